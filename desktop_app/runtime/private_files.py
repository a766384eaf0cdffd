"""Files that are their user's alone: 0600, in folders of 0700.

On Windows what is made in the user's profile is that user's by what it inherits; nothing is set there.
"""

import os
from pathlib import Path
from typing import BinaryIO

FILE_MODE = 0o600


def private_append(path: Path) -> BinaryIO:
    """Open a file to write at its end, made private if it is new, and if it is this user's. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, FILE_MODE)
    keep_private(handle)
    return os.fdopen(handle, "ab", buffering=0)


def keep_private(handle: int) -> None:
    """Take from all others what they may do with an open file of this user's."""
    if os.name == "posix":
        state = os.fstat(handle)
        if state.st_mode & 0o077 and state.st_uid == os.geteuid():
            os.fchmod(handle, FILE_MODE)
