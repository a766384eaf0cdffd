"""Read compound files, the container of old Office files and of encrypted new ones, without trusting them ([MS-CFB]).

The library for old workbooks follows a circular chain of such a file without end, and allocates as much memory as the
file declares. Here every chain and every size is first checked against the file itself.
"""

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_NO_SECTOR = 0xFFFFFFFA  # this number and those above are special values, not places of sectors
_ENTRY = 128
_STORAGE, _ROOT = 1, 5


def compound_streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of the compound file `data` by name. Raises ValueError if it is not one or is damaged."""
    file = _Sectors.of(data)
    directory = b"".join(file.sector(number) for number in file.chain(file.first_directory))
    entries = list(_entries(directory, file))
    short = _short_streams(file, next((entry for entry in entries if entry.kind == _ROOT), None))
    streams: dict[str, bytes] = {}
    for entry in entries:
        if entry.name and entry.kind not in (_STORAGE, _ROOT):
            source = file if entry.size >= file.shortest_long else short
            streams[entry.name] = source.content(entry.first, entry.size)
    return streams


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    first: int
    size: int


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size, and the table of the next sector of each."""

    data: bytes
    offset: int
    size: int
    table: array[int]
    first_directory: int = 0
    first_short_table: int = 0
    shortest_long: int = 0

    @classmethod
    def of(cls, data: bytes) -> "_Sectors":
        """Return the sectors of a compound file. Raises ValueError if its header asks for more than it has."""
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise ValueError("no compound file")
        shift, short_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or short_shift != 6:
            raise ValueError("sizes of sectors")
        size = 1 << shift
        counts = struct.unpack_from("<II", data, 40) + struct.unpack_from("<I4xI", data, 64)
        if max(counts) * size > len(data):
            raise ValueError("counts of sectors")
        first_directory, shortest_long, first_short_table = struct.unpack_from("<I4xII", data, 48)
        plain = cls(data, size, size, array("I"))
        table = _numbers(b"".join(plain.sector(number) for number in _table_sectors(plain)))
        return cls(data, size, size, table, first_directory, first_short_table, shortest_long)

    def sector(self, number: int) -> bytes:
        """Return one sector. Raises ValueError if it lies outside of the file; the last one may be cut short."""
        start = self.offset + number * self.size
        if start >= len(self.data):
            raise ValueError("sector outside of the file")
        return self.data[start : start + self.size]

    def chain(self, first: int) -> Iterator[int]:
        """Yield the chain of sectors from `first` on. Raises ValueError if it is circular or leaves the table."""
        number = first
        for _ in range(len(self.table) + 1):
            if number >= _NO_SECTOR:
                return
            if number >= len(self.table):
                raise ValueError("chain outside of the table")
            yield number
            number = self.table[number]
        raise ValueError("chain in a circle")

    def content(self, first: int, size: int) -> bytes:
        """Return the `size` bytes of a stream. Raises ValueError if there are fewer."""
        if size > len(self.data):
            raise ValueError("stream larger than the file")
        content = b"".join(map(self.sector, self.chain(first))) if size else b""
        if len(content) < size:
            raise ValueError("stream cut short")
        return content[:size]


def _table_sectors(file: _Sectors) -> Iterator[int]:
    """Yield the sectors that hold the table itself: up to 109 are listed in the header, more in their own chain."""
    numbers = struct.unpack_from("<109I", file.data, 76)
    (more,) = struct.unpack_from("<I", file.data, 68)
    for _ in range(len(file.data) // file.size + 1):
        yield from (number for number in numbers if number < _NO_SECTOR)
        if more >= _NO_SECTOR:
            return
        *numbers, more = _numbers(file.sector(more))  # type: ignore[assignment]
    raise ValueError("table in a circle")


def _short_streams(file: _Sectors, root: _Entry | None) -> _Sectors:
    """Return the sectors of the short streams, which lie in the stream of the root."""
    table = _numbers(b"".join(map(file.sector, file.chain(file.first_short_table))))
    return _Sectors(file.content(root.first, root.size) if root else b"", 0, 64, table)


def _entries(directory: bytes, file: _Sectors) -> Iterator[_Entry]:
    if not directory or len(directory) % _ENTRY:
        raise ValueError("directory cut short")
    for start in range(0, len(directory), _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, start + 64)
        first, size, high = struct.unpack_from("<III", directory, start + 116)
        if length > 64:
            raise ValueError("name of an entry")
        name = directory[start : start + max(0, length - 2)].decode("utf-16-le", errors="replace")
        # The high half of a size is undefined where sectors have 512 bytes.
        yield _Entry(name, kind, first, size if file.size == 512 else size + (high << 32))


def _numbers(data: bytes) -> array[int]:
    return array("I", struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
