"""A form says what is wrong as the keyboard leaves an input, and goes on with the next record like it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from tests.books import rows_of, unit
from tests.ui.keyboard import compose
from tests.ui.pages import focused, press

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    unit(book, "Văn phòng")
    unit(book, "Phòng Lãnh sự")


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def form(book: Book, office: Book, context: Context, qtbot: QtBot, settled: WindowRest) -> Iterator[ObstacleForm]:
    del office
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    form = ObstacleForm(context, None, window)
    form.start()
    settled()
    form.activateWindow()
    qtbot.waitUntil(lambda: form.isActiveWindow() and form.focusWidget() is not None)
    yield form
    window.close()


@pytest.fixture
def office(book: Book) -> Book:
    """Two units."""
    return book


def put(form: ObstacleForm, name: str, typed: str) -> None:
    form.focus_field(name)
    form.fields[name].widget.selectAll()  # type: ignore[attr-defined]  # lines of text
    QTest.keyClicks(focused(form), typed)
    press(form, KEY.Key_Tab)


def sentence_at(form: ObstacleForm, name: str) -> str:
    return form.fields[name].sentence.text()


def test_what_is_wrong_is_said_on_leaving_an_input_and_until_it_is_right(form: ObstacleForm) -> None:
    # Nothing was entered yet: who only goes through the form is not told what is missing.
    form.focus_field("content")
    press(form, KEY.Key_Tab)
    assert [name for name in form.fields if sentence_at(form, name)] == []
    put(form, "content", "Thieu kinh phi")
    put(form, "put_on", "1/1/2020")
    assert sentence_at(form, "put_on") == "Ngày này phải sau ngày phản ánh."
    assert form.fields["put_on"].sentence.isVisible()
    form.focus_field("put_on")
    form.put_on.selectAll()
    QTest.keyClicks(form.put_on, "31/2/2026")
    assert "28 ngày" in sentence_at(form, "put_on")
    QTest.keyClick(form.put_on, KEY.Key_A, CONTROL)
    QTest.keyClicks(form.put_on, "t")
    assert (sentence_at(form, "put_on"), form.put_on.value()) == ("", date.today())
    put(form, "content", " ")
    assert sentence_at(form, "content")
    put(form, "content", "Thieu may")
    assert sentence_at(form, "content") == ""


def test_another_input_that_makes_it_right_takes_the_sentence_away(form: ObstacleForm) -> None:
    put(form, "content", "Thieu kinh phi")
    put(form, "put_on", "1/1/2020")
    assert sentence_at(form, "put_on")
    put(form, "raised_on", "31/12/2019")
    assert sentence_at(form, "put_on") == ""


def test_a_day_that_has_not_come_is_doubted_and_saved_all_the_same(
    form: ObstacleForm, book: Book, settled: WindowRest
) -> None:
    put(form, "content", "Thieu kinh phi")
    form.put_on.set_value(date.today() + timedelta(3))
    form.focus_field("put_on")
    press(form, KEY.Key_Tab)
    assert sentence_at(form, "put_on") == "▲ Ngày này chưa tới."
    assert not form.put_on.property("problem")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert len(rows_of(book, "obstacle", "content")) == 1


def test_a_unit_that_the_book_has_not_is_added_from_the_form(
    form: ObstacleForm, book: Book, settled: WindowRest
) -> None:
    form.focus_field("unit_id")
    compose(focused(form), "Thanh tra Sở")
    # Neither Tab nor Enter makes a record of a slip.
    press(form, KEY.Key_Tab)
    assert rows_of(book, "unit", "id") == [(1,), (2,)]
    assert sentence_at(form, "unit_id") == "Không có “Thanh tra Sở” trong danh sách. Để thêm đơn vị này: ↓ rồi Enter."
    form.focus_field("unit_id")
    press(form, KEY.Key_Down)
    press(form, KEY.Key_Return)
    settled()
    assert rows_of(book, "unit", "name")[-1] == ("Thanh tra Sở",)
    assert (form.unit.chosen_id, form.unit.text(), sentence_at(form, "unit_id")) == (3, "Thanh tra Sở", "")
    put(form, "content", "Thieu kinh phi")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(book, "obstacle", "unit_id") == [(3,)]


def test_the_next_one_keeps_day_and_unit_and_takes_over_a_field_of_the_one_before(
    form: ObstacleForm, book: Book, settled: WindowRest
) -> None:
    put(form, "raised_on", "1/6/2026")
    form.focus_field("unit_id")
    QTest.keyClicks(focused(form), "lanh su")
    press(form, KEY.Key_Return)
    form.focus_field("content")
    compose(focused(form), "Thiếu kinh phí in ấn")
    form.focus_field("proposal")
    compose(focused(form), "Bổ sung kinh phí")
    press(form, KEY.Key_Return, CONTROL | SHIFT)
    settled()
    assert form.isVisible()
    assert (form.content.toPlainText(), form.proposal.toPlainText(), form.edited) == ("", "", False)
    assert (form.raised_on.text(), form.unit.text()) == ("01/06/2026", "Phòng Lãnh sự")
    form.focus_field("content")
    compose(focused(form), "Mạng chập chờn")
    form.focus_field("proposal")
    press(form, KEY.Key_Apostrophe, CONTROL)
    assert form.proposal.toPlainText() == "Bổ sung kinh phí"
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(book, "obstacle", "raised_on, unit_id, content, proposal") == [
        ("2026-06-01", 2, "Thiếu kinh phí in ấn", "Bổ sung kinh phí"),
        ("2026-06-01", 2, "Mạng chập chờn", "Bổ sung kinh phí"),
    ]
