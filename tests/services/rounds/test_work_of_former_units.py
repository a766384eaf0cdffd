"""What a unit had to do that is no more: its own to its last day, then the work of the one that continues it."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.office.units import change_unit, unit
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.evidence import draft_summary, offered_evidence
from tests.books import BookIds, rows_of
from tests.books import unit as new_unit

MARCH = Deadline("trước ngày 15/3/2026", DeadlineKind.DAY, day=15, month=3, year=2026)
JUNE = Deadline("trước ngày 15/6/2026", DeadlineKind.DAY, day=15, month=6, year=2026)


def told_of(book: Book, unit_id: int) -> tuple[tuple[int, ...], str]:
    """Return the tasks that a unit had to do, and what its summary says of them."""
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=unit_id)
    own = offered_evidence(book, fields).own_tasks
    return own, draft_summary(book, replace(fields, task_ids=own)).text


def done(book: Book, text: str, deadline: Deadline, *leads: int) -> int:
    """Add a task that was done two days before it was due."""
    task_id = add_task(book, TaskFields(text, deadline=deadline, leads=leads)).only_id("task")
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2026, deadline.month or 1, 13)))
    return task_id


def ended(book: Book, unit_id: int, successor_id: int) -> None:
    fields: UnitFields = unit(book, unit_id)
    change_unit(book, unit_id, replace(fields, valid_to=date(2026, 3, 31), successor_id=successor_id))


def test_work_goes_over_to_the_unit_that_continues_another_on_its_last_day(book: Book, filled: BookIds) -> None:
    before, after = done(book, "Việc một.", MARCH, filled.centre), done(book, "Việc hai.", JUNE, filled.centre)
    heir = new_unit(book, "Phòng Thông tin")
    ended(book, filled.centre, heir)
    assert told_of(book, filled.centre) == (
        (before,),
        "Trung tâm Thông tin chủ trì nhiệm vụ “Việc một”, hoàn thành ngày 13/3/2026, đúng hạn: Đã làm.",
    )
    assert told_of(book, heir) == (
        (after,),
        "Phòng Thông tin chủ trì nhiệm vụ “Việc hai”, hoàn thành ngày 13/6/2026, đúng hạn: Đã làm.",
    )


def test_what_was_done_after_the_days_that_count_changes_nothing_of_whose_work_it_was(
    book: Book, filled: BookIds
) -> None:
    task_id = add_task(book, TaskFields("Việc một.", deadline=MARCH, leads=(filled.centre,))).only_id("task")
    heir = new_unit(book, "Phòng Thông tin")
    ended(book, filled.centre, heir)
    # Who continues the unit has still to do it.
    before = told_of(book, heir)
    assert before[0] == (task_id,)
    assert told_of(book, filled.centre) == ((), "")
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2026, 7, 13)))
    assert told_of(book, heir) == before


def test_two_units_that_became_one_lead_as_one(book: Book, filled: BookIds) -> None:
    both = done(book, "Việc chung.", JUNE, filled.centre, filled.division)
    heir = new_unit(book, "Phòng Hợp nhất")
    ended(book, filled.centre, heir)
    ended(book, filled.division, heir)
    assert told_of(book, heir) == (
        (both,),
        "Phòng Hợp nhất chủ trì nhiệm vụ “Việc chung”, hoàn thành ngày 13/6/2026, đúng hạn: Đã làm.",
    )
