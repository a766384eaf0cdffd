"""Loại hình in the window: the form of a nomination always has one, an import shows which it will use."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.nominations.form_data import blank_nomination
from desktop_app.ui.widgets.imports.opened_file import open_file
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.books import person, review_round, rows_of, unit, workbook
from tests.ui.conftest import WindowRest
from tests.ui.pages import press

KEY = Qt.Key
CODE = "2026-H2"


def _fill_office(book: Book) -> None:
    person(book, "Vi Văn An", unit(book, "Văn phòng"), "Chuyên viên")
    review_round(book, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """One person, who can be nominated in a round."""
    return book


def test_the_type_cannot_be_left_out_of_the_form(
    qtbot: QtBot, office: Book, context: Context, parent: QWidget, settled: WindowRest
) -> None:
    form = NominationForm(context, blank_nomination(office, CODE, NomineeKind.INDIVIDUAL), parent)
    form.show_form("nominee")
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    settled()
    offered = [form.type.itemText(row) for row in range(form.type.count())]
    assert offered == list(COMMENDATION_TYPE_LABELS.values())
    assert not form.type.isEditable()
    form.nominee.set_chosen_id(1)
    form.summary.setPlainText("Hoàn thành tốt.")
    form.type.setFocus()
    for key in (KEY.Key_Down, KEY.Key_Delete, KEY.Key_Backspace):
        press(form, key)
    press(form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert rows_of(office, "nomination", "commendation_type, state") == [(CommendationType.MOVEMENT, "complete")]


def test_a_list_that_names_no_type_shows_which_it_will_be_before_it_is_taken_in(
    office: Book, context: Context, parent: QWidget, tmp_path: Path, settled: WindowRest
) -> None:
    headers = ("Họ và tên", "Hình thức đề nghị", "Loại hình", "Tóm tắt thành tích")
    rows = (("Vi Văn An", "Giấy khen", "", "Tốt."), ("Vi Văn An", "Lao động tiên tiến", None, "Tốt."))
    file = workbook(tmp_path / "de-nghi.xlsx", headers, *rows)
    opened = open_file(office, IMPORT_KINDS["nominations"], file, settings=ImportSettings(round_code=CODE))
    window = ImportWindow(context, opened, parent)
    window.show()
    model = window.model
    (column,) = [
        place
        for place in range(model.columnCount())
        if model.headerData(place, Qt.Orientation.Horizontal) == "Loại hình"
    ]
    cells = [model.data(model.index(row, column)) for row in range(model.rowCount())]
    assert cells == ["Công trạng", "Công trạng"]
    assert not window.table.isColumnHidden(column)
    window.take()
    settled()
    types = [CommendationType(str(type_)) for (type_,) in rows_of(office, "nomination", "commendation_type")]
    assert [COMMENDATION_TYPE_LABELS[saved_type] for saved_type in types] == cells
