"""Builds what is installed on the clerk's machine: the program with its own Python and Qt, and the packages of it.

    python3 packaging/build.py linux      dist/so-thi-dua/ frozen and tried, a .deb and a portable .tar.xz of it
    python3 packaging/build.py windows    the same on a machine with Windows: the folder, a portable .zip, the installer
    python3 packaging/build.py installer  the installer alone, of a dist/so-thi-dua/ that was frozen on Windows
    python3 packaging/build.py freeze     on either system only the folder dist/so-thi-dua/, frozen and tried
    python3 packaging/build.py check      tries once more what lies in dist/so-thi-dua/

Any Python from 3.7 on can start this file, as dev.py, whose Python and system packages it uses. What it freezes with
lies in build/environment, made from requirements.lock and build.lock. Nothing here is a part of `dev.py test`: a build
takes minutes. After a change of requirements.lock renew build.lock with uv, from a file that names pyinstaller alone:

    uv pip compile --universal --python-version 3.12 --generate-hashes --no-header --no-annotate \\
        --constraint packaging/requirements.lock --output-file packaging/build.lock pyinstaller.in

(The constraint without its hashes; the lock names no address.)
"""

import hashlib
import os
import re
import shutil
import sys
import tempfile
from typing import List

import dev
import installer
import libraries
import linux
import main_job

LOCKS = [dev.LOCK, os.path.join(dev.ROOT, "packaging", "build.lock")]
SPEC = os.path.join(dev.ROOT, "packaging", "so-thi-dua.spec")
WORK = os.path.join(dev.ROOT, "build")
OUT = os.path.join(dev.ROOT, "dist")
FROZEN = os.path.join(OUT, "so-thi-dua")
ENVIRONMENT = os.path.join(WORK, "environment")
PYTHON = os.path.join(ENVIRONMENT, "Scripts/python.exe" if dev.WINDOWS else "bin/python")
PLAN = os.path.join(dev.ROOT, "resources", "plans", "ke-hoach-2022-2030.txt")
ICON = os.path.join(WORK, "so-thi-dua.ico")
"""What so-thi-dua.spec gives the programs of Windows."""
BUILD_PACKAGES = [*dev.WINDOW_PACKAGES, "binutils", "dpkg-dev", "libcups2t64", "xz-utils"]
COMMANDS = ("linux", "windows", "installer", "freeze", "check")


def main(arguments: List[str]) -> int:
    """Carry out one of the commands; return the exit status."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        wanted = arguments in (["-h"], ["--help"])
        (sys.stdout if wanted else sys.stderr).write(__doc__ or "")
        return 0 if wanted else 2
    try:
        carry_out(arguments[0])
    except dev.SetUpFailed as problem:
        say(str(problem))
        return 1
    return 0


def carry_out(command: str) -> None:
    """Carry out one command, and say what it made. Raises SetUpFailed."""
    made: List[str] = []
    if command in ("linux", "windows"):
        refuse_other_system(command)
    if command == "windows":
        installer.find_nsis()  # before minutes are spent
    if command in ("linux", "windows", "freeze"):
        freeze()
    if command != "installer":
        try_out()
    if command == "linux":
        made = [linux.make_deb(FROZEN, OUT, version(), PYTHON), linux.make_portable(FROZEN, OUT, version())]
    elif command == "windows":
        made = [make_portable_zip()]
    if command in ("windows", "installer"):
        made.append(installer.make_installer(FROZEN, OUT, version(), ICON))
    for path in made:
        say("{} ({:.1f} MB)".format(path, os.path.getsize(path) / 1e6))


def refuse_other_system(system: str) -> None:
    """Raise SetUpFailed where the other system's program would be asked for: each is frozen on its own."""
    if (system == "windows") != dev.WINDOWS:
        raise dev.SetUpFailed("a program for {} is frozen on a machine with it.".format(system.capitalize()))


def version() -> str:
    """Return the program's version, from the one place it stands in."""
    with open(os.path.join(dev.ROOT, "desktop_app", "__init__.py"), encoding="utf-8") as stream:
        stated = re.search(r'^__version__ = "([^"]+)"', stream.read(), re.MULTILINE)
    if stated is None:
        raise dev.SetUpFailed("desktop_app/__init__.py states no version.")
    return stated.group(1)


def freeze() -> None:
    """Make dist/so-thi-dua anew."""
    make_environment()
    if dev.WINDOWS:
        installer.draw_icon(linux.ICON, ICON, PYTHON)
    say("freezing")
    places = ["--distpath", OUT, "--workpath", os.path.join(WORK, "freezing")]
    dev.call([PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, SPEC])
    if not dev.WINDOWS:
        if not linux.start_by_own_python(FROZEN, PYTHON):
            say("this Python is linked to its own library: the start stays slower by a third")
        dropped = libraries.drop_unneeded(FROZEN)
        say("{} libraries dropped that nothing is linked to".format(len(dropped)))


def make_environment() -> None:
    """Make what it is frozen with, unless it was made from today's locks."""
    if not dev.WINDOWS:
        dev.install_system_packages(BUILD_PACKAGES)
    mark = os.path.join(ENVIRONMENT, "finished")
    digest = locks_digest()
    if os.path.exists(PYTHON) and os.path.exists(mark):
        with open(mark) as stream:
            if stream.read() == digest:
                return
    dev.make_pinned(ENVIRONMENT, PYTHON, LOCKS)
    with open(mark, "w") as stream:
        stream.write(digest)


def locks_digest() -> str:
    """Return what stands for the contents of the environment."""
    digest = hashlib.sha256()
    for lock in LOCKS:
        with open(lock, "rb") as stream:
            digest.update(stream.read() + b"\0")
    return digest.hexdigest()


def try_out() -> None:
    """Look for libraries that are missing and have the build do the main job. Raises SetUpFailed."""
    say("{}: {:.0f} MB".format(FROZEN, libraries.folder_size(FROZEN) / 1e6))
    if dev.WINDOWS:
        dev.call([PYTHON, os.path.join(dev.ROOT, "packaging", "windows_libraries.py"), FROZEN])
    else:
        missing = libraries.missing_libraries(FROZEN)
        if missing:
            raise dev.SetUpFailed(
                "libraries are missing: " + "; ".join(name + " for " + of for name, of in sorted(missing.items()))
            )
    with tempfile.TemporaryDirectory(prefix="sổ thi đua ") as folder:
        failed = main_job.failures([executable()], folder, PLAN)
    if failed:
        raise dev.SetUpFailed("the build does not do the main job:\n" + "\n".join(failed))
    say("no library is missing; {} of the main job's commands done".format(len(main_job.commands())))


def executable() -> str:
    """Return the program that writes to a console."""
    return os.path.join(FROZEN, "so-thi-dua-lenh.exe" if dev.WINDOWS else "so-thi-dua")


def make_portable_zip() -> str:
    """Make the portable folder of Windows; return its path."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "so-thi-dua")
        shutil.copytree(FROZEN, copy)
        linux.mark_portable(copy)
        return shutil.make_archive(os.path.join(OUT, "so-thi-dua-{}-windows".format(version())), "zip", folder)


def say(line: str) -> None:
    """Tell the caller something."""
    sys.stderr.write("build.py: " + line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
