"""Statements that there was nothing: what a report may say of a section without records, and who said so when."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.vietnamese import clean_line


@dataclass(frozen=True, slots=True)
class StatementFields:
    """The statement printed in a section that has no records: its sentence, the day, and who made it."""

    text: Annotated[str, Words("Câu xác nhận", help="in vào báo cáo", required=True)]
    stated_on: Annotated[date, Words("Ngày xác nhận", required=True)]
    stated_by: Annotated[str, Words("Người xác nhận", help="họ và tên, chức vụ", required=True)]

    def checked(self, today: date) -> "StatementFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        text, stated_by = clean_line(self.text), clean_line(self.stated_by)
        if not text:
            raise missing_field(StatementFields, "text")
        if not stated_by:
            raise missing_field(StatementFields, "stated_by")
        if self.stated_on > today:
            raise InvalidRecord("Ngày xác nhận không thể sau hôm nay.", "stated_on")
        return replace(self, text=text, stated_by=stated_by)
