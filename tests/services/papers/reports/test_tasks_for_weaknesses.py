"""For each weakness a task to come: where no record has one, what is said before printing asks for it."""

from pathlib import Path

from desktop_app.services.book import Book, opened
from desktop_app.services.papers.reports.entered import PHASE, Report, report, with_edits
from desktop_app.services.papers.reports.remarks import remarks
from tests.books import sample_in

ASKED = "chưa nêu việc sẽ làm đối với: "


def _asked(book: Book, source: Report) -> list[str]:
    return [each.sentence for each in remarks(book, source) if ASKED in each.sentence]


def test_a_weakness_without_a_task_to_come_is_asked_for(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        source = report(book, PHASE, "2022-2025")
        (sentence,) = _asked(book, source)
        _, _, lacking = sentence.partition(ASKED)
        assert lacking.startswith(
            "08 chỉ tiêu có mục tiêu chưa có số liệu; khó khăn, vướng mắc phản ánh ngày 08/9/2025 (“"
        )
        # A movement whose tổng kết names what follows, late tasks and proposals that wait have their lines.
        assert lacking.count(";") == 1
        assert "chưa có số liệu" not in {part.key: part.text for part in source.parts}["next"]
        (of_all,) = _asked(book, report(book, PHASE, "2022-2030"))
        assert "chưa có kết quả xử lý" in of_all
        # What is asked of the province is among the proposals.
        assert "05/10/2026" not in of_all
        assert "14/9/2026" in of_all
        for key in ("next", "weaknesses"):
            assert _asked(book, with_edits(source, {key: "Viết tay."})) == [], key
