"""A link and a title pasted as one line, in either order."""

import re

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.year.good_news import checked_link, looks_like_link

_BARE_PAGE = re.compile(r"(www\.\S+)|([\w-]+(\.[\w-]+)*\.[a-z]{2,}/\S*)", re.IGNORECASE)
_AROUND_TITLES = " -–—|:;,•·"
_AFTER_LINKS = ",;"


def read_pasted(line: str) -> tuple[str, str]:
    """Return the link ("" for none) and the title that a line holds.

    Raises InvalidRecord, `link` for one that is no link or of which there are several, `title` if there is none.
    """
    words = clean_line(line).split()
    links = _links(words)
    if len(links) > 1:
        raise InvalidRecord("Dòng này có nhiều liên kết: mỗi lần ghi một liên kết.", "link")
    link = checked_link(links[0]) if links else ""
    title = " ".join(word for word in words if not _is_meant_as_link(word)).strip(_AROUND_TITLES)
    if not title:
        raise InvalidRecord("Gõ thêm tiêu đề sau liên kết." if link else "Dán liên kết và gõ tiêu đề.", "title")
    return link, title


def link_in(line: str) -> str:
    """Return the link of a line, "" unless the line has exactly one valid link."""
    links = _links(clean_line(line).split())
    return links[0] if len(links) == 1 and looks_like_link(links[0]) else ""


def _links(words: list[str]) -> list[str]:
    meant = (word.rstrip(_AFTER_LINKS) for word in words if _is_meant_as_link(word))
    return list(dict.fromkeys(meant))


def _is_meant_as_link(word: str) -> bool:
    return "://" in word or _BARE_PAGE.fullmatch(word) is not None
