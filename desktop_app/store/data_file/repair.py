"""A damaged data file made good, on a copy: what can be computed is computed, what can be read is carried over.

The copy is then put over the file in one transaction, so that whoever has it open sees the one or the other.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.schema import CreateIndex

from desktop_app.domain.errors import StoreDamaged
from desktop_app.store.connection import address, store_problem
from desktop_app.store.data_file import shape
from desktop_app.store.data_file.migrate import migrate
from desktop_app.store.data_file.version import is_for_practice, mark_for_practice
from desktop_app.store.schema import metadata

_GAP = 100_000
"""How many ids between the two sides of what cannot be read are tried one by one."""
_HOPELESS = 500
"""How many are where neither side can be read."""
_NAMED = 10
"""How many of the rows that are gone are named."""


def mended_copy(source: Path, copy: Path) -> list[str]:
    """Copy a data file, its indexes made anew and all that can be read carried over; return what could not be.

    Raises StoreProblem.
    """
    try:
        with closing(_read(source)) as origin, closing(_open(copy)) as target:
            origin.backup(target)
        try:
            whole = _made_anew(copy)
        except sqlite3.Error:
            whole = False
        lost: list[str] = []
        if not whole:
            damaged = copy.with_name(f"hong-{copy.name}")
            copy.replace(damaged)
            lost = _carried_over(damaged, copy)
        with closing(_open(copy)) as connection:
            lost += list(_made_readable(connection))
            lost += list(_gone(source, connection))
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise store_problem(error, copy) or StoreDamaged("Không đọc được tệp dữ liệu để sửa.") from error
    return lost


def put_over(copy: Path, database: Path) -> None:
    """Give a data file, which may be open, the content of `copy`. Raises StoreProblem; then it is as it was."""
    try:
        with closing(_read(copy)) as source, closing(sqlite3.connect(database, timeout=5.0)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise store_problem(error, database) or StoreDamaged("Không ghi được bản đã sửa.") from error


def _read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(path.resolve(), "mode=ro"), uri=True)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, autocommit=True)
    connection.text_factory = lambda value: value.decode("utf-8", "surrogateescape")
    return connection


def _made_anew(copy: Path) -> bool:
    """Make what follows from the rows anew; return whether the file is whole then."""
    with closing(_open(copy)) as connection:
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master").fetchall():
            if kind in ("trigger", "view"):
                quoted = str(name).replace('"', '""')
                connection.execute(f'DROP {kind} "{quoted}"')
        if any(shape.missing_parts(connection)):
            return False
        missing = shape.missing_indexes(connection)
        for index in (index for table in metadata.sorted_tables for index in table.indexes):
            if index.name in missing:
                connection.execute(str(CreateIndex(index)))
        connection.execute("REINDEX")
        # The table of words is made anew afterwards, from the records.
        sentences = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
        return all(line == "ok" or "nomination_search" in line for line in sentences)


def _carried_over(damaged: Path, copy: Path) -> list[str]:
    """Make a new file and write into it every row of the damaged one that can be read."""
    if is_for_practice(damaged):
        mark_for_practice(copy)
    migrate(copy)
    lost: list[str] = []
    with closing(_open(damaged)) as source, closing(_open(copy)) as target:
        target.execute("PRAGMA foreign_keys=OFF")
        target.execute("BEGIN")
        for table in metadata.sorted_tables:
            lost += _copied_rows(source, target, table)
        _keep_given_ids(source, target)
        target.execute("COMMIT")
    return lost


def _keep_given_ids(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Let no id be given again, not even that of a record which could not be read: the history may speak of it."""
    given: dict[str, int] = {}
    for connection, asked in (
        (target, "SELECT name, seq FROM sqlite_sequence"),
        (target, "SELECT table_name, max(row_id) FROM change_item GROUP BY table_name"),
        (source, "SELECT name, seq FROM sqlite_sequence"),
    ):
        try:
            for name, highest in connection.execute(asked):
                given[str(name)] = max(given.get(str(name), 0), int(highest or 0))
        except (sqlite3.Error, ValueError):
            continue
    target.execute("DELETE FROM sqlite_sequence")
    known = [(name, highest) for name, highest in given.items() if name in metadata.tables]
    target.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", known)


