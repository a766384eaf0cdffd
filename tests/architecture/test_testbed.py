"""What tests/conftest.py promises to every test."""

import logging
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.architecture.sources import ROOT
from tests.books import fill
from tests.once import BOOKS_OF_RUN, book_files

BADLY_BEHAVED = """
import logging
import pytest

def test_quiet(): pass

def test_loud(): logging.getLogger("any").error("a fault")

@pytest.mark.logs_errors
def test_loud_on_purpose(): logging.getLogger("any").error("a fault")

@pytest.mark.window
def test_window(): pass

@pytest.mark.slow
def test_slow(): pass
"""


def test_without_being_asked_no_window_is_shown(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"


@pytest.mark.window
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")
def test_a_window_test_gets_a_real_window_system(qapp: QApplication) -> None:
    assert qapp.platformName() == "xcb"


def test_nothing_is_written_to_this_user() -> None:
    here = tempfile.gettempdir()
    assert Path.home().is_relative_to(here)
    assert all(Path(os.environ[name]).is_relative_to(here) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"))
    assert all(Path(os.environ[name]).is_relative_to(here) for name in ("APPDATA", "LOCALAPPDATA"))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its own time zone")
def test_a_book_that_another_process_of_the_run_made_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BOOKS_OF_RUN, str(tmp_path))
    files_of = book_files.__wrapped__
    made = files_of(fill)
    (place,) = [path for path in tmp_path.iterdir() if path.name == "tests.books.fill"]
    assert {path.name for path in place.iterdir()} >= {"so-thi-dua.db"}
    (place / "so-thi-dua.db").write_bytes(b"made by another")
    assert files_of(fill) == {**made, "so-thi-dua.db": b"made by another"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("so-thi-dua-template-")]


def test_every_machine_is_in_vietnam() -> None:
    assert time.localtime(0).tm_gmtoff == 7 * 3600


@pytest.mark.process
@pytest.mark.slow
def test_an_error_that_was_logged_fails_its_test_a_window_test_is_left_out_and_a_slow_one_first(tmp_path: Path) -> None:
    tests = tmp_path / "test_badly_behaved.py"
    tests.write_text(BADLY_BEHAVED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", "-v"]
    run = subprocess.run(
        [*command, "-p", "no:cacheprovider", "--randomly-seed=2", str(tests)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "4 passed, 1 deselected, 1 error" in run.stdout
    assert "logged as an error: a fault" in run.stdout
    assert re.findall(r"::(\w+) PASSED", run.stdout)[0] == "test_slow"


@pytest.mark.logs_errors
def test_an_error_may_be_logged_where_it_is_meant() -> None:
    logging.getLogger(__name__).error("a fault")
