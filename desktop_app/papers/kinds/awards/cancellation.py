"""Quyết định hủy bỏ: which awards of which decision are cancelled, why, and what is given back until when.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2; the term for giving back: Nghị định 152/2025/NĐ-CP, Điều 58.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.number_words import OFFICIAL, WordStyle, money_words
from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Document,
    Paragraph,
)
from desktop_app.papers.document.numbering import point_letter
from desktop_app.papers.document.text import inside_sentence
from desktop_app.papers.document.wording import money_figures, spelled_date
from desktop_app.papers.parts.awarded import AwardedRecipient, award_act, counted, whom
from desktop_app.papers.parts.decisions import articles_of, decision_document
from desktop_app.papers.parts.office import OFFICE_HEAD, Issuer, Signer
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import FILED

_AT_EACH = "như nêu tại từng điểm của Điều này"
_DOTS = "…" * 15

CANCELLATION = Passages(
    "quyet-dinh-huy-bo",
    "Quyết định hủy bỏ khen thưởng",
    texts=("subject", "cancelled", "recovered", "open_recovery", "nothing_recovered", "reason"),
    lists=("bases", "articles"),
    blanks=(
        "quyết định",
        "số quyết định",
        "năm",
        "điều luật",
        "chức năng",
        "quy định",
        "người đề nghị",
        "số lượng",
        "khen thưởng",
        "tặng",
        "một phần",
        "phần",
        "người được khen",
        "lý do",
        "thu hồi",
        "hạn thu hồi",
        "mức thưởng",
        "người thi hành",
        "đối tượng",
        "giấy, bằng",
    ),
    titles={
        "cancelled": "Điều 1",
        "reason": "Lý do",
        "recovered": "Điều 2: thu hồi",
        "open_recovery": "Điều 2 khi sổ chưa ghi đã chi",
        "nothing_recovered": "Điều 2 khi không có gì để thu hồi",
        "articles": "Các Điều tiếp theo",
    },
)


@dataclass(frozen=True, slots=True)
class CancelledAward:
    """An award that is cancelled: its certificate, "" without a number, if it was handed over; and the money paid.

    `has_paper` tells whether the award comes with a certificate at all; `unpaid` is the money that nobody has recorded
    as paid, so that it is open whether it was. `address` is "Ông" or "Bà", "" of a unit or where it is not recorded.
    `reason` is why it is cancelled, "" where nobody recorded it.
    """

    awarded: AwardedRecipient
    certificate: str = ""
    handed_over: bool = False
    paid: int = 0
    has_paper: bool = True
    unpaid: int = 0
    address: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CancellationData:
    """The data of the decision. `decision` is the one that gave the awards, as it is cited. `ground` is the provision
    by which awards are cancelled. An award without a reason leaves a line and makes it a draft.

    `title_year` is the year of the titles that it gave ("năm 2025"), "" of other awards: who holds one of each year is
    told which is cancelled. `is_part` tells that the decision gave other awards, too, which stand. `recover_by` is the
    last day for giving back, None while the decision has no date.
    """

    issuer: Issuer
    signer: Signer
    authority: str
    year: int
    decision: str
    rows: tuple[CancelledAward, ...]
    ground: str = ""
    title_year: str = ""
    is_part: bool = False
    recover_by: date | None = None
    proposed_by: str = OFFICE_HEAD
    carried_out_by: str = f"{OFFICE_HEAD}, Kế toán trưởng"
    law: tuple[str, ...] = ()
    functions: str = ""
    office_rule: str = ""
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    words: WordStyle = OFFICIAL
    number: str = ""
    issued_on: date | None = None

    @property
    def paid(self) -> int:
        """The money that was paid, in đồng."""
        return sum(row.paid for row in self.rows)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the awards are cancelled, each reason once; "" is that of awards whose reason is not recorded."""
        return tuple(dict.fromkeys(clean_line(row.reason).rstrip(" .;") for row in self.rows))


def build(data: CancellationData, wording: Wording) -> Document:
    """Return the decision on A4 portrait."""
    words = wording.filled(_values(data))
    return decision_document(data, words, _articles(data, words), data.year, is_draft="" in data.reasons)


