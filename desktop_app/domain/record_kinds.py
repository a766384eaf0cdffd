"""The kinds of record, each declared once: the trash, undo, lists, export, search and the check derive from this.

A kind has the name of its table. Facts of the schema (columns, the target of a link) are not repeated here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import AttendanceFields, CouncilFields, MemberFields, SessionFields
from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.list_kinds.awards import AWARDS, DECISIONS
from desktop_app.domain.list_kinds.council import COUNCILS, SESSIONS, UNIT_REVIEWS, VOTES
from desktop_app.domain.list_kinds.office import PEOPLE, UNITS
from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.domain.list_kinds.plan import ADJUSTMENTS, OCCURRENCES, PLANS, TASKS
from desktop_app.domain.list_kinds.rounds import NOMINATIONS, ROUNDS
from desktop_app.domain.list_kinds.standing import HOLDS, INITIATIVES, YEAR_RECORDS
from desktop_app.domain.list_kinds.year import (
    ACTIVITIES,
    INDICATORS,
    MOVEMENT_REGISTRATIONS,
    MOVEMENTS,
    OBSTACLES,
    REFERRALS,
)
from desktop_app.domain.lists import ListKind
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.printed_order import PLACE_COLUMNS, printed_key
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, YearRecordFields
from desktop_app.domain.vietnamese import name_key, natural_key, sort_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, Participant
from desktop_app.domain.year.movements import MovementFields, RegistrationFields
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields

_SORTED_LENGTH: Final = 80
"""How many characters of a long text its sort key is made of."""

TRASH_ROOM: Final = 64
"""The greatest number of kinds in the trash: a row of its list has the id `record id * TRASH_ROOM + kind's number`."""


class Link(StrEnum):
    """What a link to another record means when one of the two is put in the trash, restored or deleted for good.

    A restored record brings back those it is linked to, except those it only refers to.
    """

    PART = "part"
    """It is deleted for good with the other record."""
    FOLLOWS = "follows"
    """It is put in the trash with the other record, and restored with it."""
    NEEDS = "needs"
    """It stays when the other record is put in the trash."""
    REFERS = "refers"
    """The two are independent, but the other record cannot be deleted for good while this one exists."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """A stored column by which lists are sorted: computed by `make` from the values of the columns `of`."""

    column: str
    make: Callable[..., str]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record. A part of another record without a name of its own only needs its links.

    `noun` names the kind inside a sentence ("Xóa đơn vị “…”"), `title` at the beginning of a line. `name` is the column
    that names a record, `name_is_day` if that is a day; `of_whom` are the links to records whose names are added where
    the record's own name is not enough. `fields` is what the clerk enters of it, `shown_by` the list that shows it.

    `trash_number` identifies the kind in the rows of the trash, None if it has no trash: it is never changed and never
    used for another kind. `links` is the meaning of each link to other records, by its column.

    `sort_keys` and `search_words` (the columns whose words lists search) are computed from the record itself and
    stored, the words in the column `search_text`; with `full_text` they have an index of words, too.
    """

    key: str
    noun: str = ""
    heading: str = ""
    name: str = ""
    name_is_day: bool = False
    of_whom: tuple[str, ...] = ()
    fields: type | None = None
    shown_by: ListKind | None = None
    trash_number: int | None = None
    links: Mapping[str, Link] = field(default_factory=dict)
    sort_keys: tuple[SortKey, ...] = ()
    search_words: tuple[str, ...] = ()
    full_text: bool = False

    @property
    def title(self) -> str:
        """The name of the kind at the beginning of a line."""
        return self.heading or self.noun[:1].upper() + self.noun[1:]

    @property
    def list_kind(self) -> ListKind:
        """The list that shows it. Raises LookupError if none does."""
        if self.shown_by is None:
            raise LookupError(f"no list shows {self.key}")
        return self.shown_by


def _beginning_key(text: str) -> str:
    return sort_key(text[:_SORTED_LENGTH])


def _nominee_key(kind: str, name: str) -> str:
    return natural_key(name) if kind == NomineeKind.COLLECTIVE else name_key(name)


def _printed_key(kind: str, name: str, *places: Any) -> str:  # noqa: ANN401 - values of columns
    return printed_key(kind, _nominee_key(kind, name), *places)


def _part(key: str, of: str, *, refers: tuple[str, ...] = ()) -> RecordKind:
    return RecordKind(key, links={of: Link.PART, **dict.fromkeys(refers, Link.REFERS)})


_OF_SUBJECT: Final = {"person_id": Link.PART, "unit_id": Link.PART}

