"""The versions of a paper that were issued, each to be seen and printed again as it was."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds import ISSUED
from desktop_app.services.issued_papers import subject_of
from desktop_app.ui.context import Context
from desktop_app.ui.settings_file import SettingsFile
from desktop_app.ui.widgets.list_view import ListView

_EMPTY = "Văn bản này chưa phát hành lần nào. “Phát hành…” giữ nguyên bản đang xem để sau này in lại đúng như đã ký."


class IssuedList(QWidget):
    """The list under the paper: its own versions, or everything that was issued.

    Signal: `entered(int)` with the id of an issued paper to be shown.
    """

    entered = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ListView(context, ISSUED)
        if not SettingsFile.of(context, context.book.folder.settings).get(f"list.{ISSUED.key}"):
            hidden, widths = ["title", "signer", "issued_by"], {"version": 48, "number": 110, "dated_on": 100}
            order = ["version", "number", "dated_on", "issued_at"]
            self.view.table.arrange({"order": order, "hidden": hidden, "widths": widths})
        # A paper has a handful of versions: there is nothing to filter, and the room beside the paper is narrow.
        for part in (self.view.filter, self.view.count):
            part.hide()
        title = QLabel("Đã &phát hành")
        title.setBuddy(self.view)
        self.view.add_to_line(title)
        self.view.set_empty(_EMPTY)
        self.view.activated.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_versions(self, kind: str, options: Mapping[str, str]) -> None:
        """Show the versions of one paper."""
        self.view.set_scope({"kind": kind, "options": subject_of(options)})
