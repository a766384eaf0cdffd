"""The letters of the old fonts: TCVN3 (".VnTime") has one sign for a letter, VNI ("VNI-Times") one or two."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple


class Scheme(StrEnum):
    """How old fonts wrote Vietnamese letters."""

    TCVN3 = "tcvn3"
    VNI = "vni"


SCHEME_LABELS: Final = {Scheme.TCVN3: "TCVN3 (ABC)", Scheme.VNI: "VNI"}
"""The schemes in the clerk's words."""


class FontLetters(NamedTuple):
    """What a font shows: the scheme of its letters; fonts of capitals show each letter as a capital."""

    scheme: Scheme
    capitals: bool = False


_TCVN3: Final = dict(
    zip(
        range(0xA1, 0xFF),
        "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_ALONE: Final = dict(zip("ñÑôÔöÖìÌíÍæÆóÓòÒîÎ", "đĐơƠưƯìÌíÍỉỈĩĨịỊỵỴ", strict=True))
_MARKS: Final = "øùûõï"
"""The signs of huyền, sắc, hỏi, ngã, nặng after a letter."""
_VNI_PAIRS: Final = {
    **{letter + mark: toned for letter, tones in
       {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ", "ô": "ờớởỡợ", "ö": "ừứửữự"}.items()
       for mark, toned in zip(_MARKS, tones, strict=True)},
    **{"a" + mark: toned for mark, toned in zip("êèéúüë", "ăằắẳẵặ", strict=True)},
    **{letter + mark: toned for letter, tones in {"a": "âầấẩẫậ", "e": "êềếểễệ", "o": "ôồốổỗộ"}.items()
       for mark, toned in zip("âàáåãä", tones, strict=True)},
}  # fmt: skip
_FONT: Final = re.compile(r"(?:(?P<vni>VNI)[-\s_]|\.Vn)(?P<name>.*)", re.IGNORECASE)

_TONED_START: Final = re.compile(r"(?<!\S)[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
"""The first letter of a word, one of which TCVN3 has no capital."""
_LONGEST_NAME: Final = 6
_SMALL: Final = re.compile("[a-z]")
_CAPITALS: Final = re.compile(r"[A-Z][\xa1-\xfe][A-Z]|[A-Z]{2}[\xa1-\xfe]|[\xa1-\xfe][A-Z]{2}")


def _vni() -> dict[str, str]:
    """Return what signs of VNI mean; the mark after a capital may be a small one."""
    signs = dict(_VNI_ALONE)
    for pair, letter in _VNI_PAIRS.items():
        signs[pair] = letter
        signs[pair.upper()] = signs[pair[0].upper() + pair[1]] = letter.upper()
    return signs


_VNI: Final = _vni()
_VNI_SIGNS: Final = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_TCVN3_LETTERS: Final = {code: letter for code, letter in _TCVN3.items() if letter != "."}
OLD_SIGNS: Final = {
    Scheme.TCVN3: frozenset(map(chr, _TCVN3_LETTERS)),
    Scheme.VNI: frozenset("".join(_VNI)) - frozenset(map(chr, range(128))),
}
"""The signs beyond ASCII that a scheme uses."""


def to_unicode(text: str, scheme: Scheme, capitals: bool = False) -> str:
    """Return a text of old letters as Unicode; `capitals`: its font shows each letter as a capital."""
    if scheme is Scheme.TCVN3:
        letters = "".join(map(_tcvn3_line, text.splitlines(keepends=True)))
    else:
        letters = _VNI_SIGNS.sub(lambda sign: _VNI[sign[0]], text)
    return letters.upper() if capitals else letters


def _tcvn3_line(line: str) -> str:
    letters = line.translate(_TCVN3_LETTERS)
    # There are no capitals with tones: "KÕ HO¹CH" is typed so, and is KẾ HOẠCH.
    is_in_capitals = _SMALL.search(line) is None and _CAPITALS.search(line) is not None
    if is_in_capitals:
        return letters.upper()
    return _as_names(letters) if _TONED_START.search(letters) else letters


def _as_names(letters: str) -> str:
    """Return a name with its capitals: "Lưu Ngọc ẩn" could not be typed otherwise, a sentence stays as it is."""
    words = letters.split()
    others = [word for word in words if not _TONED_START.match(word)]
    is_name = len(others) > 1 and len(words) <= _LONGEST_NAME and all(word.istitle() for word in others)
    return _TONED_START.sub(lambda first: first[0].upper(), letters) if is_name else letters


@lru_cache(maxsize=1024)
def letters_of_font(name: str) -> FontLetters | None:
    """Return what a font shows, None if it is a font of Unicode."""
    match = _FONT.fullmatch(name.strip())
    if match is None:
        return None
    if match["vni"]:
        return FontLetters(Scheme.VNI)
    # ".VnTimeH" shows small letters as capitals: there was no room for capitals with tones.
    return FontLetters(Scheme.TCVN3, match["name"].rstrip().endswith("H"))
