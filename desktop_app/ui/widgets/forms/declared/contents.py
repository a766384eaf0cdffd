"""Reading and showing the value of an input, whatever widget it is."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.choice_list import ChoiceList


@runtime_checkable
class Valued(Protocol):
    """A widget made for one type of value."""

    def value(self) -> Any:  # noqa: ANN401  # each has a type of its own
        """Return the value."""

    def set_value(self, value: Any) -> None:  # noqa: ANN401  # each has a type of its own
        """Show a value."""


def value_of(widget: QWidget) -> object:
    """Return the value of an input. TypeError if the widget has no single value."""
    match widget:
        case Valued() | QSpinBox() | QDoubleSpinBox():
            value: object = widget.value()
            return value
        case ChoiceEdit():
            return widget.chosen_id
        case ChoiceList():
            return widget.ids()
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QCheckBox():
            return widget.isChecked()
        case QComboBox() if widget.isEditable():
            return widget.currentText()
    raise TypeError(f"a {type(widget).__name__} holds no single value")


def show_value(widget: QWidget, value: Any) -> None:  # noqa: ANN401  # each has a type of its own
    """Show a value in an input. TypeError if the widget has no single value."""
    match widget:
        case Valued():
            widget.set_value(value)
        case QSpinBox() | QDoubleSpinBox():
            widget.setValue(value)
        case ChoiceEdit():
            widget.set_chosen_id(value)
        case ChoiceList():
            widget.set_ids(value)
        case QLineEdit():
            widget.setText(value)
            widget.setCursorPosition(0)
        case QPlainTextEdit():
            widget.setPlainText(value)
        case QCheckBox():
            widget.setChecked(value)
        case QComboBox() if widget.isEditable():
            widget.setEditText(value)
        case _:
            raise TypeError(f"a {type(widget).__name__} holds no single value")
