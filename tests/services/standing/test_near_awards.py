"""The people and units that come near to an award."""

from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing.award_history import award_history
from desktop_app.services.standing.near_awards import near_awards
from desktop_app.services.standing.year_records import set_rating
from tests.books import person, unit
from tests.services.standing.test_award_history import fighter
from tests.services.standing.test_facts import awarded, decided


def test_awards_that_can_be_proposed_come_before_those_a_year_away(book: Book) -> None:
    lan = fighter(book, 2024, 2025)
    person(book, "Vi Thị Oanh")
    awards = near_awards(book, NomineeKind.INDIVIDUAL, 2025)
    assert [(each.row.name, each.near.award.code, each.near.years_to_go) for each in awards] == [
        ("Nông Thị Lan", "provincial_certificate", 0),
        ("Nông Thị Lan", "provincial_fighter", 1),
    ]
    alone = {each.award.code: each.sentence for each in award_history(book, lan, 2025).near}
    assert {each.near.award.code: each.near.sentence for each in awards}.items() <= alone.items()


def test_nobody_is_near_by_one_year_alone(book: Book) -> None:
    lan = Subject(NomineeKind.INDIVIDUAL, person(book, "Nông Thị Lan"))
    set_rating(book, [lan], 2025, Rating.GOOD)
    assert near_awards(book, NomineeKind.INDIVIDUAL, 2025) == []


def test_units_are_near_by_their_own_years(book: Book) -> None:
    office = Subject(NomineeKind.COLLECTIVE, unit(book, "Văn phòng"))
    fighter_free = near_awards(book, NomineeKind.COLLECTIVE, 2025)
    for year in (2024, 2025):
        set_rating(book, [office], year, Rating.EXCELLENT)
        decision = decided(book, f"{year}/QĐ", f"{year}-12-20")
        awarded(book, decision, "excellent_collective", unit_id=office.id, period_to=f"{year}-12-31")
    awards = near_awards(book, NomineeKind.COLLECTIVE, 2025)
    assert fighter_free == []
    assert {each.row.name for each in awards} == {"Văn phòng"}
