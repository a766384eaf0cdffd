"""Names of bodies that are the same in every province (resources/names/bodies.txt).

They are set by law and by the regulations of each branch, not by a plan, so that a name among them is read whole
whatever words it has and whatever follows: "Phòng Cảnh sát quản lý hành chính về trật tự xã hội", "Sở Giáo dục và Đào
tạo và Sở Y tế".
"""

import re
from functools import cache
from typing import Any, Final

from desktop_app.intake.plan.names.kinds import CAPITAL, JOINT, begins_body_at
from desktop_app.runtime.resources import resource

_KIND = re.compile(r"\[(.+)\]")
_TOKEN = re.compile(r"[^\s,;:.()“”\"]+|,")
_END: Final = ""
_PREVENTS: Final = "phòng, chống"
"""What many write without its comma."""
_MAY_BE_VERBS: Final = ("phòng ", "ban ", "báo ", "đội ", "hội ", "đoàn ", "đài ")
"""What is a name only with a capital."""
_GOES_ON = re.compile(rf"\s[-–]\s[^\W\d_]|{JOINT.pattern}")


@cache
def _tree() -> dict[str, Any]:
    """Return the names as words that follow each other, in small letters; `_END` where a name may end."""
    tree: dict[str, Any] = {}
    kind = ""
    for line in resource("names", "bodies.txt").read_text("utf-8").splitlines():
        if heading := _KIND.fullmatch(line):
            kind = heading[1]
        names = re.split(r";\s*", line) if kind and not heading else []
        for name in [*names, *(name.replace(_PREVENTS, "phòng chống") for name in names if _PREVENTS in name)]:
            place = tree
            for token in _TOKEN.findall(f"{kind} {name}".lower()):
                place = place.setdefault(token, {})
            if name:
                place[_END] = {}
    return tree


def longest_standard(text: str, start: int) -> int | None:
    """Return where the longest of the names ends that begins at `start`, whatever follows it."""
    place, end, after = _tree(), None, start
    while token := _TOKEN.match(text, after):
        following = place.get(token[0].lower())
        if following is None:
            break
        place = following
        end = token.end() if _END in place else end
        after = token.end() + (text[token.end() : token.end() + 1] == " ")
    return end


def standard_end(text: str, start: int) -> int | None:
    """Return where the longest of the names ends that begins at `start`, None where none does.

    A name that goes on with a capital behind a dash, a comma or "và" is another one, which has its words first.
    """
    end = longest_standard(text, start)
    if end is None or (text[start:end].islower() and text.startswith(_MAY_BE_VERBS, start)):
        return None
    goes_on = _GOES_ON.match(text, end)
    more = goes_on is not None and CAPITAL.match(text[goes_on.end() - (goes_on[0][-1] != " ") :])
    return None if goes_on and more and not begins_body_at(text, goes_on.end()) else end
