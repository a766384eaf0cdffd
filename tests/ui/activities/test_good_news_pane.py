"""Tin tốt – Chuyện đẹp by keys: quick entry, the calendar with its gaps, the posts of a day."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Spread
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.year import activities
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.activities.news.month_model import DayWording
from desktop_app.ui.activities.news.pasted import link_in, read_pasted
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.context import Context
from tests.books import person, rows_of, unit
from tests.ui.keyboard import compose
from tests.ui.pages import changes, go_back, open_form, open_page

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LINK = "https://vidu.example/tin/1"
NOW = date(2026, 3, 18)
"""A Wednesday in the middle of its month, taken for today."""
WindowRest = Callable[[], None]


class Day(date):
    """A date whose today is NOW."""

    @classmethod
    def today(cls) -> "Day":
        return cls(NOW.year, NOW.month, NOW.day)


def _fill_office(book: Book) -> None:
    unit(book, "Văn phòng")
    person(book, "Lộc Thị Đào", 1, "Chuyên viên")
    for day, kind in (
        (date(2026, 3, 2), ActivityKind.GOOD_NEWS),
        (date(2026, 3, 2), ActivityKind.GOOD_NEWS),
        (date(2026, 3, 10), ActivityKind.GOOD_NEWS),
        (date(2026, 3, 12), ActivityKind.STORY),
        (date(2026, 3, 13), ActivityKind.CONFERENCE),
    ):
        activities.add_activity(book, ActivityFields(day, kind, f"Việc ngày {day.day}", unit_id=1))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A unit, a person, and good items on three days of March, one of them a story."""
    return book


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.ui.activities.news.pane.date", Day)
    monkeypatch.setattr("desktop_app.ui.activities.news.quick_entry.date", Day)


def make_page(qtbot: QtBot, context: Context, settled: WindowRest) -> ActivitiesPage:
    page = ActivitiesPage(context)
    page.tabs.setCurrentIndex(0)
    open_page(qtbot, page, page.register.list)
    page.tabs.setCurrentWidget(page.news_tab)
    page.setFocus()
    settled()
    return page


