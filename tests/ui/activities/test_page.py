"""The page Hoạt động: activities entered, filtered and found again, by keys and clicks."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import (
    ActivityFields,
    ActivityKind,
    Participant,
    ParticipantRole,
    PeopleReached,
    Spread,
)
from desktop_app.services import attachments
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year import activities
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.records.field_for_many import FieldForMany
from tests.books import person, rows_of, unit
from tests.ui.keyboard import compose
from tests.ui.pages import changes, focused, go_back, letter_key, open_form, open_page, press

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TODAY = date.today()
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    for name in ("Văn phòng", "Phòng Lãnh sự"):
        unit(book, name)
    person(book, "Lộc Thị Đào", 1, "Chuyên viên")
    person(book, "Vi Văn Đạt", 2, "Trưởng phòng")
    add_task(book, TaskFields("Tuyên truyền trên mạng xã hội"))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units, two people, a task."""
    return book


def make_page(qtbot: QtBot, context: Context, settled: WindowRest) -> ActivitiesPage:
    page = ActivitiesPage(context)
    open_page(qtbot, page, page.register.list)
    settled()
    page.setFocus()
    return page


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> ActivitiesPage:
    return make_page(qtbot, context, settled)


def add(
    book: Book, title: str, day: date = TODAY, kind: ActivityKind = ActivityKind.EVENT, unit_id: int | None = None
) -> int:
    return activities.add_activity(book, ActivityFields(day, kind, title, unit_id=unit_id)).only_id("activity")


def start(qtbot: QtBot, page: ActivitiesPage) -> ActivityForm:
    go_back(qtbot, page)
    QTest.keyClick(focused(page), KEY.Key_N, CONTROL)
    return open_form(qtbot, page, ActivityForm)


def go_to(form: ActivityForm, name: str, typed: str) -> None:
    """Focus a field by the mnemonic of its label, and replace its text."""
    QTest.keyClick(form, letter_key(form, name), ALT)
    QTest.keyClick(focused(form), KEY.Key_A, CONTROL)
    QTest.keyClicks(focused(form), typed)


def take(form: ActivityForm, name: str, typed: str) -> None:
    """Choose a record by typing."""
    go_to(form, name, typed)
    press(form, KEY.Key_Return)


def shown(page: ActivitiesPage) -> int:
    return page.register.list.total


def titles(book: Book) -> list[object]:
    return [title for (title,) in rows_of(book, "activity", "title", "trashed_at IS NULL")]


