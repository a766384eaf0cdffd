"""Several plans in one book: the first is meant where none is named, and each keeps its own words."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.plan_records import chosen_plan, plan_choices, save_plan
from desktop_app.services.plan.plans import plan_text
from desktop_app.services.plan.tracking import tracking
from tests.books import PLAN, dump, import_plan, labels, rows_of

YEARLY = PLAN.replace("phong trào đọc sách giai đoạn 2024 - 2028", "công tác thi đua năm 2027").replace(
    "1. Tuyên truyền", "1. Việc của năm 2027"
)


@pytest.fixture
def two_plans(book: Book) -> tuple[int, int]:
    """The ids of the plan 2024 - 2028 and of the yearly plan 2027 taken in beside it."""
    return import_plan(book), import_plan(book, YEARLY)


def test_a_plan_taken_in_beside_the_first_takes_over_neither_page_nor_report(
    book: Book, two_plans: tuple[int, int]
) -> None:
    first, second = two_plans
    text, tracked = plan_text(book), tracking(book)
    assert text is not None
    assert tracked is not None
    assert (text.plan_id, tracked.plan_id) == (first, first)
    assert "đọc sách" in text.title
    headings = [part.heading for part in report(book, ANNUAL, "2026").parts]
    assert "Tuyên truyền" in headings
    assert "Việc của năm 2027" not in headings
    other = plan_text(book, second)
    assert other is not None
    assert "năm 2027" in other.title


def test_the_document_says_type_and_programme_and_nothing_due_before_is_asked_for(book: Book) -> None:
    carried = "Thực hiện Chương trình số 29/CTr-UBND ngày 02/6/2022 của UBND tỉnh về đọc sách, Sở xây dựng Kế hoạch."
    import_plan(book, PLAN.replace("I. MỤC ĐÍCH", f"{carried}\n\nI. MỤC ĐÍCH"))
    plan = chosen_plan(book)
    assert plan is not None
    assert plan.fields.document_type == "Kế hoạch"
    assert plan.fields.programme == "Chương trình số 29/CTr-UBND ngày 02/6/2022 của UBND tỉnh"
    assert plan.fields.late_from == date.today()


def test_number_and_date_are_entered_as_one_step_with_its_undo(book: Book, two_plans: tuple[int, int]) -> None:
    first, second = two_plans
    plan = chosen_plan(book, first)
    assert plan is not None
    before = dump(book)["plan"]
    save_plan(book, first, replace(plan.fields, number="12/KH-SNgV", dated_on=date(2024, 1, 15)))
    assert labels(book)[-1].startswith("Sửa kế hoạch “Thực hiện phong trào đọc sách")
    assert [choice.name for choice in plan_choices(book)] == ["Kế hoạch 12/KH-SNgV (2024 - 2028)", "Kế hoạch 2027"]
    history.undo(book)
    assert dump(book)["plan"] == before
    assert [choice.id for choice in plan_choices(book)] == [first, second]


def test_a_plan_of_other_years_has_periods_in_those(book: Book, two_plans: tuple[int, int]) -> None:
    plan = chosen_plan(book, two_plans[0])
    assert plan is not None
    save_plan(book, plan.id, replace(plan.fields, to_year=2029))
    years = {year for (year,) in rows_of(book, "occurrence", "year", "task_id = 2")}
    assert max(int(str(year)) for year in years) == 2029


def test_an_unknown_plan_is_refused(book: Book, two_plans: tuple[int, int]) -> None:
    before = dump(book)
    with pytest.raises(InvalidRecord, match="Sổ không có kế hoạch mã 9"):
        chosen_plan(book, 9)
    trash.put_in_trash(book, "plan", [two_plans[0]])
    with pytest.raises(InvalidRecord):
        chosen_plan(book, two_plans[0])
    plan = chosen_plan(book)
    assert plan is not None
    assert plan.id == two_plans[1]
    history.undo(book)
    assert dump(book)["plan"] == before["plan"]
