"""Text from outside (a file's name, above all) made fit to be shown: on a terminal, in a window, in the history."""

import re
from functools import cache, lru_cache
from itertools import chain
from typing import Final

_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
_CONTROL: Final = (range(0x09), range(0x0B, 0x20), range(0x7F, 0xA0))
_DIRECTIONS: Final = ((0x061C, 0x200E, 0x200F), range(0x202A, 0x202F), range(0x2066, 0x206A))
"""Letters that turn the direction: behind one of them "cod.exe" reads as "exe.doc"."""
_NO_TEXT: Final = (range(0xD800, 0xE000),)
"""What Python makes of bytes in a name that are no UTF-8."""


@cache
def _marks() -> dict[int, str]:
    """Return the mark of each letter that is not shown: two thousand of them, and few starts need one."""
    return dict.fromkeys(chain(*_CONTROL, *_DIRECTIONS, *_NO_TEXT), _REPLACED)


_NO_BREAK: Final = "\N{WORD JOINER}"
_CODE: Final = re.compile(r"(?<!\S)(?!\S*(?://|\\))(?=\S*(?:\d|[/-][^\W\d_a-z]))[^\s/-]\S{0,40}[/-]\w\S{0,40}(?!\S)")
"""A word that lines would part though it is one sign, such as 185/QĐ-SNgV, II/3/3.2, 2026-H1: no path, no link."""
_WITHIN: Final = re.compile(r"[/-](?=\w)")


@lru_cache(maxsize=4096)
def whole_codes(text: str) -> str:
    """Return `text` with signs, not to be seen, that keep a line from ending within a document's number or a code."""
    if "/" not in text and "-" not in text:
        return text
    return _CODE.sub(lambda code: _WITHIN.sub(rf"\g<0>{_NO_BREAK}", code[0]), text)


def plain_codes(text: str) -> str:
    """Return `text` without those signs."""
    return text.replace(_NO_BREAK, "")


def name_first(path: str) -> str:
    """Return the path of a file with its name before its folder: what is cut off at the end is not the name."""
    folder, sign, name = path.rpartition("\\" if "\\" in path else "/")
    return f"{name} – {folder}{sign if not folder.strip('/') else ''}" if sign and name else path


def shown(text: str) -> str:
    """Return `text` with a mark in place of each letter that cannot be shown or changes what others look like."""
    return text.translate(_marks())
