"""The issued versions of a paper, each of which can be shown and printed again."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.services.papers.papers import subject_of
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.button_line import ButtonLine
from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN
from desktop_app.ui.widgets.lists.parts import ListParts
from desktop_app.ui.widgets.lists.view import ListView

_EMPTY = "Chưa phát hành lần nào."

_ORDER = ["version", "number", "dated_on", "edited", "issued_at"]
_HIDDEN = ["title", "signer", "issued_by"]
_WIDTHS = {"version": 48, "number": 104, "dated_on": 124, "edited": 128}


class IssuedList(QWidget):
    """The versions of the paper shown; `register` is the act that shows those of all papers.

    Signals: `entered(int)` with the id of an issued paper to be shown; `fitted` when it may need more room, or less.
    """

    entered = Signal(int)
    fitted = Signal()

    def __init__(self, context: Context, register: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ListView(context, ISSUED)
        # There is little room beside the paper: show only the columns that differ between versions.
        self.view.table.arrange({"order": _ORDER, "hidden": _HIDDEN, "widths": _WIDTHS})
        # A paper has only a few versions, so a filter would only take room.
        for parts in self.view.findChildren(ListParts):
            parts.leave_out_line()
        title = QLabel("Đã &phát hành")
        title.setBuddy(self.view)
        self.show_action = add_action(
            self, "Xem bản đã phát hành", "preview", "", lambda: self.view.with_current(self.entered.emit)
        )
        self.show_action.setIconText("Xem")
        self.view.set_actions([self.show_action])
        self.view.set_empty(_EMPTY)
        self.view.activated.connect(self.entered)
        self.view.details.entering = "Xem bản đã phát hành"
        self.view.selection_changed.connect(lambda _: self._enable())
        self.view.refreshed.connect(self._fit)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(title, 1)
        self._acts = ButtonLine([self.show_action, register], 2)
        head.addLayout(self._acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.view)
        self._enable()
        self.setFocusProxy(self.view)

    def _enable(self) -> None:
        """Offer to show the version that is chosen."""
        allow(self.show_action, self.view.current_id() is not None, NOT_CHOSEN)

    def _fit(self) -> None:
        """Leave the room of heads and a row to what stands above while nothing was issued."""
        shown = QSizePolicy.Policy.Expanding if self.view.total else QSizePolicy.Policy.Ignored
        self.view.table.setSizePolicy(QSizePolicy.Policy.Expanding, shown)
        # There are few, the newest first: that is the one that is looked at.
        if self.view.total and not self.view.selected_ids():
            self.view.select_first()
        self._enable()
        self.fitted.emit()

    def show_versions(self, kind: str, options: Mapping[str, str]) -> None:
        """Show the versions of one paper."""
        self.view.set_scope({"kind": kind, "options": subject_of(options)})
