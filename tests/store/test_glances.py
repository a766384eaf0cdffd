"""What the window asks in plain SQL is what the lists say of the same records."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import StoreDamaged
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import SOON_DAYS
from desktop_app.domain.rounds.nominations import NominationState
from desktop_app.services.book import Book
from desktop_app.services.day.reminders import count_due
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.store import glances, lists, records
from desktop_app.store.list_sources import LIST_SOURCES
from tests.books import Filled, book_in, collective, fill, individual, person, review_round, unit

ROUNDS = ("2025-H2", "2026-H1", "2027-H1", "2031-H2", "", "x")
TODAY = date.today()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book whose rounds have people of one name, every state, and records in the trash."""
    with book_in(tmp_path_factory.mktemp("glanced") / "book") as book:
        ids = fill(book)
        places = [unit(book, f"Phòng {number}") for number in (10, 9, 2)]
        people = [person(book, name, places[0], "Chuyên viên") for name in ("Bế Văn Ân", "Vi Thị Dung", "Bế Văn Ân")]
        nominated = [individual(book, one, code) for code in ("2026-H1", "2025-H2") for one in people]
        nominated += [collective(book, place) for place in places]
        with book.store.work("Sửa") as work:
            work.update("person", people[0], {"birth_year": 1990})
            for nomination_id, state in zip(nominated, NominationState, strict=False):
                work.update("nomination", nomination_id, {"state": state.value})
            # One of them in the trash; no tick is kept as nothing, or as none where it was taken off from outside.
            for nomination_id, exemplar in zip(nominated, (1, 1, 0, 1, None, 1, 1), strict=False):
                work.update("nomination", nomination_id, {"exemplar": exemplar})
        review_round(book, "2027-H1")
        review_round(book, "2031-H2")
        put_in_trash(book, "nomination", [nominated[1], ids.of_division])
        with book.store.work("Xóa đợt") as work:
            work.update("review_round", 4, {"trashed_at": "2026-07-01T00:00:00Z"})
        yield book


def counted(book: Book, **scope: str | bool) -> int:
    query = ListQuery("nominations", scope=scope)
    with book.store.reading() as connection:
        return lists.count_rows(connection, LIST_SOURCES["nominations"](), query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=st.sampled_from(ROUNDS), limit=st.integers(0, 12))
def test_the_first_rows_of_a_round_are_those_of_its_list(crowded: Book, code: str, limit: int) -> None:
    query = ListQuery("nominations", scope={"round": code})
    with crowded.store.reading() as connection:
        wanted = lists.read_page(connection, LIST_SOURCES["nominations"](), query, range(limit))
    with crowded.store.glancing() as glance:
        assert glances.nominations(glance, code, limit) == wanted


def test_people_of_one_name_are_told_apart_at_a_glance(crowded: Book) -> None:
    with crowded.store.glancing() as glance:
        names = [row.values[2] for row in glances.nominations(glance, "2026-H1", 99)]
    assert names.count("Bế Văn Ân (sinh năm 1990)") == 1
    assert names.count("Bế Văn Ân") == 1


@pytest.mark.parametrize("code", ROUNDS)
def test_what_is_counted_of_a_round_is_in_its_list(crowded: Book, code: str) -> None:
    with crowded.store.glancing() as glance:
        assert glances.count_nominations(glance, code) == counted(crowded, round=code)
        assert glances.count_collectives(glance, code) == counted(crowded, round=code, kind="collective")
        assert glances.count_exemplars(glance, code) == counted(crowded, round=code, exemplar=True)
    others = counted(crowded, round=code, exemplar=False)
    assert counted(crowded, round=code, exemplar=True) + others == counted(crowded, round=code)


def test_there_is_something_to_count_of_every_sort(crowded: Book) -> None:
    assert counted(crowded, round="2026-H1", exemplar=True) > 0
    assert counted(crowded, round="2025-H2", exemplar=True) > 0
    assert counted(crowded, round="2027-H1", exemplar=True) == 0


