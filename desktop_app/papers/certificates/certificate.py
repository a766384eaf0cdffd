"""Writes certificates as one PDF, a page each, to be printed at actual size on preprinted stock or plain paper.

The national emblem is not drawn: on plain paper its place above the Quốc hiệu stays free.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.certificates.certificates import (
    NO_OFFSET,
    RULE_BELOW_MOTTO,
    CertificateLayout,
    FieldKey,
    Offset,
)
from desktop_app.domain.certificates.texts import Certificate, PlacedText
from desktop_app.papers.certificates.fit import fitted
from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.document.model import Metadata
from desktop_app.papers.document.wording import DRAFT_MARK
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.mark import draw_mark
from desktop_app.papers.pdf.text import typeface
from desktop_app.papers.pdf.writer import new_canvas, save_canvas

_FRAME_COLOUR = "#6b6b6b"
_FRAME = ((0.0, 1.4), (1.6, 0.5))
"""The lines of the frame: their distance inwards in mm, and their width in pt."""

_RULE_PT = 0.75
_DRAFT = DRAFT_MARK.strip(" ()")


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """A certificate, its layout, and its texts with their places."""

    layout: CertificateLayout
    certificate: Certificate
    placed: tuple[PlacedText, ...]


def page(layout: CertificateLayout, certificate: Certificate) -> CertificatePage:
    """Return a certificate fitted into a layout. UnwritableOutput if no font is found."""
    return CertificatePage(layout, certificate, fitted(layout, certificate))


def write_certificates(
    pages: Sequence[CertificatePage], stream: BinaryIO, metadata: Metadata, offset: Offset = NO_OFFSET
) -> None:
    """Write a PDF page for each certificate, moved by the printer's offset. UnwritableOutput if no font is found."""
    canvas = sheet_canvas(stream, metadata)
    for number, page in enumerate(pages, start=1):
        begin_sheet(canvas, page.layout, offset)
        width, height = page.layout.width * PT_PER_MM, page.layout.height * PT_PER_MM
        draft_mark = _DRAFT if page.certificate.is_draft and page.layout.plain else ""
        draw_mark(canvas, (width / 2, -height / 2), (width, height), page.certificate.mark or draft_mark)
        if page.layout.plain and page.layout.frame:
            _draw_frame(canvas, page.layout)
        _write(canvas, page)
        canvas.bookmarkPage(f"certificate-{number}")
        canvas.addOutlineEntry(f"{page.certificate.number:02d}. {page.certificate.name}", f"certificate-{number}")
        canvas.showPage()
    save_canvas(canvas)


def sheet_canvas(stream: BinaryIO, metadata: Metadata) -> Canvas:
    """Return a canvas whose PDF asks viewers to print at actual size and on one side."""
    canvas = new_canvas(metadata, stream, typeface(printing_family()))
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", "Simplex")
    return canvas


def begin_sheet(canvas: Canvas, layout: CertificateLayout, offset: Offset) -> None:
    """Set the size of the page, and move everything drawn on it by the offset."""
    canvas.setPageSize((layout.width * PT_PER_MM, layout.height * PT_PER_MM))
    # The origin is the top left, as in layouts; y still grows upwards, so that text is upright.
    canvas.translate(offset.right_mm * PT_PER_MM, (layout.height - offset.down_mm) * PT_PER_MM)


def _draw_frame(canvas: Canvas, layout: CertificateLayout) -> None:
    canvas.setStrokeColor(HexColor(_FRAME_COLOUR))
    for inside, thick in _FRAME:
        edge = (layout.frame + inside) * PT_PER_MM
        canvas.setLineWidth(thick)
        across, down = layout.width * PT_PER_MM - 2 * edge, layout.height * PT_PER_MM - 2 * edge
        canvas.rect(edge, -edge - down, across, down)


def _write(canvas: Canvas, page: CertificatePage) -> None:
    face_names = typeface(printing_family())
    for text in page.placed:
        field = page.layout.field(text.key)
        canvas.setFillColor(HexColor(field.colour))
        canvas.setFont(face_names.face(field.bold, field.italic), text.size)
        for line in text.lines:
            canvas.drawString(line.x * PT_PER_MM, -line.y * PT_PER_MM, line.text)
        if text.key is FieldKey.MOTTO:
            _draw_rule(canvas, text)


def _draw_rule(canvas: Canvas, motto: PlacedText) -> None:
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.setLineWidth(_RULE_PT)
    down = -(motto.lines[-1].y + RULE_BELOW_MOTTO) * PT_PER_MM
    canvas.line(motto.left * PT_PER_MM, down, motto.right * PT_PER_MM, down)
