"""Connect to the data file with the program's settings, and translate the errors of SQLite.

The settings: PEP 249 transactions (`autocommit=False`), foreign keys on, WAL (a plain journal where the file lies on
another machine), synchronous FULL. Pragmas are set before the first transaction, since inside one SQLite ignores them
silently.
"""

import os
import shutil
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path, PurePath

from desktop_app.domain.errors import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreProblem,
    StoreReadOnly,
)
from desktop_app.domain.vietnamese import folded_words
from desktop_app.runtime.disk_room import free_bytes, missing_room
from desktop_app.runtime.shares import lies_on_share
from desktop_app.store.logged import damaged_log

PlainConnection = sqlite3.Connection
"""SQLite's own connection, for SQL text that is run without SQLAlchemy."""

_PLAIN = frozenset(b"/:._-~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""The letters that stand for themselves in an address."""
_BUSY_SECONDS = 5.0
_SETTING_JOURNAL = threading.Lock()
"""Held while the kind of log is set: of two that change it at one time SQLite refuses one at once, without waiting."""
_ROOM_TO_WRITE = 4 << 20
"""What writing asks of a disk, at least: SQLite's log, which is folded into the file at this size."""
_NOT_WRITTEN = frozenset(
    (
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    )
)
"""What SQLite says of a write that the system refuses, for a quota or on a failing disk: what is there may be whole."""
_ROOM_TO_OPEN = 64 << 10
"""With less free than this SQLite cannot make what it needs beside the file to share it, even for reading."""


def address(whole: PurePath, options: str) -> str:
    """Return a whole path as an address for SQLite ("file:…?mode=ro"), which knows no host but this machine.

    `as_uri` puts the server of a network share there, where SQLite refuses it: that has to be the path's beginning. It
    also loads what takes 2 ms of the start.
    """
    name = whole.as_posix()
    written = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(name))
    # The path of a drive begins with its letter.
    return f"file://{written if name.startswith('/') else f'/{written}'}?{options}"


class _Connection(sqlite3.Connection):
    """A connection that can be rolled back even after SQLite rolled back by itself (disk full or failing)."""

    def rollback(self) -> None:
        if self.in_transaction:
            super().rollback()
        elif not self.autocommit:
            # Python assumes that a transaction is always open; without one each statement would be committed at once.
            self.execute("BEGIN")


class Snapshot(_Connection):
    """A copy of the data file in memory, to read: what is written to it is lost, and the next reading has another."""


class _AsItLies(Snapshot):
    """The data file itself, where it may only be read and has no log: what is written to it is refused."""


def connect_to_try(path: Path) -> sqlite3.Connection:
    """Open a connection as `connect_to_read` does, on which one may also write what is then rolled back.

    Raises sqlite3.Error.
    """
    connection = connect_to_read(path)
    if not isinstance(connection, _AsItLies):
        return connection
    connection.close()
    return snapshot(path)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a connection to the data file, or a `Snapshot` of it where SQLite cannot make beside it what it needs.

    Raises sqlite3.Error.
    """
    try:
        # Nothing is made in place of a file that is gone.
        connection = connect(path, may_make=False)
    except sqlite3.Error as error:
        return read_without_room(path, error)
    try:
        # Only now SQLite needs what it makes beside the file.
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        connection.rollback()
    except sqlite3.Error as error:
        connection.close()
        return read_without_room(path, error)
    return connection


def read_without_room(path: Path, error: sqlite3.Error) -> Snapshot:
    """Return a snapshot of a data file where nothing can be made beside it, since the disk is full or may only be read.

    Raises the `error` with which SQLite did not open the file, if that says something else; any other sqlite3.Error.
    """
    if no_room(error, path):
        return snapshot(path)
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or not path.is_file():
        raise error
    if has_log(path):
        try:
            return snapshot_of_copy(path)
        except OSError as problem:
            raise error from problem
    where = address(path.resolve(), "mode=ro&immutable=1")
    connection = sqlite3.connect(where, check_same_thread=False, autocommit=True, factory=_AsItLies, uri=True)
    try:
        _set_up(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def log_of(path: Path) -> Path:
    """Return where the log of a data file lies, if it has one."""
    return path.with_name(path.name + "-wal")


def has_log(path: Path) -> bool:
    """Return whether a log lies beside a data file, in which its last changes are."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def snapshot_of_copy(path: Path) -> Snapshot:
    """Return a snapshot of a file whose log SQLite reads only where it may write: of a private copy of both.

    Raises OSError, sqlite3.Error.
    """
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-") as name:
        copy = Path(name) / path.name
        for part in (path, log_of(path)):
            shutil.copyfile(part, copy.with_name(part.name))
        return snapshot(copy)


