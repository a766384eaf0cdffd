"""Writes a document as PDF on reportlab's canvas, with line and page breaks of this package and embedded fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop_app.papers.document.layout import PT_PER_MM, LayoutProfile, of_section, of_table, page_size, text_width
from desktop_app.papers.document.model import (
    KEPT_ROWS,
    Addressees,
    Block,
    Document,
    LegalBases,
    Letterhead,
    Metadata,
    Paragraph,
    PrintedChart,
    Section,
    Table,
)
from desktop_app.papers.pdf.chart import chart_strips
from desktop_app.papers.pdf.closing import closing_strips
from desktop_app.papers.pdf.drawing import PageDrawing
from desktop_app.papers.pdf.flow import Page, PlacedItem, Strip, paginate
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.letterhead import head_strips
from desktop_app.papers.pdf.lettering import Lettering
from desktop_app.papers.pdf.mark import draw_mark
from desktop_app.papers.pdf.paragraph import (
    TextPage,
    TextStrip,
    addressees_strip,
    copy_strip,
    cut_strip,
    legal_bases_strips,
    paragraph_strips,
)
from desktop_app.papers.pdf.table import RowStrip, TableStrips
from desktop_app.papers.pdf.text import Typeface, typeface

# Streams as bytes: as text they would take a third more time and a quarter more space.
rl_config.useA85 = 0

CREATOR = "Sổ Thi đua"
_SAVING: Final = Lock()


def write_pdf(
    document: Document, stream: BinaryIO, profile: LayoutProfile, laid: Sequence[list[Page] | None] = ()
) -> None:
    """Write `document` to `stream`. UnwritableOutput if this machine has no font with the Vietnamese letters.

    `laid` are the pages of its sections, each of which begins one, None for those that are still to be laid out.
    """
    letters = typeface(printing_family())
    canvas = new_canvas(document.metadata, stream, letters)
    lettering = Lettering(canvas)
    runs = document.page_runs
    for number, (run, pages) in enumerate(zip(runs, laid or (None,) * len(runs), strict=True), start=1):
        if len(runs) > 1:
            canvas.bookmarkPage(f"section-{number}")
            canvas.addOutlineEntry(run[0].label or str(number), f"section-{number}")
        _write_run(canvas, lettering, run, pages or _pages(run, profile, letters), profile, letters)
    save_canvas(canvas)


def save_canvas(canvas: Canvas) -> None:
    """Finish a canvas' file, one at a time: reportlab reads a font, which all files share, from place to place."""
    with _SAVING:
        canvas.save()


