"""Báo cáo sơ kết phong trào thi đua và công tác khen thưởng 6 tháng đầu năm: three parts and their annexes.

No form is prescribed; the parts are those in use. Proposed awards, awards by decision and awards pending at the higher
level are counted in columns of their own and never added up.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.office.citations import span_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Align, Document, HeaderCell, Table, TableColumn, TotalRow
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind
from desktop_app.papers.parts import reports
from desktop_app.papers.parts.activity_table import ActivityRow, activity_table
from desktop_app.papers.parts.figures import figures_of, without_source
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.report_tables import (
    SAME_HALF,
    FiguresBefore,
    GroupedRow,
    IndicatorRow,
    LateRow,
    ReportedAward,
    award_totals,
    figures_annex,
    grouped_rows,
    indicator_table,
    late_counts,
    late_table,
    ordinal,
)
from desktop_app.papers.parts.reports import (
    REPORT_BLANKS,
    REPORT_TEXTS,
    REPORT_TITLES,
    AnnexContent,
    ReportFrame,
    ReportSection,
)

_PARTS = (
    ("results", 1),
    ("direction", 2),
    ("registration", 2),
    ("movements", 2),
    ("tasks", 2),
    ("commendation", 2),
    ("assessment", 1),
    ("strengths", 2),
    ("weaknesses", 2),
    ("next", 1),
    ("proposals", 1),
)
"""The parts in their order and their levels."""
_HEADINGS = tuple(f"{key}_part" for key, _ in _PARTS)
_OF_ALL_EMULATION = ("registration", "movements")
"""The parts that a report of another plan than the first has not."""
_BESIDE_TASKS = {"direction", "commendation"}
"""What that has among its results beside the tasks."""
UNSPLIT = "movements_and_tasks"
"""What stands for the movements and the tasks in a report whose text was written when both were one part."""
HALF_YEAR_REPORT = Passages(
    "bao-cao-so-ket",
    "Báo cáo sơ kết 6 tháng",
    texts=(*REPORT_TEXTS, "activities_annex", "late_annex", *_HEADINGS),
    blanks=(*REPORT_BLANKS, "kỳ", "nội dung", "kết quả"),
    plain=_HEADINGS,
    titles=REPORT_TITLES
    | {"registration_part": "Đề mục: đăng ký thi đua", "tasks_part": "Đề mục: nhiệm vụ của kế hoạch"},
)
NO_COMMENDATION = "(Chưa có đề nghị, khen thưởng thuộc phạm vi báo cáo trong kỳ.)"
_PROPOSED, _AWARDED, _PENDING = "Đề nghị", "Đã có quyết định khen thưởng", "Đang trình cấp trên"
_MOVEMENTS = "phong trào thi đua"
_EMULATION = f"{_MOVEMENTS} và công tác khen thưởng"
_MONEY = "Tiền thưởng (đồng)"


@dataclass(frozen=True, slots=True)
class _Number:
    """A column of figures: the head over it, its title, its width in mm."""

    key: str
    over: str
    title: str
    width: int = 18


_NUMBERS = (
    _Number("proposed_collectives", _PROPOSED, "Tập thể"),
    _Number("proposed_individuals", _PROPOSED, "Cá nhân"),
    _Number("collectives", _AWARDED, "Tập thể"),
    _Number("individuals", _AWARDED, "Tổng số"),
    _Number("leaders", _AWARDED, "Lãnh đạo"),
    _Number("women", _AWARDED, "Nữ", 14),
    _Number("pending_collectives", _PENDING, "Tập thể"),
    _Number("pending_individuals", _PENDING, "Cá nhân"),
    _Number("money", "", _MONEY, 32),
)
"""The columns of figures: proposed, awarded, pending, money."""
_OF_INDIVIDUALS = ("individuals", "leaders", "women")


@dataclass(frozen=True, slots=True)
class AwardCount:
    """A title or form of commendation within one type (`group`: "Công trạng"), counted.

    `leaders` and `women` are among the `individuals` awarded by signed decisions; `money` in đồng. `women` is None if
    it is not recorded of somebody, proposed ones of awards that were given without a recorded proposal.
    """

    group: str
    award: str
    proposed_collectives: int | None = 0
    proposed_individuals: int | None = 0
    collectives: int = 0
    individuals: int = 0
    leaders: int = 0
    women: int | None = 0
    pending_collectives: int = 0
    pending_individuals: int = 0
    money: int = 0


@dataclass(frozen=True, slots=True)
class HalfYearReportData:
    """The data of the report; rows of one group follow each other.

    `awards` are those counted in `counts`. Without indicators, `counts`, activities or `late` records their annex is
    left out. `plan_title` names the plan of a report that is not on all emulation, "" for one that is.
    """

    frame: ReportFrame
    counts: tuple[AwardCount, ...] = ()
    awards: tuple[ReportedAward, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    late: tuple[LateRow, ...] = ()
    plan_title: str = ""
    before: FiguresBefore = SAME_HALF


def outline(wording: Wording, *, is_of_plan: bool = False, is_unsplit: bool = False) -> tuple[ReportSection, ...]:
    """Return the parts of the report without text; `is_of_plan` says that it is on one plan, not on all emulation.

    Keys: results, direction, registration, movements, tasks, commendation, assessment, strengths, weaknesses, next,
    proposals; of one that `is_unsplit` movements_and_tasks for two of them.
    """
    left_out = _OF_ALL_EMULATION if is_of_plan else ("tasks",) if is_unsplit else ()
    parts = reports.outline([part for part in _PARTS if part[0] not in left_out], wording)
    return tuple(replace(part, key=UNSPLIT) if is_unsplit and part.key == "movements" else part for part in parts)


def build(data: HalfYearReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait with its annexes on landscape pages."""
    figures = _figures(data)
    activities = (activity_table(data.activities),) if data.activities else ()
    # A report that has nothing at all says so in the annex that it cites.
    awards = (_award_table(data),) if data.counts or not figures else ()
    late = (late_table(data.late),) if data.late else ()
    number = len(figures) + len(awards) + len(activities) + len(late)
    blanks = reports.blanks_of(data.frame, number, f"nhiệm vụ công tác năm {data.frame.year}")
    words = wording.filled(blanks | _matter(data))
    of_figures, counts = late_counts(data.late)
    # Its annex of awards counts those proposed, too.
    of_awards = counts["awards"] + counts["nominations"]
    totals = (award_totals(data.awards, total=f"Tổng cộng {_AWARDED.lower()}"),)
    annexes = (
        *((figures_annex(words["figures_annex"], data.indicators, of_figures, data.before),) if figures else ()),
        *(AnnexContent(words["awards_annex"], table, totals, late=of_awards) for table in awards),
        *(
            AnnexContent(words["activities_annex"], table, rows_are="mục", late=counts["activities"])
            for table in activities
        ),
        *(AnnexContent(words["late_annex"], table, is_of_days=False) for table in late),
    )
    frame = _without_lone_tasks(data.frame) if data.plan_title else data.frame
    return reports.report(frame, words, annexes, len(data.late))


