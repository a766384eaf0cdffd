"""Choices of records for completers: matched while typing, with or without accents."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.vietnamese import search_words


@dataclass(frozen=True, slots=True)
class Choice:
    """A record to choose: its id, its name, a detail that distinguishes equal names, and its folded search words."""

    id: int
    name: str
    detail: str
    words: str


def matching(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """Return, in their order, the choices that have for each typed word a word beginning with it."""
    typed_words = search_words(typed).split()
    return [
        choice
        for choice in choices
        if all(any(word.startswith(typed_word) for word in choice.words.split()) for typed_word in typed_words)
    ]
