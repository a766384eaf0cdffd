"""Who does a work, whoever they are: the words before what is done, cut where the next of a list begins.

A name of a known form is read by `bodies` up to where no name goes on. Here it is the other way about: first where the
sentence goes on with what is done, then who stands before it, each with a first word for people or a body.
"""

import re

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.names.agents import DUTY, agent_head, says_who, work_starts
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.charged import CAUSES
from desktop_app.intake.plan.names.clauses import VERB
from desktop_app.intake.plan.names.kinds import ALL_STAFF, HEADED, begins_body_at
from desktop_app.intake.plan.names.named import EVERYONE as ALL_OF_STAFF
from desktop_app.intake.plan.names.named import Body, kind_of
from desktop_app.intake.plan.names.placed import ends_with_own_name, is_another, is_phrase, placed_head
from desktop_app.intake.plan.words import LOWER, capitalised

_JOINT = re.compile(r"[,;] (?:và )?| và | cũng như | cùng với ")
_NEXT = re.compile(
    rf"(?:[Cc]ác|những|toàn thể) \w|tổ chức, (?:hộ|cá nhân)|{HEADED.pattern}|{ALL_STAFF.pattern}|[^\W\d_{LOWER}]"
    rf"|(?:tổ(?! (?:chức|quốc))|đội(?! (?:ngũ|viên))|trạm|bộ phận|công an|ban(?! hành)|văn phòng(?! phẩm)) [{LOWER}]"
    r"|(?:liên )?chi (?:đoàn|hội|đội)(?! viên)(?!\w)"
)
"""What the next of a list begins with; small letters go on with who was named before: "các sở, ban, ngành"."""
_BIDS = re.compile(r" (?:giao|yêu cầu|đề nghị)(?: cho)? (?=các |[^\W\d_a-z])")
"""What stands in no name, but between who bids and who is bidden."""
_HAS = re.compile(r" có (?!liên quan)")
_RELATED = re.compile(r"(?<!\w)(?:có )?liên quan(?!\w)")


def listed_doers(text: str, start: int, *, bidden: bool, placed: bool = True) -> tuple[tuple[Body, ...], int]:
    """Return those who stand before what they are to do, from `start` on, and where that begins; () if that is unsure.

    Behind what bids somebody any work may follow. If they are `placed` where nobody else can stand than who does
    something, their first words may be of any kind.
    """
    for end in work_starts(text, start, bidden=bidden):
        if bodies := named_before(text, start, end, placed=placed):
            return bodies, end
    return (), start


def named_before(text: str, start: int, end: int, *, placed: bool = False) -> tuple[Body, ...]:
    """Return those whom the words from `start` to `end` name and nothing else, () if they say something else.

    If they are `placed` where nobody else can stand than who does something, their first words may be of any kind.
    """
    bodies: list[Body] = []
    while start < end:
        known, after = read_bodies(text[:end], start, outside_groups=True)
        joint = _joint(text, after, end, placed=placed) if known else None
        if known and (after == end or (joint and joint.start() == after) or known[-1].name == ALL_OF_STAFF):
            bodies += known
        elif agent_head(text, start) or (placed and placed_head(text, start)):
            joint = _joint(text, start, end, placed=placed)
            if not agent_head(text, start) and not is_phrase(text, start, joint.start() if joint else end):
                return ()
            bodies.append(_unknown(text, start, joint.start() if joint else end))
        else:
            return ()
        start = joint.end() if joint else end
    return tuple(bodies) if all(says_who(body.name) and not _BIDS.search(body.name) for body in bodies) else ()


def _joint(text: str, start: int, end: int, *, placed: bool) -> re.Match[str] | None:
    """Return what stands before the next of a list."""
    for joint in _JOINT.finditer(text, start, end):
        known = joint[0] == " và " and begins_body_at(text, joint.end())
        if placed and is_another(text, joint.end()):
            return joint
        if (known or _NEXT.match(text, joint.end())) and agent_head(text, joint.end()):
            return joint
    return None


def before_charge(text: str, start: int, bodies: tuple[Body, ...], end: int) -> tuple[tuple[Body, ...], int]:
    """Return those named before what is surely a charge, in place of `bodies` of it whose names end at no work.

    Before a duty all stand who have it, whatever verbs are in their names.
    """
    if not bodies or not text[end:].strip() or _HAS.match(text, end):
        return bodies, end
    doers, after = listed_doers(text, start, bidden=False)
    surely = not VERB.match(text, end + 1) or (DUTY.match(text, after) and not CAUSES.match(text, end))
    return (doers, after) if after > end and surely else (bodies, end)


def _unknown(text: str, start: int, end: int) -> Body:
    headed = HEADED.match(text, start, end)
    name = free(text[headed.end() if headed and " " in text[headed.end() : end] else start : end])
    together = re.match(r"(?:các|những|toàn thể|tất cả) ", name, re.IGNORECASE)
    placed = agent_head(text, start) is None and not ends_with_own_name(name)
    kind = UnitKind.EVERYONE if together else kind_of(name)
    return Body(capitalised(name), kind, bool(_RELATED.search(name)), placed=placed)
