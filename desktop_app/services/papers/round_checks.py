"""How a kind of paper is compared with the records of its round: the names it must have, and further checks."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop_app.domain.council.councils import Presence
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import count_words, recipients_words
from desktop_app.domain.rounds.states import LISTED, NominationState
from desktop_app.domain.vietnamese import name_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.rows import proposed_awards
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import Session, sessions_of
from desktop_app.services.papers.content.awarded.announced import titled_beside
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
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds.summaries.figures import OutrunFigures
from desktop_app.store.records import Record


@dataclass(frozen=True, slots=True)
class CheckedRound:
    """The present records of a round's papers; `filters` is the filter of its nominations, {} for all."""

    round: Round
    nominations: tuple[Record, ...]
    ended: dict[int, Record]
    decisions: tuple[Record, ...]
    awards: tuple[Record, ...]
    sessions: tuple[Session, ...] = ()
    passed: frozenset[int] = frozenset()
    """The nominations that the Council agreed on."""
    voted: frozenset[int] = frozenset()
    """The sessions whose votes are recorded."""
    council_numbers: tuple[str, ...] = ()
    """The numbers of the decisions that set the sessions' Councils up."""
    council: str = ""
    """The Council in force on the day of the round, "" for none."""
    by_ballot: Mapping[str, str] = field(default_factory=dict)
    """By award of the round that the law has the Council vote on by ballot: the article."""
    catalogue: RuleSet | None = None
    """The rules of the law of its day."""
    filters: Mapping[str, object] = field(default_factory=dict)
    whole: tuple[Record, ...] = ()
    """All nominations of the round, also where `nominations` are only those of a part of it."""
    outrun: tuple[OutrunFigures, ...] = ()
    """The summaries of which figures no longer are the records'."""
    awarded_before: tuple[PaperRemark, ...] = ()
    """The remarks on awards of its decisions that were given before for the same time."""
    said_otherwise: tuple[PaperRemark, ...] = ()
    """Those on what its decisions say otherwise than the records: names, a movement."""
    proposed_again: tuple[PaperRemark, ...] = ()
    """Those on its proposals."""
    decision_id: int | None = None
    """The one of its decisions that a paper is of, None for one of them all."""

    @property
    def own_decisions(self) -> tuple[Record, ...]:
        """The decisions that the paper is of: what lacks in another one is said with that."""
        return tuple(row for row in self.decisions if self.decision_id in (None, row["id"]))

    @property
    def own_awards(self) -> tuple[Record, ...]:
        """The awards of these decisions."""
        return tuple(row for row in self.awards if self.decision_id in (None, row["decision_id"]))

    @property
    def list_name(self) -> str:
        """The Vietnamese name of the list of the nominations."""
        return "danh sách đề nghị nhân rộng" if self.filters else "danh sách đề nghị"

    @property
    def proposed(self) -> list[Record]:
        """The nominations in a state that is on the round's list."""
        return [row for row in self.nominations if row["state"] in LISTED]

    @property
    def day(self) -> date:
        """The day for which the round's units are checked: that of its decision, or today."""
        signed = [row["signed_on"] for row in self.decisions if row["signed_on"]]
        return date.fromisoformat(max(signed)) if signed else date.today()

    def query(self, name: str = "", **scope: object) -> ListQuery:
        """Return the query of the round's nominations, or of those with a name."""
        return ListQuery("nominations", name, scope={"round": str(self.round.code), **self.filters, **scope})

    @property
    def sessions_query(self) -> ListQuery:
        """The query of the Council's sessions on the round."""
        return ListQuery("sessions", scope={"round": str(self.round.code)})


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


_COUNTED: Final = re.compile(r"(\d+)\s(?:lượt\s)?(tập thể|cá nhân)(?!\w)")


def counted(rows: Sequence[Record]) -> Counter[str]:
    """Return how many collectives and people there are among nominations or awards."""
    return Counter("tập thể" if row["kind"] == NomineeKind.COLLECTIVE else "cá nhân" for row in rows)


def _in_words(counts: Counter[str]) -> str:
    return recipients_words(counts["tập thể"], counts["cá nhân"]) or "0 tập thể, cá nhân"


