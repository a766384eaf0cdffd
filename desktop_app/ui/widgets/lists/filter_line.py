"""A line that shows a filter set in addition to the page's own filters."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop_app.ui.base.icons import icon

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.view import ListView

_IDS: Final = "ids"
RELATED: Final = "bản ghi liên quan"
"""What rows are called that were asked for by their ids."""


class FilterLine(QToolButton):
    """Shows the additional filter in words, hidden while there is none; a click removes the filter."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: dict[str, Any] = {}
        """The additional filter, as a scope of the list's query."""
        self.setIcon(icon("close"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def filter_by(self, scope: Mapping[str, Any], words: str) -> None:
        """Show the filter `scope` in words; hide the line if it is empty."""
        self.scope = dict(scope)
        self.setText(f"Chỉ hiện: {words}")
        self.setAccessibleName(f"{self.text()}. {self.toolTip()}")
        self.setVisible(bool(scope))


class AskedRows(FilterLine):
    """Shows that a list has only the rows that another page asked for; a click shows the others again."""

    def __init__(self, view: "ListView", hint: str) -> None:
        super().__init__(hint)
        self._view = view
        view.refreshed.connect(self._follow)

    def _follow(self) -> None:
        ids = self._view.query.scope.get(_IDS)
        self.filter_by({} if ids is None else {_IDS: ids}, RELATED)
