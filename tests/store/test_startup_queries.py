"""Startup queries, read without SQLAlchemy, say what the lists say of the same records."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord, StoreDamaged
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import SOON_DAYS, OccurrenceState
from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.book import Book
from desktop_app.services.day.reminders import count_due
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.rounds.steps import steps_of, steps_of_rounds
from desktop_app.store import lists, records, startup_queries
from desktop_app.store.connection import PlainConnection
from desktop_app.store.list_sources import LIST_SOURCES
from desktop_app.store.list_sources.texts import LIST_TEXTS
from tests.books import BookIds, book_in, collective, fill, individual, person, review_round, unit

ROUNDS = ("2025-H2", "2026-H1", "2027-H1", "2031-H2", "", "x")
TODAY = date.today()
KINDS = ("collective", "individual", "x")
SCOPES: dict[str, list[dict[str, object]]] = {
    "people": [{}],
    "tasks": [
        {},
        {"plan": 1},
        {"plan_or_none": 1},
        {"plan_only": 1},
        {"plan": 2},
        {"unit": 1},
        {"in_force": True},
        {"in_force": False},
    ],
    "occurrences": [
        {},
        {"year": TODAY.year},
        {"states": ["late", "due_soon"], "year": TODAY.year},
        {"states": []},
        *[dict[str, object](state=state.value) for state in OccurrenceState],
        {"plan": 1},
        {"plan_or_none": 1},
        {"plan_only": 1},
        {"in_force": True},
        {"in_force": False},
        {"plan": 2},
        {"unit": 1},
        {"lead": 2},
    ],
    "activities": [
        {},
        {"year": 2026},
        {"month": "2026-02"},
        {"kind": "story"},
        {"kinds": ["story", "good_news"], "from": "2026-01-01"},
        {"kinds": (), "to": "2026-06-30"},
        {"from": "2026-02-01", "to": "2026-02-28"},
        {"span": ("2026-02-01", "2026-02-28", [1, 2], [3])},
        {"plan": 1},
        {"plan_or_none": 1},
        {"plan_only": 1},
        {"plan": 2},
    ],
    "obstacles": [
        {},
        {"open": True},
        {"open": False},
        {"from": "2026-01-01", "to": "2026-06-30"},
        {"span": ("2026-01-01", "2026-06-30", [1], [])},
        {"plan": 1},
        {"plan_or_none": 1},
        {"plan_only": 1},
    ],
    "nominations": [
        {},
        {"plan": 1},
        {"plan_or_none": 1},
        {"plan_only": 1},
        {"plan": 2},
        {"year": 2026},
        {"unit": 1},
        {"person": 1},
        {"movement": 1},
        {"movement": 2},
        {"proposed": True},
        {"proposed": False},
        *[dict[str, object](round=code) for code in ROUNDS],
        *[dict[str, object](round=code, kind=kind) for code in ROUNDS for kind in KINDS],
        *[dict[str, object](round=code, exemplar=marked) for code in ROUNDS for marked in (True, False)],
        *[dict[str, object](round="2026-H1", state=state.value) for state in NominationState],
    ],
}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book whose rounds have people of one name, every state, and records in the trash."""
    with book_in(tmp_path_factory.mktemp("startup") / "book") as book:
        ids = fill(book)
        places = [unit(book, f"Phòng {number}") for number in (10, 9, 2)]
        people = [person(book, name, places[0], "Chuyên viên") for name in ("Bế Văn Ân", "Vi Thị Dung", "Bế Văn Ân")]
        nominated = [individual(book, person_id, code) for code in ("2026-H1", "2025-H2") for person_id in people]
        nominated += [collective(book, place) for place in places]
        with book.store.work("Sửa") as work:
            work.update("person", people[0], {"birth_year": 1990})
            for nomination_id, state in zip(nominated, NominationState, strict=False):
                work.update("nomination", nomination_id, {"state": state.value})
            # One of them in the trash; no tick is kept as nothing, or as none where it was taken off from outside.
            for nomination_id, exemplar in zip(nominated, (1, 1, 0, 1, None, 1, 1), strict=False):
                work.update("nomination", nomination_id, {"exemplar": exemplar})
            work.update("nomination", nominated[2], {"movement_id": ids.movement})
        review_round(book, "2027-H1")
        review_round(book, "2031-H2")
        put_in_trash(book, "nomination", [nominated[1], ids.of_division])
        with book.store.work("Xóa đợt") as work:
            work.update("review_round", 4, {"trashed_at": "2026-07-01T00:00:00Z"})
        yield book


