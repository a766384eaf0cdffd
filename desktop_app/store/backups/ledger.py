"""What is known of the backups of a data folder: a small file beside them, not part of the book.

What it says of the backups could be found out from them again; the second place, and whether that is locked, stands
only here. Where it is damaged or gone, what can still be read of it is kept, and so is that it was damaged, until the
place is chosen again: nothing goes to a place of which nobody knows whether it is to be locked.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.domain.keeping.backups import Made, Occasion
from desktop_app.runtime.disk_room import is_full, no_room_words
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.private_files import private_folder

_CHANGING = threading.Lock()
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


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
class Damage:
    """That the ledger was damaged or gone, and what was still known then of the second place."""

    place_known: bool = False
    seal_known: bool = False


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
    damage: Damage | None = None

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


def read_ledger(folder: DataFolder, new: str = "") -> Ledger:
    """Return what is known of the backups that are there; one that is `new` is not expected to be known."""
    try:
        text = _path(folder).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        # Nothing was ever known; or it was taken away from beside the backups, of which a kill leaves one unknown.
        others = [file for file in folder.backups.glob("so-thi-dua *.db") if file.name != new]
        return Ledger(damage=Damage()) if len(others) > 1 else Ledger()
    except OSError:
        return Ledger(damage=Damage())
    try:
        ledger = _whole(text)
    except _UNREADABLE:
        ledger = _parts(text)
    there = tuple(note for note in ledger.backups if _is_there(folder.backups / note.name, note.size))
    return replace(ledger, backups=there)


def _whole(text: str) -> Ledger:
    stored = json.loads(text)
    ledger = Ledger(
        tuple(_read(BackupNote, note) for note in stored["backups"]),
        str(stored["place"]),
        _read_or_none(OutsideNote, stored["outside"]),
        tuple(map(str, stored["outside_names"])),
        _read_or_none(RehearsalNote, stored["rehearsal"]),
        _read_or_none(Failure, stored["failure"]),
        _sealed(stored),
        _read_or_none(Damage, stored.get("damage")),
    )
    for note in ledger.backups:
        _check(note)
    if "\0" in ledger.place:
        raise ValueError(ledger.place)
    return ledger


def _sealed(stored: dict[str, Any]) -> bool:
    """Return whether the second place is locked; a ledger of before there were locks does not say so."""
    copies = [*stored["outside_names"], (stored["outside"] or {}).get("name", "")]
    if "sealed" not in stored and not any(str(name).endswith(".zip") for name in copies):
        return False
    if not isinstance(stored["sealed"], bool):
        raise TypeError(stored["sealed"])
    return stored["sealed"]


def _parts(text: str) -> Ledger:
    """Return what can be read of a damaged ledger, part by part."""
    place, sealed = _value(text, "place"), _value(text, "sealed")
    last = _noted(OutsideNote, _value(text, "outside"))
    place_known = isinstance(place, str) and "\0" not in place
    seal_known = isinstance(sealed, bool)
    if not seal_known and last is not None and last.name:
        # What was copied there last tells it, too.
        sealed, seal_known = last.name.endswith(".zip"), True
    notes = {note.name: note for note in _notes(text)}
    return Ledger(
        tuple(notes.values()),
        place if isinstance(place, str) and place_known else "",
        last,
        (),
        _noted(RehearsalNote, _value(text, "rehearsal")),
        sealed=bool(sealed),
        damage=Damage(place_known, seal_known or place == ""),
    )


def _value(text: str, key: str) -> Any:  # noqa: ANN401 - whatever stands there
    for entry in re.finditer(rf'^ ?"{key}":\s*', text, re.MULTILINE):
        with suppress(*_UNREADABLE):
            return json.JSONDecoder().raw_decode(text, entry.end())[0]
    return None


def _notes(text: str) -> Iterator[BackupNote]:
    """Yield the notes on backups that are whole, in the order in which they were made."""
    for beginning in re.finditer(r'\{\s*"name"', text):
        with suppress(*_UNREADABLE):
            stored = json.JSONDecoder().raw_decode(text, beginning.start())[0]
            if {"state", "sha256"} <= stored.keys():
                note = _read(BackupNote, stored)
                _check(note)
                yield note


def _noted[T](kind: type[T], stored: Any) -> T | None:  # noqa: ANN401 - whatever stands there
    with suppress(*_UNREADABLE):
        return None if stored is None else _read(kind, stored)
    return None


def change_ledger(folder: DataFolder, changed: Callable[[Ledger], Ledger], new: str = "") -> Ledger:
    """Write down something new, of the `new` backup if it is that; return all that is known then.

    Raises UnwritableOutput.
    """
    make_place(folder)
    with _CHANGING:
        ledger = changed(read_ledger(folder, new))
        try:
            with written_whole(_path(folder), private=True) as stream:
                parts = asdict(ledger)
                # What stands nowhere else comes first: most files that are damaged are cut short.
                parts["backups"] = parts.pop("backups")
                text = json.dumps(parts, ensure_ascii=False, indent=1, default=datetime.isoformat)
                stream.write(text.encode("utf-8"))
        except FileNotWritten as problem:
            raise UnwritableOutput(problem.sentence) from problem
    return ledger


def make_place(folder: DataFolder) -> None:
    """Make the folder of backups. Raises UnwritableOutput."""
    try:
        private_folder(folder.backups)
    except OSError as problem:
        why = no_room_words(problem, folder.root) if is_full(problem) else "không ghi được vào đó"
        raise UnwritableOutput(
            f"Không tạo được thư mục sao lưu “{folder.backups.name}” trong “{folder.root}”: {why}.",
            "Sao lưu ra ổ đĩa khác.",
        ) from problem


def _path(folder: DataFolder) -> Path:
    return folder.backups / "so-theo-doi.json"


def _check(note: BackupNote) -> None:
    """Raise ValueError or TypeError for what only looks like a note."""
    for state in filter(None, (note.state, note.undoes)):
        int(state.split(" ")[0])
    numbers = (note.files, note.missing_files, note.size, *note.counts.values())
    if not all(isinstance(number, int) for number in numbers) or note.at.tzinfo is not None:
        raise TypeError(note.name)


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
