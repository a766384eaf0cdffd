"""What the files of a frozen program are linked to, as they say themselves (ELF, with binutils' objdump)."""

import os
import re
import subprocess
from typing import Dict, Iterator, List, Set

# What every desktop has and no program may bring its own of: the loader, the C library, drivers of the screen.
OF_THE_SYSTEM = re.compile(
    r"^(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv|nsl|GL|EGL|GLX|GLdispatch|OpenGL|gbm|drm|xcb)\.so\.\d+"
    r"|libwayland-(client|cursor|egl)\.so\.\d+)$"
)


def missing_libraries(folder: str) -> Dict[str, str]:
    """Return the libraries that something in the folder is linked to and nobody has, with one that needs them."""
    needs = {path: needed_by(path) for path in linked_files(folder)}
    there = {os.path.basename(path) for path in every_file(folder)}
    missing: Dict[str, str] = {}
    for path, names in needs.items():
        for name in names - there:
            if not OF_THE_SYSTEM.match(name):
                missing[name] = os.path.relpath(path, folder)
    return missing


def drop_unneeded(folder: str) -> List[str]:
    """Remove the libraries of the system that nothing in the folder is linked to any more; return their names.

    That of Python stays: it is the program that loads it, by its name.
    """
    dropped: List[str] = []
    inner = os.path.join(folder, "_internal")
    while True:
        needed = {name for path in linked_files(folder) for name in needed_by(path)}
        there = [name for name in os.listdir(inner) if name.startswith("lib") and ".so" in name]
        free = [name for name in there if name not in needed and not name.startswith("libpython")]
        if not free:
            return sorted(dropped)
        for name in free:
            os.remove(os.path.join(inner, name))
        dropped += free


def every_file(folder: str) -> Iterator[str]:
    """Yield the paths of the files and links in a folder."""
    for root, _folders, names in os.walk(folder):
        yield from (os.path.join(root, name) for name in names)


def linked_files(folder: str) -> Iterator[str]:
    """Yield the paths of the programs and libraries in a folder."""
    for path in every_file(folder):
        if not os.path.islink(path):
            with open(path, "rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield path


def needed_by(path: str) -> Set[str]:
    """Return the names of the libraries that a file says it is linked to."""
    query = ["objdump", "-p", path]
    shown = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    return {line.split()[1] for line in shown.splitlines() if line.split()[:1] == ["NEEDED"]}


def folder_size(folder: str) -> int:
    """Return how many bytes the files of a folder have."""
    return sum(os.path.getsize(path) for path in every_file(folder) if not os.path.islink(path))
