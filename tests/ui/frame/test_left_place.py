"""A list is found at the next start as it was left: filter, order, and the row chosen, by its id."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import copied_book, fill, sample_in
from tests.ui.keyboard import compose, type_letters
from tests.ui.shown_program import ShownProgram


def people_of(run: ShownProgram) -> ListView:
    page = run.window.current_page
    assert isinstance(page, PeoplePage)
    return page.people


def start(qtbot: QtBot, root: Path) -> ShownProgram:
    run = ShownProgram(qtbot, root)
    run.show()
    qtbot.waitUntil(lambda: people_of(run).count.text().endswith("người"))
    run.settle()
    return run


def test_a_list_is_found_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    root = copied_book(tmp_path / "book", fill)
    settings = SettingsFile(DataFolder(root).settings)
    settings.put("window", {"page": "people"})
    settings.write()
    run = start(qtbot, root)
    people = people_of(run)
    everybody = people.total
    people.setFocus()
    type_letters(people.table, "a")
    run.settle()
    assert 0 < people.total < everybody
    place = [column.key for column in PEOPLE.columns].index("name")
    people.table.sort_asked.emit(place)
    people.table.sort_asked.emit(place)
    run.settle()
    people.table.selectRow(people.total - 1)
    (chosen,) = people.selected_ids()
    left = people.query, people.total
    run.window.resize(run.window.width(), 571)
    run.close()

    run = start(qtbot, root)
    people = people_of(run)
    qtbot.waitUntil(lambda: people.selected_ids() == [chosen])
    assert (people.query, people.total) == left
    assert people.filter.text() == "a"
    assert run.window.height() == 571
    run.close()

    # In another book the row of that id is of somebody else, who is not chosen for it.
    database = DataFolder(root).database
    before = database.read_bytes()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE person SET full_name = 'Ai Khác Hẳn' WHERE id = ?", [chosen])
        connection.commit()
    run = start(qtbot, root)
    people = people_of(run)
    assert (people.query, people.total, people.selected_ids()) == (*left, [])
    run.close()
    database.write_bytes(before)

    # Gone meanwhile: no other row is taken for it, and whatever else stands there is no list's place.
    with opened(DataFolder(root)) as book:
        put_in_trash(book, "person", [chosen])
    run = start(qtbot, root)
    assert people_of(run).selected_ids() == []
    assert people_of(run).filter.text() == "a"
    run.close()
    settings = SettingsFile(DataFolder(root).settings)
    settings.put("list.people.place", {"sort": "no such column", "row": "x", "conditions": 7, "text": "zzzz"})
    settings.write()
    run = start(qtbot, root)
    assert people_of(run).total == everybody - 1
    run.close()
    settings.put("list.people.place", {"text": "a " * 9000, "note": "\ud800"})
    settings.write()
    run = start(qtbot, root)
    assert people_of(run).total == everybody - 1
    run.close()


def test_a_list_of_a_year_is_found_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    root = copied_book(tmp_path / "book", fill)
    settings = SettingsFile(DataFolder(root).settings)
    settings.put("window", {"page": "activities"})
    settings.write()

    def activities() -> tuple[ShownProgram, ListView]:
        run = ShownProgram(qtbot, root)
        run.show()
        run.settle()
        page = run.window.current_page
        assert isinstance(page, ActivitiesPage)
        return run, page.register.list

    run, rows = activities()
    rows.filter.setFocus()
    compose(rows.filter, "tap huan")
    run.settle()
    left = rows.query
    assert left.text == "tap huan"
    assert left.scope
    run.close()
    run, rows = activities()
    assert (rows.query, rows.filter.text()) == (left, "tap huan")
    run.close()


def test_what_hangs_on_a_row_of_another_list_is_found_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    root = sample_in(tmp_path / "book").root
    settings = SettingsFile(DataFolder(root).settings)
    settings.put("window", {"page": "emulation"})
    settings.put("emulation", {"round": "2025-H2"})
    settings.write()

    def hanging(work: Callable[[ShownProgram, ListView], object]) -> ShownProgram:
        run = ShownProgram(qtbot, root)
        run.show()
        run.settle()
        page = run.window.current_page
        assert isinstance(page, EmulationPage)
        for pane in (page.council, page.decisions, page.movements):
            page.tabs.setCurrentWidget(pane)
            run.settle()
            below = max(pane.content.findChildren(ListView), key=lambda view: view.mapTo(page, QPoint()).y())
            # The first row of the list above it is chosen, whose rows are then asked for.
            qtbot.waitUntil(lambda: below.total > 0)  # noqa: B023
            run.settle()
            work(run, below)
        return run

    left: dict[str, tuple[ListQuery, int, list[int]]] = {}

    def leave(run: ShownProgram, view: ListView) -> None:
        assert view.total > 1
        columns = view.table.kind.columns
        view.table.sort_asked.emit(next(place for place, column in enumerate(columns) if column.sortable))
        run.settle()
        name = [column.key for column in columns].index("name")
        view.filter.setText(str(view.table.model().index(1, name).data()).split()[0])
        run.settle()
        view.select_first()
        left[view.query.kind] = view.query, view.total, view.selected_ids()

    def find(run: ShownProgram, view: ListView) -> None:
        query, total, chosen = left.pop(view.query.kind)
        assert (view.query, view.total, view.filter.text()) == (query, total, query.text)
        qtbot.waitUntil(lambda: view.selected_ids() == chosen)

    hanging(leave).close()
    assert left.keys() == {"votes", "awards", "movement-registrations"}
    # Left again without the tabs having been looked at, nothing of it is lost.
    run = ShownProgram(qtbot, root)
    run.show()
    run.close()
    hanging(find).close()
    assert not left
