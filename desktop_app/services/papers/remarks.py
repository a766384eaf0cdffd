"""Remarks on a paper before it is printed, and where each leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_app.domain.lists import ListQuery
from desktop_app.papers.document.model import BodyRow, Document, GroupRow, Table
from desktop_app.papers.document.text import lowered

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


def without_rows(paper: Document) -> Iterator[PaperRemark]:
    """Yield that a list has nothing in it: its own words say what there is none of, and seldom need a signature."""
    rows = [row for block in paper.body if isinstance(block, Table) for row in block.rows]
    if rows and not any(isinstance(row, BodyRow) for row in rows):
        texts = dict.fromkeys(lowered(row.text.strip("(). /")) for row in rows if isinstance(row, GroupRow))
        none = "; ".join(filter(None, texts))
        yield PaperRemark(f"Bảng không có dòng nào ({none}): chỉ trình ký khi phải báo là không có.")
