"""A task of a plan as a sentence names it: its first sentence in quotation marks, without its purpose if it is long."""

import re
from collections.abc import Collection
from typing import Final

from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.vietnamese import SENTENCE_END, fold, quoted

_SHORTEST_TASK: Final = 40
LONGEST_QUOTED: Final = 200
"""The letters on two lines of a list's widest column: of a longer task its purpose is left out."""
LONGEST_IN_LIST: Final = 100
"""The letters of a task that a summary in a list quotes: it is read beside others, the report tells the whole."""
_POINTS: Final = re.compile(r" *\.{3,}")
_PURPOSE: Final = re.compile(r",? nhằm ")
_CIRCUMSTANCE: Final = re.compile(r",? (?:nhằm|để|ban hành kèm theo|gửi về|trước ngày|theo [A-ZĐ]\S+ ?\S* số) ")
"""With what a plan goes on behind what is to be done: for what, by which document, to whom and when."""
_TOGETHER: Final = "phối hợp với "
_LIST_SIGNS: Final = (", ", " và ", " cùng ")
_PAIRS: Final = ("“”", "()")


def first_sentence(text: str) -> str:
    """Return a task's first sentence, whole: cut at a comma or semicolon it would say less than the plan does."""
    line = text.split("\n")[0].strip()
    for match in SENTENCE_END.finditer(line, _SHORTEST_TASK):
        if _is_closed(line, match.start()):
            return line[: match.start()]
    return line.rstrip(" .;")


def task_quoted(text: str, longest: int = LONGEST_QUOTED) -> str:
    """Return a task in quotation marks, with a capital, without its purpose if it is longer than `longest`.

    The plan's own three points are one sign.
    """
    short = _POINTS.sub("…", without_purpose(text, longest))
    return f"nhiệm vụ {quoted(f'{short[:1].upper()}{short[1:]}')}"


def without_purpose(text: str, longest: int = LONGEST_QUOTED) -> str:
    """Return a long task up to what it is for: its sense ends there, so that no "…" says that the plan goes on."""
    if len(text) <= longest:
        return text
    ends = (match.start() for match in _PURPOSE.finditer(text, _SHORTEST_TASK))
    end = next((end for end in ends if _is_closed(text, end)), len(text))
    return text if end == len(text) else text[:end].rstrip(" .,;…")


def without_circumstance(text: str, longest: int) -> str:
    """Return a long task up to one of its circumstances, as much of it as `longest` holds; whole where none ends so."""
    if len(text) <= longest:
        return text
    starts = (match.start() for match in _CIRCUMSTANCE.finditer(text, _SHORTEST_TASK, longest))
    ends = [start for start in starts if _is_closed(text, start)]
    return text[: ends[-1]].rstrip(" .,;…") if ends else text


def without_helper(text: str, unit: str, helpers: Collection[str] = ()) -> str:
    """Return what has to be done without the unit itself among those it is done with: its own report names the others.

    `helpers` are the units that a plan assigns it to beside who leads: of a list with other names in its middle nothing
    is taken out.
    """
    if not unit or not fold(text).startswith(fold(_TOGETHER)):
        return text
    others: tuple[str, ...] = ()
    rest, is_named, sign = text[len(_TOGETHER) :], False, ""
    while name := _first_of(rest, {unit, *helpers}):
        is_own = fold(name) == fold(unit)
        is_named, others = is_named or is_own, others if is_own else (*others, name)
        rest = rest[len(name) :].removeprefix(" Sở")
        sign = next((sign for sign in _LIST_SIGNS if rest.startswith(sign)), "")
        if not sign:
            break
        rest = rest[len(sign) :]
    # "Văn phòng UBND tỉnh" is no Văn phòng of this office.
    if not is_named or (not sign and rest.lstrip()[:1].isupper()):
        return text
    goes_on = sign.strip(" ,") or rest[:1].isupper() or rest.startswith("các ")
    if goes_on and sign:
        return f"{text[: len(_TOGETHER)]}{', '.join(others)}{sign if others else ''}{rest}"
    return f"{text[: len(_TOGETHER)]}{joined_words(others)}{sign}{rest}" if others else rest.lstrip()


def _first_of(text: str, names: Collection[str]) -> str:
    """Return the one of these names that a text begins with, as it stands there; "" for none."""
    longest_first = sorted(names, key=len, reverse=True)
    length = next((len(name) for name in longest_first if fold(text[: len(name)]) == fold(name)), 0)
    return "" if text[length : length + 1].isalnum() else text[:length]


def _is_closed(text: str, end: int) -> bool:
    """Tell whether every quotation and bracket that a text opens is closed before `end`."""
    return all(text.count(left, 0, end) == text.count(right, 0, end) for left, right in _PAIRS)
