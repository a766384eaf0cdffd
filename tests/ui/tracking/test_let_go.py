"""A period is let go in its form, by keys, and filtered by its state on the page; a task shows when it was dropped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import occurrence
from desktop_app.services.plan.tasks import change_task, task
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.tracking.state_filters import counts_of
from tests.ui.keyboard import compose
from tests.ui.pages import focused, letter_key, open_form, press
from tests.ui.tracking.tracking_pages import YEAR, fill_office

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FILLINGS = {"office": fill_office}


def test_a_period_is_let_go_with_its_reason_by_keys_alone(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: Callable[[], None]
) -> None:
    late = lists.everything(office, ListQuery(OCCURRENCES.key, scope={"year": YEAR, "state": "late"}))[1].id
    before = counts_of(office, YEAR, None)
    page.occurrences.select_id(late)
    settled()
    page.occurrences.setFocus()
    QTest.keyClick(page.occurrences.table, KEY.Key_Return)
    form = open_form(qtbot, page, ResultForm)
    # Without its own name the box said what to write beside it, and not what it stands for.
    assert form.not_carried_out.text().replace("&", "").startswith("Không thực hiện: ghi lý do")
    press(form, letter_key(form, "not_carried_out"), ALT)
    if not form.not_carried_out.isChecked():
        QTest.keyClick(focused(form), KEY.Key_Space)
    # Without the reason it is refused, and says where to write it.
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert not occurrence(office, late).fields.not_carried_out
    compose(focused(form), "Bão số 3.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert occurrence(office, late).fields.not_carried_out
    after = counts_of(office, YEAR, None)
    assert (after["late"], after["not_carried_out"]) == (before["late"] - 1, before["not_carried_out"] + 1)
    assert page.states.buttons["not_carried_out"].text() == "Không, thôi thực hiện (1)"


def test_what_a_dropped_task_still_had_to_do_is_filtered_with_it(office: Book) -> None:
    (row, *_) = lists.everything(office, ListQuery(OCCURRENCES.key, scope={"year": YEAR, "state": "late"}))
    task_id = occurrence(office, row.id).task_id
    before = counts_of(office, YEAR, None)
    change_task(office, task_id, replace(task(office, task_id), to_date=date(YEAR, 12, 31)))
    after = counts_of(office, YEAR, None)
    assert after["late"] < before["late"]
    assert after["not_carried_out"] == before["late"] - after["late"]
