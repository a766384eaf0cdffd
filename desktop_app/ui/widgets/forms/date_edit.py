"""An input for a date or none: typed as day, month, year, or picked from a calendar."""

import re
from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.ui.base.dress.field_icons import add_field_icon
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.translation import format_date

_EXAMPLE = "Viết ngày/tháng/năm, ví dụ 05/03/2026."
_WRITTEN = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_OF_THIS_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{1,2})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_KEYS = "t hôm nay, + − ngày sau, trước, w tuần sau, m tháng sau (Shift: lùi lại)"
_SAMPLE = "nn/mm/nnnn"
_ROOM_FOR_CALENDAR = 47
_FIRST_YEAR, _LAST_YEAR = 1930, 2099
_LATEST_SHORT_YEAR = 69  # "69" is 2069, "70" is 1970


def read_date(text: str) -> date | None:
    """Return the day that `text` writes as day, month, year (5/3/2026, 5.3.26, 05032026); None if it is blank.

    Without a year it is this year's, as in Excel.
    Raises InvalidRecord with a sentence that says what is wrong.
    """
    line = clean_line(text)
    if not line:
        return None
    if _OF_THIS_YEAR.fullmatch(line):
        line = f"{line}/{date.today().year}"
    match = _WRITTEN.fullmatch(line) or _RUN_TOGETHER.fullmatch(line)
    if match is None:
        raise InvalidRecord(f"“{line}” không phải là ngày. {_EXAMPLE}")
    day, month, year = (int(part) for part in match.groups())
    if len(match[3]) == 2:
        year += 2000 if year <= _LATEST_SHORT_YEAR else 1900
    if not 1 <= month <= 12:
        raise InvalidRecord(f"“{line}” không phải là ngày: không có tháng {month}.")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InvalidRecord(f"“{line}”: năm phải từ {_FIRST_YEAR} đến {_LAST_YEAR}.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise InvalidRecord(f"“{line}” không phải là ngày: tháng {month} năm {year} có {last} ngày.")
    return date(year, month, day)


class DateEdit(QLineEdit):
    """A line for one date or none. ↑ is the next day, ↓ the day before, F4 opens a calendar.

    While nothing stands in it, or all is selected, letters are days: t is today, + and − the day after and before,
    w and m a week and a month later (Shift: earlier), counted from what stands there, else from today. When
    the line loses the focus, the date is written as dd/mm/yyyy. `problem` says what is wrong with it, if anything.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_SAMPLE)
        self.setToolTip(f"{_EXAMPLE} ↑ ↓ đổi từng ngày, F4 mở lịch. Khi trống: {_KEYS}.")
        # No day is written with a letter that has to be composed, and an input method would hold the first one back.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._calendar: QCalendarWidget | None = None
        self._pick = QAction(icon("calendar"), "Mở lịch (F4)", self)
        self._pick.setShortcut("F4")
        self._pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._pick.triggered.connect(self._open_calendar)
        add_field_icon(self, self._pick, QLineEdit.ActionPosition.TrailingPosition)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which no day is cut, nor how one is written."""
        size = super().minimumSizeHint()
        day = self.fontMetrics().horizontalAdvance(_SAMPLE) + at_size(_ROOM_FOR_CALENDAR)
        return QSize(max(size.width(), day), size.height())

    def value(self) -> date | None:
        """Return the date; None if the line is empty or what is typed is no date (see `problem`)."""
        try:
            return read_date(self.text())
        except InvalidRecord:
            return None

    def set_value(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.setText(format_date(day) if day is not None else "")

    def problem(self) -> str:
        """Return what is wrong with what is typed, as a sentence; "" if nothing is."""
        try:
            read_date(self.text())
        except InvalidRecord as problem:
            return problem.message
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next day on ↑, to the day before on ↓; write the day of a letter where nothing else is typed."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held == Qt.KeyboardModifier.AltModifier and event.text():
            # It leads to an input, or is nothing: QLineEdit would write it.
            event.ignore()
            return
        if not held and self._take_letter(event.text()):
            return
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        day = self.value()
        if step and day is not None and day.year in range(_FIRST_YEAR + 1, _LAST_YEAR):
            self.set_value(day + timedelta(step))
            return
        super().keyPressEvent(event)

    def _take_letter(self, letter: str) -> bool:
        """Write the day that a letter means, where nothing stands or all is selected; return whether it did."""
        if self.isReadOnly() or (self.text() and self.selectedText() != self.text()):
            return False
        day = _day_of(letter, self.value() or date.today())
        if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return False
        self.selectAll()
        self.insert(format_date(day))
        self.selectAll()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the date out in full."""
        day = self.value()
        if day is not None and self.text() != format_date(day):
            self.set_value(day)
        super().focusOutEvent(event)

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = _popup_calendar(self)
            self._calendar.activated.connect(self._take)
            self._calendar.clicked.connect(self._take)
        day = self.value() or date.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()
        self._calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            self._calendar.hide()


def _day_of(letter: str, day: date) -> date | None:
    """Return the day that a letter means, counted from `day`; None for any other letter."""
    days = {"+": 1, "=": 1, "-": -1, "−": -1, "w": 7, "W": -7}.get(letter)
    if days is not None:
        return day + timedelta(days)
    if letter in ("t", "T"):
        return date.today()
    if letter not in ("m", "M"):
        return None
    month = day.month - 1 + (1 if letter == "m" else -1)
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _popup_calendar(parent: QWidget) -> QCalendarWidget:
    calendar = QCalendarWidget(parent)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        # Qt's default is a glaring red for the weekend.
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    return calendar
