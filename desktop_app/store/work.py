"""The unit of work: the only way rows are written. Rows and their history are written in one transaction.

Each unit of work has a label in the clerk's words. Under it the change log stores the values of every row before and
after, from which undo, redo and the history of a record are read.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import batched
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    ColumnDefault,
    Connection,
    Delete,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.shown import shown
from desktop_app.store import search
from desktop_app.store.connection import PlainConnection
from desktop_app.store.derived import SEARCH_COLUMN, base_columns, derived_columns, with_derived
from desktop_app.store.records import by_column, living, select_by_ids
from desktop_app.store.schema import change, metadata
from desktop_app.store.search import SEARCHED

Values = Mapping[str, Any]

_CHUNK = 10_000


def now() -> str:
    """Return the current time as it is stored: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class UnitOfWork:
    """Writes rows and logs their values before and after. Made by `Store.work`; valid inside its `with` block.

    One that is a part of a `whole` writes under the label of that, as the same step.
    """

    def __init__(
        self, connection: Connection, label: str, actor: str, login: str = "", whole: "UnitOfWork | None" = None
    ) -> None:
        self._whole = whole
        self.connection = connection
        self._label = shown(label)
        self.kind = "do"
        self.target_id: int | None = None
        self.actor = actor
        """Who did it: the one who works today, by name."""
        self.login = login
        """The account of the machine it was done with."""
        self._change_id: int | None = None
        self._logged_label = self._label
        self._touched: dict[str, set[int]] = {}

    @property
    def label(self) -> str:
        """What the clerk has done, in her words; it may be changed until the unit of work ends."""
        return self._label

    @label.setter
    def label(self, label: str) -> None:
        """Change it; names of files in it are made fit to be shown."""
        self._label = shown(label)

    @property
    def plain(self) -> PlainConnection:
        """SQLite's own connection, in the same transaction, for queries in plain SQL."""
        return cast(PlainConnection, self.connection.connection.driver_connection)

    def get(self, kind: str, row_id: int) -> dict[str, Any] | None:
        """Return a record (`kind` is its table's name) without derived columns, None if there is none."""
        table = metadata.tables[kind]
        return next(by_column(self.connection.execute(_select_by_id(table), {"of_row": row_id})), None)

    def get_many(self, kind: str, row_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Return the records with these ids, as `get` does, by id; those that are not there are left out."""
        rows = self.connection.execute(select_by_ids(metadata.tables[kind]), {"of_rows": row_ids})
        return {row["id"]: row for row in by_column(rows)}

    def insert(self, kind: str, values: Values) -> int:
        """Insert one record and return its id. Columns left out take their defaults."""
        return self.insert_many(kind, [values])[0]

    def insert_many(self, kind: str, rows: Iterable[Values]) -> list[int]:
        """Insert records (any number, in one change) and return their ids in order."""
        table = metadata.tables[kind]
        ids: list[int] = []
        next_id = self._next_id(table)
        for chunk in batched(rows, _CHUNK):
            ids += self._insert_chunk(table, chunk, next_id + len(ids))
        return ids

    def update(self, kind: str, row_id: int, values: Values) -> bool:
        """Set columns of one record; return whether a value changed. Raises KeyError if there is no such record."""
        table = metadata.tables[kind]
        row = self.get(kind, row_id)
        if row is None:
            raise KeyError(row_id)
        before = {name: row[name] for name, value in values.items() if row[name] != value}
        if not before:
            return False
        after = {name: values[name] for name in before}
        written = after | _changed_derived(table.name, row, after)
        searched = kind in SEARCHED and SEARCH_COLUMN in written
        if searched:
            search.remove(self.connection, kind, [row_id])
        self.connection.execute(_update_by_id(table), {**written, "of_row": row_id})
        if searched:
            search.add(self.connection, kind, range(row_id, row_id + 1))
        self._log(table.name, [(row_id, _encode(before), _encode(after))])
        return True

    def delete(self, kind: str, row_id: int) -> None:
        """Delete a record (its values stay in the change log). Raises KeyError if there is no such record."""
        row = self.get(kind, row_id)
        if row is None:
            raise KeyError(row_id)
        self.delete_many(kind, [row])

    def delete_many(self, kind: str, rows: Sequence[Values]) -> None:
        """Delete records, given as `get` returns them, in their order."""
        table, ids = metadata.tables[kind], [row["id"] for row in rows]
        if kind in SEARCHED:
            search.remove(self.connection, kind, ids)
        self.connection.execute(_delete_by_id(table), [{"of_row": row_id} for row_id in ids])
        self._log(table.name, [(row["id"], _encode(row), None) for row in rows])

    def set_listed(self, kind: str, of: Mapping[str, int], parts: Sequence[Values]) -> None:
        """Make these, in their order, the rows of a kind that belong to a record; those there are used again."""
        rows = living(self.connection, kind, of, order="position")
        for position, part in enumerate(parts):
            values = {**part, **of, "position": position}
            if position < len(rows):
                self.update(kind, rows[position]["id"], values)
            else:
                self.insert(kind, values)
        for row in rows[len(parts) :]:
            self.delete(kind, row["id"])

    def put_back(self, kind: str, row_id: int, values: Values) -> None:
        """Insert a record under the id it had before. For undo and redo."""
        self._insert_chunk(metadata.tables[kind], [values], row_id)

    def changes(self) -> Changes:
        """Return the records changed so far."""
        touched = {name: frozenset(ids) for name, ids in self._touched.items()}
        return Changes(self.label, touched, self._change_id)

    def finish(self) -> None:
        """Write the label into the log: it may have been changed after the first row was logged."""
        if self._whole is None and self._change_id is not None and self.label != self._logged_label:
            self.connection.execute(update(change).where(change.c.id == self._change_id).values(label=self.label))

    def _next_id(self, table: Table) -> int:
        # Ids are assigned here rather than by the database, so that a bulk insert knows them without a query per row.
        given = f'SELECT max(id) FROM "{table.name}" UNION ALL SELECT seq FROM sqlite_sequence WHERE name = ?'
        return max(highest or 0 for (highest,) in self.connection.exec_driver_sql(given, (table.name,))) + 1

    def _insert_chunk(self, table: Table, rows: Sequence[Values], first_id: int) -> list[int]:
        defaults, names = _default_row(table), tuple(column.name for column in table.columns)
        in_order = itemgetter(*names)
        written: list[tuple[Any, ...]] = []
        logged: list[tuple[int, str | None, str | None]] = []
        for row_id, values in enumerate(rows, first_id):
            row = {**defaults, **values, "id": row_id}
            if len(row) > len(defaults) + 1:
                raise KeyError(f"{table.name} has no column {sorted(set(row) - set(names))}")
            written.append(in_order(with_derived(table.name, row)))
            logged.append((row_id, None, _encode(row)))
        columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        self.connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', written)
        if table.name in SEARCHED:
            search.add(self.connection, table.name, range(first_id, first_id + len(rows)))
        self._log(table.name, logged)
        return list(range(first_id, first_id + len(rows)))

    def _log(self, table_name: str, items: Sequence[tuple[int, str | None, str | None]]) -> None:
        change_id = self.change_id()
        self._touched.setdefault(table_name, set()).update(row_id for row_id, _, _ in items)
        self.connection.exec_driver_sql(
            'INSERT INTO change_item (change_id, table_name, row_id, "before", "after") VALUES (?, ?, ?, ?, ?)',
            [(change_id, table_name, *item) for item in items],
        )

    def change_id(self) -> int:
        """Return the id of its entry in the log, which is made now if it has none yet."""
        if self._change_id is None:
            self._change_id = self._whole.change_id() if self._whole is not None else self._open_change()
        return self._change_id

    def _open_change(self) -> int:
        self._logged_label = self.label
        values = {
            "at": now(),
            "actor": self.actor,
            "login": self.login,
            "label": self.label,
            "kind": self.kind,
            "target_id": self.target_id,
        }
        return int(self.connection.execute(_OPEN_CHANGE, values).scalar_one())


# The statements that every save runs are built once: building one costs more than running it.
_OPEN_CHANGE = insert(change).returning(change.c.id)


@cache
def _select_by_id(table: Table) -> Select[Any]:
    return select(*base_columns(table)).where(table.c.id == bindparam("of_row"))


@cache
def _delete_by_id(table: Table) -> Delete:
    return delete(table).where(table.c.id == bindparam("of_row"))


@cache
def _update_by_id(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam("of_row"))


def _changed_derived(table_name: str, row: Values, after: Values) -> dict[str, Any]:
    """Return the derived columns of a row that change when it gets the values `after`."""
    old, new = with_derived(table_name, row), with_derived(table_name, {**row, **after})
    return {name: new[name] for name in derived_columns(table_name) if new[name] != old[name]}


@cache
def _default_row(table: Table) -> dict[str, Any]:
    """Return a row of the table's defaults, without its id and derived columns."""
    return {
        column.name: column.default.arg if isinstance(column.default, ColumnDefault) else None
        for column in base_columns(table)
        if column.name != "id"
    }


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
