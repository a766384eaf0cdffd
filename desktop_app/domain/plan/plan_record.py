"""A plan or programme as a record: what it is called, its number and date, who issued it, and how papers cite it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.office.citations import day_words, subject_words
from desktop_app.domain.vietnamese import clean_line, clean_text, shortened
from desktop_app.domain.vocabulary import StateTone

PLAN_TYPES = ("Kế hoạch", "Chương trình", "Đề án", "Phương án")
"""Suggested types of document; any other may be typed."""

_LONGEST_NAME = 60
_YEARS = (2000, 2099)


class PlanState(StrEnum):
    """Whether a plan is still carried out."""

    IN_FORCE = "in_force"
    FINISHED = "finished"
    REPLACED = "replaced"
    """Another plan took its place."""


PLAN_STATE_LABELS = {
    PlanState.IN_FORCE: "Đang thực hiện",
    PlanState.FINISHED: "Đã kết thúc",
    PlanState.REPLACED: "Đã được thay thế",
}
PLAN_STATE_TONES = {
    PlanState.IN_FORCE: StateTone.TO_DO,
    PlanState.FINISHED: StateTone.DONE,
    PlanState.REPLACED: StateTone.NONE,
}


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What the clerk enters of a plan. The years bound it; None where it names none."""

    title: Annotated[str, Words("Trích yếu", short="Kế hoạch", required=True)]
    document_type: Annotated[str, Words("Loại văn bản")] = "Kế hoạch"
    number: Annotated[str, Words("Số, ký hiệu", help="ví dụ: 12/KH-SNgV")] = ""
    dated_on: Annotated[date | None, Words("Ngày ban hành")] = None
    issuer: Annotated[str, Words("Cơ quan ban hành", help="Để trống nếu Sở ban hành")] = ""
    short_name: Annotated[
        str, Words("Tên gọi tắt", help="Hiện ở đầu trang và trong ô chọn; để trống thì ghép từ loại, số và năm")
    ] = ""
    from_year: Annotated[int | None, Words("Từ năm")] = None
    to_year: Annotated[int | None, Words("Đến năm")] = None
    state: Annotated[PlanState, Words("Tình trạng", values=PLAN_STATE_LABELS)] = PlanState.IN_FORCE
    programme: Annotated[
        str,
        Words(
            "Chương trình cấp trên",
            help="Loại, số, ngày, cơ quan ban hành: Chương trình số 29/CTr-UBND ngày 02/6/2022 của UBND tỉnh",
        ),
    ] = ""
    legal_bases: Annotated[tuple[str, ...], Words("Căn cứ", help="Mỗi căn cứ một dòng")] = ()
    recipients: Annotated[tuple[str, ...], Words("Nơi nhận", help="Mỗi nơi nhận một dòng")] = ()
    signer_title: Annotated[str, Words("Chức vụ người ký")] = ""
    signer_name: Annotated[str, Words("Người ký")] = ""
    late_from: Annotated[
        date | None,
        Words(
            "Tính quá hạn từ ngày",
            help="Kỳ có hạn trước ngày này mà chưa ghi gì thì là “chưa ghi”, không phải quá hạn.",
        ),
    ] = None

    def checked(self) -> "PlanFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        title = clean_line(self.title)
        if not title:
            raise missing_field(PlanFields, "title", "của kế hoạch")
        for year, name in ((self.from_year, "from_year"), (self.to_year, "to_year")):
            if year is not None and not _YEARS[0] <= year <= _YEARS[1]:
                raise InvalidRecord(f"Năm phải từ {_YEARS[0]} đến {_YEARS[1]}.", name)
        if self.from_year is not None and self.to_year is not None and self.to_year < self.from_year:
            raise InvalidRecord("Năm cuối phải từ năm đầu trở đi.", "to_year")
        return replace(
            self,
            title=title,
            document_type=clean_line(self.document_type) or "Kế hoạch",
            number=clean_line(self.number),
            issuer=clean_line(self.issuer),
            short_name=clean_line(self.short_name),
            signer_title=clean_text(self.signer_title),
            signer_name=clean_line(self.signer_name),
            programme=clean_text(self.programme),
            legal_bases=tuple(filter(None, map(clean_line, self.legal_bases))),
            recipients=tuple(filter(None, map(clean_line, self.recipients))),
        )

    @property
    def name(self) -> str:
        """What pages, lists and choices call it: "Kế hoạch 12/KH-SNgV (2022 - 2030)"."""
        if self.short_name:
            return self.short_name
        years = self.years
        if self.number:
            return f"{self.document_type} {self.number}{f' ({years})' if years else ''}"
        return f"{self.document_type} {years}" if years else shortened(self.full_name, _LONGEST_NAME)

    @property
    def years(self) -> str:
        """The years in words for a heading: "2022 - 2030", "2027", "" without."""
        return " - ".join(dict.fromkeys(str(year) for year in (self.from_year, self.to_year) if year is not None))

    @property
    def full_name(self) -> str:
        """The type and the subject: "Kế hoạch thực hiện “…” giai đoạn 2022 - 2030"."""
        return f"{self.document_type} {subject_words(self.title)}"

    @property
    def cited(self) -> str:
        """How a paper cites it first: type, number, date, issuer (none for the office's own) and subject."""
        return f"{self.cited_shortly}{f' của {self.issuer}' if self.issuer else ''} {subject_words(self.title)}"

    @property
    def cited_shortly(self) -> str:
        """How a paper cites it after that: "Kế hoạch số 12/KH-SNgV ngày 05/7/2022", as far as it is recorded."""
        number = f" số {self.number}" if self.number else ""
        return f"{self.document_type}{number}{f' ngày {day_words(self.dated_on)}' if self.dated_on else ''}"
