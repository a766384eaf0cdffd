"""The forms of a set's rules open with the keyboard in their first field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.services.law.own_sets import SetFields, code_of, copy_set
from desktop_app.ui.base.context import Context
from desktop_app.ui.settings.rule_forms import NEW_RULES, RuleSetForm, own_name, rule_form, rule_form_data

AWARD = "award.certificate_of_merit"
PATHS = (*NEW_RULES, "newcomer", "quorum", "unit_vote", "money", AWARD, f"{AWARD}.individual")


@pytest.mark.parametrize("path", PATHS)
def test_a_form_of_a_rule_has_the_keyboard_in_its_first_field(
    qtbot: QtBot, book: Book, context: Context, path: str
) -> None:
    head = SetFields("quy định riêng của cơ quan từ 01/01/2030", date(2030, 1, 1))
    code = code_of(book, copy_set(book, "2026-10-01", head).only_id("rule_set"))
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    form = rule_form(context, rule_form_data(book, code, path), parent)
    first = next(iter(form.fields))
    form.show_form(first)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    widget = form.fields[first].widget
    focused = form.focusWidget()
    assert focused is not None
    assert focused is widget or widget.isAncestorOf(focused)
    assert focused.hasFocus()


def test_the_name_offered_for_a_set_follows_its_first_day(qtbot: QtBot, book: Book, context: Context) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    day = date(2030, 1, 1)
    form = RuleSetForm(context, "2026-10-01", SetFields(own_name(day), day), parent, copy=True)
    form.show_form("name")
    first, name = form.fields["first"].widget, form.fields["name"].widget
    assert isinstance(name, QLineEdit)
    QTest.keyClick(first, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(first, "1/2/2030")
    assert name.text() == "quy định riêng của cơ quan từ 01/02/2030"
    name.selectAll()
    QTest.keyClicks(name, "Rieng")
    QTest.keyClick(first, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(first, "1/3/2030")
    assert name.text() == "Rieng"
    form.reject()
