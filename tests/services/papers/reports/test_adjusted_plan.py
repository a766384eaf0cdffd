"""The letter and the table on a plan's tasks cite what has adjusted the plan, as reports do."""

from datetime import date

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.tables.reminders import reminder_paper, units_to_remind
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan.adjustments import save_adjustment
from desktop_app.services.plan.plans import apply_plan, propose_plan, shipped_plan
from tests.books import ask_for_tasks_from


def test_the_reminder_and_the_table_cite_the_adjustment_of_the_plan_from_its_day_on(book: Book) -> None:
    plan = apply_plan(book, propose_plan(book, shipped_plan())).only_id("plan")
    ask_for_tasks_from(book, date(2026, 1, 1), plan)
    save_adjustment(book, plan, None, AdjustmentFields(date(2026, 8, 10), "25/KH-SNgV", content="Thêm một nhiệm vụ"))
    for day, is_cited in ((date(2026, 8, 9), False), (date(2026, 8, 10), True)):
        unit_id = units_to_remind(book, day)[0][0]
        text = str(reminder_paper(book, unit_id, day).body).replace("\N{NO-BREAK SPACE}", " ")
        assert ("(được điều chỉnh tại Kế hoạch số 25/KH-SNgV ngày 10/8/2026)" in text) is is_cited
        titles = str(task_table_paper(book, "2026", day, plan).titles).replace("\N{NO-BREAK SPACE}", " ")
        assert ("được điều chỉnh tại Kế hoạch số 25/KH-SNgV ngày 10/8/2026)" in titles) is is_cited
