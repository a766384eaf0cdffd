"""Text as clerks paste it: control characters, markup, emoji, marks apart from their letters, names without end."""

from dataclasses import replace
from functools import partial

from desktop_app.papers.document.model import (
    Addressees,
    Block,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    LegalBases,
    Letterhead,
    Paragraph,
    PrintedChart,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    TableRow,
    TotalRow,
)
from desktop_app.papers.document.text import Value

ODD = "T\x00rầ\x1fn\tThị <b>A</b> & “B” 🎉 ]]> Nguye\u0302\u0303n \ud83d Ð _x0041_ %s {0}\u200b\ufeff"
"""What a cell must not choke on; it begins as a name does, so that no file takes it for a formula."""
FORMULAS = ("=HYPERLINK(1)", "+84 205", "-3 điểm", "@SUM(A1)")
LONG_NAME = " ".join(["Nguyễn", "Hoàng", "Phương", "Trường"] * 10)
"""A name of 40 syllables."""
LONG_REASON = " ".join(f"việc{number}" for number in range(640))
"""A reason of 5,000 letters, every word of which can be told from the others."""


def made_odd(document: Document, text: str = ODD) -> Document:
    """The paper with `text` at the end of all that the clerk may type into it."""
    first, *annexes = (_section(section, text) for section in document.sections)
    return replace(
        document,
        titles=first.titles,
        body=first.body,
        closing=first.closing,
        annexes=tuple(annexes),
    )


def made_long(document: Document, text: str) -> Document:
    """The paper with `text` at the end of every row of its tables and of one paragraph of each part."""
    first, *annexes = map(partial(_lengthened, text=text), document.sections)
    return replace(document, body=first.body, annexes=tuple(annexes))


def _lengthened(section: Section, text: str) -> Section:
    place = next((number for number, block in enumerate(section.body) if isinstance(block, Paragraph)), -1)
    body = tuple(
        _block(block, text) if isinstance(block, Table) or number == place else block
        for number, block in enumerate(section.body)
    )
    return replace(section, body=body)


def _section(section: Section, text: str) -> Section:
    titles = section.titles and replace(section.titles, subject=_with(text, section.titles.subject))
    body = tuple(map(partial(_block, text=text), section.body))
    return replace(section, titles=titles, body=body, closing=_closing(section.closing, text))


def _with(text: str, before: str) -> str:
    return f"{before} {text}".strip() if before else before


def _block(block: Block, text: str) -> Block:
    match block:
        case Letterhead():
            return block
        case Paragraph():
            return replace(block, text=_with(text, block.text))
        case LegalBases():
            return LegalBases(tuple(_with(text, basis) for basis in block.bases))
        case Addressees():
            return Addressees(tuple(_with(text, name) for name in block.names))
        case Table():
            return replace(block, rows=tuple(map(partial(_row, text=text), block.rows)))
        case PrintedChart():
            rows = tuple(replace(row, label=_with(text, row.label)) for row in block.rows)
            return replace(block, title=_with(text, block.title), rows=rows)


def _row(row: TableRow, text: str) -> TableRow:
    match row:
        case BodyRow():
            return BodyRow(tuple(map(partial(_value, text=text), row.values)))
        case GroupRow():
            return GroupRow(_with(text, row.text))
        case TotalRow():
            return TotalRow(_with(text, row.label), tuple(map(partial(_value, text=text), row.values)))


def _value(value: Value, text: str) -> Value:
    # Short codes and marks stand in columns that hold nothing else.
    return _with(text, value) if isinstance(value, str) and len(value) > 8 else value


def _closing(closing: Closing, text: str) -> Closing:
    return replace(
        closing,
        lines=tuple(_with(text, line) for line in closing.lines),
        left=_signed(closing.left, text),
        middle=_signature(closing.middle, text),
        right=_signature(closing.right, text),
        below=closing.below and _recipients(closing.below, text),
    )


def _signed(block: SignatureBlock | Recipients | None, text: str) -> SignatureBlock | Recipients | None:
    return _recipients(block, text) if isinstance(block, Recipients) else _signature(block, text)


def _signature(block: SignatureBlock | None, text: str) -> SignatureBlock | None:
    return block and replace(block, name=_with(text, block.name))


def _recipients(block: Recipients, text: str) -> Recipients:
    return Recipients(tuple(_with(text, line) for line in block.lines))
