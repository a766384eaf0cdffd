"""What the rehearsal does within its Debian, step by step; packaging/wine/rehearse.py starts it there.

Each step says what it saw, with seconds and sizes, in seen/rehearsal.txt. The first that fails ends the rehearsal.
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time
from typing import Callable, Dict, List, Optional, Sequence, Tuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import build  # noqa: E402
import dev  # noqa: E402
import installer  # noqa: E402
import libraries  # noqa: E402
from wine import nsis, suite, windows_python  # noqa: E402

INNER = "/rehearsal"
CHECKOUT = INNER + "/checkout"
ENVIRONMENT = CHECKOUT + "/build/environment"
PREFIX = INNER + "/windows"
SEEN = INNER + "/seen"
HOME = PREFIX + "/drive_c/users/root"
INSTALLED = HOME + "/AppData/Local/Programs/so-thi-dua"
DATA = HOME + "/AppData/Local/so-thi-dua"
LINKS = [
    HOME + "/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sổ Thi đua.lnk",
    HOME + "/Desktop/Sổ Thi đua.lnk",
]
DISPLAY = ":17"
WINE: Dict[str, str] = {
    **{"WINEPREFIX": PREFIX, "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d"},
    **{"DISPLAY": DISPLAY, "PYTHONUTF8": "1", "HOME": INNER, "USER": "root"},
}
OFFERED = "Software\\Classes\\.zip\\OpenWithProgids"
VERSIONS = "import sys, sqlite3, PySide6; print(sys.version, sqlite3.sqlite_version, PySide6.__version__)"
NEWER = "99.0.0"
"""The version by which the installer is made a second time: an upgrade of the first."""


class Failed(Exception):
    """A step did not come out as it has to."""


def main(digest: str, minutes: float, tests: List[str]) -> int:
    """Rehearse, with what an earlier rehearsal froze if there is no digest of the locks; or have tests run.

    Returns the exit status.
    """
    for place in (SEEN, INNER + "/work"):
        os.makedirs(place, exist_ok=True)
    for path in glob.glob(SEEN + "/*"):
        os.remove(path)
    # Of a rehearsal that was ended from outside; the number in it may be another process's by now.
    for path in glob.glob("{}/.X{}-lock".format(tempfile.gettempdir(), DISPLAY[1:])):
        os.remove(path)
    os.environ.update(WINE)
    os.chdir(CHECKOUT)
    screen = started("Xvfb", DISPLAY, "-screen", "0", "1366x768x24")
    try:
        step("Windows of Wine", make_windows)
        # One program that stays keeps the rest of them from starting Wine's services each time.
        stays = started("wine", "cmd")
        if digest and not (tests and os.path.exists(ENVIRONMENT + "/finished")):
            step("Python for Windows", lambda: make_environment(digest))
        if tests:
            step("tests", lambda: run_tests(tests, minutes))
        else:
            rehearse(anew=bool(digest))
        stays.kill()
    except (Failed, dev.SetUpFailed, subprocess.SubprocessError, OSError) as problem:
        note("FAILED: {}".format(problem))
        return 1
    finally:
        screen.kill()
    note("all steps done")
    return 0


def rehearse(anew: bool) -> None:
    """Do the steps, from the frozen program on. Raises what the first of them raises that fails."""
    if anew:
        step("build.py windows", make_packages)
    step("two installers", make_installers)
    for title, act in REHEARSED.items():
        step(title, act)


def run_tests(paths: List[str], minutes: float) -> str:
    """Have the Python of Windows run tests, each path's so many minutes at most; return the table. Raises Failed."""
    # Books are written in memory, as the suite does where it finds room there.
    memory = INNER + "/memory"
    os.makedirs(memory, exist_ok=True)
    said_by("mount", "-t", "tmpfs", "tmpfs", memory)
    os.environ["PYTEST_DEBUG_TEMPROOT"] = windows_path(memory)
    # Without a screen Qt reads this folder, and Wine's has next to nothing in it.
    for path in glob.glob("/usr/share/fonts/truetype/dejavu/*.ttf"):
        shutil.copy(path, PREFIX + "/drive_c/windows/Fonts")
    os.environ["PYTHONPATH"] = windows_path(windows_python.lay_locks(INNER + "/as-windows"))
    table, unexplained = suite.run(
        ["wine", ENVIRONMENT + "/Scripts/python.exe", "-m", "pytest"], paths, minutes * 60, SEEN
    )
    demand(not unexplained, "\n{}{}".format(table, "\n".join(unexplained)))
    return "\n" + table


