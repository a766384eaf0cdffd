"""The figures of a report on the command line, each with the command that lists its records, and statements."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.services.book import Book
from desktop_app.services.year.activities import add_activity
from tests.books import book_in, copied_book, import_plan, record_rows


def _fill(book: Book) -> None:
    import_plan(book)
    for month in (4, 9):
        add_activity(book, ActivityFields(date(2026, month, 2), ActivityKind.DOCUMENT, "Công văn triển khai"))
    reached = PeopleReached(staff=30, children=12)
    add_activity(book, ActivityFields(date(2026, 5, 4), ActivityKind.EVENT, "Ngày hội", reached=reached))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a plan, two documents and a training."""
    return copied_book(tmp_path / "book", _fill)


def printed(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["--data", str(folder), *words]) == 0
    return capsys.readouterr().out


def test_every_figure_is_printed_with_the_command_that_lists_its_records(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = printed(folder, capsys, "report", "figures", "--year", "2026")
    assert "Sở Ngoại vụ ban hành Công văn triển khai (02 văn bản: ngày 02/4/2026 và 02/9/2026)." in output
    assert "02\tVăn bản (số bản ghi)\tlist activities --ids 1,2" in output
    figures = json.loads(printed(folder, capsys, "--json", "report", "figures", "--year", "2026"))
    people = next(figure for figure in figures if figure["value"] == 42)
    assert (people["kind"], people["text"], people["command"]) == ("sum", "42", "list activities --ids 3")
    for figure in figures:
        rows = json.loads(printed(folder, capsys, "--json", *figure["command"].split()))
        assert sorted(row["id"] for row in rows) == figure["query"]["scope"]["ids"]


def test_a_statement_is_made_and_withdrawn_by_a_script(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("report", "state", "--year", "2026", "--part", "causes", "--by", "Vi Văn Đạt", "--date", "2026-11-16")
    assert "Xác nhận mục “Nguyên nhân”" in printed(folder, capsys, *words)
    output = printed(folder, capsys, "paper", "annual-report", "--year", "2026", "--check")
    assert "“Nguyên nhân”" not in output
    printed(folder, capsys, "report", "withdraw-statement", "--year", "2026", "--part", "causes")
    output = printed(folder, capsys, "paper", "annual-report", "--year", "2026", "--check")
    assert "Mục “Nguyên nhân” chưa có gì trong sổ nên không in." in output


def test_what_has_records_is_not_stated_to_have_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with book_in(folder) as book:
        before = record_rows(book)
    words = ["--data", str(folder), "report", "state", "--year", "2026", "--part", "direction", "--by", "Vi Văn Đạt"]
    assert main(words) == 3
    assert "có số liệu trong sổ" in capsys.readouterr().err
    with book_in(folder) as book:
        assert record_rows(book) == before
