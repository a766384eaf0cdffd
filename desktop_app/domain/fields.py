"""The Vietnamese words for the fields of records, declared once, with the field.

    full_name: Annotated[str, Words("Họ và tên", required=True)]

Forms, column headers of lists and exports, the history, the headings an import looks for, search and the command line
take the words from here.
"""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final, NamedTuple, get_type_hints

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, fold, shortened

_FREE: Final[Mapping[Any, str]] = {}
"""The words for the values of a field that may have any."""


class Words(NamedTuple):
    """The words of one field.

    `label` is its name, `short` (by default the label) its name in a column header. `unit` is its unit of measure,
    `help` a hint on what to enter. `headings` are other column headers for it in the workbooks of offices. `values` are
    the words for its values, for a field with only a few. What is `personal` is left out of exports unless asked for.
    """

    label: str
    short: str = ""
    unit: str = ""
    help: str = ""
    required: bool = False
    headings: tuple[str, ...] = ()
    values: Mapping[Any, str] = _FREE
    personal: bool = False

    @property
    def header(self) -> str:
        """The header of its column."""
        return self.short or self.label

    @property
    def in_sentence(self) -> str:
        """The label inside a sentence: its first letter in lower case, unless it begins with an acronym."""
        return self.label if self.label[1:2].isupper() else self.label[:1].lower() + self.label[1:]


@cache
def words_of(record: type) -> Mapping[str, Words]:
    """Return the words of the fields of a record's dataclass, by field name; fields without words are left out."""
    hints = get_type_hints(record, include_extras=True)
    metadata = {entry.name: getattr(hints[entry.name], "__metadata__", ()) for entry in fields(record)}
    return {name: word for name, extras in metadata.items() for word in extras if isinstance(word, Words)}


def missing_field(record: type, name: str, of: str = "") -> InvalidRecord:
    """Return the error for a record without a required field; `of` is added to the label where that is too short."""
    return InvalidRecord(f"Nhập {' '.join(filter(None, (words_of(record)[name].in_sentence, of)))}.", name)


def overlong_field(record: type, name: str, most: int) -> InvalidRecord:
    """Return the error for a record whose field has more than `most` characters."""
    return InvalidRecord(f"{words_of(record)[name].label} dài quá {most} ký tự.", name)


def value_named(record: type, name: str, text: str) -> Any:  # noqa: ANN401 - the values of a field are of its own type
    """Return the value of a field that a text names: by its word, its code, a part of its word, or the initials.

    Part and initials count only if one value alone has them ("Hoàn thành xuất sắc", "HTXSNV"). Raises InvalidRecord.
    """
    words = words_of(record)[name]
    typed = fold(text)
    labels = {value: fold(label) for value, label in words.values.items() if label}
    for fits in _FITS:
        matches = [value for value, label in labels.items() if typed and fits(typed, value, label)]
        if len(matches) == 1:
            return matches[0]
    known = "; ".join(filter(None, words.values.values()))
    raise InvalidRecord(f"{words.label} “{shortened(clean_line(text))}” không có; có: {known}.", name)


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.split())


def _expands(typed: list[str], label: list[str]) -> bool:
    """Return whether words are those a label begins with, some by their first letters: "Không HTNV"."""
    if not typed:
        return True
    if not label:
        return False
    if typed[0] == label[0]:
        return _expands(typed[1:], label[1:])
    letters = len(typed[0])
    return letters > 1 and typed[0] == _initials(" ".join(label[:letters])) and _expands(typed[1:], label[letters:])


_FITS = (
    lambda typed, value, label: typed in (label, str(value).casefold()),
    lambda typed, _, label: label.startswith(typed),
    lambda typed, _, label: f" {typed} " in f" {label} ",
    lambda typed, _, label: len(typed) > 2 and _initials(label).startswith(typed),
    lambda typed, _, label: " " in typed and _expands(typed.split(), label.split()),
)
