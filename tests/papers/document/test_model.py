import pytest

from desktop_app.papers.document.model import BodyRow, HeaderCell, Table, TableColumn, TotalRow, ended, placed_header

COLUMNS = tuple(TableColumn(title, 10) for title in ("TT", "Nam", "Nữ", "Ghi chú"))
TWO_ROWS = (
    (HeaderCell("TT", rows=2), HeaderCell("Năm sinh", columns=2), HeaderCell("Ghi chú", rows=2)),
    (HeaderCell("Nam"), HeaderCell("Nữ")),
)


def test_the_cells_of_a_head_of_two_rows_find_their_columns() -> None:
    placed = placed_header(Table(COLUMNS, (), TWO_ROWS))
    assert [(place.cell.text, place.row, place.column) for place in placed] == [
        ("TT", 0, 0),
        ("Năm sinh", 0, 1),
        ("Ghi chú", 0, 3),
        ("Nam", 1, 1),
        ("Nữ", 1, 2),
    ]


@pytest.mark.parametrize(
    "header",
    [
        ((HeaderCell("TT"), HeaderCell("Nam")),),
        ((HeaderCell("TT", columns=5),),),
        (tuple(HeaderCell(text) for text in "ABCDE"),),
        (TWO_ROWS[0], (HeaderCell("Nam", columns=3),)),
    ],
)
def test_a_head_that_does_not_fill_the_columns_is_refused(header: tuple[tuple[HeaderCell, ...], ...]) -> None:
    with pytest.raises(ValueError, match="head of a table"):
        Table(COLUMNS, (), header)


def test_rows_that_do_not_fill_the_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="3 values for 4 columns"):
        Table(COLUMNS, (BodyRow((1, "a", "b")),))
    with pytest.raises(ValueError, match="no column left"):
        Table(COLUMNS, (TotalRow("Cộng", (1, 2, 3, 4)),))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Như trên", "Lưu: VT, VP"), ("Như trên;", "Lưu: VT, VP.")),
        (("Như trên ;", "Lưu: VT, VP."), ("Như trên;", "Lưu: VT, VP.")),
        (("Thi hành./.",), ("Thi hành./.",)),
        ((), ()),
    ],
)
def test_lines_end_in_semicolons_and_the_last_in_a_full_stop(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert ended(lines) == expected
