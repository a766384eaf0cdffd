"""The set-up script: trusts only what was finished, is silent afterwards, and says what it may not do itself."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "packaging" / "dev.py"

ECHO = "import json, os, sys\nprint(json.dumps([os.getcwd(), sys.argv[1:]]))\nsys.exit(7)\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in .venv has the layout of POSIX")


def make_stand_in(checkout: Path) -> None:
    """Make a .venv that holds what the script looks for; so-thi-dua tells its folder and arguments and returns 7."""
    scripts = checkout / ".venv" / "bin"
    shutil.rmtree(scripts.parent, ignore_errors=True)
    scripts.mkdir(parents=True)
    (scripts / "python").symlink_to(sys.executable)
    (scripts / "so-thi-dua").write_text(ECHO, encoding="utf-8")


@pytest.fixture
def finished(checkout: Path, dev: ModuleType) -> Path:
    """Return the stand-in checkout after a set-up that ended well."""
    make_stand_in(checkout)
    steps = [dev.environment_digest(), dev.system_digest("run")]
    Path(dev.FINISHED).write_text("\n".join(steps), encoding="utf-8")
    return checkout


class SetUp:
    """Stands in for the commands of a set-up: keeps them, makes the .venv, and fails where told to."""

    def __init__(self, checkout: Path, dev: ModuleType) -> None:
        self.checkout = checkout
        self.failing = ""
        self.error: type[Exception] = dev.SetUpFailed
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str]) -> None:
        """Carry out one command."""
        self.commands.append(command)
        if "venv" in command:
            make_stand_in(self.checkout)
        if self.failing and self.failing in command:
            raise self.error("no")


@pytest.fixture
def commands(checkout: Path, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> SetUp:
    """Return the stand-in for the commands of a set-up on a machine that lacks nothing."""
    stand_in = SetUp(checkout, dev)
    monkeypatch.setattr(dev, "call", stand_in)
    monkeypatch.setattr(dev, "run", lambda _arguments: 0)
    monkeypatch.setattr(dev, "missing_packages", lambda _packages: [])
    return stand_in


def test_any_python_3_can_read_the_script() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.process
def test_the_second_start_is_silent_and_passes_everything_on(finished: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(finished / "packaging" / "dev.py"), "run", "list", "tasks", "--json"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (7, "")
    assert json.loads(done.stdout) == [str(elsewhere), ["list", "tasks", "--json"]]


def test_the_second_start_starts_nothing_but_the_program(
    finished: Path, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    class ProcessReplacement(Exception):
        pass

    def replace(path: str, arguments: list[str]) -> None:
        raise ProcessReplacement(path, arguments)

    monkeypatch.setattr(subprocess, "Popen", None)
    monkeypatch.setattr(os, "execv", replace)
    with pytest.raises(ProcessReplacement) as replaced:
        dev.main(["run", "check"])
    python = str(finished / ".venv" / "bin" / "python")
    assert replaced.value.args == (python, [python, str(finished / ".venv" / "bin" / "so-thi-dua"), "check"])


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(checkout: Path) -> None:
        with (checkout / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda checkout: (checkout / name).unlink()


def break_link(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "python").unlink()
    (checkout / ".venv" / "bin" / "python").symlink_to(checkout / "a Python that is gone")


@pytest.mark.parametrize(
    "change",
    [
        append("packaging/requirements.lock", "another==1\n"),
        append("packaging/dev.py", "\n"),
        append("pyproject.toml", '\n[project.urls]\nHome = "x"\n'),
        append(".venv/pyvenv.cfg", "version = 3.99\n"),
        remove(".venv/finished-steps"),
        remove(".venv/bin/so-thi-dua"),
        remove(".venv/bin/python"),
        break_link,
    ],
)
def test_what_was_made_from_something_else_is_not_trusted(
    finished: Path, dev: ModuleType, change: Callable[[Path], None]
) -> None:
    assert dev.is_ready("run")
    change(finished)
    assert not dev.is_ready("run")


def test_a_moved_checkout_is_not_trusted(finished: Path, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "ROOT", str(finished) + "/../" + finished.name)
    assert not dev.is_ready("run")


def test_a_setting_of_a_checker_changes_nothing(finished: Path, dev: ModuleType) -> None:
    append("pyproject.toml", "\n[tool.another]\nx = 1\n")(finished)
    assert dev.is_ready("run")


def test_ready_to_run_is_not_ready_to_test(finished: Path, dev: ModuleType) -> None:
    assert finished.is_dir()
    assert not dev.is_ready("test")


@pytest.mark.parametrize("failing", ["venv", "--require-hashes", "--editable", "compileall", "-c"])
def test_a_set_up_that_failed_begins_anew(
    dev: ModuleType, commands: SetUp, failing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.failing = failing
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err.endswith("dev.py: no\n")
    commands.failing, commands.commands = "", []
    assert dev.main(["run"]) == 0
    assert commands.commands[0][1:4] == ["-m", "venv", "--clear"]
    commands.commands = []
    capsys.readouterr()
    assert dev.main(["run"]) == 0
    assert (commands.commands, capsys.readouterr()) == ([], ("", ""))


def test_a_checkout_of_somebody_else_is_refused(
    dev: ModuleType, commands: SetUp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: str, _flags: int) -> int:
        raise PermissionError(path)

    monkeypatch.setattr(os, "open", refuse)
    assert dev.main(["run"]) == 1
    expected = f"dev.py: this user may not write in {dev.ROOT}; start this as the one who may.\n"
    assert (capsys.readouterr().err, commands.commands) == (expected, [])


def test_packages_are_installed_by_hash_alone(dev: ModuleType, commands: SetUp) -> None:
    dev.main(["run"])
    (locked,) = (command for command in commands.commands if "-r" in command)
    assert {"--require-hashes", "--no-deps", "--compile", dev.LOCK} <= set(locked)
    (project,) = (command for command in commands.commands if "--editable" in command)
    assert {"--no-deps", "--no-build-isolation", dev.ROOT} <= set(project)


def test_a_set_up_without_root_names_the_one_command(
    dev: ModuleType, commands: SetUp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "missing_packages", lambda _packages: ["xvfb"])
    monkeypatch.setattr(dev, "find_python", lambda: None)
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    assert dev.main(["test"]) == 1
    command = "sudo apt-get install --no-install-recommends xvfb python3 python3-venv\n"
    assert capsys.readouterr().err.endswith(f"Please run: {command}")
    assert commands.commands == []


def test_root_installs_what_is_missing(dev: ModuleType, commands: SetUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "missing_packages", lambda packages: packages[-1:])
    monkeypatch.setattr(dev, "find_python", lambda: sys.executable)
    monkeypatch.setattr(dev, "root_prefix", lambda: ["sudo", "-n"])
    assert dev.main(["run"]) == 0
    assert commands.commands[0][-1] == "update"
    assert commands.commands[1][:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    assert commands.commands[1][-3:] == ["install", "--no-install-recommends", "fonts-liberation"]


def test_without_a_new_python_one_sentence_says_so(
    dev: ModuleType, commands: SetUp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(dev, "find_python", lambda: None)
    assert dev.main(["run"]) == 1
    expected = "dev.py: Python 3.12 or later with its venv module is needed; install it and start this again.\n"
    assert (capsys.readouterr().err, commands.commands) == (expected, [])


@pytest.mark.parametrize(("version", "refused"), [((3, 11, 7), True), ((3, 12, 0), False), ((4, 0, 0), False)])
def test_the_probe_refuses_an_old_python(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], refused: bool
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as answer:
        exec(dev.PROBE)
    assert answer.value.code == refused


def test_a_python_that_cannot_be_started_is_passed_over(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def probe(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command[0])
        if len(asked) == 1:
            raise FileNotFoundError(command[0])
        return subprocess.CompletedProcess(command, 0 if len(asked) == 3 else 1)

    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")
    monkeypatch.setattr(subprocess, "run", probe)
    assert dev.find_python() == asked[2]


def test_a_command_that_fails_shows_what_it_printed(dev: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    dev.call([sys.executable, "-c", "print('unheard')"])
    with pytest.raises(dev.SetUpFailed, match="this command failed"):
        dev.call([sys.executable, "-c", "import sys; print('heard'); sys.exit(1)"])
    assert capfd.readouterr() == ("", "heard\n")


@pytest.mark.process
def test_the_check_of_a_submission_is_the_one_of_the_readme(tmp_path: Path) -> None:
    python3 = tmp_path / "python3"
    python3.write_text('#!/bin/sh\necho "$@"\nexit 3\n', encoding="utf-8")
    python3.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    script = ["bash", str(ROOT / ".ci" / "run")]
    done = subprocess.run(script, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "packaging/dev.py test\n")
