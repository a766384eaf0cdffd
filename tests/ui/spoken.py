"""What a screen reader is told of the window, and the window worked by that alone, for tests."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget


def spoken(widget: QWidget) -> str:
    """Return the name by which a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def unnamed(window: QWidget) -> set[tuple[str, str]]:
    """Return what is in sight and takes the keyboard without a name: its class, and that of what it stands in."""
    return {
        (type(part).__name__, type(part.parent()).__name__)
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        # A pane of tabs hands the keyboard on to its tabs, which have their words.
        and not isinstance(part, QTabWidget)
        and not spoken(part)
    }


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
