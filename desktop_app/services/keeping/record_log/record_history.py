"""The history of a record, and what one change did: field by field, in the clerk's words."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.fields import Words
from desktop_app.domain.record_kinds import RECORD_KINDS, Link, RecordKind
from desktop_app.domain.vietnamese import shortened, thousands
from desktop_app.services.book import Book
from desktop_app.services.keeping.record_log.history_words import column_words, is_shown, kind_title
from desktop_app.store import records
from desktop_app.store.list_sources.words import local_moment
from desktop_app.store.queries import record_history as log
from desktop_app.store.record_links import target_of
from desktop_app.store.records import Reader

_MOST_ROWS: Final = 500
"""Of an import of thousands the first rows are shown."""
_MONEY: Final = ("amount", "base_salary")
_LONGEST_NAME: Final = 60
_LARGEST_ID: Final = 2**63 - 1
_YES_NO: Final = ("passed", "whole_period", "approximate", "not_carried_out")


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


def record_to_follow(book: Book, kind: str, row_id: int) -> tuple[str, int, str]:
    """Return kind, id and words of a record; for a part without a name of its own the record that it belongs to."""
    with book.store.reading() as connection:
        try:
            kind, row = _whole(connection, kind, records.fetch(connection, kind, row_id))
            return kind, row["id"], named(connection, kind, row)
        except RecordGone:
            name = _name_now_or_last(connection, kind, row_id)
            return kind, row_id, f"{_noun(kind)} " + (f"“{name}”" if name else f"số {row_id}")


def touched_record(book: Book, change_id: int) -> tuple[str, int] | None:
    """Return kind and id of the record that the first row of a change belongs to: of a part and of a file the whole.

    A setting is told by the beginning of its key, with no id. None if nothing is logged of the change, or of the whole
    nothing is left.
    """
    with book.store.reading() as connection:
        for item in log.rows_of_change(connection, change_id, 1):
            try:
                row = records.fetch(connection, item.kind, item.row_id)
            except RecordGone:
                # What went is whole in the log.
                row = {**(item.after or item.before or {}), "id": item.row_id}
            if item.kind == "setting":
                return str(row["key"]).split(".")[0], 0
            if item.kind == "attachment":
                return str(row["table_name"]), int(row["row_id"])
            # What a part belonged to may have gone with it.
            with suppress(RecordGone):
                kind, whole = _whole(connection, item.kind, row)
                return kind, int(whole["id"])
    return None


def named(connection: Reader, kind: str, row: records.Record) -> str:
    """Return the words for a row inside a sentence; a part without a noun has those of the record it belongs to."""
    kind, row = _whole(connection, kind, row)
    record_kind = RECORD_KINDS.get(kind)
    text = str(row[record_kind.name] or "") if record_kind is not None and record_kind.name else ""
    if not text or (record_kind is not None and record_kind.shown_by is not None and record_kind.shown_by.withheld):
        # The log names neither whom a hold is about nor its document.
        return f"{_noun(kind)} số {row['id']}"
    if record_kind is not None and record_kind.name_is_day:
        return f"{_noun(kind)} ngày {date.fromisoformat(text):%d/%m/%Y}"
    return f"{_noun(kind)} “{shortened(text, _LONGEST_NAME)}”"


def _noun(kind: str) -> str:
    return (RECORD_KINDS[kind].noun if kind in RECORD_KINDS else "") or kind_title(kind).lower()


def _whole(connection: Reader, kind: str, row: records.Record) -> tuple[str, records.Record]:
    """Return the record that a part without a noun belongs to, any other row as it is."""
    record_kind = RECORD_KINDS.get(kind)
    if record_kind is None or record_kind.noun:
        return kind, row
    for column, link in record_kind.links.items():
        if link is Link.PART and row.get(column) is not None:
            target = target_of(kind, column)
            return _whole(connection, target, records.fetch(connection, target, row[column]))
    return kind, row


def change_fields(book: Book, change_id: int) -> HistoryStep | None:
    """Return what one change did, None if nothing is logged of it."""
    with book.store.reading() as connection:
        steps = _steps(connection, log.rows_of_change(connection, change_id, _MOST_ROWS))
    return steps[0] if steps else None


def record_kind_of(kind: str) -> RecordKind:
    """Return the kind of record, or of part of one, of this name. Raises InvalidRecord if there is none."""
    if kind not in RECORD_KINDS:
        names = ", ".join(key for key, known in RECORD_KINDS.items() if known.noun)
        raise InvalidRecord(f"Không có loại bản ghi “{kind}”; có: {names}.")
    return RECORD_KINDS[kind]


def parse_record(text: str) -> tuple[str, int]:
    """Return kind and id of a record that is written as "person:12". Raises InvalidRecord."""
    kind, _, number = text.partition(":")
    record_kind_of(kind)
    # So many digits are no number that a row could have, and Python refuses to read very many.
    is_number = number.isascii() and number.isdecimal() and len(number) <= len(str(_LARGEST_ID))
    if not is_number or int(number) > _LARGEST_ID:
        raise InvalidRecord(
            f"“{shortened(text, _LONGEST_NAME)}” không phải là bản ghi: viết loại, dấu hai chấm, mã, ví dụ person:12."
        )
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
        return f"{thousands(value)} đồng"
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
