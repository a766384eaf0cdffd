"""What the change log tells of one record and its parts, or of one change: each row before and after, as logged."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, func, literal, or_, select

from desktop_app.domain.record_kinds import Link
from desktop_app.store.logged import logged_row
from desktop_app.store.record_links import linked_to
from desktop_app.store.schema import change, change_item, metadata

Cells = Mapping[str, Any]

_LOG_ROWS: Final = 5000
"""How far back the log is looked through for what was written last: a large import is not read to its beginning."""


@dataclass(frozen=True, slots=True)
class LogItem:
    """One row of one change: what was logged of it before (None: it was not there) and after (None: it went)."""

    change_id: int
    at: str
    actor: str
    label: str
    kind: str
    row_id: int
    before: Cells | None
    after: Cells | None


def of_record(kind: str, row_id: int) -> ColumnElement[bool]:
    """Return the condition that an item of the log is of a record, or of one of its parts."""
    conditions = [and_(change_item.c.table_name == kind, change_item.c.row_id == row_id)]
    for part, link in linked_to(kind, Link.PART):
        # A part is whole in the log where it comes and where it goes, and so is its link.
        whole = func.coalesce(change_item.c.after, change_item.c.before)
        of_whole = func.json_extract(whole, f"$.{link}") == row_id
        ids = select(change_item.c.row_id).where(change_item.c.table_name == part, of_whole)
        conditions.append(and_(change_item.c.table_name == part, change_item.c.row_id.in_(ids)))
    files = select(change_item.c.row_id).where(
        change_item.c.table_name == "attachment",
        func.json_extract(func.coalesce(change_item.c.after, change_item.c.before), "$.table_name") == kind,
        func.json_extract(func.coalesce(change_item.c.after, change_item.c.before), "$.row_id") == row_id,
    )
    conditions.append(and_(change_item.c.table_name == "attachment", change_item.c.row_id.in_(files)))
    return or_(*conditions)


def rows_of_record(connection: Connection, kind: str, row_id: int) -> list[LogItem]:
    """Return all that happened to a record and its parts, the oldest first."""
    return list(_rows(connection, _items().where(of_record(kind, row_id))))


def rows_of_change(connection: Connection, change_id: int, most: int) -> list[LogItem]:
    """Return the rows of one change, the first `most` of them."""
    return list(_rows(connection, _items().where(change_item.c.change_id == change_id).limit(most)))


def written_last(connection: Connection, kinds: Collection[str], most: int) -> list[tuple[str, int]]:
    """Return kind and id of the records that were written last, the newest first: one of each change."""
    last = (
        select(func.max(change_item.c.id).label("id"))
        .where(change_item.c.table_name.in_(kinds))
        .where(change_item.c.id > select(func.max(change_item.c.id) - _LOG_ROWS).scalar_subquery())
        .group_by(change_item.c.change_id)
        .subquery()
    )
    statement = (
        select(change_item.c.table_name, change_item.c.row_id)
        .join(last, last.c.id == change_item.c.id)
        .group_by(change_item.c.table_name, change_item.c.row_id)
        .order_by(func.max(change_item.c.id).desc())
        .limit(most)
    )
    return [(row.table_name, row.row_id) for row in connection.execute(statement)]


def last_name(connection: Connection, kind: str, row_id: int, column: str) -> str:
    """Return the name that a record had last, of one that is not there any more; "" if the log has none."""
    whole = func.coalesce(change_item.c.after, change_item.c.before)
    statement = (
        select(func.json_extract(whole, f"$.{column}"))
        .where(change_item.c.table_name == kind, change_item.c.row_id == row_id)
        .order_by(change_item.c.id.desc())
    )
    return next((str(name) for name in connection.execute(statement).scalars() if name is not None), "")


def thrown_away_with(connection: Connection, kind: str, row_id: int, part: str, link: str) -> list[int]:
    """Return the records of the kind `part` that one act put into the trash together with a record they link to.

    The moment alone does not tell: two acts share a second. It tells where the log was lost.
    """
    whole, parts = metadata.tables[kind], metadata.tables[part]
    statement = (
        select(parts.c.id)
        .join(whole, parts.c[link] == whole.c.id)
        .where(whole.c.id == row_id, parts.c.trashed_at == whole.c.trashed_at)
        .where(_act_of_trashing(part, parts.c.id).is_not_distinct_from(_act_of_trashing(kind, literal(row_id))))
        .order_by(parts.c.id)
    )
    return list(connection.execute(statement).scalars())


def _act_of_trashing(kind: str, row_id: ColumnElement[int]) -> ScalarSelect[int]:
    """Return the act by which a record is in the trash: undo and redo make it hold no more and hold again."""
    return (
        select(func.max(change_item.c.change_id))
        .join(change, change.c.id == change_item.c.change_id)
        .where(change_item.c.table_name == kind, change_item.c.row_id == row_id)
        .where(func.json_extract(change_item.c.after, "$.trashed_at").is_not(None))
        .where(change.c.kind == "do", change.c.undone_by.is_(None))
        .scalar_subquery()
    )


def _items() -> Select[Any]:
    of_change = (change.c.at, change.c.actor, change.c.label)
    of_item = ("change_id", "table_name", "row_id", "before", "after")
    columns = (*of_change, *(change_item.c[name] for name in of_item))
    return (
        select(*columns)
        .select_from(change_item.join(change, change.c.id == change_item.c.change_id))
        .order_by(change_item.c.id)
    )


def _rows(connection: Connection, statement: Select[Any]) -> Iterator[LogItem]:
    for row in connection.execute(statement):
        before, after = row.before and logged_row(row.before), row.after and logged_row(row.after)
        yield LogItem(row.change_id, row.at, row.actor, row.label, row.table_name, row.row_id, before, after)


def differing(row: LogItem) -> Sequence[str]:
    """Return the columns that a row of the log has other values of."""
    before, after = row.before or {}, row.after or {}
    return [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
