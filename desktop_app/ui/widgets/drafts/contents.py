"""What stands in an input, in JSON's types, and put back into it: also half a date, or a name that is nobody's yet."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any, Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.declared.contents import Valued, show_value, value_of

_TYPE: Final = "type"
_OWN: Final = "desktop_app."
"""Only records and values of this program are made again from a file."""
_PLAIN: Final = {kind.__name__: kind for kind in (Decimal, Fraction)}


@runtime_checkable
class Drafted(Protocol):
    """A widget that puts its own content into JSON's types, and takes it back."""

    def draft(self) -> Any:  # noqa: ANN401  # each has content of its own
        """Return what is entered."""

    def show_draft(self, content: Any) -> None:  # noqa: ANN401  # each has content of its own
        """Show what was entered."""


def content_of(widget: QWidget) -> object:
    """Return what stands in an input, None where it cannot be put back."""
    match widget:
        case Drafted():
            return widget.draft()
        case ChoiceEdit():
            return widget.text() if widget.chosen_id is None else widget.chosen_id
        case QLineEdit():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case CheckList():
            return packed(widget.keys())
        case QWidget() if isinstance(widget, Valued | ChoiceList | QPlainTextEdit | QCheckBox | QAbstractSpinBox):
            return packed(value_of(widget))
    return None


def put_back(widget: QWidget, content: Any) -> bool:  # noqa: ANN401  # whatever `content_of` returned
    """Show in an input what stood in it; return whether that could be: a file may be damaged, or of another version."""
    try:
        _show(widget, content)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, ImportError, RecursionError):
        return False
    return True


def _show(widget: QWidget, content: Any) -> None:  # noqa: ANN401  # as above
    match widget:
        case Drafted():
            widget.show_draft(content)
        case ChoiceEdit() if isinstance(content, int):
            widget.set_chosen_id(content)
        case QLineEdit():
            widget.setText(str(content))
        case QComboBox() if widget.isEditable():
            widget.setEditText(str(content))
        case QComboBox():
            widget.setCurrentIndex(widget.findText(str(content)))
        case CheckList():
            widget.set_keys(unpacked(content))
        case _:
            show_value(widget, unpacked(content))


def words_in(widget: QWidget) -> str:
    """Return the words that stand in an input, as far as it has any."""
    match widget:
        case QLineEdit():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QCheckBox():
            return "có" if widget.isChecked() else "không"
        case ChoiceList():
            return "; ".join(widget.text_of(row_id) for row_id in widget.ids())
    parts = widget.findChildren(QLineEdit)
    return "; ".join(part.text() for part in parts if part.text().strip())


def packed(value: Any) -> Any:  # noqa: ANN401  # a value of a record
    """Return a value of a record in JSON's types. TypeError for what no record holds."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return {_TYPE: _name_of(type(value)), "value": value.value}
        case str():
            return str(value)
        case date():
            return {_TYPE: "date", "value": value.isoformat()}
        case Decimal() | Fraction():
            return {_TYPE: type(value).__name__, "value": str(value)}
        case Mapping():
            return {_TYPE: "dict", "value": [[packed(key), packed(of)] for key, of in value.items()]}
        case list() | tuple() | set() | frozenset():
            return [packed(part) for part in value]
    if is_dataclass(value):
        parts = {field.name: packed(getattr(value, field.name)) for field in fields(value)}
        return {_TYPE: _name_of(type(value)), "value": parts}
    raise TypeError(f"a {type(value).__name__} is no value of a record")


def unpacked(content: Any) -> Any:  # noqa: ANN401  # a value of a record
    """Return the value that was packed. ValueError if the file says something else."""
    if isinstance(content, list):
        return tuple(unpacked(part) for part in content)
    if not isinstance(content, dict):
        return content
    name, value = str(content[_TYPE]), content["value"]
    if name == "date":
        return date.fromisoformat(value)
    if name == "dict":
        return {unpacked(key): unpacked(of) for key, of in value}
    if name in _PLAIN:
        return _PLAIN[name](value)
    return _record(name, value)


def _record(name: str, value: Any) -> object:  # noqa: ANN401  # parts of a record, or the value of an enumeration
    module, _, kind = name.partition(":")
    if not module.startswith(_OWN):
        raise ValueError(f"{name} is no record")
    made: object = getattr(import_module(module), kind)
    if isinstance(made, type) and issubclass(made, Enum):
        return made(value)
    if isinstance(made, type) and is_dataclass(made):
        return made(**{part: unpacked(of) for part, of in value.items()})
    raise ValueError(f"{name} is no record")


def _name_of(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"