@pytest.mark.window
def test_an_activity_is_entered_by_keys_alone_in_a_window(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    enter_everything(qtbot, office, page, settled)


def test_an_activity_is_entered_by_keys_alone(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    enter_everything(qtbot, office, page, settled)


def enter_everything(qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest) -> None:
    form = start(qtbot, page)
    compose(focused(form), "Ngày hội  đọc sách")
    go_to(form, "from_date", "5/3/2026")
    go_to(form, "to_date", "6.3.26")
    QTest.keyClick(form, letter_key(form, "kind"), ALT)
    QTest.keyClicks(focused(form), "P")
    go_to(form, "channel", "Zalo")
    QTest.keyClick(form, letter_key(form, "spread"), ALT)
    press(form, KEY.Key_Down)
    take(form, "unit_id", "lanh su")
    take(form, "task_id", "tuyen truyen")
    go_to(form, "link", "https://vidu.example/1")
    take(form, "author_id", "dat")
    go_to(form, "reached", "12")
    for typed in ("", "1.200", "", "0"):
        press(form, KEY.Key_Tab)
        QTest.keyClicks(focused(form), typed)
    take(form, "participants", "dao")
    take(form, "participants", "dat")
    press(form, KEY.Key_Tab)
    press(form, KEY.Key_4)
    assert form.participants.role.value() is ParticipantRole.SPEAKER
    press(form, KEY.Key_Up)
    assert form.participants.role.value() is ParticipantRole.TOOK_PART
    go_to(form, "note", "Ghi them")
    press(form, KEY.Key_Return)
    settled()
    assert activities.activity(office, 1) == ActivityFields(
        date(2026, 3, 5),
        ActivityKind.COOPERATION,
        "Ngày hội đọc sách",
        date(2026, 3, 6),
        unit_id=2,
        task_id=1,
        author_id=2,
        channel="Zalo",
        link="https://vidu.example/1",
        spread=Spread.POSTED,
        reached=PeopleReached(12, None, 1200, None, 0),
        participants=(Participant(1), Participant(2, ParticipantRole.SPEAKER)),
        note="Ghi them",
    )


def test_several_are_entered_one_after_another(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    form.kind.set_value(ActivityKind.LAW_DAY)
    take(form, "unit_id", "van phong")
    for title in ("Thang mot", "Thang hai"):
        go_to(form, "title", title)
        go_to(form, "reached", "7")
        form.from_date.set_value(date(2026, 12, 30))
        form.to_date.setFocus()
        form.to_date.selectAll()
        # A date that is not written out yet as the activity is kept.
        QTest.keyClicks(form.to_date, "311226")
        press(form, KEY.Key_Return, CONTROL | SHIFT)
        settled()
        assert form.to_date.text() == "31/12/2026"
        assert not form.edited
        assert form.title.text() == ""
        assert form.reached.value() == PeopleReached()
        assert title in form.banner.text()
    assert not form.edited
    press(form, KEY.Key_Escape)
    assert titles(office) == ["Thang mot", "Thang hai"]
    assert rows_of(office, "activity", "kind, unit_id, reached_staff") == [("law_day", 1, 7)] * 2


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("from_date", "31/6/2026", "tháng 6 năm 2026 có 30 ngày"),
        ("from_date", "", "Nhập ngày bắt đầu."),
        ("to_date", "1/1/2020", "Ngày kết thúc phải sau ngày bắt đầu."),
        ("title", " ", "Nhập nội dung hoạt động."),
        ("unit_id", "xyz", "Không có “xyz” trong danh sách. Để thêm đơn vị này: ↓ rồi Enter."),
        ("link", "vidu.example", "Liên kết phải bắt đầu bằng http:// hoặc https://."),
        ("reached", "-3", "CCVCNLĐ: số người phải từ 0 trở lên."),
        ("reached", "ba", "CCVCNLĐ: “ba” không phải là số người."),
    ],
)
def test_a_problem_is_reported_beside_its_field(
    qtbot: QtBot,
    office: Book,
    page: ActivitiesPage,
    settled: WindowRest,
    field: str,
    typed: str,
    sentence: str,
) -> None:
    before = changes(office)
    form = start(qtbot, page)
    go_to(form, "title", "Hoi nghi")
    QTest.keyClick(form, letter_key(form, field), ALT)
    QTest.keyClick(focused(form), KEY.Key_A, CONTROL)
    press(form, KEY.Key_Delete)
    QTest.keyClicks(focused(form), typed)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert sentence in form.fields[field].sentence.text()
    assert form.isVisible()
    assert changes(office) == before


def test_an_activity_is_changed_and_nothing_of_it_is_lost(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    before = ActivityFields(
        TODAY,
        ActivityKind.BRIEFING,
        "Quán triệt",
        TODAY,
        unit_id=2,
        author_id=1,
        channel="Loa phường",
        participants=(Participant(1), Participant(2)),
    )
    activities.add_activity(office, before)
    trash.put_in_trash(office, "person", [1])
    trash.put_in_trash(office, "unit", [2])
    page.refresh()
    settled()
    page.register.list.select_id(1)
    QTest.keyClick(page.register.list.table, KEY.Key_Return)
    form = open_form(qtbot, page, ActivityForm)
    QTest.keyClick(focused(form), KEY.Key_End)
    compose(focused(form), " kế hoạch")
    press(form, KEY.Key_Return)
    settled()
    assert activities.activity(office, 1) == ActivityFields(
        **{name: getattr(before, name) for name in ActivityFields.__slots__} | {"title": "Quán triệt kế hoạch"}
    )


def test_files_go_with_a_new_activity(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest, tmp_path: Path
) -> None:
    proof = tmp_path / "bien-ban.txt"
    proof.write_text("Biên bản", encoding="utf-8")
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "Hop")
    form.files.add([proof])
    with qtbot.waitSignal(form.accepted):
        press(form, KEY.Key_Return)
    assert [file.file_name for file in attachments.attachments(office, "activity", 1)] == ["bien-ban.txt"]
    history.undo(office)
    assert (titles(office), attachments.attachments(office, "activity", 1)) == ([], [])
    assert history.next_steps(office)[1] is not None
    history.redo(office)
    assert len(attachments.attachments(office, "activity", 1)) == 1


def test_with_a_missing_file_nothing_is_saved_until_it_is_taken_out(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest, tmp_path: Path
) -> None:
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "Hop")
    form.files.add([tmp_path / "khong-co.txt"])
    press(form, KEY.Key_Return)
    settled()
    assert form.isVisible()
    assert "khong-co.txt" in form.banner.text()
    assert titles(office) == []
    form.files.list.setFocus()
    QTest.keyClick(form.files.list, KEY.Key_Delete)
    form.focus_field("title")
    press(form, KEY.Key_Return)
    settled()
    assert titles(office) == ["Hop"]
    assert attachments.attachments(office, "activity", 1) == []


