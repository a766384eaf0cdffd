"""Deadlines as a plan writes them and as the program understands them.

Deadlines are rarely days: a plan says "trước ngày 20/11 hằng năm", "Quý I/2026", "thường xuyên", or nothing. Both the
words and what was understood are kept; what was understood is what the office can be held to.
"""

from dataclasses import dataclass
from enum import StrEnum


class DeadlineKind(StrEnum):
    """How exact the deadline is: what its figures name."""

    NONE = "none"
    """No deadline is written."""
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"
    """From one year or month to another, as a period of work rather than a day to finish by."""
    ROUND = "round"
    """By the office's review rounds: six months, year end."""
    ONGOING = "ongoing"
    """Thường xuyên: no day to be late by."""


class Recurrence(StrEnum):
    """How often the deadline comes back."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    PER_ROUND = "per_round"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as written (`text`, "" for none) and as understood.

    `day`, `month`, `quarter`, `year` hold what the kind names and None otherwise; `until_round` is the last review
    round ("2030-H2") of a deadline that comes back each round, or the only one; `from_year`, `to_year` bound a range,
    whose `month`, if it is one of months, is its last; `from_year` alone is the first of "các năm tiếp theo".
    """

    text: str = ""
    kind: DeadlineKind = DeadlineKind.NONE
    recurrence: Recurrence = Recurrence.ONCE
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    from_year: int | None = None
    to_year: int | None = None
    until_round: str = ""
