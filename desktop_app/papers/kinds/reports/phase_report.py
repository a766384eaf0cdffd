"""Báo cáo sơ kết, tổng kết giai đoạn: several years of a plan looked back on, from the records of those years.

The parts are those of the yearly report; an annex sets the years side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    ChartRow,
    Document,
    GroupRow,
    PrintedChart,
    Table,
    TableColumn,
    TotalRow,
)
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, lowered
from desktop_app.papers.kinds.reports import annual_report
from desktop_app.papers.parts import reports
from desktop_app.papers.parts.activity_table import ActivityRow, activity_table
from desktop_app.papers.parts.figures import figures_of, without_source
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.report_charts import WHOM, chart_of
from desktop_app.papers.parts.report_tables import (
    IndicatorRow,
    ReportedAward,
    award_table,
    award_totals,
    awards_title,
    figures_annex,
    indicator_table,
    row_counts,
)
from desktop_app.papers.parts.reports import (
    REPORT_BLANKS,
    REPORT_TEXTS,
    REPORT_TITLES,
    AnnexContent,
    ReportFrame,
    ReportSection,
)

_OUTCOMES = ("Hoàn thành đúng hạn", "Hoàn thành sau hạn", "Chưa hoàn thành")
_CARRIED_OUT, _LET_GO, _UNKNOWN = "Có thực hiện trong kỳ", "Không thực hiện", "Chưa có số liệu"
_SHORT = dict(
    zip(
        (*_OUTCOMES, _CARRIED_OUT, _LET_GO, _UNKNOWN),
        ("Đúng hạn", "Sau hạn", "Chưa hoàn thành", "Có thực hiện", "Không thực hiện", "Chưa có số liệu"),
        strict=True,
    )
)
_MOST_IN_FULL = 4
"""So many series of the chart have their whole names beside it."""
OBJECTIVE, SUBJECTIVE, LESSONS = "objective_causes", "subjective_causes", "lessons"
"""The parts that the yearly report has not: several years are looked back on for what is learned from them."""
_CAUSES = annual_report.PARTS.index(("causes", 2)) + 1
PARTS = (
    *annual_report.PARTS[:_CAUSES],
    *((OBJECTIVE, 3), (SUBJECTIVE, 3), (LESSONS, 2)),
    *annual_report.PARTS[_CAUSES:],
)
_HEADINGS = tuple(f"{key}_part" for key, _ in PARTS)
PHASE_REPORT = Passages(
    "bao-cao-giai-doan",
    "Báo cáo sơ kết, tổng kết giai đoạn",
    texts=(*REPORT_TEXTS, "years_annex", "activities_annex", "total", "none", *_HEADINGS),
    lists=("plan_parts",),
    blanks=(*REPORT_BLANKS, "kế hoạch", "giai đoạn", "giai đoạn đã qua", "thời gian", "loại", "tên"),
    plain=(*_HEADINGS, "plan_parts", "total", "none"),
    titles=REPORT_TITLES
    | {"years_annex": "Phụ lục: các năm", "total": "Dòng tổng của các năm", "none": "Bảng các năm khi chưa có số liệu"},
)


@dataclass(frozen=True, slots=True)
class PhaseYear:
    """What was done in one year; None for what nobody recorded in it.

    `tasks` are those due, done in time, done later and open, `unknown` those due of which nothing is recorded that was
    not yet asked for, `carried_out` those without a day of completion in whose period something was done, `let_go`
    those that were not carried out;
    `activities` how many were held, who came to them and who saw what was posted; `posted` the items that were posted
    and those that were shared, None where that is recorded of none, `either` those of which it is not recorded;
    `awards` those of collectives and of persons.
    """

    year: int
    tasks: tuple[int, int, int, int] | None = None
    activities: tuple[int, int, int] | None = None
    posted: tuple[int, int] | None = None
    awards: tuple[int, int] | None = None
    unknown: int = 0
    carried_out: int = 0
    either: int = 0
    let_go: int = 0

    @property
    def others(self) -> dict[str, int]:
        """The tasks that were neither done on a day nor are open, by what is said of them."""
        return {_CARRIED_OUT: self.carried_out, _LET_GO: self.let_go, _UNKNOWN: self.unknown}

    @property
    def values(self) -> tuple[int | None, ...]:
        """The figures in the order of the columns."""
        return (
            *(self.tasks or (None,) * 4),
            *(self.activities or (None,) * 3),
            *(self.posted or (None,) * 2),
            *(self.awards or (None,) * 2),
        )


@dataclass(frozen=True, slots=True)
class PhaseReportData:
    """The data of the report. `plan_title` names the plan in a sentence, `phase` the years: "2022 - 2025".

    `is_whole` says that the phase ends with the plan: then it is a tổng kết. Before the last year of the phase the
    report covers what has passed of it: `is_running`.
    """

    frame: ReportFrame
    plan_title: str
    phase: str
    is_whole: bool
    years: tuple[PhaseYear, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    awards: tuple[ReportedAward, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    is_running: bool = False


def outline(wording: Wording, plan_headings: Sequence[str] = ()) -> tuple[ReportSection, ...]:
    """Return the parts of the report without text: those of the yearly one, causes by kind, and lessons."""
    return annual_report.outline(wording, plan_headings, PARTS)


def build(data: PhaseReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait with its annexes on landscape pages."""
    kind = "Tổng kết" if data.is_whole else "Sơ kết"
    blanks = {"kế hoạch": clean_line(data.plan_title), "giai đoạn": data.phase, "thời gian": _span(data)}
    blanks |= {"loại": kind, "tên": lowered(kind)}
    # What runs is told by the days that are counted, which the next sentence names.
    blanks |= {"giai đoạn đã qua": "" if data.is_running else f"giai đoạn {data.phase}"}
    words = wording.filled(reports.blanks_of(data.frame, 4, data.plan_title) | blanks)
    annexes = (
        figures_annex(words["figures_annex"], data.indicators),
        AnnexContent(
            awards_title(words["awards_annex"], data.awards), award_table(data.awards), (award_totals(data.awards),)
        ),
        AnnexContent(
            words["years_annex"],
            _year_table(data.years, words["total"], words["none"]),
            (*_years_counted(data), *_not_in_columns(data.years)),
        ),
        AnnexContent(words["activities_annex"], activity_table(data.activities), rows_are="mục"),
    )
    return reports.report(data.frame, words, annexes)


