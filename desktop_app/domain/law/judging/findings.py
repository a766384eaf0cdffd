"""What is known of a nomination when it is checked, and what a check has to say about it."""

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
    """The rules about one award or nominee, beside the principles about all."""

    RECIPIENT = "recipient"
    COMMENDATION_TYPE = "commendation_type"
    REQUIREMENT = "requirement"
    NEWCOMER = "newcomer"
    PAPERS = "papers"


class Weight(StrEnum):
    """How a finding is to be taken."""

    FAILED = "failed"
    """A condition that is not met."""
    MISSING = "missing"
    """Something has not been recorded, so that nothing can be said."""
    NOTE = "note"
    """Something to know."""


RULE_LABELS: Mapping[Rule | Principle, str] = {
    Rule.RECIPIENT: "Đối tượng",
    Rule.COMMENDATION_TYPE: "Loại hình",
    Rule.REQUIREMENT: "Tiêu chuẩn",
    Rule.NEWCOMER: "Thời gian công tác",
    Rule.PAPERS: "Hồ sơ",
    Principle.YEARLY_TITLES: "Danh hiệu xét hằng năm",
    Principle.REGISTRATION: "Đăng ký thi đua",
    Principle.HOLD: "Tạm dừng xét",
    Principle.DISCIPLINE: "Kỷ luật",
    Principle.DISSOLVED_UNIT: "Tập thể đã giải thể",
    Principle.ONE_ACHIEVEMENT: "Một thành tích khen một lần",
    Principle.NEXT_PERIOD: "Thời gian lập thành tích",
    Principle.MERIT_ONLY: "Khen chuyên đề, đột xuất không cộng dồn",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What speaks against a nomination: the rule, where it is written, a sentence, and the records behind it."""

    rule: Rule | Principle
    provision: Provision
    sentence: str
    records: tuple[RecordRef, ...] = ()
    weight: Weight = Weight.FAILED

    @property
    def article(self) -> str:
        """The article the rule comes from."""
        return self.provision.article


@dataclass(frozen=True, slots=True)
class Hold:
    """Days on which a nominee is not to be considered, both inclusive; `last` is None while it lasts.

    Only its document is named, never what it is about. `discipline`: achievements count from its end.
    """

    first: date
    last: date | None
    document: str
    discipline: bool = False
    record: RecordRef | None = None


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award decided before: its decision ("12/QĐ-SNgV ngày …"), its period of achievement, what it cites."""

    code: str
    name: str
    decision: str
    commendation_type: CommendationType
    period: tuple[date, date] | None = None
    cited: frozenset[RecordRef] = frozenset()
    record: RecordRef | None = None


@dataclass(frozen=True, slots=True)
class NomineeFacts:
    """What is known of a nomination and its nominee.

    `period` bounds the achievement, `cited` are the tasks and activities it consists of. `years` may hold titles only
    proposed in the same round. `worked_from` is the day a person was taken on (None: long ago or not known).
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


@dataclass(frozen=True, slots=True)
class JudgedRound:
    """A round and the day on which its nominations are judged."""

    code: RoundCode
    day: date
