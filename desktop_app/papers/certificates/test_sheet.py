"""The test sheet for measuring a printer's offset: crosses to measure, and a grid to hold against the stock."""

from collections.abc import Iterator
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.certificates.certificates import EDGE, NO_OFFSET, CertificateLayout, Offset
from desktop_app.papers.certificates.certificate import begin_sheet, sheet_canvas
from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.document.model import Metadata
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface
from desktop_app.papers.pdf.writer import save_canvas

FROM_EDGE = 20.0
"""The distance of the crosses from the edges, in mm."""

GRID = 10
_LABELLED = 50
_ARM = 8.0
_FAINT, _STRONGER, _FIELD, _BLACK = HexColor("#d0d0d0"), HexColor("#9a9a9a"), HexColor("#1f5a99"), HexColor("#000000")
_TITLE = "Tờ kiểm tra lệch máy in"


def write_test_sheet(
    layout: CertificateLayout, stream: BinaryIO, printer: str = "", offset: Offset = NO_OFFSET
) -> None:
    """Write the test sheet for the stock of a layout, moved by the printer's present offset."""
    canvas = sheet_canvas(stream, Metadata(_TITLE))
    begin_sheet(canvas, layout, offset)
    sheet = _Sheet(canvas, layout)
    sheet.draw_grid()
    sheet.draw_fields()
    for x, y in _crosses(layout):
        sheet.draw_cross(x, y)
    sheet.write_words(_words(layout, printer, offset))
    canvas.showPage()
    save_canvas(canvas)


def _crosses(layout: CertificateLayout) -> Iterator[tuple[float, float]]:
    for x in (FROM_EDGE, layout.width - FROM_EDGE):
        for y in (FROM_EDGE, layout.height - FROM_EDGE):
            yield x, y
    yield layout.width / 2, layout.height / 2


def _words(layout: CertificateLayout, printer: str, offset: Offset) -> tuple[str, ...]:
    corner = f"{FROM_EDGE:g}"
    return (
        f"{_TITLE}{f' – {printer}' if printer else ''}",
        f"Khổ {layout.width:g} × {layout.height:g} mm; "
        f"đang bù: sang phải {_mm(offset.right)}, xuống {_mm(offset.down)}.",
        "In đúng cỡ thật (100%), một mặt, trên giấy thường cùng khổ với phôi.",
        f"Tâm dấu chữ thập ở góc phải cách hai mép giấy đúng {corner} mm.",
        "Cách mép trái thiếu bao nhiêu thì cộng bấy nhiêu vào “Sang phải”,",
        "cách mép trên thiếu bao nhiêu thì cộng vào “Xuống dưới”; thừa thì trừ.",
        "Áp tờ này lên phôi, soi ra ánh sáng: vạch xanh là chân dòng chữ của từng chỗ.",
    )


def _mm(tenths: int) -> str:
    return f"{tenths / 10:.1f} mm".replace(".", ",").replace("-", "−")


class _Sheet:
    """Draws in mm from the top left of the stock."""

    def __init__(self, canvas: Canvas, layout: CertificateLayout) -> None:
        self._canvas = canvas
        self._layout = layout
        self._face = typeface(printing_family()).face()

    def draw_grid(self) -> None:
        """Draw a line every centimetre, a stronger one with its distance every five."""
        for distance in range(0, int(max(self._layout.width, self._layout.height)) + 1, GRID):
            labelled = distance % _LABELLED == 0
            self._canvas.setLineWidth(0.4 if labelled else 0.2)
            self._canvas.setStrokeColor(_STRONGER if labelled else _FAINT)
            if distance <= self._layout.width:
                self._line(distance, 0, distance, self._layout.height)
            if distance <= self._layout.height:
                self._line(0, distance, self._layout.width, distance)
            if labelled and distance:
                self._canvas.setFillColor(_STRONGER)
                self._say(distance + 0.6, 13, str(distance), 7)
                self._say(11, distance - 0.6, str(distance), 7)

    def draw_fields(self) -> None:
        """Draw the baseline of the first line of each field."""
        self._canvas.setStrokeColor(_FIELD)
        self._canvas.setFillColor(_FIELD)
        self._canvas.setLineWidth(0.6)
        for field in self._layout.written():
            self._line(field.x, field.y, field.right, field.y)
            self._say(field.x + 1, field.y - 0.8, field.label, 7)

    def draw_cross(self, x: float, y: float) -> None:
        """Draw a cross in a circle."""
        self._canvas.setStrokeColor(_BLACK)
        self._canvas.setLineWidth(0.5)
        self._line(x - _ARM, y, x + _ARM, y)
        self._line(x, y - _ARM, x, y + _ARM)
        self._canvas.circle(x * PT_PER_MM, -y * PT_PER_MM, _ARM / 2 * PT_PER_MM)

    def write_words(self, words: tuple[str, ...]) -> None:
        """Write the instructions beside the lower left cross, where a certificate is empty."""
        self._canvas.setFillColor(_BLACK)
        for place, line in enumerate(reversed(words)):
            self._say(FROM_EDGE + _ARM + 3, self._layout.height - EDGE - 1.5 - place * 4.4, line, 8.5)

    def _line(self, x: float, y: float, x2: float, y2: float) -> None:
        self._canvas.line(x * PT_PER_MM, -y * PT_PER_MM, x2 * PT_PER_MM, -y2 * PT_PER_MM)

    def _say(self, x: float, y: float, words: str, size: float) -> None:
        self._canvas.setFont(self._face, size)
        self._canvas.drawString(x * PT_PER_MM, -y * PT_PER_MM, words)
