"""The annex of a report on a movement that lists what was done in it: its head, its numbers, its links."""

from dataclasses import replace

from desktop_app.papers.document.columns.widths import column_widths
from desktop_app.papers.document.layout import ND30, of_table
from desktop_app.papers.document.measure import lines_in
from desktop_app.papers.document.model import Align
from tests.papers.movement_samples import build_report, report
from tests.papers.tables import tables_of

TEXT_WIDTH = 252
LINK = "https://vi-du.example/tin/20250123"


def test_the_head_of_a_movement_s_activities_is_low_and_a_link_is_whole() -> None:
    # "Số người, lượt tiếp cận" stood in five lines on each page, and each link in two.
    data = report(9)
    units = "Trung tâm Thông tin và Dịch vụ đối ngoại"
    title = "Câu chuyện đẹp: người lính biên phòng và lớp học xóa mù chữ (chia sẻ lại)"
    activities = tuple(replace(row, unit=units, title=title, evidence=LINK) for row in data.activities)
    (table,) = tables_of(build_report(replace(data, activities=activities)).annexes[1])
    profile = of_table(ND30, table)
    widths = column_widths(table, TEXT_WIDTH, profile)
    rooms = [width - 2 * profile.cell_padding for width in widths]
    size = profile.table_pt
    heads = [lines_in(column.title, room, size, True) for column, room in zip(table.columns, rooms, strict=True)]
    assert max(heads) == 2
    assert lines_in(LINK, rooms[5], size) == 1
    assert table.columns[4].align is Align.CENTER
