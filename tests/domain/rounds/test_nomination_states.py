"""The steps a nomination may take, from draft to the reward in the hand."""

from itertools import pairwise

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds.states import PROPOSED, STATE_LABELS, NominationState, check_move, moved_by_hand_from

S = NominationState
WAY = (S.DRAFT, S.COMPLETE, S.COUNCIL, S.PASSED, S.SUBMITTED, S.DECIDED, S.AWARDED)


def moves(before: NominationState, after: NominationState) -> bool:
    try:
        check_move("Nông Thị Lan", before, after)
    except InvalidRecord:
        return False
    return True


def test_every_state_has_a_label_of_its_own() -> None:
    assert set(STATE_LABELS) == set(S)
    assert len(set(STATE_LABELS.values())) == len(S)


def test_the_usual_way_goes_step_by_step() -> None:
    assert all(moves(before, after) for before, after in pairwise(WAY))


def test_a_draft_comes_to_no_decision_and_a_refused_one_to_no_submission() -> None:
    assert not moves(S.DRAFT, S.DECIDED)
    assert not moves(S.DRAFT, S.COUNCIL)
    assert not moves(S.FAILED, S.SUBMITTED)
    assert not moves(S.HELD, S.COUNCIL)
    assert not moves(S.CANCELLED, S.AWARDED)


@pytest.mark.parametrize("before", [S.COMPLETE, S.COUNCIL, S.PASSED, S.SUBMITTED])
def test_what_stands_on_the_list_may_go_straight_to_its_decision(before: NominationState) -> None:
    assert moves(before, S.DECIDED)


def test_the_list_holds_neither_drafts_nor_those_on_hold_refused_or_cancelled() -> None:
    assert set(S) - PROPOSED == {S.DRAFT, S.HELD, S.FAILED, S.CANCELLED}


def test_a_refused_step_names_the_nominee_and_both_steps() -> None:
    with pytest.raises(InvalidRecord) as refused:
        check_move("Nông Thị Lan", S.AWARDED, S.DRAFT)
    assert "Nông Thị Lan" in refused.value.message
    assert "Đã trao, đã chi" in refused.value.message
    assert "Nháp" in refused.value.message


def test_steps_by_hand_start_before_the_decision() -> None:
    assert moved_by_hand_from(S.COMPLETE) == {S.DRAFT, S.HELD, S.COUNCIL, S.SUBMITTED}
    assert moved_by_hand_from(S.SUBMITTED) == {S.COMPLETE, S.PASSED}