def _copied_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: Table) -> Iterator[str]:
    try:
        there = {str(row[1]) for row in source.execute(f'PRAGMA table_info("{table.name}")')}
    except sqlite3.Error:
        there = set()
    names = [name for name in table.columns.keys() if name in there]
    if "id" not in names:
        yield f"Bảng {table.name} không còn; đã tạo lại, trống."
        return
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    write = f'INSERT OR IGNORE INTO "{table.name}" ({columns}) VALUES ({marks})'
    read = f'SELECT {columns} FROM "{table.name}" NOT INDEXED'
    place, seen, whole = names.index("id"), set[int](), True
    for asked in _asked(source, read, place, seen):
        if asked is None:
            whole = False
            continue
        values = [_readable(value) for value in asked]
        whole &= target.execute(write, values).rowcount > 0
        changed = (name for name, value, plain in zip(names, asked, values, strict=True) if value != plain)
        yield from (_marked(table, asked[place], name) for name in changed)
    if len(names) < len(table.columns):
        lacking = ", ".join(name for name in table.columns.keys() if name not in there)
        yield f"Bảng {table.name}: cột {lacking} không còn; đã tạo lại, trống."
    if not whole:
        yield f"Bảng {table.name}: có bản ghi không đọc được; đã giữ lại {len(seen)} bản ghi."


def _asked(source: sqlite3.Connection, read: str, place: int, seen: set[int]) -> Iterator[tuple[object, ...] | None]:
    """Yield the rows that can be read, from both sides of what cannot, and None for each time that something cannot."""
    ends: list[int] = []
    for order in ("", "DESC"):
        last = 0
        try:
            for row in source.execute(f"{read} ORDER BY id {order}"):
                last = int(row[place])
                if last not in seen:
                    seen.add(last)
                    yield row
        except (sqlite3.Error, TypeError, ValueError):
            ends.append(last)
            yield None
        else:
            return
    first, last = ends
    # Where neither side gave a row the table's first page is gone, and every id is asked for in vain.
    gap = _GAP if seen else _HOPELESS
    for row_id in range(first + 1, min(last or first + gap, first + gap)):
        try:
            row = source.execute(f"{read} WHERE id = ?", (row_id,)).fetchone()
        except sqlite3.Error:
            continue
        if row is not None and row_id not in seen:
            seen.add(row_id)
            yield row


def _gone(source: Path, mended: sqlite3.Connection) -> Iterator[str]:
    """Yield what is not there any more though the log, or an index of the damaged file, tells of it.

    A page that another one has replaced reads without a fault, and its rows are gone without one.
    """
    by_log = _logged(mended)
    with closing(_read(source)) as origin:
        for table in metadata.sorted_tables:
            expected = by_log[table.name] if table.name in by_log else _indexed(origin, table)
            there = {int(row_id) for (row_id,) in mended.execute(f'SELECT id FROM "{table.name}"')}
            if not table.indexes and table.name not in by_log:
                expected = _last_given(mended, table)
            gone = sorted(expected - there)
            if gone:
                numbers = ", ".join(map(str, gone[:_NAMED])) + ("…" if len(gone) > _NAMED else "")
                yield f"Bảng {table.name}: mất {len(gone)} bản ghi (số {numbers})."


def _logged(mended: sqlite3.Connection) -> dict[str, set[int]]:
    """Return the ids which each table has by the log, and which the log itself must have."""
    by_table: dict[str, set[int]] = {"change": set()}
    asked = "SELECT change_id, table_name, row_id, after IS NULL FROM change_item ORDER BY id"
    for change_id, name, row_id, went in mended.execute(asked):
        of_table = by_table.setdefault(str(name), set())
        if went:
            of_table.discard(row_id)
        else:
            of_table.add(row_id)
        by_table["change"].add(change_id)
    return by_table


def _last_given(mended: sqlite3.Connection, table: Table) -> set[int]:
    """Return the last id that was given, all that is known of rows which are in no log and no index."""
    asked = "SELECT seq FROM sqlite_sequence WHERE name = ? AND seq > 0"
    return {int(row_id) for (row_id,) in mended.execute(asked, (table.name,))}


def _indexed(origin: sqlite3.Connection, table: Table) -> set[int]:
    expected: set[int] = set()
    for index in table.indexes:
        # What stands in an index that is damaged, too, tells as far as it goes.
        with suppress(sqlite3.Error):
            for (row_id,) in origin.execute(f'SELECT id FROM "{table.name}" INDEXED BY "{index.name}"'):
                expected.add(int(row_id))
    return expected


def _readable(value: object) -> object:
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return value


def _made_readable(connection: sqlite3.Connection) -> Iterator[str]:
    """Put a mark in place of what is no text; what can be read of it stays."""
    for table in metadata.sorted_tables:
        texts = [name for name in table.columns.keys() if name != "id"]
        for name in texts:
            asked = f'SELECT id, "{name}" FROM "{table.name}" WHERE typeof("{name}") = \'text\''
            for row_id, value in connection.execute(asked).fetchall():
                plain = _readable(value)
                if plain != value:
                    connection.execute(f'UPDATE "{table.name}" SET "{name}" = ? WHERE id = ?', (plain, row_id))
                    yield _marked(table, row_id, name)


def _marked(table: Table, row_id: object, name: str) -> str:
    sentence = f"Bảng {table.name}, bản ghi {row_id}: cột {name} có chữ không đọc được"
    return f"{sentence}, thay bằng “\N{REPLACEMENT CHARACTER}”."
