"""Báo cáo sơ kết phong trào thi đua và công tác khen thưởng 6 tháng đầu năm: three parts and their annexes.

No form is prescribed; the parts are those in use. Proposed awards, awards by decision and awards pending at the higher
level are counted in columns of their own and never added up.
"""

from dataclasses import dataclass

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Align, Document, HeaderCell, Table, TableColumn, TotalRow
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.parts import reports
from desktop_app.papers.parts.figures import figures_of, without_source
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.report_tables import GroupedRow, IndicatorRow, grouped_rows, indicator_table, ordinal
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
    ("movements", 2),
    ("commendation", 2),
    ("assessment", 1),
    ("strengths", 2),
    ("weaknesses", 2),
    ("next", 1),
)
"""The parts in their order and their levels."""
_HEADINGS = tuple(f"{key}_part" for key, _ in _PARTS)
HALF_YEAR_REPORT = Passages(
    "bao-cao-so-ket",
    "Báo cáo sơ kết 6 tháng",
    texts=(*REPORT_TEXTS, *_HEADINGS),
    blanks=REPORT_BLANKS,
    plain=_HEADINGS,
    titles=REPORT_TITLES,
)
NO_COMMENDATION = "(Không có đề nghị, khen thưởng trong kỳ.)"
_NUMBERS = (
    ("Tập thể", 18),
    ("Cá nhân", 18),
    ("Tập thể", 18),
    ("Tổng số", 18),
    ("Lãnh đạo", 18),
    ("Nữ", 14),
    ("Tập thể", 18),
    ("Cá nhân", 18),
    ("Tiền thưởng (đồng)", 32),
)
"""The columns of figures: proposed, awarded, pending, money; widths in mm."""


@dataclass(frozen=True, slots=True)
class AwardCount:
    """A title or form of commendation within one type (`group`: "Công trạng"), counted.

    `leaders` and `women` are among the `individuals` awarded by signed decisions; `money` in đồng.
    """

    group: str
    award: str
    proposed_collectives: int = 0
    proposed_individuals: int = 0
    collectives: int = 0
    individuals: int = 0
    leaders: int = 0
    women: int = 0
    pending_collectives: int = 0
    pending_individuals: int = 0
    money: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """The figures in the order of the table's columns."""
        return (
            self.proposed_collectives,
            self.proposed_individuals,
            self.collectives,
            self.individuals,
            self.leaders,
            self.women,
            self.pending_collectives,
            self.pending_individuals,
            self.money,
        )


@dataclass(frozen=True, slots=True)
class HalfYearReportData:
    """The data of the report; rows of one group follow each other. Without indicators their annex is left out."""

    frame: ReportFrame
    counts: tuple[AwardCount, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()


def outline(wording: Wording) -> tuple[ReportSection, ...]:
    """Return the parts of the report without text.

    Keys: results, direction, movements, commendation, assessment, strengths, weaknesses, next.
    """
    return reports.outline(_PARTS, wording)


def build(data: HalfYearReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait with its annexes on landscape pages."""
    tables = _tables(data)
    words = wording.filled(reports.blanks_of(data.frame, len(tables)))
    titles = (words["figures_annex"], words["awards_annex"])[-len(tables) :]
    return reports.report(data.frame, words, tuple(map(AnnexContent, titles, tables)))


def empty_headings(data: HalfYearReportData) -> tuple[str, ...]:
    """Return the headings that have no text yet, with their markers."""
    return reports.empty_headings(data.frame.sections)


def numbers_without_source(data: HalfYearReportData) -> tuple[str, ...]:
    """Return the words around each number of the text that is in no annex."""
    annex_figures = {figure for table in _tables(data) for figure in figures_of(table)}
    return without_source(reports.texts(data.frame), annex_figures)


def _tables(data: HalfYearReportData) -> tuple[Table, ...]:
    figures = (indicator_table(data.indicators),) if data.indicators else ()
    return (*figures, _award_table(data))


def _award_table(data: HalfYearReportData) -> Table:
    columns = (
        ordinal(),
        TableColumn("Danh hiệu, hình thức khen thưởng", 68),
        *(TableColumn(title, width, Align.CENTER, CellKind.INTEGER) for title, width in _NUMBERS),
    )
    rows: list[GroupedRow] = [
        (clean_line(count.group), (clean_line(count.award), *count.numbers)) for count in data.counts
    ]
    total = (TotalRow("Tổng cộng", _totals(data)),) if rows else ()
    return Table(columns, (*grouped_rows(rows, NO_COMMENDATION), *total), _head())


def _totals(data: HalfYearReportData) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(count.numbers for count in data.counts), strict=True)))


def _head() -> tuple[tuple[HeaderCell, ...], ...]:
    return (
        (
            HeaderCell("STT", rows=3),
            HeaderCell("Danh hiệu, hình thức khen thưởng", rows=3),
            HeaderCell("Đề nghị", columns=2),
            HeaderCell("Đã có quyết định khen thưởng", columns=4),
            HeaderCell("Đang trình cấp trên", columns=2),
            HeaderCell("Tiền thưởng (đồng)", rows=3),
        ),
        (
            HeaderCell("Tập thể", rows=2),
            HeaderCell("Cá nhân", rows=2),
            HeaderCell("Tập thể", rows=2),
            HeaderCell("Cá nhân", columns=3),
            HeaderCell("Tập thể", rows=2),
            HeaderCell("Cá nhân", rows=2),
        ),
        (HeaderCell("Tổng số"), HeaderCell("Lãnh đạo"), HeaderCell("Nữ")),
    )
