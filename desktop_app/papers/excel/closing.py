"""The end of a paper in a sheet: closing lines, signatures, recipients."""

from desktop_app.papers.document.layout import even_spans
from desktop_app.papers.document.model import Align, Closing, Recipients, SignatureBlock, ended
from desktop_app.papers.document.wording import RECIPIENTS_TITLE
from desktop_app.papers.excel.cell_styles import CellStyle
from desktop_app.papers.excel.page import lines_in
from desktop_app.papers.excel.sheet import LINE, SheetWriter


def write_closing(writer: SheetWriter, closing: Closing) -> None:
    """Write the closing lines, the signatures side by side, and the recipients, on the page of the last rows before."""
    first = writer.last_rows[0] if writer.last_rows else writer.row
    _write_parts(writer, closing)
    if closing.lines or closing.columns:
        writer.kept.update(range(first, writer.row - 1))


def _write_parts(writer: SheetWriter, closing: Closing) -> None:
    size = writer.profile.body_pt
    for line in closing.lines:
        writer.write(line, (0, len(writer.widths)), CellStyle(size, bold=True, align=Align.LEFT))
        writer.next_row(size * LINE * lines_in(line, writer.width, size, True) + writer.profile.paragraph_gap_pt)
    writer.next_row(10)
    top = bottom = writer.row
    spans = even_spans(writer.widths, len(closing.columns))
    for block, span in zip(closing.columns, spans, strict=True):
        writer.row = top if len(set(spans)) == len(spans) else bottom
        if isinstance(block, Recipients):
            _recipients(writer, block, span)
        elif block:
            _signature(writer, block, span)
        bottom = max(bottom, writer.row)
    writer.row = bottom
    if closing.below:
        writer.next_row(10)
        _recipients(writer, closing.below, (0, writer.nearest_edge(0.5)))


def _signature(writer: SheetWriter, block: SignatureBlock, span: tuple[int, int]) -> None:
    size = writer.profile.signature_pt
    for text in block.capacity_lines:
        _signature_line(writer, text, span, CellStyle(size, bold=True))
    if block.hint:
        _signature_line(writer, block.hint, span, CellStyle(writer.profile.recipients_title_pt, italic=True))
    room = ("",) * writer.profile.signature_lines
    for text in (*room, *((block.above_name,) if block.above_name else ()), block.name):
        _signature_line(writer, text, span, CellStyle(size, bold=True))


def _signature_line(writer: SheetWriter, text: str, span: tuple[int, int], cell_style: CellStyle) -> None:
    if text:
        writer.write(text, span, cell_style)
    room = sum(writer.widths[span[0] : span[1]])
    height = cell_style.size_pt * LINE * lines_in(text, room, cell_style.size_pt, cell_style.bold)
    writer.next_row(height)


def _recipients(writer: SheetWriter, block: Recipients, span: tuple[int, int]) -> None:
    title = CellStyle(writer.profile.recipients_title_pt, bold=True, italic=True, align=Align.LEFT)
    writer.write(RECIPIENTS_TITLE, span, title)
    writer.next_row(title.size_pt * LINE)
    size, room = writer.profile.recipients_pt, sum(writer.widths[span[0] : span[1]])
    for line in ended(block.lines):
        text = f"- {line}"
        writer.write(text, span, CellStyle(size, align=Align.LEFT))
        writer.next_row(size * LINE * lines_in(text, room, size))
