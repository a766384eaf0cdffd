"""The facts about a person or a collective, year by year: rating, titles and forms, initiatives.

The conditions of higher awards are measured by these facts, not only by titles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from desktop_app.domain.vocabulary import CommendationType


class RecordRef(NamedTuple):
    """The source record of a fact: its kind as in `Changes` ("award", "year_record", …) and its id."""

    kind: str
    id: int


class Rating(IntEnum):
    """The rating of a year's work; a better rating is greater."""

    FAILED = 1
    COMPLETED = 2
    GOOD = 3
    EXCELLENT = 4


RATING_LABELS = {
    Rating.FAILED: "Không hoàn thành nhiệm vụ",
    Rating.COMPLETED: "Hoàn thành nhiệm vụ",
    Rating.GOOD: "Hoàn thành tốt nhiệm vụ",
    Rating.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
}


class Scope(IntEnum):
    """The recognised scope of an initiative or a scientific work."""

    BASE = 1
    PROVINCE = 2
    NATION = 3


SCOPE_LABELS = {Scope.BASE: "cấp cơ sở", Scope.PROVINCE: "cấp tỉnh", Scope.NATION: "toàn quốc"}


@dataclass(frozen=True, slots=True)
class HeldAward:
    """A title or form held for a year: its code in the catalogue and its decision ("12/QĐ-SNgV …").

    An award that is only proposed in the round being checked has no decision ("").
    """

    code: str
    decision: str = ""
    commendation_type: CommendationType = CommendationType.MERIT
    record: RecordRef | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One year of a person or a collective; the year is that of the achievement, not of the decision.

    `rating` is None while it is not recorded. `initiatives` holds the scope of each recognised initiative or accepted
    scientific work. `record` is the year record.
    """

    year: int
    rating: Rating | None = None
    awards: tuple[HeldAward, ...] = ()
    initiatives: tuple[Scope, ...] = ()
    record: RecordRef | None = None


type Years = Mapping[int, YearFacts]
"""The facts by year; nothing is known about a missing year."""
