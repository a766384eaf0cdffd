"""A summary says whose an open period is, and whether it is still asked for, as the list of periods does."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.plan import tasks
from desktop_app.services.plan.occurrences import occurrence_in, record_result
from desktop_app.services.rounds.evidence import draft_summary, offered_evidence
from tests.books import PLAN, adjust_plan, followed_plan, review_round, rows_of, unit

TASK = 2
ONCE = PLAN.replace("định kỳ tại cơ quan", "trước ngày 25/7/2025")
WITHOUT = ONCE.replace("- Thanh tra Sở tổ chức giới thiệu sách pháp luật trước ngày 25/7/2025.\n\n", "")
GIVEN_ON = date(2025, 11, 25)


@pytest.fixture
def plan(book: Book) -> int:
    """A plan followed from 2025, of which a task due in July has not been done."""
    plan_id = followed_plan(book, 2025, ONCE)
    review_round(book, "2025-H2")
    return plan_id


def unit_called(book: Book, name: str) -> int:
    """Return the unit with a name."""
    ((unit_id,),) = rows_of(book, "unit", "id", f"name = '{name}'")
    return int(str(unit_id))


def told_of(book: Book, unit_name: str, period_to: date | None = None) -> tuple[tuple[int, ...], str]:
    """Return the tasks that a unit had to do in 2025, and what its summary says of them."""
    fields = NominationFields(
        "2025-H2",
        NomineeKind.COLLECTIVE,
        unit_id=unit_called(book, unit_name),
        period_from=date(2025, 1, 1),
        period_to=period_to or date(2025, 12, 31),
    )
    own = offered_evidence(book, fields).own_tasks
    return own, draft_summary(book, replace(fields, task_ids=(TASK,))).text


def _give_away(book: Book) -> None:
    others = (unit(book, "Phòng Pháp chế"),)
    tasks.change_task(book, TASK, replace(tasks.task(book, TASK), leads=others), GIVEN_ON)


def test_what_was_open_when_its_task_was_dropped_is_asked_for_no_more(book: Book, plan: int) -> None:
    before = told_of(book, "Thanh tra Sở")
    assert "chưa hoàn thành" in before[1]
    adjust_plan(book, plan, WITHOUT, AdjustmentFields(GIVEN_ON, "41/KH-SNgV"))
    assert rows_of(book, "task", "to_date", f"id = {TASK}") == [("2025-11-24",)]
    assert told_of(book, "Thanh tra Sở") == ((), "")
    # Until then it was.
    assert "chưa hoàn thành" in told_of(book, "Thanh tra Sở", date(2025, 10, 31))[1]


def test_what_was_done_before_its_task_was_dropped_is_told(book: Book, plan: int) -> None:
    done = OccurrenceFields("Đã giới thiệu", done_on=date(2025, 8, 1))
    record_result(book, occurrence_in(book, TASK, None), done)
    adjust_plan(book, plan, WITHOUT, AdjustmentFields(GIVEN_ON, "41/KH-SNgV"))
    assert "Đã giới thiệu" in told_of(book, "Thanh tra Sở")[1]


def test_an_open_period_is_of_the_unit_that_has_it_now(book: Book, plan: int) -> None:
    """The summary told it of the unit that had it on the day it was due, list and table of the one that has it now."""
    _give_away(book)
    assert told_of(book, "Thanh tra Sở") == ((), "")
    assert told_of(book, "Phòng Pháp chế")[0] == (TASK,)
    # Counted until a day before that it was the other's.
    assert told_of(book, "Thanh tra Sở", date(2025, 10, 31))[0] == (TASK,)
    assert told_of(book, "Phòng Pháp chế", date(2025, 10, 31)) == ((), "")


def test_a_period_that_was_done_is_of_the_unit_that_did_it(book: Book, plan: int) -> None:
    done = OccurrenceFields("Đã giới thiệu", done_on=date(2025, 8, 1))
    record_result(book, occurrence_in(book, TASK, None), done)
    _give_away(book)
    assert "Đã giới thiệu" in told_of(book, "Thanh tra Sở")[1]
    assert told_of(book, "Phòng Pháp chế") == ((), "")
