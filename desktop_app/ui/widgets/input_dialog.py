"""A small dialog: words on what it is for, inputs, and the buttons that go on or give it up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GROUP, PAGE


class InputDialog(QDialog):
    """A dialog that `accept` ends once what is typed in it can be used."""

    def __init__(self, title: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)

    def lay_out(self, parts: Sequence[QWidget], go_on: str) -> None:
        """Put the parts below one another, and under them the buttons, of which `go_on` accepts."""
        buttons = QDialogButtonBox()
        set_mark(buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole), "primary")
        buttons.addButton("&Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        for part in (*parts, buttons):
            column.addWidget(part)
