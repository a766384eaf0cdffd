"""Lists: any page is a piece of the whole, in every order and from either end; words find what they begin."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ColumnKind, Condition, ConditionTest, ListQuery, ListRow
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.record_kinds import kind_shown_by
from desktop_app.domain.vietnamese import fold, name_key, natural_key, sort_key
from desktop_app.services.book import Book
from desktop_app.services.keeping.history import undo
from desktop_app.services.keeping.trash import KINDS, put_in_trash, record_of
from desktop_app.services.office.people import save_person
from desktop_app.store import lists
from desktop_app.store.list_sources import LIST_SOURCES
from tests.books import book_in, collective, fill, individual, person, review_round, unit

TABLES = {kind: kind_shown_by(kind).key for kind in ("units", "people", "tasks", "rounds", "nominations")}
GIVEN = ("An", "Ánh", "Ân", "Dung", "Dũng", "Đặng", "Đức", "Hoà", "Hòa", "Ước", "Yến")
SCOPES: dict[str, dict[str, list[object]]] = {
    "people": {"unit": [1, 2, 99]},
    "tasks": {"unit": [1, 3], "plan": [1, 99]},
    "rounds": {"year": [2025, 2026, 1999]},
    "nominations": {
        "round": ["2025-H2", "2026-H1", "2030-H1"],
        "year": [2025, 2026],
        "kind": ["collective", "individual"],
        "unit": [1, 2],
        "person": [1, 5],
        "state": ["draft", "complete"],
    },
    "year-records": {
        "year": [2024, 2025],
        "kind": ["collective", "individual"],
        "rating": [3],
        "person": [1],
        "unit": [2],
    },
    "initiatives": {"year": [2025], "kind": ["individual"], "person": [1]},
    "holds": {"year": [2026], "kind": ["collective"], "unit": [2]},
    "sessions": {"round": ["2025-H2", "2026-H1"], "year": [2025, 2026]},
    "votes": {"round": ["2025-H2"], "year": [2025], "session": [1, 9], "state": ["passed", "failed", "council"]},
    "issued": {"kind": ["task-table", "submission"], "year": [2025, 2026], "round": ["2026-H1"], "options": ["{}"]},
}

HAS, IS, FROM, TO, FILLED = ConditionTest
CONDITIONS: dict[str, tuple[Condition, ...]] = {
    "people": (Condition("name", HAS, ("van an",)), Condition("unit", IS, ("Phòng 2", ""))),
    "nominations": (
        Condition("state", IS, ("Nháp",)),
        Condition("kind", HAS, ("nhan",)),
        Condition("period_from", FROM, ("2026-01-01",)),
        Condition("note", FILLED),
    ),
    "units": (Condition("people", FROM, ("1",)), Condition("valid_to", IS, ("",))),
}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with enough of everything to turn pages, ties in every order, and a trash."""
    with book_in(tmp_path_factory.mktemp("crowded") / "book") as book:
        ids = fill(book)
        units = [unit(book, f"Phòng {number}") for number in (10, 9, 2, 1)]
        people = [
            person(book, f"{family} Văn {name}", units[number % 4], ("Chuyên viên", "Ánh", "")[number % 3])
            for number, (family, name) in enumerate((family, name) for name in GIVEN for family in ("Bế", "Vi"))
        ]
        for number, person_id in enumerate(people):
            individual(book, person_id, "2026-H1" if number % 3 else "2025-H2", "" if number % 5 == 0 else "Tốt.")
        for unit_id in units:
            collective(book, unit_id)
        review_round(book, "2027-H1")
        put_in_trash(book, "person", people[:3])
        put_in_trash(book, "nomination", [6, 7, ids.of_division])
        put_in_trash(book, "task", [2])
        put_in_trash(book, "unit", [ids.centre])
        yield book


queries = st.sampled_from(sorted(LIST_SOURCES)).flatmap(
    lambda kind: st.builds(
        ListQuery,
        kind=st.just(kind),
        text=st.sampled_from(["", "", "v", "van an", "Đặng", "dang", "hoa", "2026-H1", "phong 1", "…", "khong co"]),
        sort=st.sampled_from(["", *(c.key for c in LIST_KINDS[kind].columns if c.sortable)]),
        descending=st.booleans(),
        scope=st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(values) for name, values in SCOPES.get(kind, {}).items()}
        ),
        in_trash=st.booleans(),
        conditions=st.lists(st.sampled_from(CONDITIONS[kind]), max_size=2).map(tuple)
        if kind in CONDITIONS
        else st.just(()),
        group=st.sampled_from(["", "", LIST_KINDS[kind].columns[0].key, LIST_KINDS[kind].columns[-1].key]),
    )
)
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
windows = st.builds(range, st.integers(0, 50), st.integers(0, 60))


