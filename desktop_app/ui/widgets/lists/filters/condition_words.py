"""Conditions on the columns of a list in the clerk's words."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from desktop_app.domain.lists import Column, ColumnKind, Condition, ConditionTest, ListKind
from desktop_app.ui.widgets.lists.model import format_of

_SPAN: Final = (ConditionTest.FROM, ConditionTest.TO)
NOTHING: Final = "(chưa ghi)"
"""What stands for a cell without anything in it, among values to choose from."""


def condition_words(kind: ListKind, condition: Condition) -> str:
    """Return a condition as a chip says it: "Tình trạng: Nháp, Đủ hồ sơ"."""
    column = kind.column(condition.column)
    values = [value_words(column, value) for value in condition.values]
    match condition.test:
        case ConditionTest.FILLED:
            words = "có ghi"
        case ConditionTest.IS if condition.values == ("",):
            words = "chưa ghi"
        case ConditionTest.IS:
            words = ", ".join(values)
        case ConditionTest.HAS:
            words = f"có “{values[0]}”"
        case ConditionTest.FROM:
            words = f"từ {values[0]}"
        case ConditionTest.TO:
            words = f"đến {values[0]}"
    return f"{column.title}: {words}"


def together(conditions: Sequence[Condition]) -> list[Sequence[Condition]]:
    """Return the conditions as they are asked together: from and to of one column are one."""
    spans = groupby(conditions, key=lambda each: (each.column, each.test in _SPAN))
    return [
        part
        for (_, is_span), each in spans
        for part in ([tuple(each)] if is_span else [(condition,) for condition in each])
    ]


def words_together(kind: ListKind, conditions: Sequence[Condition]) -> str:
    """Return conditions that are asked together as a chip says them: "Ngày: từ 01/7/2026, đến 31/7/2026"."""
    first, *others = [condition_words(kind, condition) for condition in conditions]
    return ", ".join([first, *(words.partition(": ")[2] for words in others)])


def value_words(column: Column, value: str) -> str:
    """Return a value of a condition as the list shows it."""
    if not value:
        return NOTHING
    if column.decimals:
        # Exact numbers are loaded when some are shown: the window starts with none.
        from desktop_app.domain.numbers import format_number, of_figures

        return format_number(of_figures(value))
    read: dict[ColumnKind, Callable[[str], object]] = {ColumnKind.DATE: date.fromisoformat, ColumnKind.INTEGER: int}
    return format_of(column)(read.get(column.kind, str)(value))
