"""What a screen reader is told: panes in the order of the eye, and words for what shows only a picture."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QSplitter, QToolButton, QWidget

from desktop_app.ui.base.icons import icon


class OrderedSplitter(QSplitter):
    """A splitter that is read from its first pane to its last: Qt puts each new pane before the others."""

    def addWidget(self, widget: QWidget) -> None:
        """Add a pane after the others."""
        super().addWidget(widget)
        # What is lowered last is read first; the handles stay above all of them.
        for pane in reversed([self.widget(place) for place in range(self.count())]):
            if pane is not None:
                pane.lower()


def words_on(label: str) -> str:
    """Return the words on a button or in a menu, without the sign before the letter to press and the dots behind."""
    return label.replace("&", "").rstrip("…")


def spoken_act(action: QAction) -> str:
    """Return what a button is called: the hint alone if that begins with the words on it, else both."""
    words, hint = words_on(action.text()), action.toolTip()
    return hint if hint.startswith(words) else f"{words}: {hint}"


def add_clear_button(line: QLineEdit) -> None:
    """Put a cross at the end of a line by which it is emptied; Qt's own has no words."""
    before = line.findChildren(QToolButton)
    line.setClearButtonEnabled(True)
    for button in line.findChildren(QToolButton):
        if button not in before:
            # As dark as every other cross, and light on a dark ground.
            button.defaultAction().setIcon(icon("close"))
            # Words of its action would have Qt keep room for the cross in an empty line, too.
            button.setAccessibleName("Xóa các chữ đã gõ")


def name_box(box: QWidget, name: str, hint: str = "") -> None:
    """Say what an input without a label is for.

    Of a box to choose from Qt tells the value for its name, on Linux; so the name is its hint, too.
    """
    box.setAccessibleName(name)
    if hint or isinstance(box, QComboBox):
        box.setAccessibleDescription(f"{name}. {hint}" if hint else name)