def counted(book: Book, kind: str = "nominations", /, **scope: object) -> int:
    """Return how many rows a list has, as the reader that has SQLAlchemy counts them."""
    with book.store.reading() as connection:
        return lists.count_rows(connection, LIST_SOURCES[kind](), ListQuery(kind, scope=scope))


def counted_plainly(connection: PlainConnection, **scope: object) -> int:
    return startup_queries.count_rows(connection, ListQuery("nominations", scope=scope))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=st.sampled_from(ROUNDS), limit=st.integers(0, 12))
def test_the_first_rows_of_a_round_are_those_of_its_list(crowded: Book, code: str, limit: int) -> None:
    query = ListQuery("nominations", scope={"round": code})
    with crowded.store.reading() as connection:
        wanted = lists.read_page(connection, LIST_SOURCES["nominations"](), query, range(limit))
    assert startup_queries.can_read(query)
    with crowded.store.plain_reading() as plain:
        assert startup_queries.first_rows(plain, query, limit) == wanted


def test_people_of_one_name_are_told_apart_in_the_first_rows(crowded: Book) -> None:
    query = ListQuery("nominations", scope={"round": "2026-H1"})
    with crowded.store.plain_reading() as plain:
        names = [row.values[2] for row in startup_queries.first_rows(plain, query, 99)]
    assert names.count("Bế Văn Ân (sinh năm 1990)") == 1
    assert names.count("Bế Văn Ân") == 1


@pytest.mark.parametrize("kind", LIST_TEXTS)
def test_both_readers_count_the_same_in_every_scope_that_has_a_text(crowded: Book, kind: str) -> None:
    listed = LIST_TEXTS[kind]()
    asked = {name for scope in SCOPES[kind] for name in scope}
    assert asked == {*listed.scopes, *listed.flags}
    for scope in SCOPES[kind]:
        query = ListQuery(kind, scope=scope)
        assert startup_queries.can_count(query)
        with crowded.store.plain_reading() as plain:
            assert startup_queries.count_rows(plain, query) == counted(crowded, kind, **scope), scope


@pytest.mark.parametrize(
    "query",
    [
        ListQuery("units"),
        ListQuery("nominations", "van"),
        ListQuery("nominations", " "),
        ListQuery("nominations", in_trash=True),
        ListQuery("nominations", scope={"round": "2026-H1", "ids": [1]}),
    ],
)
def test_words_the_trash_and_other_scopes_are_for_the_reader_of_lists(query: ListQuery) -> None:
    assert not startup_queries.can_count(query)
    assert not startup_queries.can_read(query)


@pytest.mark.parametrize("code", ROUNDS)
def test_marked_and_unmarked_nominations_are_all_there_are(crowded: Book, code: str) -> None:
    others = counted(crowded, round=code, exemplar=False)
    assert counted(crowded, round=code, exemplar=True) + others == counted(crowded, round=code)


def test_the_sample_has_rows_of_every_kind_to_count(crowded: Book) -> None:
    assert counted(crowded, round="2026-H1", exemplar=True) > 0
    assert counted(crowded, round="2025-H2", exemplar=True) > 0
    assert counted(crowded, round="2027-H1", exemplar=True) == 0
    for kind in LIST_TEXTS:
        assert counted(crowded, kind) > 0


def test_counts_of_a_round_read_only_an_index(book: Book) -> None:
    asked: list[str] = []
    with book.store.plain_reading() as plain:
        plain.set_trace_callback(asked.append)
        counted_plainly(plain, round="2026-H1")
        counted_plainly(plain, round="2026-H1", kind="collective")
        counted_plainly(plain, round="2026-H1", exemplar=True)
        startup_queries.count_nomination_states(plain, "2026-H1")
        plain.set_trace_callback(None)
        counts = [statement for statement in asked if statement.startswith("SELECT")]
        plans = [plain.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall() for statement in counts]
    assert len(plans) == 4
    for plan in plans:
        assert [step[3] for step in plan if " nomination " in step[3] and "COVERING" not in step[3]] == []
    # Of a kind, only its own part of the index is read.
    assert [step[3] for step in plans[1] if "list_key>? AND list_key<?" in step[3]] != []


@pytest.mark.parametrize("name", ["Văn phòng", "Ω", "中", "𠀀"])
def test_a_kind_is_counted_whatever_letter_a_name_begins_with(book: Book, name: str) -> None:
    review_round(book, "2026-H1")
    office = unit(book, name)
    collective(book, office)
    individual(book, person(book, name, office, "Chuyên viên"), "2026-H1")
    with book.store.plain_reading() as plain:
        for kind in ("collective", "individual"):
            assert counted_plainly(plain, round="2026-H1", kind=kind) == 1


