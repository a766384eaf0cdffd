"""Where no line of a text ends, and whether its lines are justified: decided once, for PDF and Word alike.

Lengths in mm.
"""

import math
import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop_app.papers.document.layout import PT_PER_MM, HeaderLine, LayoutProfile
from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.lines.titles import title_lines
from desktop_app.papers.document.measure import LEAST_BLANK, most_stretch, times_width
from desktop_app.papers.document.model import Align, Paragraph
from desktop_app.papers.document.text import clean, unparted

_NBSP = "\u00a0"
_MOST_SHORT = 0.34
"""The part of a line that may stay empty for a number or a day to stand with the word before it."""
_LOOSE = 0.35
"""By how much of the size a blank is widened in a line that is set otherwise where it can be."""
_OF_A_NUMBER = re.compile(r"\b(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|\d{1,4})$")
"""What a number follows, and a number that its noun follows: "tháng 6/2025", "02 đúng hạn"."""
_WITHIN_A_DATE = (re.compile(r"(?<=\d)\u00a0năm\b"), re.compile(r"(?<=\d)\u00a0tháng\b"))
"""Where a date is rather parted than anything else: before its year, else before its month."""


class SetText(NamedTuple):
    """The text of a paragraph with no-break spaces where no line ends, and whether all of its lines are justified."""

    text: str
    is_justified: bool


def set_text(paragraph: Paragraph, profile: LayoutProfile, width: float) -> SetText:
    """Return how a paragraph is set in lines of `width`: flush left where justifying would tear a line apart."""
    text, own_ties = kept_together(clean(paragraph.text)), unparted(clean(paragraph.text))
    if paragraph.align is Align.CENTER and paragraph.bold and not paragraph.lead:
        # Who decides, over a decision: its lines end as those of a title.
        lines = (HeaderLine(line, profile.body_pt, True, paragraph.italic) for line in own_ties.split("\n"))
        return SetText("\n".join(part for line in lines for part in title_lines(line, width)), False)
    if paragraph.align is not Align.JUSTIFY or paragraph.dotted:
        return SetText(own_ties, False)
    size_pt = profile.body_pt
    lead = times_width(f"{clean(paragraph.lead)} ", size_pt, True, paragraph.italic) if paragraph.lead else 0.0
    indent = profile.first_line_indent if paragraph.first_line_indent else 0.0
    face = (size_pt, paragraph.bold, paragraph.italic)
    first_room = width - indent - lead
    plain = _justified(own_ties, first_room, width, face)
    whole = _justified(text, first_room, width, face)
    untied = _untied(whole.text, own_ties, (first_room, width), face)
    # More blanks that can be narrowed make room for a word of the next line: what then follows may be torn.
    if not (whole.is_justified and _is_torn(untied, first_room, width, face)):
        whole = SetText(untied, whole.is_justified)
    # Not for a line more, nor for lines that are torn.
    is_longer = _lines(whole.text, first_room, width, face) > _lines(plain.text, first_room, width, face)
    return plain if is_longer or whole.is_justified < plain.is_justified else whole


@lru_cache(maxsize=1024)
def justified_cell(text: str, room: float, size_pt: float) -> str:
    """Return the text of a justified cell with no-break spaces where none of its lines in `room` ends.

    Lines before a loose one end earlier where that evens them out.
    """
    return _even(kept_together(text), room, room, (size_pt, False, False))[0]


type _Face = tuple[float, bool, bool]
"""The size in pt, whether bold, whether italic."""


@lru_cache(maxsize=1024)
def _justified(text: str, first_room: float, room: float, face: _Face) -> SetText:
    whole, _ = _even(text, first_room, room, face)
    if is_torn := _is_torn(whole, first_room, room, face):
        # Flush left no blank is narrowed, so that lines end elsewhere.
        whole, _ = _filled(text, first_room, room, face, 1.0)
    return SetText(whole, not is_torn)


def _is_torn(text: str, first_room: float, room: float, face: _Face) -> bool:
    """Tell whether justifying tears a line of a text apart."""
    here = first_room
    for part in text.split("\n"):
        line = _Line(here, face, LEAST_BLANK)
        for word in part.split(" "):
            if not line.takes(word):
                if line.stretch > most_stretch(word):
                    return True
                line = _Line(room, face, LEAST_BLANK)
            line.add(word)
        here = room
    return False


def _untied(text: str, own_ties: str, rooms: tuple[float, float], face: _Face) -> str:
    """Return a text whose words of several syllables are tied only where a line would end within them.

    `own_ties` has the other ties. A text full of no-break spaces is found by no search in Word, and compared ill.
    """
    parts, place, room = [], 0, rooms[0]
    for part in text.split("\n"):
        line, set_words = _Line(room, face, LEAST_BLANK), []
        for word in part.split(" "):
            if is_first := not line.takes(word):
                line = _Line(rooms[1], face, LEAST_BLANK)
            line.add(word)
            set_words.append(word if is_first else own_ties[place : place + len(word)])
            place += len(word) + 1
        parts.append(" ".join(set_words))
        room = rooms[1]
    return "\n".join(parts)


