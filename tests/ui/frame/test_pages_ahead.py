"""What pages need is loaded before they are asked for, off the window's thread and after the start."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.loading import pages_ahead
from desktop_app.ui.frame.pages import PAGES

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
