"""A paper as it is shown before it is printed: its report is read once, and what it lacks is counted."""

from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.previews import previewed
from desktop_app.services.papers.reports import remarks
from desktop_app.services.papers.reports.papers import report_of
from tests.books import sample_in
from tests.questions import questions

REPORTS = (
    ("annual-report", "annual", {"year": "2025"}),
    ("half-year-report", "half_year", {"round": "2025-H1"}),
    ("phase-report", "phase", {"phase": "2022-2025"}),
)


@pytest.fixture
def sample(tmp_path: Path) -> DataFolder:
    return sample_in(tmp_path / "book")


@pytest.mark.parametrize(("kind", "report", "options"), REPORTS)
def test_a_report_is_read_once_for_its_paper_and_its_remarks(
    sample: DataFolder, kind: str, report: str, options: dict[str, str]
) -> None:
    with opened(sample) as book:
        source = report_of(book, report, options)
        read = questions(book, lambda: report_of(book, report, options))
        made = questions(book, lambda: papers.render(book, kind, options, "pdf"))
        remarked = questions(book, lambda: remarks.remarks(book, source))
        assert questions(book, lambda: previewed(book, kind, options)) == made + remarked
        assert questions(book, lambda: checks.remarks(book, kind, options)) < 2 * read + remarked


@pytest.mark.parametrize(("kind", "report", "options"), REPORTS)
def test_a_report_counts_its_remarks_and_leaves_them_to_its_page(
    sample: DataFolder, kind: str, report: str, options: dict[str, str]
) -> None:
    # That on a phase had a shorter list of them: without the number that the task of its year has otherwise.
    with opened(sample) as book:
        all_remarks = remarks.remarks(book, report_of(book, report, options))
        first, *others = previewed(book, kind, options).note.splitlines()
    assert first == f"Cần xem trước khi in: {remarks.counted(all_remarks)} (trang Báo cáo nêu từng điều)."
    sentences = [remark.sentence for remark in all_remarks]
    # What the paper has dots for is said wherever it is made.
    assert not [line for line in others if line in sentences and "báo cáo để dòng chấm" not in line]


def test_what_is_no_report_has_nothing_counted(sample: DataFolder) -> None:
    with opened(sample) as book:
        options = {"round": "2025-H1"}
        shown = previewed(book, "nomination-list", options)
        assert shown.note == papers.render(book, "nomination-list", options, "pdf").note
