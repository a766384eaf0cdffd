"""What a plan is called, and how papers cite it: as far as it is recorded, and no further."""

from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.plan_record import PlanFields

PLAN = PlanFields("Thực hiện “Giáo dục lý tưởng” giai đoạn 2022 - 2030", from_year=2022, to_year=2030)
WHOLE = PlanFields(PLAN.title, "Kế hoạch", "12/KH-SNgV", date(2022, 7, 5), from_year=2022, to_year=2030)


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        (PLAN, "Kế hoạch thực hiện “Giáo dục lý tưởng” giai đoạn 2022 - 2030"),
        (WHOLE, "Kế hoạch số 12/KH-SNgV ngày 05/7/2022 thực hiện “Giáo dục lý tưởng” giai đoạn 2022 - 2030"),
        (
            PlanFields("Chuyển đổi số năm 2027", "Chương trình", "03/CTr-UBND", date(2027, 1, 9), "UBND tỉnh"),
            "Chương trình số 03/CTr-UBND ngày 09/01/2027 của UBND tỉnh về chuyển đổi số năm 2027",
        ),
    ],
)
def test_a_plan_is_cited_by_what_is_recorded_of_it(fields: PlanFields, cited: str) -> None:
    assert fields.cited == cited


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (WHOLE, "Kế hoạch 12/KH-SNgV (2022 - 2030)"),
        (PLAN, "Kế hoạch 2022 - 2030"),
        (PlanFields("Công tác năm 2027", from_year=2027, to_year=2027), "Kế hoạch 2027"),
        (PlanFields("Công tác", short_name="Kế hoạch năm"), "Kế hoạch năm"),
        (PlanFields("Công tác"), "Kế hoạch về công tác"),
    ],
)
def test_pages_call_it_by_its_short_name_or_what_tells_it_apart(fields: PlanFields, name: str) -> None:
    assert fields.name == name


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (PlanFields("  "), "title"),
        (PlanFields("A", from_year=1999), "from_year"),
        (PlanFields("A", from_year=2030, to_year=2022), "to_year"),
    ],
)
def test_what_cannot_be_a_plan_is_refused_by_its_field(fields: PlanFields, field: str) -> None:
    with pytest.raises(InvalidRecord) as refusal:
        fields.checked()
    assert refusal.value.field == field
