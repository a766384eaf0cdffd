"""Whether a summary tells of what was done, or only of ratings and of awards that were given before."""

import re
from typing import Final

from desktop_app.domain.vietnamese import fold

_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_STANDING: Final = re.compile(
    r"(?:(?:trong )?nam \d{4}(?: - \d{4})?,? )?"
    r"(?:duoc (?:xep loai|cong nhan|tang|khen)|dat danh hieu|co \d+/\d+ ca nhan)"
)
"""What a clause about standing begins with, folded: a rating, a title, an award, a share of people rated well."""


def tells_no_deed(summary: str) -> bool:
    """Tell whether each clause of a summary is about standing; one without any clause tells no deed either."""
    clauses = re.split(r"[;.\n]", _IN_BRACKETS.sub("", summary))
    return all(_STANDING.match(fold(clause).strip()) for clause in clauses if clause.strip())
