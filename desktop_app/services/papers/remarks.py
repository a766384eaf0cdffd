"""What the clerk is told of a paper before it is printed, and where each remark leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_app.domain.lists import ListQuery

_MOST: Final = 20
"""Remarks of one sort; what is more is counted in a last one."""


class RemarkPlace(StrEnum):
    """Where something that is no record of a list is put right."""

    OFFICE = "office"
    WORDING = "wording"
    ISSUE = "issue"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class PaperRemark:
    """A sentence, and what it leads to: rows of a list, a place, or nothing where the paper itself is all there is."""

    sentence: str
    query: ListQuery | None = None
    place: RemarkPlace | None = None


def most(found: Iterator[PaperRemark], everything: ListQuery) -> Iterator[PaperRemark]:
    """Yield remarks of one sort, the first of many and how many more there are."""
    first = [remark for _, remark in zip(range(_MOST), found, strict=False)]
    yield from first
    more = sum(1 for _ in found)
    if more:
        yield PaperRemark(f"Và {more} trường hợp khác như vậy.", everything)
