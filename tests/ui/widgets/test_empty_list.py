"""What stands over rows: nothing to filter where there are none, and how many there are by their name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import Condition, ConditionTest, ListKind
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.parts import ListParts
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.of_lists import kind_of_rows
from tests.ui.list_views import NAMES, WindowRest, add_person, book_of_people, list_shower

show = pytest.fixture(list_shower)
peopled = pytest.fixture(book_of_people)
BORN_LATER = Filtering((Condition("birth_year", ConditionTest.FROM, ("2000",)),))


def test_there_is_nothing_to_filter_until_there_are_rows(
    qapp: QApplication, book: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    # In the look of the program: a line to type in is as high as a label there.
    apply_theme(qapp)
    view = show(PEOPLE)
    (parts,) = view.findChildren(ListParts)
    over_rows = (view.filter, view.count, parts.more)
    assert not any(part.isVisible() for part in over_rows)
    top = parts.beside.y()
    context.changed.emit(add_person(book, "Hoàng Thị Lan"))
    settled()
    assert all(part.isVisible() for part in over_rows)
    assert parts.beside.y() == top, "the rows stand where the message stood"


def test_a_filter_that_leaves_nothing_stays_to_be_taken_away(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    QTest.keyClicks(view.filter, "zz")
    settled()
    assert view.filter.isVisible()
    assert view.empty.text == "Không có dòng nào khớp “zz”."
    QTest.keyClick(view.filter, Qt.Key.Key_Escape)
    view.show_filtering(BORN_LATER)
    settled()
    assert view.filter.isVisible()
    assert view.empty.text == "Không có dòng nào đủ các điều kiện lọc."


def test_an_empty_list_says_that_it_is_empty_whatever_it_is_filtered_by(
    show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    view.set_empty("Sổ chưa có ai.")
    view.show_filtering(BORN_LATER)
    settled()
    assert view.empty.text == "Sổ chưa có ai."


def test_what_has_a_name_is_counted_by_it(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    """A list of people, and each of its groups, had "3 dòng"; the noun of a list is that of its records."""
    assert show(PEOPLE).count.text() == f"{len(NAMES)} người"
    named = [kind for kind in LIST_KINDS.values() if kind.noun != "dòng"]
    records = [kind_of_rows(kind) for kind in named]
    assert [kind.noun for kind in named] == [record.noun for record in records if record is not None]
