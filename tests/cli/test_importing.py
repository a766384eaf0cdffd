"""Lists of every kind taken in by the command line: looked at first, offered what is new, refused whole if asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.cli import main
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from tests.books import book_in, copied_book, dump_file, person, rows_of, unit, workbook
from tests.cli.refusals import assert_refused

HEAD = ("Ngày", "Nội dung", "Đơn vị", "Người tham gia")
ROWS = (
    ("04/3/2025", "Tọa đàm về an toàn trên mạng", "Văn phòng", "Nông Thị Lan"),
    ("05/3/2025", "Nói chuyện chuyên đề", "Phòng Mới", "Người Chưa Có"),
    ("30/02/2025", "Ngày không có thật", "Văn phòng", None),
)


def _fill(book: Book) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a unit and a person."""
    return copied_book(tmp_path / "book", _fill)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return workbook(tmp_path / "hoat-dong.xlsx", HEAD, *ROWS)


def answered(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - of any command
    assert main(["--data", str(folder), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_says_what_each_row_would_do_and_changes_nothing(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dump_file(DataFolder(folder).database)
    answer = answered(folder, capsys, "import", "activities", str(file), "--dry-run")
    assert [row["action"] for row in answer["rows"]] == ["add", "unclear", "unclear"]
    assert answer["rows"][1]["reason"] == "Chưa có đơn vị “Phòng Mới” trong sổ."
    assert answer["rows"][2]["place"] == "trang “Danh sách”, dòng 4, cột A"
    assert answer["rows"][2]["reason"] == "“30/02/2025” không phải là một ngày có thật."
    assert dump_file(DataFolder(folder).database) == before


def test_rows_that_are_unclear_are_not_said_to_be_in_the_book(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unclear = workbook(tmp_path / "hoat-dong-sai.xlsx", HEAD, *ROWS[1:])
    assert main(["--data", str(folder), "import", "activities", str(unclear)]) == 0
    lines = capsys.readouterr().out
    assert "Chưa ghi gì: 2 dòng chưa rõ." in lines
    assert "Không có gì khác với sổ." not in lines


def test_new_people_and_units_are_added_where_that_is_asked_for(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = answered(folder, capsys, "import", "activities", str(file), "--new-people", "--new-units")
    assert answer["counts"] == {"add": 2, "unclear": 1}
    with book_in(folder) as book:
        assert rows_of(book, "activity", "title") == [(ROWS[0][1],), (ROWS[1][1],)]
        assert rows_of(book, "post", "person_id, unit_id", "person_id = 2") == rows_of(
            book, "unit", "2, id", "name = 'Phòng Mới'"
        )


def test_a_strict_import_writes_all_or_nothing(folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("import", "activities", str(file), "--new-people", "--new-units", "--strict")
    assert_refused(folder, capsys, words, 3, "hoat-dong.xlsx, trang “Danh sách”, dòng 4, cột A: “30/02/2025”")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("import", "lunches", "x.xlsx"), 2, "Không có loại danh sách “lunches”; có: plan, people, activities"),
        (("import", "nominations", "x.xlsx"), 2, "“Đề nghị khen thưởng” cần chọn đợt xét"),
        (("import", "ratings", "khong-co.xlsx"), 3, "khong-co.xlsx"),
    ],
)
def test_bad_imports_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(folder, capsys, words, status, says)


def test_a_list_of_another_kind_is_refused_with_the_columns_that_it_needs(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("import", "ratings", str(file))
    assert_refused(folder, capsys, words, 3, "không có cột “Họ và tên, tên tập thể”")
    main(["--data", str(folder), *words])
    needed = "cần có cột “Họ và tên, tên tập thể” và “Xếp loại” hoặc “Đăng ký thi đua” hoặc “Danh hiệu đăng ký”."
    assert needed in capsys.readouterr().err


def test_the_year_of_ratings_comes_from_the_title_or_from_the_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, row = ("Họ và tên", "Xếp loại"), ("Nông Thị Lan", "Hoàn thành tốt")
    with_year = workbook(tmp_path / "a.xlsx", ("KẾT QUẢ XẾP LOẠI NĂM 2023",), head, row)
    without = workbook(tmp_path / "b.xlsx", head, row)
    answered(folder, capsys, "import", "ratings", str(with_year))
    assert answered(folder, capsys, "import", "ratings", str(without))["rows"][0]["reason"] == "Thiếu năm."
    answered(folder, capsys, "import", "ratings", str(without), "--year", "2024")
    with book_in(folder) as book:
        assert rows_of(book, "year_record", "year, rating") == [(2023, 3), (2024, 3)]


def test_a_day_for_all_rows_is_only_for_obstacles(
    folder: Path, tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    obstacles = workbook(tmp_path / "kk.xlsx", ("Khó khăn", "Đề xuất"), ("Máy tính cũ", "Mua máy"))
    answered(folder, capsys, "import", "obstacles", str(obstacles), "--day", "2026-06-30")
    with book_in(folder) as book:
        assert rows_of(book, "obstacle", "raised_on") == [("2026-06-30",)]
    assert main(["--data", str(folder), "import", "activities", str(file), "--day", "2026-06-30"]) == 2
    assert "--day chỉ dùng khi nhập khó khăn, vướng mắc" in capsys.readouterr().err


def test_templates_for_units_go_out_and_a_folder_of_them_comes_in(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = tmp_path / "đơn vị"
    answered(folder, capsys, "template", "good-news", "--each-unit", "--out", str(sent))
    assert_refused(folder, capsys, ("import-folder", str(tmp_path)), 3, "không có bảng tính nào")
    path = sent / "Tin tốt, câu chuyện đẹp - Văn phòng.xlsx"
    file = load_workbook(path)
    for column, text in ((1, "05/03/2026"), (2, "Tin tốt"), (3, "=1+1"), (5, "Nông Thị Lan")):
        file["Danh sách"].cell(6, column).value = text
        file["Danh sách"].cell(6, column).data_type = "s"
    file.save(path)
    answer = answered(folder, capsys, "import-folder", str(sent), "--dry-run")
    assert [(row["unit"], row["state"], row["new"]) for row in answer["files"]] == [("Văn phòng", "Đã gửi", 1)]
    assert answer["change"] is None
    assert answered(folder, capsys, "import-folder", str(sent))["change"] is not None
    with book_in(folder) as book:
        assert rows_of(book, "activity", "title, unit_id") == [("=1+1", 1)]
    assert answered(folder, capsys, "import-folder", str(sent))["change"] is None
    workbook(sent / "văn phòng gửi.xlsx", HEAD, *ROWS)
    assert_refused(folder, capsys, ("import-folder", str(sent), "--strict"), 3, "Không phải mẫu của chương trình")
    answer = answered(folder, capsys, "import-folder", str(sent), "--kind", "activities", "--dry-run")
    assert [(row["unit"], row["kind"], row["new"], row["bad"]) for row in answer["files"]] == [
        ("Văn phòng", "activities", 1, 2),
        ("Văn phòng", "good-news", 0, 0),
    ]
