"""The output of a command."""

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop_app.domain.shown import shown

_UNSHOWN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON lets stand as it is and a terminal had better not be sent."""


class Answer:
    """Prints the result of a command: a value for machines or lines for people."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, value: object, lines: Sequence[str]) -> None:
        """Print the value as JSON, or the lines."""
        if self.as_json:
            print(_UNSHOWN.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=1, default=_as_json)))
        else:
            for line in lines:
                print(shown(line))


def _escaped(letter: re.Match[str]) -> str:
    return f"\\u{ord(letter[0]):04x}"


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value))
