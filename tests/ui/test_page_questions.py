"""How often pages ask the book: what is asked twice, or before anyone sees it, is work for nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Failed, Job
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.tracking.page import TrackingPage
from tests.ui.conftest import WindowRest


@pytest.fixture
def asked(context: Context, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The questions asked of the book, each added when it is asked."""
    questions: list[object] = []
    read = context.read

    def counted[T](
        question: Callable[[Book], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        asker: QObject | None = None,
    ) -> Job:
        questions.append(question)
        return read(question, done, failed, asker)

    monkeypatch.setattr(context, "read", counted)
    return questions


@pytest.mark.usefixtures("filled")
def test_a_paper_that_comes_into_sight_is_asked_about_once(
    qtbot: QtBot, context: Context, settled: WindowRest, asked: list[object]
) -> None:
    def choose(paper: str) -> None:
        asked.clear()
        QTest.mouseClick(page.papers.buttons[paper], Qt.MouseButton.LeftButton)
        settled()

    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.editor.parts.key != "")
    for paper in ("task-table", "half-year-report", "task-table", "nomination-list", "task-table"):
        choose(paper)
        assert len(asked) == 1, paper
    context.act(lambda book: add_activity(book, ActivityFields(date(2026, 3, 2), ActivityKind.CONFERENCE, "Họp")))
    settled()
    choose("annual-report")
    assert len(asked) == 1
    choose("nomination-list")
    asked.clear()
    page.refresh()
    settled()
    # The rounds to choose from are read as well.
    assert len(asked) == 2


@pytest.mark.usefixtures("filled")
def test_the_filters_of_tasks_are_counted_once_and_only_in_sight(
    qtbot: QtBot, context: Context, settled: WindowRest, asked: list[object]
) -> None:
    page = TrackingPage(context)
    qtbot.addWidget(page)
    page.show_query(ListQuery(OCCURRENCES.key, scope={"state": "late"}))
    page.refresh()
    settled()
    assert asked == []
    page.show()
    qtbot.waitUntil(lambda: page.occurrences.count.text() != "")
    settled()
    # The rows and their number are one question.
    assert len(asked) == 2
    assert page.states.buttons["all"].text() != "Tất cả"
    page.hide()
    page.show()
    settled()
    assert len(asked) == 2
