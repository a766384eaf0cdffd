"""The table of indicators for export to a workbook: counts as numbers, shares as text."""

from typing import Final

from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.numbers import PERCENT, Number
from desktop_app.services.year.indicators import Measured
from desktop_app.ui.indicators.measured_model import (
    BEFORE,
    DIFFERENCE,
    HEADERS,
    LAST,
    NAME,
    TARGET,
    VALUE,
    Groups,
    text_of,
)
from desktop_app.ui.widgets.lists.table_export import SeenTable

_NAME_WIDTH: Final = 60
_GROUP: Final = Column("group", "Nhóm", width=28)
_MEASURE: Final = Column("measure", "Đơn vị tính", width=14)


def seen_table(title: str, groups: Groups, year: str) -> SeenTable:
    """Return the indicators in the order shown, each with its group and its unit of measure, its target with the year.

    Without the year the file could not be read back.
    """
    heads = [f"{head} năm {year}" if place == TARGET else head for place, head in enumerate(HEADERS)]
    name, *others = [_column(place, head) for place, head in enumerate(heads)]
    rows = [
        (
            group,
            indicator.draft.name,
            indicator.draft.measure,
            *(_cell(indicator, place) for place in range(NAME + 1, len(HEADERS))),
        )
        for group, members in groups
        for indicator in members
    ]
    return SeenTable(title, (_GROUP, name, _MEASURE, *others), rows)


def _column(place: int, title: str) -> Column:
    if place == NAME:
        return Column(str(place), title, ColumnKind.LONG_TEXT, _NAME_WIDTH)
    return Column(str(place), title, width=16)


def _cell(indicator: Measured, place: int) -> object:
    numbers = {
        VALUE: indicator.value,
        LAST: indicator.last,
        BEFORE: indicator.before,
        DIFFERENCE: indicator.change.difference,
    }
    number = numbers.get(place)
    if number is None or indicator.draft.measure == PERCENT:
        return text_of(indicator, place)
    return _plain(number)


def _plain(number: Number) -> int | float:
    return int(number) if number == int(number) else float(number)
