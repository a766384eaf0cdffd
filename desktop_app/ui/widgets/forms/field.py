"""A field of a form: an input with its label, its error message and its note.

Its content, for comparison, is the widget's user property, as in Qt's delegates: the text of a line, the record
chosen in a `ChoiceEdit`.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.dress.cut_lines import mark_cut_text
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.forms.declared.contents import show_value, value_of
from desktop_app.ui.widgets.muted_label import muted_label

OVERHANG: Final = 3
"""Pixels by which the last letter of a label with a mnemonic may exceed the width that Qt computes."""


@runtime_checkable
class SelfChecking(Protocol):
    """A widget that checks what was entered in it."""

    def problem(self) -> str:
        """Return the sentence, "" if nothing is wrong."""


def name_input(widget: QWidget, name: str) -> None:
    """Name an input for screen readers, with the line of a box that can be typed into."""
    widget.setAccessibleName(name)
    line = widget.lineEdit() if isinstance(widget, QComboBox) else None
    if line is not None:
        line.setAccessibleName(name)


class Field:
    """One input of a form with its label, and under it its error message and its note."""

    def __init__(self, name: str, label: str, widget: QWidget, doubt: Callable[[Any], str] | None = None) -> None:
        self.name = name
        self.widget = widget
        self._doubt = doubt
        self.doubted_as_typed = False
        self.label = QLabel()
        self.label.setBuddy(widget)
        self.name_as(label)
        # Align the label with the first line of text of the input, however high that grows.
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setContentsMargins(0, _first_line_drop(self.label, widget), OVERHANG, 0)
        widget.setObjectName(name)
        mark_cut_text(widget)
        if isinstance(widget, QPlainTextEdit):
            widget.setTabChangesFocus(True)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        set_mark(self.sentence, "problem")
        self.note = muted_label()
        self.note.hide()
        self._unplaced: set[QLabel] = set()
        self._cell = QVBoxLayout()
        self._cell.setSpacing(TIGHT)

    @property
    def head(self) -> QLabel | QCheckBox:
        """What says in words what the input is of, with its letter."""
        return self.widget if isinstance(self.widget, QCheckBox) else self.label

    @property
    def parts(self) -> Sequence[QLabel]:
        """What is said of the input: its label, the error message, the note."""
        return self.label, self.sentence, self.note

    def belong_to(self, form: QWidget) -> None:
        """Give `form`, out of sight, what it does not lay out.

        A widget that belongs to none is destroyed by Python, whenever the last name for it goes: also in the middle of
        what Qt does with all widgets there are, as when the colours change.
        """
        for part in self.parts:
            if part.parentWidget() is None:
                part.setParent(form)
                part.hide()
                self._unplaced.add(part)

    def name_as(self, label: str) -> None:
        """Show another label."""
        self.label.setText(label)
        name_input(self.widget, label.replace("&", "").rstrip(" *:"))

    def cell(self, line: QLayout | None = None) -> QVBoxLayout:
        """Return a layout of the input (or the `line` it is in) with the error message and the note under it."""
        if line is None:
            self._cell.addWidget(self.widget)
        else:
            self._cell.addLayout(line)
        self._cell.addWidget(self.sentence)
        self._cell.addWidget(self.note)
        return self._cell

    def put_below(self, widget: QWidget) -> None:
        """Put another widget under the input."""
        self._cell.addWidget(widget)

    def tell(self, note: str) -> None:
        """Show a note under the input, "" for none."""
        self.note.setText(note)
        if self.note in self._unplaced:
            return
        if self.note.parentWidget() is not None:
            self.note.setVisible(bool(note))
        else:
            # Shown now it would be a window of its own: it is shown with the form that it comes to stand in.
            self.note.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, not note)

    def value(self) -> object:
        """Return the value of the input, as the field of a record has it."""
        return value_of(self.widget)

    def show_value(self, value: object) -> None:
        """Show a value in the input."""
        show_value(self.widget, value)

    def set_shown(self, is_shown: bool) -> None:
        """Show or hide the input with its label, note and error message."""
        self.label.setVisible(is_shown and self.label not in self._unplaced)
        self.widget.setVisible(is_shown)
        self.note.setVisible(is_shown and bool(self.note.text()))
        self.sentence.setVisible(is_shown and bool(self.sentence.text()))

    def content(self) -> object:
        """Return the content of the input, for comparison."""
        content: object = self.widget.metaObject().userProperty().read(self.widget)
        return content

    def when_edited(self, slot: Callable[[], None]) -> None:
        """Call `slot` whenever the content changes."""
        signal = self.widget.metaObject().userProperty().notifySignal()
        getattr(self.widget, bytes(signal.name().data()).decode()).connect(lambda *_: slot())

    def holds(self, focused: QWidget | None) -> bool:
        """Return whether what has the keyboard is the input or a part of it."""
        return focused is not None and (self.widget is focused or self.widget.isAncestorOf(focused))

    def problem(self) -> str:
        """Return the widget's own error message, "" if it has none."""
        return self.widget.problem() if isinstance(self.widget, SelfChecking) else ""

    def doubt_by(self, doubt: Callable[[Any], str]) -> None:
        """Ask a form that knows more than the value what is doubtful about it, and say so as it is typed."""
        self._doubt, self.doubted_as_typed = doubt, True

    def doubt_of_content(self) -> str:
        """Return what is doubtful about the value, as a sentence; "" if nothing is."""
        value = self.value() if self._doubt is not None else None
        return self._doubt(value) if self._doubt is not None and value is not None else ""

    def say(self, sentence: str, *, is_doubt: bool = False) -> None:
        """Show an error message or, with `is_doubt`, what may be so but rarely is; "" for none."""
        words = f"▲ {sentence}" if is_doubt and sentence else sentence
        if words == self.sentence.text():
            return
        self.sentence.setText(words)
        set_mark(self.sentence, "problem", not is_doubt)
        set_mark(self.sentence, "doubt", is_doubt)
        # For two inputs side by side the layout allows one line only; the minimum height makes room for all lines.
        width = max(self._cell.geometry().width(), self.widget.width())
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(width) if sentence else 0)
        self.sentence.setVisible(bool(sentence))
        self.widget.setAccessibleDescription(sentence)
        set_mark(self.widget, "problem", bool(sentence) and not is_doubt)


def _first_line_drop(title: QLabel, widget: QWidget) -> int:
    """Return how far below its top a widget's first line of text begins."""
    first = widget.focusProxy() or widget
    first.ensurePolished()
    if isinstance(first, QLineEdit | QComboBox):
        return (first.sizeHint().height() - title.fontMetrics().height()) // 2
    return GAP
