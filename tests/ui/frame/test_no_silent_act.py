"""Every act that a page offers in an empty book does something or says why not: none is silent."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from tests.books import book_in
from tests.ui.shown_program import ShownProgram


def answers(run: ShownProgram, page: Page) -> list[str]:
    """Return what is to be seen beside the page: other windows, notices, another page."""
    others = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not run.window]
    notices = [notice for notice in page.findChildren(Notice) if notice.isVisible()]
    elsewhere = [] if run.window.current_page is page else [run.window.current_page]
    return [type(part).__name__ for part in (*others, *notices, *elsewhere)]


def put_away(run: ShownProgram, page: Page, key: str) -> None:
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and top is not run.window:
            top.close()
    for notice in page.findChildren(Notice):
        notice.hide()
    if run.window.current_page is not page:
        run.window.go_to(key)
    run.settle()


@pytest.mark.parametrize("key", ["plan", "tracking", "obstacles", "people", "emulation"])
def test_no_act_on_what_is_not_there_is_silent(qtbot: QtBot, tmp_path: Path, key: str) -> None:
    with book_in(tmp_path / "book"):
        pass
    run = ShownProgram(qtbot, tmp_path / "book")
    run.show(painted=False)
    run.window.go_to(key)
    run.settle()
    page = run.window.current_page
    assert isinstance(page, Page)
    sentences: list[str] = []
    run.context.message.connect(sentences.append)
    tabs = page.findChild(QTabWidget)
    silent = []
    for tab in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(tab)
            run.settle()
        # What prints has its own page to say what is missing.
        for action in [act for act in page.acts_in_menu() if act.text() and act.menu() is None]:
            if not action.isEnabled() or action.property(PAPER):
                continue
            sentences.clear()
            action.trigger()
            run.settle()
            if not any(sentences) and not answers(run, page):
                silent.append((tab, action.text()))
            put_away(run, page, key)
    assert silent == []
