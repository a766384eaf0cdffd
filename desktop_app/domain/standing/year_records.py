"""What the clerk records of a person or a collective year by year: rating, initiatives, days of no consideration.

Of discipline, complaints and examinations nothing is kept but the days and the number of the document.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, lacking, too_long
from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS, Rating, Scope
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind

FIRST_YEAR, LAST_YEAR = 1990, 2099
"""The years a record can be of: what counts for high awards goes back further than the plan."""
LONGEST_DOCUMENT = 200
LONGEST_TITLE = 500


class Subject(NamedTuple):
    """Of whom something is recorded: a person or a unit, by its id."""

    kind: NomineeKind
    id: int

    @property
    def link(self) -> str:
        """The name of the column that refers to it."""
        return "person_id" if self.kind is NomineeKind.INDIVIDUAL else "unit_id"

    @property
    def record_kind(self) -> str:
        """The kind of record it is, as in `Changes`."""
        return "person" if self.kind is NomineeKind.INDIVIDUAL else "unit"


_WHOSE = Words("Họ và tên, tên tập thể", required=True)


@dataclass(frozen=True, slots=True)
class YearRecordFields:
    """What is recorded of a year: `rating` and `registered` (for an emulation title) are None while not known.

    `document` is the paper the rating is in, by its number and date.
    """

    subject: Annotated[Subject, _WHOSE]
    year: Annotated[int, Words("Năm", required=True)]
    rating: Annotated[Rating | None, Words("Xếp loại", values=RATING_LABELS)] = None
    registered: Annotated[bool | None, Words("Đăng ký thi đua", values={True: "Có", False: "Không"})] = None
    document: Annotated[str, Words("Văn bản xếp loại")] = ""
    note: Annotated[str, Words("Ghi chú")] = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded at all."""
        return self.rating is None and self.registered is None and not self.document and not self.note

    def checked(self) -> "YearRecordFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        check_year(self.year)
        return replace(self, document=_document(self.document), note=clean_text(self.note))


@dataclass(frozen=True, slots=True)
class InitiativeFields:
    """An initiative or an accepted scientific work, of the year in which it was recognised; `scope` is its reach."""

    subject: Annotated[Subject, _WHOSE]
    year: Annotated[int, Words("Năm được công nhận", short="Năm", required=True)]
    title: Annotated[str, Words("Tên sáng kiến, đề tài", required=True)]
    scope: Annotated[Scope, Words("Phạm vi", values=SCOPE_LABELS, required=True)] = Scope.BASE
    document: Annotated[str, Words("Số quyết định công nhận", short="Văn bản công nhận")] = ""
    recognised_on: Annotated[date | None, Words("Ngày công nhận")] = None

    def checked(self) -> "InitiativeFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        check_year(self.year)
        title = clean_line(self.title)
        if not title:
            raise lacking(InitiativeFields, "title")
        if len(title) > LONGEST_TITLE:
            raise too_long(InitiativeFields, "title", LONGEST_TITLE)
        if self.recognised_on and abs(self.recognised_on.year - self.year) > 1:
            raise InvalidRecord(
                f"Ngày công nhận {self.recognised_on:%d/%m/%Y} không thuộc năm {self.year} hay năm liền kề.",
                "recognised_on",
            )
        return replace(self, title=title, document=_document(self.document))


@dataclass(frozen=True, slots=True)
class HoldFields:
    """Days on which nobody proposes a person or a unit, both inclusive; `to_date` is None while it lasts.

    `document` is a number and a date, never what it is about. `discipline`: achievements count from its end.
    """

    subject: Annotated[Subject, _WHOSE]
    from_date: Annotated[date, Words("Từ ngày", required=True)]
    to_date: Annotated[date | None, Words("Đến ngày")] = None
    document: Annotated[
        str, Words("Số, ngày văn bản", required=True, help="Chỉ ghi số và ngày văn bản, không ghi nội dung.")
    ] = ""
    discipline: Annotated[bool, Words("Kỷ luật", help="Kỷ luật: thành tích tính lại từ khi hết thời hạn")] = False

    def checked(self) -> "HoldFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        document = _document(self.document)
        if not document:
            raise InvalidRecord("Nhập số văn bản.", "document", "Chỉ ghi số và ngày văn bản, không ghi nội dung.")
        if self.to_date and self.to_date < self.from_date:
            raise InvalidRecord("Ngày thôi tạm dừng phải sau ngày bắt đầu.", "to_date")
        return replace(self, document=document)


def check_year(year: int) -> None:
    """Refuse a year of which nothing can be recorded. Raises InvalidRecord."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidRecord(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.", "year")


def _document(text: str) -> str:
    cleaned = clean_line(text)
    if len(cleaned) > LONGEST_DOCUMENT:
        raise InvalidRecord(f"Số, ngày văn bản dài quá {LONGEST_DOCUMENT} ký tự.", "document")
    return cleaned
