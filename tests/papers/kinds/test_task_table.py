from dataclasses import replace

import pytest

from desktop_app.papers.document.empty_columns import without_empty_columns
from desktop_app.papers.document.layout import ND30, of_table
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import BodyRow, GroupRow, Orientation, Table
from desktop_app.papers.kinds.tasks.task_table import TaskTableData, TrackedTask
from tests.papers.reading import docx_package, docx_table_rows, pdf_pages, squeezed
from tests.papers.report_samples import PLAN, task_table
from tests.papers.report_samples import build_table as build


def table_of(data: TaskTableData) -> Table:
    (table,) = without_empty_columns(build(data)).body
    assert isinstance(table, Table)
    return table


def test_it_names_year_plan_and_day() -> None:
    document = build(task_table())
    assert document.titles is not None
    assert document.titles.type_name == "BẢNG THEO DÕI THỰC HIỆN NHIỆM VỤ NĂM 2026"
    assert document.titles.subject == PLAN
    numbered = build(replace(task_table(), plan_cited="số 12/KH-SNgV ngày 05/7/2022")).titles
    assert numbered is not None
    assert numbered.subject == f"{PLAN} (số 12/KH-SNgV ngày 05/7/2022)"
    assert document.titles.attached_to == "(Số liệu tính đến ngày 10/11/2026)"
    assert document.orientation is Orientation.LANDSCAPE


def test_the_table_of_an_earlier_year_is_dated_in_the_year_of_its_data() -> None:
    letterhead = build(replace(task_table(), year=2025)).letterhead
    assert letterhead is not None
    assert letterhead.place_date.endswith("2026")


def test_columns_that_no_task_fills_are_left_out() -> None:
    data = task_table()
    assert [column.title for column in table_of(data).columns] == [
        "TT",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn",
        "Tiến độ, kết quả",
        "Ngày hoàn thành",
        "Trạng thái",
    ]
    noted = replace(data, tasks=(replace(data.tasks[0], product="Báo cáo", note="Cần chỉ đạo"), *data.tasks[1:]))
    titles = [column.title for column in table_of(noted).columns]
    assert {"Sản phẩm", "Ghi chú"} <= set(titles)
    row = next(row for row in table_of(noted).rows if isinstance(row, BodyRow))
    assert (row.values[titles.index("Sản phẩm")], row.values[-1]) == ("Báo cáo", "Cần chỉ đạo")


def test_the_states_are_counted_below() -> None:
    line = "Tổng cộng: 06 nhiệm vụ (02 hoàn thành, 02 đang thực hiện, 02 quá hạn)./."
    assert build(task_table()).closing.lines == (line,)


def test_a_plan_without_tasks_says_so() -> None:
    data = replace(task_table(), tasks=())
    assert table_of(data).rows == (GroupRow("(Không có nhiệm vụ.)"),)
    assert build(data).closing.lines == ("Tổng cộng: 0 nhiệm vụ./.",)


@pytest.mark.parametrize("count", [6, 40])
def test_pdf_and_word_show_every_task(count: int) -> None:
    document = build(task_table(count))
    pdf = [row for page in pdf_pages(document) for row in page.rows()]
    assert pdf == docx_table_rows(document)[1:]
    assert [row[0] for row in pdf if len(row) > 1] == [str(number) for number in range(1, count + 1)]
    assert squeezed(pdf[1][1]).startswith("Tuyên truyền Bộ quy tắc")


def test_a_state_with_its_days_is_counted_without_them() -> None:
    tasks = [TrackedTask("Việc", f"quá hạn {days} ngày", ("Văn phòng",), counted_as="Quá hạn") for days in (5, 12)]
    data = replace(task_table(), tasks=tuple(tasks))
    assert build(data).closing.lines == ("Tổng cộng: 02 nhiệm vụ (02 quá hạn)./.",)


def test_no_day_is_cut_in_a_cell_however_narrow_its_column() -> None:
    data = task_table()
    late = replace(data.tasks[0], state="Quá hạn từ ngày 21/11/2026", deadline="20/11/2026", note="Cần xem lại")
    document = build(replace(data, tasks=(replace(late, product="Báo cáo"),)))
    (table,) = document.body
    assert isinstance(table, Table)
    places = [number for number, column in enumerate(table.columns) if column.title in ("Thời hạn", "Trạng thái")]
    narrow = (replace(each, width_mm=12) if place in places else each for place, each in enumerate(table.columns))
    printed = of_table(ND30, table)
    for shown in (document, replace(document, body=(replace(table, columns=tuple(narrow)),))):
        (page,) = pdf_pages(shown)
        lines = [fragment.text.replace("\u00a0", " ") for fragment in page.fragments]
        assert {"20/11/2026", "21/11/2026"} <= {line.removeprefix("ngày ") for line in lines}
        grid = docx_package(shown).tables[1].columns
        room = min(grid[place].width.mm for place in places) - 2 * printed.cell_padding
        assert room >= times_width("21/11/2026", printed.table_pt, False, False)
