"""Decisions that give awards. Reports count only awards of signed decisions that are not cancelled."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.domain.rounds.working_days import after_working_days
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.domain.vocabulary import NomineeKind

RECOVERY_TERM: Final = 15
"""Working days within which the certificate and money of a cancelled award must be returned (NĐ 152/2025, Điều 58
khoản 2)."""

_NUMBER_WORD: Final = re.compile(r"^so[:.]?(?=\d)")
_NUMBER_HEADINGS = (
    "Số quyết định…",
    "Số QĐ…",
    "Quyết định số…",
    "Quyết định",
    "Số, ngày…",
    "Số và ngày…",
)
_DATE_HEADINGS = (
    "Ngày quyết định…",
    "Ngày ban hành…",
    "Ngày ký…",
    "Ngày QĐ…",
    "Ngày, tháng…",
    "Ngày",
)
_BODY_HEADINGS = (
    "Cấp quyết định…",
    "Cấp QĐ…",
    "Cơ quan ban hành…",
    "Cơ quan quyết định…",
    "Cơ quan ra quyết định…",
    "Cơ quan",
    "Cơ quan khen…",
    "Cơ quan tặng…",
    "Cấp khen…",
    "Cấp ký…",
)


class DecisionContent(StrEnum):
    """What a decision gives; an office may decide on titles of collectives, of people, and on Giấy khen apart."""

    ANY = "any"
    COLLECTIVE_TITLES = "collective-titles"
    INDIVIDUAL_TITLES = "individual-titles"
    FORMS = "forms"

    def takes(self, kind: NomineeKind, *, is_title: bool) -> bool:
        """Return whether such a decision can give a title, or a form of commendation, to such a recipient."""
        if self is DecisionContent.FORMS:
            return not is_title
        titled = {
            DecisionContent.COLLECTIVE_TITLES: NomineeKind.COLLECTIVE,
            DecisionContent.INDIVIDUAL_TITLES: NomineeKind.INDIVIDUAL,
        }
        return self is DecisionContent.ANY or (is_title and titled[self] is kind)


CONTENT_LABELS: Final = {
    DecisionContent.ANY: "Danh hiệu và hình thức khen thưởng",
    DecisionContent.COLLECTIVE_TITLES: "Danh hiệu thi đua của tập thể",
    DecisionContent.INDIVIDUAL_TITLES: "Danh hiệu thi đua của cá nhân",
    DecisionContent.FORMS: "Giấy khen, hình thức khen thưởng",
}


def bare_number(number: str) -> str:
    """Return what a decision's number is however it is written: "Số 90/qđ-SNgV" and "90/QĐ- SNGV" are one."""
    return _NUMBER_WORD.sub("", "".join(fold(number).split()))


@dataclass(frozen=True, slots=True)
class DecisionFields:
    """What the clerk enters of a decision. Number and date are empty until it is signed (NĐ 30/2020, Điều 15).

    `level` is the level that decides: the department, or a higher level whose decision is typed in. `period_from` and
    `period_to` bound the achievement, both inclusive: the next award counts from there (NĐ 152/2025, Điều 33 khoản 7).
    """

    subject: Annotated[str, Words("Trích yếu", required=True)]
    number: Annotated[str, Words("Số quyết định", help="ví dụ: 15/QĐ-SNgV", headings=_NUMBER_HEADINGS)] = ""
    signed_on: Annotated[date | None, Words("Ngày ký", headings=_DATE_HEADINGS)] = None
    signer: Annotated[str, Words("Người ký", help="Để trống: như ở trang Cơ quan vào ngày ký.")] = ""
    issuing_body: Annotated[str, Words("Cơ quan ban hành", headings=_BODY_HEADINGS)] = ""
    round_code: Annotated[str, Words("Đợt xét", short="Đợt")] = ""
    level: Annotated[AwardLevel, Words("Cấp quyết định", short="Cấp", values=LEVEL_LABELS, required=True)] = (
        AwardLevel.DEPARTMENT
    )
    period_from: Annotated[date | None, Words("Thành tích từ")] = None
    period_to: Annotated[date | None, Words("Đến ngày")] = None
    signer_title: Annotated[
        str, Words("Chức vụ người ký", help="Để trống: như ở trang Cơ quan vào ngày ký. Cấp phó ký thay: ghi hai dòng.")
    ] = ""

    content: Annotated[
        DecisionContent,
        Words("Nội dung quyết định", short="Nội dung", values=CONTENT_LABELS, required=True),
    ] = DecisionContent.ANY

    @property
    def is_signed(self) -> bool:
        """Whether the decision has a number and a date."""
        return bool(self.number) and self.signed_on is not None

    def checked(self) -> "DecisionFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        subject, number = clean_text(self.subject), clean_line(self.number)
        if not subject:
            raise missing_field(DecisionFields, "subject", "quyết định")
        if number and self.signed_on is None:
            raise InvalidRecord("Quyết định có số thì phải có ngày ký.", "signed_on")
        if self.signed_on is not None and not number:
            raise InvalidRecord("Quyết định đã ký thì phải có số.", "number")
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise InvalidRecord("Ngày cuối của thời gian lập thành tích phải sau ngày đầu.", "period_to")
        return replace(
            self,
            subject=subject,
            number=number,
            signer=clean_line(self.signer),
            signer_title=clean_text(self.signer_title),
            issuing_body=clean_line(self.issuing_body),
        )


_LAW_OF_CANCELLATION: Final = (date(2024, 1, 1), "khoản 2 Điều 93 Luật Thi đua, khen thưởng")
"""From when which provision says why awards are cancelled; of earlier law it is not confirmed."""


def cancellation_ground(day: date) -> str:
    """Return the provision by which awards are cancelled on a day, as a decision cites it; "" where none is known."""
    since, provision = _LAW_OF_CANCELLATION
    return provision if day >= since else ""


def recovery_due(cancelled_on: date) -> date:
    """Return the last day for returning the certificate and the money of a cancelled award."""
    return after_working_days(cancelled_on, RECOVERY_TERM)
