"""What a file that is dropped looks like: good news and activities have the same columns, and other words around."""

from pathlib import Path

import pytest

from desktop_app.services.imports.looking import guess_kind
from tests.books import workbook
from tests.data.corpus.grids import Grid
from tests.data.corpus.word_files import write_word

DAY, UNIT = "02/3/2026", "Văn phòng"


@pytest.mark.parametrize(
    ("kind", "title", "heads"),
    [
        ("good-news", "DANH SÁCH TIN TỐT QUÝ I", ("Ngày", "Nội dung", "Đơn vị")),
        ("good-news", "TỔNG HỢP GƯƠNG NGƯỜI TỐT, VIỆC TỐT", ("Ngày", "Việc làm tốt", "Đơn vị")),
        ("good-news", "Biểu 3", ("Ngày", "Tên câu chuyện", "Đơn vị")),
        ("good-news", "Biểu 4", ("Ngày đăng", "Tiêu đề", "Đơn vị")),
        ("activities", "THEO DÕI PHONG TRÀO NGƯỜI TỐT, VIỆC TỐT", ("Ngày", "Tên hoạt động", "Đơn vị")),
        ("activities", "KẾ HOẠCH TUẦN", ("Ngày", "Nội dung", "Đơn vị")),
    ],
)
def test_good_news_and_activities_are_told_apart_by_the_words_around(
    tmp_path: Path, kind: str, title: str, heads: tuple[str, ...]
) -> None:
    file = workbook(tmp_path / "bang.xlsx", (title,), ("STT", *heads), (1, DAY, "Trả lại của rơi", UNIT))
    assert guess_kind(file).kind == kind


def test_a_plan_with_a_list_of_people_annexed_is_a_plan(tmp_path: Path) -> None:
    members: Grid = (("STT", "Họ và tên", "Chức vụ"), ("1", "Hồ Văn Lĩnh", "Phó Giám đốc"))
    body = ["I. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở gửi giấy mời trước ngày 10/5/2026."]
    write_word(tmp_path / "ke-hoach.docx", ["KẾ HOẠCH", "Kiểm tra năm 2026", *body, "PHỤ LỤC", members])
    assert guess_kind(tmp_path / "ke-hoach.docx").kind == ""
    write_word(tmp_path / "danh-sach.docx", ["DANH SÁCH", members])
    assert guess_kind(tmp_path / "danh-sach.docx").kind == "people"


@pytest.mark.parametrize(
    ("kind", "heads"),
    [
        ("tasks", ("Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")),
        ("tasks", ("Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Kết quả, sản phẩm")),
        ("results", ("Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Kết quả thực hiện")),
        ("results", ("Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Kết quả")),
        ("activities", ("Nội dung", "Thời gian", "Đơn vị chủ trì", "Đơn vị phối hợp", "Kết quả")),
    ],
)
def test_tasks_are_told_from_what_came_of_them_and_from_what_was_done(
    tmp_path: Path, kind: str, heads: tuple[str, ...]
) -> None:
    cells = {"Thời gian": DAY, "Thời hạn": DAY, "Thời gian hoàn thành": DAY}
    file = workbook(tmp_path / "bang.xlsx", ("STT", *heads), (1, *(cells.get(head, UNIT) for head in heads)))
    assert guess_kind(file).kind == kind
