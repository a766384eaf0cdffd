"""What is known of a person or a collective, year by year: rating, titles and forms, initiatives.

These facts, and not only titles, are what the conditions of higher awards are counted from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from desktop_app.domain.vocabulary import CommendationType


class RecordRef(NamedTuple):
    """A record behind a fact: its kind as in `Changes` ("award", "year_record", …) and its id."""

    kind: str
    id: int


class Rating(IntEnum):
    """How a year's tasks were rated; the better the greater."""

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
    """How far an initiative or a scientific work was recognised to reach."""

    BASE = 1
    PROVINCE = 2
    NATION = 3


SCOPE_LABELS = {Scope.BASE: "cấp cơ sở", Scope.PROVINCE: "cấp tỉnh", Scope.NATION: "toàn quốc"}


@dataclass(frozen=True, slots=True)
class HeldAward:
    """A title or form held for a year: its code in the catalogue and the decision that gave it ("12/QĐ-SNgV …").

    One that is only proposed, in the round that is being checked, has no decision ("").
    """

    code: str
    decision: str = ""
    commendation_type: CommendationType = CommendationType.MERIT
    record: RecordRef | None = None


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One year of a person or a collective; the year is that of the achievement, not of the decision.

    `rating` is None while it has not been recorded. `initiatives` holds the reach of each recognised initiative or
    accepted scientific work. `record` is the year's own.
    """

    year: int
    rating: Rating | None = None
    awards: tuple[HeldAward, ...] = ()
    initiatives: tuple[Scope, ...] = ()
    record: RecordRef | None = None


type Years = Mapping[int, YearFacts]
"""What is known, by year; a year that is missing is one nothing is known of."""
