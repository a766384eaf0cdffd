"""Theo năm: ratings entered in the table by keys, or set for several rows at once; what a row opens."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import HoldFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.people.years.holds_window import HoldForm, HoldsWindow
from desktop_app.ui.people.years.initiative_form import InitiativeForm
from desktop_app.ui.people.years.model import (
    AWARDS,
    DOCUMENT,
    INITIATIVES,
    NAME,
    NOTE,
    RATING,
    REGISTERED,
    REGISTERED_FOR,
)
from desktop_app.ui.people.years.pane import YearPane
from desktop_app.ui.people.years.unit_year_window import UnitYearWindow
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.books import person, rows_of, unit
from tests.services.standing.test_facts import awarded, decided
from tests.ui.keyboard import compose, hold, type_letters
from tests.ui.pages import changes, choose_file, focused, go_back, open_form, open_page, press

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    works = unit(book, "Văn phòng")
    for name in ("Lộc Thị Lan", "Bế Quốc Dũng", "Vi Thị Ân"):
        person(book, name, works, "Chuyên viên")


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A unit of three: Ân, Dũng, Lan."""
    return book


@pytest.fixture
def page(qtbot: QtBot, context: Context, office: Book, settled: WindowRest) -> PeoplePage:
    del office
    page = PeoplePage(context)
    open_page(qtbot, page, page.people)
    settled()
    page.tabs.setCurrentWidget(page.years)
    page.years.year.setValue(2025)
    qtbot.waitUntil(lambda: page.years.table.year.rowCount() == 3)
    settled()
    page.years.table.setFocus()
    return page


def column(pane: YearPane, place: int) -> list[str]:
    return [pane.table.year.texts(row)[place] for row in range(pane.table.year.rowCount())]


def stand(pane: YearPane, row: int, place: int) -> None:
    pane.table.select_cell(row, place)
    pane.table.setFocus()


def ratings(book: Book) -> list[tuple[object, ...]]:
    return rows_of(book, "year_record", "person_id, rating, registered")


