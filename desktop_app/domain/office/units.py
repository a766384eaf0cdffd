"""Units: divisions, centres, unions of the agency, with the dates between which they exist."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, overlong_field
from desktop_app.domain.office.unit_nouns import led_by, unit_noun
from desktop_app.domain.vietnamese import clean_line, fold, fold_case_words, sort_key


class UnitKind(StrEnum):
    """The kinds of unit a provincial department has."""

    DIVISION = "division"
    """Phòng chuyên môn, nghiệp vụ."""
    OFFICE = "office"
    """Văn phòng."""
    INSPECTORATE = "inspectorate"
    """Thanh tra."""
    CENTRE = "centre"
    """Trung tâm, đơn vị trực thuộc."""
    UNION = "union"
    """Chi đoàn, công đoàn and other organisations of the agency."""
    COUNCIL = "council"
    """Hội đồng."""
    EVERYONE = "everyone"
    """Not a unit but all of them: toàn thể CCVCNLĐ, các phòng, đơn vị."""
    OTHER = "other"


UNIT_KIND_LABELS = {
    UnitKind.DIVISION: "Phòng chuyên môn",
    UnitKind.OFFICE: "Văn phòng",
    UnitKind.INSPECTORATE: "Thanh tra",
    UnitKind.CENTRE: "Trung tâm, đơn vị trực thuộc",
    UnitKind.UNION: "Tổ chức đoàn thể",
    UnitKind.COUNCIL: "Hội đồng",
    UnitKind.EVERYONE: "Toàn thể",
    UnitKind.OTHER: "Khác",
}

_LONGEST_NAME = 300
_OF_ALL = "Toàn thể "
_OF_SEVERAL = ("Các ", "Toàn thể ", "Những ", "Mọi ", "Tất cả ")
"""How the name of no single unit begins: a common noun, with a capital only where a sentence begins."""


@dataclass(frozen=True, slots=True)
class UnitFields:
    """What the clerk enters of a unit. `position` orders units in lists and papers; dates are inclusive."""

    name: Annotated[str, Words("Tên đơn vị", required=True)]
    kind: Annotated[UnitKind, Words("Loại", values=UNIT_KIND_LABELS, required=True)] = UnitKind.DIVISION
    position: Annotated[int, Words("Thứ tự")] = 0
    valid_from: Annotated[date | None, Words("Hiệu lực từ ngày", short="Hiệu lực từ")] = None
    valid_to: Annotated[date | None, Words("Đến ngày", short="Đến")] = None
    successor_id: Annotated[
        int | None,
        Words(
            "Đơn vị kế thừa",
            help="Khi đơn vị giải thể, sáp nhập, đổi tên: ghi ngày hết hiệu lực và đơn vị kế thừa, không xóa.",
        ),
    ] = None

    def checked(self) -> "UnitFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name = clean_line(self.name)
        if not name:
            raise missing_field(UnitFields, "name")
        if len(name) > _LONGEST_NAME:
            raise overlong_field(UnitFields, "name", _LONGEST_NAME)
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise InvalidRecord("Ngày hết hiệu lực phải sau ngày bắt đầu.", "valid_to")
        return replace(self, name=name)


LEADING_PLACE: Final = 0
PLACES_OF_WORK: Final = {
    UnitKind.DIVISION: 1,
    UnitKind.OFFICE: 1,
    UnitKind.INSPECTORATE: 1,
    UnitKind.CENTRE: 1,
    UnitKind.OTHER: 2,
}
"""Where people with posts in several units work, the first of these kinds; `LEADING_PLACE` is that of who leads."""
OTHER_PLACE: Final = 3
"""The place of unions and councils: their posts are held beside the one in which somebody works."""


def place_of_work(kind: str, name: str) -> int:
    """Return how far a unit comes before others as the place where people work who have a post in each, 0 first."""
    if led_by(name) is not None:
        return LEADING_PLACE
    return PLACES_OF_WORK.get(UnitKind(kind), OTHER_PLACE)


_USUAL_ORDER: Final = (
    UnitKind.OFFICE,
    UnitKind.INSPECTORATE,
    UnitKind.DIVISION,
    UnitKind.CENTRE,
    UnitKind.UNION,
    UnitKind.COUNCIL,
    UnitKind.EVERYONE,
    UnitKind.OTHER,
)
"""The kinds in the order in which an office lists its units; last what plans name beside its own."""
_BRANCHES: Final = ("chi cuc", "cuc")
_AFTER_CENTRES: Final = _USUAL_ORDER.index(UnitKind.CENTRE) + 1.5


def usual_place(kind: str, name: str) -> float:
    """Return the place of a unit in the order in which an office lists its units, 0 for its leaders.

    Văn phòng, Thanh tra, phòng, trung tâm, chi cục, đoàn thể, hội đồng; then bodies outside.
    """
    led = led_by(name)
    if led is not None and unit_noun(fold(led)) in ("", "so"):
        return LEADING_PLACE
    if unit_noun(fold(name)) in _BRANCHES:
        return _AFTER_CENTRES
    return _USUAL_ORDER.index(UnitKind(kind)) + 1


def within(day: date, first: date | None, last: date | None) -> bool:
    """Return whether `day` lies between two dates, both inclusive; None is no bound."""
    return (first is None or first <= day) and (last is None or day <= last)


def within_sentence(name: str) -> str:
    """Return a unit's name as it stands within a sentence: "các phòng, đơn vị liên quan", but "Phòng Lãnh sự"."""
    return name[:1].lower() + name[1:] if name.startswith(_OF_SEVERAL) else name


def is_everyone(name: str) -> bool:
    """Return whether a name is that of all people of an office: a duty that all have is led by nobody."""
    return name.startswith(_OF_ALL)


def unit_name_key(name: str) -> str:
    """Return a key that is the same for all spellings of a unit's name: folded, no punctuation, no "của Sở", "Sở"."""
    words = "".join(sign if sign.isalnum() else " " for sign in fold(name)).split()
    if words[-2:] == ["cua", "so"]:
        words = words[:-2]
    elif len(words) > 1 and words[-1] == "so":
        words = words[:-1]
    return " ".join(words)


def same_unit_name(name: str, other: str) -> bool:
    """Return whether two names are those of one unit: "Quang Phú" is not "Quảng Phú", "quang phu" may be either."""
    if unit_name_key(name) != unit_name_key(other):
        return False
    if clean_line(name).isascii() or clean_line(other).isascii():
        return True
    words, other_words = (set(sort_key(clean_line(text)).split()) for text in (name, other))
    return words <= other_words or other_words <= words


def is_unit_named_in(name: str, text: str) -> bool:
    """Return whether a text, as the post of a person, names a unit."""
    if any(same_unit_name(name, part) for part in text.split(", ")):
        return True
    key = unit_name_key if clean_line(name).isascii() else sort_key
    words, text_words = (key(" ".join(fold_case_words(part))) for part in (name, text))
    return bool(words) and f" {words} " in f" {text_words} "
