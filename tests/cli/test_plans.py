"""Plans on the command line: taken in, named, adjusted and followed; each list and paper is of one of them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.services.book import Book
from tests.books import PLAN, book_in, copied_book, dump, import_plan, plan_file, rows_of
from tests.cli.refusals import assert_refused

YEARLY = PLAN.replace("phong trào đọc sách giai đoạn 2024 - 2028", "công tác năm 2027")
FAIR = "- Phòng Lễ tân tổ chức hội sách trước ngày 30/10 hằng năm.\n\n"


def _fill(book: Book) -> None:
    import_plan(book)
    import_plan(book, YEARLY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with the plan 2024 - 2028 (1) and the plan of 2027 (2)."""
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - JSON
    assert main(["--data", str(folder), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_list_is_of_all_plans_in_force_or_of_the_one_that_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = ask(folder, capsys, "list", "tasks")
    first = ask(folder, capsys, "list", "tasks", "--plan", "1")
    second = ask(folder, capsys, "list", "tasks", "--plan", "2")
    assert len(first) == len(second) == 5
    assert {task["id"] for task in first}.isdisjoint(task["id"] for task in second)
    assert {task["id"] for task in every} == {task["id"] for task in (*first, *second)}
    occurrences = ask(folder, capsys, "list", "tasks", "--year", "2027", "--plan", "2")
    assert {occurrence["plan"] for occurrence in occurrences} == {"Kế hoạch 2027"}
    assert [plan["tasks"] for plan in ask(folder, capsys, "list", "plans")] == [5, 5]
    assert_refused(folder, capsys, ("list", "tasks", "--plan", "3"), 3, "Sổ không có kế hoạch mã 3.")
    assert_refused(folder, capsys, ("list", "people", "--plan", "1"), 2, "không lọc theo “plan”")


def test_papers_of_tasks_are_of_one_plan(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for plan in ("1", "2"):
        out = tmp_path / f"{plan}.docx"
        ask(folder, capsys, "paper", "task-table", "--year", "2027", "--plan", plan, "--out", str(out))
        assert out.exists()
    words = ("paper", "task-table", "--year", "2027", "--plan", "3", "--out", str(tmp_path / "3.pdf"))
    assert_refused(folder, capsys, words, 3, "Sổ không có kế hoạch mã 3.")
    assert not (tmp_path / "3.pdf").exists()


def test_number_and_date_are_set_and_an_adjustment_is_recorded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(folder, capsys, "plan", "set", "1", "--number", "12/KH-SNgV", "--date", "2024-01-15", "--state", "đã kết thúc")
    (plan, _) = ask(folder, capsys, "list", "plans")
    assert (plan["number"], plan["dated_on"], plan["state"]) == ("12/KH-SNgV", "2024-01-15", "Đã kết thúc")
    ask(folder, capsys, "plan", "adjust", "1", "--number", "25/KH-SNgV", "--date", "2025-03-10", "--content", "Đổi hạn")
    (adjustment,) = ask(folder, capsys, "list", "adjustments")
    assert (adjustment["number"], adjustment["content"]) == ("25/KH-SNgV", "Đổi hạn")
    assert_refused(folder, capsys, ("plan", "set", "1"), 2, "Nêu ít nhất một trường cần sửa")
    assert_refused(folder, capsys, ("plan", "set", "1", "--to-year", "2020"), 3, "Năm cuối phải từ năm đầu")
    assert_refused(folder, capsys, ("plan", "adjust", "1", "--number", "2", "--date", ""), 3, "ngày văn bản điều chỉnh")
    assert_refused(folder, capsys, ("plan", "adjust", "7", "--date", "2025-03-10"), 3, "")


def test_a_plan_without_a_document_is_entered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(folder, capsys, "plan", "add", "--title", "Chuyển đổi số năm 2026", "--document-type", "Chương trình")
    assert ask(folder, capsys, "list", "plans")[2]["document_type"] == "Chương trình"


def test_an_adjusting_document_keeps_tasks_results_and_the_text_before(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with book_in(folder) as book:
        before = rows_of(book, "task", "id, text", "plan_id = 1")
    adjusted = PLAN.replace("Thực hiện phong trào", "Điều chỉnh Kế hoạch phong trào").replace(
        "2. Tổ chức", FAIR + "2. Tổ chức"
    )
    file = plan_file(tmp_path, adjusted, "dieu-chinh.txt")
    words = ("plan", "import", str(file), "--adjusts", "1", "--number", "25/KH-SNgV", "--date", "2025-03-10")
    ask(folder, capsys, *words)
    with book_in(folder) as book:
        assert rows_of(book, "task", "id, text", "plan_id = 1")[: len(before)] == before
        assert len(rows_of(book, "task", "id", "plan_id = 1")) == len(before) + 1
        ((title, count),) = rows_of(book, "plan", "title, (SELECT count(*) FROM plan)", "id = 1")
        assert title == "Thực hiện phong trào đọc sách giai đoạn 2024 - 2028"
        assert count == 2
        ((text_before, day),) = rows_of(book, "plan_adjustment", "paragraphs_before, dated_on")
        assert "hội sách" not in str(text_before)
        assert "tủ sách" in str(text_before)
        assert day == date(2025, 3, 10).isoformat()
    assert main(["--data", str(folder), "undo"]) == 0
    with book_in(folder) as book:
        assert rows_of(book, "plan_adjustment") == []
        assert rows_of(book, "task", "id, text", "plan_id = 1") == before


def test_a_plan_is_followed_from_its_start_without_being_late(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(folder, capsys, "plan", "follow", "1", "--from", "2024", "--late-from", "2026-01-01")
    late = ask(folder, capsys, "list", "occurrences", "--state", "late")
    assert all(occurrence["due_on"] >= "2026-01-01" for occurrence in late)
    assert len(ask(folder, capsys, "list", "occurrences", "--state", "not_recorded")) >= 4
    assert_refused(folder, capsys, ("plan", "follow", "1", "--from", "2020"), 3, "Năm theo dõi phải từ 2024")


def test_the_day_itself_is_in_time_or_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(folder, capsys, "plan", "deadline-day", "late")
    with book_in(folder) as book:
        days = {str(day)[5:] for (day,) in rows_of(book, "occurrence", "due_on", "task_id = 5")}
    assert days == {"11-19"}
    ask(folder, capsys, "plan", "deadline-day", "in-time")
    with book_in(folder) as book:
        assert {str(day)[5:] for (day,) in rows_of(book, "occurrence", "due_on", "task_id = 5")} == {"11-20"}
    assert ask(folder, capsys, "plan", "soon-days", "30")["label"] == "Nhắc việc trước hạn 30 ngày"
    assert_refused(folder, capsys, ("plan", "soon-days", "3"), 3, "từ 7 đến 60")


def test_an_adjustment_taken_in_again_adds_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = plan_file(tmp_path, PLAN.replace("Thanh tra Sở tổ chức", "Phòng Lễ tân tổ chức"), "dieu-chinh.txt")
    words = ("plan", "import", str(file), "--adjusts", "1", "--number", "25/KH-SNgV", "--date", "2025-03-10")
    ask(folder, capsys, *words)
    assert ask(folder, capsys, *words)["change"] is None
    with book_in(folder) as book:
        assert rows_of(book, "plan_adjustment", "number") == [("25/KH-SNgV",)]
    again = ("plan", "adjust", "1", "--number", "25/KH-SNgV", "--date", "2025-03-10")
    assert_refused(folder, capsys, again, 3, "điều chỉnh kế hoạch này đã ghi")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--number", "25/KH-SNgV", "--date", "2025-03-10"), "thêm --adjusts"),
        (("--adjusts", "1", "--date", "hôm nay", "--dry-run"), "Ngày văn bản điều chỉnh “hôm nay” phải viết dạng"),
    ],
)
def test_what_is_said_of_an_adjustment_is_not_passed_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    file = plan_file(tmp_path, PLAN, "dieu-chinh.txt")
    assert_refused(folder, capsys, ("plan", "import", str(file), *words), 2, says)


def test_a_look_says_what_an_adjustment_would_stop_and_changes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dropped = "- Thanh tra Sở tổ chức giới thiệu sách pháp luật định kỳ tại cơ quan.\n\n"
    file = plan_file(tmp_path, PLAN.replace(dropped, ""), "dieu-chinh.txt")
    words = ("plan", "import", str(file), "--adjusts", "1", "--number", "25/KH-SNgV", "--date", "2026-03-10")
    with book_in(folder) as book:
        before = dump(book)
    assert main(["--data", str(folder), *words, "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    # "Không còn", and the task went on.
    assert "thôi thực hiện từ ngày 10/03/2026" in next(line for line in lines if line.startswith("không còn"))
    assert lines[-1].startswith("Khi nhập: Điều chỉnh kế hoạch theo ")
    assert lines[-1].endswith(": 0 nhiệm vụ, thôi thực hiện 1 nhiệm vụ từ ngày 10/03/2026.")
    with book_in(folder) as book:
        assert dump(book) == before
    ask(folder, capsys, *words)
    with book_in(folder) as book:
        assert rows_of(book, "task", "to_date", "to_date IS NOT NULL") == [("2026-03-09",)]
