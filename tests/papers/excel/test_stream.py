"""A paper's sheet is written out row by row: none of its rows stays in memory, or on the disk when it is given up."""

import errno
import io
import re
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet._writer import ALL_TEMP_FILES

from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import BodyRow, Document, Metadata, Section, Table, TableColumn, TotalRow
from desktop_app.papers.document.progress import watched
from desktop_app.papers.document.text import CellKind
from tests.papers.reading import written
from tests.papers.samples import build, long_list

FEW, MANY = 200, 1200
A_ROW = 100
"""In bytes: more than its height and the area of a cell that goes over columns, which stay, and less than one cell."""

WIDE = Table(tuple(TableColumn(f"C{number}", 20) for number in range(4)), (BodyRow(("a", "b", "c", "d")),))
NARROW = (TableColumn("TT", 10, kind=CellKind.ORDINAL), TableColumn("Nội dung", 70))


def one_table(count: int) -> Document:
    # One row again and again: of different texts it is remembered how wide they are, of some thousands at most.
    return Document(Metadata("Thử"), body=(Table(NARROW, (BodyRow((7, "Tham mưu. " * 20)),) * count),))


def two_tables(count: int) -> Document:
    """A sheet with the edges of both: in each row of the second a cell goes over several columns."""
    return replace(one_table(count), body=(WIDE, *one_table(count).body))


def kept_while_writing(document: Document) -> int:
    """The most bytes that are taken at any time of the writing."""
    with tempfile.TemporaryFile() as stream:
        tracemalloc.start()
        try:
            write(document, PaperFormat.XLSX, stream)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("paper", [one_table, two_tables])
def test_a_longer_paper_takes_no_more_memory_to_write(paper: Callable[[int], Document]) -> None:
    write(paper(FEW), PaperFormat.XLSX, io.BytesIO())
    few, many = (kept_while_writing(paper(count)) for count in (FEW, MANY))
    assert many - few < A_ROW * (MANY - FEW)


@pytest.fixture
def rows_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where rows wait until their book is saved."""
    folder = tmp_path / "rows"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


class GivenUp(Exception):
    """What the clerk does to a paper that takes too long."""


def test_a_paper_given_up_leaves_no_rows_behind(rows_folder: Path) -> None:
    first = build(long_list(30))
    (table,) = (block for block in build(long_list(260)).body if isinstance(block, Table))
    document = Document(first.metadata, body=first.body, annexes=(Section("Phụ lục", body=(table,)),))
    waiting: list[int] = []

    def stop(rows: int) -> None:
        waiting.append(len(list(rows_folder.iterdir())))
        if rows >= 200:
            raise GivenUp

    with pytest.raises(GivenUp):
        write(watched(document, stop), PaperFormat.XLSX, io.BytesIO())
    assert waiting[-1] == 2
    assert not list(rows_folder.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
def test_no_room_for_the_rows_is_an_error_of_the_machine(rows_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = rows_folder / "full"
    full.symlink_to("/dev/full")

    def made(suffix: str = "") -> str:
        assert suffix == ""
        ALL_TEMP_FILES.append(str(full))
        return str(full)

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", made)
    with pytest.raises(OSError) as problem:  # noqa: PT011 - its number says which it is
        write(build(long_list(260)), PaperFormat.XLSX, io.BytesIO())
    assert problem.value.errno == errno.ENOSPC
    assert not list(rows_folder.iterdir())


def test_a_finished_paper_leaves_no_rows_behind(rows_folder: Path) -> None:
    write(build(long_list(30)), PaperFormat.XLSX, io.BytesIO())
    assert not list(rows_folder.iterdir())


def test_all_areas_that_are_one_cell_are_told_and_counted() -> None:
    stream = written(two_tables(40), PaperFormat.XLSX)
    areas = {str(area) for area in openpyxl.load_workbook(stream).worksheets[0].merged_cells.ranges}
    with zipfile.ZipFile(stream) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    found = re.findall(r'<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"', sheet)
    assert set(found) == areas
    assert len(found) == len(areas) >= 40
    assert f'<mergeCells count="{len(found)}">' in sheet


def parts_of(sheet: str) -> Iterator[str]:
    yield from re.findall(r"<(sheetData|mergeCells|pageMargins|pageSetup|headerFooter|rowBreaks|drawing)[ >/]", sheet)


def test_the_parts_of_a_sheet_stand_in_the_order_that_excel_asks_for() -> None:
    with zipfile.ZipFile(written(build(long_list(23)), PaperFormat.XLSX)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    order = ["sheetData", "mergeCells", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "drawing"]
    found = list(parts_of(sheet))
    assert found == [tag for tag in order if tag in found]
    assert {"sheetData", "mergeCells", "pageSetup", "drawing"} <= set(found)


def test_every_row_is_ruled_and_as_high_as_its_text_from_the_first_to_the_last() -> None:
    columns = (TableColumn("TT", 10), TableColumn("Nội dung", 60), TableColumn("Cộng", 20))
    rows = tuple(BodyRow((number, "việc " * number, None)) for number in range(1, 121))
    document = Document(Metadata("Thử"), body=(Table(columns, (*rows, TotalRow("Cộng", (120,)))),))
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert [cell.value for cell in sheet["A"]][:122] == ["TT", *range(1, 121), "Cộng"]
    heights = [sheet.row_dimensions[number].height or 0 for number in range(2, 122)]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]
    for row in sheet.iter_rows(1, 122):
        assert {cell.border.left.style for cell in row if cell.column == 1} == {"thin"}
        assert {cell.border.top.style for cell in row if cell.column == 3} == {"thin"}
