"""The progress of a round, and what is to be done next."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.rounds.steps import steps_of
from tests.books import BookIds
from tests.services.meetings import meeting

S = NominationState


def put(book: Book, nomination_id: int, state: NominationState) -> None:
    with book.store.work("Chuyển bước") as work:
        work.update("nomination", nomination_id, {"state": state.value})


def test_what_is_left_comes_in_the_order_of_the_work(book: Book, filled: BookIds) -> None:
    steps = steps_of(book, "2026-H1")
    assert steps.states == {S.DRAFT: 1, S.COMPLETE: 2}
    assert steps.total == 3
    assert [(to_do.number, to_do.state) for to_do in steps.left] == [(1, S.DRAFT), (2, S.COMPLETE)]
    assert steps.left[0].sentence == "1 đề nghị còn nháp, cần bổ sung rồi bấm “Hoàn tất”."


def test_the_refused_and_the_awarded_leave_nothing_to_do(book: Book, filled: BookIds) -> None:
    put(book, filled.of_lan, S.AWARDED)
    put(book, filled.of_division, S.FAILED)
    put(book, filled.draft, S.CANCELLED)
    steps = steps_of(book, "2026-H1")
    assert steps.total == 3
    assert steps.left == ()


def test_a_decision_without_number_is_signed_before_rewards_are_handed_over(book: Book, filled: BookIds) -> None:
    put(book, filled.draft, S.DECIDED)
    unsigned = DecisionFields("Tặng Giấy khen", round_code="2026-H1")
    decision_id = save_decision(book, None, unsigned, [filled.of_lan]).only_id("decision")
    put(book, filled.of_lan, S.SUBMITTED)
    left = steps_of(book, "2026-H1").left
    # It stands in a decision: what waits for one is another.
    assert [to_do.state for to_do in left] == [S.COMPLETE, None, S.DECIDED]
    assert left[1].sentence == "1 quyết định chưa có số, ngày."
    put(book, filled.of_division, S.SUBMITTED)
    left = steps_of(book, "2026-H1").left
    assert [(to_do.state, to_do.number) for to_do in left] == [(S.SUBMITTED, 1), (None, 1), (S.DECIDED, 1)]
    signed = DecisionFields("Tặng Giấy khen", "9/QĐ-SNgV", date(2026, 7, 9), round_code="2026-H1")
    save_decision(book, decision_id, signed, [filled.of_lan])
    assert None not in [to_do.state for to_do in steps_of(book, "2026-H1").left]


def test_what_was_decided_without_a_council_is_not_said_to_have_been_judged_by_one(book: Book, filled: BookIds) -> None:
    put(book, filled.draft, S.FAILED)
    signed = DecisionFields("Tặng Giấy khen", "9/QĐ-SNgV", date(2026, 7, 9), round_code="2026-H1")
    save_decision(book, None, signed, [filled.of_lan, filled.of_division])
    _, council, decision, _ = steps_of(book, "2026-H1").stages
    assert (council.words, council.passed, council.is_done) == ("3 không qua Hội đồng", 0, True)
    assert (decision.words, decision.missing) == ("2 có quyết định", ())
    put(book, filled.draft, S.COMPLETE)
    session = meeting(book, nominations=[filled.draft])
    record_unanimous(book, session.id)
    assert steps_of(book, "2026-H1").stages[1].words == "1 đã xét, 2 không qua Hội đồng"


def test_a_round_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(InvalidRecord, match="Chưa có đợt"):
        steps_of(book, "2030-H1")
