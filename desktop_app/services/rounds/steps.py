"""The progress of a round: the number of nominations in each state, and what is to be done next."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_of, rounds
from desktop_app.store import startup_queries
from desktop_app.store.connection import PlainConnection

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


_ACTS: Mapping[NominationState | None, str] = {
    NominationState.DRAFT: "Xem {} đề nghị nháp",
    NominationState.HELD: "Xem {} đề nghị tạm hoãn",
    NominationState.COMPLETE: "Mở phiên họp",
    NominationState.COUNCIL: "Nhập kết quả biểu quyết",
    NominationState.PASSED: "Xem {} đề nghị chờ trình",
    NominationState.SUBMITTED: "Ghi quyết định",
    None: "Nhập số, ngày quyết định",
    NominationState.DECIDED: "Ghi đã trao, đã chi",
}
"""What is done about each of these, in words of a button."""

_BEYOND_COUNCIL = tuple(
    NominationState(key) for key in ("passed", "failed", "submitted", "decided", "awarded", "cancelled")
)


class ToDo(NamedTuple):
    """A task left in a round: the number of records, their state (None: decisions), and a sentence."""

    number: int
    state: NominationState | None
    sentence: str

    @property
    def act(self) -> str:
        """What is done about it, in words of a button."""
        return _ACTS[self.state].format(self.number)


class RoundStage(NamedTuple):
    """How far a round is with one of its four steps: in words, what is missing there, and how many have passed it.

    `without` are those that have passed by it.
    """

    words: str
    missing: tuple[str, ...]
    passed: int
    without: int = 0

    @property
    def is_done(self) -> bool:
        """Whether something passed it, or by it, and nothing is left before it."""
        return bool(self.passed + self.without) and not self.missing


class RoundSteps(NamedTuple):
    """The number of nominations in each state that has any, and what is left to do, the next task first.

    `collectives` counts nominations of collectives, `exemplars` those marked as exemplars, `not_voted_on` those
    that were decided without a vote of the Council, `unrecovered` the cancelled awards of which something is to come
    back.
    """

    states: Mapping[NominationState, int]
    left: tuple[ToDo, ...]
    collectives: int
    exemplars: int
    not_voted_on: int = 0
    unrecovered: int = 0

    @property
    def total(self) -> int:
        """The number of all nominations."""
        return sum(self.states.values())

    @property
    def next(self) -> ToDo | None:
        """What is to be done next; what is on hold waits for something else, so it comes last."""
        return next(
            (to_do for to_do in self.left if to_do.state is not NominationState.HELD), next(iter(self.left), None)
        )

    @property
    def stages(self) -> tuple[RoundStage, ...]:
        """The four steps: nominations, Council, decision, money and certificate."""
        number = self.states.get
        draft, held, complete = (number(NominationState(key), 0) for key in ("draft", "held", "complete"))
        asked, passed, failed = (number(NominationState(key), 0) for key in ("council", "passed", "failed"))
        submitted, decided, awarded = (number(NominationState(key), 0) for key in ("submitted", "decided", "awarded"))
        cancelled = number(NominationState.CANCELLED, 0)
        signed = decided + awarded + cancelled
        judged = passed + failed + submitted + signed - self.not_voted_on
        unsigned = sum(to_do.number for to_do in self.left if to_do.state is None)
        who = f"{self.collectives} tập thể, {self.individuals} cá nhân"
        return (
            RoundStage(who if self.total else "chưa có", _counted((draft, "nháp"), (held, "tạm hoãn")), self.total),
            RoundStage(
                ", ".join(_counted((judged, "đã xét"), (self.not_voted_on, "không qua Hội đồng"))) or "chưa họp",
                _counted((complete, "chờ xét"), (asked, "chưa có kết quả")),
                judged,
                self.not_voted_on,
            ),
            RoundStage(
                f"{signed} có quyết định" if signed else "chưa có",
                _counted((passed, "chờ trình"), (submitted, "đã trình"), (unsigned, "quyết định chưa có số")),
                signed,
            ),
            RoundStage(
                ", ".join(_counted((awarded, "đã trao, đã chi"), (cancelled, "đã hủy bỏ"))) or "chưa có",
                _counted((decided, "chưa trao hoặc chưa chi"), (self.unrecovered, "hủy bỏ chưa thu hồi")),
                awarded + cancelled,
            ),
        )

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
        collectives = startup_queries.count_rows(connection, of_kind)
        exemplars = startup_queries.count_rows(connection, of_exemplars)
        not_voted_on = startup_queries.count_not_voted_on(connection, round_code, _BEYOND_COUNCIL)
        states = {state: counts[state.value] for state in NominationState if state.value in counts}
        left = left_of(connection, round_code, states)
        unrecovered = sum(row[-1] for row in startup_queries.read_unrecovered(connection) if row[2] == round_code)
    return RoundSteps(states, left, collectives, exemplars, not_voted_on, unrecovered)


def left_of(connection: PlainConnection, code: str, states: Mapping[NominationState, int]) -> tuple[ToDo, ...]:
    """Return what is left to do in a round with nominations in these states, the next task first."""
    unsigned = startup_queries.count_unsigned(connection, code)
    waiting = dict(states)
    if unsigned and NominationState.SUBMITTED in waiting:
        # They have their decision: what it lacks is number and day.
        waiting[NominationState.SUBMITTED] -= startup_queries.count_in_unsigned(connection, code)
    left = [
        ToDo(waiting[state], state, f"{waiting[state]} {words}.")
        for state, words in _NEXT.items()
        if waiting.get(state)
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


def _counted(*counted: tuple[int, str]) -> tuple[str, ...]:
    return tuple(f"{number} {words}" for number, words in counted if number)
