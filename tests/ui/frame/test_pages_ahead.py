"""What pages need is loaded before they are asked for, off the window's thread and after the start."""

import sys
import threading
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
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
    assert {page.module for page in PAGES} < set(pages_ahead.MODULES)
    monkeypatch.setattr(pages_ahead, "MODULES", ("sys", *names))
    spared: list[bool] = []
    monkeypatch.setattr(pages_ahead, "spare_loaded_objects", lambda: spared.append(names[-1] in sys.modules))
    ahead = pages_ahead.PagesAhead(context)
    assert not context.tasks.busy
    ahead.load_next()
    qtbot.waitUntil(lambda: spared == [True])
    threads = [sys.modules.pop(name).loaded_on for name in names]
    assert all(thread.startswith("read") for thread in threads)


def test_a_page_is_shown_once_a_reading_thread_has_loaded_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with book_in(tmp_path / "so"):
        pass
    shown = ShownProgram(qtbot, tmp_path / "so")
    shown.show()
    window, module = shown.window, entry_of("trash").module
    loaded_on: list[str] = []
    may_end = threading.Event()

    def load(name: str) -> ModuleType:
        loaded_on.append(threading.current_thread().name)
        may_end.wait(10)
        return import_module(name)

    import_module(module)
    monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(pages, "import_module", load)
    first = window.current_page
    window.menus.page_asked.emit("trash")
    coming = window.current_page
    assert coming is not first
    assert coming.accessibleName() == "Thùng rác"
    qtbot.waitUntil(lambda: bool(loaded_on))
    assert loaded_on[0].startswith("read")
    # She may go on meanwhile: what is loaded then does not come between.
    window.menus.page_asked.emit("today")
    assert window.current_page is first
    may_end.set()
    shown.settle()
    assert window.current_page is first
    window.menus.page_asked.emit("trash")
    shown.settle()
    assert type(window.current_page).__name__ == "TrashPage"


def test_a_list_is_shown_once_a_reading_thread_has_loaded_its_page(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with book_in(tmp_path / "so"):
        pass
    shown = ShownProgram(qtbot, tmp_path / "so")
    shown.show()
    window, entry = shown.window, entry_of("obstacles")
    loaded_on: list[str] = []
    may_end = threading.Event()

    def load(name: str) -> ModuleType:
        loaded_on.append(threading.current_thread().name)
        may_end.wait(10)
        return import_module(name)

    import_module(entry.module)
    monkeypatch.delitem(sys.modules, entry.module)
    monkeypatch.setattr(pages, "import_module", load)
    for kind in ("obstacles", "referrals"):
        window.show_list(ListQuery(kind))
        assert window.current_page.accessibleName() == entry.title
    may_end.set()
    shown.settle()
    page = cast(Any, window.current_page)
    assert page.tabs.currentWidget() is page.referrals
    assert loaded_on[0].startswith("read")
