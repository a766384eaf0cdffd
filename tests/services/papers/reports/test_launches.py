"""Reports tell the movements launched in their span, and cite no annex that they do not have."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.figures import figures_of
from desktop_app.services.papers.reports.papers import annual_paper
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.plan.plans import apply_plan, plan_text, propose_plan, shipped_plan
from desktop_app.services.year.movements import save_movement
from tests.books import rows_of

MOVEMENT = MovementFields(
    "Nói không với tin giả",
    date(2026, 3, 1),
    date(2026, 11, 30),
    document_type="Kế hoạch",
    document_number="11/KH-SNgV",
    document_date=date(2026, 2, 24),
)
TOLD = (
    "Ngày 24/02/2026, Sở Ngoại vụ phát động phong trào thi đua “Nói không với tin giả” (Kế hoạch số 11/KH-SNgV "
    "ngày 24/02/2026, thực hiện từ ngày 01/3/2026 đến ngày 30/11/2026)."
)


def parts(book: Book, kind: str, period: str, cut_off: date | None = None) -> dict[str, str]:
    return {part.key: part.text for part in report(book, kind, period, cut_off).parts}


def test_a_movement_is_told_in_the_reports_of_the_day_of_its_document(book: Book) -> None:
    apply_plan(book, propose_plan(book, shipped_plan()))
    save_movement(book, None, MOVEMENT)
    assert TOLD in parts(book, ANNUAL, "2026")["direction"].split("\n")
    assert TOLD in parts(book, HALF_YEAR, "2026-H1")["movements"].split("\n")
    assert TOLD not in parts(book, ANNUAL, "2026", date(2026, 2, 23))["direction"]
    assert "phát động" not in parts(book, ANNUAL, "2025")["direction"]


def test_several_movements_are_counted_and_the_number_opens_them(book: Book) -> None:
    save_movement(book, None, MOVEMENT)
    save_movement(book, None, MovementFields("Dân vận khéo", date(2026, 4, 1)))
    source = report(book, ANNUAL, "2026")
    (line,) = [line for line in dict((part.key, part.text) for part in source.parts)["direction"].split("\n")]
    assert line.startswith(
        "Trong kỳ, Sở Ngoại vụ đã phát động 02 phong trào thi đua, cụ thể: “Nói không với tin giả” ("
    )
    assert line.endswith("; “Dân vận khéo” (từ ngày 01/4/2026).")
    (figure,) = [each for each in figures_of(source) if each.name == "Phong trào thi đua đã phát động"]
    assert sorted(figure.query.scope["ids"]) == [1, 2]


def test_a_report_cites_the_annex_of_tasks_only_if_it_has_one(book: Book) -> None:
    apply_plan(book, propose_plan(book, shipped_plan()))
    months = rows_of(book, "occurrence", "id, due_on", "period LIKE '2026-__' AND due_on < '2026-07-01'")
    for (row_id, day), letter in zip(months, "abcdef", strict=False):
        done = OccurrenceFields(f"Đã phổ biến nội dung {letter}.", done_on=date.fromisoformat(str(day)))
        record_result(book, int(str(row_id)), done)
    assert "” trong 06 kỳ (từ tháng 01 năm 2026 đến tháng 6 năm 2026); kết quả từng kỳ tại Phụ lục II." in "\n".join(
        parts(book, ANNUAL, "2026").values()
    )
    half_year = "\n".join(parts(book, HALF_YEAR, "2026-H1").values())
    assert "” trong 06 kỳ (từ tháng 01 năm 2026 đến tháng 6 năm 2026)." in half_year
    assert "Phụ lục tình hình" not in half_year


def test_a_plan_that_names_its_year_is_not_followed_by_it_again(book: Book) -> None:
    plan_id = apply_plan(book, propose_plan(book, shipped_plan())).only_id("plan")
    plan = plan_text(book, plan_id)
    assert plan is not None
    save_plan(book, plan_id, replace(plan.fields, title="Chuyển đổi số của Sở năm 2026"))
    text = as_json(annual_paper(book, "2026"))
    assert "Kế hoạch chuyển đổi số của Sở năm 2026" in text
    assert "năm 2026 năm 2026" not in text
