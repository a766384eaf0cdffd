"""Plans of the corpus written as a script: each line of the text, and before it what is to be read from it.

    = prose                 what is tried with the plan
    H1 I. MỤC ĐÍCH          a heading of the first level (H2, H3 … below it)
    T - Mở lớp. @L … @S … @D …    a task, led and supported by, due (as `deadline_key` writes it); @X its text
    HT2 1. Sở Nội vụ: …     a heading that is a task itself; HA2: one that is to be proposed apart
    + - Thời gian: …        belongs to the task above
    A - Không quá 01 tập thể.   to be proposed apart, as no task
    . Nội dung như sau:     read as text only

A line break within a paragraph is written as \\n.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from desktop_app.intake.files.markers import read_marker
from tests.data.corpus.plans import CorpusPlan, TrueTask

_LINE = re.compile(r"(?P<code>H\d|H[TA]\d|T|\+|A|\.|=) (?P<text>.*?)(?P<notes>(?: @[LSDX] [^@]*)*)$")
_SCRIPTS = Path(__file__).with_name("scripts")


def plans() -> Iterator[CorpusPlan]:
    """Yield the plans of all scripts."""
    for path in sorted(_SCRIPTS.glob("*.txt")):
        yield scripted(path.stem, path.read_text("utf-8"))


def scripted(name: str, script: str, file_type: str = "docx") -> CorpusPlan:
    """Return the plan that a script describes."""
    body: list[str] = []
    tasks: list[TrueTask] = []
    apart: list[str] = []
    paths: list[str] = []
    headings = ["I"]
    structure = ""
    for line in filter(None, map(str.strip, script.splitlines())):
        match = _LINE.match(line)
        if match is None:
            raise ValueError(line)
        code, text = match["code"], match["text"].replace("\\n", "\n")
        if code == "=":
            structure = text
            continue
        body.append(text)
        flat = text.replace("\n", " ")
        marker = read_marker(flat)
        words = marker.rest if marker else flat
        if code[0] == "H":
            level = int(code[-1])
            paths = [*paths[: level - 1], marker.text if marker else ""]
            headings.append("/".join(paths))
        if "T" in code:
            tasks.append(_task(words, match["notes"]))
        if "A" in code:
            apart.append(words)
    return CorpusPlan(
        name, tuple(body), tuple(tasks), tuple(headings), file_type, structure=structure, apart=tuple(apart)
    )


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
