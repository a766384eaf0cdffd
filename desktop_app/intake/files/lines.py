"""Join the printed lines of a PDF into paragraphs.

A PDF holds lines, not paragraphs. The layout shows where a paragraph begins: with an indent, after a wider gap, with a
marker (1., a), -), or after a line that was not filled.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop_app.intake.files.markers import read_marker

_NEAR = 3.0
_INDENT = 8.0
_GAP = 1.3
_SHORT = 0.75
_COMMON = 0.2
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text, its page (from 0) and its position, in points from the lower left corner."""

    text: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """The layout of a document: its left edge, whether first lines are indented, pitch and length of lines."""

    left: float
    indented: bool
    pitch: float
    length: int


def join_lines(lines: Sequence[PrintedLine]) -> tuple[str, ...]:
    """Return the paragraphs made of `lines`, in order; page numbers at the top and bottom of pages are left out."""
    body = _without_page_numbers(lines)
    if not body:
        return ()
    setting = _setting(body)
    paragraphs = [[body[0].text]]
    for before, line in pairwise(body):
        if _begins(before, line, setting):
            paragraphs.append([line.text])
        else:
            paragraphs[-1].append(line.text)
    return tuple(" ".join(paragraph) for paragraph in paragraphs)


def _without_page_numbers(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    def edge(index: int) -> bool:
        page = lines[index].page
        return index in (0, len(lines) - 1) or lines[index - 1].page != page or lines[index + 1].page != page

    return [line for index, line in enumerate(lines) if not (_PAGE_NUMBER.match(line.text) and edge(index))]


def _setting(lines: Sequence[PrintedLine]) -> _Setting:
    edges = Counter(round(line.x) for line in lines)
    common = max(edges.values()) * _COMMON
    left = min(edge for edge, count in edges.items() if count >= common)
    steps = [before.y - line.y for before, line in pairwise(lines) if before.page == line.page]
    downward = [step for step in steps if step > 1]
    beyond = sum(count for edge, count in edges.items() if edge >= left + _INDENT)
    return _Setting(
        left=float(left),
        indented=beyond * 10 >= len(lines),
        pitch=median(downward) if downward else 0.0,
        length=max(len(line.text) for line in lines),
    )


def _begins(before: PrintedLine, line: PrintedLine, setting: _Setting) -> bool:
    step = before.y - line.y
    if before.page == line.page and (step < 0 or step > _GAP * setting.pitch):
        return True
    moved_in = line.x >= setting.left + _INDENT
    if moved_in and abs(line.x - before.x) > _NEAR:
        return True
    # A line that is not filled is the last of its paragraph.
    if len(before.text) < _SHORT * setting.length:
        return True
    # At the left edge of an indented text, a dash or number is part of a sentence.
    free = moved_in or not setting.indented
    return free and read_marker(line.text) is not None and not _cut_range(before.text, line.text)


def _cut_range(before: str, text: str) -> bool:
    # "giai đoạn 2022" / "- 2030": the dash joins two years on two lines.
    return before[-1:].isdigit() and re.match(r"[-–]\s*\d", text) is not None
