"""“Lưu và thêm tiếp” by its keys: the record is saved, and the form begins again with what it keeps of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.movements import Criterion
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.movements.movement_form import MovementForm
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.plan.task_form import TaskForm
from desktop_app.ui.tracking.arisen_task_form import ArisenTaskForm
from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.books import fill

FILLINGS = {"filled": fill}
MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def filled(book: Book) -> Book:
    """Return a book with some of every kind of record."""
    return book


def _new_indicator(context: Context, parent: QWidget) -> RecordForm:
    form = IndicatorForm(context, None, ["Kênh"], parent)
    form.start()
    return form


def _new_task(context: Context, parent: QWidget) -> RecordForm:
    form = TaskForm(context, None, 1, parent)
    form.start()
    return form


def _new_movement(context: Context, parent: QWidget) -> RecordForm:
    form = MovementForm(context, None, parent)
    form.start()
    return form


def _new_arisen(context: Context, parent: QWidget) -> RecordForm:
    form = ArisenTaskForm(context, parent)
    form.start()
    return form


@pytest.mark.usefixtures("filled")
def test_tab_goes_over_the_buttons_from_left_to_right(
    qtbot: QtBot, context: Context, settled: Callable[[], None]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    form = _new_task(context, parent)
    settled()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    (first,) = [each for each in form.findChildren(QPushButton) if each.text().replace("&", "") == "Lưu và thêm tiếp"]
    first.setFocus()
    reached = [first]
    for _ in range(2):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        focus = form.focusWidget()
        assert isinstance(focus, QPushButton)
        reached.append(focus)
    assert [button.text().replace("&", "") for button in reached] == ["Lưu và thêm tiếp", "Lưu", "Hủy"]
    form.reject()


@pytest.mark.parametrize(
    ("make", "list_kind", "keeps"),
    [
        (_new_task, "tasks", "section_id"),
        (_new_arisen, "tasks", ""),
        (_new_indicator, "indicators", "category"),
        (_new_movement, "movements", ""),
    ],
)
def test_several_records_are_entered_in_one_form(
    qtbot: QtBot,
    filled: Book,
    context: Context,
    settled: Callable[[], None],
    make: Callable[[Context, QWidget], RecordForm],
    list_kind: str,
    keeps: str,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    before = lists.count(filled, ListQuery(list_kind))
    form = make(context, parent)
    settled()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    blank = {name: field.content() for name, field in form.fields.items()}
    for number in (1, 2):
        first = form.focusWidget()
        QTest.keyClicks(first, f"Viec {number}")
        if isinstance(form, IndicatorForm):
            form.measure.setText("%")
            form.category.setEditText("Kênh")
        if isinstance(form, MovementForm):
            form.criteria.set_value([Criterion("Bài dự thi", "10")])
        stayed = form.fields[keeps].content() if keeps else None
        QTest.keyClick(first, Qt.Key.Key_Return, MODIFIERS)
        settled()
        assert lists.count(filled, ListQuery(list_kind)) == before + number
        assert form.isVisible()
        assert form.focusWidget() is first
        assert {name: field.content() for name, field in form.fields.items() if name != keeps} == {
            name: content for name, content in blank.items() if name != keeps
        }
        assert not keeps or form.fields[keeps].content() == stayed
    assert not form.edited
    form.reject()
