"""Packages that leave the machine: a zip of files, under a passphrase (AES-256, which any 7-Zip opens) or open.

Zip keeps the names of its files readable also under a passphrase: names that are put in tell nothing. What is read may
have been written by anybody: only files that are wanted are unpacked, under their own names, in a folder of their own,
and no more bytes than the disk has room for and than such files can come to.
"""

import hashlib
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from desktop_app.domain.errors import Cancelled
from desktop_app.runtime.disk_room import amount, free_bytes
from desktop_app.store.data_file.progress import Report, go_on, pour, to_the_end

_BLOCK = 1 << 20
_SIGNATURE = b"PK\x03\x04"
_MOST_ENTRIES = 200_000
_BOMB_BEGINS = 64 << 20
_BOMB_RATIO = 200
"""What is unpacked to more than the first and to so many times its size is no package of this program."""
_ENCRYPTED = 1
_ATTACHED = re.compile(r"tep-dinh-kem/([0-9a-f]{2})/\1[0-9a-f]{62}")
_SAMPLE = 64 << 10
_WORTH_PACKING = 0.9
"""What of a file's beginning is left after packing, at most: a picture or PDF would take its time and stay as it is."""


class ArchiveRefused(Exception):
    """A package cannot be opened. `sentence` says why, in Vietnamese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ArchiveLocked(ArchiveRefused):
    """A package is under a passphrase, and none was given, or another one."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a package: its name there, and its content or the file that has it."""

    name: str
    content: bytes | Path


def is_attached(name: str) -> bool:
    """Return whether a file of a package is, by its name, one that was attached to a record."""
    return _ATTACHED.fullmatch(name) is not None


def attached_files(attachments: Path) -> list[PackedFile]:
    """Return the files of records that are kept in a folder, as a package has them."""
    files = sorted(attachments.glob("??/*"))
    entries = [PackedFile(f"{attachments.name}/{file.parent.name}/{file.name}", file) for file in files]
    return [entry for entry in entries if is_attached(entry.name)]


def packed_size(entries: Iterable[PackedFile]) -> int:
    """Return how many bytes the files of a package come to. Raises OSError."""
    return sum(entry.content.stat().st_size for entry in entries if isinstance(entry.content, Path))


def is_archive(path: Path) -> bool:
    """Return whether a file begins as a package does; a pipe, which would be waited for, does not."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(len(_SIGNATURE)) == _SIGNATURE
    except (OSError, ValueError):
        return False


def write_archive(
    stream: BinaryIO,
    entries: Iterable[PackedFile],
    passphrase: str,
    readable: Iterable[PackedFile] = (),
    report: Report = to_the_end,
) -> None:
    """Write a package, its `entries` under the passphrase ("" for none); what is `readable` lies there openly.

    `report` is told how many bytes are in it. Raises Cancelled if it says so; what is in the stream is then no package.
    """
    import pyzipper

    with pyzipper.AESZipFile(stream, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
        for entry in readable:
            _put(archive, entry, report)
        if passphrase:
            archive.setpassword(passphrase.encode())
            archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for entry in entries:
            _put(archive, entry, report)


def _put(archive: Any, entry: PackedFile, report: Report) -> None:  # noqa: ANN401 - pyzipper has no types
    import pyzipper

    if isinstance(entry.content, bytes):
        archive.writestr(entry.name, entry.content)
        go_on(report, len(entry.content))
        return
    member = archive.zipinfo_cls.from_file(entry.content, entry.name, strict_timestamps=False)
    with entry.content.open("rb") as content:
        beginning = content.read(_SAMPLE)
        packed = len(zlib.compress(beginning, 1)) <= _WORTH_PACKING * len(beginning)
        member.compress_type = pyzipper.ZIP_DEFLATED if packed else pyzipper.ZIP_STORED
        content.seek(0)
        with archive.open(member, "w") as target:
            pour(content, target, report)


def unpack(
    path: Path, passphrase: str, target: Path, wanted: Callable[[str], bool], report: Report = to_the_end
) -> list[str]:
    """Unpack the files that are `wanted` by name into the (private) folder `target`; return their names.

    Raises ArchiveRefused, ArchiveLocked, Cancelled if `report` says so; what was unpacked until then is left to whoever
    made the folder.
    """
    with _opened(path, passphrase, wanted, target) as (archive, members):
        for member in members:
            _unpack_one(archive, member, target / member.filename, report)
        return [member.filename for member in members]


def hash_within(path: Path, passphrase: str, name: str, report: Report = to_the_end) -> str:
    """Return the hash of a file in a package, which is unpacked to nowhere; "" if there is none of that name.

    Raises ArchiveRefused, ArchiveLocked, Cancelled if `report` says so.
    """
    with _opened(path, passphrase, lambda other: other == name) as (archive, members):
        for member in members:
            digest = hashlib.sha256()
            with closing(archive.open(member)) as content:
                while block := content.read(_BLOCK):
                    go_on(report)
                    digest.update(block)
            return digest.hexdigest()
    return ""


@contextmanager
def _opened(
    path: Path, passphrase: str, wanted: Callable[[str], bool], target: Path | None = None
) -> Iterator[tuple[Any, list[Any]]]:
    """Yield a package and what is wanted of it, where need be under the passphrase."""
    import pyzipper

    try:
        with pyzipper.AESZipFile(path) as archive:
            members = [member for member in archive.infolist() if wanted(member.filename)]
            _refuse_odd(path, archive.infolist(), members, target)
            if any(member.flag_bits & _ENCRYPTED for member in members):
                archive.setpassword(_key(path, passphrase))
            yield archive, members
    except (ArchiveRefused, Cancelled):
        raise
    except RuntimeError as problem:
        # So pyzipper says of a passphrase that is not the one.
        if "password" not in str(problem).lower():
            raise ArchiveRefused(_damaged(path)) from problem
        raise ArchiveLocked(f"Mật khẩu của “{path.name}” không đúng.") from problem
    except Exception as problem:
        # Zip readers let exceptions of any kind through on bytes that nobody meant to write.
        raise ArchiveRefused(_damaged(path)) from problem


def _key(path: Path, passphrase: str) -> bytes:
    if not passphrase:
        raise ArchiveLocked(f"“{path.name}” có mật khẩu.")
    return passphrase.encode()


def _damaged(path: Path) -> str:
    return f"“{path.name}” bị hỏng hoặc chép chưa hết, không mở được."


def _refuse_odd(path: Path, everything: list[Any], members: list[Any], target: Path | None) -> None:
    names = [member.filename for member in members]
    if len(everything) > _MOST_ENTRIES or len(set(names)) < len(names):
        raise ArchiveRefused(f"“{path.name}” không phải gói dữ liệu của Sổ Thi đua.")
    size = sum(member.file_size for member in members)
    packed = max(1, path.stat().st_size)
    if size > max(_BOMB_BEGINS, packed * _BOMB_RATIO):
        raise ArchiveRefused(f"“{path.name}” nở ra {amount(size)}, không phải gói dữ liệu của Sổ Thi đua.")
    free = None if target is None else free_bytes(target)
    if free is not None and size > free:
        raise ArchiveRefused(f"Không đủ chỗ để mở “{path.name}”: cần {amount(size)}, còn trống {amount(free)}.")


def _unpack_one(archive: Any, member: Any, place: Path, report: Report) -> None:  # noqa: ANN401 - as above
    place.parent.mkdir(0o700, parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream, closing(archive.open(member)) as content:
        pour(content, stream, report)
