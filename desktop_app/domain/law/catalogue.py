"""The catalogue of awards: emulation titles and forms of commendation, their recipients, rounds and levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop_app.domain.law.conditions import Requirement
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import NomineeKind


class AwardGroup(StrEnum):
    """Titles and forms are listed, totalled and paid separately."""

    TITLE = "title"
    """Danh hiệu thi đua (`EmulationTitle`)."""
    FORM = "form"
    """Hình thức khen thưởng (`CommendationForm`)."""


class AwardLevel(StrEnum):
    """The level that decides; awards of levels above the department are proposed by a submission."""

    DEPARTMENT = "department"
    PROVINCE = "province"
    MINISTRY = "ministry"
    UNION = "union"
    """The Đoàn, by its own rules: recorded, never proposed in a round."""
    GOVERNMENT = "government"
    STATE = "state"


class Frequency(StrEnum):
    """The rounds in which an award can be proposed."""

    YEARLY = "yearly"
    """At year end only."""
    EVERY_ROUND = "every_round"
    RECORDED = "recorded"
    """In none: others decide by rules of their own, and the book records what they decided."""


GROUP_LABELS = {AwardGroup.TITLE: "Danh hiệu thi đua", AwardGroup.FORM: "Hình thức khen thưởng"}
LEVEL_LABELS = {
    AwardLevel.DEPARTMENT: "Cấp Sở",
    AwardLevel.PROVINCE: "Cấp tỉnh",
    AwardLevel.MINISTRY: "Cấp bộ",
    AwardLevel.UNION: "Tổ chức Đoàn",
    AwardLevel.GOVERNMENT: "Chính phủ, Thủ tướng Chính phủ",
    AwardLevel.STATE: "Chủ tịch nước",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms for one kind of recipient: the coefficient of its reward money, and the conditions.

    `coefficient` is None for an award without one; if `at_most`, it is a limit and not the amount.
    """

    coefficient: Decimal | None = None
    at_most: bool = False
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """A title or form. `name` is what papers print, `short` what narrow columns show.

    `provision` is the article that sets its conditions, `decision` the one that says who decides.
    """

    code: str
    name: str
    short: str
    group: AwardGroup
    level: AwardLevel
    frequency: Frequency
    decided_by: str
    provision: Provision
    decision: Provision
    terms: Mapping[NomineeKind, Terms]

    @property
    def is_title(self) -> bool:
        """Whether it is an emulation title."""
        return self.group is AwardGroup.TITLE

    @property
    def goes_up(self) -> bool:
        """Whether the department only proposes it."""
        return self.level is not AwardLevel.DEPARTMENT

    def offered_in(self, half: int) -> bool:
        """Return whether it can be proposed in a round of the year's first or second half."""
        if self.frequency is Frequency.RECORDED:
            return False
        return half == 2 or self.frequency is Frequency.EVERY_ROUND
