"""The charts that a report may have, made of the rows of its annexes, so that both have the same numbers."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress

from desktop_app.domain.office.citations import count_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.papers.document.model import ChartRow, PrintedChart
from desktop_app.papers.parts.report_tables import ReportedAward, TaskRow, task_counts

WHOM = tuple(NOMINEE_KIND_LABELS[kind] for kind in (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL))


def award_chart(rows: Sequence[ReportedAward]) -> PrintedChart | None:
    """Return the awards by title and form, of collectives and of persons; None for no award."""
    counts = Counter((clean_line(row.award), row.kind) for row in rows)
    bars = tuple(
        # A title is of collectives or of persons: that the others have none of it is nothing to tell.
        ChartRow(award, tuple(counts[award, kind] or None for kind in (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL)))
        for award in dict.fromkeys(award for award, _ in counts)
    )
    title = f"Khen thưởng trong kỳ theo danh hiệu, hình thức ({count_words(len(rows))} lượt)"
    return chart_of(title, WHOM, bars) if bars else None


def chart_of(title: str, series: Sequence[str], bars: Sequence[ChartRow]) -> PrintedChart:
    """Return a chart of those series alone that have a bar: a name without one is looked for in vain."""
    shown = [any(bar.values[place] is not None for bar in bars) for place in range(len(series))]
    rows = (ChartRow(bar.label, tuple(compress(bar.values, shown))) for bar in bars)
    return PrintedChart(1, title, tuple(compress(series, shown)), tuple(rows))


def task_chart(rows: Sequence[TaskRow], states: Sequence[str]) -> PrintedChart | None:
    """Return the tasks by what came of them, in the order of `states`; None for no task."""
    counts = Counter(row.counted_as for row in rows)
    bars = tuple(ChartRow(state, (counts[state],)) for state in states if counts[state])
    total = ", ".join(task_counts(rows))
    return PrintedChart(1, f"Nhiệm vụ trong kỳ theo kết quả ({total})", ("",), bars) if bars else None
