"""Periods that mean something: every deadline has its own, and what was done in one is told."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.occurrences import SOON_DAYS_KEY, OccurrenceState
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.day.reminders import count_due
from desktop_app.services.keeping import history
from desktop_app.services.lists import everything
from desktop_app.services.office.units import change_unit
from desktop_app.services.papers.reports.facts.tasks import tasks_of_year
from desktop_app.services.papers.reports.tables import reminders
from desktop_app.services.plan.occurrences import (
    day_in_time,
    occurrence_in,
    record_result,
    set_day_in_time,
    set_soon_days,
    track_from,
)
from desktop_app.services.plan.tasks import add_task, change_task, task
from desktop_app.services.settings import set_setting
from desktop_app.services.year.activities import add_activity
from tests.books import ask_for_tasks_from, dump, import_plan, import_shipped_plan, refused, rows_of, unit

REPORT = Deadline("trước ngày 15/6 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=15, month=6)
SECOND = Deadline("trước ngày 15/12 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=15, month=12)
LAW_DAY = Deadline("“Ngày pháp luật” hằng tháng", DeadlineKind.MONTH, Recurrence.MONTHLY)


def listed(book: Book, **scope: object) -> list[dict[str, object]]:
    keys = [column.key for column in OCCURRENCES.columns]
    return [dict(zip(keys, row.values, strict=True)) for row in everything(book, ListQuery("occurrences", scope=scope))]


def section(book: Book) -> int:
    ((section_id,), *_) = rows_of(book, "plan_section", "id", "path = 'II/1'")
    return int(str(section_id))


def planned_task(book: Book, *deadlines: Deadline, leads: tuple[int, ...] = ()) -> int:
    first, *further = deadlines
    fields = TaskFields("Làm báo cáo", section(book), deadline=first, leads=leads, further_deadlines=tuple(further))
    return max(add_task(book, fields).ids["task"])


@pytest.fixture
def followed(book: Book) -> Book:
    """A book with a plan followed since 2024."""
    track_from(book, import_plan(book), 2024)
    return book


def test_a_task_with_two_deadlines_has_both_and_each_its_own_result(followed: Book) -> None:
    task_id = planned_task(followed, REPORT, SECOND)
    rows = rows_of(followed, "occurrence", "id, due_on, deadline_place", f"task_id = {task_id} AND year = 2026")
    assert [row[1:] for row in rows] == [("2026-06-14", 0), ("2026-12-14", 1)]
    record_result(followed, int(str(rows[0][0])), OccurrenceFields("Đã gửi", done_on=date(2026, 6, 10)))
    assert task(followed, task_id).further_deadlines == (SECOND,)
    change_task(followed, task_id, replace(task(followed, task_id), further_deadlines=()))
    left = rows_of(followed, "occurrence", "due_on", f"task_id = {task_id} AND year = 2026")
    assert left == [("2026-06-14",)]
    history.undo(followed)
    assert task(followed, task_id).further_deadlines == (SECOND,)


def test_which_of_two_days_of_a_period_is_meant_is_asked(followed: Book) -> None:
    """The result of the first became that of the last, in time, without a word."""
    task_id = planned_task(followed, REPORT, SECOND)
    with refused(followed, InvalidRecord, "có các hạn: 14/06/2026, 14/12/2026; cần nêu một hạn trong đó"):
        occurrence_in(followed, task_id, "2026")
    with refused(followed, InvalidRecord, "cần nêu một hạn"):
        occurrence_in(followed, task_id, "2026", date(2026, 6, 15))
    due = rows_of(followed, "occurrence", "id", f"task_id = {task_id} AND due_on = '2026-06-14'")
    assert [(occurrence_in(followed, task_id, "2026", date(2026, 6, 14)),)] == due


def test_the_shipped_plan_gives_law_days_children_s_day_and_the_moon_festival(book: Book) -> None:
    import_shipped_plan(book)
    due = {str(day) for (day,) in rows_of(book, "occurrence", "due_on", "year = 2026 AND due_on IS NOT NULL")}
    assert {"2026-06-01", "2026-09-25", "2026-11-19", "2026-06-30", "2026-12-31"} <= due
    assert len(rows_of(book, "occurrence", "id", "period LIKE '2026-__' AND whole_period = 1")) == 14 - 2
    without_day = rows_of(book, "occurrence", "period_from, period_to", "year = 2026 AND due_on IS NULL")
    assert set(without_day) == {("2026-01-01", "2026-12-31")}
    assert not [row for row in listed(book, year=2026) if row["state"] == "chưa có hạn"]


def test_what_was_done_in_a_period_without_a_day_is_told_by_it(followed: Book) -> None:
    task_id = planned_task(followed, LAW_DAY)
    ask_for_tasks_from(followed, date(2024, 1, 1))
    add_activity(
        followed, ActivityFields(date(2024, 4, 9), ActivityKind.BRIEFING, "Sinh hoạt tháng 4", task_id=task_id)
    )
    by_period = {str(row["period"]): row for row in listed(followed, task=task_id, year=2024)}
    assert (by_period["tháng 4 năm 2024"]["state"], by_period["tháng 4 năm 2024"]["activities"]) == (
        "có hoạt động",
        1,
    )
    assert str(by_period["tháng 3 năm 2024"]["state"]).startswith("quá hạn")
    assert by_period["tháng 3 năm 2024"]["activities"] == 0


def test_a_plan_followed_from_its_start_is_not_late_in_the_years_before_it_was_taken_in(book: Book) -> None:
    plan_id = import_shipped_plan(book)
    track_from(book, plan_id, 2022)
    assert listed(book, state="late") == []
    before = listed(book, state="not_recorded")
    assert len(before) > 100
    assert {row["state"] for row in before} == {"chưa ghi"}
    ask_for_tasks_from(book, date(2025, 1, 1))
    late = listed(book, state="late")
    assert late
    assert min(row["due_on"] for row in late if isinstance(row["due_on"], date)) >= date(2025, 1, 1)


def test_how_long_before_its_day_a_task_is_due_soon_is_set_for_lists_counts_and_papers(followed: Book) -> None:
    day = date.today() + timedelta(days=20)
    task_id = planned_task(
        followed, Deadline("hằng năm", DeadlineKind.DAY, day=day.day, month=day.month, year=day.year)
    )

    def standing() -> tuple[object, int, OccurrenceState]:
        (row,) = [row for row in listed(followed, task=task_id) if row["due_on"] == day]
        (fact,) = [fact for fact in tasks_of_year(followed, day.year, date.today()) if fact.task_id == task_id]
        return row["state"], count_due(followed)[1], fact.state

    words, number, state = standing()
    shown = [row["state"] for row in listed(followed, task=task_id)]
    assert (words, state) == ("chưa đến hạn", OccurrenceState.OPEN)
    changes = set_soon_days(followed, 30)
    assert changes.label == "Nhắc việc trước hạn 30 ngày"
    assert standing() == ("còn 20 ngày", number + 1, OccurrenceState.DUE_SOON)
    before = dump(followed)
    for days in (0, 6, 61):
        with pytest.raises(InvalidRecord, match="từ 7 đến 60"):
            set_soon_days(followed, days)
    assert dump(followed) == before
    history.undo(followed)
    assert standing() == (words, number, state)
    with followed.store.work("Sửa ngoài chương trình") as work:
        set_setting(work, SOON_DAYS_KEY, "999")
    assert ([row["state"] for row in listed(followed, task=task_id)], count_due(followed)[1]) == (shown, number)


def test_whether_the_day_itself_is_in_time_is_one_step_for_all_tasks(followed: Book) -> None:
    task_id = planned_task(followed, REPORT)
    before = dump(followed)["occurrence"]
    due_on = ("occurrence", "due_on", f"task_id = {task_id} AND year = 2026")
    assert not day_in_time(followed)
    assert rows_of(followed, *due_on) == [("2026-06-14",)]
    changes = set_day_in_time(followed, in_time=True)
    assert changes.label == "Ngày ghi trong “trước ngày …” tính là còn trong hạn"
    assert rows_of(followed, *due_on) == [("2026-06-15",)]
    assert day_in_time(followed)
    history.undo(followed)
    assert dump(followed)["occurrence"] == before
    assert not day_in_time(followed)


def test_what_is_undone_beside_the_row_of_a_migration_can_be_set_again(followed: Book) -> None:
    """A book of before has the setting taken away in its last step, and the migration wrote it again."""
    task_id = planned_task(followed, REPORT)
    due_on = ("occurrence", "due_on", f"task_id = {task_id} AND year = 2026")
    set_day_in_time(followed, in_time=True)
    set_day_in_time(followed, in_time=False)
    with closing(sqlite3.connect(followed.folder.database)) as connection, connection:
        connection.execute("INSERT INTO setting (key, value) VALUES ('plan.day_in_time', 'yes')")
    history.undo(followed)
    assert (day_in_time(followed), rows_of(followed, *due_on)) == (True, [("2026-06-15",)])
    set_day_in_time(followed, in_time=False)
    assert (day_in_time(followed), rows_of(followed, *due_on)) == (False, [("2026-06-14",)])
    history.undo(followed)
    assert (day_in_time(followed), rows_of(followed, *due_on)) == (True, [("2026-06-15",)])


def test_when_a_unit_ends_its_successor_leads_from_then_on(followed: Book) -> None:
    new = unit(followed, "Phòng Hợp tác quốc tế")
    old = unit(followed, "Phòng Lãnh sự")
    task_id = planned_task(followed, REPORT, SECOND, leads=(old,))
    ask_for_tasks_from(followed, date(2025, 1, 1))
    ended = UnitFields("Phòng Lãnh sự", UnitKind.DIVISION, valid_to=date(2026, 8, 31), successor_id=new)
    change_unit(followed, old, ended)
    rows = {(str(row["period"]), row["due_on"]): row["leads"] for row in listed(followed, task=task_id)}
    # What is open and late is the successor's; what nobody asked for stays with the unit of that time.
    assert rows["năm 2024", date(2024, 6, 14)] == "Phòng Lãnh sự"
    assert rows["năm 2027", date(2027, 6, 14)] == "Phòng Hợp tác quốc tế"
    ((first, *_), *_) = rows_of(followed, "occurrence", "id", f"task_id = {task_id} AND due_on = '2026-06-14'")
    record_result(followed, int(str(first)), OccurrenceFields("Đã gửi", done_on=date(2026, 6, 10)))
    led = {(row["due_on"], row["leads"]) for row in listed(followed, lead=old)}
    assert (date(2026, 6, 14), "Phòng Lãnh sự") in led
    assert (date(2026, 12, 14), "Phòng Hợp tác quốc tế") in {
        (row["due_on"], row["leads"]) for row in listed(followed, lead=new)
    }
    reminded = {name for _, name, _ in reminders.units_to_remind(followed, date(2026, 12, 20))}
    assert "Phòng Lãnh sự" not in reminded
