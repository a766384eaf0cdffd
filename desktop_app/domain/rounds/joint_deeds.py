"""What a summary says of a deed that was not the nominee's alone: with how many colleagues, with which bodies."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.office.citations import count_words, joined_words
from desktop_app.domain.rounds.achievements import CitedActivity, RoleInRecord

_CLAIMED: Final = (RoleInRecord.LEAD, RoleInRecord.SPEAKER, RoleInRecord.AUTHOR)
"""The roles whose words claim a deed; to have supported or taken part says by itself that there were others."""
_NAMED_BEFORE: Final = (RoleInRecord.UNIT, RoleInRecord.LEAD)
"""Who held a thing with a body; of everybody else the bodies follow what was held."""
_JOINTLY: Final = "phối hợp"


def is_joint(activity: CitedActivity) -> bool:
    """Tell whether others had the role that the words would claim for the nominee."""
    return activity.role in _CLAIMED and bool(activity.colleagues)


def together(verb: str, alike: Sequence[CitedActivity], *, before_title: bool) -> str:
    """Return a verb with those who did it, too: "cùng 01 đồng nghiệp viết", "phối hợp với Công an tỉnh tổ chức".

    Bodies are named here only before a title; how many colleagues, only where they were the same each time.
    """
    first = alike[0]
    if before_title and first.partners and first.role in _NAMED_BEFORE:
        verb = _with_partners(verb, first)
    if not is_joint(first):
        return verb
    number = f"{count_words(len(first.colleagues))} " if len({deed.colleagues for deed in alike}) == 1 else ""
    return f"cùng {number}đồng nghiệp {verb}"


def _with_partners(verb: str, activity: CitedActivity) -> str:
    with_whom = f"{_JOINTLY} với {activity.partners}"
    if activity.role is RoleInRecord.LEAD:
        return f"chủ trì, {with_whom} thực hiện"
    return f"{with_whom} {verb.removeprefix(_JOINTLY).strip()}"


def partners_after(activity: CitedActivity, verb: str) -> str:
    """Return the bodies of an activity as the brackets after its title name them; "" where the verb does already."""
    if not activity.partners or activity.partners in verb:
        return ""
    return f"{_with(verb)} {activity.partners}"


def _with(verb: str) -> str:
    # To have supported is said once.
    return "cùng" if verb.startswith(_JOINTLY) else f"{_JOINTLY} với"


def partners_of(alike: Sequence[CitedActivity], verb: str) -> str:
    """Return the bodies with which several activities were held, and how many of them, if not all."""
    held = [deed.partners for deed in alike if deed.partners]
    if not held:
        return ""
    part = f"trong đó {count_words(len(held))} " if len(held) < len(alike) else ""
    return f", {part}{_with(verb)} {joined_words(tuple(dict.fromkeys(held)))}"
