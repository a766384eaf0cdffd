"""A letter that reminds of tasks, and the table of them, say what the unit has reported to stand in their way."""

from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.papers.document.model import BodyRow, Table
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.tables.reminders import reminder_paper, units_to_remind
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from tests.books import ask_for_tasks_from, import_shipped_plan, rows_of

DAY = date(2026, 11, 25)


def test_a_difficulty_that_was_recorded_is_not_asked_for_as_if_nobody_knew_of_it(book: Book) -> None:
    plan = import_shipped_plan(book)
    ask_for_tasks_from(book, date(2026, 1, 1), plan)
    unit_id = units_to_remind(book, DAY)[0][0]

    def tasks() -> list[str]:
        (table,) = (block for block in reminder_paper(book, unit_id, DAY).body if isinstance(block, Table))
        return [str(row.values[1]) for row in table.rows if isinstance(row, BodyRow)]

    assert "vướng mắc" not in str(tasks())
    of_unit = f"task_id IN (SELECT task_id FROM assignment WHERE unit_id = {unit_id} AND role = 'lead')"
    for (late_id,) in rows_of(book, "occurrence", "id", of_unit):
        record_result(book, int(str(late_id)), OccurrenceFields(difficulty="Chưa có kinh phí.\nThiếu người."))
    assert tasks()[0].endswith("\n(Đơn vị đã báo cáo vướng mắc: chưa có kinh phí; thiếu người)")


def test_who_signs_the_table_of_tasks_sees_what_the_unit_reported(book: Book) -> None:
    import_shipped_plan(book)

    def progress() -> list[str]:
        (table,) = (block for block in task_table_paper(book, "2026", DAY).body if isinstance(block, Table))
        place = [column.title for column in table.columns].index("Tiến độ, kết quả")
        return [str(row.values[place]) for row in table.rows if isinstance(row, BodyRow)]

    assert "Vướng mắc" not in str(progress())
    for (late_id,) in rows_of(book, "occurrence", "id", "period LIKE '2026%'"):
        record_result(book, int(str(late_id)), OccurrenceFields(difficulty="Đang chờ danh mục tư liệu."))
    assert "Chưa có kết quả\nVướng mắc: đang chờ danh mục tư liệu." in progress()


def test_the_table_says_of_every_task_without_a_result_the_same_and_of_a_deadline_only_when(book: Book) -> None:
    for text, month in (("Việc một.", 6), ("Việc hai.", 12)):
        words = f"hoàn thành trước ngày 30/{month}/2026"
        deadline = Deadline(words, DeadlineKind.DAY, day=30, month=month, year=2026)
        add_task(book, TaskFields(text, deadline=deadline))
    (table,) = (block for block in task_table_paper(book, "2026", DAY).body if isinstance(block, Table))
    places = [[column.title for column in table.columns].index(title) for title in ("Thời hạn", "Tiến độ, kết quả")]
    assert [[row.values[place] for place in places] for row in table.rows if isinstance(row, BodyRow)] == [
        ["Trước ngày 30/6/2026", "Chưa có kết quả"],
        ["Trước ngày 30/12/2026", "Chưa có kết quả"],
    ]
