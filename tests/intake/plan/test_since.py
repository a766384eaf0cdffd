"""Since when what comes back is asked for: read beside its time, and asked for from then on."""

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.occurrences import expected_occurrences
from desktop_app.intake.plan.deadlines import field_deadlines, find_deadlines

DAY, MONTH, QUARTER, YEAR = DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR
ONGOING, ONCE, YEARLY = DeadlineKind.ONGOING, Recurrence.ONCE, Recurrence.YEARLY


@pytest.mark.parametrize(
    ("text", "kind", "recurrence", "year"),
    [
        ("Bệnh viện mở lớp cho cha mẹ, mỗi quý 01 lớp từ năm 2026.", QUARTER, Recurrence.QUARTERLY, 2026),
        ("Từ năm 2026, mỗi quý mở 01 lớp.", QUARTER, Recurrence.QUARTERLY, 2026),
        ("Mở lớp trong tháng 11 hằng năm (từ năm 2024).", MONTH, YEARLY, 2024),
        ("Mở lớp trong tháng 11 (từ năm 2024).", MONTH, YEARLY, 2024),
        ("Báo cáo trước ngày 20/11 hằng năm, từ năm 2025.", DAY, YEARLY, 2025),
        ("Đăng tin thường xuyên từ năm 2025.", ONGOING, ONCE, 2025),
        ("Vận hành tổng đài tư vấn 24/7 từ ngày 01/01/2025.", ONGOING, ONCE, 2025),
        # These say of what it is, or of another time.
        ("Rà soát các vụ việc từ năm 2020, mỗi quý 01 lần.", QUARTER, Recurrence.QUARTERLY, None),
        ("Lập danh sách trẻ sinh từ năm 2015, mỗi quý 01 lần.", QUARTER, Recurrence.QUARTERLY, None),
        ("Mở lớp hằng năm. Kinh phí bố trí từ năm 2026.", YEAR, YEARLY, None),
        ("Mở lớp hằng năm, từ năm 2026 đến năm 2028.", DeadlineKind.RANGE, ONCE, 2026),
    ],
)
def test_the_first_year_stands_beside_the_time(
    text: str, kind: DeadlineKind, recurrence: Recurrence, year: int | None
) -> None:
    first, *_ = find_deadlines(text)
    assert (first.kind, first.recurrence, first.from_year) == (kind, recurrence, year)


def test_a_field_says_it_too() -> None:
    (of_quarters,) = field_deadlines("mỗi quý từ năm 2026")
    assert (of_quarters.kind, of_quarters.from_year, of_quarters.text) == (QUARTER, 2026, "mỗi quý từ năm 2026")
    assert field_deadlines("Từ ngày 01/01/2025") == (Deadline("Từ ngày 01/01/2025", ONGOING, from_year=2025),)


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline("mỗi quý từ năm 2026", QUARTER, Recurrence.QUARTERLY, from_year=2026),
        Deadline("từ ngày 01/01/2026", ONGOING, from_year=2026),
        Deadline("Tết Trung thu từ năm 2026", DeadlineKind.MID_AUTUMN, YEARLY, from_year=2026),
    ],
)
def test_nothing_is_asked_for_before(deadline: Deadline) -> None:
    expected = expected_occurrences(deadline, 2023, 2027, planned=True)
    assert {each.period[:4] for each in expected} == {"2026", "2027"}
