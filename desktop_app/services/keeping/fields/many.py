"""One field set for many records of a kind as one step, each saved by its own act with all the rules of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_type_hints

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, words_of
from desktop_app.domain.record_kinds import RECORD_KINDS, Link
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.keeping.fields.editing import EDITING
from desktop_app.services.office import units
from desktop_app.store import records
from desktop_app.store.record_links import target_of

UNIT: Final = "unit_id"
"""The field by which records name their unit: the one link that is set for many."""
_NOTHING: Final = "(trống)"
_LONGEST_NAME: Final = 60
_PLAIN: Final = (str, date, bool)


@dataclass(frozen=True, slots=True)
class NewValue:
    """What setting a field would do to one record."""

    name: str
    before: str
    after: str

    @property
    def changes(self) -> bool:
        """Whether the record is another one then."""
        return self.before != self.after


def fields_for_many(kind: str) -> Mapping[str, Words]:
    """Return the fields of a kind that can be set for many records, by name; none where records are no such kind."""
    if kind not in EDITING:
        return {}
    record: type = EDITING[kind].rows.record
    own_name = RECORD_KINDS[kind].name
    hints = get_type_hints(record)
    return {
        name: words
        for name, words in words_of(record).items()
        if name != own_name and (name == UNIT or _is_plain(hints[name]))
    }


def preview(book: Book, kind: str, ids: Sequence[int], field: str, value: object) -> list[NewValue]:
    """Return for each record what stands in a field now and what would. Raises InvalidRecord, RecordGone."""
    words, unit_names = _words(kind, field), _unit_names(book)
    lines = []
    for row_id in ids:
        now = getattr(EDITING[kind].read(book, row_id), field)
        before, after = (_shown(words, field, shown, unit_names) for shown in (now, value))
        lines.append(NewValue(_name(book, kind, row_id), before, after))
    return lines


def set_for_all(book: Book, kind: str, ids: Sequence[int], field: str, value: object) -> Changes:
    """Set a field of many records as one step; those that have the value stay as they are.

    Raises InvalidRecord naming the record whose rules speak against it, and then changes none; RecordGone.
    """
    words, editing = _words(kind, field), EDITING[kind]
    noun = RECORD_KINDS[kind].noun or "bản ghi"
    changed: dict[str, set[int]] = {}
    with book.store.one_step(f"Sửa “{words.label}”") as step:
        number = 0
        for row_id in dict.fromkeys(ids):
            entered = editing.read(book, row_id)
            if getattr(entered, field) == value:
                continue
            try:
                saved = editing.save(book, row_id, replace(entered, **{field: value}))
            except InvalidRecord as problem:
                name = _name(book, kind, row_id)
                raise InvalidRecord(f"{name}: {problem.message}", problem.field, problem.hint) from problem
            number += saved.change_id is not None
            for changed_kind, changed_ids in saved.ids.items():
                changed.setdefault(changed_kind, set()).update(changed_ids)
        if not number:
            raise InvalidRecord(f"Các dòng đã chọn đều đang có “{words.label}” như vậy.", field)
        shown = _shown(words, field, value, _unit_names(book))
        step.label = f"Sửa “{words.label}” của {number} {noun} thành “{shortened(shown, _LONGEST_NAME)}”"
        return Changes(step.label, {key: frozenset(of) for key, of in changed.items()}, step.change_id())


def record_with(kind: str, field: str) -> type:
    """Return what is entered of records of a kind. Raises InvalidRecord for a field that is not set for many."""
    _words(kind, field)
    return EDITING[kind].rows.record


def _is_plain(hint: Any) -> bool:  # noqa: ANN401 - a type or a union of types
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
    return len(kinds) == 1 and isinstance(kinds[0], type) and issubclass(kinds[0], (*_PLAIN, StrEnum))


def _words(kind: str, field: str) -> Words:
    choices = fields_for_many(kind)
    if field not in choices:
        raise InvalidRecord(
            f"Mục “{field}” không sửa chung được.", hint=f"Sửa chung được: {', '.join(choices) or 'không có mục nào'}."
        )
    return choices[field]


def _unit_names(book: Book) -> Mapping[int, str]:
    return {choice.id: choice.name for choice in units.unit_choices(book)}


def _shown(words: Words, field: str, value: object, unit_names: Mapping[int, str]) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if field == UNIT and isinstance(value, int):
        return unit_names.get(value, f"số {value}")
    return words.values.get(value, "") or (str(value) if value else _NOTHING)


def _name(book: Book, kind: str, row_id: int) -> str:
    with book.store.reading() as connection:
        return _name_of(connection, kind, row_id) or f"{RECORD_KINDS[kind].noun or 'bản ghi'} số {row_id}"


def _name_of(connection: records.Reader, kind: str, row_id: int) -> str:
    """Return the name of a record, of one without a name that of the record it is a part of; "" if none has one."""
    row, column = records.fetch(connection, kind, row_id), RECORD_KINDS[kind].name
    if column and row[column]:
        return f"“{shortened(str(row[column]), _LONGEST_NAME)}”"
    wholes = [of for of, link in RECORD_KINDS[kind].links.items() if link is Link.PART and row[of] is not None]
    return _name_of(connection, target_of(kind, wholes[0]), row[wholes[0]]) if wholes else ""
