"""No key of a page means two things at one place: Qt would do neither."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.pages import PAGES, PageEntry
from desktop_app.ui.widgets.lazy_pane import LazyPane


def keys_in(page: QWidget) -> Iterator[tuple[str, str, QWidget]]:
    """Yield each key, what it does, and the widget inside which it works."""
    for action in page.findChildren(QAction):
        # What is not offered now has no key either.
        for widget in action.associatedObjects() if action.isVisible() else ():
            if isinstance(widget, QWidget) and not isinstance(widget, QToolButton | QMenu):
                for keys in action.shortcuts():
                    yield keys.toString(), action.text(), widget
    for shortcut in page.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget):
            for keys in shortcut.keys():
                yield keys.toString(), f"của {type(owner).__name__}", owner


def clashes(page: QWidget) -> list[str]:
    """Return the keys that mean two things at one place."""
    actions_by_key = defaultdict(list)
    for keys, words, widget in keys_in(page):
        if keys:
            actions_by_key[keys].append((words, widget))
    return [
        f"{keys}: {' – '.join(sorted((words, others)))}"
        for keys, meanings in actions_by_key.items()
        for (words, widget), (others, other) in combinations(meanings, 2)
        if words != others and (widget is other or widget.isAncestorOf(other) or other.isAncestorOf(widget))
    ]


# The page of backups is made by the window that keeps the book.
ENTRIES = [entry for entry in PAGES if entry.key != "backup"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.key for entry in ENTRIES])
def test_a_key_of_a_page_means_one_thing_at_one_place(
    entry: PageEntry, qtbot: QtBot, context: Context, settled: Callable[[], None]
) -> None:
    page = entry.make(context)
    qtbot.addWidget(page)
    page.show()
    settled()
    for pane in page.findChildren(LazyPane):
        assert pane.content is not None
    settled()
    page_clashes = clashes(page)
    assert not page_clashes, "\n".join(page_clashes)


def test_two_meanings_at_one_place_are_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    inner = QWidget(page)
    for owner, words in ((page, "Kiểm tra"), (inner, "Ký")):
        action = QAction(words, owner)
        action.setShortcut(QKeySequence("Ctrl+K"))
        owner.addAction(action)
    assert clashes(page) == ["Ctrl+K: Kiểm tra – Ký"]
