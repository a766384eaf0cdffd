"""Separate position and unit written in one cell ("Trưởng phòng, Phòng Tổng hợp"), or in each other's column."""

import re
from functools import lru_cache

_UNIT = (
    r"phòng|p\.|văn phòng|ban|trung tâm|thanh tra|chi cục|sở|tổ|đội|chi đoàn|ubnd|ủy ban|uỷ ban|trường|công ty"
    r"|bệnh viện|thư viện|bảo tàng|nhà hát|trạm|hạt|quỹ|khoa|nhà văn hóa|cung văn hóa|đài phát thanh|học viện|liên đoàn"
    r"|công đoàn|đoàn thanh niên|đảng ủy|đảng uỷ|chi bộ"
)
_UNIT_BEHIND = re.compile(
    rf"\s*(?:[,;/]|\s[-–]\s)\s*((?:{_UNIT})\s.*|thanh tra|văn phòng)$",
    re.IGNORECASE,
)
_UNIT_RUN_ON = re.compile(
    r"(?:chuyên viên|chính|cao cấp|cán bộ|công chức|viên chức|nhân viên|văn thư|kế toán(?: viên)?|lái xe|thủ quỹ|bảo vệ"
    r"|trưởng phòng|(?:phó )?(?:chi cục|hạt|trạm) trưởng|(?:phó )?giám đốc(?! sở)|giáo viên|hiệu trưởng|bác sĩ"
    r"|điều dưỡng)"
    r"\s+((?-i:Phòng|Văn phòng|Trung tâm|Thanh tra|Chi cục|Sở|Ban)\s(?-i:[A-ZĐÀ-Ỹ]).*"
    r"|(?-i:Thư viện|Bảo tàng|Nhà hát|Trường|Bệnh viện|Trạm|Hạt|Quỹ|Khoa)\s.*|(?-i:Văn phòng|Thanh tra))$",
    re.IGNORECASE,
)
"""A unit behind a post without a mark: "Chuyên viên Phòng Lễ tân", not "Chánh Văn phòng" or "Trưởng phòng Lễ tân"."""
_BORN = re.compile(r"(?:sinh )?(?:năm|ngày)(?: sinh)?\s*:?\s*(?:\d{1,2}/\d{1,2}/)?\d{4}\s*[,;]\s*", re.IGNORECASE)
"""A year of birth before a post: "Sinh năm 1984, Chuyên viên"."""
_NAMED_UNIT = re.compile(rf"(?:{_UNIT})\s(?!viên\b|trưởng\b|phó\b)(?P<name>[^,;]*)", re.IGNORECASE)


_COLLECTIVE = re.compile(
    r"tập thể\s+(?:(?:cán bộ|công chức|viên chức|người lao động|cbcc(?:vc)?|đảng viên|đoàn viên|và|,)[\s,]*)*",
    re.IGNORECASE,
)
_LEVELS = ("tỉnh", "thành phố", "huyện")
"""What a unit without a name of its own is of: "Thư viện tỉnh"."""


def split_post(text: str) -> tuple[str, str]:
    """Return position and unit of a post written in one line; "" for a part that is missing or not separable."""
    text = _BORN.sub("", text, count=1)
    match = _UNIT_BEHIND.search(text) or _UNIT_RUN_ON.search(text)
    position, unit = (text[: match.start(1)].rstrip(" ,;/-–"), match[1]) if match else (text, "")
    return ("", text) if is_unit(position) else (position, unit)


def bare_collective(name: str) -> str:
    """Return the unit of which a name says that it is meant as a whole: "Tập thể cán bộ, công chức Phòng Lễ tân"."""
    rest = _COLLECTIVE.sub("", name, count=1) if name[:1] in "Tt" else name
    return rest if rest != name and is_unit(rest) else name


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Return whether a cell of the position column holds only the name of a unit.

    The name begins with a capital or a digit: "Thanh tra Sở" is a unit, "Thanh tra giao thông" may be a position.
    """
    if text.casefold() in ("thanh tra", "văn phòng"):
        return True
    named = _NAMED_UNIT.fullmatch(text)
    if named is None:
        return False
    return named["name"][:1].isupper() or named["name"][:1].isdigit() or named["name"] in _LEVELS
