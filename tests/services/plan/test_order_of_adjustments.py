"""What came of a task is the same whether result or adjustment was entered first; no adjustment undoes a later one."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.papers.reports.facts.tasks import tasks_of_year
from desktop_app.services.plan import tasks
from desktop_app.services.plan.adjustments import adjustments, save_adjustment
from desktop_app.services.plan.deadlines import understood
from desktop_app.services.plan.occurrences import occurrence_in, record_result
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from tests.books import PLAN, adjust_plan, followed_plan, refused, rows_of, unit

TASK = 2
ONCE = PLAN.replace("định kỳ tại cơ quan", "trước ngày 01/7/2025")
PUT_OFF = ONCE.replace("trước ngày 01/7/2025", "trước ngày 01/12/2025")
BY_PAPER = AdjustmentFields(date(2025, 8, 10), "31/KH-SNgV")
LATER = AdjustmentFields(date(2026, 3, 2), "12/KH-SNgV")


@pytest.fixture
def plan(book: Book) -> int:
    """A plan followed from 2025."""
    return followed_plan(book, 2025, ONCE)


def due_and_done(book: Book) -> list[tuple[object, ...]]:
    return rows_of(book, "occurrence", "due_on, done_on", f"task_id = {TASK}")


@pytest.mark.parametrize("result_first", [True, False])
@pytest.mark.parametrize(
    ("done_on", "due_on"),
    [
        # Late when the adjustment came, and done.
        (date(2025, 8, 1), "2025-06-30"),
        # Not done when it came: put off.
        (date(2025, 9, 1), "2025-11-30"),
    ],
)
def test_the_due_day_of_what_is_done(book: Book, plan: int, done_on: date, due_on: str, *, result_first: bool) -> None:
    """Entered after the adjustment, what was late before it was in time; entered before, what was put off was late."""

    def adjust() -> None:
        adjust_plan(book, plan, PUT_OFF, BY_PAPER)

    def record() -> None:
        record_result(book, occurrence_in(book, TASK, None), OccurrenceFields("Xong", done_on=done_on))

    for act in (record, adjust) if result_first else (adjust, record):
        act()
    assert due_and_done(book) == [(due_on, done_on.isoformat())]
    # What is not done after all is put off.
    record_result(book, occurrence_in(book, TASK, None), OccurrenceFields())
    assert due_and_done(book) == [("2025-11-30", None)]


def test_an_older_adjustment_does_not_undo_a_later_one(book: Book, plan: int) -> None:
    """Read once more, or late, it gave the tasks back what the later one had changed."""
    again = PUT_OFF.replace("Thanh tra Sở tổ chức", "Chi đoàn thanh niên Sở tổ chức")
    adjust_plan(book, plan, PUT_OFF, BY_PAPER)
    adjust_plan(book, plan, again, LATER)
    before = rows_of(book, "assignment", "unit_id, role, from_date, to_date")
    with refused(book, InvalidRecord, "đã được điều chỉnh từ ngày 02/3/2026"):
        adjust_plan(book, plan, PUT_OFF, BY_PAPER)
    assert rows_of(book, "assignment", "unit_id, role, from_date, to_date") == before
    # One that changes another task is no matter of it, nor is the last one read once more.
    adjust_plan(book, plan, again.replace("ngày 21/4", "ngày 25/4"), replace(BY_PAPER, number="32/KH-SNgV"))
    adjust_plan(book, plan, again.replace("giới thiệu sách pháp luật", "giới thiệu sách"), LATER)
    history.undo(book)
    assert rows_of(book, "assignment", "unit_id, role, from_date, to_date") == before


def test_by_hand_an_older_day_does_not_undo_a_later_adjustment(book: Book, plan: int) -> None:
    """The units that it gave were gone from the older day on, its words stayed."""
    adjust_plan(book, plan, PUT_OFF.replace("Thanh tra Sở tổ chức", "Chi đoàn thanh niên Sở tổ chức"), LATER)
    adjusted, names = tasks.task(book, TASK), "unit_id, role, from_date, to_date"
    others = replace(adjusted, leads=(unit(book, "Phòng Pháp chế"),))
    before = rows_of(book, "assignment", names)
    with refused(book, InvalidRecord, "đã được điều chỉnh từ ngày 02/3/2026, sau ngày này"):
        tasks.change_task(book, TASK, others, BY_PAPER.dated_on)
    assert rows_of(book, "assignment", names) == before
    # From the later day on, without one, or only to put right the day, it is written.
    for fields, since in ((others, LATER.dated_on), (adjusted, None), (adjusted, BY_PAPER.dated_on)):
        tasks.change_task(book, TASK, fields, since)
    days = rows_of(book, "assignment", "from_date, to_date", f"task_id = {TASK}")
    assert sorted(days, key=str) == [("2025-08-10", None), (None, "2025-08-09")]


def test_no_adjustment_has_a_day_before_its_plan(book: Book, plan: int) -> None:
    """A mistyped year moved all periods since the plan began."""
    known_plan = chosen_plan(book, plan)
    assert known_plan is not None
    save_plan(book, plan, replace(known_plan.fields, dated_on=date(2024, 1, 15)))
    mistyped = replace(BY_PAPER, dated_on=date(2023, 8, 10))
    with refused(book, InvalidRecord, "trước ngày của kế hoạch"):
        adjust_plan(book, plan, PUT_OFF, mistyped)
    with refused(book, InvalidRecord, "trước ngày của kế hoạch"):
        save_adjustment(book, plan, None, mistyped)
    adjust_plan(book, plan, PUT_OFF, BY_PAPER)
    (known,) = adjustments(book, plan)
    with refused(book, InvalidRecord, "trước ngày của kế hoạch"):
        save_adjustment(book, plan, known.id, mistyped)


def test_what_was_let_go_is_of_the_unit_that_let_it_go(book: Book, plan: int) -> None:
    """The list named in its place the unit that the task was given to later."""
    record_result(book, occurrence_in(book, TASK, None), OccurrenceFields("Bão lụt", not_carried_out=True))
    tasks.change_task(
        book, TASK, replace(tasks.task(book, TASK), leads=(unit(book, "Phòng Pháp chế"),)), LATER.dated_on
    )
    (fact,) = (fact for fact in tasks_of_year(book, 2025, date.today()) if fact.task_id == TASK)
    assert fact.leads == ("Thanh tra Sở",)


def test_what_had_no_day_before_an_adjustment_has_none_in_a_paper_of_before(book: Book, plan: int) -> None:
    without = replace(tasks.task(book, TASK), deadline=understood("trong năm"))
    tasks.change_task(book, TASK, without)

    def due_days() -> set[date | None]:
        return {fact.due_on for fact in tasks_of_year(book, 2026, date(2025, 12, 31)) if fact.task_id == TASK}

    before = due_days()
    tasks.change_task(book, TASK, replace(without, deadline=understood("trước ngày 20/12 hằng năm")), LATER.dated_on)
    assert due_days() == before


def test_a_day_changed_after_the_words_is_unknown_before(book: Book, plan: int) -> None:
    """A paper of before told the new day beside the old words, since an act of its own had changed it."""

    def known(on: date) -> set[tuple[date | None, str]]:
        facts = (*tasks_of_year(book, 2025, on), *tasks_of_year(book, 2026, on))
        return {(fact.due_on, fact.deadline) for fact in facts if fact.task_id == TASK}

    before = known(date(2025, 5, 31))
    adjust_plan(book, plan, ONCE.replace("giới thiệu sách pháp luật", "giới thiệu sách"), BY_PAPER)
    later = replace(tasks.task(book, TASK), deadline=understood("trước ngày 30/8/2026"))
    tasks.change_task(book, TASK, later, BY_PAPER.dated_on)
    assert known(date(2025, 5, 31)) == before
    assert known(date(2025, 12, 31)) == {(date(2026, 8, 29), "trước ngày 30/8/2026")}
