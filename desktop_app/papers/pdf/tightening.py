"""Sets a short paper a little tighter where that spares it a page which only its last rows and signatures would be on.

A table becomes a point or two smaller and its rows lower, the room to sign a line less, the text a point smaller (13,
the least that Nghị định 30 allows), as a clerk does by hand. Where that spares no page, or on a longer paper, the last
paragraphs, or rows of a table before them, go over to the signatures, so that these are not on a page with few lines.
A list that leaves pages empty is set a point smaller, or other rows than its last two stay with the signatures.
A tall row goes on on the next page only where it would leave the one before it more than half empty.
It is decided by the pages of the PDF, for Word as well, so that both have the same.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.papers.document.layout import LayoutProfile
from desktop_app.papers.document.model import BodyRow, Closing, Document, Paragraph, Section, Table
from desktop_app.papers.pdf.flow import Page
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.paragraph import TextStrip
from desktop_app.papers.pdf.table import RowStrip
from desktop_app.papers.pdf.text import Typeface, typeface
from desktop_app.papers.pdf.writer import LaidSection

_MOST_ROWS, _MOST_PARAGRAPHS = 80, 200
"""Of what is surely longer the pages are not even counted."""
_LOWEST_ROW_MM: Final = 9
"""The room to sign in a row."""
_FEWER_LINES: Final = 3
_SPARE, _SPARE_A_ROW = 2.0, 0.75
"""The points that are left free on the page: Word and LibreOffice set lines and rows a hair higher."""
_UNEVEN_ROWS: Final = 2
"""How many times as many rows as on a page of a list on average stand on its fullest one."""
_NEARLY_EMPTY: Final = 1 / 3
"""So full is the last page of a list at least that does not look forgotten."""
_SPARED: Final = 0.4
"""So full is the last of three pages or of a long list at most that the others could take up."""
_FEW_LINES, _ENOUGH_LINES = 4, 6
"""Of lines above the signatures of a list's last page: what is too few, and what makes it a page."""
_FEW_OF_TEXT, _LEAST_OF_TEXT = 3, 2
"""The same of a text: so many are too few. No more go over than have to, for the page before has room for them.

Where more would leave that page with a foot that looks empty, as few as the second are."""
_MOST_PAGES: Final = 3
"""Of a paper whose text is set smaller to spare one."""
_ROWS_TO_PART: Final = 4
"""So many rows has a table that gives two to the next page."""
_FULL_ENOUGH: Final = 0.65
"""So full stays the page that lines are taken from."""
_WELL_ENDED: Final = 0.9
"""So full is a page of text whose foot does not look empty."""
_FILLED: Final = 0.5
"""So full is a page at least that a tall row need not begin on: a Director sends back a row cut in two."""
_OPENED: Final = 0.8
"""The same of the page with the letterhead and one row alone, of a table that has `long_rows`."""
_TALL: Final = 0.25
"""What part of a page a row takes that goes on on the next."""
_TWO_LINES, _LINES_OF_A_PART = 2, 4
"""Of a row: what makes it one that may stand alone with the signatures, and the least that a part of it has."""
_LOW: Final = 3
"""So many lines at most has a row that is not to stand alone on the last page of its table."""
_WELL_FILLED: Final = 0.7
"""So full is a page of a list that is turned: of an emptier one the eye asks what is missing."""
_MOST_BELOW: Final = 3
"""So many blocks at most, less one, stand below the table of a list."""
_A_PAGE, _EMPTY_PAGE, _ALONE, _SMALLER, _WORTH = 0.3, 0.1, 0.1, 0.06, 0.03
"""What a page more counts beside the part of a page left empty, what such a page does, a row that is alone with the
signatures, and smaller letters, and what is worth a change."""
_LIST_STEPS: Final = ((0, False), (0, True), (1, False), (1, True))
"""By how many points a list is smaller that leaves pages empty, and whether the room to sign is."""
_KEPT_ROWS: Final = (2, 1, 3, 4, 5, 6, 8)
_TEXT_KEEPS: Final = 0.7
"""Of its height, when it is set a point smaller."""
_TABLE_KEEPS: Final = (0.9, 0.6, 0.5)
"""The same of a table, by the points it is smaller; the first for less room to sign only."""
_STEPS: Final = ((0, 1, False), (0, 0, True), (0, 1, True), (0, 2, True), (1, 0, True), (1, 1, True), (1, 2, True))
"""By how many points the text is smaller, by how many tables are, and whether the room to sign is."""


