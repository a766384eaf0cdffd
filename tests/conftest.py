"""What holds for every test: no real window unless asked for, nothing of this user's, one place on earth, no errors."""

import gc
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from _pytest.assertion.rewrite import PYC_TAIL, get_cache_dir
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.runtime.interpreter.garbage_collection import collect_garbage
from desktop_app.services.book import Book
from tests.books import BookIds, book_in, fill
from tests.contents import read_contents_sooner
from tests.messages import send_what_is_used
from tests.once import compile_statements_once, lay_out_once, make_files_once, share_books
from tests.patience import PatientBot

# The same examples in each run: one that chance came upon in one run of many is no word about the change that is tried.
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=5000, deadline=None)
settings.load_profile("quick")  # pytest --hypothesis-profile long -o timeout=0: others in each run

FOLDER_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
}

ROOM = 2 * 1024**3
"""Bytes of memory that have to be free for the tests to write there: many times what they need at one time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--window", action="store_true", help="run the tests marked `window`, and only those, in a window")
    parser.addoption("--office", action="store_true", help="run the tests marked `office`, and only those: LibreOffice")


@pytest.hookimpl(optionalhook=True)
def pytest_xvfb_disable(config: pytest.Config) -> bool:
    return not config.getoption("--window")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    window = config.getoption("--window")
    linux = sys.platform.startswith("linux")
    if window and linux and not shutil.which("Xvfb") and "DISPLAY" not in os.environ:
        raise pytest.UsageError("--window needs Xvfb or a display")
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    if window and linux:
        patch.setenv("QT_QPA_PLATFORM", "xcb")
    elif not window:
        patch.setenv("QT_QPA_PLATFORM", "offscreen")
        if sys.platform == "win32" and "QT_QPA_FONTDIR" not in os.environ:
            # Without a screen Qt looks for fonts in a folder of its own there, which has none.
            patch.setenv("QT_QPA_FONTDIR", str(Path(os.environ["SYSTEMROOT"], "Fonts")))
    live_nowhere(config, patch)
    write_in_memory(config, patch)
    share_books(config, patch)
    send_what_is_used(config)
    compile_modules_once(patch)
    compile_statements_once(patch)
    make_files_once(patch)
    lay_out_once(patch)
    read_fonts_once(patch)
    read_contents_sooner(patch)
    generate_alike(config, patch)
    patch.setenv("LC_ALL", "C.UTF-8")
    patch.delenv("LANGUAGE", raising=False)
    if hasattr(time, "tzset"):
        # Windows has its own time zone, and comes to read this one in the middle of a run.
        patch.setenv("TZ", "ICT-7")  # Vietnam's time, written so that no time zone files are needed
        time.tzset()


def live_nowhere(config: pytest.Config, patch: pytest.MonkeyPatch) -> None:
    """Point every folder of the user's at an empty one that lasts as long as this run."""
    home = tempfile.TemporaryDirectory(prefix="so-thi-dua-home-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    for variable, folder in FOLDER_VARIABLES.items():
        path = Path(home.name, folder)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        patch.setenv(variable, str(path))


def write_in_memory(config: pytest.Config, patch: pytest.MonkeyPatch) -> None:
    """Put the tests' own folders into memory, where there is room for them: SQLite waits for a disk at every save."""
    memory = Path("/dev/shm")
    named = config.option.basetemp is not None or "PYTEST_DEBUG_TEMPROOT" in os.environ
    if not named and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        patch.setenv("PYTEST_DEBUG_TEMPROOT", str(memory))


def compile_modules_once(patch: pytest.MonkeyPatch) -> None:
    """Keep what Python compiles, as it does unless a container's environment says otherwise.

    Without that each process that a test starts compiles the whole program anew, and each run all of its tests.
    """
    patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    patch.setattr(sys, "dont_write_bytecode", False)


def read_fonts_once(patch: pytest.MonkeyPatch) -> None:
    """Have pypdf read each font of a file once, not anew for every page that is written with it."""
    read = Font.from_font_resource

    def read_once(font: DictionaryObject) -> Font:
        of_font = vars(font)
        if "read" not in of_font:
            of_font["read"] = read(font)
        return cast(Font, of_font["read"])

    patch.setattr(Font, "from_font_resource", read_once)


def generate_alike(config: pytest.Config, patch: pytest.MonkeyPatch) -> None:
    """Have Hypothesis try the same whatever else a process has loaded: it draws from the words of loaded modules, too.

    Which those are depends on the tests before, whose order is another in each run.
    """
    if config.getoption("--hypothesis-profile") in (None, "quick"):
        patch.setattr(providers, "_get_local_constants", Constants)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Leave what is collected out of every search for garbage: half a million objects, which stay to the end."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no file of tests, of which there are hundreds, that has none of the mode that is asked for.

    Those in a window come first in a run of everything: what was not compiled yet is read by their one process. Left to
    the processes of the others, each would compile it, all of them at the same time.
    """
    asked = [f"mark.{mode}".encode() for mode in MODES if config.getoption(f"--{mode}")]
    if not asked or collection_path.suffix != ".py" or str(collection_path) in map(os.path.abspath, config.args):
        return None
    if config.getoption("--window") and not is_compiled(collection_path):
        return None
    text = collection_path.read_bytes()
    return None if any(mark in text for mark in asked) else True


def is_compiled(tests: Path) -> bool:
    """Return whether pytest keeps what it compiled of a file of tests as it is now."""
    compiled = get_cache_dir(tests) / f"{tests.stem}{PYC_TAIL}"
    return compiled.exists() and compiled.stat().st_mtime >= tests.stat().st_mtime


MODES = ("window", "office")
"""Marks of tests that run only if they are asked for, by the option of the same name, and then alone."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is of another mode, and put what takes longest first, whatever order chance has made.

    Last, it would leave a process alone at work at the end of a run on several.
    """
    asked = {mode for mode in MODES if config.getoption(f"--{mode}")}
    selected: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        marked = {mode for mode in MODES if item.get_closest_marker(mode)}
        (selected if marked == asked else others).append(item)
    items[:] = sorted(selected, key=lambda item: not item.get_closest_marker("slow"))
    if others:
        config.hook.pytest_deselected(items=others)


class ErrorRecords(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_error_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which an error was logged, unless it is marked `logs_errors`."""
    errors = ErrorRecords()
    logging.getLogger().addHandler(errors)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(errors)
    if errors.records and request.node.get_closest_marker("logs_errors") is None:
        pytest.fail("logged as an error: " + "; ".join(record.getMessage() for record in errors.records))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Keep Python from freeing forgotten Qt objects on whatever thread happens to allocate, which Qt does not survive.

    That is a thread of the book's, or between two tests the one that a process of several hears the others by. Nor may
    it free a window while the look is changed: Qt goes through a list of all. Before fixtures of any scope are made.
    """
    if "qapp" in getattr(item, "fixturenames", ()):
        gc.disable()
    elif not gc.isenabled():
        gc.collect()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Destroy what a test with a window has closed, here: else the first loop of the next test does, in its middle.

    What there is after the last test of a file stays to the end: modules, and what is made once. It is left out of
    later searches, which would take longer and longer: a test without a window begins with one after one that had.
    """
    if "qapp" in getattr(item, "fixturenames", ()):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        collect_garbage()
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's bot, with more patience than it has for a busy machine, and no key held down."""
    del qapp
    # Asked for in the middle of a test, too, that did not name it beforehand.
    gc.disable()
    # After a key pressed together with Ctrl Qt goes on thinking that Ctrl is down: the row that the next test selects
    # would join the row that was selected already.
    QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
    return PatientBot(request)


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Book]:
    """A book: an empty one; for a test that asks for `filled`, with some of every kind of record.

    For a test that asks for a fixture named in the `FILLINGS` of its module, as that function fills it.
    """
    fillings = {"filled": fill, **getattr(request.module, "FILLINGS", {})}
    filling = next((fillings[name] for name in fillings if name in request.fixturenames), None)
    with book_in(tmp_path / "book", filling) as book:
        yield book


@pytest.fixture
def filled(book: Book) -> BookIds:
    """The ids of what is in `book`."""
    del book
    return BookIds()
