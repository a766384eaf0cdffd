"""People of the office and the posts they hold, each post with its dates.

Only what a list prints is kept of a person: no identity number, no full date of birth.
"""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line

GENDER_LABELS = {"male": "Nam", "female": "Nữ", "": ""}
"""A person's gender as lists print it; kept only since lists count women."""

LONGEST_NAME = 120
"""Characters of the longest name that a person has."""
EARLIEST_BIRTH = 1930
"""The earliest year of birth that a list of people at work can hold."""
YOUNGEST = 15
"""Nobody younger works for the office (Bộ luật Lao động 2019, Điều 143)."""


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What the clerk enters of a person. `gender` is "male", "female" or ""."""

    full_name: str
    gender: str = ""
    birth_year: int | None = None

    def checked(self) -> "PersonFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name = clean_line(self.full_name)
        if not name:
            raise InvalidRecord("Nhập họ và tên.", "full_name")
        if len(name) > LONGEST_NAME:
            raise InvalidRecord(f"Họ và tên dài quá {LONGEST_NAME} ký tự.", "full_name")
        if not any(character.isalpha() for character in name):
            raise InvalidRecord("Họ và tên phải có chữ.", "full_name")
        if self.gender not in ("", "male", "female"):
            raise InvalidRecord("Giới tính là Nam, Nữ hoặc để trống.", "gender")
        latest = date.today().year - YOUNGEST
        if self.birth_year is not None and not EARLIEST_BIRTH <= self.birth_year <= latest:
            raise InvalidRecord(f"Năm sinh phải từ {EARLIEST_BIRTH} đến {latest}.", "birth_year")
        return replace(self, full_name=name)


@dataclass(frozen=True, slots=True)
class PostFields:
    """A post: where and as what a person works, from one day (None: always) to another (None: still)."""

    unit_id: int
    position: str = ""
    from_date: date | None = None
    to_date: date | None = None

    def checked(self) -> "PostFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if self.from_date and self.to_date and self.to_date < self.from_date:
            raise InvalidRecord("Ngày thôi giữ chức vụ phải sau ngày bắt đầu.", "to_date")
        return replace(self, position=clean_line(self.position))
