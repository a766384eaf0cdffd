"""The output of a command."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path


class Answer:
    """Prints the result of a command: a value for machines or lines for people."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, value: object, lines: Sequence[str]) -> None:
        """Print the value as JSON, or the lines."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=1, default=_as_json))
        else:
            for line in lines:
                print(line)


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value))
