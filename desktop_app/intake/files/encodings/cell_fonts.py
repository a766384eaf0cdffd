"""The cells of a workbook that are set in a font of old letters: what such a font shows is told by its name alone."""

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from struct import unpack_from
from typing import Any, Final
from xml.parsers.expat import ExpatError, ParserCreate

from desktop_app.intake.files.biff import LABELS, records_of
from desktop_app.intake.files.columns import column_number
from desktop_app.intake.files.containers import ARCHIVE_FAULTS
from desktop_app.intake.files.encodings.conversion import CellKey
from desktop_app.intake.files.encodings.letters import FontLetters, letters_of_font
from desktop_app.intake.files.extent import refuse_entity

type SheetFonts = Mapping[str, Mapping[CellKey, FontLetters]]
"""The cells in old fonts, by the name of their sheet."""
type _Start = Callable[[str, Mapping[str, str]], None]

_STRINGS: Final = ("s", "str", "inlineStr")
_CHUNK: Final = 256 * 1024
_NAMES: Final = (b".Vn", b".VN", b".vn", b"VNI", b"Vni", b"vni")
"""How the names of fonts of old letters begin."""
_LONGEST_NAME: Final = 3
_NAMING_PARTS: Final = frozenset({"xl/styles.xml", "xl/sharedStrings.xml", "styles.xml", "content.xml"})
_FONT, _EXTENDED_FORMAT, _BOUND_SHEET = 0x0031, 0x00E0, 0x0085
_NO_FONT: Final = 4
"""The number that fonts of old workbooks pass over."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class FontNames:
    """Notices whether the parts of an .xlsx or .ods name a font of old letters; a fast preliminary check."""

    def __init__(self) -> None:
        self.may_be_old = False
        self._rest = b""

    def __call__(self, part: str, piece: bytes) -> None:
        """Check one piece of a part."""
        if not self.may_be_old and part in _NAMING_PARTS:
            text = self._rest + piece
            self.may_be_old = any(name in text for name in _NAMES)
            self._rest = piece[-_LONGEST_NAME:]


def xlsx_fonts(path: Path, parts: frozenset[str]) -> SheetFonts:
    """Return the cells in old fonts of an .xlsx that was found sound. What cannot be read of it has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _old_styles(archive) if "xl/styles.xml" in parts else {}
            texts = _old_texts(archive) if "xl/sharedStrings.xml" in parts else {}
            if not styles and not texts:
                return {}
            return {name: _cells(archive, part, styles, texts) for name, part in _sheet_parts(archive) if part in parts}
    except (ExpatError, LookupError, OSError, *ARCHIVE_FAULTS):
        return {}


def sheet_of_part(path: Path, part: str) -> str:
    """Return the name of the sheet whose cells a part of an .xlsx holds; the part's own if the book does not say."""
    try:
        with zipfile.ZipFile(path) as archive:
            return next((name for name, holder in _sheet_parts(archive) if holder == part and name), part)
    except (ExpatError, LookupError, OSError, *ARCHIVE_FAULTS):
        return part


def xls_fonts(book: bytes) -> SheetFonts:
    """Return the cells in old fonts of an old workbook's record stream that was found sound."""
    fonts: list[FontLetters | None] = []
    formats: list[int] = []
    sheets: dict[int, str] = {}
    for kind, start, length in records_of(book):
        if kind == _FONT and length >= 16:
            fonts.append(letters_of_font(_short_text(book, start + 14, start + length)))
        elif kind == _EXTENDED_FORMAT and length >= 2:
            formats.append(unpack_from("<H", book, start)[0])
        elif kind == _BOUND_SHEET and length >= 8:
            sheets[unpack_from("<I", book, start)[0]] = _short_text(book, start + 6, start + length)
    old = {number: font for number, font in enumerate(_of_formats(fonts, formats)) if font is not None}
    cells: dict[str, dict[CellKey, FontLetters]] = {}
    name = ""
    for kind, start, length in records_of(book) if old else ():
        name = sheets.get(start - 4, name)
        if kind in LABELS and length >= 6:
            row, column, number = unpack_from("<3H", book, start)
            if number in old:
                cells.setdefault(name, {})[row, column] = old[number]
    return cells


def _of_formats(fonts: Sequence[FontLetters | None], formats: Sequence[int]) -> Iterator[FontLetters | None]:
    for number in formats:
        place = number - 1 if number > _NO_FONT else number
        yield fonts[place] if place < len(fonts) else None


