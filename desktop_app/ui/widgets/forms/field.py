"""One input of a form.

Its content is the widget's user property (as Qt's own delegates take it): the text of a line, the record chosen in a
`ChoiceEdit`.
"""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT

_OVERHANG: Final = 3  # pixels by which a last letter may reach beyond the width Qt reckons for a label with a mnemonic


@runtime_checkable
class Checked(Protocol):
    """A widget that can itself say what is wrong with what was entered."""

    def problem(self) -> str:
        """Return the sentence, "" if nothing is wrong."""


class Field:
    """One input of a form with its label and the place under it for what is wrong with it."""

    def __init__(self, name: str, label: str, widget: QWidget) -> None:
        self.name = name
        self.widget = widget
        self.label = QLabel(label)
        self.label.setBuddy(widget)
        # The label stands level with the first line of text of what it names, however high that grows.
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setContentsMargins(0, _first_line_drop(self.label, widget), _OVERHANG, 0)
        widget.setObjectName(name)
        widget.setAccessibleName(label.replace("&", "").rstrip(" *:"))
        if isinstance(widget, QPlainTextEdit):
            widget.setTabChangesFocus(True)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        set_mark(self.sentence, "problem")

    def cell(self, note: QWidget | None) -> QVBoxLayout:
        """Return the input with what stands under it: what is wrong, and a note."""
        cell = QVBoxLayout()
        cell.setSpacing(TIGHT)
        for part in filter(None, (self.widget, self.sentence, note)):
            cell.addWidget(part)
        if self.widget.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed:
            # Beside an input with a sentence under it, this one stays on its line.
            cell.addStretch()
        return cell

    def content(self) -> object:
        """Return what is entered, to be compared."""
        content: object = self.widget.metaObject().userProperty().read(self.widget)
        return content

    def when_edited(self, slot: Callable[[], None]) -> None:
        """Call `slot` whenever the content is another."""
        signal = self.widget.metaObject().userProperty().notifySignal()
        getattr(self.widget, bytes(signal.name().data()).decode()).connect(lambda *_: slot())

    def problem(self) -> str:
        """Return what the widget itself finds wrong."""
        return self.widget.problem() if isinstance(self.widget, Checked) else ""

    def say(self, sentence: str) -> None:
        """Show what is wrong, or that nothing is ("")."""
        if sentence == self.sentence.text():
            return
        self.sentence.setText(sentence)
        # Where two inputs stand side by side a layout reckons with one line; the sentence asks for all of its own.
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(self.widget.width()) if sentence else 0)
        self.sentence.setVisible(bool(sentence))
        self.widget.setAccessibleDescription(sentence)
        set_mark(self.widget, "problem", bool(sentence))


def _first_line_drop(title: QLabel, widget: QWidget) -> int:
    """Return how far below its top a widget's first line of text begins."""
    first = widget.focusProxy() or widget
    first.ensurePolished()
    if isinstance(first, QLineEdit | QComboBox):
        return (first.sizeHint().height() - title.fontMetrics().height()) // 2
    return GAP