class _Laid(NamedTuple):
    """A section with its lines broken and set in pages."""

    section: Section
    lines: LaidSection
    pages: list[Page]

    def parted(self, section: Section) -> "_Laid":
        """Return the same lines set in pages as a section says that is else alike."""
        return _Laid(section, self.lines, self.lines.pages(section))

    @property
    def filled(self) -> list[float]:
        """What part of each page is filled."""
        return [_filled(page) / self.lines.capacity for page in self.pages]


def tightened(document: Document, profile: LayoutProfile) -> Document:
    """Return a paper whose parts have a page less if that can hold them; as it is where no font is to measure by."""
    return laid_out(document, profile)[0]


def laid_out(document: Document, profile: LayoutProfile) -> tuple[Document, Sequence[list[Page] | None]]:
    """Return a paper as `tightened` does, and the pages of its sections, None for those that were not laid out."""
    try:
        letters = typeface(printing_family())
    except UnwritableOutput:
        return document, ()
    own, *annexes = document.sections
    if any(annex.cut_off for annex in annexes):
        # They share its pages, and the size of their text.
        return document, ()
    parts = [_well_parted(part, profile, letters) for part in (own, *annexes)]
    (own, *annexes), pages = [section for section, _ in parts], [pages for _, pages in parts]
    tight = replace(document, text_smaller_pt=own.text_smaller_pt, kept_blocks=own.kept_blocks, kept_rows=own.kept_rows)
    return replace(tight, body=own.body, closing=own.closing, annexes=tuple(annexes)), pages


def _well_parted(section: Section, profile: LayoutProfile, letters: Typeface) -> tuple[Section, list[Page] | None]:
    if not _is_short(section):
        return section, None
    laid = _laid(section, profile, letters)
    # Most papers have one page: there is nothing to spare nor to part.
    if len(laid.pages) > 1:
        laid = _with_rows_cut(_well_filled(_tightened(laid, profile, letters), profile, letters))
        laid = _without_lone_rows(laid)
    return laid.section, laid.pages


def _laid(section: Section, profile: LayoutProfile, letters: Typeface, spare: float = 0.0) -> _Laid:
    lines = LaidSection(section, profile, letters)
    return _Laid(section, lines, lines.pages(section, spare))


def _with_rows_cut(laid: _Laid) -> _Laid:
    """Return a section whose tall rows go on on the next page where they would leave the one before them empty."""
    tables = [block for block in laid.section.body if isinstance(block, Table)]
    if len(tables) != 1:
        return laid
    (table,) = tables
    # The last one stays whole with the signatures.
    *places, _ = [place for place, row in enumerate(table.rows) if isinstance(row, BodyRow)] or [-1]
    whole: set[int] = set()
    while True:
        place = _row_to_cut(laid.pages, laid.lines.capacity, whole, long_rows=table.long_rows)
        if place not in places or place in table.cut_rows:
            break
        cut = replace(table, cut_rows=(*table.cut_rows, place))
        body = tuple(cut if block is table else block for block in laid.section.body)
        parted = laid.parted(replace(laid.section, body=body))
        if _lines_of_parts(parted.pages, place) < _LINES_OF_A_PART:
            whole.add(place)
        else:
            laid, table = parted, cut
    return laid


def _without_lone_rows(laid: _Laid) -> _Laid:
    """Return a section with no table in its text of which one low row alone stands on a page of its own.

    Those right above the signatures have as many rows there as the section says.
    """
    *body, _ = laid.section.body or (Paragraph(""),)
    tables = [place for place, block in enumerate(body) if isinstance(block, Table) and _entries(block)]
    pages_by_grid: dict[int, list[list[RowStrip]]] = {}
    for page in laid.pages:
        rows_by_grid: dict[int, list[RowStrip]] = {}
        for drawn, _ in page:
            if isinstance(drawn, RowStrip) and drawn.is_entry:
                rows_by_grid.setdefault(id(drawn.grid), []).append(drawn)
        for grid, rows in rows_by_grid.items():
            pages_by_grid.setdefault(grid, []).append(rows)
    lone = [place for place, pages in zip(tables, pages_by_grid.values(), strict=False) if _ends_alone(pages)]
    if not lone:
        return laid
    parted = [
        replace(block, ends_with_two=True) if isinstance(block, Table) and place in lone else block
        for place, block in enumerate(body)
    ]
    return laid.parted(replace(laid.section, body=(*parted, laid.section.body[-1])))


