"""“Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”: days and weeks without an item, and links to posted items.

Weeks begin on Monday and are numbered as in the office's calendar (ISO 8601). No rule obliges a single department to
post each day and week; the gaps are only shown.
"""

import unicodedata
from calendar import Calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.domain.errors import InvalidRecord

LONGEST_LINK = 2_000
"""Characters; browsers and other programs cut off longer links."""

_WEEK = timedelta(days=7)
_UNSEEN = ("Z", "C")  # Unicode categories: blanks; control characters, zero-width characters and unassigned ones
_NEVER_IN_LINKS = frozenset('<>"')


class Gaps(NamedTuple):
    """Days without good news and weeks (by their Mondays) without a story, in order."""

    days: tuple[date, ...]
    weeks: tuple[date, ...]


def find_gaps(
    days_with_good: Iterable[date],
    weeks_with_story: Iterable[date],
    first: date,
    last: date,
    *,
    today: date | None = None,
) -> Gaps:
    """Return the gaps from `first` to `last` (both included); with `today`, only those up to today.

    `weeks_with_story` holds any day of each week with a story. A week belongs to the range if one of its days does, so
    the caller must pass stories from `week_start(first)` on. Today and its week are gaps until an item is posted.
    """
    last = last if today is None else min(last, today)
    if first > last:
        return Gaps((), ())
    posted_days = set(days_with_good)
    story_weeks = {week_start(day) for day in weeks_with_story}
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    monday = week_start(first)
    mondays = (monday + number * _WEEK for number in range((last - monday).days // 7 + 1))
    return Gaps(
        tuple(day for day in days if day not in posted_days), tuple(day for day in mondays if day not in story_weeks)
    )


def week_start(day: date) -> date:
    """Return the Monday of the week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def week_title(day: date) -> str:
    """Return the title of the week that `day` lies in: "tuần 12 (16/3 – 22/3)"."""
    monday = week_start(day)
    sunday = monday + timedelta(days=6)
    return f"tuần {day.isocalendar().week} ({monday.day}/{monday.month} – {sunday.day}/{sunday.month})"


def month_grid(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """Return the weeks of a month as rows of 7 days from Monday; the first and last row may have days outside of it."""
    return tuple(map(tuple, Calendar().monthdatescalendar(year, month)))


def looks_like_link(text: str) -> bool:
    """Return whether `text` is a valid link."""
    return not _fault(_stripped(text))


def checked_link(text: str) -> str:
    """Return a link without blanks and zero-width characters around it. Raises InvalidRecord (`link`)."""
    link = _stripped(text)
    if fault := _fault(link):
        raise InvalidRecord(fault, "link")
    return link


def _stripped(text: str) -> str:
    # Text copied from a page often contains invisible characters.
    visible = [position for position, character in enumerate(text) if not _is_unseen(character)]
    return text[visible[0] : visible[-1] + 1] if visible else ""


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character).startswith(_UNSEEN)


def _fault(link: str) -> str:
    if any(map(_is_unseen, link)) or _NEVER_IN_LINKS.intersection(link):
        return "Liên kết không được có khoảng trắng, dấu ngoặc kép hoặc dấu < >."
    if not link.lower().startswith(("http://", "https://")):
        return "Liên kết phải bắt đầu bằng http:// hoặc https://."
    if len(link) > LONGEST_LINK:
        return f"Liên kết dài quá {LONGEST_LINK} ký tự."
    return "" if _names_a_host(link) else "Liên kết thiếu tên trang sau http:// hoặc https://."


def _names_a_host(link: str) -> bool:
    # Page Hôm nay counts posts and reads no links; loading this takes 2 ms of the start.
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(link)
        host, port = parts.hostname, parts.port
    except ValueError:  # brackets that hold no address, a port that is no number
        return False
    return host is not None and port != 0 and all(label.strip("-_") for label in host.removesuffix(".").split("."))
