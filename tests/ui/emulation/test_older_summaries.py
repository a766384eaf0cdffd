"""Summaries older than their records, in the window: a button of the round, a note in the form, gone once saved."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.book import Book
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.rounds.nominations import change_nomination, nomination
from desktop_app.services.year.activities import activity, add_activity, change_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.steps_line import OLDER
from tests.books import individual, person, review_round, unit
from tests.ui import rounds
from tests.ui.conftest import WindowRest
from tests.ui.pages import open_form, press

CODE = "2026-H1"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _fill_office(book: Book) -> None:
    at = unit(book, "Văn phòng")
    review_round(book, CODE)
    uoc, dao = (person(book, name, at, "Chuyên viên") for name in ("Đặng Văn Ước", "Lộc Thị Đào"))
    held = ActivityFields(date(2026, 3, 9), ActivityKind.EVENT, "Ngày hội", participants=(Participant(uoc),))
    held_id = add_activity(book, held).only_id("activity")
    first = individual(book, uoc, CODE, summary="Tham gia “Ngày hội”.")
    set_for_many(book, [first], SetForMany(evidence=(RecordRef("activity", held_id),)))
    change_nomination(book, first, nomination(book, first).fields)
    individual(book, dao, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two drafts, of which the first cites an activity that its person spoke at."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    return rounds.page_of_office(office, qtbot, context, settled)


def rename(page: EmulationPage, settled: WindowRest) -> None:
    page.context.act(lambda book: change_activity(book, 1, replace(activity(book, 1), title="Ngày hội an toàn mạng")))
    settled()
    settled()


def test_a_button_shows_whose_summary_is_old_and_the_form_says_why(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    button = page.steps.chips.buttons[OLDER]
    assert not button.isVisible()
    rename(page, settled)
    assert button.isVisible()
    assert button.text() == "Tóm tắt cũ (1)"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    assert page.nominations.total == 1
    page.nominations.select_id(1)
    press(page.nominations.table, Qt.Key.Key_Return)
    form = open_form(qtbot, page, NominationForm)
    settled()
    note = form.fields["summary"].note
    assert "Tóm tắt cũ hơn hồ sơ: ghi ngày " in note.text()
    assert note.text().endswith(", sau đó có thay đổi ở 01 hoạt động.")
    form.summary.setPlainText("Tham gia “Ngày hội an toàn mạng”.")
    assert "cũ hơn" not in note.text()
    press(form, Qt.Key.Key_S, CONTROL)
    settled()
    settled()
    assert nomination(office, 1).fields.summary == "Tham gia “Ngày hội an toàn mạng”."
    assert page.steps.chips.buttons[OLDER].text() == "Tóm tắt cũ"
    assert page.nominations.total == 0


def test_a_summary_saved_as_it_is_holds_again(qtbot: QtBot, page: EmulationPage, settled: WindowRest) -> None:
    rename(page, settled)
    page.nominations.select_id(1)
    press(page.nominations.table, Qt.Key.Key_Return)
    form = open_form(qtbot, page, NominationForm)
    settled()
    press(form, Qt.Key.Key_S, CONTROL)
    settled()
    settled()
    assert not page.steps.chips.buttons[OLDER].isVisible()