@pytest.fixture
def page(today: None, office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> ActivitiesPage:
    return make_page(qtbot, context, settled)


def stored_activity(book: Book, number: int) -> ActivityFields:
    return activities.activity(book, number)


def enter(page: ActivitiesPage, line: str, settled: WindowRest) -> None:
    QTest.keyClicks(page.news.entry.line, line)
    QTest.keyClick(page.news.entry.line, KEY.Key_Return)
    settled()


def sentence(page: ActivitiesPage) -> str:
    return page.news.entry.line.accessibleDescription()


def day_texts(page: ActivitiesPage) -> list[str]:
    items = page.news.items.list
    return [items.item(row).text() for row in range(items.count())]


def select_day(page: ActivitiesPage, day: date, settled: WindowRest) -> None:
    page.news.month.setFocus()
    page.news.month.select_day(day)
    settled()


def test_the_keys_that_save_a_form_record_a_post_too(page: ActivitiesPage, office: Book, settled: WindowRest) -> None:
    QTest.keyClicks(page.news.entry.line, "Ra quan lam sach")
    QTest.keyClick(page.news.entry.line, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.news.entry.line.text() == ""
    assert ("Ra quan lam sach",) in rows_of(office, "activity", "title")


@pytest.mark.window
def test_items_are_entered_one_after_another_in_a_window(
    qtbot: QtBot, page: ActivitiesPage, office: Book, settled: WindowRest
) -> None:
    enter_items(qtbot, page, office, settled)


def test_items_are_entered_one_after_another(
    qtbot: QtBot, page: ActivitiesPage, office: Book, settled: WindowRest
) -> None:
    enter_items(qtbot, page, office, settled)


def enter_items(qtbot: QtBot, page: ActivitiesPage, office: Book, settled: WindowRest) -> None:
    entry = page.news.entry
    qtbot.waitUntil(entry.line.hasFocus)
    QTest.keyClick(page.news, KEY.Key_K, ALT)
    QTest.keyClicks(entry.channel, "Zalo")
    QTest.keyClick(page.news, KEY.Key_H, ALT)
    QTest.keyClick(entry.spread, KEY.Key_Down)
    QTest.keyClick(page.news, KEY.Key_V, ALT)
    QTest.keyClicks(entry.unit, "van")
    QTest.keyClick(entry.unit, KEY.Key_Return)
    QTest.keyClick(page.news, KEY.Key_N, ALT)
    QTest.keyClicks(entry.author, "dao")
    QTest.keyClick(entry.author, KEY.Key_Return)
    entry.line.setFocus()
    for number in (6, 7):
        compose(entry.line, f"{LINK}{number} Trao học bổng số {number}")
        QTest.keyClick(entry.line, KEY.Key_Return)
        assert entry.line.text() == ""
        assert entry.line.hasFocus()
        settled()
        expected = ActivityFields(
            NOW,
            ActivityKind.GOOD_NEWS,
            f"Trao học bổng số {number}",
            NOW,
            unit_id=1,
            author_id=1,
            channel="Zalo",
            link=f"{LINK}{number}",
            spread=Spread.SHARED,
        )
        assert stored_activity(office, number) == expected
    assert "Đã ghi: Tin tốt, 18/03/2026 – “Trao học bổng số 7”." in entry.notice.text
    settled()
    assert day_texts(page) == [
        f"Trao học bổng số {number}\nTin tốt · Chia sẻ lại · Zalo · Văn phòng" for number in (7, 6)
    ]


def test_what_stays_the_same_is_remembered(
    page: ActivitiesPage, office: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    entry = page.news.entry
    entry.kind.set_value(ActivityKind.STORY)
    entry.channel.setEditText("Facebook")
    entry.unit.set_chosen_id(1)
    entry.day.set_value(date(2026, 3, 4))
    enter(page, "Nguoi tot", settled)
    again = make_page(qtbot, context, settled).news.entry
    assert again.kind.value() is ActivityKind.STORY
    assert again.channel.currentText() == "Facebook"
    assert again.unit.chosen_id == 1
    assert again.day.value() == NOW
    assert stored_activity(office, 6).from_date == date(2026, 3, 4)


def test_the_day_offered_follows_the_calendar_but_a_typed_day_stays(
    page: ActivitiesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2026, 3, 19)

    monkeypatch.setattr("desktop_app.ui.activities.news.quick_entry.date", Tomorrow)
    page.tabs.setCurrentIndex(0)
    page.tabs.setCurrentWidget(page.news_tab)
    assert page.news.entry.day.value() == date(2026, 3, 19)
    page.news.entry.day.set_value(date(2026, 3, 1))
    page.tabs.setCurrentIndex(0)
    page.tabs.setCurrentWidget(page.news_tab)
    assert page.news.entry.day.value() == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "Dán liên kết và gõ tiêu đề."),
        (LINK, "Gõ thêm tiêu đề sau liên kết."),
        ("www.vidu.example/1 Tin", "Liên kết phải bắt đầu bằng http:// hoặc https://."),
        ("https:// Tin", "Liên kết thiếu tên trang"),
        (f"{LINK} {LINK}2 Tin", "Dòng này có nhiều liên kết"),
    ],
)
def test_a_line_that_cannot_be_recorded_stays_with_a_sentence(
    page: ActivitiesPage, office: Book, settled: WindowRest, line: str, words: str
) -> None:
    before = changes(office)
    enter(page, line, settled)
    assert words in sentence(page)
    assert page.news.entry.line.text() == line
    assert page.news.entry.line.hasFocus()
    assert changes(office) == before


@pytest.mark.parametrize(("typed", "words"), [("31/6/2026", "tháng 6 năm 2026 có 30 ngày"), ("", "Nhập ngày đăng.")])
def test_an_impossible_day_is_reported_beside_it(
    page: ActivitiesPage, office: Book, settled: WindowRest, typed: str, words: str
) -> None:
    before = changes(office)
    page.news.entry.day.setText(typed)
    enter(page, "Tin", settled)
    assert words in page.news.entry.day.accessibleDescription()
    assert page.news.entry.line.text() == "Tin"
    assert changes(office) == before


def test_a_recorded_link_is_reported_at_once_and_recorded_again_only_on_purpose(
    page: ActivitiesPage, office: Book, settled: WindowRest
) -> None:
    enter(page, f"{LINK} Tin cu", settled)
    entry = page.news.entry
    QTest.keyClicks(entry.line, f"{LINK}/?fbclid=x")
    settled()
    assert entry.link_note.text() == "Liên kết này đã ghi ngày 18/03/2026: “Tin cu”."
    enter(page, " Tin moi", settled)
    assert "Nhấn Enter lần nữa" in sentence(page)
    assert entry.line.text() == f"{LINK}/?fbclid=x Tin moi"
    assert len(rows_of(office, "activity")) == 6
    QTest.keyClick(entry.line, KEY.Key_Return)
    settled()
    assert len(rows_of(office, "activity")) == 7
    assert entry.line.text() == ""


