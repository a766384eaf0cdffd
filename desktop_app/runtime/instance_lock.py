"""One instance of the program for one data folder at a time.

The lock is the operating system's own, so it ends with the process however that ends. (The filelock package does the
same and costs as much at start-up as half the window.) Its file is the user's alone, so that nobody else can hold it.
Who holds it, where and since when stands in the file, after the one byte that Windows lets nobody read while it is
locked; what a killed program left there counts for nothing, since the next one to take the lock writes it anew.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop_app.runtime.account import login, machine_name
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.runtime.private_files import keep_private

_LONGEST = 4096
_LINES = 4
_PATIENCE = 2.0
"""How many seconds a second start waits for the first one to come forward."""
_LOOK_EVERY = 0.02
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")


class Holder(NamedTuple):
    """Who holds a lock: a name, the machine, and the moment as ISO 8601 has it; "" for what is not known."""

    name: str = ""
    machine: str = ""
    since: str = ""


class FolderInUse(Exception):
    """Another instance holds the folder; `holder` says whose."""

    def __init__(self, holder: Holder) -> None:
        super().__init__()
        self.holder = holder


class InstanceLock:
    """A lock held from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._holder = Holder()

    def take(self) -> None:
        """Hold the lock. Raises FolderInUse if another instance does, OSError if the file cannot be made.

        One that is held is taken anew if its file was deleted, as some take a lock for a left-over: whoever came next
        would make a file of his own, and hold that.
        """
        held = self._handle
        if held is not None and self._is_in_place(held):
            return
        # Of text, Windows would make two signs of the end of a line.
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _lock_soon(handle)
        except BlockingIOError:
            holder = _read(handle)
            os.close(handle)
            if held is not None and holder == self._holder:
                # Where the file looks like another one each time it is asked, it is this instance that holds it.
                return
            raise FolderInUse(holder) from None
        except OSError:
            os.close(handle)
            raise
        keep_private(handle)
        self._handle = handle
        if held is not None:
            os.close(held)
            self.write_holder(self._holder)

    def _is_in_place(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except OSError:
            return False

    def write_holder(self, holder: Holder) -> None:
        """Let those who find the lock held read who holds it; nothing where it is not held, or the disk is full."""
        if self._handle is None:
            return
        self._holder = holder
        lines = "\n".join(("", holder.name, holder.machine, holder.since, ""))
        with suppress(OSError):
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, lines.encode("utf-8", "replace"))

    def is_claimed(self) -> bool:
        """Return whether the file names a holder, who may have been killed."""
        try:
            return self._path.stat().st_size > 0
        except OSError:
            return False

    def is_held(self) -> bool:
        """Return whether an instance holds the lock: one that was killed does not, though the file still names it.

        A file that may not be opened says no more than `is_claimed`.
        """
        if not self.is_claimed():
            return False
        try:
            handle = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            return True
        try:
            return _is_locked(handle)
        except OSError:
            return True
        finally:
            os.close(handle)

    def release(self) -> None:
        """Let go of the lock; does nothing when it is not held."""
        if self._handle is not None:
            with suppress(OSError):
                os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None


def _lock_soon(handle: int) -> None:
    try:
        _lock(handle)
    except BlockingIOError:
        # It may have been somebody who only looked whether it is held.
        time.sleep(_LOOK_EVERY)
        _lock(handle)


def call_holder(lock: Path, call: Path, patience: float = _PATIENCE) -> bool:
    """Ask this user's own instance that holds a lock, on this screen, to come forward; return whether it did.

    It is asked by a file `call` in the folder that it holds, which it takes away as its answer: nothing of a network is
    needed for that, and who may not write there asks nobody. One that hangs is not waited for long.
    """
    own = InstanceLock(lock)
    if not own.is_claimed():
        return False
    try:
        own.take()
    except FolderInUse as problem:
        if problem.holder.machine != machine_name():
            return False
    except OSError:
        return False
    else:
        # What is written there is of a killed program.
        own.release()
        return False
    try:
        # Whole at once: whoever watches the folder is told but once.
        with written_whole(call, private=True) as stream:
            stream.write(_caller().encode())
    except (FileNotWritten, OSError):
        return False
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not call.exists():
            return True
        time.sleep(_LOOK_EVERY)
    with suppress(OSError):
        call.unlink()
        return False
    # It was taken away at the last moment.
    return not call.exists()


def answer_call(call: Path) -> bool:
    """Return whether this user, on this screen, asks for the window of this instance; the answer is that it is gone."""
    try:
        if call.read_text(encoding="utf-8") != _caller():
            return False
        call.unlink()
    except (OSError, ValueError):
        return False
    return True


def _caller() -> str:
    return "\t".join((login(), machine_name(), *(os.environ.get(name, "") for name in _SCREENS)))


def _read(handle: int) -> Holder:
    try:
        os.lseek(handle, 1, os.SEEK_SET)
        text = os.read(handle, _LONGEST).decode("utf-8", "replace")
    except OSError:
        return Holder()
    lines = text.split("\n")
    # The line after the last stands only once all is written.
    return Holder(*lines[:3]) if len(lines) >= _LINES else Holder()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None

    def _is_locked(handle: int) -> bool:
        # For a moment: who starts meanwhile tries once more. That nobody may read the byte is not so on every share.
        try:
            _lock(handle)
        except BlockingIOError:
            return True
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        return False
else:
    import fcntl

    def _lock(handle: int, how: int = fcntl.LOCK_EX) -> None:
        try:
            fcntl.flock(handle, how | fcntl.LOCK_NB)
        except PermissionError:
            # What a share of Windows says of a lock that another machine holds: who may not write did not get so far.
            raise BlockingIOError from None

    def _is_locked(handle: int) -> bool:
        # For a moment, and shared: who starts meanwhile tries once more.
        try:
            _lock(handle, fcntl.LOCK_SH)
        except BlockingIOError:
            return True
        return False
