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
    """Return the choices that have for each typed word a word beginning with it, the nearest to what is typed first.

    Those that are equally near stay in their order.
    """
    folded = search_words(typed)
    typed_words = folded.split()
    matches = [
        choice
        for choice in choices
        if all(any(word.startswith(typed_word) for word in choice.words.split()) for typed_word in typed_words)
    ]
    return sorted(matches, key=lambda choice: _distance(search_words(choice.name), folded)) if folded else matches


def _distance(name: str, typed: str) -> int:
    """Return how far a name is from what is typed: that, its first words, other words of it, or how one begins.

    A given name stands last: who is called by it comes before those whose first name only begins so.
    """
    if name == typed:
        return 0
    words, text = f" {name} ", f" {typed}"
    nearness = (words.startswith(f"{text} "), f"{text} " in words, words.startswith(text), text in words)
    return nearness.index(True) + 1 if any(nearness) else len(nearness) + 1
