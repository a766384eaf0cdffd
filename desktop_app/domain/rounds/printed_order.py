"""The order of a round's nominees in every list and paper: what its sort key is made of.

Collectives, then people. Where the clerk has put them in order, as she did; else by award from the highest, by the
units' order, by rank, by name.
"""

from functools import lru_cache
from typing import Final

from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind

PLACE_COLUMNS: Final = ("place", "award_code", "unit_place", "post_title")
"""The columns of a nomination by which `printed_key` sorts, between its kind and its name."""

AWARD_ORDER: Final = (
    "labour_order_third",
    "government_flag",
    "national_fighter",
    "pm_certificate",
    "provincial_flag",
    "provincial_fighter",
    "excellent_collective",
    "provincial_certificate",
    "commemorative_medal",
    "advanced_collective",
    "grassroots_fighter",
    "advanced_worker",
    "certificate_of_merit",
    "ministry_certificate",
    "diplomacy_medal",
    "central_union_certificate",
    "union_certificate",
    "union_medal",
)
"""The codes of awards, the highest first, in the order in which every shipped set of rules has them."""
_AWARD_PLACES: Final = {code: f"{place:02d}" for place, code in enumerate(AWARD_ORDER)}
_UNKNOWN_AWARD: Final = "99"
_LAST: Final = 9_999
"""The place of what has none, after all that have one."""

_RANKS: Final = (
    ("giam doc", "q. giam doc", "quyen giam doc"),
    ("pho giam doc",),
    ("chanh ", "truong ", "q. chanh ", "q. truong ", "quyen ", "phu trach"),
    ("pho ",),
    ("chuyen vien cao cap",),
    ("chuyen vien chinh",),
    ("chuyen vien", "ke toan", "van thu"),
)
"""How the posts of one unit begin, folded, from the highest."""


def printed_key(kind: str, name: str, place: int | None, award_code: str, unit_place: int | None, post: str) -> str:
    """Return the key of printed order; `place` is the clerk's own (None: none), `name` the key of the name."""
    group = "1" if kind == NomineeKind.COLLECTIVE else "2"
    award = _AWARD_PLACES.get(award_code, _UNKNOWN_AWARD)
    own = _LAST if place is None else place
    unit = _LAST if unit_place is None else min(unit_place, _LAST)
    return f"{group}{own:04d}{award}{unit:04d}{rank_of(post)}{name}"


@lru_cache(maxsize=1_000)
def rank_of(post: str) -> int:
    """Return the place of a post among those of its unit, 0 for the highest."""
    folded = fold(post)
    return next((rank for rank, starts in enumerate(_RANKS) if folded.startswith(starts)), len(_RANKS))
