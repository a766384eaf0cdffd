"""The cells of an OpenDocument workbook that are set in a font of old letters, by their styles and their spans."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from desktop_app.intake.files.containers import ARCHIVE_FAULTS
from desktop_app.intake.files.encodings.cell_fonts import SheetFonts, parse_part
from desktop_app.intake.files.encodings.conversion import CellKey
from desktop_app.intake.files.encodings.letters import FontLetters, letters_of_font

_DEEPEST_STYLE: Final = 12
_MOST_REPEATED: Final = 1_000
_MOST_CELLS: Final = 3_000_000


def ods_fonts(path: Path, parts: frozenset[str]) -> SheetFonts:
    """Return the cells in old fonts of an .ods that was found sound. What cannot be read of it has none."""
    styles = _Styles()
    try:
        with zipfile.ZipFile(path) as archive:
            for part in ("styles.xml", "content.xml"):
                if part in parts:
                    parse_part(archive, part, styles.start, styles.end)
            if not styles.have_old:
                return {}
            cells = _Cells(styles)
            parse_part(archive, "content.xml", cells.start, cells.end)
            return cells.sheets
    except (ExpatError, LookupError, OSError, *ARCHIVE_FAULTS):
        return {}


class _Styles:
    """The fonts of the styles of a workbook; names of attributes are without their prefix."""

    def __init__(self) -> None:
        self._families: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._open = ""

    @property
    def have_old(self) -> bool:
        """Whether any style has a font of old letters."""
        return any(self._letters(name) is not None for name in self._fonts.values())

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Read the start of a mark."""
        if name == "font-face":
            self._families[values.get("style:name", "")] = values.get("svg:font-family", "").strip("'\"")
        elif name in ("style", "default-style"):
            self._open = values.get("style:name", "")
            if parent := values.get("style:parent-style-name"):
                self._parents[self._open] = parent
        elif name == "text-properties" and self._open:
            font = values.get("style:font-name") or values.get("fo:font-family", "")
            if font:
                self._fonts.setdefault(self._open, font.strip("'\""))

    def end(self, name: str) -> None:
        """Read the end of a mark."""
        if name == "style":
            self._open = ""

    def letters_of(self, style: str) -> FontLetters | None:
        """Return what the font of a style shows, None for one of Unicode."""
        for _ in range(_DEEPEST_STYLE):
            if style in self._fonts or style not in self._parents:
                break
            style = self._parents[style]
        return self._letters(self._fonts.get(style, ""))

    def _letters(self, font: str) -> FontLetters | None:
        return letters_of_font(self._families.get(font, "") or font) or letters_of_font(font)


class _Cells:
    """The cells with texts in old fonts, by the name of their sheet."""

    def __init__(self, styles: _Styles) -> None:
        self.sheets: dict[str, dict[CellKey, FontLetters]] = {}
        self._styles = styles
        self._columns: list[str] = []
        self._sheet: dict[CellKey, FontLetters] = {}
        self._row = self._rows = self._column = self._times = 0
        self._of_row = ""
        self._font: FontLetters | None = None
        self._is_text = False

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Read the start of a mark."""
        if name == "table":
            self._sheet = self.sheets.setdefault(values.get("table:name", ""), {})
            self._columns, self._row, self._rows = [], 0, 0
        elif name == "table-column":
            times = min(_repeated(values, "table:number-columns-repeated"), _MOST_REPEATED)
            self._columns += [values.get("table:default-cell-style-name", "")] * times
        elif name == "table-row":
            self._row += self._rows
            self._rows = _repeated(values, "table:number-rows-repeated")
            self._column = 0
            self._of_row = values.get("table:default-cell-style-name", "")
        elif name in ("table-cell", "covered-table-cell"):
            usual = self._columns[self._column] if self._column < len(self._columns) else ""
            self._font = self._styles.letters_of(values.get("table:style-name") or self._of_row or usual)
            self._times = _repeated(values, "table:number-columns-repeated")
            self._is_text = values.get("office:value-type") == "string"
        elif name == "span":
            self._font = self._styles.letters_of(values.get("text:style-name", "")) or self._font

    def end(self, name: str) -> None:
        """Read the end of a mark."""
        if name not in ("table-cell", "covered-table-cell"):
            return
        if self._is_text and self._font is not None and len(self._sheet) < _MOST_CELLS:
            for row in range(self._row, self._row + min(self._rows, _MOST_REPEATED)):
                for column in range(self._column, self._column + min(self._times, _MOST_REPEATED)):
                    self._sheet[row, column] = self._font
        self._column += self._times
        self._is_text = False


def _repeated(values: Mapping[str, str], name: str) -> int:
    number = values.get(name, "1")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 1
