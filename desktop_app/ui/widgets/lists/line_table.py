"""A table for a few lines that are read all at once, unlike a `ListView`, which reads pages."""

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from desktop_app.domain.lists import Column
from desktop_app.ui.base.dress.tables import AROUND_TEXT, CellDelegate, Heads, lay_out_columns
from desktop_app.ui.base.dress.whole_words import lines_of
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.states.cells import draw_states
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.lists.columns import (
    AIR,
    NARROWEST,
    OF_FEW,
    head_metrics,
    over_two_lines,
    parted_head,
)
from desktop_app.ui.widgets.lists.widths.spans import FAIR, ColumnSpan, shared_out

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_LOOKED_AT, _MEASURED = 1_000, 8
"""Of so many rows at most, so many texts of a column are measured."""


class LineModel[T](QAbstractTableModel):
    """A model of lines under the titles of columns; subclasses implement `data`."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.lines: Sequence[T] = ()

    def show_lines(self, lines: Sequence[T]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self.columns[section].title if is_title else None


def needed_widths(table: QTableView, texts: Callable[[int], Sequence[str]], most: int = _LOOKED_AT) -> list[int]:
    """Return how wide each column has to be for its title and its texts, those of a row as `texts` gives them.

    Qt would measure a thousand rows, 0.15 s of the window's thread; here the longest texts of as many rows are, or of
    the first `most`.
    """
    header, cells = table.horizontalHeader(), _cell_widths(table, _looked_at(table, texts, most))
    return [max(_head_width(header, column), width) for column, width in enumerate(cells)]


def _head_width(header: QHeaderView, column: int) -> int:
    # Qt has no size for a head that is hidden: measured so, its column comes back too narrow for its words.
    if isinstance(header, Heads):
        return header.sectionSizeFromContents(column).width()
    return header.sectionSizeHint(column)


def _looked_at(table: QTableView, texts: Callable[[int], Sequence[str]], most: int = _LOOKED_AT) -> list[Sequence[str]]:
    return [texts(row) for row in range(min(table.model().rowCount(), most))]


def _cell_widths(table: QTableView, rows: Sequence[Sequence[str]]) -> list[int]:
    table.ensurePolished()
    model = table.model()
    widths = []
    for column in range(model.columnCount()):
        places = {row[column]: place for place, row in enumerate(rows)}
        cells = [model.index(places[text], column) for text in nlargest(_MEASURED, places, key=len)]
        widths.append(max((table.sizeHintForIndex(cell).width() for cell in cells), default=0))
    return widths


class _Share:
    """What the columns of a table need, whole or with heads over two lines and texts that are cut."""

    def __init__(self, table: QTableView, usual: Mapping[int, int], rows: Sequence[Sequence[str]]) -> None:
        header, columns = table.horizontalHeader(), range(table.model().columnCount())
        self._usual, self._width = usual, [table.columnWidth(column) for column in columns]
        self._cells, self._words = _cell_widths(table, rows), _widest_words(table, rows)
        self._titles = [_head_width(header, column) for column in columns]
        metrics = head_metrics(header.font())
        titles = [str(table.model().headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        # Some have two lines in any case.
        self._parted = [
            (title, width) if "\n" in title else parted_head(title, metrics)
            for title, width in zip(titles, self._titles, strict=True)
        ]

    def parted(self, shown: Sequence[int]) -> dict[int, str]:
        """Return the heads that are wider than their cells, over two lines."""
        parted = ((column, *self._parted[column]) for column in shown)
        return {column: text for column, text, width in parted if self._cells[column] < self._titles[column] > width}

    def spans(
        self, shown: Sequence[int], heads: Mapping[int, str] | None = None, spared: int = -1
    ) -> dict[int, ColumnSpan]:
        """Return what each column needs; with the `heads` that go over two lines, what it needs on a narrow screen.

        The column that is `spared` needs as much there.
        """
        spans = {}
        for column in shown:
            # Qt makes none narrower than the narrowest.
            title = max(self._parted[column][1] if heads and column in heads else self._titles[column], NARROWEST)
            need, is_last = max(self._cells[column], title), column == shown[-1]
            width = max(self._usual.get(column, need if is_last else self._width[column]), title)
            # What is short needs no more than it has: its room would be blank beside texts that are cut.
            over_two, word = min(over_two_lines(need), need), self._words[column]
            usual, on_two = max(min(width, self._cells[column] + AIR), title), over_two
            if heads is not None and column != spared:
                over_two, word = min(over_two, at_size(FAIR[0])), min(word, at_size(FAIR[1]))
            fewest = need if column == shown[0] else max(over_two, word)
            least = max(min(usual, fewest), title) if column in self._usual or is_last else width
            spans[column] = ColumnSpan(least, max(least, usual), max(width, need + AIR), on_two=on_two)
        return spans


_FEW: Final = 3
"""One row in so many."""
_LONGEST_NUMBER: Final = 12
"""Letters."""
_WHOLE: Final = 8
"""Lines that a text has at most where it is shown whole."""


def give_blank(
    table: QTableView,
    usual: Mapping[int, int],
    texts: Callable[[int], Sequence[str]],
    *,
    shown: Sequence[int] = (),
    cut: bool = False,
    spared: int = -1,
    giving_way: Sequence[int] = (),
    whole: bool = False,
) -> None:
    """Share a table's room among its columns: each text whole where there is room, over two lines where there is less.

    The columns of `usual` widths give way, down to what their texts need on two lines; so does the last one of all.
    The first one, which says what a row is of, stays on one line, and no word, number or date is cut. Where that does
    not fit a table whose texts may be `cut`, heads go over two lines, the first column, too, and texts are cut, but for
    the column that is `spared`; then those of the `shown` columns (all that are not hidden, if none are named) that are
    `giving_way` are left out, in that order. Rows that are read `whole` are as high as that takes, however many are.
    """
    table.setWordWrap(True)
    shown = list(shown) or [column for column in range(table.model().columnCount()) if not table.isColumnHidden(column)]
    # Qt's own least is as wide as the widest letter of the font.
    table.horizontalHeader().setMinimumSectionSize(NARROWEST)
    # Asked for at each change of the window's size: once each.
    rows = _looked_at(table, texts)
    share, room = _Share(table, usual, rows), table.viewport().width()
    spans, heads = share.spans(shown), dict[int, str]()
    if cut and not _fit(spans, room):
        heads = share.parted(shown)
        for number in range(len(giving_way) + 1):
            spans = share.spans([column for column in shown if column not in giving_way[:number]], heads, spared)
            if _fit(spans, room):
                break
    widths = shared_out(room, list(spans.values()))
    # The last one stretches; Qt does not narrow it by itself.
    widths[-1] = max(widths[-1], room - sum(widths[:-1]))
    lay_out_columns(table, dict(zip(spans, widths, strict=True)), heads)
    _set_heights(table, list(spans), rows, whole=whole)


def _fit(spans: Mapping[int, ColumnSpan], room: int) -> bool:
    return sum(span.least for span in spans.values()) <= room


def _widest_words(table: QTableView, rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column has to be for the widest word in it.

    A date is one that never goes over two lines, and so is a number with what it is of: "10 %".
    """
    measure = table.fontMetrics().horizontalAdvance
    words: list[set[str]] = [set() for _ in range(table.model().columnCount())]
    for cells in rows:
        for known, text in zip(words, cells, strict=True):
            known.update([text] if text[:1].isdigit() and len(text) <= _LONGEST_NUMBER else text.split())
    return [max(map(measure, nlargest(_MEASURED, known, key=len)), default=0) + AIR for known in words]


