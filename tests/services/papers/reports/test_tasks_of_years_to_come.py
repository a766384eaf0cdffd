"""What a task says of itself that is due in a later year: told in the year in which it was written."""

from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from tests.books import BookIds, rows_of


def written(book: Book, year: int) -> dict[str, str]:
    return {part.key: part.text for part in report(book, ANNUAL, str(year)).parts}


def test_it_is_told_with_its_difficulty_and_what_it_asks_for(book: Book, filled: BookIds) -> None:
    # Its request was nowhere, and the check said that there was none.
    year = date.today().year
    due = Deadline(f"trước ngày 30/9/{year + 1}", DeadlineKind.DAY, day=30, month=9, year=year + 1)
    add_task(book, TaskFields("Xây dựng kho học liệu mở.", deadline=due, leads=(filled.centre,)))
    ((row_id,),) = rows_of(book, "occurrence", "id", "task_id = (SELECT max(id) FROM task)")
    asking = {"difficulty": "Chưa có máy chủ", "needs_direction": "Cho thuê máy chủ"}
    record_result(book, int(str(row_id)), OccurrenceFields("Đã đưa 40 học liệu", 70, **asking))  # type: ignore[arg-type]
    parts = written(book, year)
    assert "đã đưa 40 học liệu" in "\n".join(parts.values())
    assert "Khó khăn khi thực hiện nhiệm vụ “Xây dựng kho học liệu mở”: chưa có máy chủ." in parts["weaknesses"]
    assert "- Đề nghị cho thuê máy chủ (nhiệm vụ “Xây dựng kho học liệu mở”)." in parts["proposals"]
    # Nothing of it was known in the year before, and it is not late.
    assert "máy chủ" not in "\n".join(written(book, year - 1).values())
    assert "quá hạn" not in "".join(line for line in parts["weaknesses"].split("\n") if "kho học liệu" in line)
