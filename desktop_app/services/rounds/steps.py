"""The progress of a round: the number of nominations in each state, and what is to be done next."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_of, rounds
from desktop_app.store import startup_queries

_NEXT: Mapping[NominationState, str] = {
    NominationState.DRAFT: "đề nghị còn nháp, cần bổ sung rồi bấm “Hoàn tất”",
    NominationState.HELD: "đề nghị đang tạm hoãn",
    NominationState.COMPLETE: "đề nghị đủ hồ sơ, chưa đưa ra Hội đồng",
    NominationState.COUNCIL: "đề nghị chưa có kết quả biểu quyết của Hội đồng",
    NominationState.PASSED: "đề nghị Hội đồng đã thông qua, chưa trình",
    NominationState.SUBMITTED: "đề nghị đã trình, chưa có quyết định",
    NominationState.DECIDED: "khen thưởng đã có quyết định, chưa trao hoặc chưa chi",
}
"""What is to be done next with nominations in a state, in the order of the work."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task left in a round: the number of records, their state (None: decisions), and a sentence."""

    count: int
    state: NominationState | None
    sentence: str


@dataclass(frozen=True, slots=True)
class RoundSteps:
    """The number of nominations in each state that has any, and what is left to do, the next task first.

    `collectives` counts nominations of collectives, `exemplars` those marked as exemplars.
    """

    states: Mapping[NominationState, int]
    left: tuple[ToDo, ...]
    collectives: int
    exemplars: int

    @property
    def total(self) -> int:
        """The number of all nominations."""
        return sum(self.states.values())

    @property
    def individuals(self) -> int:
        """The number of nominations of persons."""
        return self.total - self.collectives


def steps_of(book: Book, code: str) -> RoundSteps:
    """Return the progress of a round. Raises InvalidRecord if there is no such round."""
    round_code = str(round_of(book, code).code)
    of_kind = ListQuery(NOMINATIONS.key, scope={"round": round_code, "kind": NomineeKind.COLLECTIVE.value})
    of_exemplars = ListQuery(NOMINATIONS.key, scope={"round": round_code, "exemplar": True})
    with book.store.plain_reading() as connection:
        counts = startup_queries.count_nomination_states(connection, round_code)
        unsigned = startup_queries.count_unsigned(connection, round_code)
        collectives = startup_queries.count_rows(connection, of_kind)
        exemplars = startup_queries.count_rows(connection, of_exemplars)
    states = {state: counts[state.value] for state in NominationState if state.value in counts}
    left = left_of(states, unsigned)
    return RoundSteps(states, left, collectives, exemplars)


def left_of(states: Mapping[NominationState, int], unsigned: int) -> tuple[ToDo, ...]:
    """Return what is left to do with nominations in some states and decisions without number, the next task first."""
    left = [
        ToDo(states[state], state, f"{states[state]} {words}.") for state, words in _NEXT.items() if state in states
    ]
    if unsigned:
        signing = ToDo(unsigned, None, f"{unsigned} quyết định chưa có số, ngày.")
        # It comes before the awards of other decisions are handed over.
        place = next((place for place, to_do in enumerate(left) if to_do.state is NominationState.DECIDED), len(left))
        left.insert(place, signing)
    return tuple(left)


def steps_of_rounds(book: Book) -> Mapping[str, Mapping[NominationState, int]]:
    """Return, for each round (the latest first), the number of nominations in each state that has any."""
    codes = [str(review_round.code) for review_round in rounds(book)]
    with book.store.plain_reading() as connection:
        # One query a round: each reads one range of an index.
        counts = {code: startup_queries.count_nomination_states(connection, code) for code in codes}
    return {
        code: {NominationState(state): number for state, number in state_counts.items()}
        for code, state_counts in counts.items()
    }
