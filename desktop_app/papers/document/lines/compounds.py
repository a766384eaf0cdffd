"""Words of several syllables that no line of a title, a head or a cell parts: "thành tích", "nhi đồng"."""

import re
import tomllib
from functools import cache

from desktop_app.papers.document.text import unparted
from desktop_app.runtime.resources import resource

_DASH = re.compile(r"(?<=\w) - (?=\w)")


def kept_together(text: str) -> str:
    """Return a title with no-break spaces within its words of several syllables, its numbers and their nouns.

    No line begins with the dash between two parts of a name ("Lãnh sự - Hợp tác quốc tế").
    """
    return _DASH.sub("\u00a0- ", _compounds().sub(lambda match: match[0].replace(" ", "\u00a0"), unparted(text)))


@cache
def _compounds() -> re.Pattern[str]:
    words = tomllib.loads(resource("proofreading", "tu-ghep.toml").read_text(encoding="utf-8"))["words"]
    # The longest first: "không gian mạng" before a word that is only part of it.
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
