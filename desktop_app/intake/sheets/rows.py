"""Classify the rows below a header: entries, and the groups, totals, numbers and signatures between and after them.

The name column decides what is an entry, because running numbers are missing or have gaps in half of the lists.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile

from desktop_app.intake.files.workbook import CellPlace, Row
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.header import ORDER, is_codes
from desktop_app.intake.sheets.names.neighbours import Neighbours, begins_other_table
from desktop_app.intake.sheets.table import SheetTable

_NUMERAL = r"(?:[IVXLC]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)"
_MARKER = re.compile(rf"{_NUMERAL}(?:\s*[.):/]\s*|\s*[-–]\s+)|[IVX]+\s+(?=\w)|[-–+•*]\s*")
_HIGH_MARKER = re.compile(r"(?:[IVXLC]+|[A-ZĐ])(?:\s*[.):/]\s*|\s*[-–]\s+)")
_BARE_MARKER = re.compile(rf"{_NUMERAL}\s*[.):]?")
_RUNNING_NUMBER = re.compile(r"\d+(?:[.)]|[.,]0+)?")
_COUNT = re.compile(
    r"\s*(?:[:(]|[-–]\s)\s*\d+(?:\s+(?:người|đồng chí|đ/c|cán bộ|công chức|viên chức|cá nhân|tập thể|hộ))?\s*\)?\s*$"
)
_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z])[)\]]?(?:\s*=.*)?")
_TOTAL = re.compile(r"(?:tổng|cộng)(?!\w| hòa| hoà)|(?:tỷ|tỉ) lệ\s*(?:$|[%(:]|phần trăm)", re.IGNORECASE)
_SUM = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng)(?:\s*[:(].*|\s+\d.*)?|(?:tỷ|tỉ) lệ\s*(?:[%(:].*|phần trăm.*)?", re.IGNORECASE
)
_FOOT = re.compile(
    r"[^.;]{0,40}\bngày\s[^;]{0,20}\btháng\s[^;]{0,20}\bnăm\b"
    r"|(?:tm|kt|tl|tuq)\s?\.\s?\w"
    r"|(?:người (?:lập|ghi|tổng hợp|đề nghị)|lập biểu|kế toán trưởng|thủ trưởng|xác nhận của)\b"
    r"|(?:giám đốc|phó giám đốc|chánh văn phòng|chủ tịch|trưởng phòng|(?:thủ )?trưởng đơn vị)\W*$"
    r"|(?:ghi chú|lưu ý|chú thích|nơi nhận)\b|danh sách (?:này |trên )?(?:gồm|có)\b"
    r"|\(?(?:đã )?ký\b",
    re.IGNORECASE,
)
_SIGNER = re.compile(
    r"(?:người|cán bộ) (?:lập|ghi|tổng hợp|đề nghị)(?: biểu| bảng| danh sách)?|(?:phó )?giám đốc(?: sở)?"
    r"|(?:phó )?chánh văn phòng(?: sở)?|(?:phó )?chủ tịch(?: hội đồng)?|(?:phó )?trưởng phòng|kế toán(?: trưởng)?"
    r"|(?:thủ )?trưởng (?:đơn vị|cơ quan|ban)|thư ký(?: hội đồng)?|(?:phó )?bí thư|t/?m\b.*|k/?t\b.*",
    re.IGNORECASE,
)
"""What stands over the name of whoever signs."""
# With diacritics: "Đoàn" and "Tô" are family names, "Tổ" and "Chi đoàn" are not.
_UNIT = re.compile(
    r"(?:(?:các|khối|cấp|ban|hội|tổ|đội|sở|hạt|xã|phường|huyện|thành phố|trường|trạm|quỹ|cục|chi cục|chi bộ|chi đoàn"
    r"|đoàn (?:cơ sở|thanh niên|sở)|phòng|văn phòng|trung tâm|thanh tra|lãnh đạo|đơn vị|cơ quan|ubnd|ủy ban|uỷ ban"
    r"|công đoàn|bệnh viện|công ty|thư viện|bảo tàng|đảng ủy|đảng uỷ|liên đoàn|tập thể|cá nhân|bộ phận))(?!\w)",
    re.IGNORECASE,
)
OTHER_TABLE = "Một bảng khác ở dưới danh sách, từ đây đến dòng {}: chọn lại dòng tiêu đề, cột nếu cần nhập bảng đó."
"""What is said once of all rows of a table whose head is none of the wanted kind."""
BELOW_LIST = "Phần ký, ghi chú dưới danh sách."
"""Why the rows of those who sign are no entries."""
_SAMPLED = 500
"""About how many rows of a list are looked at to tell what they have in common."""
_SECTION = re.compile(r"(?:danh sách )?(?:các )?(?:tập thể|cá nhân|hộ gia đình)\b(?!\s+\w)", re.IGNORECASE)


class RowKind(Enum):
    """The kinds of row below a header."""

    ENTRY = auto()
    """A person or a collective: the name column is filled."""
    GROUP = auto()
    """A heading between entries: a unit, a section."""
    NAMELESS = auto()
    """An entry without a name."""
    ASIDE = auto()
    """A row that is not read: empty, a total, column numbers, machine codes, a note."""
    FOOT = auto()
    """The end of a list: place and date, signers, remarks. Names below it are those of the signers."""


type ListedRow = tuple[int, RowKind, Row]
"""A row that is read: its number in the sheet, its kind (ENTRY, GROUP or NAMELESS) and its cells."""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that could not be used: its place, and the reason as a sentence."""

    place: CellPlace
    reason: str

    def __str__(self) -> str:
        place = str(self.place)
        return f"{place[:1].upper()}{place[1:]}: {self.reason}"


