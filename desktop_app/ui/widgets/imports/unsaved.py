"""What the clerk chose and mended in an import and has not written yet, as a draft, and read from one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.services.import_rows import NameKey, NameKind
from desktop_app.services.imports.looking import SheetColumns
from desktop_app.ui.widgets.drafts.contents import packed, unpacked
from desktop_app.ui.widgets.imports.opened_file import OpenedFile
from desktop_app.ui.widgets.imports.shown_rows import Key

_MOST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class UnsavedImport:
    """The columns and letters that were chosen, cells mended, rows taken in, answers, the year, rows unchecked."""

    columns: tuple[SheetColumns, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[Key, str] = field(default_factory=dict)
    entries: frozenset[tuple[str, int]] = frozenset()
    answers: Mapping[NameKey, int | str] = field(default_factory=dict)
    year: str = ""
    unchecked: frozenset[Key] = frozenset()

    def contents(self) -> dict[str, Any]:
        """Return it in JSON's types."""
        return {
            "columns": packed(self.columns),
            "letters": dict(self.letters),
            "cells": [[*place, text] for place, text in self.cells.items()],
            "entries": sorted(map(list, self.entries)),
            "answers": [[*map(str, key), value] for key, value in self.answers.items()],
            "year": self.year,
            "unchecked": sorted(map(list, self.unchecked)),
        }

    def words(self) -> dict[str, str]:
        """Return it as it can be read."""
        cells = {f"{sheet}, dòng {row}": text for (sheet, row, _), text in list(self.cells.items())[:_MOST_WORDS]}
        names = {f"Tên “{key.name}”": "đã chọn" for key in list(self.answers)[:_MOST_WORDS]}
        rows = {"Dòng không ghi": ", ".join(str(row) for _, row, _ in sorted(self.unchecked)[:_MOST_WORDS])}
        return cells | names | {label: text for label, text in rows.items() if text}

    @classmethod
    def of(cls, contents: Mapping[str, Any]) -> "UnsavedImport":
        """Return what a draft holds. Raises ValueError and the like where it is damaged."""
        columns = unpacked(contents["columns"])
        if not all(isinstance(sheet, SheetColumns) for sheet in columns):
            raise ValueError("these are no columns")
        return cls(
            columns,
            {str(sheet): str(letters) for sheet, letters in contents["letters"].items()},
            {(str(sheet), int(row), int(column)): str(text) for sheet, row, column, text in contents["cells"]},
            frozenset((str(sheet), int(row)) for sheet, row in contents["entries"]),
            {NameKey(NameKind(kind), name, detail): value for kind, name, detail, value in contents["answers"]},
            str(contents["year"]),
            frozenset((str(sheet), int(row), int(number)) for sheet, row, number in contents["unchecked"]),
        )


def began_with(opened: OpenedFile) -> dict[str, Any]:
    """Return what tells the content of a file, or what was pasted, from others."""
    if opened.look is not None:
        return {"file": opened.digest}
    rows = opened.proposal.rows if opened.proposal is not None else ()
    pasted = json.dumps([[row.place.row, dict(row.texts)] for row in rows], ensure_ascii=False)
    return {"file": hashlib.sha256(pasted.encode("utf-8", "surrogatepass")).hexdigest()}
