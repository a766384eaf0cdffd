"""The papers on one phong trào thi đua: who registered, and the reports while it goes on and at its end.

No form is prescribed. A report leaves out the parts that have no records; its annexes are the criteria, the activities,
and the awards by signed decisions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Align,
    Document,
    Metadata,
    Orientation,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, Value, capitalised, lowered
from desktop_app.papers.parts import reports
from desktop_app.papers.parts.awarded import kinds_counted, rows_by_kind
from desktop_app.papers.parts.endings import ended_table
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.report_tables import (
    NO_VALUE,
    ReportedAward,
    award_table,
    award_totals,
    awards_title,
    grouped_rows,
    ordinal,
)
from desktop_app.papers.parts.reports import AnnexContent, ReportFrame, ReportSection

_PARTS = (
    ("basis", 1),
    ("organisation", 1),
    ("results", 1),
    ("criteria", 2),
    ("activities", 2),
    ("commendation", 1),
    ("assessment", 1),
    ("weaknesses", 2),
    ("causes", 2),
    ("next", 1),
)
"""The parts in their order with their levels."""
_HEADINGS = tuple(f"{key}_part" for key, _ in _PARTS)
INTERIM_REPORT = Passages(
    "bao-cao-so-ket-phong-trao",
    "Báo cáo sơ kết phong trào thi đua",
    texts=(
        "subject",
        "opening",
        "as_of",
        "conclusion",
        "criteria_annex",
        "activities_annex",
        "awards_annex",
        *_HEADINGS,
    ),
    blanks=("cơ quan", "phong trào", "thời gian", "văn bản", "từ ngày", "ngày", "khen thưởng đến", "phụ lục"),
    plain=_HEADINGS,
    titles=reports.REPORT_TITLES
    | {
        "basis_part": "Đề mục: căn cứ, mục đích",
        "organisation_part": "Đề mục: tổ chức thực hiện",
        "criteria_part": "Đề mục: kết quả theo tiêu chí",
        "activities_part": "Đề mục: các hoạt động",
        "criteria_annex": "Phụ lục: tiêu chí",
        "activities_annex": "Phụ lục: hoạt động",
    },
)
FINAL_REPORT = replace(INTERIM_REPORT, file="bao-cao-tong-ket-phong-trao", title="Báo cáo tổng kết phong trào thi đua")


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion as it is printed; `result` "" is told as not recorded."""

    text: str
    target: str = ""
    result: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class MovementActivity:
    """An activity of the movement: its days in words, its kind, and how many people it reached, None if not counted.

    `is_posted` of news and stories, which are no activities that were held.
    """

    days: str
    kind: str
    title: str
    unit: str = ""
    reached: int | None = None
    evidence: str = ""
    is_posted: bool = False


@dataclass(frozen=True, slots=True)
class MovementReportData:
    """The data of a report. `document` is the paper that launched the movement, as it is cited, "" for none.

    `paragraphs` are the texts of the parts by key: basis, organisation, results, criteria, activities, commendation,
    weaknesses, causes, next. `time` are its years as they follow its name, "" where that has them. `posted` says how
    many news and stories there are, those posted and those shared apart.
    """

    frame: ReportFrame
    movement: str
    document: str
    paragraphs: Mapping[str, tuple[str, ...]]
    criteria: tuple[CriterionRow, ...] = ()
    activities: tuple[MovementActivity, ...] = ()
    awards: tuple[ReportedAward, ...] = ()
    posted: str = ""
    time: str = ""
    ended_on: date | None = None
    """The last day of the movement, where nothing was done in it later: after it awards alone are counted."""


