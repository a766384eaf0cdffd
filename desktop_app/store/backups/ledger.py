"""What is known of the backups of a data folder: a small file beside them, not part of the book.

It says nothing that could not be found out from the backups again: where it is lost or damaged, they count as unknown,
and the next backup begins a new one.
"""

import errno
import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.domain.keeping.backups import Made, Occasion
from desktop_app.runtime.disk_room import missing_room
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.private_files import private_folder

_CHANGING = threading.Lock()


@dataclass(frozen=True, slots=True)
class BackupNote:
    """A backup: its file, when and why it was made, the last change in it, what it holds, and the hash of the file.

    `undoes` is the last change of the book that replaced what it holds ("" for none): undoing that puts it back.
    """

    name: str
    at: datetime
    occasion: Occasion
    state: str
    last_change: str
    counts: dict[str, int]
    files: int
    missing_files: int
    size: int
    sha256: str
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class OutsideNote:
    """The last copy in the second place: of which backup, when; and why the newest is not there ("" if it is)."""

    name: str
    at: datetime | None
    waits: str = ""


@dataclass(frozen=True, slots=True)
class RehearsalNote:
    """A rehearsal: of which backup, when, how many records and files it brought back, and what went wrong."""

    name: str
    at: datetime
    records: int
    files: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A backup that could not be made."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is known: the backups in the order in which they were made, the second place, what was copied there.

    The place is "" for none.
    """

    backups: tuple[BackupNote, ...] = ()
    place: str = ""
    outside: OutsideNote | None = None
    outside_names: tuple[str, ...] = ()
    rehearsal: RehearsalNote | None = None
    failure: Failure | None = None
    sealed: bool = False
    """Whether what is copied to the second place is under a passphrase."""

    def of(self, name: str) -> BackupNote | None:
        """Return what is known of a backup, None for nothing."""
        return next((note for note in self.backups if note.name == name), None)

    @property
    def newest(self) -> BackupNote | None:
        """The backup that was made last, None for none; a clock that was set back makes no earlier one newer."""
        return self.backups[-1] if self.backups else None

    @property
    def made(self) -> list[Made]:
        """The backups as the rule of thinning sees them."""
        return [Made(note.name, note.at, note.occasion) for note in self.backups]


def read_ledger(folder: DataFolder) -> Ledger:
    """Return what is known of the backups that are there."""
    try:
        stored = json.loads(_path(folder).read_text(encoding="utf-8"))
        ledger = Ledger(
            tuple(_read(BackupNote, note) for note in stored["backups"]),
            str(stored["place"]),
            _read_or_none(OutsideNote, stored["outside"]),
            tuple(map(str, stored["outside_names"])),
            _read_or_none(RehearsalNote, stored["rehearsal"]),
            _read_or_none(Failure, stored["failure"]),
            bool(stored.get("sealed")),
        )
        _check(ledger)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Ledger()
    there = tuple(note for note in ledger.backups if _is_there(folder.backups / note.name, note.size))
    return replace(ledger, backups=there)


def change_ledger(folder: DataFolder, changed: Callable[[Ledger], Ledger]) -> Ledger:
    """Write down something new; return all that is known then. Raises UnwritableOutput."""
    make_place(folder)
    with _CHANGING:
        ledger = changed(read_ledger(folder))
        try:
            with written_whole(_path(folder), private=True) as stream:
                text = json.dumps(asdict(ledger), ensure_ascii=False, indent=1, default=datetime.isoformat)
                stream.write(text.encode("utf-8"))
        except FileNotWritten as problem:
            raise UnwritableOutput(problem.sentence) from problem
    return ledger


def make_place(folder: DataFolder) -> None:
    """Make the folder of backups. Raises UnwritableOutput."""
    try:
        private_folder(folder.backups)
    except OSError as problem:
        full = problem.errno == errno.ENOSPC
        why = f"ổ đĩa đã đầy{missing_room(folder.root)}" if full else "không ghi được vào đó"
        raise UnwritableOutput(
            f"Không tạo được thư mục sao lưu “{folder.backups.name}” trong “{folder.root}”: {why}.",
            "Sao lưu ra ổ đĩa khác.",
        ) from problem


def _path(folder: DataFolder) -> Path:
    return folder.backups / "so-theo-doi.json"


def _check(ledger: Ledger) -> None:
    """Raise ValueError or TypeError for what only looks like a ledger."""
    for note in ledger.backups:
        for state in filter(None, (note.state, note.undoes)):
            int(state.split(" ")[0])
        numbers = (note.files, note.missing_files, note.size, *note.counts.values())
        if not all(isinstance(number, int) for number in numbers) or note.at.tzinfo is not None:
            raise TypeError(note.name)
    if "\0" in ledger.place:
        raise ValueError(ledger.place)


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _read_or_none[T](kind: type[T], stored: dict[str, Any] | None) -> T | None:
    return None if stored is None else _read(kind, stored)


def _read[T](kind: type[T], stored: dict[str, Any]) -> T:
    values = {field.name: stored[field.name] for field in fields(kind) if field.name in stored}  # type: ignore[arg-type]
    if values.get("at") is not None:
        values["at"] = datetime.fromisoformat(values["at"])
    if "occasion" in values:
        values["occasion"] = Occasion(values["occasion"])
    if "name" in values and Path(values["name"]).name != values["name"]:
        raise ValueError(values["name"])
    return kind(**values)