def _entries(table: Table) -> int:
    return sum(isinstance(row, BodyRow) for row in table.rows)


def _ends_alone(pages: Sequence[list[RowStrip]]) -> bool:
    """Tell whether a low row of a table, its rows given by page, is alone on the last and another could go over."""
    if len(pages) == 1 or len(pages[-1]) > 1 or len(pages[-2]) < _ROWS_TO_PART - 1:
        return False
    return all(_height_in_lines(row) <= _LOW for row in (pages[-2][-1], pages[-1][0]))


def _lines_of_parts(pages: list[Page], place: int) -> int:
    """Return how many lines the shortest part of a row has."""
    rows = [drawn for page in pages for drawn, _ in page if isinstance(drawn, RowStrip) and drawn.place == place]
    return min(map(_height_in_lines, rows))


def _row_to_cut(pages: list[Page], capacity: float, whole: Set[int], *, long_rows: bool) -> int:
    """Return the place of the first row that could begin on the page which it leaves empty, -1 for none.

    `whole` are the places of rows that stay whole in any case; `long_rows` says that those of the table are texts.
    """
    for number, (page, following) in enumerate(pairwise(pages)):
        is_opened = long_rows and number == 0 and len(_entries_of(page)) == 1
        if _filled(page) >= (_OPENED if is_opened else _FILLED) * capacity:
            continue
        rows = _entries_of(following)
        if not rows:
            continue
        row, *others = rows
        if following is pages[-1] and len(others) == 1 and _height_in_lines(others[0]) < _TWO_LINES:
            # With the signatures stand two rows, or one of more lines than one.
            continue
        if row.place not in whole and row.centred and not row.may_go_on and row.height >= _TALL * capacity:
            return row.place
    return -1


def _tightened(laid: _Laid, profile: LayoutProfile, letters: Typeface) -> _Laid:
    section, pages = laid.section, laid.pages
    is_list = isinstance(section.body[-1], Table)
    too_few = _FEW_LINES if is_list else _too_few_of_text(laid)
    few = _lines_above_signatures(pages[-1], section.closing) <= too_few
    nearly_empty = laid.filled[-1] < _SPARED
    # On more pages than three one less is not worth smaller letters in the text of all others.
    if len(pages) == 2 or (nearly_empty and (len(pages) == _MOST_PAGES or (few and is_list))):
        spare = _SPARE + _SPARE_A_ROW * _rows(section)
        for tighter in _tighter(section, profile):
            if tighter.text_smaller_pt and len(pages) > _MOST_PAGES:
                break
            if sum(laid.filled) * _least_share(tighter) > len(pages) - 1:
                continue
            tried = _laid(tighter, profile, letters, spare)
            if len(tried.pages) < len(pages):
                return tried.parted(tighter)
    return _with_more_lines(laid) if few and not is_list else laid


def _well_filled(laid: _Laid, profile: LayoutProfile, letters: Typeface) -> _Laid:
    """Return a list with less room left empty on its pages, set a little smaller or with other rows on the last one."""
    section = laid.section
    after = next((place for place, block in enumerate(reversed(section.body)) if isinstance(block, Table)), _MOST_BELOW)
    best = _score(laid)
    if after >= _MOST_BELOW or len(laid.pages) == 1 or best <= len(laid.pages) * _A_PAGE:
        return laid
    spare = _SPARE + _SPARE_A_ROW * _UNEVEN_ROWS * _rows(section) / len(laid.pages)
    for points, less_room in _LIST_STEPS:
        if less_room and not section.closing.columns:
            continue
        is_set_smaller = points > 0 or less_room
        lines = _laid(_set_smaller(section, profile, points, less_room), profile, letters) if is_set_smaller else laid
        for kept_rows in _KEPT_ROWS:
            tried = lines.parted(
                replace(lines.section, kept_rows=kept_rows, kept_blocks=max(section.kept_blocks, after + 1))
            )
            score = _score(tried) + _SMALLER * points
            if score < best - _WORTH and len(tried.lines.pages(tried.section, spare)) == len(tried.pages):
                laid, best = tried, score
        if best <= len(laid.pages) * _A_PAGE + _SMALLER * points:
            break
    return laid


