"""Whether somebody of the staff is informed of the plan (quán triệt)."""

from enum import StrEnum

from desktop_app.domain.vocabulary import StateTone


class BriefingState(StrEnum):
    """Whether a member of staff is informed."""

    MISSING = "missing"
    INFORMED = "informed"


BRIEFING_STATE_LABELS = {BriefingState.MISSING: "Chưa quán triệt", BriefingState.INFORMED: "Đã quán triệt"}
BRIEFING_STATE_TONES = {BriefingState.MISSING: StateTone.WARNING, BriefingState.INFORMED: StateTone.DONE}
