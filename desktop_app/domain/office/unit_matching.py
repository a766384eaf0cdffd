"""Which unit of the book a name in a document means: by its name, a former one, an abbreviation; else some like it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from desktop_app.domain.office.units import same_unit_name, unit_name_key
from desktop_app.domain.vietnamese import fold

_ALIKE: Final = 0.82
_MOST: Final = 4
_FEWEST_INITIALS: Final = 3
"""Two letters alone may be anything."""
_KINDS: Final = {
    "p": ("phong",),
    "vp": ("van phong",),
    "tt": ("trung tam", "thanh tra"),
    "ttr": ("thanh tra",),
    "cd": ("chi doan", "cong doan"),
    "hd": ("hoi dong",),
    "bch": ("ban chap hanh",),
}
"""How offices shorten the first word of a unit's name."""
_UNIONS: Final = re.compile(
    r"(?P<union>chi doan|cong doan)(?: (?:thanh nien|tn|tncs(?: hcm| ho chi minh)?|co quan|co so|cua|so))*"
)
"""The one branch of the agency's union, by its folded name: "Chi đoàn Sở", "Chi đoàn thanh niên cơ quan Sở"."""


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the book by its name, and the names that it had before."""

    name: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The unit that a name surely means ("" for none), or those that it may mean."""

    name: str = ""
    candidates: tuple[str, ...] = ()


def unit_meant(name: str, units: Sequence[KnownUnit]) -> UnitMatch:
    """Return which of the units a name means. A name that is like none of them is that of a new unit."""
    for same in (
        [unit.name for unit in units if same_unit_name(unit.name, name)],
        [unit.name for unit in units if any(same_unit_name(former, name) for former in unit.former)],
        [unit.name for unit in units if _shortens(name, unit.name)],
        [unit.name for unit in units if union_named(name) and union_named(name) == union_named(unit.name)],
    ):
        if same:
            return _one_or_several(same)
    return UnitMatch(candidates=tuple(_like(unit_name_key(name), units))[:_MOST])


def begins_as_unit(name: str, units: Iterable[str]) -> bool:
    """Return whether a name is how a longer one of these begins: "Phòng Lãnh sự" of "Phòng Lãnh sự - Lễ tân"."""
    words = unit_name_key(name).split()
    # One word is but the kind of unit.
    return len(words) > 1 and any(
        len(whole) > len(words) and whole[: len(words)] == words
        for whole in (unit_name_key(unit).split() for unit in units)
    )


def union_named(name: str) -> str:
    """Return the union whose branch in the agency a name is, "" if it is none, or that of a part of the agency."""
    match = _UNIONS.fullmatch(unit_name_key(name))
    return match["union"] if match else ""


def _one_or_several(names: Sequence[str]) -> UnitMatch:
    return UnitMatch(names[0]) if len(names) == 1 else UnitMatch(candidates=tuple(names)[:_MOST])


def _shortens(name: str, whole: str) -> bool:
    """Return whether a name is an abbreviation of another one: "P. QLBG", "TT TT&DVĐN"."""
    tokens = re.findall(r"[a-z0-9]+", fold(name))
    words = unit_name_key(whole).split()
    if tokens[-1:] == ["so"]:
        tokens = tokens[:-1]
    # Of as many words it shortens one of them ("P. Kế toán"); that of the same words is no abbreviation.
    if not 0 < len(tokens) <= len(words) or tokens == words:
        return False
    # "QLBG" is "Phòng Quản lý biên giới": a list with a column of units leaves the first word out.
    is_bare = words[0] == "phong" and len(tokens) == 1 and len(tokens[0]) >= _FEWEST_INITIALS
    return _expands(tuple(tokens), tuple(words)) or (is_bare and tokens[0] == "".join(word[0] for word in words[1:]))


def _expands(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not tokens or not words:
        return not tokens and not words
    if words[0] == "va" and tokens[0] != "va" and _expands(tokens, words[1:]):
        return True
    first, rest = tokens[0], tokens[1:]
    if first == words[0] and _expands(rest, words[1:]):
        return True
    for kind in _KINDS.get(first, ()):
        count = len(kind.split())
        if words[:count] == tuple(kind.split()) and _expands(rest, words[count:]):
            return True
    return any(_expands(rest, words[count:]) for count in _initials(first, words))


def _initials(token: str, words: Sequence[str]) -> Iterable[int]:
    """Yield how many words a token has the first letters of; "và" is often left out."""
    letters = ""
    for count, word in enumerate(words, 1):
        if word == "va" and not token.startswith(f"{letters}v"):
            continue
        letters += word[0]
        if not token.startswith(letters):
            return
        if letters == token and len(token) > 1:
            yield count


def _like(key: str, units: Sequence[KnownUnit]) -> Iterable[str]:
    words = key.split()
    for unit in units:
        other = unit_name_key(unit.name)
        parts = other.split()
        part = min(len(words), len(parts))
        begins = part > 2 and words[:part] == parts[:part]
        if words[:1] == parts[:1] and (begins or SequenceMatcher(None, key, other).ratio() >= _ALIKE):
            yield unit.name
