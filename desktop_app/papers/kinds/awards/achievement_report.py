"""Báo cáo thành tích of a person or a collective: personal details, achievements, and earlier awards.

Part II comes from the year's activities and tasks, part III from stored decisions. Details that the program does not
store (day and place of birth, home) are left to be written by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop_app.domain.office.citations import count_words, day_words, joined_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    Metadata,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.numbering import roman
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.awarded import AwardedRecipient, award_act, award_time
from desktop_app.papers.parts.council import blank_lines
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import text_blocks

NOTHING_YET = "(Chưa có.)"
_BLANK_LINES = 6
"""The number of dotted lines if no achievements are recorded."""

_STAFF = "công chức, viên chức, người lao động"

_TEXTS = (
    "subject",
    "about_heading",
    "results_heading",
    "ratings",
    "awards_heading",
    "titles_heading",
    "forms_heading",
    "promise",
    "reporter",
    "confirmation",
)
_BLANKS = (
    "khen thưởng",
    "kỳ khen",
    "đợt",
    "tên",
    "giới tính",
    "năm sinh",
    "chức vụ",
    "số người",
    "người lao động",
    "xếp loại",
)
_TITLES = {
    "about_heading": "Đề mục: lý lịch, đặc điểm",
    "about": "Lý lịch, đặc điểm",
    "blanks": "Mục để điền tay",
    "results_heading": "Đề mục: thành tích đạt được",
    "ratings": "Mức độ hoàn thành nhiệm vụ",
    "awards_heading": "Đề mục: đã được khen thưởng",
    "titles_heading": "Đề mục: danh hiệu thi đua",
    "forms_heading": "Đề mục: hình thức khen thưởng",
    "promise": "Lời cam đoan",
    "reporter": "Người báo cáo",
    "confirmation": "Xác nhận của đơn vị",
}
OF_PERSON = Passages(
    "bao-cao-thanh-tich-ca-nhan", "Báo cáo thành tích cá nhân", _TEXTS, ("about", "blanks"), _BLANKS, titles=_TITLES
)
OF_COLLECTIVE = Passages(
    "bao-cao-thanh-tich-tap-the", "Báo cáo thành tích tập thể", _TEXTS, ("about", "blanks"), _BLANKS, titles=_TITLES
)


@dataclass(frozen=True, slots=True)
class PrintedAward:
    """A title or form given before by a signed decision, in the year it was given for."""

    year: int
    award: str
    decision_number: str
    decided_on: date | None
    decided_by: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class AchievementReportData:
    """The data of the report. `issuer` is the unit, `nominee` the person or collective with the proposed award.

    Each of `achievements` may hold several lines, () leaves lines to write on; `ratings` are year and rating ("Hoàn
    thành tốt nhiệm vụ"). `head` is who signs for a collective, `reported_as` the lines of that post, () for one that
    the form names; `confirmed_by` is the name under the confirmation, `confirmed_as` the lines of that post. `staff` is
    how many people a collective has, 0 for what is not recorded; of a person `gender` ("Nữ") and `birth_year` are what
    is on record.
    """

    issuer: Issuer
    nominee: AwardedRecipient
    year: int
    occasion: str
    achievements: tuple[str, ...] = ()
    ratings: tuple[tuple[int, str], ...] = ()
    rating_documents: tuple[tuple[int, str], ...] = ()
    """The papers that state the ratings, by year; "" where none is recorded."""
    earlier: tuple[PrintedAward, ...] = ()
    head: str = ""
    reported_as: tuple[str, ...] = ()
    confirmed_by: str = ""
    confirmed_as: tuple[str, ...] = ()
    staff: int = 0
    gender: str = ""
    birth_year: int | None = None
    made_on: date | None = None


def passages(kind: NomineeKind) -> Passages:
    """Return the passages of the report of a person or a collective."""
    return OF_PERSON if kind is NomineeKind.INDIVIDUAL else OF_COLLECTIVE


def build(data: AchievementReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait, signed by the nominee on the right and by the confirming unit on the left."""
    nominee = data.nominee
    name = clean_line(nominee.name)
    words = wording.filled(
        {
            "khen thưởng": award_act((nominee,)),
            "kỳ khen": award_time((nominee,), data.occasion),
            "đợt": clean_line(data.occasion),
            "tên": name,
            "giới tính": data.gender,
            "năm sinh": str(data.birth_year or ""),
            "chức vụ": clean_line(nominee.position_and_unit),
            "số người": count_words(data.staff) if data.staff else "",
            "người lao động": "" if nominee.is_from_abroad else _STAFF,
            "xếp loại": "; ".join(_rated(data.ratings, dict(data.rating_documents))),
        }
    )
    signs = name if nominee.kind is NomineeKind.INDIVIDUAL else clean_line(data.head)
    return Document(
        metadata=Metadata(title=f"Báo cáo thành tích của {name}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.made_on, data.year),
        titles=Titles("BÁO CÁO THÀNH TÍCH", words["subject"]),
        body=tuple(_body(data, words)),
        closing=Closing(
            left=None if nominee.is_from_abroad else _confirmation(data, words),
            right=SignatureBlock(
                tuple(line.upper() for line in data.reported_as) or _capacity(words["reporter"]), signs
            ),
        ),
    )


def _confirmation(data: AchievementReportData, words: FilledPassages) -> SignatureBlock:
    """Return the block of the level above, which nobody has who is of another country."""
    capacity = (*_capacity(words["confirmation"]), *(line.upper() for line in data.confirmed_as))
    return SignatureBlock(capacity, clean_line(data.confirmed_by))


def _rated(ratings: Sequence[tuple[int, str]], documents: Mapping[int, str]) -> Iterator[str]:
    """Yield each rating with the years that have it one after the other, and the papers that state it.

    A year whose paper is not recorded stands apart: that of another year says nothing of it.
    """
    stated = {year: clean_line(documents.get(year, "")).rstrip(" .;") for year, _ in ratings}
    for (rating, _), rated in groupby(ratings, key=lambda of_year: (of_year[1], bool(stated[of_year[0]]))):
        of_rating = [year for year, _ in rated]
        years = tuple(map(str, of_rating))
        papers = "; ".join(dict.fromkeys(filter(None, map(stated.get, of_rating))))
        by = f" ({papers})" if papers else ""
        yield f"{'các năm' if len(years) > 1 else 'năm'} {joined_words(years)} {lowered(clean_line(rating))}{by}"


def _capacity(text: str) -> tuple[str, ...]:
    """Return the capacity in capitals; "XÁC NHẬN" stands on a line of its own."""
    before, separator, after = text.upper().partition("XÁC NHẬN ")
    return (separator.strip(), after) if separator and not before else (text.upper(),)


def _body(data: AchievementReportData, words: FilledPassages) -> Iterator[Block]:
    yield _heading(1, words["about_heading"])
    filled = {line.partition(":")[0]: line for line in words.lines("about")}
    blanks = {line.partition(":")[0]: line for line in words.lines("blanks")}
    # One order, whatever is on record: a form to fill in and a report that is filled in differ in their dots alone.
    for label in (*(label for label in filled if label not in blanks), *blanks):
        is_open = label not in filled
        yield Paragraph(f"- {blanks[label] if is_open else filled[label]}", dotted=is_open)
    yield _heading(2, words["results_heading"])
    if data.ratings:
        yield Paragraph(words["ratings"])
    yield from tuple(text_blocks(data.achievements)) or blank_lines(_BLANK_LINES)
    yield _heading(3, words["awards_heading"])
    titles = [award for award in data.earlier if award.is_title]
    forms = [award for award in data.earlier if not award.is_title]
    for number, (key, awards) in enumerate((("titles_heading", titles), ("forms_heading", forms)), start=1):
        yield Paragraph(f"{number}. {words[key]}", bold=True, level=2)
        yield _awards_table(words[key], awards)
    yield from ended_text([Paragraph(words["promise"])])


def _heading(number: int, text: str) -> Paragraph:
    return Paragraph(f"{roman(number)}. {text}", bold=True, level=1)


def _awards_table(title: str, awards: Sequence[PrintedAward]) -> Table:
    columns = (
        TableColumn("Năm", 16, Align.CENTER),
        TableColumn(title, 59),
        TableColumn("Số, ngày, cơ quan ban hành quyết định", 90),
    )
    rows = tuple(
        BodyRow((str(award.year), clean_line(award.award), _decision(award)))
        for award in sorted(awards, key=lambda award: award.year)
    )
    return Table(columns, rows or (GroupRow(NOTHING_YET),))


def _decision(award: PrintedAward) -> str:
    day = f" ngày {day_words(award.decided_on)}" if award.decided_on else ""
    return f"Quyết định số {clean_line(award.decision_number)}{day} của {clean_line(award.decided_by)}"
