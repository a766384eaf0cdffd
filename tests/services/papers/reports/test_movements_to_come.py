"""A movement that still runs on a report's last day is a task to come, in the same words in every report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.figures import figures_of
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.year.movements import save_movement
from tests.books import book_in, import_plan, review_round
from tests.papers.reading import docx_text

MOVEMENT = MovementFields("Mỗi tuần một sáng kiến số", date(2026, 2, 2), date(2026, 12, 18))
GOES_ON = "Tiếp tục thực hiện phong trào thi đua “Mỗi tuần một sáng kiến số”"
TO_COME = f"{GOES_ON} đến ngày 18/12/2026, tổng kết khi kết thúc."

_OF_NOVEMBER = [
    pytest.param("annual-report", {"year": "2026", "cut_off": "2026-11-15"}, id="year"),
    pytest.param("phase-report", {"phase": "2024-2028", "cut_off": "2026-11-15"}, id="phase"),
    pytest.param("emulation-report", {"year": "2026", "cut_off": "2026-11-15"}, id="emulation"),
]


def _fill(year_book: Book) -> None:
    import_plan(year_book)
    save_movement(year_book, None, MOVEMENT)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with a plan and a movement (1)."""
    with book_in(tmp_path / "book", _fill) as year_book:
        yield year_book


def text_of(book: Book, kind: str, options: dict[str, str]) -> str:
    """Return the text of a paper on one line."""
    return " ".join(docx_text(papers.document(book, kind, options)).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        *_OF_NOVEMBER,
        pytest.param("half-year-report", {"round": "2026-H1"}, id="half year"),
        pytest.param("movement-interim-report", {"movement": "1", "cut_off": "2026-06-30"}, id="movement"),
    ],
)
def test_every_report_says_that_a_movement_goes_on(book: Book, kind: str, options: dict[str, str]) -> None:
    assert text_of(book, kind, options).count(TO_COME) == 1


def test_it_leads_to_the_movement(book: Book) -> None:
    figures = [each for each in figures_of(report(book, HALF_YEAR, "2026-H1")) if each.part == "next"]
    (query,) = [each.query for each in figures if each.text == f"“{MOVEMENT.name}”"]
    assert (query.kind, query.scope) == ("movements", {"ids": [1]})


@pytest.mark.parametrize(
    ("fields", "cut_off"),
    [
        pytest.param(MOVEMENT, date(2026, 1, 15), id="not begun"),
        pytest.param(
            replace(MOVEMENT, to_date=date(2026, 11, 15), closed_on=date(2026, 11, 15)),
            date(2026, 11, 15),
            id="closed on its last day",
        ),
        pytest.param(replace(MOVEMENT, closed_on=date(2026, 10, 1)), date(2026, 11, 15), id="closed before its end"),
    ],
)
def test_a_movement_that_does_not_run_is_none_to_come(book: Book, fields: MovementFields, cut_off: date) -> None:
    save_movement(book, 1, fields)
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", cut_off).parts}
    assert fields.name not in parts["next"]


def test_one_without_an_end_goes_on_until_its_closing(book: Book) -> None:
    save_movement(book, 1, replace(MOVEMENT, to_date=None))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026").parts}
    assert f"- {GOES_ON}." in parts["next"].split("\n")


def test_a_year_of_emulation_tells_it_beside_what_the_clerk_wrote_and_not_twice(book: Book) -> None:
    review_round(book, "2026-H2")
    written = replace(round_of(book, "2026-H2"), next_steps="Đẩy mạnh tuyên truyền.")
    change_round(book, written)
    options = {"year": "2026", "cut_off": "2026-11-15"}
    text = text_of(book, "emulation-report", options)
    assert "Đẩy mạnh tuyên truyền." in text
    assert TO_COME in text
    change_round(book, replace(written, next_steps=f"Tổ chức tốt phong trào “{MOVEMENT.name}”."))
    assert TO_COME not in text_of(book, "emulation-report", options)


@pytest.mark.parametrize(("kind", "options"), _OF_NOVEMBER)
def test_the_closing_of_one_that_is_over_is_to_come(book: Book, kind: str, options: dict[str, str]) -> None:
    # Neither its going on nor its tổng kết was told of it.
    save_movement(book, 1, replace(MOVEMENT, to_date=date(2026, 10, 30), closed_on=date(2026, 12, 1)))
    closing = "Tổng kết phong trào thi đua “Mỗi tuần một sáng kiến số” (kết thúc ngày 30/10/2026)."
    assert text_of(book, kind, options).count(closing) == 1
    save_movement(book, 1, replace(MOVEMENT, to_date=date(2026, 10, 30), closed_on=date(2026, 11, 10)))
    assert closing not in text_of(book, kind, options)
