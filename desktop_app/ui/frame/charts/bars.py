"""The bars of the window Biểu đồ, made from what the services count."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.statistics import AwardStatistics
from desktop_app.services.standing.title_streaks import TitleStreak
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.charts.chart import Bar, Part

_ROLE: Final = QPalette.ColorRole
_PATTERN: Final = Qt.BrushStyle
_PATTERNS: Final = (
    _PATTERN.SolidPattern,
    _PATTERN.BDiagPattern,
    _PATTERN.Dense5Pattern,
    _PATTERN.DiagCrossPattern,
    _PATTERN.VerPattern,
    _PATTERN.HorPattern,
)
_LOOKS: Final = tuple((colour, pattern) for pattern in _PATTERNS for colour in (_ROLE.Accent, _ROLE.Dark))
"""The looks of what a bar is made of, one for each award; the words behind it say what they are."""
_MOST: Final = 12
"""How many streaks are drawn: the longest; the others are told in one line."""


def unit_bars(statistics: AwardStatistics) -> list[Bar]:
    """Return a bar for each unit that has awards, made of its awards: "5 GK · 2 LĐTT"."""
    bars = []
    for row in statistics.units:
        given = [
            (award, number, _LOOKS[place % len(_LOOKS)])
            for place, (award, number) in enumerate(zip(statistics.awards, row.counts, strict=True))
            if number
        ]
        if not given:
            continue
        shorts = [
            f"{format_number(number)} {statistics.shorts.get(award.code, award.name)}" for award, number, _ in given
        ]
        words = ", ".join(f"{award.name} {format_number(number)}" for award, number, _ in given)
        parts = tuple(Part(number, *look) for _, number, look in given)
        total = sum(row.counts)
        query = statistics.query(None, row)
        bars.append(
            Bar(row.unit_name, total, query, f"{row.unit_name}: {words}", parts=parts, number=" · ".join(shorts))
        )
    return bars


def streak_bars(streaks: Sequence[TitleStreak], year: int) -> list[Bar]:
    """Return a bar for each of the longest streaks: "Nông Thị Lan – CSTĐCS", 3 years; a last line tells of the rest."""
    bars = []
    for streak in streaks[:_MOST]:
        kind = "people" if streak.subject.kind is NomineeKind.INDIVIDUAL else "units"
        query = ListQuery(kind, scope={"ids": [streak.subject.id]})
        since = f"{year - streak.years + 1}–{year}"
        words = f"{streak.name}: {streak.years} năm liền đạt “{streak.title}” ({since})"
        number = f"{streak.years} năm · {streak.short} {since}"
        bars.append(Bar(streak.name, streak.years, query, words, number=number))
    return bars + _rest(streaks[:_MOST], streaks[_MOST:])


def _rest(drawn: Sequence[TitleStreak], others: Sequence[TitleStreak]) -> list[Bar]:
    """Return the line of those of whom no streak is drawn: "và 5 người khác", with their list."""
    seen = {streak.subject for streak in drawn}
    left = [streak for streak in others if streak.subject not in seen]
    if not left:
        return []
    is_people = left[0].subject.kind is NomineeKind.INDIVIDUAL
    ids = list(dict.fromkeys(streak.subject.id for streak in left))
    label = f"và {format_number(len(ids))} {'người' if is_people else 'tập thể'} khác"
    least, most = min(streak.years for streak in left), max(streak.years for streak in left)
    number = f"{least} năm" if least == most else f"{least}–{most} năm"
    query = ListQuery("people" if is_people else "units", scope={"ids": ids})
    return [Bar(label, 0, query, f"{label}: {number} liền đạt một danh hiệu", number=number)]
