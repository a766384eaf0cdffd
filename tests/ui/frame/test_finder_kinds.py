"""Ctrl+K finds a record of every kind that a page shows, and Enter leads to its row, by keys alone."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.keeping.finding.everywhere import FoundRecord, records_with
from desktop_app.ui.frame.finding.finder import Finder, query_of
from desktop_app.ui.frame.pages import PAGES, entry_of, page_of_list
from desktop_app.ui.indicators.page import IndicatorsPage
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.widgets.lists.view import ListView
from tests.pictures.books import make_book
from tests.pictures.views import FULL
from tests.ui.keyboard import Keys
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key
ELSEWHERE = {
    "occurrences": "of a task, which is found and has its periods beside it",
    "year-records": "of a person or unit, who is found and has the years in the history",
    "briefings": "of people, who are found as such",
    "history": "what was done, not what there is",
}
"""The lists of pages that are not looked through, and why."""
LED_TO = {"decisions": "awards", "rounds": "nominations", "plans": "tasks"}
"""The kinds of which not the record itself is shown but what is of it."""
WINDOW_OF: Mapping[str, type[QWidget]] = {"initiatives": HistoryWindow, "issued": IssuedWindow}
"""The kinds that a window shows: the years of whoever had it, the paper itself."""
KINDS = [*(kind for entry in PAGES for kind in entry.lists if kind not in ELSEWHERE), "plans", "rounds"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finder") / "so-thi-dua"
    make_book(folder, FULL)
    return folder


@pytest.fixture
def keys(qtbot: QtBot, sample: Path, tmp_path: Path) -> Iterator[Keys[ShownProgram]]:
    """The keyboard of the program on the sample, in which nothing was looked at before."""
    run = ShownProgram(qtbot, shutil.copytree(sample, tmp_path / "book"))
    run.show(painted=False)
    yield Keys(run)
    run.close()


def typed_for(keys: Keys[ShownProgram], kind: str) -> tuple[str, FoundRecord]:
    """Return words that find a record of a kind, and the record that is found first of it."""
    rows = lists.page(keys.run.book, ListQuery(kind), range(5))
    for row in rows:
        for value in row.values:
            words = " ".join(str(value).replace("/", " ").split()[:4])
            matches = [record for record in records_with(keys.run.book, words) if record.kind == kind]
            if isinstance(value, str) and matches:
                return words, matches[0]
    raise AssertionError(f"the sample has nothing of {kind} that is found by its words")


@pytest.mark.parametrize("kind", KINDS)
def test_enter_leads_to_a_record_of_each_kind(keys: Keys[ShownProgram], kind: str) -> None:
    words, record = typed_for(keys, kind)
    keys.press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    keys.write(words)
    finder = keys.focused().window()
    assert isinstance(finder, Finder)
    place = next(at for at, line in enumerate(finder.choices) if line.place == (record.kind, record.id))
    keys.press(KEY.Key_Down, times=place)
    keys.press(KEY.Key_Return)
    page = keys.run.window.current_page
    expected = page_of_list(query_of(record).kind).key
    assert type(page).__name__ == entry_of(expected).class_name
    if kind in LED_TO:
        return
    if kind in WINDOW_OF:
        assert [shown.isVisible() for shown in page.findChildren(WINDOW_OF[kind])] == [True]
        return
    keys.run.qtbot.waitUntil(lambda: chosen_in(page).get(kind) == [record.id])


def chosen_in(page: QWidget) -> dict[str, list[int]]:
    """Return which rows are chosen in the lists of a page that are in sight."""
    if isinstance(page, IndicatorsPage):
        return {"indicators": [indicator.id for indicator in page.table.chosen()]}
    return {view.query.kind: view.selected_ids() for view in page.findChildren(ListView) if view.isVisible()}
