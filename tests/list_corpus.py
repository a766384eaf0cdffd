"""Recall and precision of the reading of lists, over the invented ones of tests/data/corpus/lists.

Rows are counted by their main text, columns by the field that each was taken for, cells of the rows that were read by
what they say; and of the rows that were not read, how many the clerk is told of.
"""

import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.office.people import GENDER_LABELS
from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS
from desktop_app.intake.files.workbook import CellPlace
from desktop_app.intake.sheets.awards import read_awards
from desktop_app.intake.sheets.nominations import SheetNomination, read_nominations
from desktop_app.intake.sheets.people import read_people
from desktop_app.intake.sheets.records import RecordColumns, read_records
from desktop_app.intake.sheets.rows import OTHER_TABLE, SkippedRow
from desktop_app.intake.sheets.selection import guessed_layouts
from desktop_app.intake.sheets.shapes.apart import list_sheets
from desktop_app.services.imports.proposing import TARGETS, fields_of
from tests.data.corpus.lists import first_morning, nominees, offices, people, records, shapes, written_down
from tests.data.corpus.lists.files import CorpusList, Entry, write_list

type ReadRow = tuple[CellPlace, Entry]
type NamedRow = tuple[CellPlace, int]
"""A row that is named as left out, and the last row of which that is said."""

_OTHER_TABLE = re.compile(OTHER_TABLE.partition("{}")[0] + r"(\d+)")


@dataclass(slots=True)
class Share:
    """How many there are, how many were read, how many of those are true."""

    true: int = 0
    read: int = 0
    right: int = 0

    def add(self, true: Iterable[object], read: Iterable[object]) -> list[str]:
        """Count; return what was missed and what is too much."""
        held, got = Counter(true), Counter(read)
        self.true += held.total()
        self.read += got.total()
        self.right += (held & got).total()
        return [f"missed {each}" for each in held - got] + [f"too much {each}" for each in got - held]

    @property
    def recall(self) -> float:
        """The share of what there is that was read."""
        return self.right / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """The share of what was read that is true."""
        return self.right / self.read if self.read else 1.0


@dataclass(slots=True)
class Shares:
    """Rows, columns and cells of lists; `untold` rows were neither read nor named as left out."""

    rows: Share = field(default_factory=Share)
    columns: Share = field(default_factory=Share)
    cells: Share = field(default_factory=Share)
    untold: int = 0
    files: int = 0
    missed: list[str] = field(default_factory=list)


def corpus() -> list[CorpusList]:
    """Return the lists of the corpus."""
    return [
        *people.lists(),
        *nominees.lists(),
        *records.lists(),
        *first_morning.lists(),
        *shapes.lists(),
        *offices.lists(),
        *written_down.lists(),
    ]


def measure(lists: Iterable[CorpusList]) -> dict[CorpusList, Shares]:
    """Write each list as a file, read it, and count."""
    shares = {}
    with tempfile.TemporaryDirectory() as folder:
        for each in lists:
            shares[each] = _counted(each, write_list(each, Path(folder)))
    return shares


def total(shares: Iterable[Shares]) -> Shares:
    """Return the sum of the counts."""
    whole = Shares()
    for each in shares:
        for name in ("rows", "columns", "cells"):
            mine, other = getattr(whole, name), getattr(each, name)
            mine.true, mine.read, mine.right = mine.true + other.true, mine.read + other.read, mine.right + other.right
        whole.untold += each.untold
        whole.files += each.files
        whole.missed += each.missed
    return whole


def _counted(each: CorpusList, path: Path) -> Shares:
    shares = Shares(files=1)
    try:
        read, left_out = _READERS.get(each.target, _records)(each.target, path)
        sheets = list_sheets(path)
        layouts = guessed_layouts(sheets, fields_of(each.target))
    except UnreadableInput as problem:
        read, left_out, sheets, layouts = [], [], (), ()
        shares.missed.append(problem.message)
    keys = [fold(row["name"]) for row in each.entries], [fold(row["name"]) for _, row in read]
    shares.missed += shares.rows.add(*keys)
    is_text = each.file_type in _TEXTS
    held = {
        (path.stem if is_text else sheet.rstrip("#"), name, at)
        for sheet, columns in each.columns.items()
        for name, at in columns.items()
    }
    got = {
        (layout.sheet, name, at) for layout in layouts for name, at in layout.header.columns.items() if name != "order"
    }
    shares.missed += shares.columns.add(held, got)
    _count_cells(shares, each.entries, [row for _, row in read])
    places = {(place.sheet, place.row) for place, _ in read}
    places |= {(place.sheet, row) for place, last in left_out for row in range(place.row, last + 1)}
    heads = {(layout.sheet, row + 1) for layout in layouts for row in range(layout.header.start, layout.header.end)}
    for sheet in sheets:
        starts = [layout.header.end for layout in layouts if layout.sheet == sheet.name]
        for number, row in enumerate(sheet.rows, 1):
            place = (sheet.name, number)
            if starts and number > min(starts) and any(map(_says, row)) and not {place} & (places | heads):
                shares.untold += 1
                shares.missed.append(f"not told of {place}: {row}")
    return shares


