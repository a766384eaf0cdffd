"""Lists of tasks and letters without a plan are of all plans that are carried out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.plan.plan_record import PlanState
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.tables.reminders import reminder_paper, units_to_remind
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from tests.books import copied_book, followed_plan

READING = """KẾ HOẠCH

Đọc sách giai đoạn 2025 - 2027

I. NHIỆM VỤ

1. Thanh tra Sở kiểm tra tủ sách trước ngày 30/6/2025.
"""
SMOKING = """KẾ HOẠCH

Phòng, chống tác hại của thuốc lá năm 2025

I. NHIỆM VỤ

1. Thanh tra Sở kiểm tra nơi cấm hút thuốc trước ngày 30/9/2025.
"""
DAY = date(2025, 11, 1)


def _fill(book: Book) -> None:
    for number, text in (("27/KH-SYT", READING), ("11/KH-SYT", SMOKING)):
        plan_id = followed_plan(book, 2025, text)
        _change(book, plan_id, number=number)


def _change(book: Book, plan_id: int, **values: object) -> None:
    chosen = chosen_plan(book, plan_id)
    assert chosen is not None
    save_plan(book, plan_id, replace(chosen.fields, **values))  # type: ignore[arg-type]


def _letter(book: Book, unit_id: int) -> str:
    return str(reminder_paper(book, unit_id, DAY).body).replace("\N{NO-BREAK SPACE}", " ")


def test_a_letter_reminds_of_the_tasks_of_each_plan_and_names_it(book: Book) -> None:
    _fill(book)
    ((unit_id, name, number),) = units_to_remind(book, DAY)
    assert (name, number) == ("Thanh tra Sở", 2)
    letter = _letter(book, unit_id)
    assert "kiểm tra tủ sách trước ngày 30/6/2025 (Kế hoạch số 27/KH-SYT)" in letter
    assert "kiểm tra nơi cấm hút thuốc trước ngày 30/9/2025 (Kế hoạch số 11/KH-SYT)" in letter
    assert "(Kế hoạch số" not in str(reminder_paper(book, unit_id, DAY, 2).body)


def test_what_a_plan_that_ended_asked_for_is_left_out(book: Book) -> None:
    _fill(book)
    _change(book, 2, state=PlanState.FINISHED)
    ((unit_id, _, number),) = units_to_remind(book, DAY)
    assert number == 1
    assert "thuốc lá" not in _letter(book, unit_id)


@pytest.mark.parametrize(("words", "plans"), [((), 2), (("--plan", "2"), 1)])
def test_a_list_has_the_tasks_of_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], plans: int
) -> None:
    folder = copied_book(tmp_path / "book", _fill)
    for kind in ("tasks", "occurrences"):
        assert main(["--data", str(folder), "list", kind, *words]) == 0
        listed = capsys.readouterr().out
        assert ("tủ sách" in listed) + ("cấm hút thuốc" in listed) == plans
