"""Columns that may be left out are so where no row has anything there; all others stay."""

from dataclasses import replace

from desktop_app.papers.document.empty_columns import without_empty, without_empty_columns
from desktop_app.papers.document.model import BodyRow, GroupRow, HeaderCell, Table, TableColumn, TotalRow, placed_header
from desktop_app.papers.document.text import NOTHING_RECORDED
from tests.papers.every_kind import KINDS

TABLE = Table(
    (
        TableColumn("TT", 10),
        TableColumn("Chỉ tiêu", 60),
        TableColumn("Năm 2025", 20, if_any=True),
        TableColumn("Năm 2030", 20, if_any=True),
        TableColumn("Ký nhận", 30),
    ),
    (BodyRow((1, "Một", "", "100%", "")), BodyRow((2, "Hai", "–", "90%", "")), TotalRow("Cộng", ("", "190%", ""))),
    (
        (
            HeaderCell("TT", rows=2),
            HeaderCell("Chỉ tiêu", rows=2),
            HeaderCell("Mục tiêu", columns=2),
            HeaderCell("Ký nhận", rows=2),
        ),
        (HeaderCell("Năm 2025"), HeaderCell("Năm 2030")),
    ),
)


def test_a_column_without_a_value_goes_with_its_cells_of_the_head() -> None:
    shorter = without_empty(TABLE)
    assert [column.title for column in shorter.columns] == ["TT", "Chỉ tiêu", "Năm 2030", "Ký nhận"]
    assert shorter.rows == (
        BodyRow((1, "Một", "100%", "")),
        BodyRow((2, "Hai", "90%", "")),
        TotalRow("Cộng", ("190%", "")),
    )
    assert [(placed.cell.text, placed.cell.columns, placed.row) for placed in placed_header(shorter)][2:] == [
        ("Mục tiêu", 1, 0),
        ("Ký nhận", 1, 0),
        ("Năm 2030", 1, 1),
    ]


def test_a_row_without_what_others_have_says_so_except_in_remarks() -> None:
    post, remarks = (TableColumn(title, 20, if_any=True) for title in ("Chức vụ", "Nhận xét"))
    columns = (TableColumn("Tên", 60), post, replace(remarks, may_be_blank=True))
    table = Table(
        (*columns, TableColumn("Ký nhận", 30)), (BodyRow(("Vi Ánh", "", "Mới", "")), BodyRow(("Lê", "Phó", "", "")))
    )
    (first, second) = without_empty(table).rows
    assert (first, second) == (BodyRow(("Vi Ánh", "–", "Mới", "")), BodyRow(("Lê", "Phó", "", "")))


def test_a_person_without_a_post_says_so_and_a_collective_has_none() -> None:
    columns = (TableColumn("TT", 10), TableColumn("Tên", 60), TableColumn("Chức vụ", 60, if_any=True, of_people=True))
    rows = (
        GroupRow("I. TẬP THỂ", "tập thể"),
        BodyRow((1, "Văn phòng", "")),
        GroupRow("II. CÁ NHÂN", "cá nhân"),
        BodyRow((2, "Vi Ánh", "")),
        BodyRow((3, "Lê", "Phó")),
    )
    posts = [row.values[-1] for row in without_empty(Table(columns, rows)).rows if isinstance(row, BodyRow)]
    assert posts == ["", "–", "Phó"]


def test_where_all_below_a_head_is_gone_one_row_of_heads_is_left() -> None:
    rows = tuple(BodyRow((*row.values[:3], "", "")) for row in TABLE.rows if isinstance(row, BodyRow))
    shorter = without_empty(Table(TABLE.columns, rows, TABLE.header))
    assert shorter.header == ((HeaderCell("TT"), HeaderCell("Chỉ tiêu"), HeaderCell("Ký nhận")),)
    assert all(row.values[-1] == "" for row in shorter.rows if isinstance(row, BodyRow))


def test_a_form_keeps_the_columns_that_are_filled_in_by_hand() -> None:
    ballot = KINDS["ballots"](5)
    assert without_empty_columns(ballot) == ballot


def test_a_collective_has_no_post_which_is_not_one_that_nobody_knows() -> None:
    posts = [
        row.values[place]
        for paper in (kind(6) for kind in KINDS.values())
        for section in without_empty_columns(paper).sections
        for table in section.body
        if isinstance(table, Table)
        for place, column in enumerate(table.columns)
        if column.title == "Chức vụ, phòng/đơn vị"
        for row in table.rows
        if isinstance(row, BodyRow)
    ]
    assert "" in posts
    assert NOTHING_RECORDED not in posts
