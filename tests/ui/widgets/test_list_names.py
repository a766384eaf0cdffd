"""Names, posts and reasons in lists: on one line or whole on few, while long texts beside them are cut anyway."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.list_kinds.year import OBSTACLES
from desktop_app.domain.lists import Column, ListKind, ListRow
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.lists.columns import OF_FEW, ColumnWidths
from desktop_app.ui.widgets.lists.model import ShownRow
from desktop_app.ui.widgets.lists.view import ListView
from tests.ui.list_cells import PADDING, broken_lines, cut_cells
from tests.ui.list_views import WindowRest, dressed_sample, list_shower, sample_folder

show = pytest.fixture(list_shower)
sample = pytest.fixture(sample_folder, scope="module")
book = pytest.fixture(dressed_sample)

_SUMMARY = "Chủ trì 01 nhiệm vụ của Kế hoạch; đăng 35 tin tốt, 3.887 lượt người tiếp cận " * 8
_UNIT = "Trung tâm Thông tin và Dịch vụ đối ngoại"
_REASON = "3/8 đồng ý, bằng 37,5 % tổng số thành viên Hội đồng: không đạt (cần từ 70 %, tức ít nhất 6 phiếu)."

_OF = {
    "obstacles": {"raised_on": 134, "unit": 150, "content": 320, "state": 150},
    "nominations": {"name": 180, "post": 112, "award": 146, "summary": 200, "state": 132},
}
"""The columns of a list in a narrow window, with what is usual for them."""


def widths_of(columns: Sequence[Column], rows: Sequence[Mapping[str, str]], qapp: QApplication) -> ColumnWidths:
    """Return the widths of columns of which these rows were seen."""
    apply_theme(qapp)
    metrics = QFontMetrics(qapp.font())
    widths = ColumnWidths(columns, metrics.averageCharWidth(), qapp.font())
    texts = [tuple(row.get(column.key, "") for column in columns) for row in rows]
    widths.see([ShownRow(ListRow(place, ()), row) for place, row in enumerate(texts)], metrics)
    return widths


def test_why_somebody_failed_is_whole_in_a_wide_list_though_all_others_have_no_reason(qapp: QApplication) -> None:
    usual = {"name": "Hứa Bích Đào", "post": "Phó Giám đốc Trung tâm", "unit": _UNIT, "award": "Giấy khen"}
    usual |= {"state": "Đã trao, đã chi", "summary": _SUMMARY}
    columns = [NOMINATIONS.column(key) for key in (*usual, "state_reason")]
    widths = widths_of(columns, [*[usual] * 10, usual | {"state_reason": _REASON}], qapp)
    widths.prefer({0: 180, 1: 112, 2: 150, 3: 146, 5: 200})
    for room in range(1600, 1900, 50):
        shared = widths.widths(room, range(len(columns)))
        assert broken_lines(_REASON, qapp.font(), shared[6] - PADDING) <= OF_FEW, (room, shared)
        # The summary, of which it takes that, is the widest all the same.
        assert shared[5] > 3 * shared[6], room
    assert widths.widths(960, range(len(columns))).get(6, 0) < shared[6]


def test_no_name_is_broken_that_has_room_on_one_line_beside_units_that_go_over_two(qapp: QApplication) -> None:
    rows = [
        {"name": name, "gender": "Nữ", "birth_year": "1988", "post": "Chuyên viên", "unit": _UNIT}
        for name in ("Lộc Xuân Thắng", "Nông Quốc Bình", "Ngọ Thanh Uyên", "Vi Thu Dung")
    ]
    columns = [PEOPLE.column(key) for key in ("name", "gender", "birth_year", "served_from", "post", "unit")]
    widths = widths_of(columns, rows, qapp)
    widths.prefer({0: 180, 4: 150, 5: 180})
    broken = {}
    for room in range(720, 900, 10):
        shared = widths.widths(room, range(len(columns)))
        broken[room] = [row["name"] for row in rows if broken_lines(row["name"], qapp.font(), shared[0] - PADDING) > 1]
    assert not any(broken.values()), broken


@pytest.mark.parametrize(("kind", "key"), [(OBSTACLES, "unit"), (NOMINATIONS, "post")], ids=("units", "posts"))
def test_with_large_letters_what_a_row_is_of_is_whole_while_its_long_text_is_cut(
    kind: ListKind, key: str, show: Callable[[ListKind], ListView], settled: WindowRest, qapp: QApplication
) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(200)
        view = show(kind)
        hidden = [column.key for column in kind.columns if column.key not in _OF[kind.key]]
        view.arrange_at_first({"hidden": hidden, "widths": _OF[kind.key]})
        view.resize(QSize(1260, 500))
        QApplication.sendPostedEvents()
        settled()
        place = kind.columns.index(kind.column(key))
        assert cut_cells(view.table, place) == []
        if key == "post":
            room = view.table.columnWidth(place) - PADDING
            assert broken_lines("Chuyên viên", view.table.font(), room) == 1
    finally:
        theme.choose_size(100)
