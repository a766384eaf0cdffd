"""What a record can be chosen by while typing, with or without accents."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.vietnamese import search_words


@dataclass(frozen=True, slots=True)
class Choice:
    """A record to choose: its id, its name, what tells it from others of that name, and its folded words."""

    id: int
    name: str
    detail: str
    words: str


def matching(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """Return the choices in which each typed word begins some word, in their order."""
    wanted = search_words(typed).split()
    return [
        choice
        for choice in choices
        if all(any(word.startswith(part) for word in choice.words.split()) for part in wanted)
    ]
