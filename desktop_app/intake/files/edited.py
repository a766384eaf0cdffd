"""Read a paper that the clerk changed in Word: paragraph by paragraph, and its tables cell by cell.

The file is to be kept as what was signed. So one whose text is not settled (tracked changes, comments), or that does
more than say something (macros, objects, links to other files), is refused.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import nfc
from desktop_app.intake.files.containers import (
    Container,
    check_file,
    check_zip,
    is_encrypted_office_file,
    sniff,
    under_password,
)
from desktop_app.intake.files.documents import LARGEST_DOCUMENT, LARGEST_UNPACKED, paragraph_text, word_body

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT: Final = (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag")
_UNSETTLED: Final = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_ACTIVE: Final = re.compile(r"vbaProject|/embeddings/|/activeX/|\.ole$", re.IGNORECASE)
_OUTSIDE: Final = re.compile(rb"<(?:\w+:)?Relationship\b(?=[^>]*TargetMode=.External)(?![^>]*/hyperlink.)[^>]*>")
_PROPERTIES: Final = "docProps/custom.xml"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph (`cells` has one text, `table` is 0), or a row of a table, which are numbered from 1."""

    cells: tuple[str, ...]
    table: int = 0


@dataclass(frozen=True, slots=True)
class EditedText:
    """What a Word file says, and the identity of the paper that it was made from ("" if the file does not tell)."""

    blocks: tuple[TextBlock, ...]
    identity: str


def read_edited(path: Path, identity_property: str) -> EditedText:
    """Return what the Word file at `path` says; its identity is the property of this name.

    Raises UnreadableInput, naming the file, if it is missing, no Word document, damaged, under a password, too large,
    active, or not settled.
    """
    check_file(path, LARGEST_DOCUMENT)
    container = sniff(path)
    if container is Container.CFB and is_encrypted_office_file(path):
        raise under_password(path)
    if container is not Container.ZIP:
        raise _refused(path, "không phải văn bản Word (.docx)", "Lưu bản đã sửa thành .docx rồi lấy lại.")
    parts = check_zip(path, LARGEST_UNPACKED)
    with zipfile.ZipFile(path) as archive:
        links = b"".join(archive.read(name) for name in parts if name.endswith(".rels"))
        properties = archive.read(_PROPERTIES) if _PROPERTIES in parts else b""
        kinds = archive.read("[Content_Types].xml") if "[Content_Types].xml" in parts else b""
    if any(_ACTIVE.search(name) for name in parts) or b"macroEnabled" in kinds:
        raise _refused(path, "có mã lệnh (macro) hoặc đối tượng nhúng", "Bỏ đi, lưu thành .docx rồi lấy lại.")
    if _OUTSIDE.search(links):
        raise _refused(path, "có liên kết tới tệp bên ngoài", "Bỏ liên kết, lưu lại rồi lấy lại.")
    body = word_body(path)
    if next(body.iter(*_UNSETTLED), None) is not None:
        raise _refused(path, "còn sửa đổi theo dõi chưa duyệt (Track Changes)", "Chấp nhận hết, lưu lại rồi lấy lại.")
    if next(body.iter(f"{_W}commentReference"), None) is not None:
        raise _refused(path, "còn lời nhận xét (Comment)", "Xóa các nhận xét, lưu lại rồi lấy lại.")
    identity = re.search(rf'name="{identity_property}"[^>]*>\s*<[^>]*lpwstr>([^<]*)<'.encode(), properties)
    return EditedText(tuple(_blocks(body)), identity[1].decode("ascii", "replace") if identity else "")


def blocks_of(stream: BinaryIO) -> tuple[TextBlock, ...]:
    """Return what a Word file of the program itself says."""
    from docx import Document

    return tuple(_blocks(Document(stream).element.find(f"{_W}body")))


def _blocks(body: Any) -> Iterator[TextBlock]:  # noqa: ANN401 - lxml's elements have no public type
    table = 0
    for block in _children(body):
        if block.tag == f"{_W}p":
            text = _plain([paragraph_text(block)])
            if text:
                yield TextBlock((text,))
        elif block.tag == f"{_W}tbl":
            table += 1
            for row in (part for part in _children(block) if part.tag == f"{_W}tr"):
                cells = tuple(_cell_text(cell) for cell in _children(row) if cell.tag == f"{_W}tc")
                if any(cells):
                    yield TextBlock(cells, table)


def _children(block: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements have no public type
    """Yield what lies in a block, also within content controls."""
    for child in block.iterchildren():
        if child.tag in _CONTENT:
            yield from _children(child)
        else:
            yield child


def _cell_text(cell: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    return _plain(paragraph_text(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _plain(texts: Iterable[str]) -> str:
    """Return texts without what only sets them out: blanks of any width, empty lines."""
    lines = (" ".join(nfc(line).split()) for text in texts for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _refused(path: Path, what: str, hint: str) -> UnreadableInput:
    return UnreadableInput(f"Tệp “{path.name}” {what} nên không lấy lại được.", hint)
