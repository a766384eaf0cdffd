"""Text from outside (a file's name, above all) made fit to be shown: on a terminal, in a window, in the history."""

import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control letters, and those that turn the direction: behind one of them "cod.exe" reads as "exe.doc"."""
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes in a name that are no UTF-8."""
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def shown(text: str) -> str:
    """Return `text` with a mark in place of each letter that cannot be shown or changes what others look like."""
    return _NO_TEXT.sub(_REPLACED, _UNSEEN.sub(_REPLACED, text))
