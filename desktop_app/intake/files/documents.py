"""Read the paragraphs of a document from outside: plain text, Word (.docx) or PDF with text.

The content of the file decides which reader is used, not its name. Numbers that Word sets automatically are not part of
the text of a paragraph and are not read.
"""

import logging
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import clean_line, nfc
from desktop_app.intake.files.containers import (
    ARCHIVE_FAULTS,
    MEGABYTE,
    Container,
    check_file,
    check_zip,
    damaged,
    is_encrypted_office_file,
    read_bytes,
    sniff,
    under_password,
)
from desktop_app.intake.files.encodings.conversion import Conversion, convert_lines
from desktop_app.intake.files.encodings.letters import to_unicode
from desktop_app.intake.files.encodings.looks import has_old_signs
from desktop_app.intake.files.encodings.plain import decoded
from desktop_app.intake.files.encodings.word_fonts import convert_word
from desktop_app.intake.files.lines import PrintedLine, join_lines
from desktop_app.intake.files.tables import TextTable, tables_in_lines, word_children, word_table

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

LARGEST_DOCUMENT = 50 * MEGABYTE
"""The greatest size of a document in bytes; a plan of a hundred pages has less than one megabyte."""
LARGEST_UNPACKED = 200 * MEGABYTE
"""The greatest size of the unpacked parts of a Word document, in bytes."""
LARGEST_TEXT = 8 * MEGABYTE
"""The greatest length of a document's text, in characters (in bytes for plain text)."""
LARGEST_MARKUP = 32 * MEGABYTE
"""The greatest size of a Word document's main part in bytes; most of it is formatting."""
MOST_PAGES = 1000

