"""Tờ trình đề nghị khen thưởng: to the director inside the department, or from the department to the province.

There is one tờ trình for each type of commendation; its content follows Nghị định 152/2025/NĐ-CP, Điều 33 khoản 11.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import count_words, joined_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Closing,
    Document,
    LegalBases,
    Metadata,
    Paragraph,
    Recipients,
    Titles,
)
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.papers.document.wording import date_in_words, drafted
from desktop_app.papers.parts.awarded import (
    LONGEST_MERIT,
    AwardedRecipient,
    award_act,
    award_time,
    by_award,
    counted,
    of_type,
    whom,
)
from desktop_app.papers.parts.decisions import points_of
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import AS_ABOVE, FILED, text_blocks
from desktop_app.papers.parts.votes import VoteResult, agreed_by_least, least_share, shares_of

_TEXTS = (
    "subject",
    "opening",
    "subjects_heading",
    "achievements_heading",
    "opinions_heading",
    "appraisal_heading",
    "attachments",
    "conclusion",
)
_LISTS = ("bases", "subjects", "achievements", "opinions", "appraisal")
_BLANKS = (
    "khen thưởng",
    "kỳ khen",
    "đợt",
    "loại hình",
    "loại hình nêu thêm",
    "theo loại hình",
    "theo loại hình nêu thêm",
    "phát động",
    "cơ quan",
    "người nhận",
    "cách quyết định",
    "đối tượng",
    "từng đối tượng",
    "đối tượng đạt",
    "đối tượng đã xét",
    "các trường hợp",
    "số lượng",
    "thành tích",
    "số lượng theo loại hình",
    "số ý kiến bằng văn bản",
    "chức năng",
    "quy định",
    "biên bản",
    "người đề nghị",
    "ngày họp",
    "tỷ lệ",
    "mẫu số",
    "tỷ lệ đồng ý",
    "đợt đã xét",
    "hồ sơ",
    "báo cáo",
    "đối tượng đạt thiếu hồ sơ",
    "đối tượng đã xét thiếu hồ sơ",
    "người ngoại lệ",
    "ngoại lệ",
    "số lượng đã xét",
    "số lượng không đạt",
    "số lượng chưa đề nghị",
)
_TITLES = {
    "subjects_heading": "Đề mục: đối tượng, hình thức",
    "subjects": "Đối tượng theo loại hình",
    "achievements_heading": "Đề mục: thành tích",
    "achievements": "Thành tích",
    "opinions_heading": "Đề mục: việc lấy ý kiến",
    "opinions": "Việc lấy ý kiến",
    "appraisal_heading": "Đề mục: ý kiến thẩm định",
    "appraisal": "Ý kiến thẩm định",
    "attachments": "Tài liệu kèm theo",
}
TO_DIRECTOR = Passages("to-trinh-trong-so", "Tờ trình trong Sở", _TEXTS, _LISTS, _BLANKS, titles=_TITLES)
TO_PROVINCE = Passages("to-trinh-len-tinh", "Tờ trình lên tỉnh", _TEXTS, _LISTS, _BLANKS, titles=_TITLES)


@dataclass(frozen=True, slots=True)
class SubmissionData:
    """The data of the tờ trình. Numbers of collectives and people, and the least share of votes, are counted here.

    `addressee` is who decides ("Chủ tịch UBND tỉnh …"), `through` who it goes through ("Sở Nội vụ"); `sent_on_to` are
    those higher up who decide on some of it, or if `all_sent_on` on all. `occasion` is "sơ
    kết 6 tháng đầu năm 2026", `merit` what was achieved ("trong phong trào …"), both within sentences. `law` are the
    laws in force, `functions` the decision on the office's functions, `office_rule` the rule of the province, `minutes`
    "Biên bản số … ngày …"; each without "Căn cứ". `proposed_by` proposes to the issuer; `proposer` is who proposes
    where that is not the whole issuer ("Văn phòng"). `met_on` are the days on which the
    Council voted on them, `votes` the last on each, () if there was none; `exceptions`
    are the names of those who fail a condition, with the reason why they are proposed all the same. `launched_by` are
    the papers that launched the movements, without "Căn cứ"; `counts_by_type` says how many are proposed for what where
    the types are several, `by_merit` who achieved which of a few different things, with what follows "đã có thành tích"
    in it: a sentence on all would give each all of them. `failed` are those that the Council did not find for beside
    the rows, `put_off` those it found for who are not proposed yet, `elsewhere` those of another tờ trình.
    `has_exemplars` that a list of exemplars goes with it. A draft (`is_draft`) says so in its title. Where files lack
    papers (`lacks_papers`) it does not call them complete, and without the reports (`has_reports`) it does not send
    them along. `number` "" and `issued_on` None
    leave blanks.
    """

    issuer: Issuer
    signer: Signer
    year: int
    addressee: str
    rows: tuple[AwardedRecipient, ...]
    occasion: str
    commendation_type: str = ""
    counts_by_type: str = ""
    merit: str = ""
    by_merit: tuple[tuple[tuple[AwardedRecipient, ...], str], ...] = ()
    law: tuple[str, ...] = ()
    functions: str = ""
    office_rule: str = ""
    launched_by: str = ""
    minutes: str = ""
    proposed_by: str = ""
    met_on: tuple[date, ...] = ()
    votes: tuple[VoteResult, ...] = ()
    failed: tuple[AwardedRecipient, ...] = ()
    put_off: tuple[AwardedRecipient, ...] = ()
    elsewhere: tuple[AwardedRecipient, ...] = ()
    through: str = ""
    sent_on_to: tuple[str, ...] = ()
    all_sent_on: bool = False
    summaries: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None
    proposer: str = ""
    exceptions: tuple[tuple[str, str], ...] = ()
    is_draft: bool = False
    lacks_papers: bool = False
    has_exemplars: bool = False
    has_reports: bool = True
    has_own_time: bool = False
    """Whether all was achieved in a movement that is over and had begun before the round: it is of its years."""


def build(data: SubmissionData, wording: Wording) -> Document:
    """Return the tờ trình on A4 portrait. InvalidRecord if nobody is proposed."""
    if not data.rows:
        raise InvalidRecord("Chưa có tập thể, cá nhân nào để lập tờ trình đề nghị khen thưởng.", "rows")
    words = wording.filled(_values(data))
    through = f" (qua {clean_line(data.through)})" if data.through else ""
    subject = words["subject"]
    return Document(
        metadata=Metadata(title=f"Tờ trình {lowered(subject)}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.issued_on, data.year, data.number, f"TTr-{data.issuer.code}"),
        titles=Titles("TỜ TRÌNH", drafted(subject, is_draft=data.is_draft)),
        body=(
            Addressees((f"{clean_line(data.addressee)}{through}",)),
            LegalBases(tuple(f"Căn cứ {clean_line(law)}" for law in data.law) + words.lines("bases")),
            *_body(data, words),
        ),
        closing=Closing(
            left=Recipients((AS_ABOVE, *map(clean_line, data.copies_to), data.filed)), right=data.signer.block()
        ),
    )


def _values(data: SubmissionData) -> dict[str, str]:
    votes_on_rows = [vote for vote in data.votes if vote.nominee in data.rows]
    # The share is printed only if all rows were voted on.
    complete = len(votes_on_rows) == len(data.rows)
    # That it is all as the rules ask is said only of what was voted on.
    reviewed = whom(data.rows) if complete and data.met_on and all(vote.tally for vote in votes_on_rows) else ""
    reports = "báo cáo thành tích" if data.has_reports else ""
    # Beside another list it says which it is.
    own_list = "danh sách đề nghị" if data.has_exemplars else "danh sách"
    exemplars = "danh sách gương điển hình đề nghị nhân rộng" if data.has_exemplars else ""
    minutes = ("các biên bản họp" if len(data.met_on) > 1 else "biên bản họp") if data.minutes else ""
    kind, merit = clean_line(data.commendation_type), clean_line(data.merit)
    time = award_time(data.rows, data.occasion, kind, has_own_time=data.has_own_time)
    # A deed that is of no time is told by itself, as its decision tells it.
    is_deed = not time and kind in merit and len(merit) <= LONGEST_MERIT
    deed = f"cho {whom(data.rows)} có thành tích {merit}" if is_deed else ""
    return {
        "khen thưởng": award_act(data.rows),
        "kỳ khen": time or deed,
        "đợt": clean_line(data.occasion),
        "loại hình": kind,
        # Once: what was achieved in a movement names it.
        "loại hình nêu thêm": "" if kind in merit else kind,
        "theo loại hình": "" if deed else of_type(kind),
        "theo loại hình nêu thêm": "" if kind in merit else of_type(kind),
        "phát động": clean_line(data.launched_by),
        "cơ quan": clean_line(data.proposer or data.issuer.name),
        "người nhận": clean_line(data.addressee),
        "cách quyết định": _decided(data),
        "đối tượng": whom(data.rows),
        "từng đối tượng": f"{'từng ' if len(data.rows) > 1 else ''}{whom(data.rows)}",
        "đối tượng đạt": "" if data.exceptions or data.lacks_papers else reviewed,
        "đối tượng đã xét": "" if data.lacks_papers else reviewed,
        "đối tượng đạt thiếu hồ sơ": reviewed if data.lacks_papers and not data.exceptions else "",
        "đối tượng đã xét thiếu hồ sơ": reviewed if data.lacks_papers else "",
        "các trường hợp": "các trường hợp đề nghị đều" if len(data.rows) > 1 else "trường hợp đề nghị",
        "số lượng": counted(data.rows),
        "thành tích": merit,
        "số lượng theo loại hình": "" if data.by_merit else clean_line(data.counts_by_type),
        "số ý kiến bằng văn bản": _in_writing(votes_on_rows, data),
        "chức năng": clean_line(data.functions),
        "quy định": clean_line(data.office_rule),
        "người đề nghị": clean_line(data.proposed_by),
        # Not cleaned: it may hold the blanks of a number that is not given yet.
        "biên bản": data.minutes.strip(" "),
        "ngày họp": joined_words(tuple(date_in_words(day, data.year) for day in data.met_on)),
        "tỷ lệ": least_share(votes_on_rows) if complete else "",
        "mẫu số": shares_of(votes_on_rows) if complete else "",
        "tỷ lệ đồng ý": agreed_by_least(votes_on_rows) if complete else "",
        "đợt đã xét": clean_line(data.occasion) if data.met_on else "",
        "số lượng đã xét": _reviewed(data) if complete and data.failed else "",
        "số lượng không đạt": _beside(data.failed, data) if complete else "",
        "số lượng chưa đề nghị": _beside(data.put_off, data) if complete else "",
        "người ngoại lệ": ", ".join(clean_line(name) for name, _ in data.exceptions),
        "ngoại lệ": "; ".join(f"{clean_line(name)}: {clean_line(why).rstrip(' .;')}" for name, why in data.exceptions),
        # Minutes go with it only if a Council has met.
        "hồ sơ": joined_words(tuple(filter(None, (minutes, own_list, exemplars, reports)))),
        "báo cáo": reports,
    }


def _decided(data: SubmissionData) -> str:
    """Return what the addressee is asked for: to decide, or to put it before those who do."""
    if not data.sent_on_to:
        return "quyết định"
    sent_on = f"trình {', '.join(map(clean_line, data.sent_on_to))} quyết định"
    return sent_on if data.all_sent_on else f"quyết định theo thẩm quyền và {sent_on}"


def _in_writing(votes: Sequence[VoteResult], data: SubmissionData) -> str:
    """Return how many gave their opinions in writing, of several sessions at which; "" for nobody."""
    written_on: dict[date | None, int] = {}
    for vote in votes:
        if vote.tally and vote.tally.written:
            written_on[vote.voted_on] = max(vote.tally.written, written_on.get(vote.voted_on, 0))
    if len(data.met_on) < 2:
        return count_words(max(written_on.values())) if written_on else ""
    return joined_words(
        tuple(
            f"tại phiên họp {date_in_words(day, data.year)}, {count_words(written_on[day])}"
            for day in data.met_on
            if day in written_on
        )
    )


def _reviewed(data: SubmissionData) -> str:
    """Return how many were voted on; whom another tờ trình proposes is named: the minutes beside it count them, too."""
    others = f" (không kể {counted(data.elsewhere)} thuộc tờ trình khác)" if data.elsewhere else ""
    return f"{counted((*data.rows, *data.failed, *data.put_off))}{others}"


def _beside(voted: tuple[AwardedRecipient, ...], data: SubmissionData) -> str:
    """Return how many were voted on beside those proposed; of who is proposed for something else, for which award."""
    proposed = {row.name_and_post for row in data.rows}
    if not any(row.name_and_post in proposed for row in voted):
        return counted(voted)
    awards = dict.fromkeys(clean_line(row.award) for row in voted)
    return f"{count_words(len(voted))} đề nghị ({', '.join(awards)})"


def _body(data: SubmissionData, words: FilledPassages) -> Iterator[Paragraph]:
    yield Paragraph(words["opening"], keep_next=True)
    yield _heading(1, words["subjects_heading"])
    # What goes up may be decided by several, the highest first.
    awards = by_award(data.rows, by_one=not data.through)
    dash = "- " if len(awards) > 1 else ""
    end = ", gồm:" if data.by_merit else "."
    yield from (Paragraph(f"{dash}{capitalised(award_act(group))}: {counted(group)}{end}") for group in awards)
    yield from points_of([f"{counted(rows)} đã có thành tích {clean_line(merit)}" for rows, merit in data.by_merit])
    yield from map(Paragraph, words.lines("subjects"))
    yield _heading(2, words["achievements_heading"])
    yield from text_blocks(data.summaries)
    yield from map(Paragraph, words.lines("achievements"))
    parts = (("opinions_heading", words.lines("opinions")), ("appraisal_heading", words.lines("appraisal")))
    for number, (key, lines) in enumerate(((key, lines) for key, lines in parts if lines), start=3):
        yield _heading(number, words[key])
        yield from map(Paragraph, lines)
    yield Paragraph(words["attachments"], italic=True, align=Align.JUSTIFY)
    yield from ended_text(iter((Paragraph(words["conclusion"]),)))


def _heading(number: int, text: str) -> Paragraph:
    return Paragraph(f"{number}. {text}", bold=True, level=2)
