"""Sets the program up in this checkout, then runs it, its checks and tests, or what else a change to it needs.

    python3 packaging/dev.py run [ARGUMENTS]   the program, with arguments of so-thi-dua
    python3 packaging/dev.py check             format, lint, types and import contracts, all at the same time
    python3 packaging/dev.py test [ARGUMENTS]  the checks and every test, with arguments of pytest
    python3 packaging/dev.py test PATH...      those tests alone, without the checks; --window for those in a window
    python3 packaging/dev.py shots OUT         pictures of every page and dialog of the window, as PNG in the folder OUT
    python3 packaging/dev.py shots --of-help   the pictures of the help made anew, in resources/help/pictures
    python3 packaging/dev.py papers OUT        pictures of every paper that the sample book can fill
    python3 packaging/dev.py museum            keeps a data file of today's schema: run it before writing a migration
    python3 packaging/dev.py hook              has git run `check` before each commit

Any Python from 3.6 on can start this file; it needs nothing but the standard library. It finds (on Debian: installs)
Python 3.12 or later and the system libraries of Qt, and makes .venv from packaging/requirements.lock, where every
package is pinned by hash. A step that was done is not looked at again until what it was made from changes.

After a change of the dependencies in pyproject.toml, renew the lock with uv in a copy of that file outside the
checkout (uv.lock names addresses and is not kept; the exported lock names none):

    uv export --no-header --format requirements-txt --all-extras --no-emit-project --output-file requirements.lock
"""

import contextlib
import hashlib
import os
import sys
from typing import Callable, Dict, Iterator, List, Optional, Set

WINDOWS = os.name == "nt"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOCK = os.path.join(ROOT, "packaging", "requirements.lock")
VENV = os.path.join(ROOT, ".venv")
SCRIPTS = os.path.join(VENV, "Scripts" if WINDOWS else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if WINDOWS else "python")
PROGRAM = os.path.join(SCRIPTS, "so-thi-dua.exe" if WINDOWS else "so-thi-dua")
FINISHED = os.path.join(VENV, "finished-steps")

PROBE = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))"
PYTHON_PACKAGES = ["python3", "python3-venv"]
WINDOW_PACKAGES = [
    *["libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0t64", "libxkbcommon0"],
    *["libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"],
    "fonts-liberation",
]
SYSTEM_PACKAGES: Dict[str, List[str]] = {
    "run": WINDOW_PACKAGES,
    "check": [],
    "test": [*WINDOW_PACKAGES, "poppler-utils", "xauth", "xvfb"],
    "shots": WINDOW_PACKAGES,
    "papers": WINDOW_PACKAGES,
    "museum": [],
}
PICTURES = ("shots", "papers")
OF_HELP = ["shots", "--of-help"]
HELP_PICTURES = os.path.join(ROOT, "resources", "help", "pictures")
CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo"],
}
# A part of PySide is Python source inside a library, compiled anew at each start (a tenth of the time to the first
# page). Asked by this variable of its own it writes that part beside itself, and from then on finds it there.
UNPACK_PYSIDE = """
import compileall, os
os.environ["SBK_EMBED"] = "false"
from shiboken6 import Shiboken
compileall.compile_dir(os.path.join(os.path.dirname(Shiboken.__file__), "files.dir"), quiet=1)
"""
# Arguments of pytest that ask for one process, or say themselves how many.
ONE_PROCESS = ("--numprocesses", "--pdb", "--trace", "-s", "--capture", "--window", "--collect-only", "--co")
MOST_PROCESSES = 8

HOOK_MARK = "# written by packaging/dev.py hook"
HOOK = "#!/bin/sh\n" + HOOK_MARK + "\nexec " + ("py" if WINDOWS else "python3") + " packaging/dev.py check\n"


class SetUpFailed(Exception):
    """The machine is not as it has to be; the sentence says what is missing and, where known, the cure."""


