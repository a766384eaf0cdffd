"""A direct decision, of a higher level or of an old year, entered row by row."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.direct_awards import DirectAward, direct_decision
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.direct_form import DirectForm
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from tests.books import person, review_round, rows_of, unit
from tests.ui.keyboard import type_letters
from tests.ui.pages import focused, go_back, open_form, open_page, press

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    for name in ("Lộc Thị Đào", "Bế Quốc Dũng"):
        person(book, name, office_unit, "Chuyên viên")
    review_round(book, "2026-H1")


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A unit and two people in it, no round decided."""
    return book


@pytest.fixture
def tab(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> DecisionsTab:
    del office
    tab = DecisionsTab(context)
    open_page(qtbot, tab, tab.decisions)
    tab.show_round("2026-H1")
    settled()
    tab.setFocus()
    return tab


def start(qtbot: QtBot, tab: DecisionsTab) -> DirectForm:
    QTest.keyClick(focused(tab), KEY.Key_D, CONTROL | SHIFT)
    return open_form(qtbot, tab, DirectForm)


def fill_head(form: DirectForm) -> None:
    type_letters(form.number, "163/QĐ-UBND")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(form.signed_on, "22/1/2025")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(form.period_from, "1/1/2024")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(form.period_to, "31/12/2024")
    press(form, KEY.Key_Tab)
    press(form, KEY.Key_Tab)


def choose(form: DirectForm, text: str) -> None:
    """Type into the focused line and go on to the next; Tab accepts the highlighted completion."""
    type_letters(focused(form), text)
    press(form, KEY.Key_Tab)


def test_a_decision_of_the_province_is_typed_in_by_keys(
    qtbot: QtBot, office: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    form = start(qtbot, tab)
    assert form.issuing_body.text() == "Chủ tịch UBND tỉnh Lạng Sơn"
    fill_head(form)
    assert form.awards.rows[0].recipient.hasFocus()
    choose(form, "dao")
    choose(form, "bk tinh")
    assert form.awards.rows[0].type.hasFocus()
    # Choosing a recipient adds the next row, with the same award.
    assert len(form.awards.rows) == 2
    form.awards.rows[1].recipient.setFocus()
    choose(form, "van phong")
    choose(form, "bk tinh")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    fields, awards = direct_decision(office, 1)
    assert (fields.number, fields.signed_on, fields.level) == ("163/QĐ-UBND", date(2025, 1, 22), AwardLevel.PROVINCE)
    assert awards == (
        DirectAward(NomineeKind.INDIVIDUAL, 1, "provincial_certificate", award_id=1),
        DirectAward(NomineeKind.COLLECTIVE, 1, "provincial_certificate", award_id=2),
    )
    assert rows_of(office, "award", "amount") == [(3_510_000,), (7_020_000,)]
    assert tab.sides.key == "direct"
    assert tab.decisions.current_id() == 1


def test_what_is_missing_in_a_row_is_reported_beside_the_rows(
    qtbot: QtBot, office: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    form = start(qtbot, tab)
    fill_head(form)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields["awards"].sentence.text() == "Ghi ít nhất một tập thể hoặc cá nhân được khen thưởng."
    choose(form, "dao")
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["awards"].sentence.text() == "Dòng 1: Chọn danh hiệu, hình thức."
    assert form.awards.rows[0].award.hasFocus()
    choose(form, "không có")
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["awards"].sentence.text() == "Dòng 1: Không có “không có” trong danh sách."
    assert rows_of(office, "decision") == []


def test_the_body_follows_the_level(qtbot: QtBot, tab: DecisionsTab) -> None:
    form = start(qtbot, tab)
    form.level.set_value(AwardLevel.GOVERNMENT)
    assert form.issuing_body.text() == "Thủ tướng Chính phủ"
    form.level.set_value(AwardLevel.DEPARTMENT)
    assert form.issuing_body.text() == "Sở Ngoại vụ"
    form.issuing_body.setText("Giám đốc Sở Ngoại vụ")
    form.level.set_value(AwardLevel.STATE)
    assert form.issuing_body.text() == "Giám đốc Sở Ngoại vụ"


def test_it_is_opened_again_as_it_was_entered(
    qtbot: QtBot, office: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    form = start(qtbot, tab)
    fill_head(form)
    choose(form, "dao")
    choose(form, "bk tinh")
    form.awards.rows[0].type.set_value(CommendationType.SUDDEN)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    go_back(qtbot, tab)
    tab.decisions.setFocus()
    QTest.keyClick(focused(tab), KEY.Key_F2)
    reopened = open_form(qtbot, tab, DirectForm)
    assert not reopened.edited
    first = reopened.awards.rows[0]
    assert (first.recipient.text(), first.award.text()) == ("Lộc Thị Đào", "Bằng khen của tỉnh")
    assert first.type.value() is CommendationType.SUDDEN
    first.award.setFocus()
    first.award.clear()
    choose(reopened, "cstđ tỉnh")
    press(reopened, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(office, "award", "award, amount, commendation_type") == [
        ("Chiến sĩ thi đua tỉnh", 7_020_000, "sudden")
    ]


def test_its_awards_give_way_to_those_of_another_round_and_come_back_with_it(
    qtbot: QtBot, office: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    del office
    form = start(qtbot, tab)
    fill_head(form)
    choose(form, "dao")
    choose(form, "bk tinh")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert (tab.decisions.selected_ids(), tab.awards.total) == ([1], 1)
    tab.show_round("2026-H2")
    settled()
    # Under the head of a round stand its own decisions: this one has none.
    assert (tab.sides.key, tab.decisions.selected_ids(), tab.awards.total) == ("round", [], 0)
    QTest.mouseClick(tab.sides.buttons["direct"], Qt.MouseButton.LeftButton)
    settled()
    assert (tab.decisions.selected_ids(), tab.awards.total) == ([1], 1)
