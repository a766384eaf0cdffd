"""Backups: made with SQLite's own backup, then opened and counted before they count.

A plain copy of a live file would lose, without a word, whatever is still in its write-ahead log.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from desktop_app.domain.errors import StoreDamaged, StoreTooNew, UnreadableInput, UnwritableOutput
from desktop_app.runtime.disk_room import missing_room
from desktop_app.runtime.files import FileNotWritten, placed_whole, written_whole
from desktop_app.store.connection import (
    PlainConnection,
    address,
    has_log,
    no_room,
    read_without_room,
    snapshot_of_copy,
    store_problem,
)
from desktop_app.store.data_file.progress import Report, go_on, to_the_end
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import RECORD_TABLES

_PAGES_AT_A_TIME = 1024
_VERSIONS = 18
"""Where in a data file stands, twice, what is needed to write and to read it: 1, or 2 with a log beside it."""


@dataclass(frozen=True, slots=True)
class FileSummary:
    """What lies in a data file: its schema version, rows per table, and when it was last changed ("" if never).

    `state` names the last change in it ("" for none): two files of one book with the same state hold the same.
    """

    version: int
    counts: dict[str, int]
    last_change: str
    state: str = ""


def _nothing() -> None:
    pass


def back_up(
    source: Path | Connection,
    target: Path,
    first: Callable[[], None] = _nothing,
    *,
    private: bool = True,
    report: Report = to_the_end,
) -> FileSummary:
    """Copy the data file (which may be in use) to `target`, checked before it replaces anything there.

    Where the file is gone from its place, an open connection to it is the `source`.

    `first` does what must be done, besides, before the backup may count; what it raises leaves no backup. It is the
    user's alone unless it is not to be `private`. Raises UnwritableOutput, StoreProblem; Cancelled if `report` says so.
    """
    needed = _size(source)
    try:
        with placed_whole(target, private=private, needed=needed) as aside:
            _copy(source, aside, report)
            summary = _summary_of_copy(aside)
            go_on(report)
            first()
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
    except sqlite3.Error as error:
        if no_room(error, target):
            room = missing_room(target.parent, needed)
            raise UnwritableOutput(f"Không ghi được bản sao lưu “{target.name}”: ổ đĩa đã đầy{room}.") from error
        raise store_problem(error) or StoreDamaged("Không sao lưu được: tệp dữ liệu không đọc được.") from error
    return summary


def in_memory(source: Path, report: Report = to_the_end) -> tuple[bytes, FileSummary]:
    """Return a backup of the data file (which may be in use) as bytes, checked like any, where no disk takes it.

    Raises StoreProblem; Cancelled if `report` says so.
    """
    try:
        with closing(_source(source)) as origin, closing(sqlite3.connect(":memory:")) as copy:
            _fill(origin, copy, report)
            copy.commit()
            summary = _summary(copy, source)
            content = copy.serialize()
    except UnreadableInput as problem:
        raise _of_damaged_file() from problem
    except sqlite3.Error as error:
        raise store_problem(error, source) or _of_damaged_file() from error
    return content[:_VERSIONS] + b"\1\1" + content[_VERSIONS + 2 :], summary


def _summary_of_copy(copy: Path) -> FileSummary:
    try:
        return summarise(copy)
    except UnreadableInput as problem:
        # A faithful copy of what is damaged: it is the data file that is meant.
        raise _of_damaged_file() from problem


def _of_damaged_file() -> StoreDamaged:
    return StoreDamaged("Không sao lưu được: tệp dữ liệu bị hỏng.", "Phục hồi từ bản sao lưu gần nhất.")


def _size(source: Path | Connection) -> int:
    if isinstance(source, Path):
        return sum(part.stat().st_size for part in _parts_of(source))
    pages, size = (source.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(pages) * int(size)


def _copy(source: Path | Connection, target: Path, report: Report) -> None:
    opened = closing(_source(source)) if isinstance(source, Path) else nullcontext(_driver_s(source))
    with opened as origin, closing(sqlite3.connect(target)) as copy:
        # It is flushed to the disk once it is whole; half of it is nothing to be recovered.
        copy.execute("PRAGMA synchronous=OFF")
        copy.execute("PRAGMA journal_mode=OFF")
        _fill(origin, copy, report)
    # A backup is one file: nothing is to look for a log beside it.
    with target.open("r+b") as file:
        file.seek(_VERSIONS)
        file.write(b"\1\1")


def _fill(origin: PlainConnection, copy: PlainConnection, report: Report) -> None:
    def follow(status: int, remaining: int, total: int) -> None:
        del status
        go_on(report, total - remaining)

    if not origin.in_transaction:
        # What is saved meanwhile would have the copying begin anew.
        origin.execute("BEGIN")
        origin.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    origin.backup(copy, pages=_PAGES_AT_A_TIME, progress=follow)


def hash_of(path: Path) -> str:
    """Return the hash of a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _driver_s(connection: Connection) -> PlainConnection:
    return cast(PlainConnection, connection.connection.driver_connection)