def step(title: str, act: Callable[[], str]) -> None:
    """Do one step and note what it says and how long it took."""
    began = time.monotonic()
    seen = act()
    note("{:7.1f} s  {}: {}".format(time.monotonic() - began, title, seen))


def note(line: str) -> None:
    """Keep a line of what was seen, and show it."""
    with open(SEEN + "/rehearsal.txt", "a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def started(*words: str) -> "subprocess.Popen[bytes]":
    """Start a program that goes on by itself."""
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def outcome(words: Sequence[str], seconds: int) -> Tuple[int, str]:
    """Run a program to its end; return its exit status and what it says.

    Not by a pipe: services of Wine that it starts have the pipe, too, and stay, and so would whoever reads it.
    """
    with tempfile.TemporaryFile() as stream:
        quiet = subprocess.DEVNULL
        done = subprocess.run(words, stdin=quiet, stdout=stream, stderr=subprocess.STDOUT, timeout=seconds)
        stream.seek(0)
        return done.returncode, stream.read().decode("utf-8", "replace")


def said_by(*words: str, wanted: Sequence[int] = (0,), seconds: int = 900) -> str:
    """Run a program to its end; return what it says. Raises Failed."""
    status, said = outcome(words, seconds)
    if status not in wanted:
        raise Failed("{}: exit status {}\n{}".format(" ".join(words), status, said[-6000:]))
    return said


def wine(*words: str, wanted: Sequence[int] = (0,), seconds: int = 900) -> str:
    """Run a program of Windows to its end; return what it says. Raises Failed."""
    return said_by("wine", *words, wanted=wanted, seconds=seconds)


def windows_path(path: str) -> str:
    """Return how Windows names a file of the Debian."""
    return "Z:" + path.replace("/", "\\")


def make_windows() -> str:
    """Make Wine's Windows anew."""
    shutil.rmtree(PREFIX, ignore_errors=True)
    said_by("wineboot", "--init")
    said_by("wineserver", "--wait")
    # Wine's own Tahoma has not all the letters of Vietnamese, Windows' has; boxes would be Wine's, not the installer's.
    for path in glob.glob("/usr/share/wine/fonts/tahoma*.ttf"):
        os.remove(path)
    for name in ("Tahoma", "MS Shell Dlg", "MS Shell Dlg 2"):
        wine("reg", "add", "HKCU\\Software\\Wine\\Fonts\\Replacements", "/v", name, "/d", "Liberation Sans", "/f")
    said_by("wineserver", "--wait")
    windows_python.make_stubs(PREFIX + "/drive_c/windows/system32", INNER + "/work")
    return said_by("wine", "--version").strip()


def make_environment(digest: str) -> str:
    """Put Python and its packages where build.py looks for them, marked as finished."""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    windows_python.make_python(windows_python.the_wheel(INNER + "/wheels"), ENVIRONMENT, INNER + "/work")
    shutil.copytree(INNER + "/site-packages", ENVIRONMENT + "/Lib/site-packages", dirs_exist_ok=True)
    python = ENVIRONMENT + "/Scripts/python.exe"
    # The Debian's Python writes the same bytecode, in a fraction of the time.
    subprocess.run([sys.executable, "-m", "compileall", "-q", "-j0", ENVIRONMENT + "/Lib"], stdout=subprocess.DEVNULL)
    wine(python, "-c", dev.UNPACK_PYSIDE)
    with open(ENVIRONMENT + "/finished", "w") as stream:
        stream.write(digest)
    return wine(python, "-c", VERSIONS).strip()


def make_packages() -> str:
    """Have build.py freeze and try the program and pack it, by the command that a person has run on Windows."""
    shutil.rmtree(CHECKOUT + "/dist", ignore_errors=True)
    script = windows_path(CHECKOUT + "/packaging/build.py")
    with nsis.compiler(INNER + "/nsis", PREFIX + "/drive_c") as compiler:
        os.environ["MAKENSIS"] = windows_path(compiler)
        try:
            said = wine(ENVIRONMENT + "/Scripts/python.exe", script, "windows", seconds=5400)
        finally:
            del os.environ["MAKENSIS"]
    return "; ".join(said.replace("\r", "").strip().splitlines()[-4:])


def make_installers() -> str:
    """Make the installer, and the same as a newer version, unless they are newer than what they are made from."""
    sizes = []
    for version in (build.version(), NEWER):
        path = os.path.join(build.OUT, "so-thi-dua-{}-setup.exe".format(version))
        made_from = (installer.SCRIPT, build.FROZEN + "/so-thi-dua.exe")
        if not os.path.exists(path) or os.path.getmtime(path) < max(map(os.path.getmtime, made_from)):
            installer.make_installer(build.FROZEN, build.OUT, version, build.ICON)
        sizes.append("{} {:.1f} MB".format(os.path.basename(path), os.path.getsize(path) / 1e6))
    return ", ".join(sizes)


def setup(version: str, wanted: int = 0) -> None:
    """Run an installer that asks nothing."""
    wine(build.OUT + "/so-thi-dua-{}-setup.exe".format(version), "/S", wanted=(wanted,))


def demand(true: object, sentence: str) -> None:
    """Raise Failed with a sentence unless something is true."""
    if not true:
        raise Failed(sentence)


def command(*words: str, wanted: Sequence[int] = (0,)) -> str:
    """Run a command of the installed program on the folder of data that it takes by itself."""
    return wine(INSTALLED + "/so-thi-dua-lenh.exe", *words, wanted=wanted)


def registered(key: str, name: str = "") -> Optional[str]:
    """Return a value of the user's registry, or None."""
    asked = ["/v", name] if name else ["/ve"]
    said = wine("reg", "query", "HKCU\\" + key, *asked, wanted=(0, 1))
    lines = [line.split("REG_", 1)[1].split(None, 1) for line in said.splitlines() if "REG_" in line]
    return (lines[0][1].strip() if len(lines[0]) > 1 else "") if lines else None


def show_installer() -> str:
    """Start the installer with its pages, take the picture of the first, and end it there."""
    name = "so-thi-dua-{}-setup.exe".format(build.version())
    asking = started("wine", os.path.join(build.OUT, name))
    try:
        wait_for_window("Sổ Thi đua")
        time.sleep(3)  # for its page; nothing outside tells when that is painted
        said_by("import", "-window", "root", SEEN + "/installer.png")
        wine("taskkill", "/f", "/im", name)
    finally:
        asking.kill()
    demand(not os.path.exists(INSTALLED), "it installed before it was told to")
    return "its first page pictured"


def install() -> str:
    """Install without a question, and look for all that belongs to it."""
    setup(build.version())
    demand(all(os.path.exists(path) for path in LINKS), "a link is missing: " + ", ".join(LINKS))
    demand(registered(OFFERED, "SoThiDua.Goi") is not None, "no entry for packages")
    opened = registered("Software\\Classes\\SoThiDua.Goi\\shell\\open\\command") or ""
    demand(opened.endswith('so-thi-dua.exe" "%1"'), "packages are opened by " + opened)
    demand(build.version() in command("--version"), "another version was installed")
    return "{:.0f} MB, links and package entry there".format(libraries.folder_size(INSTALLED) / 1e6)


def carry_along() -> str:
    """Unpack the portable folder, make a book there and look where its data lie. Then it is taken away."""
    folder = PREFIX + "/drive_c/Sổ mang theo"
    (packed,) = glob.glob(build.OUT + "/so-thi-dua-*-windows.zip")
    shutil.unpack_archive(packed, folder)
    program = folder + "/so-thi-dua"
    wine(program + "/so-thi-dua-lenh.exe", "init", "--sample")
    demand(os.path.isfile(program + "/du-lieu/so-thi-dua.db"), "its data lie elsewhere")
    demand(not os.path.exists(DATA), "it made a folder in the profile")
    shutil.rmtree(folder)
    return "{} {:.1f} MB; its data lie beside it".format(os.path.basename(packed), os.path.getsize(packed) / 1e6)


def keep_book() -> str:
    """Make a book, and print a list of it to PDF."""
    command("init", "--sample")
    printed = SEEN + "/danh-sach.pdf"
    command("paper", "nomination-list", "--round", "2026-H1", "--out", windows_path(printed))
    text = said_by("pdftotext", "-layout", printed, "-")
    demand("DANH SÁCH" in text.upper(), "the list says: " + text[:400])
    said_by("pdftoppm", "-r", "70", "-png", printed, SEEN + "/danh-sach")
    fonts = said_by("pdffonts", printed).splitlines()[2:]
    return "a list of {} lines, fonts {}".format(
        len(text.splitlines()), ", ".join(sorted({line.split()[0] for line in fonts}))
    )


def show_window() -> str:
    """Start the window, take its picture, be refused by installer and uninstaller, and close it by its own key."""
    began = time.monotonic()
    window = started("wine", INSTALLED + "/so-thi-dua.exe")
    try:
        named = wait_for_window("Sổ Thi đua")
        stood = time.monotonic() - began
        wait_for_backup()
        time.sleep(3)  # until it is painted, which nothing outside tells
        said_by("import", "-window", "root", SEEN + "/window.png")
        memory = resident_megabytes("so-thi-dua.exe")
        setup(NEWER, wanted=3)
        uninstall(wanted=3)
        demand(build.version() in command("--version"), "what was refused changed the program")
        said_by("xdotool", "windowfocus", named)
        said_by("xdotool", "key", "--window", named, "ctrl+q")
        window.wait(timeout=60)
    finally:
        window.kill()
    return "stands after {:.1f} s, {:.0f} MB of memory; installing and uninstalling refused while open".format(
        stood, memory
    )


def wait_for_backup() -> None:
    """Return once the program has backed the book up by itself: it does so when its first page is filled."""
    until = time.monotonic() + 120
    while not backups():
        demand(time.monotonic() < until, "the window never came to the day's backup")
        time.sleep(0.5)


def wait_for_window(title: str) -> str:
    """Return the number of the window with a title, once it stands. Raises Failed."""
    until, asked = time.monotonic() + 120, ["xdotool", "search", "--onlyvisible", "--name", title]
    while time.monotonic() < until:
        status, named = outcome(asked, 60)
        if status == 0 and named.split():
            return named.split()[-1]
        time.sleep(0.1)
    raise Failed("no window came")


def resident_megabytes(name: str) -> float:
    """Return how much memory the processes of a program have."""
    most = 0.0
    for path in glob.glob("/proc/[0-9]*/status"):
        try:
            with open(path) as stream:
                lines = dict(line.split(":", 1) for line in stream.read().splitlines() if ":" in line)
        except OSError:
            continue
        if lines.get("Name", "").strip() == name[:15]:
            most = max(most, int(lines["VmRSS"].split()[0]) / 1024)
    return most


def upgrade() -> str:
    """Install the newer version over the older one: the book is backed up first, nothing of the older one stays."""
    before = set(backups())
    left = INSTALLED + "/_internal/left-by-the-older.py"
    with open(left, "w"):
        pass
    setup(NEWER)
    made = set(backups()) - before
    demand(made, "no backup was made before the upgrade")
    demand(
        not os.path.exists(left) and not os.path.exists(INSTALLED + "/_internal.cu"),
        "modules of the older version stayed",
    )
    shown = registered("Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\so-thi-dua", "DisplayVersion")
    demand(shown == NEWER, "Windows lists version {}".format(shown))
    command("check")
    setup(build.version(), wanted=5)
    return "backed up first ({}); the older one over the newer refused".format(
        ", ".join(sorted(map(os.path.basename, made)))
    )


def backups() -> List[str]:
    """Return the backups of the book."""
    return glob.glob(DATA + "/sao-luu/*.db")


def uninstall(wanted: int = 0) -> None:
    """Run the uninstaller from where it lies, so that it is over when it returns."""
    inside = registered("Software\\so-thi-dua", "InstallDir")
    wine(INSTALLED + "/go-cai-dat.exe", "/S", "_?={}".format(inside), wanted=(wanted,))


def take_away() -> str:
    """Uninstall, and look for what stays: her data alone."""
    kept = sorted(os.listdir(DATA))
    uninstall()
    demand(os.listdir(INSTALLED) in ([], ["go-cai-dat.exe"]), "left: " + ", ".join(os.listdir(INSTALLED)))
    demand(not any(os.path.exists(path) for path in LINKS), "a link was left")
    for key in ("Software\\so-thi-dua", "Software\\Classes\\SoThiDua.Goi"):
        demand(registered(key) is None, key + " was left")
    demand(
        registered(OFFERED, "SoThiDua.Goi") is None,
        "the entry for packages was left",
    )
    demand(sorted(os.listdir(DATA)) == kept and "so-thi-dua.db" in kept, "data were touched")
    return "the data stay ({})".format(", ".join(kept))


REHEARSED = {
    "the portable folder": carry_along,
    "the installer's pages": show_installer,
    "installed": install,
    "a book and a printed list": keep_book,
    "the window": show_window,
    "upgraded": upgrade,
    "taken away": take_away,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), sys.argv[3:]))
