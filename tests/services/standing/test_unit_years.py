"""The yearly statistics of a collective: numbers with the people they count, conditions, caps, and what-if numbers."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import RecordGone
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing.unit_years import UnitYear, unit_year
from desktop_app.services.standing.year_records import set_rating
from tests.books import person, unit
from tests.services.standing.test_facts import awarded, decided


def office_of_ten(book: Book, year: int, advanced: int, fighters: int, excellent: int) -> int:
    """Return a unit of ten: so many LĐTT, so many of these CSTĐ cơ sở; so many xuất sắc, the others tốt."""
    office = unit(book, "Văn phòng")
    people = [person(book, f"Hà Văn Số {place}", office) for place in range(10)]
    decision = decided(book, signed_on=f"{year}-12-20")
    for place, member in enumerate(people):
        if place < advanced:
            awarded(book, decision, "advanced_worker", member, period_to=f"{year}-12-31")
        if place < fighters:
            awarded(book, decision, "grassroots_fighter", member, period_to=f"{year}-12-31")
        rating = Rating.EXCELLENT if place < excellent else Rating.GOOD
        set_rating(book, [Subject(NomineeKind.INDIVIDUAL, member)], year, rating)
    return office


def figures(year: UnitYear) -> dict[str, tuple[int, str]]:
    return {figure.label: (len(figure.people), figure.share) for figure in year.figures}


def test_numbers_of_the_year_have_their_people(book: Book) -> None:
    figures_of_year = unit_year(book, office_of_ten(book, 2026, 7, 1, 2), 2026)
    assert (figures_of_year.unit_name, figures_of_year.day) == ("Văn phòng", date(2026, 12, 31))
    assert figures(figures_of_year) == {
        "Thành viên": (10, ""),
        "Hoàn thành xuất sắc nhiệm vụ": (2, "20 %"),
        "Hoàn thành tốt nhiệm vụ": (8, "80 %"),
        "Hoàn thành nhiệm vụ": (0, "0 %"),
        "Không hoàn thành nhiệm vụ": (0, "0 %"),
        "Chưa ghi xếp loại": (0, "0 %"),
        "Lao động tiên tiến": (7, "70 %"),
        "Chiến sĩ thi đua cơ sở": (1, "10 %"),
        "Có sáng kiến được công nhận": (0, "0 %"),
    }
    (fighter,) = next(figure.people for figure in figures_of_year.figures if figure.label == "Chiến sĩ thi đua cơ sở")
    assert figures_of_year.names[fighter] == "Hà Văn Số 0"


@pytest.mark.parametrize(("advanced", "fighters", "is_met"), [(7, 1, True), (6, 1, False), (7, 0, False)])
def test_the_conditions_of_an_excellent_collective_are_counted_from_its_members(
    book: Book, advanced: int, fighters: int, is_met: bool
) -> None:
    figures_of_year = unit_year(book, office_of_ten(book, 2025, advanced, fighters, 0), 2025)
    lines = [line for line in figures_of_year.conditions() if line.award == "Tập thể lao động xuất sắc"]
    assert all(line.is_met for line in lines) is is_met
    assert all(line.article for line in lines)


def test_one_more_changes_the_conditions_but_not_the_book(book: Book) -> None:
    figures_of_year = unit_year(book, office_of_ten(book, 2025, 6, 1, 0), 2025)
    excellent = "Tập thể lao động xuất sắc"
    assert not all(line.is_met for line in figures_of_year.conditions() if line.award == excellent)
    assert all(line.is_met for line in figures_of_year.conditions({"advanced_worker": 1}) if line.award == excellent)
    assert figures_of_year.members.holders["advanced_worker"] == 6


def test_caps_of_the_year_tell_what_room_there_is(book: Book) -> None:
    figures_of_year = unit_year(book, office_of_ten(book, 2026, 7, 1, 2), 2026)
    (cap,) = figures_of_year.caps()
    assert (cap.counted, cap.of, cap.allowed, cap.share) == (2, 8, 1, Fraction(1, 4))
    assert "vượt 1" in figures_of_year.cap_words(cap)
    (fewer,) = figures_of_year.caps({"rating.excellent": -1, "rating.good": 1})
    assert fewer.room == 0


@pytest.mark.parametrize(("year", "caps"), [(2023, 1), (2024, 0), (2025, 1), (2026, 1)])
def test_a_cap_is_returned_only_for_years_in_which_it_holds(book: Book, year: int, caps: int) -> None:
    assert len(unit_year(book, office_of_ten(book, year, 7, 1, 2), year).caps()) == caps


def test_a_unit_without_people_has_numbers_of_none(book: Book) -> None:
    figures_of_year = unit_year(book, unit(book, "Phòng Mới"), 2025)
    assert set(figures(figures_of_year).values()) == {(0, "")}
    assert not any(line.is_met for line in figures_of_year.conditions())


def test_nobody_s_year_is_refused(book: Book) -> None:
    with pytest.raises(RecordGone):
        unit_year(book, 99, 2025)


def test_no_share_of_a_rating_is_told_while_nobody_is_rated(book: Book) -> None:
    office = unit(book, "Văn phòng")
    person(book, "Hà Văn Số", office)
    by_label = figures(unit_year(book, office, 2026))
    assert by_label["Hoàn thành tốt nhiệm vụ"] == (0, "")
    assert by_label["Chưa ghi xếp loại"] == (1, "100 %")