def test_a_changed_line_is_not_recorded_by_the_second_enter(
    page: ActivitiesPage, office: Book, settled: WindowRest
) -> None:
    for line in (f"{LINK} Mot", f"{LINK} Hai", " ba"):
        enter(page, line, settled)
    assert page.news.entry.line.text() == f"{LINK} Hai ba"
    assert len(rows_of(office, "activity")) == 6


def test_a_refused_line_does_not_take_the_next_one_away(page: ActivitiesPage, settled: WindowRest) -> None:
    enter(page, f"{LINK} Mot", settled)
    entry = page.news.entry
    QTest.keyClicks(entry.line, f"{LINK} Hai")
    QTest.keyClick(entry.line, KEY.Key_Return)
    QTest.keyClicks(entry.line, "Tin tiep theo")
    settled()
    assert entry.line.text() == "Tin tiep theo"
    assert entry.notice.text.startswith(f"Chưa ghi “{LINK} Hai”.")


def test_the_calendar_shows_gaps_and_posts(page: ActivitiesPage) -> None:
    model = page.news.model

    def spoken(day: date) -> str:
        return str(model.data(model.place_of(day), Qt.ItemDataRole.AccessibleTextRole))

    assert spoken(date(2026, 3, 2)) == "Thứ Hai 02/03/2026: 2 tin"
    assert spoken(date(2026, 3, 3)) == "Thứ Ba 03/03/2026: chưa có tin"
    assert spoken(date(2026, 3, 12)) == "Thứ Năm 12/03/2026: chưa có tin, 1 chuyện"
    assert spoken(NOW) == "Thứ Tư 18/03/2026, hôm nay: chưa có tin"
    assert spoken(date(2026, 3, 19)) == "Thứ Năm 19/03/2026: không có gì"
    # In narrow columns a word that fits stands for what a day lacks; what is read aloud stays whole.
    model.word(DayWording.BRIEF)
    place = model.place_of(date(2026, 3, 3))
    assert model.cell(place.row(), place.column()).lines == ("chưa",)
    assert spoken(date(2026, 3, 3)) == "Thứ Ba 03/03/2026: chưa có tin"
    model.word(DayWording.FULL)
    assert model.cell(place.row(), place.column()).lines == ("chưa có tin",)
    weeks = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert weeks[1] == "Tuần 10 (2/3 – 8/3): chưa có chuyện"
    assert weeks[2] == "Tuần 11 (9/3 – 15/3): 1 chuyện"
    assert page.news.summary.text() == ("3 tin, 1 chuyện; 16 ngày chưa có tin; 3 tuần chưa có chuyện")


def test_a_day_and_a_week_show_their_items(page: ActivitiesPage, settled: WindowRest) -> None:
    select_day(page, date(2026, 3, 2), settled)
    assert page.news.items.title.text() == "02/03/2026: 2 mục"
    month = page.news.month
    QTest.keyClick(month, KEY.Key_Down)
    settled()
    assert page.news.items.title.text() == "09/03/2026: chưa có tin, chuyện nào"
    assert not page.news.items.list.isVisible()
    QTest.keyClick(month, KEY.Key_Left)
    settled()
    assert page.news.items.title.text() == "Tuần 11 (9/3 – 15/3): 2 mục"
    assert page.news.items.list.isVisible()
    assert day_texts(page)[0] == "Việc ngày 12\n12/03/2026 · Câu chuyện đẹp · Văn phòng"


