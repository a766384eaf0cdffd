"""The calendar of a month of posts by itself: its days, and the room it takes."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.activities import ActivityKind
from desktop_app.domain.year.good_news import Gaps
from desktop_app.services.year.posted_days import PostedDays
from desktop_app.ui.activities.news.month_model import MonthModel, month_later
from desktop_app.ui.activities.news.month_view import MonthView
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
    assert model.summary() == "0 tin tốt, 0 câu chuyện đẹp; 1 ngày chưa có tin tốt"
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
        assert month.columnWidth(0) > month.fontMetrics().horizontalAdvance("Tuần 12")
        assert month.columnWidth(7) > month.fontMetrics().horizontalAdvance("31")
