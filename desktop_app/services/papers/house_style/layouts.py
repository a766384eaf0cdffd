"""The layout of papers: the office's own measures over those of the decree's profile, each within its range.

Nghị định 30/2020/NĐ-CP, Phụ lục I gives ranges for margins, sizes and spacings. The office's measures are stored under
"layout_profile" and hold for every paper written from then on, not for issued ones.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.document.layout import LayoutProfile, ranges
from desktop_app.papers.document.layout_file import profile_on, read_profiles, shipped_layout_text
from desktop_app.services.book import Book
from desktop_app.services.practice import mark_of
from desktop_app.services.settings import damaged, read_values, set_setting, setting

KEY: Final = "layout_profile"
_WHAT: Final = "Cách trình bày văn bản"
_WHOLE: Final = frozenset({"signature_lines"})


@dataclass(frozen=True, slots=True)
class LayoutMeasure:
    """A measure of papers: its title, its range, its value now, and the shipped value."""

    key: str
    title: str
    least: float
    most: float
    value: float
    shipped: float
    is_whole: bool

    @property
    def is_own(self) -> bool:
        """Whether the office's value differs from the shipped one."""
        return self.value != self.shipped


def layout_of(book: Book, day: date) -> LayoutProfile:
    """Return the layout of papers of a day. Raises InvalidRecord if no profile holds on it."""
    own = _own(book)
    profile = _shipped(day)
    profile = replace(profile, **own) if own else profile  # type: ignore[arg-type] # counts are whole, the rest is not
    mark = mark_of(book)
    return replace(profile, mark=mark) if mark else profile


def layout_measures(book: Book, day: date | None = None) -> tuple[LayoutMeasure, ...]:
    """Return the measures for which the decree allows a range, with their values on a day."""
    now, shipped = layout_of(book, day or date.today()), _shipped(day or date.today())
    return tuple(
        LayoutMeasure(key, title, least, most, getattr(now, key), getattr(shipped, key), key in _WHOLE)
        for key, (least, most, title) in ranges().items()
        if least < most
    )


def change_layout(book: Book, values: Mapping[str, float]) -> Changes:
    """Set measures of the layout; those left out stay. Raises InvalidRecord naming the measure.

    Values equal to the shipped ones are not stored.
    """
    shipped = _shipped(date.today())
    unknown = sorted(set(values) - ranges().keys())
    if unknown:
        raise InvalidRecord(f"Không có mục trình bày “{unknown[0]}”.", unknown[0])
    with book.store.work("Sửa cách trình bày văn bản") as work:
        measures = read_measures(setting(work.connection, KEY))
        measures |= {key: int(value) if key in _WHOLE else float(value) for key, value in values.items()}
        replace(shipped, **measures)  # type: ignore[arg-type] # counts are whole, the rest is not
        own = {key: value for key, value in measures.items() if value != getattr(shipped, key)}
        set_setting(work, KEY, json.dumps(own, sort_keys=True) if own else "")
        return work.changes()


def restore_layout(book: Book) -> Changes:
    """Restore the shipped layout."""
    with book.store.work("Khôi phục cách trình bày văn bản") as work:
        set_setting(work, KEY, "")
        return work.changes()


def read_measures(value: str) -> dict[str, float]:
    """Return the office's stored measures. Raises UnreadableInput."""
    measures = read_values(value, _WHAT)
    # true is a number to Python
    if not measures.keys() <= ranges().keys() or not all(
        type(measure) in (int, float) for measure in measures.values()
    ):
        raise damaged(_WHAT)
    return measures


def _shipped(day: date) -> LayoutProfile:
    return profile_on(read_profiles(shipped_layout_text()), day)


def _own(book: Book) -> dict[str, float]:
    with book.store.reading() as connection:
        return read_measures(setting(connection, KEY))