def main(arguments: List[str]) -> int:
    """Carry out one of the commands; return the exit status."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if not is_command(command, rest):
        wanted = command in ("-h", "--help")
        (sys.stdout if wanted else sys.stderr).write(__doc__ or "")
        return 0 if wanted else 2
    try:
        if command == "hook":
            return install_hook()
        set_up(command)
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    if command == "run":
        return run(rest)
    if command == "check":
        return outcome(start_checks()())
    if command == "museum":
        return status("-m", "tests.data.schemas.make")
    if arguments == OF_HELP:
        return status("-m", "tests.pictures", "help", HELP_PICTURES)
    return test(rest) if command == "test" else status("-m", "tests.pictures", command, os.path.abspath(rest[0]))


def is_command(command: str, arguments: List[str]) -> bool:
    """Tell whether there is such a command and it takes so many arguments."""
    if command in PICTURES:
        return [command, *arguments] == OF_HELP or (len(arguments) == 1 and not arguments[0].startswith("-"))
    if command in ("check", "hook", "museum"):
        return not arguments
    return command in SYSTEM_PACKAGES


def run(arguments: List[str]) -> int:
    """Become the program, in the caller's folder; the exit status is the program's."""
    if not WINDOWS:
        os.execv(PYTHON, [PYTHON, PROGRAM, *arguments])
    import subprocess

    return subprocess.call([PROGRAM, *arguments])


def start_checks() -> Callable[[], List[str]]:
    """Start every check at the same time.

    What is returned waits for them, shows what each has to say, and returns the titles of those that failed.
    """
    import subprocess

    started = [
        (title, subprocess.Popen([PYTHON, *rest], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        for title, rest in CHECKS.items()
    ]

    def failed_checks() -> List[str]:
        failed = []
        for title, process in started:
            printed = process.communicate()[0]
            say("== " + title)
            sys.stdout.write(printed.decode("utf-8", "replace"))
            sys.stdout.flush()
            if process.returncode != 0:
                failed.append(title)
        return failed

    return failed_checks


def test(arguments: List[str]) -> int:
    """Run the tests at the paths among the arguments; without one, every check and test, also after one failed.

    Paths are those of the checkout. The windowless tests end last, so that the last line is the one that counts most
    of the tests; what the checks say stands among their first lines.
    """
    import subprocess

    paths = paths_in(arguments)
    spread = processes(arguments, paths)
    if paths:
        return status("-m", "pytest", *spread, *arguments)
    # Types take longest, on one processor; the tests in a window keep another one busy meanwhile.
    failed_checks = start_checks()
    say("== pytest in a real window")
    # In one process: a window system has one active window.
    results = [status("-m", "pytest", "--window", *arguments)]
    say("== pytest")
    # Types are still looked at then: waited for, they would leave the other processor idle.
    windowless = subprocess.Popen([PYTHON, "-m", "pytest", *spread, *arguments], cwd=ROOT)
    failed = failed_checks()
    results.append(windowless.wait())
    nothing_collected = 5
    if 0 not in results or not set(results) <= {0, nothing_collected}:
        failed.append("pytest")
    return outcome(failed)


def outcome(failed: List[str]) -> int:
    """Say what failed and return the exit status."""
    if failed:
        say("failed: " + ", ".join(failed))
    return 1 if failed else 0


def paths_in(arguments: List[str]) -> List[str]:
    """Return the arguments that name a file or folder of the checkout, or a test in one."""
    places = [argument.split("::")[0] for argument in arguments if not argument.startswith("-")]
    return [place for place in places if place and os.path.exists(os.path.join(ROOT, place))]


def processes(arguments: List[str], paths: List[str]) -> List[str]:
    """Return the options that spread tests over the processors; a single file is sooner done without."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    single = len(paths) == 1 and os.path.isfile(os.path.join(ROOT, paths[0]))
    alone = any(argument.startswith("-n") or argument.split("=")[0] in ONE_PROCESS for argument in arguments)
    if single or alone or usable < 2:
        return []
    # worksteal: whoever has done his share takes from the other's, so that none works on alone at the end
    return ["-n", str(min(usable, MOST_PROCESSES)), "--dist", "worksteal"]


