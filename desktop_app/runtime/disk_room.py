"""How much room a disk has left."""

import errno
import shutil
from pathlib import Path

_QUOTA = getattr(errno, "EDQUOT", errno.ENOSPC)
_UNITS = ("KB", "MB", "GB")
_STEP = 1024


def free_bytes(path: Path) -> int | None:
    """Return how much may still be written to the disk on which a file or folder lies or would; None if unknown."""
    for place in (path, *path.absolute().parents):
        try:
            return shutil.disk_usage(place).free
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            break
    return None


def amount(size: int) -> str:
    """Return a number of bytes in words, rounded up: "0 KB", "340 KB", "1,5 MB"."""
    tenths, unit = -(-size * 10 // _STEP), 0
    while tenths >= _STEP * 10 and unit < len(_UNITS) - 1:
        tenths, unit = -(-tenths // _STEP), unit + 1
    whole, tenth = divmod(tenths, 10)
    if unit == 0 or not tenth:
        return f"{whole + bool(tenth)} {_UNITS[unit]}"
    return f"{whole},{tenth} {_UNITS[unit]}"


def missing_room(path: Path, needed: int = 0) -> str:
    """Return how much room there is and how much is needed (0: unknown), in brackets behind "the disk is full"."""
    free = free_bytes(path)
    parts = [f"cần {amount(needed)}"] if needed else []
    parts += [] if free is None else [f"còn trống {amount(free)}"]
    return f" ({', '.join(parts)})" if parts else ""


def is_full(problem: OSError) -> bool:
    """Return whether nothing more is taken: by the disk, or of what somebody may have on it."""
    return problem.errno in (errno.ENOSPC, _QUOTA)


def no_room_words(problem: OSError, path: Path, needed: int = 0) -> str:
    """Return which of both is full, as what comes behind a colon."""
    if problem.errno == errno.ENOSPC:
        return f"ổ đĩa đã đầy{missing_room(path, needed)}"
    return "đã hết dung lượng cho phép"
