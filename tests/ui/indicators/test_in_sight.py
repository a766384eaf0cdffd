"""Chỉ tiêu as a list: filtered as one types, by what is met, sorted by its heads, several chosen at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.year.briefings import mark_informed
from desktop_app.services.year.indicators import measured, period_span, record_value, save_indicator
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import why_grey
from desktop_app.ui.indicators.measured_model import NAME, TARGET, VALUE, in_groups, one_by_one
from desktop_app.ui.indicators.page import IndicatorsPage
from tests.books import person, unit
from tests.ui.pages import choose_file, press, show_page

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WindowRest = Callable[[], None]
TRAINED, CONNECTED, STORIES = "Tỷ lệ đã tập huấn", "Số trang đã kết nối", "Đợt kể chuyện đẹp"


def _fill(book: Book) -> None:
    """Record three indicators of two groups: one is met, one is not, one has no target."""
    eighty = (Target(2025, TargetSign.AT_LEAST, Decimal(80)),)
    for name, measure, group, targets, value in (
        (TRAINED, "%", "Tập huấn", eighty, "92.5"),
        (CONNECTED, "trang", "Tuyên truyền", eighty, "9"),
        (STORIES, "đợt", "Tuyên truyền", (), "10"),
    ):
        made = save_indicator(book, None, IndicatorDraft(name, measure, group, targets)).only_id("indicator")
        record_value(book, made, "2025", Decimal(value), "Báo cáo")


FILLINGS = {"filled": _fill}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def filled(book: Book) -> Book:
    """Three indicators of two groups."""
    return book


@pytest.fixture
def page(filled: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> IndicatorsPage:
    del filled
    page = IndicatorsPage(context)
    show_page(qtbot, page, 1150, 680)
    page.period.set_key("2025")
    page.period.chosen.emit()
    settled()
    page.setFocus()
    return page


def names(page: IndicatorsPage) -> list[str]:
    """Return what stands in the first column, titles of groups too."""
    model = page.table.model()
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def press_head(page: IndicatorsPage, column: int) -> None:
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_letters_on_the_rows_filter_them_without_accents_by_all_that_a_row_says(page: IndicatorsPage) -> None:
    assert names(page) == ["Tập huấn", TRAINED, "Tuyên truyền", CONNECTED, STORIES]
    QTest.keyClicks(page.table, "d")
    assert page.filter.hasFocus()
    assert names(page) == ["Tập huấn", TRAINED, "Tuyên truyền", CONNECTED, STORIES]
    QTest.keyClicks(page.filter, "ot ke")
    assert names(page) == ["Tuyên truyền", STORIES]
    QTest.keyClick(page.filter, KEY.Key_Return)
    assert page.table.hasFocus()
    page.focus_filter()
    QTest.keyClicks(page.filter, "xyz")
    assert page.empty.isVisible()
    assert page.empty.text == "Không có dòng nào khớp “xyz”."
    QTest.keyClick(page.filter, KEY.Key_Escape)
    assert len(names(page)) == 5
    for words in ("tuyen truyen", "bao cao trang", "chua dat"):
        page.filter.setText(words)
        assert CONNECTED in names(page)
        assert TRAINED not in names(page)


def test_what_an_input_method_composes_on_the_rows_filters_them(page: IndicatorsPage) -> None:
    assert page.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(page.table, QInputMethodEvent("đợ", []))
    assert page.table.hasFocus()
    assert names(page) == ["Tuyên truyền", STORIES]
    QApplication.sendEvent(page.table, QInputMethodEvent("đợx", []))
    # The rows stay where the letters are, though there are none.
    assert (names(page), page.table.isVisible()) == ([], True)
    committed = QInputMethodEvent()
    committed.setCommitString("đợt")
    QApplication.sendEvent(page.table, committed)
    assert (page.filter.hasFocus(), page.filter.text()) == (True, "đợt")


def test_a_head_sorts_by_value_without_groups_and_a_third_press_brings_them_back(page: IndicatorsPage) -> None:
    press_head(page, VALUE)
    assert names(page) == [CONNECTED, STORIES, TRAINED]
    press_head(page, VALUE)
    assert names(page) == [TRAINED, STORIES, CONNECTED]
    press_head(page, VALUE)
    assert names(page) == ["Tập huấn", TRAINED, "Tuyên truyền", CONNECTED, STORIES]
    # What has no target stands last both ways; F8 sorts by the column one is in.
    page.table.setCurrentIndex(page.table.model().index(1, TARGET))
    for _ in range(2):
        QTest.keyClick(page.table, KEY.Key_F8)
        assert names(page)[-1] == STORIES


def test_what_is_met_or_not_is_shown_alone(page: IndicatorsPage) -> None:
    assert [button.text() for button in page.chips.buttons.values()] == [
        "Tất cả (3)",
        "Đạt (1)",
        "Chưa đạt (1)",
        "Chưa rõ (0)",
        "Không có mục tiêu (1)",
    ]
    QTest.keyClick(page.table, KEY.Key_5, ALT)
    assert names(page) == ["Tuyên truyền", STORIES]
    QTest.keyClick(page.table, KEY.Key_3, ALT)
    assert names(page) == ["Tuyên truyền", CONNECTED]
    QTest.keyClick(page.table, KEY.Key_4, ALT)
    assert page.empty.text == "Không có dòng nào đủ các điều kiện lọc."
    page.empty.button.click()
    assert len(names(page)) == 5


def test_several_are_copied_and_deleted_at_once_and_edited_one_by_one(
    filled: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    QTest.keyClick(page.table, KEY.Key_A, CONTROL)
    QTest.keyClick(page.table, KEY.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == [TRAINED, CONNECTED, STORIES]
    assert not page.edit.isEnabled()
    assert "chọn một chỉ tiêu rồi làm lại" in why_grey(page.edit)
    press(page, KEY.Key_Delete)
    settled()
    assert lists.count(filled, ListQuery("indicators")) == 0


def test_choosing_rows_by_their_figures_opens_no_list(filled: Book, page: IndicatorsPage, settled: WindowRest) -> None:
    save_indicator(filled, None, IndicatorDraft("Tin tốt", "tin", "", automatic=AutomaticMeasure.GOOD_NEWS))
    page.refresh()
    settled()
    asked: list[ListQuery] = []
    page.asked.connect(asked.append)
    at = page.table.visualRect(page.table.model().index(page.table.model().rowCount() - 1, VALUE)).center()
    for modifier, opened in ((Qt.KeyboardModifier.ShiftModifier, 0), (Qt.KeyboardModifier.NoModifier, 1)):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, at)
        assert len(asked) == opened


def test_the_share_of_the_staff_informed_leads_to_the_staff_of_today(
    book: Book, qtbot: QtBot, page: IndicatorsPage, settled: WindowRest
) -> None:
    who = person(book, "Lộc Thị Ánh", unit(book, "Văn phòng"))
    mark_informed(book, [who], date(2025, 3, 4))
    draft = IndicatorDraft("CCVCNLĐ được quán triệt", "%", "", automatic=AutomaticMeasure.STAFF_INFORMED)
    made = save_indicator(book, None, draft).only_id("indicator")
    for period, possible in (("2025", False), (str(date.today().year), True)):
        page.period.set_key(period)
        page.period.chosen.emit()
        page.show_query(ListQuery("indicators", scope={"ids": [made]}))
        settled()
        assert page.open_list.isEnabled() is possible
        if not possible:
            assert "không có của ngày đã qua" in why_grey(page.open_list)
    with qtbot.waitSignal(page.asked) as asked:
        page.open_list.trigger()
    assert asked.args == [ListQuery("briefings")]


def test_the_title_of_a_group_takes_one_line_however_narrow_the_names_are(
    filled: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    long = IndicatorDraft("Số lớp", "lớp", "Mục tiêu đến năm 2030 của kế hoạch thực hiện chương trình", ())
    save_indicator(filled, None, long)
    page.refresh()
    page.resize(620, 680)
    settled()
    heights = [page.table.rowHeight(row) for row, name in enumerate(names(page)) if name in ("Tập huấn", long.category)]
    assert len(heights) == 2
    assert heights[0] == heights[1]


def test_what_is_in_sight_is_exported_as_it_stands(page: IndicatorsPage, settled: WindowRest, tmp_path: Path) -> None:
    press_head(page, VALUE)
    page.filter.setText("tuyen truyen")
    press(page, KEY.Key_E, CONTROL)
    choose_file(page, tmp_path / "ra.xlsx")
    settled()
    _, *rows = CalamineWorkbook.from_path(tmp_path / "ra.xlsx").get_sheet_by_index(0).to_python()
    assert [row[:2] for row in rows] == [["Tuyên truyền", CONNECTED], ["Tuyên truyền", STORIES]]


def test_where_no_indicator_has_a_group_none_is_named_in_any_order(filled: Book) -> None:
    indicators = measured(filled, "2025", period_span("2025"))
    indicators = [replace(each, draft=replace(each.draft, category="")) for each in indicators]
    for grouped in (in_groups(indicators), one_by_one(indicators)):
        assert {title for title, _ in grouped} == {""}


def test_an_indicator_that_is_asked_for_is_chosen_whatever_was_filtered(
    page: IndicatorsPage, settled: WindowRest
) -> None:
    page.filter.setText("dot ke")
    QTest.keyClick(page.table, KEY.Key_2, ALT)
    page.show_query(ListQuery("indicators", scope={"ids": [2]}))
    settled()
    assert [indicator.draft.name for indicator in page.table.chosen()] == [CONNECTED]
    assert len(names(page)) == 5


def test_a_table_without_rows_is_not_written_out(page: IndicatorsPage, settled: WindowRest) -> None:
    assert page.export_action.isEnabled()
    page.filter.setText("không có chỉ tiêu nào như vậy")
    settled()
    assert not page.export_action.isEnabled()
    assert "chưa có dòng nào" in why_grey(page.export_action)


def test_there_is_nothing_to_filter_where_there_is_no_indicator(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    """Five chips counted none, over a filter of nothing."""
    page = IndicatorsPage(context)
    show_page(qtbot, page, 1150, 680)
    settled()
    assert page.empty.button.isVisible()
    assert not page.chips.isVisible()
    assert not page.filter.isVisible()
    context.changed.emit(save_indicator(book, None, IndicatorDraft(TRAINED, "%", "Tập huấn")))
    qtbot.waitUntil(page.chips.isVisible)
    assert page.filter.isVisible()
