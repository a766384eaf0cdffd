"""What the periods of one result have in common, in words: "01/6 và Tết Trung thu hằng năm", "hằng tháng"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from desktop_app.domain.office.citations import day_words, joined_words
from desktop_app.domain.plan.lunar import mid_autumn
from desktop_app.domain.plan.occurrences import period_days, period_title
from desktop_app.services.papers.reports.facts.tasks import TaskFact

_MOST_OF_A_YEAR: Final = 2
"""So many days or parts of a year are named."""
_MOST_DEADLINES: Final = 4
"""So many deadlines of a task are named by their days."""
_MOST_UNLIKE: Final = 3
"""So many spans of years are named that have days of their own."""
_OF_YEAR: Final = re.compile(r" (?:năm )?[0-9]{4}$")


def periods_in_common(periods: Sequence[TaskFact]) -> str:
    """Return what stands for the periods that one result names, each by its own words; "" if they share nothing."""
    titles = [period_title(task.period) for task in periods]
    if all(title in task.result for title, task in zip(titles, periods, strict=True)):
        return _parts([task.period for task in periods], titles)
    days = sorted((task.due_on for task in periods if task.due_on is not None), key=lambda day: (day.month, day.day))
    named = tuple(dict.fromkeys(map(_of_every_year, days)))
    is_of_every_year = is_unbroken([str(day.year) for day in days])
    is_named = len(days) == len(periods) and len(named) <= _MOST_OF_A_YEAR
    return _of_years(days) if is_named and is_of_every_year else ""


def names_years(common: str) -> bool:
    """Return whether what periods have in common says of which years each of it is."""
    return re.search(r"\bnăm [0-9]{4}\b", common) is not None


def each_period(periods: Sequence[TaskFact], others: Sequence[TaskFact]) -> str:
    """Return how a sentence begins whose result is that of each of some periods: one number is not that of all.

    `others` are the periods of the task that have another result or none: of a year that has one of them, or several
    deadlines, what is told is that of no year but of the deadlines that it names.
    """
    codes = sorted({task.period for task in periods})
    if len(codes) < len(periods) or any(other.period in codes for other in others):
        days = tuple(day_words(task.due_on) for task in periods if task.due_on is not None)
        is_named = len(days) == len(periods) <= _MOST_DEADLINES
        return f"Mỗi kỳ (hạn {joined_words(days)}), " if is_named else "Mỗi kỳ, "
    are_years = all(code.isdigit() for code in codes)
    if are_years and (others or not is_unbroken(codes)):
        return f"Mỗi năm trong các năm {joined_words(tuple(codes))}, "
    if not is_unbroken(codes):
        # Every month is not each of those in which something was done: these are named behind the result.
        return "Mỗi kỳ, "
    kinds = {_kind_of_period(code) for code in codes}
    return f"Mỗi {kinds.pop() if len(kinds) == 1 else 'kỳ'}, "


def periods_by_year(codes: Sequence[str]) -> str:
    """Return some periods by their names, by year: "tháng 01, 02 và 7 năm 2025; tháng 3 và 4 năm 2026"."""
    named = []
    for year, of_year in groupby(sorted(set(codes)), key=lambda code: code[:4]):
        parts = tuple(_OF_YEAR.sub("", period_title(code)) for code in of_year)
        kind = parts[0].partition(" ")[0]
        is_of_kind = kind in ("tháng", "quý") and all(part.startswith(f"{kind} ") for part in parts)
        words = f"{kind} {joined_words(tuple(part.partition(' ')[2] for part in parts))}" if is_of_kind else ""
        named.append(f"{words or joined_words(parts)} năm {year}")
    return "; ".join(named)


def _kind_of_period(code: str) -> str:
    _, _, part = code.partition("-")
    if code.isdigit():
        return "năm"
    return {"Q": "quý", "H": "6 tháng"}.get(part[:1], "tháng" if part.isdigit() else "kỳ")


def _parts(codes: Sequence[str], titles: Sequence[str]) -> str:
    if not any("-" in code for code in codes):
        return "từng năm" if is_unbroken(codes) else ""
    named = tuple(
        _OF_YEAR.sub("", title) for title in sorted(set(titles), key=lambda title: codes[titles.index(title)])
    )
    parts = tuple(dict.fromkeys(named))
    if len(parts) <= _MOST_OF_A_YEAR:
        # "6 tháng đầu năm" ends with the year that "tháng 6" has not.
        return joined_words(tuple(f"{part} năm" if "6 tháng" in part else part for part in parts))
    if not is_unbroken(codes):
        # In five months of nine nothing was done every month.
        return ""
    return "hằng quý" if "Q" in codes[0] else "hằng tháng"


def _of_years(days: Sequence[date]) -> str:
    """Return the days of each year without a gap: "01/6 và Tết Trung thu hằng năm"; "" if the years are too unlike.

    Years that have other days are apart: "Tết Trung thu năm 2022; 01/6 và Tết Trung thu hằng năm từ năm 2023".
    """

    def named_in(year: int) -> tuple[str, ...]:
        return tuple(_of_every_year(day) for day in days if day.year == year)

    alike = [(named, list(years)) for named, years in groupby(sorted({day.year for day in days}), key=named_in)]
    if len(alike) == 1:
        return f"{joined_words(alike[0][0])} hằng năm"
    if len(alike) > _MOST_UNLIKE:
        return ""
    return "; ".join(f"{joined_words(named)} {_years(years)}" for named, years in alike)


def _years(years: Sequence[int]) -> str:
    return f"năm {years[0]}" if len(years) == 1 else f"hằng năm từ năm {years[0]} đến năm {years[-1]}"


def is_unbroken(codes: Sequence[str]) -> bool:
    """Return whether each of some periods begins when the one before it has ended."""
    spans = sorted(days for code in set(codes) if (days := period_days(code)) is not None)
    return all(first[1] + timedelta(days=1) == second[0] for first, second in pairwise(spans))


def _of_every_year(day: date) -> str:
    return "Tết Trung thu" if mid_autumn(day.year) == day else day_words(day).rpartition("/")[0]
