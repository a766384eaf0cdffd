"""The office's own rule sets: copied, changed, confirmed, used by rounds and decisions from their day on, taken in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.law.judging.findings import Rule
from desktop_app.domain.law.rule_fields import (
    AwardFields,
    BasisFields,
    CapFields,
    ConditionFields,
    ConditionKind,
    RatingWord,
    RuleFields,
    SalaryFields,
    VoteFields,
    fields_of_rule,
)
from desktop_app.domain.law.rule_files import parse_rule_set
from desktop_app.domain.law.rule_lines import RuleLine
from desktop_app.domain.law.rule_tables import copied_text, values_at, with_rule
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.keeping.history import undo
from desktop_app.services.law import own_sets, rules
from desktop_app.services.law.own_sets import SetFields
from desktop_app.services.review_rounds import round_row
from desktop_app.services.rounds.checks import check_fields
from tests.books import labels, person, refused, review_round, rows_of, unit
from tests.services.awards.test_money import fields as decision_fields
from tests.services.judging import a_person, rated

SHIPPED = "2026-10-01"
FIRST = date(2027, 3, 1)
HEAD = SetFields("quy định năm 2027 của tỉnh", FIRST)
MEMO = "Quyết định số 9/2027/QĐ-UBND, Điều 5"


def copied(book: Book, head: SetFields = HEAD, code: str = SHIPPED) -> str:
    return own_sets.code_of(book, own_sets.copy_set(book, code, head).only_id("rule_set"))


def on(book: Book, day: date) -> RuleSet:
    with book.store.reading() as connection:
        return rules.rules_on(connection, day)


def line(book: Book, code: str, path: str) -> RuleLine:
    (rule_line,) = [line for line in rules.rule_lines_in_force(book, code, 2027) if line.path == path]
    return rule_line


def entered(book: Book, code: str, path: str, **changed: object) -> dict[str, object]:
    """Return the values of a rule as its form reads and writes them, some of them changed."""
    fields = fields_of_rule(path, own_sets.rule_values(book, code, path))
    return dict(replace(fields, **changed).values())  # type: ignore[type-var]


def certificate_worth(book: Book, code: str, coefficient: str) -> None:
    path = "award.certificate_of_merit"
    own_sets.change_rule(book, code, path, entered(book, code, path, individual=coefficient, confirmed=True))


@pytest.mark.parametrize("code", rules.shipped_texts())
def test_a_copy_says_what_the_set_says(code: str) -> None:
    text = rules.shipped_texts()[code]
    copy = parse_rule_set(
        copied_text(text, "own", {"name": "chép", "first": FIRST, "note": parse_rule_set(text).note or None})
    )
    assert replace(copy, code=code, name="", first=FIRST, last=None) == replace(
        parse_rule_set(text), name="", first=FIRST, last=None
    )


@pytest.mark.parametrize("code", rules.shipped_texts())
def test_every_rule_is_read_into_its_form_and_back_without_a_change(code: str) -> None:
    text = rules.shipped_texts()[code]
    rule_set = parse_rule_set(text)
    paths = [f"basis.{place}" for place in range(len(rule_set.bases))]
    paths += [f"vote.{place}" for place in range(len(rule_set.votes))]
    paths += [f"cap.{place}" for place in range(len(rule_set.caps))]
    paths += [f"award.{award.code}" for award in rule_set.awards]
    paths += [f"principle.{principle}" for principle in rule_set.principles]
    paths += ["newcomer", "quorum", "unit_vote", "money"]
    for path in paths:
        values = dict(fields_of_rule(path, values_at(text, path)).values())
        changed = with_rule(text, path, values)
        again = parse_rule_set(changed)
        if not path.startswith("award."):
            assert again == rule_set, path
        else:
            # who decides and the award itself have one confirmation in the form
            assert [award.terms for award in again.awards] == [award.terms for award in rule_set.awards], path


class TestDays:
    def test_a_set_holds_from_its_first_day_until_the_next_begins(self, book: Book) -> None:
        code = copied(book)
        later = copied(book, SetFields("sau nữa", date(2028, 1, 1)), code)
        held = [on(book, day).code for day in (date(2027, 2, 28), FIRST, date(2027, 12, 31), date(2028, 1, 1))]
        assert held == [SHIPPED, code, code, later]

    def test_after_its_last_day_the_set_before_it_holds_again(self, book: Book) -> None:
        code = copied(book, replace(HEAD, last=date(2027, 12, 31)))
        assert [on(book, day).code for day in (date(2027, 12, 31), date(2028, 1, 1))] == [code, SHIPPED]

    def test_one_of_the_same_day_stands_in_for_the_shipped_one(self, book: Book) -> None:
        code = copied(book, SetFields("của tỉnh", date(2026, 10, 1)))
        assert on(book, date(2026, 11, 1)).code == code
        assert on(book, date(2026, 9, 30)).code == "2025-07-01"

    def test_a_day_outside_every_set_is_said(self, book: Book) -> None:
        with refused(book, InvalidRecord, "Không có bộ quy định thi đua, khen thưởng nào cho ngày 30/09/2017"):
            on(book, date(2017, 9, 30))

    def test_two_of_the_office_cannot_begin_on_one_day(self, book: Book) -> None:
        copied(book)
        with refused(book, InvalidRecord, "cũng bắt đầu từ ngày 01/03/2027") as problem:
            copied(book, replace(HEAD, name="khác"))
        assert problem.value.field == "first"

    def test_name_and_days_are_changed_and_wrong_ones_refused(self, book: Book) -> None:
        code = copied(book)
        own_sets.change_set(book, code, SetFields("tên mới", date(2027, 4, 1), date(2027, 12, 31), "Theo công văn."))
        rule_set = on(book, date(2027, 4, 1))
        assert (rule_set.name, rule_set.last, rule_set.note) == ("tên mới", date(2027, 12, 31), "Theo công văn.")
        for fields, field in ((replace(HEAD, name=" "), "name"), (replace(HEAD, last=date(2027, 1, 1)), "last")):
            with refused(book, InvalidRecord) as problem:
                own_sets.change_set(book, code, fields)
            assert problem.value.field == field


class TestChanges:
    def test_a_coefficient_holds_for_decisions_from_the_sets_day_on_and_old_ones_stay(self, book: Book) -> None:
        person(book, "Lộc Thị Đào", unit(book, "Văn phòng"))
        given = [DirectAward(NomineeKind.INDIVIDUAL, 1, "certificate_of_merit")]
        before = save_direct_decision(book, None, decision_fields(date(2027, 2, 1), "1/QĐ-A"), given).only_id(
            "decision"
        )
        certificate_worth(book, copied(book), "0,4")
        save_direct_decision(book, None, decision_fields(date(2027, 3, 1), "2/QĐ-A"), given)
        assert rows_of(book, "award", "coefficient, amount") == [("0.3", 760_000), ("0.4", 1_020_000)]
        assert rows_of(book, "decision", "rule_set")[0] == (SHIPPED,)
        assert before

    def test_a_set_that_a_signed_decision_used_stays_as_it_is(self, book: Book) -> None:
        code = copied(book)
        person(book, "Lộc Thị Đào", unit(book, "Văn phòng"))
        given = [DirectAward(NomineeKind.INDIVIDUAL, 1, "certificate_of_merit")]
        save_direct_decision(book, None, decision_fields(date(2027, 3, 1), "2/QĐ-A"), given)
        with refused(book, InvalidRecord, "đã áp dụng cho quyết định 2/QĐ-A"):
            certificate_worth(book, code, "0,4")
        with refused(book, InvalidRecord, "đã áp dụng cho quyết định 2/QĐ-A"):
            own_sets.remove_set(book, code)

    def test_a_round_keeps_what_its_set_said_when_it_was_opened(self, book: Book) -> None:
        code = copied(book)
        review_round(book, "2027-H2")
        path = "newcomer"
        own_sets.change_rule(book, code, path, entered(book, code, path, months="9"))
        with book.store.reading() as connection:
            judged = rules.round_rules(round_row(connection, "2027-H2"))
        assert (judged.code, judged.newcomer.months) == (code, 6)
        assert on(book, FIRST).newcomer.months == 9

    def test_a_condition_of_giay_khen_is_judged(self, book: Book) -> None:
        code = copied(book)
        condition = ConditionFields(ConditionKind.RATING, MEMO, RatingWord.EXCELLENT, confirmed=True)
        own_sets.change_rule(book, code, "award.certificate_of_merit.individual", condition.values())
        review_round(book, "2027-H2")
        someone = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"))
        rated(book, someone, {2027: Rating.GOOD})
        fields = NominationFields("2027-H2", NomineeKind.INDIVIDUAL, someone, award="certificate_of_merit")
        fields = replace(fields, commendation_type=CommendationType.MERIT)
        unmet = [finding for finding in check_fields(book, fields) if finding.rule is Rule.REQUIREMENT]
        assert [finding.article for finding in unmet] == [MEMO]
        rated(book, someone, {2027: Rating.EXCELLENT})
        assert not [finding for finding in check_fields(book, fields) if finding.rule is Rule.REQUIREMENT]
        own_sets.remove_rule(book, code, "award.certificate_of_merit.individual.0")
        assert on(book, FIRST).award("certificate_of_merit").terms[NomineeKind.INDIVIDUAL].requirements == ()
        assert a_person(someone)

    def test_bases_votes_caps_awards_and_salaries_are_added_and_taken_away(self, book: Book) -> None:
        code = copied(book)
        counts = [len(on(book, FIRST).bases), len(on(book, FIRST).votes), len(on(book, FIRST).caps)]
        medal = AwardFields(
            "Kỷ niệm chương ngành Thi đua", "KNC TĐ", "Bộ trưởng Bộ Nội vụ", MEMO, individual="0,4", confirmed=True
        )
        added: dict[str, RuleFields] = {
            "basis": BasisFields(MEMO, first=date(2027, 5, 1)),
            "vote": VoteFields("75 %", MEMO, "certificate_of_merit", ballot=True, confirmed=True),
            "cap": CapFields("certificate_of_merit", "advanced_worker", "30 %", MEMO, confirmed=True),
            "award": medal,
            "salary": SalaryFields(date(2027, 7, 1), "2.800.000", MEMO, confirmed=True),
        }
        for path, fields in added.items():
            own_sets.change_rule(book, code, path, fields.values())
        rule_set = on(book, FIRST)
        assert [len(rule_set.bases), len(rule_set.votes), len(rule_set.caps)] == [count + 1 for count in counts]
        assert rule_set.vote_rule("certificate_of_merit", FIRST).ballot
        new = rule_set.award("ky_niem_chuong_nganh_thi_dua")
        assert (new.terms[NomineeKind.INDIVIDUAL].coefficient, new.decision.confirmed) == (Decimal("0.4"), True)
        with book.store.reading() as connection:
            amounts = [rules.salary_on(connection, day).amount for day in (date(2027, 6, 30), date(2027, 7, 1))]
        assert amounts == [2_530_000, 2_800_000]
        for path in (f"basis.{counts[0]}", f"vote.{counts[1]}", f"cap.{counts[2]}", f"award.{new.code}", "salary.0"):
            own_sets.remove_rule(book, code, path)
        assert replace(on(book, FIRST), bases=()) == replace(rule_set_of_copy(code), bases=())

    def test_each_change_can_be_undone_and_is_in_the_history(self, book: Book) -> None:
        code = copied(book)
        certificate_worth(book, code, "0,4")
        undo(book)
        terms = on(book, FIRST).award("certificate_of_merit").terms
        assert terms[NomineeKind.INDIVIDUAL].coefficient == Decimal("0.3")
        assert labels(book)[0] == "Chép bộ quy định “quy định năm 2027 của tỉnh”"
        undo(book)
        assert on(book, FIRST).code == SHIPPED


def rule_set_of_copy(code: str) -> RuleSet:
    text = copied_text(rules.shipped_texts()[SHIPPED], code, {"name": HEAD.name, "first": FIRST})
    return parse_rule_set(text)


class TestConfirming:
    def test_who_confirmed_a_rule_and_when_is_shown(self, book: Book) -> None:
        code = copied(book)
        assert not line(book, code, "newcomer").confirmed
        own_sets.confirm_rule(book, code, "newcomer")
        (actor,) = rows_of(book, "change", "DISTINCT actor")[0]
        assert line(book, code, "newcomer").remark == f"Đã xác nhận: {actor}, {date.today():%d/%m/%Y}"
        assert line(book, code, "newcomer").confirmed

    def test_an_award_is_confirmed_with_who_decides_on_it(self, book: Book) -> None:
        code = copied(book)
        own_sets.confirm_rule(book, code, "award.certificate_of_merit")
        award = on(book, FIRST).award("certificate_of_merit")
        assert award.provision.confirmed
        assert award.decision.confirmed_on == date.today()

    def test_taking_the_confirmation_back_takes_the_name_away(self, book: Book) -> None:
        code = copied(book)
        own_sets.confirm_rule(book, code, "quorum")
        own_sets.change_rule(book, code, "quorum", entered(book, code, "quorum", confirmed=False))
        provision = on(book, FIRST).quorum_provision
        assert (provision.confirmed, provision.confirmed_by, provision.confirmed_on) == (False, "", None)


class TestRefusals:
    def test_a_shipped_set_is_not_changed(self, book: Book) -> None:
        with refused(book, InvalidRecord, "giữ nguyên, không sửa được"):
            own_sets.change_rule(book, SHIPPED, "newcomer", {"months": 3})
        with refused(book, InvalidRecord, "Không có bộ quy định mã “nobody”"):
            own_sets.remove_set(book, "nobody")

    @pytest.mark.parametrize(
        ("path", "values"),
        [
            ("newcomer", {"months": 0}),
            ("quorum", {"share": "3/2"}),
            ("award.certificate_of_merit", {"level": "village"}),
            ("award.certificate_of_merit.individual", {"kind": "title_run", "title": "nobody", "article": MEMO}),
            ("vote.9", {"share": "1/2"}),
            ("award.nobody", {"name": "?"}),
            ("salary", {"first": date(2027, 7, 1), "amount": 0, "article": MEMO}),
            ("mood", {"share": "1/2"}),
            ("newcomer", {"mood": 1}),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(self, book: Book, path: str, values: dict[str, object]) -> None:
        code = copied(book)
        with refused(book, InvalidRecord):
            own_sets.change_rule(book, code, path, values)

    @pytest.mark.parametrize("path", ["newcomer", "money", "vote.3", "award.advanced_worker"])
    def test_what_every_set_needs_stays(self, book: Book, path: str) -> None:
        code = copied(book)
        with refused(book, InvalidRecord):
            own_sets.remove_rule(book, code, path)


class TestFiles:
    def test_a_set_goes_out_as_a_file_and_comes_in_again(self, book: Book, tmp_path: Path) -> None:
        code, file = copied(book), tmp_path / "bo.toml"
        certificate_worth(book, code, "0,4")
        own_sets.export_set(book, code, file)
        own_sets.remove_set(book, code)
        assert on(book, FIRST).code == SHIPPED
        rule_set, changes = own_sets.import_set(book, file, dry_run=True)
        assert (rule_set.code, changes, on(book, FIRST).code) == (code, None, SHIPPED)
        own_sets.import_set(book, file)
        with book.store.reading() as connection:
            terms = catalogue_on(connection, FIRST).award("certificate_of_merit").terms
        assert terms[NomineeKind.INDIVIDUAL].coefficient == Decimal("0.4")
        file.write_text(
            file.read_text(encoding="utf-8").replace("coefficient = 0.4", "coefficient = 0.5"), encoding="utf-8"
        )
        own_sets.import_set(book, file)
        assert len(rows_of(book, "rule_set", "code")) == 1

    @pytest.mark.parametrize("text", ["", "[[", "\xff", 'code = "x"\nname = "y"', "mood = 1"])
    def test_a_file_that_is_none_is_refused(self, book: Book, tmp_path: Path, text: str) -> None:
        file = tmp_path / "bo.toml"
        file.write_bytes(text.encode("latin-1"))
        with refused(book, UnreadableInput):
            own_sets.import_set(book, file)

    def test_a_shipped_set_exported_needs_a_code_of_its_own_to_come_in(self, book: Book, tmp_path: Path) -> None:
        file = tmp_path / "bo.toml"
        own_sets.export_set(book, SHIPPED, file)
        with refused(book, InvalidRecord, "đặt mã khác"):
            own_sets.import_set(book, file)
