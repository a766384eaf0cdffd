"""Báo cáo sơ kết phong trào thi đua và công tác khen thưởng 6 tháng đầu năm: three parts and their annexes.

No form is prescribed; the parts are those in use. What was proposed, given by decision and is still with the higher
level stands apart and is never added up.
"""

from dataclasses import dataclass

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers import report_parts
from desktop_app.papers.figures import figures_of, without_source
from desktop_app.papers.model import Align, Document, HeaderCell, Table, TableColumn, TotalRow
from desktop_app.papers.report_parts import AnnexContent, ReportFrame, ReportSection
from desktop_app.papers.report_tables import GroupedRow, IndicatorRow, grouped_rows, indicator_table, ordinal
from desktop_app.papers.text import CellKind

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
"""The columns of figures: proposed, given, waiting for a decision, money; widths in mm."""


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
    """What the report prints; the rows of one group follow each other. Without indicators their annex is left out."""

    frame: ReportFrame
    counts: tuple[AwardCount, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()


def outline() -> tuple[ReportSection, ...]:
    """Return the parts of the report without text.

    Keys: results, direction, movements, commendation, assessment, strengths, weaknesses, next.
    """
    return (
        ReportSection("results", "Kết quả thực hiện"),
        ReportSection("direction", "Công tác lãnh đạo, chỉ đạo", level=2),
        ReportSection("movements", "Các phong trào thi đua", level=2),
        ReportSection("commendation", "Công tác khen thưởng", level=2),
        ReportSection("assessment", "Đánh giá chung"),
        ReportSection("strengths", "Ưu điểm", level=2),
        ReportSection("weaknesses", "Tồn tại, hạn chế và nguyên nhân", level=2),
        ReportSection("next", "Phương hướng, nhiệm vụ 6 tháng cuối năm"),
    )


def build(data: HalfYearReportData) -> Document:
    """Return the report on A4 portrait with its annexes on landscape pages."""
    frame, annexes = data.frame, _annexes(data)
    period = f"6 tháng đầu năm {frame.year}"
    to = ", ".join(map(clean_line, frame.recipients)) or "cấp có thẩm quyền"
    opening = f"{frame.issuer.name} báo cáo kết quả phong trào thi đua và công tác khen thưởng {period}."
    conclusion = (
        f"Trên đây là báo cáo sơ kết phong trào thi đua và công tác khen thưởng {period} của {frame.issuer.name}"
        f" (số liệu chi tiết tại {report_parts.annexes_in_words(len(annexes))} kèm theo),"
        f" kính gửi {to} để tổng hợp, theo dõi"
    )
    subject = f"Sơ kết phong trào thi đua và công tác khen thưởng {period}"
    return report_parts.report(frame, subject, (opening, conclusion), annexes)


def empty_headings(data: HalfYearReportData) -> tuple[str, ...]:
    """Return the headings that have no text yet, with their markers."""
    return report_parts.empty_headings(data.frame.sections)


def numbers_without_source(data: HalfYearReportData) -> tuple[str, ...]:
    """Return the words around every number of the text that stands in none of the annexes."""
    shown = {figure for annex in _annexes(data) for figure in figures_of(annex.table)}
    return without_source(report_parts.texts(data.frame), shown)


def _annexes(data: HalfYearReportData) -> tuple[AnnexContent, ...]:
    figures = (AnnexContent("Biểu số liệu", indicator_table(data.indicators)),) if data.indicators else ()
    return (*figures, _award_annex(data))


def _award_annex(data: HalfYearReportData) -> AnnexContent:
    columns = (
        ordinal(),
        TableColumn("Danh hiệu, hình thức khen thưởng", 68),
        *(TableColumn(title, width, Align.CENTER, CellKind.INTEGER) for title, width in _NUMBERS),
    )
    rows: list[GroupedRow] = [
        (clean_line(count.group), (clean_line(count.award), *count.numbers)) for count in data.counts
    ]
    total = (TotalRow("Tổng cộng", _totals(data)),) if rows else ()
    table = Table(columns, (*grouped_rows(rows, NO_COMMENDATION), *total), _head())
    return AnnexContent("Tổng hợp kết quả khen thưởng theo loại hình, hình thức, đối tượng", table)


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
