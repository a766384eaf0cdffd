"""What is drawn on one page of a PDF, collected and put down in few operators. Points from the page's top left."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from desktop_app.papers.pdf_text import ASCENT, DESCENT, LEADING

_GRID_WIDTH = 0.5


class Pen(NamedTuple):
    """A face at a size."""

    face: str
    size: float

    @property
    def leading(self) -> float:
        """The distance from line to line."""
        return self.size * LEADING


class _Piece(NamedTuple):
    pen: Pen
    x: float
    y: float
    lines: Sequence[str]
    word_space: float


type _Segment = tuple[float, float, float, float]


class Ink:
    """Collects the text and rules of one page; `dry` puts them onto the canvas."""

    def __init__(self, canvas: Canvas, page_height: float, rule_width: float) -> None:
        self._canvas = canvas
        self._height = page_height
        self._rule_width = rule_width
        self._text: list[_Piece] = []
        self._grid: dict[_Segment, None] = {}
        self._rules: list[_Segment] = []
        self._dashes: list[_Segment] = []
        self._open: dict[float, tuple[float, float]] = {}

    def text(self, x: float, top: float, lines: Sequence[str], pen: Pen, word_space: float = 0.0) -> None:
        """Write `lines` flush left at `x`, the first one's line box beginning at `top`."""
        leading = pen.leading
        baseline = top + (leading - (ASCENT + DESCENT) * pen.size) / 2 + ASCENT * pen.size
        self._text.append(_Piece(pen, x, self._height - baseline, lines, word_space))

    def rule(self, left: float, right: float, y: float, dashed: bool = False) -> None:
        """Draw a rule of the letterhead or the titles, or a dashed line to cut along."""
        (self._dashes if dashed else self._rules).append((left, self._height - y, right, self._height - y))

    def row_edge(self, left: float, right: float, y: float) -> None:
        """Draw a horizontal line of a table."""
        # One line where a row ends and the next begins.
        y = round(self._height - y, 2)
        self._grid[left, y, right, y] = None

    def column_edge(self, x: float, top: float, bottom: float) -> None:
        """Draw a vertical line of a table; one that goes on where the last at `x` ended becomes one line with it."""
        begun = self._open.get(x)
        if begun is not None and abs(begun[1] - top) < 0.01:
            self._open[x] = (begun[0], bottom)
            return
        if begun is not None:
            self._close(x, begun)
        self._open[x] = (top, bottom)

    def _close(self, x: float, span: tuple[float, float]) -> None:
        self._grid[x, self._height - span[0], x, self._height - span[1]] = None

    def dry(self) -> None:
        """Put everything onto the canvas' page."""
        for x, span in self._open.items():
            self._close(x, span)
        for width, lines in ((_GRID_WIDTH, list(self._grid)), (self._rule_width, self._rules)):
            if lines:
                self._canvas.setLineWidth(width)
                self._canvas.lines(lines)
        if self._dashes:
            self._canvas.setDash(3, 3)
            self._canvas.lines(self._dashes)
            self._canvas.setDash()
        self._write()

    def _write(self) -> None:
        # In the order of reading, which is what copying and reading aloud follow.
        written = self._canvas.beginText()
        pen: Pen | None = None
        space = 0.0
        for piece in self._text:
            if piece.pen != pen:
                pen = piece.pen
                written.setFont(pen.face, pen.size, pen.leading)
            if piece.word_space != space:
                space = piece.word_space
                written.setWordSpace(space)
            written.setTextOrigin(piece.x, piece.y)
            for line in piece.lines:
                written.textLine(line)
        if space:
            written.setWordSpace(0)
        self._canvas.drawText(written)
