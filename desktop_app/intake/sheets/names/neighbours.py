"""Tell the rows of a list from what only stands below or between them: by what most rows of the list have in common.

A row that looks like the others is an entry. A sentence among names, a head of another table, a name without anything
beside it where every other row has much, is none; it is left out with the reason, and can be taken back in.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from desktop_app.domain.office.family_names import FAMILY_NAMES
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Cell, Row
from desktop_app.intake.sheets.cells import line_of, shortened, split_honorific
from desktop_app.intake.sheets.table import SheetTable

_MOST: Final = 0.7
"""The share of rows that have to have something in common before it is expected of the others."""
_NAMES: Final = 0.6
"""The same of names: a short list may have a second table below it."""
_FEWEST: Final = 3
_LONGEST_NAME: Final = 6
_SENTENCE: Final = re.compile(r"[.;:?!]\s+\w|[;:]$|\w{2,}\.$")
_MOST_WORDS: Final = 14
_FIGURE: Final = re.compile(r"\d")
_REMARK: Final = re.compile(r"\s*\([^()]*\)")


class Traits(NamedTuple):
    """What a row is like: whether its name looks like a person's, whether it is numbered, has other cells filled."""

    looks_like_name: bool
    is_numbered: bool
    has_details: bool


def begins_other_table(table: SheetTable, cells: Row) -> bool:
    """Return whether a row is the head of a table of another kind: its column of numbers, or its first, says "STT"."""
    column = table.order_column
    cell = cells[column] if column >= 0 else next((cell for cell in cells if cell is not None), None)
    if type(cell) is not str or cell[:1] not in "SsTt" or len(cells) - cells.count(None) < 3:
        return False
    return fold(cell).strip(" .") in ("stt", "tt", "so tt", "so thu tu")


class Neighbours:
    """What the rows of a list have in common: of `sample`, some of its entries."""

    def __init__(
        self, table: SheetTable, sample: Sequence[Row], is_numbered: Callable[[SheetTable, Row], bool]
    ) -> None:
        self._table = table
        self._is_numbered = is_numbered
        traits = [
            Traits(looks_like_name(table.name(cells)), is_numbered(table, cells), table.has_details(cells))
            for cells in sample
        ]
        self._expects_name = not table.units_are_entries and _most(
            len(traits), (each.looks_like_name for each in traits), _NAMES
        )
        self._expects_number = _most(len(traits), (each.is_numbered for each in traits))
        self._expects_details = _most(len(traits), (each.has_details for each in traits))
        self._order = table.order_column
        self._whole_name = table.name_column if table.given_column < 0 else -1

    def is_usual(self, cells: Row) -> bool:
        """Return whether a row begins no other table and is an entry at a glance, as most are."""
        name = cells[self._whole_name] if self._whole_name >= 0 else None
        number = cells[self._order] if self._order >= 0 else None
        return (
            type(name) is str
            and 0 < name.count(" ") < _LONGEST_NAME
            and name.istitle()
            and name.replace(" ", "").isalpha()
            and not (type(number) is str and number[:1] in "SsTt")
            and (not self._expects_details or self._table.has_details(cells))
        )

    def why_odd(self, cells: Row, *, is_below: bool) -> str:
        """Return why a row is no entry of the list although it has a name, "" if it may be one.

        `is_below`: it stands below the end of the list.
        """
        has_details = not self._expects_details or self._table.has_details(cells)
        cell = self._table.name(cells)
        has_name = (
            looks_like_name(cell) if self._expects_name else self._table.units_are_entries or not _is_phrase(cell)
        )
        if has_details and has_name:
            return ""
        name = line_of(self._table.name(cells))
        if not has_details:
            if is_below:
                return f"Nằm dưới danh sách, không có gì ngoài tên: “{shortened(name)}”."
            if self._expects_number and not self._is_numbered(self._table, cells):
                return f"Không có gì ngoài tên, khác các dòng khác: “{shortened(name)}”."
            if is_sentence(name):
                return f"Ghi chú, không phải dòng của danh sách: “{shortened(name)}”."
        # "Ksor" and "Lương văn Bình" in a numbered row are somebody's names.
        looks_unusual = (" " not in name and name.istitle()) or _is_unevenly_written(name)
        is_unusual = has_details and looks_unusual and self._is_numbered(self._table, cells)
        return "" if has_name or is_unusual else f"Không giống tên người như các dòng khác: “{shortened(name)}”."


def looks_like_name(cell: object) -> bool:
    """Return whether a cell looks like the name of a person, or of several."""
    if type(cell) is not str:
        return False
    if _is_name(cell):
        return True
    lines = [line_of(line) for line in cell.replace("\r", "\n").split("\n") if line.strip()]
    return bool(lines) and all(_is_name(split_honorific(_REMARK.sub("", line).strip(" .,;"))[0]) for line in lines)


def _is_phrase(cell: Cell) -> bool:
    """Return whether a cell has words of a sentence: "Hợp đồng lao động", not "Ông thị lan" or "Nguyễn thị Hoa"."""
    first, *others = line_of(cell).split() or [""]
    return len(others) > 1 and all(map(str.islower, others)) and first.casefold() not in FAMILY_NAMES


def _is_unevenly_written(name: str) -> bool:
    """Return whether a text begins with a family name and ends in a given one, words in small letters between them."""
    first, *others = name.split() or [""]
    return (
        0 < len(others) < _LONGEST_NAME
        and all(word.isalpha() for word in (first, *others))
        and first.istitle()
        and others[-1].istitle()
        and first.casefold() in FAMILY_NAMES
    )


def is_sentence(name: str) -> bool:
    """Return whether the text in a column of names is a sentence."""
    return name.count(" ") >= _MOST_WORDS or _SENTENCE.search(name) is not None


def _is_name(text: str) -> bool:
    return 0 < text.count(" ") < _LONGEST_NAME and (text.istitle() or text.isupper()) and _FIGURE.search(text) is None


def _most(count: int, signs: Iterable[bool], share: float = _MOST) -> bool:
    return count >= _FEWEST and sum(signs) >= share * count
