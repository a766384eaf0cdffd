"""Lists shown on a book with some people, for tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import ListKind
from desktop_app.domain.office.people import PersonFields
from desktop_app.services.book import Book
from desktop_app.services.office import people
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import book_in, sample_in

WindowRest = Callable[[], None]
Show = Callable[[ListKind], ListView]
NAMES = ("Đặng Văn Ánh", "Nông Thị Bình", "Lê Minh Chi", "Hứa Đức Dũng", "Vi Thu Đào")


def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample, made once for a file of tests: a fixture."""
    return sample_in(tmp_path_factory.mktemp("sample") / "book").root


def dressed_sample(sample: Path, qapp: QApplication) -> Iterator[Book]:
    """The sample in the program's look, instead of the book of other tests: a fixture."""
    apply_theme(qapp)
    with book_in(sample) as book:
        yield book


def list_shower(qtbot: QtBot, context: Context, settled: WindowRest) -> Show:
    """Return what shows a list and waits for its rows."""

    def shown(kind: ListKind) -> ListView:
        view = ListView(context, kind)
        qtbot.addWidget(view)
        # Laid out without being painted, which takes longer.
        view.setUpdatesEnabled(False)
        view.resize(1000, 500)
        view.show()
        settle(qtbot, view, settled)
        return view

    return shown


def settle(qtbot: QtBot, view: ListView, settled: WindowRest) -> None:
    """Wait for the rows of a list."""
    qtbot.waitUntil(lambda: view.count.text() != "")
    settled()


def book_of_people(book: Book) -> Book:
    """Return a book with five people."""
    for name in NAMES:
        add_person(book, name)
    return book


def add_person(book: Book, name: str) -> Changes:
    """Record a person."""
    return people.save_person(book, None, PersonFields(name, birth_year=1980), ())


def column(view: ListView, key: str) -> list[str]:
    """Return the texts of a column."""
    place = [column.key for column in view.table.model().kind.columns].index(key)  # type: ignore[attr-defined]
    model = view.table.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def hide(view: ListView, *keys: str) -> None:
    """Hide some columns and show all others."""
    view.table.arrange({**view.table.arrangement(), "hidden": list(keys)})
