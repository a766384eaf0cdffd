"""The bars of a year by month and by state, made from figures of the day or of a year."""

from collections.abc import Mapping

from desktop_app.domain.plan.occurrences import OCCURRENCE_STATE_LABELS, OCCURRENCE_STATE_TONES, OccurrenceState
from desktop_app.services.day.today import DayFigure
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.charts.chart import Bar


def month_bars(counts: Mapping[int, DayFigure], what: str, now: int = 0) -> list[Bar]:
    """Return a bar of `what` is counted for each month; that of the month `now` stands out."""
    return [
        Bar(
            str(month),
            figure.value,
            figure.query,
            f"tháng {month}: {format_number(figure.value)} {what}",
            is_strong=month == now,
        )
        for month, figure in counts.items()
    ]


def states_title(year: int) -> str:
    """Return the title of the chart of a year's tasks in their periods; page Theo dõi may count those of one plan."""
    return f"Kỳ nhiệm vụ năm {year} của mọi kế hoạch, theo tình trạng"


def state_bars(by_state: Mapping[OccurrenceState, DayFigure]) -> list[Bar]:
    """Return a bar of a year's tasks for each state that has any."""
    bars = []
    for state, figure in by_state.items():
        if not figure.value:
            continue
        label = OCCURRENCE_STATE_LABELS[state]
        words = f"{label.lower()}: {format_number(figure.value)} kỳ"
        bars.append(Bar(label, figure.value, figure.query, words, tone=OCCURRENCE_STATE_TONES[state]))
    return bars
