"""The form of an initiative: what is entered without a document is registered, not recognised."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing.year_records import save_initiative
from desktop_app.ui.base.context import Context
from desktop_app.ui.people.years.initiative_form import InitiativeForm
from tests.books import person, rows_of, unit
from tests.ui.keyboard import type_letters
from tests.ui.pages import focused, open_form

WindowRest = Callable[[], None]
OpenForm = Callable[[int | None], InitiativeForm]


def _fill_office(book: Book) -> None:
    lan = Subject(NomineeKind.INDIVIDUAL, person(book, "Lộc Thị Lan", unit(book, "Văn phòng"), "Chuyên viên"))
    save_initiative(book, None, InitiativeFields(lan, 2025, "Mẫu phiếu trình"))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """One of a unit, with an initiative recognised by a document that nobody wrote down."""
    return book


@pytest.fixture
def opened(qtbot: QtBot, context: Context, office: Book, settled: WindowRest) -> OpenForm:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    del office

    def open_one(initiative_id: int | None) -> InitiativeForm:
        InitiativeForm(context, Subject(NomineeKind.INDIVIDUAL, 1), 2025, owner, initiative_id).start()
        form = open_form(qtbot, owner, InitiativeForm)
        settled()
        return form

    return open_one


def test_one_without_a_document_is_only_registered(opened: OpenForm, book: Book, settled: WindowRest) -> None:
    form = opened(None)
    assert form.recognised.value() is False
    type_letters(form.title, "Số hóa hồ sơ")
    QTest.keyClick(focused(form), Qt.Key.Key_Return)
    settled()
    assert rows_of(book, "initiative", "title, recognised", "id = 2") == [("Số hóa hồ sơ", 0)]


def test_the_outcome_follows_the_document_until_another_is_chosen(opened: OpenForm) -> None:
    form = opened(None)
    type_letters(form.document, "4")
    assert form.recognised.value() is True
    form.document.clear()
    assert form.recognised.value() is False
    form.recognised_on.setText("03/11/2025")
    assert form.recognised.value() is True
    QTest.keyClick(form.recognised, Qt.Key.Key_Down)
    assert form.recognised.value() is False
    type_letters(form.document, "4")
    assert form.recognised.value() is False


def test_the_outcome_that_was_stored_stays(opened: OpenForm) -> None:
    form = opened(1)
    assert form.recognised.value() is True
    type_letters(form.document, "4")
    form.document.clear()
    assert form.recognised.value() is True
