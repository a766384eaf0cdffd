"""Determine the format of a file from outside by its content, and check it before any reader opens it.

Libraries for office formats trust the sizes that a file declares. Here the file is checked first: whether it exists,
its size, its format by the first bytes, and whether it stays within limits when it is unpacked.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.compound import SIGNATURE, compound_streams

MEGABYTE = 1024 * 1024
LARGEST_FILE = 100 * MEGABYTE
"""The greatest size of a file in bytes."""
LARGEST_CONTENT = 1024 * MEGABYTE
"""The greatest size of the unpacked parts of a zip container, in bytes."""

type PieceCallback = Callable[[str, bytes], None]
"""Called with each piece of each part of a container: the part's name, the bytes."""

ARCHIVE_FAULTS: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError)
"""What zipfile raises on damaged bytes: it trusts the offsets and names it has just read."""
_MOST_PARTS = 10_000
_SUSPECT_PART = 64 * MEGABYTE
_SUSPECT_RATIO = 250
_CHUNK = 64 * 1024
_LONGEST_PIECE = MEGABYTE
_LOCAL_HEADER = 30
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Container(StrEnum):
    """The container format of a file."""

    ZIP = "zip"
    CFB = "cfb"
    """Compound file of old Office (.xls, .doc); also the container of an encrypted new Office file."""
    PDF = "pdf"
    IMAGE = "image"
    OTHER = "other"
    """Anything else: text, or binary data of no known kind."""


_SIGNATURES = (
    (b"PK\x03\x04", Container.ZIP),
    (b"PK\x05\x06", Container.ZIP),
    (SIGNATURE, Container.CFB),
    (b"%PDF-", Container.PDF),
    (b"\x89PNG", Container.IMAGE),
    (b"\xff\xd8\xff", Container.IMAGE),
    (b"GIF8", Container.IMAGE),
)


def check_file(path: Path, limit: int = LARGEST_FILE) -> int:
    """Return the length in bytes of the ordinary, non-empty file at `path`.

    Raises UnreadableInput if it is missing, a folder or a device, empty, forbidden, or longer than `limit` bytes.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableInput(f"Không tìm thấy tệp “{path.name}”.") from error
    except (OSError, ValueError) as error:
        raise _forbidden(path) from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableInput(f"“{path.name}” là thư mục, không phải tệp.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableInput(f"“{path.name}” không phải là một tệp thông thường.")
    if status.st_size == 0:
        raise UnreadableInput(f"Tệp “{path.name}” rỗng, không có nội dung nào.")
    if status.st_size > limit:
        size = -(-status.st_size // MEGABYTE)
        raise UnreadableInput(
            f"Tệp “{path.name}” quá lớn ({size} MB); chương trình chỉ đọc tệp không quá {limit // MEGABYTE} MB."
        )
    return status.st_size


def sniff(path: Path) -> Container:
    """Return the container format of a file by its first bytes. Raises UnreadableInput if it cannot be opened."""
    head = read_bytes(path, 8)
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), Container.OTHER)


def read_bytes(path: Path, length: int = -1) -> bytes:
    """Return the first `length` bytes of a file (-1: all). Raises UnreadableInput if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(length)
    except FileNotFoundError as error:
        raise UnreadableInput(f"Không tìm thấy tệp “{path.name}”.") from error
    except (OSError, ValueError) as error:
        raise _forbidden(path) from error


def looks_binary(text: str) -> bool:
    """Return whether a decoded text contains control characters that no text has."""
    return _BINARY.search(text) is not None


def check_zip(path: Path, limit: int = LARGEST_CONTENT, on_piece: PieceCallback | None = None) -> frozenset[str]:
    """Return the names of the parts of the zip container at `path`, after checking that it is safe to unpack.

    Every part is unpacked once, piece by piece, since a container may declare wrong sizes of its parts; `on_piece` is
    called with each piece. Raises UnreadableInput if the container is damaged, cut off, under a password, or holds more
    than `limit` bytes.
    """
    try:
        with path.open("rb") as file:
            with zipfile.ZipFile(file) as archive:
                parts = archive.infolist()
            _check_directory(path, parts, limit)
            for part in parts:
                _check_part(path, file, part, on_piece)
    except ARCHIVE_FAULTS as error:
        raise damaged(path) from error
    except OSError as error:
        raise _forbidden(path) from error
    return frozenset(part.filename for part in parts)


def is_encrypted_office_file(path: Path) -> bool:
    """Return whether `path` is a new Office file (xlsx, docx) under a password.

    Such a file is a compound file holding the encrypted package. Raises UnreadableInput if it cannot be opened.
    """
    if sniff(path) is not Container.CFB:
        return False
    try:
        return "EncryptedPackage" in compound_streams(read_bytes(path))
    except ValueError:
        return False


def damaged(path: Path) -> UnreadableInput:
    """Return the error for a file whose content is broken or incomplete."""
    return UnreadableInput(
        f"Tệp “{path.name}” bị hỏng hoặc chưa tải về đủ nên không đọc được.",
        "Mở tệp bằng phần mềm đã tạo ra nó, lưu lại rồi thử lại.",
    )


def too_long(path: Path) -> UnreadableInput:
    """Return the error for a file with more text than any document has."""
    return UnreadableInput(f"Tệp “{path.name}” có quá nhiều chữ so với một văn bản nên không được đọc.")


def under_password(path: Path) -> UnreadableInput:
    """Return the error for a file that opens only with a password."""
    return UnreadableInput(
        f"Tệp “{path.name}” đang đặt mật khẩu nên không đọc được.", "Mở tệp, bỏ mật khẩu, lưu lại rồi thử lại."
    )


def _forbidden(path: Path) -> UnreadableInput:
    return UnreadableInput(
        f"Không mở được tệp “{path.name}”: tệp đang bị khóa, bị hỏng hoặc không có quyền đọc.",
        "Đóng tệp ở chương trình khác hoặc chép tệp vào máy này rồi thử lại.",
    )


def _check_directory(path: Path, parts: list[zipfile.ZipInfo], limit: int) -> None:
    if any(part.flag_bits & 0x1 for part in parts):
        raise under_password(path)
    suspect = any(
        part.file_size > _SUSPECT_PART and part.file_size > _SUSPECT_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if suspect or len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > limit:
        raise UnreadableInput(f"Tệp “{path.name}” phình ra quá lớn khi giải nén nên không được đọc.")


def _check_part(path: Path, file: BinaryIO, part: zipfile.ZipInfo, on_piece: PieceCallback | None) -> None:
    # Not by zipfile, which stops at the declared size: other readers continue to the end of the data.
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER)
    if not header.startswith(b"PK\x03\x04"):
        raise damaged(path)
    name_length, extra_length = struct.unpack_from("<HH", header, 26)
    file.seek(name_length + extra_length, 1)
    length = 0
    for piece in _unpacked(file, part):
        length += len(piece)
        if length > part.file_size:
            break
        if on_piece is not None:
            on_piece(part.filename, piece)
    if length != part.file_size:
        raise damaged(path)


def _unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of `part` in pieces of limited length. Raises EOFError if its data end too early."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError(part.compress_type)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    left = part.compress_size
    while left and not inflater.eof:
        packed = file.read(min(left, _CHUNK))
        if not packed:
            raise EOFError
        left -= len(packed)
        if part.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed:
            yield inflater.decompress(packed, _LONGEST_PIECE)
            packed = inflater.unconsumed_tail
    if part.compress_type == zipfile.ZIP_DEFLATED and not inflater.eof:
        raise EOFError