def _without_lone_tasks(frame: ReportFrame) -> ReportFrame:
    """Return the frame of a report on a plan with the tasks right under "Kết quả thực hiện" if nothing else is there.

    A heading of their own below it would say the same again.
    """
    telling = {section.key for section in reports.printed_sections(frame.sections)}
    if "tasks" not in telling or telling & _BESIDE_TASKS:
        return frame
    tasks = next(section.paragraphs for section in frame.sections if section.key == "tasks")
    others = [section for section in frame.sections if section.key != "tasks"]
    sections = (replace(each, paragraphs=tasks) if each.key == "results" else each for each in others)
    return replace(frame, sections=tuple(sections))


def _matter(data: HalfYearReportData) -> dict[str, str]:
    """Return what the report is on, in full and after the plan was cited."""
    title = clean_line(data.plan_title).removesuffix(f" năm {data.frame.year}")
    # A heading names no awards where the text tells of none.
    tells_awards = any(section.key == "commendation" and any(section.paragraphs) for section in data.frame.sections)
    emulation = _EMULATION if data.counts or tells_awards else _MOVEMENTS
    return {
        "nội dung": f"thực hiện {title}" if title else emulation,
        "kết quả": "thực hiện" if title else emulation,
        "kỳ": span_words(data.frame.first_day, data.frame.cut_off),
    }


