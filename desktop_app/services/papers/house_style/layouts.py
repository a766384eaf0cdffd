"""How the office lays its papers out: its own measures over those of the decree's profile, each within its range.

Nghị định 30/2020/NĐ-CP, Phụ lục I gives ranges for margins, sizes and spacings. What the office chose is kept under
"layout_profile" and holds for every paper written from then on; what was issued stays as it is.
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
from desktop_app.services.settings import damaged, read_values, set_setting, setting

KEY: Final = "layout_profile"
_WHAT: Final = "Cách trình bày văn bản"
_WHOLE: Final = frozenset({"signature_lines"})


@dataclass(frozen=True, slots=True)
class LayoutMeasure:
    """A measure of papers: what it is called, its range, what it is now, and what the program brings."""

    key: str
    title: str
    least: float
    most: float
    value: float
    shipped: float
    is_whole: bool

    @property
    def is_own(self) -> bool:
        """Whether the office chose otherwise than the program."""
        return self.value != self.shipped


def layout_of(book: Book, day: date) -> LayoutProfile:
    """Return how papers of a day are laid out. Raises InvalidRecord if no profile holds on it."""
    own = _own(book)
    profile = _shipped(day)
    return replace(profile, **own) if own else profile  # type: ignore[arg-type] # counts are whole, the rest is not


def layout_measures(book: Book, day: date | None = None) -> tuple[LayoutMeasure, ...]:
    """Return the measures that the decree leaves a choice of, as they are on a day."""
    now, shipped = layout_of(book, day or date.today()), _shipped(day or date.today())
    return tuple(
        LayoutMeasure(key, title, least, most, getattr(now, key), getattr(shipped, key), key in _WHOLE)
        for key, (least, most, title) in ranges().items()
        if least < most
    )


def change_layout(book: Book, values: Mapping[str, float]) -> Changes:
    """Lay papers out by these measures; those left out stay. Raises InvalidRecord naming the measure.

    What the program itself says is no longer kept as the office's own.
    """
    shipped = _shipped(date.today())
    unknown = sorted(set(values) - ranges().keys())
    if unknown:
        raise InvalidRecord(f"Không có mục trình bày “{unknown[0]}”.", unknown[0])
    with book.store.work("Sửa cách trình bày văn bản") as work:
        wanted = read_measures(setting(work.connection, KEY))
        wanted |= {key: int(value) if key in _WHOLE else float(value) for key, value in values.items()}
        replace(shipped, **wanted)  # type: ignore[arg-type] # counts are whole, the rest is not
        own = {key: value for key, value in wanted.items() if value != getattr(shipped, key)}
        set_setting(work, KEY, json.dumps(own, sort_keys=True) if own else "")
        return work.changes()


def restore_layout(book: Book) -> Changes:
    """Lay papers out as the program brings it."""
    with book.store.work("Khôi phục cách trình bày văn bản") as work:
        set_setting(work, KEY, "")
        return work.changes()


def read_measures(value: str) -> dict[str, float]:
    """Return the office's own measures as they are kept. Raises UnreadableInput."""
    measures = read_values(value, _WHAT)
    # true is a number to Python
    if not measures.keys() <= ranges().keys() or not all(type(one) in (int, float) for one in measures.values()):
        raise damaged(_WHAT)
    return measures


def _shipped(day: date) -> LayoutProfile:
    return profile_on(read_profiles(shipped_layout_text()), day)


def _own(book: Book) -> dict[str, float]:
    with book.store.reading() as connection:
        return read_measures(setting(connection, KEY))
