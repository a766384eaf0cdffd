from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.domain.year.spans import Span
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import indicator, measured, record_value, save_indicator, take_ready_set
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.indicators.measured_model import (
    BEFORE,
    DIFFERENCE,
    LAST,
    MARK,
    MET,
    NAME,
    TARGET,
    UNCONFIRMED,
    VALUE,
    text_of,
)
from desktop_app.ui.indicators.page import IndicatorsPage
from desktop_app.ui.indicators.value_form import ValueForm
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom
from tests.ui.keyboard import type_letters
from tests.ui.pages import changes, choose_file, focused, open_form, press, show_page

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
YEAR = "2025"
SHARE = IndicatorDraft(
    "Tỷ lệ đoàn viên đã tập huấn", "%", "Tập huấn", (Target(2025, TargetSign.AT_LEAST, Decimal(80)),)
)
NEWS = IndicatorDraft("Tin tốt đã đăng", "tin", "Tin tốt", automatic=AutomaticMeasure.GOOD_NEWS)
WindowRest = Callable[[], None]


def _fill_counted(book: Book) -> None:
    save_indicator(book, None, SHARE)
    save_indicator(book, None, NEWS)
    for day in (date(2025, 2, 3), date(2025, 8, 4)):
        add_activity(book, ActivityFields(day, ActivityKind.GOOD_NEWS, "Nhặt được của rơi trả lại"))


FILLINGS = {"counted": _fill_counted}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def counted(book: Book) -> Book:
    """An indicator that is typed in, one that is counted, and two good items of 2025."""
    return book


def make_page(qtbot: QtBot, context: Context, settled: WindowRest) -> IndicatorsPage:
    page = IndicatorsPage(context)
    show_page(qtbot, page, 1150, 680)
    page.period.set_key(YEAR)
    page.period.chosen.emit()
    settled()
    page.setFocus()
    return page


