"""What a report and a letter call late, though the book has the decision: it is said before anybody signs it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.services.book import Book, opened
from desktop_app.services.day.today import today
from desktop_app.services.papers.checks import remarks
from desktop_app.services.plan.occurrences import record_result
from tests.books import rows_of, sample_in

SAID = "Đợt sơ kết 6 tháng đầu năm 2024 đã có quyết định khen thưởng (số "
ENDS = "chưa ghi hoàn thành."
PERIOD = "period = '2024-H1' AND due_on = '2024-06-30'"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    """The sample, where nobody recorded that the commendation of a half year was done."""
    folder = sample_in(tmp_path / "book")
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        assert connection.execute(f"UPDATE occurrence SET done_on = NULL, result = '' WHERE {PERIOD}").rowcount == 1
    with opened(folder) as book:
        yield book


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("annual-report", {"year": "2024"}),
        ("annual-report", {"year": "2026"}),
        ("phase-report", {"phase": "2022-2025"}),
        ("reminder-letter", {"unit": "1"}),
    ],
)
def test_a_period_called_late_whose_round_is_decided_is_said_before_printing(
    sample: Book, kind: str, options: dict[str, str]
) -> None:
    sentences = [remark.sentence for remark in remarks(sample, kind, options)]
    assert [(SAID in sentence, ENDS in sentence) for sentence in sentences if ENDS in sentence] == [(True, True)]


def test_what_was_decided_after_the_days_of_a_report_does_not_contradict_it(sample: Book) -> None:
    options = {"year": "2024", "cut_off": "2024-06-30"}
    assert not [remark for remark in remarks(sample, "annual-report", options) if ENDS in remark.sentence]


def test_the_first_page_says_of_a_late_period_that_only_its_result_is_missing(sample: Book) -> None:
    ((late,),) = rows_of(sample, "occurrence", "id", PERIOD)
    decided = {task.occurrence_id for task in today(sample, date.today()).late_tasks if task.is_decided}
    assert decided == {late}


def test_what_was_done_after_the_days_of_a_report_is_recorded_as_done(sample: Book) -> None:
    ((late,),) = rows_of(sample, "occurrence", "id", PERIOD)
    options = {"year": "2024", "cut_off": "2024-08-31"}
    assert [remark for remark in remarks(sample, "annual-report", options) if ENDS in remark.sentence]
    record_result(sample, int(str(late)), OccurrenceFields("Đã khen thưởng.", 100, date(2024, 9, 10)))
    assert not [remark for remark in remarks(sample, "annual-report", options) if ENDS in remark.sentence]
