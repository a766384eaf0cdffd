"""What the papers of a book can be made of: every choice that the book has for a kind."""

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.services.book import Book
from desktop_app.services.papers.choices import PaperChoice, paper_options

_ALIKE: Final = ("unit", "recipient", "award")
"""Choices that are records of the book, each giving the same paper: one of every sort is enough."""

type Choices = Mapping[str, str]


def every_choice(book: Book, kind: str, chosen: Choices, place: int = 0) -> Iterator[Choices]:
    """Yield what a kind of paper can be made of, choice by choice in order, since some depend on those before."""
    options = paper_options(book, kind, chosen)
    if place >= len(options):
        yield chosen
        return
    option = options[place]
    choices = _one_of_each_sort(option.choices) if option.name in _ALIKE else option.choices
    for choice in choices or (PaperChoice(""),):
        yield from every_choice(book, kind, {**chosen, **choice.gives}, place + 1)


def _one_of_each_sort(choices: tuple[PaperChoice, ...]) -> tuple[PaperChoice, ...]:
    sorts: dict[tuple[str, ...], PaperChoice] = {}
    for choice in choices:
        sorts.setdefault(tuple(key for key, value in choice.gives.items() if value), choice)
    return tuple(sorts.values())
