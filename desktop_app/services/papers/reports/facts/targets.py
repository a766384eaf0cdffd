"""Which targets a report says to be reached or missed, and how it names them."""

from datetime import timedelta
from typing import Final

from desktop_app.domain.year.indicators import ADDING_UP, Target, printed_target
from desktop_app.services.papers.reports.facts.span import Facts
from desktop_app.services.year.indicators import Measured

_YEAR: Final = timedelta(days=366)
_FIRST_HALF: Final = 6
"""The last month of the first half of a year."""


def reached(facts: Facts) -> list[Measured]:
    """Return the indicators whose value reaches the target, also one of a later year."""
    return [each for each in _comparable(facts) if each.is_met]


def missed(facts: Facts) -> list[Measured]:
    """Return the indicators whose value does not reach the target of the year of the report.

    What is due in a later year, or at the end of a year of which the report tells half, is not missed yet.
    """
    return [
        each
        for each in _comparable(facts)
        if each.is_met is False
        and each.target is not None
        and each.target.year <= facts.span.last.year
        and _is_over(each.target, facts)
    ]


def unmeasured(facts: Facts) -> list[Measured]:
    """Return the indicators that have a target and no value: whether it is reached nobody can say.

    Of half a year no figure is asked for yet that is one of the year.
    """
    return [
        each
        for each in facts.indicators
        if each.value is None and each.target is not None and _is_over(each.target, facts)
    ]


def _is_over(target: Target, facts: Facts) -> bool:
    """Return whether a report tells more of the year of a target than its first half."""
    last = facts.span.last
    return last.month > _FIRST_HALF or target.year < last.year


def target_words(measured: Measured, facts: Facts) -> str:
    """Return the target as a sentence has it in brackets: "mục tiêu ≥ 80%", "mục tiêu đến năm 2030: ≥ 95%"."""
    if measured.target is None:
        return ""
    by = f" đến năm {measured.target.year}:" if measured.target.year > facts.span.last.year else ""
    return f"mục tiêu{by} {printed_target(measured.target, measured.draft.measure)}"


def _comparable(facts: Facts) -> list[Measured]:
    """Return the indicators with a value of the days that targets are set for: no sum of several years."""
    of_years = facts.span.last - facts.span.first >= _YEAR
    return [
        each
        for each in facts.indicators
        if each.value is not None and not (of_years and each.draft.automatic in ADDING_UP)
    ]
