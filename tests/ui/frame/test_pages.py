"""Every page of the window is registered once, and keeps what a page promises."""

import ast
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds.options import OPTIONS
from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.help.topics import help_topics
from desktop_app.ui.frame.help_windows import show_keys
from desktop_app.ui.frame.menus import Menus
from desktop_app.ui.frame.pages import PAGES, PageEntry, entry_of, page_of_list, shortcut_digit
from desktop_app.ui.papers.page import ENTERED_ON
from desktop_app.ui.settings.rules_page import RulesPage
from desktop_app.ui.today.figures import PageWork
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.papers.preview import ENTERED_BY

WINDOW = Path(__file__).parents[3] / "desktop_app" / "ui"


def trees(pattern: str) -> Iterator[tuple[str, ast.Module]]:
    """Parse those sources of the window in which this occurs: all of them take a second."""
    for path in sorted(WINDOW.rglob("*.py")):
        module = ".".join(path.relative_to(WINDOW.parents[1]).with_suffix("").parts)
        source = path.read_text(encoding="utf-8")
        if re.search(pattern, source):
            yield module, ast.parse(source)


def asked_works() -> set[tuple[str, str]]:
    """Return every page and work that the source, a preview or a link of the help asks for in so many words."""
    links = re.findall(r"\]\(viec:(\w+)/(\w*)\)", "".join(topic.text for topic in help_topics()))
    works = {(page, work) for page, work in links} | {(page, work) for page, work, _ in ENTERED_BY.values()}
    for _, tree in trees("PageWork|ask_page|work_asked"):
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            asks = name in ("PageWork", "_ask_page", "ask_page") or (
                name == "emit" and "work_asked" in ast.unparse(call.func)
            )
            words = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            if asks and words and isinstance(call.args[0], ast.Constant):
                works.add((str(words[0]), str(words[1]) if len(words) > 1 else ""))
    return works


def test_every_page_is_registered_and_nothing_else_is() -> None:
    pages = {
        (module, node.name)
        for module, tree in trees(r"\bPage\b")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "Page" in {ast.unparse(base) for base in node.bases}
    }
    assert pages == {(entry.module, entry.class_name) for entry in PAGES}


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_a_page_shows_lists_on_request_if_it_is_registered_with_lists(entry: PageEntry) -> None:
    made_by = getattr(import_module(entry.module), entry.class_name)
    assert issubclass(made_by, Page)
    assert (made_by.show_query is not Page.show_query) == bool(entry.lists)


def test_keys_titles_and_lists_belong_to_one_page() -> None:
    for facts in (
        [entry.key for entry in PAGES],
        [entry.title for entry in PAGES],
        [kind for entry in PAGES for kind in entry.lists],
    ):
        assert len(set(facts)) == len(facts)
    assert entry_of("people") is page_of_list("units")
    with pytest.raises(LookupError, match="no page is called nothing"):
        entry_of("nothing")


def test_what_a_paper_lacks_leads_to_pages_by_their_names() -> None:
    assert set(ENTERED_ON.values()) <= {(entry.key, entry.title) for entry in PAGES}
    assert ENTERED_ON.keys() <= OPTIONS.keys()


def test_whatever_is_asked_of_another_page_is_something_it_does(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    asked = asked_works()
    assert {("plan", "import_plan"), ("people", "import_people"), ("emulation", "new_round"), ("office", "")} <= asked
    assert PageWork("backup").offer == ""
    main = QMainWindow()
    qtbot.addWidget(main)
    BookActs(context, Menus(main), Notice())
    for key in sorted({key for key, work in asked if work}):
        page = entry_of(key).make(context)
        qtbot.addWidget(page)
        assert {work for asked_of, work in asked if asked_of == key and work} == set(page.works())
    for key in {key for key, _ in asked}:
        assert entry_of(key).title
    settled()


def test_no_label_of_an_input_has_a_colon(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    """Beside some inputs stood "Năm:", beside others "Năm"."""
    del book
    main = QMainWindow()
    qtbot.addWidget(main)
    BookActs(context, Menus(main), Notice())
    for entry in PAGES:
        page = entry.make(context)
        qtbot.addWidget(page)
        page.show()
        settled()
        for tabs in page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                settled()
        labels = [label for label in page.findChildren(QLabel) if label.buddy() is not None]
        assert [label.text() for label in labels if label.text().endswith(":")] == [], entry.key


def test_a_page_without_lists_shows_none(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    with pytest.raises(LookupError, match="Page shows no list of people"):
        page.show_query(ListQuery("people"))
    page.focus_filter()
    page.export()
    assert page.works() == {}


def test_the_help_names_the_key_of_every_page_that_has_one(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    box = show_keys(page)
    texts = {label.text() for label in box.findChildren(QLabel)}
    with_key = [entry for entry in PAGES if shortcut_digit(entry)]
    assert len(with_key) == 10
    # What a key does begins at one place in all groups beside or below each other.
    names = [label for label in box.findChildren(QLabel, "key")]
    assert len({label.minimumWidth() for label in names}) == 1
    assert names[0].minimumWidth() >= max(label.sizeHint().width() for label in names)
    assert {entry.title for entry in with_key} | {f"Ctrl+{shortcut_digit(entry)}" for entry in with_key} <= texts


def test_the_rules_are_exported_by_the_windows_key(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    page = RulesPage(context)
    qtbot.addWidget(page)
    settled()
    page.export()
    assert page.findChild(QFileDialog) is not None
