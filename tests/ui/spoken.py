"""What a screen reader is told of the window, and the window worked by that alone, for tests."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QLabel, QTabWidget, QWidget

_ROLE = QAccessible.Role
_SPOKEN_BY_THEMSELVES: Final = {
    *(_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.PageTab, _ROLE.EditableText, _ROLE.Table),
}
"""What has to have a name wherever it stands; a frame or a row of the layout has none."""


def spoken(widget: QWidget) -> str:
    """Return the name by which a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def unnamed(window: QWidget) -> set[tuple[str, str]]:
    """Return what is in sight and takes the keyboard without a name: its class, and that of what it stands in.

    What hands the keyboard on, as the line inside a box of numbers does, is called by what it hands it to.
    """
    return {
        (type(part).__name__, type(part.parent()).__name__)
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        # A pane of tabs hands the keyboard on to its tabs, which have their words.
        and not isinstance(part, QTabWidget)
        # A label is called by its text, and has nothing to say while that is empty.
        and not (isinstance(part, QLabel) and not part.text())
        and not spoken(part.focusProxy() or part)
    }


def nameless(window: QWidget) -> set[tuple[str, str]]:
    """Return what takes the keyboard in a window, or is one of what is spoken, and has no name."""
    silent_parts = {
        (part.role().name, "")
        for part in parts(QAccessible.queryAccessibleInterface(window))
        if part.role() in _SPOKEN_BY_THEMSELVES and not part.text(QAccessible.Text.Name)
    }
    return unnamed(window) | silent_parts | {("QComboBox", name) for name in unlabelled_boxes(window)}


def parts(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what a screen reader finds in a window or a part of it, in its order, but for what is not shown."""
    if not root.isValid() or root.state().invisible:
        return
    yield root
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None:
            yield from parts(child)


def unlabelled_boxes(window: QWidget) -> set[str]:
    """Return the boxes to choose from of which only the value is told: Qt speaks no name of them on Linux."""
    label = QAccessible.RelationFlag.Label
    boxes = [box for box in window.findChildren(QComboBox) if box.isVisible()]
    spoken_boxes = [(box, QAccessible.queryAccessibleInterface(box)) for box in boxes]
    return {
        box.accessibleName() or box.currentText()
        for box, part in spoken_boxes
        if not part.text(QAccessible.Text.Description) and not part.relations(label)
    }


class Reader:
    """Works a window by names and roles only, as assistive software does."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def named(self, name: str, *roles: QAccessible.Role) -> QAccessibleInterface:
        """Return the one thing with a name and one of some roles."""
        root = QAccessible.queryAccessibleInterface(self._window)
        fitting = [part for part in parts(root) if part.text(QAccessible.Text.Name) == name and part.role() in roles]
        assert len(fitting) == 1, (name, [part.role() for part in fitting])
        return fitting[0]

    def names(self, role: QAccessible.Role) -> list[str]:
        """Return the names of all parts with a role, in the order in which they are read."""
        root = QAccessible.queryAccessibleInterface(self._window)
        return [part.text(QAccessible.Text.Name) for part in parts(root) if part.role() == role]

    def select(self, row: str, name: str) -> None:
        """Select a row of a list by its words."""
        rows = self.named(name, QAccessible.Role.List)
        children = [rows.child(place) for place in range(rows.childCount())]
        (fitting,) = [child for child in children if child.text(QAccessible.Text.Name) == row]
        assert rows.selectionInterface().select(fitting)

    def press(self, name: str, *roles: QAccessible.Role) -> None:
        """Press a button or a tab."""
        action = self.named(name, *(roles or (QAccessible.Role.Button, QAccessible.Role.ButtonMenu))).actionInterface()
        assert QAccessibleActionInterface.pressAction() in action.actionNames()
        action.doAction(QAccessibleActionInterface.pressAction())

    def enter(self, name: str, text: str) -> None:
        """Go to a line and put a text into it."""
        line = self.named(name, QAccessible.Role.EditableText)
        line.actionInterface().doAction(QAccessibleActionInterface.setFocusAction())
        line.setText(QAccessible.Text.Value, text)
