"""Giấy đề nghị thanh toán tiền thưởng: the money of a signed decision, by award and recipient."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.number_words import OFFICIAL, WordStyle, money_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.document.wording import money_figures
from desktop_app.papers.parts.awarded import AwardedRecipient, counted
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import Passages, Wording

_ACCOUNTANT: Final = "Kế toán"
"""Who is asked to pay where no post of the person is recorded."""
PAYMENT = Passages(
    "giay-de-nghi-thanh-toan",
    "Giấy đề nghị thanh toán tiền thưởng",
    texts=("title", "subject", "asked_by", "unit", "content", "amount", "requester", "accountant", "hint"),
    lists=("addressees", "attached"),
    blanks=("đợt", "quyết định", "cơ quan", "số lượng", "người đề nghị", "bộ phận", "tổng tiền", "bằng chữ", "kế toán"),
    titles={
        "asked_by": "Người đề nghị",
        "unit": "Bộ phận",
        "content": "Nội dung thanh toán",
        "amount": "Số tiền",
        "requester": "Chức danh ký: người đề nghị",
        "accountant": "Chức danh ký: kế toán",
        "hint": "Chữ dưới chức danh ký",
        "addressees": "Kính gửi",
        "attached": "Nguồn chi, chứng từ kèm theo",
    },
)


@dataclass(frozen=True, slots=True)
class PaymentRequestData:
    """The data of the request. `decision` is the signed decision as it is cited, `rows` are those it gives money.

    It is on the rest if others of the decision are paid already (`is_rest`).
    `requester` and `accountant` are names; "" leaves a line or room for one. `accountant_post` is what the
    accountant is, "" for the word of the wording.
    """

    issuer: Issuer
    signer: Signer
    year: int
    office: str
    occasion: str
    decision: str
    rows: tuple[AwardedRecipient, ...]
    is_rest: bool = False
    requester: str = ""
    accountant: str = ""
    accountant_post: str = ""
    made_on: date | None = None
    words: WordStyle = OFFICIAL

    @property
    def total(self) -> int:
        """All amounts together, in đồng."""
        return sum(row.amount for row in self.rows)


def build(data: PaymentRequestData, wording: Wording) -> Document:
    """Return the request on A4 portrait."""
    words = wording.filled(
        {
            "đợt": clean_line(data.occasion),
            "quyết định": clean_line(data.decision),
            "cơ quan": clean_line(data.office),
            "số lượng": f"{counted(data.rows)}{' còn lại' if data.is_rest else ''}",
            "người đề nghị": clean_line(data.requester),
            "bộ phận": data.issuer.name,
            "kế toán": clean_line(data.accountant_post) or _ACCOUNTANT,
            "tổng tiền": money_figures(data.total),
            "bằng chữ": money_words(data.total, data.words),
        }
    )
    hint, signer = words["hint"], data.signer.block()
    asked_by = Paragraph(f"{words['asked_by']} ", dotted=not data.requester)
    return Document(
        metadata=Metadata(title=f"{words['title']} {words['subject']}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.made_on, data.year),
        titles=Titles(words["title"].upper(), words["subject"]),
        body=(
            Addressees(words.lines("addressees")),
            asked_by,
            Paragraph(words["unit"]),
            Paragraph(words["content"], keep_next=True),
            _table(data),
            Paragraph(words["amount"]),
            *ended_text(map(Paragraph, words.lines("attached"))),
        ),
        closing=Closing(
            left=SignatureBlock((words["requester"].upper(),), clean_line(data.requester), hint=hint),
            middle=SignatureBlock(
                ((data.accountant_post or words["accountant"]).upper(),), clean_line(data.accountant), hint=hint
            ),
            right=SignatureBlock(signer.capacity_lines, signer.name, signer.above_name, hint),
        ),
    )


def _table(data: PaymentRequestData) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Danh hiệu, hình thức", 52),
        TableColumn("Đối tượng", 24, Align.CENTER),
        TableColumn("Số lượng", 18, Align.RIGHT, CellKind.INTEGER),
        TableColumn("Mức thưởng (đồng)", 28, Align.RIGHT, CellKind.INTEGER),
        TableColumn("Thành tiền (đồng)", 30, Align.RIGHT, CellKind.INTEGER),
    )
    rows = tuple(
        BodyRow((number, award, _WORDS[kind], count, amount, count * amount))
        for number, (award, kind, amount, count) in enumerate(_levels(data.rows), start=1)
    )
    return Table(columns, (*rows, TotalRow("Tổng cộng", (len(data.rows), None, data.total))))


_WORDS = {NomineeKind.COLLECTIVE: "Tập thể", NomineeKind.INDIVIDUAL: "Cá nhân"}


def _levels(rows: Sequence[AwardedRecipient]) -> list[tuple[str, NomineeKind, int, int]]:
    """Return award, recipient, amount of one and their number, in the order of the first of each."""
    counts: dict[tuple[str, NomineeKind, int], int] = {}
    for row in rows:
        key = (clean_line(row.award), row.kind, row.amount)
        counts[key] = counts.get(key, 0) + 1
    return [(*key, count) for key, count in counts.items()]
