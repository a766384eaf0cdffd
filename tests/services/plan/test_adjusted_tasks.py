"""An adjustment gives a task to another unit, words or dates it anew from its day on: what was before stays."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.fields.links import linked_records
from desktop_app.services.keeping.record_log.record_history import record_history
from desktop_app.services.lists import everything
from desktop_app.services.plan import plans, tasks
from desktop_app.services.plan.adjustments import delete_adjustments, save_adjustment
from desktop_app.services.plan.assignments import changes_of_units
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.year.activities import add_activity
from tests.books import (
    PLAN,
    adjust_plan,
    dump,
    followed_plan,
    import_plan,
    plan_file,
    refused,
    rows_of,
)

FIRST_DAY = date(2026, 6, 20)
TASK = 2
OF_INSPECTION = PLAN.replace("định kỳ tại cơ quan", "vào ngày 9 hằng tháng")
OF_OFFICE = OF_INSPECTION.replace("Thanh tra Sở tổ chức", "Văn phòng Sở tổ chức")
OF_CENTRE = OF_INSPECTION.replace("Thanh tra Sở tổ chức", "Trung tâm Thông tin và Dịch vụ đối ngoại tổ chức")
TOGETHER = OF_INSPECTION.replace("Thanh tra Sở tổ", "Thanh tra Sở chủ trì, phối hợp với Văn phòng Sở tổ")
YEARLY = PLAN.replace("định kỳ tại cơ quan", "trước ngày 20/11 hằng năm")
INSPECTION, OFFICE = "Thanh tra Sở", "Văn phòng"


@pytest.fixture
def plan(book: Book) -> int:
    return follow(book, OF_INSPECTION)


def follow(book: Book, text: str) -> int:
    """Take in a plan that is followed since its first year."""
    return followed_plan(book, 2024, text)


def adjust(book: Book, plan: int, text: str, on: date = FIRST_DAY, number: str = "31/KH-SNgV") -> None:
    adjust_plan(book, plan, text, AdjustmentFields(on, number))


def done(book: Book, period: str, on: date) -> None:
    ((period_id,),) = rows_of(book, "occurrence", "id", f"task_id = {TASK} AND period = '{period}'")
    record_result(book, int(str(period_id)), OccurrenceFields("Đã giới thiệu 02 cuốn", done_on=on))


def periods(book: Book, unit: str = "") -> dict[str, str]:
    """Return who leads the task in each of its periods, as their list shows it; `unit` filters as the window does."""
    scope: dict[str, object] = {"task": TASK}
    if unit:
        scope["unit"] = unit_id(book, unit)
    rows = everything(book, ListQuery("occurrences", scope=scope))
    codes = {row_id: str(code) for row_id, code in rows_of(book, "occurrence", "id, period")}
    return {codes[row.id]: str(row.values[2]) for row in rows}


def unit_id(book: Book, name: str) -> int:
    ((row_id,),) = rows_of(book, "unit", "id", f"name = '{name}'")
    return int(str(row_id))


def assignments(book: Book) -> list[tuple[object, ...]]:
    names = {row_id: name for row_id, name in rows_of(book, "unit", "id, name")}
    rows = rows_of(book, "assignment", "unit_id, role, from_date, to_date", f"task_id = {TASK}")
    return [(names[unit], *others) for unit, *others in rows]


def test_what_was_done_before_it_names_who_held_the_task_then(book: Book, plan: int) -> None:
    done(book, "2025-03", date(2025, 3, 9))
    adjust(book, plan, OF_OFFICE)
    done(book, "2026-07", date(2026, 7, 9))
    # Done after its day, that of an earlier month is the new unit's work.
    done(book, "2026-05", date(2026, 7, 20))
    leads = periods(book)
    assert (leads["2025-03"], leads["2026-07"], leads["2026-05"]) == (INSPECTION, OFFICE, OFFICE)
    # What is overdue is to be done by whoever has the task now, and so is what is to come.
    assert (leads["2025-04"], leads["2027-01"]) == (OFFICE, OFFICE)
    assert "2025-03" in periods(book, INSPECTION)
    assert "2025-03" not in periods(book, OFFICE)
    assert {"2026-07", "2025-04"} <= periods(book, OFFICE).keys()


def test_what_is_done_by_any_activity_in_its_period_is_of_the_day_it_is_due(book: Book) -> None:
    plan = follow(book, reworded(OF_INSPECTION, "hằng tháng"))
    deed = ActivityFields(date(2025, 3, 4), ActivityKind.EVENT, "Giới thiệu sách", task_id=TASK)
    add_activity(book, deed)
    adjust(book, plan, reworded(OF_OFFICE, "hằng tháng"))
    leads = periods(book)
    assert (leads["2025-03"], leads["2025-04"]) == (INSPECTION, OFFICE)


def test_the_present_unit_is_that_of_the_task_and_its_history_tells_the_days(book: Book, plan: int) -> None:
    adjust(book, plan, OF_OFFICE)
    (row,) = (row for row in everything(book, ListQuery("tasks")) if row.id == TASK)
    assert row.values[2] == OFFICE
    assert tasks.task(book, TASK).leads == (unit_id(book, OFFICE),)
    assert [row.id for row in everything(book, ListQuery("tasks", scope={"unit": unit_id(book, INSPECTION)}))] == []
    assert [row.id for row in everything(book, ListQuery("tasks", text="thanh tra"))] == []
    fields_after = {(field.label, field.after) for step in record_history(book, "task", TASK) for field in step.fields}
    assert {("Từ ngày", "20/06/2026"), ("Đến hết ngày", "19/06/2026")} <= fields_after
    assert check(book).found == ()


@pytest.mark.parametrize(
    ("texts", "sentences"),
    [
        ([OF_OFFICE], ["Từ ngày 20/6/2026: Văn phòng chủ trì, thay Thanh tra Sở."]),
        ([TOGETHER], ["Từ ngày 20/6/2026: thêm Văn phòng phối hợp."]),
        (
            [TOGETHER, OF_INSPECTION],
            ["Từ ngày 21/6/2026: Văn phòng thôi phối hợp.", "Từ ngày 20/6/2026: thêm Văn phòng phối hợp."],
        ),
    ],
)
def test_since_when_which_units_have_a_task_is_said(
    book: Book, plan: int, texts: Sequence[str], sentences: Sequence[str]
) -> None:
    assert changes_of_units(book, TASK) == ()
    for days, text in enumerate(texts):
        adjust(book, plan, text, FIRST_DAY + timedelta(days), f"{days}/KH-SNgV")
    assert changes_of_units(book, TASK) == (*sentences,)


def test_beside_the_task_stands_who_had_it_before_and_until_when(book: Book, plan: int) -> None:
    adjust(book, plan, OF_OFFICE)
    links = {linked.label: linked.words for linked in linked_records(book, "task", TASK)}
    assert links["Đơn vị thực hiện"] == OFFICE
    assert links["Trước đó, chủ trì"] == "Thanh tra Sở (đến hết ngày 19/6/2026)"


def test_undo_and_redo_bring_both_states_back(book: Book, plan: int) -> None:
    done(book, "2025-03", date(2025, 3, 9))
    before = records(book)
    adjust(book, plan, OF_OFFICE)
    after = records(book)
    history.undo(book)
    assert records(book) == before
    history.redo(book)
    assert records(book) == after


def records(book: Book) -> dict[str, list[tuple[object, ...]]]:
    rows = dump(book)
    return {name: rows[name] for name in ("task", "assignment", "earlier_wording", "occurrence", "plan_adjustment")}


def test_two_adjustments_one_after_another_the_second_gives_it_back(book: Book, plan: int) -> None:
    adjust(book, plan, OF_OFFICE, date(2025, 6, 20), "30/KH-SNgV")
    adjust(book, plan, OF_INSPECTION)
    for period, day in (("2025-03", date(2025, 3, 9)), ("2025-09", date(2025, 9, 9)), ("2026-08", date(2026, 8, 9))):
        done(book, period, day)
    leads = periods(book)
    assert [leads[period] for period in ("2025-03", "2025-09", "2026-08")] == [INSPECTION, OFFICE, INSPECTION]
    assert assignments(book) == [
        (INSPECTION, "lead", None, "2025-06-19"),
        (OFFICE, "lead", "2025-06-20", "2026-06-19"),
        (INSPECTION, "lead", "2026-06-20", None),
    ]
    assert rows_of(book, "earlier_wording", "to_date", f"task_id = {TASK}") == [("2025-06-19",), ("2026-06-19",)]
    assert check(book).found == ()


def test_of_supports_alone_the_lead_stays_as_ever(book: Book, plan: int) -> None:
    adjust(book, plan, TOGETHER)
    assert assignments(book) == [(INSPECTION, "lead", None, None), (OFFICE, "support", "2026-06-20", None)]


def test_the_same_adjustment_read_again_corrects_what_was_read_of_it(book: Book, plan: int) -> None:
    adjust(book, plan, OF_OFFICE)
    adjust(book, plan, OF_CENTRE)
    of_centre = ("Trung tâm Thông tin và Dịch vụ đối ngoại", "lead", "2026-06-20", None)
    assert assignments(book) == [(INSPECTION, "lead", None, "2026-06-19"), of_centre]
    adjust(book, plan, OF_INSPECTION)
    assert assignments(book) == [(INSPECTION, "lead", None, None)]


@pytest.mark.parametrize("leads", [["Chi đoàn thanh niên Sở"], [OFFICE, "Chi đoàn thanh niên Sở"]])
def test_what_is_put_right_by_hand_leaves_what_was_before_the_adjustment(
    book: Book, plan: int, leads: list[str]
) -> None:
    adjust(book, plan, OF_OFFICE)
    entered = replace(tasks.task(book, TASK), leads=tuple(unit_id(book, name) for name in leads))
    tasks.change_task(book, TASK, entered)
    rows = assignments(book)
    assert rows[0] == (INSPECTION, "lead", None, "2026-06-19")
    assert sorted(str(row[0]) for row in rows[1:]) == sorted(leads)
    assert {row[2] for row in rows[1:]} == {"2026-06-20"}
    assert tasks.task(book, TASK) == entered


def test_a_task_is_changed_by_hand_from_a_day_on_as_by_a_text(book: Book, plan: int) -> None:
    """Who entered the adjustment without its text could give the task to another unit for all years alone."""
    adjust(book, plan, OF_OFFICE)
    adjusted, rows = tasks.task(book, TASK), records(book)
    history.undo(book)
    done_by_hand = tasks.change_task(book, TASK, adjusted, FIRST_DAY)
    assert done_by_hand.label.endswith("kể từ ngày 20/6/2026")
    by_hand = records(book)
    for kind in ("assignment", "earlier_wording", "occurrence"):
        assert [row[1:] for row in by_hand[kind]] == [row[1:] for row in rows[kind]]


def test_a_correction_without_an_adjustment_holds_for_always(book: Book, plan: int) -> None:
    plans.apply_plan(book, plans.propose_plan(book, plan_file(book.folder.root, OF_OFFICE)))
    assert assignments(book) == [(OFFICE, "lead", None, None)]
    assert rows_of(book, "earlier_wording") == []


def test_another_day_of_the_adjustment_is_that_of_what_it_changed(book: Book, plan: int) -> None:
    adjust(book, plan, OF_OFFICE, date(2025, 6, 20), "30/KH-SNgV")
    adjust(book, plan, OF_CENTRE)
    ((first, second),) = rows_of(book, "plan_adjustment", "min(id), max(id)")
    save_adjustment(book, plan, int(str(second)), AdjustmentFields(date(2026, 7, 1), "31/KH-SNgV"))
    assert [row[2:] for row in assignments(book)] == [
        (None, "2025-06-19"),
        ("2025-06-20", "2026-06-30"),
        ("2026-07-01", None),
    ]
    assert rows_of(book, "earlier_wording", "to_date") == [("2025-06-19",), ("2026-06-30",)]
    with refused(book, InvalidRecord, "không hợp với điều chỉnh khác"):
        save_adjustment(book, plan, int(str(first)), AdjustmentFields(date(2026, 8, 1), "30/KH-SNgV"))
    before = assignments(book)
    delete_adjustments(book, [int(str(second))])
    assert assignments(book) == before


def due_days(book: Book, year: int) -> list[object]:
    where = f"task_id = {TASK} AND due_on BETWEEN '{year}-01-01' AND '{year}-12-31'"
    return [day for (day,) in rows_of(book, "occurrence", "due_on", where)]


def reworded(text: str, deadline: str) -> str:
    return text.replace("vào ngày 9 hằng tháng", deadline).replace("trước ngày 20/11 hằng năm", deadline, 1)


@pytest.mark.parametrize(
    ("text", "deadline", "of_2026"),
    [
        (YEARLY, "trước ngày 10/10 hằng năm", lambda _: ["2026-10-09"]),
        # Of the months those until the day of the adjustment stay, the others go.
        (OF_INSPECTION, "trước ngày 10/10 hằng năm", lambda before: [*before[:6], "2026-10-09"]),
    ],
)
def test_what_was_due_before_it_stays_due_on_its_day(
    book: Book, text: str, deadline: str, of_2026: Callable[[list[object]], list[object]]
) -> None:
    """What was done in time under the deadline of then became late by one of a later year."""
    plan = follow(book, text)
    of_2025, before = due_days(book, 2025), due_days(book, 2026)
    adjust(book, plan, reworded(text, deadline))
    assert due_days(book, 2025) == of_2025
    assert due_days(book, 2026) == of_2026(before)
    # Whatever else is changed of the task later does not bring the new deadline over the days of before.
    tasks.change_task(book, TASK, tasks.task(book, TASK))
    assert (due_days(book, 2025), due_days(book, 2026)) == (of_2025, of_2026(before))


@pytest.mark.parametrize("text", [YEARLY, OF_INSPECTION])
def test_followed_from_an_earlier_year_it_was_due_then_by_the_deadline_of_then(book: Book, text: str) -> None:
    plan = import_plan(book, text)
    track_from(book, plan, 2024)
    before = {year: due_days(book, year) for year in (2024, 2025, 2026)}
    track_from(book, plan, 2026)
    adjust(book, plan, reworded(text, "trước ngày 10/10 hằng năm"))
    of_2026 = due_days(book, 2026)
    track_from(book, plan, 2024)
    assert (due_days(book, 2024), due_days(book, 2025)) == (before[2024], before[2025])
    assert due_days(book, 2026) == of_2026
    track_from(book, plan, 2026)
    assert (due_days(book, 2024), due_days(book, 2025)) == ([], [])


def test_what_is_overdue_and_given_another_day_is_due_on_that(book: Book) -> None:
    once = "trong tháng 3 năm 2026"
    plan = follow(book, reworded(OF_INSPECTION, once))
    adjust(book, plan, reworded(OF_INSPECTION, "trong tháng 9 năm 2027"))
    assert (due_days(book, 2026), due_days(book, 2027)) == ([], ["2027-09-30"])
    # It is that one alone, from whichever year the plan is followed.
    for year in (2027, 2025):
        track_from(book, plan, year)
        assert (due_days(book, 2026), due_days(book, 2027)) == ([], ["2027-09-30"])
