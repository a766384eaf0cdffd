"""How a kind of paper is compared with the records of its round: the names it must have, and further checks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.awarded import counted as counted_recipients
from desktop_app.services.awards.rows import place_of, proposed_awards
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.papers.content.awarded.announced import called_up_nominations, titled_beside
from desktop_app.services.papers.content.submissions import asked, of_submission, proposed_by
from desktop_app.services.papers.decision_checks import (
    incomplete,
    is_own,
    is_own_signed,
    of_several_types,
    over_caps,
    several_types,
    titles_in,
    unsigned,
    without_amount,
    without_reason,
    without_theme,
)
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.remarks import PaperRemark, most
from desktop_app.services.papers.rounds.checked import CheckedRound, counted
from desktop_app.services.papers.rounds.sessions import (
    council_without_symbol,
    counts_typed,
    joined_since,
    minutes_incomplete,
    tellers_away,
    tellers_proposed,
)
from desktop_app.store.records import Record


def figures_outrun(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on the proposed whose summaries tell figures that the records no longer have."""
    proposed = {row["id"]: row for row in checked.proposed}
    for summary in checked.outrun:
        if row := proposed.get(summary.nomination_id):
            sentence = f"“{summary.name}”: {summary.sentence}"
            yield PaperRemark(sentence, checked.query(summary.name, kind=row["kind"]))


def left_out(checked: CheckedRound, *, of_council: bool) -> Iterator[PaperRemark]:
    """Yield how many nominations a paper leaves out, and why; what the Council voted on stays in its papers."""
    voted_on = {row_id for session in checked.sessions for row_id in session.nominations if of_council}
    for state, words in ((NominationState.DRAFT, "còn là nháp"), (NominationState.HELD, "đang tạm hoãn")):
        number = sum(row["state"] == state and row["id"] not in voted_on for row in checked.nominations)
        if number:
            yield PaperRemark(f"{number} đề nghị {words}, không có trong văn bản.", checked.query(state=state.value))


type Names = Callable[[Book, CheckedRound, Options], list[Record] | None]
"""Returns the nominations a paper must name, None if it may name only some of them."""


