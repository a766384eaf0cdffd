"""The office itself, as named in the letterhead of every paper, and who signs for it; each from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.vietnamese import clean_line, clean_text

OF_LINES = ("name_lines", "signer_title", "copies_to", "half_year_to")
"""The fields that may have several lines."""


@dataclass(frozen=True, slots=True)
class Office:
    """Names, signer and recipients of the office from `valid_from` on (None: from the beginning), until the next.

    `name_lines` is a long name with the line breaks the office wants, or "". `signer_title` has two lines where a
    deputy signs: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" (NĐ 30/2020, Phụ lục I, II.7). `code` stands in document numbers;
    "SNgV" is what other departments of this kind use, for the clerk to check. `functions` and `office_rule` are cited
    by papers on commendation, without "Căn cứ"; `copies_to` are further lines of "Nơi nhận"; `half_year_to` are
    those whom six-month reports are addressed to, "" for those of the plan.
    """

    valid_from: Annotated[
        date | None,
        Words("Áp dụng từ ngày", help="Văn bản ghi ngày nào thì in theo mốc của ngày đó; mốc đầu để trống."),
    ] = None
    parent_name: Annotated[str, Words("Cơ quan chủ quản")] = "UBND tỉnh Lạng Sơn"
    name: Annotated[str, Words("Tên cơ quan", required=True)] = "Sở Ngoại vụ"
    name_lines: Annotated[
        str, Words("Tên ngắt dòng", help="Khi tên dài: ghi mỗi dòng như muốn in ở đầu văn bản; để trống thì tự ngắt.")
    ] = ""
    place: Annotated[str, Words("Địa danh")] = "Lạng Sơn"
    code: Annotated[str, Words("Chữ viết tắt", help="Đứng trong số, ký hiệu văn bản, ví dụ …/TTr-SNgV.")] = "SNgV"
    signer_title: Annotated[
        str, Words("Chức vụ người ký", help="Cấp phó ký thay: ghi hai dòng KT. GIÁM ĐỐC và PHÓ GIÁM ĐỐC.")
    ] = "GIÁM ĐỐC"
    signer_name: Annotated[str, Words("Họ tên người ký")] = ""
    functions: Annotated[
        str,
        Words(
            "Quyết định về chức năng, nhiệm vụ",
            help="Căn cứ của tờ trình, quyết định: ghi đủ số, ngày, cơ quan, trích yếu, không ghi chữ Căn cứ.",
        ),
    ] = ""
    office_rule: Annotated[
        str,
        Words("Quy chế, quy định của tỉnh", help="Về thi đua, khen thưởng: ghi đủ như trên; chưa có thì để trống."),
    ] = ""
    payment_requester: Annotated[
        str, Words("Người đề nghị thanh toán", help="Họ tên in ở giấy đề nghị thanh toán tiền thưởng.")
    ] = ""
    chief_accountant: Annotated[str, Words("Kế toán trưởng", help="Họ tên kế toán trưởng hoặc phụ trách kế toán.")] = ""
    copies_to: Annotated[
        str,
        Words(
            "Nơi nhận thêm",
            help="Mỗi dòng một nơi, đứng giữa “Như trên” và “Lưu” của tờ trình lên tỉnh, quyết định, thông báo.",
        ),
    ] = ""

    half_year_to: Annotated[
        str, Words("Nơi nhận báo cáo sơ kết", help="Mỗi dòng một nơi; để trống thì gửi như kế hoạch ghi.")
    ] = ""

    @property
    def name_with_province(self) -> str:
        """The name as it stands above a body of its own: "Sở Ngoại vụ tỉnh Lạng Sơn" (NĐ 30/2020, Phụ lục I, II.2a)."""
        _, of_province, province = self.parent_name.partition(" tỉnh ")
        return self.name if not province or " tỉnh " in self.name else f"{self.name}{of_province}{province}"

    def checked(self) -> "Office":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if not clean_line(self.name):
            raise missing_field(Office, "name")
        texts = [field for field in self.__slots__ if field != "valid_from"]
        clean: dict[str, Any] = {
            field: (clean_text if field in OF_LINES else clean_line)(getattr(self, field)) for field in texts
        }
        return replace(self, **clean)


def office_on(offices: Sequence[Office], day: date) -> Office:
    """Return what holds of the office on a day: the latest that began by then, else the earliest; a default if none."""
    in_order = sorted(offices, key=lambda office: office.valid_from or date.min)
    begun = [office for office in in_order if (office.valid_from or date.min) <= day]
    return (begun[-1:] or in_order[:1] or [Office()])[0]
