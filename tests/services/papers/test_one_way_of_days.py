"""Every paper of the sample writes days in one way, in its sentences and in its tables."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.office.citations import day_words
from desktop_app.papers.document.text import printed
from desktop_app.services.book import Book, opened
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.papers import document
from tests.books import sample_in
from tests.paper_choices import every_choice

_DAY: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(20\d{2})(?![\d/])")
_ENOUGH: Final = 6
"""About as many papers of one kind are looked through, from the oldest to the youngest."""
_MONTH: Final = re.compile(r"tháng\s0([3-9])\b")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(Path(tmp_path_factory.mktemp("sample")) / "book")) as book:
        yield book


def texts_of(value: object) -> Iterator[str]:
    """Yield what a paper, or a part of one, prints."""
    if isinstance(value, str | date):
        yield printed(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))


@pytest.mark.parametrize("kind", [kind.key for kind in paper_kinds()])
def test_a_paper_pads_days_and_the_first_two_months_alone(sample: Book, kind: str) -> None:
    made = 0
    # With charts are the same texts.
    choices = [chosen for chosen in every_choice(sample, kind, {}) if not chosen.get("charts")]
    for chosen in choices[:: max(1, len(choices) // _ENOUGH)]:
        try:
            paper = document(sample, kind, chosen)
        except ClerkError:
            continue
        made += 1
        for text in texts_of(paper):
            for day in _DAY.finditer(text):
                assert day[0] == day_words(date(int(day[3]), int(day[2]), int(day[1]))), (chosen, text)
            assert not _MONTH.search(text), (chosen, text)
    assert made
