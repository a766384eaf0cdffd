"""The calendar of a month of posts by itself: its days, and the room it takes."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.activities import ActivityKind
from desktop_app.domain.year.good_news import Gaps
from desktop_app.services.year.posted_days import PostedDays
from desktop_app.ui.activities.news.month_model import CELL, CalendarCell, DayWording, MonthModel, month_later
from desktop_app.ui.activities.news.month_view import MORE_SIDE, MonthView, is_whole
from desktop_app.ui.base.theme import apply_theme


@pytest.mark.parametrize(
    ("day", "step", "expected"),
    [
        (date(2026, 1, 31), -1, date(2025, 12, 1)),
        (date(2025, 12, 31), 1, date(2026, 1, 1)),
        (date(2024, 1, 31), 1, date(2024, 2, 1)),
    ],
)
def test_months_follow_one_another(day: date, step: int, expected: date) -> None:
    assert month_later(day, step) == expected


def test_days_of_the_months_around_are_not_counted() -> None:
    model = MonthModel(date(2026, 3, 18))
    model.show_posted(
        PostedDays({date(2026, 2, 28): {ActivityKind.EXEMPLAR: 1}}, Gaps((date(2026, 2, 28), date(2026, 3, 1)), ()))
    )
    assert model.summary() == "0 tin, 0 chuyện; 1 ngày chưa có tin"
    assert not model.place_of(date(2026, 6, 1)).isValid()


def test_a_month_without_more_room_than_it_asks_for_is_scrolled_nowhere(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp)
    month = MonthView(MonthModel(date(2026, 3, 2)))
    qtbot.addWidget(month)
    month.show()
    month.resize(600, 600)
    month.resize(600, month.minimumSizeHint().height())
    assert month.verticalScrollBar().maximum() == 0
    month.resize(600, month.minimumSizeHint().height() - 6)
    assert month.verticalScrollBar().maximum() > 0


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[None]:
    theme = apply_theme(qapp)
    theme.choose_size(200)
    yield
    theme.choose_size(100)


@pytest.mark.usefixtures("large_letters")
def test_all_days_of_a_week_are_in_sight_with_large_letters(qtbot: QtBot) -> None:
    month = MonthView(MonthModel(date(2026, 3, 18)))
    qtbot.addWidget(month)
    month.show()
    for width in (month.minimumSizeHint().width(), 1200):
        month.resize(width, 500)
        assert month.horizontalScrollBar().maximum() == 0
        assert month.columnWidth(0) > month.fontMetrics().horizontalAdvance("12 (0)")
        assert month.columnWidth(7) > month.fontMetrics().horizontalAdvance("31")


def test_the_words_of_the_days_are_fitted_once_to_a_new_size(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    model = MonthModel(date(2026, 3, 18))
    month = MonthView(model)
    qtbot.addWidget(month)
    month.show()
    fitted: list[DayWording] = []
    word = model.word

    def count(wording: DayWording) -> None:
        fitted.append(wording)
        word(wording)

    monkeypatch.setattr(model, "word", count)
    for size in ((1100, 600), (400, 180)):
        month.resize(*size)
        assert len(fitted) == 1
        fitted.clear()
    # Nobody reads a month that is out of sight; shown again it fits.
    month.hide()
    month.setColumnWidth(0, 30)
    assert not fitted
    month.show()
    assert fitted


@pytest.mark.parametrize("size", [(400, 180), (560, 260), (720, 260), (1100, 600)])
def test_each_day_tells_its_items_whole_and_all_in_one_form(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int]
) -> None:
    """A story on a day without news, and the days of the month before, were told as if nothing stood there."""
    apply_theme(qapp)
    model = MonthModel(date(2026, 11, 28))
    month = MonthView(model)
    qtbot.addWidget(month)
    month.show()
    month.resize(*size)
    story, news, before, bare = date(2026, 11, 13), date(2026, 11, 10), date(2026, 10, 26), date(2026, 11, 12)
    counts = {story: {ActivityKind.STORY: 1}, news: {ActivityKind.GOOD_NEWS: 2}, before: {ActivityKind.GOOD_NEWS: 1}}
    model.show_posted(PostedDays(counts, Gaps((story, bare, date(2026, 10, 27)), (date(2026, 11, 2),))))

    def posted_on(day: date) -> str:
        cell = model.place_of(day).data(CELL)
        assert isinstance(cell, CalendarCell)
        return ", ".join(cell.lines)

    texts = [posted_on(day) for day in (before, news, bare, story)]
    assert texts in (
        ["1 tin", "2 tin", "chưa có tin", "chưa có tin, 1 chuyện"],
        ["1 tin", "2 tin", "chưa", "chưa, 1 chuyện"],
        ["1 tin", "2 tin", "0 tin", "0 tin"],
        ["(1)", "(2)", "(0)", "(0)"],
    )
    # What a number alone is of has to be said somewhere.
    assert model.summary().endswith("; (n): số tin của ngày, số chuyện của tuần") == texts[0].startswith("(")
    # What is missing is not what is cut where the line has no room for that.
    assert model.summary().startswith("2 ngày chưa có tin; 1 tuần chưa có chuyện") == texts[0].startswith("(")
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            room = month.visualRect(model.index(row, column)).size()
            assert is_whole(model.cell(row, column), room, month.font())


def picture_of(month: MonthView, index: QModelIndex) -> QImage:
    return month.viewport().grab(month.visualRect(index)).toImage()


def test_a_day_and_its_number_beside_it_are_not_read_as_one(qtbot: QtBot, qapp: QApplication) -> None:
    """A story on a day without news was not to be seen, and 12 with (0) stood as near as the letters of a word."""
    apply_theme(qapp)
    model = MonthModel(date(2026, 11, 28))
    month = MonthView(model)
    qtbot.addWidget(month)
    month.show()
    month.resize(560, 200)
    story, bare = date(2026, 11, 13), date(2026, 11, 12)
    model.show_posted(PostedDays({story: {ActivityKind.STORY: 1}}, Gaps((story, bare), ())))
    image = picture_of(month, model.place_of(bare))
    inside = range(6, image.height() - 6)
    ground = image.pixel(image.width() - 6, 6)
    columns = "".join(
        " " if all(image.pixel(x, y) == ground for y in inside) else "|" for x in range(4, image.width() - 4)
    )
    widest = max(len(blank) for blank in columns.strip().split("|"))
    assert widest >= month.fontMetrics().horizontalAdvance("0")
    corners = [picture_of(month, model.place_of(day)) for day in (story, bare)]
    marked, unmarked = (corner.pixel(corner.width() - 3 - MORE_SIDE // 4, 3) for corner in corners)
    assert marked != unmarked
