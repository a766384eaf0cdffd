"""A sheet with more columns than a list has is refused, with its place, before the work that grows with its cells."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files import workbook
from desktop_app.intake.files.columns import MOST_COLUMNS
from desktop_app.intake.files.workbook import read_sheets
from tests.intake.workbook_files import ods_row, replace_in, save_ods, save_xlsx

SHEET = "xl/worksheets/sheet1.xml"
WIDE = tuple(range(MOST_COLUMNS + 9))


def xlsx(path: Path) -> None:
    save_xlsx(path, {"DS": [("Họ tên",)], "Rộng": [("Họ tên",), WIDE]})


def ods(path: Path) -> None:
    save_ods(path, {"DS": ods_row("Họ tên"), "Rộng": ods_row("x", cell_repeated=MOST_COLUMNS + 1)})


@pytest.mark.parametrize("make", [xlsx, ods])
def test_it_is_refused_before_the_library_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    def not_reached(_: Path) -> None:
        pytest.fail("all its cells are read")

    monkeypatch.setattr(workbook, "_read_workbook", not_reached)
    make(tmp_path / "ds.xlsx")
    with pytest.raises(
        UnreadableInput, match=r"Trang “Rộng” của tệp “ds\.xlsx” có ô dữ liệu ở tận cột AL[A-Z], quá xa"
    ):
        read_sheets(tmp_path / "ds.xlsx")


def test_cells_that_do_not_say_their_column_are_counted(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", {"DS": [("Họ tên",)]})
    cells = b"<c><v>1</v></c>" * (MOST_COLUMNS + 1)
    replace_in(path, SHEET, b"</sheetData>", b"<row>" + cells + b"</row></sheetData>")
    with pytest.raises(UnreadableInput, match="cột ALM, quá xa"):
        read_sheets(path)


def test_more_cells_than_a_grid_may_have_are_refused_if_they_do_not_say_their_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LARGEST_GRID", 500)
    path = save_xlsx(tmp_path / "ds.xlsx", {"DS": [("Họ tên",)]})
    replace_in(path, SHEET, b"</sheetData>", (b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>") * 6 + b"</sheetData>")
    with pytest.raises(UnreadableInput, match="quá xa bảng"):
        read_sheets(path)


def test_a_table_of_a_text_is_refused_too(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 12)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "x"
        span = cell._tc.get_or_add_tcPr()._add_gridSpan()  # noqa: SLF001 - Word writes no such table
        span.val = 100
    document.save(str(tmp_path / "ds.docx"))
    with pytest.raises(UnreadableInput, match=r"Trang “Bảng 1” của tệp “ds\.docx” .* quá xa"):
        read_sheets(tmp_path / "ds.docx")


def test_a_line_of_a_text_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Họ tên,Đơn vị\n" + "x," * MOST_COLUMNS + "x", "utf-8")
    with pytest.raises(UnreadableInput, match=f"dòng dài quá {MOST_COLUMNS} cột"):
        read_sheets(path)


def test_empty_columns_at_the_end_of_a_text_are_none(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    far = "," * 2 * MOST_COLUMNS
    path.write_text(f"Họ tên,Đơn vị{far}\nVi Thị Bích,Văn phòng{far}\n", "utf-8")
    (sheet,) = read_sheets(path)
    assert [row[:3] for row in sheet.rows] == [("Họ tên", "Đơn vị", None), ("Vi Thị Bích", "Văn phòng", None)]


def test_as_many_columns_as_a_list_may_have_are_read(tmp_path: Path) -> None:
    (sheet,) = read_sheets(save_xlsx(tmp_path / "ds.xlsx", {"DS": [WIDE[:MOST_COLUMNS]]}))
    assert sheet.rows == (WIDE[:MOST_COLUMNS],)
