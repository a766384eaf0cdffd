"""What the cells of a list show of their texts, for tests."""

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QStyleOptionHeader

from desktop_app.domain.lists import ColumnKind
from desktop_app.domain.shown import whole_codes
from desktop_app.ui.base.states.colours import state_air
from desktop_app.ui.widgets.lists.columns import AIR, head_metrics
from desktop_app.ui.widgets.lists.table import ListTable

PADDING: Final = 16


def lines_of(text: str, table: ListTable, width: int) -> int:
    """Return over how many lines a text of a list goes."""
    return broken_lines(whole_codes(text), table.font(), width)


def broken_lines(text: str, font: QFont, width: int) -> int:
    """Return over how many lines a text goes, broken as a style breaks it: by fractions of a pixel."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        number += 1
    layout.endLayout()
    return number


def texts_in(table: ListTable, place: int, most: int = 100) -> list[str]:
    """Return the texts of a column, from the first row on."""
    model = table.model()
    return [str(model.index(row, place).data() or "") for row in range(min(model.rowCount(), most))]


def cut_cells(table: ListTable, place: int) -> list[str]:
    """Return those texts of a column that are in sight and cut."""
    metrics, cut = QFontMetrics(table.font()), []
    for row, text in enumerate(texts_in(table, place)):
        if table.rowViewportPosition(row) + table.rowHeight(row) > table.viewport().height():
            break
        lines = max((table.rowHeight(row) - 4) // metrics.lineSpacing(), 1)
        width = table.columnWidth(place) - PADDING
        if metrics.horizontalAdvance(text) > width and (lines == 1 or lines_of(text, table, width) > lines):
            cut.append(text)
    return cut


def spare(table: ListTable, place: int) -> int:
    """Return how much of a column's width neither its head nor any of its texts needs on one line."""
    metrics = QFontMetrics(table.font())
    around = state_air() if table.kind.columns[place].tone is not None else AIR
    texts = max(map(metrics.horizontalAdvance, texts_in(table, place)), default=0)
    least = table.horizontalHeader().minimumSectionSize()
    return table.columnWidth(place) - max(head_width(table, place), texts + around, least)


def blank_on_two_lines(table: ListTable, place: int) -> int:
    """Return how much of a column's width neither its head nor any of its texts needs on two lines, if it has texts."""
    column = table.kind.columns[place]
    if column.tone is not None or column.kind not in (ColumnKind.TEXT, ColumnKind.LONG_TEXT):
        return spare(table, place)
    measure, needed = QFontMetrics(table.font()).horizontalAdvance, head_width(table, place)
    for text in set(texts_in(table, place)):
        least, most = max(map(measure, text.split()), default=0), measure(text) + 2
        while least < most:
            middle = (least + most) // 2
            least, most = (least, middle) if lines_of(text, table, middle) <= 2 else (middle + 1, most)
        needed = max(needed, least + PADDING)
    return table.columnWidth(place) - needed


def head_width(table: ListTable, place: int) -> int:
    """Return how wide a column has to be for its head as it stands."""
    header = table.horizontalHeader()
    option = QStyleOptionHeader()
    header.initStyleOption(option)
    header.initStyleOptionForIndex(option, place)
    words = max(map(head_metrics(header.font()).horizontalAdvance, option.text.split("\n")))
    return words + AIR + (10 if header.sortIndicatorSection() == place else 0)