def _set_heights(table: QTableView, shown: Sequence[int], rows: Sequence[Sequence[str]], *, whole: bool) -> None:
    """Make each row as high as its texts need: one line, or two, or more where few rows need those, or `whole` ones."""
    heights, metrics = table.verticalHeader(), table.fontMetrics()
    line, font, widest = heights.defaultSectionSize(), table.font(), metrics.horizontalAdvance("W")
    room = {column: table.columnWidth(column) - AROUND_TEXT - _icon_width(table, column) for column in shown}
    needed, bound = [], _WHOLE if whole else OF_FEW
    for cells in rows:
        long = (column for column, width in room.items() if len(cells[column]) * widest > width)
        cut = [column for column in long if metrics.horizontalAdvance(cells[column]) > room[column]]
        needed.append(max((lines_of(cells[column], font, room[column], bound) for column in cut), default=1))
    # A few that need more make their own rows higher.
    most = bound if whole or sum(lines > 2 for lines in needed) * _FEW <= len(rows) else 2
    for row, lines in enumerate(needed):
        height = line + (min(lines, most) - 1) * metrics.lineSpacing()
        if heights.sectionSize(row) != height:
            heights.resizeSection(row, height)


def _icon_width(table: QTableView, column: int) -> int:
    """Return how much of a column's width its texts leave to the icons before them; one has them in all rows."""
    if table.model().index(0, column).data(Qt.ItemDataRole.DecorationRole) is None:
        return 0
    style, size = table.style(), table.iconSize().width()
    around = 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1)
    return (size if size > 0 else style.pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, table)) + around


class WholeText(CellDelegate):
    """Makes a row as high as its text: the style's padding leaves less width than Qt reckons with."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size for a text wrapped in what width is left."""
        narrowed = QStyleOptionViewItem(option)
        narrowed.rect = option.rect.adjusted(0, 0, -2 * GAP, 0)
        return super().sizeHint(narrowed, index) + QSize(0, GAP)


class LineTable[T](QTableView):
    """A table over a `LineModel`. Signal: `entered(line)` for Enter or a double click."""

    entered = Signal(object)

    def __init__(self, lines: LineModel[T], widths: Sequence[int], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        lines.setParent(self)
        set_up_table(self)
        self.setModel(lines)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, at_size(width))
        self.horizontalHeader().setStretchLastSection(True)
        self.doubleClicked.connect(lambda _: self.enter())

    def show_states(self) -> None:
        """Draw the columns of states as dot and word."""
        draw_states(self, self._lines.columns)

    def current(self) -> T | None:
        """Return the current line, None if there is none."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def enter(self) -> None:
        """Emit `entered` for the current line."""
        line = self.current()
        if line is not None:
            self.entered.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `entered` on Enter."""
        if is_enter(event):
            self.enter()
        else:
            super().keyPressEvent(event)
