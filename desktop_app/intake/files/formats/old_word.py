"""The plain text of an old Word file (.doc), without the numbers that Word sets by itself ([MS-DOC], its pieces)."""

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_ENCRYPTED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200
_PLACE_OF_PIECES: Final = 0x01A2
_TEXT_LENGTH: Final = 0x004C
_MOST_PIECES: Final = 200_000
_MOST_COLUMNS: Final = 64
_CELL: Final = "\x07"
# A field is its instruction, from 0x13 to 0x14, and its result, to 0x15.
_INSTRUCTION: Final = re.compile("\x13[^\x13-\x15]*\x14|\x13[^\x13-\x15]*\x15")


class EncryptedText(ValueError):
    """The file opens only with a password."""


def doc_text(streams: Mapping[str, bytes], longest: int) -> str:
    """Return the text of a .doc by its streams: paragraphs end with a line break, cells with \\x1f, rows with \\r.

    Raises EncryptedText; ValueError if it is damaged, no Word file, or longer than `longest` characters.
    """
    try:
        return _readable(_main_text(streams, longest))
    except (KeyError, IndexError, struct.error) as error:
        raise ValueError("no text") from error


def _main_text(streams: Mapping[str, bytes], longest: int) -> str:
    main = streams["WordDocument"]
    flags = struct.unpack_from("<H", main, 10)[0]
    if flags & _ENCRYPTED:
        raise EncryptedText
    table = streams["1Table" if flags & _SECOND_TABLE else "0Table"]
    start, length = struct.unpack_from("<II", main, _PLACE_OF_PIECES)
    pieces = table[start : start + length]
    place = 0
    while pieces[place] == 1:  # formatting that pieces share
        place += 3 + int(struct.unpack_from("<H", pieces, place + 1)[0])
    size = struct.unpack_from("<I", pieces, place + 1)[0]
    content = pieces[place + 5 : place + 5 + size]
    count = (len(content) - 4) // 12
    if not 0 < count <= _MOST_PIECES:
        raise ValueError("pieces")
    ends = struct.unpack_from(f"<{count + 1}I", content)
    wanted = struct.unpack_from("<I", main, _TEXT_LENGTH)[0]  # what follows it are notes and headers
    if wanted > longest:
        raise ValueError("too long")
    texts: list[str] = []
    read = 0
    for number in range(count):
        signs = min(ends[number + 1] - ends[number], wanted - read)
        if signs <= 0:
            break
        at = struct.unpack_from("<I", content, 4 * (count + 1) + 8 * number + 2)[0]
        narrow, at = at & 0x40000000, at & 0x3FFFFFFF
        if narrow:
            texts.append(main[at // 2 : at // 2 + signs].decode("cp1252", "replace"))
        else:
            texts.append(main[at : at + 2 * signs].decode("utf-16-le", "replace"))
        read += signs
    return "".join(texts)


def _readable(text: str) -> str:
    for _ in range(5):  # fields within fields
        text, count = _INSTRUCTION.subn("", text)
        if not count:
            break
    text = text.replace("\x0b", "\v").replace("\x1e", "-").replace("\x0c", "\n").replace("\r", "\n")
    text = "".join(_with_rows(text.split(_CELL))) if _CELL in text else text
    return re.sub("[\x00-\x08\x0e-\x1e\ufffd]", "", text)


def _with_rows(cells: Sequence[str]) -> Iterator[str]:
    """Yield the text between cell marks with marks of its rows; a row ends with a cell mark too, after no text."""
    place = 0
    while place < len(cells) - 1:
        shapes = (_shape(cells, place, width) for width in range(1, _MOST_COLUMNS))
        width, rows = max(shapes, key=lambda shape: (shape[1], -shape[0]))
        if not rows:
            yield f"{cells[place]}\n"
            place += 1
        for _ in range(rows):
            yield "\x1f".join(cells[place : place + width]) + "\x1f\r"
            place += width + 1
    yield cells[-1]


def _shape(cells: Sequence[str], place: int, width: int) -> tuple[int, int]:
    """Return how many rows of `width` cells follow each other from `place` on."""
    rows = 0
    start = place
    while start + width < len(cells) - 1 and not cells[start + width] and (not rows or "\n" not in cells[start]):
        rows += 1
        start += width + 1
    return width, rows
