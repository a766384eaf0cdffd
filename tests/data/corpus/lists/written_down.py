"""Lists written down as texts (written/*.txt): heads and rows as an office would type them, and what they say.

A file has lines of a word and its value (target, structure, type, letters, font, above, below); then each sheet: its
name, what is merged, where its columns are, its rows with bars between cells (# before a number, @ before a day, ⏎ for
a line break); then what is to be read, a line for each entry.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.data.corpus.lists.files import CorpusList

_FOLDER: Final = Path(__file__).parent / "written"


def lists() -> Iterator[CorpusList]:
    """Yield the lists."""
    for path in sorted(_FOLDER.glob("*.txt")):
        yield _list(path)


def _list(path: Path) -> CorpusList:
    values: dict[str, Any] = {"above": (), "below": (), "hidden": (), "type": "xlsx"}
    sheets: dict[str, list[tuple[object, ...]]] = {}
    merged: dict[str, list[str]] = {}
    columns: dict[str, dict[str, int]] = {}
    entries: list[dict[str, str]] = []
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, value = line.partition(" ")
        match word:
            case "sheet" | "hidden":
                name = value
                sheets[name] = []
                values["hidden"] += (name,) if word == "hidden" else ()
            case "merged":
                merged[name] = value.split()
            case "columns":
                where, _, fields = value.rpartition(": ")
                columns[where] = {field: int(at) for field, at in (each.split("=") for each in fields.split())}
            case "|":
                sheets[name].append(tuple(map(_cell, f"{value} ".split(" | "))) if value else ())
            case "=":
                entries.append(dict(each.split("=", 1) for each in value.replace("⏎", "\n").split(" | ")))
            case "above" | "below":
                values[word] += (value,)
            case _:
                values[word] = value
    return CorpusList(
        path.stem, values["target"], values["structure"], sheets, columns, tuple(entries), values["type"],
        values["hidden"], merged, values.get("letters", ""), values.get("font", ""),
        above=values["above"], below=values["below"],
    )  # fmt: skip


def _cell(text: str) -> object:
    text = text.strip()
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    if text.startswith("#"):
        return float(text[1:]) if "." in text else int(text[1:])
    return text.replace("⏎", "\n") or None
