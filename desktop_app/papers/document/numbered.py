"""The number and date of a paper, set where it has blanks for them, and the name of the signer.

Number and date are given when the paper is signed (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 and II.4), so that it is
first made with blanks. The line under the title of each annex ("(Kèm theo Quyết định số … ngày …)") has them too, as
that of a list which is issued with another paper and has no number and date of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.papers.document.model import (
    Block,
    Closing,
    Document,
    Letterhead,
    Paragraph,
    Section,
    SignatureBlock,
    Titles,
)
from desktop_app.papers.document.wording import ATTACHED, DRAFT_MARK, OPEN_YEAR, date_in_words, document_number

_NUMBER = re.compile(r"^Số: (?P<number>[^/]*)/(?P<symbol>.+)$")
_DAY = re.compile(r"ngày\s(\d+)\stháng\s(\d+)\snăm\s(\d{4})")
_BLANK_NUMBER = re.compile(r"(?<= số )\s+/(?P<symbol>[^\s/]+)")
_DATE = re.compile(r"(?P<blank>ngày\s+tháng\s+năm\s)(?:\d{4}|…+)")


def own_letterhead(document: Document) -> Letterhead | None:
    """Return what has the number and the date of a paper itself: of a copy, those of the copy."""
    return document.copied.letterhead if document.copied is not None else document.letterhead


def number_of(document: Document) -> str:
    """Return the number a paper is printed with ("05/QĐ-SNgV"), "" while it has none."""
    number, symbol = _number_and_symbol(own_letterhead(document))
    return f"{number}/{symbol}" if number else ""


def symbol_of(document: Document) -> str:
    """Return the letters after the number ("QĐ-SNgV"), "" for a paper that takes no number of its own."""
    return _number_and_symbol(own_letterhead(document))[1]


def date_of(document: Document) -> date | None:
    """Return the date a paper is printed with, that of the paper it is issued with; None while it has none."""
    letterhead = own_letterhead(document)
    if letterhead is None:
        return None
    match = _DAY.search(letterhead.place_date or attachment_of(document))
    return date(int(match[3]), int(match[2]), int(match[1])) if match else None


def lacks_date(document: Document) -> bool:
    """Return whether a paper has a place for its date, or for that of the paper it is issued with, and none there."""
    letterhead = own_letterhead(document)
    has_place = letterhead is not None and bool(letterhead.place_date or attachment_of(document))
    return has_place and date_of(document) is None


def attachment_of(document: Document) -> str:
    """Return the line that says with which paper a list without a date of its own is issued, "" for any other paper."""
    letterhead, titles = document.letterhead, document.titles
    if letterhead is None or letterhead.place_date or titles is None or not titles.attached_to.startswith(ATTACHED):
        return ""
    return titles.attached_to


def signer_of(document: Document) -> str:
    """Return the name of the signer, "" if it is not printed."""
    block = (document.copied or document).closing.right
    return block.name if block is not None else ""


def numbered(document: Document, number: str, day: date | None) -> Document:
    """Return a paper with number and date in its blanks; "" and None leave them blank."""
    letterhead, symbol = own_letterhead(document), symbol_of(document)
    if letterhead is None:
        return document
    full_number = document_number(number, symbol) if number and symbol and not number_of(document) else ""
    if full_number and day is not None:
        document = _without_draft_mark(document)
    if document.copied is not None:
        copied = replace(document.copied, letterhead=_with_number(letterhead, full_number, day))
        return replace(document, copied=copied)
    attachment, titles = attachment_of(document), document.titles
    if attachment and titles is not None:
        titles = replace(titles, attached_to=_with_date(_with_blank_number(attachment, number), day))
    return replace(
        document,
        letterhead=_with_number(letterhead, full_number, day),
        titles=titles,
        annexes=tuple(_annex(annex, letterhead.number_text, full_number, day) for annex in document.annexes),
    )


def _without_draft_mark(document: Document) -> Document:
    """Return a paper that is no draft any more: it has its number and its day."""
    annexes = tuple(replace(annex, titles=_final(annex.titles)) for annex in document.annexes)
    return replace(document, titles=_final(document.titles), annexes=annexes)


def _final(titles: Titles | None) -> Titles | None:
    return replace(titles, subject=titles.subject.removesuffix(DRAFT_MARK)) if titles is not None else None


def with_open_year(document: Document) -> Document:
    """Return a paper whose blank dates leave the year open, too: that of the day it is made is not the paper's own."""
    titles = document.titles
    if document.copied is not None:
        return replace(document, copied=replace(document.copied, letterhead=_opened(document.copied.letterhead)))
    return replace(
        document,
        letterhead=_open_letterhead(document.letterhead),
        titles=_open_titles(titles),
        body=_open_body(document.body),
        annexes=tuple(
            replace(
                annex,
                letterhead=_open_letterhead(annex.letterhead),
                titles=_open_titles(annex.titles),
                body=_open_body(annex.body),
            )
            for annex in document.annexes
        ),
    )


