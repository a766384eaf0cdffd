"""Tasks of the plan and the units that carry them out."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, overlong_field
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.vietnamese import clean_line, clean_text

_LONGEST_TEXT = 20_000
_LEADING: Final = re.compile(r"chủ trì(?:, | (?=phối hợp )|(?= và phối hợp )(?: và ))(?=\S)", re.IGNORECASE)


def without_lead_verb(text: str) -> str:
    """Return what has to be done without "Chủ trì," before it, for a sentence that names who leads it."""
    verb = _LEADING.match(text)
    rest = text[verb.end() :] if verb is not None else ""
    return f"{rest[:1].upper()}{rest[1:]}" if rest else text


@dataclass(frozen=True, slots=True)
class TaskFields:
    """What the clerk enters of a task. `leads` and `supports` are unit ids in their order."""

    text: Annotated[str, Words("Nội dung", short="Nhiệm vụ", required=True)]
    section_id: Annotated[int | None, Words("Mục")] = None
    product: Annotated[str, Words("Sản phẩm")] = ""
    deadline: Annotated[Deadline, Words("Thời hạn")] = field(default_factory=Deadline)
    recipients: Annotated[tuple[str, ...], Words("Nơi nhận kết quả", help="Mỗi nơi nhận một dòng")] = ()
    leads: Annotated[tuple[int, ...], Words("Chủ trì")] = ()
    supports: Annotated[tuple[int, ...], Words("Phối hợp")] = ()
    further_deadlines: Annotated[
        tuple[Deadline, ...],
        Words("Thời hạn khác", help="Mỗi thời hạn một dòng, như văn bản ghi: “Tết Trung thu”, “ngày 01/6 hằng năm”"),
    ] = ()

    from_date: Annotated[
        date | None,
        Words("Thực hiện từ ngày", help="để trống: từ đầu kế hoạch"),
    ] = None
    to_date: Annotated[
        date | None,
        Words("Thực hiện đến hết ngày", help="chỉ ghi khi thôi thực hiện"),
    ] = None

    def checked(self) -> "TaskFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        text = clean_text(self.text)
        if not text:
            raise missing_field(TaskFields, "text", "nhiệm vụ")
        if len(text) > _LONGEST_TEXT:
            raise overlong_field(TaskFields, "text", _LONGEST_TEXT)
        if problem := self.deadline.problem():
            raise InvalidRecord(problem, "deadline")
        for each in self.further_deadlines:
            if problem := each.problem():
                raise InvalidRecord(f"“{each.text}”: {problem}", "further_deadlines")
        both = set(self.leads) & set(self.supports)
        if both:
            raise InvalidRecord("Một đơn vị không thể vừa chủ trì vừa phối hợp cùng một nhiệm vụ.", "supports")
        if self.from_date is not None and self.to_date is not None and self.to_date < self.from_date:
            raise InvalidRecord("Ngày thôi thực hiện phải sau ngày bắt đầu.", "to_date")
        recipients = tuple(filter(None, map(clean_line, self.recipients)))
        return replace(self, text=text, product=clean_text(self.product), recipients=recipients)
