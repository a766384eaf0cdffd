"""What the form of a result, the list behind it, its filters and the charts say of one task's state agrees."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OCCURRENCE_STATE_LABELS
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import track_from
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.tracking.state_filters import LABELS, scope_of
from tests.books import ask_for_tasks_from, import_plan
from tests.ui.pages import open_form
from tests.ui.tracking.tracking_pages import YEAR

WindowRest = Callable[[], None]


def fill_unasked(book: Book) -> None:
    """Take in a plan whose tasks of YEAR were due before it was followed in this book."""
    track_from(book, import_plan(book), YEAR)
    ask_for_tasks_from(book, date(YEAR + 1, 1, 1))


FILLINGS = {"office": fill_unasked}


@pytest.mark.parametrize(("has_due", "words"), [(True, "trước ngày bắt đầu tính quá hạn; chưa ghi."), (False, "")])
def test_the_form_says_the_state_that_the_list_has(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest, has_due: bool, words: str
) -> None:
    # Of a task due before the book the form said "quá hạn 181 ngày", the list "chưa ghi".
    rows = lists.everything(office, ListQuery(OCCURRENCES.key, scope={"year": YEAR}))
    due = OCCURRENCES.columns.index(OCCURRENCES.column("due_on"))
    row = next(row for row in rows if (row.values[due] is not None) is has_due)
    page.occurrences.select_id(row.id)
    settled()
    QTest.keyClick(page.occurrences.table, Qt.Key.Key_Return)
    standing = open_form(qtbot, page, ResultForm).standing.text()
    assert standing.endswith(words)
    assert "quá hạn " not in standing.replace("tính quá hạn", "")
    # That there is no due day was said twice.
    assert ("không có hạn cụ thể" in standing, "chưa có hạn" in standing) == (not has_due, False)


def test_a_filter_of_several_states_has_the_word_of_none_of_them() -> None:
    for key, label in LABELS.items():
        states = scope_of(None, key).get("states", [])
        namesakes = [state.value for state, words in OCCURRENCE_STATE_LABELS.items() if words == label]
        assert namesakes in ([], states), "one word has one number"


def test_a_progress_of_more_than_all_is_marked_and_never_made_100(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    page.occurrences.select_id(lists.everything(office, ListQuery(OCCURRENCES.key, scope={"year": YEAR}))[0].id)
    settled()
    QTest.keyClick(page.occurrences.table, Qt.Key.Key_Return)
    form = open_form(qtbot, page, ResultForm)
    form.progress.setFocus()
    QTest.keyClicks(form.progress, "150")
    form.done_on.setFocus()
    QTest.keyClicks(form.done_on, "20/04/2024")
    assert form.progress.text() == "150"
    # A wrong day beside it does not hide that it is wrong.
    form.done_on.selectAll()
    QTest.keyClicks(form.done_on, "3.2026")
    form.progress.setFocus()
    assert form.fields["progress"].sentence.text() == "Tiến độ từ 0 đến 100 %."
