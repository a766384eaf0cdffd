"""Reports by the command line: what was issued or sent, what is told late, and a span opened again."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.year.activities import add_activity
from tests.books import book_in, copied_book, import_plan
from tests.cli.refusals import assert_refused

SENT = ("sent", "--year", "2025", "--number", "120/BC-SNgV", "--date", "2025-11-18")


def _fill(book: Book) -> None:
    import_plan(book)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, *words: str) -> int:
    return main(["--data", str(folder), "report", *words])


def test_a_report_sent_from_outside_is_listed_and_opened_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(folder, *SENT, "--cut-off", "2025-10-31") == 0
    assert capsys.readouterr().out == "Ghi báo cáo năm 2025 đã gửi, số 120/BC-SNgV.\n"
    assert ask(folder, "list") == 0
    line = "báo cáo năm 2025: từ ngày 16/11/2024 đến ngày 31/10/2025, số 120/BC-SNgV, ngày 18/11/2025 (gửi từ trước)\n"
    assert capsys.readouterr().out == line
    assert ask(folder, "reopen", "--year", "2025") == 0
    assert ask(folder, "list", "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == []


def test_what_is_entered_late_is_listed_for_the_next_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "paper", "annual-report", "--year", "2025", "--issue"]) == 0
    with book_in(folder) as book:
        add_activity(book, ActivityFields(date(2025, 6, 2), ActivityKind.GOOD_NEWS, "Tin ghi muộn"))
    capsys.readouterr()
    assert ask(folder, "late", "--year", "2026") == 0
    assert capsys.readouterr().out == "02/06/2025\tTin tốt\t1\tTin ghi muộn\n"
    assert ask(folder, "late", "--year", "2025") == 0
    assert capsys.readouterr().out == "Không có số liệu bổ sung của kỳ trước.\n"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("reopen",), 2, "Chọn một báo cáo"),
        (("reopen", "--year", "2025"), 3, "Báo cáo năm 2025 chưa phát hành"),
        (("reopen", "--year", "2025", "--round", "2025-H1"), 2, "Chọn một báo cáo"),
        ((*SENT, "--cut-off", "31/10/2025"), 2, "Ngày chốt số liệu “31/10/2025”"),
        ((*SENT, "--cut-off", "2025-11-20"), 3, "không thể sau ngày báo cáo"),
        (("late", "--round", "2025-H2"), 3, "6 tháng đầu năm"),
        (("list", "--plan", "77"), 3, "không có kế hoạch mã 77"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(folder, capsys, ("report", *words), status, says)


def test_a_report_issued_to_a_file_it_has_not_is_refused_before_it_is_issued(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("paper", "annual-report", "--year", "2025", "--issue", "--out", str(tmp_path / "bao-cao.xlsx"))
    assert_refused(folder, capsys, words, 2, "không phát hành dạng .xlsx")


def test_a_paper_is_not_issued_if_its_file_cannot_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = str(tmp_path / "nowhere" / "bao-cao.pdf")
    words = ("paper", "annual-report", "--year", "2025", "--issue", "--number", "9", "--out", target)
    assert_refused(folder, capsys, words, 3, "thư mục")


def test_a_part_of_a_phase_is_written_and_given_back_to_its_draft(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of_phase = ("--phase", "2024-2025", "--part", "lessons")
    assert ask(folder, "write", *of_phase, "--text", "Giao một đầu mối.") == 0
    assert capsys.readouterr().out == "Sửa báo cáo giai đoạn 2024 - 2025.\n"
    checked = ("--data", str(folder), "paper", "phase-report", "--phase", "2024-2025", "--check")
    main([*checked])
    assert "Chưa ghi bài học" not in capsys.readouterr().out
    assert ask(folder, "write", *of_phase, "--draft") == 0
    capsys.readouterr()
    main([*checked])
    assert "Chưa ghi bài học kinh nghiệm: viết ở trang Báo cáo" in capsys.readouterr().out
    assert ask(folder, "sent", "--phase", "2024-2025", *SENT[3:], "--cut-off", "2025-10-31") == 0
    assert ask(folder, "list") == 0
    assert "báo cáo giai đoạn 2024 - 2025: từ ngày" in capsys.readouterr().out
    assert ask(folder, "write", "--phase", "2024-2025", "--part", "nothing", "--text", "x") == 3
