"""The papers of one round of the sample agree with each other, kind by kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.book import Book, opened
from desktop_app.services.papers.papers import document
from tests.books import sample_in
from tests.paper_choices import every_choice


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(Path(tmp_path_factory.mktemp("sample")) / "book")) as book:
        yield book


def test_the_request_of_a_unit_calls_what_it_asks_for_by_its_name_and_time(sample: Book) -> None:
    subjects = set()
    for chosen in every_choice(sample, "unit-request", {}):
        paper = document(sample, "unit-request", chosen)
        (annex,) = paper.annexes
        assert paper.titles is not None
        assert annex.titles is not None
        asked = paper.titles.subject.removeprefix("Về việc ")
        assert annex.titles.subject == f"Danh sách {asked}".upper()
        subjects.add(asked)
    assert {"đề nghị tặng Giấy khen 6 tháng đầu năm 2025", "đề nghị tặng Giấy khen năm 2025"} <= subjects


def test_a_list_of_exemplars_names_the_award_that_they_are_proposed_for(sample: Book) -> None:
    options = {"round": "2025-H1", "direction": "inside", "type": "merit"}
    titles = document(sample, "exemplar-list", options).titles
    assert titles is not None
    assert titles.subject.endswith(" (đề nghị tặng Giấy khen theo loại hình công trạng)")