def numbers_without_source(data: HalfYearReportData) -> tuple[str, ...]:
    """Return the words around each number of the text that is in no annex."""
    annex_figures = {figure for table in _tables(data) for figure in figures_of(table)}
    return without_source(reports.texts(data.frame), annex_figures)


def _tables(data: HalfYearReportData) -> tuple[Table, ...]:
    activities = (activity_table(data.activities),) if data.activities else ()
    return (*_figures(data), _award_table(data), *activities)


def _figures(data: HalfYearReportData) -> tuple[Table, ...]:
    return (indicator_table(data.indicators, data.before),) if data.indicators else ()


def _award_table(data: HalfYearReportData) -> Table:
    numbers = _numbers(data.counts)
    columns = (
        ordinal(),
        TableColumn("Danh hiệu, hình thức khen thưởng", 68),
        *(TableColumn(number.title, number.width, Align.CENTER, CellKind.INTEGER) for number in numbers),
    )
    rows: list[GroupedRow] = [
        (clean_line(count.group), (clean_line(count.award), *(_figure(count, number) for number in numbers)))
        for count in data.counts
    ]
    totals = tuple(_total(data.counts, number) for number in numbers)
    total = (TotalRow("Tổng cộng", totals),) if rows else ()
    return Table(columns, (*grouped_rows(rows, NO_COMMENDATION), *total), _head(numbers))


def _figure(count: AwardCount, number: _Number) -> int | str:
    figure: int | None = getattr(count, number.key)
    return NOTHING_RECORDED if figure is None else figure


def _total(counts: Sequence[AwardCount], number: _Number) -> int | str:
    """Return the sum of what is recorded of a column: of nothing recorded there is none, and not 0."""
    known = [figure for count in counts if (figure := getattr(count, number.key)) is not None]
    return sum(known) if known else NOTHING_RECORDED


def _numbers(counts: Sequence[AwardCount]) -> tuple[_Number, ...]:
    """Return the columns that are printed: pending and money if there is any, women if it is recorded of everybody."""
    left_out = set()
    if any(count.women is None for count in counts):
        left_out.add("women")
    if not any(count.pending_collectives or count.pending_individuals for count in counts):
        left_out |= {"pending_collectives", "pending_individuals"}
    if not any(count.money for count in counts):
        left_out.add("money")
    return tuple(number for number in _NUMBERS if number.key not in left_out)


def _head(numbers: Sequence[_Number]) -> tuple[tuple[HeaderCell, ...], ...]:
    over = Counter(number.over for number in numbers if number.over)
    of_individuals = [number.title for number in numbers if number.key in _OF_INDIVIDUALS]
    second_row: list[HeaderCell] = []
    for number in numbers:
        if number.key == _OF_INDIVIDUALS[0]:
            second_row.append(HeaderCell("Cá nhân", columns=len(of_individuals)))
        elif number.over and number.key not in _OF_INDIVIDUALS:
            second_row.append(HeaderCell(number.title, rows=2))
    return (
        (
            HeaderCell("TT", rows=3),
            HeaderCell("Danh hiệu, hình thức khen thưởng", rows=3),
            *(HeaderCell(title, columns=number) for title, number in over.items()),
            *(HeaderCell(number.title, rows=3) for number in numbers if not number.over),
        ),
        tuple(second_row),
        tuple(HeaderCell(title) for title in of_individuals),
    )
