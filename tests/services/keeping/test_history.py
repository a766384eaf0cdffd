"""Undo and redo of every act, each named by its label."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from desktop_app.domain.errors import UndoRefused
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services import review_rounds
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import everything
from desktop_app.services.office import offices, people, units
from desktop_app.services.plan import tasks
from desktop_app.services.plan.plans import apply_plan, propose_plan
from desktop_app.services.rounds import acts
from tests.books import (
    PLAN,
    BookIds,
    book_in,
    collective,
    dump,
    individual,
    person,
    plan_file,
    record_rows,
    refused,
    review_round,
    unit,
)

Act = Callable[[Book, BookIds], object]

ACTS: dict[str, Act] = {
    "add a unit": lambda book, filled: unit(book, "Phòng Mới"),
    "rename a unit": lambda book, filled: units.change_unit(book, filled.division, UnitFields("Phòng Biên giới")),
    "move a unit": lambda book, filled: units.move_unit(book, filled.centre, -2),
    "add a person": lambda book, filled: person(book, "Chu Thị Oanh", filled.centre),
    "rename a person": lambda book, filled: people.save_person(book, filled.lan, PersonFields("Nông Thị Lân"), []),
    "create a round": lambda book, filled: review_round(book, "2027-H1"),
    "change a round": lambda book, filled: acts.change_round(
        book, replace(review_rounds.round_of(book, "2025-H2"), note="chốt sớm")
    ),
    "nominate a person": lambda book, filled: individual(book, filled.dang, "2025-H2", tasks=(1, 2)),
    "nominate a unit": lambda book, filled: collective(book, filled.centre),
    "add a task": lambda book, filled: tasks.add_task(book, TaskFields("Mới", 1, leads=(filled.centre,))),
    "change a task": lambda book, filled: tasks.change_task(book, filled.task, TaskFields("Khác")),
    "put in the trash": lambda book, filled: trash.put_in_trash(book, "review_round", [2]),
    "restore": lambda book, filled: trash.restore(book, "nomination", [5]),
    "sign": lambda book, filled: offices.change_office(book, Office(signer_name="Bế Văn Đạt")),
    "take a plan in again": lambda book, filled: apply_plan(
        book, propose_plan(book, plan_file(book.folder.root, PLAN.replace("định kỳ", "hằng tháng")))
    ),
    "take another plan in": lambda book, filled: apply_plan(
        book, propose_plan(book, plan_file(book.folder.root, PLAN.replace("đọc sách", "thể thao")))
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_undo_takes_back_all_of_it_and_redo_does_all_of_it_again(book: Book, filled: BookIds, act: Act) -> None:
    before = record_rows(book)
    act(book, filled)
    after = record_rows(book)
    assert after != before
    undoing, redoing = history.next_steps(book)
    assert undoing is not None
    assert redoing is None
    for _ in range(2):
        assert history.undo(book).label == f"Hoàn tác: {undoing.label}"
        assert record_rows(book) == before
        assert history.redo(book).label == f"Làm lại: {undoing.label}"
        assert record_rows(book) == after
    assert check(book).found == ()


def test_undo_goes_back_to_the_first_step_and_redo_forward_again(book: Book, filled: BookIds) -> None:
    after = record_rows(book)
    steps = 0
    while history.next_steps(book)[0] is not None:
        history.undo(book)
        steps += 1
    assert steps > 15
    assert all(rows == [] for rows in record_rows(book).values())
    with refused(book, UndoRefused):
        history.undo(book)
    for _ in range(steps):
        history.redo(book)
    assert record_rows(book) == after
    with refused(book, UndoRefused):
        history.redo(book)
    assert filled.plan == 1


def test_undo_outlives_the_program(book: Book) -> None:
    unit(book, "Văn phòng")
    folder = book.folder.root
    book.store.close()
    book.lock.release()
    with book_in(folder) as again:
        assert history.undo(again).label == "Hoàn tác: Thêm đơn vị “Văn phòng”"
        assert history.next_steps(again)[1] is not None


def test_an_undo_names_what_it_touched(book: Book) -> None:
    added = units.add_unit(book, UnitFields("Văn phòng"))
    assert history.undo(book).ids == added.ids
    assert history.redo(book).ids == added.ids


def test_history_tells_each_step_and_what_became_of_it(book: Book) -> None:
    unit(book, "Văn phòng")
    history.undo(book)
    history.redo(book)
    only = unit(book, "Thanh tra")
    trash.put_in_trash(book, "unit", [only])
    trash.empty(book)
    sentences = [(row.values[2], row.values[3]) for row in everything(book, ListQuery("history"))]
    assert sentences == [
        ("Dọn thùng rác: xóa hẳn 1 bản ghi", "Không hoàn tác được"),
        ("Xóa đơn vị “Thanh tra”", ""),
        ("Thêm đơn vị “Thanh tra”", ""),
        ("Làm lại: Thêm đơn vị “Văn phòng”", "Làm lại"),
        ("Hoàn tác: Thêm đơn vị “Văn phòng”", "Hoàn tác"),
        ("Thêm đơn vị “Văn phòng”", ""),
    ]
    before = dump(book)
    with refused(book, UndoRefused, "Không có bước nào"):
        history.undo(book)
    assert dump(book) == before


def test_a_step_is_refused_whose_records_are_linked_to_by_what_is_not_in_the_log(book: Book, filled: BookIds) -> None:
    new_unit = unit(book, "Phòng Mới")
    with closing(sqlite3.connect(book.store.path)) as connection:
        connection.execute("UPDATE post SET unit_id = ? WHERE id = (SELECT min(id) FROM post)", (new_unit,))
        connection.commit()
    before = dump(book)
    with pytest.raises(UndoRefused, match="còn bản ghi khác liên kết"):
        history.undo(book)
    assert dump(book) == before
