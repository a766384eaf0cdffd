"""Long lists of alternatives of a pattern, put together by their first letters, so that few of them are tried."""

import re
from itertools import groupby

_BEHIND = re.compile(r"(?:\(\?<!(?:\[[^\]]*\]|[^()\[\]])*\))*")


def by_letter(pattern: str) -> str:
    """Return a pattern that matches what `pattern` does, whose alternatives with one first letter stand in one group.

    Alternatives that begin with no letter stay where they are; others are moved between two of those only, where the
    first letter tells which of them can match.
    """
    pieces: list[str] = []
    for is_plain, run in groupby(_alternatives(pattern), lambda each: _first(each) is not None):
        if not is_plain:
            pieces += run
            continue
        by_first: dict[str, list[str]] = {}
        for each in run:
            by_first.setdefault(_first(each) or "", []).append(_rest(each))
        pieces += [f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_first.items()]
    return "|".join(pieces)


def _first(alternative: str) -> str | None:
    start = _start(alternative)
    letter = alternative[start : start + 1]
    # A letter that may be left out, or repeated, is no first letter.
    return letter if letter.isalpha() and alternative[start + 1 : start + 2] not in ("?", "*", "+", "{") else None


def _rest(alternative: str) -> str:
    """Return an alternative behind its first letter; what must not stand before that ends with it, too."""
    start = _start(alternative)
    letter = alternative[start]
    return alternative[:start].replace(")", f"{letter})") + alternative[start + 1 :]


def _start(alternative: str) -> int:
    behind = _BEHIND.match(alternative)
    return behind.end() if behind else 0


def _alternatives(pattern: str) -> list[str]:
    parts, depth, in_set, before = [""], 0, False, ""
    for letter in pattern:
        if before != "\\":
            in_set = letter == "[" or (in_set and letter != "]")
            depth += 0 if in_set else (letter == "(") - (letter == ")")
        if letter == "|" and not depth and not in_set and before != "\\":
            parts.append("")
        else:
            parts[-1] += letter
        before = "" if before == "\\" else letter
    return parts
