"""Small dialogs: words on what one is for, inputs, and the buttons that go on or give it up."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.base.window_size import room_for


class InputDialog(QDialog):
    """A dialog that `accept` ends once what is typed in it can be used."""

    def __init__(self, title: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(min(at_size(width), room_for(self).width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at the width it is shown with."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        super().showEvent(event)

    def lay_out(self, parts: Sequence[QWidget | QLayout], go_on: str) -> QPushButton:
        """Put the parts below one another, and under them the buttons; return the one, `go_on`, that accepts."""
        buttons = QDialogButtonBox()
        accepting = buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        set_mark(accepting, "primary")
        buttons.addButton("&Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        for part in (*parts, buttons):
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        return accepting


def ask_passphrase(
    parent: QWidget, title: str, words: str, go_on: str, use: Callable[[str], object], *, give_up: str = "Hủy"
) -> None:
    """Ask for a passphrase, which is not shown; `use` is called with what is typed."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(words)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.setOkButtonText(go_on)
    dialog.setCancelButtonText(give_up)
    dialog.textValueSelected.connect(use)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
