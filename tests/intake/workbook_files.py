"""Workbooks of every kind that is read, made for tests. All people in them are invented."""

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

type Grid = Sequence[Sequence[object]]

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def save_xlsx(
    path: Path,
    sheets: Mapping[str, Grid],
    hidden: Iterable[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """Write sheets of rows; `merged` has cell ranges by sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


def replace_in(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Replace bytes in one part of a container."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    write_zip(path, parts)


def write_zip(path: Path, parts: dict[str, bytes]) -> None:
    """Write a container of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def save_ods(path: Path, sheets: Mapping[str, str], font: str = "") -> Path:
    """Write sheets given as the XML of their rows; cells of the style "old" are set in `font`."""
    tables = "".join(f'<table:table table:name="{escape(name)}">{rows}</table:table>' for name, rows in sheets.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMESPACES}>{_ods_styles(font)}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def _ods_styles(font: str) -> str:
    if not font:
        return ""
    properties = f'<style:text-properties style:font-name="{font}"/>'
    styles = f'<style:style style:name="old" style:family="table-cell">{properties}</style:style>'
    return f"<office:automatic-styles>{styles}</office:automatic-styles>"


def ods_row(*texts: str, repeated: int = 1, cell_repeated: int = 1, style: str = "") -> str:
    """Return the XML of a row of texts ("" is an empty cell)."""
    look = f' table:style-name="{style}"' if style else ""
    cells = "".join(
        f'<table:table-cell table:number-columns-repeated="{cell_repeated}"{look}'
        + (f' office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>' if text else "/>")
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def save_xls(path: Path, name: str, rows: Sequence[Sequence[str | float]], password: bool = False) -> Path:
    """Write one sheet as BIFF8, the format of Excel 97 to 2003."""
    globals_ = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6))
    if password:
        globals_ += _record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    globals_ += _record(0x0042, struct.pack("<H", 1200))
    title = name.encode("utf-16-le")
    bound_sheet = struct.pack("<BBBB", 0, 0, len(name), 1) + title
    start = len(globals_) + 4 + 4 + len(bound_sheet) + 4
    globals_ += _record(0x0085, struct.pack("<I", start) + bound_sheet) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    for row_index, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet += _record(0x0204, struct.pack("<HHH", row_index, column, 0) + text)
            else:
                sheet += _record(0x0203, struct.pack("<HHHd", row_index, column, 0, value))
    path.write_bytes(compound("Workbook", globals_ + sheet + _record(0x000A, b"")))
    return path


def compound(stream: str, content: bytes) -> bytes:
    """Return a compound file with one stream ([MS-CFB], version 3)."""
    content = content.ljust(4096, b"\0")
    sectors = -(-len(content) // 512)
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [fat_sector, end, *range(3, sectors + 2), end]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<109I", 0, *[free] * 108)
    )
    directory = (
        _entry("Root Entry", 5, child=1, start=end, size=0)
        + _entry(stream, 2, child=free, start=2, size=len(content))
        + bytes(256)
    )
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return header + table + directory + content.ljust(sectors * 512, b"\0")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + links + bytes(36) + struct.pack("<IQ", start, size)