def numbers_without_source(data: PhaseReportData) -> tuple[str, ...]:
    """Return the words around each number of the text that is in no annex and is no count of their rows."""
    tables = (
        indicator_table(data.indicators),
        award_table(data.awards),
        _year_table(data.years, "", ""),
        activity_table(data.activities),
    )
    counts = row_counts(data.awards, [each.group for each in data.activities])
    return without_source(reports.texts(data.frame), counts.union(*map(figures_of, tables)))


def _span(data: PhaseReportData) -> str:
    if data.is_running:
        return f"từ ngày {day_words(data.frame.first_day)} đến ngày {day_words(data.frame.cut_off)}"
    return f"giai đoạn {data.phase}"


def _year_table(years: Sequence[PhaseYear], total: str, none: str) -> Table:
    titles = (
        "Kỳ thực hiện đến hạn",
        *_OUTCOMES,
        "Hoạt động đã tổ chức",
        "Lượt người tham gia",
        "Lượt người tiếp cận",
        "Tin, bài đăng mới",
        "Tin, bài chia sẻ lại",
        "Tập thể được khen (lượt)",
        "Cá nhân được khen (lượt)",
    )
    columns = (
        TableColumn("Năm", 24, Align.CENTER),
        *(TableColumn(title, 26, Align.CENTER, CellKind.INTEGER) for title in titles),
    )
    if not years:
        return Table(columns, (GroupRow(none),))
    figures = [row.values for row in years]
    if others := _others(years):
        place = 1 + len(_OUTCOMES)
        added = (TableColumn(title, 26, Align.CENTER, CellKind.INTEGER) for title in others)
        columns = (*columns[: place + 1], *added, *columns[place + 1 :])
        figures = [
            (*row.values[:place], *(row.others[title] if row.tasks else None for title in others), *row.values[place:])
            for row in years
        ]
    sums = [_sum(column) for column in zip(*figures, strict=True)]
    rows = [
        BodyRow((str(row.year), *(NOTHING_RECORDED if each is None else each for each in values)))
        for row, values in zip(years, figures, strict=True)
    ]
    return Table(columns, (*rows, TotalRow(total, tuple(sums))))


