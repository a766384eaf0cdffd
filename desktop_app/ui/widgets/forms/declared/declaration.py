"""The declarations of a form class: read, checked for anything forgotten, and made into fields."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Final, get_type_hints

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.fields import Words, words_of
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text, default_editor
from desktop_app.ui.widgets.forms.field import Field

_NO_WORDS: Final = Words("")


@cache
def hints_of(record: type) -> dict[str, Any]:
    """Return the types of a record's fields by their names."""
    return get_type_hints(record)


def declared[D: (Input[Any], Text)](form: type, kind: type[D]) -> dict[str, D]:
    """Return the inputs or texts that a class and those above it declare, by their names."""
    parts: dict[str, D] = {}
    for base in reversed(form.__mro__):
        parts |= {part.name: part for part in vars(base).values() if isinstance(part, kind)}
    return parts


def check_declared(
    form: type, rows: Sequence[Sequence[str]], record: type | None, not_entered: Collection[str]
) -> None:
    """Raise TypeError if an input is in no row or a field of the record is forgotten."""
    inputs, texts = declared(form, Input), declared(form, Text)
    placed = [name for row in rows for name in row]
    names = {field.name for field in fields(record)} if record is not None else set()
    wrong = {
        "stand in no row": (inputs.keys() | texts.keys()) - set(placed),
        "stand in two rows": {name for name in placed if placed.count(name) > 1},
        "are no fields of the record and have no words": {
            name for name in placed if name not in names | texts.keys() and not (name in inputs and inputs[name].label)
        },
        "are forgotten: neither an input nor among not_entered": names.difference(placed, not_entered),
        "are both an input and among not_entered": set(placed).intersection(not_entered),
        "are among not_entered, but no fields of the record": set(not_entered) - names,
    }
    for complaint, wrong_names in wrong.items():
        if wrong_names:
            raise TypeError(f"{form.__name__}: {', '.join(sorted(wrong_names))} {complaint}")


def field_of(declared: Input[Any], record: type | None, editor: QWidget | None) -> Field:
    """Return the field of a declared input; without an `editor` the declaration or the field's type says which."""
    words = words_of(record).get(declared.name, _NO_WORDS) if record is not None else _NO_WORDS
    unit = f" ({words.unit})" if words.unit else ""
    label, help_words = declared.label or f"{words.label}{unit}", declared.help or words.help
    if editor is None and declared.editor is not None:
        editor = declared.editor()
    if editor is None and (record is None or declared.name not in hints_of(record)):
        raise TypeError(f"the form is to be given the editor of {declared.name}")
    widget = editor if editor is not None else default_editor(hints_of(record or object)[declared.name], words)
    boxed, required = isinstance(widget, QCheckBox), declared.required or words.required
    if isinstance(widget, QCheckBox):
        widget.setText(help_words or label)
    field = Field(declared.name, f"{label} *" if required and not boxed else label, widget, declared.doubt)
    # A sentence stands under the input to be read at any time, a word or an example in it until something does.
    sentence = help_words.endswith(".")
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(line, QLineEdit | QPlainTextEdit) and help_words and not sentence:
        line.setPlaceholderText(help_words)
    field.tell(declared.note or (help_words if sentence else ""))
    return field
