"""Lists written out as they are seen, as a workbook and as text, and in forms of the clerk's own."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.cli import main
from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.keeping.export_layouts import ExportLayout, LayoutColumn
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import DEPARTURES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.intake.files.workbook import read_sheets
from desktop_app.intake.sheets.cells import line_of
from desktop_app.services.book import Book
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.exports.layouts import KEY, export_by_layout, layouts, save_layout
from desktop_app.services.keeping.history import undo
from desktop_app.services.lists import count, export_list
from desktop_app.services.settings import set_setting
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import BookIds, book_in, person, refused, unit

FORMULA = '=HYPERLINK("x")'


def test_a_list_is_the_same_as_workbook_and_as_text_and_no_formula_in_either(book: Book, tmp_path: Path) -> None:
    for day, content in ((4, FORMULA), (5, "-5 bài; “viết”,\nhai dòng"), (6, "Thiếu kinh phí")):
        save_obstacle(book, None, ObstacleFields(date(2026, 3, day), content, unit(book, f"Phòng {day}")))
    query = ListQuery("obstacles", sort="raised_on", descending=True)
    read = {}
    for suffix in ("xlsx", "csv"):
        path = tmp_path / f"khó khăn.{suffix}"
        assert export_list(book, query, ("content", "raised_on"), path) == 3
        read[suffix] = [tuple(map(str, row)) for row in read_sheets(path)[0].rows]
    days = ["06/03/2026", "05/03/2026", "04/03/2026"]
    assert [row[0] for row in read["csv"]] == [row[0] for row in read["xlsx"]]
    assert [row[0] for row in read["csv"]][1:] == ["Thiếu kinh phí", "-5 bài; “viết”,\nhai dòng", FORMULA]
    assert [row[1] for row in read["csv"][1:]] == days
    assert "\n'=HYPERLINK" in (tmp_path / "khó khăn.csv").read_text("utf-8-sig").replace('"', "")
    cell = load_workbook(tmp_path / "khó khăn.xlsx").worksheets[0]["A4"]
    assert (cell.value, cell.data_type) == (FORMULA, "s")


def test_every_list_is_written_out_alike_in_both_ways(book: Book, filled: BookIds, tmp_path: Path) -> None:
    del filled
    # What leaves is written down, so the list of that grows.
    for kind in (kind for kind in LIST_KINDS.values() if kind is not DEPARTURES):
        texts = {}
        keys = [column.key for column in kind.columns]
        for suffix in ("xlsx", "csv"):
            path = tmp_path / f"{kind.key}.{suffix}"
            rows = export_list(book, ListQuery(kind.key), keys, path, with_personal=True)
            assert rows == count(book, ListQuery(kind.key))
            width = len(keys)
            texts[suffix] = [
                [line_of(cell) for cell in (*row, *[None] * width)[:width]] for row in read_sheets(path)[0].rows
            ]
        assert texts["csv"] == texts["xlsx"], kind.key
        assert texts["csv"][0] == [column.title for column in kind.columns]


def test_a_list_goes_out_in_a_form_that_is_kept_by_name(book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên", "female")
    columns = (
        LayoutColumn("Đơn vị công tác", "unit"),
        LayoutColumn("Mã cơ quan", fixed="=H27.09"),
        LayoutColumn("HỌ VÀ TÊN", "name"),
        LayoutColumn("Phái", "gender"),
    )
    save_layout(book, ExportLayout(" Hệ thống  tỉnh ", "people", columns))
    assert [layout.name for layout in layouts(book, "people")] == ["Hệ thống tỉnh"]
    assert layouts(book, "units") == []
    rows = {}
    for personal in (False, True):
        path = tmp_path / "tinh.xlsx"
        assert export_by_layout(book, ListQuery("people"), "hệ thống tỉnh", path, with_personal=personal) == 1
        rows[personal] = [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]
    assert rows[True] == [[column.head for column in columns], ["Văn phòng", "=H27.09", "Nông Thị Lan", "Nữ"]]
    assert rows[False][1] == ["Văn phòng", "=H27.09", "Nông Thị Lan", None]
    with refused(book, InvalidRecord, "là của danh sách"):
        export_by_layout(book, ListQuery("units"), "Hệ thống tỉnh", tmp_path / "x.xlsx")
    with refused(book, InvalidRecord, "không có cột “cccd”"):
        save_layout(book, ExportLayout("Khác", "people", (LayoutColumn("Số", "cccd"),)))
    undo(book)
    assert layouts(book) == []
    save_layout(book, ExportLayout("Đầu cột", "people", (LayoutColumn("=1+1", "name"),)))
    export_by_layout(book, ListQuery("people"), "Đầu cột", tmp_path / "tinh.csv")
    assert (tmp_path / "tinh.csv").read_text("utf-8-sig").splitlines() == ["'=1+1", "Nông Thị Lan"]
    with book.store.work("Cài đặt hỏng") as work:
        set_setting(work, KEY, '{"Tỉnh": {"columns": [["thừa", "", "", ""]]}}')
    assert check(book).found == ("Cài đặt “export_layouts” không đọc được.",)
    with refused(book, UnreadableInput):
        layouts(book)
    assert export_list(book, ListQuery("people"), ("name",), tmp_path / "người.csv") == 1


def test_the_command_line_keeps_a_form_and_writes_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with book_in(tmp_path / "book") as book:
        person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    data = ["--data", str(tmp_path / "book"), "--json"]
    words = ["export-layout", "set", "Tỉnh", "--list", "people", "--column", "Tên=name", "--fixed", "Cơ quan=Sở"]
    assert main([*data, *words]) == 0
    capsys.readouterr()
    assert main([*data, "export-layout", "list"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["columns"][1]["fixed"] == "Sở"
    path = tmp_path / "người.csv"
    assert main([*data, "list", "people", "--out", str(path), "--layout", "Tỉnh"]) == 0
    assert path.read_text("utf-8-sig").splitlines() == ["Tên,Cơ quan", "Nông Thị Lan,Sở"]
    assert main([*data, "list", "people", "--out", str(path), "--columns", "post,name"]) == 0
    assert path.read_text("utf-8-sig").splitlines()[1] == "Chuyên viên,Nông Thị Lan"
    assert main([*data, "list", "people", "--out", str(path), "--columns", "cccd"]) == 2
