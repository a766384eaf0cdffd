"""The widths of a list's columns: numbers whole, long texts over two lines, and what she dragged."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyleOptionHeader,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.awards import AWARDS, DECISIONS
from desktop_app.domain.list_kinds.office import PEOPLE, UNITS
from desktop_app.domain.lists import Column, ColumnKind, ListKind, ListRow, Worth
from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book
from desktop_app.services.office import units
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.lists.acts.columns_menu import columns_menu
from desktop_app.ui.widgets.lists.columns import AIR, ColumnWidths
from desktop_app.ui.widgets.lists.heights.row_heights import LEAST
from desktop_app.ui.widgets.lists.model import ShownRow
from desktop_app.ui.widgets.lists.parts import ListParts
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.lists.widths.spans import ColumnSpan, shared_out
from tests.ui.list_cells import broken_lines
from tests.ui.list_views import book_of_people, hide, list_shower

show = pytest.fixture(list_shower)
peopled = pytest.fixture(book_of_people)


def test_widths_that_nobody_dragged_fit_what_is_there(
    context: Context, peopled: Book, show: Callable[[ListKind], ListView]
) -> None:
    # As they were saved when every width was: too narrow for the year of birth.
    SettingsFile.of(context, peopled.folder.settings).put("list.people", {"widths": {"name": 50, "birth_year": 50}})
    table = show(PEOPLE).table
    places = {column.key: place for place, column in enumerate(PEOPLE.columns)}
    assert cell_room(table, places["birth_year"]) >= table.fontMetrics().horizontalAdvance("1980")
    assert cell_room(table, places["name"]) >= table.fontMetrics().horizontalAdvance("Đặng Văn Ánh")
    assert sum(table.columnWidth(place) for place in places.values()) == table.viewport().width()


def test_a_width_is_given_back_by_a_double_click_on_the_edge(
    peopled: Book, show: Callable[[ListKind], ListView]
) -> None:
    table = show(PEOPLE).table
    before = [table.columnWidth(place) for place in range(len(PEOPLE.columns))]
    table.setColumnWidth(0, 60)
    assert table.arrangement()["dragged"] == {"name": 60}
    table.horizontalHeader().sectionHandleDoubleClicked.emit(0)
    assert table.arrangement()["dragged"] == {}
    assert [table.columnWidth(place) for place in range(len(PEOPLE.columns))] == before


def test_a_long_text_goes_over_two_lines(book: Book, show: Callable[[ListKind], ListView], qtbot: QtBot) -> None:
    units.add_unit(book, UnitFields("Văn phòng"))
    units.add_unit(book, UnitFields("Trung tâm Thông tin, Dịch vụ đối ngoại và Hợp tác quốc tế " * 2))
    view = show(UNITS)
    hide(view, *[column.key for column in UNITS.columns if column.key != "name"])
    view.resize(600, 400)
    rows = view.table.verticalHeader()
    qtbot.waitUntil(lambda: rows.sectionSize(1) > rows.sectionSize(0))
    view.resize(1800, 400)
    qtbot.waitUntil(lambda: rows.sectionSize(1) == rows.sectionSize(0))


def test_rows_come_closer_before_their_texts_lose_a_line(
    qapp: QApplication, book: Book, show: Callable[[ListKind], ListView], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    apply_theme(qapp)
    units.add_unit(book, UnitFields("A"))
    for number in range(12):
        units.add_unit(book, UnitFields(f"Trung tâm Thông tin, Dịch vụ đối ngoại và Hợp tác quốc tế số {number} " * 2))
    view = show(UNITS)
    hide(view, *[column.key for column in UNITS.columns if column.key != "name"])
    rows, table = view.table.verticalHeader(), view.table
    view.resize(600, 900)
    qtbot.waitUntil(lambda: table.model().rowCount() == 13 and rows.sectionSize(1) > rows.sectionSize(0))
    settled()
    # Qt shows it while the columns are as wide as before.
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    wide, line = rows.sectionSize(1), table.fontMetrics().lineSpacing()
    around = view.height() - table.viewport().height()
    view.resize(600, around + LEAST * wide - LEAST)
    qtbot.waitUntil(lambda: rows.sectionSize(1) < wide)
    closer = rows.sectionSize(1)
    # The row of one word is lower: the others have two lines.
    assert rows.sectionSize(0) + line == closer
    # Where four such rows have no room at all, each has one line.
    view.resize(600, around + LEAST * 2 * line - 1)
    qtbot.waitUntil(lambda: rows.sectionSize(0) == rows.sectionSize(1) < closer)


def test_room_is_shared_by_those_that_stretch_once_all_have_what_they_need() -> None:
    number, text, long = ColumnSpan(60, 60, 90), ColumnSpan(80, 120, 160), ColumnSpan(100, 200, 300, stretch=1)
    spans = [number, text, long]
    assert shared_out(100, spans) == [60, 80, 100]
    assert shared_out(380, spans) == [60, 120, 200]
    assert shared_out(310, spans) == [60, 108, 142]
    # What is long gets room before short texts get one line instead of two.
    assert shared_out(480, spans) == [60, 120, 300]
    assert shared_out(1000, spans) == [90, 160, 750]


def test_a_few_long_texts_leave_room_to_what_a_list_is_of(qapp: QApplication) -> None:
    columns = (Column("text", "Nhiệm vụ", ColumnKind.LONG_TEXT, 56), Column("leads", "Chủ trì", width=28))
    leads = [*["Thanh tra Sở"] * 11, "Văn phòng; các phòng chuyên môn, nghiệp vụ; các tổ chức chính trị, đoàn thể " * 2]
    rows = [ShownRow(ListRow(place, ()), ("Tuyên truyền sâu rộng " * 20, lead)) for place, lead in enumerate(leads)]
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    widths.see(rows, metrics)
    shared = widths.widths(760, (0, 1))
    assert shared[1] <= 250
    assert sum(shared.values()) == 760
    # Where most are long, all get their two lines.
    widths.see([row._replace(texts=(row.texts[0], leads[-1])) for row in rows], metrics)
    assert widths.widths(760, (0, 1))[1] > 300


def test_a_few_short_texts_go_over_two_lines_before_longer_ones_are_cut_on_them(qapp: QApplication) -> None:
    columns = (
        Column("title", "Nội dung", ColumnKind.LONG_TEXT, 56, worth=Worth.MOST),
        Column("kind", "Loại", width=24),
        Column("movement", "Phong trào", width=30, worth=Worth.LEAST),
    )
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    kind, movement = "Văn bản chỉ đạo, ban hành", "Công chức đối ngoại sáng tạo trên không gian mạng"
    title, kinds = "Giao lưu thanh niên hai bên biên giới của các xã, phường", ["Tin tốt"] * 9 + [kind]
    texts = [(title, of_row, movement) for of_row in kinds]
    widths.see([ShownRow(ListRow(place, ()), row) for place, row in enumerate(texts)], metrics)
    seen = set()
    for room in range(420, 700, 20):
        shared = widths.widths(room, range(3))
        if len(shared) == 3:
            is_cut = broken_lines(movement, qapp.font(), shared[2] - AIR) > 2
            seen.add(is_cut)
            on_one_line = broken_lines(kind, qapp.font(), shared[1] - AIR) == 1
            assert not (is_cut and on_one_line), (room, shared)
            assert not is_cut or shared[1] <= metrics.horizontalAdvance("Văn bản chỉ đạo,") + AIR + 4, (room, shared)
    assert seen == {True, False}


def test_of_numbers_with_as_many_letters_the_widest_is_whole(qapp: QApplication) -> None:
    columns = (Column("number", "Số", ColumnKind.CODE, 4), Column("text", "Nhiệm vụ", ColumnKind.LONG_TEXT, 56))
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    numbers = ["1/WMMWM", *(f"{number}/iiiii" for number in range(2, 10))]
    widths.see([ShownRow(ListRow(place, ()), (text, "Tuyên truyền ")) for place, text in enumerate(numbers)], metrics)
    assert widths.widths(600, (0, 1))[0] >= metrics.horizontalAdvance(numbers[0]) + 16


def test_on_a_wide_screen_what_a_list_is_of_comes_on_one_line_before_what_stands_beside_it(qapp: QApplication) -> None:
    beside = [Column(f"movement{number}", "Phong trào", width=30) for number in range(4)]
    columns = (Column("title", "Nội dung", ColumnKind.LONG_TEXT, 40, worth=Worth.MOST), *beside)
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    widths.prefer({0: 250})
    title, movement = (
        "Công văn đề nghị các đơn vị báo cáo kết quả thực hiện",
        "Công chức đối ngoại sáng tạo trên không gian",
    )
    widths.see([ShownRow(ListRow(1, ()), (title, *[movement] * 4))], metrics)
    whole = metrics.horizontalAdvance(title) + 20
    shared = widths.widths(7 * whole // 2, range(5))
    assert shared[0] >= whole
    assert min(shared.values()) > metrics.horizontalAdvance(movement) // 2


def test_what_a_list_is_of_keeps_more_room_with_larger_letters(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = (
        Column("text", "Nhiệm vụ", ColumnKind.LONG_TEXT, 56, worth=Worth.MOST),
        Column("span", "Kỳ", width=28, worth=Worth.MOST),
    )
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    widths.see([ShownRow(ListRow(1, ()), ("Tuyên truyền sâu rộng " * 20, "6 tháng đầu năm 2026"))], metrics)
    before = widths.widths(200, (0, 1))[0]
    monkeypatch.setattr("desktop_app.ui.widgets.lists.columns.at_size", lambda pixels: 2 * pixels)
    assert widths.widths(200, (0, 1))[0] == 2 * before


def test_the_text_a_list_is_of_tells_rows_apart_before_others_have_room_where_rows_have_one_line(
    qapp: QApplication,
) -> None:
    keys = [column.key for column in DECISIONS.columns]
    shown = [keys.index(key) for key in ("number", "signed_on", "subject", "issuing_body", "amount", "content")]
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(DECISIONS.columns, metrics.averageCharWidth(), qapp.font())
    widths.lines = 1
    texts = {
        "number": "125/QĐ-UBND",
        "signed_on": "20/01/2026",
        "subject": "Về việc công nhận danh hiệu tập thể lao động tiên tiến năm 2025",
        "issuing_body": "Chủ tịch Ủy ban nhân dân tỉnh",
        "amount": "30.830.000",
        "content": "Danh hiệu và hình thức khen thưởng",
    }
    widths.see([ShownRow(ListRow(1, ()), tuple(texts.get(key, "") for key in keys))], metrics)
    room = sum(metrics.horizontalAdvance(texts[key]) for key in ("number", "signed_on", "amount")) + 460
    with_room = widths.widths(room, shown)
    assert with_room[keys.index("subject")] >= room * 2 // 5
    assert keys.index("content") not in with_room


@pytest.mark.parametrize("lines", [1, 2])
def test_whom_a_row_is_about_is_whole_before_others_have_room(qapp: QApplication, lines: int) -> None:
    columns = (
        Column("name", "Họ và tên", width=30, worth=Worth.MOST),
        Column("place", "Chức vụ, đơn vị", width=34),
        Column("content", "Nội dung", ColumnKind.LONG_TEXT, 50),
    )
    name = "Trung tâm Thông tin và Dịch vụ đối ngoại"
    texts = [(name, "", "Tham gia đủ các nội dung của phong trào"), ("Vi Thu Dung", "Chuyên viên, Văn phòng", "")]
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    widths.lines = lines
    widths.see([ShownRow(ListRow(place, ()), row) for place, row in enumerate(texts)], metrics)
    whole = metrics.horizontalAdvance(name)
    room = 2 * (whole + 20) if lines == 1 else 3 * (whole // 2 + 48)
    shown = widths.widths(room, range(3))
    assert shown[0] * lines >= whole + 20
    assert sum(shown.values()) == room


def cell_room(table: ListTable, place: int) -> int:
    return table.columnWidth(place) - 16


@pytest.mark.parametrize("percent", [100, 200])
def test_the_arrow_of_the_order_stands_beside_the_words_of_a_head(
    peopled: Book, show: Callable[[ListKind], ListView], qapp: QApplication, percent: int
) -> None:
    theme = apply_theme(qapp)
    theme.choose_size(percent)
    try:
        view = show(PEOPLE)
        hide(view, "gender", "served_from", "post", "unit", "from_date")
        view.resize(500, 400)
        header, place = view.table.horizontalHeader(), PEOPLE.columns.index(PEOPLE.column("birth_year"))
        bold = QFont(header.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for key, part in (("name", QStyle.SubElement.SE_HeaderLabel), ("birth_year", QStyle.SubElement.SE_HeaderArrow)):
            view.table.show_sort(key, False)
            option = QStyleOptionHeader()
            header.initStyleOption(option)
            header.initStyleOptionForIndex(option, place)
            words = max(map(QFontMetrics(bold).horizontalAdvance, option.text.split("\n")))
            option.rect = QRect(0, 0, header.sectionSize(place), header.height())
            begin = header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, header).left()
            room = header.style().subElementRect(part, option, header)
            # Up to the end of its room, or where the arrow begins.
            end = room.left() if part is QStyle.SubElement.SE_HeaderArrow else room.right()
            assert end - begin > words
    finally:
        theme.choose_size(100)


def test_a_code_in_a_text_is_drawn_whole_and_copied_as_it_is(
    book: Book, show: Callable[[ListKind], ListView], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    units.add_unit(book, UnitFields("Tổ giúp việc theo Quyết định 185/QĐ-SNgV"))
    table = show(UNITS).table
    settled()
    index = table.model().index(0, UNITS.columns.index(UNITS.column("name")))
    drawn = QStyleOptionViewItem()
    table.itemDelegate().initStyleOption(drawn, index)  # type: ignore[attr-defined]
    assert "185/\N{WORD JOINER}QĐ-\N{WORD JOINER}SNgV" in drawn.text
    assert index.data() == "Tổ giúp việc theo Quyết định 185/QĐ-SNgV"


def test_where_there_is_no_room_heads_go_over_two_lines_and_then_columns_give_way(qapp: QApplication) -> None:
    columns = (
        Column("name", "Họ và tên", width=28, worth=Worth.MOST),
        Column("post", "Chức vụ", width=24),
        Column("from", "Bắt đầu công tác", ColumnKind.DATE, 14),
        Column("born", "Năm sinh", ColumnKind.INTEGER, 10, worth=Worth.LEAST),
        Column("state", "Tình trạng", width=14, tone=lambda _: None),
        Column("note", "Ghi chú", width=20),
    )
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    texts = ("Phạm Thị Hoàng Yến", "Phó Trưởng phòng Lãnh sự", "01/09/2012", "1980", "Đủ hồ sơ", "")
    widths.see([ShownRow(ListRow(1, ()), texts)], metrics)
    every = range(len(columns))
    assert [*widths.widths(2000, every)] == [*every]
    assert widths.heads == {}
    shown = [[*widths.widths(room, every)] for room in range(1000, 0, -1)]
    orders = [places for at, places in enumerate(shown) if at == 0 or places != shown[at - 1]]
    # First what nothing stands in, then what is worth least, then the rightmost; name and state stay.
    assert orders == [[0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4], [0, 1, 2, 4], [0, 1, 4], [0, 4]]
    # Heads that are left out have no lines, either.
    parted = [(widths.widths(room, every).keys(), widths.heads) for room in range(1000, 0, -1)]
    assert all(heads.keys() <= places for places, heads in parted)
    assert any("Bắt đầu\ncông tác" in heads.values() for _, heads in parted)
    # Nobody is left less than a text is read in.
    assert all(sum(widths.widths(room, every).values()) <= room for room in range(1000, 300, -50))
    # One is left even of those without name and state, however little room there is.
    assert [[*widths.widths(room, (1, 2, 3, 5))] for room in (40, 1)] == [[1]] * 2
    # What she asks for stays, and others give way to it.
    widths.asked_for = {5}
    assert 5 in widths.widths(400, every)


def test_it_is_seen_in_a_narrow_window_that_an_award_is_neither_paid_nor_handed_over(qapp: QApplication) -> None:
    keys = ["name", "post", "unit", "award", "amount", "paid_on", "handed_on"]
    columns = [AWARDS.column(key) for key in keys]
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    texts = ("Phòng Lãnh sự", "", "Phòng Lãnh sự - Hợp tác quốc tế", "Tập thể lao động xuất sắc", "3.510.000", "", "")
    widths.see([ShownRow(ListRow(1, ()), texts)], metrics)
    shown = {keys[place] for place in widths.widths(560, range(len(keys)))}
    assert shown >= {"name", "award", "amount", "paid_on", "handed_on"}
    assert "unit" not in shown


def test_what_gave_way_is_told_is_not_hers_and_comes_back(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView]
) -> None:
    view = show(PEOPLE)
    hide(view, "from_date")
    view.table.columns_changed.emit()
    arranged, columns = view.table.arrangement(), view.table.shown_columns()
    more = view.findChildren(ListParts)[0].more
    assert more.text() == ""
    view.resize(380, 400)
    QApplication.sendPostedEvents()
    # Wherever the line has room for it, the list says that there are more; a list beside another did not.
    assert more.text() == f"{len(view.table.without_room)} cột ẩn" != "0 cột ẩn"
    view.resize(260, 400)
    QApplication.sendPostedEvents()
    gone = [PEOPLE.columns[place].title for place in view.table.without_room]
    assert "Giới tính" in gone
    # A bare "+2" said nothing: in a narrow list the dots stand alone, and their words say the rest.
    assert (more.text(), more.toolButtonStyle()) == ("", Qt.ToolButtonStyle.ToolButtonIconOnly)
    assert ", ".join(gone) in more.accessibleName()
    assert view.table.horizontalHeader().length() <= view.table.viewport().width()
    # What is exported, copied and kept is what she has chosen, however wide the window is.
    assert (view.table.arrangement(), view.table.shown_columns()) == (arranged, columns)
    actions = {action.text(): action for action in columns_menu(view.table, view).actions() if action.isCheckable()}
    assert not actions["Giới tính (chưa đủ chỗ)"].isChecked()
    # Asked for by name it is shown, and another gives way.
    actions["Giới tính (chưa đủ chỗ)"].toggle()
    place = PEOPLE.columns.index(PEOPLE.column("gender"))
    assert not view.table.isColumnHidden(place)
    assert view.table.arrangement() == arranged
    view.resize(1400, 400)
    QApplication.sendPostedEvents()
    assert view.table.without_room == []
    assert more.text() == ""


def test_the_current_cell_does_not_go_with_its_column(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    view = show(PEOPLE)
    view.select_first()
    view.table.setCurrentIndex(view.table.model().index(0, PEOPLE.columns.index(PEOPLE.column("gender"))))
    view.resize(260, 400)
    QApplication.sendPostedEvents()
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert not view.table.isColumnHidden(view.table.currentIndex().column())
    assert view.table.currentIndex().row() == 1


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_every_list_has_a_column_that_stays(kind: ListKind) -> None:
    assert any(column.worth is Worth.MOST for column in kind.columns)
