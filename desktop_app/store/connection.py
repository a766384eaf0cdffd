"""Connect to the data file with the program's settings, and translate the errors of SQLite.

The settings: PEP 249 transactions (`autocommit=False`), foreign keys on, WAL, synchronous FULL. Pragmas are set before
the first transaction, since inside one SQLite ignores them silently.
"""

import sqlite3
from pathlib import Path

from desktop_app.domain.errors import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreProblem,
    StoreReadOnly,
)
from desktop_app.domain.vietnamese import folded_words

PlainConnection = sqlite3.Connection
"""SQLite's own connection, for SQL text that is run without SQLAlchemy."""

_BUSY_SECONDS = 5.0


class _Connection(sqlite3.Connection):
    """A connection that can be rolled back even after SQLite rolled back by itself (disk full or failing)."""

    def rollback(self) -> None:
        if self.in_transaction:
            super().rollback()
        elif not self.autocommit:
            # Python assumes that a transaction is always open; without one each statement would be committed at once.
            self.execute("BEGIN")


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection to the data file with the program's settings. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, check_same_thread=False, autocommit=True, factory=_Connection
    )
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        # For queries on texts that have no column of search words; no part of the schema uses it.
        connection.create_function("folded_words", 1, folded_words, deterministic=True)
        connection.autocommit = False
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def store_problem(error: BaseException) -> StoreProblem | None:
    """Return the problem that an SQLite error means for the clerk, None if it is a fault of the program."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
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
            return StoreDamaged(
                "Ổ đĩa chứa dữ liệu báo lỗi đọc, ghi.", "Kiểm tra ổ đĩa; sao lưu ngay nếu còn đọc được."
            )
        case _:
            return None
