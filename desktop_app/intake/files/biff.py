"""Check the record stream of an old workbook (.xls) before it is read ([MS-XLS]).

The library allocates as many cells and strings as the stream declares; here these numbers are compared with the limits
of an old workbook: 65,536 rows and 256 columns.
"""

from collections.abc import Iterator
from struct import unpack_from

_MOST_ROWS = 65_536
_MOST_COLUMNS = 256
_FILE_PASS, _SHEET, _STRINGS, _DIMENSIONS, _SEVERAL_NUMBERS = 0x002F, 0x0085, 0x00FC, 0x0200, 0x00BD
LABELS = frozenset({0x0204, 0x00D6, 0x00FD, 0x0006})
"""The kinds of record of a cell that holds a text: label, formatted label, label by number, formula."""
# Formula, number, label, logical or error, formatted label, compressed number, label by number.
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x027E, 0x00FD})


def is_protected(book: bytes) -> bool:
    """Return whether a record stream can be read only with a password."""
    return any(kind == _FILE_PASS for kind, _, _ in records_of(book))


def check_book(book: bytes) -> None:
    """Raise ValueError if a record stream declares or uses more cells or strings than possible."""
    for kind, start, length in records_of(book):
        if kind == _SHEET and length >= 4:
            if unpack_from("<I", book, start)[0] >= len(book):
                raise ValueError("a sheet behind the end")
        elif kind == _STRINGS and length >= 8:
            if unpack_from("<I", book, start + 4)[0] * 3 > len(book):
                raise ValueError("more strings than bytes")
        elif kind == _DIMENSIONS and length >= 10:
            form = "<2I2H" if length >= 14 else "<4H"
            first_row, end_row, first_column, end_column = unpack_from(form, book, start)
            if not (first_row <= end_row <= _MOST_ROWS and first_column <= end_column <= _MOST_COLUMNS):
                raise ValueError("dimensions")
        elif (kind in _CELLS or kind == _SEVERAL_NUMBERS) and length >= 6:
            (column,) = unpack_from("<H", book, start + (2 if kind in _CELLS else length - 2))
            if column >= _MOST_COLUMNS:
                raise ValueError("column")


def records_of(book: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the kind, the start of the data and the length of the data of each complete record."""
    start = 0
    while start + 4 <= len(book):
        kind, length = unpack_from("<HH", book, start)
        if start + 4 + length > len(book):
            return
        yield kind, start + 4, length
        start += 4 + length
