"""What a clerk does on her first morning, by keys, in the whole window: nothing is silent, lost or done elsewhere."""

from datetime import date

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTabWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services import lists
from desktop_app.services.choices import Choice, matching
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.finding.finder import Finder
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.settings.trash_page import TrashPage
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.page import Page
from tests.books import labels, person, rows_of, unit
from tests.ui.frame.test_main_window import Run
from tests.ui.keyboard import Keys

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def status(keys: Keys[Run]) -> str:
    return keys.run.window.statusBar().currentMessage()


def test_a_person_found_alone_is_said_to_be_so_and_esc_shows_the_others(keys: Keys[Run]) -> None:
    run = keys.run
    person(run.book, "Chẩu Văn Chín")
    run.window.resize(1366, 768)
    keys.press(KEY.Key_K, CONTROL)
    keys.type("chau van chin")
    keys.press(KEY.Key_Return)
    page = run.window.current_page
    assert isinstance(page, PeoplePage)
    assert page.people.total == 1
    assert page.people_asked.isVisible()
    assert page.people_asked.text() == "Chỉ hiện: bản ghi liên quan"
    chosen = page.people.selected_ids()
    keys.press(KEY.Key_Escape)
    assert page.people.total > 1
    assert page.people.selected_ids() == chosen
    assert page.people.table.hasFocus()
    assert not page.people_asked.isVisible()


def test_a_line_just_emptied_is_given_back_before_an_act_is_taken_back(keys: Keys[Run]) -> None:
    run = keys.run
    run.add_unit("Phòng mới")
    run.window.go_to("people")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, PeoplePage)
    keys.press(KEY.Key_F, CONTROL)
    line = page.people.filter
    keys.type("nong")
    keys.press(KEY.Key_A, CONTROL)
    keys.press(KEY.Key_Delete)
    before = labels(run.book)
    keys.press(KEY.Key_Z, CONTROL)
    assert (line.text(), labels(run.book)) == ("nong", before)
    # What was typed is taken back, too; then there is nothing left in the line.
    keys.press(KEY.Key_Z, CONTROL)
    assert (line.text(), labels(run.book)) == ("", before)
    keys.press(KEY.Key_Z, CONTROL)
    assert labels(run.book) != before


def test_a_title_just_emptied_is_given_back_before_the_last_post_is_taken_back(keys: Keys[Run]) -> None:
    run = keys.run
    run.window.go_to("activities")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, ActivitiesPage)
    page.findChildren(QTabWidget)[0].setCurrentIndex(1)
    run.settle()
    page.news.entry.line.setFocus()
    keys.type("https://fb.com/1 Ra quan lam sach")
    keys.press(KEY.Key_Return)
    assert page.news.entry.line.text() == ""
    keys.type("Tin thu hai")
    keys.press(KEY.Key_A, CONTROL)
    keys.press(KEY.Key_Delete)
    before = labels(run.book)
    keys.press(KEY.Key_Z, CONTROL)
    assert (page.news.entry.line.text(), labels(run.book)) == ("Tin thu hai", before)


def test_the_link_of_the_whole_record_says_what_it_does(keys: Keys[Run]) -> None:
    run = keys.run
    put_in_trash(run.book, "unit", [unit(run.book, "Phòng bỏ đi")])
    run.window.go_to("trash")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, TrashPage)
    run.qtbot.waitUntil(lambda: page.list.total == 2)
    page.list.table.setFocus()
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_F4)
    pane = page.list.details.pane
    assert pane is not None
    assert "Mở để sửa" not in pane.toPlainText()
    assert "Khôi phục" in pane.toPlainText()
    pane.anchorClicked.emit(QUrl("open"))
    run.settle()
    assert "Phòng bỏ đi" in run.unit_names()


def test_what_a_paid_award_does_not_allow_is_said(keys: Keys[Run]) -> None:
    run = keys.run
    keys.press(KEY.Key_7, CONTROL)
    keys.press(KEY.Key_PageDown, ALT)
    keys.press(KEY.Key_Tab, CONTROL, times=2)
    tab = run.window.current_page.findChild(DecisionsTab)
    assert isinstance(tab, DecisionsTab)
    awards = tab.pane
    run.qtbot.waitUntil(lambda: awards.list.total > 0)
    awards.list.table.setFocus()
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_M, CONTROL)
    keys.type("t")
    keys.press(KEY.Key_Return)
    for key in (KEY.Key_F2, KEY.Key_Return):
        run.window.statusBar().clearMessage()
        awards.list.table.setFocus()
        keys.press(key)
        assert status(keys).startswith("“Sửa số tiền” chưa làm được."), key


