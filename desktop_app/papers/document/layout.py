"""The layout of official papers as data: sizes, margins and spacings of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Also what is computed from them by measuring text: the two columns of the letterhead, the size at which the Quốc hiệu
fits on one line, and the lengths of the drawn rules. Lengths are in mm unless a name says pt.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, partial
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.units import within
from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.lines.sense import lines_of_sense
from desktop_app.papers.document.model import (
    Addressees,
    ChartRow,
    Letterhead,
    Orientation,
    PlacedHeaderCell,
    PrintedChart,
    Section,
    Table,
    Titles,
    ended,
)
from desktop_app.papers.document.text import clean, unparted
from desktop_app.papers.document.wording import ADDRESSED_TO, QUOC_HIEU, TIEU_NGU

A4_SHORT, A4_LONG = 210.0, 297.0
PT_PER_MM = 72 / 25.4

LEADING: Final = 1.15
"""The distance from line to line, for each point of the letters' size."""
CHART_GREYS: Final = (0.3, 0.8, 1.0, 0.55, 0.1)
"""How light the bars of each series of a chart are: apart on a black-and-white printer, too."""
_LABEL_SHARE: Final = 0.4
_NO_NUMBER: Final = "–"
"""What stands where a row has no number at all, as in tables: it is not 0."""

type Measure = Callable[[str, float, bool, bool], float]
"""Width in mm of a text at a size in pt, bold or not, italic or not."""


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """Sizes (pt) and lengths (mm) of a paper. InvalidRecord names a value outside the range the decree allows.

    `first` and `last` are the first and last day of papers with this layout (None: no bound). `mark` stands on every
    page of a paper that is none ("THỰC HÀNH"); "" for any other.
    """

    name: str = "Nghị định 30/2020/NĐ-CP"
    first: date | None = None
    last: date | None = None
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    page_number_from_edge: float = 10
    page_number_pt: float = 13
    quoc_hieu_pt: float = 13
    issuer_pt: float = 13
    number_pt: float = 13
    place_date_pt: float = 14
    about_pt: float = 12
    title_pt: float = 14
    body_pt: float = 14
    table_pt: float = 12
    signature_pt: float = 14
    recipients_title_pt: float = 12
    recipients_pt: float = 11
    first_line_indent: float = 12.7
    paragraph_gap_pt: float = 6
    line_spacing: float = 1.0
    signature_lines: int = 4
    cell_padding: float = 1.4
    cell_padding_vertical: float = 0.9
    issuer_share_portrait: float = 0.385
    issuer_share_landscape: float = 0.417
    short_rule_share: float = 0.4
    rule_pt: float = 0.75
    mark: str = ""

    def __post_init__(self) -> None:
        for item in fields(self):
            if item.name in _RANGES:
                low, high, words = _RANGES[item.name]
                value = getattr(self, item.name)
                if not low <= value <= high:
                    raise InvalidRecord(
                        f"{words} phải từ {_plain(low)} đến {_plain(high)}, không thể là {_plain(value)}"
                        f" ({self.name}, Phụ lục I).",
                        field=item.name,
                    )
        if self.first and self.last and self.last < self.first:
            raise InvalidRecord("Ngày hết áp dụng thể thức phải từ ngày bắt đầu trở đi.", field="last")

    def holds_on(self, day: date) -> bool:
        """Tell whether papers of that day have this layout."""
        return within(day, self.first, self.last)


