"""What a page offers to do: actions with their keys, and the line of buttons they stand in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import TIGHT

_ICON_SIDE = 18


def offer(owner: QWidget, text: str, icon_name: str, keys: str, act: Callable[[], None]) -> QAction:
    """Return a new action of `owner`. Its keys (as Qt writes a list of them: "Return; F2") work anywhere inside it."""
    action = QAction(icon(icon_name), text, owner)
    action.setShortcuts(QKeySequence.listFromString(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: act())
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = text.replace("&", "").rstrip("…")
    action.setToolTip(f"{words} ({shown})" if shown else words)
    owner.addAction(action)
    return action


def separator(owner: QWidget) -> QAction:
    """Return a line between actions in a menu."""
    line = QAction(owner)
    line.setSeparator(True)
    return line


def button_line(actions: Sequence[QAction], *, words: int = 99) -> QHBoxLayout:
    """Return a line of buttons, the first `words` of them with their words beside the picture, then free room."""
    line = QHBoxLayout()
    line.setSpacing(TIGHT)
    for place, action in enumerate(actions):
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        if place < words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(action.toolTip())
        line.addWidget(button)
    line.addStretch()
    return line


def heading(text: str) -> QLabel:
    """Return the title of a page or of a part of it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_mark(label, "heading")
    return label
