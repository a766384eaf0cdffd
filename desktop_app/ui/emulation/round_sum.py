"""How many are nominated in a round."""

from dataclasses import dataclass

from desktop_app.domain.list_kinds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.nominations import NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.translation import format_number


@dataclass(frozen=True, slots=True)
class RoundSum:
    """Counts of a round."""

    collectives: int
    individuals: int

    @property
    def words(self) -> str:
        """The counts in words: "3 tập thể, 12 cá nhân"."""
        return f"{format_number(self.collectives)} tập thể, {format_number(self.individuals)} cá nhân"


def sum_of(book: Book, round_code: str) -> RoundSum:
    """Count a round's nominations."""

    def counted(**narrowed: str) -> int:
        return lists.count(book, ListQuery(NOMINATIONS.key, scope={"round": round_code, **narrowed}))

    collectives = counted(kind=NomineeKind.COLLECTIVE.value)
    # The list of the round asks for the number of all anyway; telling individuals one by one takes three times as long.
    return RoundSum(collectives, counted() - collectives)
