"""The span of a report on its page: said, recorded as sent from outside, opened again, and what is entered late."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.papers import PaperFormat
from desktop_app.services.book import Book
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.sent_reports import known_reports
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.late_window import LateWindow
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.reports.sent_report_form import SentReportForm
from tests.ui.pages import open_form, press
from tests.ui.report_pages import make_page

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


@pytest.fixture
def page(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> ReportsPage:
    """The page on the report of 2026 in a book whose report of 2025 missed a record."""
    issue(book, "annual-report", {"year": "2025"}, IssueFields("131", formats=(PaperFormat.XLSX,)))
    add_activity(book, ActivityFields(date(2025, 6, 2), ActivityKind.GOOD_NEWS, "Tin ghi muộn"))
    return make_page(qtbot, context, settled)


def test_the_page_says_which_days_a_report_tells(page: ReportsPage, settled: WindowRest) -> None:
    assert page.editor.span.words.text() == (
        "Kỳ số liệu: từ ngày 16/11/2025 đến hết ngày 15/11/2026, tiếp sau báo cáo năm 2025 số 131/BC-SNgV."
    )
    page.period.set_key("2025")
    page.period.chosen.emit()
    settled()
    words = page.editor.span.words.text()
    assert words.startswith("Kỳ số liệu: từ ngày 16/11/2024 đến hết ngày 15/11/2025. Đã phát hành, số 131/BC-SNgV")
    assert not page.editor.span.late_button.isVisible()
    assert not page.editor.span.sent.isEnabled()


def test_beside_the_sentence_that_asks_for_a_report_sent_before_is_its_button(
    page: ReportsPage, qtbot: QtBot, settled: WindowRest
) -> None:
    page.period.set_key("2024")
    page.period.chosen.emit()
    settled()
    page.editor.span.sent_button.click()
    open_form(qtbot, page, SentReportForm)


def test_what_was_entered_late_is_listed_and_opens(page: ReportsPage, qtbot: QtBot) -> None:
    span = page.editor.span
    assert span.late_button.isVisible()
    press(page, KEY.Key_F8, CONTROL | SHIFT)
    (window,) = page.findChildren(LateWindow)
    cells = [window.table.item(0, column) for column in (0, 1)]
    assert [cell.text() for cell in cells if cell is not None] == ["Tin ghi muộn", "Tin tốt, 02/06/2025"]
    with qtbot.waitSignal(page.asked) as asked:
        QTest.keyClick(window.table, KEY.Key_Return)
    assert asked.args == [ListQuery("activities", scope={"ids": [1]})]


def test_a_report_sent_from_outside_is_entered_by_keys_and_opened_again(
    page: ReportsPage, qtbot: QtBot, book: Book, settled: WindowRest
) -> None:
    span = page.editor.span
    page.period.set_key("2024")
    page.period.chosen.emit()
    settled()
    assert "Sổ chưa ghi báo cáo trước" in span.words.text()
    assert span.sent_button.isVisible()
    page.period.set_key("2025")
    page.period.chosen.emit()
    settled()
    assert not span.sent_button.isVisible()
    span.reopen.trigger()
    settled()
    assert known_reports(book) == []
    page.setFocus()
    press(page, KEY.Key_G, CONTROL | SHIFT)
    form = open_form(qtbot, page, SentReportForm)
    form.number.setText("120/BC-SNgV")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    (sent,) = known_reports(book)
    assert (sent.number, sent.last, sent.change) == ("120/BC-SNgV", date(2025, 11, 15), None)
    assert "Đã gửi từ trước, số 120/BC-SNgV" in span.words.text()
    page.period.set_key("2026")
    page.period.chosen.emit()
    settled()
    assert "tiếp sau báo cáo năm 2025 số 120/BC-SNgV" in span.words.text()
    assert not span.late_button.isVisible()
