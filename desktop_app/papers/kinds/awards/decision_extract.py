"""Trích sao quyết định: the decision as it was signed, its list cut to one of those it awards, and who copied that.

A copy has the whole form of what it copies, then below a line a block of its own with a number of its own, "TrS"
(Nghị định 30/2020/NĐ-CP, Điều 25 khoản 3, Phụ lục I phần II, Phụ lục III Mẫu 3.1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    BodyRow,
    Closing,
    CopyBlock,
    Document,
    GroupRow,
    Metadata,
    Recipients,
    Section,
    Table,
    TableRow,
    Titles,
)
from desktop_app.papers.document.wording import drafted
from desktop_app.papers.parts.endings import ended_annex
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.reports import FILED

EXTRACT = Passages(
    "trich-sao-quyet-dinh",
    "Trích sao quyết định khen thưởng",
    texts=("title", "signed"),
    lists=("recipients",),
    blanks=("người được khen",),
    titles={
        "title": "Hình thức sao",
        "signed": "Thay chữ ký của bản chính",
        "recipients": "Nơi nhận",
    },
)
_NUMERAL = re.compile(r"^[IVXLC]+\.\s")


@dataclass(frozen=True, slots=True)
class DecisionExtractData:
    """The data of the extract: the decision's own document, and the number of the row in its list.

    `recipient` is the name in that row. A draft (`is_draft`) says so in the form of the copy: it copies what the
    program composed.
    """

    issuer: Issuer
    signer: Signer
    year: int
    source: Document
    recipient: str
    place: int
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None
    is_draft: bool = False


def build(data: DecisionExtractData, wording: Wording) -> Document:
    """Return the decision with one row in its list, and who copied it below. InvalidRecord if there is no such row."""
    words = wording.filled({"người được khen": clean_line(data.recipient)})
    # Who copies stands alone in the block, without the body above it (Mẫu 3.1).
    issuer = replace(data.issuer, parent_name="")
    head = letterhead(issuer, data.issued_on, data.year, data.number, f"TrS-{issuer.code}")
    return replace(
        data.source,
        metadata=Metadata(title=f"{words['title']}: {data.recipient}", author=issuer.name),
        closing=_signed(data.source.closing, words["signed"]),
        annexes=(_extract_of(data, words["signed"]),),
        copied=CopyBlock(
            replace(head, copied_as=drafted(words["title"].upper(), is_draft=data.is_draft)),
            Closing(left=Recipients((*words.lines("recipients"), data.filed)), right=data.signer.block()),
        ),
    )


def _signed(closing: Closing, mark: str) -> Closing:
    """Return the end of a paper with a mark where the copied one was signed."""
    return replace(closing, right=closing.right and replace(closing.right, hint=mark))


def _extract_of(data: DecisionExtractData, mark: str) -> Section:
    """Return the list of the decision with the one row and the heading over it, under its own title."""
    for section in data.source.annexes:
        for table in section.body:
            rows = _rows_of(data, table) if isinstance(table, Table) else ()
            if isinstance(table, Table) and rows:
                return ended_annex(
                    replace(
                        section,
                        titles=_marked(section.titles),
                        body=(replace(table, rows=rows),),
                        closing=replace(_signed(section.closing, mark), lines=tuple(_extracted(rows[0]))),
                    )
                )
    raise InvalidRecord(f"Danh sách kèm theo quyết định không có dòng của “{data.recipient}”.")


def _marked(titles: Titles | None) -> Titles | None:
    """Return the titles of the list with the mark that it is not the whole list."""
    return replace(titles, subject=f"{titles.subject} (TRÍCH)".strip()) if titles is not None else None


def _extracted(heading: TableRow) -> Iterator[str]:
    if isinstance(heading, GroupRow) and heading.counted:
        yield f"Trích danh sách: 01 {heading.counted}."


def _rows_of(data: DecisionExtractData, table: Table) -> tuple[TableRow, ...]:
    """Return the row of the recipient, below the heading of its group."""
    heading: tuple[TableRow, ...] = ()
    for row in table.rows:
        if isinstance(row, GroupRow):
            # The only group of the extract needs no number.
            heading = (replace(row, text=_NUMERAL.sub("", row.text)),)
        elif isinstance(row, BodyRow) and row.values[0] == data.place and data.recipient in row.values:
            return (*heading, row)
    return ()