def _short_text(book: bytes, start: int, end: int) -> str:
    length, wide = book[start], book[start + 1] & 1
    text = book[start + 2 : min(end, start + 2 + length * (1 + wide))]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _old_styles(archive: zipfile.ZipFile) -> dict[str, FontLetters]:
    """Return the numbers of the cell styles whose font is an old one."""
    fonts: list[FontLetters | None] = []
    styles: dict[str, FontLetters] = {}
    path: list[str] = []
    formats = 0

    def start(name: str, values: Mapping[str, str]) -> None:
        nonlocal formats
        if name == "font" and path[-1:] == ["fonts"]:
            fonts.append(None)
        elif name == "name" and path[-2:] == ["fonts", "font"]:
            fonts[-1] = letters_of_font(values.get("val", ""))
        elif name == "xf" and path[-1:] == ["cellXfs"]:
            place = int(values.get("fontId", "0"))
            font = fonts[place] if 0 <= place < len(fonts) else None
            if font is not None:
                styles[str(formats)] = font
            formats += 1
        path.append(name)

    parse_part(archive, "xl/styles.xml", start, lambda _: _drop(path))
    return styles


def _old_texts(archive: zipfile.ZipFile) -> dict[str, FontLetters]:
    """Return the numbers of the shared texts that have runs in an old font."""
    texts: dict[str, FontLetters] = {}
    count = -1

    def start(name: str, values: Mapping[str, str]) -> None:
        nonlocal count
        if name == "si":
            count += 1
        elif name == "rFont" and (font := letters_of_font(values.get("val", ""))) is not None:
            texts.setdefault(str(count), font)

    parse_part(archive, "xl/sharedStrings.xml", start, lambda _: None)
    return texts


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(name: str, values: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = values.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[values.get("Id", "")] = full

    def sheet(name: str, values: Mapping[str, str]) -> None:
        if name == "sheet":
            number = next((value for key, value in values.items() if key.rpartition(":")[2] == "id"), "")
            sheets.append((values.get("name", ""), targets.get(number, "")))

    parse_part(archive, "xl/_rels/workbook.xml.rels", relation, lambda _: None)
    parse_part(archive, "xl/workbook.xml", sheet, lambda _: None)
    return sheets


def _cells(
    archive: zipfile.ZipFile, part: str, styles: Mapping[str, FontLetters], texts: Mapping[str, FontLetters]
) -> dict[CellKey, FontLetters]:
    cells: dict[CellKey, FontLetters] = {}
    shared: list[CellKey] = []
    value: list[str] = []
    row, column = 0, -1

    def start(name: str, values: Mapping[str, str]) -> None:
        nonlocal row, column
        shared_text = False
        if name == "row":
            row, column = int(values.get("r", row + 1)), -1
        elif name == "c":
            letters = values.get("r", "").rstrip("0123456789")
            column = column_number(letters) - 1 if letters.isascii() and letters.isupper() else column + 1
            if not (row <= _LAST_ROW and column < _LAST_COLUMN):
                raise ValueError("a cell outside the sheet")
            shared_text = values.get("t") == "s"
            if values.get("t") in _STRINGS and (font := styles.get(values.get("s", "0"))) is not None:
                cells[row - 1, column] = font
            elif shared_text and texts:
                shared.append((row - 1, column))
        value.clear()

    def end(name: str) -> None:
        if name == "v" and shared and (font := texts.get("".join(value))) is not None:
            cells[shared[-1]] = font
        if name == "c":
            shared.clear()

    parse_part(archive, part, start, end, value.append if texts else None)
    return cells


def parse_part(
    archive: zipfile.ZipFile,
    part: str,
    start: _Start,
    end: Callable[[str], None],
    text: Callable[[str], Any] | None = None,
) -> None:
    """Tell of the marks of a part, without the prefixes of their names. Raises ExpatError, ValueError for entities."""
    parser = ParserCreate(namespace_separator=None)
    parser.StartElementHandler = lambda name, values: start(name.rpartition(":")[2], values)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.EntityDeclHandler = refuse_entity
    with archive.open(part) as file:
        while piece := file.read(_CHUNK):
            parser.Parse(piece, False)
    parser.Parse(b"", True)


def _drop(path: list[str]) -> None:
    path.pop()
