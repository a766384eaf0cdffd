"""Each act can be taken back by a button for ten seconds, which takes no focus; an undo elsewhere says where it was."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.office import units
from desktop_app.services.year import activities
from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.step_line import SHOWN_MS, StepLine
from desktop_app.ui.people.page import PeoplePage
from tests.books import book_in, fill, labels

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The window on a filled book."""

    def __init__(self, qtbot: QtBot, root: Path) -> None:
        with book_in(root, fill):
            pass
        self.qtbot = qtbot
        self.program = Program(DataFolder(root))
        self.window = self.program.window
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.program.context is not None)
        self.settle()

    def settle(self) -> None:
        for _ in range(2):  # what an answer asks for in its turn
            self.qtbot.waitUntil(lambda: self.program.tasks is not None and not self.program.tasks.busy)

    @property
    def context(self) -> Context:
        assert self.program.context is not None
        return self.program.context

    @property
    def book(self) -> Book:
        return self.context.book

    @property
    def line(self) -> StepLine:
        line = self.window.findChild(StepLine)
        assert line is not None
        return line

    def rename(self, name: str) -> None:
        self.context.act(lambda book: units.change_unit(book, 3, UnitFields(name)))
        self.settle()

    def undo(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Z, CONTROL)
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The window on a filled book."""
    desk = Desk(qtbot, tmp_path / "book")
    yield desk
    desk.window.close()


def test_an_act_offers_to_be_taken_back_for_ten_seconds_without_taking_the_focus(desk: Desk) -> None:
    desk.window.go_to("people")
    desk.settle()
    desk.window.current_page.setFocus()
    before = QApplication.focusWidget()
    desk.rename("Trung tâm Dữ liệu")
    assert desk.line.isVisible()
    assert (desk.line.text(), desk.line.timer.interval()) == ("Hoàn tác", SHOWN_MS)
    assert "Sửa đơn vị “Trung tâm Dữ liệu”" in desk.line.accessibleName()
    assert QApplication.focusWidget() is before
    desk.line.timer.timeout.emit()
    assert not desk.line.isVisible()
    desk.rename("Trung tâm Số liệu")
    QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert units.unit(desk.book, 3).name == "Trung tâm Dữ liệu"
    assert not desk.line.isVisible()


def test_the_button_takes_back_its_own_act_only(desk: Desk) -> None:
    desk.rename("Trung tâm Dữ liệu")
    units.add_unit(desk.book, UnitFields("Phòng Thử"))  # by another window of the program
    QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert "đã có việc khác" in desk.window.notice.text
    assert labels(desk.book)[-1] == "Thêm đơn vị “Phòng Thử”"


def test_an_undo_of_what_is_elsewhere_says_where_and_leads_to_the_row(desk: Desk) -> None:
    desk.rename("Trung tâm Dữ liệu")
    desk.window.go_to("plan")
    desk.settle()
    desk.undo()
    assert (desk.line.text(), desk.line.isEnabled()) == ("Ở trang Tập thể – cá nhân", True)
    QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
    desk.settle()
    page = desk.window.current_page
    assert isinstance(page, PeoplePage)
    assert not desk.line.isVisible()
    desk.rename("Trung tâm Dữ liệu")
    desk.undo()
    assert not desk.line.isVisible(), "it is on the screen"


def test_after_ten_activities_and_an_undo_the_keyboard_is_where_it_was(desk: Desk) -> None:
    desk.window.go_to("activities")
    desk.settle()
    desk.window.current_page.setFocus()
    before = QApplication.focusWidget()
    assert before is not None
    for number in range(10):
        day = ActivityFields(date(2026, 3, number + 1), ActivityKind.EVENT, f"Hoạt động {number}", unit_id=1)
        desk.context.act(partial(activities.add_activity, fields=day))
        desk.settle()
    desk.undo()
    assert QApplication.focusWidget() is before
    assert QApplication.activeWindow() is desk.window
    assert labels(desk.book)[-1].startswith("Hoàn tác:")
