"""What the clerk records of a person or a collective year by year: ratings, initiatives, holds.

Of discipline, complaints and inspections only the days and the number of the document are stored.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, overlong_field
from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS, Rating, Scope
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind, StateTone

FIRST_YEAR, LAST_YEAR = 1990, 2099
"""The range of years for records: high awards count years long before the plan."""
_RATING_HEADINGS = (
    "Xếp loại…",
    "Kết quả xếp loại…",
    "Mức xếp loại…",
    "Kết quả đánh giá…",
    "Cả năm…",
    "Mức độ hoàn thành…",
    "Cấp có thẩm quyền xếp loại",
    "Cấp có thẩm quyền đánh giá…",
    "Thủ trưởng xếp loại",
)
_INITIATIVE_HEADINGS = ("Tên sáng kiến…", "Tên đề tài…", "Sáng kiến…", "Đề tài…", "Tên giải pháp…", "Giải pháp…")
_SCOPE_HEADINGS = (
    "Cấp",
    "Cấp công nhận…",
    "Cấp sáng kiến…",
    "Cấp xét…",
    "Cấp độ…",
    "Cấp áp dụng…",
    "Mức độ ảnh hưởng…",
    "Phạm vi áp dụng…",
    "Phạm vi ảnh hưởng…",
    "Phạm vi công nhận…",
    "Phạm vi, hiệu quả…",
)
_RECOGNITION_HEADINGS = (
    "Kết quả xét…",
    "Kết quả công nhận…",
    "Kết quả họp…",
    "Kết quả Hội đồng…",
    "Kết quả bỏ phiếu…",
    "Kết luận…",
    "Kết luận của Hội đồng…",
    "Ý kiến Hội đồng…",
    "Ý kiến của Hội đồng…",
    "Đánh giá của Hội đồng…",
    "Công nhận",
)
LONGEST_DOCUMENT = 200
RECOGNITION_LABELS = {True: "Đã công nhận", False: "Chưa công nhận"}
RECOGNITION_TONES = {True: StateTone.DONE, False: StateTone.NONE}
LONGEST_TITLE = 500


class Subject(NamedTuple):
    """The person or unit that a record is about, by its id."""

    kind: NomineeKind
    id: int

    @property
    def link(self) -> str:
        """The name of the column that refers to the subject."""
        return "person_id" if self.kind is NomineeKind.INDIVIDUAL else "unit_id"

    @property
    def record_kind(self) -> str:
        """The kind of record of the subject, as in `Changes`."""
        return "person" if self.kind is NomineeKind.INDIVIDUAL else "unit"


_WHOSE = Words(
    "Họ và tên, tên tập thể",
    required=True,
    headings=(
        "Họ và tên…",
        "Họ tên…",
        "Họ, tên",
        "Tên cá nhân, tập thể",
        "Tập thể, cá nhân",
        "Tên tập thể…",
        "Tập thể",
        "Cá nhân",
        "Tác giả…",
        "Nhóm tác giả…",
        "Tên tác giả…",
        "Chủ nhiệm đề tài…",
        "Chủ nhiệm, tác giả…",
    ),
)
_DOCUMENT_HEADINGS = (
    "Số, ngày văn bản",
    "Quyết định…",
    "Số QĐ…",
    "QĐ công nhận…",
    "Số quyết định…",
    "Văn bản…",
    "Căn cứ",
)


@dataclass(frozen=True, slots=True)
class YearRecordFields:
    """The record of a year: `rating` and `registered` (for an emulation title) are None while not known.

    `document` is the number and date of the paper that states the rating.
    """

    subject: Annotated[Subject, _WHOSE]
    year: Annotated[int, Words("Năm", required=True, headings=("Năm xếp loại", "Năm đánh giá"))]
    rating: Annotated[Rating | None, Words("Xếp loại", values=RATING_LABELS, headings=_RATING_HEADINGS)] = None
    registered: Annotated[
        bool | None, Words("Đăng ký thi đua", values={True: "Có", False: "Không"}, headings=("Đăng ký",))
    ] = None
    document: Annotated[str, Words("Văn bản xếp loại", headings=_DOCUMENT_HEADINGS)] = ""
    note: Annotated[str, Words("Ghi chú")] = ""
    registered_for: Annotated[
        str,
        Words(
            "Danh hiệu đăng ký",
            help="ví dụ: Chiến sĩ thi đua cơ sở; Giấy khen",
            headings=("Danh hiệu, hình thức đăng ký", "Đăng ký danh hiệu…", "Danh hiệu thi đua đăng ký"),
        ),
    ] = ""
    registered_on: Annotated[
        date | None,
        Words("Ngày đăng ký thi đua", short="Ngày đăng ký", headings=("Đăng ký ngày", "Ngày đăng ký thi đua")),
    ] = None

    @property
    def is_empty(self) -> bool:
        """Whether the record holds nothing."""
        texts = self.document or self.note or self.registered_for
        return self.rating is None and self.registered is None and self.registered_on is None and not texts

    def checked(self) -> "YearRecordFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        check_year(self.year)
        registered_for = clean_line(self.registered_for)
        if len(registered_for) > LONGEST_DOCUMENT:
            raise overlong_field(YearRecordFields, "registered_for", LONGEST_DOCUMENT)
        if registered_for and self.registered is False:
            raise InvalidRecord("Đã ghi là không đăng ký thi đua thì không có danh hiệu đăng ký.", "registered_for")
        if self.registered_on and self.registered is False:
            raise InvalidRecord("Đã ghi là không đăng ký thi đua thì không có ngày đăng ký.", "registered_on")
        if self.registered_on and abs(self.registered_on.year - self.year) > 1:
            raise InvalidRecord(
                f"Ngày đăng ký {self.registered_on:%d/%m/%Y} không thuộc năm {self.year} hay năm liền kề.",
                "registered_on",
            )
        return replace(
            self,
            # Who registers for a title, or on a day, registers.
            registered=True if registered_for or self.registered_on else self.registered,
            document=_document(self.document),
            note=clean_text(self.note),
            registered_for=registered_for,
        )


@dataclass(frozen=True, slots=True)
class InitiativeFields:
    """An initiative or a scientific work; `year` is that of its recognition, or in which it was registered for one.

    Only what was `recognised` counts for awards.
    """

    subject: Annotated[Subject, _WHOSE]
    year: Annotated[
        int, Words("Năm xét công nhận", short="Năm", required=True, headings=("Năm công nhận", "Năm áp dụng"))
    ]
    title: Annotated[str, Words("Tên sáng kiến, đề tài", required=True, headings=_INITIATIVE_HEADINGS)]
    scope: Annotated[
        Scope,
        Words("Phạm vi", values=SCOPE_LABELS, required=True, headings=_SCOPE_HEADINGS),
    ] = Scope.BASE
    document: Annotated[
        str, Words("Số quyết định công nhận", short="Văn bản công nhận", headings=_DOCUMENT_HEADINGS)
    ] = ""
    recognised_on: Annotated[date | None, Words("Ngày công nhận", headings=("Ngày quyết định", "Ngày ký", "Ngày"))] = (
        None
    )
    recognised: Annotated[
        bool, Words("Kết quả", values=RECOGNITION_LABELS, required=True, headings=_RECOGNITION_HEADINGS)
    ] = True
    registered_on: Annotated[date | None, Words("Ngày đăng ký", headings=("Đăng ký ngày",))] = None

    @staticmethod
    def is_recognised_by(document: str, recognised_on: date | None) -> bool:
        """Return whether one that is entered anew is recognised: without a document or a day it is only registered."""
        return bool(document.strip()) or recognised_on is not None

    def checked(self) -> "InitiativeFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        check_year(self.year)
        title = clean_line(self.title)
        if not title:
            raise missing_field(InitiativeFields, "title")
        if len(title) > LONGEST_TITLE:
            raise overlong_field(InitiativeFields, "title", LONGEST_TITLE)
        if self.recognised_on and abs(self.recognised_on.year - self.year) > 1:
            raise InvalidRecord(
                f"Ngày công nhận {self.recognised_on:%d/%m/%Y} không thuộc năm {self.year} hay năm liền kề.",
                "recognised_on",
            )
        if self.recognised_on and self.registered_on and self.recognised_on < self.registered_on:
            raise InvalidRecord("Ngày công nhận phải sau ngày đăng ký sáng kiến.", "recognised_on")
        return replace(self, title=title, document=_document(self.document))


@dataclass(frozen=True, slots=True)
class HoldFields:
    """A hold: a period, both days inclusive, in which a person or unit is not proposed; `to_date` None: it goes on.

    `document` is a number and a date, never the subject matter. After a `discipline` achievements count from its end.
    """

    subject: Annotated[Subject, _WHOSE]
    from_date: Annotated[date, Words("Từ ngày", required=True, headings=("Ngày bắt đầu", "Bắt đầu"))]
    to_date: Annotated[date | None, Words("Đến ngày", headings=("Ngày kết thúc", "Kết thúc"))] = None
    document: Annotated[
        str,
        Words(
            "Số, ngày văn bản",
            required=True,
            help="Chỉ ghi số và ngày văn bản, không ghi nội dung.",
            headings=(*_DOCUMENT_HEADINGS, "Quyết định kỷ luật…"),
        ),
    ] = ""
    discipline: Annotated[
        bool,
        Words(
            "Kỷ luật",
            help="Kỷ luật: thành tích tính lại từ khi hết thời hạn",
            values={True: "Có", False: "Không"},
        ),
    ] = False

    def checked(self) -> "HoldFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        document = _document(self.document)
        if not document:
            raise InvalidRecord("Nhập số văn bản.", "document", "Chỉ ghi số và ngày văn bản, không ghi nội dung.")
        if self.to_date and self.to_date < self.from_date:
            raise InvalidRecord("Ngày thôi tạm dừng phải sau ngày bắt đầu.", "to_date")
        return replace(self, document=document)


def check_year(year: int) -> None:
    """Raise InvalidRecord for a year outside of the range for records."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidRecord(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.", "year")


def _document(text: str) -> str:
    cleaned = clean_line(text)
    if len(cleaned) > LONGEST_DOCUMENT:
        raise InvalidRecord(f"Số, ngày văn bản dài quá {LONGEST_DOCUMENT} ký tự.", "document")
    return cleaned
