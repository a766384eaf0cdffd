"""What pages need is loaded before they are asked for, off the window's thread and after the start."""

import sys
import threading
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.services.keeping.finding import everywhere
from desktop_app.ui.base.context import Context
from desktop_app.ui.frame import pages
from desktop_app.ui.frame.loading import pages_ahead
from desktop_app.ui.frame.pages import PAGES, entry_of
from tests.books import book_in
from tests.ui.shown_program import ShownProgram

MODULE = "import threading\nloaded_on = threading.current_thread().name\n"


def test_pages_are_loaded_on_a_reading_thread(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("page_of_nobody", "another_page_of_nobody")
    for name in names:
        (tmp_path / f"{name}.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pages_ahead, "modules_of_window", lambda: ["sys", *names])
    monkeypatch.setattr(pages_ahead, "_FIRST_SECONDS_MS", 0)
    spared: list[bool] = []
    monkeypatch.setattr(pages_ahead, "spare_loaded_objects", lambda: spared.append(names[-1] in sys.modules))
    prepared: list[str] = []
    monkeypatch.setattr(everywhere, "prepare", lambda _: prepared.append(threading.current_thread().name))
    ahead = pages_ahead.PagesAhead(context)
    assert not context.tasks.busy
    with qtbot.waitSignal(ahead.loaded):
        ahead.begin()
    assert spared == [True]
    assert [thread[:4] for thread in prepared] == ["read"]
    threads = [sys.modules.pop(name).loaded_on for name in names]
    assert all(thread.startswith("read") for thread in threads)


def test_the_modules_of_every_window_are_loaded_ahead_those_of_pages_first() -> None:
    modules = pages_ahead.modules_of_window()
    assert modules[: len(PAGES)] == [page.module for page in PAGES]
    # They are imported by the acts that open them, and no module names them at its top.
    assert {"desktop_app.ui.certificates.window", "desktop_app.ui.emulation.council.form"} < set(modules)


class HeldLoading(NamedTuple):
    """A module that is loaded when it is let go."""

    threads: list[str]
    """The names of the threads that asked for it."""
    let_go: threading.Event


def held_loading(module: str, monkeypatch: pytest.MonkeyPatch) -> HeldLoading:
    """Have the module of a page, unknown again, loaded only when the test lets it go."""
    held = HeldLoading([], threading.Event())

    def load(name: str) -> ModuleType:
        held.threads.append(threading.current_thread().name)
        held.let_go.wait(10)
        return import_module(name)

    import_module(module)
    monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(pages, "import_module", load)
    return held


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> ShownProgram:
    """The program over an empty book."""
    with book_in(tmp_path / "so"):
        pass
    program = ShownProgram(qtbot, tmp_path / "so")
    program.show()
    return program


def test_a_page_is_shown_once_a_reading_thread_has_loaded_it(
    qtbot: QtBot, shown: ShownProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, held = shown.window, held_loading(entry_of("trash").module, monkeypatch)
    first = window.current_page
    window.menus.page_asked.emit("trash")
    coming = window.current_page
    assert coming is not first
    assert coming.accessibleName() == "Thùng rác"
    qtbot.waitUntil(lambda: bool(held.threads))
    assert held.threads[0].startswith("read")
    # She may go on meanwhile: what is loaded then does not come between.
    window.menus.page_asked.emit("today")
    assert window.current_page is first
    held.let_go.set()
    shown.settle()
    assert window.current_page is first
    window.menus.page_asked.emit("trash")
    shown.settle()
    assert type(window.current_page).__name__ == "TrashPage"


def test_a_list_is_shown_once_a_reading_thread_has_loaded_its_page(
    shown: ShownProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, entry = shown.window, entry_of("obstacles")
    held = held_loading(entry.module, monkeypatch)
    for kind in ("obstacles", "referrals"):
        window.show_list(ListQuery(kind))
        assert window.current_page.accessibleName() == entry.title
    held.let_go.set()
    shown.settle()
    page = cast(Any, window.current_page)
    assert page.tabs.currentWidget() is page.referrals
    assert held.threads[0].startswith("read")
