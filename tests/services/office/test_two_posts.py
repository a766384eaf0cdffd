"""People with posts in several units at once: the one in which they work comes before a union's, however young."""

from datetime import date

import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.lists import everything
from desktop_app.services.office.people import all_posts_held, posts_held, save_person
from desktop_app.services.papers.content.places import head_of, places_of
from desktop_app.services.rounds.nominations import nominate
from tests.books import individual, review_round, rows_of, unit

DAY = date(2026, 6, 30)


def _person(book: Book, name: str, *posts: PostFields) -> int:
    return save_person(book, None, PersonFields(name), [(None, post) for post in posts]).only_id("person")


@pytest.fixture
def unions(book: Book) -> dict[str, int]:
    """The ids of units of each kind, unions and councils entered first."""
    return {
        "union": unit(book, "Công đoàn cơ sở", UnitKind.UNION),
        "council": unit(book, "Hội đồng Thi đua - Khen thưởng", UnitKind.COUNCIL),
        "team": unit(book, "Tổ giúp việc", UnitKind.OTHER),
        "division": unit(book, "Phòng Lãnh sự", UnitKind.DIVISION),
        "leaders": unit(book, "Lãnh đạo Sở", UnitKind.OTHER),
    }


@pytest.mark.parametrize(
    ("beside", "work"),
    [("union", "division"), ("council", "division"), ("team", "division"), ("division", "leaders"), ("union", "team")],
)
def test_the_post_in_which_somebody_works_is_theirs_in_papers_and_lists(
    book: Book, unions: dict[str, int], beside: str, work: str
) -> None:
    older = PostFields(unions[work], "Phó Trưởng", date(2020, 1, 1))
    younger = PostFields(unions[beside], "Chủ tịch", date(2024, 1, 1))
    who = _person(book, "Lò Minh Tú", older, younger)
    with book.store.reading() as connection:
        assert posts_held(connection, DAY)[who] == older
        assert all_posts_held(connection, DAY)[who] == [older, younger]
        place = places_of(connection, [Subject(NomineeKind.INDIVIDUAL, who)], DAY)
    assert [each.unit_id for each in place.values()] == [unions[work]]
    (shown,) = everything(book, ListQuery("people"))
    assert {"Phó Trưởng"} == {cell for cell in shown.values if cell in ("Phó Trưởng", "Chủ tịch")}
    review_round(book)
    nominated = individual(book, who)
    assert rows_of(book, "nomination", "unit_id, post_title", f"id = {nominated}") == [(unions[work], "Phó Trưởng")]


def test_who_is_nominated_for_another_of_their_units_has_the_post_of_that_unit(
    book: Book, unions: dict[str, int]
) -> None:
    posts = PostFields(unions["division"], "Chuyên viên"), PostFields(unions["union"], "Bí thư")
    who = _person(book, "Tiêu Thị Ngân Hà", *posts)
    review_round(book)
    fields = NominationFields(
        "2026-H1", NomineeKind.INDIVIDUAL, person_id=who, unit_id=unions["union"], summary="Hoàn thành tốt."
    )
    nominate(book, fields)
    assert rows_of(book, "nomination", "unit_id, post_title") == [(unions["union"], "Bí thư")]


def test_who_heads_a_union_beside_their_work_signs_for_it_and_is_counted_in_it(
    book: Book, unions: dict[str, int]
) -> None:
    posts = PostFields(unions["division"], "Chuyên viên"), PostFields(unions["union"], "Chủ tịch")
    _person(book, "Tiêu Thị Ngân Hà", *posts)
    with book.store.reading() as connection:
        assert head_of(connection, unions["union"], DAY).name == "Tiêu Thị Ngân Hà"


def test_who_left_is_listed_where_they_worked_to_the_end(book: Book, unions: dict[str, int]) -> None:
    worked = PostFields(unions["division"], "Trưởng phòng", date(2010, 1, 1), date(2025, 5, 31))
    beside = PostFields(unions["union"], "Chủ tịch", date(2018, 1, 1), date(2025, 5, 31))
    who = _person(book, "Viên Đức Thọ", worked, beside)
    review_round(book)
    nominated = individual(book, who)
    ((unit_id, title),) = rows_of(book, "nomination", "unit_id, post_title", f"id = {nominated}")
    assert (unit_id, title) == (unions["division"], "Nguyên Trưởng phòng")
