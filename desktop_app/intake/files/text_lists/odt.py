"""The paragraphs and tables of an OpenDocument text (.odt), read from its content without trusting it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.containers import ARCHIVE_FAULTS, MEGABYTE, damaged, too_long
from desktop_app.intake.files.tables import TextCell, TextTable, without_blank_rows

TEXT_TYPE: Final = "application/vnd.oasis.opendocument.text"
LARGEST_CONTENT: Final = 64 * MEGABYTE
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HIDDEN: Final = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_OFFICE}forms"})
_LINES: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_MOST_BLANKS: Final = 100
_MOST_REPEATED: Final = 1_000
MOST_CELLS: Final = 3_000_000
"""How many cells a table may have."""


def is_odt(path: Path, parts: frozenset[str]) -> bool:
    """Return whether a zip container that was found sound is an OpenDocument text."""
    if "mimetype" not in parts or "content.xml" not in parts:
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open("mimetype") as file:
            return file.read(len(TEXT_TYPE) + 20).decode("ascii", "replace").strip().startswith(TEXT_TYPE)
    except ARCHIVE_FAULTS as error:
        raise damaged(path) from error


def odt_blocks(path: Path) -> Iterator[str | TextTable]:
    """Yield the paragraphs and tables of an .odt that was found sound. Raises UnreadableInput."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("content.xml").file_size > LARGEST_CONTENT:
                raise too_long(path)
            content = archive.read("content.xml")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:  # an office document declares no entities
            raise damaged(path)
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, KeyError, *ARCHIVE_FAULTS) as error:
        raise damaged(path) from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged(path)
    yield from _blocks(path, body)


def _blocks(path: Path, block: Any) -> Iterator[str | TextTable]:  # noqa: ANN401 - lxml's elements have no public type
    for child in block.iterchildren("*"):
        if child.tag in _LINES:
            yield _text(child)
        elif child.tag == f"{_TABLE}table":
            yield without_blank_rows(_table_rows(path, child))
        elif child.tag not in _HIDDEN:
            yield from _blocks(path, child)


def _table_rows(path: Path, table: Any) -> Iterator[tuple[TextCell, ...]]:  # noqa: ANN401
    below: dict[int, int] = {}
    cells = 0
    for row in _rows(table):
        read: list[TextCell] = []
        column = 0
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            text = _cell_text(cell)
            width = _number(cell, "number-columns-spanned")
            times = _number(cell, "number-columns-repeated") if text or width == 1 else 1
            covered = cell.tag == f"{_TABLE}covered-table-cell"
            if covered and not below.get(column) and not text:
                # It lies under the cell to its left, whose width counts it already.
                continue
            for _ in range(times):
                read.append(TextCell(text, column, width, covered and bool(below.get(column))))
                below[column] = _number(cell, "number-rows-spanned") - 1 if not covered else below.get(column, 0) - 1
                column += width
        cells += len(read)
        if cells > MOST_CELLS:
            raise UnreadableInput(f"Tệp “{path.name}” có bảng quá lớn so với một văn bản nên không được đọc.")
        yield tuple(read)


def _rows(block: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in block.iterchildren("*"):
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)


def _cell_text(cell: Any) -> str:  # noqa: ANN401
    lines = (line.strip() for text in _all_text(cell) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _all_text(block: Any) -> Iterator[str]:  # noqa: ANN401
    for child in block.iterchildren("*"):
        if child.tag in _LINES:
            yield _text(child)
        elif child.tag not in _HIDDEN:
            yield from _all_text(child)


def _text(block: Any) -> str:  # noqa: ANN401
    signs = [block.text or ""]
    for child in block.iterchildren("*"):
        if child.tag == f"{_TEXT}s":
            signs.append(" " * min(_MOST_BLANKS, _figure(child.get(f"{_TEXT}c", "1"))))
        elif child.tag == f"{_TEXT}tab":
            signs.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            signs.append("\n")
        elif child.tag not in _HIDDEN:
            signs.append(_text(child))
        signs.append(child.tail or "")
    return "".join(signs)


def _number(cell: Any, name: str) -> int:  # noqa: ANN401
    return min(_figure(cell.get(f"{_TABLE}{name}", "1")), _MOST_REPEATED)


def _figure(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
