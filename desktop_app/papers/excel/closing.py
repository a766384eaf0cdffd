"""The end of a paper in a sheet: closing lines, signatures, recipients."""

from desktop_app.papers.document.layout import even_spans
from desktop_app.papers.document.model import Align, Closing, Recipients, SignatureBlock, ended
from desktop_app.papers.document.wording import RECIPIENTS_TITLE
from desktop_app.papers.excel.looks import CellStyle
from desktop_app.papers.excel.page import lines_in
from desktop_app.papers.excel.sheet import LINE, SheetWriter


def write_closing(pen: SheetWriter, closing: Closing) -> None:
    """Write the lines, the signatures side by side, and the recipients; all keep with the last rows before them."""
    first = pen.last_rows[0] if pen.last_rows else pen.row
    _write_parts(pen, closing)
    if closing.lines or closing.columns:
        pen.kept.update(range(first, pen.row - 1))


def _write_parts(pen: SheetWriter, closing: Closing) -> None:
    size = pen.profile.body_pt
    for line in closing.lines:
        pen.write(line, (0, len(pen.widths)), CellStyle(size, bold=True, align=Align.LEFT))
        pen.next_row(size * LINE * lines_in(line, pen.width, size, True) + pen.profile.paragraph_gap_pt)
    pen.next_row(10)
    top = bottom = pen.row
    spans = even_spans(pen.widths, len(closing.columns))
    for block, span in zip(closing.columns, spans, strict=True):
        pen.row = top if len(set(spans)) == len(spans) else bottom
        if isinstance(block, Recipients):
            _recipients(pen, block, span)
        elif block:
            _signature(pen, block, span)
        bottom = max(bottom, pen.row)
    pen.row = bottom
    if closing.below:
        pen.next_row(10)
        _recipients(pen, closing.below, (0, pen.nearest_edge(0.5)))


def _signature(pen: SheetWriter, block: SignatureBlock, span: tuple[int, int]) -> None:
    size = pen.profile.signature_pt
    for text in block.capacity_lines:
        _signature_line(pen, text, span, CellStyle(size, bold=True))
    if block.hint:
        _signature_line(pen, block.hint, span, CellStyle(pen.profile.recipients_title_pt, italic=True))
    room = ("",) * pen.profile.signature_lines
    for text in (*room, *((block.above_name,) if block.above_name else ()), block.name):
        _signature_line(pen, text, span, CellStyle(size, bold=True))


def _signature_line(pen: SheetWriter, text: str, span: tuple[int, int], look: CellStyle) -> None:
    if text:
        pen.write(text, span, look)
    room = sum(pen.widths[span[0] : span[1]])
    height = look.size_pt * LINE * lines_in(text, room, look.size_pt, look.bold)
    pen.next_row(height)


def _recipients(pen: SheetWriter, block: Recipients, span: tuple[int, int]) -> None:
    title = CellStyle(pen.profile.recipients_title_pt, bold=True, italic=True, align=Align.LEFT)
    pen.write(RECIPIENTS_TITLE, span, title)
    pen.next_row(title.size_pt * LINE)
    size, room = pen.profile.recipients_pt, sum(pen.widths[span[0] : span[1]])
    for line in ended(block.lines):
        text = f"- {line}"
        pen.write(text, span, CellStyle(size, align=Align.LEFT))
        pen.next_row(size * LINE * lines_in(text, room, size))