# What Phụ lục I allows (I.1 to I.8, II.1 to II.9). It has no rule for the sizes in tables, for paddings, the shares of
# the letterhead and the weight of rules: their ranges keep a paper readable and what is printed inside of its place.
_RANGES: dict[str, tuple[float, float, str]] = {
    "top": (20, 25, "Lề trên (mm)"),
    "bottom": (20, 25, "Lề dưới (mm)"),
    "left": (30, 35, "Lề trái (mm)"),
    "right": (15, 20, "Lề phải (mm)"),
    "page_number_from_edge": (5, 14, "Số trang cách mép trên (mm)"),
    "page_number_pt": (13, 14, "Cỡ chữ số trang"),
    "quoc_hieu_pt": (12, 13, "Cỡ chữ Quốc hiệu"),
    "issuer_pt": (12, 13, "Cỡ chữ tên cơ quan ban hành"),
    "number_pt": (13, 13, "Cỡ chữ số, ký hiệu"),
    "place_date_pt": (13, 14, "Cỡ chữ địa danh, ngày tháng"),
    "about_pt": (12, 13, "Cỡ chữ trích yếu công văn"),
    "title_pt": (13, 14, "Cỡ chữ tên loại, trích yếu"),
    "body_pt": (13, 14, "Cỡ chữ nội dung"),
    "table_pt": (10, 14, "Cỡ chữ trong bảng"),
    "signature_pt": (13, 14, "Cỡ chữ chức vụ, họ tên người ký"),
    "recipients_title_pt": (12, 12, "Cỡ chữ “Nơi nhận”"),
    "recipients_pt": (11, 11, "Cỡ chữ danh sách nơi nhận"),
    "first_line_indent": (10, 12.7, "Lùi đầu dòng (mm)"),
    "paragraph_gap_pt": (6, 24, "Cách giữa các đoạn (pt)"),
    "line_spacing": (1, 1.5, "Giãn dòng"),
    "signature_lines": (3, 6, "Số dòng trống để ký"),
    "cell_padding": (0.5, 3, "Khoảng trống hai bên trong ô (mm)"),
    "cell_padding_vertical": (0, 3, "Khoảng trống trên dưới trong ô (mm)"),
    "issuer_share_portrait": (0.3, 0.45, "Phần bề ngang của tên cơ quan, trang dọc"),
    "issuer_share_landscape": (0.3, 0.5, "Phần bề ngang của tên cơ quan, trang ngang"),
    "short_rule_share": (1 / 3, 1 / 2, "Độ dài đường kẻ dưới tên cơ quan, trích yếu (phần của dòng chữ)"),
    "rule_pt": (0.25, 1.5, "Nét của đường kẻ (pt)"),
}

ND30 = LayoutProfile()


def _plain(value: float) -> str:
    return f"{value:.4g}".replace(".", ",")


def ranges() -> Mapping[str, tuple[float, float, str]]:
    """Return, for each measure of a profile, its least and greatest value and its Vietnamese name."""
    return _RANGES


def page_size(orientation: Orientation) -> tuple[float, float]:
    """Return width and height of the sheet."""
    return (A4_SHORT, A4_LONG) if orientation is Orientation.PORTRAIT else (A4_LONG, A4_SHORT)


def text_width(profile: LayoutProfile, orientation: Orientation) -> float:
    """Return the width between the side margins."""
    return page_size(orientation)[0] - profile.left - profile.right


def of_table(profile: LayoutProfile, table: Table) -> LayoutProfile:
    """Return the layout of a table, which may be set smaller than others."""
    return smaller(profile, table.smaller_pt)


def smaller(profile: LayoutProfile, points: int) -> LayoutProfile:
    """Return the layout with tables set so many points smaller, though not below 10, and their cells narrower."""
    size = max(min(_SMALLEST_TABLE_PT, profile.table_pt), profile.table_pt - points)
    if size == profile.table_pt:
        return profile
    padding, vertical = min(profile.cell_padding, 1.0), min(profile.cell_padding_vertical, 0.7)
    return replace(profile, table_pt=size, cell_padding=padding, cell_padding_vertical=vertical)


def of_section(profile: LayoutProfile, section: Section) -> LayoutProfile:
    """Return the layout of a section, whose text may be set smaller, though never below what the decree allows.

    Letterhead, day and signatures go with the text; titles do not: the word “Phụ lục” has 14.
    """
    less = section.text_smaller_pt
    if not less:
        return profile
    return replace(
        profile,
        quoc_hieu_pt=_lessened("quoc_hieu_pt", profile.quoc_hieu_pt, less),
        issuer_pt=_lessened("issuer_pt", profile.issuer_pt, less),
        body_pt=_lessened("body_pt", profile.body_pt, less),
        place_date_pt=_lessened("place_date_pt", profile.place_date_pt, less),
        signature_pt=_lessened("signature_pt", profile.signature_pt, less),
    )


def _lessened(field: str, size: float, less: float) -> float:
    return max(_RANGES[field][0], size - less)