def ask_for_result(run: Run, occurrence_id: int) -> None:
    """Ask for the result of a task as a row of Hôm nay does."""
    page = run.window.current_page
    assert isinstance(page, Page)
    page.record_work_asked.emit("tracking", "record_result", occurrence_id)


def test_the_task_whose_result_was_asked_for_is_the_one_chosen_afterwards(keys: Keys[Run]) -> None:
    run = keys.run
    run.window.go_to("tracking")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, TrackingPage)
    wanted = next(int(str(row[0])) for row in rows_of(run.book, "occurrence", "id"))
    for others_chosen in (False, True):
        if others_chosen:
            keys.press(KEY.Key_A, CONTROL)
        run.window.go_to("today")
        run.settle()
        ask_for_result(run, wanted)
        run.settle()
        keys.press(KEY.Key_Escape)
        assert page.occurrences.selected_ids() == [wanted]
        assert run.window.focusWidget() is page.occurrences.table
    # So it is where the filters of the list leave the task out.
    page.occurrences.filter.setText("xyz")
    run.settle()
    assert page.occurrences.total == 0
    ask_for_result(run, wanted)
    run.settle()
    keys.press(KEY.Key_Escape)
    assert page.occurrences.selected_ids() == [wanted]


def test_after_looking_at_a_history_one_is_back_on_the_nomination(keys: Keys[Run]) -> None:
    run = keys.run
    keys.press(KEY.Key_7, CONTROL)
    page = run.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentIndex(0)
    if not page.nominations.total:
        keys.press(KEY.Key_PageDown, ALT)
    run.qtbot.waitUntil(lambda: page.nominations.total > 0)
    page.nominations.table.setFocus()
    keys.press(KEY.Key_Down)
    chosen = page.nominations.selected_ids()
    keys.press(KEY.Key_H, CONTROL)
    run.qtbot.waitUntil(lambda: any(each.isVisible() for each in run.window.findChildren(HistoryWindow)))
    keys.press(KEY.Key_Escape)
    assert run.window.current_page is page
    assert page.nominations.selected_ids() == chosen
    assert run.window.focusWidget() is page.nominations.table


def test_what_is_called_as_it_was_typed_is_what_enter_goes_to(keys: Keys[Run]) -> None:
    run = keys.run
    office = next(row.id for row in lists.everything(run.book, ListQuery("units")) if "Thanh tra Sở" in row.values)
    person(run.book, "Lò Thị Mỷ", office)
    fields = ActivityFields(date(2026, 3, 2), ActivityKind.EVENT, "Họp tại Thanh tra Sở", unit_id=office)
    add_activity(run.book, fields)
    keys.press(KEY.Key_K, CONTROL)
    keys.type("thanh tra so")
    (finder,) = [each for each in run.window.findChildren(Finder) if each.isVisible()]
    assert len(finder.choices) > 2
    assert finder.choices[0].words == "Thanh tra Sở"
    keys.press(KEY.Key_A, CONTROL)
    keys.type("bang theo doi")
    words = [choice.words for choice in finder.choices]
    assert words.index("Bảng theo dõi nhiệm vụ") < words.index("Nhắc trước hạn")
    keys.press(KEY.Key_Escape)


def test_a_given_name_is_nearer_than_a_family_name_that_only_begins_so() -> None:
    names = ("Hoàng Thị Mai", "Đàm Thị Hoa", "Hoa Văn Sáu")
    choices = [Choice(number, name, "", search_words(name)) for number, name in enumerate(names)]
    assert [choice.name for choice in matching(choices, "hoa")] == ["Hoa Văn Sáu", "Đàm Thị Hoa", "Hoàng Thị Mai"]


def test_a_decision_of_another_body_not_recorded_leaves_the_list_as_it_was(keys: Keys[Run]) -> None:
    run = keys.run
    keys.press(KEY.Key_7, CONTROL)
    keys.press(KEY.Key_PageDown, ALT)
    keys.press(KEY.Key_Tab, CONTROL, times=2)
    tab = run.window.current_page.findChild(DecisionsTab)
    assert isinstance(tab, DecisionsTab)
    run.qtbot.waitUntil(lambda: tab.decisions.total > 0)
    side, number = tab.sides.key, tab.decisions.total
    tab.decisions.table.setFocus()
    keys.press(KEY.Key_D, CONTROL | SHIFT)
    assert tab.findChildren(RecordForm)
    keys.press(KEY.Key_Escape)
    assert (tab.sides.key, tab.decisions.total) == (side, number)
