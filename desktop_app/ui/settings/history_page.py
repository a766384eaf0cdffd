"""The page Nhật ký: all changes of the book, the newest first, with undo and redo; and what left the machine."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.keeping import HISTORY
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.steps import Steps
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.widgets.actions import button_line, heading
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import Page


class HistoryPage(Page):
    """The change log. Undo and redo are in the window's menu already, so `actions_menu` is empty."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actions_menu = []
        self.undo = QAction(icon("undo"), "&Hoàn tác", self)
        self.redo = QAction(icon("redo"), "&Làm lại", self)
        self.departures = QAction(icon("export-sheet"), "Đã &xuất, in, sao ra ngoài…", self)
        self.departures.triggered.connect(self._show_departures)
        self._context = context
        self.steps = Steps(context, self.undo, self.redo, self)
        self.list = ListView(context, HISTORY)
        self.list.set_empty("Sổ chưa có thay đổi nào. Mỗi việc làm trong sổ sẽ được ghi lại ở đây.")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading("Nhật ký"))
        column.addLayout(button_line([self.undo, self.redo, self.departures]))
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _show_departures(self) -> None:
        from desktop_app.ui.settings.departures_window import DeparturesWindow

        DeparturesWindow(self._context, self).open()

    def refresh(self) -> None:
        """Read the log and the next steps again."""
        self.steps.refresh()
        self.list.refresh()
