"""Files that are their user's alone: 0600, in folders of 0700.

On Windows nothing is set: what is made in the user's profile is that user's alone by what it inherits, and what is
made elsewhere is told to be open. What is not this user's own, or somebody else's besides, is left as it is.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from desktop_app.runtime.paths import DataFolder

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_OF_OTHERS = 0o077
_WRITTEN_BY_OTHERS = 0o022
_HAS_MODES = os.name == "posix"


def private_append(path: Path) -> BinaryIO:
    """Open a file to write at its end, made private if it is new, and if it is this user's. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _FILE_MODE)
    keep_private(handle)
    return os.fdopen(handle, "ab", buffering=0)


def new_private_file(path: Path) -> None:
    """Make an empty private file where none is, for a writer that would let others read it. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, _FILE_MODE))


def private_folder(path: Path) -> None:
    """Make a private folder where none is, in one that is there. Raises OSError."""
    path.mkdir(_FOLDER_MODE, exist_ok=True)


def keep_private(handle: int) -> None:
    """Take from all others what they may do with an open file of this user's."""
    if _HAS_MODES:
        state = os.fstat(handle)
        if state.st_mode & _OF_OTHERS and state.st_uid == os.geteuid():
            with suppress(OSError):
                os.fchmod(handle, _FILE_MODE)


def make_private(folder: DataFolder) -> None:
    """Take from all others what they may do with a data folder, as far as it and what is in it are this user's.

    The folder itself only if nothing else lies in it: it may be one that the user shares.
    """
    if not _HAS_MODES:
        return
    shared, named = False, _named(folder)
    for path in _entries(folder.root):
        if not _is_own(folder, named, path):
            shared = True
        elif _tighten(path) and path.is_dir():
            for part in path.rglob("*"):
                _tighten(part)
    if not shared:
        _tighten(folder.root)


def open_to_others(folder: DataFolder) -> list[Path]:
    """Return what of a data folder others on this machine may read or write, the folder itself first."""
    root = folder.root
    if not _HAS_MODES:
        return [] if root.absolute().is_relative_to(Path.home()) else [root]
    try:
        mode = root.stat().st_mode
    except OSError:
        return []
    if not mode & _OF_OTHERS:
        return []
    named = _named(folder)
    own = [path for path in sorted(_entries(root)) if _is_own(folder, named, path)]
    exposed = [path for path in own if path.lstat().st_mode & _OF_OTHERS]
    return [root, *exposed] if mode & _WRITTEN_BY_OTHERS else exposed


def _named(folder: DataFolder) -> frozenset[Path]:
    """Return the parts of a data folder that have one name, whether they are there or not."""
    return frozenset((*folder.own_files, folder.backups, folder.attachments))


def _is_own(folder: DataFolder, named: frozenset[Path], path: Path) -> bool:
    name = path.name.removeprefix(".")
    return not path.is_symlink() and (
        path in named or name.startswith((folder.database.stem, folder.log.name, "truoc-nang-cap-", "phuc-hoi-"))
    )


def _entries(folder: Path) -> Iterator[Path]:
    try:
        yield from list(folder.iterdir())
    except OSError:
        return


def _tighten(path: Path) -> bool:
    """Make a file or folder private; return whether others could do something with it before."""
    with suppress(OSError):
        state = path.lstat()
        is_folder = stat.S_ISDIR(state.st_mode)
        if path.is_symlink() or not state.st_mode & _OF_OTHERS:
            return False
        # What others may put something into by a sticky bit (/tmp) is nobody's own.
        if state.st_uid == os.geteuid() and not state.st_mode & stat.S_ISVTX:
            path.chmod(state.st_mode & ~_OF_OTHERS & 0o7777 if is_folder else state.st_mode & _FOLDER_MODE)
            return True
    return False
