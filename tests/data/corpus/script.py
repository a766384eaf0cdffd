"""Plans of the corpus written as a script: each line of the text, and before it what is to be read from it.

    = prose                 what is tried with the plan
    H1 I. MỤC ĐÍCH          a heading of the first level (H2, H3 … below it)
    T - Mở lớp. @L … @S … @D …    a task, led and supported by, due (as `deadline_key` writes it); @X its text
    HT2 1. Sở Nội vụ: …     a heading that is a task itself; HA2: one that is to be proposed apart
    + - Thời gian: …        belongs to the task above
    A - Không quá 01 tập thể.   to be proposed apart, as no task
    . Nội dung như sau:     read as text only
    | TT | Nhiệm vụ |       a row of a table: < goes on from the left, ^ from above
    TT Mở lớp @L … @S … @D …    a task that the table above holds
    OT                      the table above holds none
    BARE                    there is no section about the purpose
    ANNEX                   what follows stands behind the signature
    HX Phụ lục I            a heading that the annex gives, by its path

Who leads is told in the README ("Who leads a task of a plan"). A line
break within a paragraph or a cell is written as \\n.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.intake.files.markers import read_marker
from tests.data.corpus.grids import Grid
from tests.data.corpus.plans import CorpusPlan, TrueTask

_NOTES = r"(?P<notes>(?: @[LSDX] [^@]*)*)$"
_LINE = re.compile(rf"(?P<code>H\d|H[TA]\d|TT|T|\+|A|\.|=|HX) (?P<text>.*?){_NOTES}")
_SCRIPTS = Path(__file__).with_name("scripts")


@dataclass(slots=True)
class _Script:
    """What was read of a script so far; `blocks` is the body, or the annex once it has begun."""

    body: list[str | Grid] = field(default_factory=list)
    annex: list[str | Grid] = field(default_factory=list)
    tasks: list[TrueTask] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=lambda: ["I"])
    structure: str = ""
    other_tables: int = 0
    rows: list[tuple[str, ...]] = field(default_factory=list)
    in_annex: bool = False
    bare: bool = False

    @property
    def blocks(self) -> list[str | Grid]:
        """Where the next line stands."""
        return self.annex if self.in_annex else self.body

    def end_table(self) -> None:
        """Put the rows of a table where they stand, each as wide as the widest."""
        if self.rows:
            width = max(map(len, self.rows))
            self.blocks.append(tuple((*row, *[""] * (width - len(row))) for row in self.rows))
            self.rows = []


def plans() -> Iterator[CorpusPlan]:
    """Yield the plans of all scripts."""
    for path in sorted(_SCRIPTS.glob("*.txt")):
        yield scripted(path.stem, path.read_text("utf-8"))


def scripted(name: str, script: str, file_type: str = "docx") -> CorpusPlan:
    """Return the plan that a script describes."""
    read = _Script()
    for line in filter(None, map(str.strip, script.splitlines())):
        if line.startswith("|"):
            read.rows.append(tuple(cell.strip().replace("\\n", "\n") for cell in line[1:].removesuffix("|").split("|")))
            continue
        read.end_table()
        if line == "BARE":
            read.bare, read.headings = True, []
        elif line in ("ANNEX", "OT"):
            read.in_annex = read.in_annex or line == "ANNEX"
            read.other_tables += line == "OT"
        else:
            _read_line(read, line)
    read.end_table()
    return CorpusPlan(
        name,
        tuple(read.body),
        tuple(read.tasks),
        tuple(read.headings),
        file_type,
        other_tables=read.other_tables,
        annex=tuple(read.annex),
        structure=read.structure,
        apart=tuple(read.apart),
        bare=read.bare,
    )


def _read_line(read: _Script, line: str) -> None:
    match = _LINE.match(line)
    if match is None:
        raise ValueError(line)
    code, text = match["code"], match["text"].replace("\\n", "\n")
    if code == "=":
        read.structure = text
    elif code == "HX":
        read.headings.append(text)
    elif code == "TT":
        read.tasks.append(_task(text, match["notes"]))
    else:
        read.blocks.append(text)
        flat = text.replace("\n", " ")
        marker = read_marker(flat)
        words = marker.rest if marker else flat
        if code[0] == "H":
            read.paths = [*read.paths[: int(code[-1]) - 1], marker.text if marker else ""]
            read.headings.append("/".join(read.paths))
        if "T" in code:
            read.tasks.append(_task(words, match["notes"]))
        if "A" in code:
            read.apart.append(words)


def _task(words: str, notes: str) -> TrueTask:
    notes_by_letter = {note[0]: note[1:].strip() for note in notes.split(" @") if note}
    return TrueTask(
        notes_by_letter.get("X", words),
        _names(notes_by_letter.get("L", "")),
        _names(notes_by_letter.get("S", "")),
        notes_by_letter.get("D", ""),
    )


def _names(words: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, words.split(";"))))
