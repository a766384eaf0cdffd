"""How records hang together: the links declared with their kinds, followed by the foreign keys of the schema."""

from functools import cache

from desktop_app.domain.record_kinds import RECORD_KINDS, Link
from desktop_app.store.schema import RECORD_TABLES, metadata


def target_of(kind: str, column: str) -> str:
    """Return the kind of record that a column of another links to. ValueError if it is no foreign key."""
    (link,) = metadata.tables[kind].c[column].foreign_keys
    return link.column.table.name


@cache
def linked_to(target: str, link: Link) -> tuple[tuple[str, str], ...]:
    """Return the kinds that are linked to a kind in this way, each with the column of its link."""
    return tuple(
        (kind.key, column)
        for kind in RECORD_KINDS.values()
        for column, meaning in kind.links.items()
        if meaning is link and target_of(kind.key, column) == target
    )


@cache
def brought_back_by(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds that a record brings back from the trash when it is restored, each with the column linked by."""
    links = RECORD_KINDS[kind].links.items()
    return tuple((target_of(kind, column), column) for column, meaning in links if meaning is not Link.REFERS)


@cache
def trash_order() -> tuple[str, ...]:
    """Return the kinds that have a trash in the order of emptying it: what refers to others goes before them."""
    names = (table.name for table in reversed(RECORD_TABLES))
    return tuple(name for name in names if name in RECORD_KINDS and RECORD_KINDS[name].trash_number is not None)
