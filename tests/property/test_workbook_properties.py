"""Whatever stands in the cells: nothing but the clerk's errors, and every place is where the row came from."""

import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.workbook import Cell, Row, Sheet, read_sheets
from desktop_app.intake.sheets.cells import tidy
from desktop_app.intake.sheets.nominations import NominationWorkbook, read_nominations
from desktop_app.intake.sheets.people import PeopleWorkbook, read_people
from desktop_app.intake.sheets.shapes import apart

HEADINGS = [
    *("STT", "Họ và tên", "Họ, đệm", "Tên", "Chức vụ", "Đơn vị", "Năm sinh", "Nam", "Nữ", "Giới tính", "Quê quán"),
    *("Tên tập thể", "Hình thức đề nghị", "Đối tượng", "Thành tích", "Ghi chú", "Chức vụ, đơn vị"),
]
WORDS = [
    *("x", "I", "II.", "1", "(2)", "Tổng cộng: 3", "PHÒNG A", "A. TẬP THỂ", "Cá nhân", "Đ/c Vi Văn Đức", "Giấy khen"),
    *("Lò Thị\nHạnh", "31/02/1980", "GIÁM ĐỐC", "Nơi xa, ngày 5 tháng 6 năm 2026", "HO_TEN", "Nữ", "#REF!", " "),
]

cells = st.one_of(
    st.none(),
    st.sampled_from(HEADINGS + WORDS),
    st.text(max_size=12),
    st.integers(),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
rows = st.lists(cells, max_size=7).map(tuple)
heads = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6, unique=True).map(lambda texts: ("Họ tên", *texts))
grids = st.one_of(
    st.lists(rows, max_size=14),
    st.tuples(st.lists(rows, max_size=3), heads, st.lists(rows, max_size=10)).map(lambda t: [*t[0], t[1], *t[2]]),
)
names = st.lists(st.sampled_from(["Vi", "Lò", "Văn", "Thị", "Hạnh", "Đức", "Ý"]), min_size=2, max_size=4).map(" ".join)


def read_grid[T](read: Callable[[Path], T], rows: Sequence[Row]) -> T:
    """Read a grid as if it stood in a workbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "read_sheets", lambda path: (Sheet("DS", tuple(rows)),))
        return read(Path("ds.xlsx"))


@given(grids)
def test_any_grid_is_read_or_refused(rows: list[Row]) -> None:
    readers: tuple[Callable[[Path], PeopleWorkbook | NominationWorkbook], ...] = (read_people, read_nominations)
    for read in readers:
        try:
            sheet = read_grid(read, rows)
        except UnreadableInput:
            continue
        entries = sheet.people if isinstance(sheet, PeopleWorkbook) else sheet.rows
        for place in [entry.place for entry in entries] + [row.place for row in sheet.skipped]:
            assert rows[place.row - 1], "the place of an empty row"


@given(st.lists(st.tuples(names, st.integers(0, 2)), min_size=1), st.integers(0, 8))
def test_every_place_is_where_the_person_stands(people: list[tuple[str, int]], before: int) -> None:
    rows: list[Row] = [("SỞ NGOẠI VỤ",)] * before + [("STT", "Họ và tên", "Phòng")]
    for name, gap in people:
        rows += [(), *[(None, None, None)] * gap, (len(rows), name, "Phòng A")]
    read = read_grid(read_people, rows).people
    assert [person.fields.full_name for person in read] == [name for name, _ in people]
    assert all(rows[person.place.row - 1][1] == person.fields.full_name for person in read)


@given(grids)
@example([("Họ tên", "STT"), ("Hình thức đề nghị",)])
def test_decomposed_letters_are_the_same_letters(rows: list[Row]) -> None:
    def form(name: str, cell: Cell) -> Cell:
        return unicodedata.normalize(name, cell) if isinstance(cell, str) else cell  # type: ignore[arg-type]

    def outcome(name: str) -> object:
        try:
            return read_grid(read_people, [tuple(form(name, cell) for cell in row) for row in rows])
        except UnreadableInput as refused:
            return refused.message

    assert outcome("NFD") == outcome("NFC")


@given(st.text(), st.text(alphabet=" \xa0\n\u200b\u00ad\ufeffaÐđọo\u0323\u0301\u034f"))
def test_tidy_is_clean_line(text: str, blanks: str) -> None:
    assert tidy(text) == clean_line(text)
    assert tidy(blanks) == clean_line(blanks)


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ds.csv")
        path.write_bytes(start + content)
        try:
            sheets = read_sheets(path)
        except UnreadableInput:
            return
    assert all(row == () or any(cell is not None for cell in row) for sheet in sheets for row in sheet.rows)