def _lines(text: str, first_room: float, room: float, face: _Face) -> int:
    """Return in how many lines a text stands."""
    count, here = 0, first_room
    for part in text.split("\n"):
        line, count = _Line(here, face, LEAST_BLANK), count + 1
        for word in part.split(" "):
            if not line.takes(word):
                line, count = _Line(room, face, LEAST_BLANK), count + 1
            line.add(word)
        here = room
    return count


def _even(text: str, first_room: float, room: float, face: _Face) -> tuple[str, float]:
    """Return a text with no-break spaces where no line should end, and how far its loosest line is stretched."""
    whole, widest = _filled(text, first_room, room, face, LEAST_BLANK)
    if widest <= _LOOSE:
        return whole, widest
    evened = _filled(_evened(whole, first_room, room, face), first_room, room, face, LEAST_BLANK)
    return min((whole, widest), evened, key=lambda tried: tried[1])


def _filled(text: str, first_room: float, room: float, face: _Face, narrowest: float) -> tuple[str, float]:
    """Return a text with fewer no-break spaces where lines would be loose, and how far the loosest one is stretched."""
    parts, widest = [], 0.0
    for part in text.split("\n"):
        line = _Line(first_room, face, narrowest)
        words, set_words = deque(part.split(" ")), []
        while words:
            word = words.popleft()
            if line.takes(word):
                line.add(word)
                set_words.append(word)
            elif line.stretch > _LOOSE and (place := line.place_to_part(word)):
                words.extendleft((word[place + 1 :], word[:place]))
            else:
                widest = max(widest, line.stretch)
                line = _Line(room, face, narrowest)
                words.appendleft(word)
        parts.append(" ".join(set_words))
        first_room = room
    return "\n".join(parts), widest


def _evened(text: str, first_room: float, room: float, face: _Face) -> str:
    """Return a text whose lines before a loose one end earlier: words they could hold are tied to those that follow."""
    parts = []
    for part in text.split("\n"):
        lines = _even_lines(part.split(" "), first_room, room, face)
        parts.append(" ".join(_tied(lines, first_room, room, face)))
        first_room = room
    return "\n".join(parts)


def _even_lines(words: Sequence[str], first_room: float, room: float, face: _Face) -> list[list[str]]:
    """Return words in lines that are stretched as little as can be, the loosest ones counting most."""
    ways: dict[int, tuple[float, list[list[str]]]] = {0: (0.0, [])}
    for first in range(len(words)):
        if first not in ways:
            continue
        cost, lines = ways[first]
        line = _Line(room if first else first_room, face, 1.0)
        for last in range(first, len(words)):
            if not line.takes(words[last]):
                break
            line.add(words[last])
            whole = cost + (line.stretch**2 if last < len(words) - 1 else 0.0)
            if whole < ways.get(last + 1, (math.inf, []))[0]:
                ways[last + 1] = (whole, [*lines, list(words[first : last + 1])])
    return ways[len(words)][1] if len(words) in ways else [list(words)]


def _tied(lines: Sequence[list[str]], first_room: float, room: float, face: _Face) -> Iterator[str]:
    """Yield the words of lines, the first ones of a line tied together where one would fit onto the line before it."""
    before = _Line(math.inf, face, LEAST_BLANK)
    for number, words in enumerate(lines):
        tied, *others = words
        while number and others and before.takes(tied):
            tied = f"{tied}{_NBSP}{others.pop(0)}"
        before = _Line(room if number else first_room, face, LEAST_BLANK)
        for word in (tied, *others):
            before.add(word)
            yield word


class _Line:
    """A line that is filled word by word; what is between two blanks is a word."""

    def __init__(self, room: float, face: _Face, narrowest: float) -> None:
        self._room = room
        self._face = face
        self._blank = times_width(" ", *face)
        self._narrower = (1 - narrowest) * self._blank
        self._used, self._blanks, self._ends = 0.0, -1, -1

    @property
    def stretch(self) -> float:
        """By how much of the size each blank is widened if it is justified."""
        missing = max(self._room - self._used, 0.0)
        if self._blanks <= 0:
            return math.inf if missing else 0.0
        return missing * PT_PER_MM / self._face[0] / self._blanks

    def takes(self, word: str) -> bool:
        """Tell whether a word fits on it; the first one always does, since it is cut."""
        if self._blanks < 0:
            return True
        narrower = self._narrower * (self._ends + 1)
        return self._used + self._blank + times_width(word, *self._face) - narrower <= self._room

    def add(self, word: str) -> None:
        """Put a word on it."""
        self._used += times_width(word, *self._face) + (self._blank if self._blanks >= 0 else 0.0)
        self._blanks += 1 + word.count(_NBSP)
        # No program narrows a no-break space.
        self._ends += 1

    def place_to_part(self, word: str) -> int:
        """Return before which no-break space of a word that does not fit on it a part does, 0 for none.

        A date is rather parted before its year or its month than elsewhere; a number stays with the word before it
        unless more than a third of the line would be empty.
        """
        short = self._used < (1 - _MOST_SHORT) * self._room
        places = [place for place, letter in enumerate(word) if letter == _NBSP and self.takes(word[:place])]
        for pattern in _WITHIN_A_DATE:
            if dated := [place for place in places if pattern.match(word, place)]:
                return max(dated)
        return max((place for place in places if short or not _OF_A_NUMBER.search(word[:place])), default=0)