@pytest.fixture
def page(counted: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> IndicatorsPage:
    return make_page(qtbot, context, settled)


def shown(page: IndicatorsPage, column: int) -> str:
    """The text of a cell of the current row."""
    current = page.table.current()
    assert current is not None
    return text_of(current, column)


def test_a_column_in_which_nothing_stands_leaves_its_room_to_the_names(
    counted: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    table = page.table
    narrow, name = table.columnWidth(MARK), table.columnWidth(NAME)
    assert narrow == table.horizontalHeader().sectionSizeHint(MARK)
    page.table.choose(1)
    save_indicator(counted, 1, replace(SHARE, confirmed=False))
    page.refresh()
    settled()
    assert shown(page, MARK) == UNCONFIRMED
    assert table.columnWidth(MARK) > narrow
    assert table.columnWidth(NAME) < name


def test_names_get_what_figures_do_not_need(page: IndicatorsPage) -> None:
    table = page.table
    texts, header = table.sizeHintForColumn, table.horizontalHeader().sectionSizeHint
    columns = [column for column in range(NAME + 1, MARK + 1) if not table.isColumnHidden(column)]
    assert all(table.columnWidth(column) <= max(texts(column), header(column)) for column in columns)
    # A head stands over its figures, also where the first row is a group's.
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole
    assert table.model().headerData(VALUE, Qt.Orientation.Horizontal, role) == right


def test_where_the_names_have_room_a_long_difference_stands_on_one_line(
    counted: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    record_value(counted, 1, "2024", Decimal("96.35"), "Báo cáo")
    record_value(counted, 1, YEAR, Decimal("92.5"), "Báo cáo")
    table = page.table
    page.refresh()
    settled()
    page.table.choose(1)
    needed = table.fontMetrics().horizontalAdvance(shown(page, DIFFERENCE))
    assert shown(page, DIFFERENCE) == "−3,85 điểm phần trăm"
    page.resize(700, 680)
    settled()
    assert table.columnWidth(DIFFERENCE) < needed
    page.resize(1800, 680)
    settled()
    assert table.columnWidth(DIFFERENCE) > needed
    assert table.horizontalScrollBar().maximum() == 0


def typed_value(book: Book) -> str:
    measured_indicator = measured(book, YEAR, Span(date(int(YEAR), 1, 1), date(2025, 12, 31)))[0]
    return f"{measured_indicator.value} ({measured_indicator.source})"


def add_target(qtbot: QtBot, form: IndicatorForm) -> None:
    """Add a row by its key; the button is animated before it acts."""
    number = len(form.targets.rows)
    QTest.keyClick(form, KEY.Key_M, ALT)
    qtbot.waitUntil(lambda: len(form.targets.rows) == number + 1)
    assert form.targets.rows[-1].year.hasFocus()


def test_the_keyboard_skips_rows_of_groups(page: IndicatorsPage) -> None:
    model = page.table.model()
    assert [str(model.index(row, NAME).data()) for row in range(model.rowCount())] == [
        "Tập huấn",
        SHARE.name,
        "Tin tốt",
        NEWS.name,
    ]
    assert shown(page, NAME) == SHARE.name
    press(page, KEY.Key_Down)
    assert shown(page, NAME) == NEWS.name


def test_the_arrows_go_on_where_the_current_column_has_no_room(page: IndicatorsPage, settled: WindowRest) -> None:
    table = page.table
    table.setCurrentIndex(table.currentIndex().siblingAtColumn(BEFORE))
    row = table.currentIndex().row()
    page.resize(640, 480)
    settled()
    assert table.isColumnHidden(BEFORE)
    press(page, KEY.Key_Down)
    assert table.currentIndex().row() > row


def test_in_a_narrow_window_the_table_is_not_scrolled_sideways(
    qapp: QApplication, counted: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    apply_theme(qapp)
    save_indicator(counted, 1, replace(SHARE, confirmed=False))
    page.refresh()
    page.resize(480, 480)
    settled()
    assert page.width() == 480
    assert page.table.horizontalScrollBar().maximum() == 0
    # The mark that has no room is told below.
    page.table.choose(1)
    assert page.table.isColumnHidden(MARK)
    # Its name stands in the row.
    assert page.about.text() == "Chưa xác nhận."


def test_a_value_is_typed_in_with_its_source(
    qtbot: QtBot, book: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    assert (shown(page, TARGET), shown(page, VALUE), shown(page, MET)) == ("≥ 80 %", "chưa có", "chưa rõ")
    press(page, KEY.Key_G, CONTROL)
    form = open_form(qtbot, page, ValueForm)
    QTest.keyClicks(focused(form), "79,5")
    press(form, KEY.Key_Return)
    settled()
    assert form.fields["source"].sentence.text() == "Nhập nguồn số liệu."
    assert form.source.hasFocus()
    type_letters(form.source, "Báo cáo của Chi đoàn")
    press(form, KEY.Key_Return)
    settled()
    assert typed_value(book) == "79.5 (Báo cáo của Chi đoàn)"
    assert (shown(page, VALUE), shown(page, MET)) == ("79,5 %", "chưa đạt")
    assert "Nguồn: Báo cáo của Chi đoàn." in page.about.text()
    assert focused(page) is page.table


@pytest.mark.parametrize("typed", ["-3", "12.5", "nhiều", "92,5,1", "1000000000000000"])
def test_an_invalid_value_is_reported_and_not_saved(qtbot: QtBot, book: Book, page: IndicatorsPage, typed: str) -> None:
    done = changes(book)
    press(page, KEY.Key_Return)
    form = open_form(qtbot, page, ValueForm)
    type_letters(form.value, typed)
    type_letters(form.source, "Báo cáo")
    press(form, KEY.Key_Return, CONTROL)
    assert "không phải số" in form.fields["value"].sentence.text() or "quá mức" in form.fields["value"].sentence.text()
    assert form.value.hasFocus()
    assert changes(book) == done


def test_an_empty_value_removes_the_typed_one(
    qtbot: QtBot, book: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    record_value(book, 1, YEAR, Decimal("92.5"), "Báo cáo")
    page.refresh()
    settled()
    press(page, KEY.Key_Return)
    form = open_form(qtbot, page, ValueForm)
    assert (form.value.text(), form.source.text()) == ("92,5", "Báo cáo")
    form.value.clear()
    press(form, KEY.Key_Return)
    settled()
    assert typed_value(book) == "None ()"


def test_a_counted_value_opens_the_list_it_counts(qtbot: QtBot, book: Book, page: IndicatorsPage) -> None:
    press(page, KEY.Key_Down)
    assert shown(page, VALUE) == "2 tin"
    assert not page.enter_value.isEnabled()
    with qtbot.waitSignal(page.asked) as asked:
        press(page, KEY.Key_Return)
    query = asked.args[0]
    assert isinstance(query, ListQuery)
    assert lists.count(book, query) == 2
    rectangle = page.table.visualRect(page.table.model().index(page.table.currentIndex().row(), VALUE))
    with qtbot.waitSignal(page.asked):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())


def test_values_follow_the_day_and_the_period(page: IndicatorsPage, settled: WindowRest) -> None:
    press(page, KEY.Key_Down)
    page.cut_off.date.setFocus()
    page.cut_off.date.selectAll()
    QTest.keyClicks(page.cut_off.date, "30/6/2025")
    press(page, KEY.Key_Return)
    settled()
    assert shown(page, VALUE) == "1 tin"
    # Nothing is recorded of the second half of 2024 to compare with, nor yet of 2026.
    for period, last, before, change in (
        ("2026", "2 tin", "2 tin", ""),
        ("2025-H2", "1 tin", "", "không tính được"),
    ):
        page.period.set_key(period)
        page.period.chosen.emit()
        settled()
        assert shown(page, NAME) == NEWS.name
        assert shown(page, VALUE) == ("chưa có" if period == "2026" else "1 tin")
        assert shown(page, LAST) == last
        assert shown(page, BEFORE) == before
        assert shown(page, DIFFERENCE) == change


@pytest.mark.parametrize(("typed", "sentence"), [("31/6/2025", "30 ngày"), ("31/12/2024", "phải nằm trong kỳ")])
def test_an_invalid_cut_off_day_is_reported(
    page: IndicatorsPage, settled: WindowRest, typed: str, sentence: str
) -> None:
    page.cut_off.date.setFocus()
    page.cut_off.date.selectAll()
    QTest.keyClicks(page.cut_off.date, typed)
    press(page, KEY.Key_Return)
    settled()
    assert sentence in page.cut_off.sentence.text()
    assert page.table.current() is not None


def test_the_ready_set_is_taken_once_and_marks_what_is_unconfirmed(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    page = make_page(qtbot, context, settled)
    assert page.empty.button.text() == "Lấy bộ chỉ tiêu Quyết định 311"
    assert page.empty.button.hasFocus()
    press(page, KEY.Key_Space)
    settled()
    assert page.table.hasFocus()
    marks = []
    for row in range(page.table.model().rowCount()):
        page.table.setCurrentIndex(page.table.model().index(row, NAME))
        if page.table.current() is not None:
            marks.append(shown(page, MARK))
            if marks[-1]:
                assert "chưa xác nhận" in page.about.text()
    assert marks.count(UNCONFIRMED) == 1
    with qtbot.waitSignal(context.message) as signal:
        press(page, KEY.Key_I, CONTROL)
    assert signal.args == ["Sổ đã có đủ các chỉ tiêu của Quyết định 311"]
    assert changes(book) == 1


def test_an_indicator_is_added_with_targets_by_keys(
    qtbot: QtBot, book: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    press(page, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, IndicatorForm)
    type_letters(focused(form), "Số trang mạng xã hội đã kết nối")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields["measure"].sentence.text() == "Nhập đơn vị tính."
    QTest.keyClicks(focused(form), "trang")
    add_target(qtbot, form)
    QTest.keyClicks(focused(form), "2030")
    press(form, KEY.Key_Tab)
    press(form, KEY.Key_Down)
    press(form, KEY.Key_Tab)
    QTest.keyClicks(focused(form), "1.500")
    form.unconfirmed.setChecked(True)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    saved = indicator(book, 3)
    assert saved.targets == (Target(2030, TargetSign.MORE_THAN, Decimal(1500)),)
    assert not saved.confirmed
    assert shown(page, NAME) == "Số trang mạng xã hội đã kết nối"
    assert shown(page, MARK) == UNCONFIRMED


@pytest.mark.parametrize(
    ("year", "value", "sentence"),
    [
        ("1999", "5", "“1999” không phải là năm từ 2022 đến 2099."),
        ("", "5", "Nhập năm của mục tiêu."),
        ("2030", "-5", "“-5” không phải số từ 0 trở lên."),
        ("2025", "90", "Mỗi năm chỉ có một mục tiêu."),
    ],
)
def test_an_invalid_target_is_reported_and_not_saved(
    qtbot: QtBot, book: Book, page: IndicatorsPage, settled: WindowRest, year: str, value: str, sentence: str
) -> None:
    done = changes(book)
    press(page, KEY.Key_F2)
    form = open_form(qtbot, page, IndicatorForm)
    add_target(qtbot, form)
    form.targets.rows[-1].year.setText(year)
    form.targets.rows[-1].value.setText(value)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert sentence in form.fields["targets"].sentence.text()
    assert changes(book) == done
    form.targets.rows[-1].value.setFocus()
    press(form, KEY.Key_Delete, CONTROL)
    assert len(form.targets.rows) == 1
    assert not form.edited


def test_tab_goes_through_the_targets_and_on(qtbot: QtBot, page: IndicatorsPage) -> None:
    press(page, KEY.Key_F2)
    form = open_form(qtbot, page, IndicatorForm)
    add_target(qtbot, form)
    form.focus_field("targets")
    walked = []
    for _ in range(8):
        at = form.focusWidget()
        assert at is not None
        walked.append(at)
        press(form, KEY.Key_Tab)
    inputs = [line for row in form.targets.rows for line in row.inputs]
    assert walked == [*inputs, form.targets.add, form.unconfirmed]
    press(form, KEY.Key_Backtab)
    assert form.focusWidget() is form.unconfirmed


def test_an_indicator_goes_to_the_trash_and_its_neighbour_becomes_current(
    qtbot: QtBot, book: Book, page: IndicatorsPage, settled: WindowRest
) -> None:
    press(page, KEY.Key_Delete)
    settled()
    assert [row.values[2] for row in lists.everything(book, ListQuery("indicators"))] == [NEWS.name]
    assert shown(page, NAME) == NEWS.name
    press(page, KEY.Key_Delete)
    settled()
    assert page.table.current() is None
    assert page.empty.isVisible()
    assert not page.edit.isEnabled()
    for name in (NEWS.name, SHARE.name):
        page.context.act(history.undo)
        settled()
        assert shown(page, NAME) == name


def test_the_visible_table_is_exported_by_its_key(
    book: Book, page: IndicatorsPage, settled: WindowRest, tmp_path: Path
) -> None:
    record_value(book, 1, YEAR, Decimal("92.5"), "Báo cáo")
    page.refresh()
    settled()
    press(page, KEY.Key_E, CONTROL)
    choose_file(page, tmp_path / "ra.xlsx")
    settled()
    assert page.notice.text == "Đã xuất 2 dòng ra “ra.xlsx”."
    workbook = CalamineWorkbook.from_path(tmp_path / "ra.xlsx")
    assert workbook.sheet_names == ["Chỉ tiêu năm 2025"]
    headers, *rows = workbook.get_sheet_by_index(0).to_python()
    exported = [dict(zip(headers, row, strict=True)) for row in rows]
    assert [(row["Nhóm"], row["Chỉ tiêu"]) for row in exported] == [("Tập huấn", SHARE.name), ("Tin tốt", NEWS.name)]
    assert (exported[0]["Mục tiêu năm 2025"], exported[0]["Kỳ này"], exported[0]["Đạt"]) == ("≥ 80 %", "92,5 %", "đạt")
    assert (exported[1]["Kỳ này"], exported[1]["So cùng kỳ"], exported[1]["Đơn vị tính"]) == (
        2,
        "không tính được",
        "tin",
    )


def test_changes_while_the_page_is_hidden_are_measured_once_it_is_shown(
    qtbot: QtBot, book: Book, page: IndicatorsPage, context: Context, settled: WindowRest
) -> None:
    page.hide()
    context.act(take_ready_set)
    settled()
    page.show()
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 4)
    settled()


def test_a_narrow_window_tells_which_figures_it_has_no_room_for(page: IndicatorsPage, settled: WindowRest) -> None:
    [beside] = page.findChildren(ColumnsWithoutRoom)
    page.resize(2000, 680)
    settled()
    assert not beside.isVisible()
    page.resize(620, 680)
    settled()
    hidden = [column for column in range(NAME, MARK + 1) if page.table.isColumnHidden(column)]
    assert BEFORE in hidden
    assert (beside.isVisible(), beside.text()) == (True, f"{len(hidden)} cột ẩn")
    model = page.table.model()
    assert all(str(model.headerData(column, Qt.Orientation.Horizontal)) in beside.toolTip() for column in hidden)