_OFFICE: Final = (
    RecordKind(
        "unit",
        noun="đơn vị",
        name="name",
        fields=UnitFields,
        shown_by=UNITS,
        trash_number=0,
        links={"successor_id": Link.REFERS},
        sort_keys=(SortKey("name_key", natural_key, ("name",)),),
        search_words=("name",),
    ),
    RecordKind(
        "person",
        noun="người",
        name="full_name",
        fields=PersonFields,
        shown_by=PEOPLE,
        trash_number=1,
        sort_keys=(SortKey("name_key", name_key, ("full_name",)),),
        search_words=("full_name",),
    ),
    RecordKind(
        "post",
        fields=PostFields,
        links={"person_id": Link.PART, "unit_id": Link.REFERS},
        sort_keys=(SortKey("position_key", sort_key, ("position",)),),
    ),
)

_PLAN: Final = (
    RecordKind(
        "plan",
        noun="kế hoạch",
        name="title",
        fields=PlanFields,
        shown_by=PLANS,
        trash_number=2,
        search_words=("title", "number", "short_name", "issuer"),
    ),
    RecordKind(
        "plan_adjustment",
        noun="điều chỉnh kế hoạch",
        name="number",
        fields=AdjustmentFields,
        shown_by=ADJUSTMENTS,
        links={"plan_id": Link.PART},
    ),
    _part("plan_section", "plan_id"),
    RecordKind(
        "task",
        noun="nhiệm vụ",
        name="text",
        fields=TaskFields,
        shown_by=TASKS,
        trash_number=3,
        links={"plan_id": Link.FOLLOWS, "section_id": Link.REFERS},
        sort_keys=(SortKey("text_key", _beginning_key, ("text",)),),
        search_words=("text", "product", "deadline_text"),
    ),
    _part("further_deadline", "task_id"),
    _part("earlier_wording", "task_id"),
    _part("assignment", "task_id", refers=("unit_id",)),
    RecordKind(
        "occurrence",
        noun="kỳ thực hiện",
        fields=OccurrenceFields,
        shown_by=OCCURRENCES,
        links={"task_id": Link.PART},
    ),
)

_YEAR: Final = (
    RecordKind(
        "emulation_movement",
        noun="phong trào thi đua",
        name="name",
        fields=MovementFields,
        shown_by=MOVEMENTS,
        trash_number=16,
        sort_keys=(SortKey("name_key", _beginning_key, ("name",)),),
        search_words=("name", "document_number", "document_abstract"),
    ),
    _part("movement_criterion", "movement_id"),
    RecordKind(
        "movement_registration",
        noun="đăng ký phong trào",
        name="registered_on",
        name_is_day=True,
        of_whom=("person_id", "unit_id"),
        fields=RegistrationFields,
        shown_by=MOVEMENT_REGISTRATIONS,
        trash_number=17,
        links={**_OF_SUBJECT, "movement_id": Link.FOLLOWS},
    ),
    RecordKind(
        "activity",
        noun="hoạt động",
        name="title",
        fields=ActivityFields,
        shown_by=ACTIVITIES,
        trash_number=6,
        links=dict.fromkeys(("unit_id", "task_id", "author_id", "movement_id"), Link.REFERS),
        sort_keys=(SortKey("title_key", _beginning_key, ("title",)),),
        search_words=("title", "channel", "partners", "document", "note"),
    ),
    RecordKind("participant", fields=Participant, links={"activity_id": Link.PART, "person_id": Link.REFERS}),
    _part("briefing", "person_id"),
    RecordKind(
        "obstacle",
        noun="khó khăn, vướng mắc",
        name="content",
        fields=ObstacleFields,
        shown_by=OBSTACLES,
        trash_number=7,
        links={"unit_id": Link.REFERS},
        search_words=("content", "cause", "proposal", "asked_of", "answer"),
    ),
    RecordKind(
        "referral",
        noun="thông tin đã chuyển",
        name="kind",
        fields=ReferralFields,
        shown_by=REFERRALS,
        trash_number=8,
        search_words=("kind", "receiving_body", "document_number", "outcome"),
    ),
    RecordKind(
        "indicator",
        noun="chỉ tiêu",
        name="name",
        shown_by=INDICATORS,
        trash_number=9,
        links={"plan_id": Link.REFERS},
        search_words=("name", "category"),
    ),
    _part("indicator_target", "indicator_id"),
    _part("indicator_value", "indicator_id"),
)

_STANDING: Final = (
    RecordKind(
        "year_record",
        noun="ghi xếp loại năm",
        heading="Xếp loại năm",
        name="year",
        of_whom=("person_id", "unit_id"),
        fields=YearRecordFields,
        shown_by=YEAR_RECORDS,
        trash_number=11,
        links=_OF_SUBJECT,
    ),
    RecordKind(
        "initiative",
        noun="sáng kiến",
        name="title",
        fields=InitiativeFields,
        shown_by=INITIATIVES,
        trash_number=12,
        links=_OF_SUBJECT,
        search_words=("title", "document"),
    ),
    RecordKind(
        "hold",
        noun="ghi tạm dừng xét khen thưởng",
        heading="Tạm dừng xét khen thưởng",
        # The trash shows only the document of a hold.
        name="document",
        fields=HoldFields,
        shown_by=HOLDS,
        trash_number=13,
        links=_OF_SUBJECT,
    ),
)

