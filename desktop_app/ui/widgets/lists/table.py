"""The table of a list: keys for rows, sorting by its header, columns as the clerk arranged them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QWidget,
)

from desktop_app.ui.base.dress.tables import lay_out_columns, leave_hidden_cell
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.states.cells import draw_states
from desktop_app.ui.base.theme import leave_heads_plain, set_up_table
from desktop_app.ui.widgets.lists.columns import NARROWEST, ColumnWidths
from desktop_app.ui.widgets.lists.figures.bands import GroupBands
from desktop_app.ui.widgets.lists.figures.cells import ListCellDelegate
from desktop_app.ui.widgets.lists.heights.arranged import arranged, height_for_rows
from desktop_app.ui.widgets.lists.heights.row_heights import RowHeights
from desktop_app.ui.widgets.lists.heights.seen_rows import SeenRows
from desktop_app.ui.widgets.lists.model import ListModel

_ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Index = QModelIndex | QPersistentModelIndex


class ListTable(QTableView):
    """A table over a `ListModel`.

    Signals: `row_entered(int)` for Enter or a double click on a row; `delete_pressed`, `paste_pressed`,
    `copy_pressed(bool)` with whether the heads go along; `typed(str)` for letters typed on the rows, `composed(str)`
    while an input method still holds them; `sort_asked(int)` with a column; `rows_fitted` when the rows in sight have
    their heights; `columns_changed` when the clerk shows, hides, moves or widens one; `given_way` when others are
    `without_room`.
    """

    row_entered = Signal(int)
    delete_pressed = Signal()
    copy_pressed = Signal(bool)
    paste_pressed = Signal()
    typed = Signal(str)
    composed = Signal(str)
    sort_asked = Signal(int)
    rows_fitted = Signal()
    columns_changed = Signal()
    given_way = Signal()

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = model.kind
        self.without_room: list[int] = []
        """The places of the columns that she has not hidden and that there is no room for."""
        self._hidden: set[int] = set()
        self._arranging = False
        # Asked for the viewport before it has to, PySide loads all classes of widgets (8 ms of the start).
        self._room = QSize(0, 0)
        self._shown_row = -1
        """The row somebody was led to, until the clerk scrolls or chooses another."""
        self.composing = False
        """Whether an input method holds letters back that were typed on the rows."""
        set_up_table(self)
        self.setModel(model)
        self._delegate = ListCellDelegate(model.kind, self)
        self.setItemDelegate(self._delegate)
        self._bands = GroupBands(model, super().itemDelegateForIndex, self)
        draw_states(self, model.kind.columns)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(model.kind.title)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.row_entered.emit(index.row()))
        header = self.horizontalHeader()
        letter = QFontMetrics(self.font()).horizontalAdvance("0")
        leave_heads_plain(self)
        self._widths = ColumnWidths(model.kind.columns, letter, header.font())
        self._seen = SeenRows(model, self._widths)
        self._heights = RowHeights(self, model, self._bands)
        self._set_up_header()
        model.modelReset.connect(self._see_anew)
        model.dataChanged.connect(self._see_further)
        self.verticalScrollBar().valueChanged.connect(self._set_heights)
        # Rows that have become higher let one scroll further only after this.
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.keep_in_sight())
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._leave_shown_row())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(NARROWEST)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_columns_menu)
        header.sectionClicked.connect(self.sort_asked)
        header.sectionMoved.connect(self._emit_columns_changed)
        header.sectionResized.connect(self._keep_dragged)
        header.sectionHandleDoubleClicked.connect(self._fit_again)

    def _see_anew(self) -> None:
        self._seen.see_anew(max(self.rowAt(0), 0), QFontMetrics(self.font()))
        self._lay_out_columns()

    def _see_further(self) -> None:
        self._seen.see(max(self.rowAt(0), 0), QFontMetrics(self.font()))
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        if self._room.isNull():
            # It has none before the table is shown, and gets it then.
            return
        before, shown = self.without_room, self._wanted()
        inside = self.contentsRect().size() if not self._room.isEmpty() else self._room
        widths, heads, wrapping, heights = arranged(self, inside, shown, self._widths, self._heights)
        self.without_room = [place for place in shown if place not in widths]
        self._delegate.wrapped = frozenset(wrapping)
        self._arranging = True
        lay_out_columns(self, widths, heads)
        self._arranging = False
        self._heights.use(heights, wrapping)
        self._set_heights()
        if self.viewportMargins().top() != self.horizontalHeader().sizeHint().height():
            # Qt does not follow heads that change while it gives the table another size: it is asked to once more.
            QTimer.singleShot(0, self, self.updateGeometries)
        leave_hidden_cell(self, next(iter(widths)))
        self.keep_in_sight()
        if self.without_room != before:
            self.given_way.emit()

    def _wanted(self) -> list[int]:
        """Return the places of the columns that she has not hidden, from left to right."""
        return [place for place in self.places() if place not in self._hidden]

    def _set_heights(self) -> None:
        """Make each row in sight as high as its texts need, and as the list has room for."""
        self._heights.fit(self._room.height())
        self.rows_fitted.emit()

    def height_for_rows(self, most: int) -> int:
        """Return how high the table is with all its rows, or with as many of them as `most` holds."""
        return height_for_rows(self, most, self._wanted(), self._widths, self._heights)

    def minimumSizeHint(self) -> QSize:
        """Return a size with one row: what stands around a list decides how many it is to have."""
        hint, frame = super().minimumSizeHint(), 2 * self.frameWidth()
        return QSize(hint.width(), self.horizontalHeader().sizeHint().height() + self._heights.least() + frame)

    def least_height(self, rows: int) -> int:
        """Return how high the table is at least with so many of its rows, or all where there are fewer."""
        return self.height() - self._room.height() + min(rows, self.model().rowCount()) * self._heights.least()

    def _keep_dragged(self, place: int, _: int, width: int) -> None:
        # Qt tells the width 0 of a column that is hidden.
        if not self._arranging and width:
            self._widths.dragged[place] = width
            self.horizontalHeader().viewport().installEventFilter(self)
            self.columns_changed.emit()

    def _fit_again(self, place: int) -> None:
        """Forget the width the clerk has dragged."""
        self._widths.dragged.pop(place, None)
        self._lay_out_columns()
        self.columns_changed.emit()

    def fit_all_again(self) -> None:
        """Forget all widths the clerk has dragged."""
        self._widths.dragged.clear()
        self._lay_out_columns()
        self.columns_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        # Qt may resize the rows once more meanwhile: a scroll bar comes or goes.
        self._room, size = event.size(), self.size()
        if self._is_chosen_in_sight(event.oldSize().height()):
            # What is done next is done to it: it is not left below a list that becomes lower.
            self._shown_row = self.currentIndex().row()
        super().resizeEvent(event)
        self._lay_out_columns()
        if self.size() != size:
            # What stands around the list followed its rows and gave it another size, of which Qt tells nothing here.
            self.updateGeometries()
            self._room = self.viewport().size()
            self._lay_out_columns()

    def show_row(self, row: int) -> None:
        """Select a row and keep it in sight, also when the rows above it or the table get another height later."""
        self.selectRow(row)
        self.follow_row(row)

    def _is_chosen_in_sight(self, height: int) -> bool:
        """Return whether the chosen row is whole in sight in rows of this height."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row()):
            return False
        top = self.rowViewportPosition(index.row())
        return 0 <= top <= height - self.rowHeight(index.row())

    def follow_row(self, row: int) -> None:
        """Keep a row in sight that is chosen already."""
        self._shown_row = row
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll to the row somebody was led to, if it is still the current one."""
        index = self.currentIndex()
        if index.isValid() and index.row() == self._shown_row:
            column = self.model().index(index.row(), max(self.horizontalHeader().logicalIndexAt(0), 0))
            self.scrollTo(column)
            # The rows that have come into sight are measured only now, and may have pushed it out again.
            self.scrollTo(column)

    def _leave_shown_row(self) -> None:
        self._shown_row = -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share out the room anew once the clerk lets go of a column."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self.horizontalHeader().viewport():
            QTimer.singleShot(0, self, self._lay_out_columns)
        return super().eventFilter(watched, event)

    def set_dense(self, dense: bool) -> None:
        """Let rows stand close together, one line each, or with air around them."""
        self._heights.dense = dense
        self._lay_out_columns()

    def show_groups(self, figures: Mapping[str, str]) -> None:
        """Say of each group what is known of it."""
        self._bands.figures = figures
        self.viewport().update()

    def itemDelegateForIndex(self, index: Index) -> QAbstractItemDelegate:
        """Return what draws a cell."""
        return self._bands if self._bands.starts(index.row()) else super().itemDelegateForIndex(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the headings of their groups."""
        super().paintEvent(event)
        if self._bands.place is not None:
            painter = QPainter(self.viewport())
            self._bands.paint_headings(painter)
            painter.end()

    def show_sort(self, key: str, descending: bool) -> None:
        """Show in the header which column the rows are sorted by, "" for none."""
        keys = [column.key for column in self.kind.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        place = keys.index(key) if key in keys else -1
        self.horizontalHeader().setSortIndicator(place, order)
        if place != self._widths.sorted:
            self._widths.sorted = place
            self._lay_out_columns()

    @property
    def is_dragged(self) -> bool:
        """Whether the clerk has dragged a width."""
        return bool(self._widths.dragged)

    def places(self) -> list[int]:
        """Return the places of all columns, from left to right."""
        header = self.horizontalHeader()
        return [header.logicalIndex(at) for at in range(header.count())]

    def shown_columns(self) -> list[str]:
        """Return the keys of the columns that she has not hidden, from left to right, whether there is room or not."""
        return [self.kind.columns[place].key for place in self.places() if place not in self._hidden]

    def arrangement(self) -> dict[str, Any]:
        """Return how the columns are arranged, for `arrange`."""
        columns = self.kind.columns
        return {
            "order": [columns[place].key for place in self.places()],
            "hidden": [column.key for place, column in enumerate(columns) if place in self._hidden],
            "dragged": {columns[place].key: width for place, width in self._widths.dragged.items()},
        }

    def arrange(self, arrangement: dict[str, Any]) -> None:
        """Arrange the columns as saved; columns that no longer exist are ignored. `widths` are the usual ones."""
        header = self.horizontalHeader()
        places = {column.key: place for place, column in enumerate(self.kind.columns)}
        self._arranging = True
        order = [key for key in _texts_in(arrangement.get("order")) if key in places]
        for at, key in enumerate(order):
            if (current_at := header.visualIndex(places[key])) != at:
                header.moveSection(current_at, at)
        self._arranging = False
        hidden = {places[key] for key in _texts_in(arrangement.get("hidden")) if key in places}
        self._hidden = hidden if len(hidden) < len(places) else set()
        self._widths.prefer(_widths_in(arrangement.get("widths"), places))
        self._widths.dragged = _widths_in(arrangement.get("dragged"), places)
        self._lay_out_columns()

    def show_column(self, place: int, on: bool) -> None:
        """Show or hide a column, as she asks for it."""
        (self._hidden.discard if on else self._hidden.add)(place)
        (self._widths.asked_for.add if on else self._widths.asked_for.discard)(place)
        self._lay_out_columns()
        self._emit_columns_changed()

    def _open_columns_menu(self, at: QPoint) -> None:
        # Imported when it is first opened, so that the first page is filled sooner.
        from desktop_app.ui.widgets.lists.acts.columns_menu import columns_menu

        menu = columns_menu(self, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _emit_columns_changed(self) -> None:
        if not self._arranging:
            self.columns_changed.emit()

    def keyboardSearch(self, search: str) -> None:
        """Emit `typed`; Qt's own search would go through every row and so load the whole list."""
        if search.strip():
            self.typed.emit(search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard, also by way of an input method, which Qt gives only to cells that can be edited."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Go to another cell; letters still reach the table by way of an input method."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hand on what an input method composes on the rows, and then what it has made of it."""
        was_composing, self.composing = self.composing, bool(event.preeditString())
        if event.commitString().strip():
            self.typed.emit(event.commitString())
        elif self.composing or was_composing:
            self.composed.emit(event.preeditString())
        event.accept()

    def choose_current(self) -> bool:
        """Choose the current row, or the first, where no row is chosen; return whether it did.

        Qt makes the first row current when the keyboard comes to a table, but chooses none.
        """
        if not self.model().rowCount() or self.selectionModel().hasSelection():
            return False
        self.selectRow(max(self.currentIndex().row(), 0))
        return True

    def selectRow(self, row: int) -> None:
        """Select a row and no other, also while Ctrl is down, as it is when the clerk saves by Ctrl+Enter."""
        # Qt takes a column in sight (arrows lead nowhere from a hidden one), but toggles the row while Ctrl is down.
        super().selectRow(row)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flag.ClearAndSelect | flag.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the rows by Enter, Delete, Ctrl+C (Shift: heads too), Ctrl+V, Shift+F10 (their menu), F8 (sort)."""
        index = self.currentIndex()
        if event.key() in _ARROWS and self.choose_current():
            return
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.customContextMenuRequested.emit(self.visualRect(index).bottomLeft() if index.isValid() else QPoint())
        elif is_enter(event):
            self.row_entered.emit(index.row())
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_pressed.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit(False)
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _CONTROL_SHIFT:
            self.copy_pressed.emit(True)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
        elif event.key() == Qt.Key.Key_F8 and index.isValid():
            self.sort_asked.emit(index.column())
        else:
            super().keyPressEvent(event)


def _widths_in(value: object, places: Mapping[str, int]) -> dict[int, int]:
    entries = value.items() if isinstance(value, dict) else ()
    return {places[key]: max(NARROWEST, width) for key, width in entries if key in places and isinstance(width, int)}


def _texts_in(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
