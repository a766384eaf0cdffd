"""Nominations: who is proposed, for what, and the words the office uses for it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text


class NomineeKind(StrEnum):
    """Whether a person or a collective is nominated."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class NominationState(StrEnum):
    """How far the clerk has come with a nomination; a draft is not printed."""

    DRAFT = "draft"
    COMPLETE = "complete"


class CommendationType(StrEnum):
    """Loại hình khen thưởng (Luật Thi đua, khen thưởng 2022, Điều 8), those a department's round can hold."""

    MERIT = "merit"
    MOVEMENT = "movement"
    SUDDEN = "sudden"
    LONG_SERVICE = "long_service"
    EXTERNAL = "external"


NOMINEE_KIND_LABELS = {NomineeKind.COLLECTIVE: "Tập thể", NomineeKind.INDIVIDUAL: "Cá nhân"}
STATE_LABELS = {NominationState.DRAFT: "Nháp", NominationState.COMPLETE: "Hoàn tất"}
COMMENDATION_TYPE_LABELS = {
    CommendationType.MERIT: "Công trạng",
    CommendationType.MOVEMENT: "Phong trào thi đua (chuyên đề)",
    CommendationType.SUDDEN: "Đột xuất",
    CommendationType.LONG_SERVICE: "Quá trình cống hiến",
    CommendationType.EXTERNAL: "Đối ngoại",
}

CERTIFICATE_OF_MERIT = "Giấy khen"
"""The form of commendation a department's director decides himself (Luật 2022, Điều 80 khoản 1)."""

AWARDS = (CERTIFICATE_OF_MERIT,)
"""The awards that can be proposed."""

GENDER_LABELS = {"male": "Nam", "female": "Nữ", "": ""}
"""A person's gender as lists print it; kept only since lists count women."""

LONGEST_SUMMARY = 5_000
"""Characters of the longest summary of achievements."""


@dataclass(frozen=True, slots=True)
class NominationFields:
    """What the clerk enters of a nomination.

    A person's `unit_id` and `post_title` may be left out (None, ""): they are then those of the post the person holds
    at the end of the period. `period_from` and `period_to` bound the achievement, both inclusive; None for the round's.
    """

    round_code: str
    kind: NomineeKind
    person_id: int | None = None
    unit_id: int | None = None
    post_title: str = ""
    award: str = CERTIFICATE_OF_MERIT
    commendation_type: CommendationType = CommendationType.MOVEMENT
    period_from: date | None = None
    period_to: date | None = None
    summary: str = ""
    note: str = ""
    state: NominationState = NominationState.COMPLETE
    task_ids: tuple[int, ...] = ()

    def checked(self) -> "NominationFields":
        """Return the fields cleaned. A draft needs no more than its nominee. Raises InvalidRecord naming the field."""
        if self.kind is NomineeKind.INDIVIDUAL and self.person_id is None:
            raise InvalidRecord("Chọn người được đề nghị.", "nominee")
        if self.kind is NomineeKind.COLLECTIVE and self.unit_id is None:
            raise InvalidRecord("Chọn tập thể được đề nghị.", "nominee")
        if self.award not in AWARDS:
            raise InvalidRecord(f"“{self.award}” không có trong danh mục hình thức khen thưởng.", "award")
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise InvalidRecord("Ngày cuối của thời gian lập thành tích phải sau ngày đầu.", "period_to")
        summary = clean_text(self.summary)
        if len(summary) > LONGEST_SUMMARY:
            raise InvalidRecord(f"Tóm tắt thành tích dài quá {LONGEST_SUMMARY} ký tự.", "summary")
        if self.state is NominationState.COMPLETE and not summary:
            raise InvalidRecord("Nhập tóm tắt thành tích, hoặc bấm “Lưu nháp” để bổ sung sau.", "summary")
        return replace(self, summary=summary, note=clean_text(self.note), post_title=clean_line(self.post_title))
