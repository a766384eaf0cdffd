"""The bodies that a field, a cell or a heading lists, which holds nothing else."""

import re
from collections.abc import Sequence

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.doers.asked import CHARGE, LONGEST_NAME, POST_WORDS, after_asking
from desktop_app.intake.plan.names.bound import BLANK, free
from desktop_app.intake.plan.names.kinds import HEAD, HEADED
from desktop_app.intake.plan.names.named import Body, begins_body, kind_of, sentence_goes_on
from desktop_app.intake.plan.names.words import COMPOUNDS
from desktop_app.intake.plan.words import capitalised

_POST_BEHIND = re.compile(r" \((?:Phó )?(?:Trưởng|Tổ trưởng|Ủy viên|Thành viên|Thư ký)\b[^()\d]*\)$", re.IGNORECASE)
"""What else somebody is: "Thầy Phó Hiệu trưởng Trần Văn A (Trưởng ban Giáo dục)"."""
_NO_NAME = re.compile(
    r"[,;:()\d]|\b(?:chủ trì|phối hợp|thực hiện|phụ trách|tham mưu|là|và|cùng|của|thuộc|trong|theo|có|chủ động|được"
    r"|chịu)\b"
)
"""What no name goes on with in a field of its own: "Hội Liên lạc với người Việt Nam ở nước ngoài" is one name."""
_GIVES_WORK = re.compile(
    r"[;:()]|\b(?:chủ trì|phối hợp|thực hiện|phụ trách|tham mưu|là|trách nhiệm|theo dõi|báo cáo|chủ động|được|phải"
    r"|căn cứ|hướng dẫn|triển khai|chỉ đạo)\b"
)
"""What a sentence gives work with, and no name has."""
_HAS_ROLE = re.compile(r",?\s+(?:chủ trì|phối hợp|phụ trách|chịu trách nhiệm)(?!\w)")
"""Behind the names of a field, what they are to do."""
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị)\s", re.IGNORECASE)
_PERSON_OF_POST = re.compile(rf"(?:đồng chí|Đồng chí|đ/c|Đ/c)\s(?=(?:[Pp]hó )?(?:{HEADED.pattern}|{POST_WORDS}))")
"""What stands before somebody who is called by a post: "đồng chí Trưởng Ban Phong trào"."""
_COLLECTIVE = re.compile(r"(?:các|những|một số|tất cả|toàn thể|mọi|từng)(?!\w)", re.IGNORECASE)
_NEXT_POST = re.compile(r"(?:Phó )?(?:Trưởng|Chủ tịch|Bí thư|Giám đốc|Tổ trưởng|Chuyên viên)(?= )")
_COMMON_KIND = re.compile(r"(?:doanh nghiệp|cơ sở|hợp tác xã|trường)(?= |$)")
_SHORT_NAME = re.compile(r"[A-ZĐ&]{2,8}$")
"""A name of initials alone: "VTV"."""
_HEADED_SHORT = re.compile(rf"{HEADED.pattern}(?P<whole>[A-ZĐ&]{{2,8}})$")
"""Who heads a body of initials stands for it, too: "Giám đốc TTĐH"."""
_OF_ONE_KIND = re.compile(
    rf"(?<!\w)(?P<kind>Phòng|Ban|Khoa|P\.)[ {BLANK}][A-ZĐ&]{{3,8}}, (?=[A-ZĐ&]{{3,8}}(?:,| và |$))"
)
"""Initials of one kind that is said once: "Phòng KHTC, CNTT"."""


def read_named(value: str) -> tuple[Body, ...]:
    """Return the bodies that a field or a cell names, which holds nothing else; persons are left in the text."""
    bodies: list[Body] = []
    for part in re.split(r"\s*(?:\n|;|\s\+\s)\s*", value):
        piece = _PERSON_OF_POST.sub("", re.sub(r"\s*\([^()]*\)", "", part).strip(" .,:-–—+•"))
        while (named := _OF_ONE_KIND.search(piece)) is not None:
            piece = f"{piece[: named.end()]}{named['kind']} {piece[named.end() :]}"
        if charge := CHARGE.fullmatch(free(piece)):
            bodies.append(Body(capitalised(charge["post"]), UnitKind.OTHER))
        elif piece and not _PERSON.match(piece):
            bodies += _listed(piece)
    return tuple(bodies)


def read_whole(text: str) -> tuple[tuple[Body, ...], bool]:
    """Return the bodies that `text` names if it names nothing else, and whether that is sure.

    It is not where what a name goes on with may as well be what the body does: "Phòng Quản lý bay trực".
    """
    if charge := CHARGE.fullmatch(free(text)):
        return (Body(capitalised(charge["post"]), UnitKind.OTHER),), True
    start = after_asking(text)
    bodies, end = read_bodies(text, start, outside_groups=True)
    if end == len(text):
        return bodies, True
    if len(bodies) == 1 and bodies[0].kind is not UnitKind.EVERYONE and not _GIVES_WORK.search(text, end):
        return (Body(capitalised(text[start:]), bodies[0].kind),), False
    return (), False


def names_only(text: str) -> bool:
    """Return whether `text` is a list of bodies and nothing else."""
    stripped = (_POST_BEHIND.sub("", piece.strip(" .,:-–+•")) for piece in re.split(r"[;\n]", text))
    pieces = filter(None, stripped)
    return all(read_bodies(piece, after_asking(piece), outside_groups=True)[1] == len(piece) > 0 for piece in pieces)


def _listed(piece: str) -> Sequence[Body]:
    if headed := _HEADED_SHORT.match(piece):
        return [Body(headed["whole"], UnitKind.OTHER)]
    start = after_asking(piece)
    bodies, end = read_bodies(piece, start, outside_groups=True)
    rest = piece[end:]
    if len(bodies) == 1 and bodies[0].kind is not UnitKind.EVERYONE and rest and not _NO_NAME.search(rest):
        return [Body(capitalised(piece[start:]), bodies[0].kind)]
    if bodies and (end == len(piece) or sentence_goes_on(piece, end)):
        return bodies
    # A name of no known form: a comma separates names where a kind of body or a capital follows it.
    names: list[str] = []
    does = _HAS_ROLE.search(piece, start)
    parts = re.split(
        r"(\s*,\s*|\s+và\s+(?=(?:các|những|một số)\s))", piece[start : does.start() if does else len(piece)]
    )
    for comma, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        is_short = names and _SHORT_NAME.match(part) and _SHORT_NAME.match(names[-1])
        if names and not (
            is_short
            or begins_body(part)
            or _NEXT_POST.match(part)
            or _COLLECTIVE.match(part)
            or _in_small_letters(part)
        ):
            names[-1] += f"{comma}{part}"
        else:
            names.append(part)
    return [
        Body(capitalised(name), UnitKind.EVERYONE if _COLLECTIVE.match(name) else kind_of(name))
        for name in names
        if len(name) <= LONGEST_NAME
    ]


def _in_small_letters(part: str) -> bool:
    """Return whether an element of a list is a name written in small letters: "trạm y tế xã", no "thể thao"."""
    if _COMMON_KIND.match(part):
        return True
    kind = HEAD.match(capitalised(part))
    if kind is None or not part[:1].islower():
        return False
    return " " in kind[0] or " ".join(part.split()[:2]) not in COMPOUNDS
