"""A report on several years names a task in full once, and by its number in the plan wherever it names it again."""

import re
from datetime import date
from pathlib import Path

from desktop_app.services.book import Book, opened
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import PHASE, report, save_report
from tests.books import sample_in

PERIOD, CUT_OFF = "2022-2025", date(2025, 12, 31)
LAW_DAY, PROPOSALS = (
    "Thanh tra Sở tổ chức tuyên truyền, quán triệt Bộ",
    "Văn phòng, Hội đồng Thi đua khen thưởng của Sở",
)


def parts(book: Book) -> dict[str, str]:
    return {part.key: part.text for part in report(book, PHASE, PERIOD, CUT_OFF).parts}


def test_a_task_that_is_named_several_times_is_named_by_its_number(tmp_path: Path) -> None:
    # Each stood in full in three parts, five lines every time.
    with opened(sample_in(tmp_path / "book")) as book:
        before = parts(book)
        text = "\n".join(before.values())
        assert [text.count(name) for name in (LAW_DAY, PROPOSALS)] == [1, 1]
        assert f"43/43 kỳ của nhiệm vụ số 4 “{LAW_DAY}" in before["plan-1"]
        assert "- Nhiệm vụ số 4 (hạn 30/9/2023, hoàn thành ngày 02/10/2023)." in before["weaknesses"]
        assert f"- Nhiệm vụ số 12 “{PROPOSALS}" in before["weaknesses"]
        assert before["causes"].startswith("Nhiệm vụ số 12 hoàn thành sau hạn: ")
        # Who leads it stood in its name.
        assert "- Thực hiện nhiệm vụ số 4; Thanh tra Sở chủ trì; các kỳ đến hạn từ ngày 31/01/2026" in before["next"]
        # A number of a task is no quantity that an annex would have to show.
        sentences = [remark.sentence for remark in remarks(book, "phase-report", {"phase": PERIOD})]
        assert not [each for each in sentences if "không có trong phụ lục" in each]
        # What the clerk wrote instead of the part that named it may not: the next one does, by the same number.
        save_report(book, PHASE, PERIOD, CUT_OFF, {"weaknesses": "Một số việc còn chậm."})
        assert parts(book)["causes"].startswith(f"Nhiệm vụ số 12 “{PROPOSALS}")
        named = [link.link for part in report(book, PHASE, PERIOD, CUT_OFF).parts for link in part.links]
        assert [link.text for link in named if re.fullmatch("(thực hiện nhiệm vụ )?số 4.*", link.text, re.IGNORECASE)]
