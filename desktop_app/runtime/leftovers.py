"""Hidden files that are being written when the program is killed, and stay: known by the names this program gives.

Files are written aside and renamed (`files.written_whole`, backups, the room in which a backup is looked at). What is
swept has a name that only this program gives, in a place where only it writes, or holds what only it would write there.
"""

import re
import shutil
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop_app.runtime.paths import DataFolder

ROOM = ".phuc-hoi-"
"""How the name of the room begins in which a backup is looked at before it is put back."""
_COPYING = ".dang-ghi"
"""How the name of a backup ended that earlier versions were copying."""
# Compiled when a hidden file is there: most starts of the program find none.
_RANDOM = r"[a-z0-9_]{8}"
_BESIDE = r"(-journal|-wal|-shm)?"
_WRITING = rf"-{_RANDOM}\.tmp{_BESIDE}"
_HALF_COPY = re.escape(_COPYING) + _BESIDE
_OF_FOLDER: Final = rf"\.(so-thi-dua\.db|da-doi-di\.txt|truoc-nang-cap-\d+\.db)({_WRITING}|{_HALF_COPY})"
_OF_SETTINGS: Final = rf"\.(cai-dat\.json|nhap-do\.json|goi-cua-so\.txt){_WRITING}"
_ROOMS: Final = re.escape(ROOM) + _RANDOM
_OF_BACKUPS: Final = (
    r"\.((so-thi-dua|truoc-phuc-hoi|truoc-sua-chua|truoc-nang-cap|truoc-hoan-tac) .*|so-theo-doi\.json)"
    rf"({_WRITING}|{_HALF_COPY})"
)
_OF_KEPT_FILES: Final = rf"\.[0-9a-f]{{40}}{_WRITING}"
_AN_HOUR = 3600.0
_DATABASE = b"SQLite format 3\0"
_PACKAGE = b"PK\x03\x04"


def sweep_folder(folder: DataFolder) -> None:
    """Remove what killed programs left in a data folder that this one has just locked, attached files apart."""
    for path in _hidden(folder.root):
        if re.fullmatch(_ROOMS, path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
    _remove(path for path in _hidden(folder.root) if re.fullmatch(_OF_FOLDER, path.name))
    # The settings are a window's, and the call a second start's, whether it could lock the folder or not.
    _remove(
        path for path in _hidden(folder.root) if re.fullmatch(_OF_SETTINGS, path.name) and _older(path, _an_hour_ago())
    )
    _remove(path for path in _hidden(folder.backups) if re.fullmatch(_OF_BACKUPS, path.name))


def sweep_attached(folder: DataFolder, before: float) -> None:
    """Remove what was left among the attached files of a data folder and of the backups in it.

    What was written since `before` (a time in seconds) stays.
    """
    for attachments in (folder.attachments, DataFolder(folder.backups).attachments):
        _sweep_kept_files(attachments, before)


def _sweep_kept_files(folder: Path, before: float) -> None:
    for part in _entries(folder):
        if len(part.name) == 2:
            _remove(path for path in _hidden(part) if re.fullmatch(_OF_KEPT_FILES, path.name) and _older(path, before))


def sweep_beside(backup: Path) -> None:
    """Remove what earlier backups left in the folder of one that is about to be written, wherever that is.

    Others may be writing there: it must be an hour old, and be a data file, a package, or have nothing in it.
    """
    like_this = re.compile(rf"\.({re.escape(backup.name[:40])})({_WRITING}|{_HALF_COPY})")
    left = (
        path
        for path in _hidden(backup.parent)
        if like_this.fullmatch(path.name) or re.fullmatch(_OF_BACKUPS, path.name)
    )
    _remove(path for path in left if _older(path, _an_hour_ago()) and _is_data_file(path))
    _sweep_kept_files(DataFolder(backup.parent).attachments, _an_hour_ago())


def sweep_folders_beside(folder: Path, parts: Collection[str]) -> None:
    """Remove what was left of folders with these parts where another one is about to be written, an hour old."""
    like_this = re.compile(rf"\..+-{_RANDOM}\.tmp")
    for path in _hidden(folder.parent):
        if like_this.fullmatch(path.name) and path.is_dir() and not path.is_symlink() and _older(path, _an_hour_ago()):
            names = {entry.name for entry in _entries(path) if not entry.name.startswith(".")}
            if names and names.issubset(parts):
                shutil.rmtree(path, ignore_errors=True)


def _hidden(folder: Path) -> list[Path]:
    return [path for path in _entries(folder) if path.name.startswith(".")]


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _an_hour_ago() -> float:
    return time.time() - _AN_HOUR


def _older(path: Path, moment: float) -> bool:
    try:
        return path.lstat().st_mtime < moment
    except OSError:
        return False


def _is_data_file(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_DATABASE))
            return beginning in (b"", _DATABASE) or beginning.startswith(_PACKAGE)
    except OSError:
        return False