def _values(data: CancellationData) -> dict[str, str]:
    single = data.rows[0].awarded if len(data.rows) == 1 else None
    return {
        "quyết định": clean_line(data.decision),
        # Beside "Quyết định này" the other one is named by its number.
        "số quyết định": clean_line(data.decision).partition(" ngày ")[0],
        "năm": clean_line(data.title_year),
        "điều luật": data.ground,
        "chức năng": clean_line(data.functions),
        "quy định": clean_line(data.office_rule),
        "người đề nghị": clean_line(data.proposed_by),
        "số lượng": "" if single else counted([row.awarded for row in data.rows]),
        "khen thưởng": _award(data.rows[0].awarded) if len(_awards(data)) == 1 else "khen thưởng",
        "tặng": award_act([row.awarded for row in data.rows]),
        "một phần": "một phần" if data.is_part else "",
        "phần": "phần" if data.is_part else "",
        "người được khen": _who(data.rows[0]) if single else "",
        "lý do": data.reasons[0] if len(data.reasons) == 1 else _AT_EACH,
        "thu hồi": _given_back(data),
        "hạn thu hồi": spelled_date(data.recover_by) if data.recover_by else "",
        "mức thưởng": money_figures(unpaid) if (unpaid := sum(row.unpaid for row in data.rows)) else "",
        "người thi hành": clean_line(data.carried_out_by),
        "đối tượng": whom([row.awarded for row in data.rows]),
        "giấy, bằng": "giấy, bằng" if any(row.has_paper for row in data.rows) else "",
    }


def _awards(data: CancellationData) -> set[str]:
    return {clean_line(row.awarded.award) for row in data.rows}


def _award(awarded: AwardedRecipient) -> str:
    return f"danh hiệu “{clean_line(awarded.award)}”" if awarded.is_title else clean_line(awarded.award)


def _who(row: CancelledAward) -> str:
    name = " ".join(filter(None, (row.address.lower(), clean_line(row.awarded.name))))
    return ", ".join(filter(None, (name, clean_text(row.awarded.position_and_unit))))


def _given_back(data: CancellationData) -> str:
    """Return what was handed over and paid, "" for nothing."""
    parts = []
    if certificates := [row for row in data.rows if row.handed_over and row.has_paper]:
        numbers = ", ".join(f"số {clean_line(row.certificate)}" for row in certificates if row.certificate)
        names = dict.fromkeys(
            f"bằng chứng nhận {_award(row.awarded)}" if row.awarded.is_title else _award(row.awarded)
            for row in certificates
        )
        parts = [
            f"{', '.join(names)}{f' ({numbers})' if numbers else ''} đã trao",
            "hiện vật khen thưởng kèm theo (nếu có)",
        ]
    if data.paid:
        money = f"{money_figures(data.paid)} đồng (Bằng chữ: {money_words(data.paid, data.words)})"
        parts.append(f"tiền thưởng đã chi: {money}")
    return joined_words(tuple(parts))


def _reason_within(row: CancelledAward) -> str:
    return inside_sentence(clean_line(row.reason).rstrip(" .;")) or _DOTS


def _articles(data: CancellationData, words: FilledPassages) -> Iterator[Paragraph]:
    several = len(data.rows) > 1
    yield Paragraph(words["cancelled"].rstrip(" .;:") + (", gồm:" if several else "."), lead="Điều 1.")
    if several:
        for number, row in enumerate(data.rows, start=1):
            end = ";" if number < len(data.rows) else "."
            of_award = f": {_award(row.awarded)}" if len(_awards(data)) > 1 else ""
            of_reason = f" (lý do: {_reason_within(row)})" if len(data.reasons) > 1 else ""
            yield Paragraph(f"{point_letter(number)}) {_who(row)}{of_award}{of_reason}{end}")
    yield Paragraph(f"{words['reason']} ", dotted=True) if data.reasons == ("",) else Paragraph(f"{words['reason']}.")
    is_open = any(row.unpaid for row in data.rows)
    recovery = "recovered" if _given_back(data) else "open_recovery" if is_open else "nothing_recovered"
    others = [words[recovery], *words.lines("articles")]
    yield from articles_of(others, first=2)
