"""The markers of the levels of a plan: I, A, 1, 1.1, a), -, +.

The most common order of levels is I → 1 → a) → - → +; decimals (1.1) come between numbers and letters.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """The level of a marker; a decimal of three numbers (1.1.1) is one level below a decimal of two."""

    PART = 0
    """A. B. or Phần thứ nhất."""
    ROMAN = 1
    NUMBER = 2
    DECIMAL = 3
    LETTER = 20
    DASH = 30
    PLUS = 40


_LAST_HEADING = Rank.LETTER


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, without the dot or bracket after it; `rest` is the paragraph's text after it."""

    text: str
    rank: int
    rest: str

    @property
    def numbered(self) -> bool:
        """Whether it numbers (I, 1, 1.1, a) rather than lists (-, +)."""
        return self.rank <= _LAST_HEADING


_ORDINAL = r"thứ (?:nhất|hai|ba|tư|năm|sáu)|(?:thứ )?(?:[IVX]{1,4}|[A-E]|\d)"
_FORMS: tuple[tuple[re.Pattern[str], Rank], ...] = (
    # Its title stands behind it or in the next line.
    (re.compile(rf"((?:PHẦN|Phần) (?:{_ORDINAL}|{_ORDINAL.upper()}))\s*(?:[.:–-]\s*|$)"), Rank.PART),
    (re.compile(r"([IVX]{1,6})\s?[./)]\s*(?=\D)"), Rank.ROMAN),
    (re.compile(r"([IVX]{1,6})\s?[-–:]\s+(?=[^\W\d])"), Rank.ROMAN),
    (re.compile(r"([A-HĐ])\s?[./]\s+(?=[^\W\d])"), Rank.PART),
    (re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)/:]\s*|\s+)(?=[^\W\d]|[“\"'(])"), Rank.DECIMAL),
    (re.compile(r"(\d{1,2})\s?(?:[.)]\s*|/\s+)(?=[^\W\d]|[“\"'(])"), Rank.NUMBER),
    # "2. 100% hồ sơ …", "1. 02 lớp …": a share or a count with its nought is no further number of a section.
    (re.compile(r"(\d{1,2})[.)]\s+(?=\d{1,3}(?:[.,]\d+)?\s?%|0\d\s)"), Rank.NUMBER),
    # The papers of the Party: "1- Công tác tuyên truyền", "1.1- …".
    (re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\s?[-–]\s+(?=[^\W\d]|[“\"'(])"), Rank.DECIMAL),
    (re.compile(r"(\d{1,2})\s?[-–]\s+(?=[^\W\d]|[“\"'(])"), Rank.NUMBER),
    (re.compile(r"([a-zđ])\s?(?:\)\s*|\.\s+)(?=[^\W\d]|[“\"'(])"), Rank.LETTER),
    (re.compile(r"([a-zđ])\)\s+(?=\d)"), Rank.LETTER),
    (re.compile(r"([-–—−•‐‑*▪▫■□●○◦➢►✓✔❖♦])\s*(?=\S)"), Rank.DASH),
    (re.compile(r"(\+)\s*(?=\S)"), Rank.PLUS),
)


def read_marker(paragraph: str) -> Marker | None:
    """Return the marker that `paragraph` (a clean line) begins with, or None."""
    # A word is none, but for that of a part.
    if paragraph[:1].isalpha() and paragraph[1:2].islower() and not paragraph.startswith("Phần"):
        return None
    for pattern, rank in _FORMS:
        if match := pattern.match(paragraph):
            text = match[1]
            depth = text.count(".") - 1 if rank is Rank.DECIMAL else 0
            return Marker(text, rank + depth, paragraph[match.end() :].strip())
    return None
