"""Backups that are made without anybody asking: each opened and counted before it counts, thinned, and copied outside.

A book that nothing was ever written to is not backed up, nor is one that the newest backup holds already.
"""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from desktop_app.domain.errors import ClerkError, StoreDamaged, UnwritableOutput
from desktop_app.domain.keeping.backups import Occasion, is_due, to_drop
from desktop_app.runtime.files import FileNotWritten
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.stored_files import copy_missing, place_of
from desktop_app.store.backups import outside
from desktop_app.store.backups.ledger import BackupNote, Failure, Ledger, change_ledger, make_place, read_ledger
from desktop_app.store.connection import address, connect_to_read, store_problem
from desktop_app.store.data_file.backup import FileSummary, back_up, hash_of, state_of
from desktop_app.store.data_file.progress import Report, go_on, to_the_end

_MAKING = threading.RLock()
"""One at a time: what waits for another may find that it is not needed any more."""

_NAMES = {
    Occasion.UPDATE: "truoc-nang-cap",
    Occasion.RESTORE: "truoc-phuc-hoi",
    Occasion.REPAIR: "truoc-sua-chua",
    Occasion.UNDO: "truoc-hoan-tac",
}


def _nobody(_: Path) -> None:
    pass


@dataclass(frozen=True, slots=True)
class AutomaticBackups:
    """The backups of one data file, in the folder in which it lies, by one clock."""

    database: Path
    clock: Callable[[], datetime] = datetime.now
    passphrase: str = field(default="", repr=False)
    copied: Callable[[Path], None] = _nobody
    """Told of each copy that went to the second place."""

    @property
    def folder(self) -> DataFolder:
        """The data folder."""
        return DataFolder(self.database.parent)

    def is_due(self, occasion: Occasion) -> bool:
        """Return whether a backup is to be made now. Raises StoreProblem."""
        state = state_of_file(self.database)
        newest = read_ledger(self.folder).newest
        changed = newest is None or newest.state != state
        return bool(state) and is_due(occasion, self.clock(), None if newest is None else newest.at, changed=changed)

    def make_if_due(self, occasion: Occasion, report: Report = to_the_end) -> BackupNote | None:
        """Make a backup if one is due, and copy it outside; None if none was needed.

        Raises UnwritableOutput, StoreProblem, and Cancelled if `report` says so; then there is nothing new.
        """
        with _MAKING:
            note = self.make(occasion, report) if self.is_due(occasion) else None
        # An act that makes a backup first waits for no slow stick.
        self.follow_outside(report)
        return note

    def follow_outside(self, report: Report = to_the_end) -> None:
        """Copy the newest backup to the second place if it is not there yet."""
        copy = outside.follow(self.folder, self.clock(), report, self.passphrase)
        if copy is not None:
            self.copied(copy)

    def before_work(self, occasion: Occasion) -> None:
        """Make a backup if one is due before an act of the clerk, which goes on without one where none can be made."""
        with suppress(ClerkError, OSError), _MAKING:
            if self.is_due(occasion):
                self.make(occasion)

    def make(self, occasion: Occasion, report: Report = to_the_end, *, undoes: str = "") -> BackupNote:
        """Make a backup now. Raises UnwritableOutput, StoreProblem, Cancelled."""
        with _MAKING:
            now = self.clock()
            try:
                make_place(self.folder)
                path = free_name(self.folder, occasion, now)
                note = self._made(path, occasion, now, report, undoes)
            except ClerkError as problem:
                failure = Failure(now, f"{problem.message} {problem.hint}".strip())
                with suppress(ClerkError):
                    change_ledger(self.folder, lambda ledger: replace(ledger, failure=failure))
                raise
            return note

    def _made(self, path: Path, occasion: Occasion, now: datetime, report: Report, undoes: str) -> BackupNote:
        folder = self.folder
        beside = DataFolder(folder.backups).attachments
        summary = back_up(self.database, path, lambda: _copy_files(folder.attachments, beside, report), report=report)
        note = note_of(path, summary, occasion, now, undoes)
        ledger = change_ledger(folder, lambda ledger: _with(ledger, note), note.name)
        self._thin(ledger)
        return note

    def _thin(self, ledger: Ledger) -> None:
        for name in to_drop(ledger.made, self.clock()):
            with suppress(OSError):
                (self.folder.backups / name).unlink()


def _with(ledger: Ledger, note: BackupNote) -> Ledger:
    others = tuple(other for other in ledger.backups if other.name != note.name)
    return replace(ledger, backups=(*others, note), failure=None)


def note_of(path: Path, summary: FileSummary, occasion: Occasion, now: datetime, undoes: str = "") -> BackupNote:
    """Return what is known of a backup that has just been made. Raises UnwritableOutput."""
    try:
        size, digest = path.stat().st_size, hash_of(path)
    except OSError as problem:
        raise UnwritableOutput(f"Không đọc lại được bản sao lưu “{path.name}”.") from problem
    beside = DataFolder(path.parent).attachments
    named = kept_files(path)
    missing = sum(not place_of(beside, digest).is_file() for digest in named)
    counts = {kind: number for kind, number in summary.counts.items() if number}
    return BackupNote(
        path.name, now, occasion, summary.state, summary.last_change, counts, len(named), missing, size, digest, undoes
    )


def take_note(folder: DataFolder, note: BackupNote) -> None:
    """Write down what is known of a backup in the data folder. Raises UnwritableOutput."""
    change_ledger(folder, lambda ledger: _with(ledger, note), note.name)


def state_of_file(path: Path) -> str:
    """Return what names the last change of a data file, "" if nothing was written to it. Raises StoreProblem."""
    try:
        with closing(connect_to_read(path)) as connection:
            return state_of(connection)
    except sqlite3.Error as error:
        raise store_problem(error, path) or StoreDamaged(f"Không đọc được tệp dữ liệu “{path.name}”.") from error


def kept_files(path: Path) -> list[str]:
    """Return the hashes of the files that the records of a backup name, issued papers among them."""
    asked = (
        "SELECT sha256 FROM attachment",
        "SELECT picture_sha256 FROM certificate_layout WHERE picture_sha256 <> ''",
    )
    named: set[str] = set()
    with closing(sqlite3.connect(address(path.resolve(), "mode=ro&immutable=1"), uri=True)) as connection:
        for question in asked:
            # A backup made before an update may not have the table yet.
            with suppress(sqlite3.OperationalError):
                named |= {str(digest) for (digest,) in connection.execute(question)}
    return sorted(named)


def free_name(folder: DataFolder, occasion: Occasion, now: datetime, suffix: str = ".db") -> Path:
    """Return the name of a backup made now, one that is not taken: no backup replaces another."""
    stem = f"{_NAMES.get(occasion, 'so-thi-dua')} {now:%Y-%m-%d %H%M%S}"
    names = (folder.backups / f"{stem}{'' if number == 1 else f' ({number})'}{suffix}" for number in count(1))
    return next(name for name in names if not name.exists())


def _copy_files(source: Path, target: Path, report: Report) -> None:
    try:
        copy_missing(source, target, private=True, before_each=lambda: go_on(report))
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
    except OSError as problem:
        raise UnwritableOutput(f"Không chép được tệp đính kèm vào “{target}”.") from problem
