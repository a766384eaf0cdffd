"""The window of what left the machine: exports, prints, backups elsewhere, packages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.keeping import DEPARTURES
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.list_dialog import ListDialog


class DeparturesWindow(ListDialog):
    """The list, the newest first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(DEPARTURES.title)
        self.list = ListView(context, DEPARTURES)
        WindowGrowth(self, self.list.table)
        self.list.details.entering = ""
        self.list.set_empty("Chưa xuất tệp, chưa in, chưa sao gì ra ngoài.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        open_at(self, 1260, 620)
        self.list.refresh()
