"""What a page of the window is: what the window asks of it, and what it may ask of the window."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lists import ListQuery

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.view import ListView


class Page(QWidget):
    """A page of the window, made of a `Context`. `actions_menu` is what the window's menu Sửa offers for it.

    Signals, by which it asks the window: `asked(ListQuery)` for a list to be shown on the page that has it;
    `work_asked(str, str)` for another page, by its key, and one of the `works` it does ("" for going there only);
    `certificates_asked(int)` for the certificates of a decision.
    """

    asked = Signal(object)
    work_asked = Signal(str, str)
    certificates_asked = Signal(int)

    actions_menu: list[QAction]

    def refresh(self) -> None:
        """Read anew what is shown."""
        raise NotImplementedError

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a question; for pages that are registered with lists."""
        raise LookupError(f"{type(self).__name__} shows no list of {query.kind}")

    def works(self) -> Mapping[str, Callable[[], object]]:
        """Return what other pages and the menus can ask it to do, by name."""
        return {}

    def focus_filter(self) -> None:
        """Go to the filter of the list in sight."""
        view = self._list_in_sight()
        if view is not None:
            view.focus_filter()

    def export(self) -> None:
        """Export the list in sight."""
        view = self._list_in_sight()
        if view is not None:
            view.export()

    def _list_in_sight(self) -> "ListView | None":
        from desktop_app.ui.widgets.lists.view import ListView

        return next((view for view in self.findChildren(ListView) if view.isVisible()), None)
