"""A file as it was opened to be taken in: what it is, how it is read, what its rows would do."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, NameKey, NameKind
from desktop_app.services.imports.kinds import ImportKind
from desktop_app.services.imports.looking import FileLook, SheetColumns, look_at
from desktop_app.services.imports.proposing import propose
from desktop_app.ui.widgets.imports.shown_rows import ShownRows, shown_rows

LAYOUTS: Final = "imports"
"""The settings under which the columns of layouts are remembered."""
UNITS: Final = "import-units"
"""The settings under which it is remembered which units names of files meant, by the name."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as it was opened: what it is, its look (None for pasted text), and what its rows would do.

    `proposal` is None while the columns have to be chosen first; `problem` says why.
    """

    kind: ImportKind
    look: FileLook | None
    columns: tuple[SheetColumns, ...]
    settings: ImportSettings
    proposal: ImportProposal | None
    problem: str = ""
    digest: str = ""
    """Tells the content of a file from others."""
    rows: ShownRows = field(default_factory=ShownRows)
    """The rows of the proposal as they are shown."""


def open_file(
    book: Book,
    kind: ImportKind,
    path: Path,
    remembered: Mapping[str, object] | None = None,
    settings: ImportSettings | None = None,
) -> OpenedFile:
    """Read a file and say what its rows would do, if its columns are clear. Raises UnreadableInput."""
    return opened_look(book, kind, look_at(path, kind.key), settings or ImportSettings(), remembered)


def opened_look(
    book: Book,
    kind: ImportKind,
    look: FileLook,
    settings: ImportSettings,
    remembered: Mapping[str, object] | None = None,
) -> OpenedFile:
    """Say what the rows of a file that was read would do, if its columns are clear."""
    columns = tuple(_as_remembered(look, guess, remembered or {}) for guess in look.guessed())
    settings = look.as_guessed(settings)
    reading = look.reading(columns, {}, frozenset())
    try:
        proposal = propose(book, kind.key, look.path, replace(settings, reading=reading))
    except UnreadableInput as problem:
        sentence = f"{problem.message} {problem.hint}".strip()
        return OpenedFile(kind, look, columns, settings, None, sentence, _digest(look))
    rows = shown_rows(proposal, look, {sheet.sheet: sheet for sheet in columns})
    return OpenedFile(kind, look, columns, settings, proposal, digest=_digest(look), rows=rows)


def units_before(remembered: Mapping[str, object]) -> dict[NameKey, int | str]:
    """Return what the clerk chose for the names of units before."""
    return {NameKey(NameKind.UNIT, name): value for name, value in remembered.items() if isinstance(value, int)}


def _digest(look: FileLook) -> str:
    """Return what tells the content of a file, or of the files of a folder, from others."""
    with suppress(OSError), look.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
    content = repr([(sheet.name, sheet.rows) for sheet in look.sheets])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _as_remembered(look: FileLook, guess: SheetColumns, remembered: Mapping[str, object]) -> SheetColumns:
    """Return a sheet with the columns that its layout is remembered with; what cannot be those is left aside."""
    columns = remembered.get(look.signature(guess))
    if not isinstance(columns, Mapping):
        return guess
    width = max((len(row) for sheet in look.sheets if sheet.name == guess.sheet for row in sheet.rows), default=0)
    may_be = all(type(at) is int and 0 <= at < width for at in columns.values())
    return replace(guess, included=True, columns=columns) if may_be else guess
