"""The present records of a round, as its papers are compared with them before they are printed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.states import LISTED
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.council.sessions import Session
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.remarks import PaperRemark
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
    councils: Mapping[int, Record] = field(default_factory=dict)
    """These Councils, by id."""
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


def sessions_chosen(checked: CheckedRound, options: Options) -> Sequence[Session]:
    """Return the session that a paper is asked for, else all, the latest first, of which it takes the first."""
    chosen = [session for session in checked.sessions if str(session.id) == options.get("session")]
    return chosen or checked.sessions


def about(checked: CheckedRound, sessions: Sequence[Session]) -> CheckedRound:
    """Return a round with the sessions that a paper is about, if it is about some: of others it tells nothing."""
    return replace(checked, sessions=tuple(sessions)) if sessions else checked


def sessions_about(checked: CheckedRound) -> list[Session]:
    """Return the sessions that hold the last vote on some of the nominations, the latest first."""
    left = {row["id"] for row in checked.nominations}
    sessions = []
    for session in checked.sessions:
        if session.id in checked.voted and left.intersection(session.nominations):
            sessions.append(session)
            left.difference_update(session.nominations)
    return sessions


def counted(rows: Sequence[Record]) -> Counter[str]:
    """Return how many collectives and people there are among nominations or awards."""
    return Counter("tập thể" if row["kind"] == NomineeKind.COLLECTIVE else "cá nhân" for row in rows)
