"""The topics of help: a file of resources/help for each page, by its key, and a few that lead over several pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from desktop_app.domain.vietnamese import fold, has_beginnings
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


@cache
def help_topics() -> Sequence[HelpTopic]:
    """Return all topics: the ways first, then those of the pages in their order."""
    # Kept, as Ctrl+K looks through them at every letter.
    topics = []
    for key in (*_WAYS, *(page.key for page in PAGES)):
        text = resource("help", f"{key}.md").read_text(encoding="utf-8")
        topics.append(HelpTopic(key, text.partition("\n")[0].removeprefix("# "), text))
    return topics
