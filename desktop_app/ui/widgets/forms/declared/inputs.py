"""The inputs and lines of text that a form declares as attributes of its class."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import NoneType
from typing import Any, Protocol, Self, cast, get_args, overload

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from desktop_app.domain.fields import Words
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.muted_label import muted_label

UNKNOWN = "(chưa ghi)"
"""The label of a `ValueBox` for no value."""


def open_box(texts: Iterable[str] = ()) -> QComboBox:
    """Return an input for one of some texts, or any other that is typed."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems(list(texts))
    return box


class HasInputs(Protocol):
    """What inputs and texts need of their form."""

    fields: dict[str, Field]
    texts: dict[str, QLabel]


class Input[W: QWidget]:
    """An input of a form; the attribute of a form object is the widget.

    `editor` makes the widget; without one the form is given it when it is made. `of` is the record's field where the
    attribute has another name. `label`, `help` and `note` are the record's own words unless given: an input that is no
    field of the record must have a label. `required` marks it as one that must not be empty, as the record's words may,
    and `missing` is what is said if it is. `half` keeps it on the half of its row, without `letter` it leaves the
    letters to others, where a form has more inputs than letters, `grows` lets it take what height is left, `across`
    lets it take the whole width, its label heard but not seen. `doubt` returns what is doubtful about a value, as a
    sentence, "" for nothing.
    """

    def __init__(
        self,
        editor: Callable[[], W] | None = None,
        *,
        of: str = "",
        label: str = "",
        help: str = "",
        note: str = "",
        missing: str = "",
        required: bool = False,
        half: bool | None = None,
        letter: bool = True,
        grows: bool = False,
        across: bool = False,
        doubt: Callable[[Any], str] | None = None,
    ) -> None:
        self.editor = editor
        self.name = of
        self.label, self.help, self.note, self.missing = label, help, note, missing
        self.required = required
        self.half, self.letter, self.grows, self.across = half, letter, grows, across
        self.doubt = doubt

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, form: None, owner: type) -> Self: ...

    @overload
    def __get__(self, form: HasInputs, owner: type) -> W: ...

    def __get__(self, form: HasInputs | None, owner: type) -> Self | W:
        """Return the widget of a form object, or the declaration itself of the class."""
        if form is None:
            return self
        if self.name not in form.fields:
            raise AttributeError(f"the form shows no input {self.name}")
        return cast(W, form.fields[self.name].widget)


class Text:
    """A line of text between the inputs; the attribute of a form object is the label.

    `manner` is "heading", "muted", "doubt", "problem" or "" for plain. With a `label`, or `beside`, it stands in the
    column of the inputs.
    """

    def __init__(self, words: str = "", *, label: str = "", manner: str = "", beside: bool = False) -> None:
        self.name = ""
        self.words, self.label, self.manner, self.beside = words, label, manner, beside or bool(label)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, form: None, owner: type) -> Self: ...

    @overload
    def __get__(self, form: HasInputs, owner: type) -> QLabel: ...

    def __get__(self, form: HasInputs | None, owner: type) -> Self | QLabel:
        """Return the label of a form object, or the declaration itself of the class."""
        return self if form is None else form.texts[self.name]

    def make_label(self) -> QLabel:
        """Return a new label with the words."""
        label = muted_label(self.words)
        set_mark(label, "muted", self.manner == "muted")
        if self.manner and self.manner != "muted":
            set_mark(label, self.manner)
        return label


def not_yet(day: date) -> str:
    """Return what is doubtful about the day of something that has been done."""
    return "Ngày này chưa tới." if day > date.today() else ""


def default_editor(hint: object, words: Words) -> QWidget:
    """Return the editor for a field by its type. TypeError if the form must say which."""
    types = [part for part in get_args(hint) or (hint,) if part is not NoneType]
    optional = NoneType in get_args(hint)
    if words.values:
        unknown: Mapping[Any, str] = {None: UNKNOWN} if optional and None not in words.values else {}
        return ValueBox[Any]({**unknown, **words.values})
    makers: dict[object, Callable[[], QWidget]] = {str: QLineEdit, date: DateEdit, bool: QCheckBox}
    if len(types) != 1 or types[0] not in makers or (optional and types[0] is bool):
        raise TypeError(f"a form must say which editor is for “{words.label}”, a {hint}")
    return makers[types[0]]()
