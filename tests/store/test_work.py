"""The unit of work: rows and their history in one transaction, and the way back."""

import json
import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine, event, select

from desktop_app.domain.errors import RecordGone, UndoRefused
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.store import records, steps, undo
from desktop_app.store.derived import with_derived
from desktop_app.store.schema import metadata
from desktop_app.store.work import UnitOfWork
from tests.books import dump, record_rows, rows_of


def items(book: Book) -> list[tuple[object, ...]]:
    """Return the change log's items with their values read."""
    rows = rows_of(book, "change_item", 'change_id, table_name, row_id, "before", "after"')
    return [(*row[:3], *(part and json.loads(str(part)) for part in row[3:])) for row in rows]


def add(book: Book, name: str = "Văn phòng") -> int:
    with book.store.work(f"Thêm {name}") as work:
        return work.insert("unit", {"name": name, "kind": "office"})


def test_every_row_is_logged_before_and_after(book: Book) -> None:
    row_id = add(book)
    with book.store.work("Sửa") as work:
        assert work.update("unit", row_id, {"name": "Thanh tra", "kind": "office"})
        assert work.changes().ids == {"unit": {row_id}}
    with book.store.work("Xóa hẳn") as work:
        work.delete("unit", row_id)
    added, changed, removed = items(book)
    row = {"id": row_id, "name": "Văn phòng", "kind": "office", "position": 0}
    rest = {"valid_from": None, "valid_to": None, "successor_id": None, "trashed_at": None}
    assert added == (1, "unit", row_id, None, row | rest)
    assert changed == (2, "unit", row_id, {"name": "Văn phòng"}, {"name": "Thanh tra"})
    assert removed == (3, "unit", row_id, row | rest | {"name": "Thanh tra"}, None)


def test_a_change_has_when_who_and_what(book: Book) -> None:
    add(book)
    ((at, label, kind, actor),) = rows_of(book, "change", "at, label, kind, actor")
    assert datetime.strptime(str(at), "%Y-%m-%dT%H:%M:%S%z").tzinfo is not None
    assert (label, kind) == ("Thêm Văn phòng", "do")
    assert isinstance(actor, str)


def test_an_update_without_changes_is_not_logged(book: Book) -> None:
    row_id = add(book)
    before = dump(book)
    with book.store.work("Sửa") as work:
        assert not work.update("unit", row_id, {"name": "Văn phòng"})
        assert work.changes().change_id is None
        assert work.changes().kinds == set()
    assert dump(book) == before


def test_an_error_rolls_everything_back(book: Book) -> None:
    before = dump(book)
    with pytest.raises(KeyError), book.store.work("Thêm") as work:
        work.insert_many("unit", [{"name": str(number)} for number in range(3)] + [{"colour": "red"}])
    assert dump(book) == before


def test_a_label_may_be_changed_during_the_work(book: Book) -> None:
    with book.store.work("Nhập") as work:
        work.insert("unit", {"name": "Văn phòng"})
        work.label = "Nhập 1 đơn vị"
    assert rows_of(book, "change", "label") == [("Nhập 1 đơn vị",)]


def test_many_rows_get_ids_in_their_order(book: Book) -> None:
    add(book)
    with book.store.work("Nhập") as work:
        ids = work.insert_many("unit", ({"name": str(number)} for number in range(25)))
        assert work.insert_many("unit", []) == []
    assert rows_of(book, "unit", "id, name", "id > 1") == [(row_id, str(number)) for number, row_id in enumerate(ids)]


