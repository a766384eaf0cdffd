"""Writes a document as an Excel workbook with openpyxl: numbers and dates are real, text never becomes a formula."""

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
    plan_addressees,
    plan_letterhead,
    plan_titles,
)
from desktop_app.papers.document.lines.titles import title_lines
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    PrintedChart,
    Section,
    Table,
    Titles,
    ended,
)
from desktop_app.papers.document.text import printed
from desktop_app.papers.document.wording import ADDRESSED_TO
from desktop_app.papers.excel.cell_styles import CellStyle
from desktop_app.papers.excel.closing import write_closing
from desktop_app.papers.excel.list_text import sheet_name
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

_AROUND_COPY = 7
"""Above and below the line over who copied a paper, in points."""


def write_xlsx(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    """Write `document` to `stream` as a workbook: a sheet for the paper, one for each annex.

    Raises OSError, also when there is no room where openpyxl writes a sheet before it is packed.
    """
    try:
        _write(document, stream, profile)
    except SerialisationError as problem:
        # lxml gives the system's error number by its name: "IO_ENOSPC".
        code = getattr(errno, str(problem).removeprefix("IO_"), errno.EIO)
        raise OSError(code, os.strerror(code)) from problem


def _write(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = document.metadata.title, document.metadata.author
    book.properties.language = "vi-VN"
    set_default_font(book)
    for section in document.sections:
        used_names = {title.lower() for title in book.sheetnames}
        label = f"SỔ {profile.mark} – {section.label}" if profile.mark else section.label
        sheet = book.create_sheet(sheet_name(label, used_names))
        prepare_page(sheet, section.orientation, profile)
        writer = SheetWriter(book, sheet, section, profile)
        _write_section(writer, section)
        break_pages(sheet, writer.heights, writer.kept, writer.header_rows, section.orientation, profile)
    save_workbook(book, stream)


def save_workbook(book: Workbook, stream: BinaryIO) -> None:
    """Write a workbook; raises what the stream raises."""
    # Closed here in any case: `Workbook.save` leaves the archive open after an error, which warns when collected.
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        ExcelWriter(book, package).save()


def _write_section(writer: SheetWriter, section: Section) -> None:
    if section.letterhead:
        _letterhead(writer, section.letterhead)
    if section.titles:
        _titles(writer, section.titles)
    # Never alone on a page.
    writer.kept.update(range(1, writer.row))
    for block in section.body:
        _block(writer, block)
    write_closing(writer, section.closing)
    if section.copied:
        first = writer.last_rows[0] if writer.last_rows else 1
        writer.next_row(_AROUND_COPY)
        centred_rule(writer.sheet, writer.widths, (0, len(writer.widths)), writer.row, sum(writer.widths))
        writer.next_row(_AROUND_COPY)
        _letterhead(writer, section.copied.letterhead)
        write_closing(writer, section.copied.closing)
        writer.kept.update(range(first, writer.row - 1))


def _head_line(writer: SheetWriter, line: HeaderLine, span: tuple[int, int]) -> None:
    """Write a line of the letterhead; too long for its columns, it shrinks instead of breaking."""
    cell = writer.write(line.text, span, CellStyle(line.size_pt, line.bold, line.italic))
    cell.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    if line.rule:
        centred_rule(writer.sheet, writer.widths, span, writer.row + 1, line.rule)


def _letterhead(writer: SheetWriter, letterhead: Letterhead) -> None:
    plan = plan_letterhead(letterhead, writer.width, writer.profile, times_width)
    edge = writer.nearest_edge(plan.left_width / writer.width)
    spans = ((0, edge), (edge, len(writer.widths)))
    for number in range(max(len(plan.left), len(plan.right))):
        for lines, span in zip((plan.left, plan.right), spans, strict=True):
            if number < len(lines):
                _head_line(writer, lines[number], span)
        writer.next_row(writer.profile.quoc_hieu_pt * LINE)
    writer.next_row(6)
    for line, span in zip((plan.number, plan.place_date), spans, strict=True):
        if line.text:
            _head_line(writer, line, span)
    writer.next_row(writer.profile.place_date_pt * LINE)
    for line in plan.about:
        _head_line(writer, line, spans[0])
        writer.next_row(line.size_pt * LINE)
    writer.next_row(10)


def _titles(writer: SheetWriter, titles: Titles) -> None:
    span = (0, len(writer.widths))
    for line in plan_titles(titles, writer.profile, times_width):
        measure = partial(times_width, size_pt=line.size_pt, bold=line.bold, italic=line.italic)
        lines = title_lines(line, room_in(writer.width))
        writer.write("\n".join(lines), span, CellStyle(line.size_pt, line.bold, line.italic))
        writer.next_row(line.size_pt * LINE * len(lines))
        if line.rule:
            share = max(map(measure, lines)) / measure(line.text)
            centred_rule(writer.sheet, writer.widths, span, writer.row, line.rule * share)
    writer.next_row(12)


def _block(writer: SheetWriter, block: Block) -> None:
    if isinstance(block, Table):
        write_table(writer, block)
    elif isinstance(block, Letterhead):
        _letterhead(writer, block)
    elif isinstance(block, LegalBases):
        for text in block.lines:
            _paragraph(writer, Paragraph(text, italic=True))
    elif isinstance(block, Addressees):
        _addressees(writer, block)
    elif not isinstance(block, PrintedChart):
        _paragraph(writer, block)


def _addressees(writer: SheetWriter, block: Addressees) -> None:
    names = [f"- {name}" for name in ended(block.names)]
    if len(names) < 2:
        _paragraph(writer, Paragraph(" ".join((ADDRESSED_TO, *block.names)), align=Align.CENTER))
        return
    plan = plan_addressees(block, writer.width, writer.profile, times_width)
    first = writer.nearest_edge(plan.left / writer.width)
    room = sum(writer.widths[first:])
    for text in (ADDRESSED_TO, *names):
        writer.write(text, (first, len(writer.widths)), CellStyle(writer.profile.body_pt, align=Align.LEFT))
        writer.next_row(writer.profile.body_pt * LINE * lines_in(text, room, writer.profile.body_pt))


def _paragraph(writer: SheetWriter, block: Paragraph) -> None:
    size = writer.profile.body_pt
    text = printed(f"{block.lead} {block.text}" if block.lead else block.text)
    if block.dotted:
        text += dots_to(text, writer.width, size)
    writer.last_rows = [writer.row]
    writer.write(text, (0, len(writer.widths)), CellStyle(size, block.bold, block.italic, block.align))
    height = size * LINE * lines_in(text, writer.width, size, block.bold) + writer.profile.paragraph_gap_pt
    writer.next_row(height, keep=block.level > 0 or block.keep_next)
