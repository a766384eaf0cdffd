"""Backups: made and checked, looked into, put back.

A backup is a data file; the files attached to records lie beside it in a folder that all backups there share. They
are copied once the data are, and before the backup has its name: one that is there has every file its records name.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from desktop_app.domain.errors import StoreProblem, UnreadableInput, UnwritableOutput
from desktop_app.runtime.files import FileNotWritten
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.stored_files import copy_missing
from desktop_app.services.book import Book, take_folder
from desktop_app.store.data_file import backup as stored
from desktop_app.store.data_file.opening import open_store


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a backup holds: how many of each kind of record, and when the last change in it was made ("" for never)."""

    path: Path
    counts: dict[str, int]
    last_change: str


def default_backup_path(folder: DataFolder) -> Path:
    """Return the name of a backup made now, in the data folder's own place for them."""
    return _free(folder.backups / f"so-thi-dua {datetime.now():%Y-%m-%d %H%M%S}.db")


def back_up(book: Book, path: Path | None = None) -> BackupSummary:
    """Write a backup, opened and counted before it counts. Raises UnwritableOutput, StoreProblem."""
    target = path or default_backup_path(book.folder)
    if target.resolve() == book.store.path.resolve():
        raise UnreadableInput("Không sao lưu đè lên chính tệp dữ liệu đang dùng.")
    if path is None:
        book.folder.backups.mkdir(exist_ok=True)
    kept, beside = book.folder.attachments, _attachments_beside(target)
    summary = stored.back_up(book.store.path, target, lambda: _copy_attachments(kept, beside))
    return BackupSummary(target, summary.counts, summary.last_change)


def look_into(path: Path) -> BackupSummary:
    """Check a backup and count its records. Raises UnreadableInput, StoreTooNew."""
    summary = stored.summarise(path)
    return BackupSummary(path, summary.counts, summary.last_change)


def restore(folder: DataFolder, path: Path) -> BackupSummary:
    """Put a backup in place of the data, which are kept as a backup first; the book must be closed.

    Returns what was put back. Raises UnreadableInput, StoreProblem, UnwritableOutput; then the data are as they were.
    """
    summary = look_into(path)
    lock = take_folder(folder)
    try:
        if folder.database.exists():
            folder.backups.mkdir(exist_ok=True)
            kept = _free(folder.backups / f"truoc-phuc-hoi {datetime.now():%Y-%m-%d %H%M%S}.db")
            try:
                stored.back_up(folder.database, kept)
            except StoreProblem:
                # What is damaged cannot be backed up; it is kept as it is.
                stored.set_aside(folder.database, _free(kept.with_suffix(".hong")))
        _copy_attachments(_attachments_beside(path), folder.attachments)
        stored.put_in_place(path, folder.database)
        open_store(folder.database).close()
    finally:
        lock.release()
    return summary


def _attachments_beside(backup: Path) -> Path:
    return backup.parent / DataFolder(backup.parent).attachments.name


def _copy_attachments(source: Path, target: Path) -> None:
    if source.resolve() == target.resolve():
        return
    try:
        copy_missing(source, target)
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
    except OSError as problem:
        raise UnwritableOutput(f"Không chép được tệp đính kèm vào “{target}”.") from problem


def _free(path: Path) -> Path:
    """Return `path`, or the first of "path (2)", "path (3)"… that is not there: no backup replaces another."""
    names = (path if number == 1 else path.with_stem(f"{path.stem} ({number})") for number in count(1))
    return next(name for name in names if not name.exists())
