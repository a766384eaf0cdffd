"""Who is near to which award: everybody's chains at the end of a year, so that nobody's turn is overlooked."""

from dataclasses import dataclass

from desktop_app.domain.law.judging.next_awards import NextAward, next_awards
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing import facts as standing
from desktop_app.services.standing.year_tables import YearRow, rules_of_year, year_table

_NEXT_YEAR = 1


@dataclass(frozen=True, slots=True)
class NearAward:
    """A person or unit, and an award that can be proposed for the year looked at or for the next."""

    row: YearRow
    near: NextAward

    @property
    def subject(self) -> Subject:
        """Who is near to it."""
        return self.row.subject


def near_awards(book: Book, kind: NomineeKind, year: int) -> list[NearAward]:
    """Return who can be proposed for what by the years up to `year`, or is a year from it.

    What can be proposed already stands first, then the highest award first.
    """
    rows = {row.subject.id: row for row in year_table(book, kind, year)}
    rules = rules_of_year(book, year)
    with book.store.reading() as connection:
        years_by_subject = standing.facts_of(connection, kind, rows)
        # Who has nothing yet is near to nothing; the many of an office's register are passed over at once.
        facts = {subject: dict(years) for subject, years in years_by_subject.items() if len(years)}
    candidates = [
        NearAward(rows[subject], near)
        for subject, years in facts.items()
        for near in next_awards(years, kind, rules, year=year)
        if near.years_to_go <= _NEXT_YEAR
    ]
    order = {award.code: place for place, award in enumerate(rules.awards)}
    return sorted(candidates, key=lambda near_award: (near_award.near.years_to_go, order[near_award.near.award.code]))
