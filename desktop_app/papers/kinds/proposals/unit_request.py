"""Đề nghị khen thưởng of one unit to the director: its nominees of a round with what they achieved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    Closing,
    Document,
    LegalBases,
    Metadata,
    Paragraph,
    Recipients,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, lowered
from desktop_app.papers.document.wording import UNKNOWN_CODE, date_in_words
from desktop_app.papers.parts.awarded import AwardedRecipient, award_act, counted, rows_by_kind
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import AS_ABOVE

UNIT_REQUEST = Passages(
    "de-nghi-khen-thuong-don-vi",
    "Đề nghị khen thưởng của đơn vị",
    texts=("title", "subject", "opening", "conclusion"),
    lists=("addressees", "bases", "attachments"),
    blanks=("đơn vị", "cơ quan", "đợt", "khen thưởng", "số lượng", "hướng dẫn", "quy định", "ngày họp"),
    titles={"addressees": "Kính gửi", "attachments": "Hồ sơ kèm theo"},
)


@dataclass(frozen=True, slots=True)
class UnitRequestData:
    """The data of the request: who asks (`issuer` is the unit, `signer` its head) for whom.

    `guided_by` is the letter that asked for it, as it is cited, "" if none was issued. `department` is whose director
    decides, as sentences name it; "" for what stands above the unit. `filed` is where its own copy stays. `law` are the
    laws in force, `office_rule` the rule of the province, each without "Căn cứ"; `met_on` is the day on which the unit
    met, None if it is not recorded.
    """

    issuer: Issuer
    signer: Signer
    year: int
    occasion: str
    nominees: tuple[AwardedRecipient, ...]
    guided_by: str = ""
    department: str = ""
    filed: str = "Lưu: VT"
    law: tuple[str, ...] = ()
    office_rule: str = ""
    met_on: date | None = None


def build(data: UnitRequestData, wording: Wording) -> Document:
    """Return the request on A4 portrait. InvalidRecord if the unit proposes nobody."""
    if not data.nominees:
        raise InvalidRecord(f"{data.issuer.name} chưa có đề nghị nào trong đợt xét.", "unit")
    words = wording.filled(
        {
            "đơn vị": data.issuer.name,
            "cơ quan": data.department or data.issuer.parent_name,
            "đợt": clean_line(data.occasion),
            "khen thưởng": award_act(data.nominees),
            "số lượng": counted(data.nominees),
            "hướng dẫn": data.guided_by.strip(" "),
            "quy định": clean_line(data.office_rule),
            "ngày họp": date_in_words(data.met_on, data.year) if data.met_on else "",
        }
    )
    return Document(
        metadata=Metadata(f"{words['title']} {lowered(words['subject'])}", data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.year, "", f"TTr-{data.issuer.code or UNKNOWN_CODE}"),
        titles=Titles(words["title"].upper(), words["subject"]),
        body=tuple(_body(data, words)),
        closing=Closing(
            left=Recipients((AS_ABOVE, data.filed)),
            right=data.signer.block(),
        ),
    )


def _body(data: UnitRequestData, words: FilledPassages) -> Iterator[Block]:
    yield Addressees(words.lines("addressees"))
    if bases := tuple(f"Căn cứ {clean_line(law)}" for law in data.law) + words.lines("bases"):
        yield LegalBases(bases)
    yield Paragraph(words["opening"], keep_next=True)
    yield _nominees(data.nominees)
    yield from map(Paragraph, words.lines("attachments"))
    yield from ended_text(iter((Paragraph(words["conclusion"]),)))


def _nominees(nominees: tuple[AwardedRecipient, ...]) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên\N{NO-BREAK SPACE}tập\N{NO-BREAK SPACE}thể), chức vụ", 44),
        TableColumn("Hình thức đề nghị", 26),
        TableColumn("Tóm tắt thành tích", 85),
    )
    rows = {
        kind: [
            (nominee.name_and_post, clean_line(nominee.award), clean_text(nominee.achievement))
            for nominee in nominees
            if nominee.kind is kind
        ]
        for kind in NomineeKind
    }
    return Table(columns, tuple(rows_by_kind(rows, "")))
