"""Vietnamese text: its form in storage, and keys for sorting and searching.

Texts are stored in NFC with single spaces. The order is that of dictionaries (a ă â b c d đ e ê …; tones: none, huyền,
hỏi, ngã, sắc, nặng), compared syllable by syllable; people are ordered by given name, family name, middle names. The
keys are plain ASCII strings, so that any database compares them correctly with its simplest collation.
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"), None)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# \x0b is Word's line break within a paragraph.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_WORDS = re.compile(r"[^\W_]+")
_NUMBERS_AND_LETTERS = re.compile(r"\d+|[^\W\d_]+")

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# In a key, tones are ! to &, digits are themselves, the 33 letters are A to a; all other characters come after them.
_LETTERS = {letter: chr(ord("A") + rank) for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

_INNER_MARKS = str.maketrans("“”", "‘’")
SENTENCE_END = re.compile(r"(?<=[^\W_][^\WA-ZĐ_]|.[)”])\. +(?=[^\W\d_a-zđ])")
"""Not the point of "TP. Lạng Sơn", nor the three before "trong xã hội"."""
CUT_OFF = "…"
"""The sign that replaces the rest of a shortened line."""


def nfc(text: str) -> str:
    """Return `text` in NFC, without control and zero-width characters; line breaks become "\\n"."""
    # What is taken out is not printable, as most texts are throughout.
    if not text.isprintable():
        text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text).translate(_INVISIBLE))
    return unicodedata.normalize("NFC", _icelandic_eth(text))


def clean_line(text: str) -> str:
    """Return `text` as one line in NFC: each run of white space becomes one blank, none remains at the ends."""
    return " ".join(nfc(text).split())


def caseless(text: str) -> str:
    """Return a name as it is compared with others: small and capital letters are the same, every sign tells apart."""
    return clean_line(text).casefold()


def clean_text(text: str) -> str:
    """Return `text` as paragraphs: NFC, single blanks, no blanks at line ends, no empty lines at the ends."""
    lines = [_BLANKS.sub(" ", line).strip() for line in nfc(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def first_line(text: str) -> str:
    """Return the first line of `text`, whole: what shows it cuts it where it has no room."""
    return text.split("\n")[0]


def shortened(text: str, longest: int = 50) -> str:
    """Return the first words of `text` on one line, as labels of changes and choices name a record."""
    line = first_line(text)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + CUT_OFF


def quoted(text: str) -> str:
    """Return `text` in quotation marks; those within it become the inner ones."""
    return f"“{text.translate(_INNER_MARKS)}”"


def is_whole_number(text: str) -> bool:
    """Tell whether a text is a whole number in the figures 0 to 9; Python's own test also takes other scripts."""
    return text.isascii() and text.isdecimal()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` as typed without a Vietnamese keyboard: lower case, no diacritics, đ as d, single blanks."""
    marked = unicodedata.normalize("NFD", nfc(text).casefold())
    bare = "".join(mark for mark in marked if not unicodedata.combining(mark))
    return " ".join(bare.replace("đ", "d").split())


def has_beginnings(folded: str, typed: str) -> bool:
    """Tell whether each word of `typed`, with accents or without, begins a word of a folded text."""
    words = f" {folded}"
    return all(f" {word}" in words for word in fold(typed).split())


def search_words(*texts: str) -> str:
    """Return the folded words of `texts`, each once, in their order, separated by blanks."""
    return " ".join(dict.fromkeys(word for text in texts for word in _folded_words(text)))


def folded_words(*texts: str) -> str:
    """Return the words of `search_words` as they are stored for searching: with a blank before each."""
    # So "% dang%" means "a word that begins with dang".
    words = search_words(*texts)
    return f" {words}" if words else ""


@lru_cache(maxsize=65536)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(text)))


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """Return the key that sorts `text` in Vietnamese order; texts that differ only by case have equal keys."""
    return " ".join(_syllable_key(syllable) for syllable in fold_case_words(text))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key that sorts people's names: by given name, then family name, then middle names.

    It tells names apart, too: it is the same for all ways to write one (Hòa, Hoà), another for another accent.
    """
    words = fold_case_words(name)
    if len(words) < 2:
        return sort_key(name)
    family, *middle, given = words
    return " ".join(_syllable_key(word) for word in [given, family, *middle])


def fold_case_words(text: str) -> list[str]:
    """Return the words of `text` in lower case with their diacritics: the syllables that keys are made of."""
    return _WORDS.findall(unicodedata.normalize("NFC", nfc(text).casefold()))


@lru_cache(maxsize=65536)
def natural_key(text: str) -> str:
    """Return a key like `sort_key` that sorts numbers by value: "Phòng 2" comes before "Phòng 10"."""
    parts = _NUMBERS_AND_LETTERS.findall(" ".join(fold_case_words(text)))
    return " ".join(_number_key(part) if part.isdecimal() else _syllable_key(part) for part in parts)


def _number_key(figures: str) -> str:
    # A longer number is greater, so its length comes first.
    number = "".join(str(unicodedata.decimal(figure)) for figure in figures).lstrip("0") or "0"
    return f"{len(number):02d}{number}"


@lru_cache(maxsize=16384)
def _syllable_key(syllable: str) -> str:
    # The letters come first and then the tone, so hoà and hòa have the same key.
    tone = 0
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", syllable):
        if character in _TONES:
            tone = _TONES[character]
        elif unicodedata.combining(character) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + character)
        else:
            letters.append(character)
    return "".join(map(_letter_key, letters)) + chr(ord("!") + tone)


def _letter_key(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    base = fold(letter)
    if base != letter and base and all(part in _LETTERS for part in base):
        return "".join(_LETTERS[part] for part in base)
    return "".join(f"z{ord(part):06x}" for part in letter)


def _icelandic_eth(text: str) -> str:
    # Ð (U+00D0) looks like Đ (U+0110) and comes from old fonts; no Vietnamese text contains the Icelandic letter.
    return text.replace("\u00d0", "\u0110").replace("\u00f0", "\u0111")


def thousands(number: int) -> str:
    """Return a whole number with dots between its thousands: "1.234.567"."""
    return f"{number:,}".replace(",", ".")
