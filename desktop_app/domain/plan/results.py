"""What the clerk records of a task in one period: the result, when it was done, the paper it produced."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class OccurrenceFields:
    """The clerk's part of an occurrence. `progress` is in per cent (0 to 100) or None; done is `done_on`."""

    result: str = ""
    progress: int | None = None
    done_on: date | None = None
    difficulty: str = ""
    needs_direction: str = ""
    document_type: str = ""
    document_number: str = ""
    document_date: date | None = None
    document_abstract: str = ""

    def checked(self) -> "OccurrenceFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if self.progress is not None and not 0 <= self.progress <= 100:
            raise InvalidRecord("Tiến độ từ 0 đến 100 %.", "progress")
        if self.done_on is not None and self.progress not in (None, 100):
            raise InvalidRecord("Đã hoàn thành thì tiến độ là 100 %.", "progress")
        return replace(
            self,
            result=clean_text(self.result),
            progress=100 if self.done_on is not None else self.progress,
            difficulty=clean_text(self.difficulty),
            needs_direction=clean_text(self.needs_direction),
            document_type=clean_line(self.document_type),
            document_number=clean_line(self.document_number),
            document_abstract=clean_text(self.document_abstract),
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been recorded yet."""
        return self == OccurrenceFields()
