"""Words of several syllables that no line of a title, a head or a cell parts: "thành tích", "nhi đồng"."""

import re
import tomllib
from functools import cache, lru_cache

from desktop_app.papers.document.text import unparted
from desktop_app.runtime.resources import resource

_DASH = re.compile(r"(?<=\w) - (?=\w)")


@lru_cache(maxsize=1024)
def kept_together(text: str) -> str:
    """Return a title with no-break spaces within its words of several syllables, its numbers and their nouns.

    No line begins with the dash between two parts of a name ("Lãnh sự - Hợp tác quốc tế"). Cached: a paper is laid out
    several times, and its writers ask again.
    """
    return _DASH.sub("\u00a0- ", _compounds().sub(lambda match: match[0].replace(" ", "\u00a0"), unparted(text)))


def phrase_blanks(text: str) -> set[int]:
    """Return the places of the blanks in a text that a line rather does not end at: within "hợp tác quốc tế"."""
    return {
        match.start() + place
        for match in _phrases().finditer(text.replace("\u00a0", " "))
        for place, letter in enumerate(match[0])
        if letter == " "
    }


@cache
def _compounds() -> re.Pattern[str]:
    return _any_of("words")


@cache
def _phrases() -> re.Pattern[str]:
    return _any_of("phrases")


def _any_of(key: str) -> re.Pattern[str]:
    words = tomllib.loads(resource("proofreading", "tu-ghep.toml").read_text(encoding="utf-8"))[key]
    # The longest first: "không gian mạng" before a word that is only part of it.
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
