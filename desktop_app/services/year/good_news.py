"""Good news: a link recorded before is reported, so that no item is counted twice."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from urllib.parse import parse_qsl, urlsplit

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.activities import ActivityFields
from desktop_app.services.book import Book
from desktop_app.services.year.activities import add_activity
from desktop_app.store import records

_TRACKERS = ("utm_", "fbclid", "gclid", "zarsrc", "mibextid")
"""Prefixes of tracking parameters in links: they do not belong to the address of the page."""

_SAME_SITE = ("www.", "m.")


@dataclass(frozen=True, slots=True)
class PostedLink:
    """An activity recorded under a link."""

    id: int
    day: date
    title: str

    @property
    def sentence(self) -> str:
        """The sentence that the link is recorded already."""
        return f"Liên kết này đã ghi ngày {self.day:%d/%m/%Y}: “{shortened(self.title)}”."


class LinkPosted(InvalidRecord):
    """Raised for a link under which an activity is recorded already."""

    def __init__(self, posted: PostedLink) -> None:
        super().__init__(posted.sentence, "link")
        self.posted = posted


def posted_under(book: Book, link: str, except_id: int | None = None) -> PostedLink | None:
    """Return the earliest activity, not in the trash, whose link leads to the same page; None if none does."""
    page = page_of(link)
    host, path, _ = page
    links = records.table("activity").c.link
    # After the path only a slash, parameters or a fragment can follow, which leaves few rows to compare.
    patterns = [links.endswith(f"{host}{path}{end}", autoescape=True) for end in ("", "/")]
    patterns += [links.contains(f"{host}{path}{sign}", autoescape=True) for sign in ("?", "/?", "#", "/#")]
    on_same_page = reduce(or_, patterns)
    with book.store.reading() as connection:
        candidates = records.find(connection, "activity", on_same_page, order="from_date")
    for row in candidates:
        if row["trashed_at"] is None and row["id"] != except_id and page_of(row["link"]) == page:
            return PostedLink(row["id"], date.fromisoformat(row["from_date"]), row["title"])
    return None


def post(book: Book, fields: ActivityFields, *, again: bool = False) -> Changes:
    """Record a good item; with `again` even under a link that is there already.

    Raises LinkPosted, InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    if fields.link and not again:
        posted = posted_under(book, fields.link)
        if posted is not None:
            raise LinkPosted(posted)
    return add_activity(book, fields)


def page_of(link: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return the host, path and parameters of a valid link, without tracking parameters."""
    parts = urlsplit(link)
    host = parts.netloc.lower().rpartition("@")[2]
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    parameters = (pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKERS))
    return host, parts.path.rstrip("/"), tuple(sorted(parameters))
