"""Periods of one task that are late, or were done late, are no tasks: a report counts them in the words of the rest."""

from datetime import date, timedelta

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.occurrences import record_result, track_from
from tests.books import ask_for_tasks_from, import_shipped_plan, rows_of

JUNE = date(2026, 6, 30)


def test_periods_of_a_task_that_are_late_are_counted_as_periods(book: Book) -> None:
    import_shipped_plan(book)
    due = rows_of(book, "occurrence", "id, due_on, task_id", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    tasks = [task for _, _, task in due]
    monthly = next(task for task in tasks if tasks.count(task) > 3)
    of_task = [(int(str(row)), date.fromisoformat(str(day))) for row, day, task in due if task == monthly]
    for row_id, day in of_task[:3]:
        record_result(book, row_id, OccurrenceFields("Đã làm.", done_on=day + timedelta(days=2)))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", JUNE).parts}
    assert "Có 03 kỳ thực hiện của 01 nhiệm vụ hoàn thành sau hạn: " in parts["weaknesses"]
    assert "03 nhiệm vụ hoàn thành sau hạn" not in parts["weaknesses"]
    # The task is named once, with the days of each period.
    late = parts["weaknesses"].splitlines()[0]
    assert late.count("“Thanh tra Sở") == 1
    days = [f"hạn {day_words(day)}, hoàn thành ngày {day_words(day + timedelta(days=2))}" for _, day in of_task[:3]]
    assert f"({'; '.join(days)})" in late


def test_of_several_tasks_with_one_late_period_each_among_several_the_periods_are_counted(book: Book) -> None:
    import_shipped_plan(book)
    first: dict[object, tuple[int, date]] = {}
    for row_id, day, task in rows_of(book, "occurrence", "id, due_on, task_id", "due_on LIKE '2026-0%'"):
        first.setdefault(task, (int(str(row_id)), date.fromisoformat(str(day))))
    for row_id, day in first.values():
        record_result(book, row_id, OccurrenceFields("Đã làm.", done_on=day + timedelta(days=2)))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 9, 30)).parts}
    which, *named = parts["weaknesses"].split("\n")[: len(first) + 1]
    # In one sentence the three took eleven lines.
    assert which == f"Có {len(first):02d} kỳ thực hiện của {len(first):02d} nhiệm vụ hoàn thành sau hạn:"
    assert all(line.startswith("- “") and "hoàn thành ngày" in line for line in named)


def test_the_cause_of_the_rest_is_asked_for_after_what_is_known_with_its_number(book: Book) -> None:
    import_shipped_plan(book)
    due = rows_of(book, "occurrence", "id, due_on, task_id", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    tasks = [task for _, _, task in due]
    for number, (row_id, day, _) in enumerate([row for row in due if tasks.count(row[2]) > 3][:3]):
        later = date.fromisoformat(str(day)) + timedelta(days=2)
        difficulty = "" if number else "Thiếu người."
        record_result(book, int(str(row_id)), OccurrenceFields("Đã làm.", done_on=later, difficulty=difficulty))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", JUNE).parts}
    late = parts["weaknesses"].splitlines()[0]
    assert late.startswith("Có 03 kỳ thực hiện của 01 nhiệm vụ hoàn thành sau hạn: ")
    assert late.endswith(").")
    # Behind the sentence the dots stood at the beginning of the next line; then among the weaknesses.
    assert "Nguyên nhân của" not in parts["weaknesses"]
    # It stood among the weaknesses, and "the rest" was asked for where nobody had read of the first.
    known, owed, dots = parts["causes"].splitlines()
    assert known.endswith("” hoàn thành sau hạn: thiếu người.")
    assert owed == "Nguyên nhân của 02 kỳ thực hiện hoàn thành sau hạn còn lại:"
    assert set(dots) == {"."}
    remark = "Chưa ghi nguyên nhân của 02 kỳ thực hiện hoàn thành sau hạn còn lại: báo cáo để dòng chấm."
    assert remark in {each.sentence for each in remarks(book, "annual-report", {"year": "2026", "cut_off": str(JUNE)})}


def test_the_cause_of_what_is_late_still_is_asked_for_among_the_causes(book: Book) -> None:
    ask_for_tasks_from(book, date(2026, 1, 1), import_shipped_plan(book))
    due = rows_of(book, "occurrence", "id, due_on, task_id", "due_on BETWEEN '2026-01-01' AND '2026-06-29'")
    record_result(book, int(str(due[0][0])), OccurrenceFields(difficulty="Thiếu người."))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", JUNE).parts}
    assert "....." not in parts["weaknesses"].splitlines()[0]
    first, owed, dots, *_ = parts["causes"].splitlines()
    assert first.endswith("” quá hạn: thiếu người.")
    assert owed == f"Nguyên nhân của {len(due) - 1:02d} kỳ thực hiện quá hạn còn lại:"
    assert set(dots) == {"."}


def test_of_tasks_with_one_period_each_the_tasks_are_counted(book: Book) -> None:
    import_shipped_plan(book)
    due = rows_of(book, "occurrence", "id, due_on, task_id", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    tasks = [task for _, _, task in due]
    row_id, day = next((row_id, day) for row_id, day, task in due if tasks.count(task) == 1)
    later = date.fromisoformat(str(day)) + timedelta(days=2)
    record_result(book, int(str(row_id)), OccurrenceFields("Đã làm.", done_on=later, difficulty="Thiếu người."))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", JUNE).parts}
    assert "Có 01 nhiệm vụ hoàn thành sau hạn: " in parts["weaknesses"]
    # The whole task stood in the next sentence once more.
    assert parts["weaknesses"].split("\n")[1] == "Khó khăn khi thực hiện nhiệm vụ này: thiếu người."


def test_what_fell_due_before_the_days_of_a_report_is_told_among_what_was_done_late(book: Book) -> None:
    # Ten in time, one from before, twelve overdue and two late were more than the twenty-four that fell due.
    track_from(book, import_shipped_plan(book), 2025)
    due = rows_of(book, "occurrence", "id, due_on, task_id", "due_on BETWEEN '2025-10-01' AND '2026-06-30'")
    tasks = [task for _, _, task in due]
    monthly = next(task for task in tasks if tasks.count(task) > 3)
    first, *_, last = (int(str(row)) for row, _, task in sorted(due, key=lambda each: str(each[1])) if task == monthly)
    record_result(book, first, OccurrenceFields("Đã làm.", done_on=date(2025, 12, 2)))
    record_result(book, last, OccurrenceFields("Đã làm.", done_on=date(2026, 7, 5)))
    text = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 9, 30)).parts}["weaknesses"]
    assert (
        "Có 02 kỳ thực hiện của 01 nhiệm vụ hoàn thành sau hạn, kể cả 01 kỳ thực hiện của kỳ trước chuyển sang" in text
    )
