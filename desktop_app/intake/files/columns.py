"""The letters of columns in spreadsheets: A to Z, AA to ZZ, AAA to XFD. And how many of them a list may have."""

MOST_COLUMNS = 1_000
"""A year of days with their sums is well below; the work on a sheet grows with all of them."""


def column_letters(index: int) -> str:
    """Return the letters of the column with the 0-based `index`: 0 is "A", 26 is "AA"."""
    letters = ""
    number = index + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 1-based number of a column: "A" is 1, "AA" is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
