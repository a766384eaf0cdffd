"""The history of a record, and what one change did: field by field, in the clerk's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.record_kinds import RECORD_KINDS, RecordKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.record_log.history_words import column_words, is_shown, kind_title
from desktop_app.store import records
from desktop_app.store.list_sources.words import local_moment
from desktop_app.store.queries import record_history as log
from desktop_app.store.record_links import target_of
from desktop_app.store.records import Reader, RecordGone

_MOST_ROWS: Final = 500
"""Of an import of thousands the first rows are shown."""
_MONEY: Final = ("amount", "base_salary")
_YES_NO: Final = ("passed", "whole_period", "approximate")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record before and after a change, "" where it was empty or the record not there."""

    change_id: int
    kind: str
    row_id: int
    column: str
    record: str
    label: str
    before: str
    after: str
    was_there: bool
    """Whether the record was there before, so that the field can be put back."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One change: when, who, what, and which fields."""

    change_id: int
    at: str
    actor: str
    label: str
    fields: tuple[FieldChange, ...]


def record_history(book: Book, kind: str, row_id: int) -> list[HistoryStep]:
    """Return all that happened to a record and to its parts, the newest first. Raises InvalidRecord."""
    record_kind_of(kind)
    with book.store.reading() as connection:
        return list(reversed(_steps(connection, log.rows_of_record(connection, kind, row_id))))


def change_fields(book: Book, change_id: int) -> HistoryStep | None:
    """Return what one change did, None if nothing is logged of it."""
    with book.store.reading() as connection:
        steps = _steps(connection, log.rows_of_change(connection, change_id, _MOST_ROWS))
    return steps[0] if steps else None


def record_kind_of(kind: str) -> RecordKind:
    """Return the kind of record of this name. Raises InvalidRecord if there is none that has a history of its own."""
    if kind not in RECORD_KINDS or not RECORD_KINDS[kind].noun:
        names = ", ".join(key for key, known in RECORD_KINDS.items() if known.noun)
        raise InvalidRecord(f"Không có loại bản ghi “{kind}”; có: {names}.")
    return RECORD_KINDS[kind]


def parse_record(text: str) -> tuple[str, int]:
    """Return kind and id of a record that is written as "person:12". Raises InvalidRecord."""
    kind, _, number = text.partition(":")
    record_kind_of(kind)
    if not (number.isascii() and number.isdecimal()):
        raise InvalidRecord(f"“{text}” không phải là bản ghi: viết loại, dấu hai chấm, mã, ví dụ person:12.")
    return kind, int(number)


def _steps(connection: Reader, rows: Sequence[log.LogItem]) -> list[HistoryStep]:
    names: dict[tuple[str, int], str] = {}
    steps: dict[int, HistoryStep] = {}
    fields: dict[int, list[FieldChange]] = {}
    for row in rows:
        steps.setdefault(row.change_id, HistoryStep(row.change_id, local_moment(row.at), row.actor, row.label, ()))
        for column in log.differing(row):
            if is_shown(row.kind, column) and not _was_empty(row, column):
                fields.setdefault(row.change_id, []).append(_field_change(connection, row, column, names))
    return [
        HistoryStep(step.change_id, step.at, step.actor, step.label, tuple(fields.get(step.change_id, ())))
        for step in steps.values()
    ]


def _was_empty(row: log.LogItem, column: str) -> bool:
    """Return whether a column of a new or gone record was empty, which says nothing."""
    only = row.after if row.before is None else row.before if row.after is None else None
    return only is not None and only.get(column) in (None, "", 0)


def _field_change(connection: Reader, row: log.LogItem, column: str, names: dict[tuple[str, int], str]) -> FieldChange:
    words = column_words(row.kind, column)

    def shown(cells: log.Cells | None) -> str:
        return "" if cells is None else _text(connection, row.kind, column, words, cells.get(column), names)

    return FieldChange(
        row.change_id,
        row.kind,
        row.row_id,
        column,
        kind_title(row.kind),
        words.label,
        shown(row.before),
        shown(row.after),
        row.before is not None and row.after is not None,
    )


def _text(
    connection: Reader, kind: str, column: str, words: Words, value: object, names: dict[tuple[str, int], str]
) -> str:
    """Return a logged value as the clerk sees it: words for codes, names for ids."""
    if value is None or value == "":
        return ""
    if words.values and value in words.values:
        return words.values[value]
    if isinstance(value, int) and column.endswith("_id"):
        return _name_of(connection, kind, column, value, names)
    if isinstance(value, int) and (column in _YES_NO or (words.values and set(words.values) <= {True, False})):
        return "có" if value else "không"
    if isinstance(value, int) and column in _MONEY:
        return f"{value:,}".replace(",", ".") + " đồng"
    if column.endswith("_at"):
        return local_moment(str(value))
    try:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    except ValueError:
        return str(value)


def _name_of(connection: Reader, kind: str, column: str, row_id: int, names: dict[tuple[str, int], str]) -> str:
    try:
        target = target_of(kind, column)
    except ValueError:
        return str(row_id)
    if (target, row_id) not in names:
        names[target, row_id] = _name_now_or_last(connection, target, row_id) or f"số {row_id}"
    return names[target, row_id]


def _name_now_or_last(connection: Reader, target: str, row_id: int) -> str:
    known = RECORD_KINDS.get(target)
    if known is None or not known.name:
        return ""
    try:
        return str(records.fetch(connection, target, row_id)[known.name] or "")
    except RecordGone:
        return log.last_name(connection, target, row_id, known.name)
