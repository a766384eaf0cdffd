"""The report on a phase on page Báo cáo: chosen with its plan, written part by part, kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.services.papers.reports import entered
from desktop_app.services.papers.reports.entered import PHASE
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.reports.parts.part_table import EDITED, TO_WRITE, UNSAVED
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.books import PLAN, BookIds, import_plan
from tests.ui.keyboard import type_letters
from tests.ui.pages import press
from tests.ui.report_pages import make_page, standing, write

CONTROL = Qt.KeyboardModifier.ControlModifier
WindowRest = Callable[[], None]


@pytest.fixture
def page(filled: BookIds, book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> ReportsPage:
    """The page on the report on a phase; beside the plan of 2024 - 2028 there is one of 2024 - 2027."""
    import_plan(book, PLAN.replace("đọc sách", "viết sách").replace("2028", "2027"))
    page = make_page(qtbot, context, settled)
    QTest.mouseClick(page.papers.buttons["phase-report"], Qt.MouseButton.LeftButton)
    settled()
    page.setFocus()
    return page


def periods(page: ReportsPage) -> list[str]:
    return [page.period.itemText(place) for place in range(page.period.count())]


def choose_plan(page: ReportsPage, place: int, settled: WindowRest) -> None:
    page.plan_box.setCurrentIndex(place)
    page.plan_box.activated.emit(place)
    settled()


def kept_text(book: Book, plan_id: int | None = None) -> str | None:
    parts = entered.report(book, PHASE, "2024-2025", plan_id=plan_id).parts
    part = next(part for part in parts if part.key == "lessons")
    return part.text if part.edited else None


def test_a_part_of_a_phase_is_written_by_keys_and_saved(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    assert periods(page) == ["Giai đoạn 2024 - 2025", "Giai đoạn 2024 - 2028"]
    # It was called drafted from the records, of which there are none.
    assert standing(page)["Bài học kinh nghiệm"] == TO_WRITE
    write(page, "lessons", "Giao một đầu mối theo dõi.")
    assert page.editor.unsaved_words() == "Báo cáo giai đoạn 2024 - 2025 – Kế hoạch 2024 - 2028 có phần sửa chưa lưu."
    press(page, Qt.Key.Key_S, CONTROL)
    settled()
    assert kept_text(book) == "Giao một đầu mối theo dõi."
    assert standing(page)["Bài học kinh nghiệm"] == EDITED
    assert not any("bài học" in remark.sentence.casefold() for remark in page.editor.remarks.remarks)


def test_what_is_typed_stands_in_the_place_of_dots(page: ReportsPage) -> None:
    page.editor.parts.choose("lessons")
    assert "in dòng chấm cho đến khi viết" in page.editor.pane.standing.text()
    press(page, Qt.Key.Key_Return)
    type_letters(page.editor.pane.editor, "Bài học.")
    assert page.editor.pane.editor.toPlainText() == "Bài học."
    assert standing(page)["Bài học kinh nghiệm"] == UNSAVED


def test_each_plan_has_its_phases_and_its_text(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    write(page, "lessons", "Bài học của đọc sách.")
    choose_plan(page, 1, settled)
    assert periods(page) == ["Giai đoạn 2024 - 2025", "Giai đoạn 2024 - 2027"]
    write(page, "lessons", "Bài học của viết sách.")
    press(page, Qt.Key.Key_S, CONTROL)
    settled()
    assert (kept_text(book), kept_text(book, page.plan_box.plan_id)) == (
        "Bài học của đọc sách.",
        "Bài học của viết sách.",
    )


def test_a_plan_of_one_year_says_what_it_has_instead(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    plan = chosen_plan(book)
    assert plan is not None
    save_plan(book, plan.id, replace(plan.fields, from_year=2026, to_year=2026))
    page.refresh()
    settled()
    assert periods(page) == []
    assert page.editor.notice.text == "Kế hoạch chỉ thực hiện trong năm 2026: lập báo cáo năm."
    # The parts of the report of a year stood below, as if they were those of the phase.
    assert not page.editor.parts.isVisible()
    assert not page.editor.cut_off.isEnabled()
    page.editor.cut_off.chosen.emit(date(2026, 3, 1))
    assert page.editor.unsaved_words() == ""
    QTest.mouseClick(page.papers.buttons["annual-report"], Qt.MouseButton.LeftButton)
    settled()
    assert page.editor.parts.isVisible()
    assert page.editor.cut_off.isEnabled()


def test_the_line_of_the_span_speaks_of_no_report_before(page: ReportsPage) -> None:
    words = page.editor.span.words.text()
    assert words.startswith("Kỳ số liệu: từ ngày ")
    assert "báo cáo trước" not in words
    assert not page.editor.span.sent_button.isVisible()


def test_the_preview_is_of_the_phase(page: ReportsPage, settled: WindowRest) -> None:
    press(page, Qt.Key.Key_P, CONTROL)
    settled()
    (preview,) = page.findChildren(PreviewWindow)
    assert "2024 - 2025" in preview.windowTitle() or "giai đoạn" in preview.windowTitle()
    preview.close()


def test_it_is_opened_from_other_pages(page: ReportsPage, settled: WindowRest) -> None:
    page.works()["annual"]()
    settled()
    assert page.papers.key == "annual-report"
    page.works()["phase"]()
    settled()
    assert page.papers.key == "phase-report"
    assert "Bài học kinh nghiệm" in standing(page)
