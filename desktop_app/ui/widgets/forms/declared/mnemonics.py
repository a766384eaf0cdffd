"""Mnemonics for inputs and buttons: each letter only once in a window, and only letters that a keyboard has."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QWidget

_COMMON: Final[Mapping[str, str]] = {
    "Hủy": "h",
    "Lưu": "l",
    "Lưu nháp": "l",
    "Hoàn tất": "t",
    "Ghi chú": "c",
    "Nội dung": "d",
    "Đến ngày": "n",
}
"""Words that stand in many forms, with the letter that hands find them by."""
_ENDINGS: Final = frozenset({"Hủy", "Lưu"})
"""The buttons by which a form is left: they keep their letters, though an input goes without."""
_CONSONANTS, _DESCENDING, _ANY, _OF_COMMON = range(4)


def is_common(text: str) -> bool:
    """Return whether words have the same letter in every form."""
    return _bare(text) in _COMMON


def underlined(texts: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """Return texts with "&" before the letter of each; where no letter is left, a text stays as it is.

    First letters of words come first, in the order of the texts; one gives way to a later text that has no other. A
    vowel is taken only if no consonant is left (a line below it reads as the mark of a tone), and so before it a letter
    that reaches below the line itself. Common words give way last of all, and the buttons that end a form
    never.
    """
    places = [_places(text) for text in texts]
    sorts: list[dict[str, int]] = []
    sort = _CONSONANTS
    owner: dict[str, int] = {}

    def settle(number: int, tried: set[str]) -> bool:
        for letter in sorts[number]:
            if letter in tried or letter in taken:
                continue
            tried.add(letter)
            held_by = texts[owner[letter]] if letter in owner else ""
            moves = letter in owner and (
                not is_common(held_by) or (sort == _OF_COMMON and _bare(held_by) not in _ENDINGS)
            )
            if letter not in owner or (moves and settle(owner[letter], tried)):
                owner[letter] = number
                return True
        return False

    for sort in range(_OF_COMMON + 1):
        sorts = [{letter: place for letter, place in each.items() if _sort_of(letter) <= sort} for each in places]
        for number in sorted(range(len(texts)), key=lambda place: not is_common(texts[place])):
            if number in owner.values():
                continue
            # Whoever comes later takes a free letter of his own before he asks another to move.
            free = next((letter for letter in sorts[number] if letter not in owner and letter not in taken), None)
            if free is not None:
                owner[free] = number
            else:
                settle(number, set())
    letters = {number: letter for letter, number in owner.items()}
    return [_marked(text, places[number].get(letters.get(number, ""))) for number, text in enumerate(texts)]


def taken_letters(window: QWidget) -> set[str]:
    """Return the mnemonics already used in a window."""
    texts = [part.text() for part in window.findChildren(QAbstractButton)]
    texts += [part.text() for part in window.findChildren(QLabel) if part.buddy() is not None]
    texts += [part.title() for part in window.findChildren(QGroupBox)]
    return {letter_of(text) for text in texts} - {""}


def letter_of(text: str) -> str:
    """Return the letter that a text has marked, in lower case; "" if none."""
    _, mark, rest = text.replace("&&", "").partition("&")
    return rest[:1].casefold() if mark else ""


def _places(text: str) -> dict[str, int]:
    """Return the places of the usable letters in a text, the best first."""
    written = unicodedata.normalize("NFC", text)
    usable = [place for place, letter in enumerate(written) if letter.isascii() and letter.isalpha()]
    firsts = [place for place in usable if place == 0 or not written[place - 1].isalnum()]
    first_places: dict[str, int] = {}
    for place in (*firsts, *usable):
        first_places.setdefault(written[place].casefold(), place)
    common = _COMMON.get(_bare(text), "")
    ranked = sorted(first_places, key=lambda letter: (letter != common, _sort_of(letter)))
    return {letter: first_places[letter] for letter in ranked}


def _bare(text: str) -> str:
    return unicodedata.normalize("NFC", text).rstrip(" *")


def _sort_of(letter: str) -> int:
    if letter in "aeiouy":
        return _ANY
    return _DESCENDING if letter in "gjpq" else _CONSONANTS


def _marked(text: str, place: int | None) -> str:
    written = unicodedata.normalize("NFC", text)
    return written if place is None else f"{written[:place]}&{written[place:]}"
