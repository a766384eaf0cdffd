"""The table of indicators and its keys."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.domain.list_kinds.read_whole import MEASURED
from desktop_app.services.year.indicators import Measured
from desktop_app.ui.base.dress.tables import CellDelegate, leave_hidden_cell
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.states.cells import draw_states
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.indicators.measured_model import (
    BEFORE,
    DIFFERENCE,
    LAST,
    MARK,
    NAME,
    VALUE,
    Groups,
    MeasuredModel,
)
from desktop_app.ui.widgets.lists.columns import OF_FIELD, over_two_lines
from desktop_app.ui.widgets.lists.line_table import needed_widths

_WIDEST: Final = (84, 104, 104, 104, 120, 104, 140)
"""The most that the columns after the name take in pixels; the name takes what they leave.

A column whose longest text is wider takes more only where every name stands on one line.
"""

_MIN_NAME_WIDTH, _LEAST_NAME_WIDTH = 200, 120
"""In less room than the first, others give way to the name; so narrow it is at least."""
_LINES_IF_LOW: Final = 2
_SELDOM: Final = 4
"""A column is hardly filled in which one row of so many has something."""
_GIVING_WAY: Final = (BEFORE, LAST, DIFFERENCE, MARK)
"""What a narrow window leaves out, in this order; the mark stands below the table, too."""


class _Names(CellDelegate):
    """The delegate that makes a row as high as the wrapped name, with a margin."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a cell; a name wraps to the current width of its column."""
        view = option.widget
        of_group = Qt.ItemFlag.ItemIsEnabled not in index.flags()
        # The name of a group stands across all columns.
        if index.column() != NAME or of_group or not isinstance(view, QTableView):
            return super().sizeHint(option, index)
        room = QRect(0, 0, view.columnWidth(NAME) - 2 * GROUP, view.maximumHeight())
        words = str(index.data())
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        # The whole name of the current one is said below the table.
        most = _LINES_IF_LOW * option.fontMetrics.lineSpacing() if is_low(view) else needed
        return QSize(room.width(), min(needed, most) + 2 * GAP)


class MeasuredTable(QTableView):
    """The table of the indicators of a period, with one current indicator.

    Signals: `entered` on Enter or a double click; `value_pressed` on a click on the value of the period; `moved` when
    the current indicator, the chosen ones or their figures change.
    """

    entered = Signal()
    value_pressed = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MeasuredModel(self)
        set_up_table(self)
        self.setModel(self._model)
        self.setAccessibleName("Chỉ tiêu")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The names of indicators are whole sentences.
        self.setWordWrap(True)
        self.setItemDelegate(_Names(self))
        draw_states(self, MEASURED.columns)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())
        self.doubleClicked.connect(self._enter)
        self.clicked.connect(self._press)

    def show_groups(self, groups: Groups, *, headed: bool) -> None:
        """Show indicators; the current one stays, or its neighbour becomes current if it is gone."""
        current = self.current()
        row, column = self.currentIndex().row(), max(self.currentIndex().column(), NAME)
        self._model.show_groups(groups, headed=headed)
        self.clearSpans()
        for group in self._model.group_rows():
            self.setSpan(group, 0, 1, self._model.columnCount())
        self._share_room()
        current_row = self._model.row_of(current.id if current is not None else None)
        in_sight = NAME if self.isColumnHidden(column) else column
        self._select_row(current_row if current_row >= 0 else max(row, 0), in_sight)
        self.moved.emit()

    def choose(self, indicator_id: int) -> None:
        """Select an indicator, if it is there."""
        row = self._model.row_of(indicator_id)
        if row >= 0:
            self._select_row(row)

    def current(self) -> Measured | None:
        """Return the current indicator."""
        return self._model.indicator(self.currentIndex().row())

    def chosen(self) -> list[Measured]:
        """Return the chosen indicators, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [indicator for row in rows if (indicator := self._model.indicator(row)) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `entered` on Enter."""
        if is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """Give the column of names the remaining width; where it is too little, leave out what can be reckoned."""
        needed = needed_widths(self, self._model.texts)
        measure, texts = self.fontMetrics().horizontalAdvance, [*map(self._model.texts, range(self._model.rowCount()))]
        name = max((measure(row[NAME]) for row in texts), default=0)
        # The delegate answers with the width that the column has.
        needed[NAME] = name + 2 * GROUP
        if not texts:
            needed = [max(width, at_size(OF_FIELD)) for width in needed]
        widths = {column: min(needed[column], at_size(most)) for column, most in enumerate(_WIDEST, NAME + 1)}
        room = self.viewport().width() - sum(widths.values())
        for column, width in widths.items():
            # Where the names have room on one line, nothing beside them is cut or wrapped.
            widths[column] += max(0, min(needed[column] - width, room - needed[NAME]))
            room -= widths[column] - width
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        # In a low window a name has two lines: for the whole of it a column gives way that hardly anything stands in.
        whole = over_two_lines(name) + 2 * GROUP if is_low(self) else 0
        for column in _GIVING_WAY:
            least = at_size(_LEAST_NAME_WIDTH if column == MARK else _MIN_NAME_WIDTH)
            some = sum(bool(row[column]) for row in texts)
            gives_way = room < (max(least, whole) if some * _SELDOM < len(texts) else least)
            self.setColumnHidden(column, gives_way)
            room += widths[column] if gives_way else 0
        self.setColumnWidth(NAME, max(room, at_size(_LEAST_NAME_WIDTH)))
        leave_hidden_cell(self, NAME)

    def _select_row(self, row: int, column: int = NAME) -> None:
        last = self._model.rowCount() - 1
        near = [at for at in (*range(row, last + 1), *range(min(row, last), -1, -1)) if self._model.indicator(at)]
        if near:
            flag, index = QItemSelectionModel.SelectionFlag, self._model.index(near[0], column)
            # Also while Ctrl is down, when Qt would toggle the row.
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def _enter(self, index: QModelIndex) -> None:
        if self._model.indicator(index.row()) is not None and index.column() != VALUE:
            self.entered.emit()

    def _press(self, index: QModelIndex) -> None:
        # Whoever chooses rows with Ctrl or Shift stays with them.
        chooses = bool(QGuiApplication.keyboardModifiers())
        if self._model.indicator(index.row()) is not None and index.column() == VALUE and not chooses:
            self.value_pressed.emit()
