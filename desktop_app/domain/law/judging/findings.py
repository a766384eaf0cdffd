"""The facts by which a nomination is checked, and the findings of the checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.law.judging.fulfilment import MemberFacts
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.law.year_facts import RecordRef, Years
from desktop_app.domain.provisions import Provision
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vocabulary import CommendationType, NomineeKind


class Rule(StrEnum):
    """The rules about one award or nominee; `Principle` has the rules about all awards."""

    RECIPIENT = "recipient"
    COMMENDATION_TYPE = "commendation_type"
    REQUIREMENT = "requirement"
    NEWCOMER = "newcomer"
    UNIT_VOTE = "unit_vote"
    COUNCIL = "council"
    FILING = "filing"
    PAPERS = "papers"
    SUMMARY = "summary"


class Weight(StrEnum):
    """The weight of a finding."""

    FAILED = "failed"
    """A condition that is not met."""
    MISSING = "missing"
    """The condition cannot be judged because a fact is not recorded."""
    NOTE = "note"
    """Only information."""


RULE_LABELS: Mapping[Rule | Principle, str] = {
    Rule.RECIPIENT: "Đối tượng",
    Rule.COMMENDATION_TYPE: "Loại hình",
    Rule.REQUIREMENT: "Tiêu chuẩn",
    Rule.NEWCOMER: "Thời gian công tác",
    Rule.UNIT_VOTE: "Bình xét ở đơn vị",
    Rule.COUNCIL: "Hội đồng",
    Rule.FILING: "Hạn nộp hồ sơ",
    Rule.PAPERS: "Hồ sơ",
    Rule.SUMMARY: "Tóm tắt thành tích",
    Principle.YEARLY_TITLES: "Danh hiệu xét hằng năm",
    Principle.REGISTRATION: "Đăng ký thi đua",
    Principle.HOLD: "Tạm dừng xét",
    Principle.DISCIPLINE: "Kỷ luật",
    Principle.DISSOLVED_UNIT: "Tập thể đã giải thể",
    Principle.ONE_ACHIEVEMENT: "Một thành tích khen một lần",
    Principle.ONE_INITIATIVE: "Một sáng kiến dùng một lần",
    Principle.NEXT_PERIOD: "Thời gian lập thành tích",
    Principle.MERIT_ONLY: "Khen chuyên đề, đột xuất không cộng dồn",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding against a nomination: the rule, its provision, a sentence, and the source records."""

    rule: Rule | Principle
    provision: Provision
    sentence: str
    records: tuple[RecordRef, ...] = ()
    weight: Weight = Weight.FAILED

    @property
    def article(self) -> str:
        """The article that the rule comes from."""
        return self.provision.article


@dataclass(frozen=True, slots=True)
class Hold:
    """A period, both days inclusive, in which a nominee is not considered; `last` None: it goes on.

    Only its document is named, never the subject matter. After a `discipline` achievements count from its end.
    """

    first: date
    last: date | None
    document: str
    discipline: bool = False
    record: RecordRef | None = None


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award decided before: its decision ("12/QĐ-SNgV ngày …"), its period of achievement, what it cites.

    `initiatives` are those of the nomination checked that it cites, too.
    """

    code: str
    name: str
    decision: str
    commendation_type: CommendationType
    period: tuple[date, date] | None = None
    cited: frozenset[RecordRef] = frozenset()
    record: RecordRef | None = None
    initiatives: frozenset[RecordRef] = frozenset()


@dataclass(frozen=True, slots=True)
class UnitReview:
    """What is recorded of the unit's own review, in a round of which such reviews are recorded.

    `agree` of `voters` were for the nominee, None while no vote is recorded; `held_on` None: no review of this unit is.
    `overtaken` says what it came after although it comes before.
    """

    held_on: date | None = None
    agree: int | None = None
    voters: int = 0
    record: RecordRef | None = None
    overtaken: str = ""


@dataclass(frozen=True, slots=True)
class NomineeFacts:
    """The facts about a nomination and its nominee.

    `period` bounds the achievement, `cited` are the tasks and activities that it cites. `years` may hold titles that
    are only proposed in the same round. `worked_from` is the day a person was hired, here or by the agency that they
    came from (None: long ago or not known), `left_on` the last day of who has no post any more.
    `premature` says that it was decided before the Council met.
    """

    kind: NomineeKind
    commendation_type: CommendationType
    period: tuple[date, date]
    years: Years
    members: MemberFacts | None = None
    worked_from: date | None = None
    registered: bool | None = None
    holds: tuple[Hold, ...] = ()
    unit_ended_on: date | None = None
    cited: frozenset[RecordRef] = frozenset()
    earlier: tuple[EarlierAward, ...] = ()
    unit_review: UnitReview | None = None
    left_on: date | None = None
    premature: str = ""


@dataclass(frozen=True, slots=True)
class JudgedRound:
    """A round and the day on which its nominations are judged."""

    code: RoundCode
    day: date
