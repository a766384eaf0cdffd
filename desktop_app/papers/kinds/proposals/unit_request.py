"""Đề nghị khen thưởng of one unit to the director, with its list: its nominees of a round and their votes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Addressees,
    Block,
    Closing,
    Document,
    LegalBases,
    Metadata,
    Orientation,
    Paragraph,
    Recipients,
    Section,
    Titles,
)
from desktop_app.papers.document.text import Value, lowered
from desktop_app.papers.document.wording import UNKNOWN_CODE, attached_to, date_in_words, document_number
from desktop_app.papers.kinds.proposals.unit_list import unit_list
from desktop_app.papers.kinds.proposals.unit_minutes import CountedVote
from desktop_app.papers.parts.awarded import (
    AwardedRecipient,
    award_act,
    award_time,
    counted,
    counted_by_work,
    of_type,
    rows_by_kind,
)
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import AS_ABOVE

UNIT_REQUEST = Passages(
    "de-nghi-khen-thuong-don-vi",
    "Đề nghị khen thưởng của đơn vị",
    texts=("title", "subject", "opening", "conclusion", "list_title", "prepared_by"),
    lists=("addressees", "bases", "attachments", "total"),
    blanks=(
        *("đơn vị", "cơ quan", "đợt", "khen thưởng", "số lượng", "số lượng theo loại hình", "theo loại hình"),
        *(
            "kỳ khen",
            "hướng dẫn",
            "quy định",
            "phát động",
            "ngày họp",
            "đã bình xét",
            "biên bản họp",
            "từng trường hợp",
        ),
    ),
    titles={
        "addressees": "Kính gửi",
        "attachments": "Hồ sơ kèm theo",
        "list_title": "Phụ lục: tên của danh sách",
        "total": "Phụ lục: dòng tổng cộng",
        "prepared_by": "Phụ lục: người lập",
    },
)


@dataclass(frozen=True, slots=True)
class UnitRequestData:
    """The data of the request: who asks (`issuer` is the unit, `signer` its head) for whom.

    `guided_by` is the letter that asked for it, as it is cited, "" if none was issued. `department` is whose director
    decides, as sentences name it; "" for what stands above the unit. `filed` is where its own copy stays. `law` are the
    laws in force, `office_rule` the rule of the province, each without "Căn cứ"; `met_on` is the day on which the unit
    met, None if it is not recorded; `votes` are those on the nominees, in their order, None where none is recorded.
    Where some are of a movement `commendation_type` names the one type of all, or each of the nominees has
    its own `work`; `launched_by` are the papers that launched the movements, without "Căn cứ".
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
    votes: tuple[CountedVote | None, ...] = ()
    commendation_type: str = ""
    launched_by: str = ""
    has_own_time: bool = False
    """Whether all was achieved in a movement that is over and had begun before the round: it is of its years."""


def build(data: UnitRequestData, wording: Wording) -> Document:
    """Return the request on A4 portrait with its list. InvalidRecord if the unit proposes nobody."""
    if not data.nominees:
        raise InvalidRecord(f"{data.issuer.name} chưa có đề nghị nào trong đợt xét.", "unit")
    words = wording.filled(
        {
            "đơn vị": data.issuer.name,
            "cơ quan": data.department or data.issuer.parent_name,
            "đợt": clean_line(data.occasion),
            "khen thưởng": award_act(data.nominees),
            "kỳ khen": award_time(data.nominees, data.occasion, data.commendation_type, has_own_time=data.has_own_time),
            "số lượng": counted(data.nominees),
            "số lượng theo loại hình": counted_by_work(data.nominees),
            "theo loại hình": of_type(data.commendation_type),
            "phát động": clean_line(data.launched_by),
            "hướng dẫn": data.guided_by.strip(" "),
            "quy định": clean_line(data.office_rule),
            "ngày họp": date_in_words(data.met_on, data.year) if data.met_on else "",
            # That the unit met is said only where the book has its meeting.
            "đã bình xét": "đã bình xét" if data.met_on else "",
            "từng trường hợp": "từng trường hợp" if len(data.nominees) > 1 else "",
            "biên bản họp": "biên bản họp bình xét" if data.met_on else "",
        }
    )
    symbol = f"TTr-{data.issuer.code or UNKNOWN_CODE}"
    return Document(
        metadata=Metadata(f"{words['title']} {lowered(words['subject'])}", data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.year, "", symbol),
        titles=Titles(words["title"].upper(), words["subject"]),
        body=tuple(_body(data, words)),
        closing=Closing(
            left=Recipients((AS_ABOVE, data.filed)),
            right=data.signer.block(),
        ),
        annexes=(_list(data, words, symbol),),
    )


def _body(data: UnitRequestData, words: FilledPassages) -> Iterator[Block]:
    yield Addressees(words.lines("addressees"))
    if bases := tuple(f"Căn cứ {clean_line(law)}" for law in data.law) + words.lines("bases"):
        yield LegalBases(bases)
    yield Paragraph(words["opening"])
    yield from map(Paragraph, words.lines("attachments"))
    yield from ended_text(iter((Paragraph(words["conclusion"]),)))


def _list(data: UnitRequestData, words: FilledPassages, symbol: str) -> Section:
    source = attached_to("Tờ trình", document_number("", symbol), date_in_words(None, data.year), data.issuer.name)
    rows: dict[NomineeKind, list[tuple[Value, ...]]] = {kind: [] for kind in NomineeKind}
    for nominee, vote in zip(data.nominees, data.votes or (None,) * len(data.nominees), strict=True):
        rows[nominee.kind].append(
            (
                clean_line(nominee.name),
                clean_text(nominee.position_and_unit),
                nominee.award_and_type,
                clean_text(nominee.achievement),
                f"{vote.agree}/{vote.voters} ({vote.share})" if vote else "",
                clean_line(nominee.note),
            )
        )
    return Section(
        titles=Titles("Phụ lục", words["list_title"].upper(), source),
        body=(unit_list(rows_by_kind(rows, "")),),
        closing=list_closing(words, "", data.signer),
        orientation=Orientation.LANDSCAPE,
    )