def _open_letterhead(letterhead: Letterhead | None) -> Letterhead | None:
    return _opened(letterhead) if letterhead is not None else None


def _open_titles(titles: Titles | None) -> Titles | None:
    return replace(titles, attached_to=_open(titles.attached_to)) if titles is not None else None


def _open_body(body: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks whose blank dates are open, too: those of the forms that are sent with a letter."""
    return tuple(map(_opened, body))


def _opened[Part: Block](part: Part) -> Part:
    if isinstance(part, Letterhead):
        return replace(part, place_date=_open(part.place_date))
    return replace(part, text=_open(part.text)) if isinstance(part, Paragraph) else part


def _open(text: str) -> str:
    return _DATE.sub(rf"\g<blank>{OPEN_YEAR}", text)


def signed_by(document: Document, name: str, capacity: Sequence[str] = ()) -> Document:
    """Return a paper with the name and capacity of its signer, also in annexes signed in the same capacity.

    "" and () leave what is printed.
    """
    block = (document.copied or document).closing.right
    if block is None or not (name or capacity):
        return document
    lines = tuple(line.upper() for line in capacity) or block.capacity_lines
    signed = replace(block, name=name or block.name, capacity_lines=lines)
    if document.copied is not None:
        return replace(
            document, copied=replace(document.copied, closing=_signed(document.copied.closing, block, signed))
        )
    annexes = tuple(replace(annex, closing=_signed(annex.closing, block, signed)) for annex in document.annexes)
    return replace(document, closing=_signed(document.closing, block, signed), annexes=annexes)


def _number_and_symbol(letterhead: Letterhead | None) -> tuple[str, str]:
    match = _NUMBER.match(letterhead.number_text) if letterhead is not None else None
    return (match["number"].strip(), match["symbol"]) if match else ("", "")


def _with_number(letterhead: Letterhead, full_number: str, day: date | None) -> Letterhead:
    number_text = f"Số: {full_number}" if full_number else letterhead.number_text
    return replace(letterhead, number_text=number_text, place_date=_with_date(letterhead.place_date, day))


def _annex(annex: Section, printed: str, full_number: str, day: date | None) -> Section:
    titles, letterhead = annex.titles, annex.letterhead
    if titles is not None:
        titles = _with_number_in_title(titles, printed.removeprefix("Số: "), full_number, day)
    if letterhead is not None:
        letterhead = replace(letterhead, place_date=_with_date(letterhead.place_date, day))
    return replace(annex, titles=titles, letterhead=letterhead)


def _with_number_in_title(titles: Titles, printed: str, full_number: str, day: date | None) -> Titles:
    line = titles.attached_to
    if not printed or printed not in line:
        # The annex belongs to another paper with another number and day.
        return titles
    return replace(titles, attached_to=_with_date(line.replace(printed, full_number or printed), day))


def _with_blank_number(line: str, number: str) -> str:
    """Return the line with the number of the paper that it names, if it has a blank for it."""
    return _BLANK_NUMBER.sub(lambda blank: document_number(number, blank["symbol"]), line) if number else line


def _with_date(text: str, day: date | None) -> str:
    return text if day is None else _DATE.sub(date_in_words(day, day.year), text)


def _signed(closing: Closing, block: SignatureBlock, signed: SignatureBlock) -> Closing:
    if closing.right is None or closing.right.capacity_lines != block.capacity_lines:
        return closing
    return replace(closing, right=replace(closing.right, name=signed.name, capacity_lines=signed.capacity_lines))
