"""Measures finished PDF papers: pages with the edges, widths and styles of their text. Lengths in mm."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pypdf import PageObject

from desktop_app.papers.document.layout import ND30, LayoutProfile
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Document, Section
from tests.papers.reading import MM, Page, pdf_page, sized_pages

TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
"""The margins of the default profile, all within the ranges of Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4."""


@dataclass(frozen=True)
class Line:
    """A line of text, measured: left edge, width, baseline from the top of the sheet."""

    text: str
    left: float
    width: float
    down: float
    size: float
    bold: bool
    italic: bool

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True)
class Rule:
    """A drawn line, from (left, upper) to (right, lower)."""

    left: float
    right: float
    upper: float
    lower: float

    @property
    def flat(self) -> bool:
        return self.upper == self.lower

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Sheet:
    """A page of a paper."""

    width: float
    height: float
    page: Page

    @cached_property
    def lines(self) -> list[Line]:
        lines = []
        for fragment in self.page.fragments:
            bold, italic = "Bold" in fragment.font, "Italic" in fragment.font
            wide = times_width(fragment.text, fragment.size, bold, italic)
            # Only of narrowed blanks: where a line is widened to, other tests look.
            wide += min(fragment.wider, 0.0) * fragment.text.count(" ") / MM
            down = self.height - fragment.y / MM
            lines.append(Line(fragment.text, fragment.x / MM, wide, down, fragment.size, bold, italic))
        return lines

    @cached_property
    def rules(self) -> list[Rule]:
        return [
            Rule(min(x, x2) / MM, max(x, x2) / MM, self.height - max(y, y2) / MM, self.height - min(y, y2) / MM)
            for x, y, x2, y2 in self.page.segments
        ]

    @property
    def number(self) -> Line | None:
        """The page number: what stands in the top margin."""
        above = [line for line in self.lines if line.down < TOP]
        assert len(above) < 2
        return above[0] if above else None

    @property
    def inside(self) -> list[Line]:
        """Return what stands between the margins."""
        return [line for line in self.lines if line.down >= TOP]

    def find(self, text: str) -> Line:
        return next(line for line in self.lines if line.text == text)

    def has(self, text: str) -> bool:
        return any(line.text == text for line in self.lines)


def sheets(document: Document, profile: LayoutProfile = ND30) -> list[Sheet]:
    return [_sheet(*sides, page) for sides, page in sized_pages(document, profile)]


def measured(page: PageObject) -> Sheet:
    """A page of a finished file, measured."""
    return _sheet(float(page.mediabox[2]), float(page.mediabox[3]), pdf_page(page))


def _sheet(width: float, height: float, page: Page) -> Sheet:
    return Sheet(round(width / MM, 1), round(height / MM, 1), page)


def by_section(document: Document) -> Iterator[tuple[Section, list[Sheet]]]:
    """Yield each section that begins pages of its own, with these: the count of pages begins again with each."""
    runs: list[list[Sheet]] = []
    for sheet in sheets(document):
        if sheet.number is None:
            runs.append([])
        runs[-1].append(sheet)
    sections = [run[0] for run in document.page_runs]
    if not sections[0].numbered:
        yield sections[0], [sheet for run in runs for sheet in run]
        return
    yield from zip(sections, runs, strict=True)


TABLE_SIZES = (10, 11, 12)
"""A table is set in 12 points, or smaller where that spares a page."""


def first_cells(page: Sheet) -> list[str]:
    """Return what stands in the first column of the tables of a page, a line each."""
    upright = [rule for rule in page.rules if not rule.flat]
    left, right = sorted({round(rule.left, 1) for rule in upright})[:2]
    top, bottom = min(rule.upper for rule in upright), max(rule.lower for rule in upright)
    return [
        line.text
        for line in page.inside
        if line.size in TABLE_SIZES and left <= line.left < right and top < line.down < bottom
    ]
