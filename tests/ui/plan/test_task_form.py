"""The form of a task says since when it has other units, and in whose place."""

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.task_form import TaskForm
from tests.books import PLAN, adjust_plan, import_plan
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
