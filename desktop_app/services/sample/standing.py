"""The sample's yearly ratings, initiatives and titles."""

import random
from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.papers.content.places import places_of
from desktop_app.services.sample.content import content
from desktop_app.services.sample.days import last_working_day, next_working_day
from desktop_app.services.standing.year_records import save_hold, save_initiative, set_rating, set_text, set_values

_YEARS = range(2022, 2026)
_DIVISIONS = 5
"""The sample's own units; those that the plan names come after them."""
_EXCELLENT = 2
"""The place of the unit that has each year what the law asks of this title: among its people a fighter, 70% of them
advanced (Luật Thi đua, khen thưởng 2022, Điều 27)."""
_ONE_MORE_FROM = 2025
"""The year with a fighter more: up to 2023 they were at most 15% of the advanced (Nghị định 91/2017/NĐ-CP, Điều 9)."""
_SEED = 20_221_102
_FIGHTER, _WORKER, _COLLECTIVE = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Tập thể lao động tiên tiến"


def fill_standing(book: Book) -> None:
    """Write four years of ratings, initiatives and yearly titles."""
    rng, initiatives = random.Random(_SEED), iter(content("thi-dua")["initiatives"])
    people = [choice.id for choice in person_choices(book)]
    divisions = [choice.id for choice in unit_choices(book)[:_DIVISIONS]]
    # The same few are the best every year, so that some come near to the next award.
    leading = rng.sample(people, 6)
    for year in _YEARS:
        fighters = leading[: 4 if year >= _ONE_MORE_FROM else 3]
        _ratings(book, year, people, fighters, divisions)
        _initiatives(book, initiatives, year, fighters)
        _titles(book, year, rng.sample(people, len(people) - 4), fighters, divisions)
    _register(book, _YEARS.stop, people, leading[:3], divisions)
    _waiting(book, leading)
    held_person = Subject(NomineeKind.INDIVIDUAL, people[-1])
    save_hold(book, None, HoldFields(held_person, date(2026, 3, 2), date(2026, 4, 15), "05/TB-SNgV ngày 02/3/2026"))


def _register(book: Book, year: int, people: Sequence[int], best: Sequence[int], divisions: Sequence[int]) -> None:
    """Register everybody for a title of the year."""
    registrations = (
        ([Subject(NomineeKind.INDIVIDUAL, best_id) for best_id in best], _FIGHTER),
        ([Subject(NomineeKind.INDIVIDUAL, person_id) for person_id in people if person_id not in best], _WORKER),
        ([Subject(NomineeKind.COLLECTIVE, unit_id) for unit_id in divisions], _COLLECTIVE),
    )
    for subjects, title in registrations:
        registered = {"registered": True, "registered_for": title, "registered_on": next_working_day(date(year, 2, 20))}
        set_values(book, subjects, year, registered)


def _ratings(book: Book, year: int, people: Sequence[int], best: Sequence[int], divisions: Sequence[int]) -> None:
    _register(book, year, people, best, divisions)
    everybody = [Subject(NomineeKind.INDIVIDUAL, person_id) for person_id in people]
    units = [Subject(NomineeKind.COLLECTIVE, unit_id) for unit_id in divisions]
    fighters = [Subject(NomineeKind.INDIVIDUAL, best_id) for best_id in best]
    set_rating(book, [*everybody, *units], year, Rating.GOOD)
    set_rating(book, [*fighters, units[_EXCELLENT]], year, Rating.EXCELLENT)
    # Before the units meet on the year: their proposals tell of it.
    set_text(book, everybody, year, "document", f"Thông báo số {10 + year % 10}/TB-SNgV ngày 14/11/{year}")


def _initiatives(book: Book, titles: Iterator[str], year: int, fighters: Sequence[int]) -> None:
    for person_id in fighters:
        reach = Scope.PROVINCE if person_id == fighters[0] else Scope.BASE
        # What reaches the whole province is the province's to recognise.
        number = f"{140 + year % 10}/QĐ-SNgV" if reach is Scope.BASE else f"{1740 + year % 10}/QĐ-UBND"
        initiative = InitiativeFields(
            Subject(NomineeKind.INDIVIDUAL, person_id),
            year,
            next(titles),
            reach,
            number,
            last_working_day(date(year, 11, 10)),
            registered_on=next_working_day(date(year, 2, 24)),
        )
        save_initiative(book, None, initiative)


def _waiting(book: Book, leading: Sequence[int]) -> None:
    """Register for the running year what is still to be recognised."""
    year = _YEARS.stop
    for person_id, title in zip(leading, content("thi-dua")["waiting_initiatives"], strict=False):
        subject = Subject(NomineeKind.INDIVIDUAL, person_id)
        registered_on = next_working_day(date(year, 2, 24))
        save_initiative(
            book,
            None,
            InitiativeFields(subject, year, title, Scope.BASE, recognised=False, registered_on=registered_on),
        )


def _in_order(book: Book, people: Sequence[int], year: int) -> list[int]:
    """Return people as lists have them: by the units' order, by rank, by name."""
    subjects = [Subject(NomineeKind.INDIVIDUAL, person_id) for person_id in people]
    with book.store.reading() as connection:
        places = places_of(connection, subjects, date(year, 12, 24))
    return [subject.id for subject in sorted(subjects, key=lambda subject: places[subject].order)]


def _titles(book: Book, year: int, advanced: Sequence[int], fighters: Sequence[int], divisions: Sequence[int]) -> None:
    individual, collective = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE
    advanced, fighters = _in_order(book, advanced, year), _in_order(book, fighters, year)
    awards = [DirectAward(collective, unit_id, "advanced_collective") for unit_id in divisions]
    awards += [DirectAward(individual, person_id, "grassroots_fighter") for person_id in fighters]
    awards += [
        DirectAward(individual, advanced_id, "advanced_worker")
        for advanced_id in advanced
        if advanced_id not in fighters
    ]
    fields = DecisionFields(
        f"Về việc công nhận danh hiệu thi đua năm {year} cho tập thể, cá nhân",
        f"{180 + year % 10}/QĐ-SNgV",
        last_working_day(date(year, 12, 24)),
        office(book).signer_name,
        issuing_body="Giám đốc Sở Ngoại vụ",
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
    )
    save_direct_decision(book, None, fields, awards)
    # This title is the province's to confer, and comes in January.
    of_province = DecisionFields(
        f"Về việc công nhận danh hiệu Tập thể lao động xuất sắc năm {year}",
        f"{120 + year % 10}/QĐ-UBND",
        last_working_day(date(year + 1, 1, 20)),
        issuing_body=f"Chủ tịch {office(book).parent_name}",
        level=AwardLevel.PROVINCE,
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
    )
    save_direct_decision(
        book, None, of_province, [DirectAward(collective, divisions[_EXCELLENT], "excellent_collective")]
    )
