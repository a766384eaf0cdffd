"""A table of the document model as WordprocessingML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.papers.document.columns.widths import column_widths
from desktop_app.papers.document.layout import (
    A4_LONG,
    A4_SHORT,
    PT_PER_MM,
    LayoutProfile,
    even_spans,
    header_cell_lines,
    header_row_lines,
    of_table,
)
from desktop_app.papers.document.lines.cells import cell_texts
from desktop_app.papers.document.measure import lines_in, times_width
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    GroupRow,
    PlacedHeaderCell,
    Table,
    TableRow,
    TotalRow,
    placed_header,
)
from desktop_app.papers.document.text import printed
from desktop_app.papers.word.xml import TWIPS_PER_MM, ParagraphStyle, RunStyle, cell, clean_words, paragraph, run, twips

CELL_STYLE = "CellText"
LINE = 1.15
"""The height of a line of Times New Roman in parts of the font size."""
_WHOLE = "<w:cantSplit/>"
"""Keeps a row on one page."""
_HEAD_LINES = 6
_SPARE_MM = 10
"""What an estimated height may be too small by."""
_WIDEST = 0.5
"""The assumed width of a letter in mm per point of its size, line ends included; hardly any letter is as wide."""
_MIDDLE = '<w:vAlign w:val="center"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class TableEnding:
    """The end of a paper set as borderless rows of its last table, so that Word and LibreOffice keep them together.

    `wide` are paragraphs over the whole width, `columns` those side by side below them, `below` again wide; then come
    the rows of a block of who copied it, one part or two a row (`copied`). All are about `height` mm high.
    """

    wide: str = ""
    columns: tuple[str, ...] = ()
    below: str = ""
    height: float = 0.0
    copied: tuple[tuple[str, ...], ...] = ()


def table_xml(
    table: Table,
    width: float,
    profile: LayoutProfile,
    ending: TableEnding | None,
    whole: bool = False,
    opening: float = 0.0,
    kept_rows: int = 0,
) -> Iterator[str]:
    """Yield the parts of `table`, `width` mm wide; its last `kept_rows` (all, if `whole`) stay with what follows.

    `opening` is the height in mm of the letterhead and titles right above it, which keep an entry with them.
    """
    profile = of_table(profile, table)
    widths = _widths(table, width, profile)
    yield _opening(widths, profile)
    yield from _head(table, widths, profile)
    first_kept = _first_kept(table, kept_rows)
    if whole:
        first_kept = 0
    size_pt = profile.table_pt if table.smaller_pt else 0
    loose_row, kept_row = _RowTemplate(table, widths, False, size_pt), _RowTemplate(table, widths, True, size_pt)
    fitting = _Fitting(widths, profile)
    entries = [number for number, row in enumerate(table.rows) if isinstance(row, BodyRow)]
    first_entry = entries[0] if opening and entries and not whole else -1
    below_opening = fitting.page_mm - opening - _HEAD_LINES / 2 * fitting.line_mm
    if first_entry >= first_kept and len(entries) > 1:
        # Of two rows one stays with the letterhead, which the other one and the signatures would leave alone.
        first_kept = first_entry + 1
    ending_mm = ending.height if ending else 0.0
    last = entries[-1] if ending and entries and not whole else -1
    if last > first_kept and fitting.together(table.rows[first_kept:]) + ending_mm > fitting.page_mm:
        # Word and LibreOffice keep nothing of what does not fit on a page: one entry stays with the signatures.
        first_kept = last
    # Of a single one that does not fit with what is above and below it the letterhead stays with the entry.
    kept_mm = opening + fitting.together(table.rows[first_kept:]) + ending_mm
    parted = last == first_entry >= 0 and kept_mm > fitting.page_mm - _SPARE_MM
    kept_entry = table.kept_entry
    for number, row in enumerate(table.rows):
        if isinstance(row, BodyRow):
            texts = cell_texts(table, row, fitting.rooms, profile.table_pt)
            goes_on = number in table.cut_rows
            stays = (number >= first_kept and not parted and not goes_on) or number == kept_entry
            written = (kept_row if stays else loose_row).row(texts)
            is_cut = goes_on or (number == first_entry and fitting.height(row) > below_opening)
            yield written if fitting.fits(row) and not is_cut else written.replace(_WHOLE, "", 1)
        else:
            keep = isinstance(row, GroupRow) or number >= first_kept
            yield _bold_row(table, row, widths, keep, size_pt)
    if ending:
        yield _ending_rows(ending, widths)
    yield "</w:tbl>"


def _opening(widths: Sequence[int], profile: LayoutProfile) -> str:
    side, over = twips(profile.cell_padding), twips(profile.cell_padding_vertical)
    padding = "".join(
        f'<w:{name} w:w="{value}" w:type="dxa"/>'
        for name, value in (("top", over), ("left", side), ("bottom", over), ("right", side))
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _ending_rows(ending: TableEnding, widths: Sequence[int]) -> str:
    parts = ((ending.wide,) if ending.wide else (), ending.columns, (ending.below,) if ending.below else ())
    rows = ""
    for contents in (*parts, *ending.copied):
        rows += _side_by_side(contents, widths, _UNDER_ENDING if rows else _UNDER_TABLE)
    return rows


def _side_by_side(contents: Sequence[str], widths: Sequence[int], sides: Sequence[str]) -> str:
    """Return a row with these parts, or a row for each where the table has too few columns."""
    spans = even_spans(widths, len(contents))
    cells = [
        _borderless(content, widths[first:last], sides) for content, (first, last) in zip(contents, spans, strict=True)
    ]
    is_one = len(set(spans)) == len(spans)
    return "".join(map(_row, ["".join(cells)] if is_one and cells else cells))


_UNDER_TABLE = ("left", "bottom", "right")
"""The sides without a border; the upper border is the table's last line."""
_UNDER_ENDING = ("top", *_UNDER_TABLE)
_UNPADDED = '<w:tcMar><w:top w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/></w:tcMar>'
"""What ends a paper has the room around it that it has below a text."""