_SMALLEST_TABLE_PT = 10
_FORM_PT = 11
"""The number of a form; no rule names a size for it."""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A centred line of the letterhead or of the titles; a `rule` > 0 is the length of the rule drawn below it."""

    text: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    rule: float = 0


@dataclass(frozen=True, slots=True)
class PlannedLetterhead:
    """The letterhead measured: two columns with no padding, the row of number and date below them, and the "V/v …"."""

    left_width: float
    right_width: float
    left: tuple[HeaderLine, ...]
    right: tuple[HeaderLine, ...]
    number: HeaderLine
    place_date: HeaderLine
    about: tuple[HeaderLine, ...]


def plan_letterhead(
    letterhead: Letterhead, width: float, profile: LayoutProfile, measure: Measure
) -> PlannedLetterhead:
    """Return the letterhead fitted into `width`: the Quốc hiệu on one line, long names broken in their column."""
    share = profile.issuer_share_portrait if width < 200 else profile.issuer_share_landscape
    motto_pt = profile.quoc_hieu_pt
    motto_width = measure(QUOC_HIEU, motto_pt, True, False)
    left_width = width * share
    if motto_width > width - left_width:
        motto_pt = 12
        motto_width = measure(QUOC_HIEU, motto_pt, True, False)
    left_width = min(left_width, width - motto_width)
    tieu_ngu_pt = motto_pt + 1
    right: tuple[HeaderLine, ...] = (
        HeaderLine(QUOC_HIEU, motto_pt, bold=True),
        HeaderLine(TIEU_NGU, tieu_ngu_pt, bold=True, rule=measure(TIEU_NGU, tieu_ngu_pt, True, False)),
    )
    if letterhead.copied_as:
        right = (HeaderLine(clean(letterhead.copied_as), profile.title_pt, bold=True),)
    form = tuple(HeaderLine(clean(line), _FORM_PT, italic=True) for line in letterhead.form)
    level = tuple(replace(line, text="\u00a0") for line in form)
    return PlannedLetterhead(
        left_width,
        width - left_width,
        level + _issuer_lines(letterhead, left_width, profile, measure),
        form + right,
        HeaderLine(clean(letterhead.number_text), profile.number_pt),
        HeaderLine(clean(letterhead.place_date), profile.place_date_pt, italic=True),
        _about_lines(clean(letterhead.about), left_width, profile, measure),
    )


def _about_lines(text: str, room: float, profile: LayoutProfile, measure: Measure) -> tuple[HeaderLine, ...]:
    size = profile.about_pt
    lines = _between_words(text, room, partial(_width, measure, size, False)) if text else ()
    return tuple(HeaderLine(line, size) for line in lines)


def _issuer_lines(
    letterhead: Letterhead, room: float, profile: LayoutProfile, measure: Measure
) -> tuple[HeaderLine, ...]:
    size = profile.issuer_pt
    names = [(clean(line), False) for line in letterhead.parent_lines] + [
        (clean(line), True) for line in letterhead.issuing_lines
    ]
    if any(measure(text, size, bold, False) > room for text, bold in names):
        size = 12
    lines: list[HeaderLine] = []
    for text, bold in names:
        broken = _name_lines(text, room, partial(_width, measure, size, bold))
        lines += [HeaderLine(part, size, bold=bold) for part in broken]
    if lines:
        last = lines[-1]
        rule = profile.short_rule_share * measure(last.text, size, last.bold, False)
        lines[-1] = replace(last, rule=rule)
    return tuple(lines)


def _width(measure: Measure, size: float, bold: bool, text: str) -> float:
    return measure(text, size, bold, False)


def plan_titles(titles: Titles, profile: LayoutProfile, measure: Measure) -> tuple[HeaderLine, ...]:
    """Return the lines of the titles; the last one carries the rule, if any, a share of its whole length."""
    size = profile.title_pt
    name, subject = (kept_together(clean(text)) for text in (titles.type_name, titles.subject))
    lines = [HeaderLine(name, size, bold=True), HeaderLine(subject, size, bold=True)]
    lines.append(HeaderLine(unparted(clean(titles.attached_to)), size, italic=True))
    lines = [line for line in lines if line.text]
    if len(lines) > 1 and titles.ruled:
        last = lines[-1]
        rule = profile.short_rule_share * measure(last.text, size, last.bold, last.italic)
        lines[-1] = replace(last, rule=rule)
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class PlannedAddressees:
    """Box 9a measured: "Kính gửi:" begins at `left`, the names at `names_left`.

    `dash` is the width of the "- " before each of several names, 0 for one that stands on the same line.
    """

    left: float
    names_left: float
    dash: float
    names: tuple[str, ...]


def plan_addressees(
    addressees: Addressees, width: float, profile: LayoutProfile, measure: Measure
) -> PlannedAddressees:
    """Return the addressees as a block in the middle of `width`, dashes under the colon (Phụ lục I, II.9a)."""
    width_of = partial(_width, measure, profile.body_pt, False)
    several = len(addressees.names) > 1
    names = tuple(map(clean, ended(addressees.names) if several else addressees.names))
    dash = width_of("- ") if several else 0.0
    shift = width_of(ADDRESSED_TO.rstrip(":")) if several else width_of(f"{ADDRESSED_TO} ")
    longest = max((width_of(name) for name in names), default=0.0)
    left = max(profile.first_line_indent, (width - shift - dash - longest) / 2)
    return PlannedAddressees(left, left + shift, dash, names)


class PlannedRow(NamedTuple):
    """A row of a chart: the lines of its label, how high it is, and the numbers written behind its bars."""

    lines: tuple[str, ...]
    height: float
    numbers: tuple[str, ...]


class PlannedChart(NamedTuple):
    """A chart: how wide its labels are and its longest bar is, its rows, whether it names its series. In points."""

    label: float
    longest: float
    rows: tuple[PlannedRow, ...]
    line: float
    is_named: bool

    @property
    def height(self) -> float:
        """The height of names and bars."""
        return sum(row.height for row in self.rows) + 2 * self.line * self.is_named


def plan_chart(chart: PrintedChart, width: float, size_pt: float, measure: Callable[[str], float]) -> PlannedChart:
    """Return where a chart `width` wide has its parts, its letters of `size_pt`. In points."""
    line, gap = size_pt * LEADING, size_pt / 2
    lines = [_broken(row.label, width * _LABEL_SHARE, measure) for row in chart.rows]
    numbers = [_numbers(row) for row in chart.rows]
    label = max((measure(text) for row in lines for text in row), default=0.0) + gap
    number = max((measure(text) for row in numbers for text in row), default=0.0) + gap
    rows = tuple(
        PlannedRow(row, max(len(row), sum(map(bool, written))) * line + gap, written)
        for row, written in zip(lines, numbers, strict=True)
    )
    return PlannedChart(label, width - label - number, rows, line, any(chart.series))


def _numbers(row: ChartRow) -> tuple[str, ...]:
    missing = "" if any(each is not None for each in row.values) else _NO_NUMBER
    return tuple(missing if each is None else format_number(each) for each in row.values)


def even_spans(widths: Sequence[float], parts: int) -> tuple[tuple[int, int], ...]:
    """Return the columns (first, last + 1) of each of `parts` of a table, with widths as similar as possible.

    With fewer columns than parts each part spans all columns; the parts are then set below each other.
    """
    if not 1 < parts <= len(widths):
        return ((0, len(widths)),) * parts
    sums = tuple(accumulate(widths, initial=0.0))
    edges = [0]
    for part in range(1, parts):
        aim = sums[-1] * part / parts
        free = range(edges[-1] + 1, len(widths) - parts + part + 1)
        edges.append(min((abs(sums[count] - aim), count) for count in free)[1])
    return tuple(pairwise((*edges, len(widths))))


def balanced(text: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    """Return `text` broken at blanks into the fewest lines that fit into `room`, with lengths as even as possible."""
    # Every room that is tried begins its lines with the same words.
    width = cache(width)
    lines = _broken(text, room, width)
    if len(lines) < 2:
        return lines
    low, high = room / 2, room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_broken(text, middle, width)) > len(lines):
            low = middle
        else:
            high = middle
    return _broken(text, high, width)


def _name_lines(text: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    """Return the name of an office in as few lines as it takes, or one more where that leaves its parts whole."""
    lines = balanced(text, room, width)
    count = len(lines)
    return (lines_of_sense(text, room, width, count, count + 1) if count > 1 else ()) or lines


def _between_words(text: str, room: float, width: Callable[[str], float], more: int = 0) -> tuple[str, ...]:
    """Return `text` broken as `balanced`, but within no word of several syllables where the room allows that.

    It may take as many lines `more`.
    """
    plain = balanced(text, room, width)
    if len(plain) < 2:
        return plain
    whole = balanced(kept_together(text), room, width)
    if len(whole) > len(plain) + more or any(width(line) > room for line in whole):
        return plain
    return tuple(line.replace("\u00a0", " ") for line in whole)


def _broken(text: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def header_cell_lines(text: str, room: float, size_pt: float, measure: Measure) -> tuple[str, ...]:
    """Return the lines of a header cell of a table, bold and as even as possible, in `room` mm."""
    return _between_words(clean(text), room, lambda line: measure(line, size_pt, True, False), more=1)


def header_row_lines(placed: Iterable[PlacedHeaderCell], lines: Callable[[PlacedHeaderCell], int]) -> list[int]:
    """Return the number of lines of each header row of a table; `lines` returns the number for a cell."""
    rows: list[int] = []
    # Cells over several rows come last: they only add to the height of their last row.
    for place in sorted(placed, key=lambda place: (place.cell.rows, place.row)):
        end = place.row + place.cell.rows
        rows += [1] * (end - len(rows))
        rows[end - 1] += max(0, lines(place) - sum(rows[place.row : end]))
    return rows
