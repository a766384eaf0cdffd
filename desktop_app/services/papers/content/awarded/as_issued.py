"""A decision as it was issued from the book: the text that was signed, which an extract copies."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import dropwhile, takewhile
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.intake.files.edited import TextBlock, blocks_of
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import from_json
from desktop_app.papers.document.model import Block, BodyRow, Closing, Document, Paragraph, Recipients, Table
from desktop_app.papers.document.numbered import signed_by
from desktop_app.papers.document.text import printed
from desktop_app.papers.document.wording import RECIPIENTS_TITLE
from desktop_app.papers.parts.council import centred
from desktop_app.services.book import Book
from desktop_app.services.papers.issued import issues_of, reprint
from desktop_app.store.records import Record

_ARTICLE: Final = re.compile(r"(Điều \d+\.)\s*(.*)", re.DOTALL)
_BASIS: Final = re.compile(r"(Căn cứ|Xét|Theo|Thực hiện)\b")
_ABOVE_BASES: Final = 3
"""The type of the paper, what it is about and who decides."""
_ALIKE: Final = 0.5
"""How alike two names are at the least of which one is the other, mended in Word."""


@dataclass(frozen=True, slots=True)
class IssuedDecision:
    """A decision as it was issued: its text, and the numbered rows of tables in the Word file it came back in."""

    paper: Document
    rows: tuple[tuple[str, ...], ...] | None = None
    """None where it was issued as the program made it."""

    def naming(self, place: int, name: str) -> tuple[Document, int, str]:
        """Return it with the row of this number and name as it was signed, and the number and name that are there.

        What came back from Word has no other row then. Raises InvalidRecord for a row that was taken out in Word.
        """
        if self.rows is None:
            return self.paper, place, name
        listed = tuple(_listed(self.paper))
        for row, own in listed:
            if row.values[0] == place and name in row.values:
                column = row.values.index(name)
                signed = _signed_row(own, column, [texts for _, texts in listed], self.rows)
                if signed is not None:
                    number = int(signed[0]) if signed[0].isdecimal() else place
                    # What was left as it was keeps its kind, such as an amount.
                    cells = zip(row.values, own, signed, strict=True)
                    values = [value if text == before else text for value, before, text in cells]
                    paper = _with_only(self.paper, row, replace(row, values=(number, *values[1:])))
                    return paper, number, str(values[column])
        raise InvalidRecord(f"Quyết định đã ký (sửa bằng Word) không có dòng của “{name}”, không trích sao được.")


def issued_decision(book: Book, decision: Record) -> IssuedDecision | None:
    """Return a decision as it was issued, None where that was not from the book, or its text is damaged.

    Of several versions it is the last, as made or as it came back from Word. Raises UnreadableInput for a lost file.
    """
    # Ids are in the order of issue.
    last = max(issues_of(book, decision), key=lambda paper: paper.id, default=None)
    if last is None:
        return None
    try:
        paper = signed_by(from_json(last.content), last.signer, ())
    except ValueError:
        return None
    if not last.edits:
        return IssuedDecision(paper)
    blocks = blocks_of(io.BytesIO(reprint(book, last.id, PaperFormat.DOCX).content))
    rows = tuple(block.cells for block in blocks if block.table > 0 and not any(map(str.isalpha, block.cells[0])))
    return IssuedDecision(_as_signed(paper, blocks), rows)


def _as_signed(paper: Document, blocks: Sequence[TextBlock]) -> Document:
    """Return a decision with the words of its Word file: what it is about, its bases, articles and recipients.

    Where the file has no bases between who decides and the articles, what stands above these stays as it was made.
    """
    below = tuple(dropwhile(lambda block: block.table > 0, blocks))
    texts = [" ".join(block.cells[0].split()) for block in takewhile(lambda block: not block.table, below)]
    first_article = next((place for place, text in enumerate(texts) if _ARTICLE.fullmatch(text)), 0)
    opening = texts[:first_article]
    first_basis = next((place for place, text in enumerate(opening) if _BASIS.match(text)), 0)
    paper = replace(paper, closing=_with_recipients(paper.closing, below[len(texts) :]))
    articles = tuple(_articles(blocks))
    if first_basis < _ABOVE_BASES or paper.titles is None:
        above = takewhile(lambda block: not (isinstance(block, Paragraph) and block.lead), paper.body)
        return replace(paper, body=(*above, *articles))
    (_, *subject, authority), (*bases, act) = opening[:first_basis], opening[first_basis:]
    lines = (Paragraph(basis, italic=True) for basis in bases)
    titles = replace(paper.titles, subject=" ".join(subject))
    return replace(paper, titles=titles, body=(centred(authority), *lines, centred(act), *articles))


def _with_recipients(closing: Closing, blocks: Sequence[TextBlock]) -> Closing:
    """Return the end of a decision with the recipients in the first table of these blocks."""
    head, *lines = blocks[0].cells[0].splitlines() if blocks and blocks[0].table else [""]
    if not lines or " ".join(head.split()) != RECIPIENTS_TITLE:
        return closing
    return replace(closing, left=Recipients(tuple(line.strip(" -") for line in lines if line.strip(" -"))))


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


def _listed(paper: Document) -> Iterator[tuple[BodyRow, tuple[str, ...]]]:
    """Yield the rows of the lists of a decision, each with its cells as they are read from a Word file."""
    for table in (block for section in paper.annexes for block in section.body if isinstance(block, Table)):
        for row in (row for row in table.rows if isinstance(row, BodyRow)):
            cells = (printed(cell, column.kind) for cell, column in zip(row.values, table.columns, strict=True))
            yield row, tuple("\n".join(" ".join(line.split()) for line in cell.split("\n")) for cell in cells)


def _signed_row(
    own: tuple[str, ...], column: int, listed: Sequence[tuple[str, ...]], signed: Sequence[tuple[str, ...]]
) -> tuple[str, ...] | None:
    """Return the row of a Word file that one of those `listed` by the program became, None if it was taken out.

    It is that of the same name, else one whose name the program does not list and that is most like this one's.
    """
    listed = [row for row in listed if len(row) == len(own)]
    signed = [row for row in signed if len(row) == len(own)]
    rows = [row for row in signed if row[column] == own[column]]
    rivals = [row for row in listed if row[column] == own[column]]
    if not rows:
        names, signed_names = {row[column] for row in listed}, {row[column] for row in signed}
        rows = [row for row in signed if row[column] not in names and _likeness(row[column], own[column]) >= _ALIKE]
        rivals = [row for row in listed if row[column] not in signed_names]

    def nearness(row: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, float, bool]:
        rest = _likeness("\n".join(row[1:]), "\n".join(other[1:]))
        return _likeness(row[column], other[column]), rest, row[0] == other[0]

    nearest = max(rows, key=lambda row: nearness(own, row), default=None)
    if nearest is None or max(rivals, key=lambda rival: nearness(rival, nearest)) != own:
        return None
    return nearest


def _likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other, autojunk=False).ratio()


def _with_only(paper: Document, before: BodyRow, after: BodyRow) -> Document:
    """Return a decision with one row in its lists, and that as it was signed."""

    def changed(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        rows = (row for row in block.rows if row is before or not isinstance(row, BodyRow))
        return replace(block, rows=tuple(after if row is before else row for row in rows))

    annexes = (replace(section, body=tuple(map(changed, section.body))) for section in paper.annexes)
    return replace(paper, annexes=tuple(annexes))
