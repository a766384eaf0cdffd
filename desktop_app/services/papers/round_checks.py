"""How a kind of paper is compared with the records of its round: the names it must have, and further checks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.states import PROPOSED
from desktop_app.services.awards.rows import proposed_awards
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.papers.content.submissions import proposed_by
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.remarks import PaperRemark, most
from desktop_app.services.review_rounds import Round
from desktop_app.store.records import Record


@dataclass(frozen=True, slots=True)
class CheckedRound:
    """The present records of a round's papers; `filters` is the filter of its nominations, {} for all."""

    round: Round
    nominations: tuple[Record, ...]
    ended: dict[int, Record]
    decisions: tuple[Record, ...]
    awards: tuple[Record, ...]
    filters: Mapping[str, object] = field(default_factory=dict)

    @property
    def list_name(self) -> str:
        """The Vietnamese name of the list of the nominations."""
        return "danh sách đề nghị nhân rộng" if self.filters else "danh sách đề nghị"

    @property
    def proposed(self) -> list[Record]:
        """The nominations in a state that is on the round's list."""
        return [row for row in self.nominations if row["state"] in PROPOSED]

    @property
    def day(self) -> date:
        """The day for which the round's units are checked: that of its decision, or today."""
        signed = [row["signed_on"] for row in self.decisions if row["signed_on"]]
        return date.fromisoformat(max(signed)) if signed else date.today()

    def query(self, name: str = "", **scope: object) -> ListQuery:
        """Return the query of the round's nominations, or of those with a name."""
        return ListQuery("nominations", name, scope={"round": str(self.round.code), **self.filters, **scope})


type Names = Callable[[Book, CheckedRound, Options], list[Record] | None]
"""Returns the nominations a paper must name, None if it may name only some of them."""


def names_of_list(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations on the round's list."""
    del book, options
    return checked.proposed


def names_of_council(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations on the round's list, None if several sessions share them."""
    del options
    return None if len(sessions_of(book, str(checked.round.code))) > 1 else checked.proposed


def names_of_submission(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations that the tờ trình with these options proposes."""
    try:
        return [proposal.row for proposal in proposed_by(book, checked.round, options)]
    except InvalidRecord:
        # Nobody is proposed so any more.
        return []


def names_of_decision(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations that the department decides on, None if several decisions share them."""
    del options
    if len(checked.decisions) > 1:
        return None
    try:
        return [proposal.row for proposal in proposed_awards(book, checked.round) if not proposal.goes_up]
    except InvalidRecord:
        # Nobody is proposed so any more.
        return []


def whole_round(checked: CheckedRound) -> CheckedRound:
    """Return a round unchanged, for papers on all its nominations."""
    return checked


def exemplars(checked: CheckedRound) -> CheckedRound:
    """Return a round with its exemplars only."""
    marked = tuple(row for row in checked.nominations if row["exemplar"])
    return replace(checked, nominations=marked, filters={"exemplar": True})


@dataclass(frozen=True, slots=True)
class RoundComparison:
    """How a kind of paper is compared with the records of its round.

    `names` returns the nominations it must name, `part` the part of the round it is about. A paper without a list
    (`has_list`) states the number of its proposals. With `names_refused` it may name nominees that failed in the
    Council. `more` are its checks beside those of every paper of a round.
    """

    names: Names = names_of_list
    part: Callable[[CheckedRound], CheckedRound] = whole_round
    has_list: bool = True
    names_refused: bool = False
    more: Sequence[Callable[[CheckedRound], Iterator[PaperRemark]]] = ()

    def known(self, checked: CheckedRound) -> set[str]:
        """Return the names the paper may have."""
        rows = checked.nominations if self.names_refused else checked.proposed
        return {row["nominee_name"] for row in rows}


def _unsigned(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on decisions that reports do not count yet: their record has no number and date."""
    for row in checked.decisions:
        if not row["signed_on"] and any(award["decision_id"] == row["id"] for award in checked.awards):
            sentence = f"Quyết định “{row['subject']}” chưa ghi số, ngày ký: báo cáo chưa tính các khen thưởng này."
            yield PaperRemark(sentence, ListQuery("awards", scope={"decision": row["id"]}))


def _without_amount(checked: CheckedRound) -> Iterator[PaperRemark]:
    yield from most(_awards_without_amount(checked), ListQuery("awards"))


def _awards_without_amount(checked: CheckedRound) -> Iterator[PaperRemark]:
    signed = {row["id"] for row in checked.decisions if row["signed_on"]}
    for row in checked.awards:
        if row["decision_id"] in signed and not row["amount"] and not row["unpaid_reason"]:
            query = ListQuery("awards", row["awarded_name"], scope={"decision": row["decision_id"]})
            yield PaperRemark(f"Khen thưởng của “{row['awarded_name']}” chưa có số tiền thưởng.", query)


OF_COUNCIL: Final = RoundComparison(names_of_council, names_refused=True)
OF_DECISION: Final = RoundComparison(names_of_decision, more=(_unsigned, _without_amount))