def names_of_list(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations on the round's list, or on that of the tờ trình with these options."""
    if not any(asked(options)):
        return checked.proposed
    try:
        proposals, _ = of_submission(proposed_awards(book, checked.round), options)
    except InvalidRecord:
        # Nobody is proposed so any more.
        return []
    named_ids = {proposal.nomination_id for proposal in proposals}
    return [row for row in checked.proposed if row["id"] in named_ids]


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
    """Return the nominations that the department decides on, None if several decisions share them.

    Whose award was cancelled since is nobody that a paper of today must name.
    """
    del options
    if len(checked.decisions) > 1:
        return None
    try:
        rows = [proposal.row for proposal in proposed_awards(book, checked.round) if not proposal.goes_up]
    except InvalidRecord:
        # Nobody is proposed so any more.
        return []
    return [row for row in rows if row["state"] != NominationState.CANCELLED]


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
    Council, with `names_cancelled` those whose award was cancelled later, with `names_titled` whoever the ceremony of
    the round calls up for a title of no round. `more` are its checks beside those of every paper of a round. A paper
    of one decision is of the last that `prints` is true of, where none is chosen; None: it is of all.
    """

    names: Names = names_of_list
    part: Callable[[CheckedRound], CheckedRound] = whole_round
    has_list: bool = True
    names_refused: bool = False
    names_cancelled: bool = False
    names_titled: bool = False
    more: Sequence[Callable[[CheckedRound], Iterator[PaperRemark]]] = ()
    prints: Callable[[Record], bool] | None = None

    def known(self, book: Book, checked: CheckedRound) -> set[str]:
        """Return the names the paper may have."""
        cancelled = [row for row in checked.nominations if row["state"] == NominationState.CANCELLED]
        rows = [*(checked.nominations if self.names_refused else checked.proposed)] + cancelled * self.names_cancelled
        return {row["nominee_name"] for row in rows} | (
            titled_beside(book, checked.round) if self.names_titled else set()
        )


def _unsigned(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on decisions that reports do not count yet: their record has no number and date."""
    yield from unsigned(checked.own_decisions, checked.own_awards)


def _without_vote(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on a round that the office's Council never met on.

    It may be decided so, since a round typed in from old papers has no sessions; the clerk is to know of it.
    """
    if checked.sessions:
        return
    unvoted = [row for row in checked.proposed if not row["exception_reason"].strip()]
    if unvoted and checked.council:
        sentence = f"{count_words(len(unvoted))} đề nghị chưa được “{checked.council}” biểu quyết."
        yield PaperRemark(sentence, ListQuery("councils"))
    for award in dict.fromkeys(row["award"] for row in unvoted):
        if award in checked.by_ballot:
            sentence = f"“{award}” phải được Hội đồng bỏ phiếu kín ({checked.by_ballot[award]})."
            yield PaperRemark(sentence, checked.query())


def _without_amount(checked: CheckedRound) -> Iterator[PaperRemark]:
    yield from most(without_amount(checked.own_decisions, checked.own_awards), ListQuery("awards"))


def _in_words(rows: Sequence[Record], name: str) -> str:
    """Return how many these rows, which have their names in a column, are for, as the papers count them."""
    recipients = [AwardedRecipient(NomineeKind(row["kind"]), row[name], row["award"], place_of(row)) for row in rows]
    return counted_recipients(recipients) or "0 tập thể, cá nhân"


def _decisions_incomplete(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on decisions whose number is without its symbol, or which nobody signs."""
    yield from incomplete(checked.own_decisions)


def _over_caps(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on titles of a round: as decided, while nothing is decided as proposed."""
    if checked.catalogue is not None and checked.awards:
        yield from over_caps(checked.catalogue, checked.day, checked.awards, checked.query())
    elif checked.catalogue is not None:
        rows = [row | {"awarded_name": row["nominee_name"]} for row in map(dict, checked.proposed)]
        yield from over_caps(checked.catalogue, checked.day, rows, checked.query())


def _direct_without_theme(checked: CheckedRound) -> Iterator[PaperRemark]:
    yield from most(without_theme(checked.own_awards), ListQuery("awards"))


def _proposed_again(checked: CheckedRound) -> Iterator[PaperRemark]:
    yield from most(iter(checked.proposed_again), checked.query())


def _said_otherwise(checked: CheckedRound) -> Iterator[PaperRemark]:
    yield from most(iter(checked.said_otherwise), checked.query())


def _awarded_before(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on awards of a round that were given before for the same time; while undecided on its proposals."""
    yield from most(iter(checked.awarded_before if checked.awards else checked.proposed_again), checked.query())


def _of_several_types(checked: CheckedRound) -> Iterator[PaperRemark]:
    for row in checked.own_decisions:
        yield from of_several_types(row, [award for award in checked.awards if award["decision_id"] == row["id"]])
    if not checked.decisions:
        own = [row for row in checked.proposed if _is_decided_here(checked, row)]
        for sentence in several_types("Dự thảo quyết định", own):
            way = "khi ghi quyết định, chọn từng loại hình ở ô “Loại hình”"
            yield PaperRemark(f"{sentence}; {way}.", checked.query())


def _is_decided_here(checked: CheckedRound, row: Record) -> bool:
    """Tell whether the director decides on a proposal himself, as on what the catalogue no longer has."""
    award = checked.catalogue.by_code.get(row["award_code"]) if checked.catalogue is not None else None
    return award is None or award.level is AwardLevel.DEPARTMENT


def _awards_without_reason(checked: CheckedRound) -> Iterator[PaperRemark]:
    titles = titles_in(checked.catalogue) if checked.catalogue is not None else ()
    yield from without_reason(checked.own_awards, {row["id"]: row for row in checked.nominations}, titles)


def _decided_counts(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield a remark where several decisions of a round together have other numbers than its list."""
    own = [row for row in checked.decisions if is_own(row)]
    if len(own) < 2:  # of one the names are compared
        return
    ids = {row["id"] for row in own}
    awards = [row for row in checked.awards if row["decision_id"] in ids]
    in_force = [row for row in checked.proposed if row["state"] != NominationState.CANCELLED]
    # What a higher level decides is on the list, too, and in none of these.
    in_force = [row for row in in_force if _is_decided_here(checked, row)]
    if counted(in_force) != counted(awards):
        sentence = (
            f"Danh sách đề nghị của đợt có {_in_words(in_force, 'nominee_name')}; "
            f"{len(own)} quyết định của đợt có {_in_words(awards, 'awarded_name')}."
        )
        yield PaperRemark(sentence, checked.query())


def names_of_all_decisions(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations whose award is handed over at the ceremony of the round, whichever level decided."""
    del options
    awarded_ids = called_up_nominations(book, checked.round)
    return [row for row in checked.proposed if row["id"] in awarded_ids]


def names_of_nobody(book: Book, checked: CheckedRound, options: Options) -> None:
    """Return None: the paper names nobody."""
    del book, checked, options


OF_COUNCIL: Final = RoundComparison(
    names_of_council,
    names_refused=True,
    more=(tellers_proposed, tellers_away, counts_typed, council_without_symbol, joined_since),
)
OF_DECISION: Final = RoundComparison(
    names_of_decision,
    prints=is_own,
    more=(
        _unsigned,
        _without_vote,
        minutes_incomplete,
        _without_amount,
        _decisions_incomplete,
        _awards_without_reason,
        _direct_without_theme,
        _decided_counts,
        _over_caps,
        _awarded_before,
        _said_otherwise,
        _of_several_types,
    ),
)
OF_LIST: Final = RoundComparison(more=(_proposed_again,))
OF_SUBMISSION: Final = RoundComparison(
    names_of_submission,
    has_list=False,
    # It encloses the minutes, and vouches for what the Council did.
    more=(_without_vote, minutes_incomplete, tellers_proposed, tellers_away, counts_typed),
)
AS_SIGNED: Final = replace(OF_DECISION, names_cancelled=True)
OF_SIGNED: Final = replace(OF_DECISION, prints=is_own_signed)
OF_DECISIONS: Final = RoundComparison(names_of_all_decisions, names_titled=True, more=(_unsigned,))
OF_MONEY: Final = RoundComparison(
    names_of_nobody, has_list=False, more=(_unsigned, _without_amount, _decisions_incomplete), prints=is_own_signed
)
