"""Markers of numbered headings as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 wants them: I. – 1. – a)."""

_POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return "IV" for 4. `number` from 1; annexes and parts are few, so there is no letter for 50."""
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def numbered_head(number: int, text: str, heads: int) -> str:
    """Return a heading within a list with its number among several; where there is only one it has none."""
    return f"{roman(number)}. {text}" if heads > 1 else text


def point_letter(number: int) -> str:
    """Return the letter of a point, from 1, in the Vietnamese alphabet: d is followed by đ, e and g; y by aa."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, len(_POINTS))
        letters = _POINTS[place] + letters
    return letters


def heading_marker(level: int, number: int) -> str:
    """Return the marker of the heading `number` (from 1) of its level: "II.", "2.", "b)"."""
    match level:
        case 1:
            return f"{roman(number)}."
        case 2:
            return f"{number}."
        case _:
            return f"{point_letter(number)})"
