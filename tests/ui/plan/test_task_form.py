"""The form of a task says since when it has other units, and in whose place."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services.book import Book
from desktop_app.services.plan.tasks import task
from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.task_form import TaskForm
from tests.books import PLAN, adjust_plan, import_plan, rows_of
from tests.ui.conftest import WindowRest


def test_since_when_a_task_has_its_unit_stands_below_it(
    qtbot: QtBot, context: Context, book: Book, settled: WindowRest
) -> None:
    plan = import_plan(book)
    adjusted = PLAN.replace("Thanh tra Sở tổ chức", "Văn phòng Sở tổ chức")
    adjust_plan(book, plan, adjusted, AdjustmentFields(date(2026, 6, 20), "31/KH-SNgV"))
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    for task_id, words in ((1, ""), (2, "Từ ngày 20/6/2026: Văn phòng chủ trì, thay Thanh tra Sở.")):
        form = TaskForm(context, task_id, None, page)
        form.start()
        settled()
        assert form.since.text() == words
        assert form.since.isVisible() is bool(words)
        form.close()


def test_a_task_is_given_to_another_unit_from_a_day_on(
    qtbot: QtBot, context: Context, book: Book, settled: WindowRest
) -> None:
    import_plan(book)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    new = TaskForm(context, None, None, page)
    assert "changed_on" not in new.fields
    form = TaskForm(context, 2, None, page)
    form.start()
    settled()
    leads = task(book, 2).leads
    form.leads.set_ids(())
    form.changed_on.set_value(date(2026, 6, 20))
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert task(book, 2).leads == ()
    ended = "task_id = 2 AND to_date = '2026-06-19'"
    assert [unit_id for (unit_id,) in rows_of(book, "assignment", "unit_id", ended)] == [*leads]
