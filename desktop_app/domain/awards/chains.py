"""Vì sao có tên trong danh sách: the chain of records from a task to an award handed over, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.vocabulary import NomineeKind


class ChainStage(StrEnum):
    """The stages of the chain, in their order."""

    TASK = "task"
    ACTIVITY = "activity"
    INITIATIVE = "initiative"
    RATING = "rating"
    NOMINATION = "nomination"
    CHECK = "check"
    UNIT_REVIEW = "unit_review"
    SESSION = "session"
    DECISION = "decision"
    PAPER = "paper"
    MONEY = "money"
    PAID = "paid"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"


STAGE_LABELS: Mapping[ChainStage, str] = {
    ChainStage.TASK: "Nhiệm vụ",
    ChainStage.ACTIVITY: "Hoạt động",
    ChainStage.INITIATIVE: "Sáng kiến",
    ChainStage.RATING: "Xếp loại",
    ChainStage.NOMINATION: "Đề nghị",
    ChainStage.CHECK: "Kiểm tra",
    ChainStage.UNIT_REVIEW: "Bình xét",
    ChainStage.SESSION: "Hội đồng",
    ChainStage.DECISION: "Quyết định",
    ChainStage.PAPER: "Văn bản phát hành",
    ChainStage.MONEY: "Mức thưởng",
    ChainStage.PAID: "Chi thưởng",
    ChainStage.HANDED_OVER: "Trao thưởng",
    ChainStage.CANCELLED: "Hủy bỏ, thu hồi",
}


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who entered something, and when: as the change log has it."""

    moment: datetime
    actor: str

    @property
    def words(self) -> str:
        """The moment and the user, as lists show them."""
        return f"{self.moment:%d/%m/%Y %H:%M}{f', {self.actor}' if self.actor else ''}"


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A step of the chain: what was done on which day, the record that says so, and who entered it.

    `column` is the part of the record that says it, "" for the record as a whole.
    """

    stage: ChainStage
    text: str
    record: RecordRef
    day: date | None = None
    column: str = ""
    entry: Authorship | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Why a person or a collective is on a list: the steps from the first task to the award handed over.

    `nomination_id` is None for an award without a nomination; `award_ids` are the awards that came of it. `place` is
    post and unit at that time, `occasion` what papers call the round ("sơ kết 6 tháng đầu năm 2026"), or "".
    """

    kind: NomineeKind
    name: str
    place: str
    award: str
    occasion: str
    state: str
    steps: tuple[ChainStep, ...]
    nomination_id: int | None = None
    award_ids: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """Whose name it is, and for what."""
        return f"{self.name} - {self.cause}"

    @property
    def cause(self) -> str:
        """The award, and the round or year that it is for."""
        return f"{self.award}{f' ({self.occasion})' if self.occasion else ''}"
