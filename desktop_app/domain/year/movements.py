"""Emulation movements (phong trào thi đua): how each was launched, by which criteria, and who registered for it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, overlong_field
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import StateTone

LAUNCH_DOCUMENTS: Final = ("Kế hoạch", "Quyết định", "Công văn", "Lời phát động")
"""Suggested types of the paper that launches a movement; any other may be typed."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST_NAME: Final = 500
_LONGEST_TEXT: Final = 5_000


class MovementState(StrEnum):
    """The state of a movement on a day: it follows from its span and from whether it was closed."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    """Its time is over, its tổng kết is still to come."""
    CLOSED = "closed"


MOVEMENT_STATE_LABELS: Final = {
    MovementState.PLANNED: "Chưa bắt đầu",
    MovementState.RUNNING: "Đang thực hiện",
    MovementState.ENDED: "Hết thời gian, chưa tổng kết",
    MovementState.CLOSED: "Đã tổng kết",
}
MOVEMENT_STATE_TONES: Final = {
    MovementState.PLANNED: StateTone.NONE,
    MovementState.RUNNING: StateTone.TO_DO,
    MovementState.ENDED: StateTone.WARNING,
    MovementState.CLOSED: StateTone.DONE,
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of a movement: what is asked for, the target, and once it is known the result and its evidence."""

    text: str
    target: str = ""
    result: str = ""
    evidence: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is entered."""
        return self == Criterion("")

    @property
    def result_repeats(self) -> bool:
        """Whether the result says again what the criterion says: "Đăng ký 27 sáng kiến" of "Sáng kiến được đăng ký"."""
        asked, reached = (_WORD.findall(text.casefold()) for text in (self.text, self.result))
        # "Tin tốt được đăng", "Đăng 41 tin tốt": in the active voice the word is gone.
        words = [word for word in asked if word != "được"]
        return len(asked) > 2 and sum(word in reached for word in words) * 5 >= len(words) * 4

    def checked(self) -> "Criterion":
        """Return the criterion cleaned. Raises InvalidRecord for a result or a target of nothing."""
        criterion = Criterion(
            clean_line(self.text), clean_line(self.target), clean_line(self.result), clean_line(self.evidence)
        )
        if not criterion.text and not criterion.is_blank:
            raise InvalidRecord("Nhập tiêu chí trước khi ghi chỉ tiêu, kết quả của nó.", "criteria")
        if max(map(len, (criterion.text, criterion.result, criterion.evidence))) > _LONGEST_NAME:
            raise InvalidRecord(f"Mỗi ô của tiêu chí không dài quá {_LONGEST_NAME} ký tự.", "criteria")
        return criterion


@dataclass(frozen=True, slots=True)
class MovementFields:
    """What the clerk enters of a movement. It goes on while `to_date` is None; `closed_on` is the day of its tổng kết.

    The document is the one that launched it. What is written at its end is printed as it stands.
    """

    name: Annotated[str, Words("Tên phong trào", required=True)]
    from_date: Annotated[date, Words("Từ ngày", required=True)]
    to_date: Annotated[date | None, Words("Đến ngày", help="Để trống: chưa định ngày kết thúc")] = None
    document_type: Annotated[str, Words("Văn bản phát động")] = ""
    document_number: Annotated[str, Words("Số, ký hiệu", help="ví dụ: 15/KH-SNgV")] = ""
    document_date: Annotated[date | None, Words("Ngày văn bản")] = None
    document_abstract: Annotated[str, Words("Trích yếu")] = ""
    content: Annotated[str, Words("Mục đích, nội dung")] = ""
    criteria: Annotated[tuple[Criterion, ...], Words("Tiêu chí")] = ()
    closed_on: Annotated[date | None, Words("Tổng kết ngày", help="Ghi khi phong trào đã được tổng kết.")] = None
    weaknesses: Annotated[str, Words("Tồn tại, hạn chế")] = ""
    causes: Annotated[str, Words("Nguyên nhân")] = ""
    next_steps: Annotated[str, Words("Nhiệm vụ tiếp theo")] = ""

    def state_on(self, day: date) -> MovementState:
        """Return its state on a day."""
        if self.closed_on is not None and self.closed_on <= day:
            return MovementState.CLOSED
        if day < self.from_date:
            return MovementState.PLANNED
        return MovementState.ENDED if self.to_date is not None and self.to_date < day else MovementState.RUNNING

    def goes_on_after(self, day: date) -> bool:
        """Return whether it has begun by a day and goes on after it: without an end it does until its tổng kết."""
        end = min(filter(None, (self.to_date, self.closed_on)), default=date.max)
        return self.from_date <= day < end

    def time_words(self, day: date) -> str:
        """Return its years as they follow its name in a report counted to a day, "" where the name has the last one.

        Without an end they are its days until then.
        """
        end = min(filter(None, (self.to_date, self.closed_on)), default=None)
        first, last = self.from_date.year, (end or day).year
        if re.search(rf"\b{last}\b", self.name):
            return ""
        if end is None:
            return f"từ ngày {day_words(self.from_date)} đến ngày {day_words(day)}"
        return f"năm {last}" if first == last else f"giai đoạn {first} - {last}"

    def own_time(self, first: date, last: date) -> str | None:
        """Return its years where it began before these days and is over with them, "" where its name has the last one.

        None for any other: what was achieved in it was achieved in these days.
        """
        is_longer = self.from_date < first and not self.goes_on_after(last)
        return self.time_words(last) if is_longer else None

    def awaits_closing(self, day: date) -> bool:
        """Return whether its time is over at the end of a day and its tổng kết is still to come."""
        is_over = self.to_date is not None and self.to_date <= day
        return is_over and (self.closed_on is None or self.closed_on > day)

    def checked(self) -> "MovementFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name = clean_line(self.name)
        if not name:
            raise missing_field(MovementFields, "name")
        if len(name) > _LONGEST_NAME:
            raise overlong_field(MovementFields, "name", _LONGEST_NAME)
        if self.to_date is not None and self.to_date < self.from_date:
            raise InvalidRecord("Ngày kết thúc phong trào phải sau ngày bắt đầu.", "to_date")
        if self.closed_on is not None and self.closed_on < self.from_date:
            raise InvalidRecord("Ngày tổng kết phải sau ngày bắt đầu phong trào.", "closed_on")
        for field in ("content", "weaknesses", "causes", "next_steps"):
            if len(getattr(self, field)) > _LONGEST_TEXT:
                raise overlong_field(MovementFields, field, _LONGEST_TEXT)
        return replace(
            self,
            name=name,
            document_type=clean_line(self.document_type),
            document_number=clean_line(self.document_number),
            document_abstract=clean_line(self.document_abstract),
            content=clean_text(self.content),
            criteria=tuple(criterion for entered in self.criteria if (criterion := entered.checked()).text),
            weaknesses=clean_text(self.weaknesses),
            causes=clean_text(self.causes),
            next_steps=clean_text(self.next_steps),
        )


@dataclass(frozen=True, slots=True)
class RegistrationFields:
    """The registration of a person or a unit for a movement: exactly one of the two is set."""

    movement_id: Annotated[int, Words("Phong trào", required=True)]
    registered_on: Annotated[date, Words("Ngày đăng ký", required=True)]
    person_id: Annotated[int | None, Words("Họ và tên", short="Họ và tên, tên tập thể")] = None
    unit_id: Annotated[int | None, Words("Tập thể")] = None
    content: Annotated[str, Words("Nội dung, chỉ tiêu đăng ký")] = ""
    note: Annotated[str, Words("Ghi chú")] = ""

    def checked(self) -> "RegistrationFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if (self.person_id is None) == (self.unit_id is None):
            raise InvalidRecord("Chọn một cá nhân hoặc một tập thể đăng ký.", "subject")
        content = clean_text(self.content)
        if len(content) > _LONGEST_TEXT:
            raise overlong_field(RegistrationFields, "content", _LONGEST_TEXT)
        return replace(self, content=content, note=clean_text(self.note))