def test_a_recorded_link_is_reported_while_it_is_entered(
    qtbot: QtBot, office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    link = "https://vidu.example/1"
    activities.add_activity(office, ActivityFields(TODAY, ActivityKind.GOOD_NEWS, "Tin cũ", link=link))
    form = start(qtbot, page)
    go_to(form, "link", link)
    settled()
    assert form.fields["link"].note.text() == f"Liên kết này đã ghi ngày {format_date(TODAY)}: “Tin cũ”."
    QTest.keyClicks(focused(form), "2")
    settled()
    assert form.fields["link"].note.isHidden()


def test_the_list_is_filtered_and_the_filters_are_remembered(
    qtbot: QtBot, office: Book, context: Context, settled: WindowRest
) -> None:
    add(office, "Cũ", date(2025, 5, 1))
    add(office, "Tin", kind=ActivityKind.GOOD_NEWS, unit_id=1)
    add(office, "Chuyện", kind=ActivityKind.STORY, unit_id=2)
    add(office, "Sự kiện")
    page = make_page(qtbot, context, settled)
    assert shown(page) == 3
    QTest.keyClick(page.register.list.table, KEY.Key_PageDown, ALT)
    settled()
    assert page.register.year.year == TODAY.year - 1
    while page.register.year.year != 2025:
        QTest.keyClick(page.register.list.table, KEY.Key_PageDown, ALT)
    settled()
    assert shown(page) == 1
    for box, keys in ((page.register.year, "M"), (page.register.kind, "T"), (page.register.unit, "P")):
        box.setFocus()
        QTest.keyClicks(box, keys)
        settled()
    assert page.register.list.query.scope == {"kinds": ["good_news", "story", "exemplar"], "unit": 2}
    assert shown(page) == 1
    again = make_page(qtbot, context, settled)
    assert again.register.list.query.scope == page.register.list.query.scope
    assert again.register.unit.currentText() == "Phòng Lãnh sự"


def test_a_query_filters_the_list_until_it_is_cleared(office: Book, page: ActivitiesPage, settled: WindowRest) -> None:
    day = TODAY - timedelta(400)
    add(office, "Hôm ấy", day)
    add(office, "Hôm nay")
    page.tabs.setCurrentIndex(2)
    page.show_query(ListQuery("activities", scope={"day": day.isoformat()}))
    settled()
    assert page.tabs.currentWidget() is page.register
    assert shown(page) == 1
    assert page.register.year.year == day.year
    assert page.register.filter_line.text() == f"Chỉ hiện: ngày {format_date(day)}"
    QTest.mouseClick(page.register.filter_line, Qt.MouseButton.LeftButton)
    settled()
    assert page.register.filter_line.isHidden()
    assert page.register.list.query.scope == {"year": day.year}


def test_a_page_created_for_a_query_shows_that_query(
    qtbot: QtBot, office: Book, context: Context, settled: WindowRest
) -> None:
    add(office, "Của phòng", unit_id=2)
    page = ActivitiesPage(context)
    page.show_query(ListQuery("activities", scope={"unit": 2, "month": f"{TODAY:%Y-%m}"}))
    open_page(qtbot, page, page.register.list)
    settled()
    assert page.register.unit.unit_id == 2
    assert shown(page) == 1
    assert page.register.list.query.scope == {"unit": 2, "month": f"{TODAY:%Y-%m}"}


def test_a_deleted_unit_is_no_longer_a_filter(office: Book, page: ActivitiesPage, settled: WindowRest) -> None:
    page.register.unit.setFocus()
    QTest.keyClicks(page.register.unit, "V")
    settled()
    assert page.register.list.query.scope["unit"] == 1
    page.context.act(lambda book: trash.put_in_trash(book, "unit", [1]))
    settled()
    settled()
    assert "unit" not in page.register.list.query.scope


def test_an_activity_is_put_in_the_trash_and_taken_back(
    office: Book, page: ActivitiesPage, context: Context, settled: WindowRest
) -> None:
    add(office, "Hội nghị")
    page.refresh()
    settled()
    page.register.list.select_id(1)
    QTest.keyClick(page.register.list.table, KEY.Key_Delete)
    settled()
    assert titles(office) == []
    context.act(history.undo)
    settled()
    assert titles(office) == ["Hội nghị"]
    assert shown(page) == 1


def test_an_empty_year_says_so_and_offers_the_first(page: ActivitiesPage) -> None:
    assert page.register.list.empty.text == f"Năm {TODAY.year} chưa có hoạt động nào trong sổ."
    assert page.register.list.empty.button.text() == "Thêm hoạt động"


def test_a_tab_is_made_when_it_is_first_turned_to(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    page = make_page(qtbot, context, settled)
    assert (page.news_tab.is_made, page.briefing_tab.is_made) == (False, False)
    page.refresh()
    page.tabs.setCurrentWidget(page.briefing_tab)
    settled()
    assert (page.news_tab.is_made, page.briefing_tab.is_made) == (False, True)
    assert page.briefing.isVisible()


def test_the_menu_offers_the_acts_of_the_current_tab(page: ActivitiesPage) -> None:
    def offered() -> set[str]:
        actions = (action for action in page.acts_in_menu() if action.isVisible() and not action.isSeparator())
        return {action.text().replace("&", "") for action in actions}

    assert "Thêm hoạt động…" in offered()
    assert "Tháng sau" not in offered()
    page.tabs.setCurrentIndex(1)
    assert "Thêm hoạt động…" not in offered()
    assert "Tháng sau" in offered()
    page.tabs.setCurrentIndex(2)
    assert {"Đánh dấu đã quán triệt…", "Bỏ đánh dấu"} < offered()


def test_f2_over_several_rows_sets_a_field_of_all_as_one_step(
    office: Book, page: ActivitiesPage, settled: WindowRest
) -> None:
    ids = [add(office, f"Hội nghị {number}") for number in range(3)]
    page.register.list.refresh()
    settled()
    page.register.list.table.selectAll()
    press(page.register.list.table, KEY.Key_F2)
    settled()
    form = page.window().findChild(FieldForMany)
    assert form is not None
    form.field.set_value("kind")
    kind = form.inputs["kind"].widget
    assert isinstance(kind, ValueBox)
    kind.set_value(ActivityKind.CONFERENCE)
    settled()
    assert form.told.text() == "Sẽ sửa 3 trên 3 dòng, thành một bước."
    form.save.click()
    settled()
    assert {activities.activity(office, row_id).kind for row_id in ids} == {ActivityKind.CONFERENCE}
    history.undo(office)
    assert {activities.activity(office, row_id).kind for row_id in ids} == {ActivityKind.EVENT}
