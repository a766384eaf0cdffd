"""A period of which less was done than was asked for is not carried out, in lists, reports and summaries."""

from datetime import date

import pytest

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.occurrences import OccurrenceState, is_far_enough
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.lists import everything
from desktop_app.services.papers.reports.facts.tasks import tasks_of_year
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.papers.reports.texts.plan import tell_results
from desktop_app.services.papers.reports.texts.sentences import Draft
from desktop_app.services.plan.occurrences import occurrence_in, record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.evidence import draft_summary
from desktop_app.services.year.activities import add_activity
from desktop_app.store.list_sources.texts import FAR_ENOUGH
from tests.books import asked, followed_plan, review_round, rows_of, unit

QUARTERLY = Deadline("mỗi quý ít nhất 02 lớp", DeadlineKind.QUARTER, Recurrence.QUARTERLY)
STANDING = Deadline("thường xuyên", DeadlineKind.ONGOING)


@pytest.fixture
def followed(book: Book) -> Book:
    """A book with a plan followed, and asked for, since 2024."""
    followed_plan(book, 2024)
    return book


def _task(book: Book, deadline: Deadline = QUARTERLY, *leads: int) -> int:
    ((section_id,), *_) = rows_of(book, "plan_section", "id", "path = 'II/1'")
    fields = TaskFields("Mở lớp kỹ năng số", int(str(section_id)), deadline=deadline, leads=leads)
    return max(add_task(book, fields).ids["task"])


def _record(book: Book, task_id: int, period: str, result: str, progress: int | None = None) -> None:
    record_result(book, occurrence_in(book, task_id, period), OccurrenceFields(result, progress))


def _states(book: Book, task_id: int, year: int) -> dict[str, str]:
    place = OCCURRENCES.columns.index
    rows = everything(book, ListQuery("occurrences", scope={"task": task_id, "year": year}))
    period, state = (place(OCCURRENCES.column(key)) for key in ("period", "state"))
    return {str(row.values[period]): str(row.values[state]) for row in rows}


def test_half_of_a_period_is_overdue_after_its_day_and_none_of_it_never_carried_out(followed: Book) -> None:
    task_id = _task(followed)
    _record(followed, task_id, "2025-Q1", "Đã mở 02 lớp")
    _record(followed, task_id, "2025-Q2", "Đã mở 01 lớp", 50)
    _record(followed, task_id, "2025-Q3", "Chưa mở lớp", 0)
    _record(followed, task_id, "2025-Q4", "Đã mở 02 lớp", 100)
    # The activity of half a period does not carry it out either.
    add_activity(followed, ActivityFields(date(2025, 5, 9), ActivityKind.BRIEFING, "Lớp tháng 5", task_id=task_id))
    states = list(_states(followed, task_id, 2025).values())
    assert [state.split(" ")[0] for state in states] == ["có", "quá", "quá", "có"]
    facts = [fact for fact in tasks_of_year(followed, 2025, date.today()) if fact.task_id == task_id]
    late, carried_out = OccurrenceState.LATE, OccurrenceState.CARRIED_OUT
    assert [fact.state for fact in facts] == [carried_out, late, late, carried_out]
    # Before its day it is in progress.
    facts = [fact for fact in tasks_of_year(followed, 2025, date(2025, 6, 1)) if fact.task_id == task_id]
    assert facts[1].state is OccurrenceState.OPEN


def test_half_of_what_has_no_day_is_something_done_and_none_of_it_is_not(followed: Book) -> None:
    task_id = _task(followed, STANDING)
    _record(followed, task_id, "2025", "Đã tư vấn 120 cuộc", 60)
    assert list(_states(followed, task_id, 2025).values()) == ["có hoạt động"]
    _record(followed, task_id, "2025", "Chưa tư vấn", 0)
    assert list(_states(followed, task_id, 2025).values()) == ["chưa ghi hoạt động"]


def test_a_report_counts_what_was_done_and_tells_apart_how_far_the_rest_is(followed: Book) -> None:
    task_id = _task(followed)
    for quarter in range(1, 5):
        _record(followed, task_id, f"2024-Q{quarter}", f"Đã mở 02 lớp tại điểm {quarter}")
        _record(followed, task_id, f"2025-Q{quarter}", f"Đã mở 02 lớp tại xã {quarter}")
    _record(followed, task_id, "2025-Q2", "Đã mở 01 lớp", 50)
    _record(followed, task_id, "2025-Q3", "Chưa mở lớp", 0)
    facts = [
        fact
        for year in (2024, 2025)
        for fact in tasks_of_year(followed, year, date(2026, 1, 5))
        if fact.task_id == task_id
    ]
    draft = Draft()
    tell_results(draft, "tasks", facts, "", {}, "")
    assert [paragraph.text for paragraph in draft.paragraphs["tasks"]] == [
        "- Đã thực hiện nhiệm vụ “Mở lớp kỹ năng số” trong 06 kỳ (từ quý I năm 2024 đến quý IV năm 2025).",
        "- Đã mở 01 lớp (quý II năm 2025, đạt 50%).",
    ]
    table = str(task_table_paper(followed, "2025", date(2026, 1, 5)))
    assert "Đã mở 01 lớp (đạt 50%)" in table
    assert "Quá hạn từ ngày" in table


def test_a_summary_of_achievements_does_not_count_half_a_period_as_done(followed: Book) -> None:
    centre = unit(followed, "Trung tâm Tin học")
    review_round(followed, "2025-H2")
    task_id = _task(followed, QUARTERLY, centre)
    for quarter in (1, 2, 3):
        _record(followed, task_id, f"2025-Q{quarter}", "Đã mở 02 lớp")
    _record(followed, task_id, "2025-Q2", "Đã mở 01 lớp", 50)
    fields = NominationFields("2025-H2", NomineeKind.COLLECTIVE, unit_id=centre, task_ids=(task_id,))
    assert "hoàn thành đúng hạn 2/4 kỳ đến hạn; còn 02 kỳ quá hạn" in draft_summary(followed, fields).text


@pytest.mark.parametrize("progress", [None, 0, 1, 50, 99, 100])
@pytest.mark.parametrize("due_on", [None, date(2025, 6, 30)])
def test_lists_and_reports_have_one_rule(book: Book, progress: int | None, due_on: date | None) -> None:
    cells = ("NULL" if progress is None else progress, "NULL" if due_on is None else f"'{due_on}'")
    row = f"(SELECT {cells[0]} AS progress, {cells[1]} AS due_on) AS occurrence"
    assert asked(book, f"SELECT {FAR_ENOUGH} FROM {row}") == [(int(is_far_enough(progress, due_on)),)]
