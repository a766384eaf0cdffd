"""The tab of movements by keys: launched, registered for, closed, deleted, shown from a list elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.year.movements import movement, save_movement
from desktop_app.services.year.registrations import register, registration
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.movements.movement_form import MovementForm
from desktop_app.ui.emulation.movements.registration_forms import RegisterForm, RegistrationForm
from desktop_app.ui.emulation.movements.tab import MovementsTab
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from desktop_app.ui.widgets.papers.view import PaperView
from tests.books import labels, person, review_round, rows_of, unit
from tests.ui.pages import focused, open_form, open_page, press

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    for name, who in (("Văn phòng", "Nông Thị Lan"), ("Phòng Quản lý biên giới", "Đặng Ngọc Ánh")):
        person(book, who, unit(book, name), "Chuyên viên")
    review_round(book, "2026-H1")
    save_movement(book, None, MovementFields("Nói không với tin giả", date(2026, 1, 5), date(2026, 12, 15)))
    register(book, 1, date(2026, 1, 20), units=[1])


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units with a person each, and a movement of 2026 for which the first unit is registered."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    del office
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    return page


@pytest.fixture
def tab(page: EmulationPage, qtbot: QtBot) -> MovementsTab:
    page.tabs.setCurrentWidget(page.movements)
    tab: MovementsTab = page.movements.content
    # Its first movement is chosen, whose registrations are then asked for.
    qtbot.waitUntil(lambda: tab.registrations.total == 1)
    tab.setFocus()
    return tab


@pytest.mark.parametrize("with_round", [True, False])
def test_the_key_of_something_new_records_a_movement_on_its_tab(
    qtbot: QtBot, page: EmulationPage, tab: MovementsTab, settled: WindowRest, *, with_round: bool
) -> None:
    if not with_round:
        put_in_trash(page.context.book, "review_round", [1])
        page.refresh()
        settled()
    QTest.keyClick(focused(page), KEY.Key_N, CONTROL)
    open_form(qtbot, tab, MovementForm).reject()
    page.tabs.setCurrentWidget(page.tabs.proposed)
    settled()
    assert page.new_individual.shortcut().toString() == "Ctrl+N"


def test_a_movement_is_launched_with_its_criteria(
    qtbot: QtBot, office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    tab.new.trigger()
    form = open_form(qtbot, tab, MovementForm)
    QTest.keyClicks(focused(form), "Moi ngay mot tin tot")
    form.from_date.setText("15/01/2026")
    form.document_number.setText("07/KH-SNgV")
    # There is nothing yet for heads to stand over.
    (head,) = (label for label in form.criteria.findChildren(QLabel) if label.text() == "Minh chứng")
    assert not head.isVisible()
    form.criteria.add.click()
    assert head.isVisible()
    QTest.keyClicks(focused(form), "Tin tot trong nam")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(focused(form), "tu 200 tin")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    saved = movement(office, 2)
    assert (saved.name, saved.from_date) == ("Moi ngay mot tin tot", date(2026, 1, 15))
    assert saved.criteria == (Criterion("Tin tot trong nam", "tu 200 tin"),)
    assert labels(office)[-1] == "Phát động phong trào “Moi ngay mot tin tot”"


def test_units_and_people_register_for_the_movement_that_is_chosen(
    qtbot: QtBot, office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    assert tab.registrations.total == 1
    tab.register.trigger()
    settled()
    form = open_form(qtbot, tab, RegisterForm)
    assert form.about.text() == "Nói không với tin giả"
    for chosen, typed in ((form.units, "bien gioi"), (form.people, "lan")):
        chosen.line.setFocus()
        QTest.keyClicks(chosen.line, typed)
        QTest.keyClick(chosen.line, KEY.Key_Return)
        assert len(chosen.ids()) == 1
    form.day.setText("02/02/2026")
    form.content.setPlainText("Rà soát tài khoản")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    rows = rows_of(office, "movement_registration", "unit_id, person_id, registered_on, content", "id > 1")
    assert rows == [(2, None, "2026-02-02", "Rà soát tài khoản"), (None, 1, "2026-02-02", "Rà soát tài khoản")]
    assert tab.registrations.total == 3


def test_what_one_filters_by_stays_when_another_movement_is_chosen(
    qtbot: QtBot, office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    save_movement(office, None, MovementFields("Văn hóa công sở", date(2025, 1, 5), date(2025, 12, 15)))
    register(office, 2, date(2025, 1, 20), people=[1])
    register(office, 2, date(2025, 1, 20), units=[2])
    tab.movements.refresh()
    settled()
    kind_filter = Condition("kind", ConditionTest.IS, ("Tập thể",))
    tab.registrations.show_filtering(Filtering((kind_filter,), ""))
    settled()
    tab.movements.select_id(2)
    settled()
    assert tab.registrations.query.scope == {"movement": 2}
    assert tab.registrations.query.conditions == (kind_filter,)
    qtbot.waitUntil(lambda: tab.registrations.total == 1)


def test_the_words_over_the_registrations_name_the_movement_they_are_for(
    office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    settled()
    assert tab.label.text() == "Đăng ký phong trào “Nói không với tin giả”"
    save_movement(office, 1, replace(movement(office, 1), name="Nói không với tin xấu"))
    save_movement(office, None, MovementFields("Văn hóa công sở", date(2025, 1, 5), date(2025, 12, 15)))
    tab.refresh()
    settled()
    assert tab.label.text() == "Đăng ký phong trào “Nói không với tin xấu”"
    tab.movements.select_id(2)
    settled()
    assert tab.label.text() == "Đăng ký phong trào “Văn hóa công sở”"


def test_a_registration_is_changed_and_deleted(
    qtbot: QtBot, office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    tab.registrations.select_first()
    tab.registrations.setFocus()
    QTest.keyClick(tab.registrations.focusProxy() or tab, KEY.Key_F2)
    settled()
    form = open_form(qtbot, tab, RegistrationForm)
    assert form.fields["person_id"].widget.isHidden()
    form.content.setPlainText("Mỗi quý một buổi tập huấn")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert registration(office, 1).content == "Mỗi quý một buổi tập huấn"
    tab.registrations.select_first()
    tab.registrations.delete_chosen()
    settled()
    assert tab.registrations.total == 0
    assert rows_of(office, "movement_registration", "id", "trashed_at IS NULL") == []


def test_a_movement_is_closed_with_what_is_to_be_said(
    qtbot: QtBot, office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    tab.movements.select_first()
    tab.close_movement.trigger()
    settled()
    form = open_form(qtbot, tab, MovementForm)
    assert focused(form) is form.closed_on
    form.closed_on.setText("10/01/2026")
    form.weaknesses.setPlainText("Tin bài chưa đều.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    # Somebody registered after that day.
    assert form.isVisible()
    assert movement(office, 1).closed_on is None
    form.closed_on.setText("18/12/2026")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert (movement(office, 1).closed_on, movement(office, 1).weaknesses) == (date(2026, 12, 18), "Tin bài chưa đều.")


def test_the_year_narrows_the_movements(office: Book, tab: MovementsTab, settled: WindowRest) -> None:
    save_movement(office, None, MovementFields("Năm cũ", date(2023, 1, 5), date(2023, 12, 15)))
    tab.refresh()
    settled()
    assert tab.movements.total == 2
    tab.show_query(ListQuery("movements", scope={"year": 2023}))
    settled()
    assert (tab.movements.total, tab.year.year) == (1, 2023)


def test_a_list_elsewhere_leads_to_the_registrations_of_a_person(page: EmulationPage, settled: WindowRest) -> None:
    page.show_query(ListQuery("movement-registrations", scope={"unit": 1}))
    settled()
    assert page.tabs.currentWidget() is page.movements
    assert page.movements.content.registrations.total == 1


def test_papers_of_a_movement_are_offered_while_one_is_chosen(
    office: Book, tab: MovementsTab, settled: WindowRest
) -> None:
    assert len(tab.papers) == 3
    assert all(action.isEnabled() for action in tab.papers)
    tab.movements.select_first()
    tab.movements.delete_chosen()
    settled()
    settled()
    assert rows_of(office, "emulation_movement", "id", "trashed_at IS NULL") == []
    assert not any(action.isEnabled() for action in (*tab.papers, tab.register, tab.close_movement))


@pytest.mark.parametrize(
    ("place", "title"), [("registrations", "đăng ký"), ("chooser", "đề nghị"), ("nominations", "đề nghị")]
)
def test_one_key_previews_the_list_of_the_tab_that_is_shown(
    page: EmulationPage, tab: MovementsTab, settled: WindowRest, place: str, title: str
) -> None:
    if place != "registrations":
        page.tabs.setCurrentWidget(page.tabs.proposed)
    {"registrations": tab.registrations, "chooser": page.chooser, "nominations": page.nominations}[place].setFocus()
    QTest.keyClick(focused(page), KEY.Key_P, CONTROL)
    settled()
    (preview,) = page.findChildren(PreviewWindow)
    assert preview.paper is not None
    assert title in preview.paper.file_name
    preview.close()


def test_a_book_without_movements_offers_only_to_record_one(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    del book
    tab = MovementsTab(context)
    qtbot.addWidget(tab)
    tab.show()
    settled()
    named = [action for action in tab.actions_menu if action.text()]
    assert [action.text() for action in named if action.isEnabled()] == ["Ghi &phong trào…"]
    qtbot.waitUntil(lambda: tab.movements.empty.button.isVisible())
    settled()
    assert not tab.registrations.empty.button.isVisible()
    assert "chọn phong trào" in tab.registrations.empty.text


def test_a_report_on_a_movement_that_goes_on_offers_the_one_of_its_day(
    qtbot: QtBot, page: EmulationPage, settled: WindowRest
) -> None:
    page.tabs.setCurrentWidget(page.movements)
    settled()
    tab = page.movements.content
    (final,) = (paper for paper in tab.papers if "tổng kết" in paper.text())
    movement_ends = replace(movement(page.context.book, 1), to_date=date(9999, 12, 15))
    page.context.act(lambda book: save_movement(book, 1, movement_ends))
    settled()
    final.trigger()
    settled()
    (preview,) = page.findChildren(PreviewWindow)
    message = preview.findChildren(PaperView)[0].message
    assert "chưa tổng kết được" in message.text
    assert message.button.text() == "Lập báo cáo sơ kết phong trào thi đua"
    press(preview, KEY.Key_Return)
    settled()
    assert preview.paper is not None
    assert "sơ kết" in preview.paper.file_name
    preview.close()
