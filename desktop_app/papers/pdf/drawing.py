"""Collects the text and lines of a PDF page and writes them in few operators. Points from the page's top left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop_app.papers.document.layout import LEADING
from desktop_app.papers.pdf.lettering import Lettering, figure
from desktop_app.papers.pdf.text import ASCENT, DESCENT

GRID_WIDTH = 0.5
_NONE = -1


class SizedFont(NamedTuple):
    """A face at a size."""

    face: str
    size: float

    @property
    def leading(self) -> float:
        """The distance from line to line."""
        return self.size * LEADING


class _Piece(NamedTuple):
    font: SizedFont
    x: float
    y: float
    lines: Sequence[str]
    word_space: float


type _Segment = tuple[float, float, float, float]


class GreyBox(NamedTuple):
    """A box with a thin edge: its sides, and its grey from 0 (black) to 1 (white)."""

    left: float
    top: float
    right: float
    bottom: float
    grey: float


class PageDrawing:
    """Collects the text and rules of one page; `put_on_canvas` puts them onto the canvas."""

    def __init__(self, canvas: Canvas, lettering: Lettering, page_height: float, rule_width: float) -> None:
        self._canvas = canvas
        self._lettering = lettering
        self._height = page_height
        self._rule_width = rule_width
        self._text: list[_Piece] = []
        self._grid: dict[_Segment, None] = {}
        self._rules: list[_Segment] = []
        self._dashes: list[_Segment] = []
        self._boxes: list[GreyBox] = []
        self._open: dict[float, tuple[float, float]] = {}

    def text(self, x: float, top: float, lines: Sequence[str], font: SizedFont, word_space: float = 0.0) -> None:
        """Write `lines` flush left at `x`, the first one's line box beginning at `top`."""
        leading = font.leading
        baseline = top + (leading - (ASCENT + DESCENT) * font.size) / 2 + ASCENT * font.size
        self._text.append(_Piece(font, x, self._height - baseline, lines, word_space))

    def rule(self, left: float, right: float, y: float, dashed: bool = False) -> None:
        """Draw a rule of the letterhead or the titles, or a dashed line to cut along."""
        (self._dashes if dashed else self._rules).append((left, self._height - y, right, self._height - y))

    def box(self, box: GreyBox) -> None:
        """Draw a box of a chart."""
        self._boxes.append(box)

    def row_edge(self, left: float, right: float, y: float) -> None:
        """Draw a horizontal line of a table."""
        # Rounded, so that the end of a row and the begin of the next are one line.
        y = round(self._height - y, 2)
        self._grid[left, y, right, y] = None

    def column_edge(self, x: float, top: float, bottom: float) -> None:
        """Draw a vertical line of a table; it is joined with a line at `x` that ends at `top`."""
        open_span = self._open.get(x)
        if open_span is not None and abs(open_span[1] - top) < 0.01:
            self._open[x] = (open_span[0], bottom)
            return
        if open_span is not None:
            self._close(x, open_span)
        self._open[x] = (top, bottom)

    def _close(self, x: float, span: tuple[float, float]) -> None:
        self._grid[x, self._height - span[0], x, self._height - span[1]] = None

    def put_on_canvas(self) -> None:
        """Put everything onto the canvas' page."""
        for x, span in self._open.items():
            self._close(x, span)
        if self._boxes:
            self._canvas.setLineWidth(GRID_WIDTH)
            self._put(self._drawn_boxes())
        for width, lines in ((GRID_WIDTH, list(self._grid)), (self._rule_width, self._rules)):
            if lines:
                self._canvas.setLineWidth(width)
                self._put(_drawn(lines))
        if self._dashes:
            self._canvas.setDash(3, 3)
            self._put(_drawn(self._dashes))
            self._canvas.setDash()
        self._write()

    def _drawn_boxes(self) -> str:
        boxes = (
            f"{figure(box.grey)} g {figure(box.left)} {figure(self._height - box.bottom)} "
            f"{figure(box.right - box.left)} {figure(box.bottom - box.top)} re B"
            for box in self._boxes
        )
        return "\n".join(("n", *boxes, "0 g"))

    def _put(self, code: str) -> None:
        # `drawText` is the canvas' only call that takes operators: it needs nothing but a text object's code.
        self._canvas.drawText(cast(PDFTextObject, _Operators(code)))

    def _write(self) -> None:
        # Written in reading order, which copying and screen readers follow.
        code = ["BT 1 0 0 1 0 0 Tm"]
        font: SizedFont | None = None
        face, subset, size_operators, space = "", _NONE, "", 0.0
        add, shown = code.append, self._lettering.shown
        for piece_font, x, y, lines, word_space in self._text:
            if piece_font is not font and piece_font != font:
                font, face = piece_font, piece_font.face
                subset, size_operators = _NONE, f"{figure(font.size)} Tf {figure(font.leading)} TL"
            if word_space != space:
                space = word_space
                add(f"{figure(space)} Tw")
            add(f"1 0 0 1 {figure(x)} {figure(y)} Tm")
            for line in lines:
                # Nearly always one run, of the subset of the line before it.
                for glyphs_subset, operator in shown(line, face):
                    if glyphs_subset != subset:
                        subset = glyphs_subset
                        add(f"{self._lettering.subset(face, subset)} {size_operators}")
                    add(operator)
                add("T*")
        if space:
            code.append("0 Tw")
        code.append("ET")
        self._put(" ".join(code))


@dataclass(frozen=True, slots=True)
class _Operators:
    """A stand-in for reportlab's text object."""

    code: str

    def getCode(self) -> str:  # noqa: N802
        """Return the operators, by the name the canvas knows."""
        return self.code


def _drawn(lines: Sequence[_Segment]) -> str:
    segments = (f"{figure(x)} {figure(y)} m {figure(to_x)} {figure(to_y)} l" for x, y, to_x, to_y in lines)
    return "\n".join(("n", *segments, "S"))
