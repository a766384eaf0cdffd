"""What a final report on a movement does not have is in its check; what it has is said once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.movements import Criterion
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.content.movements.deeds import told_activities
from desktop_app.services.year.movements import save_movement
from tests.books import book_in, person, unit
from tests.services.papers.content.test_movements import NEWS, award


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Book]:
    """A movement (1) that is closed, and a person (1)."""
    with book_in(tmp_path / "book") as book:
        person(book, "Nông Thị Lan", unit(book, "Trung tâm Thông tin"), "Viên chức")
        save_movement(book, None, replace(NEWS, closed_on=date(2025, 12, 20)))
        yield book


def checked(book: Book, kind: str = "movement-report", **options: str) -> str:
    """Return the sentences of the check of a report on the movement."""
    return "\n".join(remark.sentence for remark in remarks(book, kind, {"movement": "1", **options}))


def test_the_check_names_the_awards_that_a_final_report_leaves_out(office: Book) -> None:
    # The awards at the end of the movement were given after its tổng kết: neither the report nor the check had them.
    award(office, date(2025, 7, 10))
    award(office, date(2025, 12, 26), "2025-H2", "190/QĐ-SNgV")
    left_out = (
        "01 lượt khen thưởng trong phong trào theo Quyết định số 190/QĐ-SNgV ngày 26/12/2025 ký sau ngày chốt số liệu "
        "20/12/2025 nên không có trong báo cáo"
    )
    assert left_out in checked(office)
    assert "ký sau ngày chốt" not in checked(office, cut_off="2025-12-31")
    # While it goes on, what comes later is in the next report.
    assert "ký sau ngày chốt" not in checked(office, "movement-interim-report", cut_off="2025-06-30")


def test_the_check_names_the_purpose_and_the_registrations_that_nobody_entered(office: Book) -> None:
    assert "Phong trào chưa ghi mục đích, tồn tại" in checked(office)
    assert "nhiệm vụ tiếp theo, đăng ký tham gia, kết quả của 01 tiêu chí: ghi ở thẻ" in checked(office)


@pytest.mark.parametrize(
    ("asked", "reached", "repeats"),
    [
        ("Sáng kiến số được đăng ký", "Đăng ký 27 sáng kiến số", True),
        ("Tin tốt được đăng", "Đăng 41 tin tốt", True),
        ("CCVCNLĐ tham gia", "30/32 CCVCNLĐ tham gia (93,75%)", True),
        ("Tin tốt đăng trong năm", "3 tin", False),
        ("Tin tốt", "12 tin tốt", False),
        ("Không có sai sót", "", False),
    ],
)
def test_the_check_names_a_criterion_whose_words_are_said_again(
    office: Book, asked: str, reached: str, *, repeats: bool
) -> None:
    save_movement(office, 1, replace(NEWS, criteria=(Criterion(asked, "20", reached),)))
    assert (f"Kết quả ghi lại lời của tiêu chí “{asked}”" in checked(office)) is repeats


def test_other_activities_alone_are_other_than_none() -> None:
    day = date(2025, 5, 8)
    other, event = (
        ActivityFields(day, kind, title, unit_id=1)
        for kind, title in ((ActivityKind.OTHER, "Chợ ý tưởng"), (ActivityKind.EVENT, "Ngày hội"))
    )
    units = {1: "Thanh tra Sở"}
    assert told_activities([other, other], units, day)[0] == "Trong phong trào đã có 02 hoạt động."
    both = told_activities([other, event], units, day)[0]
    assert both == "Trong phong trào đã có 02 hoạt động, gồm 01 sự kiện và 01 hoạt động khác."
