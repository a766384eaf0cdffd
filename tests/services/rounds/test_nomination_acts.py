"""Steps of the work for one or many nominations at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds.nominations import LONGEST_REASON, NominationFields, NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.history import undo
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.nomination_acts import SetForMany, move, set_for_many, take_back, withdraw
from desktop_app.services.rounds.nominations import DoubleNomination, nominate, nomination
from tests.books import REASON, individual, labels, person, refused, review_round, rows_of, unit

State = NominationState


@pytest.fixture
def three(book: Book) -> list[int]:
    """Three whole nominations of a year-end round."""
    office = unit(book, "Văn phòng")
    review_round(book, "2026-H2")
    return [individual(book, person(book, f"Vi Văn {name}", office), "2026-H2") for name in ("An", "Ba", "Cả")]


def states(book: Book) -> list[tuple[object, ...]]:
    return rows_of(book, "nomination", "state, state_reason")


def at(book: Book, ids: Sequence[int], state: State) -> None:
    with book.store.work("Bước") as work:
        for row_id in ids:
            work.update("nomination", row_id, {"state": state.value})


def test_a_hold_takes_its_reason_and_is_released_where_it_was(book: Book, three: list[int]) -> None:
    with refused(book, InvalidRecord, "lý do tạm hoãn") as why:
        move(book, three[:2], State.HELD, "  ")
    assert why.value.field == "reason"
    move(book, three[:2], State.HELD, " Đang xem xét  đơn theo 07/TB-SNgV ")
    assert states(book)[0] == ("held", "Đang xem xét đơn theo 07/TB-SNgV")
    assert labels(book)[-1] == "2 đề nghị: chuyển sang “Tạm hoãn”"
    take_back(book, three[:2])
    assert states(book) == [("complete", "")] * 3
    undo(book)
    assert [state for state, _ in states(book)] == ["held", "held", "complete"]


def test_a_draft_on_hold_is_a_draft_again(book: Book, three: list[int]) -> None:
    draft = individual(book, person(book, "Vi Văn Dở", 1), "2026-H2", summary="")
    move(book, [draft], State.HELD, "Chờ xác minh")
    take_back(book, [draft])
    assert nomination(book, draft).fields.state is State.DRAFT
    with refused(book, InvalidRecord, "“Vi Văn Dở” chưa có tóm tắt"):
        move(book, [draft], State.COMPLETE)
    del three


def test_several_go_to_the_council_and_up_in_one_step_each(book: Book, three: list[int]) -> None:
    move(book, three, State.COUNCIL)
    at(book, three, State.PASSED)
    move(book, three, State.SUBMITTED)
    assert labels(book)[-1] == "3 đề nghị: chuyển sang “Đã trình”"
    assert states(book) == [("submitted", "")] * 3


def test_one_that_cannot_take_the_step_refuses_all_by_name(book: Book, three: list[int]) -> None:
    at(book, three[1:2], State.DRAFT)
    with refused(book, InvalidRecord, "“Vi Văn Ba” đang ở bước “Nháp”"):
        move(book, three, State.COUNCIL)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.COMPLETE, State.DRAFT),
        (State.HELD, State.COMPLETE),
        (State.COUNCIL, State.COMPLETE),
        (State.SUBMITTED, State.COMPLETE),
    ],
)
def test_one_step_back_is_where_it_came_from(book: Book, three: list[int], before: State, after: State) -> None:
    at(book, three[:1], before)
    take_back(book, three[:1])
    assert nomination(book, three[0]).fields.state is after
    assert labels(book)[-1] == "Đề nghị “Vi Văn An”: lùi một bước"


def test_what_passed_before_it_was_submitted_has_passed_again(book: Book, three: list[int]) -> None:
    at(book, three[:1], State.SUBMITTED)
    with book.store.work("Phiên") as work:
        council = work.insert("council", {"name": "Hội đồng"})
        held = {"round_id": 1, "council_id": council, "held_on": "2026-11-20"}
        session = work.insert("council_session", held)
        work.insert("vote_tally", {"session_id": session, "nomination_id": three[0], "passed": 1})
    take_back(book, three[:1])
    assert nomination(book, three[0]).fields.state is State.PASSED


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.PASSED, "kết quả của Hội đồng"), (State.FAILED, "kết quả"), (State.DECIDED, "Đã có quyết định")],
)
def test_votes_and_decisions_are_taken_back_where_they_were_made(
    book: Book, three: list[int], state: State, words: str
) -> None:
    at(book, three[:1], state)
    with refused(book, InvalidRecord, words):
        take_back(book, three[:1])
    with refused(book, InvalidRecord, "“Vi Văn An”"):
        withdraw(book, three[:1])


@pytest.mark.parametrize("state", [State.COMPLETE, State.HELD, State.COUNCIL, State.SUBMITTED])
def test_what_is_withdrawn_is_a_draft(book: Book, three: list[int], state: State) -> None:
    at(book, three, state)
    withdraw(book, three)
    assert states(book) == [("draft", "")] * 3
    assert labels(book)[-1] == "3 đề nghị: rút về nháp"


def test_in_a_closed_round_nothing_moves(book: Book, three: list[int]) -> None:
    closed = replace(round_of(book, "2026-H2"), opened_on=None, closed_on=date(2026, 1, 2))
    change_round(book, closed)
    with refused(book, InvalidRecord, "đã đóng"):
        move(book, three, State.COUNCIL)
    with refused(book, InvalidRecord, "Chọn ít nhất một"):
        move(book, [], State.COUNCIL)


def test_award_type_period_and_reason_are_set_for_a_selection(book: Book, three: list[int]) -> None:
    wanted = SetForMany(
        "advanced_worker",
        CommendationType.MERIT,
        date(2026, 1, 1),
        date(2026, 11, 30),
        " Hoàn thành tốt  nhiệm vụ năm 2026",
        exemplar=True,
    )
    set_for_many(book, three[:2], wanted)
    for row_id in three[:2]:
        kept = nomination(book, row_id)
        fields = kept.fields
        assert (kept.award, fields.award) == ("Lao động tiên tiến", "advanced_worker")
        assert (fields.commendation_type, fields.exemplar) == (CommendationType.MERIT, True)
        assert (fields.period_from, fields.period_to) == (date(2026, 1, 1), date(2026, 11, 30))
        assert fields.reason_line == "Hoàn thành tốt nhiệm vụ năm 2026"
    assert nomination(book, three[2]).fields.award == "certificate_of_merit"
    assert labels(book)[-1] == "2 đề nghị: sửa chung"
    set_for_many(book, three, SetForMany(exemplar=False))
    assert nomination(book, three[0]).fields.reason_line == "Hoàn thành tốt nhiệm vụ năm 2026"


def test_what_cannot_be_set_is_refused_for_all(book: Book, three: list[int]) -> None:
    with refused(book, InvalidRecord, "không tặng cho cá nhân"):
        set_for_many(book, three, SetForMany("excellent_collective"))
    with refused(book, InvalidRecord, "phải sau ngày đầu"):
        set_for_many(book, three, SetForMany(period_from=date(2027, 1, 1)))
    title = NominationFields("2026-H2", NomineeKind.INDIVIDUAL, 1, award="advanced_worker", summary="Tốt.")
    nominate(book, replace(title, exception_reason=REASON))
    with refused(book, DoubleNomination, "“Vi Văn An”"):
        set_for_many(book, three, SetForMany("advanced_worker"))
    at(book, three[2:], State.COUNCIL)
    with refused(book, InvalidRecord, "“Vi Văn Cả” đang ở bước") as why:
        set_for_many(book, three, SetForMany(commendation_type=CommendationType.MERIT))
    assert "Rút về nháp" in why.value.hint
    set_for_many(book, three, SetForMany(reason_line="Đã có thành tích", exemplar=True))
    assert nomination(book, three[2]).fields.reason_line == "Đã có thành tích"
    at(book, three[2:], State.DECIDED)
    with refused(book, InvalidRecord, "Đã có quyết định"):
        set_for_many(book, three, SetForMany(reason_line="Khác"))
    with refused(book, InvalidRecord, "dài quá"):
        move(book, three, State.HELD, "a" * (LONGEST_REASON + 1))
