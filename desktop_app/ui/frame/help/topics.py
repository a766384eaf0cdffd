"""The topics of help: a file of resources/help for each page, by its key, and a few that lead over several pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

from desktop_app.domain.vietnamese import fold, has_beginnings, nfc
from desktop_app.runtime.resources import resource
from desktop_app.ui.frame.pages import PAGES

_WAYS: Final = ("bat-dau", "mot-dot-xet")
"""Topics that lead over several pages."""
PICTURE: Final = r"!\[([^\]]+)\]\((pictures/[a-z-]+\.png)\)"
"""A picture in a topic: what it shows, and its file below resources/help (made by `dev.py shots --of-help`)."""


@dataclass(frozen=True)
class HelpTopic:
    """A topic: its key (that of a page, or a word), its title and its text as Markdown."""

    key: str
    title: str
    text: str

    @cached_property
    def _folded(self) -> str:
        words = re.sub(r"\]\([^)]*\)", "", self.text)
        return fold(re.sub(r"[*(“!\[]", " ", words))

    def has(self, words: str) -> bool:
        """Tell whether every word begins a word of the topic, with accents or without."""
        return has_beginnings(self._folded, words)

    def is_called(self, words: str) -> bool:
        """Tell whether every word begins a word of its title."""
        return has_beginnings(fold(self.title), words)

    def distance(self, words: str) -> int:
        """Return 0 if it is called so, and more the less it says the words as they are typed."""
        return 0 if self.is_called(words) else 1 + nearest_places(self.text, words)[0]


def nearest_places(text: str, typed: str) -> tuple[int, list[tuple[int, int]]]:
    """Return how far the nearest places of `typed` in a text are from it, and where they begin and end.

    Nearest are the words side by side with the accents typed, then side by side, then with their accents, then any.
    """
    as_typed, bare = nfc(typed).lower().split(), fold(typed).split()
    lowered, plain = text.lower(), _without_accents(text)
    ways = ((lowered, [as_typed]), (plain, [bare]), (lowered, [[w] for w in as_typed]), (plain, [[w] for w in bare]))
    distance = 0
    for distance, (within, phrases) in enumerate(ways):
        patterns = [r"(?<!\w)" + r"[^\w,.;:]+".join(map(re.escape, phrase)) for phrase in phrases if phrase]
        places = [[match.span() for match in re.finditer(pattern, within)] for pattern in patterns]
        if patterns and all(places):
            return distance, sorted(span for spans in places for span in spans)
    return distance + 1, []


@lru_cache(maxsize=64)
def _without_accents(text: str) -> str:
    """Return a text with a bare letter in the place of each."""
    return "".join(fold(letter)[:1] or " " for letter in text)


@cache
def help_topics() -> Sequence[HelpTopic]:
    """Return all topics: the ways first, then those of the pages in their order."""
    # Kept, as Ctrl+K looks through them at every letter.
    topics = []
    for key in (*_WAYS, *(page.key for page in PAGES)):
        text = resource("help", f"{key}.md").read_text(encoding="utf-8")
        topics.append(HelpTopic(key, text.partition("\n")[0].removeprefix("# "), text))
    return topics
