"""What filters a list by its columns: its button, its chips, and the window in which it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.ui.base.icons import icon

if TYPE_CHECKING:
    # Both are loaded when a list is first filtered by a column.
    from desktop_app.domain.keeping.list_filters import ListFilter
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.lists.filters.chips import FilterChips, Filtering
    from desktop_app.ui.widgets.lists.parts import ListParts


class ColumnFilters(QObject):
    """The filters of one list by its columns. Signal: `asked(Filtering)` when it is to be filtered otherwise."""

    asked = Signal(object)

    def __init__(
        self,
        context: Context,
        kind: ListKind,
        query: Callable[[], ListQuery],
        parts: Callable[[], ListParts],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind, self._query, self._parts, self._owner = context, kind, query, parts, parent
        self._chips: FilterChips | None = None

    @property
    def chips(self) -> FilterChips | None:
        """The chips, once the list was filtered by a column."""
        return self._chips

    def follow(self) -> None:
        """Show what the list is filtered by."""
        query = self._query()
        if self._chips is None and not query.by_columns:
            return
        from desktop_app.ui.widgets.lists.filters.chips import FilterChips, Filtering

        if self._chips is None:
            parts = self._parts()
            self._chips = FilterChips(self._kind, parts)
            self._chips.asked.connect(self._ask_from_chip)
            self._chips.opened.connect(self.open_window)
            parts.put_below_line(self._chips)
        self._chips.show_filtering(Filtering(query.conditions, query.group))

    def open_window(self) -> None:
        """Ask by what to filter, beginning with the column that the keyboard is in."""
        from desktop_app.ui.widgets.lists.filters.window import FilterWindow

        place = self._parts().table.currentIndex().column()
        column = self._kind.columns[place].key if place >= 0 else ""
        window = FilterWindow(self._context, self._kind, self._query(), self._owner.window(), column)
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
        menu.addAction(icon("filter"), "Lọc theo cột…", self.open_window).setShortcut("Ctrl+Shift+F")
        if any(column.key == "unit" for column in self._kind.columns):
            group = Filtering(query.conditions, "" if query.group == "unit" else "unit")
            by_unit = menu.addAction("Nhóm theo đơn vị", partial(self.asked.emit, group))
            by_unit.setCheckable(True)
            by_unit.setChecked(query.group == "unit")
        if query.by_columns:
            menu.addAction(icon("clear"), "Bỏ lọc theo cột", partial(self.asked.emit, Filtering()))
        menu.popup(line.mapToGlobal(line.rect().bottomLeft()))

    def _ask_from_chip(self, filtering: Filtering) -> None:
        self.asked.emit(filtering)
        # The chip that had the keyboard is gone.
        self._parts().table.setFocus()
