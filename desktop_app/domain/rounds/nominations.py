"""Nominations: their fields."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, overlong_field
from desktop_app.domain.office.post_words import POSITION, UNIT_OF_POST
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.domain.vietnamese import clean_line, clean_text, fold, shortened
from desktop_app.domain.vocabulary import (
    CERTIFICATE_OF_MERIT,
    COMMENDATION_TYPE_LABELS,
    NOMINEE_KIND_LABELS,
    CommendationType,
    NomineeKind,
)


def checked_reason(text: str, field: str = "exception_reason") -> str:
    """Return a reason cleaned, "" for none. Raises InvalidRecord for one without a letter: it says nothing."""
    reason = clean_text(text)
    # Folded, so that a blank that Unicode calls a letter (U+3164) is none.
    if reason and not any("a" <= letter <= "z" for letter in fold(reason)):
        raise InvalidRecord("Lý do phải viết bằng chữ.", field)
    return reason


def check_movement_type(commendation_type: CommendationType, name: str = "") -> None:
    """Raise InvalidRecord, naming the nominee if a name is given, if such a nomination can belong to no movement."""
    if commendation_type is not CommendationType.MOVEMENT:
        whose = f"Đề nghị “{name}” thuộc một phong trào thi đua: loại hình phải là" if name else "Chỉ loại hình"
        type_label = COMMENDATION_TYPE_LABELS[CommendationType.MOVEMENT]
        end = "" if name else " mới thuộc một phong trào thi đua"
        raise InvalidRecord(f"{whose} “{type_label}”{end}.", "movement_id", "Bỏ phong trào, hoặc chọn lại loại hình.")


def usual_type(*, is_title: bool, movement_id: int | None) -> CommendationType:
    """Return the type of commendation of an award unless the clerk says otherwise, in a round of a movement or of none.

    A title is for regular merit (Luật 2022, Điều 8), as is a form of commendation where no movement is named.
    """
    return CommendationType.MERIT if is_title or movement_id is None else CommendationType.MOVEMENT


_NAME_HEADINGS = (
    "Họ và tên, tập thể",
    "Họ và tên tên tập thể",
    "Tên tập thể, cá nhân…",
    "Tên cá nhân, tập thể…",
    "Tên tập thể, họ tên cá nhân…",
    "Tên tập thể, họ và tên cá nhân…",
    "Họ tên cá nhân, tên tập thể…",
    "Họ và tên cá nhân, tên tập thể…",
    "Tên tập thể, hộ gia đình, cá nhân…",
    "Tên tập thể, cá nhân, hộ gia đình…",
    "Tập thể, hộ gia đình, cá nhân…",
    "Tập thể, cá nhân, hộ gia đình…",
    "Tên đối tượng…",
    "Tập thể, cá nhân…",
    "Cá nhân, tập thể…",
    "Tên cá nhân…",
    "Đối tượng đề nghị…",
    "Tập thể/Cá nhân được đề nghị",
    "Danh sách khen thưởng",
    "Danh sách đề nghị",
    "Danh sách đề nghị khen thưởng",
    "Danh sách tập thể, cá nhân…",
    "Danh sách cá nhân, tập thể…",
    "Danh sách cá nhân",
)
_KIND_HEADINGS = (
    "Đối tượng",
    "Loại",
    "Loại đối tượng",
    "Đối tượng khen thưởng",
    "Là tập thể hay cá nhân",
)
_AWARD_HEADINGS = (
    "Hình thức…",
    "Hình thức đề nghị…",
    "Hình thức khen thưởng…",
    "Hình thức khen",
    "Đề nghị khen thưởng…",
    "Đề nghị",
    "Đề nghị tặng…",
    "Đề nghị hình thức…",
    "Đề nghị khen…",
    "Đề nghị của đơn vị…",
    "Mức đề nghị…",
    "Mức khen…",
    "Khen thưởng",
)
_TYPE_HEADINGS = (
    "Loại hình…",
    "Loại hình khen thưởng…",
    "Hình thức tổ chức khen thưởng",
)
_SUMMARY_HEADINGS = (
    "Tóm tắt thành tích…",
    "Thành tích…",
    "Nội dung thành tích…",
    "Tóm tắt…",
    "Lý do…",
)

LONGEST_SUMMARY = 5_000
"""The greatest number of characters of a summary of achievements."""
LONGEST_REASON = 500
"""The greatest number of characters of the reason that decisions and certificates print."""


@dataclass(frozen=True, slots=True)
class NominationFields:
    """What the clerk enters of a nomination.

    A person's `unit_id` and `post_title` may be left out (None, ""): they are then taken from the post the person holds
    at the end of the period. `period_from` and `period_to` bound the achievement, both inclusive; None: the round's.
    `award` is a code in the round's catalogue, `reason_line` the reason that decisions print ("Đã có thành tích …").
    `papers` are the keys of the required papers received. `exception_reason` is the reason for the nomination although
    a check fails; `exemplar` proposes the nominee as a model for others.
    """

    round_code: Annotated[str, Words("Đợt xét", short="Đợt", required=True)]
    kind: Annotated[NomineeKind, Words("Đối tượng", values=NOMINEE_KIND_LABELS, required=True, headings=_KIND_HEADINGS)]
    person_id: Annotated[int | None, Words("Họ và tên", short="Họ và tên, tên tập thể", headings=_NAME_HEADINGS)] = None
    unit_id: Annotated[int | None, UNIT_OF_POST._replace(required=False, help="Để trống: theo chức vụ")] = None
    post_title: Annotated[str, POSITION._replace(help="Để trống: theo hồ sơ")] = ""
    award: Annotated[str, Words("Hình thức", short="Hình thức đề nghị", required=True, headings=_AWARD_HEADINGS)] = (
        CERTIFICATE_OF_MERIT
    )
    commendation_type: Annotated[
        CommendationType, Words("Loại hình", values=COMMENDATION_TYPE_LABELS, required=True, headings=_TYPE_HEADINGS)
    ] = CommendationType.MOVEMENT
    movement_id: Annotated[
        int | None,
        Words("Phong trào thi đua", short="Phong trào", help="Của loại hình phong trào (chuyên đề); gõ vài chữ"),
    ] = None
    period_from: Annotated[date | None, Words("Thành tích từ ngày", short="Thành tích từ")] = None
    period_to: Annotated[date | None, Words("Đến ngày", short="Đến")] = None
    summary: Annotated[str, Words("Tóm tắt thành tích", headings=_SUMMARY_HEADINGS)] = ""
    note: Annotated[str, Words("Ghi chú", headings=("Ghi chú…",))] = ""
    state: Annotated[NominationState, Words("Tình trạng", values=STATE_LABELS)] = NominationState.COMPLETE
    task_ids: Annotated[tuple[int, ...], Words("Nhiệm vụ", help="Gõ mục (ví dụ II.1) hoặc vài chữ")] = ()
    reason_line: Annotated[str, Words("Lý do khen", help="Đã có thành tích … (in trong quyết định, giấy khen)")] = ""
    exception_reason: Annotated[
        str, Words("Lý do vẫn đề nghị", help="Điều kiện chưa đạt: ghi lý do, in cho Hội đồng")
    ] = ""
    exemplar: Annotated[bool, Words("Gương điển hình, đề nghị nhân rộng", short="Nhân rộng")] = False
    activity_ids: Annotated[tuple[int, ...], Words("Hoạt động")] = ()
    initiative_ids: Annotated[tuple[int, ...], Words("Sáng kiến")] = ()
    papers: Annotated[tuple[str, ...], Words("Giấy tờ trong hồ sơ")] = ()

    def checked(self) -> "NominationFields":
        """Return the fields cleaned. A draft needs only a nominee. Raises InvalidRecord naming the field."""
        if self.kind is NomineeKind.INDIVIDUAL and self.person_id is None:
            raise InvalidRecord("Chọn người được đề nghị.", "nominee")
        if self.kind is NomineeKind.COLLECTIVE and self.unit_id is None:
            raise InvalidRecord("Chọn tập thể được đề nghị.", "nominee")
        if self.movement_id is not None:
            check_movement_type(self.commendation_type)
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise InvalidRecord("Ngày cuối của thời gian lập thành tích phải sau ngày đầu.", "period_to")
        summary = clean_text(self.summary)
        if len(summary) > LONGEST_SUMMARY:
            raise overlong_field(NominationFields, "summary", LONGEST_SUMMARY)
        if self.state is NominationState.COMPLETE and not summary:
            raise InvalidRecord("Nhập tóm tắt thành tích, hoặc bấm “Lưu nháp” để bổ sung sau.", "summary")
        reason = clean_line(self.reason_line)
        if len(reason) > LONGEST_REASON:
            raise overlong_field(NominationFields, "reason_line", LONGEST_REASON)
        return replace(
            self,
            summary=summary,
            note=clean_text(self.note),
            post_title=clean_line(self.post_title),
            reason_line=reason,
            exception_reason=checked_reason(self.exception_reason),
        )


def achievement_line(reason: str, summary: str) -> str:
    """Return an achievement in one line: the reason, else the first sentence of the summary; "" without either.

    Of a sentence that is too long for a certificate it is the parts before a semicolon that fit, the first at least.
    """
    if reason.strip():
        return reason.strip()
    sentence = re.split(r"(?<=\.)\s|\n", summary.strip(), maxsplit=1)[0].strip()
    first, *others = re.split(r"(?<=;)\s", sentence)
    for part in others:
        if len(f"{first} {part}") > _LONGEST_BEGINNING:
            break
        first = f"{first} {part}"
    return shortened(first.rstrip(" ;"), LONGEST_REASON)


_LONGEST_BEGINNING = 200
"""The letters of several parts of a summary that a certificate has room for."""
