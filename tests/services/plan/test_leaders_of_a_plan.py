"""A task of one of the heads of the office is led by its leaders, not by a unit that is called like a post."""

from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.unit_nouns import leaders_meant
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.tables.reminders import reminder_paper, units_to_remind
from tests.books import followed_plan, import_plan, rows_of

TEXT = """KẾ HOẠCH

Chăm sóc sức khỏe giai đoạn 2025 - 2027

I. NHIỆM VỤ

1. Phó Giám đốc Sở phụ trách lĩnh vực dự phòng chỉ đạo kiểm tra trước ngày 30/6/2025.

2. Lãnh đạo Sở chỉ đạo sơ kết trước ngày 30/9/2025.

3. Bệnh viện Nhi mở lớp kỹ năng trước ngày 30/6/2025.

4. Ban Quản lý dự án y tế hoàn thành góc tư vấn trước ngày 31/12/2025.
"""


def test_a_post_is_no_unit(book: Book) -> None:
    import_plan(book, TEXT)
    assert rows_of(book, "unit", "name, kind") == [
        ("Lãnh đạo Sở", "other"),
        ("Bệnh viện Nhi", "centre"),
        ("Ban Quản lý dự án y tế", "centre"),
    ]
    leads = rows_of(book, "assignment", "task_id, unit_id", "role = 'lead'")
    assert leads == [(1, 1), (2, 1), (3, 2), (4, 3)]


def test_who_signs_the_letters_gets_none(book: Book) -> None:
    followed_plan(book, 2025, TEXT)
    assert [name for _, name, _ in units_to_remind(book, date(2025, 11, 1))] == ["Bệnh viện Nhi"]
    with pytest.raises(InvalidRecord, match="Lãnh đạo Sở ký công văn đôn đốc"):
        reminder_paper(book, 1, date(2025, 11, 1))


@pytest.mark.parametrize(
    ("name", "leaders"),
    [
        ("Giám đốc Sở", "Lãnh đạo Sở"),
        ("Các đồng chí Phó Giám đốc Sở", "Lãnh đạo Sở"),
        ("Phó Giám đốc Sở Nội vụ", ""),
        ("Phó Giám đốc Trung tâm phục vụ hành chính công", ""),
        ("Phòng Giám định", ""),
    ],
)
def test_only_the_heads_of_the_office_itself_are_meant(name: str, leaders: str) -> None:
    assert leaders_meant(name) == leaders
