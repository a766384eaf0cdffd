"""A nomination that rests on another one, or on the rules of its round: what took that away says so, each step asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import SessionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.next_decision import decide_next
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import save_session
from desktop_app.services.council.vote_tallies import record_unanimous, record_votes
from desktop_app.services.keeping.history import redo, undo
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.checks import ReasonRequired, check_round
from desktop_app.services.rounds.nomination_acts import SetForMany, move, set_for_many, take_back, withdraw
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from tests.books import REASON, labels, person, refused, review_round, rows_of, unit
from tests.services.judging import rated
from tests.services.meetings import meeting

State = NominationState
CODE = "2026-H2"
HIGHER = "“Vi Văn An” (Chiến sĩ thi đua cơ sở) còn 1 điều kiện chưa đạt"


def titled(book: Book, who: int, award: str, **changed: object) -> int:
    """Nominate somebody for a title and return the nomination."""
    fields = NominationFields(
        CODE, NomineeKind.INDIVIDUAL, who, award=award, commendation_type=CommendationType.MERIT, summary="Tốt."
    )
    return nominate(book, replace(fields, **changed)).only_id("nomination")  # type: ignore[arg-type]


def _fill_leaning(book: Book) -> None:
    unit(book, "Văn phòng")
    review_round(book, CODE)
    meeting(book, CODE, held_on=date(2026, 12, 1))
    who = person(book, "Vi Văn An", 1)
    rated(book, who, {2026: Rating.EXCELLENT})
    titled(book, who, "advanced_worker")
    titled(book, who, "grassroots_fighter")


FILLINGS = {"leaning": _fill_leaning}


@pytest.fixture
def leaning(book: Book) -> tuple[int, int]:
    """Two whole nominations of one person: for Lao động tiên tiến, and for the higher title that rests on it.

    There is a Council, which has met about nobody yet.
    """
    (lower,), (higher,) = rows_of(book, "nomination", "id")
    return int(str(lower)), int(str(higher))


def _drafted(book: Book, lower: int) -> None:
    change_nomination(book, lower, replace(nomination(book, lower).fields, state=State.DRAFT))


def _refused_by_the_council(book: Book, lower: int) -> None:
    session = meeting(book, CODE, nominations=[lower], held_on=date(2026, 12, 10))
    record_votes(book, session.id, {lower: Votes(3, 3, 3, 0, 3)})


AWAY: dict[str, Callable[[Book, int], object]] = {
    "withdrawn": lambda book, lower: withdraw(book, [lower]),
    "a step back": lambda book, lower: take_back(book, [lower]),
    "held": lambda book, lower: move(book, [lower], State.HELD, "Chờ kết luận"),
    "saved as a draft": _drafted,
    "another award": lambda book, lower: set_for_many(book, [lower], SetForMany(award="certificate_of_merit")),
    "in the trash": lambda book, lower: put_in_trash(book, "nomination", [lower]),
    "refused by the Council": _refused_by_the_council,
}


@pytest.mark.parametrize("away", AWAY.values(), ids=AWAY)
def test_what_takes_the_lower_title_off_the_list_says_who_rested_on_it(
    book: Book, leaning: tuple[int, int], away: Callable[[Book, int], object]
) -> None:
    lower, higher = leaning
    away(book, lower)
    label = labels(book)[-1]
    assert f"; từ nay {HIGHER}" in label
    assert "Điều" in label
    assert nomination(book, higher).fields.state is State.COMPLETE
    undo(book)
    redo(book)
    assert nomination(book, higher).fields.state is State.COMPLETE


def test_nobody_is_named_who_rests_on_nothing_or_has_a_reason(book: Book, leaning: tuple[int, int]) -> None:
    lower, higher = leaning
    withdraw(book, [higher])
    assert labels(book)[-1] == "Đề nghị “Vi Văn An”: rút về nháp"
    move(book, [higher], State.COMPLETE)
    set_for_many(book, [higher], SetForMany(exception_reason=REASON))
    withdraw(book, [lower])
    assert labels(book)[-1] == "Đề nghị “Vi Văn An”: rút về nháp"


def _to_a_session(book: Book, higher: int) -> None:
    save_session(book, None, SessionFields(CODE, 1, date(2026, 12, 10)), nominations=[higher])


def _on_a_decision(book: Book, higher: int) -> None:
    save_decision(book, None, DecisionFields("Tặng danh hiệu", round_code=CODE), [higher])


STEPS: dict[str, Callable[[Book, int], object]] = {
    "to the Council": lambda book, higher: move(book, [higher], State.COUNCIL),
    "submitted": lambda book, higher: move(book, [higher], State.SUBMITTED),
    "on a session's list": _to_a_session,
    "on a decision": _on_a_decision,
    "on the next decision": lambda book, higher: decide_next(book, CODE),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_each_next_step_asks_for_a_reason(
    book: Book, leaning: tuple[int, int], step: Callable[[Book, int], object]
) -> None:
    lower, higher = leaning
    withdraw(book, [lower])
    (judged,) = [row for row in check_round(book, CODE).nominations if row.id == higher]
    assert judged.unexplained
    with refused(book, ReasonRequired, "“Vi Văn An” (Chiến sĩ thi đua cơ sở)"):
        step(book, higher)
    set_for_many(book, [higher], SetForMany(exception_reason=REASON))
    step(book, higher)


def test_after_the_vote_submitting_and_signing_ask(book: Book, leaning: tuple[int, int]) -> None:
    lower, higher = leaning
    session = meeting(book, CODE, nominations=[higher], held_on=date(2026, 12, 10))
    record_unanimous(book, session.id)
    decision = save_decision(book, None, DecisionFields("Tặng danh hiệu", round_code=CODE), [higher])
    decision_id = decision.only_id("decision")
    withdraw(book, [lower])
    assert HIGHER in labels(book)[-1]
    with refused(book, ReasonRequired, "“Vi Văn An”"):
        move(book, [higher], State.SUBMITTED)
    signed = DecisionFields("Tặng danh hiệu", "15/QĐ-SNgV", date(2026, 12, 20), round_code=CODE)
    with refused(book, ReasonRequired, "“Vi Văn An”"):
        save_decision(book, decision_id, signed, [higher])


def medal(book: Book) -> int:
    """Nominate somebody for Kỷ niệm chương, which the rules of 2017 do not have."""
    unit(book, "Văn phòng")
    review_round(book, CODE)
    who = person(book, "Vi Văn An", 1)
    fields = NominationFields(CODE, NomineeKind.INDIVIDUAL, who, award="commemorative_medal", summary="Tốt.")
    return nominate(book, replace(fields, exception_reason="")).only_id("nomination")


def by_rules_of(book: Book, rule_set: str) -> None:
    change_round(book, replace(round_of(book, CODE), rule_set=rule_set))


def test_rules_without_the_award_say_so_and_let_no_step_pass(book: Book) -> None:
    proposed = medal(book)
    by_rules_of(book, "2017-10-01")
    label = labels(book)[-1]
    assert label.startswith(
        f"Sửa đợt {round_title(CODE)}; từ nay “Vi Văn An” (Kỷ niệm chương) còn 1 điều kiện chưa đạt"
    )
    assert "“Kỷ niệm chương” không có trong danh mục khen thưởng của quy định áp dụng đến 31/12/2023" in label
    assert "Điều" in label
    for state in (State.COUNCIL, State.SUBMITTED):
        with refused(book, ReasonRequired, "không có trong danh mục khen thưởng"):
            move(book, [proposed], state)
    with refused(book, ReasonRequired, "không có trong danh mục khen thưởng"):
        decide_next(book, CODE)
    with refused(book, InvalidRecord, "không có trong danh mục khen thưởng") as why:
        change_nomination(book, proposed, nomination(book, proposed).fields)
    assert why.value.field == "award"
    by_rules_of(book, "2026-10-01")
    assert labels(book)[-1] == f"Sửa đợt {round_title(CODE)}"
    move(book, [proposed], State.COUNCIL)


def test_a_closed_round_keeps_its_nominations_out_of_the_trash_and_in_it(book: Book, leaning: tuple[int, int]) -> None:
    lower, higher = leaning
    put_in_trash(book, "nomination", [lower])
    change_round(book, replace(round_of(book, CODE), opened_on=None, closed_on=date(2026, 1, 2)))
    with refused(book, InvalidRecord, f"Đợt {round_title(CODE)} đã đóng") as why:
        put_in_trash(book, "nomination", [higher])
    assert "Mở lại đợt xét" in why.value.hint
    with refused(book, InvalidRecord, f"Đợt {round_title(CODE)} đã đóng"):
        restore(book, "nomination", [lower])
    assert [row[0] is None for row in rows_of(book, "nomination", "trashed_at")] == [False, True]


def test_a_nomination_that_fails_by_now_comes_out_of_the_trash_as_a_draft(book: Book, leaning: tuple[int, int]) -> None:
    lower, higher = leaning
    with_reason = titled(book, person(book, "Vi Văn Bình", 1), "advanced_worker", exception_reason=REASON)
    put_in_trash(book, "nomination", [lower, higher, with_reason])
    ((who,),) = rows_of(book, "nomination", "person_id", f"id = {lower}")
    rated(book, int(str(who)), {2026: Rating.COMPLETED})
    restore(book, "nomination", [lower, with_reason])
    listed = "trashed_at IS NULL"
    assert rows_of(book, "nomination", "id, state", listed) == [(lower, "draft"), (with_reason, "complete")]
    assert labels(book)[-1].startswith("Khôi phục 2 đề nghị")
    assert "về nháp “Vi Văn An” (Lao động tiên tiến) còn 1 điều kiện chưa đạt" in labels(book)[-1]
    undo(book)
    assert rows_of(book, "nomination", "state", f"id = {lower}") == [("complete",)]


def test_a_closed_round_goes_into_the_trash_and_comes_back_with_its_nominations(
    book: Book, leaning: tuple[int, int]
) -> None:
    lower, higher = leaning
    change_round(book, replace(round_of(book, CODE), opened_on=None, closed_on=date(2026, 1, 2)))
    put_in_trash(book, "review_round", [1])
    with refused(book, InvalidRecord, "đã đóng"):
        restore(book, "nomination", [lower])
    restore(book, "review_round", [1])
    assert rows_of(book, "nomination", "id, trashed_at") == [(lower, None), (higher, None)]


def test_undo_takes_a_nomination_out_of_the_trash_of_a_closed_round(book: Book, leaning: tuple[int, int]) -> None:
    lower, _ = leaning
    put_in_trash(book, "nomination", [lower])
    change_round(book, replace(round_of(book, CODE), opened_on=None, closed_on=date(2026, 1, 2)))
    undo(book)
    undo(book)
    assert rows_of(book, "nomination", "trashed_at", f"id = {lower}") == [(None,)]
