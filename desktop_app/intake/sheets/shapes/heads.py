"""The head of a list in a sheet, as far as its shape is told by it; and rows of a sheet made anew at their places."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from desktop_app.domain.office.family_names import FAMILY_NAMES
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of, split_honorific
from desktop_app.intake.sheets.header import folded_words

_LAST_HEAD: Final = 60
_MOST_LEVELS: Final = 4
_SAMPLE: Final = 300
_NAME = re.compile(
    r"ho(?: va|,)? (?:va )?ten\b|ho ten\b|ten (?:tap the|don vi|ca nhan|nguoi|tac gia)\b|tac gia\b|nhom tac gia\b"
    r"|chu nhiem (?:de tai|sang kien|tac gia)\b|hoten\b|ho va$|ten$"
)
_SAYS_WHO = re.compile(r"[^:(]+:\s*\w")
_ORDER = re.compile(r"(?:so )?(?:stt|tt)$|so thu tu$|thu tu$")
_NOBODY = re.compile(
    r"(?:phong|van phong|ban|trung tam|thanh tra|chi cuc|so|to|doi|khoa|bo phan|don vi|ca nhan|tap the|giay|bang|co"
    r"|ky niem|huan chuong|chien si|lao dong|pho|quyen|truong|giam doc|chanh|chu tich|bi thu|chuyen vien|can su"
    r"|nhan vien|cong chuc|vien chuc|can bo|thanh tra|uy vien|ke toan|van thu|thu quy|thu ky|lai xe|bao ve"
    r"|tong|cong|danh sach|khoi|cum|cong doan|doan)\b"
)
_OUTCOME = re.compile(
    r"(?:muc |ket qua )?xep loai\b|danh hieu\b|hinh thuc\b|de nghi (?:tang|khen|xet|danh hieu|hinh thuc)\b"
    r"|muc do hoan thanh\b|ket qua danh gia\b"
)


@dataclass(frozen=True, slots=True)
class ListHead:
    """The first row of a list's head (0-based), the rows it may have, and the columns of names in its first row."""

    row: int
    end: int
    names: tuple[int, ...]


def words_of(cell: Cell) -> str:
    """Return a heading folded, without marks."""
    return folded_words(line_of(cell)) if cell is not None else ""


def names_rows(cell: Cell) -> bool:
    """Return whether a heading is that of the names of a list; "Nhóm tác giả: Lò Văn Pánh" is an entry."""
    return _NAME.match(words_of(cell)) is not None and not _SAYS_WHO.match(line_of(cell))


def numbers_rows(cell: Cell) -> bool:
    """Return whether a heading is that of the running number."""
    return _ORDER.match(words_of(cell)) is not None


def head_of(sheet: Sheet) -> ListHead | None:
    """Return the head of the first list of a sheet, None if no row looks like one."""
    for place, row in enumerate(sheet.rows[:_LAST_HEAD]):
        filled = [column for column, cell in enumerate(row) if cell is not None]
        names = tuple(column for column in filled if type(row[column]) is str and names_rows(row[column]))
        if names and len(filled) > 1:
            end = place + 1
            while end < min(len(sheet.rows), place + _MOST_LEVELS) and _is_level(sheet.rows[end], names):
                end += 1
            return ListHead(place, end, names)
    return None


def _is_level(row: Row, names: Sequence[int]) -> bool:
    """Return whether a row below a head belongs to it: nothing new stands under the names."""
    texts = [cell for cell in row if cell is not None]
    beneath = [row[column] for column in names if column < len(row)]
    named = all(cell is None or names_rows(cell) for cell in beneath)
    return bool(texts) and named and len(texts) > 1


def rows_below(sheet: Sheet, head: ListHead) -> Iterator[Row]:
    """Yield the rows below a head, but for the head where it is repeated."""
    heads = sheet.rows[head.row : head.end]
    return (row for row in sheet.rows[head.end :] if row not in heads)


def sample(sheet: Sheet, head: ListHead) -> Sequence[Row]:
    """Return some rows below a head."""
    return list(islice(rows_below(sheet, head), _SAMPLE))


def cell_at(row: Row, column: int) -> Cell:
    """Return the cell of a column, None behind the end of the row."""
    return row[column] if column < len(row) else None


def with_cells(row: Row, cells: Mapping[int, Cell]) -> Row:
    """Return a row with other cells at some places; one without any is empty."""
    width = max(len(row), *(column + 1 for column in cells))
    changed = [cells.get(column, cell_at(row, column)) for column in range(width)]
    return tuple(changed) if any(cell is not None for cell in changed) else ()


def width_of(rows: Iterable[Row]) -> int:
    """Return how many columns the widest row has."""
    return max(map(len, rows), default=0)


def is_full_name(text: str) -> bool:
    """Return whether a text looks like the name of a person: each word with a capital, no post, no unit, no award.

    In capitals throughout it has to begin with a family name that many have.
    """
    name = split_honorific(text)[0]
    words = name.split(" ")
    if not 1 < len(words) < 7 or not all(word[:1].isupper() for word in words):
        return False
    return words[0].casefold() in FAMILY_NAMES or not (name.isupper() or _NOBODY.match(fold(name)))


def is_post(text: str) -> bool:
    """Return whether a text begins as a post or a unit does."""
    return _NOBODY.match(fold(text)) is not None


def is_group(row: Row, head: ListHead) -> bool:
    """Return whether a row may head those below it: a text, with a number or without, that is nobody's name."""
    named = any(is_full_name(line_of(cell_at(row, column))) for column in head.names)
    return 0 < sum(cell is not None for cell in row) <= 2 and not named


def tells_outcome(sheet: Sheet, head: ListHead, besides: Collection[int]) -> bool:
    """Return whether a column besides these tells the award or the rating: then these tell of earlier ones."""
    return bool(outcomes(sheet, head, besides))


def outcomes(sheet: Sheet, head: ListHead, besides: Collection[int]) -> dict[int, str]:
    """Return the columns besides these that tell the award or the rating, each with the words of its heading."""
    return {
        column: words
        for row in sheet.rows[head.row : head.end]
        for column, cell in enumerate(row)
        if column not in besides and _OUTCOME.match(words := words_of(cell))
    }


def remade(sheet: Sheet, name: str, change: Callable[[int, Row], Row], head: ListHead | None = None) -> Sheet:
    """Return a sheet with its rows made anew at their places; what was in old letters is known of cells that stay.

    A head that is repeated below, as on each printed page, is made anew as the first one is.
    """
    places = range(head.row, head.end) if head is not None else range(0)

    def place_of(number: int, row: Row) -> int:
        return next((place for place in places if row and row == sheet.rows[place]), number)

    rows = tuple(change(place_of(number, row), row) for number, row in enumerate(sheet.rows))
    conversion = sheet.conversion
    if conversion is not None:
        before = {
            (number, column): text
            for (number, column), text in conversion.before.items()
            if cell_at(rows[number], column) == cell_at(sheet.rows[number], column)
        }
        conversion = replace(conversion, before=before)
    return replace(sheet, name=name, rows=rows, conversion=conversion)
