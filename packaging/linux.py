"""What a Debian is given of the frozen program: a .deb with its dependencies, and a folder to carry along.

Libraries that Debian has are left to it in the .deb (it mends them); Python's and Qt's own stay. The portable folder
keeps all, and a file beside the program by which it keeps the data beside itself.
"""

import glob
import gzip
import os
import re
import shutil
import subprocess
import tempfile
from typing import Dict, List, Set

import dev
import libraries

PARTS = os.path.join(dev.ROOT, "packaging", "desktop")
PROGRAM = "so-thi-dua"
ICON = os.path.join(dev.ROOT, "resources", "icons", "so-thi-dua.svg")
LIBRARIES = "/usr/lib/x86_64-linux-gnu"
# Those that go with the frozen Python, in the version it was linked with.
OWN = re.compile(r"^lib(python|sqlite3|ffi|mpdec|bz2|lzma\.|expat|ssl|crypto|uuid)")
# Packages that were renamed for times after 2038, under the name that older systems have.
OLD_NAMES = {"libcups2t64": "libcups2", "libglib2.0-0t64": "libglib2.0-0"}
# The display server's clients and drivers are loaded by name, as the print system is.
BY_NAME = ["libegl1", "libgl1", "libwayland-client0", "libwayland-cursor0"]
OLDEST_C_LIBRARY = "2.38"
PORTABLE_MARK = "du-lieu-o-ben-canh.txt"
"""The name that desktop_app/runtime/paths.py looks for beside the program."""
PORTABLE_WORDS = (
    "Có tệp này thì Sổ Thi đua giữ dữ liệu trong thư mục “du-lieu” ngay cạnh chương trình,\n"
    "không giữ trong thư mục của người dùng máy. Bỏ tệp này đi thì trở lại như cài thường.\n"
)
CONTROL = """Package: so-thi-dua
Version: {version}
Architecture: amd64
Maintainer: Sổ Thi đua <so-thi-dua@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: fonts-liberation, xdg-utils
Section: misc
Priority: optional
Description: emulation and commendation book of a provincial department's office
 Keeps the plan, the registrations, the rounds of review and the awards of an
 office, and prints the papers of them. It works offline, for one clerk.
"""


def start_by_own_python(frozen: str, python: str) -> bool:
    """Have the program of a frozen folder started by the machine's Python, copied into it; tell whether that could be.

    PyInstaller starts Python as a library, and Debian's is slower by a third than its program is (a library may have
    parts of it replaced; and it was built without profiles). A Python that is itself linked to the library stays out.
    """
    program = os.path.realpath(python)
    if any(name.startswith("libpython") for name in libraries.needed_by(program)):
        return False
    inner = os.path.join(frozen, "_internal")
    shutil.copyfile(program, os.path.join(inner, PROGRAM))
    shutil.copyfile(os.path.join(PARTS, "start.py"), os.path.join(inner, "start.py"))
    shutil.copyfile(os.path.join(PARTS, "start.sh"), os.path.join(frozen, PROGRAM))
    for path in (os.path.join(inner, PROGRAM), os.path.join(frozen, PROGRAM)):
        os.chmod(path, 0o755)
    # Where Python looks for its modules, seen from where it lies itself; PyInstaller lays them elsewhere.
    (modules,) = glob.glob(os.path.join(inner, "python3*"))
    os.makedirs(os.path.join(inner, "lib"))
    os.symlink("..", os.path.join(inner, "lib", os.path.basename(modules)))
    os.symlink(os.path.join(os.path.basename(modules), "lib-dynload"), os.path.join(inner, "lib-dynload"))
    for library in glob.glob(os.path.join(inner, "libpython*")):
        os.remove(library)
    return True


def make_deb(frozen: str, out: str, version: str, python: str) -> str:
    """Make the .deb of a frozen folder; return its path."""
    with tempfile.TemporaryDirectory() as folder:
        root = os.path.join(folder, "root")
        program = os.path.join(root, "opt", PROGRAM)
        shutil.copytree(frozen, program, symlinks=True)
        leave_to_debian(program)
        depends = dependencies(program)
        put_parts(root, version, python)
        os.makedirs(os.path.join(root, "DEBIAN"))
        with open(os.path.join(root, "DEBIAN", "control"), "w", encoding="utf-8") as stream:
            size = sum(kilobytes(path) for path in libraries.every_file(root))
            stream.write(CONTROL.format(version=version, size=size, depends=", ".join(depends)))
        os.makedirs(out, exist_ok=True)
        path = os.path.join(out, "so-thi-dua_{}_amd64.deb".format(version))
        dev.call(["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", root, path])
    return path


def leave_to_debian(program: str) -> None:
    """Remove the libraries of the folder that a package of Debian owns, and the links to them."""
    for path in sorted(glob.glob(os.path.join(program, "_internal", "lib*.so*"))):
        name = os.path.basename(path)
        if not os.path.islink(path) and not OWN.match(name) and owners([name]):
            os.remove(path)
    for path in glob.glob(os.path.join(program, "_internal", "lib*.so*")):
        if os.path.islink(path) and not os.path.exists(path):
            os.remove(path)


