"""Awards read from an office's own lists: the decision in one cell or several, its day, body and year."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.sheets.awards import SheetAward, read_awards
from tests.intake.workbook_files import Grid, save_xlsx


def read(folder: Path, rows: Grid) -> tuple[SheetAward, ...]:
    return read_awards(save_xlsx(folder / "khen-thuong.xlsx", {"DS": rows})).rows


def test_the_columns_of_a_list_of_awards(tmp_path: Path) -> None:
    (first, second) = read(
        tmp_path,
        [
            ("DANH SÁCH KHEN THƯỞNG",),
            ("STT", "Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan", "Năm"),
            (1, "Vi Văn Đức", "Chiến sĩ thi đua cơ sở", "90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023),
            (2, "Nông Thị Lan", "LĐTT", "90/QĐ-SNgV", "20/12/2023", "Sở Ngoại vụ", "2023"),
        ],
    )
    assert (first.row.name, first.row.award) == ("Vi Văn Đức", "Chiến sĩ thi đua cơ sở")
    assert first[1:5] == ("90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023)
    assert second.row.award == "LĐTT"
    assert second[1:] == first[1:]


@pytest.mark.parametrize(
    "decision",
    [
        "163/QĐ-UBND ngày 22/01/2024",
        "Quyết định số 163/QĐ-UBND ngày 22 tháng 01 năm 2024",
        "QĐ 163/QĐ-UBND, ngày 22-1-2024",
        "163/QĐ-UBND (ngày 22.01.2024)",
    ],
)
def test_number_and_day_in_one_cell(tmp_path: Path, decision: str) -> None:
    (award,) = read(
        tmp_path, [("TT", "Họ và tên", "Hình thức", "Số, ngày quyết định"), (1, "Vi Văn Đức", "Bằng khen", decision)]
    )
    assert (award.number, award.decided_on) == ("163/QĐ-UBND", date(2024, 1, 22))
    assert (award.body, award.year) == ("", None)


def test_the_caption_names_the_decision_of_a_list_without_columns_for_it(tmp_path: Path) -> None:
    title = ("DANH SÁCH KHEN THƯỞNG NĂM 2024",)
    caption = ("(Kèm theo Quyết định số 410/QĐ-SNgV ngày 18 tháng 12 năm 2024 của Giám đốc Sở Ngoại vụ)",)
    rows = [("STT", "Họ và tên", "Chức vụ"), ("I", "Lao động tiên tiến"), (1, "Vi Văn Đức", "Kế toán")]
    (award,) = read(tmp_path, [title, caption, *rows])
    assert award[1:4] == ("410/QĐ-SNgV", date(2024, 12, 18), "Giám đốc Sở Ngoại vụ")
    two = ("(Thay cho Quyết định số 400/QĐ-SNgV ngày 01/12/2024)",)
    assert {each.number for each in read(tmp_path, [title, caption, two, *rows])} == {""}


def test_a_day_as_programs_write_it_is_one(tmp_path: Path) -> None:
    heads = ("TT", "Họ và tên", "Hình thức", "Số QĐ", "Ngày ký")
    (award,) = read(tmp_path, [heads, (1, "Vi Văn Đức", "Giấy khen", "15/QĐ-SNgV", "2024-01-22")])
    assert award.decided_on == date(2024, 1, 22)


def test_a_day_that_does_not_exist_is_none(tmp_path: Path) -> None:
    heads = ("TT", "Họ và tên", "Hình thức", "Số QĐ", "Ngày ký")
    (award,) = read(tmp_path, [heads, (1, "Vi Văn Đức", "Giấy khen", "15/QĐ-SNgV", "31/02/2024")])
    assert award.decided_on is None


def test_a_workbook_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="họ tên hoặc tên tập thể"):
        read(tmp_path, [("Số quyết định", "Ngày"), ("15/QĐ-SNgV", "20/12/2023")])


def test_an_award_for_several_years_is_one_of_the_last(tmp_path: Path) -> None:
    heads = ("TT", "Họ và tên", "Hình thức", "Số QĐ", "Ngày ký", "Năm")
    (award,) = read(tmp_path, [heads, (1, "Vi Văn Đức", "Bằng khen", "15/QĐ-UBND", "03/02/2024", "2020-2023")])
    assert award.year == 2023


def test_several_years_in_a_cell_are_several_awards_and_a_span_is_one(tmp_path: Path) -> None:
    rows = [
        ("TT", "Họ và tên", "Danh hiệu", "Năm"),
        (1, "Vi Văn Đức", "LĐTT", "2021, 2022"),
        (2, "Nông Thị Lan", "Bằng khen", "2020 - 2023"),
        (3, "Lý Thị Sim", "LĐTT", "năm 2021 và năm 2023"),
    ]
    book = read_awards(save_xlsx(tmp_path / "khen-thuong.xlsx", {"DS": rows}))
    assert [(award.row.name, award.year) for award in book.rows] == [("Nông Thị Lan", 2023)]
    assert [str(row) for row in book.skipped] == [
        f"Trang “DS”, dòng {row}, cột D: Một ô có nhiều năm; hãy tách mỗi năm một dòng." for row in (2, 4)
    ]