def build(data: MovementReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait with its annexes on landscape pages."""
    number = sum(map(bool, (data.criteria, data.activities, data.awards)))
    blanks = reports.blanks_of(data.frame, number) | {
        "phong trào": clean_line(data.movement),
        "thời gian": data.time,
        "văn bản": clean_line(data.document),
        "phụ lục": reports.annexes_in_words(number) if number else "",
        "ngày": day_words(data.ended_on or data.frame.cut_off),
        "khen thưởng đến": day_words(data.frame.cut_off) if data.ended_on is not None and data.awards else "",
    }
    words = wording.filled(blanks)
    frame = replace(data.frame, sections=_sections(data, wording))
    # Each annex tells until when its own rows are counted.
    until = {"khen thưởng đến": ""}
    of_deeds = wording.filled(blanks | until)["as_of"]
    of_awards = wording.filled(blanks | until | {"ngày": day_words(data.frame.cut_off)})["as_of"]
    return reports.report(frame, words, tuple(_annexes(data, words, of_deeds, of_awards)))


def _sections(data: MovementReportData, wording: Wording) -> tuple[ReportSection, ...]:
    """Return the parts that have a text, and those above them."""
    sections = [
        replace(section, paragraphs=data.paragraphs.get(section.key, ()))
        for section in reports.outline(_PARTS, wording)
    ]
    shown_sections: list[ReportSection] = []
    for place, section in enumerate(sections):
        below = sections[place + 1 :]
        parts_below = [part for part in below[: _first_not_below(below, section.level)] if part.paragraphs]
        if len(parts_below) == 1:
            # A heading with a single part below it needs no heading of that part.
            shown_sections.append(replace(section, paragraphs=parts_below[0].paragraphs))
            sections[sections.index(parts_below[0])] = replace(parts_below[0], paragraphs=())
        elif section.paragraphs or parts_below:
            shown_sections.append(section)
    return tuple(shown_sections)


def _first_not_below(sections: Sequence[ReportSection], level: int) -> int:
    return next((place for place, section in enumerate(sections) if section.level <= level), len(sections))


def _annexes(data: MovementReportData, words: FilledPassages, of_deeds: str, of_awards: str) -> Iterator[AnnexContent]:
    if data.criteria:
        yield AnnexContent(words["criteria_annex"], _criteria(data.criteria), rows_are="tiêu chí", as_of=of_deeds)
    if data.activities:
        held = sum(not row.is_posted for row in data.activities)
        counts = (f"{count_words(held)} hoạt động" if held else "", data.posted)
        total = f"Tổng cộng: {'; '.join(filter(None, counts))}."
        yield AnnexContent(words["activities_annex"], _activities(data.activities), (total,), as_of=of_deeds)
    if data.awards:
        yield AnnexContent(
            awards_title(words["awards_annex"], data.awards),
            award_table(data.awards),
            (award_totals(data.awards),),
            as_of=of_awards,
        )


def _criteria(criteria: Sequence[CriterionRow]) -> Table:
    columns = (
        ordinal(),
        TableColumn("Tiêu chí", 96, Align.JUSTIFY),
        TableColumn("Chỉ tiêu", 46),
        TableColumn("Kết quả", 50),
        TableColumn("Minh chứng", 48),
    )
    rows = [
        ("", tuple(map(capitalised, (row.text, row.target, row.result or NO_VALUE, row.evidence or NOTHING_RECORDED))))
        for row in criteria
    ]
    return Table(columns, grouped_rows(rows, ""))


def _activities(activities: Sequence[MovementActivity]) -> Table:
    columns = (
        ordinal(),
        TableColumn("Ngày", 30, Align.CENTER),
        TableColumn("Nội dung", 68, Align.JUSTIFY),
        TableColumn("Đơn vị thực hiện, phối hợp", 46),
        # What stands in it is narrower than its head, which is on each page.
        TableColumn("Số người, lượt tiếp cận", 30, Align.CENTER, CellKind.INTEGER, width_is_set=True),
        TableColumn("Văn bản, liên kết", 66),
    )
    rows = [
        (row.kind, (row.days, row.title, row.unit, row.reached or NOTHING_RECORDED, row.evidence or NOTHING_RECORDED))
        for row in activities
    ]
    return Table(columns, grouped_rows(rows, ""))


REGISTRATIONS = Passages(
    "danh-sach-dang-ky-phong-trao",
    "Danh sách đăng ký phong trào thi đua",
    texts=("title", "subject", "as_of", "empty", "prepared_by"),
    lists=("total",),
    blanks=("phong trào", "văn bản", "ngày", "số lượng", "số tập thể", "số cá nhân"),
)


@dataclass(frozen=True, slots=True)
class Registered:
    """Who registered, when and for what; of a collective, `position_and_unit` is ""."""

    kind: NomineeKind
    name: str
    position_and_unit: str
    registered_on: date
    content: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationListData:
    """The data of a list as of a day. `document` is the paper that launched the movement, as it is cited."""

    issuer: Issuer
    signer: Signer
    movement: str
    document: str
    as_of: date
    registered: tuple[Registered, ...]
    prepared_by: str = ""


def build_registrations(data: RegistrationListData, wording: Wording) -> Document:
    """Return the list as a document on A4 landscape."""
    counts = {kind: sum(row.kind is kind for row in data.registered) for kind in NomineeKind}
    words = wording.filled(
        {
            "phong trào": clean_line(data.movement),
            "văn bản": clean_line(data.document),
            "ngày": day_words(data.as_of),
            "số lượng": kinds_counted(row.kind for row in data.registered),
            "số tập thể": count_words(counts[NomineeKind.COLLECTIVE]),
            "số cá nhân": count_words(counts[NomineeKind.INDIVIDUAL]),
        }
    )
    closing = list_closing(words, data.prepared_by, data.signer)
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.as_of.year),
        titles=Titles(words["title"].upper(), words["subject"], words["as_of"]),
        body=(ended_table(_registrations(data.registered, words["empty"]), closing.lines),),
        closing=closing,
        orientation=Orientation.LANDSCAPE,
        name="Đăng ký phong trào",
    )


def _registrations(registered: Sequence[Registered], empty: str) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 54),
        TableColumn("Chức vụ, phòng/đơn vị", 56, if_any=True, of_people=True),
        TableColumn("Nội dung, chỉ tiêu đăng ký", 80, Align.JUSTIFY),
        TableColumn("Ngày đăng ký", 26, Align.CENTER, CellKind.DATE),
        TableColumn("Ghi chú", 26),
    )
    rows = {kind: [_registered_values(row) for row in registered if row.kind is kind] for kind in NomineeKind}
    return Table(columns, tuple(rows_by_kind(rows, empty)))


def _registered_values(row: Registered) -> tuple[Value, ...]:
    return (
        clean_line(row.name),
        clean_text(row.position_and_unit),
        clean_text(row.content),
        row.registered_on,
        clean_text(row.note),
    )