def test_more_rows_than_one_chunk_keep_their_order(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.store.work._CHUNK", 4)
    with book.store.work("Nhập") as work:
        ids = work.insert_many("unit", ({"name": str(number)} for number in range(10)))
    assert ids == list(range(1, 11))
    assert rows_of(book, "unit", "name") == [(str(number),) for number in range(10)]
    assert len(items(book)) == 10


def test_an_unknown_column_or_record_is_a_fault(book: Book) -> None:
    row_id = add(book)
    attempts: tuple[Callable[[UnitOfWork], object], ...] = (
        lambda work: work.insert("unit", {"name": "A", "colour": "red"}),
        lambda work: work.update("unit", row_id + 1, {"name": "A"}),
        lambda work: work.delete("unit", row_id + 1),
        lambda work: work.update("unit", row_id, {"colour": "red"}),
    )
    for attempt in attempts:
        with pytest.raises(KeyError), book.store.work("Sửa") as work:
            attempt(work)
    assert len(rows_of(book, "change")) == 1


def test_derived_columns_follow_their_row_and_stay_out_of_the_log(book: Book) -> None:
    row_id = add(book)
    with book.store.work("Sửa") as work:
        work.update("unit", row_id, {"name": "Phòng Đối ngoại"})
    with book.store.reading() as connection:
        row = dict(connection.execute(select(metadata.tables["unit"])).mappings().one())
    assert row == with_derived("unit", row)
    assert row["search_text"] == " phong doi ngoai"
    assert "search_text" not in json.dumps(items(book))


def take_back(work: UnitOfWork) -> None:
    step = steps.next_undo(work.plain)
    assert step is not None
    undo.undo(work, step)


def test_a_step_whose_row_was_changed_behind_its_back_is_not_undone(book: Book) -> None:
    row_id = add(book)
    connection = book.store.engine.raw_connection()
    connection.cursor().execute("UPDATE unit SET kind = 'union'")
    connection.commit()
    connection.close()
    before = dump(book)
    with pytest.raises(UndoRefused) as refused, book.store.work("Hoàn tác") as work:
        take_back(work)
    assert "“Thêm Văn phòng”" in refused.value.message
    assert dump(book) == before
    assert row_id == 1


def test_a_step_whose_row_is_gone_is_not_undone(book: Book) -> None:
    row_id = add(book)
    with book.store.work("Sửa") as work:
        work.update("unit", row_id, {"kind": "union"})
    connection = book.store.engine.raw_connection()
    connection.cursor().execute("DELETE FROM unit")
    connection.commit()
    connection.close()
    with pytest.raises(UndoRefused), book.store.work("Hoàn tác") as work:
        take_back(work)


def test_steps_are_undone_and_redone_in_their_order(book: Book) -> None:
    states = [record_rows(book)]
    for name in ("Một", "Hai", "Ba"):
        add(book, name)
        states.append(record_rows(book))
    for place in (2, 1):
        with book.store.work("Hoàn tác") as work:
            take_back(work)
        assert record_rows(book) == states[place]
    with book.store.plain_reading() as connection:
        again = steps.next_redo(connection)
    assert again is not None
    assert again.label == "Thêm Hai"
    with book.store.work("Làm lại") as work:
        undo.redo(work, again)
    assert record_rows(book) == states[2]


def test_a_new_change_ends_redo(book: Book) -> None:
    add(book, "Một")
    with book.store.work("Hoàn tác") as work:
        take_back(work)
    add(book, "Hai")
    with book.store.plain_reading() as connection:
        assert steps.next_redo(connection) is None


def test_a_final_change_ends_undo(book: Book) -> None:
    add(book, "Một")
    with book.store.work("Dọn") as work:
        work.kind = "final"
        work.delete("unit", 1)
    with book.store.plain_reading() as connection:
        assert steps.next_undo(connection) is None
        assert steps.next_redo(connection) is None


def test_fetching_fails_if_one_record_is_missing(book: Book) -> None:
    ids = [add(book, name) for name in ("Một", "Hai")]
    with book.store.reading() as connection:
        assert list(records.fetch_many(connection, "unit", ids[::-1])) == ids
        assert records.fetch_many(connection, "unit", []) == {}
        assert "search_text" not in records.fetch(connection, "unit", ids[0])
        with pytest.raises(RecordGone):
            records.fetch_many(connection, "unit", [*ids, 99])


def test_all_that_is_done_in_one_step_is_undone_together(book: Book) -> None:
    with book.store.one_step("Một bước"):
        with book.store.work("Phần đầu") as first:
            unit_id = first.insert("unit", {"name": "Một"})
            assert first.changes().ids == {"unit": frozenset({unit_id})}
        with book.store.work("Phần sau") as second:
            second.insert("unit", {"name": "Hai"})
            assert len(second.changes().ids["unit"]) == 1
        # What is read meanwhile is what was written so far.
        with book.store.reading() as connection, book.store.plain_reading() as plain:
            assert len(records.living(connection, "unit")) == 2
            assert plain.execute("SELECT count(*) FROM unit").fetchone() == (2,)
    assert [label for (label,) in rows_of(book, "change", "label")] == ["Một bước"]
    history.undo(book)
    assert rows_of(book, "unit") == []


def test_a_part_that_is_refused_takes_only_its_own_rows_with_it(book: Book) -> None:
    def refused() -> None:
        with book.store.work("Phần đầu") as work:
            work.insert("unit", {"name": "Một"})
            raise ValueError("không")

    with book.store.one_step("Một bước"):
        with pytest.raises(ValueError, match="không"):
            refused()
        with book.store.work("Phần sau") as work:
            work.insert("unit", {"name": "Hai"})
    assert rows_of(book, "unit", "name") == [("Hai",)]


def test_another_thread_waits_until_the_step_is_done(book: Book) -> None:
    seen: list[int] = []

    def write() -> None:
        with book.store.work("Việc khác") as work:
            seen.append(len(records.living(work.connection, "unit")))

    with book.store.one_step("Một bước"):
        other = threading.Thread(target=write)
        other.start()
        with book.store.work("Phần đầu") as work:
            work.insert("unit", {"name": "Một"})
    other.join()
    assert seen == [1]


def many_units(book: Book) -> None:
    with book.store.work("Thêm nhiều") as work:
        work.insert_many("unit", [{"name": f"Phòng số {number}", "kind": "office"} for number in range(2_500)])


def test_a_step_of_many_rows_is_undone_in_few_statements_and_done_again(book: Book) -> None:
    many_units(book)
    before, statements = record_rows(book), []

    def count(*arguments: object) -> None:
        statements.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", count)
    try:
        history.undo(book)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert len(statements) < 50
    assert rows_of(book, "unit") == []
    history.redo(book)
    assert record_rows(book) == before


def test_a_step_of_many_rows_is_not_undone_in_part(book: Book) -> None:
    many_units(book)
    connection = book.store.engine.raw_connection()
    connection.cursor().execute("UPDATE unit SET kind = 'union' WHERE id = 7")
    connection.commit()
    connection.close()
    before = dump(book)
    with pytest.raises(UndoRefused), book.store.work("Hoàn tác") as work:
        take_back(work)
    assert dump(book) == before
