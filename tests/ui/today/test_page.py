"""The page Hôm nay: each number is that of the list it opens, by mouse and by keys; it follows the book and the day."""

from collections.abc import Callable, Sized
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind, StateTone
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office import offices, people, units
from desktop_app.services.plan import tasks
from desktop_app.services.rounds import acts, nominations
from desktop_app.services.year import activities, obstacles
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.today.figure_grid import FigureButton
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.today.to_do_rows import ToDoRow
from desktop_app.ui.widgets.charts.chart import Bar, StateChart
from tests.ui.pages import choose_file, show_page

KEY = Qt.Key
CODE = "2026-H1"
NEWS = ActivityFields(from_date=date.today(), kind=ActivityKind.GOOD_NEWS, title="Tin tốt")
LATE_AND_SOON = ((0, "quá hạn"), (1, "sắp đến hạn"))
WindowRest = Callable[[], None]


def add_task(book: Book, text: str, due_on: date) -> None:
    deadline = Deadline(f"{due_on:%d/%m/%Y}", DeadlineKind.DAY, day=due_on.day, month=due_on.month, year=due_on.year)
    tasks.add_task(book, TaskFields(text, deadline=deadline, leads=(1,)))


def _fill_office(book: Book) -> None:
    now = date.today()
    units.add_unit(book, UnitFields("Văn phòng"))
    people.save_person(book, None, PersonFields("Lộc Thị Đào"), [])
    for number in range(10):
        add_task(book, f"Việc thứ {number}", now + timedelta(4 * number - 20))
    for day in (now, now, now.replace(day=1, month=1)):
        activities.add_activity(book, ActivityFields(from_date=day, kind=ActivityKind.GOOD_NEWS, title="Tin tốt"))
    for closed_on in (None, None, now):
        obstacles.save_obstacle(book, None, ObstacleFields(now, "Thiếu máy tính", closed_on=closed_on))
    acts.create_round(book, CODE)
    nominations.nominate(book, NominationFields(CODE, NomineeKind.COLLECTIVE, unit_id=1, summary="Tốt."))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A unit, a person, tasks due and late, activities, obstacles, and a round with a nomination."""
    return book


def open_page(qtbot: QtBot, page: TodayPage, settled: WindowRest) -> TodayPage:
    show_page(qtbot, page, 1152, 690)
    # A figure, and a bar of a chart, is painted another way while it is pointed at.
    page.setUpdatesEnabled(True)
    page.setFocus()
    qtbot.waitUntil(lambda: page.day_label.text() != "")
    settled()
    return page


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> TodayPage:
    return open_page(qtbot, TodayPage(context), settled)


def click(widget: FigureButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class Heard:
    """What a page asks the window for."""

    def __init__(self, page: TodayPage) -> None:
        self.lists: list[ListQuery] = []
        self.works: list[tuple[str, str]] = []
        page.asked.connect(self.lists.append)
        page.record_work_asked.connect(lambda page, offer, _: self.works.append((page, offer)))

    @property
    def only_list(self) -> ListQuery:
        (query,) = self.lists
        return query


def test_the_four_figures_count_the_rows_of_their_lists(page: TodayPage, office: Book) -> None:
    buttons = page.overview.figures.buttons
    assert [button.accessibleName() for button in buttons] == [
        f"3 hoạt động năm {date.today().year}, kể cả tin tốt, chuyện đẹp",
        "3 · 0 tin tốt · chuyện đẹp",
        f"1 · 0 đề nghị cho tập thể · cá nhân, đợt {round_title(CODE)}",
        f"0 khen thưởng năm {date.today().year}",
    ]
    heard = Heard(page)
    for figure_button in buttons:
        click(figure_button)
    assert [lists.count(office, query) for query in heard.lists] == [3, 3, 1, 0]


def test_the_figures_end_where_the_act_of_the_page_does_unless_a_bar_stands_beside_them(
    page: TodayPage, qtbot: QtBot
) -> None:
    area, right = page.overview, page.overview.figures.buttons[1]

    def blank() -> int:
        """Return how far they end before what shows them."""
        return area.mapTo(page, QPoint(area.width(), 0)).x() - right.mapTo(page, QPoint(right.width(), 0)).x()

    for height, has_bar in ((1600, False), (420, True), (1600, False)):
        page.resize(1152, height)
        qtbot.waitUntil(lambda has_bar=has_bar: (area.verticalScrollBar().maximum() > 0) == has_bar)  # type: ignore[misc]
        qtbot.waitUntil(lambda has_bar=has_bar: (blank() > 0) == has_bar)  # type: ignore[misc]


def test_the_figures_are_as_high_as_their_words(page: TodayPage) -> None:
    buttons = page.overview.figures.buttons
    assert len(buttons) == 4
    rows = [buttons[:2], buttons[2:]]
    for row in rows:
        heights = [button.heightForWidth(button.width()) for button in row]
        assert [button.height() for button in row] == [max(heights)] * 2


def test_figures_are_gone_through_and_opened_by_keys(page: TodayPage, qtbot: QtBot) -> None:
    first, second = page.overview.figures.buttons[:2]
    first.setFocus()
    QTest.keyClick(first, KEY.Key_Right)
    assert second.hasFocus()
    heard = Heard(page)
    QTest.keyClick(second, KEY.Key_Return)
    assert heard.only_list.scope["kinds"] == ["good_news", "story"]


def test_a_month_is_opened_by_the_mouse(page: TodayPage, office: Book) -> None:
    months = page.overview.months
    now = date.today()
    assert months.bars[now.month - 1].value == lists.count(
        office, ListQuery("activities", scope={"month": f"{now:%Y-%m}"})
    )
    heard = Heard(page)
    QTest.mouseClick(months, Qt.MouseButton.LeftButton, pos=months.band(0).center())
    assert heard.only_list == ListQuery("activities", scope={"month": f"{now.year}-01"})


def test_a_chart_is_read_and_opened_by_keys(page: TodayPage, office: Book) -> None:
    states = page.overview.states
    late, soon = (f"{words}: {states.bars[place].value} kỳ" for place, words in LATE_AND_SOON)
    states.setFocus()
    QTest.keyClick(states, KEY.Key_End)
    QTest.keyClick(states, KEY.Key_Right)
    QTest.keyClick(states, KEY.Key_Home)
    QTest.keyClick(states, KEY.Key_Up)
    QTest.keyClick(states, KEY.Key_Down)
    assert states.accessibleName().endswith(f": {soon}")
    # In the last days of December nothing more of the year is still to come.
    assert states.accessibleDescription().split("; ")[:2] == [late, soon]
    heard = Heard(page)
    QTest.keyClick(states, KEY.Key_Space)
    assert lists.count(office, heard.only_list) == states.bars[1].value


def test_every_bar_is_as_long_as_its_list(page: TodayPage, office: Book) -> None:
    for bar in (*page.overview.states.bars, *page.overview.months.bars):
        assert bar.value == lists.count(office, bar.query)


def test_nothing_beside_the_bars_is_pressed(page: TodayPage) -> None:
    states = page.overview.states
    heard = Heard(page)
    QTest.mouseClick(states, Qt.MouseButton.RightButton, pos=states.band(0).center())
    QTest.mouseMove(states, QPoint(4, 4))
    QTest.mouseMove(states, QPoint(-20, -20))
    assert heard.lists == []


def inked(chart: StateChart, place: int) -> int:
    """Return how many points of the line through a bar's right half differ from the ground at the line's end."""
    band = chart.band(place)
    image = chart.grab().toImage()
    ratio = image.devicePixelRatio()
    line = QRect(band.left(), band.center().y(), band.width() - 2, 1)
    ground = image.pixelColor(int(line.right() * ratio), int(line.top() * ratio))
    points = range(chart.width() // 2, line.right())
    return sum(image.pixelColor(int(x * ratio), int(line.top() * ratio)) != ground for x in points)


def test_the_longer_bar_is_the_greater_number(qtbot: QtBot) -> None:
    chart = StateChart()
    qtbot.addWidget(chart)
    chart.resize(400, 120)
    query = ListQuery("occurrences")
    looks = ((5, None), (4, StateTone.WARNING), (0, None))
    chart.show_bars("Việc", [Bar("Việc", value, query, "", tone=tone) for value, tone in looks])
    lengths = [inked(chart, place) for place in range(3)]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) == 3


def test_it_follows_what_is_done_and_the_keyboard_stays(
    page: TodayPage, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    figure_button = page.overview.figures.buttons[0]
    figure_button.setFocus()
    context.act(lambda book: activities.add_activity(book, NEWS))
    qtbot.waitUntil(lambda: figure_button.accessibleName().startswith("4 "))
    settled()
    assert figure_button.hasFocus()


def test_out_of_sight_it_reads_nothing_and_is_up_to_date_when_shown(
    page: TodayPage, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    page.hide()
    context.act(lambda book: activities.add_activity(book, NEWS))
    settled()
    figure_button = page.overview.figures.buttons[0]
    assert figure_button.accessibleName().startswith("3 ")
    page.show()
    qtbot.waitUntil(lambda: figure_button.accessibleName().startswith("4 "))
    settled()


def test_a_new_day_is_shown_when_it_comes(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    days = [date(2026, 3, 31)]
    page = open_page(qtbot, TodayPage(context, clock=lambda: days[0]), settled)
    assert page.day_label.text() == "Thứ Ba, 31/03/2026"
    page.follow_day()
    assert not context.tasks.busy
    days[0] = date(2026, 4, 1)
    page.follow_day()
    settled()
    assert page.day_label.text() == "Thứ Tư, 01/04/2026"


@pytest.fixture
def new_page(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> TodayPage:
    return open_page(qtbot, TodayPage(context), settled)


def _is_more(heard: Sized, before: int) -> bool:
    return len(heard) > before


def test_a_new_book_says_what_to_do_first(new_page: TodayPage, qtbot: QtBot) -> None:
    buttons = new_page.first_steps.buttons
    assert buttons[0].hasFocus()
    assert not new_page.overview.isVisible()
    assert not new_page.export_calendar.isEnabled()
    heard = Heard(new_page)
    QTest.keyClick(buttons[0], KEY.Key_Return)
    for letter in (KEY.Key_K, KEY.Key_V, KEY.Key_D, KEY.Key_N):
        before = len(heard.works)
        QTest.keyClick(new_page, letter, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(_is_more, heard.works, before))
    assert heard.works == [
        ("office", "edit"),
        ("office", "edit_signer"),
        ("people", "add_unit"),
        ("people", "import_people"),
        ("plan", "import_plan"),
    ]


def test_the_words_of_the_first_steps_are_shown_whole(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest, qapp: QApplication
) -> None:
    apply_theme(qapp)
    page = open_page(qtbot, TodayPage(context), settled)
    page.resize(1150, 700)
    QApplication.sendPostedEvents()
    labels = [label for label in page.first_steps.findChildren(QLabel) if label.wordWrap()]
    assert len(labels) == 6
    assert [label.text() for label in labels if label.height() < label.heightForWidth(label.width())] == []


def steps(page: TodayPage) -> list[tuple[str, bool]]:
    """Return the first steps among what is to be done, each with whether it is said to be done."""
    works = ("Ghi tên cơ quan", "Ghi người ký", "Thêm các đơn vị", "Nhập danh sách người", "Nhập kế hoạch")
    shown = [row.row for row in page.overview.to_do.rows if row.row is not None]
    return [(row.title, row.is_done) for row in shown if row.title.startswith(works)]


def test_the_first_steps_are_done_as_the_records_say_and_go_when_all_are(
    new_page: TodayPage, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    context.act(lambda book: offices.change_office(book, Office(name="Sở Ngoại vụ")))
    qtbot.waitUntil(lambda: new_page.first_steps.buttons[0].text() == "Xem")
    assert [button.property("primary") for button in new_page.first_steps.buttons] == [False, True, False, False, False]
    context.act(lambda book: people.save_person(book, None, PersonFields("Lộc Thị Đào"), []))
    qtbot.waitUntil(new_page.overview.isVisible)
    settled()
    assert [is_done for _, is_done in steps(new_page)] == [True, False, False, True, False]
    # At the first that is not done: "Ghi người ký".
    assert new_page.overview.to_do.rows[1].hasFocus()
    (plan,) = [row for row in new_page.overview.to_do.rows if "Nhập kế hoạch" in row.accessibleName()]
    heard = Heard(new_page)
    QTest.keyClick(plan, KEY.Key_Return)
    assert heard.works == [("plan", "import_plan")]
    context.act(lambda book: tasks.add_task(book, TaskFields("Việc")))
    context.act(lambda book: units.add_unit(book, UnitFields("Văn phòng")))
    qtbot.waitUntil(lambda: [is_done for _, is_done in steps(new_page)] == [True, False, True, True, True])
    signed = Office(name="Sở Ngoại vụ", signer_name="Nông Văn Ước")
    context.act(lambda book: offices.change_office(book, signed, offices.dated_offices(book)[0].id))
    qtbot.waitUntil(lambda: steps(new_page) == [])
    settled()


def test_the_first_steps_that_are_put_away_stay_away_until_they_are_asked_for(
    new_page: TodayPage, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    heard = Heard(new_page)
    QTest.mouseClick(new_page.first_steps.hide_steps, Qt.MouseButton.LeftButton)
    # The window asks the page that the work is on, which is this one.
    assert heard.works == [("today", "hide_first_steps")]
    new_page.works()["hide_first_steps"]()
    qtbot.waitUntil(new_page.overview.isVisible)
    settled()
    assert steps(new_page) == []
    again = open_page(qtbot, TodayPage(context), settled)
    assert again.overview.isVisible()
    assert steps(again) == []
    # Who thinks better of it finds them in the menu of the page, which has no such entry while they are shown.
    assert again.steps_again in again.acts_in_menu()
    again.steps_again.trigger()
    qtbot.waitUntil(again.first_steps.isVisible)
    settled()
    assert again.steps_again not in again.acts_in_menu()


def test_charts_stand_below_in_a_narrow_window(page: TodayPage) -> None:
    overview = page.overview

    def beside() -> bool:
        due = overview.to_do.mapTo(page, QPoint(overview.to_do.width(), 0))
        return overview.months.mapTo(page, QPoint(0, 0)).x() > due.x()

    assert beside()
    page.resize(700, 690)
    QApplication.sendPostedEvents()
    assert not beside()


def test_in_large_letters_charts_stand_below_and_how_late_a_thing_is_stands_whole(
    page: TodayPage, qapp: QApplication
) -> None:
    overview = page.overview
    apply_theme(qapp).choose_size(200)
    try:
        page.resize(1000, 690)
        QApplication.sendPostedEvents()
        assert overview.months.mapTo(page, QPoint(0, 0)).x() < overview.to_do.width() / 2
        row = overview.to_do.rows[0]
        known = "hạn 20/11/2026, quá hạn 8 ngày · Văn phòng, Hội đồng Thi đua khen thưởng"
        row.show_row(ToDoRow("Theo dõi", known, "Soạn báo cáo", ListQuery("occurrences")), is_last=True)
        row.setFixedWidth(620)
        QApplication.sendPostedEvents()
        title, detail = row.shown_words()
        assert len(detail) > 2
        assert " ".join(detail) == known
        assert row.heightForWidth(row.width()) >= len(title + detail) * row.fontMetrics().lineSpacing()
    finally:
        apply_theme(qapp).choose_size(100)


def test_the_calendar_is_written_and_said(page: TodayPage, tmp_path: Path, settled: WindowRest) -> None:
    QTest.keyClick(page.overview.to_do.rows[0], KEY.Key_L, Qt.KeyboardModifier.ControlModifier)
    choose_file(page, tmp_path / "lịch.ics")
    settled()
    written = (tmp_path / "lịch.ics").read_text(encoding="utf-8")
    assert written.startswith("BEGIN:VCALENDAR")
    assert page.notice.text == f"Đã ghi {written.count('BEGIN:VEVENT')} việc còn phải làm có hạn trong năm " + (
        f"{date.today().year} vào “lịch.ics”."
    )


def test_a_calendar_that_cannot_be_written_is_a_sentence(page: TodayPage, tmp_path: Path, settled: WindowRest) -> None:
    page.export_calendar.trigger()
    choose_file(page, tmp_path / "không có" / "lịch.ics")
    settled()
    assert page.notice.isVisible()
    assert "lịch.ics" in page.notice.text
    assert not page.notice.text.startswith("Đã ghi")


@pytest.mark.window
def test_figures_are_opened_by_keys_in_a_real_window(page: TodayPage, qtbot: QtBot) -> None:
    test_figures_are_gone_through_and_opened_by_keys(page, qtbot)


@pytest.mark.window
def test_a_month_is_opened_in_a_real_window(page: TodayPage, office: Book) -> None:
    test_a_month_is_opened_by_the_mouse(page, office)