def _years_counted(data: PhaseReportData) -> tuple[str, ...]:
    """Return how many years the table has, and which of them are no whole years; () without any."""
    if not data.years:
        return ()
    first_day, cut_off = data.frame.counted_from or data.frame.first_day, data.frame.cut_off
    begun = f"tính từ ngày {day_words(first_day)}" if first_day.timetuple().tm_yday > 1 else ""
    to_go = f"tính đến ngày {day_words(cut_off)}" if (cut_off.month, cut_off.day) < (12, 31) else ""
    parts: dict[int, list[str]] = {}
    for year, words in ((first_day.year, begun), (cut_off.year, to_go)):
        if words:
            parts.setdefault(year, []).append(words)
    named = "; ".join(f"năm {year} {', '.join(words)}" for year, words in parts.items())
    return (f"Tổng số: {count_words(len(data.years))} năm{f' ({named})' if named else ''}.",)


def _not_in_columns(years: Sequence[PhaseYear]) -> tuple[str, ...]:
    """Return the note on items of which nobody recorded whether they were posted or shared: no column has them."""
    of_years = [f"năm {row.year}: {count_words(row.either)}" for row in years if row.either]
    if not of_years:
        return ()
    if len(of_years) == 1:
        of_years = [of_years[0].partition(":")[0]]
    number = count_words(sum(row.either for row in years))
    return (f"Ngoài số đăng mới, chia sẻ lại nêu trên, còn có {number} tin, bài ({'; '.join(of_years)}).",)


def award_chart(years: Sequence[PhaseYear]) -> PrintedChart | None:
    """Return the awards of collectives and of persons by year; None without any."""
    bars = [ChartRow(str(row.year), row.awards or (None, None)) for row in years]
    return _chart("Khen thưởng các năm trong kỳ (lượt)", WHOM, bars)


def task_chart(years: Sequence[PhaseYear]) -> PrintedChart | None:
    """Return by year what came of the tasks that were due; None without any."""
    others = _others(years)
    none = (None,) * (len(_OUTCOMES) + len(others))
    bars = [
        ChartRow(str(row.year), (*row.tasks[1:], *(row.others[title] for title in others)) if row.tasks else none)
        for row in years
    ]
    series = (*_OUTCOMES, *others)
    # The names of five series stand in one line above the bars if they are short.
    names = series if len(series) <= _MOST_IN_FULL else tuple(_SHORT[name] for name in series)
    return _chart("Kỳ thực hiện nhiệm vụ đến hạn các năm theo kết quả", names, bars)


def _others(years: Sequence[PhaseYear]) -> tuple[str, ...]:
    """Return what is said of tasks that have no column in every report: such as a year has."""
    return tuple(title for title in PhaseYear(0).others if any(row.others[title] for row in years))


def _chart(title: str, series: tuple[str, ...], bars: Sequence[ChartRow]) -> PrintedChart | None:
    return chart_of(title, series, bars) if any(any(bar.values) for bar in bars) else None


def _sum(figures: Sequence[int | None]) -> int | str:
    recorded = [figure for figure in figures if figure is not None]
    return sum(recorded) if recorded else NOTHING_RECORDED
