"""Read single records and small sets of them for forms, checks and papers, as mappings by column name."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    ForeignKey,
    Select,
    Table,
    bindparam,
    func,
    literal,
    select,
)

from desktop_app.domain.errors import RecordGone
from desktop_app.domain.record_kinds import Link
from desktop_app.store.derived import base_columns
from desktop_app.store.record_links import linked_to
from desktop_app.store.schema import RECORD_TABLES, metadata

Record = Mapping[str, Any]
Match = Mapping[str, object]
Reader = Connection
_ALL: Match = {}


def table(name: str) -> Table:
    """Return a table by its name. KeyError if there is none."""
    return metadata.tables[name]


def fetch(connection: Reader, name: str, row_id: int) -> Record:
    """Return the record with this id, in the trash or not. Raises RecordGone."""
    return fetch_many(connection, name, [row_id])[row_id]


def fetch_many(connection: Reader, name: str, ids: Sequence[int]) -> dict[int, Record]:
    """Return the records with these ids, by id. Raises RecordGone if one is missing."""
    if not ids:
        return {}
    rows = connection.execute(select_by_ids(table(name)), {"of_rows": ids})
    records: dict[int, Record] = {row["id"]: row for row in by_column(rows)}
    if any(row_id not in records for row_id in ids):
        raise RecordGone("Bản ghi này không còn nữa.", "Có thể nó đã được hoàn tác hoặc xóa hẳn.")
    return records


def find(connection: Reader, name: str, *conditions: ColumnElement[bool], order: str = "id") -> list[Record]:
    """Return the records for which all conditions hold (in the trash too unless they say otherwise)."""
    source = table(name)
    rows = connection.execute(select(*base_columns(source)).where(*conditions).order_by(source.c[order], source.c.id))
    return list(by_column(rows))


def by_column(rows: CursorResult[Any]) -> Iterator[dict[str, Any]]:
    """Return all rows as mappings by column name, sooner than SQLAlchemy's own are made into them."""
    names = tuple(rows.keys())
    return (dict(zip(names, row, strict=True)) for row in rows.all())


def living(connection: Reader, name: str, match: Match = _ALL, order: str = "id") -> list[Record]:
    """Return the records that are not in the trash and have the values of `match`."""
    statement = _select_matching(table(name), tuple(match), order, only_living="trashed_at" in table(name).c)
    return list(by_column(connection.execute(statement, dict(match))))


def highest(connection: Reader, name: str, column: str) -> int:
    """Return the greatest value of an integer column, 0 when there is none."""
    return int(connection.execute(select(func.max(table(name).c[column]))).scalar_one() or 0)


def of_kind(connection: Reader, name: str, match: Match = _ALL, order: str = "id") -> list[Record]:
    """Return the records that have the values of `match`, in the trash or not."""
    statement = _select_matching(table(name), tuple(match), order, only_living=False)
    return list(by_column(connection.execute(statement, dict(match))))


# Built once: building a statement costs more than running it.
@cache
def select_by_ids(source: Table) -> Select[Any]:
    """Return what selects the records with the ids `of_rows`, without derived columns."""
    return select(*base_columns(source)).where(source.c.id.in_(bindparam("of_rows", expanding=True)))


@cache
def _select_matching(source: Table, columns: tuple[str, ...], order: str, *, only_living: bool) -> Select[Any]:
    conditions = [source.c[column].is_not_distinct_from(bindparam(column)) for column in columns]
    if only_living:
        conditions.append(source.c.trashed_at.is_(None))
    return select(*base_columns(source)).where(*conditions).order_by(source.c[order], source.c.id)


def trashed_ids(connection: Reader, name: str) -> list[int]:
    """Return the ids of the records in the trash."""
    source = table(name)
    return list(connection.execute(select(source.c.id).where(source.c.trashed_at.is_not(None))).scalars())


def is_referred_to(connection: Reader, name: str, row_id: int) -> bool:
    """Return whether a record, or one of its parts, is referred to by a record that is not one of its parts."""
    parts = linked_to(name, Link.PART)
    own = {part for part, _ in parts}
    of_parts = [(part, select(table(part).c.id).where(table(part).c[link] == row_id)) for part, link in parts]
    return any(
        connection.execute(select(link.parent.table.c.id).where(link.parent.in_(ids)).limit(1)).first() is not None
        for target, ids in [(name, select(literal(row_id))), *of_parts]
        for link in _links_to(target)
        if link.parent.table.name not in own
    )


def _links_to(name: str) -> list[ForeignKey]:
    target = table(name)
    return [
        foreign_key
        for table_ in RECORD_TABLES
        for foreign_key in table_.foreign_keys
        if foreign_key.column.table is target
    ]
