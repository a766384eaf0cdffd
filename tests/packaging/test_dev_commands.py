"""The commands of the set-up script beside `run`: what each starts, and the hook that has git run the checks."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in .venv has the layout of POSIX")


SPREAD = ["-n", "2", "--dist", "worksteal"]
"""Of pytest on two processors."""

WRONG: tuple[list[str], ...] = (
    [],
    ["build"],
    ["check", "now"],
    ["hook", "x"],
    ["museum", "0004"],
    ["shots"],
    ["papers", "a", "b"],
    ["shots", "-n"],
    ["papers", "--of-help"],
)


@pytest.mark.parametrize(("arguments", "status"), [*((wrong, 2) for wrong in WRONG), (["-h"], 0), (["--help"], 0)])
def test_usage(dev: ModuleType, arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == status
    printed = capsys.readouterr()
    usage = printed.err if status else printed.out
    commands = re.findall(r"packaging/dev\.py (\w+)", usage)
    assert {*commands} == {*dev.SYSTEM_PACKAGES, "hook"}


class Processes:
    """Stands in for the processes that are started: keeps their arguments, and ends each as it is told to."""

    def __init__(self) -> None:
        self.window = self.plain = self.ruff = 0
        self.started: list[list[str]] = []
        self.printed = b""

    def call(self, command: list[str], **_options: object) -> int:
        """Run a process to its end."""
        self.started.append(command[1:])
        if "pytest" not in command:
            return 9
        return self.window if "--window" in command else self.plain

    def start(self, command: list[str], **_options: object) -> "Processes.ProcessStart":
        """Start a process."""
        self.started.append(command[1:])
        if "pytest" in command:
            return Processes.ProcessStart(self.plain, b"")
        return Processes.ProcessStart(self.ruff if command[2:] == ["ruff", "check"] else 0, self.printed)

    class ProcessStart:
        """A process that ends when one asks what it printed."""

        def __init__(self, status: int, printed: bytes) -> None:
            self.returncode: int | None = None
            self._ending, self._printed = status, printed

        def communicate(self) -> tuple[bytes, None]:
            """Wait for it."""
            self.returncode = self._ending
            return self._printed, None

        def wait(self) -> int:
            """Wait for it; what it prints was not asked for."""
            return self._ending


@pytest.fixture
def processes(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Processes:
    """Return the stand-in for the processes of a checkout that is set up, on a machine with two processors."""
    stand_in = Processes()
    monkeypatch.setattr(subprocess, "call", stand_in.call)
    monkeypatch.setattr(subprocess, "Popen", stand_in.start)
    monkeypatch.setattr(dev, "set_up", lambda _command: None)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1}, raising=False)
    return stand_in


@pytest.mark.parametrize(
    ("window", "plain", "ruff", "status"),
    [(0, 0, 0, 0), (5, 0, 0, 0), (0, 5, 0, 0), (5, 5, 0, 1), (1, 0, 0, 1), (0, 1, 0, 1), (2, 5, 0, 1), (0, 0, 1, 1)],
)
def test_every_check_runs_and_each_counts(
    dev: ModuleType, processes: Processes, window: int, plain: int, ruff: int, status: int
) -> None:
    processes.window, processes.plain, processes.ruff = window, plain, ruff
    assert dev.main(["test", "-x"]) == status
    assert len(processes.started) == len(dev.CHECKS) + 2
    assert processes.started[-2:] == [["-m", "pytest", "--window", "-x"], ["-m", "pytest", *SPREAD, "-x"]]


def test_the_checks_alone(dev: ModuleType, processes: Processes, capsys: pytest.CaptureFixture[str]) -> None:
    processes.printed = "đạt\n".encode()
    assert dev.main(["check"]) == 0
    assert processes.started == list(dev.CHECKS.values())
    printed = capsys.readouterr()
    assert printed.out == "đạt\n" * len(dev.CHECKS)
    assert printed.err.splitlines() == [f"dev.py: == {title}" for title in dev.CHECKS]
    processes.ruff = 1
    assert dev.main(["check"]) == 1
    assert capsys.readouterr().err.endswith("dev.py: failed: ruff check\n")


@pytest.mark.parametrize(("command", "started"), [("check", 0), ("test", 2)])
def test_all_checks_and_all_tests_are_started_before_a_check_is_waited_for(
    dev: ModuleType, processes: Processes, monkeypatch: pytest.MonkeyPatch, command: str, started: int
) -> None:
    started_before: list[int] = []

    def wait(_process: object) -> tuple[bytes, None]:
        started_before.append(len(processes.started))
        return b"", None

    monkeypatch.setattr(Processes.ProcessStart, "communicate", wait)
    dev.main([command])
    assert started_before == [len(dev.CHECKS) + started] * len(dev.CHECKS)


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["tests/domain/test_a.py"], []),
        (["tests/domain/test_a.py::test_one"], []),
        (["tests/domain"], SPREAD),
        (["tests/domain", "tests/domain/test_a.py"], SPREAD),
        (["tests/domain", "-n4"], []),
        (["tests/domain", "-n", "0"], []),
        (["--pdb", "tests/domain"], []),
        (["--capture=no", "tests/domain"], []),
        (["tests/domain", "--window"], []),
    ],
)
def test_with_paths_only_those_tests_run(
    dev: ModuleType, processes: Processes, checkout: Path, arguments: list[str], given: list[str]
) -> None:
    (checkout / "tests" / "domain").mkdir(parents=True)
    (checkout / "tests" / "domain" / "test_a.py").touch()
    assert dev.main(["test", *arguments]) == 0
    assert processes.started == [["-m", "pytest", *given, *arguments]]
    processes.plain = processes.window = 4
    assert dev.main(["test", *arguments]) == 4


def test_one_processor_gets_one_process(dev: ModuleType, processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0}, raising=False)
    dev.main(["test", "-k", "undo"])
    assert processes.started[-1] == ["-m", "pytest", "-k", "undo"]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(64)), raising=False)
    dev.main(["test"])
    assert processes.started[-1] == ["-m", "pytest", "-n", "8", "--dist", "worksteal"]


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["shots", "out"], ["tests.pictures", "shots"]),
        (["shots", "--of-help"], ["tests.pictures", "help"]),
        (["papers", "out"], ["tests.pictures", "papers"]),
        (["museum"], ["tests.data.schemas.make"]),
    ],
)
def test_a_module_of_the_tests_does_the_work(
    dev: ModuleType, processes: Processes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], module: list[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert dev.main(arguments) == 9
    folders = {"out": str(tmp_path / "out"), "--of-help": dev.HELP_PICTURES}
    folder = [folders[argument] for argument in arguments[1:]]
    assert processes.started == [["-m", *module, *folder]]
    assert importlib.util.find_spec(module[0]) is not None


@pytest.fixture
def repository(checkout: Path) -> Path:
    """Return the stand-in checkout as a repository of its own, with a check that tells and refuses."""
    git(checkout, "init", "--quiet")
    git(checkout, "config", "user.email", "nobody@example.org")
    git(checkout, "config", "user.name", "Nobody")
    return checkout


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # The surroundings of a hook name a repository: that of whoever runs these tests before a commit.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def install(repository: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [sys.executable, str(repository / "packaging" / "dev.py"), "hook"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.process
def test_git_runs_the_checks_before_a_commit(repository: Path) -> None:
    assert install(repository).returncode == 0
    assert install(repository).returncode == 0
    checker = repository / "packaging" / "dev.py"
    checker.write_text("import sys\nsys.exit('asked: ' + ' '.join(sys.argv[1:]))\n", encoding="utf-8")
    git(repository, "add", "--all")
    refused = git(repository, "commit", "-m", "x")
    assert (refused.returncode, "asked: check" in refused.stderr) == (1, True)
    checker.write_text("", encoding="utf-8")
    assert git(repository, "commit", "-m", "x").returncode == 0


@pytest.mark.process
def test_a_worktree_shares_the_hook_of_its_repository(repository: Path, tmp_path: Path) -> None:
    git(repository, "add", "--all")
    assert git(repository, "commit", "-m", "x").returncode == 0
    assert git(repository, "worktree", "add", "--quiet", str(tmp_path / "beside")).returncode == 0
    assert install(tmp_path / "beside").returncode == 0
    assert "dev.py check" in (repository / ".git" / "hooks" / "pre-commit").read_text(encoding="utf-8")


@pytest.mark.process
def test_a_folder_of_hooks_that_git_was_told_of_is_used(repository: Path) -> None:
    git(repository, "config", "core.hooksPath", "own-hooks")
    assert install(repository).returncode == 0
    assert (repository / "own-hooks" / "pre-commit").exists()
    assert not (repository / ".git" / "hooks" / "pre-commit").exists()


@pytest.mark.process
def test_a_hook_of_somebody_else_is_left_alone(repository: Path) -> None:
    foreign = repository / ".git" / "hooks" / "pre-commit"
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    refused = install(repository)
    assert (refused.returncode, "another hook" in refused.stderr) == (1, True)
    assert foreign.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"
    foreign.unlink()
    foreign.symlink_to(repository / "nowhere")
    assert install(repository).returncode == 1
    assert foreign.is_symlink()


@pytest.mark.process
def test_without_a_repository_there_is_no_hook(checkout: Path) -> None:
    refused = install(checkout)
    assert (refused.returncode, "git knows no repository here" in refused.stderr) == (1, True)
