"""What units recorded is told in words of a sentence: each verb, unit, body and channel once; what is none, not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.obstacles import ObstacleFields, says_none
from desktop_app.services.book import Book
from desktop_app.services.papers.reports import remarks
from desktop_app.services.papers.reports.entered import ANNUAL, Report, report
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import unit

DAY = date(2026, 3, 3)


def made(book: Book) -> Report:
    return report(book, ANNUAL, "2026", date(2026, 11, 15))


def text_of(book: Book) -> str:
    return "\n".join(part.text for part in made(book).parts)


def checked(book: Book) -> str:
    return "\n".join(remark.sentence for remark in remarks.remarks(book, made(book)))


def add(book: Book, kind: ActivityKind, *titles: str, day: date = DAY, **fields: Any) -> None:  # noqa: ANN401
    for title in titles:
        add_activity(book, replace(ActivityFields(day, kind, title), **fields))


def test_a_title_that_has_its_verb_is_told_with_it_once(book: Book) -> None:
    # "Bệnh viện Nhi ban hành Ban hành Quy trình", "tổ chức bệnh viện Nhi tổ chức hội thảo"
    hospital = unit(book, "Bệnh viện Nhi")
    add(book, ActivityKind.DOCUMENT, "Ban hành Quy trình tiếp nhận", unit_id=hospital)
    add(book, ActivityKind.CONFERENCE, "Bệnh viện Nhi tổ chức hội thảo sức khỏe", unit_id=hospital)
    text = text_of(book)
    assert "Bệnh viện Nhi ban hành Quy trình tiếp nhận" in text
    assert "Bệnh viện Nhi tổ chức hội thảo sức khỏe" in text
    assert text.count("hội thảo") == 1


def test_whom_a_title_names_it_was_done_with_is_named_once(book: Book) -> None:
    centre = unit(book, "Trung tâm Thử")
    joint: dict[str, Any] = {"unit_id": centre, "partners": "Công an tỉnh"}
    add(book, ActivityKind.COOPERATION, "Phối hợp với Công an tỉnh rà soát 40 trang", **joint)
    assert "Ngày 03/3/2026, Trung tâm Thử phối hợp với Công an tỉnh rà soát 40 trang." in text_of(book)
    add(book, ActivityKind.COOPERATION, "Kiểm tra chợ", day=date(2026, 3, 4), **joint)
    text = text_of(book)
    assert "phối hợp với Công an tỉnh rà soát 40 trang (ngày 03/3/2026)" in text
    assert "kiểm tra chợ (ngày 04/3/2026, phối hợp với Công an tỉnh)" in text


@pytest.mark.parametrize(
    ("title", "partners", "told_as"),
    [
        ("Phối hợp tuyên truyền phòng, chống lừa đảo", "Công an xã Nà Thử", "tuyên truyền phòng, chống lừa đảo"),
        ("Phối hợp cùng Công an tỉnh rà soát trang", "Công an tỉnh", "rà soát trang"),
        ("Phối hợp với Công an tỉnh rà soát trang", "Công an tỉnh, Sở Thử", "rà soát trang"),
        ("Nắm tình hình thông tin trên mạng", "Công an tỉnh", "nắm tình hình thông tin trên mạng"),
    ],
)
def test_a_title_that_says_that_it_was_done_jointly_says_so_once(
    book: Book, title: str, partners: str, told_as: str
) -> None:
    """“Thử phối hợp với Công an xã phối hợp tuyên truyền”, “phối hợp với … thực hiện nắm tình hình” were printed."""
    add(book, ActivityKind.COOPERATION, title, unit_id=unit(book, "Trung tâm Thử"), partners=partners)
    whom = partners.replace(", ", " và ")
    assert f"Ngày 03/3/2026, Trung tâm Thử phối hợp với {whom} {told_as}." in text_of(book)


def test_whom_a_title_names_by_a_longer_name_stays_in_it(book: Book) -> None:
    title = "Phối hợp với Công an xã Nà Thử rà soát trang"
    add(book, ActivityKind.COOPERATION, title, unit_id=unit(book, "Trung tâm Thử"), partners="Công an xã, Sở Thử")
    assert "phối hợp với Công an xã Nà Thử rà soát trang." in text_of(book)


def test_who_came_to_a_meeting_of_others_held_none(book: Book) -> None:
    # "đã tổ chức 02 hội nghị …, cụ thể: …; tham dự hội nghị trực tuyến của Bộ"
    centre = unit(book, "Trung tâm Thử")
    add(book, ActivityKind.CONFERENCE, "Hội nghị tổng kết", "Tọa đàm về sách", unit_id=centre)
    add(book, ActivityKind.CONFERENCE, "Tham dự hội nghị trực tuyến của Bộ", "Dự hội thảo của tỉnh", unit_id=centre)
    text = text_of(book)
    assert "Trung tâm Thử đã tổ chức 02 hội nghị, tọa đàm, cụ thể: hội nghị tổng kết" in text
    attended = "hội nghị trực tuyến của Bộ (ngày 03/3/2026); hội thảo của tỉnh (ngày 03/3/2026)."
    assert f"Trung tâm Thử đã tham dự 02 hội nghị, hội thảo, cụ thể: {attended}" in text


def test_the_check_names_what_is_several_by_its_own_title(book: Book) -> None:
    add(book, ActivityKind.CONFERENCE, "Tổ chức 03 lớp tập huấn", "Lớp tập huấn đợt 3")
    lines = [line for line in checked(book).split("\n") if "tính là 01" in line]
    assert lines == [
        "Hoạt động “Tổ chức 03 lớp tập huấn” ngày 03/3/2026 là 03 lớp theo tên nhưng báo cáo tính là 01: "
        "ghi riêng từng hoạt động ở trang Hoạt động."
    ]


def test_an_item_on_two_channels_is_on_each_of_them(book: Book) -> None:
    # "Facebook 01, Zalo 01, Facebook, Zalo 01 và facebook 01 tin, bài"
    own = "Trang thông tin điện tử của Sở"
    for channel in ("Facebook", "Zalo", "Facebook, Zalo", "facebook", "Bản tin, báo, đài", "Fanpage; fanpage", own):
        add(book, ActivityKind.GOOD_NEWS, f"Tin trên {channel}", channel=channel)
    known = "Phân theo kênh: Facebook 03, Zalo 02, Bản tin, báo, đài 01"
    by_channel = f"{known}, Fanpage 01 và {own} 01 tin, bài"
    assert f"{by_channel} (01 tin, bài đăng trên nhiều kênh)." in text_of(book)


def test_points_of_a_proposal_are_asked_of_the_bodies_they_name(book: Book) -> None:
    asked = "1. Đề nghị UBND tỉnh cho cơ chế thu hút bác sĩ. 2. Đề nghị Bộ Y tế ban hành định mức"
    save_obstacle(book, None, ObstacleFields(DAY, "Thiếu bác sĩ", proposal=asked, asked_of="UBND tỉnh, Bộ Y tế"))
    lines = [line for line in text_of(book).split("\n") if line.startswith("- Đề nghị")]
    assert [line.rstrip(".") for line in lines] == [
        "- Đề nghị UBND tỉnh cho cơ chế thu hút bác sĩ",
        "- Đề nghị Bộ Y tế ban hành định mức",
    ]


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("Không có khó khăn", True),
        ("Không có khó khăn, vướng mắc gì.", True),
        ("Trong kỳ không phát sinh khó khăn, vướng mắc", True),
        ("Không", True),
        ("Không có kinh phí", False),
        ("Chưa có đơn vị dịch thuật", False),
        ("Khó khăn về kinh phí", False),
    ],
)
def test_words_that_say_there_is_nothing(words: str, is_none: bool) -> None:
    assert says_none(words) is is_none


def test_what_a_unit_says_it_has_not_is_no_obstacle(book: Book) -> None:
    centre = unit(book, "Trung tâm Thử")
    save_obstacle(book, None, ObstacleFields(DAY, "Không có khó khăn, vướng mắc", unit_id=centre))
    assert "phản ánh" not in text_of(book)
    assert "Khó khăn ghi ngày 03/3/2026 của Trung tâm Thử là “Không có khó khăn, vướng mắc”" in checked(book)
