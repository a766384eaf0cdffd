"""How many are nominated in a round."""

from dataclasses import dataclass

from desktop_app.domain.list_kinds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.nominations import NominationState, NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.translation import format_number


@dataclass(frozen=True, slots=True)
class RoundSum:
    """Counts of a round; drafts are among the collectives and individuals."""

    collectives: int
    individuals: int
    drafts: int

    @property
    def words(self) -> str:
        """The counts in words: "3 tập thể, 12 cá nhân; 2 nháp"."""
        whole = f"{format_number(self.collectives)} tập thể, {format_number(self.individuals)} cá nhân"
        return f"{whole}; {format_number(self.drafts)} nháp" if self.drafts else whole


def sum_of(book: Book, round_code: str) -> RoundSum:
    """Count a round's nominations."""

    def counted(**narrowed: str) -> int:
        return lists.count(book, ListQuery(NOMINATIONS.key, scope={"round": round_code, **narrowed}))

    return RoundSum(
        counted(kind=NomineeKind.COLLECTIVE.value),
        counted(kind=NomineeKind.INDIVIDUAL.value),
        counted(state=NominationState.DRAFT.value),
    )