def dependencies(program: str) -> List[str]:
    """Return the Depends of what is linked to and does not lie in the folder: a package for each library."""
    there = {os.path.basename(path) for path in libraries.every_file(program)}
    needed: Set[str] = set()
    for path in libraries.linked_files(program):
        needed |= libraries.needed_by(path)
    packages = set(owners(sorted(needed - there)).values()) | set(BY_NAME)
    return sorted(as_dependency(name) for name in packages)


def owners(names: List[str]) -> Dict[str, str]:
    """Return the packages of the machine that these libraries come from."""
    if not names:
        return {}
    # Of merged folders a package may have either name.
    folders = (LIBRARIES, LIBRARIES[4:], "/usr/lib64", "/lib64")
    paths = ["{}/{}".format(folder, name) for name in names for folder in folders]
    query = ["dpkg-query", "--search", *paths]
    shown = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    packages: Dict[str, str] = {}
    for line in shown.stdout.decode().splitlines():
        package, _colon, path = line.partition(": ")
        if not package.startswith("diversion "):
            packages[os.path.basename(path)] = package.split(",")[0].split(":")[0]
    return packages


def as_dependency(package: str) -> str:
    """Return how a package is depended on: with its older name, and of the C library with its version."""
    if package == "libc6":
        return "libc6 (>= {})".format(OLDEST_C_LIBRARY)
    return "{} | {}".format(package, OLD_NAMES[package]) if package in OLD_NAMES else package


def put_parts(root: str, version: str, python: str) -> None:
    """Put the menu entry, its description, the icons, the manual page and the licences where a desktop looks."""
    share = os.path.join(root, "usr", "share")
    places = {
        "applications/so-thi-dua.desktop": os.path.join(PARTS, "so-thi-dua.desktop"),
        "metainfo/so-thi-dua.metainfo.xml": os.path.join(PARTS, "so-thi-dua.metainfo.xml"),
        "icons/hicolor/scalable/apps/so-thi-dua.svg": ICON,
        "doc/so-thi-dua/copyright": os.path.join(PARTS, "copyright"),
    }
    for place, source in places.items():
        os.makedirs(os.path.dirname(os.path.join(share, place)), exist_ok=True)
        shutil.copyfile(source, os.path.join(share, place))
    draw_icons(os.path.join(share, "icons", "hicolor"), python)
    manual = os.path.join(share, "man", "man1")
    os.makedirs(manual)
    with open(os.path.join(PARTS, "so-thi-dua.1"), "rb") as source_stream:
        text = source_stream.read().replace(b"@VERSION@", version.encode())
    # Without a time in it, the same build gives the same file.
    with open(os.path.join(manual, "so-thi-dua.1.gz"), "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
            packed.write(text)
    os.makedirs(os.path.join(root, "usr", "bin"))
    os.symlink("/opt/so-thi-dua/so-thi-dua", os.path.join(root, "usr", "bin", PROGRAM))


DRAW = """
import sys
from PySide6.QtGui import QGuiApplication, QIcon
app = QGuiApplication(["icons"])
for size, path in zip(sys.argv[2::2], sys.argv[3::2]):
    assert QIcon(sys.argv[1]).pixmap(int(size), int(size)).save(path)
"""


def draw_icons(hicolor: str, python: str) -> None:
    """Draw the icon in the sizes that menus and task bars take."""
    command = [python, "-c", DRAW, ICON]
    for size in (16, 24, 32, 48, 64, 128, 256):
        folder = os.path.join(hicolor, "{0}x{0}".format(size), "apps")
        os.makedirs(folder)
        command += [str(size), os.path.join(folder, "so-thi-dua.png")]
    dev.call(["env", "QT_QPA_PLATFORM=offscreen", *command])


def make_portable(frozen: str, out: str, version: str) -> str:
    """Make the folder that is carried along, packed; return its path."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, PROGRAM)
        shutil.copytree(frozen, copy, symlinks=True)
        mark_portable(copy)
        path = os.path.join(out, "so-thi-dua-{}-linux.tar.xz".format(version))
        owner = ["--owner=0", "--group=0", "--numeric-owner", "--sort=name"]
        dev.call(["tar", "--use-compress-program", "xz -T0 -4", *owner, "-C", folder, "-cf", path, PROGRAM])
        return path


def mark_portable(folder: str) -> None:
    """Have the program of a folder keep its data in it."""
    with open(os.path.join(folder, PORTABLE_MARK), "w", encoding="utf-8", newline="\r\n") as stream:
        stream.write(PORTABLE_WORDS)


def kilobytes(path: str) -> int:
    """Return how much room a file takes on a disk, as Debian counts it."""
    return 1 if os.path.islink(path) else (os.path.getsize(path) + 1023) // 1024
