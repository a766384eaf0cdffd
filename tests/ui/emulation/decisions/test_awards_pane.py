"""Acts on the awards of a decision by keys: paid, handed over, amount changed, cancelled, put in order."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.lists import Condition, ConditionTest
from desktop_app.services.awards import acts, decisions
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.award_forms import AmountForm, CancelForm, DayForm
from desktop_app.ui.emulation.decisions.sign_form import SignForm
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from tests.books import collective, individual, person, review_round, rows_of, unit
from tests.ui.keyboard import type_letters
from tests.ui.pages import go_back, open_form, open_page, press

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CODE = "2026-H1"
SIGNED = date(2026, 7, 2)
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    people = [person(book, name, office_unit, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng")]
    review_round(book, CODE)
    nominations = [collective(book, office_unit), *(individual(book, person_id) for person_id in people)]
    fields = DecisionFields("Về việc tặng Giấy khen", issuing_body="Sở Ngoại vụ", round_code=CODE)
    decisions.save_decision(book, None, fields, nominations)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A round with a decision, not signed, on a collective (award 1) and two people (2 and 3)."""
    return book


@pytest.fixture
def signed(office: Book) -> Book:
    """The same, signed."""
    decisions.sign_decision(office, 1, "15/QĐ-SNgV", SIGNED)
    return office


