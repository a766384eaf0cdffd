"""What a summary or a reason tells: of deeds, or only of ratings and earlier awards; of a movement or a theme."""

import re
from typing import Final

from desktop_app.domain.vietnamese import fold

_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_STANDING: Final = re.compile(
    r"(?:(?:trong )?nam \d{4}(?: - \d{4})?,? )?"
    r"(?:duoc (?:xep loai|cong nhan|tang|khen)|dat danh hieu|co \d+/\d+ ca nhan)"
)
"""What a clause about standing begins with, folded: a rating, a title, an award, a share of people rated well."""

_THEMES: Final = (
    "phong trao",
    "chuyen de",
    "cuoc van dong",
    "cuoc thi",
    "hoi thi",
    "chuong trinh",
    "ke hoach",
    "de an",
)
"""What movements and themes are called, folded."""


def names_theme(text: str) -> bool:
    """Tell whether a text names a movement, programme or plan that somebody took part in."""
    folded = fold(text)
    return any(theme in folded for theme in _THEMES)


def tells_no_deed(summary: str) -> bool:
    """Tell whether each clause of a summary is about standing; one without any clause tells no deed either."""
    clauses = re.split(r"[;.\n]", _IN_BRACKETS.sub("", summary))
    return all(_STANDING.match(fold(clause).strip()) for clause in clauses if clause.strip())
