"""Decisions of the department: a list in order while it is a draft, frozen when it gets its number and date."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards import decisions, next_decision
from desktop_app.services.awards.direct_awards import DirectAward, direct_decision, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.keeping import history, trash
from desktop_app.services.office.people import save_person
from desktop_app.services.rounds.checks import ReasonRequired
from desktop_app.services.rounds.nomination_acts import move, withdraw
from desktop_app.services.rounds.nominations import change_nomination, nomination
from desktop_app.services.standing.year_records import save_hold
from tests.books import (
    REASON,
    collective,
    individual,
    labels,
    person,
    record_rows,
    refused,
    review_round,
    rows_of,
    unit,
)
from tests.services.judging import a_person
from tests.services.meetings import meeting

CODE = "2026-H1"
SIGNED = date(2026, 7, 2)


def _fill_round_of_three(book: Book) -> None:
    office = unit(book, "Văn phòng")
    people = [person(book, name, office, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng")]
    review_round(book, CODE)
    collective(book, office)
    for person_id in people:
        individual(book, person_id)


FILLINGS = {"round_of_three": _fill_round_of_three}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def round_of_three(book: Book) -> Book:
    """A round with a collective (nomination 1) and two people (2 and 3), all complete."""
    return book


def drafted(book: Book, *nominations: int) -> int:
    fields = DecisionFields("Về việc tặng Giấy khen", issuing_body="Sở Ngoại vụ", round_code=CODE)
    return decisions.save_decision(book, None, fields, nominations).only_id("decision")


def signed(book: Book, *nominations: int, number: str = "15/QĐ-SNgV", day: date = SIGNED) -> int:
    decision_id = drafted(book, *nominations)
    decisions.sign_decision(book, decision_id, number, day)
    return decision_id


def states(book: Book) -> list[object]:
    return [state for (state,) in rows_of(book, "nomination", "state")]


def test_what_the_council_has_not_voted_on_is_decided_only_for_a_reason(round_of_three: Book) -> None:
    book = round_of_three
    session = meeting(book, CODE, nominations=[1, 2])
    record_votes(book, session.id, {1: Votes(3, 3, 3, 3)})
    unvoted = "Hội đồng chưa biểu quyết: “Lộc Thị Đào” (Giấy khen), “Bế Quốc Dũng” (Giấy khen)."
    with refused(book, InvalidRecord, unvoted):
        drafted(book, 1, 2, 3)
    with refused(book, InvalidRecord, unvoted):
        next_decision.decide_next(book, CODE)
    decision_id = drafted(book, 1)
    record_votes(book, session.id, {2: Votes(3, 3, 3, 3)})
    decisions.save_decision(book, decision_id, decisions.decision(book, decision_id)[0], [1, 2])
    # A vote that is taken away again is missed when the decision is signed.
    record_votes(book, session.id, {2: None})
    with refused(book, InvalidRecord, "Hội đồng chưa biểu quyết: “Lộc Thị Đào”"):
        decisions.sign_decision(book, decision_id, "15/QĐ-SNgV", SIGNED)
    fields = nomination(book, 2).fields
    change_nomination(book, 2, replace(fields, exception_reason="Khen đột xuất theo ý kiến của Giám đốc"))
    decisions.sign_decision(book, decision_id, "15/QĐ-SNgV", SIGNED)
    assert states(book) == ["decided", "decided", "complete"]


def test_a_draft_has_no_money_and_decides_nothing(round_of_three: Book) -> None:
    drafted(round_of_three, 1, 2)
    assert rows_of(round_of_three, "award", "amount, coefficient") == [(None, ""), (None, "")]
    assert states(round_of_three) == ["complete"] * 3


def test_number_and_date_freeze_the_money_and_decide_the_nominations(round_of_three: Book) -> None:
    signed(round_of_three, 1, 2, 3)
    assert rows_of(round_of_three, "award", "coefficient, base_salary, amount, unpaid_reason") == [
        ("0.6", 2_530_000, 1_520_000, ""),
        ("0.3", 2_530_000, 760_000, ""),
        ("0.3", 2_530_000, 760_000, ""),
    ]
    assert rows_of(round_of_three, "decision", "number, signed_on, rule_set, base_salary") == [
        ("15/QĐ-SNgV", "2026-07-02", "2025-07-01", 2_530_000)
    ]
    assert states(round_of_three) == ["decided"] * 3
    assert labels(round_of_three)[-1] == "Nhập số, ngày quyết định 15/QĐ-SNgV"


def test_the_decision_bounds_the_achievement_by_its_round(round_of_three: Book) -> None:
    """Nghị định 152/2025/NĐ-CP, Điều 33 khoản 7: the next award counts from there."""
    signed(round_of_three, 2)
    days = ("2026-01-01", "2026-06-30")
    assert rows_of(round_of_three, "decision", "period_from, period_to") == [days]
    assert rows_of(round_of_three, "award", "period_from, period_to") == [days]


def test_names_follow_until_it_is_signed_and_never_after(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 2)
    save_person(round_of_three, 1, PersonFields("Lộc Thị Đào Anh", "female"), [])
    decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)
    save_person(round_of_three, 1, PersonFields("Lộc Thị Đào Em", "female"), [])
    fields, given = decisions.decision(round_of_three, decision_id)
    decisions.save_decision(round_of_three, decision_id, fields, given)
    assert rows_of(round_of_three, "award", "awarded_name, post_title") == [("Lộc Thị Đào Anh", "Chuyên viên")]


def test_the_number_alone_or_the_date_alone_signs_nothing(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 1)
    for number, day, words in (("15", None, "ngày ký"), ("", SIGNED, "phải có số"), ("", None, "Nhập số quyết định")):
        with refused(round_of_three, InvalidRecord, words):
            decisions.sign_decision(round_of_three, decision_id, number, day)


def test_a_number_is_used_once_a_year_by_a_body(round_of_three: Book) -> None:
    signed(round_of_three, 1)
    other = drafted(round_of_three, 2)
    with refused(round_of_three, InvalidRecord, "đã dùng trong năm 2026"):
        decisions.sign_decision(round_of_three, other, "15/QĐ-SNgV", date(2026, 12, 1))
    fields, given = decisions.decision(round_of_three, other)
    renamed = replace(fields, issuing_body="Giám đốc Sở Ngoại vụ", number="15/QĐ-SNgV", signed_on=date(2026, 12, 1))
    with refused(round_of_three, InvalidRecord, "đã dùng trong năm 2026"):
        decisions.save_decision(round_of_three, other, renamed, given)
    decisions.sign_decision(round_of_three, other, "15/QĐ-SNgV", date(2027, 1, 4))


def test_the_order_can_be_changed_while_it_is_a_draft(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 1, 2, 3)
    decisions.move_award(round_of_three, 3, -1)
    assert decisions.decision(round_of_three, decision_id)[1] == (1, 3, 2)
    assert rows_of(round_of_three, "award", "id, position") == [(1, 1), (2, 3), (3, 2)]
    # A collective stays before the people, however far it is moved.
    decisions.move_award(round_of_three, 1, 5)
    assert decisions.decision(round_of_three, decision_id)[1] == (1, 3, 2)
    assert decisions.move_award(round_of_three, 3, -1).change_id is None


def test_a_signed_list_stays_as_it_is(round_of_three: Book) -> None:
    decision_id = signed(round_of_three, 1, 2)
    fields, _ = decisions.decision(round_of_three, decision_id)
    for other in ([2, 1], [1], [1, 2, 3]):
        with refused(round_of_three, InvalidRecord, "danh sách và thứ tự không đổi được"):
            decisions.save_decision(round_of_three, decision_id, fields, other)
    with refused(round_of_three, InvalidRecord, "số sổ vàng"):
        decisions.move_award(round_of_three, 1, 1)


def test_the_day_of_other_money_is_refused(round_of_three: Book) -> None:
    decision_id = signed(round_of_three, 2)
    fields, given = decisions.decision(round_of_three, decision_id)
    with refused(round_of_three, InvalidRecord, "mức lương cơ sở khác"):
        decisions.sign_decision(round_of_three, decision_id, fields.number, date(2026, 6, 30))
    decisions.sign_decision(round_of_three, decision_id, "16/QĐ-SNgV", date(2026, 7, 3))
    assert rows_of(round_of_three, "award", "amount") == [(760_000,)]
    assert decisions.decision(round_of_three, decision_id)[1] == given


def test_without_number_and_date_it_is_a_draft_again(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 1, 2)
    before = record_rows(round_of_three)["award"]
    decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)
    fields = DecisionFields("Về việc tặng Giấy khen", issuing_body="Sở Ngoại vụ", round_code=CODE)
    decisions.save_decision(round_of_three, decision_id, fields, [1, 2])
    assert record_rows(round_of_three)["award"] == before
    assert states(round_of_three) == ["submitted", "submitted", "complete"]
    decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", date(2026, 6, 30))
    assert rows_of(round_of_three, "award", "amount") == [(1_410_000,), (710_000,)]


def test_what_is_not_ready_is_not_decided(round_of_three: Book) -> None:
    draft = individual(round_of_three, person(round_of_three, "Vi Thu Hà", 1), summary="")
    with refused(round_of_three, InvalidRecord, "“Vi Thu Hà” đang ở bước “Nháp”"):
        drafted(round_of_three, draft)
    move(round_of_three, [3], NominationState.HELD, "Chờ kết luận")
    with refused(round_of_three, InvalidRecord, "đang ở bước “Tạm hoãn”"):
        drafted(round_of_three, 3)
    decision_id = drafted(round_of_three, 2)
    withdraw(round_of_three, [2])
    with refused(round_of_three, InvalidRecord, "“Lộc Thị Đào” đang ở bước “Nháp”"):
        decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)


def test_what_lies_in_the_trash_is_not_decided(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 2)
    trash.put_in_trash(round_of_three, "nomination", [2, 3])
    with refused(round_of_three, InvalidRecord, "“Bế Quốc Dũng” đang ở trong thùng rác"):
        drafted(round_of_three, 3)
    with refused(round_of_three, InvalidRecord, "“Lộc Thị Đào” đang ở trong thùng rác"):
        decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)


def test_a_draft_that_was_signed_before_is_asked_for_reasons_again(round_of_three: Book) -> None:
    decision_id = signed(round_of_three, 1, 2)
    fields, given = decisions.decision(round_of_three, decision_id)
    decisions.save_decision(round_of_three, decision_id, replace(fields, number="", signed_on=None), given)
    put_on_hold(round_of_three, 1)
    with refused(round_of_three, ReasonRequired, "“Lộc Thị Đào”"):
        decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)
    entered = nomination(round_of_three, 2).fields
    change_nomination(round_of_three, 2, replace(entered, exception_reason=REASON))
    decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)
    assert states(round_of_three) == ["decided", "decided", "complete"]


def test_out_of_the_trash_a_signed_decision_asks_for_reasons_again(round_of_three: Book) -> None:
    decision_id = signed(round_of_three, 2)
    trash.put_in_trash(round_of_three, "decision", [decision_id])
    put_on_hold(round_of_three, 1)
    with refused(round_of_three, ReasonRequired, "“Lộc Thị Đào”"):
        trash.restore(round_of_three, "decision", [decision_id])


def test_a_decision_of_a_round_is_not_saved_as_one_typed_in(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 1)
    fields = DecisionFields("Tặng Giấy khen", "15/QĐ-SNgV", SIGNED, issuing_body="Sở Ngoại vụ")
    given = [DirectAward(NomineeKind.COLLECTIVE, 1, "certificate_of_merit")]
    with refused(round_of_three, InvalidRecord, "thuộc một đợt xét"):
        save_direct_decision(round_of_three, decision_id, fields, given)


def test_saved_again_a_typed_in_decision_keeps_the_rules_it_was_signed_by(round_of_three: Book) -> None:
    fields = DecisionFields("Tặng Giấy khen", "15/QĐ-SNgV", SIGNED, issuing_body="Sở Ngoại vụ")
    given = [DirectAward(NomineeKind.COLLECTIVE, 1, "certificate_of_merit")]
    decision_id = save_direct_decision(round_of_three, None, fields, given).only_id("decision")
    with round_of_three.store.work("Mức cũ") as work:
        work.update("decision", decision_id, {"rule_set": "2024-01-01", "base_salary": 1_800_000})
    save_direct_decision(round_of_three, decision_id, *direct_decision(round_of_three, decision_id))
    assert rows_of(round_of_three, "decision", "rule_set, base_salary") == [("2024-01-01", 1_800_000)]


def test_what_lies_in_the_trash_is_not_put_there_again(round_of_three: Book) -> None:
    trash.put_in_trash(round_of_three, "review_round", [1])
    assert trash.put_in_trash(round_of_three, "review_round", [1]).change_id is None
    trash.restore(round_of_three, "review_round", [1])
    assert {row for row in rows_of(round_of_three, "nomination", "trashed_at")} == {(None,)}


def put_on_hold(book: Book, person_id: int) -> None:
    save_hold(book, None, HoldFields(a_person(person_id), date(2026, 6, 1), None, "05/TB-SNgV"))


def test_in_the_trash_it_decides_nothing(round_of_three: Book) -> None:
    decision_id = signed(round_of_three, 1, 2)
    trash.put_in_trash(round_of_three, "decision", [decision_id])
    assert states(round_of_three) == ["submitted", "submitted", "complete"]
    trash.restore(round_of_three, "decision", [decision_id])
    assert states(round_of_three) == ["decided", "decided", "complete"]


def test_it_stays_in_the_trash_when_its_place_was_taken(round_of_three: Book) -> None:
    decision_id = signed(round_of_three, 1)
    trash.put_in_trash(round_of_three, "decision", [decision_id])
    other = signed(round_of_three, 1, number="16/QĐ-SNgV")
    with refused(round_of_three, InvalidRecord, "tại quyết định 16/QĐ-SNgV"):
        trash.restore(round_of_three, "decision", [decision_id])
    trash.put_in_trash(round_of_three, "decision", [other])
    signed(round_of_three, 2)
    with refused(round_of_three, InvalidRecord, "Số quyết định 15/QĐ-SNgV đã dùng"):
        trash.restore(round_of_three, "decision", [decision_id])


def test_undo_takes_the_signature_back_whole(round_of_three: Book) -> None:
    decision_id = drafted(round_of_three, 1, 2, 3)
    before = record_rows(round_of_three)
    decisions.sign_decision(round_of_three, decision_id, "15/QĐ-SNgV", SIGNED)
    history.undo(round_of_three)
    assert record_rows(round_of_three) == before


def test_a_decision_ends_after_it_begins(round_of_three: Book) -> None:
    fields = DecisionFields("Khen", period_from=date(2026, 6, 30), period_to=date(2026, 1, 1))
    with refused(round_of_three, InvalidRecord, "Ngày cuối") as problem:
        decisions.save_decision(round_of_three, None, fields, [1])
    assert problem.value.field == "period_to"


def test_a_decision_awards_somebody(round_of_three: Book) -> None:
    with refused(round_of_three, InvalidRecord, "Chọn ít nhất một đề nghị được khen thưởng") as why:
        drafted(round_of_three)
    assert why.value.field == "nominations"
    decision_id = drafted(round_of_three, 1)
    fields, _ = decisions.decision(round_of_three, decision_id)
    with refused(round_of_three, InvalidRecord, "Chọn ít nhất một"):
        decisions.save_decision(round_of_three, decision_id, fields, [])


def test_who_fails_a_condition_without_a_reason_is_not_decided_on(round_of_three: Book) -> None:
    save_hold(round_of_three, None, HoldFields(a_person(1), date(2026, 6, 1), None, "05/TB-SNgV"))
    with refused(round_of_three, ReasonRequired, "“Lộc Thị Đào” (Giấy khen) còn 1 điều kiện chưa đạt") as why:
        drafted(round_of_three, 1, 2, 3)
    assert why.value.field == "nominations"
    drafted(round_of_three, 1, 3)


def test_the_next_decision_is_over_all_that_is_left(round_of_three: Book) -> None:
    signed(round_of_three, 1)
    made = next_decision.decide_next(round_of_three, CODE, "16/QĐ-SNgV", SIGNED).only_id("decision")
    fields, awarded = decisions.decision(round_of_three, made)
    assert (fields.number, fields.signed_on, set(awarded)) == ("16/QĐ-SNgV", SIGNED, {2, 3})
    with refused(round_of_three, InvalidRecord, "Đợt sơ kết 6 tháng đầu năm 2026 không còn đề nghị nào chưa"):
        next_decision.decide_next(round_of_three, CODE)
