"""Statistics by the command line, in this process."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from tests.books import collective, copied_book, individual, person, review_round, unit


def _fill(book: Book) -> None:
    office = unit(book, "Văn phòng")
    review_round(book, "2026-H1")
    given = [individual(book, person(book, "Nông Thị Lan", office, "Chuyên viên", "female"))]
    given.append(collective(book, office))
    signed = DecisionFields("Khen thưởng", "09/QĐ", date(2026, 7, 9), round_code="2026-H1")
    save_decision(book, None, signed, given)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied_book(tmp_path / "book", _fill)


def test_a_round_is_counted_against_a_year(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "statistics", "2026-h1", "--against", "2025", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["units"] == [{"id": 1, "unit": "Văn phòng", "certificate_of_merit": 2, "before": {}}]
    (form,) = answer["types"]
    assert (form["collectives"], form["individuals"], form["women"], form["workers"]) == (1, 1, 1, 1)
    assert (form["amount"], form["total"], form["before"]) == (1_520_000 + 760_000, 2, 0)
    assert form["change"] == "không tính được"


def test_statistics_are_printed_in_lines_and_columns(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "statistics", "2026"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Đơn vị\tGiấy khen", "Văn phòng\t2"]
    assert lines[-1].endswith("\t2280000")


def test_an_invalid_period_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "statistics", "năm nay"]) == 3
    assert "không phải năm hay mã đợt xét" in capsys.readouterr().err