@quick
@given(query=queries, window=windows)
def test_a_page_is_a_slice_of_the_list_read_from_either_end(crowded: Book, query: ListQuery, window: range) -> None:
    source = LIST_SOURCES[query.kind]()
    with crowded.store.reading() as connection:
        whole = list(lists.read_all(connection, source, query))
        total = lists.count_rows(connection, source, query)
        forward = lists.read_page(connection, source, query, window)
        nearer = lists.read_page(connection, source, query, window, total)
    assert total == len(whole)
    assert forward == nearer == whole[window.start : window.stop]
    assert len({row.id for row in whole}) == total


@quick
@given(query=queries)
def test_the_opposite_direction_reverses_the_list(crowded: Book, query: ListQuery) -> None:
    there = read(crowded, query)
    back = replace(query, descending=not query.descending)
    # Groups stay in the order of their column; within each the rows are reversed.
    place = [column.key for column in LIST_KINDS[query.kind].columns].index(query.group) if query.group else 0
    groups = [list(rows) for _, rows in groupby(there, lambda row: row.values[place] if query.group else "")]
    assert read(crowded, back) == [row for rows in groups for row in rows[::-1]]


@quick
@given(query=queries)
def test_the_ids_alone_are_those_of_the_rows_in_their_order(crowded: Book, query: ListQuery) -> None:
    with crowded.store.reading() as connection:
        ids = lists.read_ids(connection, LIST_SOURCES[query.kind](), query)
    assert ids == [row.id for row in read(crowded, query)]


@quick
@given(kind=st.sampled_from(sorted(CONDITIONS)), data=st.data())
def test_conditions_leave_the_rows_whose_shown_cells_have_them(crowded: Book, kind: str, data: st.DataObject) -> None:
    conditions = data.draw(st.lists(st.sampled_from(CONDITIONS[kind]), min_size=1, max_size=2, unique=True))
    columns = [column.key for column in LIST_KINDS[kind].columns]

    def has(row: ListRow, condition: Condition) -> bool:
        cell = row.values[columns.index(condition.column)]
        match condition.test:
            case ConditionTest.HAS:
                words = fold(str(cell)).split()
                return all(any(word.startswith(part) for word in words) for part in condition.values[0].split())
            case ConditionTest.IS:
                return ("" if cell is None else str(cell)) in condition.values
            case ConditionTest.FILLED:
                return cell not in (None, "")
        limit = date.fromisoformat(condition.values[0]) if isinstance(cell, date) else int(condition.values[0])
        return cell is not None and (cell >= limit if condition.test is FROM else cell <= limit)

    every = read(crowded, ListQuery(kind))
    expected = [row for row in every if all(has(row, condition) for condition in conditions)]
    assert read(crowded, ListQuery(kind, conditions=tuple(conditions))) == expected


def read(book: Book, query: ListQuery) -> list[ListRow]:
    with book.store.reading() as connection:
        return list(lists.read_all(connection, LIST_SOURCES[query.kind](), query))


def column(book: Book, query: ListQuery, key: str) -> list[object]:
    place = [column.key for column in LIST_KINDS[query.kind].columns].index(key)
    return [row.values[place] for row in read(book, query)]


