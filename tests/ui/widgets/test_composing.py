"""An input method composes Vietnamese letter by letter: what filters as one types follows while it does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import ListKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.lists.view import ListView
from tests.ui.keyboard import compose, hold
from tests.ui.list_views import NAMES, WindowRest, book_of_people, column, list_shower

show = pytest.fixture(list_shower)
peopled = pytest.fixture(book_of_people)


def give_over(widget: QWidget, text: str) -> None:
    """Let an input method give over what it composed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def test_the_filter_follows_a_word_that_is_still_composed(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    hold(view.filter, "d", "đ", "đa", "đă", "đăng", "đặng")
    settled()
    assert (view.filter.text(), view.query.text) == ("", "đặng")
    assert column(view, "name") == ["Đặng Văn Ánh"]
    hold(view.filter, "")
    settled()
    assert view.total == len(NAMES)
    compose(view.filter, "nông")
    settled()
    assert (view.filter.text(), column(view, "name")) == ("nông", ["Nông Thị Bình"])


def test_a_word_composed_on_the_rows_searches_the_list_letter_for_letter(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    view.table.setFocus()
    view.table.choose_current()
    assert view.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    hold(view.table, "đ", "đa", "đă", "đăn")
    settled()
    # The keyboard stays where the word is composed.
    assert view.table.hasFocus() or not view.isActiveWindow()
    assert (view.filter.text(), column(view, "name")) == ("đăn", ["Đặng Văn Ánh"])
    give_over(view.table, "đặng")
    settled()
    assert (view.filter.text(), column(view, "name")) == ("đặng", ["Đặng Văn Ánh"])
    compose(view.filter, " ánh")
    settled()
    assert (view.filter.text(), view.total) == ("đặng ánh", 1)


def test_a_word_given_up_on_the_rows_leaves_the_whole_list(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    hold(view.table, "x", "xy")
    settled()
    # The rows are where the word is composed: they do not make room for a sentence yet.
    assert (view.total, view.table.isVisible()) == (0, True)
    hold(view.table, "")
    settled()
    assert (view.filter.text(), view.total) == ("", len(NAMES))


def test_a_word_that_no_row_has_is_told_once_it_is_given_over(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    hold(view.table, "x", "xy")
    settled()
    give_over(view.table, "xy")
    settled()
    assert (view.filter.text(), view.empty.isVisible(), view.empty.text) == ("xy", True, "Không có dòng nào khớp “xy”.")


def test_choices_follow_a_name_that_is_still_composed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit = ChoiceEdit(window)
    edit.resize(300, 30)
    edit.set_choices([Choice(1, "Đặng Văn Ánh", "", "dang van anh"), Choice(2, "Dương Thị Vân", "", "duong thi van")])
    window.resize(400, 300)
    window.show()
    edit.setFocus()
    hold(edit, "đ", "đă", "đặ")
    [offered] = [each for each in window.findChildren(QListView) if each.isVisible()]
    assert [offered.model().index(row, 0).data() for row in range(offered.model().rowCount())] == ["Đặng Văn Ánh"]
    give_over(edit, "đặng")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.chosen_id, edit.text()) == (1, "Đặng Văn Ánh")


def test_a_word_that_is_given_over_after_enter_does_not_come_before_the_chosen_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit = ChoiceEdit(window)
    edit.set_choices([Choice(1, "Đặng Văn Ánh", "", "dang van anh"), Choice(2, "Nông Thị Bình", "", "nong thi binh")])
    window.show()
    compose(edit, "nông thị ")
    hold(edit, "bình")
    # ibus tells of Enter first, and hands the word over then.
    QTest.keyClick(edit, Qt.Key.Key_Return)
    hold(edit, "")
    give_over(edit, "bình")
    assert (edit.text(), edit.chosen_id) == ("Nông Thị Bình", 2)
    # The same word typed anew is a word.
    edit.selectAll()
    hold(edit, "bình")
    give_over(edit, "bình")
    assert (edit.text(), edit.chosen_id) == ("bình", None)
