"""Ends the lines of a certificate, a title or a name where one pauses: after a comma, around a quoted name."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from desktop_app.papers.document.lines.compounds import kept_together, phrase_blanks

_NBSP: Final = "\u00a0"
_WITHIN_A_WORD, _WITHIN_A_NAME, _WITHIN_A_PHRASE = 4.0, 2.0, 1.5
_LEFT_HANGING, _ANYWHERE, _BEFORE_A_PHRASE = 1.0, 0.5, 0.1
"""What a line costs that ends there; the smallest sum is chosen."""
_ONE_MORE_LINE: Final = 1.0
UNEVEN: Final = 3.0
_PHRASES: Final = frozenset(
    "đã trong vì về tại theo cho năm nhân góp và để do từ khi thuộc nhằm giai đợt 6 “ ( -".split()
)
"""Words that begin a part of a sentence."""
_HANGING: Final = frozenset(
    "của và trong trên các những với tại đã cho về theo vì từ đến ở do để được là không có -".split()
)
"""Words that no line should end with: what they belong to follows."""
_PAUSE: Final = re.compile(r"[,;:.”)]$")


def lines_of_sense(
    text: str, room: float, width: Callable[[str], float], count: int, most: int, uneven: float = UNEVEN
) -> tuple[str, ...]:
    """Return a text of `count` lines in lines that fit into `room`, one more up to `most` where that spares a name.

    () if it cannot be broken at blanks. `uneven` is what a line costs that is longer or shorter than the others by its
    whole room.
    """
    words, costs = _parted(text)
    tried = [(_cheapest(words, costs, room, width, number, uneven), number) for number in {count, min(count + 1, most)}]
    possible = [(cost + _ONE_MORE_LINE * (number > count), lines) for (cost, lines), number in tried if lines]
    return min(possible)[1] if possible else ()


def _parted(text: str) -> tuple[list[str], list[float]]:
    """Return the words of a text, and what a line costs that ends before each."""
    words: list[str] = []
    costs: list[float] = []
    quoted, place, within = False, 0, phrase_blanks(text)
    for part in kept_together(text).split(" "):
        for number, word in enumerate(part.split(_NBSP)):
            cost = _WITHIN_A_WORD if number else _before(word, words, quoted)
            costs.append(max(cost, _WITHIN_A_PHRASE) if place - 1 in within else cost)
            words.append(word)
            place += len(word) + 1
            quoted = (quoted or "“" in word) and "”" not in word
    return words, costs


def _before(word: str, words: Sequence[str], quoted: bool) -> float:
    last = words[-1] if words else ""
    if quoted:
        return _WITHIN_A_NAME / 2 if _PAUSE.search(last) else _WITHIN_A_NAME
    if _PAUSE.search(last):
        return 0.0
    if last.lower() in _HANGING:
        return _LEFT_HANGING
    return _BEFORE_A_PHRASE if word.startswith("“") or word.lower() in _PHRASES else _ANYWHERE


def _cheapest(
    words: Sequence[str],
    costs: Sequence[float],
    room: float,
    width: Callable[[str], float],
    count: int,
    uneven: float,
) -> tuple[float, tuple[str, ...]]:
    """Return the cheapest way to set words in so many lines, and what it costs; no lines if there is none."""
    even = width(" ".join(words)) / count
    ways: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[str, ...]]] = {}
        for first, (cost, lines) in ways.items():
            for last in range(first + 1, len(words) + 1):
                line = " ".join(words[first:last])
                wide = width(line)
                if wide > room:
                    break
                ended = costs[last] if last < len(words) else 0.0
                whole = cost + ended + uneven * ((wide - even) / room) ** 2
                if last not in longer or whole < longer[last][0]:
                    longer[last] = (whole, (*lines, line))
        ways = longer
    return ways.get(len(words), (0.0, ()))
