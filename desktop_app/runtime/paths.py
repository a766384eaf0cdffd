"""Where the clerk's data lie: one folder, never inside the program's own."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The parts of a data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The data file."""
        return self.root / "so-thi-dua.db"

    @property
    def lock(self) -> Path:
        """The file held locked while an instance has the folder open."""
        return self.root / "dang-mo.lock"

    @property
    def call(self) -> Path:
        """The file by which a second start asks the instance that has the folder open to come forward."""
        return self.root / "goi-cua-so.txt"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.root / "sao-luu"

    @property
    def attachments(self) -> Path:
        """The folder of files attached to records, kept by the hash of their content."""
        return self.root / "tep-dinh-kem"

    @property
    def log(self) -> Path:
        """The program's log."""
        return self.root / "nhat-ky.log"

    @property
    def settings(self) -> Path:
        """The window's settings (sizes, columns, last choices): nothing of the office's records."""
        return self.root / "cai-dat.json"

    @property
    def drafts(self) -> Path:
        """What is typed in the window and not saved yet."""
        return self.root / "nhap-do.json"

    @property
    def crashes(self) -> Path:
        """What Python itself writes when the process crashes."""
        return self.root / "su-co.txt"

    @property
    def moved(self) -> Path:
        """The file that says to where the book was moved from here, as long as it was."""
        return self.root / "da-doi-di.txt"

    @property
    def arriving(self) -> Path:
        """The file that is there while a book is copied to here, and says from where: without it all here is whole."""
        return self.root / "dang-doi-den.txt"

    @property
    def data_files(self) -> tuple[Path, ...]:
        """The data file and what SQLite keeps beside it, whether they are there or not."""
        name = self.database.name
        return tuple(self.database.with_name(name + suffix) for suffix in ("", "-wal", "-shm", "-journal"))

    @property
    def own_files(self) -> tuple[Path, ...]:
        """The files that the program keeps open or writes to by itself, whether they are there or not."""
        return (*self.data_files, self.lock, self.call, self.log, self.settings, self.drafts, self.crashes)

    def holds(self, path: Path) -> bool:
        """Return whether a path leads into this folder."""
        return path.resolve().is_relative_to(self.root.resolve())


_MOVES = 16
"""How often a book is followed: two folders may each say that it was moved to the other."""
_PORTABLE_MARK = "du-lieu-o-ben-canh.txt"
_PACKAGE = Path(__file__).resolve().parent.parent


def program_folder() -> Path:
    """Return the folder that is replaced as a whole by another version of the program."""
    # Where it is frozen, with its own Python, all of it lies beside the executable.
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else _PACKAGE


def portable_folder() -> Path | None:
    """Return the data folder of a program that is carried along with its data, which the mark beside it says."""
    if getattr(sys, "frozen", False) and (program_folder() / _PORTABLE_MARK).is_file():
        return program_folder() / "du-lieu"
    return None


def default_data_folder() -> DataFolder:
    """Return this user's data folder, which may not exist yet.

    %LOCALAPPDATA% on Windows, XDG's data home elsewhere; beside the program where it is carried along; or where the
    book was moved from there.
    """
    return current_folder(_first_data_folder())


def current_folder(folder: DataFolder) -> DataFolder:
    """Return where the book of a data folder lies now: it is followed to where it was moved, as far as it is there."""
    for _ in range(_MOVES):
        place = moved_to(folder)
        if place is None:
            break
        there = DataFolder(place)
        if not (can_be_seen(there.database) or can_be_seen(there.moved)):
            break
        folder = there
    return folder


def moved_to(folder: DataFolder) -> Path | None:
    """Return to where the book was moved that lay in a folder; None for nowhere, or where that cannot be read."""
    # A move back to here was killed before it took away what had led on.
    return None if _has_arrived(folder) else _place_in(folder.moved)


def has_half_arrived(folder: DataFolder) -> bool:
    """Return whether a book is on its way to a folder, or was when that was killed: it is where it was till then."""
    return can_be_seen(folder.arriving) and not _has_arrived(folder)


def came_from(folder: DataFolder) -> Path | None:
    """Return from where a book is on its way to a folder; None where that cannot be read."""
    return _place_in(folder.arriving)


def end_arrival(folder: DataFolder) -> None:
    """Take away what says that a book is on its way to a folder, if it has arrived there."""
    if _has_arrived(folder):
        # In this order: killed between the two, it is still known to have arrived.
        with suppress(OSError):
            folder.moved.unlink(missing_ok=True)
            folder.arriving.unlink()


def _has_arrived(folder: DataFolder) -> bool:
    source = _place_in(folder.arriving)
    place = None if source is None else _place_in(DataFolder(source).moved)
    return place is not None and place.resolve() == folder.root.resolve()


def can_be_seen(file: Path) -> bool:
    """Return whether a file is there; what may not be looked at is as good as away."""
    try:
        return file.exists()
    except OSError:
        return False


def _place_in(file: Path) -> Path | None:
    """Return the folder in the second line of a file; None for none, or where that cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="surrogateescape").splitlines()
    except OSError:
        return None
    place = Path(lines[1].strip()) if len(lines) > 1 else Path()
    return place if place.is_absolute() else None


def _first_data_folder() -> DataFolder:
    beside = portable_folder()
    if beside is not None:
        return DataFolder(beside)
    windows = sys.platform == "win32"
    variable, fallback = ("LOCALAPPDATA", "AppData/Local") if windows else ("XDG_DATA_HOME", ".local/share")
    home = os.environ.get(variable, "")
    root = Path(home) if home and Path(home).is_absolute() else Path.home() / fallback
    return DataFolder(root / "so-thi-dua")


def practice_folder() -> DataFolder:
    """Return where this user's book to practise with lies: beside the data folder, never in it."""
    own = _first_data_folder().root
    return DataFolder(own.with_name(f"{own.name}-thuc-hanh"))


def is_practice_place(folder: DataFolder) -> bool:
    """Return whether a folder is that of this user's book to practise with, by whatever path it is named."""
    return os.path.realpath(folder.root) == os.path.realpath(practice_folder().root)
