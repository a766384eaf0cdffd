"""What lists do with the room that they have: no text is cut while another column has more than it needs."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.awards import DECISIONS
from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.list_kinds.plan import TASKS
from desktop_app.domain.list_kinds.year import MOVEMENTS
from desktop_app.domain.lists import Column, ColumnKind, ListKind, ListRow, Worth
from desktop_app.ui.base.theme import apply_theme, at_size
from desktop_app.ui.widgets.lists.columns import ColumnWidths
from desktop_app.ui.widgets.lists.model import ShownRow
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.lists.widths.spans import FAIR
from tests.ui.list_cells import PADDING, blank_on_two_lines, cut_cells, head_width, lines_of, spare, texts_in
from tests.ui.list_views import WindowRest, dressed_sample, hide, list_shower, sample_folder

show = pytest.fixture(list_shower)
sample = pytest.fixture(sample_folder, scope="module")
book = pytest.fixture(dressed_sample)
NEAR = 12
LEFT = 66
"""Pixels of a column that are left where none has all it needs."""
NARROW = 360
"""A long text that has less is cut sooner than it has to be."""


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_no_text_is_cut_while_another_column_has_room_that_it_does_not_need(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(kind)
    table = view.table
    for width in (680, 1130, 1680):
        view.resize(width, 600)
        QApplication.sendPostedEvents()
        settled()
        shown = [place for place in table.places() if not table.isColumnHidden(place)]
        cut = {kind.columns[place].key: texts for place in shown if (texts := cut_cells(table, place))}
        blank = {kind.columns[place].key: room for place in shown if (room := spare(table, place)) > NEAR}
        assert not (cut and blank), (width, {key: len(texts) for key, texts in cut.items()}, blank)


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_with_letters_of_every_size_no_column_is_blank_beside_a_cut_one_and_no_name_cut_that_few_rows_have(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest, qapp: QApplication
) -> None:
    theme = apply_theme(qapp)
    try:
        for percent in (100, 150, 200):
            theme.choose_size(percent)
            view = show(kind)
            for size in (QSize(680, 400), QSize(1130, 500), QSize(1680, 800)):
                view.resize(size)
                QApplication.sendPostedEvents()
                settled()
                table, stands = view.table, (percent, size)
                shown = [place for place in table.places() if not table.isColumnHidden(place)]
                cut = {place: texts for place in shown if (texts := cut_cells(table, place))}
                blank = {at: room for at in shown if (room := blank_on_two_lines(table, at)) > at_size(LEFT)}
                assert not cut or not blank.keys() - cut.keys(), (stands, cut.keys(), blank)
                assert not [texts for place, texts in cut.items() if is_cut_in_few(table, place, texts)], stands
            view.close()
    finally:
        theme.choose_size(100)


def is_cut_in_few(table: ListTable, place: int, cut: Sequence[str]) -> bool:
    """Return whether a column of names is cut in few rows, where one of four lines would leave as many others."""
    if table.kind.columns[place].kind is not ColumnKind.TEXT or table.kind.columns[place].tone is not None:
        return False
    spacing, width = table.fontMetrics().lineSpacing(), table.columnWidth(place) - PADDING
    lines = [lines_of(text, table, width) for text in texts_in(table, place)]
    has_room = table.viewport().height() > 4 * (4 * spacing + 20)
    is_short = any(lines_of(text, table, width) <= 4 for text in cut)
    return has_room and is_short and sum(need > 2 for need in lines) < len(lines) / 4


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_what_most_rows_leave_blank_is_no_wider_than_it_is_read_beside_a_text_that_is_cut_in_most(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(kind)
    table = view.table
    for width in (480, 680, 860, 1130):
        view.resize(width, 600)
        QApplication.sendPostedEvents()
        settled()
        shown = [place for place in table.places() if not table.isColumnHidden(place)]
        texts = [place for place in shown if kind.columns[place].kind in (ColumnKind.TEXT, ColumnKind.LONG_TEXT)]
        texts = [place for place in texts if kind.columns[place].tone is None]
        in_sight = table.rowAt(table.viewport().height() - 1) + 1 or view.total
        if any(len(cut_cells(table, at)) > in_sight // 2 for at in texts if table.columnWidth(at) < NARROW):
            blank = [at for at in texts if 0 < sum(map(bool, texts_in(table, at))) < min(view.total, 100) / 2]
            most = {at: max(FAIR[0], head_width(table, at)) for at in blank}
            wide = {kind.columns[at].key: table.columnWidth(at) for at in blank if table.columnWidth(at) > most[at]}
            assert not wide, width


def widths_of(columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]], qapp: QApplication) -> ColumnWidths:
    """Return the widths of columns in which these texts were seen."""
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    widths.see([ShownRow(ListRow(place, ()), row) for place, row in enumerate(rows)], metrics)
    return widths


TASK = Column("text", "Nhiệm vụ", ColumnKind.LONG_TEXT, 56, worth=Worth.MOST)
LEADS = "Văn phòng; các phòng chuyên môn, nghiệp vụ; các tổ chức chính trị, đoàn thể của cơ quan; các chi đoàn"


def test_what_most_rows_need_comes_before_what_a_few_need(qapp: QApplication) -> None:
    columns = (TASK, Column("leads", "Chủ trì", width=28), Column("result", "Kết quả", ColumnKind.LONG_TEXT, 40))
    task, result = "Tuyên truyền sâu rộng " * 6, "Đã giới thiệu quy định mới " * 4
    rows = [(task, LEADS if place < 2 else "Thanh tra Sở", result) for place in range(20)]
    widths, measure = widths_of(columns, rows, qapp), QFontMetrics(qapp.font()).horizontalAdvance
    shared = widths.widths(measure(task) // 2 + measure(result) // 2 + 160 + 120, range(3))
    assert shared[0] - PADDING > measure(task) // 2
    assert shared[2] - PADDING > measure(result) // 2
    # Where those are whole, the few long ones are, too; then nothing is left to give but by what each is worth.
    shared = widths.widths(measure(task) + measure(result) + measure(LEADS), range(3))
    assert shared[1] - PADDING > measure(LEADS) // 2


def test_what_a_few_rows_have_does_not_stretch(qapp: QApplication) -> None:
    columns = (TASK, Column("reason", "Lý do hoãn", ColumnKind.LONG_TEXT, 56))
    widths = widths_of(columns, [("Tuyên truyền " * 60, LEADS * (place == 0)) for place in range(20)], qapp)
    assert widths.stretching((0, 1)) == [0]
    shared = widths.widths(700, (0, 1))
    assert shared[0] > 2 * shared[1]


def test_what_less_than_half_of_the_rows_have_does_not_stretch_beside_units_that_are_cut(qapp: QApplication) -> None:
    columns = (TASK, Column("leads", "Chủ trì", width=28), Column("deadline", "Thời hạn", ColumnKind.LONG_TEXT, 56))
    deadline = "theo giai đoạn 6 tháng và cuối năm từ nay đến năm 2030"
    rows = [("Tuyên truyền " * 60, "Thanh tra Sở", deadline if place % 3 == 0 else "") for place in range(21)]
    widths = widths_of(columns, rows, qapp)
    assert widths.stretching((0, 1, 2)) == [0]
    shared, measure = widths.widths(1400, (0, 1, 2)), QFontMetrics(qapp.font()).horizontalAdvance
    # It is whole, and no wider than that; what is left is for the task.
    assert measure(deadline) // 2 < shared[2] <= measure(deadline) + 60
    assert shared[0] > 2 * shared[2]


def test_what_hardly_any_row_has_leaves_its_room_to_the_text_that_is_cut_in_each(qapp: QApplication) -> None:
    reason = Column("reason", "Lý do", width=30, worth=Worth.LEAST)
    for column in (reason, Column("reason", "Lý do", ColumnKind.LONG_TEXT, 40)):
        texts = [("Tuyên truyền " * 60, LEADS * (place == 0)) for place in range(20)]
        widths = widths_of((TASK, column), texts, qapp)
        assert widths.widths(600, (0, 1))[1] <= 120
        # Before others stand on one line what a row has is whole where there is room for it: a name in a higher row.
        whole = QFontMetrics(qapp.font()).horizontalAdvance(LEADS) // 4
        assert widths.widths(1800, (0, 1))[1] > (300 if column.kind is ColumnKind.LONG_TEXT else whole)


def test_what_one_row_in_many_has_takes_no_more_than_a_part_of_what_texts_share(qapp: QApplication) -> None:
    columns = (
        Column("name", "Họ và tên", width=30, worth=Worth.MOST),
        Column("summary", "Tóm tắt thành tích", ColumnKind.LONG_TEXT, 50, worth=Worth.MOST),
        Column("reason", "Lý do hoãn, không đạt", width=30, worth=Worth.LEAST),
    )
    reason = "3/8 đồng ý, bằng 37,5 % tổng số thành viên Hội đồng: không đạt (cần từ 70 %, tức ít nhất 6 phiếu)."
    rows = [("Lộc Xuân Thắng", "Tham gia thực hiện 01 nhiệm vụ " * 20, reason * (place == 10)) for place in range(11)]
    widths, head = widths_of(columns, rows, qapp), 110
    for room in (900, 1106, 1660):
        shared = widths.widths(room, range(3))
        assert head // 2 < shared[2] <= max((room - shared[0]) // 5, head), room
    # Where the text has no more than its third it has no more than is read.
    assert widths.widths(640, range(3)).get(2, 0) <= FAIR[0]


def test_units_that_most_rows_have_on_one_line_leave_the_rest_to_results_that_are_cut(qapp: QApplication) -> None:
    columns = (TASK, Column("leads", "Chủ trì", width=28), Column("result", "Kết quả", ColumnKind.LONG_TEXT, 40))
    unit = "Trung tâm Thông tin và Dịch vụ đối ngoại; " * 2
    rows = [
        ("Tuyên truyền sâu rộng " * 20, "Thanh tra Sở" if place % 10 else unit, "Đã giới thiệu quy định mới " * 5)
        for place in range(20)
    ]
    half = QFontMetrics(qapp.font()).horizontalAdvance(rows[0][2]) // 2
    shared = widths_of(columns, rows, qapp).widths(520 + 160 + half + 60, range(3))
    assert shared[1] <= 200
    assert shared[2] - PADDING > half


def test_a_few_long_units_make_their_own_rows_higher_and_leave_their_room_to_texts_that_are_cut(
    qapp: QApplication,
) -> None:
    columns = (TASK, Column("leads", "Chủ trì", width=28), Column("result", "Kết quả", ColumnKind.LONG_TEXT, 40))
    unit = "Các phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc Sở; các tổ chức đoàn thể"
    result = "Đã giới thiệu quy định mới " * 5
    rows = [
        ("Tuyên truyền sâu rộng " * 20, unit if place % 10 == 0 else "Thanh tra Sở", result * (2 if place < 2 else 1))
        for place in range(20)
    ]
    measure = QFontMetrics(qapp.font()).horizontalAdvance
    shared = widths_of(columns, rows, qapp).widths(520 + measure(result) // 2 + measure(unit) // 2 + 80, range(3))
    assert measure(unit) // 4 < shared[1] - PADDING < measure(unit) // 2
    assert shared[0] >= 520
    assert shared[2] - PADDING > measure(result) // 2


def test_no_number_gives_way_to_what_a_few_rows_have_in_a_column_that_stays_as_it_is(qapp: QApplication) -> None:
    columns = (
        Column("path", "Mục", ColumnKind.CODE, 8),
        Column("task", "Nhiệm vụ", ColumnKind.LONG_TEXT, 50, worth=Worth.MOST),
        Column("deadline", "Thời hạn", width=30, worth=Worth.MOST),
    )
    deadline = "theo giai đoạn 6 tháng và cuối năm từ nay đến năm 2030"
    rows = [("II/1/1.1", "Tuyên truyền " * 60, deadline if place % 3 == 0 else "") for place in range(21)]
    shared = widths_of(columns, rows, qapp).widths(365, range(3))
    assert list(shared) == [0, 1, 2]
    assert shared[2] <= 120


def test_a_column_that_the_rows_are_filtered_by_is_never_left_out(qapp: QApplication) -> None:
    columns = (
        Column("name", "Họ và tên", width=28, worth=Worth.MOST),
        Column("post", "Chức vụ", width=24),
        Column("born", "Năm sinh", ColumnKind.INTEGER, 10, worth=Worth.LEAST),
    )
    widths = widths_of(columns, [("Phạm Thị Hoàng Yến", "Phó Trưởng phòng Lãnh sự", "1980")], qapp)
    assert 2 not in widths.widths(240, range(3))
    widths.filtered = frozenset({2})
    assert 2 in widths.widths(240, range(3))


def test_heads_go_over_two_lines_where_most_texts_are_cut(qapp: QApplication) -> None:
    columns = (
        TASK,
        Column("acts", "Số hoạt động", ColumnKind.INTEGER, 8),
        Column("reason", "Lý do hoãn lại", width=30),
    )
    widths = widths_of(columns, [("Tuyên truyền " * 300, "2", "")] * 20, qapp)
    shared = widths.widths(1600, range(3))
    assert widths.heads == {1: "Số hoạt\nđộng", 2: "Lý do\nhoãn lại"}
    # A column in which nothing stands has what its head needs on two lines.
    bold = qapp.font()
    bold.setBold(True)
    line = QFontMetrics(bold).horizontalAdvance
    assert line("hoãn lại") <= shared[2] < line("Lý do hoãn lại")


def test_texts_go_on_over_the_room_that_would_be_blank_below_the_rows(
    show: Callable[[ListKind], ListView], qtbot: QtBot
) -> None:
    view = show(TASKS)
    hide(view, *[column.key for column in TASKS.columns if column.key != "text"])
    rows, line = view.table.verticalHeader(), view.table.fontMetrics().lineSpacing()
    lines = []
    for height in (500, 1000, 1400):
        view.resize(500, height)
        qtbot.waitUntil(lambda: view.table.height() > 0)
        QApplication.sendPostedEvents()
        lines.append(max(rows.sectionSize(row) for row in range(view.total)) // line)
        if lines[-1] > 3:
            assert view.table.verticalScrollBar().maximum() == 0
    assert lines == sorted(lines)
    assert lines[-1] >= lines[0] + 2


def test_where_rows_have_one_line_a_column_gets_what_its_texts_need_on_one(
    show: Callable[[ListKind], ListView],
) -> None:
    view = show(MOVEMENTS)
    shown = {"name", "from_date", "to_date", "document_number", "state", "units", "people", "closed_on"}
    hide(view, *(column.key for column in MOVEMENTS.columns if column.key not in shown))
    view.resize(1130, 160)
    QApplication.sendPostedEvents()
    table, place = view.table, MOVEMENTS.columns.index(MOVEMENTS.column("name"))
    assert max(table.rowHeight(row) for row in range(view.total)) < 2 * table.fontMetrics().lineSpacing() + 4
    assert cut_cells(table, place) == []


def test_how_many_have_registered_gives_way_to_the_names_of_movements(show: Callable[[ListKind], ListView]) -> None:
    view = show(MOVEMENTS)
    shown = {"name", "from_date", "to_date", "state", "units", "people"}
    hide(view, *(column.key for column in MOVEMENTS.columns if column.key not in shown))
    view.resize(800, 140)
    QApplication.sendPostedEvents()
    assert cut_cells(view.table, MOVEMENTS.columns.index(MOVEMENTS.column("name"))) == []


def test_a_column_of_long_texts_is_no_wider_than_short_ones_while_others_are_cut(qapp: QApplication) -> None:
    columns = (
        Column("post", "Chức vụ", width=24),
        Column("unit", "Đơn vị", width=40, worth=Worth.MOST),
    )
    measure = QFontMetrics(qapp.font()).horizontalAdvance
    post, unit = "Phó Chánh Văn phòng", "Văn phòng"
    widths = widths_of(columns, [(post, unit)] * 6, qapp)
    shared = widths.widths(measure(post) + measure(unit) + 44, range(2))
    assert shared[0] - PADDING >= measure(post)
    assert shared[1] - PADDING >= measure(unit)


def test_two_numbers_that_make_one_count_give_way_together(qapp: QApplication) -> None:
    keys = [column.key for column in DECISIONS.columns]
    count = {keys.index("collectives"), keys.index("individuals")}
    texts = {"number": "125/QĐ-UBND", "signed_on": "20/01/2026", "subject": "Về việc tặng Bằng khen của tỉnh " * 3}
    row = tuple(texts.get(key, "7" if key in ("collectives", "individuals") else "Chủ tịch tỉnh") for key in keys)
    widths = widths_of(DECISIONS.columns, [row] * 6, qapp)
    seen = [len(count & widths.widths(room, range(len(keys))).keys()) for room in range(300, 2000, 10)]
    assert set(seen) == {0, 2}
    # One that she has asked for stays.
    widths.asked_for = {keys.index("collectives")}
    assert keys.index("collectives") in widths.widths(300, range(len(keys)))


def test_what_few_rows_have_is_whole_where_they_have_no_room_for_more_than_two_lines(
    show: Callable[[ListKind], ListView], settled: WindowRest, qapp: QApplication
) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(200)
        view = show(PEOPLE)
        for size in (QSize(1260, 460), QSize(1260, 540), QSize(1680, 460)):
            view.resize(size)
            QApplication.sendPostedEvents()
            settled()
            assert cut_cells(view.table, PEOPLE.columns.index(PEOPLE.column("post"))) == [], size
    finally:
        theme.choose_size(100)