def _tellers_proposed(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on those who counted the votes on themselves."""
    rows = {row["id"]: row for row in checked.nominations}
    for session in checked.sessions:
        tellers = {name_key(name): name for name in session.fields.tellers}
        put_rows = [rows[nomination_id] for nomination_id in session.nominations if nomination_id in rows]
        for row in put_rows:
            if row["kind"] == NomineeKind.INDIVIDUAL and name_key(row["nominee_name"]) in tellers:
                sentence = (
                    f"“{row['nominee_name']}” ở trong Ban kiểm phiếu ngày {session.fields.held_on:%d/%m/%Y} "
                    "và là người được đưa ra biểu quyết."
                )
                yield PaperRemark(sentence, checked.sessions_query)


def _tellers_away(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on those who are said to have counted the ballots of a session they were not at."""
    for session in checked.sessions:
        away = {
            name_key(member.fields.full_name)
            for member, attended in session.attendance
            if attended.presence is not Presence.PRESENT
        }
        for name in session.fields.tellers:
            if name_key(name) in away:
                sentence = (
                    f"“{name}” ở trong Ban kiểm phiếu ngày {session.fields.held_on:%d/%m/%Y} "
                    "nhưng ghi vắng mặt ở phiên họp đó."
                )
                yield PaperRemark(sentence, checked.sessions_query)


def _minutes_incomplete(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on what the papers that cite the Council's session cannot say of it.

    One that has not voted is cited by none, which their note tells.
    """
    session = next((session.fields for session in checked.sessions if session.id in checked.voted), None)
    if session is None:
        return
    if not session.number.strip():
        which = f"Biên bản họp Hội đồng ngày {session.held_on:%d/%m/%Y} chưa ghi số"
        sentence = f"{which}: căn cứ “Xét kết quả họp Hội đồng…” chỉ nêu ngày họp."
        yield PaperRemark(sentence, checked.sessions_query)
    unvoted = [row["nominee_name"] for row in checked.proposed if row["id"] not in checked.passed]
    if unvoted:
        others = f" và {count_words(len(unvoted) - 1)} đề nghị khác" if len(unvoted) > 1 else ""
        sentence = f"Chưa ghi kết quả biểu quyết của Hội đồng đối với “{unvoted[0]}”{others}."
        yield PaperRemark(sentence, checked.sessions_query)


def _counts_typed(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on numbers that the minutes' own words state and the Council's list does not have."""
    rows = {row["id"]: row for row in checked.whole}
    for session in checked.sessions:
        put = counted([rows[nomination_id] for nomination_id in session.nominations if nomination_id in rows])
        passed = counted(
            [rows[row_id] for row_id in session.nominations if row_id in rows and row_id in checked.passed]
        )
        for number, word in _COUNTED.findall(f"{session.fields.discussion} {session.fields.conclusion}"):
            if int(number) not in (put[word], passed[word]):
                sentence = (
                    f"Nội dung biên bản họp ngày {session.fields.held_on:%d/%m/%Y} ghi {int(number)} {word}, "
                    f"trong khi đưa ra Hội đồng {put[word]} {word}, đạt {passed[word]}."
                )
                yield PaperRemark(sentence, checked.sessions_query)


def _council_without_symbol(checked: CheckedRound) -> Iterator[PaperRemark]:
    for number in checked.council_numbers:
        if number and "/" not in number:
            sentence = f"Quyết định thành lập Hội đồng ghi số “{number}”, thiếu ký hiệu sau số."
            yield PaperRemark(sentence, checked.sessions_query)


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
    if len(checked.decisions) < 2:  # of one the names are compared
        return
    in_force = [row for row in checked.proposed if row["state"] != NominationState.CANCELLED]
    listed, decided = counted(in_force), counted(checked.awards)
    if listed != decided:
        sentence = (
            f"Danh sách đề nghị của đợt có {_in_words(listed)}; "
            f"{len(checked.decisions)} quyết định của đợt có {_in_words(decided)}."
        )
        yield PaperRemark(sentence, checked.query())


def names_of_all_decisions(book: Book, checked: CheckedRound, options: Options) -> list[Record] | None:
    """Return the nominations with an award in force by a signed decision of the round, whichever level decided."""
    del book, options
    signed = {row["id"] for row in checked.decisions if row["signed_on"]}
    awarded_ids = {award["nomination_id"] for award in checked.awards if award["decision_id"] in signed}
    return [row for row in checked.proposed if row["id"] in awarded_ids]


def names_of_nobody(book: Book, checked: CheckedRound, options: Options) -> None:
    """Return None: the paper names nobody."""
    del book, checked, options


OF_COUNCIL: Final = RoundComparison(
    names_of_council,
    names_refused=True,
    more=(_tellers_proposed, _tellers_away, _counts_typed, _council_without_symbol),
)
OF_DECISION: Final = RoundComparison(
    names_of_decision,
    prints=is_own,
    more=(
        _unsigned,
        _without_vote,
        _minutes_incomplete,
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
    more=(_without_vote, _minutes_incomplete, _tellers_proposed, _tellers_away, _counts_typed),
)
AS_SIGNED: Final = replace(OF_DECISION, names_cancelled=True)
OF_SIGNED: Final = replace(OF_DECISION, prints=is_own_signed)
OF_DECISIONS: Final = RoundComparison(names_of_all_decisions, names_titled=True, more=(_unsigned,))
OF_MONEY: Final = RoundComparison(
    names_of_nobody, has_list=False, more=(_unsigned, _without_amount, _decisions_incomplete), prints=is_own_signed
)
