"""How many keys a record costs beyond its own words: twenty nominations three each, an activity four."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.ui.activities.activity_data import blank_activity
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.nominations.form_data import blank_nomination
from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.books import person, review_round, rows_of, unit
from tests.ui.pages import focused, letter_key

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
CODE = "2026-H1"
NAMES = tuple(
    f"{family} {middle} Minh" for family in ("Vi", "Hứa", "Mã", "Bế") for middle in ("An", "Bá", "Chi", "Du", "Ê")
)
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    works = unit(book, "Văn phòng")
    for name in NAMES:
        person(book, name, works, "Chuyên viên")
    review_round(book, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Twenty people of one unit, and a round."""
    return book


class Keys:
    """Types in a form, and counts the keys that are no part of a text."""

    def __init__(self, form: RecordForm) -> None:
        self.form, self.count = form, 0

    def text(self, typed: str) -> None:
        """Type words of the record itself."""
        QTest.keyClicks(focused(self.form), typed)

    def strike(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press any other key."""
        self.count += 1
        QTest.keyClick(self.form if modifier == ALT else focused(self.form), key, modifier)


def shown[F: RecordForm](qtbot: QtBot, settled: WindowRest, form: F, first: str) -> F:
    form.show_form(first)
    form.activateWindow()
    qtbot.waitUntil(lambda: form.isActiveWindow() and form.focusWidget() is not None)
    settled()
    return form


def test_twenty_nominations_cost_three_keys_each(
    office: Book, context: Context, qtbot: QtBot, settled: WindowRest, parent: QWidget
) -> None:
    data = blank_nomination(office, CODE, NomineeKind.INDIVIDUAL)
    keys = Keys(shown(qtbot, settled, NominationForm(context, data, parent), "nominee"))
    for name in NAMES:
        keys.text(fold(name))
        keys.strike(KEY.Key_Return)
        keys.strike(letter_key(keys.form, "summary"), ALT)
        keys.text("Hoan thanh tot.")
        keys.strike(KEY.Key_Return, CONTROL_SHIFT)
        settled()
    assert sorted(rows_of(office, "nomination", "nominee_name, state")) == sorted((name, "complete") for name in NAMES)
    assert keys.count <= 3 * len(NAMES)


def test_an_activity_costs_four_keys(
    office: Book, context: Context, qtbot: QtBot, settled: WindowRest, parent: QWidget
) -> None:
    data = blank_activity(office, ActivityFields(date.today(), ActivityKind.EVENT, ""))
    keys = Keys(shown(qtbot, settled, ActivityForm(context, data, parent), "title"))
    for title in ("Ngay hoi doc sach", "Hoi thi an toan mang"):
        before = keys.count
        keys.text(title)
        if not rows_of(office, "activity", "id"):
            keys.strike(letter_key(keys.form, "unit_id"), ALT)
            keys.text("van phong")
            keys.strike(KEY.Key_Return)
        keys.strike(KEY.Key_Return, CONTROL_SHIFT)
        settled()
        assert keys.count - before <= 4
    # The second has day, kind and unit of the first.
    today = date.today().isoformat()
    assert rows_of(office, "activity", "title, from_date, unit_id") == [
        ("Ngay hoi doc sach", today, 1),
        ("Hoi thi an toan mang", today, 1),
    ]
