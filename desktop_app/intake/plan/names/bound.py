"""Names that are known before a sentence is read: each is bound to one word there, so that it is read whole.

What stands between the words of a name gives place to characters that no text has, one for one, so that places in the
bound text are valid in the text itself.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

BLANK: Final = "\ufdd0"
_BETWEEN: Final = " ,;()"
_BOUND_BETWEEN: Final = f"{BLANK}\ufdd1\ufdd2\ufdd3\ufdd4"
_TO_BOUND = str.maketrans(_BETWEEN, _BOUND_BETWEEN)
_TO_FREE = str.maketrans(_BOUND_BETWEEN, _BETWEEN)
_NEXT_TEXT: Final = "\ufdd5"
_MOST_NAMES: Final = 1000
_WORD = re.compile(r"(?:(?<=TP)\.(?=\S)|[^\s,;:.()“”\"])+")


def bind(texts: Sequence[str], names: Iterable[str]) -> Sequence[str]:
    """Return `texts` with each of `names` bound wherever it stands with a capital: the longest, where several do."""
    whole = _NEXT_TEXT.join(texts)
    small = whole.lower()
    places = _places(whole, small, names) if len(small) == len(whole) else []
    pieces: list[str] = []
    before = 0
    for start, end in sorted(places):
        pieces += [whole[before:start], whole[start:end].translate(_TO_BOUND)]
        before = end
    bound = "".join([*pieces, whole[before:]]).split(_NEXT_TEXT)
    return bound if len(bound) == len(texts) else texts


def _places(whole: str, small: str, names: Iterable[str]) -> list[tuple[int, int]]:
    taken = bytearray(len(whole) + 1)
    places: list[tuple[int, int]] = []
    for name in sorted({name.lower() for name in names}, key=len, reverse=True)[:_MOST_NAMES]:
        end = 0
        while (start := small.find(name, end)) >= 0:
            end = start + len(name)
            is_word = not (whole[max(start - 1, 0) : start].isalnum() or whole[end : end + 1].isalnum())
            if is_word and not taken[start] and not taken[end - 1] and whole[start:end] != small[start:end]:
                taken[start:end] = b"\x01" * len(name)
                places.append((start, end))
    return places


def free(text: str) -> str:
    """Return a text as it stands in the plan, whatever names are bound in it."""
    return text.translate(_TO_FREE) if BLANK in text else text


def bound_end(text: str, start: int) -> int | None:
    """Return where the bound name at `start` ends, None where none stands there."""
    word = _WORD.match(text, start) if BLANK in text else None
    return word.end() if word and BLANK in word[0] else None
