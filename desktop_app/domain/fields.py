"""What the clerk calls a field of a record, said once, beside the field.

    full_name: Annotated[str, Words("Họ và tên", required=True)]

Forms, the heads of lists and exports, the history, the headings an import looks for, search and the command line take
the words from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, get_type_hints

from desktop_app.domain.errors import InvalidRecord


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one field.

    `label` names it where there is room, `short` (the label unless given) at the head of a column. `unit` is its unit
    of measure, `help` what to write there. `headings` are other headings under which offices' own workbooks have it.
    `values` are the words of its values, for a field that has few.
    """

    label: str
    short: str = ""
    unit: str = ""
    help: str = ""
    required: bool = False
    headings: tuple[str, ...] = ()
    values: Mapping[Any, str] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """What stands at the head of a column."""
        return self.short or self.label

    @property
    def in_sentence(self) -> str:
        """The label as it stands inside a sentence: in small letters, unless it begins with letters of an acronym."""
        return self.label if self.label[1:2].isupper() else self.label[:1].lower() + self.label[1:]


@cache
def words_of(record: type) -> Mapping[str, Words]:
    """Return the words of each field of a record's dataclass that has any, by the field's name, in their order."""
    hints = get_type_hints(record, include_extras=True)
    said = {entry.name: getattr(hints[entry.name], "__metadata__", ()) for entry in fields(record)}
    return {name: word for name, extras in said.items() for word in extras if isinstance(word, Words)}


def lacking(record: type, name: str, of: str = "") -> InvalidRecord:
    """Return the refusal of a record without a field that it must have; `of` says whose, where the label does not."""
    return InvalidRecord(f"Nhập {' '.join(filter(None, (words_of(record)[name].in_sentence, of)))}.", name)


def too_long(record: type, name: str, most: int) -> InvalidRecord:
    """Return the refusal of a record whose field has more than `most` characters."""
    return InvalidRecord(f"{words_of(record)[name].label} dài quá {most} ký tự.", name)
