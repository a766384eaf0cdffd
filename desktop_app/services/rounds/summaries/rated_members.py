"""How the members of a unit that is put forward were rated."""

from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.rounds.achievements import RatedMembers
from desktop_app.services.standing import facts
from desktop_app.store.records import Reader


def rated_members(connection: Reader, unit_id: int | None, years: tuple[int, int]) -> tuple[RatedMembers, ...]:
    """Return how many members of a unit have the best ratings of each year, where all of them are rated."""
    counts: list[RatedMembers] = []
    if unit_id is None:
        return ()
    for year in range(years[0], years[1] + 1):
        of_year = facts.collectives_in(connection, [unit_id], year)[unit_id]
        if of_year.members and not of_year.unrated:
            for rating in (Rating.EXCELLENT, Rating.GOOD):
                if rated := of_year.rated(rating):
                    counts.append(RatedMembers(year, rating, len(rated), len(of_year.members)))
    return tuple(counts)
