"""How large a grid the cells of a workbook span, counted before the workbook is read.

The reader lays out a sheet as one solid grid from its first to its last filled cell, and a grid that does not fit
in memory ends the process. One stray value in the last cell of an empty sheet spans 17 thousand million cells.
"""

import re

from desktop_app.intake.sheet_columns import column_number

LARGEST_GRID = 30_000_000
"""Cells of the largest grid that is read: some 1 GB while it is being read."""

# Any cell but those that say in the usual way that they stand left of column AA and above row 1,000,000. These span
# together no more than is allowed.
_FAR_CELL = re.compile(rb'<c(?! r="[A-Z]\d{1,6}"|[a-z])')
_PREFIXED = b":worksheet"
# Cells that end at once hold formatting only; the reader leaves them out.
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c(?=[\s>])(?:[^>]*?\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,12})["'])?[^>]*(?<!/)>(?!</)"""
)
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d{1,12})["']""")
_OVERLAP = 64
_LONGEST_TAG = 65_536

# The start of a sheet, or a whole row with its attributes and cells.
_ODS_ROW = re.compile(rb"<table:table\s|<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_LONGEST_ODS_ROW = 16 * 1024 * 1024
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)")
_ODS_COLUMNS = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d{1,9})["']""")
_ODS_ROWS = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d{1,9})["']""")


class FarCells:
    """Finds the parts of an Office container that may have cells far from the first one; cheap, seldom true."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self._part = ""
        self._rest = b""

    def __call__(self, part: str, piece: bytes) -> None:
        """Look at one piece of a part."""
        if part in self.parts or not part.endswith(".xml"):
            return
        if part != self._part:
            self._part, self._rest = part, b""
            if _PREFIXED in piece:
                self.parts.add(part)
        # The tag that the last piece ended in, then this piece up to the tag that it ends in.
        seam = self._rest + piece[:_OVERLAP]
        stop = seam.find(b"<", 1)
        cut = piece.rfind(b"<")
        if _FAR_CELL.search(seam, 0, stop if stop > 0 else len(seam)) or _FAR_CELL.search(piece, 0, max(cut, 0)):
            self.parts.add(part)
        self._rest = piece[cut:][:_OVERLAP] if cut >= 0 else b""


class XlsxGrid:
    """Counts the grid that the filled cells of one sheet part of an .xlsx span."""

    def __init__(self, part: str) -> None:
        self.part = part
        self._rows = 0
        self._row_tags = 0
        self._columns = 0
        self._rest = b""

    @property
    def cells(self) -> int:
        """Cells of the grid from A1 to the last filled cell of what was seen so far."""
        self._count(self._rest)
        return self._rows * self._columns

    def __call__(self, part: str, piece: bytes) -> None:
        """Count one piece of a part; pieces of other parts are passed over."""
        if part != self.part:
            return
        text = self._rest + piece
        cut = max(text.rfind(b"<c"), len(text) - _LONGEST_TAG)
        self._count(text[:cut])
        self._rest = text[cut:]

    def _count(self, text: bytes) -> None:
        found = _FILLED_CELL.findall(text)
        self._row_tags = max([self._row_tags, *map(int, _ROW.findall(text))])
        letters = {name for name, _ in found}
        if b"" in letters:  # cells that do not say where they are stand side by side in the row they are in
            self._rows = max(self._rows, self._row_tags)
            self._columns = max(self._columns, 1)
            letters.discard(b"")
        self._rows = max([self._rows, *(int(row) for _, row in found if row)])
        self._columns = max([self._columns, *(column_number(name.decode().upper()) for name in letters)])


class OdsGrid:
    """Counts the largest grid that the filled cells of a sheet of an .ods span, repetitions included."""

    def __init__(self) -> None:
        self.cells = 0
        """Cells of the largest grid so far, from A1 to the last filled cell."""
        self._row = 0
        self._columns = 0
        self._rest = b""

    def __call__(self, part: str, piece: bytes) -> None:
        """Count one piece of a part; parts other than the content are passed over."""
        if part != "content.xml":
            return
        text = self._rest + piece
        end = 0
        for match in _ODS_ROW.finditer(text):
            if match[1] is None:
                self._row = self._columns = 0
            else:
                self._count(match[1], match[2] or b"")
            end = match.end()
        self._rest = text[end:]
        if len(self._rest) > _LONGEST_ODS_ROW:
            self.cells = max(self.cells, LARGEST_GRID + 1)
            self._rest = b""

    def _count(self, attributes: bytes, cells: bytes) -> None:
        self._row += _repeated(_ODS_ROWS, attributes)
        column = filled = 0
        for cell in _ODS_CELL.findall(cells):
            column += _repeated(_ODS_COLUMNS, cell)
            if b"value-type" in cell:
                filled = column
        if filled:
            self._columns = max(self._columns, filled)
            self.cells = max(self.cells, self._row * self._columns)


def _repeated(attribute: re.Pattern[bytes], attributes: bytes) -> int:
    match = attribute.search(attributes)
    return int(match[1]) if match else 1
