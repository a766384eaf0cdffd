"""Since when what comes back is asked for: "mỗi quý từ năm 2026", "hằng năm (từ năm 2024)", "từ ngày 01/01/2025"."""

import re
from dataclasses import replace
from typing import Final

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence

_TIME: Final = (
    r"(?<!kể )(?<!tính )\btừ (?:(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|(?:đầu |quý \w+ |tháng \d{1,2} )?năm "
    r"|(?:quý \w+|tháng \d{1,2})\s?/\s?)(?P<year>20\d\d)\b(?!\s?[-–]|\s(?:đến|tới))(?: trở đi)?"
)
_SINCE: Final = re.compile(_TIME, re.IGNORECASE)
_SINCE_ALONE: Final = re.compile(rf"{_TIME}(?=\s*\)?\s*[.;]?\s*$)", re.IGNORECASE)
_DAY: Final = re.compile("từ (?:ngày )?[0-9]", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"(?:^|[,;:(])\s*$")
_FARTHEST: Final = 25
"""So many letters from a time that comes back what follows may say since when: "mỗi quý 01 lớp từ năm 2026"."""
_END: Final = re.compile(r"[.;:]\s")
_OF_A_YEAR: Final = (DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER)


def begun(deadline: Deadline, text: str) -> Deadline:
    """Return a deadline that was read in a text with its first year, if the text says one beside it."""
    is_open = deadline.year is None and deadline.from_year is None and deadline.to_year is None
    if not is_open or deadline.kind in (DeadlineKind.NONE, DeadlineKind.ROUND, DeadlineKind.RANGE):
        return deadline
    match = next((match for match in _SINCE.finditer(text) if _is_beside(deadline.text, match, text)), None)
    if match is None:
        return deadline
    yearly = deadline.recurrence is Recurrence.ONCE and deadline.kind in _OF_A_YEAR
    recurrence = Recurrence.YEARLY if yearly else deadline.recurrence
    return replace(deadline, recurrence=recurrence, from_year=int(match["year"]))


def since_alone(text: str) -> Deadline | None:
    """Return what goes on from a day or year with which a text without any other time ends; None for none."""
    match = _SINCE_ALONE.search(text)
    # "Các vụ việc từ năm 2020" says of what it is.
    if match is None or not _DAY.match(match[0]):
        return None
    return Deadline(match[0].strip(), DeadlineKind.ONGOING, from_year=int(match["year"]))


def _is_beside(words: str, match: re.Match[str], text: str) -> bool:
    place = text.find(words)
    if place < 0 or not words:
        return False
    end = place + len(words)
    if place <= match.start() < end:
        return True
    if match.start() < end and not _CLAUSE.search(text[: match.start()]):
        return False
    between = text[end : match.start()] if match.start() >= end else text[match.end() : place]
    return len(between) <= _FARTHEST and _END.search(between) is None
