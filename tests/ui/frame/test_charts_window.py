"""The window Biểu đồ: each number is that of the table it counts, opens its list, and leaves as a picture."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing.title_streaks import TitleStreak, title_streaks
from desktop_app.store.data_file.version import mark_for_practice
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.frame.charts.bars import streak_bars
from desktop_app.ui.frame.charts.window import ChartCard, ChartsWindow
from desktop_app.ui.widgets.charts.picture import picture_of
from tests.books import sample_in
from tests.ui.pages import choose_file, go_back
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[ShownProgram]:
    apply_theme(qapp)
    run = ShownProgram(qtbot, sample_in(tmp_path / "book").root)
    run.show()
    yield run
    run.settle()
    apply_theme(qapp).choose(Qt.ColorScheme.Unknown)


def opened(run: ShownProgram) -> ChartsWindow:
    go_back(run.qtbot, run.window)
    QTest.keyClick(run.window, KEY.Key_J, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    run.settle()
    (window,) = [window for window in run.window.findChildren(ChartsWindow) if window.isVisible()]
    window.activateWindow()
    run.qtbot.waitUntil(window.isActiveWindow)
    return window


def numbers(card: ChartCard) -> dict[str, int]:
    return {bar.label: bar.value for bar in card.chart.bars if bar.value}


def counted(book: Book, sql: str) -> dict[str, int]:
    """Count by SQL: the first value of each row is what it is called in the chart."""
    with closing(sqlite3.connect(book.store.path)) as connection:
        return {str(label): number for label, number in connection.execute(sql)}


def test_each_number_is_what_sql_counts(run: ShownProgram) -> None:
    window = opened(run)
    year = int(window.year.currentText())
    by_month = "SELECT cast(substr(from_date, 6, 2) AS int), count(*) FROM activity WHERE trashed_at IS NULL"
    by_month += f" AND substr(from_date, 1, 4) = '{year}'"
    assert numbers(window.activities) == counted(run.book, f"{by_month} GROUP BY 1")
    assert numbers(window.news) == counted(run.book, f"{by_month} AND kind = 'good_news' GROUP BY 1")
    assert numbers(window.stories) == counted(run.book, f"{by_month} AND kind = 'story' GROUP BY 1")
    assert sum(numbers(window.activities).values()) > 100
    window.period.setCurrentText("Năm 2025")
    window.period.activated.emit(window.period.currentIndex())
    run.settle()
    of_2025 = "FROM award JOIN decision ON decision.id = decision_id WHERE substr(signed_on, 1, 4) = '2025'"
    of_2025 += " AND trashed_at IS NULL AND cancelled_on IS NULL"
    assert numbers(window.units) == counted(run.book, f"SELECT unit_name, count(*) {of_2025} GROUP BY 1")
    assert numbers(window.awards) == counted(run.book, f"SELECT award, count(*) {of_2025} GROUP BY 1")
    for bar in window.units.chart.bars:
        # The words behind a bar say what it is made of.
        made_of = [int(words.split()[0]) for words in bar.number.split(" · ")]
        assert made_of == [part.value for part in bar.parts]
        assert sum(made_of) == bar.value
    # Each award has a look of its own, also where there are more than four.
    looks = {
        words.split(maxsplit=1)[1]: (part.colour, part.pattern)
        for bar in window.units.chart.bars
        for words, part in zip(bar.number.split(" · "), bar.parts, strict=True)
    }
    assert len(set(looks.values())) == len(looks) > 4
    # The chosen period is not cut.
    words = max((window.period.itemText(row) for row in range(window.period.count())), key=len)
    assert window.period.width() > window.period.fontMetrics().horizontalAdvance(words) + 20
    window.close()


def test_streaks_are_those_of_the_awards(run: ShownProgram) -> None:
    window = opened(run)
    last = date.today().year - 1
    streaks = title_streaks(run.book, NomineeKind.INDIVIDUAL, last)
    assert streaks
    assert [streak.years for streak in streaks] == sorted((streak.years for streak in streaks), reverse=True)
    assert min(streak.years for streak in streaks) >= 2
    *shown_bars, rest = window.people_streaks.chart.bars
    others = {streak.subject for streak in streaks[12:]} - {streak.subject for streak in streaks[:12]}
    assert rest.label == f"và {len(others)} người khác"
    assert [(bar.label, bar.value) for bar in shown_bars] == [(each.name, each.years) for each in streaks[:12]]
    # A year back each is a year shorter, but for those that began in it.
    before = {
        (streak.subject, streak.title): streak.years
        for streak in title_streaks(run.book, NomineeKind.INDIVIDUAL, last - 1)
    }
    for streak in streaks:
        assert before.get((streak.subject, streak.title), 1) == streak.years - 1
    window.close()


def test_who_is_not_drawn_is_told_in_one_line() -> None:
    def streak(number: int, years: int) -> TitleStreak:
        return TitleStreak(Subject(NomineeKind.INDIVIDUAL, number), f"Người {number}", "Danh hiệu", "DH", years)

    streaks = [streak(number, 9 if number < 12 else 2 + number % 2) for number in range(17)]
    # Who is drawn by another title is not one of the others.
    bars = streak_bars([*streaks, streak(3, 2)], 2025)
    assert len(bars) == 13
    assert (bars[-1].label, bars[-1].number) == ("và 5 người khác", "2–3 năm")
    assert bars[-1].query.scope == {"ids": [12, 13, 14, 15, 16]}
    assert [bar.label for bar in streak_bars(streaks[:12], 2025)] == [each.name for each in streaks[:12]]


def test_a_picture_says_what_it_shows_and_that_it_is_of_a_book_to_practise_with(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    apply_theme(qapp)
    folder = sample_in(tmp_path / "book")
    mark_for_practice(folder.database)
    run = ShownProgram(qtbot, folder.root)
    run.show()
    window = opened(run)
    chart = window.activities.chart
    window.activities.buttons[0].click()
    copied = QGuiApplication.clipboard().image()
    assert copied == picture_of(chart, f"SỔ THỰC HÀNH – {chart.title}")
    assert copied != picture_of(chart, chart.title)
    # A title that is longer than the chart is wide goes on in lines below.
    assert picture_of(chart, "Khen thưởng theo đơn vị " * 20).height() > copied.height()
    window.close()


def test_a_year_without_records_says_so_and_offers_no_picture(run: ShownProgram) -> None:
    window = opened(run)
    window.year.setCurrentText("2022")
    window.year.activated.emit(window.year.currentIndex())
    run.settle()
    assert window.people_streaks.nothing.text() == (
        "Chưa có cá nhân nào đạt một danh hiệu từ hai năm liền tính đến năm 2022."
    )
    assert window.people_streaks.nothing.isVisible()
    assert not window.people_streaks.chart.isVisible()
    assert not any(button.isEnabled() for button in window.people_streaks.buttons)
    window.close()


def test_a_chart_is_copied_and_saved_on_white_and_its_bars_open_their_list(
    run: ShownProgram, qapp: QApplication, tmp_path: Path
) -> None:
    apply_theme(qapp).choose(Qt.ColorScheme.Dark)
    window = opened(run)
    chart = window.activities.chart
    chart.setFocus()
    QTest.keyClick(chart, KEY.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().image()
    assert copied.width() >= 2 * chart.width()
    assert copied.pixelColor(0, 0) == QColor("white")
    QTest.keyClick(chart, KEY.Key_S, CONTROL)
    saved = tmp_path / "hinh.png"
    choose_file(chart, saved)
    run.settle()
    assert QImage(str(saved)).size() == copied.size()
    (tmp_path / "thu-muc.png").mkdir()
    go_back(run.qtbot, window)
    QTest.mouseClick(window.activities.buttons[1], Qt.MouseButton.LeftButton)
    choose_file(chart, tmp_path / "thu-muc.png")
    run.settle()
    assert list((tmp_path / "thu-muc.png").iterdir()) == []
    assert not run.window.notice.isHidden()
    march = chart.bars[2]
    chart.setFocus()
    for key in (KEY.Key_Home, KEY.Key_Right, KEY.Key_Right, KEY.Key_Return):
        QTest.keyClick(chart, key)
    run.settle()
    page = run.window.current_page
    assert isinstance(page, ActivitiesPage)
    assert page.register.list.total == march.value
