"""The achievements of a nominee as the records have them, from which a summary is drafted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import PARTICIPANT_ROLE_LABELS, ActivityKind, ParticipantRole, Spread


class Credit(StrEnum):
    """When a period of a task counts for what was achieved in a span of days."""

    WITHIN = "within"
    """It was done in the span, or due in it by the day of counting."""
    EARLIER = "earlier"
    """It is due in the span and was done before: it counted then."""
    AHEAD = "ahead"
    """It is due in the span, after the day of counting, and was not done by then."""


class RoleInRecord(StrEnum):
    """The nominee's role in an activity."""

    LEAD = "lead"
    SPEAKER = "speaker"
    AUTHOR = "author"
    POSTED = "posted"
    UNIT = "unit"
    SUPPORT = "support"
    TOOK_PART = "took_part"
    OF_TASK = "of_task"
    """The nominee has no role in it on record: it is an activity for a task the nomination names."""


ROLE_LABELS: Mapping[RoleInRecord, str] = {
    **{RoleInRecord(role.value): label.lower() for role, label in PARTICIPANT_ROLE_LABELS.items()},
    RoleInRecord.POSTED: "người đăng",
    RoleInRecord.UNIT: "của đơn vị",
    RoleInRecord.OF_TASK: "chưa ghi vai trò",
}


def role_of_person(role: ParticipantRole | None, *, posted: bool) -> RoleInRecord:
    """Return a person's role in an activity: as participant (None: not one of them), or as who posted it."""
    if posted and role in (None, ParticipantRole.TOOK_PART):
        return RoleInRecord.POSTED
    return RoleInRecord.OF_TASK if role is None else RoleInRecord(role.value)


@dataclass(frozen=True, slots=True)
class CitedActivity:
    """An activity a nominee can cite. A `notable` one stands for those like it; `document` is what it rests on.

    `partners` are the bodies it was held with, `colleagues` the other people who had the nominee's role in it.
    `audience` is what those reached are called where they are children alone ("thiếu niên, nhi đồng"), "" otherwise.
    """

    record: RecordRef
    first: date
    last: date
    kind: ActivityKind
    title: str
    role: RoleInRecord
    channel: str = ""
    spread: Spread = Spread.NONE
    reached: int = 0
    task_id: int | None = None
    movement_id: int | None = None
    notable: bool = False
    document: str = ""
    partners: str = ""
    colleagues: frozenset[int] = frozenset()
    audience: str = ""

    @property
    def days(self) -> str:
        """The day or days, as a list shows them."""
        return f"{self.first:%d/%m/%Y}" if self.first == self.last else f"{self.first:%d/%m}–{self.last:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What came of a task in one period, with the paper it produced ("Báo cáo số 12/BC-SNgV ngày 30/6/2026").

    `plan` is the plan as it is cited ("Kế hoạch số 12/KH-SNgV"), "" for a task of none, `plan_in_full` with issuer and
    subject, as `document_in_full` is the paper with its abstract, "" where no more is known; and `place` where in it
    the task stands ("điểm 3.3 mục II"), "" for one that stands nowhere; `leads` are the units that lead it, `unit_role`
    is the role in it of the nominee's unit (None: it has none), and `has_role` whether the nominee has a role in an
    activity for it. `carried_out` says that the period is over and whatever was recorded of it carries it out: nobody
    enters a day done; what was `let_go` was not carried out, and nobody asks for it any more. One that `credit` does
    not count is only said to be due, too: without it the number of tasks would leave it out, unsaid. `leads_in_plan`
    are those that lead it as its plan calls them, whom others may continue since, and `helpers` those that support it.
    """

    record: RecordRef
    task_id: int
    task: str
    due_on: date | None = None
    done_on: date | None = None
    result: str = ""
    document: str = ""
    leads: tuple[str, ...] = ()
    unit_role: AssignmentRole | None = None
    has_role: bool = False
    plan: str = ""
    place: str = ""
    carried_out: bool = False
    credit: Credit = Credit.WITHIN
    plan_in_full: str = ""
    document_in_full: str = ""
    leads_in_plan: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    let_go: bool = False

    @property
    def is_done(self) -> bool:
        """Whether what had to be done in the period was done."""
        return self.carried_out or self.done_on is not None


@dataclass(frozen=True, slots=True)
class CitedInitiative:
    """An initiative or a scientific work; `document` is the decision that recognised it, if it was `recognised`."""

    record: RecordRef
    year: int
    title: str
    scope: Scope
    document: str = ""
    recognised_on: date | None = None
    recognised: bool = True


@dataclass(frozen=True, slots=True)
class YearRating:
    """The rating of a year, and the document that states it."""

    year: int
    rating: Rating
    document: str = ""


@dataclass(frozen=True, slots=True)
class RatedMembers:
    """How many of a collective's members have a rating in a year."""

    year: int
    rating: Rating
    number: int
    members: int


@dataclass(frozen=True, slots=True)
class EarlierTitle:
    """A title held for the year before the period, with its decision."""

    year: int
    name: str
    decision: str


@dataclass(frozen=True, slots=True)
class Achievements:
    """What the records say of a nominee in the period.

    `unit` is the collective itself, or the unit in which a person works; `heads_unit` whether the person heads it, and
    `staff` how many people a collective has (0: not recorded). `span` is the time named before what was done,
    `counted_on` the day up to which it is counted where the period goes on (None: it is over).
    `address` is how a sentence calls a person ("bà"), "" where that is not recorded.
    """

    kind: NomineeKind
    unit: str = ""
    heads_unit: bool = False
    staff: int = 0
    results: tuple[TaskResult, ...] = ()
    activities: tuple[CitedActivity, ...] = ()
    initiatives: tuple[CitedInitiative, ...] = ()
    ratings: tuple[YearRating, ...] = ()
    members: tuple[RatedMembers, ...] = ()
    titles: tuple[EarlierTitle, ...] = ()
    span: str = ""
    counted_on: date | None = None
    address: str = ""
    also_heads: tuple[str, ...] = ()
    """Other units that a person heads, by another post."""
