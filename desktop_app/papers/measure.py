"""Widths of text in Times New Roman, for files whose reader has that font: no font file is opened.

The metrics of the PDF standard know base letters only; Vietnamese marks add no width to them, and the horns of Ơ and Ư
less than a tenth of a letter, so that a line of the letterhead is right to 0.3 mm.
"""

import unicodedata
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.papers.layout import PT_PER_MM

_FACES = {
    (False, False): "Times-Roman",
    (True, False): "Times-Bold",
    (False, True): "Times-Italic",
    (True, True): "Times-BoldItalic",
}


@lru_cache(maxsize=4096)
def times_width(text: str, size_pt: float, bold: bool, italic: bool) -> float:
    """Return the width of `text` in mm."""
    marked = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").replace("\u00a0", " "))
    bare = "".join(character for character in marked if not unicodedata.combining(character))
    return float(stringWidth(bare, _FACES[bold, italic], size_pt)) / PT_PER_MM