def status(*arguments: str) -> int:
    """Run the Python of .venv in the checkout and return its exit status."""
    import subprocess

    return subprocess.call([PYTHON, *arguments], cwd=ROOT)


def install_hook() -> int:
    """Write the hook that checks the files of the checkout, as they stand there, before each commit."""
    import subprocess

    asked = ["git", "-C", ROOT, "rev-parse", "--git-path", "hooks"]
    try:
        found = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError:
        raise SetUpFailed("git is needed to know where its hooks are.") from None
    if found.returncode != 0:
        raise SetUpFailed("git knows no repository here: " + found.stderr.decode("utf-8", "replace").strip())
    # Git's answer may be relative to the checkout, and its worktrees share one folder of hooks.
    folder = os.path.join(ROOT, found.stdout.decode("utf-8", "surrogateescape").rstrip("\r\n"))
    path = os.path.join(folder, "pre-commit")
    if os.path.lexists(path) and not is_own_hook(path):
        raise SetUpFailed("there is another hook already, which is left as it is: " + path)
    os.makedirs(folder, exist_ok=True)
    with open(path, "w", newline="\n") as stream:
        stream.write(HOOK)
    os.chmod(path, 0o755)
    say("git runs the checks before each commit: " + path)
    return 0


def is_own_hook(path: str) -> bool:
    """Tell whether a hook was written by `hook`."""
    if not os.path.isfile(path):
        return False
    with open(path, encoding="utf-8", errors="replace") as stream:
        return HOOK_MARK in stream.read().splitlines()


def say(line: str) -> None:
    """Tell the caller something, leaving standard output to the program."""
    sys.stderr.write("dev.py: " + line + "\n")
    sys.stderr.flush()


# What was done is known by digests of what it was made from, written when a step has ended. Looking at them starts no
# process, so the second start costs nothing that can be felt.


def set_up(command: str) -> None:
    """Bring the machine and .venv to where `command` can run; do nothing where they are there already."""
    if is_ready(command):
        return
    with one_at_a_time():
        if is_ready(command):
            return
        if system_digest(command) not in finished_steps():
            install_system_packages(SYSTEM_PACKAGES[command])
        if not environment_is_ready():
            make_environment()
        done = finished_steps() | {system_digest(command), environment_digest()}
        with open(FINISHED, "w") as stream:
            stream.write("\n".join(sorted(done)) + "\n")


def is_ready(command: str) -> bool:
    """Tell whether both steps that `command` needs have ended as they would end today."""
    return environment_is_ready() and system_digest(command) in finished_steps()


def environment_is_ready() -> bool:
    """Tell whether .venv was finished, from today's lock, project and Python."""
    # exists() follows links: a .venv whose Python was removed from the machine is none
    return os.path.exists(PYTHON) and os.path.exists(PROGRAM) and environment_digest() in finished_steps()


def finished_steps() -> Set[str]:
    """Return the digests of the steps that have ended."""
    try:
        with open(FINISHED) as stream:
            return set(stream.read().split())
    except FileNotFoundError:
        return set()


def system_digest(command: str) -> str:
    """Return what stands for the system packages of `command`."""
    return hashlib.sha256(" ".join(SYSTEM_PACKAGES[command]).encode()).hexdigest()


def environment_digest() -> str:
    """Return what stands for the contents of .venv: it changes with everything that .venv is made from."""
    digest = hashlib.sha256()
    # the place too, since scripts name it; the real Python too, since the system may replace it by another version
    for text in (ROOT, os.path.realpath(PYTHON), project_sections()):
        digest.update(text.encode("utf-8", "surrogateescape") + b"\0")
    for path in (LOCK, os.path.abspath(__file__), os.path.join(VENV, "pyvenv.cfg")):
        if os.path.exists(path):
            with open(path, "rb") as stream:
                digest.update(stream.read() + b"\0")
    return digest.hexdigest()


