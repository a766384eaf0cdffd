"""Where the keyboard is on a page that is shown: at its rows or its first field, on no act in its head."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.widgets.heads.acts_line import ActsLine
from desktop_app.ui.widgets.page import holds_keyboard
from tests.books import book_in, sample_in
from tests.ui.shown_program import ShownProgram


@contextmanager
def shown(qtbot: QtBot, root: Path, make: Callable[[Path], object]) -> Iterator[ShownProgram]:
    make(root)
    run = ShownProgram(qtbot, root, QSize(1366, 740))
    run.show(painted=False)
    yield run


def empty_book(root: Path) -> None:
    with book_in(root):
        pass


def stands_on_an_act(widget: QWidget | None) -> bool:
    """Return whether the keyboard is on what stands in a head or a list's line for acts, or is nowhere."""
    while widget is not None:
        if isinstance(widget, ActsLine):
            return True
        if widget.isWindow():
            return False
        widget = widget.parentWidget()
    return True


@pytest.mark.parametrize("further", [0, 1, -1])
@pytest.mark.parametrize("make", [sample_in, empty_book])
def test_a_page_shown_while_the_keyboard_is_on_another_begins_at_its_rows(
    qtbot: QtBot, tmp_path: Path, make: Callable[[Path], object], further: int
) -> None:
    with shown(qtbot, tmp_path / "book", make) as run:
        faults = []
        for entry in PAGES[1:]:
            run.window.current_page.setFocus()
            for _ in range(abs(further)):
                run.window.focusNextPrevChild(further > 0)
            if not holds_keyboard(run.window.current_page):
                # From the list of pages the keyboard does not go with the page.
                run.window.current_page.setFocus()
            run.window.go_to(entry.key)
            run.settle()
            focus = QApplication.focusWidget()
            if stands_on_an_act(focus) or not run.window.current_page.isAncestorOf(focus or run.window):
                faults.append(f"{entry.key}: {type(focus).__name__} {focus.accessibleName() if focus else ''}")
        assert faults == []
