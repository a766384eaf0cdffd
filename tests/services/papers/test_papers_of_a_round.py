"""The papers of one round of the sample agree with each other, kind by kind."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from desktop_app.domain.errors import ClerkError
from desktop_app.papers.document.model import BodyRow, Document, Table
from desktop_app.papers.document.text import NAME, printed
from desktop_app.services.book import Book, opened
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.papers import document
from tests.books import sample_in
from tests.paper_choices import every_choice

ROUNDS: Final = [f"{year}-H{half}" for year in range(2022, 2026) for half in (1, 2)]
OF_ROUNDS: Final = [kind.key for kind in paper_kinds() if kind.step is not None]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(Path(tmp_path_factory.mktemp("sample")) / "book")) as book:
        yield book


class Papers:
    """What each kind of paper can be made of in a round of a book that nothing changes: chosen and made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._choices = cache(lambda kind: [*every_choice(book, kind, {})])
        self.of = cache(self._of)

    def _of(self, kind: str, code: str) -> list[Document]:
        """Return the papers that the book can fill."""
        papers = []
        for chosen in self._choices(kind):
            if chosen.get("round") == code:
                with suppress(ClerkError):
                    papers.append(document(self._book, kind, chosen))
        return papers


@pytest.fixture(scope="module")
def papers(sample: Book) -> Papers:
    return Papers(sample)


def named_on(paper: Document) -> Iterator[tuple[str, str]]:
    """Yield name and post of everybody in a table of a paper: the post in a column of its own or below the name."""
    for table in (block for section in paper.sections for block in section.body if isinstance(block, Table)):
        titles = [column.title for column in table.columns]
        place = next((number for number, title in enumerate(titles) if title.startswith("Họ và tên")), None)
        if place is None:
            continue
        for row in (row for row in table.rows if isinstance(row, BodyRow)):
            name, _, post = printed(row.values[place]).partition("\n")
            beside = printed(row.values[place + 1]) if titles[place + 1].startswith("Chức vụ") else ""
            yield name, beside or post.partition("\n")[0]


@pytest.mark.parametrize("code", ROUNDS)
def test_everybody_has_one_post_on_all_papers_of_a_round(papers: Papers, code: str) -> None:
    posts, kinds = defaultdict(set), set()
    for kind in OF_ROUNDS:
        for paper in papers.of(kind, code):
            for name, post in named_on(paper):
                if NAME.fullmatch(name) and post:
                    posts[name].add(post)
                    kinds.add(kind)
    assert {name: named for name, named in posts.items() if len(named) > 1} == {}
    assert len(kinds) > 8


@pytest.mark.parametrize("kind", ["award-decision", "reward-list", "award-notice", "vote-count", "unit-request"])
@pytest.mark.parametrize("code", ROUNDS)
def test_every_choice_of_a_paper_keeps_the_order_of_the_list_of_its_round(
    sample: Book, papers: Papers, code: str, kind: str
) -> None:
    whole = [name for name, _ in named_on(document(sample, "nomination-list", {"round": code}))]
    for paper in papers.of(kind, code):
        names = [name for name, _ in named_on(paper) if name in whole]
        assert names
        assert names == sorted(names, key=whole.index)


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
