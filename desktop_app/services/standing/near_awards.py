"""The people and units that come near to an award by their streaks at the end of a year."""

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
        """The person or unit."""
        return self.row.subject


def near_awards(book: Book, kind: NomineeKind, year: int) -> list[NearAward]:
    """Return the awards that people or units can be proposed for by their years up to `year`, or one year later.

    Awards that can be proposed already come first, then the highest ones.
    """
    rows = {row.subject.id: row for row in year_table(book, kind, year)}
    rules = rules_of_year(book, year)
    with book.store.reading() as connection:
        years_by_subject = standing.facts_of(connection, kind, rows)
        # People and units without any recorded year are skipped: they are near to no award.
        facts = {subject: dict(years) for subject, years in years_by_subject.items() if len(years)}
    candidates = [
        NearAward(rows[subject], near)
        for subject, years in facts.items()
        for near in next_awards(years, kind, rules, year=year)
        if near.years_to_go <= _NEXT_YEAR
    ]
    order = {award.code: place for place, award in enumerate(rules.awards)}
    return sorted(candidates, key=lambda near_award: (near_award.near.years_to_go, order[near_award.near.award.code]))
