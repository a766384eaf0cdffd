"""The issued versions of a paper, each of which can be shown and printed again."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.services.papers.papers import subject_of
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.view import ListView

_EMPTY = "Chưa phát hành lần nào."

_ORDER = ["version", "number", "dated_on", "edited", "issued_at"]
_HIDDEN = ["title", "signer", "issued_by"]
_WIDTHS = {"version": 48, "number": 104, "dated_on": 124, "edited": 128}


class IssuedList(QWidget):
    """The versions of the paper shown.

    Signals: `entered(int)` with the id of an issued paper to be shown; `fitted` when it may need more room, or less.
    """

    entered = Signal(int)
    fitted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ListView(context, ISSUED)
        # There is little room beside the paper: show only the columns that differ between versions.
        self.view.table.arrange({"order": _ORDER, "hidden": _HIDDEN, "widths": _WIDTHS})
        # A paper has only a few versions, so a filter would only take room.
        for part in (self.view.filter, self.view.count):
            part.hide()
        title = QLabel("Đã &phát hành")
        title.setBuddy(self.view)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.view.add_to_line(title)
        self.view.set_empty(_EMPTY)
        self.view.activated.connect(self.entered)
        self.view.refreshed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def _fit(self) -> None:
        """Leave the room of heads and a row to what stands above while nothing was issued."""
        shown = QSizePolicy.Policy.Expanding if self.view.total else QSizePolicy.Policy.Ignored
        self.view.table.setSizePolicy(QSizePolicy.Policy.Expanding, shown)
        self.fitted.emit()

    def offer_act(self, action: QAction) -> None:
        """Put a button beside the title."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(action.toolTip())
        self.view.add_to_line(button)

    def show_versions(self, kind: str, options: Mapping[str, str]) -> None:
        """Show the versions of one paper."""
        self.view.set_scope({"kind": kind, "options": subject_of(options)})
