"""The tables of a page of a PDF, by the rules that are drawn around their cells."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.tables import TextCell, TextTable

_THIN: Final = 2.0
_SHORTEST: Final = 3.0
_WHOLE_PAGE: Final = 0.97
_MOST_RULES: Final = 20_000
_MOST_EDGES: Final = 400
_SAME_LINE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and where it begins, in points from the lower left corner."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table, and the upper and lower edge of its place on the page."""

    table: TextTable
    top: float
    bottom: float
    left: float
    right: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a place lies within it."""
        return self.left - _THIN <= x <= self.right + _THIN and self.bottom - _THIN <= y <= self.top + _THIN


@dataclass(slots=True)
class Rules:
    """The rules drawn on a page: each its place across and from where to where it runs."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    _start: tuple[float, float] | None = None
    _first: tuple[float, float] | None = None

    def draw(self, operator: bytes, operands: Sequence[Any], matrix: Sequence[float]) -> None:
        """Take an operator of the page's content."""
        if len(self.across) + len(self.down) > _MOST_RULES:
            return
        match operator:
            case b"m" if len(operands) == 2:
                self._start = self._first = _moved(operands[0], operands[1], matrix)
            case b"l" if len(operands) == 2 and self._start:
                end = _moved(operands[0], operands[1], matrix)
                self._line(self._start, end)
                self._start = end
            case b"h" if self._start and self._first:
                self._line(self._start, self._first)
            case b"re" if len(operands) == 4:
                x, y, width, height = map(float, operands)
                corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
                places = [_moved(*corner, matrix) for corner in corners]
                for start, end in zip(places, [*places[1:], places[0]], strict=True):
                    self._line(start, end)

    def _line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        if abs(start[1] - end[1]) < 1 and abs(start[0] - end[0]) > _SHORTEST:
            self.across.append((start[1], min(start[0], end[0]), max(start[0], end[0])))
        elif abs(start[0] - end[0]) < 1 and abs(start[1] - end[1]) > _SHORTEST:
            self.down.append((start[0], min(start[1], end[1]), max(start[1], end[1])))


def ruled_tables(rules: Rules, pieces: Sequence[Piece], width: float, height: float) -> list[RuledTable]:
    """Return the tables of a page of this size, from top to bottom."""
    across = [rule for rule in rules.across if rule[2] - rule[1] < _WHOLE_PAGE * width]
    down = sorted((rule for rule in rules.down if rule[2] - rule[1] < _WHOLE_PAGE * height), key=lambda rule: -rule[2])
    tables: list[RuledTable] = []
    for top, bottom in _spans(down):
        inside = [rule for rule in down if bottom - _THIN <= rule[1] and rule[2] <= top + _THIN]
        columns = _edges(rule[0] for rule in inside)
        rows = _edges(
            rule[0] for rule in across if bottom - _THIN <= rule[0] <= top + _THIN and rule[2] >= columns[0] - _THIN
        )
        if len(columns) > 2 and len(rows) > 1 and len(columns) + len(rows) < _MOST_EDGES:
            table = _table(columns, rows, inside, across, pieces)
            if table.rows:
                tables.append(RuledTable(table, rows[-1], rows[0], columns[0], columns[-1]))
    return tables


def _spans(down: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """Return from where to where rules run down without a gap: a table each."""
    spans: list[tuple[float, float]] = []
    for _, low, high in down:
        if spans and high >= spans[-1][1] - _THIN:
            spans[-1] = (spans[-1][0], min(spans[-1][1], low))
        else:
            spans.append((high, low))
    return spans


def _table(
    columns: Sequence[float],
    rows: Sequence[float],
    down: Sequence[tuple[float, float, float]],
    across: Sequence[tuple[float, float, float]],
    pieces: Sequence[Piece],
) -> TextTable:
    texts: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        column, row = bisect(columns, piece.x + 0.5) - 1, bisect(rows, piece.y + 1) - 1
        if 0 <= column < len(columns) - 1 and 0 <= row < len(rows) - 1:
            texts.setdefault((row, column), []).append(piece)
    read: list[tuple[TextCell, ...]] = []
    for row in reversed(range(len(rows) - 1)):
        middle = (rows[row] + rows[row + 1]) / 2
        cells: list[TextCell] = []
        column = 0
        while column < len(columns) - 1:
            width = 1
            while column + width < len(columns) - 1 and not _crosses(down, columns[column + width], middle):
                width += 1
            centre = (columns[column] + columns[column + width]) / 2
            continued = bool(read) and not _crosses(across, rows[row + 1], centre)
            inside = [each for place in range(column, column + width) for each in texts.get((row, place), ())]
            cells.append(TextCell(_cell_text(inside), column, width, continued))
            column += width
        read.append(tuple(cells))
    return TextTable(tuple(_merged_down(read)))


def _merged_down(rows: list[tuple[TextCell, ...]]) -> list[tuple[TextCell, ...]]:
    """Put the words that stand in the middle of a cell of several rows into its first row."""
    made = [list(row) for row in rows]
    for place in range(len(made) - 1, 0, -1):
        for cell in made[place]:
            if not cell.continued or not cell.text:
                continue
            for number, above in enumerate(made[place - 1]):
                if above.first == cell.first:
                    # One paragraph whose lines stand in the middle of the merged cell, but for a dash.
                    joint = "\n" if cell.text.startswith(("- ", "+ ")) else " "
                    text = f"{above.text}{joint}{cell.text}".strip()
                    made[place - 1][number] = TextCell(text, above.first, above.width, above.continued)
        made[place] = [
            TextCell("", cell.first, cell.width, continued=True) if cell.continued else cell for cell in made[place]
        ]
    return [tuple(row) for row in made if any(cell.text for cell in row)]


def _crosses(rules: Sequence[tuple[float, float, float]], place: float, along: float) -> bool:
    return any(abs(at - place) <= _THIN and low - _THIN <= along <= high + _THIN for at, low, high in rules)


def _cell_text(pieces: Sequence[Piece]) -> str:
    lines: list[tuple[float, str]] = []
    for piece in pieces:
        if lines and abs(lines[-1][0] - piece.y) <= _SAME_LINE:
            lines[-1] = (lines[-1][0], lines[-1][1] + piece.text)
        else:
            lines.append((piece.y, piece.text))
    # The lines of a cell are those of its width: a new paragraph is not told, but by a dash.
    text = ""
    for line in (clean_line(words) for _, words in lines):
        if line:
            text = f"{text}\n{line}" if text and line.startswith(("- ", "+ ")) else f"{text} {line}".strip()
    return text


def _edges(places: Any) -> list[float]:  # noqa: ANN401 - an iterable of numbers
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _THIN:
            edges.append(place)
    return edges


def _moved(x: Any, y: Any, matrix: Sequence[float]) -> tuple[float, float]:  # noqa: ANN401 - pypdf's numbers
    across, up = float(x), float(y)
    return (
        across * matrix[0] + up * matrix[2] + matrix[4],
        across * matrix[1] + up * matrix[3] + matrix[5],
    )
