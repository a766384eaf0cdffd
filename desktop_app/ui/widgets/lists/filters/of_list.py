"""What filters a list by its columns: its button, its chips, and the window in which it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.settings_file import SettingsFile

if TYPE_CHECKING:
    # Both are loaded when a list is first filtered by a column.
    from desktop_app.domain.keeping.list_filters import ListFilter
    from desktop_app.domain.lists import Condition
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.lists.filters.chips import FilterChips, Filtering
    from desktop_app.ui.widgets.lists.filters.column_fields import AskValues
    from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
    from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow

_ROW: Final = "filter_row"


class FilteredRows(Protocol):
    """What stands around the rows that are filtered."""

    @property
    def table(self) -> QTableView:
        """The table of the rows."""

    @property
    def filter(self) -> FilterEdit:
        """The line above them."""

    @property
    def last_before_rows(self) -> QWidget:
        """What Tab leads to before the rows."""

    @property
    def over_rows(self) -> QWidget:
        """What the table fills: widgets in it can lie over the rows."""

    def put_below_line(self, widget: QWidget) -> None:
        """Put a widget above the rows."""

    def follow_row(self, row: FilterRow) -> None:
        """Leave the row of filters in sight."""


class ColumnFilters(QObject):
    """The filters of one list by its columns.

    Signals: `asked(Filtering)` when it is to be filtered otherwise; `left` when one goes from the row to the rows.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        kind: ListKind,
        query: Callable[[], ListQuery],
        parts: Callable[[], FilteredRows],
        parent: QWidget,
        ask_values: AskValues | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask_values = ask_values or self._ask_book
        self._context, self._kind, self._query, self._parts, self._owner = context, kind, query, parts, parent
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._chips: FilterChips | None = None
        self._row: FilterRow | None = None

    @property
    def chips(self) -> FilterChips | None:
        """The chips, once the list was filtered by a column."""
        return self._chips

    @property
    def row(self) -> FilterRow | None:
        """The row of filters under the heads, once it was asked for."""
        return self._row

    @property
    def is_row_shown(self) -> bool:
        """Whether the row of filters is shown."""
        return self._row is not None and not self._row.isHidden()

    def toggle_row(self) -> None:
        """Show the row of filters and go to the field of the current column, or hide it; the list remembers that."""
        shown = not self.is_row_shown
        self._settings.put(_ROW, {**self._settings.get(_ROW), self._kind.key: shown})
        self._show_row(shown)
        if self._row is not None and shown:
            self._row.focus_field(self._parts().table.currentIndex().column())
        elif self._row is not None:
            self.left.emit()

    def add_acts(self, menu: QMenu) -> None:
        """Offer the window and the row in a menu."""
        menu.addAction(icon("filter"), "Lọc theo cột…", self.open_window).setShortcut("Ctrl+Shift+F")
        row = menu.addAction("Hàng lọc dưới tiêu đề cột", self.toggle_row)
        row.setShortcut("Ctrl+Shift+L")
        row.setCheckable(True)
        row.setChecked(self.is_row_shown)

    def _show_row(self, shown: bool) -> None:
        from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow

        parts = self._parts()
        if self._row is None:
            self._row = FilterRow(parts.table, self._kind.columns, self._ask_values, parts.over_rows)
            self._row.asked.connect(self._ask_from_row)
            self._row.left.connect(self.left)
            self._row.order_after(parts.last_before_rows)
        self._row.set_shown(shown)
        self._row.show_conditions(self._query().conditions)
        parts.follow_row(self._row)

    def _ask_from_row(self, conditions: tuple[Condition, ...]) -> None:
        from desktop_app.ui.widgets.lists.filters.chips import Filtering

        self.asked.emit(Filtering(conditions, self._query().group))

    def _ask_book(self, column: str, then: Callable[[Sequence[str]], None], asker: QObject) -> None:
        from desktop_app.services.lists import values_of

        query = self._query()
        others = tuple(each for each in query.conditions if each.column != column)
        # Among all that the column shows, whatever it is filtered by itself.
        wide = replace(query, conditions=others, group="")
        self._context.read(lambda book: values_of(book, wide, column), then, None, asker)

    def follow(self) -> None:
        """Show what the list is filtered by; bring the row back that was there when the program was left."""
        query = self._query()
        if self._row is not None:
            self._row.show_conditions(query.conditions)
        elif self._settings.get(_ROW).get(self._kind.key):
            QTimer.singleShot(0, self, lambda: self._show_row(True))
        if self._chips is None and not query.by_columns:
            return
        from desktop_app.ui.widgets.lists.filters.chips import FilterChips, Filtering

        if self._chips is None:
            parts = self._parts()
            self._chips = FilterChips(self._kind, self._owner)
            self._chips.asked.connect(self._ask_from_chip)
            self._chips.opened.connect(self.open_window)
            parts.put_below_line(self._chips)
        self._chips.show_filtering(Filtering(query.conditions, query.group))

    def open_window(self) -> None:
        """Ask by what to filter, beginning with the column that the keyboard is in."""
        from desktop_app.ui.widgets.lists.filters.window import FilterWindow

        place = self._parts().table.currentIndex().column()
        column = self._kind.columns[place].key if place >= 0 else ""
        window = FilterWindow(self._context, self._kind, self._query(), self._owner.window(), column, self._ask_values)
        window.asked.connect(self.asked)
        window.open()

    def open_menu(self) -> None:
        """Offer the filters that are kept for this list, and the window."""
        from desktop_app.services.keeping.lists.list_filters import list_filters

        kind = self._kind.key
        self._context.read(lambda book: list_filters(book, kind), self._show_menu, None, self._owner)

    def _show_menu(self, list_filters: Sequence[ListFilter]) -> None:
        from desktop_app.ui.widgets.lists.filters.chips import Filtering

        line, query = self._parts().filter, self._query()
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in list_filters:
            filtering = Filtering(each.conditions, each.group)
            action = menu.addAction(each.name.replace("&", "&&"), partial(self.asked.emit, filtering))
            action.setCheckable(True)
            action.setChecked((query.conditions, query.group) == (each.conditions, each.group))
        menu.addSeparator()
        self.add_acts(menu)
        if any(column.key == "unit" for column in self._kind.columns):
            group = Filtering(query.conditions, "" if query.group == "unit" else "unit")
            by_unit = menu.addAction("Nhóm theo đơn vị", partial(self.asked.emit, group))
            by_unit.setCheckable(True)
            by_unit.setChecked(query.group == "unit")
        if query.by_columns:
            menu.addAction(icon("close"), "Bỏ lọc theo cột", partial(self.asked.emit, Filtering()))
        menu.popup(line.mapToGlobal(line.rect().bottomLeft()))

    def _ask_from_chip(self, filtering: Filtering) -> None:
        self.asked.emit(filtering)
        # The chip that had the keyboard is gone.
        self._parts().table.setFocus()
