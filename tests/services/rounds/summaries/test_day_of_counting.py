"""Up to which day a summary counts: to the meeting of the unit, on which what the unit asks for rests."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.evidence import draft_summary, drafted_summary
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.rounds.summaries.age import older_summaries
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds, rows_of


def led(book: Book, unit_id: int) -> tuple[NominationFields, dict[int, int]]:
    """Return a unit with a task due on 30 March and one on 30 June, and the periods of these by the month."""
    due = Deadline("trước ngày 30/6/2026", DeadlineKind.DAY, day=30, month=6, year=2026)
    tasks, periods = [], {}
    for month in (3, 6):
        fields = TaskFields(f"Việc {month}.", deadline=replace(due, month=month), leads=(unit_id,))
        tasks.append(add_task(book, fields).only_id("task"))
        ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {tasks[-1]}")
        periods[month] = int(str(period))
    return NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=unit_id, task_ids=tuple(tasks)), periods


def done(book: Book, period: int, day: date) -> None:
    record_result(book, period, OccurrenceFields("Đã làm", 100, day))


def test_a_summary_counts_to_the_meeting_of_the_unit_and_says_so(book: Book, filled: BookIds) -> None:
    # A request that rested on the meeting of 16 June told of what was done on 26 June.
    unit, periods = led(book, filled.centre)
    for month, period in periods.items():
        done(book, period, date(2026, month, 26))
    assert "hoàn thành đúng hạn 2/2" in draft_summary(book, unit).text
    save_unit_review(book, None, UnitReviewFields("2026-H1", filled.centre, date(2026, 6, 16)))
    summary = draft_summary(book, unit).text
    assert "hoàn thành đúng hạn 1/1 nhiệm vụ đến hạn; còn 01 nhiệm vụ chưa đến hạn." in summary
    assert summary.endswith("\n(Số liệu tính đến ngày 16/6/2026.)")


def test_what_was_done_after_the_day_of_counting_hides_no_period_that_is_not_due_yet(
    book: Book, filled: BookIds
) -> None:
    # Its month had something done in it, later: it was neither told nor counted as not due.
    deadline = Deadline("hằng tháng", DeadlineKind.MONTH, Recurrence.MONTHLY)
    # Of the plan, which is followed from 2026 in whatever year.
    ((section,),) = rows_of(book, "plan_section", "max(id)", f"plan_id = {filled.plan}")
    words = "Tuyên truyền trên trang thông tin."
    fields = TaskFields(words, int(str(section)), deadline=deadline, leads=(filled.centre,))
    task = add_task(book, fields).only_id("task")
    ahead = "due_on BETWEEN '2026-06-09' AND '2026-06-30'"
    assert len(rows_of(book, "occurrence", "id", f"task_id = {task} AND {ahead}")) == 1
    for row_id, day in rows_of(book, "occurrence", "id, due_on", f"task_id = {task} AND due_on < '2026-06-09'"):
        if str(day) >= "2026-01-01":
            record_result(book, int(str(row_id)), OccurrenceFields("Đã làm", 100, date.fromisoformat(str(day))))
    unit = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, task_ids=(task,))

    def drafted() -> str:
        with book.store.reading() as connection:
            return drafted_summary(connection, unit, date(2026, 6, 9)).text

    before = drafted()
    assert "hoàn thành đúng hạn 5/5 kỳ đến hạn; còn 01 kỳ chưa đến hạn." in before
    add_activity(book, ActivityFields(date(2026, 6, 20), ActivityKind.POSTING, "Bài của tháng sáu", task_id=task))
    assert drafted() == before


def test_what_was_done_after_the_meeting_makes_no_summary_older(book: Book, filled: BookIds) -> None:
    unit, periods = led(book, filled.centre)
    done(book, periods[3], date(2026, 3, 26))
    save_unit_review(book, None, UnitReviewFields("2026-H1", filled.centre, date(2026, 6, 16)))
    drafted = draft_summary(book, unit).text
    nominate(book, replace(unit, summary=drafted))
    done(book, periods[6], date(2026, 6, 26))
    assert draft_summary(book, unit).text == drafted
    assert older_summaries(book, "2026-H1") == ()
    done(book, periods[3], date(2026, 3, 27))
    (older,) = older_summaries(book, "2026-H1")
    assert older.records == (RecordRef("occurrence", periods[3]),)


def test_what_completed_a_month_late_hides_no_month_in_which_nothing_was_done(book: Book, filled: BookIds) -> None:
    # The act of early June that completed May was taken for what June had asked: of six months five were counted.
    deadline = Deadline("hằng tháng", DeadlineKind.MONTH, Recurrence.MONTHLY)
    ((section,),) = rows_of(book, "plan_section", "max(id)", f"plan_id = {filled.plan}")
    fields = TaskFields("Tuyên truyền trên trang tin.", int(str(section)), deadline=deadline, leads=(filled.centre,))
    task = add_task(book, fields).only_id("task")
    half = "due_on BETWEEN '2026-01-01' AND '2026-05-31'"
    for row_id, day in rows_of(book, "occurrence", "id, due_on", f"task_id = {task} AND {half}"):
        done_on = date(2026, 6, 5) if day == "2026-05-31" else date.fromisoformat(str(day))
        record_result(book, int(str(row_id)), OccurrenceFields("Đã làm", 100, done_on))
    add_activity(book, ActivityFields(date(2026, 6, 5), ActivityKind.POSTING, "Bài của tháng năm", task_id=task))
    unit = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, task_ids=(task,))
    assert "hoàn thành 5/6 kỳ đến hạn, trong đó 04 đúng hạn" in draft_summary(book, unit).text
