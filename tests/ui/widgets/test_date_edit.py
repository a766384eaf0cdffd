from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import InvalidRecord
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.forms.date_edit import DateEdit, read_date

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
WRITINGS = (
    "{0}/{1}/{2}",
    "{0}.{1}.{2}",
    "{0}-{1}-{2}",
    "{0:02d}{1:02d}{2}",
    "{0:02d}/{1:02d}/{3:02d}",
    "{0}.{1}.{3:02d}",
)


@given(DAYS, st.sampled_from(WRITINGS))
def test_a_date_is_read_however_it_is_written(day: date, writing: str) -> None:
    assert read_date(writing.format(day.day, day.month, day.year, day.year % 100)) == day


@pytest.mark.parametrize("typed", ["5/3", "05/03", "5.3", "5-3"])
def test_a_day_without_a_year_is_of_this_year(typed: str) -> None:
    assert read_date(typed) == date(date.today().year, 3, 5)


def test_blank_is_no_date() -> None:
    assert read_date("  ") is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/2/2026", "tháng 2 năm 2026 có 28 ngày"),
        ("29/02/2028x", "Viết ngày/tháng/năm"),
        ("5/13/2026", "không có tháng 13"),
        ("3/2026", "Viết ngày/tháng/năm"),
        ("1/1/1000", "năm phải từ"),
        ("0/1/2026", "tháng 1 năm 2026 có 31 ngày"),
        ("hôm qua", "“hôm qua”"),
    ],
)
def test_what_is_no_date_is_told_why(typed: str, says: str) -> None:
    with pytest.raises(InvalidRecord, match=says):
        read_date(typed)


@given(st.text())
def test_anything_typed_is_a_date_or_told_why(typed: str) -> None:
    day, sentence = None, ""
    try:
        day = read_date(typed)
    except InvalidRecord as problem:
        sentence = problem.message
    assert day is None or read_date(format_date(day)) == day
    assert sentence == "" or sentence.startswith("“")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def edit(qtbot: QtBot, window: QWidget) -> DateEdit:
    column = QVBoxLayout(window)
    edit = DateEdit()
    column.addWidget(edit)
    column.addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    edit.setFocus()
    return edit


def test_what_is_typed_is_written_out_on_leaving(qtbot: QtBot, edit: DateEdit) -> None:
    QTest.keyClicks(edit, "5.3.26")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "05/03/2026"
    assert edit.value() == date(2026, 3, 5)
    assert edit.problem() == ""


def test_what_is_no_date_stays_as_typed_and_is_told(qtbot: QtBot, edit: DateEdit) -> None:
    QTest.keyClicks(edit, "31022026")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "31022026"
    assert edit.value() is None
    assert "28 ngày" in edit.problem()


def test_arrows_go_by_days_over_the_ends_of_months(qtbot: QtBot, edit: DateEdit) -> None:
    edit.set_value(date(2026, 2, 28))
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == date(2026, 3, 1)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == date(2026, 2, 28)


def test_arrows_do_nothing_to_an_empty_line(qtbot: QtBot, edit: DateEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == ""


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("t", date(2026, 1, 31)),
        ("+", date(2026, 2, 1)),
        ("--", date(2026, 1, 29)),
        ("w", date(2026, 2, 7)),
        ("W", date(2026, 1, 24)),
        ("m", date(2026, 2, 28)),
        ("tmM", date(2026, 1, 28)),
        ("M", date(2025, 12, 31)),
        ("t+w", date(2026, 2, 8)),
    ],
)
def test_letters_are_days_in_an_empty_line_or_over_a_selected_one(
    edit: DateEdit, keys: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> "Today":
            return cls(2026, 1, 31)

    monkeypatch.setattr("desktop_app.ui.widgets.forms.date_edit.date", Today)
    QTest.keyClicks(edit, keys)
    assert edit.value() == day
    assert edit.selectedText() == edit.text()


def test_letters_within_a_date_are_typed_as_they_are(edit: DateEdit) -> None:
    QTest.keyClicks(edit, "5-3-2026")
    assert edit.value() == date(2026, 3, 5)
    QTest.keyClicks(edit, "t")
    assert edit.text() == "5-3-2026t"
    edit.selectAll()
    QTest.keyClicks(edit, "+")
    assert edit.value() is not None
    edit.set_value(date(2026, 3, 5))
    edit.selectAll()
    QTest.keyClicks(edit, "x")
    assert edit.text() == "x"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_letter_with_alt_or_control_is_no_day(edit: DateEdit, modifier: Qt.KeyboardModifier) -> None:
    edit.set_value(date(2026, 3, 5))
    edit.selectAll()
    for key in (Qt.Key.Key_M, Qt.Key.Key_W, Qt.Key.Key_Plus):
        QTest.keyClick(edit, key, modifier)
    assert edit.value() == date(2026, 3, 5)


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, edit: DateEdit) -> None:
    edit.set_value(date(2026, 3, 5))
    QTest.keyClick(edit, Qt.Key.Key_F4)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 3, 5)
    calendar.setSelectedDate(QDate(2026, 6, 30))
    calendar.activated.emit(calendar.selectedDate())
    assert not calendar.isVisible()
    assert edit.value() == date(2026, 6, 30)
