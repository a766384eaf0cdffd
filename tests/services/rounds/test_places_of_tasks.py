"""A long task of a plan is named in a summary by where it stands in the plan."""

from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.evidence import draft_summary
from tests.books import BookIds, rows_of


def test_a_task_too_long_for_its_summary_is_named_by_its_place(book: Book, filled: BookIds) -> None:
    ((section_id,),) = rows_of(book, "task", "section_id", f"id = {filled.task}")
    ((path,),) = rows_of(book, "plan_section", "path", f"id = {section_id}")
    text = f"Tuyên truyền {'các chủ trương, nghị quyết của Đảng, chính sách của Nhà nước, ' * 4}pháp luật"
    due = Deadline("trước ngày 30/6/2026", DeadlineKind.DAY, day=30, month=6, year=2026)
    fields = TaskFields(f"{text}.", int(str(section_id)), deadline=due, leads=(filled.centre,))
    task = max(add_task(book, fields).ids["task"])
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task}")
    record_result(book, int(str(period)), OccurrenceFields("Đã mở lớp cho các xã, " * 20, 100, date(2026, 5, 26)))
    unit = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, task_ids=(task,))
    first, *below = str(path).split("/")
    place = f"điểm {below[-1]} mục {first}" if below else f"mục {first}"
    assert f"chủ trì 01 nhiệm vụ tại {place} của Kế hoạch" in draft_summary(book, unit).text
