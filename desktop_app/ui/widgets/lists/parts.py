"""The widgets of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.theme import at_size, icon_size
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.acts.density import is_dense
from desktop_app.ui.widgets.lists.choice import NOT_YET, ListChoice
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.figures.sums import ListFigures
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit, keep_room
from desktop_app.ui.widgets.lists.filters.rows_or_message import RowsOrMessage
from desktop_app.ui.widgets.lists.model import ListModel
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.without_room import names_without_room, number_without_room
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.records.details import put_beside

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar
    from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow

_MORE_SIDE: Final = 16
_SLACK: Final = 40
"""Pixels that the line has to have beyond its words before the number of columns without room is one of them."""
_MENU: Final = "Cột, thứ tự, xuất ra Excel"
_ROWS, _FILTERED = "{} {}", "Lọc được {} {}"
_ELSEWHERE: Final = " (F4 xem cả bản ghi)"


class ListParts(QWidget):
    """The filter with the number of rows, a notice, and the table or what an empty list shows."""

    resized = Signal()

    def __init__(self, owner: QWidget, model: ListModel, context: Context) -> None:
        super().__init__(owner)
        self.filter = FilterEdit(model.kind.title, self)
        # In the line, not beside it: lists next to each other on a small screen have no room for one more button.
        self.by_columns = self.filter.offer_columns()
        self.count = QLabel(self)
        self.count.setProperty("muted", True)
        self.more = QToolButton(self)
        self.more.setIcon(icon("more"))
        self.more.setIconSize(icon_size(_MORE_SIDE))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line = QHBoxLayout()
        self._line.setSpacing(GAP)
        self._line.addWidget(self.filter, 1)
        self._line.addWidget(self.count)
        self._line.addWidget(self.more)
        self._model, self._context, self._sentence = model, context, ""
        context.message.connect(self._note_sentence)
        self._bar: ChosenBar | None = None
        self._is_offered, self._has_line = True, True
        keep_room(self.filter)
        self.notice = Notice(parent=self)
        # What stands beside the rows (F4); made before what it holds, which Qt dresses anew wherever it is moved.
        self.beside = OrderedSplitter(self)
        self._stack = RowsOrMessage(self.beside)
        self.table = ListTable(model, self._stack)
        self.table.given_way.connect(self._say_without_room)
        self.resized.connect(self._say_without_room)
        self.choice = ListChoice(self.table, model)
        context.changed.connect(self.choice.follow)
        self.empty = EmptyList(self._stack)
        self._stack.fill(self.table, self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._line)
        self._column = column
        column.addWidget(self.notice)
        self.beside.setChildrenCollapsible(False)
        self.beside.setHandleWidth(GAP)
        self.beside.addWidget(self._stack)
        column.addWidget(self.beside, 1)
        ListFigures(context, model, self)
        if is_dense(context):
            self.table.set_dense(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what depends on the room."""
        super().resizeEvent(event)
        self.resized.emit()

    def _say_without_room(self) -> None:
        """Say beside the menu of columns how many there is no room for, and which."""
        without_room = self.table.without_room if self._stack.shows_rows else ()
        titles = [self.table.kind.columns[place].title for place in without_room]
        words = f"{_MENU}. {names_without_room(titles)}{_ELSEWHERE}" if titles else _MENU
        number = number_without_room(titles)
        # In a narrow list the dots stand alone: a bare number would not say of what.
        has_words = bool(titles) and self._room_beside() >= self.more.fontMetrics().horizontalAdvance(number)
        self.more.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_words else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.more.setText(number if has_words else "")
        self.more.setToolTip(words)
        self.more.setAccessibleName(words)

    def _room_beside(self) -> int:
        """Return what the line leaves when all that stands in it is as narrow as can be, the dots without words."""
        letters = self.more.fontMetrics().horizontalAdvance(self.more.text())
        return self.width() - (self._line.minimumSize().width() - letters) - at_size(_SLACK)

    def add_to_line(self, widget: QWidget, *, first: bool = False) -> None:
        """Put a widget after the filter, or `first` before it."""
        self._line.insertWidget(self._line.indexOf(self.filter) if first else self._line.count() - 2, widget)

    def put_below_rows(self, widget: QWidget) -> None:
        """Put a widget at the foot of the list."""
        self._column.addWidget(widget)

    def put_below_line(self, widget: QWidget) -> None:
        """Put a widget under the filter, above the rows."""
        self._column.insertWidget(1, widget)

    def show_chosen(self, number: int, actions: Sequence[QAction], rows: QWidget) -> None:
        """Say how many rows are chosen, with what can be done with them; nothing while none is."""
        if number and self._sentence in NOT_YET:
            self._context.message.emit("")
        if self._bar is None and number:
            # Made when rows are first chosen, so that the first page is filled sooner.
            from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar, acts_of_rows

            if acts_of_rows(actions, rows):
                self._bar = ChosenBar(actions, rows, self._model.kind.noun, self)
                self._line.insertWidget(self._line.indexOf(self.count), self._bar)
        self._say_total(self.table.model().rowCount(), number)

    def _note_sentence(self, sentence: str) -> None:
        self._sentence = sentence

    def show_total(self, total: int, chosen: int) -> None:
        """Say how many rows there are now, of which some are chosen; without any there is nothing to filter."""
        self._say_total(total, chosen)
        self._offer_filter(bool(total) or self._model.query.is_filtered or self.table.composing)

    def _say_total(self, total: int, chosen: int) -> None:
        words = _FILTERED if self._model.query.is_filtered else _ROWS
        self.count.setText(words.format(format_number(total), self._model.kind.noun))
        if self._bar is not None:
            self._bar.show_number(chosen, total)
            # The bar says how many rows there are, too.
            self.count.setVisible(self._is_offered and not chosen)
            self._say_without_room()

    def leave_out_line(self) -> None:
        """Have nothing above the rows: a list that never has more than a few needs no filter, nor its room."""
        keep_room(self.filter, keep=False)
        self._offer_filter(False)
        self._has_line = False

    def _offer_filter(self, offered: bool) -> None:
        if offered == self._is_offered or not self._has_line:
            return
        self._is_offered = offered
        had_keyboard = self.filter.hasFocus() or self.more.hasFocus()
        for part in (self.filter, self.count, self.more):
            part.setVisible(offered)
        if had_keyboard and not offered:
            self.empty.setFocus()

    def put_beside(self, pane: QWidget) -> None:
        """Put a pane to the right of the rows, which keep what it does not need."""
        put_beside(self.beside, pane)

    @property
    def row_changed(self) -> SignalInstance:
        """The signal of another choice of rows."""
        return self.choice.changed

    @property
    def last_before_rows(self) -> QWidget:
        """What Tab leads to before the rows."""
        return self.more

    def row_count(self) -> int:
        """Return how many rows there are."""
        return self._model.total

    def current_row(self) -> tuple[int | None, Sequence[str]]:
        """Return the id of the current row, None without one, and its cells as they are shown."""
        index, row_id = self.table.currentIndex(), self.choice.current_id()
        columns = range(self._model.columnCount()) if row_id is not None else ()
        return row_id, [self._model.full_text(index.siblingAtColumn(at)) for at in columns]

    def show_rows(self) -> None:
        """Show the table."""
        self._stack.show_rows()
        self._say_without_room()

    def show_empty(self) -> None:
        """Show the empty list's message instead of the table, or below the row of filters."""
        self._stack.show_message()
        self._say_without_room()

    @property
    def over_rows(self) -> QWidget:
        """What the table fills: widgets in it can lie over the rows."""
        return self._stack

    def follow_row(self, row: FilterRow) -> None:
        """Leave the row of filters in sight."""
        self._stack.follow_row(row)