def listed_rows(table: SheetTable, left_out: list[SkippedRow] | None = None) -> Iterator[ListedRow]:
    """Yield the entries of a list and its group rows, in order; rows that are not read are added to `left_out`.

    Rows have at least as many cells as the list has columns.
    """
    rows = [
        (number, RowKind.ENTRY if number in table.entries else row_kind(table, cells), cells)
        for number, cells in table.rows()
    ]
    reasons = _Reasons(table, rows)
    for place, row in enumerate(rows):
        number, kind, cells = row
        if (kind is RowKind.ENTRY and reasons.is_usual(cells)) or number in table.entries:
            yield row
        elif filled(cells):
            reason = reasons.why_left_out(kind, cells)
            is_group = kind is RowKind.GROUP and not reason
            if is_group:
                reason = "Đề mục của các dòng dưới."
            if reasons.is_other_table:
                if left_out is not None:
                    left_out.append(SkippedRow(table.place(number), OTHER_TABLE.format(table.end)))
                yield from (row for row in rows[place:] if row[0] in table.entries)
                return
            if reason and left_out is not None:
                left_out.append(SkippedRow(table.place(number), reason))
            if is_group or not reason:
                yield row


class _Reasons:
    """Says of the rows of a list, in order, why one is no entry."""

    def __init__(self, table: SheetTable, rows: Sequence[ListedRow]) -> None:
        self._table = table
        of_list = takewhile(lambda row: row[1] is not RowKind.FOOT, rows)
        sample = [cells for _, kind, cells in of_list if kind is RowKind.ENTRY]
        step = max(1, len(sample) // _SAMPLED)
        self._neighbours = Neighbours(table, sample[::step], _is_numbered)
        self.is_other_table = False
        """Whether the row looked at last is the head of another table: all below it is of that."""
        self._is_closed = False

    def is_usual(self, cells: Row) -> bool:
        """Return whether an entry is certainly read, as most are: `why_left_out` has the others."""
        return not self._is_closed and self._neighbours.is_usual(cells)

    def why_left_out(self, kind: RowKind, cells: Row) -> str:
        """Return why the next row is left out, "" if it is read."""
        if kind is RowKind.ENTRY and begins_other_table(self._table, cells):
            self.is_other_table = True
            return OTHER_TABLE
        if kind is RowKind.FOOT:
            self._is_closed = True
            return BELOW_LIST
        if kind is RowKind.ASIDE:
            return _why_aside(cells)
        if self._is_closed and not _stands_alone(self._table, cells, kind):
            return "Nằm dưới phần ký, ghi chú của danh sách."
        if kind is RowKind.ENTRY:
            return self._neighbours.why_odd(cells, is_below=self._is_closed)
        return ""


def _why_aside(cells: Row) -> str:
    if _is_numbers(cells):
        return "Dòng số thứ tự của các cột."
    if is_codes(cells):
        return "Dòng mã của các cột."
    return "Dòng cộng." if any(map(_TOTAL.match, _texts(cells))) else "Ghi chú, không phải dòng của danh sách."


def is_no_entry(cells: Row, name: str) -> str:
    """Return why a row is certainly no entry of a list, "" if it may be one; `name` is the text of its main column."""
    if _is_numbers(cells) or is_codes(cells):
        return _why_aside(cells)
    # "Tổng" may stand in the column of running numbers, with how many there are beside it.
    is_total = _SUM.fullmatch(name) or any(map(_SUM.fullmatch, _texts(cells)[:1]))
    return "Dòng cộng." if is_total else ""


def filled(cells: Row) -> bool:
    """Return whether anything stands in a row."""
    return cells.count(None) < len(cells)


def looks_like_entry(cells: Row) -> bool:
    """Return whether a row of which no head is known looks like an entry of some list: a number, then texts."""
    texts = _texts(cells)
    return len(texts) > 1 and _RUNNING_NUMBER.fullmatch(texts[0]) is not None and not _is_numbers(cells)


def is_marker(text: str) -> bool:
    """Return whether a text is the marker of a heading and no more: "I", "A.", "2.1"."""
    return _BARE_MARKER.fullmatch(text) is not None


def is_sum(cells: Row) -> bool:
    """Return whether a row is that of a total."""
    return any(map(_SUM.fullmatch, _texts(cells)[:2]))


def is_below_list(cells: Row) -> str:
    """Return why a row without details stands below a list (a total, a signature, a note), "" if it does not."""
    texts = _texts(cells)
    if any(map(_SUM.fullmatch, texts)):
        return "Dòng cộng."
    return BELOW_LIST if _are_signers(cells) or any(map(_FOOT.match, texts)) else ""


def row_kind(table: SheetTable, cells: Row) -> RowKind:
    """Return the kind of a row. `cells` has at least as many cells as the list has columns."""
    if not cells:
        return RowKind.ASIDE
    name = cells[table.name_column]
    if name is None and table.given_column >= 0:
        name = cells[table.given_column]
    may_sign = table.order_column >= 0 and cells[table.order_column] is None
    if may_sign and type(name) is str and _are_signers(cells):
        return RowKind.FOOT
    if type(name) is str and len(name) > 4 and " " in name and name[0].isalpha() and table.has_details(cells):
        return RowKind.ASIDE if name[0] in "TtCc" and _TOTAL.match(line_of(name)) else RowKind.ENTRY
    text = line_of(name)
    return _named_kind(table, cells, text) if text else _nameless_kind(table, cells)


def _are_signers(cells: Row) -> bool:
    """Return whether a row has nothing but the posts of those who sign below: "NGƯỜI LẬP BIỂU" | "GIÁM ĐỐC"."""
    texts = _texts(cells)
    return len(texts) > 1 and all(map(_SIGNER.fullmatch, texts))


def group_heading(cells: Row) -> tuple[str, str]:
    """Return marker and text of a group row: "II. PHÒNG TỔNG HỢP (5 người)" gives "II" and "PHÒNG TỔNG HỢP"."""
    texts = _texts(cells)
    marker = ""
    if _is_marked(texts):
        marker, texts = texts[0], texts[1:]
    whole = texts[0] if texts else ""
    text = _behind_marker(whole)
    marker = marker or whole.removesuffix(text)
    return marker.strip(" .):/-–+•*"), _COUNT.sub("", text).rstrip(" :.")


def without_marker(text: str) -> str:
    """Return a name without the running number or dash in front of it in the same cell."""
    return _behind_marker(text) if text[:1].isdigit() or text[:1] in "-–+•*" else text


def _behind_marker(text: str) -> str:
    match = _MARKER.match(text)
    return text[match.end() :] if match else text


def _named_kind(table: SheetTable, cells: Row, text: str) -> RowKind:
    if _TOTAL.match(text) or _is_numbers(cells) or is_codes(cells):
        return RowKind.ASIDE
    if table.has_details(cells):
        return RowKind.ENTRY
    if _FOOT.match(text):
        return RowKind.FOOT
    order, numbered = line_of(table.value(cells, ORDER)), _is_numbered(table, cells)
    if _SECTION.match(without_marker(text)) or (order and not numbered and _BARE_MARKER.fullmatch(order)):
        return RowKind.GROUP
    if table.units_are_entries:
        unnumbered_unit = not numbered and ORDER in table.header.columns and _UNIT.match(text)
        return RowKind.GROUP if _HIGH_MARKER.match(text) or unnumbered_unit else RowKind.ENTRY
    return RowKind.GROUP if _HIGH_MARKER.match(text) or _UNIT.match(without_marker(text)) else RowKind.ENTRY


def _nameless_kind(table: SheetTable, cells: Row) -> RowKind:
    texts = _texts(cells)
    if not texts or _is_numbers(cells):
        return RowKind.ASIDE
    text = _unmarked(texts)
    if _TOTAL.match(text):
        return RowKind.ASIDE
    numbered = _is_numbered(table, cells)
    if not numbered and any(map(_FOOT.match, texts)):
        return RowKind.FOOT
    details = table.details_filled(cells)
    if not numbered and _is_section(texts):
        return RowKind.GROUP
    if details:
        return RowKind.NAMELESS if numbered or details != {"unit_name"} else RowKind.ASIDE
    if numbered:
        return RowKind.NAMELESS
    if _is_marked(texts):
        return RowKind.GROUP
    return RowKind.GROUP if _HIGH_MARKER.match(texts[0]) or _UNIT.match(text) or text.isupper() else RowKind.ASIDE


def _is_section(texts: list[str]) -> bool:
    """Return whether a row names the kind of those below it in another column than theirs: "A" | "TẬP THỂ"."""
    words = texts[1:] if _is_marked(texts) else texts
    return len(words) == 1 and _SECTION.fullmatch(_behind_marker(words[0])) is not None


def _unmarked(texts: list[str]) -> str:
    if _is_marked(texts):
        return texts[1]
    return _behind_marker(texts[0])


def _stands_alone(table: SheetTable, cells: Row, kind: RowKind) -> bool:
    """Return whether a row below the end of a list is certainly an entry of it or a group row."""
    if kind is RowKind.GROUP:
        return True
    return kind is RowKind.ENTRY and (_is_numbered(table, cells) or len(table.details_filled(cells)) > 1)


def _texts(cells: Row) -> list[str]:
    return [text for cell in cells if (text := line_of(cell))]


def _is_marked(texts: list[str]) -> bool:
    # "II" | "PHÒNG TỔNG HỢP": the marker has a cell of its own
    return len(texts) > 1 and _BARE_MARKER.fullmatch(texts[0]) is not None


def _is_numbered(table: SheetTable, cells: Row) -> bool:
    return _RUNNING_NUMBER.fullmatch(line_of(table.value(cells, ORDER))) is not None


def _is_numbers(cells: Row) -> bool:
    # Each value once: in a sheet of a thousand columns a row of such numbers has the same ones again and again.
    return all(_COLUMN_NUMBER.fullmatch(text) for cell in set(cells) if (text := line_of(cell)))
