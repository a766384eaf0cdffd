"""Message boxes over a window; none of them blocks until it is answered."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QMessageBox, QPushButton, QScrollArea, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.shown import shown
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import icon_size
from desktop_app.ui.base.window_size import room_for

_ICON_SIDE: Final = 32
_TEXT_OF_BOX: Final = "qt_msgbox_label"
"""How Qt names the text of a message box."""
_WIDEST_TEXT: Final = 800
"""Qt makes no message box wider than 1000 pixels."""


def ask(
    parent: QWidget,
    title: str,
    text: str,
    yes_label: str,
    then: Callable[[], None],
    *,
    danger: bool = False,
    no_label: str = "Hủy",
) -> QMessageBox:
    """Ask whether to go on; `then` is called for yes. Esc, Enter on `no_label` and closing the box all mean no.

    With `danger` (something is taken away for good) `no_label` is what Enter does; otherwise it is `yes_label`.
    """
    box = _box(parent, QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question, title, text)
    yes = box.addButton(yes_label, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(no_label, QMessageBox.ButtonRole.RejectRole)
    _mark(yes, "danger" if danger else "primary")
    box.setDefaultButton(no if danger else yes)
    box.setEscapeButton(no)
    box.accepted.connect(then)
    _open(box)
    return box


def ask_ticked(
    parent: QWidget, title: str, text: str, tick_label: str, yes_label: str, then: Callable[[bool], None]
) -> QMessageBox:
    """Ask whether to go on, with a box that is not ticked; `then` is called for yes, with whether it is ticked then."""
    tick = QCheckBox(tick_label)
    box = ask(parent, title, text, yes_label, lambda: then(tick.isChecked()))
    box.setCheckBox(tick)
    return box


def ask_to_save(
    parent: QWidget, text: str, save: Callable[[], None], leave: Callable[[], None], further: str = ""
) -> QMessageBox:
    """Ask what becomes of what is typed: Enter saves, Esc goes back to it, and it takes a click to give it up."""
    box = _box(parent, QMessageBox.Icon.Question, "Chưa lưu", text)
    box.setInformativeText(further)
    keep = box.addButton("&Lưu", QMessageBox.ButtonRole.AcceptRole)
    give_up = box.addButton("&Bỏ", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("&Quay lại", QMessageBox.ButtonRole.RejectRole)
    _mark(keep, "primary")
    _mark(give_up, "danger")
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    keep.clicked.connect(save)
    give_up.clicked.connect(leave)
    _open(box)
    return box


def show_problem(parent: QWidget, problem: ClerkError) -> QMessageBox:
    """Show the message of a problem and the hint what to do about it."""
    box = _box(parent, QMessageBox.Icon.Warning, "Sổ Thi đua", problem.message)
    box.setInformativeText(problem.hint)
    button = box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(button)
    box.setEscapeButton(button)
    _open(box)
    return box


def _box(parent: QWidget, picture: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    box = QMessageBox(picture, title, shown(text), QMessageBox.StandardButton.NoButton, parent)
    # As everywhere in the window, not as the system draws it.
    drawn = icon("help" if picture is QMessageBox.Icon.Question else "warning")
    box.setIconPixmap(drawn.pixmap(icon_size(_ICON_SIDE), box.devicePixelRatio()))
    # Names of people and files are shown as they are, never taken for markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    return box


def _open(box: QMessageBox) -> None:
    """Open a box; one that would be higher than the screen lets its text be scrolled, the buttons stay in sight."""
    box.open()
    room = room_for(box)
    label, parts = box.findChild(QLabel, _TEXT_OF_BOX), box.layout()
    if box.height() <= room.height() or label is None or parts is None:
        return
    area = QScrollArea(box)
    area.setAccessibleName("Câu hỏi")
    area.setFrameShape(QFrame.Shape.NoFrame)
    # Wider than Qt makes it: on fewer lines most of them need not be scrolled.
    width, others = min(room.width() // 2, _WIDEST_TEXT), box.height() - label.height()
    height = label.heightForWidth(width - area.verticalScrollBar().sizeHint().width())
    area.setMinimumSize(width, min(height, room.height() - others))
    parts.replaceWidget(label, area)
    area.setWidgetResizable(True)
    area.setWidget(label)


def _mark(button: QPushButton, mark: str) -> None:
    button.setProperty(mark, True)
