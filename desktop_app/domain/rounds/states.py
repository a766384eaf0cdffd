"""The states of a nomination, the moves between them, and what may not change in each."""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vocabulary import NomineeKind, StateTone


class NominationState(StrEnum):
    """The state of a nomination, from the clerk's draft to the award handed over."""

    DRAFT = "draft"
    COMPLETE = "complete"
    HELD = "held"
    COUNCIL = "council"
    PASSED = "passed"
    FAILED = "failed"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    AWARDED = "awarded"
    CANCELLED = "cancelled"


STATE_LABELS = {
    NominationState.DRAFT: "Nháp",
    NominationState.COMPLETE: "Đủ hồ sơ",
    NominationState.HELD: "Tạm hoãn",
    NominationState.COUNCIL: "Đưa ra Hội đồng",
    NominationState.PASSED: "Hội đồng: đạt",
    NominationState.FAILED: "Không đạt",
    NominationState.SUBMITTED: "Đã trình",
    NominationState.DECIDED: "Đã có quyết định",
    NominationState.AWARDED: "Đã trao, đã chi",
    NominationState.CANCELLED: "Đã hủy bỏ",
}
STATE_TONES = {
    NominationState.DRAFT: StateTone.NONE,
    NominationState.COMPLETE: StateTone.DONE,
    NominationState.HELD: StateTone.WARNING,
    NominationState.COUNCIL: StateTone.TO_DO,
    NominationState.PASSED: StateTone.DONE,
    NominationState.FAILED: StateTone.PROBLEM,
    NominationState.SUBMITTED: StateTone.TO_DO,
    NominationState.DECIDED: StateTone.TO_DO,
    NominationState.AWARDED: StateTone.DONE,
    NominationState.CANCELLED: StateTone.PROBLEM,
}


PROPOSED = frozenset(
    NominationState(state) for state in ("complete", "council", "passed", "submitted", "decided", "awarded")
)
"""The states of nominations that a round proposes: all except draft, on hold, refused and cancelled."""


LISTED = PROPOSED | {NominationState.CANCELLED}
"""The states of nominations on the round's list as it was submitted: an award that was cancelled had been on it."""


_MOVES: Mapping[NominationState, frozenset[NominationState]] = {
    NominationState.DRAFT: frozenset({NominationState.COMPLETE, NominationState.HELD}),
    NominationState.COMPLETE: frozenset(
        {NominationState.DRAFT, NominationState.HELD, NominationState.COUNCIL, NominationState.SUBMITTED}
    ),
    NominationState.HELD: frozenset({NominationState.DRAFT, NominationState.COMPLETE}),
    NominationState.COUNCIL: frozenset(
        {NominationState.COMPLETE, NominationState.HELD, NominationState.PASSED, NominationState.FAILED}
    ),
    NominationState.PASSED: frozenset(
        {NominationState.COUNCIL, NominationState.HELD, NominationState.FAILED, NominationState.SUBMITTED}
    ),
    NominationState.FAILED: frozenset({NominationState.COUNCIL, NominationState.PASSED}),
    NominationState.SUBMITTED: frozenset(
        {NominationState.COMPLETE, NominationState.PASSED, NominationState.HELD, NominationState.FAILED}
    ),
    NominationState.DECIDED: frozenset({NominationState.SUBMITTED, NominationState.AWARDED, NominationState.CANCELLED}),
    NominationState.AWARDED: frozenset({NominationState.DECIDED, NominationState.CANCELLED}),
    NominationState.CANCELLED: frozenset({NominationState.DECIDED}),
}


_DECIDABLE = PROPOSED - {NominationState.AWARDED}


ENTERED = frozenset({NominationState.DRAFT, NominationState.COMPLETE})
"""The states that saving a nomination brings it to; all others come of acts of their own."""


_OPEN = frozenset({*ENTERED, NominationState.HELD})


DECIDED = frozenset({NominationState.DECIDED, NominationState.AWARDED, NominationState.CANCELLED})
"""The states that come of a decision, and that only what is done with the decision changes."""


_PUT_TO_VOTE: Mapping[str, str] = {
    "round_id": "đợt xét",
    "kind": "đối tượng",
    "person_id": "người được đề nghị",
    "award_code": "hình thức",
    "commendation_type": "loại hình",
    "movement_id": "phong trào thi đua",
    "period_from": "thời gian lập thành tích",
    "period_to": "thời gian lập thành tích",
}


_JUDGED: Mapping[str, str] = {
    "reason_line": "lý do khen",
    "exception_reason": "lý do vẫn đề nghị",
    "task_ids": "nhiệm vụ",
    "activity_ids": "hoạt động",
    "initiative_ids": "sáng kiến",
}


def fixed_in(state: NominationState, kind: NomineeKind, *, voted: bool) -> Mapping[str, str]:
    """Return what of a nomination may not change in a state, by column or link, with its words.

    From the Council on, and while its vote stands (`voted`): who is proposed for what. Once it is decided, also what
    the decision prints and what the nomination was judged by. Summary, note, papers and post can always be mended.
    """
    if state in _OPEN and not voted:
        return {}
    whom = {"unit_id": "tập thể được đề nghị"} if kind is NomineeKind.COLLECTIVE else {}
    return {**_PUT_TO_VOTE, **whom, **(_JUDGED if state in DECIDED else {})}


def check_move(name: str, before: NominationState, after: NominationState) -> None:
    """Raise InvalidRecord naming the nominee if a nomination cannot move from one state to another.

    Any nomination on the list may move directly to "đã có quyết định": an office may have no Council, and old awards
    are entered with their decisions.
    """
    if after in _MOVES[before] or after is before or (after is NominationState.DECIDED and before in _DECIDABLE):
        return
    raise InvalidRecord(
        f"Đề nghị “{name}” đang ở bước “{STATE_LABELS[before]}”, không chuyển sang “{STATE_LABELS[after]}” được.",
        "state",
    )


def moved_by_hand_from(after: NominationState) -> frozenset[NominationState]:
    """Return the states from which a step by hand leads to a state: what a decision made is changed with it."""
    return frozenset(before for before, reached in _MOVES.items() if after in reached) - DECIDED
