"""Decisions to award: only one that is signed (number and date) counts in a report."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class DecisionFields:
    """What the clerk enters of a decision. Number and date are empty until it is signed (NĐ 30/2020, Điều 15)."""

    subject: str
    number: str = ""
    signed_on: date | None = None
    signer: str = ""
    issuing_body: str = ""
    round_code: str = ""

    @property
    def is_signed(self) -> bool:
        """Whether it has its number and date."""
        return bool(self.number) and self.signed_on is not None

    def checked(self) -> "DecisionFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        subject, number = clean_text(self.subject), clean_line(self.number)
        if not subject:
            raise InvalidRecord("Nhập trích yếu quyết định.", "subject")
        if number and self.signed_on is None:
            raise InvalidRecord("Quyết định có số thì phải có ngày ký.", "signed_on")
        if self.signed_on is not None and not number:
            raise InvalidRecord("Quyết định đã ký thì phải có số.", "number")
        return replace(
            self,
            subject=subject,
            number=number,
            signer=clean_line(self.signer),
            issuing_body=clean_line(self.issuing_body),
        )
