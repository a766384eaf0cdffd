"""Finding the heading of a list and which of its columns says what, by one table of accepted headings.

A heading may begin anywhere in a sheet and be several rows high, with cells merged across ("Họ và tên" over "Họ" and
"Tên") or downwards. Headings are compared folded, without punctuation and with or without a remark in brackets.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Row
from desktop_app.intake.sheets.cells import line_of

ORDER = "order"
"""The field of the running number, known to every list."""

NAME_FIELDS = ("full_name", "family_name", "given_name", "collective")
"""The fields that hold a name, known to every list that has them."""

_ORDER_HEADINGS = ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "No", "No.")
_DEEPEST_HEAD = 60
_HIGHEST_HEAD = 4
_ROWS_CHECKED = 8
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W_]+")
# "Họ và tên vợ", "Chức vụ Đảng", "Họ tên người lập": the heading of something else.
_OTHER_SENSE = frozenset("vo chong cha me con bo chau than dang doan tinh cu luong lap ky phu lien".split())


@dataclass(frozen=True, slots=True)
class Field:
    """A column that is looked for: its name in the program and the headings it goes by.

    A heading that ends in "…" may be followed by more words. One-word headings that differ from other Vietnamese
    words by their marks alone ("Nam", "Năm") are told apart where the sheet has marks.
    """

    name: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a kind of list. A row is a heading if it has one of the sets of fields in `required`."""

    fields: tuple[Field, ...]
    required: tuple[frozenset[str], ...]
    _exact: dict[str, tuple[str, str]] = field(default_factory=dict, init=False, repr=False)
    _openings: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for entry in (Field(ORDER, _ORDER_HEADINGS), *self.fields):
            for heading in entry.headings:
                words = _folded_words(heading)
                self._exact[words] = (entry.name, heading.rstrip("… ").casefold())
                if heading.endswith("…"):
                    self._openings[words] = entry.name

    def named(self, heading: str) -> str:
        """Return the field that a heading names, or ""."""
        for words in dict.fromkeys((_folded_words(heading), _folded_words(_REMARK.sub(" ", heading)))):
            found, written = self._exact.get(words, ("", ""))
            if found and (" " in words or heading.isascii() or _words(heading) == _words(written)):
                return found
            for opening in self._openings:
                if words.startswith(opening + " ") and not _has_other_sense(words[len(opening) :].split()):
                    return self._openings[opening]
        return ""

    def named_under(self, over: str, heading: str) -> str:
        """Return the field that a heading names, alone or together with the one that reaches over it, or ""."""
        found = self.named(heading)
        return found if found or not over else self._exact.get(_folded_words(f"{over} {heading}"), ("", ""))[0]


@dataclass(frozen=True, slots=True)
class Header:
    """A heading: the rows it takes (0-based, `end` excluded) and the column (0-based) of each field found."""

    start: int
    end: int
    columns: Mapping[str, int]


def find_head(rows: Sequence[Row], fields: Fields, start: int = 0, depth: int = _DEEPEST_HEAD) -> Header | None:
    """Return the first heading in the `depth` rows from `start` on, or None."""
    for index, row in enumerate(islice(rows, start, start + depth), start):
        if not any(fields.named(text) for text in _texts(row).values()):
            continue
        head = _head_from(rows, index, start, fields)
        if _is_list(head, fields) and not _describes(rows, head, fields):
            return head
    return None


def _head_from(rows: Sequence[Row], index: int, floor: int, fields: Fields) -> Header:
    """Return the heading whose main row is `index`, with the rows above and below that belong to it."""
    levels = [_texts(rows[index])]
    end = index + 1
    while end < min(len(rows), index + _HIGHEST_HEAD) and _is_lower_row(levels, _texts(rows[end]), fields):
        levels.append(_texts(rows[end]))
        end += 1
    above: dict[int, str] = {}
    if index > floor:
        taken = {column for level in levels for column in level}
        above = {
            column: text
            for column, text in _texts(rows[index - 1]).items()
            if column not in taken and ":" not in text and fields.named(text)
        }
    columns: dict[str, int] = {}
    for column, name in sorted(_named_columns([above, *levels], fields)):
        columns.setdefault(name, column)
    return Header(index, end, columns)


def _is_lower_row(levels: list[dict[int, str]], row: dict[int, str], fields: Fields) -> bool:
    """Tell whether a row below a heading parts its columns further.

    Then each text stands under a heading that reaches over several columns, or repeats the cell above.
    """
    upper: dict[int, str] = {}
    for level in levels:
        upper.update(level)
    named = {column for column, text in row.items() if fields.named(text)}
    parted = False
    for column, text in row.items():
        if upper.get(column) == text or (column in named and len(named) > 1):
            continue
        if _number_like(text) or (column in upper and column + 1 in upper):
            return False
        parted = parted or column not in upper or column in named
    if not parted and len(named) < 2:
        return False
    first = min(row)
    return first > min(upper) or upper.get(first) == row[first]


def _named_columns(levels: list[dict[int, str]], fields: Fields) -> Iterator[tuple[int, str]]:
    """Yield (column, field): the lowest text of a column that names a field decides, with what stands above it."""
    for column in {column for level in levels for column in level}:
        name = ""
        for depth, level in enumerate(levels):
            text = level.get(column, "")
            if not text:
                continue
            over = _over(levels[:depth], column)
            found = fields.named_under(over, text)
            name = found or ("" if over and fold(text) in ("ngay", "thang") else name)
        if name:
            yield column, name


def _over(levels: list[dict[int, str]], column: int) -> str:
    """Return the nearest text above a column: its own, or that of the merged cell that reaches over it."""
    for level in reversed(levels):
        for left in range(column, -1, -1):
            if left in level:
                return level[left]
    return ""


def _is_list(head: Header, fields: Fields) -> bool:
    """Tell whether a row has what a heading needs; "TẬP THỂ" alone begins a section, "Họ và tên" alone a list."""
    columns = head.columns.keys()
    return any(needed <= columns for needed in fields.required) and (len(columns) > 1 or "full_name" in columns)


def _describes(rows: Sequence[Row], head: Header, fields: Fields) -> bool:
    """Tell whether the would-be heading is the first line of a description of columns, one a line."""
    columns = {head.columns[name] for name in NAME_FIELDS if name in head.columns}
    described: set[str] = set()
    for row in islice(rows, head.end, head.end + _ROWS_CHECKED):
        named = {column: name for column, text in _texts(row).items() if (name := fields.named(text))}
        if len(named) == 1 and named.keys() <= columns:
            described.update(named.values())
    return len(described.difference(NAME_FIELDS)) > 1


def _has_other_sense(words: list[str]) -> bool:
    return words[0] in _OTHER_SENSE or (words[0] == "nguoi" and not _OTHER_SENSE.isdisjoint(words[1:2]))


def _texts(row: Row) -> dict[int, str]:
    return {column: text for column, cell in enumerate(row) if cell is not None and (text := line_of(cell))}


def _number_like(text: str) -> bool:
    return text.strip("()[]. ").replace(".", "").replace(",", "").isdigit()


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _folded_words(text: str) -> str:
    return " ".join(_WORDS.findall(fold(text).replace("_", " ")))
