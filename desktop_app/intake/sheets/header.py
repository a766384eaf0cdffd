"""Find the header of a list, and the field of each of its columns, by a table of accepted headings.

A header may begin anywhere in a sheet and have several rows, with cells merged across ("Họ và tên" over "Họ" and "Tên")
or downwards. Headings are compared folded, without punctuation, and with or without a remark in brackets.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Row
from desktop_app.intake.sheets.cells import line_of

ORDER = "order"
"""The field of the running number, which every list may have."""

NAME_FIELDS = ("full_name", "family_name", "given_name", "collective")
"""The fields that hold a name."""

_ORDER_HEADINGS = ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "No", "No.")
_PARTS_OF_DAY = ("ngay", "thang", "ngay thang")
_OF_WHAT_IS_ABOVE = ("noi dung", "noi dung cu the", "cu the", "dien giai", "chi tiet")
"""Headings that say only what the one over them is about: "Nội dung" under "Kết quả thực hiện"."""
_SECTION_MARKER = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.):]?")
_KINDS = ("tap the", "ca nhan", "ho gia dinh")
_LAST_HEADER_ROW = 60
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*")
_MOST_HEADER_ROWS = 4
_ROWS_CHECKED = 8
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W_]+")
# "Họ và tên vợ", "Chức vụ Đảng", "Họ tên người lập" are headings of other fields.
_OTHER_SENSE = frozenset("vo chong cha me con bo chau than dang doan tinh cu luong lap ky phu lien".split())


@dataclass(frozen=True, slots=True)
class HeaderField:
    """A column to be found: its name in the program and its accepted headings.

    A heading that ends in "…" may be followed by more words. One-word headings that differ from other Vietnamese words
    only by diacritics ("Nam", "Năm") are distinguished if the sheet has diacritics.
    """

    name: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a kind of list. A row is a header if it has one of the sets of fields in `required`.

    `keys` are the fields of which every entry has one, in a list of something else than people and collectives.
    `if_none` is one more set, for files in which no row has one of the others.
    """

    fields: tuple[HeaderField, ...]
    required: tuple[frozenset[str], ...]
    keys: tuple[str, ...] = ()
    if_none: frozenset[str] = frozenset()
    _exact: dict[str, tuple[str, str]] = field(default_factory=dict, init=False, repr=False)
    _openings: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _names: set[str] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        for entry in (HeaderField(ORDER, _ORDER_HEADINGS), *self.fields):
            for heading in entry.headings:
                words = folded_words(heading)
                if words in self._exact and self._exact[words][0] in self.keys:
                    self._names.add(words)
                self._exact[words] = (entry.name, heading.rstrip("… ").casefold())
                if heading.endswith("…"):
                    self._openings[words] = entry.name

    def field_of(self, heading: str) -> str:
        """Return the field that a heading names, or ""."""
        for words in dict.fromkeys((folded_words(heading), folded_words(_REMARK.sub(" ", heading)))):
            field_name, exact_heading = self._exact.get(words, ("", ""))
            if field_name and (" " in words or heading.isascii() or _words(heading) == _words(exact_heading)):
                return field_name
            for opening in self._openings:
                if words.startswith(opening + " ") and not _has_other_sense(words[len(opening) :].split(), heading):
                    return self._openings[opening]
        return self._field_of_parts(heading) if "/" in heading else ""

    def _field_of_parts(self, heading: str) -> str:
        """Return the field of a heading with a stroke: "Tập thể/Họ và tên" has the names of both."""
        named = {self.field_of(part) for part in heading.split("/")}
        named = {"full_name"} if named == {"full_name", "collective"} else named
        return named.pop() if len(named) == 1 else ""

    def may_head_names(self, heading: str) -> bool:
        """Return whether a heading is of the names as well as of their kind: "Tập thể, cá nhân"."""
        return folded_words(heading) in self._names

    def is_heading(self, text: str) -> bool:
        """Return whether a text is a heading from its first word to its last, but for a remark in brackets."""
        return any(folded_words(words) in self._exact for words in (text, _REMARK.sub(" ", text)))

    def field_under(self, over: str, heading: str) -> str:
        """Return the field that a heading names, alone or together with the heading merged over it, or ""."""
        field_name = self.field_of(over) if over and fold(heading) in _OF_WHAT_IS_ABOVE else ""
        if over and fold(heading) == "ten":
            # "Tên" under "Sáng kiến" is no given name.
            field_name = self._exact.get(folded_words(f"{heading} {over}"), ("", ""))[0]
        field_name = field_name or self.field_of(heading)
        if field_name or not over:
            return field_name
        field_name = self._exact.get(folded_words(f"{over} {heading}"), ("", ""))[0]
        # "Số" under "Quyết định khen thưởng".
        return field_name or (self.field_of(f"{heading} {over}") if fold(heading) in ("so", "so hieu") else "")


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its rows (0-based, `end` exclusive) and the column (0-based) of each field."""

    start: int
    end: int
    columns: Mapping[str, int]


def find_header(rows: Sequence[Row], fields: Fields, start: int = 0, depth: int = _LAST_HEADER_ROW) -> Header | None:
    """Return the first header in the `depth` rows from `start` on, or None."""
    for index, row in enumerate(rows[start : start + depth], start):
        texts = list(_texts(row).values())
        if not any(map(fields.field_of, set(texts))) or _heads_rows(texts):
            continue
        header = _header_from(rows, index, start, fields)
        if (
            _begins_list(header, fields)
            and not _is_title(row, header, fields)
            and not _describes_columns(rows, header, fields)
        ):
            return header
    return None


def _heads_rows(texts: Sequence[str]) -> bool:
    """Return whether a row heads a list or a section, not columns: "DANH SÁCH …" alone, "I" | "Tập thể"."""
    if len(texts) == 1:
        return fold(texts[0]).startswith("danh sach")
    return len(texts) == 2 and _SECTION_MARKER.fullmatch(texts[0]) is not None


def _header_from(rows: Sequence[Row], index: int, floor: int, fields: Fields) -> Header:
    """Return the header whose main row is `index`, with the rows above and below that belong to it."""
    levels = [_texts(rows[index])]
    end = index + 1
    while end < min(len(rows), index + _MOST_HEADER_ROWS) and _is_lower_row(levels, _texts(rows[end]), fields):
        levels.append(_texts(rows[end]))
        end += 1
    above: dict[int, str] = {}
    if index > floor and not _heads_rows(list(_texts(rows[index - 1]).values())):
        used_columns = {column for level in levels for column in level}
        above = {
            column: text
            for column, text in _texts(rows[index - 1]).items()
            if column not in used_columns and ":" not in text and fields.field_of(text)
        }
    columns: dict[str, int] = {}
    for column, name in sorted(_named_columns([above, *levels], fields)):
        columns.setdefault(name, column)
    if "kind" in columns and not {"subject", "family_name"} & columns.keys():
        heading = next((level[columns["kind"]] for level in levels if columns["kind"] in level), "")
        if fields.may_head_names(heading) and _holds_names(rows[end : end + _ROWS_CHECKED], columns["kind"]):
            columns["subject"] = columns.pop("kind")
    return Header(index, end, columns)


def _holds_names(rows: Sequence[Row], column: int) -> bool:
    """Return whether a column says more than of what kind each row is."""
    return any(fold(text) not in ("", *_KINDS) for row in rows if (text := _texts(row).get(column, "")))


def _is_lower_row(levels: list[dict[int, str]], row: dict[int, str], fields: Fields) -> bool:
    """Return whether a row below a header splits its columns further.

    Then each text stands under a heading that is merged over several columns, or repeats the cell above.
    """
    upper: dict[int, str] = {}
    for level in levels:
        upper.update(level)
    merged = [column for column, text in row.items() if upper.get(column) == text and fields.field_of(text)]
    if len(merged) > 1:
        # The head is merged downwards beside a remark on its columns: "(mức)".
        return True
    field_columns = {
        column
        for column, text in row.items()
        # "2026" under "Mục tiêu" is a head, as a number of its own it is not.
        if fields.field_of(text) or (_number_like(text) and fields.field_under(_over(levels, column), text))
    }
    is_split = False
    for column, text in row.items():
        if upper.get(column) == text or (column in field_columns and len(field_columns) > 1):
            continue
        if _number_like(text) or (column in upper and column + 1 in upper):
            return False
        is_split = is_split or column not in upper or column in field_columns
    if not is_split and len(field_columns) < 2:
        return False
    first = min(row)
    return first > min(upper) or upper.get(first) == row[first]


def _named_columns(levels: list[dict[int, str]], fields: Fields) -> Iterator[tuple[int, str]]:
    """Yield (column, field): the lowest text of a column that names a field decides, with the text above it."""
    for column in {column for level in levels for column in level}:
        name = ""
        for depth, level in enumerate(levels):
            text = level.get(column, "")
            if not text:
                continue
            over = _over(levels[:depth], column)
            field_name = fields.field_under(over, text)
            if over and text.casefold() == "năm" and level is levels[-1]:
                # "Sinh ngày" over "Ngày", "Tháng", "Năm": the year is what is read of it.
                field_name = field_name or fields.field_of(over)
            name = field_name or ("" if over and folded_words(text) in _PARTS_OF_DAY else name)
        if name:
            yield column, name


def _over(levels: list[dict[int, str]], column: int) -> str:
    """Return the nearest text above a column: its own, or that of the merged cell over it."""
    for level in reversed(levels):
        for left in range(column, -1, -1):
            if left in level:
                return level[left]
    return ""


def _begins_list(header: Header, fields: Fields) -> bool:
    """Return whether a row has the fields of a header; "TẬP THỂ" alone begins a section, "Họ và tên" alone a list."""
    columns = header.columns.keys()
    return any(required_fields <= columns for required_fields in fields.required) and (
        len(columns) > 1 or "full_name" in columns
    )


def _is_title(row: Row, header: Header, fields: Fields) -> bool:
    """Return whether a row is a title that only begins like a heading: "Tập thể, cá nhân đề nghị tặng Giấy khen"."""
    texts = list(_texts(row).values())
    return len(texts) == 1 and len(header.columns) == 1 and not fields.is_heading(texts[0])


def _describes_columns(rows: Sequence[Row], header: Header, fields: Fields) -> bool:
    """Return whether the supposed header is the first row of a description of columns, one on each row."""
    columns = {header.columns[name] for name in NAME_FIELDS if name in header.columns}
    described: set[str] = set()
    for row in rows[header.end : header.end + _ROWS_CHECKED]:
        fields_by_column = {column: name for column, text in _texts(row).items() if (name := fields.field_of(text))}
        if len(fields_by_column) == 1 and fields_by_column.keys() <= columns:
            described.update(fields_by_column.values())
    return len(described.difference(NAME_FIELDS)) > 1


def _has_other_sense(words: list[str], heading: str) -> bool:
    if "đã" in _words(heading) and folded_words(heading).startswith(("danh hieu", "hinh thuc", "khen thuong")):
        # "Danh hiệu đã đạt" is not what is proposed.
        return True
    # "Họ và tên đoàn viên" has the names of people, "cụ thể" is not "cũ", "Thời gian đăng" not of the Party ("Đảng").
    if words[:2] in (["doan", "vien"], ["cu", "the"]) or (
        words[0] == "dang" and not {"đăng", "đang"}.isdisjoint(_words(heading))
    ):
        return False
    return words[0] in _OTHER_SENSE or (words[0] == "nguoi" and not _OTHER_SENSE.isdisjoint(words[1:2]))


def _texts(row: Row) -> dict[int, str]:
    return {column: text for column, cell in enumerate(row) if cell is not None and (text := line_of(cell))}


def is_codes(cells: Row) -> bool:
    """Return whether a row has the codes of the columns, as programs name them: "stt" | "ho_ten" | "don_vi"."""
    texts = list(_texts(cells).values())
    named = any("_" in text for text in texts) or fold(texts[0]) in ("stt", "tt") if texts else False
    return len(texts) > 1 and named and all(map(_CODE.fullmatch, texts))


def _number_like(text: str) -> bool:
    return text.strip("()[]. ").replace(".", "").replace(",", "").isdigit()


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def folded_words(text: str) -> str:
    """Return the words of a heading folded, without marks."""
    return " ".join(_WORDS.findall(fold(text).replace("_", " ")))