@pytest.mark.parametrize("code", ["2025-H2", "2026-H1", "2027-H1"])
def test_counts_by_state_agree_with_the_list(crowded: Book, code: str) -> None:
    wanted = {state: counted(crowded, round=code, state=state.value) for state in NominationState}
    wanted = {state: number for state, number in wanted.items() if number}
    with crowded.store.plain_reading() as plain:
        assert startup_queries.count_nomination_states(plain, code) == wanted
    assert steps_of_rounds(crowded)[code] == wanted


def test_a_round_in_the_trash_is_not_returned(crowded: Book) -> None:
    with crowded.store.reading() as connection:
        living = [row["code"] for row in reversed(records.living(connection, "review_round", order="code"))]
    with crowded.store.plain_reading() as plain:
        assert [row["code"] for row in startup_queries.rounds(plain)] == living
    assert list(steps_of_rounds(crowded)) == living
    assert "2031-H2" not in living
    with pytest.raises(InvalidRecord):
        steps_of(crowded, "2031-H2")


def test_occurrences_and_activities_are_counted_in_groups_as_their_lists_have_them(crowded: Book) -> None:
    with crowded.store.plain_reading() as plain:
        ever = startup_queries.count_occurrence_states(plain)
        of_year = startup_queries.count_occurrence_states(plain, 2026)
        by_month = startup_queries.count_by_month(plain, 2026)
    for state in OccurrenceState:
        assert ever.get(state, 0) == counted(crowded, "occurrences", state=state)
        assert of_year.get(state, 0) == counted(crowded, "occurrences", state=state, year=2026)
    assert list(by_month) == list(range(1, 13))
    assert sum(by_month.values()) > 0
    for month, number in by_month.items():
        assert number == counted(crowded, "activities", month=f"2026-{month:02d}")


def due(book: Book, *days: int, done: bool = False, task_id: int = 1) -> None:
    with book.store.work("Thêm") as work:
        for day in days:
            due_on = (TODAY + timedelta(days=day)).isoformat()
            values = {"task_id": task_id, "period": f"{day}{done}", "due_on": due_on}
            work.insert("occurrence", {**values, "done_on": TODAY.isoformat() if done else None})


def test_counts_of_due_occurrences_agree_with_the_list(book: Book, filled: BookIds) -> None:
    before = count_due(book)
    due(book, -400, -1, 0, 1, SOON_DAYS, SOON_DAYS + 1)
    due(book, -1, 0, done=True)
    late, soon = count_due(book)
    assert (late - before[0], soon - before[1]) == (2, 3)
    assert [late, soon] == [counted(book, "occurrences", state=state) for state in ("late", "due_soon")]
    with book.store.plain_reading() as plain:
        read = startup_queries.read_due(plain, ["late", "due_soon"], late + soon + 1)
    assert [row[2] for row in read] == sorted(row[2] for row in read)
    assert len(read) == late + soon
    put_in_trash(book, "task", [1])
    again = count_due(book)
    assert again[0] <= late - 2
    assert again[1] <= soon - 3


def test_plain_reading_sees_one_state_and_keeps_nothing(book: Book) -> None:
    statement = "SELECT count(*) FROM unit"
    with book.store.plain_reading() as plain:
        assert plain.execute(statement).fetchone() == (0,)
        unit(book, "Văn phòng")
        assert plain.execute(statement).fetchone() == (0,)
    with book.store.plain_reading() as plain:
        assert plain.execute(statement).fetchone() == (1,)
        plain.execute("INSERT INTO unit (name) VALUES ('Lạc')")
    with book.store.plain_reading() as plain:
        assert plain.execute(statement).fetchone() == (1,)


def test_an_error_of_plain_reading_is_a_sentence_and_the_next_reading_works(book: Book) -> None:
    with pytest.raises(StoreDamaged), book.store.plain_reading():
        raise damaged()
    with pytest.raises(sqlite3.OperationalError), book.store.plain_reading() as plain:
        plain.execute("SELECT nothing FROM nowhere")
    with book.store.plain_reading() as plain:
        assert plain.execute("SELECT count(*) FROM unit").fetchone() == (0,)


def test_a_book_that_is_closed_stays_closed(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        with book.store.plain_reading() as plain:
            book.store.close()
            assert plain.execute("SELECT 1").fetchone() == (1,)
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            plain.execute("SELECT 1")
        # It may have been asked for on another thread while the book was still open.
        book.store.get_ready()
        assert not book.store.path.with_name(f"{book.store.path.name}-wal").exists()


def damaged() -> sqlite3.Error:
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
