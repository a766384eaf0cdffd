"""Compute the size of the grid that the cells of a workbook span, before the workbook is read.

The library allocates a sheet as one full grid from its first to its last filled cell, and a grid that does not fit in
memory ends the process. A single value in the last cell of a sheet makes a grid of 17 thousand million cells.
"""

import re
from xml.parsers.expat import ExpatError, ParserCreate

from desktop_app.intake.files.columns import column_number

LARGEST_GRID = 30_000_000
"""The number of cells of the largest grid that is read; reading it takes about 1 GB."""

# Any cell except those whose reference, in the usual form, is left of column AA and above row 1,000,000. The latter
# cannot span a larger grid than allowed.
_FAR_CELL = re.compile(rb'<c(?! r="[A-Z]\d{1,6}"|[a-z])')
_PREFIXED = b":worksheet"
# Self-closing cells have only formatting; the library ignores them.
_FILLED_CELL = re.compile(rb"""<(?:\w+:)?c(?=[\s>])(?:[^>]*?\sr\s*=\s*["']([A-Za-z]+)(\d+)["'])?[^>]*(?<!/)>(?!</)""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d+)["']""")
_OVERLAP = 64
_LONGEST_TAG = 65_536
_LONGEST_NUMBER = 12
_MOST_LETTERS = 6
"""A reference with more letters is none that a program writes; the library takes it nevertheless, and its grid."""


class FarCells:
    """Finds the parts of an Office container that may have cells far from the first one; a fast preliminary check."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self._part = ""
        self._rest = b""

    def __call__(self, part: str, piece: bytes) -> None:
        """Check one piece of a part."""
        if part in self.parts or not part.endswith(".xml"):
            return
        if part != self._part:
            self._part, self._rest = part, b""
            if _PREFIXED in piece:
                self.parts.add(part)
        # First the tag that is split between the last piece and this one, then this piece up to its last tag.
        seam = self._rest + piece[:_OVERLAP]
        stop = seam.find(b"<", 1)
        cut = piece.rfind(b"<")
        if _FAR_CELL.search(seam, 0, stop if stop > 0 else len(seam)) or _FAR_CELL.search(piece, 0, max(cut, 0)):
            self.parts.add(part)
        self._rest = piece[cut:][:_OVERLAP] if cut >= 0 else b""


class XlsxGrid:
    """Computes the grid that the filled cells of one sheet of an .xlsx span."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.columns = 0
        """The number of columns from A to the last filled one so far."""
        self._rows = 0
        self._row_tags = 0
        self._unplaced = 0
        self._rest = b""

    def finish(self) -> int:
        """Return the number of cells of the grid from A1 to the last filled cell, after the last piece."""
        self._count(self._rest)
        return max(self._rows * self.columns, self._unplaced)

    def __call__(self, part: str, piece: bytes) -> None:
        """Count one piece of the part; pieces of other parts are ignored."""
        if part != self.part:
            return
        text = self._rest + piece
        cut = max(text.rfind(b"<c"), len(text) - _LONGEST_TAG)
        self._count(text[:cut])
        self._rest = text[cut:]

    def _count(self, text: bytes) -> None:
        cells = _FILLED_CELL.findall(text)
        self._row_tags = max([self._row_tags, *map(_row_number, _ROW.findall(text))])
        letters = {name for name, _ in cells}
        if b"" in letters:  # cells without a reference follow each other in their row
            self._rows = max(self._rows, self._row_tags)
            self.columns = max(self.columns, 1)
            self._unplaced += sum(not name for name, _ in cells)
            letters.discard(b"")
        self._rows = max([self._rows, *map(_row_number, {row for _, row in cells if row})])
        self.columns = max([self.columns, *map(_column_number, letters)])


def _row_number(digits: bytes) -> int:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else LARGEST_GRID + 1


def _column_number(letters: bytes) -> int:
    return column_number(letters.decode().upper()) if len(letters) <= _MOST_LETTERS else LARGEST_GRID + 1


class OdsGrid:
    """Computes the largest grid that the filled cells of a sheet of an .ods span, including repeated cells.

    Raises ValueError for content that is not well-formed, because the library waits without end for a closing tag.
    """

    def __init__(self) -> None:
        self.cells = 0
        """The number of cells of the largest grid so far, from A1 to the last filled cell."""
        self.columns = 0
        """The number of columns from A to the last filled one so far, of the widest sheet."""
        self.widest = ""
        """The name of that sheet."""
        self._name = ""
        self._row = self._column = self._filled = self._columns = 0
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = refuse_entity

    def __call__(self, part: str, piece: bytes) -> None:
        """Count one piece of a part; parts other than the content are ignored."""
        if part == "content.xml":
            self._parse(piece, last=False)

    def finish(self) -> None:
        """End the content after its last piece."""
        self._parse(b"", last=True)

    def _parse(self, piece: bytes, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except (ExpatError, LookupError) as error:  # LookupError: an encoding that does not exist
            raise ValueError("not well-formed") from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._row = self._columns = 0
            self._name = attributes.get("table:name", "")
        elif name == "table:table-row":
            self._row += _repeated(attributes, "table:number-rows-repeated")
            self._column = self._filled = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += _repeated(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self._filled = self._column

    def _end(self, name: str) -> None:
        if name == "table:table-row" and self._filled:
            self._columns = max(self._columns, self._filled)
            self.cells = max(self.cells, self._row * self._columns)
            if self._columns > self.columns:
                self.columns, self.widest = self._columns, self._name


def _repeated(attributes: dict[str, str], name: str) -> int:
    number = attributes.get(name, "1")
    return int(number) if number.isdecimal() and len(number) < 12 else LARGEST_GRID + 1


def refuse_entity(*_: object) -> None:
    """Raise ValueError where a part declares an entity, with which few bytes make gigabytes of text."""
    raise ValueError("an office document declares no entities")
