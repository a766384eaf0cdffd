"""Blank that no cell of a column needs goes to where rows are lower by it, or words whole."""

import pytest

from desktop_app.papers.document.columns.widths import column_widths
from desktop_app.papers.document.layout import ND30
from desktop_app.papers.document.measure import lines_in
from desktop_app.papers.document.model import Align, BodyRow, Table, TableColumn
from desktop_app.papers.document.text import CellKind

MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Nói không với tin giả” năm 2023"
AWARD, MERITS = TableColumn("Hình thức", 40), TableColumn("Thành tích", 60)
MONEY = TableColumn("Mức thưởng (đồng)", 40, Align.RIGHT, CellKind.INTEGER)
BY_HAND = TableColumn("Ghi chú", 25)


def widths_of(*columns: TableColumn, rows: tuple[tuple[str | int, ...], ...]) -> list[float]:
    table = Table(columns, tuple(map(BodyRow, rows)))
    return column_widths(table, sum(column.width_mm for column in columns), ND30)


def test_a_column_of_few_words_gives_its_blank_to_one_whose_rows_are_high() -> None:
    # "Giấy khen" stood in 40 mm beside achievements of four lines in 60.
    award, merit, money, remark = widths_of(
        AWARD, MERITS, MONEY, BY_HAND, rows=(("Giấy khen", MERIT, 1_410_000, ""), ("Giấy khen", MERIT, 710_000, ""))
    )
    assert merit > 85
    assert 18 < award < 30
    assert 18 < money < 30
    assert remark == 25, "what is written by hand keeps its room"
    assert award + merit + money + remark == pytest.approx(165)


def test_a_column_that_alone_makes_rows_high_takes_some_mm_from_one_that_loses_less() -> None:
    # "Tập thể / lao động / tiên tiến" stood beside names and posts of one line and two.
    columns = (TableColumn("Tên", 46), TableColumn("Chức vụ, phòng/đơn vị", 50), TableColumn("Hình thức", 25), BY_HAND)
    rows = tuple((f"Phòng số {number}", "", "Tập thể lao động tiên tiến", "") for number in range(4))
    leader = ("Trung tâm Thông tin và Dịch vụ đối ngoại", "Giám đốc Trung tâm Thông tin và Dịch vụ đối ngoại", "x", "")
    *_, award, remark = widths_of(*columns, rows=(*rows, leader))
    assert lines_in(rows[0][2], award - 2 * ND30.cell_padding, ND30.table_pt) == 2
    assert remark == 25


def test_a_width_that_somebody_chose_stays() -> None:
    chosen = TableColumn("Hình thức", 40, width_is_set=True)
    assert widths_of(chosen, MERITS, rows=(("Giấy khen", MERIT),)) == [40, 60]
    merits = TableColumn("Thành tích", 60, width_is_set=True)
    assert widths_of(AWARD, merits, rows=(("Giấy khen", MERIT),)) == [40, 60]


def test_no_column_gives_the_room_of_a_day_for_whole_words_beside_it() -> None:
    until = "có hiệu lực từ ngày 20/11/2026 đến hết năm 2030"
    rows = ((until, until), ("Trưởng phòng Lãnh sự - Hợp tác quốc tế", "Trung tâm Dịch vụ công"))
    _, remark = widths_of(TableColumn("Đơn vị", 24), TableColumn("Ghi chú", 32), rows=rows)
    assert lines_in("ngày 20/11/2026", remark - 2 * ND30.cell_padding, ND30.table_pt) == 1


def test_columns_stay_as_they_are_where_no_row_gets_lower() -> None:
    assert widths_of(AWARD, MERITS, rows=(("Giấy khen", "Dẫn đầu phong trào thi đua"),)) == [40, 60]
    dots = TableColumn("Người trao", 40)
    assert widths_of(dots, MERITS, rows=(("……………", MERIT),)) == [40, 60]


def test_a_column_takes_what_leaves_the_words_of_its_short_cells_whole() -> None:
    # "Trưởng phòng Lãnh / sự - Hợp tác quốc tế" and "Tập thể lao / động tiên tiến" stood in the book of awards.
    for text, width, needed in (
        ("Trưởng phòng Lãnh sự - Hợp tác quốc tế", 38, 41),
        ("Tập thể lao động tiên tiến", 29, 31),
    ):
        own, other = widths_of(TableColumn("Đơn vị", width), TableColumn("Tên", 60), rows=((text, "Nông Thị Lan"),))
        assert own > needed
        assert own + other == pytest.approx(width + 60)
