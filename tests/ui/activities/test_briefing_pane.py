"""Quán triệt by keys: who is informed of the plan, who is missing, marks set and removed."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.domain.list_kinds.year import BRIEFINGS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.year import activities, briefings
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.activities.briefings.informed_form import InformedForm
from desktop_app.ui.activities.briefings.pane import share_words
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.filters.window import FilterWindow
from desktop_app.ui.widgets.wrapping_line import WrappingLine
from tests.books import person, rows_of, unit
from tests.ui.list_views import column
from tests.ui.pages import changes, choose_file, focused, go_back, letter_key, open_form, open_page, press

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TODAY = date.today()
NARROWEST = 690
"""The room for a page beside the navigation on a screen of 1366 pixels at 150 %."""
NAMES = ("Lộc Thị Ánh", "Vi Văn Đạt", "Bế Quốc Dũng", "Hứa Thu Yến")
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    unit(book, "Văn phòng")
    for name in NAMES:
        person(book, name, 1, "Chuyên viên")
    briefing = ActivityFields(TODAY, ActivityKind.BRIEFING, "Hội nghị quán triệt", participants=(Participant(1),))
    activities.add_activity(book, briefing)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Four people, the first of whom took part in a briefing."""
    return book


def make_page(qtbot: QtBot, context: Context, settled: WindowRest) -> ActivitiesPage:
    page = ActivitiesPage(context)
    open_page(qtbot, page, page.register.list)
    page.tabs.setCurrentWidget(page.briefing_tab)
    page.setFocus()
    settled()
    return page


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> ActivitiesPage:
    return make_page(qtbot, context, settled)


def shown(page: ActivitiesPage, key: str = "name") -> list[str]:
    return column(page.briefing.list, key)


def test_who_is_informed_and_who_is_missing(page: ActivitiesPage, settled: WindowRest) -> None:
    pane = page.briefing
    assert pane.share.text() == "1/4 (25 %) đã được quán triệt"
    assert pane.chips.buttons["missing"].text() == "Chưa quán triệt (3)"
    assert [shown(page, key)[0] for key in ("name", "post", "unit", "state", "since", "by")] == [
        "Lộc Thị Ánh",
        "Chuyên viên",
        "Văn phòng",
        "Đã quán triệt",
        format_date(TODAY),
        "Hội nghị quán triệt",
    ]
    QTest.keyClick(pane.list.table, KEY.Key_2, ALT)
    settled()
    assert shown(page) == ["Bế Quốc Dũng", "Vi Văn Đạt", "Hứa Thu Yến"]
    assert shown(page, "state")[0] == "Chưa quán triệt"
    QTest.keyClick(pane.list.table, KEY.Key_3, ALT)
    settled()
    assert shown(page) == ["Lộc Thị Ánh"]


def test_a_selection_is_marked_with_a_day(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    pane = page.briefing
    QTest.keyClick(pane.list.table, KEY.Key_A, CONTROL)
    QTest.keyClick(pane.list.table, KEY.Key_D, CONTROL)
    form = open_form(qtbot, page, InformedForm)
    assert form.windowTitle().endswith("3 người")
    day = TODAY - timedelta(7)
    QTest.keyClick(focused(form), KEY.Key_A, CONTROL)
    QTest.keyClicks(focused(form), f"{day:%d%m%Y}")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(focused(form), "Giao ban")
    press(form, KEY.Key_Return)
    settled()
    settled()
    assert pane.share.text() == "4/4 (100 %) đã được quán triệt"
    assert rows_of(office, "briefing", "person_id, informed_on, note") == [
        (number, day.isoformat(), "Giao ban") for number in (3, 2, 4)
    ]
    assert not pane.mark.isEnabled()
    go_back(qtbot, page)
    QTest.keyClick(pane.list.table, KEY.Key_2, ALT)
    settled()
    assert pane.list.empty.text == "Mọi người đều đã được quán triệt."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30/2/2026", "tháng 2 năm 2026 có 28 ngày"),
        ("", "Nhập ngày quán triệt."),
        (f"{TODAY + timedelta(1):%d/%m/%Y}", "Ngày quán triệt không thể sau hôm nay."),
    ],
)
def test_an_impossible_day_marks_nobody(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest, typed: str, sentence: str
) -> None:
    before = changes(office)
    page.briefing.list.table.selectRow(1)
    QTest.keyClick(page.briefing.list.table, KEY.Key_D, CONTROL)
    form = open_form(qtbot, page, InformedForm)
    form.day.setText(typed)
    press(form, KEY.Key_Return)
    settled()
    assert sentence in form.fields["informed_on"].sentence.text()
    assert changes(office) == before


