"""A backup that is to take the place of the data: copied aside, brought up to date there, and looked at whole.

Nothing of the data is touched by it. What is let through opens, has every table, and links only to what is there.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from desktop_app.domain.errors import StoreDamaged, UnreadableInput, UnwritableOutput
from desktop_app.runtime.disk_room import is_full, no_room_words
from desktop_app.runtime.stored_files import plain_hash, plain_name
from desktop_app.store.connection import has_log, log_of, store_problem
from desktop_app.store.data_file import shape
from desktop_app.store.data_file.backup import FileSummary, summarise
from desktop_app.store.data_file.migrate import migrate
from desktop_app.store.data_file.progress import Report, go_on, pour, to_the_end
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import RECORD_TABLES

_FILES = (("attachment", "file_name", "sha256"), ("certificate_layout", "picture_name", "picture_sha256"))
"""Where names and hashes of kept files stand."""


def admit(backup: Path, aside: Path, report: Report = to_the_end) -> FileSummary:
    """Copy a backup to `aside`, as today's schema has it, and count its rows.

    Raises UnreadableInput, StoreProblem, and Cancelled if `report` says so.

    The attached files' names and hashes are made plain ones: they lead nowhere but into the folder kept for them.
    """
    first = summarise(backup)
    try:
        with backup.open("rb") as source, aside.open("wb") as copy:
            pour(source, copy, report)
        if has_log(backup):
            shutil.copyfile(log_of(backup), log_of(aside))
    except OSError as problem:
        why = f": {no_room_words(problem, aside.parent, backup.stat().st_size)}" if is_full(problem) else ""
        raise UnwritableOutput(f"Không chép được “{backup.name}” vào thư mục dữ liệu để xem trước{why}.") from problem
    try:
        go_on(report)
        with closing(sqlite3.connect(aside)) as connection:
            # What lies in its log is to be in the one file that takes the place of the data.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            _refuse_if("có phần tự chạy không do Sổ Thi đua ghi", backup, shape.acting_parts(connection))
            _refuse_broken_links(connection, backup)
        if first.version < SCHEMA_VERSION:
            migrate(aside)
        go_on(report)
        with closing(sqlite3.connect(aside, autocommit=True)) as connection:
            _look_over(connection, backup)
            _make_plain(connection)
        return summarise(aside)
    except (sqlite3.Error, SQLAlchemyError, StoreDamaged) as error:
        known = store_problem(error, aside)
        if known is not None and not isinstance(known, StoreDamaged):
            raise known from error
        raise UnreadableInput(
            f"“{backup.name}” bị hỏng, không mở được bằng bản Sổ Thi đua này.", "Chọn bản sao lưu khác."
        ) from error


def _look_over(connection: sqlite3.Connection, backup: Path) -> None:
    _refuse_if("thiếu", backup, list(shape.missing_parts(connection)))
    _refuse_if("có phần không do Sổ Thi đua ghi", backup, shape.foreign_parts(connection))
    _refuse_broken_links(connection, backup)
    tables = [f'SELECT 1 FROM "{table.name}"' for table in RECORD_TABLES]
    if not any(connection.execute(f"{asked} LIMIT 1").fetchone() for asked in tables):
        raise UnreadableInput(f"“{backup.name}” là một sổ trống, không có bản ghi nào.", "Chọn bản sao lưu khác.")


def _refuse_broken_links(connection: sqlite3.Connection, backup: Path) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    links = [f"bảng {table}, bản ghi {row} (tới bảng {target})" for table, row, target, _ in broken]
    _refuse_if("có bản ghi liên kết tới bản ghi không còn", backup, links)


def _refuse_if(why: str, backup: Path, parts: list[str]) -> None:
    if parts:
        more = f" và {len(parts) - 3} chỗ khác" if len(parts) > 3 else ""
        raise UnreadableInput(f"“{backup.name}” {why}: {'; '.join(parts[:3])}{more}.", "Chọn bản sao lưu khác.")


def _make_plain(connection: sqlite3.Connection) -> None:
    for table, name, digest in _FILES:
        for row_id, old_name, old_digest in connection.execute(f"SELECT id, {name}, {digest} FROM {table}").fetchall():
            plain = (plain_name(old_name), plain_hash(old_digest)) if old_name or old_digest else ("", "")
            if plain != (old_name, old_digest):
                connection.execute(f"UPDATE {table} SET {name} = ?, {digest} = ? WHERE id = ?", (*plain, row_id))
