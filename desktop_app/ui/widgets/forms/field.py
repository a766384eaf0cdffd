"""One input of a form.

Its content is the widget's user property (as Qt's own delegates take it): the text of a line, the record chosen in a
`ChoiceEdit`.
"""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.forms.declared.contents import show_value, value_of
from desktop_app.ui.widgets.muted_label import muted_label

OVERHANG: Final = 3
"""Pixels by which a last letter may reach beyond the width that Qt reckons for a label with a mnemonic."""


@runtime_checkable
class SelfChecking(Protocol):
    """A widget that can itself say what is wrong with what was entered."""

    def problem(self) -> str:
        """Return the sentence, "" if nothing is wrong."""


class Field:
    """One input of a form with its label and the place under it for what is wrong with it."""

    def __init__(self, name: str, label: str, widget: QWidget) -> None:
        self.name = name
        self.widget = widget
        self.label = QLabel()
        self.label.setBuddy(widget)
        self.name_as(label)
        # The label stands level with the first line of text of what it names, however high that grows.
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setContentsMargins(0, _first_line_drop(self.label, widget), OVERHANG, 0)
        widget.setObjectName(name)
        if isinstance(widget, QPlainTextEdit):
            widget.setTabChangesFocus(True)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        set_mark(self.sentence, "problem")
        self.note = muted_label()
        self.note.hide()
        self._cell = QVBoxLayout()
        self._cell.setSpacing(TIGHT)

    def name_as(self, label: str) -> None:
        """Show another label."""
        self.label.setText(label)
        self.widget.setAccessibleName(label.replace("&", "").rstrip(" *:"))

    def cell(self, line: QLayout | None = None) -> QVBoxLayout:
        """Return the input (or the `line` it stands in) with what stands under it: what is wrong, and a note."""
        if line is None:
            self._cell.addWidget(self.widget)
        else:
            self._cell.addLayout(line)
        self._cell.addWidget(self.sentence)
        self._cell.addWidget(self.note)
        return self._cell

    def put_below(self, widget: QWidget) -> None:
        """Let something else stand under the input too."""
        self._cell.addWidget(widget)

    def tell(self, note: str) -> None:
        """Say under the input what one should know of it, "" for nothing."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def value(self) -> object:
        """Return what is entered, as the field of a record holds it."""
        return value_of(self.widget)

    def show_value(self, value: object) -> None:
        """Let the input hold a value."""
        show_value(self.widget, value)

    def set_shown(self, is_shown: bool) -> None:
        """Show the input with all that belongs to it, or nothing of it."""
        self.label.setVisible(is_shown)
        self.widget.setVisible(is_shown)
        self.note.setVisible(is_shown and bool(self.note.text()))
        self.sentence.setVisible(is_shown and bool(self.sentence.text()))

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
        return self.widget.problem() if isinstance(self.widget, SelfChecking) else ""

    def say(self, sentence: str) -> None:
        """Show what is wrong, or that nothing is ("")."""
        if sentence == self.sentence.text():
            return
        self.sentence.setText(sentence)
        # Where two inputs stand side by side a layout reckons with one line; the sentence asks for all of its own.
        width = max(self._cell.geometry().width(), self.widget.width())
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(width) if sentence else 0)
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
