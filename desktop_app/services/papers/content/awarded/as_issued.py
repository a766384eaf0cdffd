"""A decision as it was issued from the book: the text that was signed, which an extract copies."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.intake.files.edited import TextBlock, blocks_of
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import from_json
from desktop_app.papers.document.model import BodyRow, Document, Paragraph, Section, Table
from desktop_app.papers.document.numbered import signed_by
from desktop_app.papers.document.text import printed
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.papers.edited import Difference, differences_of, names_after
from desktop_app.services.papers.issued import IssuedPaper, issued_paper, reprint
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.store.records import Record

_ARTICLE: Final = re.compile(r"(Điều \d+\.)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class IssuedDecision:
    """A decision as it was issued: its text, and what was changed in the cells of its list in Word."""

    paper: Document
    differences: tuple[Difference, ...] = ()

    def naming(self, place: int, name: str) -> tuple[Document, str]:
        """Return it with the row of this number as it was signed, and how that row names the recipient.

        Raises InvalidRecord for a row that was taken out in Word.
        """
        if not self.differences:
            return self.paper, name
        signed_name = next(iter(names_after({name: ""}, self.differences)), "")
        changed = [part for part in self.differences if re.match(rf"Dòng {place}\b", part.place)]
        if not signed_name or any(part.place.endswith(": bỏ") for part in changed):
            raise InvalidRecord(f"Quyết định đã ký (sửa bằng Word) không có dòng của “{name}”, không trích sao được.")
        annexes = tuple(_with_cells(section, place, changed) for section in self.paper.annexes)
        return replace(self.paper, annexes=annexes), signed_name


def issued_decision(book: Book, decision: Record) -> IssuedDecision | None:
    """Return a decision as it was issued, None where that was not from the book, or its text is damaged.

    What came back from Word goes before the program's own text. Raises UnreadableInput for a lost file.
    """
    issues = sorted(_issues(book, decision), key=lambda paper: (bool(paper.edits), paper.version))
    if not issues:
        return None
    last = issues[-1]
    try:
        paper = signed_by(from_json(last.content), last.signer, ())
    except ValueError:
        return None
    if not last.edits:
        return IssuedDecision(paper)
    blocks = blocks_of(io.BytesIO(reprint(book, last.id, PaperFormat.DOCX).content))
    return IssuedDecision(replace(paper, body=tuple(_articles(blocks))), differences_of(last.edits))


def _issues(book: Book, decision: Record) -> Iterator[IssuedPaper]:
    for row in lists.everything(book, ListQuery("issued", scope={"kind": DECISION_KEY})):
        issued = issued_paper(book, row.id)
        named = issued.options.get("decision", "")
        signed_on = issued.dated_on.isoformat() if issued.dated_on is not None else None
        # Of a round's only decision it may have been issued without its id.
        is_same = signed_on == decision["signed_on"] and _bare(issued.number) == _bare(decision["number"])
        if named == str(decision["id"]) or (not named and is_same):
            yield issued


def _bare(number: str) -> str:
    return number.split("/")[0].strip().lstrip("0")


def _articles(blocks: Sequence[TextBlock]) -> Iterator[Paragraph]:
    """Yield the articles in a Word file, each with the points under it, up to the table of the signature."""
    begun = False
    for block in blocks:
        article = _ARTICLE.fullmatch(block.cells[0]) if not block.table else None
        if begun and block.table:
            return
        begun = begun or article is not None
        if begun:
            yield Paragraph(article[2], article[1]) if article is not None else Paragraph(block.cells[0])


def _with_cells(section: Section, place: int, changed: Sequence[Difference]) -> Section:
    """Return a list with the cells of one row as they were changed in Word."""
    body = tuple(_with_row(block, place, changed) if isinstance(block, Table) else block for block in section.body)
    return replace(section, body=body)


def _with_row(table: Table, place: int, changed: Sequence[Difference]) -> Table:
    after = {part.before: part.after for part in changed}
    rows = tuple(
        replace(
            row,
            values=tuple(
                after.get(printed(cell, column.kind), cell)
                for cell, column in zip(row.values, table.columns, strict=True)
            ),
        )
        if isinstance(row, BodyRow) and row.values[0] == place
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)
