"""Sentences of reports on tasks say who does what, with whom, how far it is and of which year; nothing twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.office.citations import partners_words
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign
from desktop_app.domain.year.report_periods import ANNUAL, HALF_YEAR
from desktop_app.services.book import Book
from desktop_app.services.papers.reports import remarks
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.texts.causes import DAY_TO_FILL, causes_to_fill
from desktop_app.services.papers.reports.texts.late import led_by
from desktop_app.services.papers.reports.texts.plan import tell_results
from desktop_app.services.papers.reports.texts.sentences import Draft
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import save_indicator
from tests.books import BookIds

ALL = "Toàn thể công chức, viên chức"


def result_lines(*tasks: TaskFact) -> list[str]:
    draft = Draft()
    tell_results(draft, "tasks", tasks, "", {}, "")
    return [paragraph.text for paragraph in draft.paragraphs["tasks"]]


def result(period: str, text: str, *leads: str, done_on: date | None = None, progress: int | None = None) -> TaskFact:
    """Return a task of a year with its result."""
    state = OccurrenceState.DONE_ON_TIME if done_on else OccurrenceState.LATE
    due_on = date(int(period), 12, 31)
    papers = ("", "", "", "")
    return TaskFact(
        int(period), 7, "II/1", "Mở diễn đàn", leads, (), "", period, due_on, done_on, state, text, *papers, progress
    )


def test_what_all_do_is_led_by_nobody() -> None:
    # "toàn thể công chức, viên chức chủ trì"; "- Toàn thể công chức, viên chức: Quán triệt cho 09 người mới"
    assert led_by([ALL]) == "; toàn thể công chức, viên chức thực hiện"
    assert led_by(["Văn phòng", "Chi đoàn Sở"]) == "; Văn phòng và Chi đoàn Sở chủ trì"
    briefed = result("2025", "Quán triệt cho 09 người mới", ALL, done_on=date(2025, 2, 10))
    assert result_lines(briefed) == ["- Quán triệt cho 09 người mới (hoàn thành ngày 10/02/2025)."]


def test_what_is_not_done_is_told_with_its_year_and_how_far_it_is() -> None:
    # "Mỗi năm … 02 diễn đàn. - … 01 diễn đàn.": neither of which year, nor that it was half of it.
    years = [
        result(year, "Đã mở 02 diễn đàn", "Chi đoàn Sở", done_on=date(int(year), 9, 20)) for year in ("2024", "2025")
    ]
    half = result("2026", "Đã mở 01 diễn đàn", "Chi đoàn Sở", progress=50)
    assert result_lines(*years, half)[1] == "- Chi đoàn Sở đã mở 01 diễn đàn (năm 2026, đạt 50%)."
    # A report of one year has that in its head.
    assert result_lines(half) == ["- Chi đoàn Sở đã mở 01 diễn đàn (đạt 50%)."]
    assert result_lines(replace(half, progress=None)) == ["- Chi đoàn Sở đã mở 01 diễn đàn."]


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        ("Tỉnh đoàn, Sở Giáo dục và Đào tạo", "Tỉnh đoàn và Sở Giáo dục và Đào tạo"),
        ("Tỉnh đoàn, Công an tỉnh; Sở Nội vụ", "Tỉnh đoàn, Công an tỉnh và Sở Nội vụ"),
        ("Tỉnh đoàn, Công an tỉnh và Sở Nội vụ", "Tỉnh đoàn, Công an tỉnh và Sở Nội vụ"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Công an tỉnh", "Công an tỉnh"),
        ("", ""),
    ],
)
def test_bodies_in_a_row_are_a_list_of_the_sentence(entered: str, words: str) -> None:
    assert partners_words(entered) == words


def test_a_title_with_a_semicolon_is_one_of_several_things(book: Book, filled: BookIds) -> None:
    for day, title in ((2, "Kiểm tra trang tin"), (3, "Phổ biến Luật Trẻ em; giải đáp pháp luật")):
        fields = ActivityFields(date(2026, 3, day), ActivityKind.EVENT, title, unit_id=filled.centre)
        add_activity(book, replace(fields, partners="Tỉnh đoàn, Sở Nội vụ"))
    text = "\n".join(part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts)
    assert "phổ biến Luật Trẻ em, giải đáp pháp luật (ngày 03/3/2026, phối hợp với Tỉnh đoàn và Sở Nội vụ)" in text


def test_half_a_year_owes_no_figure_of_the_year(book: Book, filled: BookIds) -> None:
    target = (Target(2026, TargetSign.AT_LEAST, Decimal(6)),)
    save_indicator(book, None, IndicatorDraft("Câu lạc bộ khoa học", "cái", "Kênh", target))

    def weak(kind: str, period: str, cut_off: date) -> tuple[bool, bool]:
        source = report(book, kind, period, cut_off)
        text = "\n".join(part.text for part in source.parts)
        owed = " ".join(remark.sentence for remark in remarks.remarks(book, source))
        return "chưa có số liệu của" in text, "01 chỉ tiêu có mục tiêu chưa có số liệu" in owed

    assert weak(HALF_YEAR, "2026-H1", date(2026, 6, 30)) == (False, False)
    assert weak(ANNUAL, "2026", date(2026, 11, 15)) == (True, True)
    lines = "\n".join(part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts)
    assert "Nguyên nhân của việc chưa có số liệu của chỉ tiêu nêu trên:" in lines


def test_the_check_names_an_overdue_task_that_its_place_names() -> None:
    line = (
        f"- Hoàn thành nhiệm vụ quá hạn từ ngày 01/01/2026, tại điểm 2 mục II Kế hoạch; Văn phòng chủ trì{DAY_TO_FILL}"
    )
    (sentence,) = causes_to_fill(line)
    assert sentence.startswith(
        "Chưa có thời hạn mới của nhiệm vụ quá hạn từ ngày 01/01/2026, tại điểm 2 mục II Kế hoạch;"
    )
