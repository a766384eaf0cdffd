"""Times that a sentence names beside what an office keeps, days that have a name, and several times of one year."""

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.intake.plan.deadlines import field_deadlines, find_deadlines
from desktop_app.intake.plan.reader import read_plan

DAY, MONTH, QUARTER = DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER
YEARLY, MONTHLY = Recurrence.YEARLY, Recurrence.MONTHLY


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng tổ chức Ngày pháp luật vào tháng 3 và tháng 9 hằng năm.",
        "Tháng 3 và tháng 9 hằng năm, Văn phòng tổ chức “Ngày pháp luật”.",
    ],
)
def test_a_day_an_office_keeps_is_not_of_each_month_where_its_clause_says_when(text: str) -> None:
    assert [(each.kind, each.recurrence, each.month) for each in find_deadlines(text)] == [
        (MONTH, YEARLY, 3),
        (MONTH, YEARLY, 9),
    ]


def test_it_is_of_each_month_where_the_sentence_says_so_or_says_nothing_of_it() -> None:
    held = "Nói chuyện trong “Ngày pháp luật” định kỳ tại cơ quan và báo cáo trước ngày 20/11 hằng năm."
    assert (MONTH, MONTHLY) in [(each.kind, each.recurrence) for each in find_deadlines(held)]
    apart = "Phổ biến Luật trong Ngày pháp luật; báo cáo trước ngày 20/11 hằng năm."
    assert (MONTH, MONTHLY) in [(each.kind, each.recurrence) for each in find_deadlines(apart)]


def test_the_law_day_of_the_country_is_one_day_a_year() -> None:
    (day,) = find_deadlines("Hưởng ứng Ngày Pháp luật Việt Nam (09/11).")
    assert (day.kind, day.recurrence, day.day, day.month) == (DAY, YEARLY, 9, 11)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Tổ chức ngày hội nhân Ngày Gia đình Việt Nam (28/6) hằng năm.", 6),
        ("Hằng năm, nhân Ngày Gia đình Việt Nam (28/6), tổ chức ngày hội.", 6),
        ("Thăm hỏi nhân dịp Ngày Thầy thuốc Việt Nam (27/02) hằng năm.", 2),
    ],
)
def test_a_day_with_a_name_is_the_date_in_its_brackets(text: str, month: int) -> None:
    (day,) = find_deadlines(text)
    assert (day.kind, day.recurrence, day.month) == (DAY, YEARLY, month)


@pytest.mark.parametrize(
    ("field", "times"),
    [
        ("Quý II, quý IV năm 2025", [(None, 2), (None, 4)]),
        ("Quý II, IV/2025", [(None, 2), (None, 4)]),
        ("Tháng 3, 9/2025", [(3, None), (9, None)]),
        ("Tháng 4, tháng 6 và tháng 9 năm 2025", [(4, None), (6, None), (9, None)]),
        # Of times that follow each other the last decides: the work goes on over them.
        ("Quý II, III/2025", [(None, 3)]),
        ("Tháng 5, 6 năm 2025", [(6, None)]),
    ],
)
def test_times_of_a_year_with_others_between_them_are_each_by_itself(
    field: str, times: list[tuple[int | None, int | None]]
) -> None:
    read = field_deadlines(field)
    assert [(each.month, each.quarter) for each in read] == times
    assert {each.year for each in read} == {2025}
    assert read[0].text == field


def test_days_in_a_field_of_their_own_are_all_read() -> None:
    assert field_deadlines("31/5/2025 và 31/10/2025") == (
        Deadline("31/5/2025 và 31/10/2025", DAY, day=31, month=5, year=2025),
        Deadline("31/10/2025", DAY, day=31, month=10, year=2025),
    )
    assert [(each.day, each.month, each.year) for each in field_deadlines("15/3, 15/6/2025")] == [
        (15, 3, 2025),
        (15, 6, 2025),
    ]


def test_what_is_named_for_one_year_is_not_asked_for_twice_in_it() -> None:
    yearly, first = find_deadlines("Quán triệt trong quý I năm 2023 và trước ngày 31/3 hằng năm.")
    assert (first.kind, first.year, yearly.recurrence, yearly.from_year) == (QUARTER, 2023, YEARLY, 2024)
    other, _ = find_deadlines("Báo cáo trong quý I năm 2023 và trước ngày 15/12 hằng năm.")
    assert other.from_year is None


def test_a_weekday_at_the_beginning_of_each_month_is_of_each_month() -> None:
    (monthly,) = find_deadlines("Mỗi thứ Hai đầu tháng, Văn phòng chiếu phim về an toàn mạng.")
    assert (monthly.kind, monthly.recurrence) == (MONTH, MONTHLY)


INTRODUCED = """KẾ HOẠCH
Phổ biến pháp luật năm 2026
I. NHIỆM VỤ
1. Trong quý II năm 2026, các đơn vị hoàn thành những việc sau:
a) Phòng Hành chính tư pháp: in 200 tờ gấp;
b) Trung tâm Trợ giúp pháp lý: mở 02 lớp tập huấn trước ngày 30/9/2026.
2. Mỗi thứ Hai đầu tháng, Văn phòng chiếu phim về an toàn mạng.
"""


def test_a_time_over_a_list_is_that_of_each_work_of_it_without_its_own() -> None:
    plan = read_plan(INTRODUCED.splitlines(), "ke-hoach.txt")
    assert [(task.leads, task.deadline.text) for task in plan.tasks] == [
        (("Phòng Hành chính tư pháp",), "Trong quý II năm 2026"),
        (("Trung tâm Trợ giúp pháp lý",), "trước ngày 30/9/2026"),
        (("Văn phòng",), "Mỗi thứ Hai đầu tháng"),
    ]
