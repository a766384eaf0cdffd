"""The other side of each comparison: the least that Qt or SQLite alone needs for the same work.

`python -m tests.benchmarks.floors NAME …` does one of them in this process and tells what it took as JSON.
"""

import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

LISTED = """
    SELECT n.id, r.code, n.kind, n.nominee_name, n.post_title, n.unit_name, n.award, n.commendation_type, n.summary,
           n.period_from, n.period_to, n.state, n.note
    FROM nomination n JOIN review_round r ON r.id = n.round_id WHERE n.trashed_at IS NULL
"""
_SEARCH_WORDS = "INSERT INTO nomination_search (rowid, search_text) SELECT id, search_text FROM nomination"
SAVES = 200
BACKUPS = 20


def tell(**values: object) -> None:
    """Tell the driver what was measured."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def connect(path: str | Path) -> sqlite3.Connection:
    """Connect as the program does: foreign keys on, WAL, synchronous FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def query_model(database: str) -> None:
    """Show all nominations by QSqlQueryModel: the first paint, then to the end, which fetches every row."""
    from PySide6.QtCore import QModelIndex, QTimer
    from PySide6.QtSql import QSqlDatabase, QSqlQuery, QSqlQueryModel
    from PySide6.QtWidgets import QApplication, QTableView

    app = QApplication([])
    began = time.perf_counter()
    connection = QSqlDatabase.addDatabase("QSQLITE")
    connection.setDatabaseName(database)
    if not connection.open():
        raise SystemExit(connection.lastError().text())
    view, model = QTableView(), QSqlQueryModel()
    model.setQuery(QSqlQuery(f"{LISTED} ORDER BY n.id DESC", connection))
    view.setModel(model)
    view.resize(1000, 700)
    view.show()
    view.viewport().repaint()
    first = time.perf_counter() - began

    def to_the_end() -> None:
        began = time.perf_counter()
        nowhere = QModelIndex()
        while model.canFetchMore(nowhere):
            model.fetchMore(nowhere)
        view.scrollToBottom()
        view.viewport().repaint()
        tell(first=first, end=time.perf_counter() - began, rows=model.rowCount())
        os._exit(0)

    QTimer.singleShot(0, to_the_end)
    app.exec()


def like(database: str, order: str, round_code: str, *typed: str) -> None:
    """Find the first hundred rows at each key typed, by LIKE over the folded text."""
    connection = connect(database)
    scope = "AND n.round_id = (SELECT id FROM review_round WHERE code = :round)" if round_code else ""
    statement = f"{LISTED} AND n.search_text LIKE :text {scope} ORDER BY {order} LIMIT 100"
    times: list[float] = []
    for text in typed:
        began = time.perf_counter()
        connection.execute(statement, {"text": f"%{text}%", "round": round_code}).fetchall()
        times.append(time.perf_counter() - began)
    tell(median=statistics.median(times), worst=max(times))


def write(empty: str, full: str, search: str = "") -> None:
    """Write the nominations of one data file, their history and maybe their search words into another, as they are."""
    source = sqlite3.connect(full)
    tables = {
        name: (
            source.execute(f"SELECT * FROM {name} {where}").fetchall(),
            len(source.execute(f"SELECT * FROM {name} LIMIT 1").fetchone()),
        )
        for name, where in (("nomination", ""), ("change_item", "WHERE table_name = 'nomination'"))
    }

    def put(connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO change (id, at, label, kind) VALUES (?, '', '', 'do')", (_change_id(tables),))
        for name, (rows, width) in tables.items():
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)
        if search:
            connection.execute(_SEARCH_WORDS)
        connection.execute("COMMIT")

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.db")
        shutil.copyfile(empty, copy)
        connection = connect(copy)
        # The change of the units and rounds; the one to be written takes the number it had in the full file.
        connection.execute("DELETE FROM change_item")
        connection.execute("DELETE FROM change")
        tell(cpu=_cpu(lambda: put(connection)), rows=len(tables["nomination"][0]))
        connection.close()


def _change_id(tables: dict[str, tuple[list[Any], int]]) -> int:
    return int(tables["change_item"][0][0][1])


def read(database: str, statement_file: str) -> None:
    """Fetch all rows of the statement that the program ran (its text and parameters, kept as JSON)."""
    statement, parameters = json.loads(Path(statement_file).read_text(encoding="utf-8"))
    connection = sqlite3.connect(database)
    rows: list[Any] = []
    tell(cpu=_cpu(lambda: rows.extend(connection.execute(statement, parameters).fetchall())), rows=len(rows))


def save(database: str) -> None:
    """Save the state of one nomination after another, each with its history, in a transaction of its own."""
    connection = connect(database)
    chance = random.Random(5)
    highest = connection.execute("SELECT max(id) FROM nomination").fetchone()[0]

    def once(number: int) -> None:
        row_id, note = chance.randrange(1, highest), f"{os.getpid()}, lần {number}"
        connection.execute("BEGIN IMMEDIATE")
        was = connection.execute("SELECT note FROM nomination WHERE id = ?", (row_id,)).fetchone()[0]
        connection.execute("UPDATE nomination SET note = ? WHERE id = ?", (note, row_id))
        put = "INSERT INTO change (at, actor, label, kind) VALUES (?, ?, ?, 'do') RETURNING id"
        change_id = connection.execute(put, ("2026-01-01T00:00:00Z", "a", "Sửa")).fetchone()[0]
        connection.execute(
            "INSERT INTO change_item (change_id, table_name, row_id, before, after) VALUES (?, 'nomination', ?, ?, ?)",
            (change_id, row_id, json.dumps({"note": was}), json.dumps({"note": note})),
        )
        connection.execute("COMMIT")

    each(once)


def copy(database: str) -> None:
    """Copy the data file as any program copies a file."""
    with tempfile.TemporaryDirectory() as parent:
        each(lambda _: shutil.copyfile(database, Path(parent, "copy.db")), BACKUPS)


def each(act: Callable[[int], object], count: int = SAVES) -> None:
    """Do an act many times and tell the median time of one, on the clock and of CPU."""
    act(0)
    walls: list[float] = []
    cpu = time.process_time()
    for number in range(1, count + 1):
        began = time.perf_counter()
        act(number)
        walls.append(time.perf_counter() - began)
    tell(wall=statistics.median(walls), cpu=(time.process_time() - cpu) / count)


def _cpu(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


FLOORS: dict[str, Callable[..., None]] = {
    "query_model": query_model,
    "like": like,
    "write": write,
    "read": read,
    "save": save,
    "copy": copy,
}


def main(arguments: Sequence[str]) -> None:
    """Do the floor that is named first, with the other arguments."""
    FLOORS[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
