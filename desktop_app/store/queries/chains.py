"""The records of a chain: issued papers that concern it, and the entries of the change log for its rows."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from desktop_app.store.connection import PlainConnection
from desktop_app.store.logged import logged_row
from desktop_app.store.schema import issued_paper

_LOGGED = """
SELECT item.table_name, item.row_id, "change".at, "change".actor, item.before IS NULL, item.after
FROM json_each(?) AS asked
JOIN change_item AS item
  ON item.table_name = json_extract(asked.value, '$[0]') AND item.row_id = json_extract(asked.value, '$[1]')
JOIN "change" ON "change".id = item.change_id
WHERE item.after IS NOT NULL
ORDER BY item.id
"""


class LoggedEntry(NamedTuple):
    """One change of a row: its moment (ISO text, UTC) and user, whether it made the row, and the values it set."""

    table: str
    row_id: int
    moment: str
    actor: str
    made: bool
    values: Mapping[str, Any]


def read_papers(connection: Connection, options: Mapping[str, Iterable[object]]) -> Iterator[Mapping[str, Any]]:
    """Yield the issued papers of which one of these options has one of these values, the earliest first."""
    table = issued_paper.c
    conditions = [
        func.json_extract(table.options, f"$.{name}").in_([str(value) for value in values])
        for name, values in options.items()
    ]
    names = ("id", "title", "number", "dated_on", "version", "options")
    statement = select(*(table[name] for name in names)).where(or_(*conditions)).order_by(table.id)
    for row in connection.execute(statement).mappings():
        yield dict(row)


def read_log(connection: PlainConnection, rows: Iterable[tuple[str, int]]) -> Iterator[LoggedEntry]:
    """Yield what the change log says of some rows, by table and id, the earliest change first."""
    for table, row_id, moment, actor, made, after in connection.execute(_LOGGED, (json.dumps(sorted(set(rows))),)):
        yield LoggedEntry(table, row_id, moment, actor, bool(made), logged_row(after))