def test_letters_rate_one_after_the_other(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    assert column(pane, NAME) == ["Vi Thị Ân", "Bế Quốc Dũng", "Lộc Thị Lan"]
    stand(pane, 0, RATING)
    type_letters(pane.table, "xT")
    settled()
    assert column(pane, RATING) == ["Xuất sắc", "Tốt", ""]
    assert pane.table.currentIndex().row() == 2
    assert ratings(book) == [(3, 4, None), (2, 3, None)]
    assert "1 xuất sắc, 1 tốt, 1 chưa ghi xếp loại" in pane.sum.text()


@pytest.mark.window
def test_letters_rate_one_after_the_other_in_a_real_window(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    test_letters_rate_one_after_the_other(page, book, settled)


def test_a_letter_rates_all_chosen_rows_in_one_step(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    stand(pane, 0, RATING)
    QTest.keyClick(pane.table, KEY.Key_Down, SHIFT)
    QTest.keyClick(pane.table, KEY.Key_Down, SHIFT)
    before = changes(book)
    type_letters(pane.table, "t")
    settled()
    assert column(pane, RATING) == ["Tốt"] * 3
    assert changes(book) == before + 1
    assert len(pane.table.chosen_places()) == 3
    history.undo(book)
    assert ratings(book) == []


def test_delete_empties_a_rating(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    stand(pane, 1, RATING)
    type_letters(pane.table, "k")
    settled()
    assert column(pane, RATING) == ["", "Không hoàn thành", ""]
    stand(pane, 1, RATING)
    QTest.keyClick(pane.table, KEY.Key_Delete)
    settled()
    assert column(pane, RATING) == ["", "", ""]
    assert ratings(book) == []


def test_registration_has_letters_of_its_own(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    stand(pane, 0, REGISTERED)
    type_letters(pane.table, "ckx")
    settled()
    assert column(pane, REGISTERED) == ["có", "không", ""]
    assert ratings(book) == [(3, None, 1), (2, None, 0)]


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_a_rating_is_chosen_in_its_cell(page: PeoplePage, book: Book, settled: WindowRest, key: Qt.Key) -> None:
    pane = page.years
    stand(pane, 0, RATING)
    QTest.keyClick(pane.table, key)
    box = pane.table.viewport().findChild(QComboBox)
    assert box is not None
    assert box.accessibleName() == "Xếp loại"
    box.hidePopup()
    box.setCurrentIndex(box.findText("Hoàn thành nhiệm vụ"))
    box.activated.emit(box.currentIndex())
    settled()
    assert column(pane, RATING) == ["Hoàn thành", "", ""]
    assert ratings(book) == [(3, 2, None)]


def test_looking_into_a_cell_changes_nothing(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    stand(pane, 0, RATING)
    before = changes(book)
    QTest.keyClick(pane.table, KEY.Key_Return)
    box = pane.table.viewport().findChild(QComboBox)
    assert box is not None
    box.hidePopup()
    box.activated.emit(0)
    settled()
    assert changes(book) == before


def test_a_text_is_written_in_its_cell(qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    stand(pane, 0, DOCUMENT)
    assert pane.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose(pane.table, "Đ")
    line = pane.table.viewport().findChild(QLineEdit)
    assert line is not None
    compose(line, "ề án 12/ĐA-SNgV")
    QTest.keyClick(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: column(pane, DOCUMENT) == ["Đề án 12/ĐA-SNgV", "", ""])
    settled()
    assert rows_of(book, "year_record", "person_id, document") == [(3, "Đề án 12/ĐA-SNgV")]
    stand(pane, 0, REGISTERED_FOR)
    pane.table.year.setData(pane.table.currentIndex(), "Giấy khen")
    qtbot.waitUntil(lambda: column(pane, REGISTERED_FOR) == ["Giấy khen", "", ""])
    assert column(pane, REGISTERED) == ["có", "", ""]


def test_a_key_replaces_the_text_of_a_cell(qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    year_records.set_text(book, [Subject(NomineeKind.INDIVIDUAL, 3)], 2025, "document", "12/TB")
    pane.refresh()
    settled()
    stand(pane, 0, DOCUMENT)
    QTest.keyClick(pane.table, KEY.Key_7)
    line = pane.table.viewport().findChild(QLineEdit)
    assert line is not None
    assert line.text() == "7"
    QTest.keyClick(line, KEY.Key_Escape)
    settled()
    assert column(pane, DOCUMENT) == ["12/TB", "", ""]


def test_no_input_method_holds_back_the_letters_of_ratings(page: PeoplePage) -> None:
    stand(page.years, 0, RATING)
    assert not page.years.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_menu_rates_the_chosen_rows(qtbot: QtBot, page: PeoplePage, settled: WindowRest) -> None:
    pane = page.years
    pane.table.selectAll()
    pane.rate.trigger()
    qtbot.waitUntil(lambda: bool(pane.findChildren(QMenu)))
    menu = pane.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "&Hoàn thành tốt nhiệm vụ").trigger()
    menu.close()
    settled()
    assert column(pane, RATING) == ["Tốt"] * 3


def test_letters_elsewhere_filter(page: PeoplePage, settled: WindowRest) -> None:
    pane = page.years
    stand(pane, 0, NAME)
    type_letters(pane.table, "d")
    assert (pane.filter.text(), column(pane, NAME)) == ("d", ["Bế Quốc Dũng"])
    QTest.keyClick(pane.filter, KEY.Key_Escape)
    settled()
    assert len(column(pane, NAME)) == 3
    hold(pane.filter, "d", "dũ")
    assert column(pane, NAME) == ["Bế Quốc Dũng"]
    hold(pane.filter, "")


def test_another_year_shows_its_own(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    year_records.set_rating(book, [Subject(NomineeKind.INDIVIDUAL, 1)], 2024, Rating.EXCELLENT)
    awarded(book, decided(book, signed_on="2024-12-20"), "grassroots_fighter", 1, period_to="2024-12-31")
    QTest.keyClick(pane.table, KEY.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    settled()
    assert pane.year.value() == 2024
    assert [column(pane, place) for place in (RATING, AWARDS)] == [["", "", "Xuất sắc"], ["", "", "CSTĐCS"]]
    # What is counted elsewhere has no column where there is none; what is entered here has.
    hidden = [place for place in (AWARDS, INITIATIVES, RATING, DOCUMENT, NOTE) if pane.table.isColumnHidden(place)]
    assert hidden == [INITIATIVES]
    stand(pane, 2, AWARDS)
    QTest.keyClick(pane.table, KEY.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    settled()
    assert pane.table.isColumnHidden(AWARDS)
    assert "Khen thưởng" in pane.table.shown_titles()
    QTest.keyClicks(pane.table, "t")
    settled()
    assert (pane.filter.text(), set(column(pane, RATING))) == ("t", {""}), "where letters filtered they still do"


def test_collectives_have_a_table_of_their_own(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    pane.kind.buttons["collective"].click()
    settled()
    assert column(pane, NAME) == ["Văn phòng"]
    stand(pane, 0, RATING)
    type_letters(pane.table, "x")
    settled()
    assert rows_of(book, "year_record", "unit_id, rating") == [(1, 4)]


def test_an_initiative_is_entered_for_the_current_row(
    qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest
) -> None:
    stand(page.years, 2, NAME)
    QTest.keyClick(page.years.table, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, InitiativeForm)
    assert (form.whose.text(), form.year.value()) == ("Lộc Thị Lan", 2025)
    compose(focused(form), "Số hóa hồ sơ")
    form.reach.set_value(Scope.PROVINCE)
    form.document.setText("8/QĐ-UBND")
    QTest.keyClick(focused(form), KEY.Key_Return)
    settled()
    go_back(qtbot, page)
    assert rows_of(book, "initiative", "person_id, year, title, scope") == [(1, 2025, "Số hóa hồ sơ", 2)]
    assert column(page.years, INITIATIVES) == ["", "", "1"]


def test_holds_are_shown_when_asked_for_and_ended(
    qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest
) -> None:
    stand(page.years, 0, NAME)
    page.years.holds.trigger()
    window = open_form(qtbot, page, HoldsWindow)
    settled()
    assert any("tệp trọn sổ và bản sao lưu luôn có" in label.text() for label in window.findChildren(QLabel))
    window.new.trigger()
    form = open_form(qtbot, window, HoldForm)
    form.from_date.setText("02/02/2026")
    form.focus_field("document")
    compose(focused(form), "04/TB-SNgV")
    QTest.keyClick(focused(form), KEY.Key_Return)
    settled()
    assert rows_of(book, "hold", "person_id, from_date, to_date, document") == [(3, "2026-02-02", None, "04/TB-SNgV")]
    qtbot.waitUntil(lambda: window.holds.total == 1)
    window.holds.select_id(1)
    qtbot.waitUntil(lambda: window.holds.current_id() == 1)
    window.release.trigger()
    ending = open_form(qtbot, window, HoldForm)
    assert focused(ending) is ending.to_date
    ending.to_date.setText("27/02/2026")
    QTest.keyClick(focused(ending), KEY.Key_Return)
    settled()
    assert rows_of(book, "hold", "to_date") == [("2026-02-27",)]


def test_the_year_is_exported_as_seen(qtbot: QtBot, page: PeoplePage, book: Book, tmp_path: Path) -> None:
    pane = page.years
    year_records.set_rating(book, [Subject(NomineeKind.INDIVIDUAL, 1)], 2025, Rating.GOOD)
    pane.refresh()
    qtbot.waitUntil(lambda: column(pane, RATING)[2] == "Tốt")
    page.export()
    path = tmp_path / "nam.xlsx"
    choose_file(pane, path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: pane.notice.isVisible())
    worksheet = load_workbook(path).active
    assert worksheet is not None
    rows = [[cell.value for cell in row] for row in worksheet.iter_rows()]
    assert rows[-4][:4] == ["Họ và tên", "Chức vụ", "Đơn vị", "Xếp loại"]
    assert rows[-1][:4] == ["Lộc Thị Lan", "Chuyên viên", "Văn phòng", "Tốt"]


def test_enter_on_a_name_opens_the_history(qtbot: QtBot, page: PeoplePage, settled: WindowRest) -> None:
    stand(page.years, 0, NAME)
    QTest.keyClick(page.years.table, KEY.Key_Return)
    window = open_form(qtbot, page, HistoryWindow)
    settled()
    assert window.name.text() == "Vi Thị Ân"


def test_a_collective_s_figures_are_asked_for_from_its_row(qtbot: QtBot, page: PeoplePage, settled: WindowRest) -> None:
    pane = page.years
    assert not pane.figures.isEnabled()
    pane.kind.buttons["collective"].click()
    settled()
    stand(pane, 0, NAME)
    pane.figures.trigger()
    window = open_form(qtbot, page, UnitYearWindow)
    assert window.name.text() == "Văn phòng – năm 2025"


@pytest.mark.parametrize(("scope", "name"), [({"person": 1}, "Lộc Thị Lan"), ({"unit": 1}, "Văn phòng")])
def test_a_query_for_the_years_of_one_person_opens_the_history(
    qtbot: QtBot, page: PeoplePage, settled: WindowRest, scope: dict[str, int], name: str
) -> None:
    page.show_query(ListQuery("year-records", scope=scope))
    window = open_form(qtbot, page, HistoryWindow)
    settled()
    assert window.name.text() == name


def test_a_query_for_a_record_selects_it_in_the_history(
    qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest
) -> None:
    lan = Subject(NomineeKind.INDIVIDUAL, 1)
    for year in (2023, 2024, 2025):
        year_records.set_rating(book, [lan], year, Rating.GOOD)
    page.show_query(ListQuery("year-records", scope={"ids": (1,)}))
    window = open_form(qtbot, page, HistoryWindow)
    settled()
    line = window.table.current()
    assert line is not None
    assert (line.year, line.record) == (2023, RecordRef("year_record", 1))


def test_a_query_for_a_hold_shows_the_holds_of_its_person(
    qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest
) -> None:
    lan = Subject(NomineeKind.INDIVIDUAL, 1)
    year_records.save_hold(book, None, HoldFields(lan, date(2026, 2, 2), document="04/TB-SNgV"))
    page.show_query(ListQuery("holds", scope={"ids": (1,)}))
    window = open_form(qtbot, page, HoldsWindow)
    settled()
    assert window.whose.text() == "Lộc Thị Lan"
    qtbot.waitUntil(lambda: window.holds.total == 1)


def test_a_query_for_a_year_shows_that_year(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    year_records.set_rating(book, [Subject(NomineeKind.COLLECTIVE, 1)], 2023, Rating.GOOD)
    page.tabs.setCurrentIndex(0)
    page.show_query(ListQuery("year-records", scope={"year": 2023, "kind": "collective"}))
    settled()
    assert page.tabs.currentWidget() is page.years
    assert column(page.years, RATING) == ["Tốt"]


def test_a_query_for_people_shows_their_list(qtbot: QtBot, page: PeoplePage, settled: WindowRest) -> None:
    page.show_query(ListQuery("people", "dung"))
    settled()
    assert page.tabs.currentIndex() == 0
    qtbot.waitUntil(lambda: page.people.total == 1)


def test_the_menu_offers_the_acts_of_the_current_tab(page: PeoplePage) -> None:
    assert page.years.rate.isVisible()
    assert not page.new_person.isVisible()
    page.tabs.setCurrentIndex(0)
    assert page.new_person.isVisible()
    assert not page.years.rate.isVisible()


def test_a_block_of_initiatives_is_pasted_with_preview(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    pane = page.years
    pane.year.setValue(2025)
    settled()
    name = str(pane.table.year.rows[0].name)
    QGuiApplication.clipboard().setText(f"STT\tTác giả\tTên sáng kiến\n1\t{name}\tSổ tay số\n2\tKhông Có Ai\tX\n")
    pane.paste_block.trigger()
    settled()
    window = page.findChild(ImportWindow)
    assert window is not None
    assert [window.model.index(row, 1).data() for row in range(2)] == ["Thêm mới", "Chưa rõ"]
    assert rows_of(book, "initiative") == []
    window.take()
    settled()
    assert rows_of(book, "initiative", "title, year") == [("Sổ tay số", 2025)]


def test_ratings_copied_with_heads_are_pasted_into_another_year(
    page: PeoplePage, book: Book, settled: WindowRest
) -> None:
    pane = page.years
    stand(pane, 0, RATING)
    type_letters(pane.table, "xT")
    settled()
    pane.table.selectAll()
    press(pane, KEY.Key_C, CONTROL | SHIFT)
    pane.year.setValue(2024)
    settled()
    pane.table.setFocus()
    pane.paste_block.trigger()
    settled()
    window = page.findChild(ImportWindow)
    assert window is not None
    actions = [window.model.index(row, 1).data() for row in range(window.model.rowCount())]
    assert actions == ["Thêm mới", "Thêm mới", "Chưa rõ"]
    window.take()
    settled()
    assert column(pane, RATING) == ["Xuất sắc", "Tốt", ""]
    assert len(rows_of(book, "year_record")) == 4