def test_a_mark_is_removed_but_not_a_participation(
    office: Book, page: ActivitiesPage, context: Context, settled: WindowRest
) -> None:
    pane = page.briefing
    context.act(lambda book: briefings.mark_informed(book, [2], TODAY))
    settled()
    settled()
    row = shown(page).index("Vi Văn Đạt")
    pane.list.table.selectRow(row)
    QTest.keyClick(pane.list.table, KEY.Key_Delete)
    settled()
    settled()
    assert pane.share.text() == "1/4 (25 %) đã được quán triệt"
    assert pane.list.selected_ids() == [2]
    assert not pane.unmark.isEnabled()
    pane.list.table.selectRow(shown(page).index("Lộc Thị Ánh"))
    QTest.keyClick(pane.list.table, KEY.Key_Delete)
    settled()
    assert pane.list.notice.text.startswith("Không có dấu nào để bỏ")
    context.act(history.undo)
    settled()
    settled()
    assert pane.share.text() == "2/4 (50 %) đã được quán triệt"


def test_a_briefing_held_informs_those_who_took_part(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    QTest.keyClick(page.briefing.list.table, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, ActivityForm)
    assert form.kind.value() is ActivityKind.BRIEFING
    QTest.keyClicks(form.title, "Giao ban")
    for typed in ("dat", "dung"):
        QTest.keyClick(form, letter_key(form, "participants"), ALT)
        QTest.keyClicks(focused(form), typed)
        press(form, KEY.Key_Return)
    with qtbot.waitSignal(form.accepted):
        press(form, KEY.Key_Return)
    settled()
    settled()
    assert page.briefing.share.text() == "3/4 (75 %) đã được quán triệt"


def test_people_are_found_by_name_and_unit_and_copied(page: ActivitiesPage, settled: WindowRest) -> None:
    rows = page.briefing.list
    QTest.keyClick(rows.table, KEY.Key_F, CONTROL)
    assert rows.filter.hasFocus()
    QTest.keyClicks(rows.filter, "dat van phong")
    settled()
    assert shown(page) == ["Vi Văn Đạt"]
    QTest.keyClick(rows.filter, KEY.Key_Return)
    QTest.keyClick(rows.table, KEY.Key_Down)
    QTest.keyClick(rows.table, KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Vi Văn Đạt\tChuyên viên\tVăn phòng\tChưa quán triệt\t\t"
    QTest.keyClicks(rows.filter, "xyz")
    settled()
    assert rows.empty.text == "Không có dòng nào khớp “dat van phongxyz”."
    rows.empty.button.click()
    settled()
    assert len(shown(page)) == 4


def test_the_staff_are_sorted_by_a_head_and_put_together_by_unit(page: ActivitiesPage, settled: WindowRest) -> None:
    rows = page.briefing.list
    header = rows.table.horizontalHeader()
    since = [each.key for each in BRIEFINGS.columns].index("since")
    at = QPoint(header.sectionViewportPosition(since) + 20, header.height() // 2)
    for last in (True, False):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settled()
        assert shown(page).index("Lộc Thị Ánh") == (3 if last else 0)
    QTest.keyClick(rows.table, KEY.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    window = page.findChild(FilterWindow)
    assert window is not None
    window.close()
    rows.show_filtering(Filtering((), "unit"))
    settled()
    # The heading of the group stands over its first row.
    assert rows.table.rowHeight(0) > rows.table.rowHeight(1) == rows.table.rowHeight(3)


def test_the_whole_row_is_shown_beside_the_list_and_enter_marks(
    qtbot: QtBot, page: ActivitiesPage, context: Context, settled: WindowRest
) -> None:
    messages: list[str] = []
    context.message.connect(messages.append)
    rows = page.briefing.list
    rows.table.setFocus()
    QTest.keyClick(rows.table, KEY.Key_Home, CONTROL)
    QTest.keyClick(rows.table, KEY.Key_F4)
    assert rows.details.pane is not None
    assert "Hội nghị quán triệt" in rows.details.pane.toPlainText()
    QTest.keyClick(rows.table, KEY.Key_Return)
    assert messages[-1] == "Những người đang chọn đều đã được quán triệt"
    QTest.keyClick(rows.table, KEY.Key_Down)
    QTest.keyClick(rows.table, KEY.Key_Return)
    assert open_form(qtbot, page, InformedForm).windowTitle().endswith("– Bế Quốc Dũng")


def test_the_people_seen_are_exported_by_its_key(page: ActivitiesPage, settled: WindowRest, tmp_path: Path) -> None:
    rows = page.briefing.list
    QTest.keyClicks(rows.filter, "dat")
    settled()
    QTest.keyClick(rows.table, KEY.Key_E, CONTROL)
    choose_file(rows, tmp_path / "ra.xlsx")
    settled()
    assert rows.notice.text == "Đã xuất 1 dòng ra “ra.xlsx”."
    headers, *cells = CalamineWorkbook.from_path(tmp_path / "ra.xlsx").get_sheet_by_index(0).to_python()
    assert headers == ["Họ và tên", "Chức vụ", "Đơn vị", "Tình trạng", "Quán triệt từ ngày", "Qua"]
    assert cells == [["Vi Văn Đạt", "Chuyên viên", "Văn phòng", "Chưa quán triệt", "", ""]]


def test_those_missing_in_a_unit_are_shown_when_another_page_asks_for_them(
    page: ActivitiesPage, settled: WindowRest
) -> None:
    page.tabs.setCurrentWidget(page.register)
    page.show_query(ListQuery("briefings", scope={"state": "missing", "ids": [2, 1]}))
    settled()
    assert page.tabs.currentWidget() is page.briefing_tab
    assert shown(page) == ["Vi Văn Đạt"]
    assert page.briefing.chips.key == "missing"
    page.briefing.filter_line.click()
    settled()
    assert len(shown(page)) == 3


def is_wrapped(line: WrappingLine) -> bool:
    """Tell whether one part is below the other."""
    layout = line.layout()
    assert isinstance(layout, QBoxLayout)
    return layout.direction() == QBoxLayout.Direction.TopToBottom


def test_a_narrow_page_wraps_rather_than_widen_the_window(
    page: ActivitiesPage, qapp: QApplication, settled: WindowRest
) -> None:
    assert page.briefing.share.text() != ""
    lines = page.findChildren(WrappingLine)
    assert not any(is_wrapped(line) for line in lines if line.isVisible())
    assert page.minimumSizeHint().width() <= NARROWEST
    page.resize(NARROWEST, 420)
    qapp.sendPostedEvents()
    for pane in (page.briefing, page.register):
        page.tabs.setCurrentWidget(pane)
        settled()
    assert page.width() == NARROWEST
    page.tabs.setCurrentWidget(page.briefing_tab)
    page.resize(1000, 500)
    settled()
    # A part that gets its words later asks for its room then.
    (line,) = page.briefing.findChildren(WrappingLine)
    for words, wrapped in (("", False), (page.briefing.share.text() * 9, True)):
        page.briefing.share.setText(words)
        qapp.sendPostedEvents()
        assert is_wrapped(line) is wrapped
    page.tabs.setCurrentWidget(page.news_tab)
    month_model = page.news.model
    assert month_model.headerData(7, Qt.Orientation.Horizontal) == "CN"
    page.resize(1200, 700)
    qapp.sendPostedEvents()
    assert month_model.headerData(7, Qt.Orientation.Horizontal) == "Chủ nhật"
    assert month_model.headerData(7, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Chủ nhật"


def test_an_office_without_people_says_where_to_begin(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    messages: list[str] = []
    context.message.connect(messages.append)
    page = make_page(qtbot, context, settled)
    assert page.briefing.list.empty.text == "Sổ chưa có người nào: thêm ở trang Tập thể – cá nhân trước."
    assert page.briefing.share.text() == ""
    page.briefing.mark.trigger()
    assert messages[-1] == "Chưa chọn dòng nào"


@pytest.mark.parametrize(
    ("informed", "staff", "words"), [(18, 20, "18/20 (90 %)"), (199, 200, "199/200 (99,5 %)"), (0, 3, "0/3 (0 %)")]
)
def test_not_all_is_never_a_hundred_percent(informed: int, staff: int, words: str) -> None:
    assert share_words(informed, staff) == f"{words} đã được quán triệt"


def test_a_book_without_people_leads_to_their_page(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    page = make_page(qtbot, context, settled)
    asked: list[tuple[str, str]] = []
    page.work_asked.connect(lambda *work: asked.append(work))
    button = page.briefing.list.empty.button
    qtbot.waitUntil(lambda: button.text() == "Mở trang Tập thể – cá nhân")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [("people", "")]
