"""Writes a document as an Excel sheet with openpyxl: numbers and dates are real, text never turns into a formula."""

import errno
import os
from functools import partial
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml.etree import SerialisationError  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.writer.excel import ExcelWriter

from desktop_app.papers.document.layout import (
    HeaderLine,
    LayoutProfile,
    balanced,
    plan_addressees,
    plan_letterhead,
    plan_titles,
)
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    Section,
    Table,
    Titles,
    ended,
)
from desktop_app.papers.document.text import printed
from desktop_app.papers.document.wording import ADDRESSED_TO
from desktop_app.papers.excel.closing import write_closing
from desktop_app.papers.excel.list_text import sheet_name
from desktop_app.papers.excel.looks import CellStyle
from desktop_app.papers.excel.page import (
    break_pages,
    centred_rule,
    dots_to,
    lines_in,
    prepare_page,
    room_in,
    set_default_font,
)
from desktop_app.papers.excel.sheet import LINE, SheetWriter
from desktop_app.papers.excel.table import write_table


def write_xlsx(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    """Write `document` to `stream` as a workbook: a sheet for the paper, one for each annex.

    Raises OSError, also when there is no room where openpyxl writes a sheet before it is packed.
    """
    try:
        _write(document, stream, profile)
    except SerialisationError as problem:
        # "IO_ENOSPC": lxml says by name what the system said by number.
        code = getattr(errno, str(problem).removeprefix("IO_"), errno.EIO)
        raise OSError(code, os.strerror(code)) from problem


def _write(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = document.metadata.title, document.metadata.author
    book.properties.language = "vi-VN"
    set_default_font(book)
    for section in document.sections:
        taken = {title.lower() for title in book.sheetnames}
        sheet = book.create_sheet(sheet_name(section.label, taken))
        prepare_page(sheet, section.orientation, profile)
        pen = SheetWriter(book, sheet, section, profile)
        _write_section(pen, section)
        break_pages(sheet, pen.heights, pen.kept, pen.head_rows, section.orientation, profile)
    # Closed whatever happens; what `save` of a workbook leaves open complains when it is collected.
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        ExcelWriter(book, package).save()


def _write_section(pen: SheetWriter, section: Section) -> None:
    if section.letterhead:
        _letterhead(pen, section.letterhead)
    if section.titles:
        _titles(pen, section.titles)
    # Never alone on a page.
    pen.kept.update(range(1, pen.row))
    for block in section.body:
        _block(pen, block)
    write_closing(pen, section.closing)


def _head_line(pen: SheetWriter, line: HeaderLine, span: tuple[int, int]) -> None:
    """Write a line of the letterhead; where the columns leave it too little room, it shrinks rather than breaks."""
    cell = pen.write(line.text, span, CellStyle(line.size_pt, line.bold, line.italic))
    cell.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    if line.rule:
        centred_rule(pen.sheet, pen.widths, span, pen.row + 1, line.rule)


def _letterhead(pen: SheetWriter, letterhead: Letterhead) -> None:
    plan = plan_letterhead(letterhead, pen.width, pen.profile, times_width)
    edge = pen.nearest_edge(plan.left_width / pen.width)
    spans = ((0, edge), (edge, len(pen.widths)))
    for number in range(max(len(plan.left), len(plan.right))):
        for lines, span in zip((plan.left, plan.right), spans, strict=True):
            if number < len(lines):
                _head_line(pen, lines[number], span)
        pen.next_row(pen.profile.quoc_hieu_pt * LINE)
    pen.next_row(6)
    for line, span in zip((plan.number, plan.place_date), spans, strict=True):
        if line.text:
            _head_line(pen, line, span)
    pen.next_row(pen.profile.place_date_pt * LINE)
    for line in plan.about:
        _head_line(pen, line, spans[0])
        pen.next_row(line.size_pt * LINE)
    pen.next_row(10)


def _titles(pen: SheetWriter, titles: Titles) -> None:
    span = (0, len(pen.widths))
    for line in plan_titles(titles, pen.profile, times_width):
        measure = partial(times_width, size_pt=line.size_pt, bold=line.bold, italic=line.italic)
        lines = balanced(line.text, room_in(pen.width), measure)
        pen.write("\n".join(lines), span, CellStyle(line.size_pt, line.bold, line.italic))
        pen.next_row(line.size_pt * LINE * len(lines))
        if line.rule:
            share = max(map(measure, lines)) / measure(line.text)
            centred_rule(pen.sheet, pen.widths, span, pen.row, line.rule * share)
    pen.next_row(12)


def _block(pen: SheetWriter, block: Block) -> None:
    if isinstance(block, Table):
        write_table(pen, block)
    elif isinstance(block, LegalBases):
        for text in block.lines:
            _paragraph(pen, Paragraph(text, italic=True))
    elif isinstance(block, Addressees):
        _addressees(pen, block)
    else:
        _paragraph(pen, block)


def _addressees(pen: SheetWriter, block: Addressees) -> None:
    names = [f"- {name}" for name in ended(block.names)]
    if len(names) < 2:
        _paragraph(pen, Paragraph(" ".join((ADDRESSED_TO, *block.names)), align=Align.CENTER))
        return
    plan = plan_addressees(block, pen.width, pen.profile, times_width)
    first = pen.nearest_edge(plan.left / pen.width)
    room = sum(pen.widths[first:])
    for text in (ADDRESSED_TO, *names):
        pen.write(text, (first, len(pen.widths)), CellStyle(pen.profile.body_pt, align=Align.LEFT))
        pen.next_row(pen.profile.body_pt * LINE * lines_in(text, room, pen.profile.body_pt))


def _paragraph(pen: SheetWriter, block: Paragraph) -> None:
    size = pen.profile.body_pt
    text = printed(f"{block.lead} {block.text}" if block.lead else block.text)
    if block.dotted:
        text += dots_to(text, pen.width, size)
    pen.last_rows = [pen.row]
    pen.write(text, (0, len(pen.widths)), CellStyle(size, block.bold, block.italic, block.align))
    height = size * LINE * lines_in(text, pen.width, size, block.bold) + pen.profile.paragraph_gap_pt
    pen.next_row(height, keep=block.level > 0 or block.keep_next)
