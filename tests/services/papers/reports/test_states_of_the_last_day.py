"""Tasks on the last day of a paper, and the words of what the clerk typed: as they stood, and to their end."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.text import ended
from desktop_app.papers.parts.figures import without_source
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.papers.reports.texts.causes import CAUSE_TO_FILL, causes_to_fill
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds, rows_of
from tests.papers.reading import docx_text

DUE = Deadline("chậm nhất ngày 31/12/2025", DeadlineKind.DAY, day=31, month=12, year=2025)
END = date(2025, 12, 31)


def table(book: Book, day: date) -> str:
    """Return the table of the tasks of 2025 on a day, on one line."""
    return " ".join(docx_text(task_table_paper(book, "2025", day)).split()).replace("\u00a0", " ")


def added(book: Book, filled: BookIds, fields: TaskFields) -> int:
    """Add a task of a unit and return the id of its period."""
    task = add_task(book, replace(fields, leads=(filled.centre,))).only_id("task")
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task}")
    return int(str(period))


def test_what_was_due_on_the_last_day_of_a_past_year_is_no_more_to_come(book: Book, filled: BookIds) -> None:
    # No table of any year ever showed it as undone: its own called it one to come.
    period = added(book, filled, TaskFields("Việc cuối năm.", deadline=DUE))
    assert "Đến hạn ngày 31/12/2025 chưa hoàn thành" in table(book, END)
    assert "01 đến hạn ngày 31/12/2025 chưa hoàn thành" in table(book, END)
    assert "đến hạn ngày 31/12/2025 chưa hoàn thành" not in table(book, date(2025, 12, 30))
    record_result(book, period, OccurrenceFields("Đã làm", 100, END))
    assert "đến hạn ngày 31/12/2025 chưa hoàn thành" not in table(book, END)


def test_how_far_a_task_has_come_stands_in_the_table(book: Book, filled: BookIds) -> None:
    period = added(book, filled, TaskFields("Việc cuối năm.", deadline=DUE))
    record_result(book, period, OccurrenceFields("Đã rà soát đợt 1.", 60))
    assert "Đã rà soát đợt 1 (đạt 60%)" in table(book, END)
    record_result(book, period, OccurrenceFields("", 60))
    assert "Đạt 60%" in table(book, END)
    record_result(book, period, OccurrenceFields("Đã xong.", 100, date(2025, 12, 20)))
    assert "(đạt" not in table(book, END)


def test_that_the_plan_gives_no_day_is_no_result_of_a_task(book: Book, filled: BookIds) -> None:
    add_task(book, TaskFields("Việc thường xuyên.", leads=(filled.centre,)))
    results = {row.text: row.result for row in annual_data(book, "2025").tasks}
    assert results["Việc thường xuyên."] == "Chưa có kết quả"


def test_a_weakness_is_named_to_the_end_of_the_tasks_name() -> None:
    line = f"“Trung tâm: kiểm tra “Ngày hội: 2025”” (hạn 30/6/2025): chậm.{CAUSE_TO_FILL}"
    named = "“Trung tâm: kiểm tra ‘Ngày hội: 2025’” (hạn 30/6/2025)"
    assert list(causes_to_fill(line)) == [f"Chưa ghi nguyên nhân của tồn tại, hạn chế {named}: báo cáo để dòng chấm."]


def test_a_sum_of_money_ends_with_its_unit() -> None:
    assert without_source(["Đề nghị cấp 60 triệu đồng thuê công cụ."], frozenset()) == ("60 triệu đồng",)
    assert without_source(["Mở 12 buổi tuyên truyền miệng."], frozenset()) == ("12 buổi tuyên truyền",)


def test_what_was_typed_without_a_full_stop_is_printed_with_one(book: Book) -> None:
    assert ended("Đúng hạn\nTốt; ") == "Đúng hạn.\nTốt; "
    assert ended("") == ""
    save_movement(
        book,
        None,
        MovementFields(
            "Mới",
            date(2025, 1, 15),
            closed_on=date(2025, 11, 20),
            content="Mục đích: lan tỏa việc tốt",
            next_steps="Phát động lại năm 2026",
        ),
    )
    text = docx_text(papers.document(book, "movement-report", {"movement": "1"})).replace("\u00a0", " ")
    assert "Mục đích: lan tỏa việc tốt.\n" in text
    assert "Phát động lại năm 2026.\n" in text
