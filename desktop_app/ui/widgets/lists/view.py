"""A list of records: a filter, the rows and their number, export, and a message when it is empty.

How it holds together: the list makes its widgets and asks its model for the rows when it is first shown, and asks
again when a change touches what it shows; while hidden it only notes that it has to. The selection is kept by ids, so
it survives reading the rows again; if the current row is gone, its neighbour is selected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.acts.keys import asks_row, is_list_key
from desktop_app.ui.widgets.lists.acts.sorting import is_descending, sorted_by
from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN, ListChoice
from desktop_app.ui.widgets.lists.empty import EmptyList, say_no_match
from desktop_app.ui.widgets.lists.filters.between_runs import PlaceOfList
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.filters.of_list import ColumnFilters
from desktop_app.ui.widgets.lists.model import ListModel
from desktop_app.ui.widgets.lists.parts import ListParts
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.records.details import RowDetails
from desktop_app.ui.widgets.records.of_lists import edit_many

if TYPE_CHECKING:
    # Loaded when a list is first filtered by a column.
    from desktop_app.ui.widgets.lists.filters.chips import Filtering

_SAVED: Final = frozenset(("order", "hidden", "dragged"))
"""What of the arrangement of columns is the clerk's own."""
_SEVERAL_CHOSEN: Final = "Đang chọn {} dòng: chọn một dòng rồi làm lại"
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class ListView(QWidget):
    """A list of one kind over the whole width it is given.

    Signals: `activated(int)` with the id of the row entered by Enter or double click; `delete_requested(list[int])`;
    `selection_changed(list[int])`; `refreshed` when rows and their number are shown.
    """

    activated = Signal(int)
    delete_requested = Signal(object)
    selection_changed = Signal(object)
    refreshed = Signal()

    def __init__(self, context: Context, kind: ListKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._model = ListModel(context, kind, self)
        self._actions: list[QAction] = []
        self._pending_read: Callable[[], None] | None = lambda: self._ask(ListQuery(kind.key))
        self._id_to_select: int | None = None
        self._place = PlaceOfList(self, context, self._model, self._settings)
        self._built_parts: ListParts | None = None
        self._page_widgets: list[tuple[QWidget, bool]] = []
        self._first_arrangement: Mapping[str, Any] = {}
        self.filters = ColumnFilters(context, kind, lambda: self.query, lambda: self._parts, self)
        self.filters.asked.connect(self.show_filtering)
        self.filters.left.connect(self._go_to_rows)
        self.details = RowDetails(context, kind, self._settings, lambda: self._parts, self)
        self._empty_words: tuple[str, QAction | None] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._model.settled.connect(self._settle)
        self._model.refused.connect(self._show_refusal)
        self.details.opened.connect(self._enter)
        context.changed.connect(self._changed)

    @property
    def filter(self) -> FilterEdit:
        """The input for the text to filter by."""
        return self._parts.filter

    @property
    def count(self) -> QLabel:
        """The label with the number of rows."""
        return self._parts.count

    @property
    def table(self) -> ListTable:
        """The table of rows."""
        return self._parts.table

    @property
    def empty(self) -> EmptyList:
        """The message shown in place of rows."""
        return self._parts.empty

    @property
    def notice(self) -> Notice:
        """The notice above the rows."""
        return self._parts.notice

    @property
    def choice(self) -> ListChoice:
        """The selected rows."""
        return self._parts.choice

    @property
    def _parts(self) -> ListParts:
        """The widgets, made when first used: they are the most expensive part of a page."""
        if self._built_parts is None:
            self._built_parts = ListParts(self, self._model, self._context)
            self._column.addWidget(self._built_parts)
            self._set_up(self._built_parts)
        return self._built_parts

    def _set_up(self, parts: ListParts) -> None:
        for widget, first in self._page_widgets:
            parts.add_to_line(widget, first=first)
        query = self._place.take_up(self.query)
        if self._pending_read is not None and query != self.query:
            self._model.query, self._pending_read = query, lambda: self._ask(query)
        parts.filter.setText(self.query.text)
        self._arrange(parts.table)
        self._show_sort()
        if self._empty_words is not None:
            parts.empty.set_words(*self._empty_words)
        self.setFocusProxy(parts.table)
        self._connect(parts)

    def _connect(self, parts: ListParts) -> None:
        parts.filter.seen_changed.connect(self._filter)
        parts.filter.returnPressed.connect(parts.table.setFocus)
        parts.filter.left.connect(self._go_to_rows)
        parts.more.clicked.connect(lambda: self._open_menu())
        parts.by_columns.triggered.connect(self.filters.open_menu)
        parts.table.row_entered.connect(self._enter)
        parts.table.delete_pressed.connect(self.delete_chosen)
        parts.table.copy_pressed.connect(self.copy)
        parts.table.paste_pressed.connect(self.paste)
        parts.empty.paste_pressed.connect(self.paste)
        parts.table.typed.connect(self._filter_by_typing)
        parts.table.composed.connect(self._filter_by_composing)
        parts.table.sort_asked.connect(self._sort_by)
        parts.table.columns_changed.connect(self._keep_columns)
        parts.table.customContextMenuRequested.connect(self._open_menu)
        parts.choice.changed.connect(self.selection_changed)
        parts.choice.changed.connect(lambda _: parts.show_chosen(self._chosen_count, self._actions, self))

    @property
    def query(self) -> ListQuery:
        """The query that the list shows or is about to show."""
        return self._model.query

    @property
    def total(self) -> int:
        """The number of rows known so far."""
        return self._model.total

    def add_to_line(self, widget: QWidget, *, first: bool = False) -> None:
        """Put a widget of the page's own after the filter, or `first` what the list is of."""
        self._page_widgets.append((widget, first))
        # Without a parent it would become a window of its own when its page shows it.
        widget.setParent(self)
        if self._built_parts is not None:
            self._built_parts.add_to_line(widget, first=first)

    def arrange_at_first(self, arrangement: Mapping[str, Any]) -> None:
        """Set the arrangement of the columns until the clerk arranges them herself."""
        self._first_arrangement = arrangement
        if self._built_parts is not None:
            self._arrange(self._built_parts.table)

    def _arrange(self, table: ListTable) -> None:
        # What was saved as "widths" before columns fitted what stands in them may cut it.
        saved = self._settings.get(f"list.{self._kind.key}")
        table.arrange({**self._first_arrangement, **{key: saved[key] for key in _SAVED & saved.keys()}})

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Set the actions of the rows' context menu."""
        self._actions = list(actions)

    def set_empty(self, text: str, action: QAction | None = None) -> None:
        """Set the sentence and the button that are shown when the list has no records at all."""
        self._empty_words = text, action
        if self._built_parts is None:
            return
        self.empty.set_words(text, action)
        if self._model.counted and not self.total and not self.query.is_filtered:
            self.empty.say_empty()

    def set_scope(self, scope: Mapping[str, Any], *, of_nothing: bool = False) -> None:
        """Filter by exact values ({"round": "2026-H1"}), as left; `of_nothing` if what rows are of is not chosen."""
        self._place.is_of_nothing = of_nothing
        if dict(scope) != dict(self.query.scope):
            query = replace(self.query, scope=dict(scope))
            if self._built_parts is not None:
                query = self._place.take_up(query)
                self.filter.show_text(query.text)
            self._ask(query)

    def set_query(self, query: ListQuery) -> None:
        """Show the rows of another query, from the first on; a record asked for alone is chosen."""
        self._place.is_asked, self._place.is_of_nothing = True, False
        match query.scope.get("ids"):
            case [row_id]:
                # Whoever jumped to a record goes on with it: its row is chosen, not merely the current one.
                self._id_to_select = row_id
        if self._built_parts is not None:
            self.filter.show_text(query.text)
        self._ask(query)

    def refresh(self) -> None:
        """Read the rows again; selection and scroll position stay."""
        self._when_seen(self._ask_again)

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows that are loaded, from top to bottom."""
        return self._built_parts.choice.ids() if self._built_parts is not None else []

    def current_id(self) -> int | None:
        """Return the id of the current row, None if there is none or it is not loaded."""
        return self._built_parts.choice.current_id() if self._built_parts is not None else None

    def select_id(self, row_id: int) -> None:
        """Select a row and scroll to it, as soon as it is loaded; do nothing if the list has no such row."""
        self._place.forget_row()
        if not self._model.counted or self._pending_read is not None:
            self._id_to_select = row_id
        elif (place := self._model.place_of(row_id)) is not None:
            self.choice.select_place(place)
        else:
            self._model.seek(row_id, self.choice.select_place)

    def select_first(self) -> None:
        """Select the first row, if it is loaded."""
        self.choice.select_place(0)

    def with_chosen(self, then: Callable[[list[int]], None]) -> None:
        """Call `then` with the ids of all selected rows; say so where there are none."""
        if self._built_parts is None or not self._chosen_count:
            self._context.message.emit(self.choice.choose_framed())
        else:
            self._built_parts.choice.with_rows(lambda rows: then([shown_row.row.id for shown_row in rows]))

    def with_current(self, act: Callable[[int], object], many: Callable[[list[int]], None] | None = None) -> None:
        """Call `act` with the id of the current row, or `many` with those of several; say so where that cannot be."""
        row_id, chosen = self.current_id(), self._chosen_count
        if chosen > 1 and many is not None:
            self.with_chosen(many)
        elif chosen > 1:
            self._context.message.emit(_SEVERAL_CHOSEN.format(format_number(chosen)))
        elif row_id is None:
            self._context.message.emit(NOT_CHOSEN)
        else:
            act(row_id)

    def edit_chosen(self, act: Callable[[int], object]) -> None:
        """Call `act` with the id of the current row; of several, ask for a field to set in all of them."""

        def ask(ids: list[int]) -> None:
            if not edit_many(self._context, self._kind, ids, self.window()):
                self._context.message.emit(_SEVERAL_CHOSEN.format(format_number(len(ids))))

        self.with_current(act, ask)

    @property
    def _chosen_count(self) -> int:
        return self._built_parts.choice.count() if self._built_parts is not None else 0

    def delete_chosen(self) -> None:
        """Emit `delete_requested` for the selected rows."""
        self.with_chosen(self.delete_requested.emit)

    def export(self) -> None:
        """Ask for a file and write the list as seen to it."""
        from desktop_app.ui.widgets.lists.table_export import export_list

        export_list(self._context, self, self.notice, self.query, self.table.shown_columns(), self.total)

    def copy(self, with_heads: bool = False) -> None:
        """Copy the selected rows, visible columns only, to the clipboard: one line for each row, tabs between cells."""
        from desktop_app.ui.widgets.lists.acts.clipboard import copy_rows

        copy_rows(self._context, self._kind, self.choice, self.table.shown_columns(), with_heads=with_heads)

    def paste(self) -> None:
        """Show what a block of cells on the clipboard would do to this list."""
        from desktop_app.ui.widgets.lists.acts.clipboard import paste_rows

        paste_rows(self._context, self, self._kind, self.table.shown_columns())

    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _ask(self, query: ListQuery) -> None:
        def ask() -> None:
            self.choice.take_snapshot(stay=False)
            self._model.ask(query)

        self._model.query = query
        if self._built_parts is not None:
            self._show_sort()
        self._when_seen(ask)

    def _show_sort(self) -> None:
        self.table.show_sort(self.query.sort or self._kind.default_sort, is_descending(self._kind, self.query))
        self.filters.follow()

    def _ask_again(self) -> None:
        top, bottom = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        self.choice.take_snapshot(stay=True)
        last = bottom if bottom >= 0 else self._model.total - 1
        self._model.ask_again(range(max(top, 0), max(last, 0) + 1))

    def _when_seen(self, ask: Callable[[], None]) -> None:
        if self.isVisible():
            self._pending_read = None
            ask()
        elif self._pending_read is None or ask != self._ask_again:
            self._pending_read = ask

    def _settle(self) -> None:
        total = self._model.total
        self._parts.show_total(total, self._chosen_count)
        if total or self.table.composing:
            self._parts.show_rows()
            self.setFocusProxy(self.table)
        else:
            self._show_no_rows()
        self.details.follow()
        if self._id_to_select is not None:
            row_id, self._id_to_select = self._id_to_select, None
            self.select_id(row_id)
        self.refreshed.emit()

    def _show_no_rows(self) -> None:
        had_focus = self.table.hasFocus()
        if self.query.is_filtered and not self._place.is_of_nothing:
            say_no_match(self.empty, self._context, lambda: self.query, self._clear_filter)
        else:
            self.empty.say_empty()
        self._parts.show_empty()
        self.setFocusProxy(self.empty)
        if had_focus:
            self.empty.setFocus()

    def _show_refusal(self, problem: ClerkError) -> None:
        self.choice.drop_snapshot()
        self.empty.say_refused(problem, self.refresh)
        self._parts.show_empty()

    def _changed(self, changes: Changes) -> None:
        if not self._kind.shows or self._kind.shows & changes.kinds:
            self.refresh()

    def _filter(self, text: str) -> None:
        if text != self.query.text:
            self._ask(replace(self.query, text=text))
        elif self._model.counted:
            self._settle()

    def show_filtering(self, filtering: Filtering) -> None:
        """Filter the list by conditions on its columns, and put its rows together by one."""
        self._ask(replace(self.query, conditions=filtering.conditions, group=filtering.group))

    def _clear_filter(self) -> None:
        if self.query.conditions:
            self.set_query(replace(self.query, text="", conditions=()))
        self.filter.clear()
        self.filter.setFocus()

    def _go_to_rows(self) -> None:
        (self.empty if self.table.isVisible() and self.empty.isVisible() else self.table).setFocus()
        self.table.choose_current()

    def _filter_by_composing(self, text: str) -> None:
        # The keyboard stays where the letters are being composed: a move would cut them off.
        self.filter.setText(text)
        self._filter(text)

    def _filter_by_typing(self, text: str) -> None:
        self.filter.type_in(text)
        self._filter(text)

    def _sort_by(self, place: int) -> None:
        column = self._kind.columns[place]
        if not column.sortable:
            self._show_sort()
            self._context.message.emit(f"Cột “{column.title}” không sắp xếp được")
            return
        self._ask(sorted_by(self._kind, self.query, column.key))

    def _keep_columns(self) -> None:
        self._settings.put(f"list.{self._kind.key}", self.table.arrangement())

    def _enter(self, place: int) -> None:
        if (row := self._model.row(place)) is not None:
            self.activated.emit(row.id)
        else:
            self._context.message.emit(NOT_CHOSEN)

    def _open_menu(self, at: QPoint | None = None) -> None:
        # Imported when a menu is first opened, so that the first page is filled sooner.
        from desktop_app.ui.widgets.lists.acts.menu import open_menu

        more = self._parts.more
        if at is None:
            open_menu(self, self._context, self._kind, more.mapToGlobal(more.rect().bottomLeft()), ())
        else:
            open_menu(self, self._context, self._kind, self.table.viewport().mapToGlobal(at), self._actions)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the widgets, and read the rows if that is pending, once the window has been painted."""
        self._parts.show()
        super().showEvent(event)
        if self._pending_read is not None:
            QTimer.singleShot(0, self, self._read_pending)

    def _read_pending(self) -> None:
        if self._pending_read is not None and self.isVisible():
            ask, self._pending_read = self._pending_read, None
            ask()

    def event(self, event: QEvent) -> bool:
        """Claim its keys for this list while it has the focus, before the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_list_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the filter on Ctrl+F (Shift: by columns), export on Ctrl+E, show the whole record (F4), the row (L)."""
        if not is_list_key(event):
            super().keyPressEvent(event)
        elif asks_row(event):
            self.filters.toggle_row()
        elif event.key() == Qt.Key.Key_F:
            (self.focus_filter if event.modifiers() == _CONTROL else self.filters.open_window)()
        else:
            (self.details.toggle if event.key() == Qt.Key.Key_F4 else self.export)()