def _borderless(content: str, widths: Sequence[int], sides: Sequence[str]) -> str:
    none = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
    span = f'<w:gridSpan w:val="{len(widths)}"/><w:tcBorders>{none}</w:tcBorders>{_UNPADDED}'
    return cell(content, sum(widths), span)


def _widths(table: Table, width: float, profile: LayoutProfile) -> list[int]:
    widths = [twips(column) for column in column_widths(table, width, profile)]
    widths[-1] += twips(width) - sum(widths)
    return widths


def _first_kept(table: Table, rows_left: int) -> int:
    # A total row does not count: the rows of the list itself stay with the signatures.
    if not rows_left:
        return len(table.rows)
    for number in range(len(table.rows) - 1, -1, -1):
        rows_left -= not isinstance(table.rows[number], TotalRow)
        if not rows_left:
            return number
    return 0


def _row(cells: str, head: bool = False, least: float = 0) -> str:
    height = f'<w:trHeight w:val="{twips(least)}" w:hRule="atLeast"/>' if least else ""
    return f"<w:tr><w:trPr>{_WHOLE}{height}{'<w:tblHeader/>' * head}</w:trPr>{cells}</w:tr>"


class _Fitting:
    """Tells which rows fit on a page: a taller row must be allowed to split, or its end would be lost."""

    def __init__(self, widths: Sequence[int], profile: LayoutProfile) -> None:
        self.rooms = [width / TWIPS_PER_MM - 2 * profile.cell_padding for width in widths]
        self._size = profile.table_pt
        self._padding = 2 * profile.cell_padding_vertical
        # The height of the page in this orientation, less a header of some lines.
        free = A4_SHORT if sum(widths) / TWIPS_PER_MM > A4_SHORT - profile.left - profile.right + 1 else A4_LONG
        self.line_mm = profile.table_pt * LINE / PT_PER_MM
        self.page_mm = free - profile.top - profile.bottom
        self._most = int(self.page_mm / self.line_mm) - _HEAD_LINES
        # Half of the lines, so that a text of several paragraphs surely fits, too.
        self._sure = [room * self._most / 2 / (_WIDEST * profile.table_pt) for room in self.rooms]

    def height(self, row: BodyRow) -> float:
        """Return about how high a row is, in mm."""
        cells = zip(map(printed, row.values), self.rooms, strict=True)
        return max(lines_in(text, room, self._size) for text, room in cells) * self.line_mm + self._padding

    def together(self, rows: Sequence[TableRow]) -> float:
        """Return about how high rows are with the table's header above them, in mm."""
        entries = [row for row in rows if isinstance(row, BodyRow)]
        lines = len(rows) - len(entries) + _HEAD_LINES / 2
        return sum(map(self.height, entries)) + lines * (self.line_mm + self._padding)

    def fits(self, row: BodyRow) -> bool:
        """Tell whether `row` surely fits on a page."""
        for value, sure, room in zip(row.values, self._sure, self.rooms, strict=True):
            if not isinstance(value, str) or (len(value) <= sure and ("\n" not in value or self._has_few(value))):
                continue
            if lines_in(printed(value), room, self._size) > self._most:
                return False
        return True

    def _has_few(self, text: str) -> bool:
        return text.count("\n") < self._most / 2


