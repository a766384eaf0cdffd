"""The filters of the list of activities beside year, kind and unit, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS, POSTED_KINDS, ActivityKind
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.lists.filter_line import RELATED

POSTED: Final = [kind.value for kind in POSTED_KINDS]
"""The scope `kinds` of “Tin tốt – Chuyện đẹp”."""

DATES: Final = frozenset({"day", "month", "from", "to"})


def filter_words(scope: Mapping[str, Any]) -> str:
    """Return the filter of a scope by days, tasks and several kinds: "ngày 05/03/2026"; "" if it has none."""
    words = []
    if "day" in scope:
        words.append(f"ngày {_day(scope['day'])}")
    if "month" in scope:
        year, month = str(scope["month"]).split("-")
        words.append(f"tháng {int(month)}/{year}")
    words += [f"{word} {_day(scope[key])}" for key, word in (("from", "từ"), ("to", "đến")) if key in scope]
    if "ids" in scope:
        words.append(RELATED)
    if "task" in scope:
        words.append("một nhiệm vụ")
    if "kinds" in scope and list(scope["kinds"]) != POSTED:
        words.append(", ".join(ACTIVITY_KIND_LABELS[ActivityKind(kind)] for kind in scope["kinds"]))
    return " ".join(words)


def year_of(scope: Mapping[str, Any]) -> int | None:
    """Return the year of a scope, None if it names none."""
    for key in ("year", "day", "month", "from"):
        if key in scope:
            return int(str(scope[key])[:4])
    return None


def _day(text: object) -> str:
    return format_date(date.fromisoformat(str(text)))