def _score(laid: _Laid) -> float:
    """Return how much of its pages a list takes and leaves empty: the less the better."""
    *before, last = laid.filled
    missing = [_WELL_FILLED - filled for filled in before] + [_NEARLY_EMPTY - last]
    empty = sum(_EMPTY_PAGE + part for part in missing if part > 0)
    *others, rows = map(_entries_of, laid.pages)
    too_few = len(rows) < laid.section.kept_rows or (len(rows) == 1 and _height_in_lines(rows[0]) < _ENOUGH_LINES)
    cut = sum(not row.centred for page in (*others, rows) for row in page)
    return len(laid.pages) * _A_PAGE + empty + _ALONE * (len(rows) == 1) + too_few + cut


def _entries_of(page: Page) -> list[RowStrip]:
    return [drawn for drawn, _ in page if isinstance(drawn, RowStrip) and drawn.is_entry]


def _height_in_lines(row: RowStrip) -> int:
    return max(len(cell.lines) for cell in row.cells)


def _filled(page: Page) -> float:
    return max((top + drawn.height for drawn, top in page), default=0.0)


def _lines_above_signatures(page: Page, closing: Closing) -> int:
    strips = [drawn for drawn, _ in page]
    lines = sum(isinstance(strip, TextStrip) and bool(strip.words) for strip in strips)
    rows = [strip for strip in strips if isinstance(strip, RowStrip)]
    lines += sum(map(_height_in_lines, rows))
    return lines - bool(closing.columns or closing.below)


def _least_share(section: Section) -> float:
    """Return what share of its height a section keeps at least when it is set smaller: a bound, for most keep more."""
    points = max((block.smaller_pt for block in section.body if isinstance(block, Table)), default=0)
    return min(_TEXT_KEEPS if section.text_smaller_pt else 1.0, _TABLE_KEEPS[min(points, 2)])


def _with_more_lines(laid: _Laid) -> _Laid:
    """Return a section on as many pages with enough of its last paragraphs on the last one, if that can be.

    Where that leaves the page before it with an empty foot, the closing sentence and a line before it are enough.
    """
    section, fewest = laid.section, laid
    for count, block in enumerate(reversed(section.body), start=1):
        if isinstance(block, Table) and len(block.rows) < _ROWS_TO_PART:
            break
        fuller = laid.parted(replace(section, kept_blocks=count))
        if len(fuller.pages) != len(laid.pages) or fuller.filled[-2] < _FULL_ENOUGH:
            break
        lines = _lines_above_signatures(fuller.pages[-1], section.closing)
        if lines > _too_few_of_text(laid) or isinstance(block, Table):
            return fuller if fewest is laid or fuller.filled[-2] >= _WELL_ENDED else fewest
        if fewest is laid and lines > max(_LEAST_OF_TEXT, laid.lines.last_lines):
            fewest = fuller
    return fewest


def _too_few_of_text(laid: _Laid) -> int:
    """Return how many lines of a text are too few above its signatures: its closing sentence, and one line before it.

    That sentence alone, however long, says nothing that a signature could have been set below.
    """
    return max(_FEW_OF_TEXT, laid.lines.last_lines + 1 if len(laid.section.body) > 1 else 0)


def _is_short(section: Section) -> bool:
    paragraphs = sum(isinstance(block, Paragraph) for block in section.body)
    return _rows(section) <= _MOST_ROWS and paragraphs <= _MOST_PARAGRAPHS


def _rows(section: Section) -> int:
    return sum(len(block.rows) for block in section.body if isinstance(block, Table))


def _tighter(section: Section, profile: LayoutProfile) -> Iterator[Section]:
    has_table = any(isinstance(block, Table) and block.rows for block in section.body)
    has_text = any(not isinstance(block, Table) for block in section.body)
    for text_points, points, less_room in _STEPS:
        if (points and not has_table) or (text_points and not has_text):
            continue
        if less_room and not section.closing.columns and not text_points:
            continue
        yield replace(_set_smaller(section, profile, points, less_room), text_smaller_pt=text_points)


def _set_smaller(section: Section, profile: LayoutProfile, points: int, less_room: bool) -> Section:
    body = tuple(_smaller(block, points) if isinstance(block, Table) else block for block in section.body)
    closing = _lower(section.closing, profile) if less_room and section.closing.columns else section.closing
    return replace(section, body=body, closing=closing)


def _smaller(table: Table, points: int) -> Table:
    if not points:
        return table
    return replace(table, smaller_pt=max(table.smaller_pt, points), row_mm=min(table.row_mm, _LOWEST_ROW_MM))


def _lower(closing: Closing, profile: LayoutProfile) -> Closing:
    return replace(closing, signature_lines=min(_FEWER_LINES, profile.signature_lines))
