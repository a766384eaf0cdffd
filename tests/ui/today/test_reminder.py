"""What the window says of due work when it starts."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office import units
from desktop_app.services.plan import tasks
from desktop_app.ui.base.context import Context
from desktop_app.ui.today import reminder
from desktop_app.ui.today.reminder import remind, remind_on_desktop
from desktop_app.ui.widgets.notice import Notice

WindowRest = Callable[[], None]


def add_task(book: Book, text: str, due_on: date) -> None:
    deadline = Deadline(f"{due_on:%d/%m/%Y}", DeadlineKind.DAY, day=due_on.day, month=due_on.month, year=due_on.year)
    tasks.add_task(book, TaskFields(text, deadline=deadline))


def test_the_reminder_opens_what_is_due(book: Book, context: Context, settled: WindowRest, qtbot: QtBot) -> None:
    for number in range(10):
        add_task(book, f"Việc thứ {number}", date.today() + timedelta(4 * number - 20))
    notice = Notice()
    qtbot.addWidget(notice)
    queries: list[ListQuery] = []
    remind(context, notice, queries.append)
    settled()
    assert notice.text == "Có 5 nhiệm vụ quá hạn và 4 nhiệm vụ sắp đến hạn."
    notice.button.click()
    assert lists.count(book, queries[0]) == 9


def test_the_reminder_keeps_silent_with_nothing_due_or_something_else_said(
    book: Book, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    remind(context, notice, lambda _: None)
    settled()
    assert notice.isHidden()
    units.add_unit(book, UnitFields("Văn phòng"))
    add_task(book, "Việc", date.today() - timedelta(1))
    notice.say("Đã phục hồi.")
    remind(context, notice, lambda _: None)
    settled()
    assert notice.text == "Đã phục hồi."


class Desktop(QObject):
    """Stands in for QSystemTrayIcon: a test has no desktop that shows notes."""

    messageClicked = Signal()  # noqa: N815 - Qt calls it so
    there = True
    notes: ClassVar[list[str]] = []

    def __init__(self, _icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:
        return cls.there

    @classmethod
    def supportsMessages(cls) -> bool:
        return cls.there

    def show(self) -> None: ...

    def showMessage(self, title: str, words: str, _icon: QIcon, _milliseconds: int) -> None:
        self.notes.append(f"{title}: {words}")


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the desktop was asked to say, on one that can."""
    monkeypatch.setattr(Desktop, "notes", [])
    monkeypatch.setattr(reminder, "QSystemTrayIcon", Desktop)
    return Desktop.notes


def test_the_desktop_says_what_is_due(
    book: Book, context: Context, settled: WindowRest, qtbot: QtBot, notes: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    remind_on_desktop(context, window)
    settled()
    assert notes == []
    units.add_unit(book, UnitFields("Văn phòng"))
    add_task(book, "Việc", date.today() - timedelta(1))
    remind_on_desktop(context, window)
    settled()
    assert notes == ["Sổ Thi đua: Có 1 nhiệm vụ quá hạn."]


def test_a_desktop_that_shows_no_notes_is_asked_for_none(
    book: Book, context: Context, settled: WindowRest, qtbot: QtBot, notes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desktop, "there", False)
    window = QWidget()
    qtbot.addWidget(window)
    units.add_unit(book, UnitFields("Văn phòng"))
    add_task(book, "Việc", date.today() - timedelta(1))
    remind_on_desktop(context, window)
    settled()
    assert notes == []
