"""Writes a document as PDF on reportlab's canvas, with line and page breaks of this package and embedded fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop_app.papers.document.layout import PT_PER_MM, LayoutProfile, of_section, of_table, page_size, text_width
from desktop_app.papers.document.model import (
    Addressees,
    Block,
    Document,
    LegalBases,
    Metadata,
    Paragraph,
    PrintedChart,
    Section,
    Table,
)
from desktop_app.papers.pdf.chart import chart_strips
from desktop_app.papers.pdf.closing import closing_strips
from desktop_app.papers.pdf.drawing import PageDrawing
from desktop_app.papers.pdf.flow import PlacedItem, Strip, paginate
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.letterhead import head_strips
from desktop_app.papers.pdf.lettering import Lettering
from desktop_app.papers.pdf.mark import draw_mark
from desktop_app.papers.pdf.paragraph import (
    TextPage,
    TextStrip,
    addressees_strip,
    cut_strip,
    legal_bases_strips,
    paragraph_strips,
)
from desktop_app.papers.pdf.table import RowStrip, TableStrips
from desktop_app.papers.pdf.text import Typeface, typeface

# Streams as bytes: as text they would take a third more time and a quarter more space.
rl_config.useA85 = 0

CREATOR = "Sổ Thi đua"


def write_pdf(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    """Write `document` to `stream`. UnwritableOutput if this machine has no font with the Vietnamese letters."""
    letters = typeface(printing_family())
    canvas = new_canvas(document.metadata, stream, letters)
    lettering = Lettering(canvas)
    runs = document.page_runs
    for number, run in enumerate(runs, start=1):
        if len(runs) > 1:
            canvas.bookmarkPage(f"section-{number}")
            canvas.addOutlineEntry(run[0].label or str(number), f"section-{number}")
        _write_run(canvas, lettering, run, profile, letters)
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
    canvas: Canvas, lettering: Lettering, run: Sequence[Section], profile: LayoutProfile, letters: Typeface
) -> None:
    first = run[0]
    profile = of_section(profile, first)
    width, height = (side * PT_PER_MM for side in page_size(first.orientation))
    canvas.setPageSize((width, height))
    page = TextPage(profile.left * PT_PER_MM, text_width(profile, first.orientation) * PT_PER_MM, profile, letters)
    capacity = height - (profile.top + profile.bottom) * PT_PER_MM
    sheet = _Sheet(canvas, lettering, (width, height), page)
    for number, placed in enumerate(_pages(run, page, capacity), start=1):
        sheet.draw(number if first.numbered else 1, placed)


def pages_of(
    section: Section, profile: LayoutProfile, letters: Typeface, spare: float = 0.0
) -> tuple[list[list[PlacedItem]], float]:
    """Return the pages of a section that shares none with another, and their height, `spare` points less than it is."""
    profile = of_section(profile, section)
    _, height = (side * PT_PER_MM for side in page_size(section.orientation))
    page = TextPage(profile.left * PT_PER_MM, text_width(profile, section.orientation) * PT_PER_MM, profile, letters)
    capacity = height - (profile.top + profile.bottom) * PT_PER_MM - spare
    return paginate(_strips(section, page), capacity), capacity


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


def _pages(run: Sequence[Section], page: TextPage, capacity: float) -> list[list[PlacedItem]]:
    """Return the pages of `run`; its sections share pages only if each of them fits on one page."""
    sections = [list(_strips(section, page)) for section in run]
    alone = [paginate(strips, capacity) for strips in sections]
    if len(run) == 1 or any(len(pages) > 1 for pages in alone):
        return list(chain.from_iterable(alone))
    return paginate(_strips_to_cut(sections, page), capacity)


def _strips_to_cut(sections: Sequence[Sequence[Strip]], page: TextPage) -> Iterator[Strip]:
    for number, strips in enumerate(sections):
        if number:
            yield cut_strip(page)
        for strip in strips:
            strip.keep_next = strip is not strips[-1]
            yield strip


def _strips(section: Section, page: TextPage) -> Iterator[Strip]:
    body: list[Strip] = []
    first_kept = len(section.body) - section.kept_blocks
    for number, block in enumerate(section.body):
        if number and isinstance(block, Table):
            body.append(TextStrip(page.profile.paragraph_gap_pt, keep_next=True))
        strips = list(_block_strips(block, page))
        if number >= first_kept:
            _keep_last(strips, 2 if isinstance(block, Table) else len(strips))
        body += strips
    closing: list[Strip] = list(closing_strips(page, section.closing))
    if closing:
        _keep_last(body, 2)
    return chain(head_strips(page, section.letterhead, section.titles), body, closing)


def _block_strips(block: Block, page: TextPage) -> Iterator[Strip]:
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