def test_what_is_counted_of_a_round_is_counted_in_an_index_alone(book: Book) -> None:
    asked: list[str] = []
    with book.store.glancing() as glance:
        glance.set_trace_callback(asked.append)
        for count in (glances.count_nominations, glances.count_collectives, glances.count_exemplars):
            count(glance, "2026-H1")
        glances.count_states(glance, "2026-H1")
        glance.set_trace_callback(None)
        counts = [statement for statement in asked if statement.startswith("SELECT")]
        plans = [glance.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall() for statement in counts]
    assert len(plans) == 4
    for plan in plans:
        assert [step[3] for step in plan if " nomination " in step[3] and "COVERING" not in step[3]] == []


@pytest.mark.parametrize("code", ["2025-H2", "2026-H1", "2027-H1"])
def test_states_are_counted_as_the_list_has_them(crowded: Book, code: str) -> None:
    wanted = {state.value: counted(crowded, round=code, state=state.value) for state in NominationState}
    wanted = {state: number for state, number in wanted.items() if number}
    with crowded.store.glancing() as glance:
        assert glances.count_states(glance, code) == wanted
        assert glances.count_states_of_rounds(glance)[code] == wanted


def test_a_round_in_the_trash_is_none(crowded: Book) -> None:
    with crowded.store.reading() as connection:
        living = [row["code"] for row in reversed(records.living(connection, "review_round", order="code"))]
    with crowded.store.glancing() as glance:
        assert [row["code"] for row in glances.rounds(glance)] == living
        assert list(glances.count_states_of_rounds(glance)) == living
        assert glances.count_states(glance, "2031-H2") == {}
    assert "2031-H2" not in living


def due(book: Book, *days: int, done: bool = False, task_id: int = 1) -> None:
    with book.store.work("Thêm") as work:
        for day in days:
            due_on = (TODAY + timedelta(days=day)).isoformat()
            values = {"task_id": task_id, "period": f"{day}{done}", "due_on": due_on}
            work.insert("occurrence", {**values, "done_on": TODAY.isoformat() if done else None})


def test_what_is_due_is_counted_as_the_list_of_occurrences_has_it(book: Book, filled: Filled) -> None:
    before = count_due(book)
    due(book, -400, -1, 0, 1, SOON_DAYS, SOON_DAYS + 1)
    due(book, -1, 0, done=True)
    late, soon = count_due(book)
    assert (late - before[0], soon - before[1]) == (2, 3)
    with book.store.reading() as connection:
        source = LIST_SOURCES["occurrences"]()
        listed = [
            lists.count_rows(connection, source, ListQuery("occurrences", scope={"state": state}))
            for state in ("late", "due_soon")
        ]
    assert [late, soon] == listed
    put_in_trash(book, "task", [1])
    again = count_due(book)
    assert again[0] <= late - 2
    assert again[1] <= soon - 3


def test_a_glance_sees_one_state_and_keeps_nothing(book: Book) -> None:
    statement = "SELECT count(*) FROM unit"
    with book.store.glancing() as glance:
        assert glance.execute(statement).fetchone() == (0,)
        unit(book, "Văn phòng")
        assert glance.execute(statement).fetchone() == (0,)
    with book.store.glancing() as glance:
        assert glance.execute(statement).fetchone() == (1,)
        glance.execute("INSERT INTO unit (name) VALUES ('Lạc')")
    with book.store.glancing() as glance:
        assert glance.execute(statement).fetchone() == (1,)


def test_what_sqlite_refuses_at_a_glance_is_a_sentence_and_the_next_glance_is_whole(book: Book) -> None:
    with pytest.raises(StoreDamaged), book.store.glancing():
        raise damaged()
    with pytest.raises(sqlite3.OperationalError), book.store.glancing() as glance:
        glance.execute("SELECT nothing FROM nowhere")
    with book.store.glancing() as glance:
        assert glance.execute("SELECT count(*) FROM unit").fetchone() == (0,)


def test_a_book_that_is_closed_stays_closed(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        with book.store.glancing() as glance:
            book.store.close()
            assert glance.execute("SELECT 1").fetchone() == (1,)
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            glance.execute("SELECT 1")
        # It may have been asked for on another thread while the book was still open.
        book.store.get_ready()
        assert not book.store.path.with_name(f"{book.store.path.name}-wal").exists()


def damaged() -> sqlite3.Error:
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
