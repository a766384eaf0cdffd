"""Thông báo công khai kết quả khen thưởng: what a signed decision gave, where that is posted and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Block,
    Closing,
    Document,
    Metadata,
    Orientation,
    Paragraph,
    Recipients,
    Section,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, Value, capitalised, lowered
from desktop_app.papers.document.wording import attached_to, date_in_words, document_number
from desktop_app.papers.parts.awarded import AwardedRecipient, award_act, by_award, counted, grouped_by_award, whom
from desktop_app.papers.parts.endings import ended_annex, ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import FILED

NO_ONE = "(Không có tập thể, cá nhân nào.)"

NOTICE = Passages(
    "thong-bao-ket-qua",
    "Thông báo công khai kết quả khen thưởng",
    texts=(
        "subject",
        "opening",
        "results",
        "single_result",
        "posting",
        "posting_blank",
        "feedback",
        "conclusion",
        "list_title",
    ),
    blanks=(
        "đợt",
        "quyết định",
        "cơ quan",
        "khen thưởng",
        "số lượng",
        "đối tượng",
        "kết quả",
        "được khen",
        "nơi công khai",
        "thời gian",
        "hạn phản ánh",
    ),
    titles={
        "results": "Kết quả khi có nhiều hình thức",
        "single_result": "Kết quả khi có một hình thức",
        "posting": "Nơi, thời gian công khai",
        "posting_blank": "Nơi, thời gian công khai khi chưa ghi",
        "feedback": "Nơi nhận ý kiến phản ánh",
        "list_title": "Tên danh sách",
    },
)


@dataclass(frozen=True, slots=True)
class AwardNoticeData:
    """The data of the notice. `decision` is the signed decision as it is cited, `rows` are those it awards.

    `posted_at` "" leaves a line to write on; `posted_from` and `posted_until` are the days of the posting, None if they
    are not recorded.
    """

    issuer: Issuer
    signer: Signer
    year: int
    occasion: str
    decision: str
    rows: tuple[AwardedRecipient, ...]
    posted_at: str = ""
    posted_from: date | None = None
    posted_until: date | None = None
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None


def build(data: AwardNoticeData, wording: Wording) -> Document:
    """Return the notice on A4 portrait, the list of the awarded as its annex."""
    # A title is recognised, and is no commendation given for a merit.
    titles_alone = bool(data.rows) and all(row.is_title for row in data.rows)
    words = wording.filled(
        {
            "đợt": clean_line(data.occasion),
            "quyết định": clean_line(data.decision),
            "cơ quan": data.issuer.name,
            "khen thưởng": award_act(data.rows),
            "số lượng": counted(data.rows),
            "đối tượng": whom(data.rows),
            "kết quả": "công nhận danh hiệu thi đua" if titles_alone else award_act(data.rows),
            "được khen": award_act(data.rows),
            "nơi công khai": clean_line(data.posted_at),
            "thời gian": _posted(data),
            "hạn phản ánh": day_words(data.posted_until) if data.posted_until else "",
        }
    )
    subject = words["subject"]
    return Document(
        metadata=Metadata(title=f"Thông báo {lowered(subject)}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.issued_on, data.year, data.number, f"TB-{data.issuer.code}"),
        titles=Titles("THÔNG BÁO", subject),
        body=tuple(_body(data, words)),
        closing=Closing(left=Recipients((*map(clean_line, data.copies_to), data.filed)), right=data.signer.block()),
        annexes=(_list(data, words),),
    )


def _posted(data: AwardNoticeData) -> str:
    if data.posted_from and data.posted_until:
        return f"từ ngày {day_words(data.posted_from)} đến hết ngày {day_words(data.posted_until)}"
    if data.posted_until:
        return f"đến hết ngày {day_words(data.posted_until)}"
    return f"từ ngày {day_words(data.posted_from)}" if data.posted_from else ""


def _body(data: AwardNoticeData, words: FilledPassages) -> Iterator[Block]:
    yield Paragraph(words["opening"])
    awards = by_award(data.rows)
    if len(awards) < 2:
        yield Paragraph(f"{words['single_result'].rstrip(' .;:')}.", lead="1.")
        awards = ()
    else:
        yield Paragraph(f"{words['results'].rstrip(' .;:')}:", lead="1.", keep_next=True)
    for number, rows in enumerate(awards, start=1):
        end = ";" if number < len(awards) else "."
        yield Paragraph(f"- {capitalised(award_act(rows))} cho {counted(rows)}{end}")
    if data.posted_at or _posted(data):
        yield Paragraph(words["posting"], lead="2.")
    else:
        yield Paragraph(f"{words['posting_blank']} ", lead="2.", dotted=True)
    yield Paragraph(words["feedback"], lead="3.")
    yield from ended_text(iter((Paragraph(words["conclusion"]),)))


def _list(data: AwardNoticeData, words: FilledPassages) -> Section:
    number = document_number(data.number, f"TB-{data.issuer.code}")
    source = attached_to("Thông báo", number, date_in_words(data.issued_on, data.year), data.issuer.name)
    annex = Section(
        titles=Titles("Phụ lục", words["list_title"].upper(), source),
        body=(_table(data.rows, data.decision),),
        closing=Closing(lines=(f"Tổng cộng: {counted(data.rows)}",) if data.rows else ()),
        orientation=Orientation.LANDSCAPE,
    )
    return ended_annex(annex)


def _is_cited(rows: Sequence[AwardedRecipient], decision: str) -> bool:
    """Tell whether what all achieved, if anything is told of it, is in the heading of the decision that is cited."""
    reasons = {clean_line(row.achievement) for row in rows}
    return not any(reasons) or (len(reasons) == 1 and lowered(reasons.pop().removeprefix("Đã ")) in decision)


def _table(rows: Sequence[AwardedRecipient], decision: str) -> Table:
    merit = not _is_cited(rows, decision)
    room = 252 - 12 - 80 * merit
    columns = (
        TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", room * 0.34),
        TableColumn("Chức vụ, phòng/đơn vị", room * 0.36, if_any=True, of_people=True),
        TableColumn("Danh hiệu, hình thức khen thưởng", room * 0.3),
        *((TableColumn("Thành tích", 80, Align.JUSTIFY),) if merit else ()),
    )
    return Table(columns, tuple(grouped_by_award(rows, [_cells(row, merit) for row in rows], NO_ONE)))


def _cells(row: AwardedRecipient, merit: bool) -> tuple[Value, ...]:
    return (
        clean_line(row.name),
        clean_text(row.position_and_unit),
        clean_line(row.award),
        *((clean_text(row.achievement),) if merit else ()),
    )
