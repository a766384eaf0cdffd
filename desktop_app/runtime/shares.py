"""Folders of another machine, reached over the office's network: no memory can be shared with it."""

import os
from functools import cache
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_SYSTEMS = frozenset({"cifs", "smb3", "nfs", "nfs4", "9p", "afs", "davfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone"})


@cache
def lies_on_share(folder: Path) -> bool:
    """Return whether a folder lies on another machine; a drive of Windows that stands for one counts as what it is."""
    place = folder.resolve()
    if os.name == "nt":
        name = str(place)
        return name.startswith("\\\\?\\UNC\\") or (
            name.startswith("\\\\") and not name.startswith(("\\\\?\\", "\\\\.\\"))
        )
    return _system_of(place) in _SYSTEMS


def _system_of(place: Path) -> str:
    """Return what kind of file system a folder of a Linux lies on, "" where that is not told."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    mounts = [
        (parts[1].replace("\\040", " ").rstrip("/"), parts[2]) for parts in map(str.split, lines) if len(parts) > 2
    ]
    around = [(mount, system) for mount, system in mounts if f"{place}/".startswith(f"{mount}/")]
    return max(around, key=lambda mount: len(mount[0]), default=("", ""))[1]
