"""The office itself, as the head of every paper names it."""

from dataclasses import dataclass, replace

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text

OF_LINES = ("name_lines", "signer_title")
"""The fields that may have several lines."""


@dataclass(frozen=True, slots=True)
class Office:
    """Names and signer of the office. `name_lines` breaks a long name where the office wants it, "" for nowhere.

    `signer_title` has two lines where a deputy signs: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" (NĐ 30/2020, Phụ lục I, II.7).
    `code` stands in document numbers; "SNgV" is what other departments of this kind use, for the clerk to check.
    """

    parent_name: str = "UBND tỉnh Lạng Sơn"
    name: str = "Sở Ngoại vụ"
    name_lines: str = ""
    place: str = "Lạng Sơn"
    code: str = "SNgV"
    signer_title: str = "GIÁM ĐỐC"
    signer_name: str = ""

    def checked(self) -> "Office":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if not clean_line(self.name):
            raise InvalidRecord("Nhập tên cơ quan.", "name")
        clean = {
            field: (clean_text if field in OF_LINES else clean_line)(getattr(self, field)) for field in self.__slots__
        }
        return replace(self, **clean)
