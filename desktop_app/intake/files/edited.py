"""Read a paper that the clerk changed in Word: paragraph by paragraph, and its tables cell by cell.

The file is to be kept as what was signed. So one whose text is not settled (tracked changes, comments), or that does
more than say something (macros, objects, links to other files, fields that fetch), is refused.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import nfc, thousands
from desktop_app.intake.files.active_content import ActiveContent, notes_around, refuse_active
from desktop_app.intake.files.containers import (
    ARCHIVE_FAULTS,
    Container,
    check_file,
    check_zip,
    damaged,
    is_encrypted_office_file,
    sniff,
    under_password,
)
from desktop_app.intake.files.documents import LARGEST_DOCUMENT, LARGEST_UNPACKED, paragraph_text, word_body
from desktop_app.intake.files.tables import word_children

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSETTLED: Final = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
AROUND: Final = -1
"""Where what stands around the text is: on each page, or at its foot."""
_MOST_BLOCKS: Final = 20_000
"""Twice what the longest list prints; a file with more is no paper that somebody went through."""
_PROPERTIES: Final = "docProps/custom.xml"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph (`cells` has one text, `table` is 0), or a row of a table, which are numbered from 1.

    A paragraph of a header, a footer or a note has AROUND for its `table`.
    """

    cells: tuple[str, ...]
    table: int = 0


@dataclass(frozen=True, slots=True)
class EditedText:
    """What a Word file says, and the identity of the paper that it was made from ("" if the file does not tell)."""

    blocks: tuple[TextBlock, ...]
    identity: str


def read_edited(path: Path, identity_property: str) -> EditedText:
    """Return what the Word file at `path` says; its identity is the property of this name.

    Raises UnreadableInput, naming the file, if it is missing, no Word document, damaged, under a password, too large or
    too long, active, or not settled.
    """
    check_file(path, LARGEST_DOCUMENT)
    container = sniff(path)
    if container is Container.CFB and is_encrypted_office_file(path):
        raise under_password(path)
    if container is not Container.ZIP:
        raise _refused(path, "không phải văn bản Word (.docx)", "Lưu bản đã sửa thành .docx rồi lấy lại.")
    parts = check_zip(path, LARGEST_UNPACKED)
    try:
        with zipfile.ZipFile(path) as archive:
            properties = archive.read(_PROPERTIES) if _PROPERTIES in parts else b""
            notes = notes_around(archive)
        body = word_body(path)
        refuse_active(body)
    except ActiveContent as problem:
        raise _refused(path, problem.what, problem.hint) from problem
    except ARCHIVE_FAULTS as problem:
        raise damaged(path) from problem
    if any(next(root.iter(*_UNSETTLED), None) is not None for root in (body, *notes)):
        raise _refused(path, "còn sửa đổi theo dõi chưa duyệt (Track Changes)", "Chấp nhận hết, lưu lại rồi lấy lại.")
    if next(body.iter(f"{_W}commentReference"), None) is not None:
        raise _refused(path, "còn lời nhận xét (Comment)", "Xóa các nhận xét, lưu lại rồi lấy lại.")
    identity = re.search(rf'name="{identity_property}"[^>]*>\s*<[^>]*lpwstr>([^<]*)<'.encode(), properties)
    blocks = tuple(islice(chain(_blocks(body), _blocks_around(notes)), _MOST_BLOCKS + 1))
    if len(blocks) > _MOST_BLOCKS:
        most = thousands(_MOST_BLOCKS)
        raise _refused(path, f"có hơn {most} đoạn văn, dòng của bảng", "Chọn đúng tệp Word của văn bản này.")
    return EditedText(blocks, identity[1].decode("ascii", "replace") if identity else "")


def blocks_of(stream: BinaryIO) -> tuple[TextBlock, ...]:
    """Return what a Word file of the program itself says."""
    from docx import Document

    body = Document(stream).element.find(f"{_W}body")
    with zipfile.ZipFile(stream) as archive:
        return (*_blocks(body), *_blocks_around(notes_around(archive)))


def _blocks(body: Any) -> Iterator[TextBlock]:  # noqa: ANN401 - lxml's elements have no public type
    table = 0
    for block in word_children(body, "p", "tbl"):
        if block.tag == f"{_W}p":
            text = _plain([paragraph_text(block)])
            if text:
                yield TextBlock((text,))
        else:
            table += 1
            for row in word_children(block, "tr"):
                cells = tuple(map(_cell_text, word_children(row, "tc")))
                if any(cells):
                    yield TextBlock(cells, table)


def _blocks_around(roots: Iterable[Any]) -> Iterator[TextBlock]:
    for root in roots:
        for paragraph in root.iter(f"{_W}p"):
            text = _plain([paragraph_text(paragraph)])
            # The number of a page is what the field showed when the file was last saved.
            if text and not text.isdecimal():
                yield TextBlock((text,), AROUND)


def _cell_text(cell: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    return _plain(paragraph_text(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _plain(texts: Iterable[str]) -> str:
    """Return texts without what only sets them out: blanks of any width, empty lines."""
    lines = (" ".join(nfc(line).split()) for text in texts for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _refused(path: Path, what: str, hint: str) -> UnreadableInput:
    return UnreadableInput(f"Tệp “{path.name}” {what} nên không lấy lại được.", hint)
