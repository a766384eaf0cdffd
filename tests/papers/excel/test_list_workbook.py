import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import Cancelled, UnwritableOutput
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.papers.document.text import clean
from desktop_app.papers.excel import list_workbook
from desktop_app.papers.excel.list_workbook import ListSheet, write_workbook

COLUMNS = (
    Column("number", "TT", ColumnKind.INTEGER, 6),
    Column("name", "Họ và tên", width=26),
    Column("summary", "Tóm tắt thành tích", ColumnKind.LONG_TEXT, 60),
    Column("day", "Ngày", ColumnKind.DATE, 12),
)
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "Nông Thị Đào", "Hoàn thành\ntốt & đúng hạn", date(2026, 6, 30)),
    (2, "Hoàng Văn Đạt", None, None),
    (None, "", "=1+1", date(1899, 5, 2)),
)


def exported(rows: Iterable[Sequence[object]], title: str = "Đề nghị khen thưởng") -> io.BytesIO:
    stream = io.BytesIO()
    write_workbook(stream, [ListSheet(title, COLUMNS, rows)])
    stream.seek(0)
    return stream


def opened(rows: Iterable[Sequence[object]]) -> Worksheet:
    return openpyxl.load_workbook(exported(rows)).worksheets[0]


def read(stream: io.BytesIO) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_values_come_back_as_they_are_seen() -> None:
    assert read(exported(ROWS)) == [
        ["TT", "Họ và tên", "Tóm tắt thành tích", "Ngày"],
        [1.0, "Nông Thị Đào", "Hoàn thành\ntốt & đúng hạn", date(2026, 6, 30)],
        [2.0, "Hoàng Văn Đạt", "", ""],
        ["", "", "=1+1", "02/05/1899"],
    ]


def test_the_sheet_is_ready_to_filter_and_to_print() -> None:
    sheet = opened(ROWS)
    assert sheet.title == "Đề nghị khen thưởng"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (
        9,
        "landscape",
        0,
    )
    assert [sheet.column_dimensions[letter].width for letter in "ABCD"] == [6, 26, 60, 12]
    assert all(cell.font.bold and cell.fill.fill_type == "solid" for cell in sheet[1])
    assert not sheet["B2"].font.bold
    assert sheet["C2"].alignment.wrap_text
    assert not sheet["B2"].alignment.wrap_text


def test_numbers_and_dates_are_real_and_formulas_are_text() -> None:
    sheet = opened(ROWS)
    assert (sheet["A2"].value, sheet["A2"].data_type) == (1, "n")
    assert (sheet["D2"].value, sheet["D2"].number_format) == (datetime(2026, 6, 30), "dd/mm/yyyy")
    assert (sheet["C4"].value, sheet["C4"].data_type, sheet["C4"].quotePrefix) == ("=1+1", "s", True)


@pytest.mark.parametrize("value", [True, 1.5, -7, 10**14, date(1900, 3, 1), date(9999, 12, 31)])
def test_single_values_come_back(value: object) -> None:
    assert read(exported([(value, None, None, None)]))[1][0] == value


@pytest.mark.parametrize(
    ("value", "expected"), [(10**18, "1000000000000000000"), (float("inf"), "inf"), (date(1900, 2, 28), "28/02/1900")]
)
def test_what_excel_would_spoil_is_written_as_text(value: object, expected: str) -> None:
    assert read(exported([(value, None, None, None)]))[1][0] == expected


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=30), max_size=5))
def test_any_text_comes_back(texts: list[str]) -> None:
    rows = read(exported([(number, text, text, None) for number, text in enumerate(texts)]))
    # The reader ends its area at the last cell that holds something.
    assert [row[1:3] for row in rows[1:]] == [[clean(text), clean(text)] for text in texts]


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_x0041_", "<b>&amp;</b>", "]]>", " hai  khoảng "])
def test_text_that_looks_like_an_escape_is_not_one(text: str) -> None:
    sheet = CalamineWorkbook.from_filelike(exported([(1, text, None, None)])).get_sheet_by_index(0)
    assert sheet.to_python()[1][1] == text


def test_text_longer_than_a_cell_is_cut_in_excels_count() -> None:
    rows = read(exported([(1, "a" * 40000, "🎉" * 20000, None)]))
    assert rows[1][1] == "a" * 32766 + "…"
    assert rows[1][2] == "🎉" * 16383 + "…"


def test_a_list_without_rows_is_a_head() -> None:
    assert read(exported([])) == [["TT", "Họ và tên", "Tóm tắt thành tích", "Ngày"]]


def test_several_lists_have_a_sheet_each_with_a_name_excel_allows() -> None:
    titles = ["Đợt: 6 tháng/2026 [nháp]", "x" * 40, "X" * 40, "", "'Trích dẫn'"]
    stream = io.BytesIO()
    write_workbook(stream, [ListSheet(title, COLUMNS, ROWS) for title in titles])
    names = openpyxl.load_workbook(stream).sheetnames
    assert names == ["Đợt- 6 tháng-2026 (nháp)", "x" * 31, "X" * 27 + " (2)", "Danh sách", "Trích dẫn"]


def test_rows_are_read_as_they_are_written_and_progress_is_told() -> None:
    sentences: list[int] = []
    taken = 0

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal taken
        for number in range(1200):
            taken += 1
            yield (number, "a", None, None)

    def progress(written: int) -> None:
        sentences.append(written)
        assert taken <= written + 1

    stream = io.BytesIO()
    write_workbook(stream, [ListSheet("Một", COLUMNS, rows()), ListSheet("Hai", COLUMNS, ROWS)], progress)
    assert sentences == [500, 1000, 1200, 1203]


def test_the_clerk_may_cancel() -> None:
    def cancel(_: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(io.BytesIO(), [ListSheet("Một", COLUMNS, ROWS)], cancel)


def test_a_list_longer_than_a_sheet_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_workbook, "_ROWS_LIMIT", 3)
    with pytest.raises(UnwritableOutput, match=r"“Một” dài hơn 1\.048\.575 dòng"):
        write_workbook(io.BytesIO(), [ListSheet("Một", COLUMNS, ROWS)])


def test_columns_beyond_z_have_two_letters() -> None:
    columns = [Column(f"c{number}", f"Cột {number}") for number in range(60)]
    stream = io.BytesIO()
    write_workbook(stream, [ListSheet("Rộng", columns, [[f"v{number}" for number in range(60)]])])
    sheet = openpyxl.load_workbook(stream).worksheets[0]
    assert (sheet["AA2"].value, sheet["BH2"].value) == ("v26", "v59")
