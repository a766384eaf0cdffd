"""Indicators: targets by year, and whether measured values reach them.

Values are exact numbers (`domain.numbers`) from the record to the printed figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from desktop_app.domain.numbers import PERCENT, Number, format_value


class TargetSign(StrEnum):
    """How a measured value is compared with a target."""

    AT_LEAST = "≥"
    MORE_THAN = ">"
    EXACTLY = "="
    AT_MOST = "≤"
    LESS_THAN = "<"


CEILINGS: Final = frozenset((TargetSign.AT_MOST, TargetSign.LESS_THAN))
"""The signs of what is not to be exceeded: a value above the target misses it."""


@dataclass(frozen=True, slots=True)
class Target:
    """The value to be reached by the end of a year."""

    year: int
    comparison: TargetSign
    value: Decimal


class AutomaticMeasure(StrEnum):
    """What an indicator is counted from, if its values are not typed in."""

    STAFF_INFORMED = "staff_informed"
    """The share, in %, of the staff who have been informed of the plan."""
    DOCUMENTS = "documents"
    ACTIVITIES = "activities"
    REACH = "reach"
    GOOD_NEWS = "good_news"
    STORIES = "stories"
    REFERRALS = "referrals"
    AWARDS = "awards"
    """Awards by signed decisions."""


ADDING_UP: Final = frozenset(AutomaticMeasure) - {AutomaticMeasure.STAFF_INFORMED}
"""The measures whose values of several spans add up to that of all of them: the others are of the last day."""
AUTOMATIC_LABELS = {
    AutomaticMeasure.STAFF_INFORMED: "Tỷ lệ CCVCNLĐ đã được quán triệt",
    AutomaticMeasure.DOCUMENTS: "Số văn bản ban hành",
    AutomaticMeasure.ACTIVITIES: "Số hoạt động",
    AutomaticMeasure.REACH: "Số lượt người tiếp cận",
    AutomaticMeasure.GOOD_NEWS: "Số tin tốt",
    AutomaticMeasure.STORIES: "Số câu chuyện đẹp",
    AutomaticMeasure.REFERRALS: "Số vụ việc đã chuyển",
    AutomaticMeasure.AWARDS: "Số khen thưởng theo quyết định",
}


_ALL: Final = 100


def target_for(targets: Iterable[Target], year: int) -> Target | None:
    """Return the target in force in `year`: that of the year or the next one after it; None after the last."""
    return min((target for target in targets if target.year >= year), key=lambda target: target.year, default=None)


def meets(value: Number, target: Target) -> bool:
    """Return whether the exact value, not the printed one, reaches the target."""
    measured, target_value = Fraction(value), Fraction(target.value)
    match target.comparison:
        case TargetSign.AT_LEAST:
            return measured >= target_value
        case TargetSign.MORE_THAN:
            return measured > target_value
        case TargetSign.EXACTLY:
            return measured == target_value
        case TargetSign.AT_MOST:
            return measured <= target_value
        case TargetSign.LESS_THAN:
            return measured < target_value


def printed_target(target: Target, measure: str) -> str:
    """Return a target as papers print it: "≥ 80%"."""
    return format_target(target, measure).replace(f" {PERCENT}", PERCENT)


def format_target(target: Target, measure: str) -> str:
    """Return a target as the window says it, without a sign that says nothing: "≥ 80 %", but "100 %"."""
    value = format_value(target.value, measure)
    is_all = target.comparison is TargetSign.AT_LEAST and measure == PERCENT and target.value >= _ALL
    return value if is_all else f"{target.comparison} {value}"
