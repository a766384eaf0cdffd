"""The actions of a page with their keys, the line of buttons for them, plain buttons, and titles."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget, QWidgetAction

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.focused_button import EnterButton
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.button_line import ButtonLine

_AROUND_TITLE: Final = (12, 6, 24, 2)
"""Pixels around a title in a menu, as around its entries."""


def add_action(owner: QWidget, text: str, icon_name: str, keys: str, act: Callable[[], object]) -> QAction:
    """Return a new action of `owner`. Its keys (as Qt writes a list of them: "Return; F2") work anywhere inside it."""
    action = QAction(icon(icon_name), text, owner)
    action.setShortcuts(QKeySequence.listFromString(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: act())
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = words_on(text)
    action.setToolTip(f"{words} ({shortcut})" if shortcut else words)
    owner.addAction(action)
    return action


def separator(owner: QWidget, title: str = "") -> QAction:
    """Return a line between actions in a menu; in the menu of a row those after one with a `title` are a submenu."""
    line = QAction(owner)
    line.setData(title)
    line.setSeparator(True)
    return line


def add_title(menu: QMenu, text: str) -> None:
    """Add to a menu what the entries after it are: the style draws lines between entries, but no words in them."""
    label, line = QLabel(text), QWidgetAction(menu)
    set_mark(label, "muted")
    label.setContentsMargins(*_AROUND_TITLE)
    line.setText(text)
    line.setSeparator(True)
    line.setDefaultWidget(label)
    menu.addAction(line)


def button_line(actions: Sequence[QAction], *, words: int = 99) -> QHBoxLayout:
    """Return a line of buttons; the first `words` of them show their text while there is room."""
    line = ButtonLine(actions, words)
    line.addStretch()
    return line


def window_line(window: QDialog, actions: Sequence[QAction]) -> QHBoxLayout:
    """Return the line of buttons of a window that shows something, for its foot: at its end what closes it."""
    line, close = button_line(actions), push_button("Đón&g", "Esc")
    close.clicked.connect(window.reject)
    line.addWidget(close)
    return line


def push_button(text: str, tip: str) -> QPushButton:
    """Return a button of a window or form that Enter elsewhere in it does not press."""
    button = EnterButton(text)
    button.setToolTip(tip)
    return button


def heading(text: str) -> QLabel:
    """Return the title of a page or of a part of it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    # The name of a file or of a plan must not make a window wider than its screen.
    label.setWordWrap(True)
    set_mark(label, "heading")
    return label


def part_title(text: str = "") -> QLabel:
    """Return the title of a part of a page, in bold."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
