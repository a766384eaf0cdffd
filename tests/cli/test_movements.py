"""Movements on the command line, in this process: launched, registered for, closed, listed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.services.book import Book
from desktop_app.services.rounds.nominations import nomination
from desktop_app.services.year.movements import movement
from tests.books import book_in, copied_book, individual, person, review_round, unit
from tests.cli.refusals import assert_refused

Ask = Callable[..., Any]


def _fill(book: Book) -> None:
    office = unit(book, "Văn phòng")
    review_round(book, "2026-H1")
    individual(book, person(book, "Nông Thị Lan", office, "Chuyên viên"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a unit, a person in it who is nominated, and no movement yet."""
    return copied_book(tmp_path / "book", _fill)


@pytest.fixture
def ask(folder: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def run(*words: str) -> Any:  # noqa: ANN401 - whatever the command answers
        assert main(["--data", str(folder), *words, "--json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return run


def test_a_movement_goes_its_way(folder: Path, ask: Ask) -> None:
    launched = ask(
        *("movement", "add", "--name", "Mỗi ngày một tin tốt", "--from", "2026-01-15", "--to", "2026-12-15"),
        *("--document-type", "Kế hoạch", "--document-number", "07/KH-SNgV", "--document-date", "2026-01-12"),
        *("--criterion", "Tin tốt đăng trong năm: từ 200 tin", "--criterion", "Không để sai sót"),
    )
    assert launched["emulation_movement"] == 1
    ask("movement", "register", "--movement", "moi ngay mot tin tot", "--unit", "Văn phòng", "--person", "1",
        "--date", "2026-02-02", "--content", "Mỗi tuần 05 tin tốt")  # fmt: skip
    rows = ask("list", "movement-registrations", "--movement", "1")
    assert [(row["name"], row["content"]) for row in rows] == [
        ("Văn phòng", "Mỗi tuần 05 tin tốt"),
        ("Nông Thị Lan", "Mỗi tuần 05 tin tốt"),
    ]
    ask("nominations", "set", "1", "--movement", "1")
    ask("activity", "add", "--kind", "Tin tốt", "--title", "Ngày hội", "--date", "2026-03-02", "--movement", "1")
    assert [row["name"] for row in ask("list", "nominations", "--movement", "1")] == ["Nông Thị Lan"]
    assert [row["title"] for row in ask("list", "activities", "--movement", "1")] == ["Ngày hội"]
    ask("movement", "close", "--movement", "1", "--date", "2026-12-16", "--result", "1: 212 tin",
        "--weaknesses", "Tin bài chưa đều giữa các phòng.")  # fmt: skip
    with book_in(folder) as book:
        closed = movement(book, 1)
        assert nomination(book, 1).fields.movement_id == 1
    assert closed.closed_on == date(2026, 12, 16)
    assert [(entry.text, entry.target, entry.result) for entry in closed.criteria] == [
        ("Tin tốt đăng trong năm", "từ 200 tin", "212 tin"),
        ("Không để sai sót", "", ""),
    ]
    assert ask("undo")["label"].startswith("Hoàn tác")


def test_a_round_is_created_for_a_movement(folder: Path, ask: Ask) -> None:
    ask("movement", "add", "--name", "Nói không với tin giả", "--from", "2025-07-01")
    assert ask("round", "create", "2025-H2", "--movement", "1")["movement"] == 1
    assert [row["code"] for row in ask("list", "rounds", "--movement", "1")] == ["2025-H2"]
    nominated = ask("nominate", "--round", "2025-H2", "--person", "1", "--award", "Giấy khen", "--draft")
    with book_in(folder) as book:
        assert nomination(book, nominated["nomination"]).fields.movement_id == 1


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("movement", "add", "--from", "2026-01-15"), 2, "Lệnh viết chưa đúng"),
        (("movement", "add", "--name", "A", "--from", "15/01/2026"), 2, "phải viết dạng"),
        (("movement", "add", "--name", "A", "--from", "2026-01-15", "--to", "2026-01-01"), 3, "sau ngày bắt đầu"),
        (("movement", "register", "--movement", "Không có", "--unit", "Văn phòng"), 3, "không có phong trào"),
        (("movement", "close", "--movement", "9"), 3, "không có phong trào"),
        (("nominations", "set", "1", "--movement", "7"), 3, "không có phong trào"),
        (("round", "create", "2025-H2", "--movement", "7"), 3, "không còn nữa"),
    ],
)
def test_wrong_words_are_refused(
    folder: Path, words: tuple[str, ...], status: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_refused(folder, capsys, words, status, says)