def new_canvas(metadata: Metadata, stream: BinaryIO, letters: Typeface) -> Canvas:
    """Return a canvas for a Vietnamese paper that embeds its letters and shows its title."""
    canvas = Canvas(
        stream,
        pageCompression=1,
        lang="vi-VN",
        pdfVersion=(1, 7),
        # Otherwise every page would name Helvetica, which is not embedded. (The type stubs expect a number here.)
        initialFontName=letters.face(),  # type: ignore[arg-type]
    )
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject(metadata.title)
    canvas.setCreator(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _write_run(
    canvas: Canvas,
    lettering: Lettering,
    run: Sequence[Section],
    pages: list[Page],
    profile: LayoutProfile,
    letters: Typeface,
) -> None:
    first = run[0]
    width, height = (side * PT_PER_MM for side in page_size(first.orientation))
    canvas.setPageSize((width, height))
    sheet = _Sheet(canvas, lettering, (width, height), _text_page(first, profile, letters))
    for number, placed in enumerate(pages, start=1):
        sheet.draw(number if first.numbered else 1, placed)


def _text_page(section: Section, profile: LayoutProfile, letters: Typeface) -> TextPage:
    """Return the area between the margins of the pages of a section."""
    profile = of_section(profile, section)
    width = text_width(profile, section.orientation) * PT_PER_MM
    return TextPage(profile.left * PT_PER_MM, width, profile, letters)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Puts pages onto the canvas."""

    canvas: Canvas
    lettering: Lettering
    sides: tuple[float, float]
    page: TextPage

    def draw(self, number: int, placed: Sequence[PlacedItem]) -> None:
        profile = self.page.profile
        width, height = self.sides
        draw_mark(self.canvas, (width / 2, height / 2), self.sides, profile.mark)
        drawing = PageDrawing(self.canvas, self.lettering, height, profile.rule_pt)
        for drawn, top in placed:
            drawn.draw(drawing, profile.top * PT_PER_MM + top)
        if number > 1:
            self._page_number(drawing, str(number))
        drawing.put_on_canvas()
        self.canvas.showPage()

    def _page_number(self, drawing: PageDrawing, number: str) -> None:
        profile = self.page.profile
        font = self.page.font(profile.page_number_pt)
        # Between the margins, where Word centres it too.
        left = self.page.left + (self.page.width - self.page.breaker(font).width(number)) / 2
        drawing.text(left, profile.page_number_from_edge * PT_PER_MM, (number,), font)


def _pages(run: Sequence[Section], profile: LayoutProfile, letters: Typeface) -> list[Page]:
    """Return the pages of `run`; its sections share pages only if each of them fits on one page."""
    laid = [LaidSection(section, profile, letters) for section in run]
    alone = [lines.pages(section) for lines, section in zip(laid, run, strict=True)]
    if len(run) == 1 or any(len(pages) > 1 for pages in alone):
        return list(chain.from_iterable(alone))
    sections = [lines.strips(section) for lines, section in zip(laid, run, strict=True)]
    return paginate(_strips_to_cut(sections, _text_page(run[0], profile, letters)), laid[0].capacity)


def _strips_to_cut(sections: Sequence[Sequence[Strip]], page: TextPage) -> Iterator[Strip]:
    for number, strips in enumerate(sections):
        if number:
            yield cut_strip(page)
        for strip in strips:
            strip.keep_next = strip is not strips[-1]
            yield strip


class LaidSection:
    """A section whose lines are broken: how they are set in pages can be tried without breaking them again."""

    def __init__(self, section: Section, profile: LayoutProfile, letters: Typeface) -> None:
        page = _text_page(section, profile, letters)
        _, height = page_size(section.orientation)
        self.capacity = (height - profile.top - profile.bottom) * PT_PER_MM
        self._head = list(head_strips(page, section.letterhead, section.titles))
        self._body = [list(_block_strips(block, page)) for block in section.body]
        self._closing = list(_ending_strips(page, section))
        self._kept = [[strip.keep_next for strip in strips] for strips in self._body]
        self._gap = profile.paragraph_gap_pt

    @property
    def last_lines(self) -> int:
        """How many lines the last block of the text has."""
        strips = self._body[-1] if self._body else []
        return sum(isinstance(strip, TextStrip) and bool(strip.words) for strip in strips)

    def pages(self, section: Section, spare: float = 0.0) -> list[Page]:
        """Return the pages of the same section where it shares none, `spare` points lower than they are."""
        return paginate(self.strips(section), self.capacity - spare)

    def strips(self, section: Section) -> list[Strip]:
        """Return the strips of the same section, those kept together that it says; only till the next call."""
        body: list[Strip] = []
        first_kept = len(section.body) - section.kept_blocks
        for number, (block, strips, joined) in enumerate(zip(section.body, self._body, self._kept, strict=True)):
            kept_entry = block.kept_entry if isinstance(block, Table) else -1
            for strip, keep_next in zip(strips, joined, strict=True):
                strip.keep_next = keep_next
                if isinstance(block, Table) and isinstance(strip, RowStrip):
                    strip.may_go_on = strip.place in block.cut_rows
                    strip.keep_next = keep_next or (strip.is_entry and strip.place == kept_entry)
            if number and isinstance(block, Table):
                body.append(TextStrip(self._gap, keep_next=True))
            if number >= first_kept:
                _keep_last(strips, section.kept_rows if isinstance(block, Table) else len(strips))
            body += strips
        if self._closing:
            is_list = bool(section.body) and isinstance(section.body[-1], Table)
            _keep_last(body, section.kept_rows if is_list else KEPT_ROWS)
        return [*self._head, *body, *self._closing]


def _ending_strips(page: TextPage, section: Section) -> Iterator[TextStrip]:
    """Yield what ends a section: its closing and, kept with it, the block of who copied it."""
    for strip in closing_strips(page, section.closing):
        strip.keep_next = strip.keep_next or section.copied is not None
        yield strip
    if section.copied is not None:
        yield copy_strip(page)
        yield from head_strips(page, section.copied.letterhead, None)
        yield from closing_strips(page, section.copied.closing)


def _block_strips(block: Block, page: TextPage) -> Iterator[Strip]:
    if isinstance(block, Letterhead):
        return head_strips(page, block, None)
    if isinstance(block, Addressees):
        return iter((addressees_strip(page, block),))
    if isinstance(block, Table):
        return TableStrips(block, (page.left, page.width), of_table(page.profile, block), page.letters).rows()
    if isinstance(block, LegalBases):
        return legal_bases_strips(page, block)
    if isinstance(block, PrintedChart):
        return chart_strips(page, block)
    assert isinstance(block, Paragraph)
    return paragraph_strips(page, block)


def _keep_last(strips: Sequence[Strip], rows_left: int) -> None:
    """Keep the last rows or lines with what follows, two with the signatures; a total row does not count."""
    for strip in reversed(strips):
        if not rows_left:
            break
        strip.keep_next = True
        if not (isinstance(strip, RowStrip) and strip.total):
            rows_left -= 1