def project_sections() -> str:
    """Return the lines of pyproject.toml that an installation depends on: not those of the checkers."""
    kept = []
    keep = False
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("["):
                keep = line.startswith(("[build-system", "[project", "[tool.hatch"))
            if keep:
                kept.append(line)
    return "".join(kept)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Make a second start wait for the first, rather than build in the same folder (not on Windows)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        handle = os.open(LOCK, os.O_RDWR)  # writable, though never written: network folders lock nothing less
    except PermissionError:
        raise SetUpFailed("this user may not write in " + ROOT + "; start this as the one who may.") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def make_environment() -> None:
    """Make .venv anew; nothing of an older or half-made one stays."""
    make_pinned(VENV, PYTHON, [LOCK])
    call([*pip(PYTHON), "--no-build-isolation", "--editable", ROOT])
    call([PYTHON, "-m", "compileall", "-q", os.path.join(ROOT, "desktop_app")])


def make_pinned(folder: str, python: str, locks: List[str]) -> None:
    """Make an environment anew in a folder, whose Python is to be `python`, with what the locks pin by hash."""
    maker = find_python()
    if maker is None:
        raise SetUpFailed("Python 3.12 or later with its venv module is needed; install it and start this again.")
    place = os.path.relpath(folder, ROOT)
    say("making " + place + " with " + maker)
    call([maker, "-m", "venv", "--clear", folder])
    say("installing the packages of " + ", ".join(os.path.relpath(lock, ROOT) for lock in locks) + " into " + place)
    pinned = [word for lock in locks for word in ("-r", lock)]
    # compiled once here, since a machine may be set not to write bytecode while running
    call([*pip(python), "--compile", "--only-binary", ":all:", "--require-hashes", *pinned])
    call([python, "-c", UNPACK_PYSIDE])


def pip(python: str) -> List[str]:
    """Return the command by which the environment of a Python is given packages, each only itself."""
    return [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]


def find_python() -> Optional[str]:
    """Return a Python that is new enough and can make a .venv with pip, or None."""
    import shutil
    import subprocess

    own = [os.path.join(sys.base_prefix, "python.exe" if WINDOWS else "bin/python3")]
    if sys.prefix == sys.base_prefix:
        own.insert(0, sys.executable)
    # the system's own before the versioned names: those may be stand-ins of a version switcher
    names = ["python3", "/usr/bin/python3", *(f"python3.{minor}" for minor in (14, 13, 12)), "python"]
    for python in [*own, *(path for path in (shutil.which(name) for name in names) if path)]:
        try:
            probe = subprocess.run([python, "-c", PROBE], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError:
            continue
        if probe.returncode == 0:
            return python
    return None


def install_system_packages(packages: List[str]) -> None:
    """Install what is missing on a Debian or its like; elsewhere the machine's owner sees to it."""
    import shutil

    if not shutil.which("dpkg-query"):
        return
    wanted = missing_packages(packages)
    if find_python() is None:
        wanted += PYTHON_PACKAGES
    if not wanted:
        return
    root = root_prefix()
    by_hand = "sudo apt-get install --no-install-recommends " + " ".join(wanted)
    if root is None:
        raise SetUpFailed("system packages are missing and only root may install them. Please run: " + by_hand)
    say("installing system packages: " + " ".join(wanted))
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    call([*apt, "update"])
    call([*apt, "install", "--no-install-recommends", *wanted])


def missing_packages(packages: List[str]) -> List[str]:
    """Return those of the Debian packages that are not installed."""
    import subprocess

    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *packages]
    shown = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    installed = {line.split()[1] for line in shown.splitlines() if line.startswith("installed ")}
    return [name for name in packages if name not in installed]


def root_prefix() -> Optional[List[str]]:
    """Return what to put before a command that root has to run, or None where that may not be."""
    import shutil
    import subprocess

    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.call([sudo, "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return [sudo, "-n"]
    return None


def call(command: List[str]) -> None:
    """Run one command of the set-up; what it prints is shown only when it fails."""
    import subprocess

    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        raise SetUpFailed("this command failed: " + " ".join(command))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
