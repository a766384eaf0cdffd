"""The number and the date that a paper is given after it is signed, put where it was printed with blanks for them.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 and II.4: both are written when the paper is signed, so a paper is first made
without. The line under the title of each annex ("(Kèm theo Quyết định số … ngày …)") names them, too.
"""

import re
from dataclasses import replace
from datetime import date

from desktop_app.papers.document.model import Closing, Document, Letterhead, Section, SignatureBlock, Titles
from desktop_app.papers.document.wording import date_in_words, document_number

_NUMBER = re.compile(r"^Số: (?P<number>[^/]*)/(?P<symbol>.+)$")
_DAY = re.compile(r"ngày\s(\d+)\stháng\s(\d+)\snăm\s(\d{4})")
_DATE = re.compile(r"ngày\s+tháng\s+năm\s\d{4}")


def number_of(document: Document) -> str:
    """Return the number a paper is printed with ("05/QĐ-SNgV"), "" while it has none."""
    number, symbol = _parted(document.letterhead)
    return f"{number}/{symbol}" if number else ""


def symbol_of(document: Document) -> str:
    """Return the letters after the number ("QĐ-SNgV"), "" for a paper that takes no number of its own."""
    return _parted(document.letterhead)[1]


def date_of(document: Document) -> date | None:
    """Return the date a paper is printed with, None while it has none."""
    found = _DAY.search(document.letterhead.place_date) if document.letterhead is not None else None
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def signer_of(document: Document) -> str:
    """Return the name of who signs, "" where it is not printed."""
    block = document.closing.right
    return block.name if block is not None else ""


def numbered(document: Document, number: str, day: date | None) -> Document:
    """Return a paper with its number and date where it has blanks for them; "" and None leave the blanks."""
    head, symbol = document.letterhead, symbol_of(document)
    if head is None:
        return document
    written = document_number(number, symbol) if number and symbol and not number_of(document) else ""
    return replace(
        document,
        letterhead=_headed(head, written, day),
        annexes=tuple(_annex(annex, head.number_text, written, day) for annex in document.annexes),
    )


def signed_by(document: Document, name: str) -> Document:
    """Return a paper with the name of who signs it, in its annexes too where the same capacity signs them."""
    block = document.closing.right
    if block is None or not name:
        return document
    annexes = tuple(replace(one, closing=_signed(one.closing, block, name)) for one in document.annexes)
    return replace(document, closing=_signed(document.closing, block, name), annexes=annexes)


def _parted(head: Letterhead | None) -> tuple[str, str]:
    found = _NUMBER.match(head.number_text) if head is not None else None
    return (found["number"].strip(), found["symbol"]) if found else ("", "")


def _headed(head: Letterhead, written: str, day: date | None) -> Letterhead:
    number_text = f"Số: {written}" if written else head.number_text
    return replace(head, number_text=number_text, place_date=_dated(head.place_date, day))


def _annex(annex: Section, printed: str, written: str, day: date | None) -> Section:
    titles, head = annex.titles, annex.letterhead
    if titles is not None:
        titles = _titled(titles, printed.removeprefix("Số: "), written, day)
    if head is not None:
        head = replace(head, place_date=_dated(head.place_date, day))
    return replace(annex, titles=titles, letterhead=head)


def _titled(titles: Titles, printed: str, written: str, day: date | None) -> Titles:
    line = titles.attached_to
    if not printed or printed not in line:
        # It goes with another paper, whose number and day are not these.
        return titles
    return replace(titles, attached_to=_dated(line.replace(printed, written or printed), day))


def _dated(text: str, day: date | None) -> str:
    return text if day is None else _DATE.sub(date_in_words(day, day.year), text)


def _signed(closing: Closing, block: SignatureBlock, name: str) -> Closing:
    if closing.right is None or closing.right.capacity_lines != block.capacity_lines:
        return closing
    return replace(closing, right=replace(closing.right, name=name))
