"""An adjustment (điều chỉnh) of a plan: a dated paper after which the plan holds in another wording."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class AdjustmentFields:
    """What the clerk enters of an adjustment: the paper that adjusts, and what it changes."""

    dated_on: Annotated[date | None, Words("Ngày văn bản điều chỉnh", short="Ngày", required=True)]
    number: Annotated[str, Words("Số, ký hiệu", help="ví dụ: 25/KH-SNgV")] = ""
    document_type: Annotated[str, Words("Loại văn bản")] = "Kế hoạch"
    issuer: Annotated[str, Words("Cơ quan ban hành", help="Để trống nếu Sở ban hành")] = ""
    content: Annotated[str, Words("Nội dung điều chỉnh")] = ""

    def checked(self) -> "AdjustmentFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if self.dated_on is None:
            raise missing_field(AdjustmentFields, "dated_on")
        return replace(
            self,
            number=clean_line(self.number),
            document_type=clean_line(self.document_type) or "Kế hoạch",
            issuer=clean_line(self.issuer),
            content=clean_text(self.content),
        )

    @property
    def cited(self) -> str:
        """How a paper cites it: "Kế hoạch số 25/KH-SNgV ngày 10/3/2025"."""
        number = f" số {self.number}" if self.number else ""
        return f"{self.document_type}{number}{f' ngày {day_words(self.dated_on)}' if self.dated_on else ''}"
