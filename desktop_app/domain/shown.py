"""Text from outside (a file's name, above all) made fit to be shown: on a terminal, in a window, in the history."""

from functools import cache
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


def shown(text: str) -> str:
    """Return `text` with a mark in place of each letter that cannot be shown or changes what others look like."""
    return text.translate(_marks())
