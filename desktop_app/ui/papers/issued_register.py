"""The register of all issued papers: a list to filter, sort, export and open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.widgets.actions import add_action, window_line
from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.list_dialog import ListDialog

_SIZE = (1180, 560)
_WIDTHS = {"issued_at": 140, "title": 300, "version": 56, "number": 110, "dated_on": 120, "edited": 130, "signer": 150}
_EMPTY = "Chưa phát hành văn bản nào. Ở trang Văn bản, “Phát hành…” giữ nguyên bản đang xem."


class IssuedRegister(ListDialog):
    """The register; Enter shows a paper as it was issued."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(ISSUED.title)
        open_at(self, *_SIZE)
        self._context = context
        self.view = ListView(context, ISSUED)
        WindowGrowth(self, self.view.table)
        # The list beside the paper shows a few of the columns; the register shows all of them.
        self.view.table.arrange({"order": [column.key for column in ISSUED.columns], "hidden": [], "widths": _WIDTHS})
        self.view.set_empty(_EMPTY)
        self.view.activated.connect(self._show_issued)
        self.view.details.entering = "Xem bản đã phát hành"
        self.show_action = add_action(
            self, "&Xem bản đã phát hành", "preview", "", lambda: self.view.with_current(self._show_issued)
        )
        self.view.set_actions([self.show_action])
        self.view.selection_changed.connect(lambda _: self._enable())
        self.view.refreshed.connect(self._enable)
        self._enable()
        add_action(self, "Đóng", "close", "Ctrl+W", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.addWidget(self.view)
        column.addLayout(window_line(self, [self.show_action]))

    def _enable(self) -> None:
        allow(self.show_action, self.view.current_id() is not None, NOT_CHOSEN)

    def _show_issued(self, issued_id: int) -> None:
        IssuedWindow(self._context, issued_id, self).show()
