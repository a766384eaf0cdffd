"""People of the office and the posts they hold, each post with its dates.

Only what lists print is stored of a person: no identity number, no full date of birth.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, overlong_field
from desktop_app.domain.office.post_words import POSITION, UNIT_OF_POST
from desktop_app.domain.office.unit_nouns import led_by, unit_noun
from desktop_app.domain.vietnamese import clean_line, fold

GENDER_LABELS = {"male": "Nam", "female": "Nữ", "": ""}
"""A person's gender as lists print it; stored only because lists count women."""
FORMS_OF_ADDRESS = {"male": "Ông", "female": "Bà"}
"""How papers address a person, by the gender that is recorded."""

_NAME_HEADINGS = (
    "Họ và tên…",
    "Họ tên…",
    "Họ, tên",
    "Họ & tên",
    "Họ tên và chức vụ",
    "Tên cán bộ…",
    "Tên công chức…",
    "Full name",
)
_GENDER_HEADINGS = (
    "Giới tính…",
    "Giới",
    "Nam/Nữ",
    "Nam, nữ",
    "Nam (nữ)",
    "Phái",
    "GT",
)
_BIRTH_HEADINGS = (
    "Năm sinh…",
    "Ngày sinh…",
    "Sinh ngày",
    "Sinh năm",
    "Ngày tháng năm sinh…",
    "Ngày, tháng, năm sinh…",
    "Ngày/tháng/năm sinh",
    "NTNS",
    "Ngày sinh Năm",
    "Ngày tháng năm sinh Năm",
    "Date of birth",
)
_SERVED_HEADINGS = (
    "Bắt đầu công tác…",
    "Ngày vào ngành",
    "Ngày tuyển dụng…",
    "Ngày vào làm…",
    "Ngày vào cơ quan nhà nước",
)

LONGEST_NAME = 120
"""The greatest number of characters of a person's name."""
EARLIEST_BIRTH = 1930
"""The earliest year of birth of a person at work."""
YOUNGEST = 15
"""The lowest age of a person at work (Bộ luật Lao động 2019, Điều 143)."""


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What the clerk enters of a person. `gender` is "male", "female" or "".

    `served_from` is the first day at work of who came from another agency: they are no newcomer here.
    """

    full_name: Annotated[str, Words("Họ và tên", required=True, headings=_NAME_HEADINGS)]
    gender: Annotated[str, Words("Giới tính", values=GENDER_LABELS, headings=_GENDER_HEADINGS, personal=True)] = ""
    birth_year: Annotated[
        int | None, Words("Năm sinh", help="ví dụ: 1985", headings=_BIRTH_HEADINGS, personal=True)
    ] = None
    served_from: Annotated[
        date | None,
        Words(
            "Bắt đầu công tác",
            help="Người chuyển đến: ngày vào làm ở cơ quan trước; để trống thì tính từ chức vụ đầu tiên ghi ở đây.",
            headings=_SERVED_HEADINGS,
        ),
    ] = None

    def checked(self) -> "PersonFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name = clean_line(self.full_name)
        if not name:
            raise missing_field(PersonFields, "full_name")
        if len(name) > LONGEST_NAME:
            raise overlong_field(PersonFields, "full_name", LONGEST_NAME)
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
    """A post: the unit and position in which a person works, from a day (None: always) to a day (None: still)."""

    unit_id: Annotated[int, UNIT_OF_POST]
    position: Annotated[str, POSITION] = ""
    from_date: Annotated[date | None, Words("Từ ngày", short="Giữ chức vụ từ")] = None
    to_date: Annotated[date | None, Words("Đến ngày")] = None

    def checked(self) -> "PostFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if self.from_date and self.to_date and self.to_date < self.from_date:
            raise InvalidRecord("Ngày thôi giữ chức vụ phải sau ngày bắt đầu.", "to_date")
        return replace(self, position=clean_line(self.position))


def post_words(position: str, unit_name: str) -> str:
    """Return a post as papers print it: "Trưởng phòng Lãnh sự", "Chánh Văn phòng"; "Chuyên viên, Văn phòng".

    Words that end the position and begin the unit's name appear once: a whole noun of a unit at least, "Phòng" but not
    the half of "Bệnh viện" in "Trưởng khoa Tâm bệnh". Who leads is of what they lead, not of those who lead it: "Phó
    Giám đốc Sở" of the "Lãnh đạo Sở" of a staff list; "Chi cục trưởng Chi cục Kiểm lâm".
    """
    led = led_by(unit_name) if position else None
    ends, begins = position.split(), (unit_name if led is None else led).split()
    noun = unit_noun(fold(" ".join(begins)))
    for size in range(min(len(ends), len(begins)), len(noun.split()) - 1, -1):
        shared = [word.casefold() for word in begins[:size]]
        if size and [word.casefold() for word in ends[-size:]] == shared:
            # The "phòng" of a Chánh Văn phòng is not that of a Phòng.
            is_of_another = unit_noun(fold(" ".join(ends[-size - 1 :]))).endswith(f" {noun}")
            if not is_of_another:
                return " ".join(ends + begins[size:])
    if led is not None or (noun and fold(position).endswith(f"{noun} truong")):
        return " ".join(ends + begins)
    return ", ".join(filter(None, (position, unit_name)))
