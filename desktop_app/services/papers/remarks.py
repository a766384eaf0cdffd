"""Remarks on a paper before it is printed, and where each leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_app.domain.lists import ListQuery

_MOST: Final = 20
"""The number of remarks of one sort; the rest is counted in a last remark."""


class RemarkPlace(StrEnum):
    """Where to correct what is no record of a list."""

    OFFICE = "office"
    WORDING = "wording"
    ISSUE = "issue"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class PaperRemark:
    """A sentence, and what it leads to: rows of a list, a place, or nothing."""

    sentence: str
    query: ListQuery | None = None
    place: RemarkPlace | None = None


def most(remarks: Iterator[PaperRemark], all_rows: ListQuery) -> Iterator[PaperRemark]:
    """Yield the first remarks of one sort, and a last one that counts the others."""
    first = [remark for _, remark in zip(range(_MOST), remarks, strict=False)]
    yield from first
    others = sum(1 for _ in remarks)
    if others:
        yield PaperRemark(f"Và {others} trường hợp khác như vậy.", all_rows)
