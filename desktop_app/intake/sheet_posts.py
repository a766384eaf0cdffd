"""Position and unit written in one cell: "Trưởng phòng, Phòng Tổng hợp"."""

import re

_UNIT_BEHIND = re.compile(
    r"\s*(?:[,;]|\s[-–]\s)\s*((?:phòng|văn phòng|ban|trung tâm|thanh tra|chi cục|sở|tổ|đội|chi đoàn|ubnd|ủy ban"
    r"|uỷ ban|trường|công ty|bệnh viện)\s.*|thanh tra|văn phòng)$",
    re.IGNORECASE,
)


def split_post(text: str) -> tuple[str, str]:
    """Return position and unit of a post written in one line; the unit is "" if none can be told apart."""
    match = _UNIT_BEHIND.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")