def snapshot(path: Path) -> Snapshot:
    """Return a copy of the data file and its log in memory. Raises sqlite3.Error."""
    with_log = has_log(path)
    # A connection that has the file to itself keeps in memory what others would share; without a log none is needed.
    where = str(path) if with_log else address(path.resolve(), "mode=ro&immutable=1")
    copy = sqlite3.connect(":memory:", check_same_thread=False, autocommit=True, factory=Snapshot)
    try:
        with closing(sqlite3.connect(where, timeout=_BUSY_SECONDS, autocommit=True, uri=not with_log)) as source:
            source.execute("PRAGMA locking_mode=EXCLUSIVE")
            # What is locked is refused here; the copying would wait for ever.
            source.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            source.backup(copy)
        _set_up(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def has_shared_log(connection: PlainConnection) -> bool:
    """Return whether a data file is written by way of a log that is shared through the machine's memory."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    # For queries on texts that have no column of search words; no part of the schema uses it.
    connection.create_function("folded_words", 1, folded_words, deterministic=True)
    connection.autocommit = False


def no_room(error: sqlite3.Error, path: Path) -> bool:
    """Return whether an error of SQLite means that the disk of the data file is full, whatever SQLite calls it."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return True
    free = free_bytes(path.parent)
    return code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and free is not None and free < _ROOM_TO_OPEN


def unwritten(path: Path) -> StoreProblem:
    """Return what is to be said of an act where there is only a snapshot of the data file."""
    free = free_bytes(path.parent)
    if free is not None and free >= _ROOM_TO_OPEN:
        return StoreReadOnly("Không có quyền ghi vào thư mục dữ liệu; thay đổi vừa rồi chưa được lưu.")
    return _full(path)


def _full(path: Path) -> StoreFull:
    """Return what is to be said when the disk of the data file takes no more."""
    free = free_bytes(path.parent)
    # A quota, or a limit of the process, may say so while there is room.
    needed = _ROOM_TO_WRITE if free is not None and free < _ROOM_TO_WRITE else 0
    return StoreFull(
        f"Ổ đĩa chứa dữ liệu đã đầy{missing_room(path.parent, needed)}; thay đổi vừa rồi chưa được lưu.",
        "Giải phóng dung lượng rồi thử lại; vẫn xem được, in và xuất được ra ổ đĩa khác.",
    )


def connect(path: Path, *, may_make: bool = True, keep_journal: bool = False) -> sqlite3.Connection:
    """Open a connection to the data file with the program's settings. Raises sqlite3.Error.

    To set the write-ahead log changes the file's first page: with `keep_journal` it stays with the one it has.
    """
    connection = sqlite3.connect(
        address(path.resolve(), "mode=rwc" if may_make else "mode=rw"),
        timeout=_BUSY_SECONDS,
        check_same_thread=False,
        autocommit=True,
        factory=_Connection,
        uri=True,
    )
    try:
        if not keep_journal:
            # The log is shared through memory, which two machines do not have in common.
            journal = "DELETE" if lies_on_share(path.parent) else "WAL"
            with _SETTING_JOURNAL:
                connection.execute(f"PRAGMA journal_mode={journal}")
        connection.execute("PRAGMA synchronous=FULL")
        _set_up(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _of_no_text(error: sqlite3.Error) -> StoreProblem | None:
    """Return the problem of a text in a damaged file that is none: that error is Python's own and has no code."""
    if not str(error).startswith("Could not decode to UTF-8"):
        return None
    return StoreDamaged("Tệp dữ liệu có chữ không đọc được.", "Kiểm tra, sửa chữa dữ liệu.")


def _of_disk(code: int) -> StoreProblem:
    """Return the problem of a disk that does not do as it is asked: what it does not take, it has not lost."""
    if code in _NOT_WRITTEN:
        return StoreFull(
            "Không ghi được vào ổ đĩa chứa dữ liệu: đã hết dung lượng cho phép, hoặc ổ đĩa lỗi; thay đổi vừa rồi chưa "
            "được lưu.",
            "Kiểm tra dung lượng được dùng và ổ đĩa rồi thử lại.",
        )
    return StoreDamaged("Ổ đĩa chứa dữ liệu báo lỗi đọc, ghi.", "Kiểm tra ổ đĩa; sao lưu ngay nếu còn đọc được.")


def store_problem(error: BaseException, path: Path | None = None) -> StoreProblem | None:
    """Return the problem that an SQLite error means for the clerk, None if it is a fault of the program.

    With the `path` of the data file it is told how much room its disk has, and a full one is known by that.
    """
    if not isinstance(error, sqlite3.Error):
        return None
    if path is not None and no_room(error, path):
        return _full(path)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _of_no_text(error)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreLocked("Tệp dữ liệu đang được chương trình khác sử dụng.", "Đóng chương trình kia rồi thử lại.")
        case sqlite3.SQLITE_FULL:
            return StoreFull(
                "Ổ đĩa chứa dữ liệu đã đầy; thay đổi vừa rồi chưa được lưu.", "Giải phóng dung lượng rồi thử lại."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StoreReadOnly("Thư mục dữ liệu chỉ cho đọc, không ghi được.", "Kiểm tra quyền ghi của thư mục.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreDamaged(
                "Tệp dữ liệu bị hỏng hoặc không phải của Sổ Thi đua.", "Phục hồi từ bản sao lưu gần nhất."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return StoreReadOnly("Không mở được tệp dữ liệu.", "Kiểm tra đường dẫn và quyền của thư mục dữ liệu.")
        case sqlite3.SQLITE_IOERR:
            return _of_disk(code)
        case _:
            # The only JSON that is read by statements is of the log.
            return damaged_log() if str(error) == "malformed JSON" else None
