"""The words for a filter of the list of awards."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desktop_app.domain.round_codes import round_title
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS, CommendationType, NomineeKind
from desktop_app.ui.base.translation import format_date

_ELSEWHERE: Final = " – chọn một quyết định ở trên để xem riêng"
"""What the list of awards of more decisions than the one above it says."""


def awards_title(scope: Mapping[str, Any]) -> str:
    """Return what stands above the awards of a query, with the way to those of one decision."""
    return f"{_words(scope)}{_ELSEWHERE}:"


def _words(scope: Mapping[str, Any]) -> str:
    """Return in words which awards a scope asks for: "Giấy khen, cá nhân nữ, theo quyết định đã ký năm 2026"."""
    who = _who(scope)
    return f"{_what(scope)}, {who}, {_when(scope)}" if who else f"{_what(scope)} {_when(scope)}"


def _what(scope: Mapping[str, Any]) -> str:
    award = str(scope.get("award", "Khen thưởng"))
    kind = scope.get("type", "")
    label = COMMENDATION_TYPE_LABELS[CommendationType(kind)].lower() if kind in set(CommendationType) else ""
    return f"{award} ({label})" if label else award


def _who(scope: Mapping[str, Any]) -> str:
    words = [NOMINEE_KIND_LABELS[NomineeKind(scope["kind"])].lower()] if "kind" in scope else []
    words += ["nữ"] if scope.get("woman") else []
    if "leader" in scope:
        words.append("lãnh đạo" if scope["leader"] else "trực tiếp")
    if "unit" in scope:
        words.append("của đơn vị đã chọn")
    if "unit_name" in scope:
        words.append(f"của {scope['unit_name']}")
    return " ".join(words)


def _when(scope: Mapping[str, Any]) -> str:
    words = ["theo quyết định đã ký" if scope.get("signed") else "theo các quyết định"]
    for key, word in (("from", "từ"), ("to", "đến")):
        if key in scope:
            words.append(f"{word} {format_date(date.fromisoformat(scope[key]))}")
    if "year" in scope:
        words.append(f"năm {scope['year']}")
    if "round" in scope:
        words.append(f"đợt {round_title(scope['round'])}")
    return " ".join(words)
