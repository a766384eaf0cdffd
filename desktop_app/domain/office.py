"""The office itself, as the head of every paper names it."""

from dataclasses import dataclass, replace

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class Office:
    """Names and signer of the office. `name_lines` breaks a long name where the office wants it, "" for nowhere.

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
        lines = {field: clean_line(getattr(self, field)) for field in self.__slots__ if field != "name_lines"}
        return replace(self, **lines, name_lines=clean_text(self.name_lines))
