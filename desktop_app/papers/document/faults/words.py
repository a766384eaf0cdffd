"""Words that are not to stand in a paper: those of the office's own talk, and errors of a plan's text taken over.

They are data: resources/proofreading/tu-khong-in.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop_app.domain.toml_entries import Entry, read_entries
from desktop_app.runtime.resources import resource

_ROUND_CODE = re.compile(r"(?<![\w/-])\d{4}-H[12](?!\w)")


@dataclass(frozen=True, slots=True)
class WordToAvoid:
    """A word, what to write in its place ("" for nothing), and whether it is an error of a plan's text."""

    text: str
    say: str
    of_plan: bool
    pattern: re.Pattern[str]


def words_in(text: str) -> Iterator[WordToAvoid]:
    """Yield the words to avoid that stand in a text, each once."""
    for word in _words():
        match = word.pattern.search(text)
        if match is not None:
            yield WordToAvoid(match[0], word.say, word.of_plan, word.pattern)


def without_errors(text: str) -> str:
    """Return a text without the errors of a plan's text: what is to be written stands in their place."""
    if not _errors().search(text):
        return text
    for word in _words():
        if word.of_plan and word.say:
            text = word.pattern.sub(lambda error, say=word.say: _in_place(say, error), text)  # type: ignore[misc]
    return text


def _in_place(say: str, error: re.Match[str]) -> str:
    """Return what to write for an error, in capitals or with a capital where the error has them."""
    spaced = " " in error[0]
    if spaced and error[0].isupper():
        return say.upper()
    # "- CCVCNLĐ tham gia" begins a line, too, and a name in quotation marks begins anew.
    before = error.string[: error.start()].rpartition("\n")[2]
    begins = before in ("", "- ") or before.endswith("“")
    return f"{say[:1].upper()}{say[1:]}" if begins or (spaced and error[0][0].isupper()) else say


@cache
def _errors() -> re.Pattern[str]:
    """Return the pattern of a text that may have one of the errors."""
    return re.compile("|".join(re.escape(word.text) for word in _words() if word.of_plan), re.IGNORECASE)


@cache
def _words() -> tuple[WordToAvoid, ...]:
    file = read_entries(resource("proofreading", "tu-khong-in.toml").read_text(encoding="utf-8"), "Từ không in")
    words = tuple(map(_word, file.tables("word", "từ")))
    file.finish()
    return (*words, WordToAvoid("", "", of_plan=False, pattern=_ROUND_CODE))


def _word(entry: Entry) -> WordToAvoid:
    text, say = entry.text("text"), entry.text("say", "")
    of_plan = entry.flag("of_plan")
    entry.finish()
    # Where the capital is all that is amiss, what has it is right.
    flags = re.NOFLAG if text != text.lower() or text == say.lower() else re.IGNORECASE
    # Part of a number ("12/SNgV-TĐKT") or of an address ("zalo.me") is no word.
    pattern = rf"(?<![\w/-]){re.escape(text)}(?![\w/-]|\.(?-i:[a-z]))"
    return WordToAvoid(text, say, of_plan, re.compile(pattern, flags))
