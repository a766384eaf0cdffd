"""Which posts are those of who heads a unit: a room within a centre or a branch has a head that is not the centre's."""

import re
from functools import lru_cache
from typing import Final

from desktop_app.domain.office.unit_nouns import UNIONS, led_by, unit_noun
from desktop_app.domain.vietnamese import fold

_HEAD_POSTS: Final = ("truong", "chanh", "giam doc", "bi thu", "chu tich", "phu trach")
"""The first words, folded, of the posts of those who head a unit; their deputies' begin with another."""
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
    kind = unit_noun(fold(unit_name if led is None else led))
    return any(_heads(_ACTING.sub("", post), kind) for post in _POSTS.split(fold(position)))


def _heads(post: str, kind: str) -> bool:
    for noun in _BEFORE:
        if post == f"{noun} truong" or post.startswith(f"{noun} truong "):
            return kind == ("truong" if noun == _SCHOOL else noun)
    words = next((words for words in _HEAD_POSTS if post == words or post.startswith(f"{words} ")), None)
    if words is None:
        return False
    led = unit_noun(post[len(words) :].strip())
    if led in UNIONS and kind in UNIONS:
        return True
    if words == "phu trach" or (led and kind):
        return bool(led) and led == kind
    return words not in ("bi thu", "chu tich") or not kind or kind in UNIONS
