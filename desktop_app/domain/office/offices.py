"""The office itself, as named in the letterhead of every paper."""

from dataclasses import dataclass, replace
from typing import Annotated

from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.vietnamese import clean_line, clean_text

OF_LINES = ("name_lines", "signer_title")
"""The fields that may have several lines."""


@dataclass(frozen=True, slots=True)
class Office:
    """Names and signer of the office. `name_lines` is a long name with the line breaks the office wants, or "".

    `signer_title` has two lines where a deputy signs: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" (NĐ 30/2020, Phụ lục I, II.7).
    `code` stands in document numbers; "SNgV" is what other departments of this kind use, for the clerk to check.
    """

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

    def checked(self) -> "Office":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if not clean_line(self.name):
            raise missing_field(Office, "name")
        clean = {
            field: (clean_text if field in OF_LINES else clean_line)(getattr(self, field)) for field in self.__slots__
        }
        return replace(self, **clean)
