"""A report on several years names a task in full once, and by its place in the plan wherever it names it again."""

import re
from datetime import date
from pathlib import Path

from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.plans import Heading, TextSpan
from desktop_app.services.book import Book, opened
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import PHASE, report, save_report
from desktop_app.services.papers.reports.texts.placed_tasks import places_of_tasks
from desktop_app.services.plan.plans import PlanText
from tests.books import sample_in

PERIOD, CUT_OFF = "2022-2025", date(2025, 12, 31)
LAW_DAY, PROPOSALS = (
    "Thanh tra Sở tổ chức tuyên truyền, quán triệt Bộ",
    "Văn phòng, Hội đồng Thi đua khen thưởng của Sở",
)

DASH = "gạch đầu dòng thứ hai điểm 1.2 mục II"


def parts(book: Book) -> dict[str, str]:
    return {part.key: part.text for part in report(book, PHASE, PERIOD, CUT_OFF).parts}


def test_a_task_that_is_named_several_times_is_named_by_its_place_in_the_plan(tmp_path: Path) -> None:
    """Each stood in full in three parts, then by a number that stands in no plan and in no annex."""
    with opened(sample_in(tmp_path / "book")) as book:
        before = parts(book)
        text = "\n".join(before.values())
        assert [text.count(name) for name in (LAW_DAY, PROPOSALS)] == [1, 1]
        assert "nhiệm vụ số" not in text
        assert f"nhiệm vụ “{LAW_DAY}" in before["plan-1"]
        assert f"định kỳ tại cơ quan” tại {DASH} Kế hoạch" in before["plan-1"]
        assert f"- Nhiệm vụ tại {DASH} Kế hoạch (hạn 30/9/2023, hoàn thành ngày 02/10/2023)." in before["weaknesses"]
        assert f"- Nhiệm vụ “{PROPOSALS}" in before["weaknesses"]
        assert before["causes"].startswith("Nhiệm vụ tại điểm 3.3 mục II Kế hoạch hoàn thành sau hạn: ")
        # Who leads it stood in its name.
        assert (
            f"- Thực hiện nhiệm vụ tại {DASH} Kế hoạch; Thanh tra Sở chủ trì; các kỳ đến hạn từ ngày 31/01/2026"
            in before["next"]
        )
        # A place in the plan is no quantity that an annex would have to show.
        sentences = [remark.sentence for remark in remarks(book, "phase-report", {"phase": PERIOD})]
        assert not [each for each in sentences if "không có trong phụ lục" in each]
        # What the clerk wrote instead of the part that named it may not: the next one does.
        save_report(book, PHASE, PERIOD, CUT_OFF, {"weaknesses": "Một số việc còn chậm."})
        assert parts(book)["causes"].startswith(f"Nhiệm vụ “{PROPOSALS}")
        named = [link.link for part in report(book, PHASE, PERIOD, CUT_OFF).parts for link in part.links]
        assert [
            link.text for link in named if re.fullmatch(f"(thực hiện nhiệm vụ )?tại {DASH}.*", link.text, re.IGNORECASE)
        ]


def test_a_place_is_that_of_one_task_and_of_the_markers_of_its_plan() -> None:
    lines = {
        "I. Nội dung": "I",
        "1. Tuyên truyền": "I/1",
        "- Việc một": "",
        "- Việc hai": "",
        "Việc ba": "",
        "2. Việc bốn": "I/2",
        "a) Việc năm": "I/2/a",
        "Tháng 3": "Tháng 3",
        "- Việc sáu": "",
    }
    headings = tuple(
        Heading(path, path.rpartition("/")[2], line, path.count("/") + 1, TextSpan(number, number))
        for number, (line, path) in enumerate(lines.items())
        if path
    )
    tasks = {number: TextSpan(number, number) for number in (2, 3, 4, 5, 6, 8)}
    plan = PlanText(1, PlanFields("Giáo dục", document_type="Chương trình"), tuple(lines), headings, tasks=tasks)
    assert places_of_tasks(plan) == {
        2: "tại gạch đầu dòng thứ nhất điểm 1 mục I Chương trình",
        3: "tại gạch đầu dòng thứ hai điểm 1 mục I Chương trình",
        5: "tại điểm 2 mục I Chương trình",
        6: "tại tiết a điểm 2 mục I Chương trình",
    }
    assert places_of_tasks(None) == {}


def test_what_is_overdue_is_answered_by_its_place_before_what_is_to_come(tmp_path: Path) -> None:
    """The report of the year stood as a rest behind the days to come of it."""
    with opened(sample_in(tmp_path / "book")) as book:
        first, *others = {part.key: part.text for part in report(book, PHASE, "2022-2030").parts}["next"].split("\n")
    name = "tại điểm 3 mục III Kế hoạch; Văn phòng chủ trì"
    # "Hoàn thành nhiệm vụ quá hạn …: nhiệm vụ tại điểm 3"
    assert re.fullmatch(rf"- Hoàn thành nhiệm vụ quá hạn từ ngày 2[01]/11/2026, {name}; xong trước ngày \.+", first)
    assert any(line.startswith(f"- Thực hiện nhiệm vụ {name}; hạn trước ngày 20/11 hằng năm") for line in others)