def _says(cell: object) -> bool:
    return cell is not None and bool(clean_line(str(cell)))


def _count_cells(shares: Shares, true: Sequence[Entry], read: Sequence[Entry]) -> None:
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for row in read:
        by_name[fold(row["name"])].append(row)
    for entry in true:
        same = by_name.get(fold(entry["name"]), [])
        if not same:
            continue
        row = same.pop(0)
        names = [name for name in entry if name != "name" or entry[name] != row.get(name)]
        held = [(entry["name"], name, entry[name]) for name in names if entry[name]]
        got = [(entry["name"], name, row.get(name, "")) for name in names if row.get(name)]
        shares.missed += shares.cells.add(held, got)


def _people(_: str, path: Path) -> tuple[list[ReadRow], list[NamedRow]]:
    workbook = read_people(path)
    rows: list[ReadRow] = [
        (
            person.place,
            {
                "name": person.fields.full_name,
                "position": person.position,
                "unit_name": person.unit_name,
                "birth_year": str(person.fields.birth_year or ""),
                "gender": GENDER_LABELS.get(person.fields.gender, ""),
            },
        )
        for person in workbook.people
    ]
    return rows, _named(workbook.skipped, workbook.left_out)


def _named(*groups: Iterable[SkippedRow]) -> list[NamedRow]:
    """Return the rows that are named as left out, a table of another kind once with its last row."""
    named = [(row.place, _OTHER_TABLE.match(row.reason)) for rows in groups for row in rows]
    return [(place, int(of_table[1]) if of_table else place.row) for place, of_table in named]


def _nominations(_: str, path: Path) -> tuple[list[ReadRow], list[NamedRow]]:
    workbook = read_nominations(path)
    rows: list[ReadRow] = [(row.place, _nominee(row)) for row in workbook.rows]
    return rows, _named(workbook.skipped, workbook.left_out)


def _nominee(row: SheetNomination) -> dict[str, str]:
    kind = next((label for kind, label in NOMINEE_KIND_LABELS.items() if kind == row.kind), "")
    return {
        "name": row.name,
        "kind": kind,
        "position": row.position,
        "unit_name": row.unit_name,
        "award": row.award,
        "summary": row.summary,
    }


def _awards(_: str, path: Path) -> tuple[list[ReadRow], list[NamedRow]]:
    workbook = read_awards(path)
    rows: list[ReadRow] = []
    for award in workbook.rows:
        day = f"{award.decided_on:%d/%m/%Y}" if award.decided_on is not None else ""
        texts = {"number": award.number, "decided_on": day, "year": str(award.year or "")}
        texts["amount"] = "" if award.amount is None else str(award.amount)
        rows.append((award.row.place, {**_nominee(award.row), **texts}))
    return rows, _named(workbook.skipped, workbook.left_out)


def _records(target: str, path: Path) -> tuple[list[ReadRow], list[NamedRow]]:
    columns = _COLUMNS[target]
    workbook = read_records(path, columns)
    rows: list[ReadRow] = []
    left_out = _named(workbook.left_out)
    for row in (each.read() for each in workbook.rows):
        if row.problem is not None:
            left_out.append((row.place, row.place.row))
            continue
        name = next((row.texts[key] for key in columns.keys if key in row.texts), "")
        rows.append((row.place, {**row.texts, "name": name}))
    return rows, left_out


_COLUMNS: Mapping[str, RecordColumns] = {key: target.columns for key, target in TARGETS.items()}
type _Read = Callable[[str, Path], tuple[list[ReadRow], list[NamedRow]]]
_READERS: Mapping[str, _Read] = {"people": _people, "nominations": _nominations, "awards": _awards}


_TEXTS = ("csv", "tsv")
"""The kinds of file whose one sheet has the name of the file."""
_WIDTHS = {"rows": 7, "columns": 9, "cells": 7}


def table(shares: Mapping[CorpusList, Shares], *, missed: bool) -> str:
    """Return the shares by target and by structure as a text."""
    shown = "".join(f"{name:>{width}}{'recall':>8}{'prec.':>7}" for name, width in _WIDTHS.items())
    head = f"{'':44}{'files':>6}{shown}{'untold':>8}\n"
    lines = [head]
    by_target: dict[str, list[Shares]] = defaultdict(list)
    by_structure: dict[str, list[Shares]] = defaultdict(list)
    for each, counts in shares.items():
        by_target[each.target].append(counts)
        by_structure[each.structure].append(counts)
    groups: tuple[Mapping[str, list[Shares]], ...] = (by_target, by_structure, {"all lists": list(shares.values())})
    for group in groups:
        lines += [_line(name, total(counts)) for name, counts in group.items()]
        lines.append("\n")
    if missed:
        lines += [f"{each.name}: {sentence}\n" for each, counts in shares.items() for sentence in counts.missed]
    return "".join(lines)


def _line(name: str, counts: Shares) -> str:
    parts: list[Any] = []
    for share, width in zip((counts.rows, counts.columns, counts.cells), _WIDTHS.values(), strict=True):
        parts.append(f"{share.true:{width}}{share.recall:8.3f}{share.precision:7.3f}")
    return f"{name[:43]:44}{counts.files:6}{''.join(parts)}{counts.untold:8}\n"
