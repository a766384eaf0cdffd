"""The forms of a set's rules open with the keyboard in their first field."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.services.law.own_sets import SetFields, code_of, copy_set
from desktop_app.ui.base.context import Context
from desktop_app.ui.settings.rule_forms import NEW_RULES, rule_form, rule_form_data

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
