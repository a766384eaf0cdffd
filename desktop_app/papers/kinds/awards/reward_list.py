"""Danh sách nhận tiền thưởng: the amounts of a decision, with room to sign; after the model 03-LĐTL."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.law.money import coefficient_words
from desktop_app.domain.number_words import OFFICIAL, WordStyle, money_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Closing,
    Document,
    Metadata,
    Orientation,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.text import CellKind, Value
from desktop_app.papers.document.wording import date_in_words, document_number, drafted, made_by, money_figures
from desktop_app.papers.parts.awarded import AwardedRecipient, grouped_by_award
from desktop_app.papers.parts.endings import ended_lines
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import Passages, Wording

NO_REWARDS = "(Không có khoản tiền thưởng nào.)"
_ROW_MM = 10

REWARDS = Passages(
    "danh-sach-nhan-tien",
    "Danh sách nhận tiền thưởng",
    texts=("subject", "prepared_by", "accountant", "hint"),
    lists=("total",),
    blanks=("đợt", "bước làm tròn", "tổng tiền", "bằng chữ"),
    titles={
        "accountant": "Kế toán",
        "hint": "Chữ dưới chức danh ký",
    },
)


@dataclass(frozen=True, slots=True)
class RewardToPay:
    """An amount to pay, as stored with the decision, and the values it was computed from (None: not known).

    `coefficient` is exact (3/10); `base` is the base salary in đồng. `received_by` signs for a collective.
    """

    awarded: AwardedRecipient
    coefficient: Fraction | None = None
    base: int | None = None
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class RewardListData:
    """The data of the list; the total is computed from the rows' amounts. `year` is printed where a date is blank.

    `prepared_by` and `accountant` are names; "" leaves room for one. `decision_number` "" and `decided_on` None leave
    blanks, as does `made_on`. `accountant_post` is what the accountant is, "" for the word of the wording. A draft
    (`is_draft`) says so in its title: nothing is paid by it. `rounded_up_to` is the step in đồng to which amounts are
    rounded up, None where none is: who multiplies the columns finds no other amount than is paid.
    """

    issuer: Issuer
    signer: Signer
    year: int
    occasion: str
    rewards: tuple[RewardToPay, ...]
    decided_by: str
    prepared_by: str = ""
    accountant: str = ""
    accountant_post: str = ""
    made_on: date | None = None
    decision_number: str = ""
    decided_on: date | None = None
    words: WordStyle = OFFICIAL
    is_draft: bool = False
    rounded_up_to: int | None = None

    @property
    def total(self) -> int:
        """All amounts together, in đồng."""
        return sum(reward.awarded.amount for reward in self.rewards)


def build(data: RewardListData, wording: Wording) -> Document:
    """Return the list on A4 landscape."""
    occasion = clean_line(data.occasion)
    words = wording.filled(
        {
            "đợt": occasion,
            "bước làm tròn": money_figures(data.rounded_up_to) if data.rounded_up_to else "",
            "tổng tiền": money_figures(data.total),
            "bằng chữ": money_words(data.total, data.words),
        }
    )
    number = document_number(data.decision_number, f"QĐ-{data.issuer.code}")
    source = made_by("Quyết định", number, date_in_words(data.decided_on, data.year), clean_line(data.decided_by))
    hint = words["hint"]
    signer = data.signer.block()
    return Document(
        metadata=Metadata(title=f"Danh sách nhận tiền thưởng {occasion}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.made_on, data.year),
        titles=Titles("DANH SÁCH", drafted(words["subject"], is_draft=data.is_draft), source),
        body=(_table(data),),
        closing=Closing(
            lines=ended_lines(words.lines("total")),
            left=SignatureBlock((words["prepared_by"].upper(),), clean_line(data.prepared_by), hint=hint),
            middle=SignatureBlock(
                ((data.accountant_post or words["accountant"]).upper(),), clean_line(data.accountant), hint=hint
            ),
            right=SignatureBlock(signer.capacity_lines, signer.name, signer.above_name, hint),
        ),
        orientation=Orientation.LANDSCAPE,
    )


def _table(data: RewardListData) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 43),
        TableColumn("Chức vụ, phòng/đơn vị", 47, if_any=True, of_people=True),
        # As wide as "lao động tiên tiến".
        TableColumn("Danh hiệu, hình thức", 34),
        TableColumn("Hệ số", 13, Align.CENTER),
        TableColumn("Mức lương cơ sở (đồng)", 27, Align.RIGHT, CellKind.INTEGER),
        TableColumn("Số tiền (đồng)", 25, Align.RIGHT, CellKind.INTEGER),
        TableColumn("Ký nhận", 28),
        TableColumn("Ghi chú (người nhận)", 25),
    )
    rows = grouped_by_award(
        [reward.awarded for reward in data.rewards], [_cells(reward) for reward in data.rewards], NO_REWARDS
    )
    return Table(columns, (*rows, TotalRow("Tổng cộng", (data.total, "", ""))), row_mm=_ROW_MM)


def _cells(reward: RewardToPay) -> tuple[Value, ...]:
    awarded = reward.awarded
    return (
        clean_line(awarded.name),
        clean_text(awarded.position_and_unit),
        clean_line(awarded.award),
        coefficient_words(reward.coefficient) if reward.coefficient is not None else "",
        reward.base,
        awarded.amount,
        "",
        clean_line(reward.received_by) or clean_text(awarded.note),
    )
