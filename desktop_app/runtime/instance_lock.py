"""One instance of the program for one data folder at a time.

The lock is the operating system's own, so it ends with the process however that ends. (The filelock package does the
same and costs as much at start-up as half the window.) Its file is the user's alone, so that nobody else can hold it.
"""

import os
import sys
from pathlib import Path

from desktop_app.runtime.private_files import keep_private


class FolderInUse(Exception):
    """Another instance holds the folder."""


class InstanceLock:
    """A lock held from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> None:
        """Hold the lock. Raises FolderInUse if another instance does, OSError if the file cannot be made."""
        if self._handle is not None:
            return
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except BlockingIOError:
            os.close(handle)
            raise FolderInUse from None
        except OSError:
            os.close(handle)
            raise
        keep_private(handle)
        self._handle = handle

    def release(self) -> None:
        """Let go of the lock; does nothing when it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
