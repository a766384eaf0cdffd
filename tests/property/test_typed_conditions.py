"""What is typed below a head of a list: it filters as the window's conditions do, in the database and at hand."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UsageError
from desktop_app.domain.keeping.met_conditions import meets_all
from desktop_app.domain.keeping.typed_conditions import typed_conditions, typed_words, with_typed
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import Column, ColumnKind, Condition, ConditionTest, ListKind, ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from tests.books import book_in, sample_in

TODAY = date(2026, 11, 28)
_TEXT, _NUMBER, _DAY = (Column("x", "Cột", kind) for kind in (ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.DATE))
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
TEST = ConditionTest


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample, which is only read."""
    folder = sample_in(tmp_path_factory.mktemp("typed") / "book")
    with book_in(folder.root) as book:
        yield book


@pytest.fixture(scope="module")
def rows(sample: Book) -> dict[str, list[ListRow]]:
    """The first rows of every list."""
    return {kind: lists.page(sample, ListQuery(kind), range(300)) for kind in LIST_KINDS}


@st.composite
def conditions_of_window(draw: st.DrawFn) -> tuple[Column, tuple[Condition, ...]]:
    """Draw what a line of the window asks of a column."""
    column = draw(st.sampled_from((_TEXT, _NUMBER, _DAY)))
    match draw(st.sampled_from(("filled", "blank", "value"))):
        case "filled":
            return column, (Condition("x", TEST.FILLED),)
        case "blank":
            return column, (Condition("x", TEST.IS, ("",)),)
    if column is _TEXT:
        text = draw(st.sampled_from(("văn phòng", "A|B", "\\", "46/KH-SNgV", "đặng")))
        return column, (Condition("x", draw(st.sampled_from((TEST.IS, TEST.HAS))), (text,)),)
    ends_of = DAYS.map(date.isoformat) if column is _DAY else st.integers(-(10**15), 10**15).map(str)
    first, last = draw(ends_of), draw(ends_of)
    ends = Condition("x", TEST.FROM, (first,)), Condition("x", TEST.TO, (last,))
    return column, draw(st.sampled_from((ends, ends[:1], ends[1:])))


@given(conditions_of_window())
def test_a_field_shows_what_the_window_asked_for_as_one_types_it(asked: tuple[Column, tuple[Condition, ...]]) -> None:
    column, conditions = asked
    words = typed_words(column, conditions, TODAY)
    if words is None:
        # From a day to the same day is typed as that day.
        assert len({condition.values for condition in conditions}) == 1
        assert len(conditions) == 2
    else:
        assert typed_conditions(column, words, TODAY) == conditions


@given(DAYS)
@example(date(2026, 11, 20))
@example(date(2024, 2, 29))
def test_days_are_typed_in_many_ways(day: date) -> None:
    def typed(words: str) -> list[str]:
        return [condition.written for condition in typed_conditions(_DAY, words, TODAY)]

    written, before, after = f"{day:%d/%m/%Y}", day - timedelta(1), day + timedelta(1)
    assert typed(written) == typed(f"ngày {day.day}.{day.month}.{day.year}") == [f"x={day}"]
    assert typed(f"trước {written}") == typed(f"<{written}") == typed(f"truoc ngay {written}") == [f"x<={before}"]
    assert typed(f"sau {written}") == typed(f"> {written}") == [f"x>={after}"]
    assert typed(f"đến {written}") == [f"x<={day}"]
    assert typed(f"{day.month}/{day.year}") == typed(f"tháng {day.month}/{day.year}")
    assert typed(f"năm {day.year}") == [f"x>={day.year}-01-01", f"x<={day.year}-12-31"]
    quarter = (day.month - 1) // 3
    roman = ("I", "II", "III", "IV")[quarter]
    assert typed(f"quý {roman}/{day.year}") == typed(f"quý {quarter + 1} năm {day.year}")
    assert typed(f"quý {roman}/{day.year}")[0] == f"x>={day.year}-{3 * quarter + 1:02}-01"


@given(st.text(max_size=30), st.sampled_from((_TEXT, _NUMBER, _DAY)))
@example("9" * 30, _NUMBER)
@example("31/12/9999", _DAY)
@example(">31/12/9999", _DAY)
@example("²", _NUMBER)
@example("=|", _TEXT)
def test_whatever_is_typed_is_a_condition_or_refused_in_a_sentence(typed: str, column: Column) -> None:
    message, conditions = "", tuple[Condition, ...]()
    try:
        conditions = typed_conditions(column, typed, TODAY)
    except UsageError as problem:
        message = problem.message
    assert all(condition.column == column.key for condition in conditions)
    assert not message or column.title in message


def drawn_conditions(data: st.DataObject, kind: ListKind, rows: list[ListRow]) -> tuple[Condition, ...]:
    """Draw what one types below one or two heads of a list, after what stands in its rows."""
    conditions: tuple[Condition, ...] = ()
    for place in data.draw(st.lists(st.integers(0, len(kind.columns) - 1), min_size=1, max_size=2, unique=True)):
        column = kind.columns[place]
        value = data.draw(st.sampled_from(rows)).values[place] if rows else None
        words = str(value or "").split()
        if isinstance(value, date):
            typed = f"{data.draw(st.sampled_from(('', '<', '>', '>=', 'đến ')))}{value:%d/%m/%Y}"
        elif isinstance(value, int):
            typed = f"{data.draw(st.sampled_from(('', '<', '>', '<=', 'từ ')))}{value}"
        elif words:
            word = data.draw(st.sampled_from(words))
            typed = word[: data.draw(st.integers(1, len(word)))]
        else:
            typed = data.draw(st.sampled_from(("=", "<>")))
        conditions = with_typed(conditions, column.key, typed_conditions(column, typed, TODAY))
    return conditions


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_rows_at_hand_meet_what_the_database_finds(
    sample: Book, rows: dict[str, list[ListRow]], data: st.DataObject
) -> None:
    kind = LIST_KINDS[data.draw(st.sampled_from(sorted(rows)))]
    of_kind = rows[kind.key]
    scope: dict[str, object] = {}
    if kind.key == "nominations" and data.draw(st.booleans()):
        # Words of a part of the list are found by an index.
        scope["round"] = data.draw(st.sampled_from(of_kind)).values[0]
        of_kind = [row for row in of_kind if row.values[0] == scope["round"]]
    conditions = drawn_conditions(data, kind, of_kind)
    query = ListQuery(kind.key, scope=scope, conditions=conditions)
    results = lists.page(sample, query, range(300))
    known = {row.id for row in of_kind}
    expected = {row.id for row in of_kind if meets_all(kind, conditions, row.values)}
    assert {row.id for row in results if row.id in known} == expected


def test_words_below_the_heads_of_a_round_are_those_of_its_rows(sample: Book, rows: dict[str, list[ListRow]]) -> None:
    kind = LIST_KINDS["nominations"]
    code = rows[kind.key][0].values[0]
    of_round = [row for row in rows[kind.key] if row.values[0] == code]
    for key in ("name", "unit", "award", "state"):
        place = kind.columns.index(kind.column(key))
        for word in {str(row.values[place]).split()[0] for row in of_round if row.values[place]}:
            conditions = typed_conditions(kind.columns[place], word[:3], TODAY)
            query = ListQuery(kind.key, scope={"round": code}, conditions=conditions)
            expected = {row.id for row in of_round if meets_all(kind, conditions, row.values)}
            assert {row.id for row in lists.everything(sample, query)} == expected, (key, word)
            assert lists.count(sample, query) == len(expected)