def rows(book: Book, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(book.store.path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("kind", TABLES)
def test_a_list_and_its_trash_hold_every_record_once(crowded: Book, kind: str) -> None:
    living = {row.id for row in read(crowded, ListQuery(kind))}
    trashed = {row.id for row in read(crowded, ListQuery(kind, in_trash=True))}
    assert living == {row[0] for row in rows(crowded, f"SELECT id FROM {TABLES[kind]} WHERE trashed_at IS NULL")}
    assert trashed == {row[0] for row in rows(crowded, f"SELECT id FROM {TABLES[kind]} WHERE trashed_at IS NOT NULL")}


def test_names_and_units_stand_in_vietnamese_order(crowded: Book) -> None:
    names = [str(name) for name in column(crowded, ListQuery("people", sort="name"), "name")]
    assert names == sorted(names, key=name_key)
    units = [str(name) for name in column(crowded, ListQuery("units", sort="name"), "name")]
    assert units == sorted(units, key=natural_key)
    assert units.index("Phòng 9") < units.index("Phòng 10")
    posts = [str(name) for name in column(crowded, ListQuery("people", sort="post"), "post")]
    assert [post for post in posts if post] == sorted(filter(None, posts), key=sort_key)


def test_a_round_is_listed_as_it_is_printed(crowded: Book) -> None:
    query = ListQuery("nominations", scope={"round": "2026-H1"})
    kinds = column(crowded, query, "kind")
    names = [str(name) for name in column(crowded, query, "name")]
    collectives = kinds.count("Tập thể")
    assert kinds == ["Tập thể"] * collectives + ["Cá nhân"] * (len(kinds) - collectives)
    # They are all for one award: by the units' order, then by rank, then by name.
    units = [str(name) for name in column(crowded, ListQuery("units"), "name")]
    assert names[:collectives] == sorted(names[:collectives], key=units.index)
    people = zip(*(column(crowded, query, key)[collectives:] for key in ("unit", "post", "name")), strict=True)
    order = [(units.index(str(unit)), post != "Chuyên viên", name_key(str(name))) for unit, post, name in people]
    assert order == sorted(order)
    assert len({unit for unit, _, _ in order}) > 1


def test_without_a_round_the_newest_nominations_come_first(crowded: Book) -> None:
    ids = [row.id for row in read(crowded, ListQuery("nominations"))]
    assert ids == sorted(ids, reverse=True)


def test_deadlines_are_sorted_by_day_of_the_year_and_tasks_without_one_come_last(crowded: Book) -> None:
    deadlines = column(crowded, ListQuery("tasks", sort="deadline"), "deadline")
    assert deadlines[0] == "trước ngày 21/4 hằng năm"
    assert deadlines[-1] == ""


@pytest.mark.parametrize(("kind", "key"), [("people", "name"), ("nominations", "name"), ("units", "name")])
@pytest.mark.parametrize("typed", ["dang", "đặng", "ĐẶNG", unicodedata.normalize("NFD", "Đặng"), "Ðang"])
def test_a_word_finds_the_same_rows_with_and_without_diacritics(crowded: Book, kind: str, key: str, typed: str) -> None:
    cells = column(crowded, ListQuery(kind, typed), key)
    everything = column(crowded, ListQuery(kind), key)
    assert cells == [name for name in everything if "dang" in fold(str(name)).split()]
    assert kind == "units" or cells


@pytest.mark.parametrize("text", ["ngoc anh dang", "Ánh, Đặng", "ng an da"])
def test_the_beginnings_of_words_are_enough_in_any_order(crowded: Book, text: str) -> None:
    assert "Đặng Ngọc Ánh" in column(crowded, ListQuery("people", text), "name")
    assert column(crowded, ListQuery("nominations", text), "name") == ["Đặng Ngọc Ánh"]


@pytest.mark.parametrize("text", ["goc", "dangg", "ngoc lan", "ngo c"])
def test_the_middle_of_a_word_is_not_enough(crowded: Book, text: str) -> None:
    assert read(crowded, ListQuery("nominations", text)) == []
    assert read(crowded, ListQuery("people", text)) == []


@pytest.mark.parametrize("kind", LIST_SOURCES)
@pytest.mark.parametrize("text", ["…", "%", "_", "'", '"', "–", "()", "*"])
def test_punctuation_alone_finds_nothing(crowded: Book, kind: str, text: str) -> None:
    assert read(crowded, ListQuery(kind, text)) == []


@pytest.mark.parametrize("kind", LIST_SOURCES)
def test_blanks_do_not_filter(crowded: Book, kind: str) -> None:
    assert read(crowded, ListQuery(kind, " \u00a0 ")) == read(crowded, ListQuery(kind))


@quick
@given(text=st.text(max_size=12), kind=st.sampled_from(sorted(LIST_SOURCES)))
def test_any_text_can_be_searched_for(crowded: Book, text: str, kind: str) -> None:
    with crowded.store.reading() as connection:
        source, query = LIST_SOURCES[kind](), ListQuery(kind, text)
        assert lists.count_rows(connection, source, query) == len(
            lists.read_page(connection, source, query, range(999))
        )


def test_letters_that_sqlite_does_not_know_are_found_too(book: Book) -> None:
    review_round(book)
    name = "Vi \u19b0\u19b1 北京"
    individual(book, person(book, name, unit(book, "Văn phòng")))
    for text in ("vi", "\u19b0\u19b1", "北", "北京 \u19b0 vi"):
        assert column(book, ListQuery("nominations", text), "name") == [name]
    assert column(book, ListQuery("nominations", "京"), "name") == []


def test_people_and_tasks_are_found_by_their_units(crowded: Book) -> None:
    assert {"Phòng Quản lý biên giới"} == set(column(crowded, ListQuery("people", "quan ly bien"), "unit"))
    assert "Tổng kết phong trào" in column(crowded, ListQuery("tasks", "bien gioi"), "text")


@pytest.mark.parametrize(("text", "codes"), [("2026-H1", ["2026-H1"]), ("h1", ["2027-H1", "2026-H1"]), ("2028", [])])
def test_rounds_are_found_by_their_codes(crowded: Book, text: str, codes: list[str]) -> None:
    assert column(crowded, ListQuery("rounds", text), "code") == codes


@pytest.mark.parametrize("text", ["tao dot so ket 2026", "Tạo đợt sơ kết 6 tháng đầu năm 2026"])
def test_history_is_found_with_and_without_accents(crowded: Book, text: str) -> None:
    assert column(crowded, ListQuery("history", text), "label") == ["Tạo đợt sơ kết 6 tháng đầu năm 2026"]


@pytest.mark.parametrize("text", ["trung tâm", "TRUNG tam"])
def test_the_trash_is_found_with_and_without_accents(crowded: Book, text: str) -> None:
    assert column(crowded, ListQuery("trash", text), "name") == ["Trung tâm Thông tin"]


def test_the_trash_lists_every_kind_by_the_record_behind_it(crowded: Book) -> None:
    listed = {record_of(row.id) for row in read(crowded, ListQuery("trash"))}
    assert listed == {
        (kind, row[0]) for kind in KINDS for row in rows(crowded, f"SELECT id FROM {kind} WHERE trashed_at NOT NULL")
    }


@pytest.mark.parametrize("kind", LIST_SOURCES)
def test_values_are_of_their_column_s_kind(crowded: Book, kind: str) -> None:
    allowed = {
        ColumnKind.TEXT: (str,),
        ColumnKind.LONG_TEXT: (str,),
        ColumnKind.CODE: (str,),
        ColumnKind.SHARE: (str,),
        ColumnKind.INTEGER: (int, type(None)),
        ColumnKind.DATE: (date, type(None)),
    }
    for row in read(crowded, ListQuery(kind)):
        for entry, value in zip(LIST_KINDS[kind].columns, row.values, strict=True):
            assert type(value) in allowed[entry.kind], entry.key


def test_stored_values_are_shown_by_their_labels(crowded: Book) -> None:
    query = ListQuery("nominations", scope={"round": "2025-H2", "kind": "individual"})
    assert set(column(crowded, query, "kind")) == {"Cá nhân"}
    assert set(column(crowded, query, "state")) == {"Nháp", "Đủ hồ sơ", "Đã có quyết định"}
    assert column(crowded, ListQuery("rounds", scope={"year": 2025}), "title") == ["cuối năm 2025"]
    assert "Văn phòng" in column(crowded, ListQuery("units"), "kind")


def test_the_post_of_a_person_is_the_one_held_today(book: Book) -> None:
    old, now, later = (unit(book, name) for name in ("Phòng Cũ", "Phòng Nay", "Phòng Sau"))
    today = date.today()
    held = [
        (None, PostFields(old, "Cũ", None, today - timedelta(days=1))),
        (None, PostFields(now, "Nay", today, today)),
        (None, PostFields(later, "Sau", today + timedelta(days=1))),
    ]
    save_person(book, None, PersonFields("Vi Văn An"), held)
    assert column(book, ListQuery("people"), "post") == ["Nay"]
    assert column(book, ListQuery("people"), "unit") == ["Phòng Nay"]


def test_units_count_who_works_there_and_is_not_in_the_trash(book: Book) -> None:
    office = unit(book, "Văn phòng")
    people = [person(book, name, office) for name in ("Vi Văn An", "Bế Thị Bình", "Chu Thị Oanh")]
    left = [(None, PostFields(office, "", None, date(2025, 1, 1)))]
    save_person(book, None, PersonFields("Lộc Văn Sơn"), left)
    put_in_trash(book, "person", people[:1])
    assert column(book, ListQuery("units"), "people") == [2]


def test_rounds_count_who_is_nominated_and_not_in_the_trash(crowded: Book) -> None:
    query = ListQuery("rounds", scope={"year": 2026})
    (collectives,), (individuals,) = column(crowded, query, "collectives"), column(crowded, query, "individuals")
    listed = column(crowded, ListQuery("nominations", scope={"round": "2026-H1"}), "kind")
    assert (collectives, individuals) == (listed.count("Tập thể"), listed.count("Cá nhân"))


def test_history_counts_its_records_and_says_what_was_undone(book: Book) -> None:
    person(book, "Vi Văn An", unit(book, "Văn phòng"))
    undo(book)
    assert column(book, ListQuery("history"), "items") == [2, 2, 2]
    assert column(book, ListQuery("history"), "state") == ["Hoàn tác", "Đã hoàn tác", ""]


def test_on_a_day_that_no_clock_tells_nothing_was_done(book: Book) -> None:
    unit(book, "Văn phòng")
    days = [date.min, date(1969, 12, 31), date.max]
    assert [column(book, ListQuery("history", scope={"day": day}), "label") for day in days] == [[], [], []]
    assert len(column(book, ListQuery("history", scope={"day": date.today()}), "label")) == 1


def test_a_list_longer_than_is_read_at_once_keeps_its_order(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.store.lists._ALL_ROWS_CHUNK", 3)
    with book.store.work("Nhập") as work:
        work.insert_many("unit", [{"name": f"Phòng {number}", "position": number} for number in range(10)])
    assert column(book, ListQuery("units"), "name") == [f"Phòng {number}" for number in range(10)]