def test_a_click_on_a_day_shows_its_list(page: ActivitiesPage, settled: WindowRest) -> None:
    month = page.news.month
    at = month.visualRect(page.news.model.place_of(date(2026, 3, 2))).center()
    QTest.mouseClick(month.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settled()
    assert len(day_texts(page)) == 2
    page.news.items.setFocus()
    QTest.keyClick(page.news.items.list, KEY.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.tabs.currentWidget() is page.register
    assert page.register.list.total == 2
    assert page.register.filter_line.text() == "Chỉ hiện: từ 02/03/2026 đến 02/03/2026"


def test_a_post_is_edited_and_deleted_from_its_day(
    qtbot: QtBot, page: ActivitiesPage, office: Book, settled: WindowRest
) -> None:
    select_day(page, date(2026, 3, 10), settled)
    QTest.keyClick(page.news.month, KEY.Key_Return)
    items = page.news.items.list
    qtbot.waitUntil(items.hasFocus)
    QTest.keyClick(items, KEY.Key_Return)
    form = open_form(qtbot, page, ActivityForm)
    QTest.keyClicks(form.title, "Moi: ")
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(form.title, KEY.Key_Return)
    settled()
    assert day_texts(page)[0].startswith("Moi: Việc ngày 10")
    go_back(qtbot, page)
    assert items.hasFocus()
    QTest.keyClick(items, KEY.Key_Delete)
    settled()
    assert day_texts(page) == []
    # Where the list was is nothing: the keys go on in the calendar.
    assert page.news.month.hasFocus()
    assert len(rows_of(office, "activity", "id", "trashed_at IS NOT NULL")) == 1
    assert "17 ngày chưa có tin" in page.news.summary.text()


def test_months_are_turned_by_keys(page: ActivitiesPage, settled: WindowRest) -> None:
    month = page.news.month
    for key, modifier, title in (
        (KEY.Key_PageUp, Qt.KeyboardModifier.NoModifier, "Tháng 2/2026"),
        (KEY.Key_PageUp, ALT, "Tháng 1/2026"),
        (KEY.Key_PageUp, ALT, "Tháng 12/2025"),
        (KEY.Key_PageDown, Qt.KeyboardModifier.NoModifier, "Tháng 1/2026"),
    ):
        QTest.keyClick(month, key, modifier)
        settled()
        assert page.news.title.text() == title
    QTest.keyClick(month, KEY.Key_Home, ALT)
    settled()
    assert page.news.title.text() == "Tháng 3/2026"
    assert page.news.items.title.text().startswith("18/03/2026")


def test_a_query_for_gaps_shows_the_calendar(page: ActivitiesPage, settled: WindowRest) -> None:
    page.tabs.setCurrentIndex(0)
    page.show_query(ListQuery("activities", scope={"month": "2026-02", "kind": "story"}))
    settled()
    assert page.tabs.currentWidget() is page.news_tab
    assert page.news.title.text() == "Tháng 2/2026"
    page.show_query(ListQuery("activities", scope={"month": "2026-02", "kind": "event"}))
    assert page.tabs.currentWidget() is page.register


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{LINK} Trao quà", (LINK, "Trao quà")),
        (f"Trao quà – {LINK}", (LINK, "Trao quà")),
        (f"“Trao quà”:\n{LINK},\n{LINK}", (LINK, "“Trao quà”")),
        ("Trao quà 1.6 và 20.11", ("", "Trao quà 1.6 và 20.11")),
    ],
)
def test_link_and_title_are_told_apart(line: str, expected: tuple[str, str]) -> None:
    assert read_pasted(line) == expected
    assert link_in(line) == expected[0]


@pytest.mark.parametrize("line", ["www.vidu.example Tin", "vidu.example/1 Tin", f"{LINK} {LINK}2"])
def test_what_is_no_single_link_is_not_looked_up(line: str) -> None:
    assert link_in(line) == ""
    with pytest.raises(InvalidRecord) as raised:
        read_pasted(line)
    assert raised.value.field == "link"


def test_undo_after_a_post_is_the_window_s_and_not_the_empty_line_s(
    qtbot: QtBot, page: ActivitiesPage, settled: WindowRest
) -> None:
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, page)
    shortcut.activated.connect(lambda: undone.append(True))
    with qtbot.waitActive(page):
        page.activateWindow()
    enter(page, "https://fb.com/1 Ra quan lam sach", settled)
    QTest.keyClick(page.news.entry.line, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert page.news.entry.line.text() == ""


def test_what_is_said_of_a_post_goes_when_it_is_undone(
    office: Book, page: ActivitiesPage, context: Context, settled: WindowRest
) -> None:
    enter(page, "https://fb.com/1 Ra quan lam sach", settled)
    assert page.news.entry.notice.isVisible()
    context.act(history.undo)
    settled()
    assert not page.news.entry.notice.isVisible()
