"""The table model of a month of posts: one row for each week, the week in column 0, then its days from Monday."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.year.activities import ActivityKind
from desktop_app.domain.year.good_news import Gaps, month_grid, week_title
from desktop_app.services.year.posted_days import PostedDays
from desktop_app.ui.base.translation import format_date

Index = QModelIndex | QPersistentModelIndex

HEADERS: Final = ("Tuần", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SHORT_HEADERS: Final = ("Tuần", "T2", "T3", "T4", "T5", "T6", "T7", "CN")
CELL: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = {ActivityKind.GOOD_NEWS: "tin", ActivityKind.STORY: "chuyện", ActivityKind.EXEMPLAR: "gương"}
_NO_NEWS: Final = "chưa có tin"
_NO_NEWS_SHORT: Final = "chưa"
NO_STORY: Final = "chưa có chuyện"
_LEGEND: Final = "(n): số tin của ngày, số chuyện của tuần"
"""Where there is room for nothing but numbers: last, so that what is missing is read where the line is cut."""
_NOTHING: Final = PostedDays({}, Gaps((), ()))


class DayWording(Enum):
    """How the cells of a month say what was posted, all of them alike; the widest first.

    A number alone is of what the ground tells of: the good news of a day, the stories of a week.
    """

    FULL = auto()
    BRIEF = auto()
    NUMBER = auto()
    COUNT = auto()


_COUNTING: Final = (DayWording.NUMBER, DayWording.COUNT)


@dataclass(frozen=True, slots=True)
class CalendarCell:
    """A day or a week as it is drawn: its title, the lines below it, and whether something is missing."""

    first: date
    last: date
    title: str
    lines: tuple[str, ...] = ()
    gap: bool = False
    good: bool = False
    outside: bool = False
    today: bool = False
    more: bool = False
    """Whether there is something beside what its lines count."""
    spoken: str = field(default="", compare=False)


class MonthModel(QAbstractTableModel):
    """The cells of the month set by `show_month`."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.month = today.replace(day=1)
        self._weeks = month_grid(today.year, today.month)
        self._posted = _NOTHING
        self._headers = HEADERS
        self._wording = DayWording.FULL

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day shown; they may belong to the month before or after."""
        return self._weeks[0][0], self._weeks[-1][-1]

    def show_month(self, month: date) -> None:
        """Show the month of a day, empty until `show_posted` is called."""
        self.beginResetModel()
        self.month = month.replace(day=1)
        self._weeks = month_grid(month.year, month.month)
        self._posted = _NOTHING
        self.endResetModel()

    def show_posted(self, posted: PostedDays) -> None:
        """Show what was posted from the first to the last of `days`."""
        self._posted = posted
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(HEADERS) - 1))

    def summary(self) -> str:
        """Return in words what was posted in the month and what is missing so far."""
        days = [day for day in self._posted.counts if same_month(day, self.month)]
        totals = {kind: sum(self._posted.counts[day].get(kind, 0) for day in days) for kind in _WORDS}
        lacking = sum(same_month(day, self.month) for day in self._posted.gaps.days)
        weeks = len(self._posted.gaps.weeks)
        had = f"{totals[ActivityKind.GOOD_NEWS]} tin, {totals[ActivityKind.STORY]} chuyện"
        if totals[ActivityKind.EXEMPLAR]:
            had += f", {totals[ActivityKind.EXEMPLAR]} gương"
        wanting = [f"{lacking} ngày chưa có tin"] if lacking else []
        wanting += [f"{weeks} tuần chưa có chuyện"] if weeks else []
        if self._wording is DayWording.COUNT:
            return "; ".join([*wanting, had, _LEGEND])
        return "; ".join([had, *wanting])

    def cell(self, row: int, column: int) -> CalendarCell:
        """Return the cell of a week (column 0) or of one of its days."""
        week = self._weeks[row]
        if column == 0:
            return self._week_cell(week, self._wording)
        return self._day_cell(week[column - 1], self._wording)

    def place_of(self, day: date) -> QModelIndex:
        """Return the index of a day, an invalid one if it is not shown."""
        for row, week in enumerate(self._weeks):
            if day in week:
                return self.index(row, week.index(day) + 1)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many weeks are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the name of a day of the week."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        # Tool tips and screen readers use the full name.
        named = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return HEADERS[section] if named and orientation == Qt.Orientation.Horizontal else None

    def shorten_headers(self, short: bool) -> None:
        """Show the names of the weekdays short (T2 … CN) or in full."""
        headers = _SHORT_HEADERS if short else HEADERS
        if headers is not self._headers:
            self._headers = headers
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headers) - 1)

    def word(self, wording: DayWording) -> None:
        """Let all cells say in these words what was posted."""
        if wording is not self._wording:
            self._wording = wording
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(HEADERS) - 1), [CELL])

    def worded(self, wording: DayWording) -> list[CalendarCell]:
        """Return all cells as they would be in these words, week by week."""
        return [
            cell
            for week in self._weeks
            for cell in (self._week_cell(week, wording), *(self._day_cell(day, wording) for day in week))
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or as tool tip and for screen readers its content in words."""
        if role not in (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self.cell(index.row(), index.column())
        return cell if role == CELL else cell.spoken

    def _day_cell(self, day: date, wording: DayWording) -> CalendarCell:
        counts = self._posted.counts.get(day, {})
        news = counts.get(ActivityKind.GOOD_NEWS, 0)
        gap = day in self._posted.gaps.days
        lines = _lines(counts)
        lacking = (_NO_NEWS if wording is DayWording.FULL else _NO_NEWS_SHORT,) if gap else ()
        counted = wording in _COUNTING
        whole = f"{day.day}/{day.month}" if day.month != self.month.month and not counted else str(day.day)
        spoken = (_NO_NEWS, *lines) if gap else lines
        now = ", hôm nay" if day == self.today else ""
        return CalendarCell(
            day,
            day,
            whole,
            _count(ActivityKind.GOOD_NEWS, news, wording, gap=gap) if counted else (*lacking, *lines),
            gap=gap,
            good=news > 0,
            outside=day.month != self.month.month,
            today=day == self.today,
            more=counted and bool(counts.keys() - {ActivityKind.GOOD_NEWS}),
            spoken=f"{HEADERS[day.weekday() + 1]} {format_date(day)}{now}: {', '.join(spoken) or 'không có gì'}",
        )

    def _week_cell(self, week: Sequence[date], wording: DayWording) -> CalendarCell:
        stories = sum(self._posted.counts.get(day, {}).get(ActivityKind.STORY, 0) for day in week)
        gap = week[0] in self._posted.gaps.weeks
        lines = (NO_STORY,) if gap else (f"{stories} chuyện",) if stories else ()
        title = week_title(week[0])
        number = week[0].isocalendar().week
        counted = wording in _COUNTING
        lacking = NO_STORY if wording is DayWording.FULL else _NO_NEWS_SHORT
        return CalendarCell(
            week[0],
            week[-1],
            str(number) if counted else f"Tuần {number}",
            _count(ActivityKind.STORY, stories, wording, gap=gap) if counted else (lacking,) if gap else lines,
            gap=gap,
            good=stories > 0,
            today=week[0] <= self.today <= week[-1],
            spoken=f"{title[0].upper()}{title[1:]}: {', '.join(lines) or 'không có gì'}",
        )


def month_later(month: date, step: int) -> date:
    """Return the first day of the month `step` months later, earlier if negative."""
    number = month.year * 12 + month.month - 1 + step
    return date(number // 12, number % 12 + 1, 1)


def same_month(day: date, month: date) -> bool:
    """Return whether two days are in the same month of the same year."""
    return (day.year, day.month) == (month.year, month.month)


def _lines(counts: Mapping[ActivityKind, int]) -> tuple[str, ...]:
    return tuple(f"{counts[kind]} {word}" for kind, word in _WORDS.items() if kind in counts)


def _count(kind: ActivityKind, items: int, wording: DayWording, *, gap: bool) -> tuple[str, ...]:
    words = f"{items} {_WORDS[kind]}" if wording is DayWording.NUMBER else f"({items})"
    return (words,) if items or gap else ()
