"""Join the printed lines of a PDF into paragraphs.

A PDF holds lines, not paragraphs. The layout shows where a paragraph begins: with an indent, after a wider gap, with a
marker (1., a), -), or after a line that was not filled.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop_app.intake.files.markers import read_marker
from desktop_app.intake.files.tables import TextTable

_NEAR = 3.0
_INDENT = 8.0
_GAP = 1.3
_SHORT = 0.75
_COMMON = 0.2
_FEW = 8
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*$")
_LABEL = re.compile(r"[^\W\d_][^.:;,]{3,45}:\s")
_OPENS = re.compile(r"(?:Trên đây là|Trong quá trình|Căn cứ|Nơi nhận|Phụ lục|PHỤ LỤC)\b")
"""Words that begin a paragraph wherever they begin a line below a finished sentence."""

_CITES = re.compile(r"(?:Căn cứ|Thực hiện|Thi hành|Triển khai thực hiện)\b.*\b(?:số|ngày)\b")
"""Below a title without a mark begins what the plan is made by; in a sentence such words are small."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text, its page (from 0) and its position, in points from the lower left corner."""

    text: str
    page: int
    x: float
    y: float
    table: TextTable | None = None
    """The table that stands here instead of a line."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """The layout of a document: its left edge, whether first lines are indented, pitch, usual length of each page."""

    left: float
    indented: bool
    pitch: float
    lengths: Mapping[int, int]


def join_lines(lines: Sequence[PrintedLine]) -> tuple[str | TextTable, ...]:
    """Return the paragraphs made of `lines`, in order; page numbers at the top and bottom of pages are left out."""
    body = _without_page_numbers(lines)
    if not body:
        return ()
    setting = _setting([line for line in body if line.table is None] or body)
    paragraphs = [[body[0]]]
    for before, line in pairwise(body):
        if before.table or line.table or _begins(before, line, setting):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return tuple(lines[0].table or " ".join(line.text for line in lines) for lines in paragraphs)


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
    # Head and signature stand in the middle: where the text is numbered, its numbers show whether it is indented.
    numbered = [line.x >= left + _INDENT for line in lines if (marker := read_marker(line.text)) and marker.numbered]
    return _Setting(
        left=float(left),
        indented=sum(numbered) * 2 >= len(numbered) if len(numbered) >= _FEW else beyond * 10 >= len(lines),
        pitch=median(downward) if downward else 0.0,
        lengths=_lengths(lines),
    )


def _lengths(lines: Sequence[PrintedLine]) -> dict[int, int]:
    """Return how long a filled line of each page is: a page lying on its side has longer ones."""
    by_page: dict[int, list[int]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(len(line.text))
    whole = _filled([len(line.text) for line in lines])
    return {page: _filled(lengths) if len(lengths) >= _FEW else whole for page, lengths in by_page.items()}


def _filled(lengths: Sequence[int]) -> int:
    return sorted(lengths)[-1 - len(lengths) // 20]


def _begins(before: PrintedLine, line: PrintedLine, setting: _Setting) -> bool:
    step = before.y - line.y
    if before.page == line.page and (step < 0 or step > _GAP * setting.pitch):
        return True
    moved_in = line.x >= setting.left + _INDENT
    if moved_in and abs(line.x - before.x) > _NEAR:
        return True
    # A line that is not filled is the last of its paragraph.
    if len(before.text) < _SHORT * setting.lengths[before.page]:
        return True
    if _CITES.match(line.text):
        return True
    # Below a finished sentence such words begin a paragraph, and so does an indent where first lines have one.
    if before.text.endswith(".") and _OPENS.match(line.text):
        return True
    if before.text.endswith((".", ";", ":")) and (_LABEL.match(line.text) or (moved_in and setting.indented)):
        return True
    # At the left edge of an indented text, a dash or number is part of a sentence.
    free = moved_in or not setting.indented
    return free and read_marker(line.text) is not None and not _cut_range(before.text, line.text)


def _cut_range(before: str, text: str) -> bool:
    # "giai đoạn 2022" / "- 2030": the dash joins two years on two lines.
    return before[-1:].isdigit() and re.match(r"[-–]\s*\d", text) is not None
