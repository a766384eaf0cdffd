"""Which posts are those of who heads a unit: a room within a centre or a branch has a head that is not the centre's."""

import re
from functools import lru_cache
from typing import Final

from desktop_app.domain.office.people import led_by
from desktop_app.domain.vietnamese import fold

_HEAD_POSTS: Final = ("truong", "chanh", "giam doc", "bi thu", "chu tich", "phu trach")
"""The first words, folded, of the posts of those who head a unit; their deputies' begin with another."""
_UNIONS: Final = ("doan", "chi doan", "cong doan", "lien doan", "chi bo", "dang bo", "dang uy", "hoi")
"""How the names of organisations of the agency begin, folded."""
_KINDS: Final = (
    *("phong", "van phong", "thanh tra", "chi cuc", "cuc", "so", "trung tam", "chi nhanh", "ban", "vien", "truong"),
    *("khoa", "bo mon", "to", "doi", "nhom", "bo phan", "hat", "tram", "quy", "thu vien", "bao tang", "benh vien"),
    *_UNIONS,
)
"""How names of units begin, folded."""
_BEFORE: Final = ("chi cuc", "cuc", "hat", "tram", "vien", "hieu", "to", "doi", "vu")
"""What is said before "trưởng": "Chi cục trưởng", but "Trưởng phòng"."""
_SCHOOL: Final = "hieu"
_ACTING: Final = re.compile("^(?:q|quyen)[. ]+")
_POSTS: Final = re.compile(r"\s*(?:[,;]|\bkiem\b)\s*")


@lru_cache(maxsize=1024)
def heads_unit(position: str, unit_name: str) -> bool:
    """Return whether a post is that of the head of the unit in which it is held, acting or in charge.

    "Trưởng phòng Thông tin" heads a Phòng, not the Trung tâm or Chi cục in which the post is held; "Chi cục trưởng"
    heads a Chi cục, "Bí thư chi đoàn" no Phòng. A name that does not say what kind of unit it is may have any head.
    """
    led = led_by(unit_name)
    kind = _kind(fold(unit_name if led is None else led))
    return any(_heads(_ACTING.sub("", post), kind) for post in _POSTS.split(fold(position)))


def _heads(post: str, kind: str) -> bool:
    for noun in _BEFORE:
        if post == f"{noun} truong" or post.startswith(f"{noun} truong "):
            return kind == ("truong" if noun == _SCHOOL else noun)
    words = next((words for words in _HEAD_POSTS if post == words or post.startswith(f"{words} ")), None)
    if words is None:
        return False
    led = _kind(post[len(words) :].strip())
    if led in _UNIONS and kind in _UNIONS:
        return True
    if words == "phu trach" or (led and kind):
        return bool(led) and led == kind
    return words not in ("bi thu", "chu tich") or not kind or kind in _UNIONS


def _kind(name: str) -> str:
    """Return the kind of unit with which a folded name begins, "" for none that is known."""
    return max((kind for kind in _KINDS if name == kind or name.startswith(f"{kind} ")), key=len, default="")
