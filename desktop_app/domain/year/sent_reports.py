"""A report that was sent before it could be issued here: what the clerk enters of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.vietnamese import clean_line


@dataclass(frozen=True, slots=True)
class SentReportFields:
    """Number, date and cut-off date of a report that was sent from outside the program."""

    number: Annotated[str, Words("Số báo cáo", required=True, help="ví dụ: 120/BC-SNgV")]
    dated_on: Annotated[date, Words("Ngày báo cáo", required=True)]
    cut_off: Annotated[date, Words("Số liệu tính đến ngày", required=True)]

    def checked(self, today: date) -> "SentReportFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        number = clean_line(self.number)
        if not number:
            raise missing_field(SentReportFields, "number")
        if self.dated_on > today:
            raise InvalidRecord("Ngày của báo cáo đã gửi không thể sau hôm nay.", "dated_on")
        if self.cut_off > self.dated_on:
            raise InvalidRecord("Ngày chốt số liệu không thể sau ngày báo cáo.", "cut_off")
        return replace(self, number=number)
