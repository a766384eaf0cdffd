"""Records made from nothing but their tables and the declared kinds: one of a kind that is added tomorrow, too."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Integer, String, Text

from desktop_app.domain.record_kinds import RECORD_KINDS, Link
from desktop_app.services.book import Book
from desktop_app.store.record_links import linked_to, target_of
from desktop_app.store.schema import metadata
from desktop_app.store.work import UnitOfWork

DAY, PERIOD = "2026-03-05", "2026-H1"
CODES = {
    "kind": "individual",
    "level": "department",
    "presence": "present",
    "role": "member",
    "state": "draft",
}
"""A value for each short column that holds one of a few words."""
OF_ONE_KIND = {("activity", "kind"): "good_news"}
"""Where a kind of record has other words in such a column."""


def words_of(kind: str, column: str) -> str:
    """Return the text that a generated record has in a column, which no other has."""
    return f"Lời {kind} {column} riêng".replace("_", "")


def generated(book: Book, kind: str, given: Mapping[str, int] | None = None) -> int:
    """Make a record and all that it cannot be without; return its id. `given` is what it is linked to, by column."""
    with book.store.work("Tạo để thử") as work:
        return _made(work, kind, given or {})


def generated_with_parts(book: Book, kind: str) -> int:
    """Make a record with one of each of its parts; return its id."""
    row_id = generated(book, kind)
    for part, column in linked_to(kind, Link.PART):
        generated(book, part, {column: row_id})
    return row_id


def _made(work: UnitOfWork, kind: str, given: Mapping[str, int]) -> int:
    """Insert a record; `given` are links that are known already."""
    declared = RECORD_KINDS.get(kind)
    filled_columns = set(given)
    if declared is not None:
        filled_columns |= {declared.name, *declared.search_words}
        # Of links of which one is set, the first; none beside one that is given.
        bound = [column for column, meaning in declared.links.items() if meaning is not Link.REFERS]
        filled_columns |= set() if given else set(bound[:1])
    values: dict[str, Any] = {**given}
    for column in metadata.tables[kind].columns:
        needed = not column.nullable and column.default is None
        if column.name not in ("id", *given) and (needed or column.name in filled_columns):
            values[column.name] = _value(work, kind, column)
    return work.insert(kind, values)


def _value(work: UnitOfWork, kind: str, column: Column[Any]) -> str | int:
    if column.foreign_keys:
        return _made(work, target_of(kind, column.name), {})
    if isinstance(column.type, Integer):
        return 1
    if isinstance(column.type, Text):
        return words_of(kind, column.name)
    if column.name in CODES:
        return OF_ONE_KIND.get((kind, column.name), CODES[column.name])
    assert isinstance(column.type, String)
    return {7: PERIOD, 10: DAY}.get(column.type.length or 0, "")
