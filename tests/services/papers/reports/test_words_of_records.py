"""Reports call what is recorded what it is; their check says which records are worded so that no sentence bears it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, is_in_capitals
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.services.book import Book, opened
from desktop_app.services.papers.reports.activities import ComingTask
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.papers.reports.texts.plan import due_of_coming, tell_results
from desktop_app.services.papers.reports.texts.sentences import Draft
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds, rows_of, sample_in
from tests.papers.reading import docx_text

LAST = date(2026, 11, 15)


def checked(book: Book) -> str:
    """Return the sentences of the check of an annual report."""
    return "\n".join(remark.sentence for remark in remarks(book, report(book, ANNUAL, "2026", LAST)))


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("TẬP HUẤN AN TOÀN THÔNG TIN", True),
        ("Tập huấn an toàn thông tin", False),
        ("KHXH 2026", False),
        ("Tập huấn CNTT", False),
    ],
)
def test_a_title_in_capitals_is_named_in_the_check(book: Book, filled: BookIds, title: str, *, is_one: bool) -> None:
    assert is_in_capitals(title) is is_one
    add_activity(book, ActivityFields(date(2026, 3, 3), ActivityKind.CONFERENCE, title, unit_id=filled.centre))
    words = f"Tên của 01 hoạt động viết toàn chữ in hoa (“{title}” ngày 03/3/2026), báo cáo in nguyên như vậy"
    assert (words in checked(book)) is is_one


def test_the_results_of_a_movement_are_words_of_their_own(book: Book, filled: BookIds) -> None:
    criteria = (
        Criterion("Sáng kiến số được đăng ký", "20", "đăng ký 27 sáng kiến số"),
        Criterion("Sai sót", "", "không có"),
    )
    fields = MovementFields("Sáng kiến số", date(2026, 1, 5), date(2026, 10, 31), criteria=criteria)
    save_movement(book, None, replace(fields, closed_on=date(2026, 11, 5)))
    assert "Kết quả ghi lại lời của tiêu chí “Sáng kiến số được đăng ký”" in checked(book)
    # Beside the words of other cells that of a result began with a small letter.
    assert [row.this for row in annual_data(book, "2026").indicators if row.name.startswith("Sai sót")] == ["Không có"]


def test_classes_alone_are_counted_as_classes(book: Book, filled: BookIds) -> None:
    def unit_of(name: str) -> str:
        return next(figure.unit for figure in report(book, ANNUAL, "2026", LAST).figures if figure.name == name)

    held = ActivityFields(date(2026, 3, 3), ActivityKind.CONFERENCE, "Tập huấn chữ ký số", unit_id=filled.centre)
    for day in (3, 4):
        add_activity(book, replace(held, from_date=date(2026, 3, day), title=f"Tập huấn số {day}"))
    # "Lớp tập huấn | cuộc"
    assert unit_of("Lớp tập huấn") == "lớp"
    add_activity(book, replace(held, title="Hội nghị bạn đọc"))
    assert unit_of("Hội nghị, lớp tập huấn") == "cuộc"


def test_a_standing_duty_has_results_and_no_end() -> None:
    day, papers = date(2026, 10, 30), ("", "", "", "")
    state = OccurrenceState.DONE
    standing = TaskFact(
        1, 7, "II/1", "Giữ trang tin", ("Văn phòng",), (), "", "2026", None, day, state, "Đăng 12 tin", *papers
    )

    def result_of(task: TaskFact) -> str:
        draft = Draft()
        tell_results(draft, "tasks", [task], "", {}, "")
        return draft.paragraphs["tasks"][0].text

    assert result_of(standing) == "- Văn phòng: Đăng 12 tin (kết quả đến ngày 30/10/2026)."
    assert result_of(replace(standing, period="")) == "- Văn phòng: Đăng 12 tin (hoàn thành ngày 30/10/2026)."


def test_the_table_of_tasks_has_no_day_of_completion_of_a_standing_duty(tmp_path: Path) -> None:
    # Beside the report, "kết quả đến ngày 20/10/2026", its column said "Ngày hoàn thành".
    with opened(sample_in(tmp_path / "book")) as sample:
        where = "period = '2026' AND due_on IS NULL AND done_on = '2026-10-20'"
        assert rows_of(sample, "occurrence", "count(*)", where) != [(0,)]
        text = docx_text(task_table_paper(sample, "2026", date(2026, 11, 28))).replace("\N{NO-BREAK SPACE}", " ")
    assert "(kết quả đến ngày 20/10/2026)\n–\nĐã thực hiện" in text


def test_a_day_that_a_task_says_itself_is_not_said_again() -> None:
    days = tuple(date(year, 11, 19) for year in range(2027, 2031))
    text = "Văn phòng báo cáo trước ngày 20/11 hằng năm"
    task = ComingTask((1,), 7, text, ("Văn phòng",), days, "trước ngày 20/11 hằng năm")
    assert due_of_coming(task) == "; từ năm 2027 đến năm 2030"
    assert due_of_coming(replace(task, text="Văn phòng báo cáo")) == (
        "; hạn trước ngày 20/11 hằng năm, từ năm 2027 đến năm 2030"
    )
