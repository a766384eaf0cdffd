"""Links between records: those declared with their kinds, resolved by the foreign keys of the schema."""

from functools import cache

from desktop_app.domain.record_kinds import RECORD_KINDS, Link
from desktop_app.store.schema import RECORD_TABLES, metadata


def target_of(kind: str, column: str) -> str:
    """Return the kind of record that a column of `kind` refers to. Raises ValueError if it is no foreign key."""
    (link,) = metadata.tables[kind].c[column].foreign_keys
    return link.column.table.name


@cache
def linked_to(target: str, link: Link) -> tuple[tuple[str, str], ...]:
    """Return the kinds that refer to `target` by this sort of link, each with the column of its link."""
    return tuple(
        (kind.key, column)
        for kind in RECORD_KINDS.values()
        for column, meaning in kind.links.items()
        if meaning is link and target_of(kind.key, column) == target
    )


@cache
def restored_with(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds that are restored from the trash with a record, each with the column that links to it."""
    links = RECORD_KINDS[kind].links.items()
    return tuple((target_of(kind, column), column) for column, meaning in links if meaning is not Link.REFERS)


@cache
def trash_order() -> tuple[str, ...]:
    """Return the kinds that have a trash, in the order of emptying it: a kind comes before those it refers to."""
    names = (table.name for table in reversed(RECORD_TABLES))
    return tuple(name for name in names if name in RECORD_KINDS and RECORD_KINDS[name].trash_number is not None)
