"""One head a page, in every page and tab: title, scope, one filled act, at most four in words; what is below it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.pages import PAGES, entry_of
from desktop_app.ui.widgets.heads.page_head import MOST, PageHead
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.page import Page
from tests.books import book_in, sample_in
from tests.ui.shown_program import ShownProgram


def shown_tabs(run: ShownProgram) -> Iterator[tuple[str, Page]]:
    """Turn to each page and tab, and yield what it is called and the page."""
    for entry in PAGES:
        run.window.go_to(entry.key)
        run.settle()
        page = run.window.current_page
        assert isinstance(page, Page)
        tabs = next((each for each in page.findChildren(QTabWidget) if each.isVisible()), None)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
                run.settle()
            yield (entry.key if tabs is None else f"{entry.key} {tabs.tabText(place)}").replace("&", ""), page


def in_sight[W: QWidget](page: QWidget, kind: type[W]) -> list[W]:
    return [part for part in page.findChildren(kind) if part.isVisible()]


def filled(page: QWidget) -> list[str]:
    """Return the words of the buttons in sight that are filled."""
    return [button.text() for button in in_sight(page, QAbstractButton) if button.property("mark") == "primary"]


def top(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, QPoint()).y()


def faults_of_head(name: str, page: Page) -> Iterator[str]:
    """Yield what is not as it should be in the head of a page, as it is shown."""
    heads = in_sight(page, PageHead)
    if len(heads) != 1:
        yield f"{len(heads)} heads"
        return
    (head,) = heads
    in_words = [button for button in in_sight(head, QToolButton) if button is not head.more]
    acts = [button.defaultAction() for button in in_words if button.defaultAction() in head.acts]
    if len(acts) > MOST:
        yield f"{len(acts)} acts in words"
    if head.title.text() != entry_of(name.split()[0]).title:
        yield f"“{head.title.text()}”"
    if len(filled(page)) > 1:
        yield f"filled {filled(page)}"
    others = [*in_sight(page, QTabWidget), *in_sight(page, FilterEdit)]
    if any(top(other, page) < top(head, page) + head.height() for other in others):
        yield "something beside or above the head"
    # What has no room in words is under the dots, and nothing is offered twice.
    offered = [*acts, *head.offered()]
    if sorted(map(id, offered)) != sorted(map(id, head.acts)):
        yield f"offered {[act.text() for act in offered]}"


@pytest.mark.parametrize(
    ("sizes", "is_empty"), [((QSize(1366, 740), QSize(1920, 1050)), False), ((QSize(1366, 740),), True)]
)
def test_each_page_has_one_head_with_one_filled_act_and_at_most_four_in_words(
    qtbot: QtBot, tmp_path: Path, sizes: tuple[QSize, ...], is_empty: bool
) -> None:
    if is_empty:
        with book_in(tmp_path / "book"):
            pass
    else:
        sample_in(tmp_path / "book")
    run = ShownProgram(qtbot, tmp_path / "book", sizes[0])
    run.show()
    faults, seen = [], 0
    for name, page in shown_tabs(run):
        seen += 1
        for size in sizes:
            if run.window.size() != size:
                run.window.resize(size)
                run.settle()
            faults += [f"{name} at {size.width()}: {fault}" for fault in faults_of_head(name, page)]
    assert faults == []
    assert seen > len(PAGES)
