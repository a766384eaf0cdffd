"""What is typed below the head of a column, as the conditions it means; and the words for conditions that stand.

A text is typed as for the search: each of its words begins a word. Numbers and days are compared: ">5", "5 - 9",
"dưới 10", "20/11/2026", "7/2026", "quý III/2026", "trước 20/11", "từ 1/7 đến 9/8". "=" asks for what is blank, "<>"
for what is not, "=A|B" for a text that is one of these.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Final

from desktop_app.domain.errors import UsageError
from desktop_app.domain.lists import (
    Column,
    ColumnKind,
    Condition,
    ConditionTest,
    checked_figures,
    parted_values,
)
from desktop_app.domain.numbers import of_figures, plain_figures
from desktop_app.domain.plan.deadlines import days_in_month
from desktop_app.domain.vietnamese import clean_line, fold

_BLANK: Final = frozenset(("=", "chua ghi"))
_FILLED: Final = frozenset(("<>", "!=", "co ghi"))
_SIGNED: Final = re.compile(r"(>=|<=|>|<|=|tu|den|truoc|sau|tren|duoi)(?:\s+|(?<=[<>=]))(.*)")
_UNTIL: Final = re.compile(r"\s+(?:den|-|–)\s+|\s*–\s*")
_BETWEEN_NUMBERS: Final = re.compile(r"(?<=\d)\s*(?:den|-|–)\s*(?=\d)")
_DAY: Final = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_MONTH: Final = re.compile(r"(?:thang )?(\d{1,2})[/.-](\d{4})|thang (\d{1,2})")
_QUARTER: Final = re.compile(r"quy (i{1,3}|iv|[1-4])(?:[/ -]+(?:nam )?(\d{4}))?")
_YEAR: Final = re.compile(r"(?:nam )?(\d{4})")
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_HUNDREDTHS: Final = 100
"""Numbers are printed to two decimals: the next one is greater by one of these."""
_AFTER, _BEFORE = frozenset((">", "sau", "tren")), frozenset(("<", "truoc", "duoi"))
_FROM, _TO = frozenset((">=", "tu")), frozenset(("<=", "den"))


type _Reach = tuple[int, int]
"""The first and the last number that a text means; days are counted, numbers with decimals in hundredths."""


def typed_conditions(column: Column, typed: str, today: date) -> tuple[Condition, ...]:
    """Return the conditions on a column that are typed; a day without a year is one of this year.

    Raises UsageError for what is no number or no day.
    """
    text = clean_line(typed)
    folded = fold(text)
    compared = column.kind in (ColumnKind.DATE, ColumnKind.INTEGER)
    if not text:
        return ()
    if text in _BLANK or (compared and folded in _BLANK):
        return (Condition(column.key, ConditionTest.IS, ("",)),)
    if text in _FILLED or (compared and folded in _FILLED):
        return (Condition(column.key, ConditionTest.FILLED),)
    if column.kind is ColumnKind.DATE:
        return _compared(column, folded, lambda value: _days(column, value, today))
    if column.kind is ColumnKind.INTEGER:
        return _compared(column, _BETWEEN_NUMBERS.sub(" - ", folded), partial(_numbers, column))
    if text.startswith("="):
        values = [clean_line(value) for value in parted_values(text[1:])]
        return (Condition(column.key, ConditionTest.IS, tuple(dict.fromkeys(values))),)
    return (Condition(column.key, ConditionTest.HAS, (text,)),)


def typed_words(column: Column, conditions: Sequence[Condition], today: date) -> str | None:
    """Return what one types for the conditions on a column; None where that cannot be typed in one line."""
    match conditions:
        case ():
            return ""
        case [Condition(test=ConditionTest.FILLED)]:
            words = "<>"
        case [Condition(test=ConditionTest.IS, values=[""])]:
            words = "="
        case [Condition(test=ConditionTest.IS)] if column.kind not in (ColumnKind.DATE, ColumnKind.INTEGER):
            words = conditions[0].written.removeprefix(column.key)
        case [Condition(test=ConditionTest.IS | ConditionTest.HAS, values=[value])]:
            words = _shown(column, value)
        case [Condition(test=ConditionTest.FROM | ConditionTest.TO, values=[value])]:
            words = f"{conditions[0].test}{_shown(column, value)}"
        case [Condition(test=ConditionTest.FROM, values=[first]), Condition(test=ConditionTest.TO, values=[last])]:
            words = _month_or_year(first, last) if column.kind is ColumnKind.DATE else ""
            words = words or f"{_shown(column, first)} - {_shown(column, last)}"
        case _:
            return None
    try:
        return words if typed_conditions(column, words, today) == tuple(conditions) else None
    except UsageError:
        return None


def with_typed(conditions: Sequence[Condition], key: str, typed: Sequence[Condition]) -> tuple[Condition, ...]:
    """Return the conditions of a list with those on one column replaced, in the place of the first of them."""
    places = [place for place, condition in enumerate(conditions) if condition.column == key]
    place = places[0] if places else len(conditions)
    before = [each for each in conditions[:place] if each.column != key]
    return (*before, *typed, *(each for each in conditions[place:] if each.column != key))


def _shown(column: Column, value: str) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}" if column.kind is ColumnKind.DATE else value


def _month_or_year(first: str, last: str) -> str:
    """Return the month or the year from a first to a last day; "" where it is neither."""
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31) and since.year == until.year:
        return f"{since:%Y}"
    return f"{since.month}/{since:%Y}" if _month(since.year, since.month) == (since, until) else ""


def _compared(column: Column, folded: str, read: Callable[[str], _Reach]) -> tuple[Condition, ...]:
    """Return the conditions on a column of numbers or days that are compared."""
    first, last = _limits(folded, read)
    ends = zip((ConditionTest.FROM, ConditionTest.TO), (first, last), strict=True)
    if first == last:
        ends = zip((ConditionTest.IS,), (first,), strict=True)
    try:
        return tuple(Condition(column.key, test, (_stored(column, end),)) for test, end in ends if end is not None)
    except (OverflowError, ValueError):
        raise _no_value(column, folded) from None


def _stored(column: Column, end: int) -> str:
    if _is_day(column):
        return date.fromordinal(end).isoformat()
    return plain_figures(Fraction(end, _HUNDREDTHS)) if column.decimals else str(end)


def _limits(folded: str, read: Callable[[str], _Reach]) -> tuple[int | None, int | None]:
    """Return from where to where a text goes, None for an open end."""
    signed = _SIGNED.fullmatch(folded)
    sign, rest = signed.groups() if signed is not None else ("", folded)
    ends = _UNTIL.split(rest) if sign in ("", "tu") else [rest]
    if len(ends) == 2:
        return read(ends[0])[0], read(ends[1])[1]
    first, last = read(rest)
    return {
        **dict.fromkeys(_AFTER, (last + 1, None)),
        **dict.fromkeys(_BEFORE, (None, first - 1)),
        **dict.fromkeys(_FROM, (first, None)),
        **dict.fromkeys(_TO, (None, last)),
    }.get(sign, (first, last))


def _numbers(column: Column, text: str) -> _Reach:
    figures = checked_figures(column, text)
    if not figures:
        raise _no_value(column, text)
    number = int(of_figures(figures) * (_HUNDREDTHS if column.decimals else 1))
    return number, number


def _days(column: Column, text: str, today: date) -> _Reach:
    try:
        first, last = _span(text, today)
    except (OverflowError, ValueError):
        raise _no_value(column, text) from None
    return first.toordinal(), last.toordinal()


def _span(text: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of a day, month, quarter or year. Raises ValueError."""
    if text == "hom nay":
        return today, today
    if written := _DAY.fullmatch(text):
        day = date(int(written[3] or today.year), int(written[2]), int(written[1]))
        return day, day
    if written := _MONTH.fullmatch(text):
        return _month(int(written[2] or today.year), int(written[1] or written[3]))
    if written := _QUARTER.fullmatch(text):
        quarter, year = _QUARTERS.get(written[1]) or int(written[1]), int(written[2] or today.year)
        return _month(year, 3 * quarter - 2)[0], _month(year, 3 * quarter)[1]
    if written := _YEAR.fullmatch(text):
        return date(int(written[1]), 1, 1), date(int(written[1]), 12, 31)
    raise ValueError(text)


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first.replace(day=days_in_month(year, month))


def _is_day(column: Column) -> bool:
    return column.kind is ColumnKind.DATE


def _no_value(column: Column, text: str) -> UsageError:
    example = "7/2026, trước 20/11, từ 1/7 đến 9/8" if _is_day(column) else ">5, 5 - 9, dưới 10"
    what = "ngày" if _is_day(column) else "số"
    return UsageError(f"Cột “{column.title}”: “{text}” không phải là {what}, ví dụ {example}.")
