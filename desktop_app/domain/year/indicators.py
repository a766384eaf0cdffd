"""Indicators: targets by year, measured values, and what may be said of the two.

Values are exact numbers (`domain.numbers`) from the record to the printed figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop_app.domain.numbers import Number, format_value


class TargetSign(StrEnum):
    """How a measured value must stand to a target's."""

    AT_LEAST = "≥"
    MORE_THAN = ">"
    EXACTLY = "="


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached by the end of a year."""

    year: int
    comparison: TargetSign
    value: Decimal


class AutomaticMeasure(StrEnum):
    """What an indicator is counted from, if it is not typed in."""

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


def target_for(targets: Iterable[Target], year: int) -> Target | None:
    """Return the target that holds in `year`: the next one due, that year's own included; None after the last."""
    return min((target for target in targets if target.year >= year), key=lambda target: target.year, default=None)


def meets(value: Number, target: Target) -> bool:
    """Tell whether the value, as measured and not as printed, reaches the target."""
    measured, wanted = Fraction(value), Fraction(target.value)
    match target.comparison:
        case TargetSign.AT_LEAST:
            return measured >= wanted
        case TargetSign.MORE_THAN:
            return measured > wanted
        case TargetSign.EXACTLY:
            return measured == wanted


def format_target(target: Target, measure: str) -> str:
    """Return a target as it is printed: "≥ 80 %"."""
    return f"{target.comparison} {format_value(target.value, measure)}"
