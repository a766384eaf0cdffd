"""The words across a page that tell a paper which is none: light, behind its text, from corner to corner."""

from math import atan2, degrees

from reportlab.pdfgen.canvas import Canvas

from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface

_GREY = 0.86
_LARGEST_SHARE = 0.11
"""Of the diagonal, the size of the letters: ten of them are some six tenths of it."""


def draw_mark(canvas: Canvas, middle: tuple[float, float], sides: tuple[float, float], words: str) -> None:
    """Draw words over the middle of a page with these sides, in points; nothing for ""."""
    if not words:
        return
    width, height = sides
    size = (width**2 + height**2) ** 0.5 * _LARGEST_SHARE
    canvas.saveState()
    canvas.translate(*middle)
    canvas.rotate(degrees(atan2(height, width)))
    canvas.setFillGray(_GREY)
    canvas.setFont(typeface(printing_family()).face(bold=True), size)
    canvas.drawCentredString(0, -size / 3, words)
    canvas.restoreState()
