"""Trích sao quyết định: of a signed decision, word for word, what concerns one of those it awards.

A copy has a number of its own (Nghị định 30/2020/NĐ-CP, Điều 25, 26): "Số: …/TrS-…".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Block,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    Metadata,
    Paragraph,
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
    texts=("title", "subject", "opening"),
    lists=("recipients",),
    blanks=("quyết định", "người được khen", "chức danh ký", "người ký"),
    titles={
        "recipients": "Nơi nhận",
    },
)
_ARTICLE = "Điều "
_NUMERAL = re.compile(r"^[IVXLC]+\.\s")


@dataclass(frozen=True, slots=True)
class DecisionExtractData:
    """The data of the extract: the decision's own document, how it is cited, and the number of the row in its list.

    `recipient` is the name in that row. A draft (`is_draft`) says so in its title: its articles are composed.
    """

    issuer: Issuer
    signer: Signer
    year: int
    source: Document
    decision: str
    recipient: str
    place: int
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None
    is_draft: bool = False


def build(data: DecisionExtractData, wording: Wording) -> Document:
    """Return the extract on A4 portrait, the row of the list as its annex. InvalidRecord if there is no such row."""
    signed_by = data.source.closing.right
    words = wording.filled(
        {
            "quyết định": clean_line(data.decision),
            "người được khen": clean_line(data.recipient),
            "chức danh ký": _post_of(signed_by.capacity_lines[-1]) if signed_by and signed_by.capacity_lines else "",
            "người ký": signed_by.name if signed_by is not None else "",
        }
    )
    return Document(
        metadata=Metadata(title=f"{words['title']}: {data.recipient}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.issued_on, data.year, data.number, f"TrS-{data.issuer.code}"),
        titles=Titles(words["title"].upper(), drafted(words["subject"], is_draft=data.is_draft)),
        body=(Paragraph(words["opening"]), *_articles(data.source)),
        closing=Closing(left=Recipients((*words.lines("recipients"), data.filed)), right=data.signer.block()),
        annexes=(_extract_of(data),),
    )


def _post_of(capacity: str) -> str:
    """Return the post under a signature as a sentence writes it: "Phó Giám đốc" for "PHÓ GIÁM ĐỐC"."""
    words = capacity.capitalize()
    return words.replace(" giám đốc", " Giám đốc").replace(" văn phòng", " Văn phòng")


def _articles(source: Document) -> Iterator[Block]:
    """Yield the articles of the decision, each with the points under it."""
    begun = False
    for block in source.body:
        if isinstance(block, Paragraph):
            begun = begun or block.lead.startswith(_ARTICLE)
            if begun:
                yield block


def _extract_of(data: DecisionExtractData) -> Section:
    """Return the list of the decision with the one row and the heading over it, under its own title."""
    for section in data.source.annexes:
        for table in section.body:
            rows = _rows_of(data, table) if isinstance(table, Table) else ()
            if isinstance(table, Table) and rows:
                return ended_annex(
                    replace(
                        section,
                        letterhead=None,
                        titles=_marked(section.titles),
                        body=(replace(table, rows=rows),),
                        closing=Closing(lines=tuple(_extracted(rows[0]))),
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
