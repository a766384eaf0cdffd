"""The issuer and the signer of a paper as plain data, used by every kind of paper."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Closing, Letterhead, SignatureBlock
from desktop_app.papers.document.wording import document_number, place_and_date
from desktop_app.papers.parts.endings import ended_lines
from desktop_app.papers.parts.passages import FilledPassages

OFFICE_HEAD: Final = "Chánh Văn phòng Sở"
"""Who proposes the decisions of the office and carries them out: within the text the one of the Sở, who signs for it as
"CHÁNH VĂN PHÒNG"."""

SIGN_HINT: Final = "(Ký, ghi rõ họ tên)"
"""What stands under the word for who signs, where it is not the office's own signer."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body: "UBND TỈNH …" over `name`, its letters (`code`, "SNgV") and the place of its date line.

    `name_lines` are the line breaks stored for a long name; () prints `name`, broken only where it must be.
    """

    parent_name: str
    name: str
    code: str
    place: str
    name_lines: tuple[str, ...] = ()

    @property
    def printed_lines(self) -> tuple[str, ...]:
        """The lines of the name in capitals, as in the letterhead."""
        return tuple(line.upper() for line in (self.name_lines or (self.name,)))


@dataclass(frozen=True, slots=True)
class Signer:
    """The signer: capacity ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG") and full name, without academic or honorary titles.

    `above_name` is the post in the agency of who signs for a Council.
    """

    capacity_lines: tuple[str, ...]
    name: str = ""
    above_name: str = ""

    def block(self) -> SignatureBlock:
        """Return the signature block, the capacity in capitals."""
        return SignatureBlock(tuple(line.upper() for line in self.capacity_lines), self.name, self.above_name.upper())


def letterhead(issuer: Issuer, day: date | None, year: int, number: str | None = None, symbol: str = "") -> Letterhead:
    """Return the letterhead of `issuer`; `day` None leaves a blank date in `year`.

    `number` None is for a paper without a number of its own; "" leaves a blank before `symbol` ("QĐ-SNgV").
    """
    parent = issuer.parent_name.upper()
    return Letterhead(
        parent_lines=(parent,) if parent else (),
        issuing_lines=issuer.printed_lines,
        number_text="" if number is None else f"Số: {document_number(number, symbol)}",
        place_date=place_and_date(issuer.place, day, year),
    )


def signed_by(post: str, name: str = "") -> SignatureBlock:
    """Return the block of who signs, with a hint to write the name only where none is printed."""
    printed = clean_line(name)
    return SignatureBlock((post.upper(),), printed, hint="" if printed else SIGN_HINT)


def list_closing(words: FilledPassages, prepared_by: str, signer: Signer) -> Closing:
    """Return what stands under a list: its total, who prepared it at the left, who signs it at the right."""
    return Closing(
        lines=ended_lines(words.lines("total")),
        left=signed_by(words["prepared_by"], prepared_by),
        right=signer.block(),
    )
