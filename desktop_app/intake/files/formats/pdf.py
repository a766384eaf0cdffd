"""The paragraphs and tables of a PDF with text, rebuilt from where its words and rules stand on the page."""

import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.containers import damaged, too_long, under_password
from desktop_app.intake.files.formats.ruled_tables import Piece, RuledTable, Rules, ruled_tables
from desktop_app.intake.files.lines import PrintedLine, join_lines
from desktop_app.intake.files.tables import TextCell, TextTable

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES: Final = 1000

# On damaged bytes pypdf raises exceptions of many types, because it trusts the objects it has just read.
_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def pdf_blocks(path: Path, longest: int) -> tuple[str | TextTable, ...]:
    """Return the paragraphs and tables of a PDF. Raises UnreadableInput, also for one of pictures only."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # What it warns of in English would stand on the command line beside the one sentence for the clerk.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        # A PDF that only forbids printing or copying opens with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise under_password(path)
        lines = tuple(_printed_lines(path, reader, longest))
    except DependencyError as error:
        raise under_password(path) from error
    except (PyPdfError, *_FAULTS) as error:
        raise damaged(path) from error
    if not any(line.text.strip() for line in lines):
        raise UnreadableInput(
            f"Tệp “{path.name}” chỉ có ảnh chụp hoặc bản quét, không có chữ để đọc.",
            "Dùng tệp Word gốc, hoặc tệp PDF xuất thẳng từ Word.",
        )
    return _whole_tables(join_lines(lines))


def _printed_lines(path: Path, reader: "PdfReader", longest: int) -> Iterator[PrintedLine]:
    if len(reader.pages) > MOST_PAGES:
        raise too_long(path)
    length = 0
    for number, page in enumerate(reader.pages):
        for line in _page_lines(number, page):
            length += len(line.text)
            if length > longest:
                raise too_long(path)
            yield line


def _page_lines(number: int, page: "PageObject") -> list[PrintedLine]:
    """Return the lines of a page with their positions; a table is one line.

    A piece that ends with a line break ends its line.
    """
    lines: list[PrintedLine] = []
    words: list[str] = []
    place: list[tuple[float, float]] = []
    pieces: list[Piece] = []
    rules = Rules()

    def draw(operator: bytes, operands: Any, page_matrix: list[float], _text_matrix: list[float]) -> None:  # noqa: ANN401
        rules.draw(operator, operands, page_matrix)

    def take(text: str, page_matrix: list[float], text_matrix: list[float], _font: object, _size: float) -> None:
        if text.strip():
            pieces.append(Piece(text, *_place(page_matrix, text_matrix)))
        for turn, piece in enumerate(text.split("\n")):
            if turn:
                _end_line(number, lines, words, place)
            words.append(piece)
            if piece.strip() and not place:
                place.append(_place(page_matrix, text_matrix))

    page.extract_text(visitor_text=take, visitor_operand_before=draw)
    _end_line(number, lines, words, place)
    box = page.mediabox
    tables = ruled_tables(rules, pieces, float(box.width), float(box.height)) if rules.down else []
    return _with_tables(lines, [table for table in tables if not table.table.sets_out])


def _with_tables(lines: Sequence[PrintedLine], tables: Sequence[RuledTable]) -> list[PrintedLine]:
    """Return the lines of a page, those that stand in a table replaced by it."""
    page_lines: list[PrintedLine] = []
    placed: set[int] = set()
    for line in lines:
        place = next((number for number, table in enumerate(tables) if table.holds(line.x, line.y)), None)
        if place is None:
            page_lines.append(line)
        elif place not in placed:
            placed.add(place)
            text = " ".join(cell.text for row in tables[place].table.rows for cell in row)
            page_lines.append(PrintedLine(text, line.page, tables[place].left, tables[place].top, tables[place].table))
    return page_lines


def _whole_tables(blocks: Sequence[str | TextTable]) -> tuple[str | TextTable, ...]:
    """Return the blocks with tables that a page's end has cut put together again."""
    whole: list[str | TextTable] = []
    for block in blocks:
        above = whole[-1] if whole else None
        if isinstance(block, TextTable) and isinstance(above, TextTable) and above.width == block.width:
            rest = _below_head(above, block)
            if len(rest) < len(block.rows) or _is_cut(rest):
                whole[-1] = _joined(above, rest)
                continue
        whole.append(block)
    return tuple(whole)


def _below_head(above: TextTable, table: TextTable) -> Sequence[tuple[TextCell, ...]]:
    """Return the rows of a table without those that repeat the first rows of the one above it."""
    count = 0
    for first, row in zip(above.rows, table.rows, strict=False):
        if [cell.text for cell in first] != [cell.text for cell in row]:
            break
        count += 1
    return table.rows[count:]


def _is_cut(rows: Sequence[tuple[TextCell, ...]]) -> bool:
    return bool(rows) and not rows[0][0].text and not rows[0][0].continued and len(rows[0]) > 1


def _joined(above: TextTable, rows: Sequence[tuple[TextCell, ...]]) -> TextTable:
    last = above.rows[-1]
    if not _is_cut(rows) or [cell.first for cell in last] != [cell.first for cell in rows[0]]:
        return TextTable((*above.rows, *rows))
    cells = zip(last, rows[0], strict=True)
    row = tuple(
        TextCell(f"{cell.text} {more.text}".strip(), cell.first, cell.width, cell.continued) for cell, more in cells
    )
    return TextTable((*above.rows[:-1], row, *rows[1:]))


def _end_line(number: int, lines: list[PrintedLine], pieces: list[str], place: list[tuple[float, float]]) -> None:
    text = clean_line("".join(pieces))
    if text and place:
        lines.append(PrintedLine(text, number, *place[0]))
    pieces.clear()
    place.clear()


def _place(page: list[float], text: list[float]) -> tuple[float, float]:
    """Return where text begins on the page: the origin of the text matrix, transformed by the page's matrix."""
    x, y = text[4], text[5]
    return x * page[0] + y * page[2] + page[4], x * page[1] + y * page[3] + page[5]
