"""A round keeps the rules that judge it, offers what they allow, and is opened and closed."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.law.province import ProvinceRules, ProvinceVote
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CERTIFICATE_OF_MERIT, NomineeKind
from desktop_app.services import review_rounds
from desktop_app.services.book import Book
from desktop_app.services.keeping.history import undo
from desktop_app.services.law import rules
from desktop_app.services.rounds import acts
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from tests.books import REASON, BookIds, individual, refused, review_round

FIGHTER = "grassroots_fighter"
PROVINCE = ProvinceRules("Quyết định số 7/2026/QĐ-UBND", newcomer_months=8)


def judged_by(book: Book, code: str) -> RuleSet:
    with book.store.reading() as connection:
        return rules.round_rules(review_rounds.round_row(connection, code))


@pytest.mark.parametrize(
    ("code", "rule_set"),
    [
        ("2023-H2", "2017-10-01"),
        ("2024-H1", "2024-01-01"),
        ("2025-H1", "2024-01-01"),
        ("2025-H2", "2025-07-01"),
        ("2026-H1", "2025-07-01"),
        ("2026-H2", "2026-10-01"),
    ],
)
def test_a_round_is_judged_by_the_law_of_its_last_day(book: Book, code: str, rule_set: str) -> None:
    review_round(book, code)
    assert judged_by(book, code).code == rule_set
    assert review_rounds.round_of(book, code).rule_set == rule_set


def test_a_round_keeps_the_provinces_values_it_was_opened_under(book: Book) -> None:
    review_round(book, "2025-H2")
    rules.save_province_rules(book, PROVINCE)
    review_round(book, "2026-H1")
    rules.save_province_rules(book, replace(PROVINCE, newcomer_months=9))
    assert [judged_by(book, code).newcomer.months for code in ("2025-H2", "2026-H1")] == [6, 8]
    assert rules.province_rules(book).newcomer_months == 9
    acts.judge_by_province_rules(book, "2026-H1")
    assert judged_by(book, "2026-H1").newcomer.months == 9
    undo(book)
    assert judged_by(book, "2026-H1").newcomer.months == 8


def test_the_provinces_values_are_taken_back_whole(book: Book) -> None:
    assert rules.province_rules(book).is_empty
    rules.save_province_rules(book, PROVINCE)
    rules.save_province_rules(book, ProvinceRules())
    assert rules.province_rules(book) == ProvinceRules()


def test_a_vote_for_an_unknown_award_is_refused(book: Book) -> None:
    vote = {"no_such_award": ProvinceVote(Fraction(7, 10))}
    with refused(book, InvalidRecord, "no_such_award"):
        rules.save_province_rules(book, replace(PROVINCE, votes=vote))


def test_a_half_year_offers_no_yearly_title(book: Book, filled: BookIds) -> None:
    fields = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, filled.dang, award=FIGHTER, summary="Tốt.")
    with refused(book, InvalidRecord, "xét hằng năm") as refusal:
        nominate(book, fields)
    assert refusal.value.field == "award"
    nominated = nominate(book, replace(fields, round_code="2025-H2", exception_reason=REASON)).only_id("nomination")
    assert nomination(book, nominated).award == "Chiến sĩ thi đua cơ sở"
    assert nomination(book, nominated).fields.award == FIGHTER


def test_an_award_is_given_to_those_it_is_for(book: Book, filled: BookIds) -> None:
    fields = NominationFields("2025-H2", NomineeKind.COLLECTIVE, unit_id=filled.centre, award=FIGHTER, summary="Tốt.")
    with refused(book, InvalidRecord, "không tặng cho tập thể"):
        nominate(book, fields)
    with refused(book, InvalidRecord, "không có trong danh mục"):
        nominate(book, replace(fields, award="no_such_award"))


def test_the_same_nominee_may_be_proposed_for_a_title_and_a_form(book: Book, filled: BookIds) -> None:
    title = NominationFields("2025-H2", NomineeKind.INDIVIDUAL, filled.dang, award=FIGHTER, summary="Tốt.")
    title = replace(title, exception_reason=REASON)
    nominate(book, title)
    nominate(book, replace(title, award=CERTIFICATE_OF_MERIT))
    with refused(book, InvalidRecord, "đã được đề nghị Chiến sĩ thi đua cơ sở"):
        nominate(book, title)


def test_what_is_offered_to_either_kind_comes_once_highest_first(book: Book) -> None:
    both = [award.code for award in rules.offered(book, "2025-H2")]
    assert both.count(CERTIFICATE_OF_MERIT) == 1
    assert both.index("provincial_fighter") < both.index(FIGHTER) < both.index(CERTIFICATE_OF_MERIT)
    people = [award.code for award in rules.offered(book, "2025-H2", NomineeKind.INDIVIDUAL)]
    assert "excellent_collective" in both
    assert "excellent_collective" not in people


def test_nothing_is_nominated_in_a_closed_round_until_it_is_opened_again(book: Book, filled: BookIds) -> None:
    review_round = review_rounds.round_of(book, "2026-H1")
    acts.change_round(book, replace(review_round, closed_on=date.today()))
    fields = nomination(book, filled.of_lan).fields
    with refused(book, InvalidRecord, "đã đóng"):
        change_nomination(book, filled.of_lan, replace(fields, summary="Khác."))
    with refused(book, InvalidRecord, "đã đóng"):
        individual(book, filled.dang, "2026-H1")
    acts.change_round(book, replace(review_round, closed_on=date.today() + timedelta(days=1)))
    change_nomination(book, filled.of_lan, replace(fields, summary="Khác."))


def test_a_round_closes_after_it_opens_and_has_a_rule_set_there_is(book: Book, filled: BookIds) -> None:
    review_round = review_rounds.round_of(book, "2026-H1")
    with refused(book, InvalidRecord, "phải sau ngày mở") as problem:
        acts.change_round(book, replace(review_round, opened_on=date(2026, 7, 1), closed_on=date(2026, 6, 30)))
    assert problem.value.field == "closed_on"
    with refused(book, InvalidRecord, "bộ quy định"):
        acts.change_round(book, replace(review_round, rule_set="1999-01-01"))
    acts.change_round(book, replace(review_round, rule_set="2026-10-01"))
    assert judged_by(book, "2026-H1").code == "2026-10-01"


def test_saving_what_the_council_has_voted_on_keeps_its_state(book: Book, filled: BookIds) -> None:
    with book.store.work("Hội đồng") as work:
        work.update("nomination", filled.of_lan, {"state": NominationState.PASSED.value})
    fields = nomination(book, filled.of_lan).fields
    changed = replace(fields, note="Đã sửa", state=NominationState.COMPLETE)
    change_nomination(book, filled.of_lan, changed)
    assert nomination(book, filled.of_lan).fields.state is NominationState.PASSED
    with refused(book, InvalidRecord, "không chuyển sang “Nháp” được"):
        change_nomination(book, filled.of_lan, replace(fields, state=NominationState.DRAFT))


def test_the_evidence_of_a_nomination_is_stored_with_it(book: Book, filled: BookIds) -> None:
    fields = nomination(book, filled.of_lan).fields
    whole = replace(
        fields,
        reason_line="Đã có thành tích trong phong trào",
        exception_reason="Hội đồng xem xét",
        exemplar=True,
        activity_ids=(1,),
        papers=("report", "minutes"),
    )
    change_nomination(book, filled.of_lan, whole)
    assert nomination(book, filled.of_lan).fields == whole
    change_nomination(book, filled.of_lan, replace(whole, activity_ids=(), papers=("minutes",)))
    assert nomination(book, filled.of_lan).fields == replace(whole, activity_ids=(), papers=("minutes",))
    undo(book)
    assert nomination(book, filled.of_lan).fields == whole
    with pytest.raises(RecordGone):
        change_nomination(book, filled.of_lan, replace(whole, activity_ids=(999,)))
