"""A task that an adjustment adds is asked for from its day on, one that it drops no more; both are set by hand, too."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds.plan import TASKS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.drafts import DraftAction
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import everything
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.plan import plans
from desktop_app.services.plan.adjustments import save_adjustment
from desktop_app.services.plan.occurrences import occurrence_in, record_result
from desktop_app.services.plan.tasks import change_task, task
from desktop_app.services.year.activities import add_activity
from tests.books import (
    PLAN,
    adjust_plan,
    dump,
    followed_plan,
    labels,
    plan_file,
    refused,
    rows_of,
)

FIRST_DAY = date(2025, 12, 20)
SENTENCE = "định kỳ tại cơ quan"
DATED = PLAN.replace(SENTENCE, "mỗi quý")
TALKS = "Văn phòng Sở mở lớp kỹ năng số cho viên chức mới, mỗi quý"


def _line(text: str, words: str) -> str:
    return next(line for line in text.split("\n") if words in line)


WITHOUT = DATED.replace(_line(DATED, "mỗi quý"), f"- {TALKS}.")


@pytest.fixture
def plan(book: Book) -> int:
    """A plan followed since 2024."""
    return followed_plan(book, 2024, DATED)


def _adjust(book: Book, plan: int) -> None:
    adjust_plan(book, plan, WITHOUT, AdjustmentFields(FIRST_DAY, "52/KH-SNgV", content="Bỏ một việc, thêm một việc"))


def _ids(book: Book) -> tuple[int, int]:
    """Return the task that is dropped and the one that comes."""
    ((dropped,),) = rows_of(book, "task", "id", "to_date IS NOT NULL")
    ((begun,),) = rows_of(book, "task", "id", "from_date IS NOT NULL")
    return int(str(dropped)), int(str(begun))


def _periods(book: Book, task_id: int) -> list[str]:
    return [str(code) for (code,) in rows_of(book, "occurrence", "period", f"task_id = {task_id}")]


def _states(book: Book, task_id: int) -> str:
    place = TASKS.columns.index(TASKS.column("state"))
    (row,) = [row for row in everything(book, ListQuery("tasks")) if row.id == task_id]
    return str(row.values[place])


def test_what_it_adds_is_asked_for_from_its_day_on_and_what_it_drops_until_then(book: Book, plan: int) -> None:
    before = dump(book)
    _adjust(book, plan)
    after, (dropped, begun) = dump(book), _ids(book)
    assert rows_of(book, "task", "to_date", f"id = {dropped}") == [("2025-12-19",)]
    # Eleven quarters from before were overdue at once, and what was dropped was still to come.
    assert min(_periods(book, begun)) == "2025-Q4"
    assert max(_periods(book, dropped)) == "2025-Q3"
    assert "2024-Q1" in _periods(book, dropped)
    assert ", thôi thực hiện 1 nhiệm vụ từ ngày 20/12/2025" in labels(book)[-1]
    assert _states(book, dropped) == "thôi thực hiện từ 20/12/2025"
    assert _states(book, begun) == "thực hiện từ 20/12/2025"
    assert check(book).found == ()
    history.undo(book)
    for table in ("task", "occurrence", "assignment"):
        assert dump(book)[table] == before[table]
    history.redo(book)
    assert dump(book)["occurrence"] == after["occurrence"]


def test_reports_of_later_years_ask_for_it_no_more(book: Book, plan: int) -> None:
    ((task_id,),) = rows_of(book, "task", "id", "text LIKE '%mỗi quý%'")
    row_id = occurrence_in(book, int(str(task_id)), "2025-Q2")
    record_result(book, row_id, OccurrenceFields("Đã giới thiệu 02 cuốn", done_on=date(2025, 6, 9)))
    row_id = occurrence_in(book, int(str(task_id)), "2026-Q1")
    record_result(
        book,
        row_id,
        OccurrenceFields("Đã in 10 cuốn", 20, difficulty="Thiếu kinh phí", needs_direction="Bổ sung kinh phí"),
    )
    _adjust(book, plan)
    # Neither what was overdue when it was dropped nor anything to come: nobody asks for it any more.
    of_2026 = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}
    assert not [key for key in ("weaknesses", "next", "proposals") if "sách pháp luật" in of_2026[key]]
    assert not [words for words in ("thiếu kinh phí", "bổ sung kinh phí") if words in str(of_2026).casefold()]
    assert "lớp kỹ năng số" in of_2026["next"]
    assert "đã in 10 cuốn" in str(of_2026)
    # A report of before its day asks for it, has what was done, and knows nothing of what came with the adjustment.
    of_2025 = {part.key: part.text for part in report(book, ANNUAL, "2025", date(2025, 11, 15)).parts}
    assert "sách pháp luật" in of_2025["next"]
    assert "hạn 31/3/2026" in of_2025["next"]
    assert "lớp kỹ năng số" not in str(of_2025)
    assert "đã giới thiệu 02 cuốn" in str(of_2025)
    late = everything(book, ListQuery("occurrences", scope={"task": int(str(task_id)), "state": "late"}))
    assert late == []


def test_a_quarter_in_which_something_was_done_before_it_stays(book: Book, plan: int) -> None:
    ((task_id,),) = rows_of(book, "task", "id", "text LIKE '%mỗi quý%'")
    number = int(str(task_id))
    day = date(2025, 11, 9)
    add_activity(book, ActivityFields(day, ActivityKind.EVENT, "Giới thiệu sách", task_id=number))
    _adjust(book, plan)
    assert max(_periods(book, number)) == "2025-Q4"


def test_a_text_that_has_fewer_tasks_than_it_would_drop_drops_none(book: Book, plan: int) -> None:
    before = _periods(book, 1)
    text = "\n".join([*WITHOUT.split("\n")[:10], "1. Tuyên truyền", "", f"- {TALKS}."])
    proposal = plans.propose_plan(book, plan_file(book.folder.root, text, "phan.txt"), plan)
    assert len([draft for draft in proposal.drafts if draft.action is DraftAction.GONE]) > len(proposal.proposal.tasks)
    assert proposal.dropped(proposal.drafts) == ()
    plans.apply_plan(book, proposal, adjustment=AdjustmentFields(FIRST_DAY, "52/KH-SNgV"))
    assert _periods(book, 1) == before


def test_by_hand_a_task_is_stopped_and_taken_up_again(book: Book, plan: int) -> None:
    ((task_id,),) = rows_of(book, "task", "id", "text LIKE '%mỗi quý%'")
    number, before = int(str(task_id)), dump(book)
    fields = task(book, number)
    change_task(book, number, replace(fields, from_date=date(2024, 7, 1), to_date=date(2026, 6, 30)))
    assert (min(_periods(book, number)), max(_periods(book, number))) == ("2024-Q3", "2026-Q2")
    assert _states(book, number) == "thực hiện từ 01/07/2024; thôi thực hiện từ 01/07/2026"
    change_task(book, number, fields)
    assert (min(_periods(book, number)), max(_periods(book, number))) == ("2024-Q1", "2028-Q4")
    history.undo(book)
    history.undo(book)
    assert dump(book)["occurrence"] == before["occurrence"]
    wrong = replace(fields, from_date=date(2026, 7, 1), to_date=date(2026, 6, 30))
    with refused(book, InvalidRecord, "sau ngày bắt đầu"):
        change_task(book, number, wrong)


def test_another_day_of_the_adjustment_is_that_of_its_tasks(book: Book, plan: int) -> None:
    _adjust(book, plan)
    dropped, begun = _ids(book)
    ((adjustment_id,),) = rows_of(book, "plan_adjustment", "id")
    moved = AdjustmentFields(date(2026, 3, 20), "52/KH-SNgV")
    save_adjustment(book, plan, int(str(adjustment_id)), moved)
    assert max(_periods(book, dropped)) == "2025-Q4"
    assert min(_periods(book, begun)) == "2026-Q1"