_WORD_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HIDDEN = frozenset(
    {
        f"{_W}del",  # taken out by a tracked change
        f"{_W}moveFrom",
        f"{_W}pPr",  # tab stops are called w:tab too
        f"{_W}rPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # says its Choice again
    }
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

# On damaged bytes pypdf raises exceptions of many types, because it trusts the objects it has just read.
_PDF_FAULTS = (
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


def read_paragraphs(path: Path) -> tuple[str | TextTable, ...]:
    """Return the paragraphs of the document at `path`, each one clean line (NFC), empty ones left out, and its tables.

    Cells of a table that only sets text out are paragraphs, in reading order. Raises UnreadableInput, naming the file,
    if the file does not exist, is of another kind, too long, damaged, under a password, or holds no text.
    """
    check_file(path, LARGEST_DOCUMENT)
    lines: Iterable[str | TextTable]
    match sniff(path):
        case Container.ZIP:
            lines = _word_lines(path)
        case Container.PDF:
            lines = _pdf_lines(path)
        case Container.CFB:
            raise _compound(path)
        case Container.IMAGE:
            raise UnreadableInput(f"Tệp “{path.name}” là ảnh; chương trình chỉ đọc tệp có chữ (.docx, .pdf, .txt).")
        case Container.OTHER:
            lines = tables_in_lines(_text_lines(path))
    blocks = (clean_line(line) if isinstance(line, str) else line for line in lines)
    paragraphs = tuple(block for block in blocks if block)
    if not paragraphs:
        raise UnreadableInput(f"Tệp “{path.name}” không có chữ nào để đọc.")
    return paragraphs


def _text_lines(path: Path) -> list[str]:
    content = read_bytes(path, LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        raise _too_long(path)
    if content.startswith(b"{\\rtf"):
        raise _resave(path, "là tệp RTF")
    read = decoded(content)
    if read is None:
        raise _no_text(path)
    text, scheme = read
    if scheme is not None:
        text = to_unicode(text, scheme)
    elif has_old_signs(text):
        text = "\n".join(convert_lines(text.split("\n")))
    # A form feed ends a page and so a line; nfc() would remove it and join two lines.
    return nfc(text.replace("\f", "\n")).split("\n")


def _word_lines(path: Path) -> Iterator[str | TextTable]:
    body = word_body(path)
    convert_word(body)
    for block in _word_paragraphs(body):
        yield from block.split("\n") if isinstance(block, str) else (block,)


def word_body(path: Path) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    """Return the body of the Word document at `path`. Raises UnreadableInput as `read_paragraphs`."""
    parts = check_zip(path, LARGEST_UNPACKED)
    if _WORD_PART not in parts:
        raise _resave(path, "không phải văn bản Word")
    from docx import Document
    from docx.opc.exceptions import OpcError

    with zipfile.ZipFile(path) as archive:  # whose sizes check_zip has found true
        if archive.getinfo(_WORD_PART).file_size > LARGEST_MARKUP:
            raise _too_long(path)
    try:
        body = Document(str(path)).element.find(f"{_W}body")
    # Broken XML is a SyntaxError, a missing part a KeyError, another kind of main part a ValueError; python-docx reads
    # every part of the archive, of which some may be damaged.
    except (OpcError, SyntaxError, LookupError, ValueError, AttributeError, TypeError, *ARCHIVE_FAULTS) as error:
        raise damaged(path) from error
    if body is None:
        raise damaged(path)
    return body


def word_blocks(path: Path) -> tuple[list[str | TextTable], Conversion | None]:
    """Return the paragraphs and all tables of a Word document, and what of it was in old letters.

    Raises UnreadableInput as `read_paragraphs`.
    """
    body = word_body(path)
    conversion = convert_word(body)
    return list(_word_paragraphs(body, every_table=True)), conversion


def paragraph_text(paragraph: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    """Return the text of a paragraph of a Word document as it stands there, line breaks and text boxes included."""
    return "".join(_word_signs(paragraph))


def _word_paragraphs(block: Any, *, every_table: bool = False) -> Iterator[str | TextTable]:  # noqa: ANN401 - lxml
    """Yield the text of each paragraph below `block`, however deep in content controls, and each table.

    Of a table that only sets text out the paragraphs come, unless every table is asked for.
    """
    for child in block.iterchildren():
        if child.tag == f"{_W}p":
            yield paragraph_text(child)
        elif child.tag == f"{_W}tbl" and (not (table := _word_table(child)).sets_out or every_table):
            yield table
        elif child.tag not in _HIDDEN:
            yield from _word_paragraphs(child, every_table=every_table)


def _word_table(table: Any) -> TextTable:  # noqa: ANN401 - lxml's elements have no public type
    return word_table(
        (row, ((cell, _cell_text(cell)) for cell in word_children(row, "tc"))) for row in word_children(table, "tr")
    )


def _cell_text(cell: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    lines = (clean_line(line) for text in _all_text(cell) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _all_text(block: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no public type
    for child in block.iterchildren():
        if child.tag == f"{_W}p":
            yield paragraph_text(child)
        elif child.tag not in _HIDDEN:
            yield from _all_text(child)


def _word_signs(block: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no public type
    for child in block.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}p":  # of a text box that hangs in this paragraph
            yield "\n"
            yield from _word_signs(child)
            yield "\n"
        elif child.tag not in _HIDDEN:
            yield from _word_signs(child)


def _pdf_lines(path: Path) -> tuple[str, ...]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # What it warns of in English would stand on the command line beside the one sentence for the clerk.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        # A PDF that only forbids printing or copying opens with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise under_password(path)
        lines = tuple(_printed_lines(path, reader))
    except DependencyError as error:
        raise under_password(path) from error
    except (PyPdfError, *_PDF_FAULTS) as error:
        raise damaged(path) from error
    if not any(line.text.strip() for line in lines):
        raise UnreadableInput(
            f"Tệp “{path.name}” chỉ có ảnh chụp hoặc bản quét, không có chữ để đọc.",
            "Dùng tệp Word gốc, hoặc tệp PDF xuất thẳng từ Word.",
        )
    return join_lines(lines)


def _printed_lines(path: Path, reader: "PdfReader") -> Iterator[PrintedLine]:
    if len(reader.pages) > MOST_PAGES:
        raise _too_long(path)
    length = 0
    for number, page in enumerate(reader.pages):
        for line in _page_lines(number, page):
            length += len(line.text)
            if length > LARGEST_TEXT:
                raise _too_long(path)
            yield line


def _page_lines(number: int, page: "PageObject") -> list[PrintedLine]:
    """Return the lines of a page with their positions; a piece that ends with a line break ends its line."""
    lines: list[PrintedLine] = []
    pieces: list[str] = []
    place: list[tuple[float, float]] = []

    def take(text: str, page_matrix: list[float], text_matrix: list[float], _font: object, _size: float) -> None:
        for turn, piece in enumerate(text.split("\n")):
            if turn:
                _end_line(number, lines, pieces, place)
            pieces.append(piece)
            if piece.strip() and not place:
                place.append(_place(page_matrix, text_matrix))

    page.extract_text(visitor_text=take)
    _end_line(number, lines, pieces, place)
    return lines


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


def _compound(path: Path) -> UnreadableInput:
    return under_password(path) if is_encrypted_office_file(path) else _resave(path, "là tệp Office kiểu cũ")


def _resave(path: Path, what: str) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{path.name}” {what}; chương trình chỉ đọc văn bản .docx, .pdf có chữ hoặc .txt.",
        "Mở tệp bằng Word, lưu lại thành .docx rồi thử lại.",
    )


def _no_text(path: Path) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{path.name}” không phải văn bản chữ Unicode (UTF-8) nên không đọc được.",
        "Mở tệp bằng Word, lưu lại thành .docx rồi thử lại.",
    )


def _too_long(path: Path) -> UnreadableInput:
    return UnreadableInput(f"Tệp “{path.name}” có quá nhiều chữ so với một văn bản nên không được đọc.")
