"""No key that a clerk would try is silent: a sentence says why it does nothing where she is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from desktop_app.ui.activities.briefings.informed_form import InformedForm
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.frame.help.unanswered import NO_EXPORT, NO_MENU, NO_WHY
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.settings.trash_page import TrashPage
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN
from desktop_app.ui.widgets.lists.model import ListModel
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import labels, rows_of
from tests.ui.frame.test_keys_everywhere import status, turn_to
from tests.ui.frame.test_main_window import Run
from tests.ui.keyboard import Keys

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def rows(keys: Keys[Run], view: ListView) -> None:
    """Let the keyboard be on the rows of a list, none of them chosen."""
    keys.run.qtbot.waitUntil(lambda: view.total > 0)
    view.table.setFocus()
    view.table.clearSelection()


def test_delete_says_why_nothing_is_deleted(keys: Keys[Run]) -> None:
    run = keys.run
    for key, kind, words in (("tracking", TrackingPage, "trang Kế hoạch"), ("trash", TrashPage, "Ctrl+R")):
        turn_to(keys, key)
        page = run.window.current_page
        assert isinstance(page, kind)
        view = page.findChildren(ListView)[0]
        rows(keys, view)
        keys.press(KEY.Key_Down)
        before = labels(run.book)
        keys.press(KEY.Key_Delete)
        assert words in status(keys)
        assert labels(run.book) == before


def test_a_framed_row_is_chosen_first_and_what_was_said_of_it_goes_with_the_choice(keys: Keys[Run]) -> None:
    run = keys.run
    turn_to(keys, "people", "Danh sách")
    page = run.window.current_page
    assert isinstance(page, PeoplePage)
    rows(keys, page.people)
    page.people.table.setCurrentIndex(page.people.table.model().index(0, 0))
    page.people.table.clearSelection()
    number = len(rows_of(run.book, "person", "id", "trashed_at IS NULL"))
    keys.press(KEY.Key_Delete)
    assert len(rows_of(run.book, "person", "id", "trashed_at IS NULL")) == number
    assert "nay đã chọn dòng có khung" in status(keys)
    assert page.people.selected_ids() == [page.people.current_id()]
    page.people.table.clearSelection()
    keys.press(KEY.Key_Down)
    assert status(keys) == ""
    # Nothing is framed: Return says so, too.
    page.people.table.clearSelection()
    page.people.table.setCurrentIndex(page.people.table.model().index(-1, -1))
    keys.press(KEY.Key_Return)
    assert status(keys) == NOT_CHOSEN
    assert page.findChildren(PersonForm) == []


def test_f2_on_the_staff_to_be_informed_marks_them(keys: Keys[Run]) -> None:
    run = keys.run
    turn_to(keys, "activities", "Quán triệt")
    page = run.window.current_page
    assert isinstance(page, ActivitiesPage)
    view = page.briefing.list
    rows(keys, view)
    model = view.table.model()
    assert isinstance(model, ListModel)
    missing = [row for row in range(view.total) if "Chưa" in " ".join(model.texts(row))]
    view.table.selectRow(missing[0])
    run.settle()
    keys.press(KEY.Key_F2)
    (form,) = run.window.findChildren(InformedForm)
    form.close()


def test_keys_of_lists_are_answered_where_there_is_none(keys: Keys[Run]) -> None:
    run = keys.run
    turn_to(keys, "activities", "Tin tốt – Chuyện đẹp")
    keys.press(KEY.Key_E, CONTROL)
    assert status(keys) == NO_EXPORT
    turn_to(keys, "emulation", "Quyết định")
    keys.press(KEY.Key_J, CONTROL)
    assert status(keys) == NO_WHY
    turn_to(keys, "people", "Theo năm")
    table = next(each for each in run.window.current_page.findChildren(QTableView) if each.isVisible())
    table.setFocus()
    keys.press(KEY.Key_F10, SHIFT)
    assert status(keys) == NO_MENU
