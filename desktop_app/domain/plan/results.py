"""What the clerk records of a task in one period: the result, the day of completion, the paper it produced."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.plan.occurrences import OCCURRENCE_STATE_LABELS, OccurrenceState
from desktop_app.domain.vietnamese import clean_line, clean_text, fold

NOT_CARRIED_OUT: Final = OCCURRENCE_STATE_LABELS[OccurrenceState.NOT_CARRIED_OUT]
"""What a period is called that was let go."""
_DENIED: Final = "khong "


@dataclass(frozen=True, slots=True)
class OccurrenceFields:
    """The clerk's part of an occurrence. `progress` is 0 to 100 (per cent) or None; it is done if `done_on` is set.

    What was `not_carried_out` was let go: nobody asks for it any more, and `result` (or `difficulty`) says why.
    """

    result: Annotated[
        str,
        Words(
            "Kết quả",
            headings=(
                "Kết quả…",
                "Tóm tắt kết quả…",
                "Tình hình thực hiện…",
                "Tình hình triển khai…",
                "Tình hình, kết quả…",
            ),
        ),
    ] = ""
    progress: Annotated[
        int | None,
        Words(
            "Tiến độ",
            short="Tiến độ (%)",
            unit="%",
            headings=("Tiến độ thực hiện…", "Tỷ lệ hoàn thành…", "Tỷ lệ %…", "Mức độ hoàn thành…"),
        ),
    ] = None
    done_on: Annotated[
        date | None,
        Words("Hoàn thành ngày", short="Hoàn thành", headings=("Ngày hoàn thành…", "Đã hoàn thành", "Ngày xong")),
    ] = None
    difficulty: Annotated[
        str,
        Words(
            "Khó khăn, vướng mắc",
            short="Khó khăn",
            headings=(
                "Khó khăn…",
                "Vướng mắc…",
                "Tồn tại…",
                "Hạn chế…",
                "Lý do chưa…",
                "Nguyên nhân chưa…",
                "Ghi chú, khó khăn…",
                "Ghi chú, vướng mắc…",
            ),
        ),
    ] = ""
    needs_direction: Annotated[
        str, Words("Cần chỉ đạo", headings=("Đề xuất…", "Kiến nghị…", "Đề nghị chỉ đạo…", "Xin ý kiến chỉ đạo…"))
    ] = ""
    document_type: Annotated[
        str,
        Words(
            "Văn bản",
            short="Văn bản kết quả",
            headings=("Loại văn bản", "Tên loại văn bản", "Văn bản…", "Minh chứng…", "Tài liệu minh chứng…"),
        ),
    ] = ""
    document_number: Annotated[str, Words("Số, ký hiệu", headings=("Số văn bản…", "Số, ký hiệu…", "Văn bản số"))] = ""
    document_date: Annotated[date | None, Words("Ngày văn bản")] = None
    document_abstract: Annotated[str, Words("Trích yếu")] = ""
    # The words beside a box are all that says what it stands for.
    not_carried_out: Annotated[bool, Words(NOT_CARRIED_OUT, help=f"{NOT_CARRIED_OUT}: ghi lý do ở Kết quả")] = False

    def checked(self) -> "OccurrenceFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if self.progress is not None and not 0 <= self.progress <= 100:
            raise InvalidRecord("Tiến độ từ 0 đến 100 %.", "progress")
        if self.done_on is not None and self.progress not in (None, 100):
            raise InvalidRecord("Đã hoàn thành thì tiến độ là 100 %.", "progress")
        result, difficulty = clean_text(self.result), clean_text(self.difficulty)
        if self.not_carried_out and self.done_on is not None:
            raise InvalidRecord("Kỳ không thực hiện thì không có ngày hoàn thành.", "done_on")
        if self.not_carried_out and not (result or difficulty):
            raise InvalidRecord("Ghi lý do không thực hiện ở Kết quả.", "result")
        return replace(
            self,
            result=result,
            progress=None if self.not_carried_out else 100 if self.done_on is not None else self.progress,
            difficulty=difficulty,
            needs_direction=clean_text(self.needs_direction),
            document_type=clean_line(self.document_type),
            document_number=clean_line(self.document_number),
            document_abstract=clean_text(self.document_abstract),
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been recorded yet."""
        return self == OccurrenceFields()


def not_carried_out_words(result: str, difficulty: str) -> str:
    """Return that a period was let go, with the reason: "Không tổ chức do …" says so in its own words."""
    if fold(result).startswith(_DENIED):
        return result
    reason = result or difficulty
    return f"{NOT_CARRIED_OUT}: {reason}" if reason else NOT_CARRIED_OUT
