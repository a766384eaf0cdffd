"""Báo cáo kết quả thực hiện kế hoạch năm: to UBND tỉnh through Sở Nội vụ and to Tỉnh đoàn, before 20/11.

Five parts in the plan's own words and order, and four annexes: figures, awards by signed decisions, state of tasks,
activities with their evidence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Document, Table
from desktop_app.papers.parts import reports
from desktop_app.papers.parts.activity_table import ActivityRow, activity_table
from desktop_app.papers.parts.figures import figures_of, without_source
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.report_tables import (
    YEAR_BEFORE,
    FiguresBefore,
    IndicatorRow,
    LateRow,
    ReportedAward,
    TaskRow,
    award_table,
    award_totals,
    awards_title,
    figures_annex,
    indicator_table,
    late_counts,
    late_table,
    lead_notes,
    row_counts,
    task_state_table,
    task_total,
)
from desktop_app.papers.parts.reports import (
    REPORT_BLANKS,
    REPORT_TEXTS,
    REPORT_TITLES,
    AnnexContent,
    ReportFrame,
    ReportSection,
)

_OF_A_YEAR = re.compile(r" năm [0-9]{4}[”]?$")
PARTS = (
    ("direction", 1),
    ("results", 1),
    ("others", 2),
    ("emulation", 2),
    ("assessment", 1),
    ("strengths", 2),
    ("weaknesses", 2),
    ("causes", 2),
    ("next", 1),
    ("proposals", 1),
)
"""The parts in their order with their levels; the plan's own headings follow the results."""
_HEADINGS = tuple(f"{key}_part" for key, _ in PARTS)
ANNUAL_REPORT = Passages(
    "bao-cao-nam",
    "Báo cáo năm kết quả thực hiện Kế hoạch",
    texts=(*REPORT_TEXTS, "tasks_annex", "activities_annex", "late_annex", *_HEADINGS),
    lists=("plan_parts",),
    blanks=(*REPORT_BLANKS, "kế hoạch"),
    plain=(*_HEADINGS, "plan_parts"),
    titles=REPORT_TITLES,
)
"""`plan_parts` are the headings under the results if the plan has none."""


@dataclass(frozen=True, slots=True)
class AnnualReportData:
    """The data of the report. `plan_title` names the plan in a sentence: "Kế hoạch “Giáo dục …”".

    Without awards, activities or `late` records their annex is left out.
    """

    frame: ReportFrame
    plan_title: str
    indicators: tuple[IndicatorRow, ...] = ()
    awards: tuple[ReportedAward, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    late: tuple[LateRow, ...] = ()
    before: FiguresBefore = YEAR_BEFORE


def outline(
    wording: Wording, plan_headings: Sequence[str] = (), parts: Sequence[tuple[str, int]] = PARTS
) -> tuple[ReportSection, ...]:
    """Return the parts of the report without text; `plan_headings` are the plan's, for part II, in its order.

    Keys: direction, results, plan-1 and so on, others, emulation, assessment, strengths, weaknesses, causes, next,
    proposals.
    """
    titles = plan_headings or wording.lists["plan_parts"]
    plan = tuple(ReportSection(f"plan-{number}", text, level=2) for number, text in enumerate(titles, start=1))
    sections = reports.outline(parts, wording)
    after = next(place for place, section in enumerate(sections, start=1) if section.key == "results")
    return (*sections[:after], *plan, *sections[after:])


def build(data: AnnualReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait with its annexes on landscape pages."""
    _, awards, tasks, activities = _tables(data)
    held = (True, bool(data.awards), True, bool(data.activities), bool(data.late))
    # A plan of one year names the year, which the heading names too.
    title = clean_line(data.plan_title).removesuffix(f" năm {data.frame.year}")
    if _OF_A_YEAR.search(title):
        # Of another year: "… năm 2025 năm 2026" would be no year at all.
        title = f"{title} trong"
    words = wording.filled(reports.blanks_of(data.frame, sum(held), title) | {"kế hoạch": title})
    of_figures, late = late_counts(data.late)
    annexes = (
        figures_annex(words["figures_annex"], data.indicators, of_figures, data.before),
        AnnexContent(
            awards_title(words["awards_annex"], data.awards), awards, (award_totals(data.awards),), late=late["awards"]
        ),
        AnnexContent(words["tasks_annex"], tasks, _task_lines(data.tasks), late=late["occurrences"]),
        AnnexContent(words["activities_annex"], activities, rows_are="mục", late=late["activities"]),
        AnnexContent(words["late_annex"], late_table(data.late), is_of_days=False),
    )
    return reports.report(data.frame, words, tuple(compress(annexes, held)), len(data.late))


def _task_lines(tasks: Sequence[TaskRow]) -> tuple[str, ...]:
    notes = lead_notes(task.leads for task in tasks)
    return (f"{task_total(tasks)}{'.' * bool(notes)}", *notes)


def numbers_without_source(data: AnnualReportData) -> tuple[str, ...]:
    """Return the words around each number of the text that is in no annex and is no count of their rows."""
    annex_figures = {figure for table in _tables(data) for figure in figures_of(table)}
    return without_source(
        reports.texts(data.frame),
        annex_figures | row_counts(data.awards, [each.group for each in data.activities], data.tasks),
    )


def _tables(data: AnnualReportData) -> tuple[Table, Table, Table, Table]:
    awards, tasks = award_table(data.awards), task_state_table(data.tasks)
    return indicator_table(data.indicators, data.before), awards, tasks, activity_table(data.activities)
