"""Read the paragraphs of a document from outside: plain text, Word (.docx, .doc), OpenDocument, RTF or PDF with text.

The content of the file decides which reader is used, not its name.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import clean_line, nfc
from desktop_app.intake.files.compound import compound_streams
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
    too_long,
    under_password,
)
from desktop_app.intake.files.encodings.conversion import Conversion, convert_lines, letters_told
from desktop_app.intake.files.encodings.letters import to_unicode
from desktop_app.intake.files.encodings.looks import has_old_signs
from desktop_app.intake.files.encodings.plain import decoded
from desktop_app.intake.files.encodings.word_fonts import convert_word
from desktop_app.intake.files.formats.marked_text import marked_blocks
from desktop_app.intake.files.formats.numbering import styles_of, write_numbers
from desktop_app.intake.files.formats.old_word import EncryptedText, doc_text
from desktop_app.intake.files.formats.rich_text import rtf_text
from desktop_app.intake.files.markers import read_marker
from desktop_app.intake.files.tables import TextTable, cell_text, tables_in_lines, word_children, word_table
from desktop_app.intake.files.text_lists.odt import is_odt, odt_blocks

LARGEST_DOCUMENT = 50 * MEGABYTE
"""The greatest size of a document in bytes; a plan of a hundred pages has less than one megabyte."""
LARGEST_UNPACKED = 200 * MEGABYTE
"""The greatest size of the unpacked parts of a Word document, in bytes."""
LARGEST_TEXT = 8 * MEGABYTE
"""The greatest length of a document's text, in characters (in bytes for plain text)."""
LARGEST_MARKUP = 32 * MEGABYTE
"""The greatest size of a Word document's main part in bytes; most of it is formatting."""
MOST_MARKS = 2_500_000
"""How many marks a Word document's main part may have: a list of 20,000 rows and 7 columns has fewer."""
MOST_PARAGRAPHS = 300_000
"""How many paragraphs it may have, those in cells of tables included."""
LARGEST_RICH_TEXT = 20 * MEGABYTE
"""The greatest size of an RTF file in bytes; pictures in it are text, too."""

_WORD_PART = "word/document.xml"
_NEAR = 50
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
_READ = ".docx, .doc, .odt, .rtf, .pdf có chữ hoặc .txt"
_WITHOUT_NUMBERS = (
    "Tệp kiểu này không cho biết số thứ tự do Word tự đánh: xem lại các đề mục, hoặc lưu lại thành .docx rồi đọc lại."
)
_LOOK_AT_NUMBERS = "Đã nhờ LibreOffice chuyển tệp này sang Word: xem lại số thứ tự của các đề mục."
# After a break these begin a line of their own: a label, a line in capitals, a name under a title.
_BEGINS_ANEW = re.compile(r"[^\W\d_][^.:;]{2,45}:(?:\s|$)|\(")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_paragraphs(path: Path, remarks: list[str] | None = None) -> tuple[str | TextTable, ...]:
    """Return the paragraphs of the document at `path`, each one clean line (NFC), empty ones left out, and its tables.

    Cells of a table that only sets text out are paragraphs, in reading order. To `remarks` is added what the clerk
    should look at because this form of document does not tell it surely. Raises UnreadableInput, naming the file,
    if the file does not exist, is of another kind, too long, damaged, under a password, or holds no text.
    """
    check_file(path, LARGEST_DOCUMENT)
    lines: Iterable[str | TextTable]
    remarks = [] if remarks is None else remarks
    match sniff(path):
        case Container.ZIP:
            parts = check_zip(path, LARGEST_UNPACKED)
            if is_odt(path, parts):
                lines = _converted(path, ".odt", remarks) or _odt_lines(path, remarks)
            else:
                lines = _word_lines(path, parts, remarks)
        case Container.PDF:
            # Loaded for a PDF only: a plan in Word needs nothing of it.
            from desktop_app.intake.files.formats.pdf import pdf_blocks

            lines = pdf_blocks(path, LARGEST_TEXT)
        case Container.CFB:
            lines = _old_word_lines(path, remarks)
        case Container.IMAGE:
            raise UnreadableInput(f"Tệp “{path.name}” là ảnh; chương trình chỉ đọc tệp có chữ ({_READ}).")
        case Container.OTHER if read_bytes(path, 5) == b"{\\rtf":
            lines = _rtf_lines(path)
        case Container.OTHER:
            lines = tables_in_lines(_text_lines(path, remarks))
    blocks = (clean_line(line) if isinstance(line, str) else line for line in lines)
    paragraphs = tuple(block for block in blocks if block)
    if not paragraphs:
        raise UnreadableInput(f"Tệp “{path.name}” không có chữ nào để đọc.")
    return paragraphs


