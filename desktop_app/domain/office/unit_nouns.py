"""What names of units begin with: the noun of their kind, "Phòng", "Chi đoàn", or the word for who leads."""

import re
from typing import Final

from desktop_app.domain.vietnamese import clean_line

UNIONS: Final = ("doan", "chi doan", "cong doan", "lien doan", "chi bo", "dang bo", "dang uy", "hoi")
"""How the names of organisations of the agency begin, folded."""
_NOUNS: Final = (
    *("phong", "van phong", "thanh tra", "chi cuc", "cuc", "so", "trung tam", "chi nhanh", "ban", "vien", "truong"),
    *("khoa", "bo mon", "to", "doi", "nhom", "bo phan", "hat", "tram", "quy", "thu vien", "bao tang", "benh vien"),
    *UNIONS,
)
"""How names of units begin, folded."""
LEADERS: Final = ("Ban Lãnh đạo", "Lãnh đạo", "Ban Giám đốc")
"""What staff lists call those who lead an office or a centre, before what they lead."""


_LEADS_OFFICE: Final = re.compile(
    r"(?:Các )?(?:đồng chí )?(?:Phó )?Giám đốc (?P<office>Sở)"
    r"(?: (?:phụ trách|được phân công|được giao|theo dõi|chỉ đạo)(?!\w).*)?",
    re.IGNORECASE,
)


def leaders_meant(name: str) -> str:
    """Return the unit of leaders that a post of the office's own head stands for, "" for any other name.

    "Phó Giám đốc Sở phụ trách lĩnh vực dự phòng" is no unit, but one of the "Lãnh đạo Sở".
    """
    match = _LEADS_OFFICE.fullmatch(clean_line(name))
    return f"Lãnh đạo {match['office']}" if match else ""


def led_by(unit_name: str) -> str | None:
    """Return what a unit of leaders leads ("Sở", "" where its name does not say it), None for any other unit."""
    name = clean_line(unit_name)
    for leaders in LEADERS:
        if name.casefold() == leaders.casefold() or name.casefold().startswith(f"{leaders} ".casefold()):
            return name[len(leaders) :].strip()
    return None


def unit_noun(name: str) -> str:
    """Return the noun with which a folded name begins, "" for none that is known."""
    return max((noun for noun in _NOUNS if name == noun or name.startswith(f"{noun} ")), key=len, default="")
