"""Báo cáo kết quả thực hiện kế hoạch năm: to UBND tỉnh through Sở Nội vụ and to Tỉnh đoàn, before 20/11.

Five parts in the plan's own words and order, and three annexes: figures, awards by signed decisions, state of tasks.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers import report_parts
from desktop_app.papers.figures import figures_of, without_source
from desktop_app.papers.model import Document
from desktop_app.papers.report_parts import AnnexContent, ReportFrame, ReportSection
from desktop_app.papers.report_tables import (
    AwardRow,
    IndicatorRow,
    TaskRow,
    award_table,
    award_totals,
    indicator_table,
    task_state_table,
)

PLAN_HEADINGS = (
    "Tuyên truyền, nâng cao nhận thức, kỹ năng khi tham gia các hoạt động trên không gian mạng",
    "Giám sát, bảo vệ, ngăn chặn, xử lý thông tin vi phạm pháp luật trên không gian mạng",
    "Cuộc vận động “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”",
)
"""The headings under "kết quả thực hiện" where the plan itself has none to give."""


@dataclass(frozen=True, slots=True)
class AnnualReportData:
    """What the report prints. `plan_title` names the plan in a sentence: "Kế hoạch “Giáo dục …”"."""

    frame: ReportFrame
    plan_title: str
    indicators: tuple[IndicatorRow, ...] = ()
    awards: tuple[AwardRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()


def outline(plan_headings: Sequence[str] = PLAN_HEADINGS) -> tuple[ReportSection, ...]:
    """Return the parts of the report without text; `plan_headings` are the plan's, for part II, in its order.

    Keys: direction, results, plan-1 and so on, emulation, assessment, strengths, weaknesses, causes, next, proposals.
    """
    plan = (ReportSection(f"plan-{number}", text, level=2) for number, text in enumerate(plan_headings, start=1))
    return (
        ReportSection("direction", "Công tác chỉ đạo, triển khai"),
        ReportSection("results", "Kết quả thực hiện"),
        *plan,
        ReportSection("emulation", "Thi đua, khen thưởng, nhân rộng điển hình", level=2),
        ReportSection("assessment", "Đánh giá chung"),
        ReportSection("strengths", "Ưu điểm", level=2),
        ReportSection("weaknesses", "Tồn tại, hạn chế", level=2),
        ReportSection("causes", "Nguyên nhân", level=2),
        ReportSection("next", "Nhiệm vụ năm tiếp theo"),
        ReportSection("proposals", "Đề xuất, kiến nghị"),
    )


def build(data: AnnualReportData) -> Document:
    """Return the report on A4 portrait with its three annexes on landscape pages."""
    frame, plan, annexes = data.frame, clean_line(data.plan_title), _annexes(data)
    to = ", ".join(map(clean_line, frame.recipients)) or "cấp có thẩm quyền"
    opening = f"Thực hiện {plan}, {frame.issuer.name} báo cáo kết quả thực hiện năm {frame.year}."
    conclusion = (
        f"Trên đây là báo cáo kết quả thực hiện {plan} năm {frame.year} của {frame.issuer.name} (số liệu chi tiết tại"
        f" {report_parts.annexes_in_words(len(annexes))} kèm theo), kính gửi {to} để tổng hợp, theo dõi"
    )
    subject = f"Kết quả thực hiện {plan} năm {frame.year}"
    return report_parts.report(frame, subject, (opening, conclusion), annexes)


def empty_headings(data: AnnualReportData) -> tuple[str, ...]:
    """Return the headings that have no text yet, with their markers: "V. Đề xuất, kiến nghị"."""
    return report_parts.empty_headings(data.frame.sections)


def numbers_without_source(data: AnnualReportData) -> tuple[str, ...]:
    """Return the words around every number of the text that stands in none of the annexes nor counts their rows."""
    shown = {figure for annex in _annexes(data) for figure in figures_of(annex.table)}
    return without_source(report_parts.texts(data.frame), shown | _row_counts(data))


def _row_counts(data: AnnualReportData) -> set[Decimal]:
    counted: Counter[tuple[object, ...]] = Counter()
    for award in data.awards:
        number = clean_line(award.decision_number)
        counted.update(((award.kind,), (award.kind, award.award), ("award", award.award), ("decision", number)))
    counted.update(("group", task.group) for task in data.tasks)
    counted["awards",], counted["tasks",] = len(data.awards), len(data.tasks)
    decisions = len({clean_line(award.decision_number) for award in data.awards})
    return set(map(Decimal, {*counted.values(), decisions} - {0}))


def _annexes(data: AnnualReportData) -> tuple[AnnexContent, ...]:
    return (
        AnnexContent("Biểu số liệu", indicator_table(data.indicators)),
        AnnexContent(
            "Danh sách tập thể, cá nhân được khen thưởng", award_table(data.awards), (award_totals(data.awards),)
        ),
        AnnexContent("Tình hình thực hiện nhiệm vụ", task_state_table(data.tasks)),
    )