def _source(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(address(path.resolve(), "mode=ro"), uri=True)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.Error as error:
        connection.close()
        return read_without_room(path, error)
    return connection


def _parts_of(database: Path) -> list[Path]:
    parts = (database.with_name(database.name + suffix) for suffix in ("", "-wal"))
    return [part for part in parts if part.exists()]


def summarise(path: Path) -> FileSummary:
    """Open a data file read-only, check it and count its rows. Raises UnreadableInput, StoreTooNew."""
    try:
        is_there = path.exists()
        is_something = path.is_file() and path.stat().st_size > 0
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"Không mở được tệp “{path.name}”.", "Kiểm tra tên tệp và quyền đọc.") from error
    if not is_there:
        raise UnreadableInput(f"Không thấy tệp “{path.name}”.", "Tệp đã bị chuyển đi, đổi tên hoặc xóa; chọn lại tệp.")
    if not is_something:
        raise UnreadableInput(f"“{path.name}” không phải tệp sao lưu của Sổ Thi đua.")
    try:
        with closing(_as_it_lies(path)) as connection:
            return _summary(connection, path)
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise UnreadableInput(f"Tệp “{path.name}” bị hỏng hoặc không phải tệp sao lưu của Sổ Thi đua.") from error


def _as_it_lies(path: Path) -> sqlite3.Connection:
    # A raw copy of a data file may have its log beside it, with the last changes; nothing is written there.
    if has_log(path):
        return snapshot_of_copy(path)
    return sqlite3.connect(address(path.resolve(), "mode=ro&immutable=1"), uri=True)


def _summary(connection: sqlite3.Connection, path: Path) -> FileSummary:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise UnreadableInput(f"Tệp “{path.name}” bị hỏng.")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise StoreTooNew(f"“{path.name}” do phiên bản mới hơn của Sổ Thi đua ghi.", "Cài đặt phiên bản mới nhất.")
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if version == 0 or "change" not in present:
        raise UnreadableInput(f"“{path.name}” không phải tệp sao lưu của Sổ Thi đua.")
    counts = {
        table.name: int(connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])
        for table in RECORD_TABLES
        if table.name in present
    }
    last = connection.execute("SELECT max(at) FROM change").fetchone()[0]
    return FileSummary(version, counts, last or "", state_of(connection))


def state_of(connection: PlainConnection) -> str:
    """Return what names the last change of a book, "" if there is none."""
    row = connection.execute("SELECT id, at FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return "" if row is None else f"{row[0]} {row[1]}"


def put_in_place(backup: Path, database: Path) -> None:
    """Replace the (closed) data file with a copy of `backup`, whole or not at all. Raises UnwritableOutput."""
    _fold_log(database)
    try:
        with written_whole(database, private=True) as stream, backup.open("rb") as source:
            shutil.copyfileobj(source, stream)
            # The old file's log must not be replayed over the new file.
            for suffix in ("-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem


def set_aside(database: Path, name: Path) -> None:
    """Copy a (closed) data file that cannot be read, together with its log, in which its last changes may lie.

    Raises UnwritableOutput.
    """
    try:
        for part in _parts_of(database):
            suffix = part.name.removeprefix(database.name)
            if part.stat().st_size:
                with (
                    written_whole(name.with_name(name.name + suffix), private=True) as stream,
                    part.open("rb") as source,
                ):
                    shutil.copyfileobj(source, stream)
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem


def _fold_log(database: Path) -> None:
    # Interrupted between losing its log and being replaced, the old file would lack its last changes.
    if database.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
