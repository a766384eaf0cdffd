"""What the check says of the sample's papers is true, in words of the clerk's own, and said once."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.review_rounds import rounds
from desktop_app.services.rounds.acts import create_round
from desktop_app.store import records
from tests.books import collective, refused, sample_in


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(Path(tmp_path_factory.mktemp("sample")) / "book")) as book:
        yield book


def sentences(book: Book, kind: str, **options: str) -> list[str]:
    return [remark.sentence for remark in remarks(book, kind, options)]


def units_of_rounds(book: Book) -> set[tuple[str, str]]:
    """Return every round with each of the units that propose in it."""
    with book.store.reading() as connection:
        codes = {row["id"]: row["code"] for row in records.living(connection, "review_round")}
        rows = records.living(connection, "nomination")
    return {(codes[row["round_id"]], str(row["unit_id"])) for row in rows if row["unit_id"]}


def test_the_parts_of_a_number_are_not_taken_for_another_number(sample: Book) -> None:
    parted = 0
    for code, unit in units_of_rounds(sample):
        options = {"round": code, "unit": unit}
        parted += ", gồm " in str(papers.document(sample, "unit-request", options).body)
        counted = [words for words in sentences(sample, "unit-request", **options) if "mà danh sách có" in words]
        assert counted == [], options
    assert parted > 2


def test_no_remark_quotes_the_signs_of_the_wording(sample: Book) -> None:
    for code, unit in units_of_rounds(sample):
        for words in sentences(sample, "unit-minutes", round=code, unit=unit):
            assert not re.search(r"[\[\]{}]", words), words
            assert words.count("(") == words.count(")"), words


@pytest.mark.parametrize("kind", ["submission", "award-decision"])
def test_a_paper_without_a_day_is_told_once_by_which_it_is_made(tmp_path: Path, kind: str) -> None:
    # Of a round of this year: of one that is over it is made by the last day of its year.
    today = date.today()
    code = f"{today.year}-H1"
    with opened(sample_in(tmp_path / "book")) as book:
        if code not in {str(each.code) for each in rounds(book)}:
            create_round(book, code)
            collective(book, 1, code)
        law = [words for words in sentences(book, kind, round=code) if "căn cứ pháp lý" in words]
    (words,) = [words for words in law if f"{today:%d/%m/%Y}" in words]
    assert (f"Ngày khác (ví dụ 30/06/{today.year})" in words) is (today > date(today.year, 6, 30))


@pytest.mark.parametrize("kind", ["reward-list", "payment-request", "half-year-report"])
def test_no_day_before_the_decision_is_an_example_for_what_follows_it(sample: Book, kind: str) -> None:
    (words,) = (words for words in sentences(sample, kind, round="2024-H1") if "Lập theo ngày" in words)
    assert "Ngày khác: ô" in words


def test_a_submission_with_proposals_and_no_exemplar_is_told_as_such(sample: Book) -> None:
    options = {"round": "2025-H2", "direction": "inside", "type": "merit"}
    assert papers.document(sample, "nomination-list", options).body
    with refused(sample, InvalidRecord, "loại hình công trạng, không có gương điển hình đề nghị nhân rộng nào thuộc"):
        papers.document(sample, "exemplar-list", options)