class _RowTemplate:
    """The XML of body rows, with places for their texts."""

    def __init__(self, table: Table, widths: Sequence[int], keep_next: bool, size_pt: float) -> None:
        styles = [ParagraphStyle(column.set_align, CELL_STYLE, keep_next=keep_next) for column in table.columns]
        cells = (
            cell(paragraph(f"<w:r>{RunStyle(size_pt).xml()}\0</w:r>", style), width, _MIDDLE)
            for style, width in zip(styles, widths, strict=True)
        )
        self._row = _row("".join(cells), least=table.row_mm).replace("%", "%%").replace("\0", "%s")

    def row(self, texts: Sequence[str]) -> str:
        return self._row % tuple(map(_cell_words, texts))


_cell_words = lru_cache(maxsize=2048)(clean_words)
"""Units, awards and dates stand in many rows."""


def _bold_row(table: Table, row: GroupRow | TotalRow, widths: Sequence[int], keep_next: bool, size_pt: float) -> str:
    bold = RunStyle(size_pt, bold=True)
    values = row.values if isinstance(row, TotalRow) else ()
    text, align = (row.label, Align.CENTER) if isinstance(row, TotalRow) else (row.text, Align.LEFT)
    first = len(widths) - len(values)
    span = f'<w:gridSpan w:val="{first}"/>{_MIDDLE}'
    label = paragraph(run(text, bold), ParagraphStyle(align, CELL_STYLE, keep_next=keep_next))
    cells = [cell(label, sum(widths[:first]), span)]
    for number, value in enumerate(values, start=first):
        column = table.columns[number]
        style = ParagraphStyle(column.set_align, CELL_STYLE, keep_next=keep_next)
        cells.append(cell(paragraph(run(printed(value, column.kind), bold), style), widths[number], _MIDDLE))
    return _row("".join(cells))


def _head(table: Table, widths: Sequence[int], profile: LayoutProfile) -> Iterator[str]:
    placed = placed_header(table)
    lines = {(place.row, place.column): _head_lines(place, widths, profile) for place in placed}
    heights = header_row_lines(placed, lambda place: len(lines[place.row, place.column]))
    # With cells over several rows, heights are set: Word and LibreOffice ignore those cells where the header is
    # repeated on the next page.
    spanned = any(place.cell.rows > 1 for place in placed)
    line_mm = profile.table_pt * LINE / PT_PER_MM
    for number, count in enumerate(heights):
        places = [place for place in placed if place.row <= number < place.row + place.cell.rows]
        places.sort(key=lambda place: place.column)
        bold = RunStyle(profile.table_pt if table.smaller_pt else 0, bold=True)
        cells = (_head_cell(place, number, widths, lines[place.row, place.column], bold) for place in places)
        least = count * line_mm + 2 * profile.cell_padding_vertical if spanned else 0
        yield _row("".join(cells), head=True, least=least)


def _head_lines(place: PlacedHeaderCell, widths: Sequence[int], profile: LayoutProfile) -> tuple[str, ...]:
    width = sum(widths[place.column : place.column + place.cell.columns]) / TWIPS_PER_MM
    return header_cell_lines(place.cell.text, width - 2 * profile.cell_padding, profile.table_pt, times_width)


def _head_cell(place: PlacedHeaderCell, row: int, widths: Sequence[int], lines: Sequence[str], bold: RunStyle) -> str:
    begins = place.row == row
    more = f'<w:gridSpan w:val="{place.cell.columns}"/>' if place.cell.columns > 1 else ""
    if place.cell.rows > 1:
        more += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    text = run("\n".join(lines), bold) if begins else ""
    width = sum(widths[place.column : place.column + place.cell.columns])
    return cell(paragraph(text, ParagraphStyle(Align.CENTER, CELL_STYLE, keep_next=True)), width, more + _MIDDLE)
