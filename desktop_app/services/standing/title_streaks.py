"""Who has held a title for years on end: of each person or unit the highest title, and for how many years."""

from dataclasses import dataclass

from desktop_app.domain.law.judging.streaks import title_streak, told_streaks
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing import facts as standing
from desktop_app.services.standing.year_tables import rules_of_year, year_table


@dataclass(frozen=True, slots=True)
class TitleStreak:
    """A person or unit, a title, and for how many years up to the year looked at it was held without a gap."""

    subject: Subject
    name: str
    title: str
    short: str
    years: int


def title_streaks(book: Book, kind: NomineeKind, year: int) -> list[TitleStreak]:
    """Return the streaks of at least two years that reach up to a year, the longest first.

    A streak no longer than that of a higher title is left out.
    """
    names = {row.subject.id: row.name for row in year_table(book, kind, year)}
    rules = rules_of_year(book, year)
    titles = [award for award in rules.awards if award.is_title and kind in award.terms]
    with book.store.reading() as connection:
        facts = standing.facts_of(connection, kind, names)
        streaks = []
        for subject, years in facts.items():
            of_titles = ((title_streak(years, award.code, rules, last=year), award) for award in titles)
            streaks += [
                TitleStreak(Subject(kind, subject), names[subject], award.name, award.short, length)
                for length, award in told_streaks(of_titles)
            ]
    order = {award.name: place for place, award in enumerate(titles)}
    return sorted(streaks, key=lambda streak: (-streak.years, order[streak.title], streak.name))