def _text_lines(path: Path, remarks: list[str]) -> list[str]:
    content = read_bytes(path, LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        raise too_long(path)
    read = decoded(content)
    if read is None:
        raise _no_text(path)
    text, scheme = read
    if scheme is not None:
        remarks.append(letters_told([Conversion(scheme, {})]))
    return _lines_of(text if scheme is None else to_unicode(text, scheme), remarks)


def pasted_paragraphs(text: str, remarks: list[str]) -> tuple[str | TextTable, ...]:
    """Return the paragraphs and tables of a text that was pasted; cells of a table are separated by tabs in it.

    To `remarks` is added what was in old letters.
    """
    if len(text) > LARGEST_TEXT:
        raise UnreadableInput("Văn bản dán vào dài quá mức của một văn bản nên không được đọc.")
    lines = _lines_of(text.replace("\r\n", "\n").replace("\r", "\n"), remarks)
    blocks = (clean_line(line) if isinstance(line, str) else line for line in tables_in_lines(lines))
    return tuple(block for block in blocks if block)


def _lines_of(text: str, remarks: list[str]) -> list[str]:
    if has_old_signs(text):
        lines, conversion = convert_lines(text.split("\n"))
        text = "\n".join(lines)
        if conversion is not None:
            remarks.append(letters_told([conversion]))
    # A form feed ends a page and so a line; nfc() would remove it and join two lines.
    return nfc(text.replace("\f", "\n")).split("\n")


def _rtf_lines(path: Path) -> Iterator[str | TextTable]:
    content = read_bytes(path, LARGEST_RICH_TEXT + 1)
    if len(content) > LARGEST_RICH_TEXT:
        raise too_long(path)
    try:
        text = rtf_text(content)
    except ValueError as error:
        raise damaged(path) from error
    if len(text) > LARGEST_TEXT:
        raise too_long(path)
    return marked_blocks(text)


def _old_word_lines(path: Path, remarks: list[str]) -> tuple[str | TextTable, ...]:
    """Return the text of an old Word file, by LibreOffice where it is, else as it stands, without numbers."""
    plain = _plain_old_word(path)
    converted = _converted(path, ".doc", remarks)
    if not converted:
        remarks.append(_WITHOUT_NUMBERS)
        return plain
    # LibreOffice loses a table now and then; the numbers it knows are put before the plain text then.
    is_whole = sum(isinstance(block, TextTable) for block in converted) >= sum(
        isinstance(block, TextTable) for block in plain
    )
    return converted if is_whole else tuple(_with_numbers(plain, [each for each in converted if isinstance(each, str)]))


def _with_numbers(plain: Iterable[str | TextTable], numbered: list[str]) -> Iterator[str | TextTable]:
    place = 0
    for block in plain:
        text = clean_line(block) if isinstance(block, str) else ""
        near = range(place, min(place + _NEAR, len(numbered))) if text else range(0)
        at = next((at for at in near if clean_line(numbered[at]) == text or numbered[at].endswith(f" {text}")), None)
        if at is None:
            yield block
        else:
            place = at + 1
            yield numbered[at]


def _plain_old_word(path: Path) -> tuple[str | TextTable, ...]:
    """Return the plain text of an old Word file. Raises UnreadableInput if it is another kind of compound file."""
    if is_encrypted_office_file(path):
        raise under_password(path)
    try:
        streams = compound_streams(read_bytes(path))
        if "WordDocument" not in streams:
            raise _resave(path, "là tệp Office kiểu cũ")
        return tuple(marked_blocks(doc_text(streams, LARGEST_TEXT)))
    except EncryptedText as error:
        raise under_password(path) from error
    except ValueError as error:
        raise damaged(path) from error


def _odt_lines(path: Path, remarks: list[str]) -> Iterator[str | TextTable]:
    remarks.append(_WITHOUT_NUMBERS)
    for block in odt_blocks(path):
        if isinstance(block, TextTable) and block.sets_out:
            yield from block.lines()
        else:
            yield from block.split("\n") if isinstance(block, str) else (block,)


def _converted(path: Path, ending: str, remarks: list[str]) -> tuple[str | TextTable, ...]:
    """Return what LibreOffice made of a document, nothing if there is none here or it made nothing of it."""
    from desktop_app.intake.files.formats.conversion import as_word

    with as_word(path, ending) as made:
        if made is None:
            return ()
        try:
            lines = tuple(_word_lines(made, check_zip(made, LARGEST_UNPACKED), remarks))
        except UnreadableInput:
            return ()
    remarks.append(_LOOK_AT_NUMBERS)
    return lines


def _word_lines(path: Path, parts: frozenset[str], remarks: list[str]) -> Iterator[str | TextTable]:
    document = _word_document(path, parts)
    body = document.element.find(f"{_W}body")
    conversion = convert_word(body, styles_of(document))
    if conversion is not None:
        remarks.append(letters_told([conversion]))
    write_numbers(document)
    for block in _word_paragraphs(body):
        yield from _broken_lines(block) if isinstance(block, str) else (block,)


def _broken_lines(paragraph: str) -> list[str]:
    """Return the lines of a paragraph, joined where a break stands in the middle of a sentence."""
    lines: list[str] = []
    for line in paragraph.split("\n"):
        before = lines[-1].rstrip() if lines else ""
        text = line.strip()
        goes_on = before and text and not before.endswith(tuple(".;:!?")) and not (before.isupper() or text.isupper())
        if goes_on and not _BEGINS_ANEW.match(text) and read_marker(text) is None:
            lines[-1] = f"{before} {text}"
        else:
            lines.append(line)
    return lines


def word_body(path: Path) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    """Return the body of the Word document at `path`. Raises UnreadableInput as `read_paragraphs`."""
    return _opened_word(path).element.find(f"{_W}body")


def _opened_word(path: Path) -> Any:  # noqa: ANN401 - python-docx's document
    return _word_document(path, check_zip(path, LARGEST_UNPACKED))


def _word_document(path: Path, parts: frozenset[str]) -> Any:  # noqa: ANN401 - python-docx's document
    """Return the document in a container that was found sound, with these parts."""
    if _WORD_PART not in parts:
        raise _resave(path, "không phải văn bản Word")
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        with zipfile.ZipFile(path) as archive:  # whose sizes check_zip has found true, but not its check sums
            if archive.getinfo(_WORD_PART).file_size > LARGEST_MARKUP or _is_crowded(archive):
                raise too_long(path)
        document = Document(str(path))
    # Broken XML is a SyntaxError, a missing part a KeyError, another kind of main part a ValueError; python-docx reads
    # every part of the archive, of which some may be damaged.
    except (OpcError, SyntaxError, LookupError, ValueError, AttributeError, TypeError, *ARCHIVE_FAULTS) as error:
        raise damaged(path) from error
    if document.element.find(f"{_W}body") is None:
        raise damaged(path)
    return document


def _is_crowded(archive: zipfile.ZipFile) -> bool:
    """Return whether the main part has too many marks or paragraphs: each costs far more than its few signs."""
    marks = paragraphs = 0
    with archive.open(_WORD_PART) as file:
        while piece := file.read(MEGABYTE):
            marks += piece.count(b"<")
            paragraphs += piece.count(b"<w:p>") + piece.count(b"<w:p/>") + piece.count(b"<w:p ")
    return marks > MOST_MARKS or paragraphs > MOST_PARAGRAPHS


def word_blocks(path: Path) -> tuple[list[str | TextTable], Conversion | None]:
    """Return the paragraphs and all tables of a Word document, and what of it was in old letters.

    Raises UnreadableInput as `read_paragraphs`.
    """
    document = _opened_word(path)
    body = document.element.find(f"{_W}body")
    conversion = convert_word(body, styles_of(document))
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
        (row, ((cell, cell_text(_all_text(cell))) for cell in word_children(row, "tc")))
        for row in word_children(table, "tr")
    )


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


def _resave(path: Path, what: str) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{path.name}” {what}; chương trình chỉ đọc văn bản {_READ}.",
        "Mở tệp bằng Word, lưu lại thành .docx rồi thử lại.",
    )


def _no_text(path: Path) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{path.name}” không phải văn bản chữ Unicode (UTF-8) nên không đọc được.",
        "Mở tệp bằng Word, lưu lại thành .docx rồi thử lại.",
    )