@pytest.fixture
def tab(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> DecisionsTab:
    del office
    tab = DecisionsTab(context)
    open_page(qtbot, tab, tab.decisions)
    tab.show_round(CODE)
    # The first decision is selected automatically, and then its awards are read.
    qtbot.waitUntil(lambda: tab.awards.total == 3)
    settled()
    return tab


def select_awards(tab: DecisionsTab, settled: WindowRest, *rows: int) -> QWidget:
    """Select awards by their rows."""
    settled()
    table = tab.awards.table
    table.setFocus()
    table.selectRow(rows[0])
    for _ in rows[1:]:
        QTest.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settled()
    return table


def possible(tab: DecisionsTab) -> set[str]:
    pane = tab.pane
    named: dict[str, QAction] = {
        "pay": pane.pay,
        "hand": pane.hand,
        "amount": pane.amount,
        "cancel": pane.cancel,
        "recover": pane.recover,
        "take_back": pane.take_back,
        "up": pane.up,
        "down": pane.down,
    }
    return {name for name, action in named.items() if action.isEnabled()}


def test_a_decision_that_is_taken_back_is_not_missed(
    tab: DecisionsTab, office: Book, context: Context, settled: WindowRest
) -> None:
    assert tab.decisions.current_id() == 1
    refusals: list[object] = []
    context.tasks.failed.connect(refusals.append)
    context.act(history.undo)
    settled()
    assert (rows_of(office, "decision"), refusals) == ([], [])


def test_what_one_filters_by_stays_when_another_decision_is_chosen(
    qtbot: QtBot, office: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    late = [individual(office, person(office, name, 1, "Chuyên viên")) for name in ("Lộc Văn Sáng", "Mã Thị Dung")]
    other = DecisionFields("Về việc khen bổ sung", issuing_body="Sở Ngoại vụ", round_code=CODE)
    other_id = decisions.save_decision(office, None, other, late).only_id("decision")
    tab.decisions.refresh()
    settled()
    name_filter = Condition("name", ConditionTest.HAS, ("loc",))
    tab.awards.show_filtering(Filtering((name_filter,), ""))
    qtbot.waitUntil(lambda: tab.awards.total == 1)
    tab.decisions.select_id(other_id)
    settled()
    assert tab.awards.query.scope == {"decision": other_id}
    assert tab.awards.query.conditions == (name_filter,)
    qtbot.waitUntil(lambda: tab.awards.total == 1)


def test_only_the_order_of_a_draft_can_be_changed(office: Book, tab: DecisionsTab, settled: WindowRest) -> None:
    assert possible(tab) == set()
    table = select_awards(tab, settled, 2)
    assert possible(tab) == {"up", "down"}
    assert "thứ tự còn đổi được" in tab.awards_label.text()
    QTest.keyClick(table, KEY.Key_Up, ALT)
    settled()
    assert decisions.decision(office, 1)[1] == (1, 3, 2)
    assert tab.awards.current_id() == 3
    QTest.keyClick(table, KEY.Key_Down, ALT)
    settled()
    assert decisions.decision(office, 1)[1] == (1, 2, 3)


def test_number_and_day_are_entered_in_a_form_of_their_own(
    qtbot: QtBot, office: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    tab.decisions.table.setFocus()
    QTest.keyClick(tab.decisions.table, KEY.Key_K, CONTROL | SHIFT)
    form = open_form(qtbot, tab, SignForm)
    press(form, KEY.Key_Return)
    settled()
    assert form.fields["number"].sentence.text() == "Nhập số quyết định."
    type_letters(form.number, "15/QĐ-SNgV")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(form.signed_on, "2/7/2026")
    press(form, KEY.Key_Return)
    settled()
    fields, _ = decisions.decision(office, 1)
    assert (fields.number, fields.signed_on) == ("15/QĐ-SNgV", SIGNED)
    assert tab.awards_label.text() == (
        "Khen thưởng theo quyết định đang chọn: 3 khen thưởng, 3.040.000 đồng; đã chi 0 (0 đồng), đã trao 0."
    )


def test_chosen_awards_are_paid_and_handed_over(
    qtbot: QtBot, signed: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    table = select_awards(tab, settled, 1, 2)
    assert possible(tab) == {"pay", "hand", "cancel"}
    QTest.keyClick(table, KEY.Key_M, CONTROL)
    form = open_form(qtbot, tab, DayForm)
    assert any(label.text().endswith("Cộng 2 khen thưởng, 1.520.000 đồng.") for label in form.findChildren(QLabel))
    form.day.setText("1/7/2026")
    press(form, KEY.Key_Return)
    settled()
    assert "không thể trước ngày ký quyết định 02/07/2026" in form.fields["day"].sentence.text()
    form.day.setText("20/7/2026")
    press(form, KEY.Key_Return)
    settled()
    go_back(qtbot, tab)
    assert rows_of(signed, "award", "paid_on") == [(None,), ("2026-07-20",), ("2026-07-20",)]
    table = select_awards(tab, settled, 1, 2)
    QTest.keyClick(table, KEY.Key_U, CONTROL)
    form = open_form(qtbot, tab, DayForm)
    assert form.day.value() == date.today()
    form.day.setText("25/7/2026")
    press(form, KEY.Key_Return)
    settled()
    assert rows_of(signed, "nomination", "state") == [("decided",), ("awarded",), ("awarded",)]
    assert "đã chi 2 (1.520.000 đồng), đã trao 2" in tab.awards_label.text()
    go_back(qtbot, tab)
    select_awards(tab, settled, 0, 1)
    assert [tab.pane.pay.text(), tab.pane.hand.text()] == ["Ghi đã &chi…", "Ghi đã t&rao…"]
    select_awards(tab, settled, 2)
    # Nothing is left to pay or hand over: what the acts can do is mend the day.
    assert [tab.pane.pay.text(), tab.pane.hand.text()] == ["Sửa ngày &chi…", "Sửa ngày t&rao…"]


def test_a_saved_day_is_offered_and_can_be_removed(
    qtbot: QtBot, signed: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    acts.pay_awards(signed, [1], date(2026, 7, 20))
    tab.refresh()
    table = select_awards(tab, settled, 0)
    QTest.keyClick(table, KEY.Key_M, CONTROL)
    form = open_form(qtbot, tab, DayForm)
    assert form.day.value() == date(2026, 7, 20)
    form.day.clear()
    press(form, KEY.Key_Return)
    settled()
    assert rows_of(signed, "award", "paid_on", "id = 1") == [(None,)]


def test_an_amount_is_mended_with_its_reason(
    qtbot: QtBot, signed: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    table = select_awards(tab, settled, 1)
    assert "amount" in possible(tab)
    QTest.keyClick(table, KEY.Key_F2)
    form = open_form(qtbot, tab, AmountForm)
    assert form.amount.text() == "760.000"
    form.amount.setText("tám trăm")
    press(form, KEY.Key_Return)
    assert "không phải là số tiền" in form.fields["amount"].sentence.text()
    form.amount.setText("800.000")
    press(form, KEY.Key_Return)
    settled()
    assert form.fields["reason"].sentence.text() == "Nhập lý do sửa số tiền."
    type_letters(form.reason, "Theo quy chế chi tiêu nội bộ")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(signed, "award", "amount, unpaid_reason", "id = 2") == [(800_000, "Theo quy chế chi tiêu nội bộ")]


def test_an_award_is_cancelled_recovered_and_restored(
    qtbot: QtBot, signed: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    table = select_awards(tab, settled, 2)
    QTest.keyClick(table, KEY.Key_Delete)
    form = open_form(qtbot, tab, CancelForm)
    form.cancelled_on.setText("03/08/2026")
    form.document.setFocus()
    assert "đến hết ngày 24/08/2026" in form.fields["cancelled_on"].note.text()
    press(form, KEY.Key_Return)
    settled()
    assert form.fields["document"].sentence.text() == "Nhập số, ngày văn bản hủy bỏ."
    type_letters(form.document, "20/QĐ-SNgV")
    press(form, KEY.Key_Return)
    settled()
    go_back(qtbot, tab)
    select_awards(tab, settled, 2)
    assert possible(tab) == {"recover", "take_back"}
    until = "thu hồi chậm nhất ngày 24/08/2026; chọn rồi Ctrl+R: đã thu hồi"
    assert tab.awards_label.text().endswith(f"; 1 đã hủy bỏ ({until}).")
    QTest.keyClick(tab.pane.list.table, KEY.Key_R, CONTROL)
    settled()
    day = open_form(qtbot, tab, DayForm)
    day.day.setText("20/8/2026")
    press(day, KEY.Key_Return)
    settled()
    assert rows_of(signed, "award", "cancelled_on, recovered_on", "id = 3") == [("2026-08-03", "2026-08-20")]
    assert tab.awards_label.text().endswith("; 1 đã hủy bỏ.")
    go_back(qtbot, tab)
    select_awards(tab, settled, 2)
    tab.pane.take_back.trigger()
    settled()
    assert rows_of(signed, "award", "cancelled_on, recovered_on", "id = 3") == [(None, None)]


def said_in(form: CancelForm) -> str:
    """Return all that the form says in sight."""
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_the_reason_for_cancelling_is_kept_before_the_decision_is_signed(
    qtbot: QtBot, signed: Book, tab: DecisionsTab, settled: WindowRest
) -> None:
    table = select_awards(tab, settled, 2)
    QTest.keyClick(table, KEY.Key_Delete)
    form = open_form(qtbot, tab, CancelForm)
    # What is asked first has the keyboard; the day is that of a document, and comes with it.
    assert form.reason.hasFocus()
    assert not form.cancelled_on.text()
    assert "  " not in form.fields["cancelled_on"].note.text()
    # What it does follows what is typed: with a reason alone nothing is cancelled.
    assert "vẫn còn hiệu lực" in said_in(form)
    assert "không tính nữa" not in said_in(form)
    type_letters(form.document, "2")
    assert form.cancelled_on.value() == date.today()
    assert "không tính nữa" in said_in(form)
    assert "vẫn còn hiệu lực" not in said_in(form)
    form.document.clear()
    type_letters(form.document, " ")
    assert not form.cancelled_on.text()
    assert "không tính nữa" not in said_in(form)
    type_letters(form.reason, "Không đủ điều kiện")
    form.document.setFocus()
    press(form, KEY.Key_Return)
    settled()
    assert rows_of(signed, "award", "cancelled_on, cancel_reason", "id = 3") == [(None, "Không đủ điều kiện")]
    go_back(qtbot, tab)
    select_awards(tab, settled, 2)
    tab.pane.cancel.trigger()
    settled()
    form = open_form(qtbot, tab, CancelForm)
    assert form.reason.toPlainText() == "Không đủ điều kiện"
    form.document.setFocus()
    type_letters(form.document, "20/QĐ-SNgV")
    press(form, KEY.Key_Return)
    settled()
    assert rows_of(signed, "award", "cancel_document, cancel_reason", "id = 3") == [
        ("20/QĐ-SNgV", "Không đủ điều kiện")
    ]


def test_a_paid_amount_stays(signed: Book, tab: DecisionsTab, settled: WindowRest) -> None:
    acts.pay_awards(signed, [1], date(2026, 7, 20))
    tab.refresh()
    select_awards(tab, settled, 0)
    assert possible(tab) == {"pay", "hand", "cancel"}


def test_without_a_decision_nothing_is_offered(qtbot: QtBot, book: Book, context: Context, settled: WindowRest) -> None:
    review_round(book, CODE)
    tab = DecisionsTab(context)
    open_page(qtbot, tab, tab.decisions)
    tab.show_round(CODE)
    settled()
    assert possible(tab) == set()
    offered = [action.isEnabled() for action in (tab.sign, tab.edit, tab.certificates, tab.delete)]
    assert offered == [False] * 4
    assert tab.new.isEnabled()
    assert tab.new_direct.isEnabled()