_COUNCIL: Final = (
    RecordKind(
        "council",
        noun="Hội đồng",
        name="name",
        fields=CouncilFields,
        shown_by=COUNCILS,
        trash_number=14,
        search_words=("name", "decision_number"),
    ),
    RecordKind("council_member", fields=MemberFields, links={"council_id": Link.PART, "person_id": Link.REFERS}),
    RecordKind(
        "council_session",
        noun="phiên họp Hội đồng",
        name="held_on",
        name_is_day=True,
        fields=SessionFields,
        shown_by=SESSIONS,
        trash_number=15,
        links={"round_id": Link.FOLLOWS, "council_id": Link.NEEDS},
    ),
    RecordKind(
        "unit_review",
        noun="cuộc họp bình xét",
        name="held_on",
        name_is_day=True,
        of_whom=("unit_id",),
        fields=UnitReviewFields,
        shown_by=UNIT_REVIEWS,
        trash_number=18,
        links={"round_id": Link.FOLLOWS, "unit_id": Link.FOLLOWS},
    ),
    RecordKind("unit_vote", links={"review_id": Link.PART, "nomination_id": Link.PART}),
    RecordKind("attendance", fields=AttendanceFields, links={"session_id": Link.PART, "member_id": Link.REFERS}),
    RecordKind(
        "vote_tally",
        noun="kết quả biểu quyết",
        shown_by=VOTES,
        links={"nomination_id": Link.PART, "session_id": Link.PART},
    ),
)

_ROUNDS: Final = (
    RecordKind(
        "review_round",
        noun="đợt xét",
        name="code",
        shown_by=ROUNDS,
        trash_number=4,
        links={"movement_id": Link.REFERS},
    ),
    RecordKind(
        "nomination",
        noun="đề nghị",
        heading="Đề nghị khen thưởng",
        name="nominee_name",
        fields=NominationFields,
        shown_by=NOMINATIONS,
        trash_number=5,
        links={
            "round_id": Link.FOLLOWS,
            "person_id": Link.NEEDS,
            "unit_id": Link.NEEDS,
            "movement_id": Link.REFERS,
        },
        sort_keys=(
            SortKey("list_key", _printed_key, ("kind", "nominee_name", *PLACE_COLUMNS)),
            SortKey("name_key", _nominee_key, ("kind", "nominee_name")),
            SortKey("unit_key", natural_key, ("unit_name",)),
            SortKey("post_key", sort_key, ("post_title",)),
        ),
        search_words=("nominee_name", "unit_name", "award"),
        full_text=True,
    ),
    _part("nomination_task", "nomination_id", refers=("task_id",)),
    _part("nomination_activity", "nomination_id", refers=("activity_id",)),
    _part("nomination_initiative", "nomination_id", refers=("initiative_id",)),
    _part("nomination_paper", "nomination_id"),
)

_AWARDS: Final = (
    RecordKind(
        "decision",
        noun="quyết định",
        name="subject",
        fields=DecisionFields,
        shown_by=DECISIONS,
        trash_number=10,
        links={"round_id": Link.REFERS},
        search_words=("number", "subject", "issuing_body"),
    ),
    RecordKind(
        "award",
        noun="khen thưởng",
        name="awarded_name",
        shown_by=AWARDS,
        links={"decision_id": Link.PART, **dict.fromkeys(("nomination_id", "person_id", "unit_id"), Link.REFERS)},
        sort_keys=(SortKey("name_key", _nominee_key, ("kind", "awarded_name")),),
        search_words=("awarded_name", "unit_name", "award"),
    ),
    RecordKind(
        "issued_paper",
        noun="văn bản đã phát hành",
        name="title",
        shown_by=ISSUED,
        search_words=("title", "number", "signer"),
    ),
)

RECORD_KINDS: Final[Mapping[str, RecordKind]] = {
    kind.key: kind for kind in (*_OFFICE, *_PLAN, *_YEAR, *_STANDING, *_COUNCIL, *_ROUNDS, *_AWARDS)
}
"""Every kind of record, by its key."""

TRASH_KINDS: Final = tuple(
    sorted(
        (kind for kind in RECORD_KINDS.values() if kind.trash_number is not None),
        key=lambda kind: kind.trash_number or 0,
    )
)
"""The kinds that have a trash, in the order of their numbers."""


def kind_shown_by(list_key: str) -> RecordKind:
    """Return the kind of record that a list shows. Raises LookupError for a list of several kinds."""
    for kind in RECORD_KINDS.values():
        if kind.shown_by is not None and kind.shown_by.key == list_key:
            return kind
    raise LookupError(f"no kind of record is shown by {list_key}")
