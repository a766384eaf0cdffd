"""Mnemonics for inputs and buttons: each letter only once in a window, and only letters that a keyboard has."""

import unicodedata
from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QWidget


def underlined(texts: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """Return texts with "&" before the letter of each; where no letter is left, a text stays as it is.

    First letters of words are preferred, in the order of the texts; a text moves to another of its letters if a later
    one has no other.
    """
    places = [_places(text) for text in texts]
    owner: dict[str, int] = {}

    def settle(number: int, tried: set[str]) -> bool:
        for letter in places[number]:
            if letter in tried or letter in taken:
                continue
            tried.add(letter)
            if letter not in owner or settle(owner[letter], tried):
                owner[letter] = number
                return True
        return False

    for number in range(len(texts)):
        # A free letter is taken before another text has to move.
        free_letter = next((letter for letter in places[number] if letter not in owner and letter not in taken), None)
        if free_letter is not None:
            owner[free_letter] = number
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
    return first_places


def _marked(text: str, place: int | None) -> str:
    written = unicodedata.normalize("NFC", text)
    return written if place is None else f"{written[:place]}&{written[place:]}"
