"""Names of bodies in a sentence: units of the office, outside bodies, and "all of them".

A name begins with a word for a kind of body (Phòng, Sở, Chi đoàn) and ends where the sentence goes on: at a verb, a
particle, or a punctuation mark. Capitals alone do not identify a name, because names have lower-case words ("Phòng Quản
lý biên giới"); the first word alone does not either, because "phòng" and "thanh tra" are verbs too.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.clauses import STOP
from desktop_app.intake.plan.names.ends import group_end
from desktop_app.intake.plan.names.kinds import EACH, HEAD, HEADED, JOINT, WORD, begins_body_at
from desktop_app.intake.plan.names.named import Body, kind_of, read_body
from desktop_app.intake.plan.names.placed import is_phrase, placed_head
from desktop_app.intake.plan.names.standard import longest_standard
from desktop_app.intake.plan.words import LOWER, capitalised

_CACHE_SIZE = 2048
"""How many readings are kept: names are looked for in a plan's sentences before these are read."""
_OF_OWNER = re.compile(r"\s+của (?:Sở|cơ quan|tỉnh)(?!\w)")
_OF_ONE_KIND = re.compile(rf"[Cc]ác (?P<kind>{WORD.pattern}(?: {WORD.pattern})??)(?: chuyên môn)?:\s+")
_ORGANISATION = re.compile(r"(?:[Cc]ác )?tổ chức (?!thành viên|trực thuộc)\w")
_BETWEEN_KINDS = re.compile(r", (?:và )?| và ")
_CONCERNED = re.compile(r"(?<=và )(?:cơ quan|đơn vị|địa phương|tổ chức) (?:có )?liên quan(?!\w)")
"""Who is concerned beside those that a list names: "Sở Y tế, UBND các huyện và đơn vị liên quan"."""
_ASIDE = re.compile(r"\s*\((?=[^()]*\d)[^()]{1,40}\)(?=\s*(?:[,;]|và\s|$))")
"""What stands in a bracket behind a name of a list: "tổ Toán (tháng 10), tổ Văn (tháng 11)"."""
_OTHER_POST = re.compile(
    r",? (?:kiêm |đồng thời là )?(?:Phó |phó )?[Tt]rưởng ban(?: [Tt]hường trực)? (?=(?:Ban|Tiểu ban|Hội đồng|Tổ) )"
    r"|, (?:Phó )?Chủ tịch (?:[Tt]hường trực )?(?=Hội đồng )"
)
"""What else who heads a body is: "Giám đốc Sở Y tế, Phó Trưởng ban Thường trực Ban Chỉ đạo tỉnh"."""
_NUMBERED = re.compile(r"(?P<stem>.+ )số \d{1,2}$")
_OTHER_NUMBER = re.compile(r"số \d{1,2}(?![\w/-])")
"""Another of the same name: "Phòng Công chứng số 1, số 2 và số 3"."""
_OTHER_BODY = re.compile(r"(?: \([^()]{2,20}\))?(?: \d[\w/.-]*)?")
_OF_PLACES_NAMED = re.compile(
    rf"(?P<kind>[^\W\d_{LOWER}]\S*(?: \S+){{0,3}}?) các (?P<place>xã|phường|thôn|bản):\s+(?=[^\W\d_{LOWER}])"
)
"""Whose bodies are named behind one word for them: "UBND các xã: Nậm Pồ, Si Pa"."""
_PLACES_NAMED = re.compile(
    rf"[Cc]ác (?P<kind>huyện|xã|phường|thị trấn|thôn|bản|ấp|buôn|khóm|khu phố):\s+(?=[^\W\d_{LOWER}])"
)
_OTHER_PLACE = re.compile(
    rf"(?P<kind>huyện|xã|phường|thị trấn|thị xã|thành phố|đặc khu) (?P<name>[^\W\d_{LOWER}]\S*(?: [^\W\d_{LOWER}]\w*)*)"
)
"""A place of another kind among them: "Các huyện: Văn Lâm, Yên Mỹ và thị xã Mỹ Hào"."""
_TITLE = re.compile(rf"[^\W\d_{LOWER}][^\s,;:.()]*(?: (?!và (?![A-ZĐ]{{3,}}(?!\w)))[^\s,;:.()]+)*")
_TITLE_JOINT = re.compile(r",\s+(?:và\s+)?|\s+và\s+")
_NEXT_UNKNOWN = re.compile(rf"(?:các )?[^\W\d_{LOWER}]")
_MARK = re.compile(r"[.;:()]")
_MOST_WORDS = 7
_NAMELESS = re.compile(
    r"(?:các cơ quan(?:, (?:đơn vị|tổ chức|địa phương|doanh nghiệp|cá nhân))+"
    r"|(?:các|những) \w+|(?:bộ|sở),? (?:ban, )?ngành|ban, ngành|lực lượng|đơn vị|cơ quan|tổ chức|hội|chính quyền"
    r"|địa phương|cộng đồng)(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=_CACHE_SIZE)
def read_bodies(text: str, start: int, outside_groups: bool) -> tuple[tuple[Body, ...], int]:
    """Return the bodies listed at position `start` of `text` (separated by , ; và), and where the list ends.

    With `outside_groups`, nameless groups of the province ("các sở, ban, ngành") count too.
    """
    bodies: list[Body] = []
    end = start
    while True:
        if of_kind := _of_one_kind(text, start):
            named, end = of_kind
            bodies += named
        elif read := (not bodies and _each_body(text, start)) or read_body(text, start, outside_groups):
            body, end = read
            bodies += _each_organisation(body)
            end = _after_other_post(text, start, end)
        elif outside_groups and bodies and (concerned := _CONCERNED.match(text, start)):
            if bodies[-1].kind is not UnitKind.EVERYONE:
                bodies.append(Body(capitalised(concerned[0]), UnitKind.EVERYONE, related=True))
                end = concerned.end()
            break
        elif bodies and (number := _OTHER_NUMBER.match(text, start)) and (first := _NUMBERED.match(bodies[-1].name)):
            bodies.append(replace(bodies[-1], name=f"{first['stem']}{number[0]}"))
            end = number.end()
        elif outside_groups and bodies and (unknown := _between_known(text, start)):
            bodies.append(Body(capitalised(free(text[start:unknown])), kind_of(text[start:unknown]), placed=True))
            end = unknown
        else:
            break
        owner = _OF_OWNER.match(text, end) or (bodies and _ASIDE.match(text, end))
        end = owner.end() if owner else end
        separator = JOINT.match(text, end)
        if separator is None or "cùng với" in separator[0]:  # who works along is no more of them
            break
        start = separator.end()
    return tuple(bodies), end


def _between_known(text: str, start: int) -> int | None:
    """Return where one of no known kind ends who stands in a list between known ones: "Sở Y tế, Hãng phim, UBND xã"."""
    if not _NEXT_UNKNOWN.match(text, start) or placed_head(text, start) is None:
        return None
    joint = _TITLE_JOINT.search(text, start)
    if joint is None or not is_phrase(text, start, joint.start()) or _MARK.search(text, start, joint.start()):
        return None
    is_short = len(text[start : joint.start()].split()) <= _MOST_WORDS
    return joint.start() if is_short and begins_body_at(text, joint.end()) else None


def _each_organisation(body: Body) -> Sequence[Body]:
    """Return each of several kinds of organisations that a group names: "Các tổ chức xã hội, tổ chức nghề nghiệp"."""
    kinds = _BETWEEN_KINDS.split(body.name) if body.kind is UnitKind.EVERYONE else ()
    if sum(_ORGANISATION.match(kind) is not None for kind in kinds) < 2:
        return (body,)
    return [Body(capitalised(kind), UnitKind.EVERYONE) for kind in kinds]


def _after_other_post(text: str, start: int, end: int) -> int:
    """Return where the other post ends of who heads the body that is named from `start` to `end`."""
    post = _OTHER_POST.match(text, end) if HEADED.match(text, start) else None
    of_body = read_body(text, post.end(), outside_groups=True) if post else None
    rest = _OTHER_BODY.match(text, of_body[1]) if of_body else None
    return rest.end() if rest else end


def _each_body(text: str, start: int) -> tuple[Body, int] | None:
    """Return all of a kind, each of whom is to do something: "Mỗi phòng, đơn vị cử 01 công chức"."""
    if (match := EACH.match(text, start)) is None:
        return None
    every = "Các"
    read = read_body(f"{every}{text[match.end() :]}", 0, outside_groups=True)
    return (read[0], read[1] - len(every) + match.end()) if read else None


def _of_one_kind(text: str, start: int) -> tuple[list[Body], int] | None:
    """Return the bodies that one word for their kind stands before: "các Sở: Xây dựng, Tài chính, Nội vụ"."""
    if ": " not in text:
        return None
    headed = HEADED.match(text, start)
    of_places = _OF_PLACES_NAMED.match(text, headed.end() if headed else start)
    places = _PLACES_NAMED.match(text, start)
    kind_word = of_places or places or _OF_ONE_KIND.match(text, headed.end() if headed else start)
    if kind_word is None or not (of_places or places or HEAD.fullmatch(capitalised(kind_word["kind"]))):
        return None
    kind = f"{of_places['kind']} {of_places['place']}" if of_places else capitalised(kind_word["kind"])
    start = end = kind_word.end()
    bodies: list[Body] = []
    while True:
        if (of_places or places) and (place := _OTHER_PLACE.match(text, start)):
            name = f"{of_places['kind']} {place[0]}" if of_places else capitalised(place[0])
            bodies.append(Body(name, kind_of(name)))
            end = place.end()
            break
        title = None if HEADED.match(text, start) else _TITLE.match(text, start)
        if title is None:
            break
        whole = f"{kind} {text[start:]}"
        stop = STOP.search(title[0])
        words = (title[0][: stop.start()] if stop and not title[0].startswith(stop[0]) else title[0]).rstrip()
        standard = longest_standard(whole, 0)
        if standard is None and HEAD.match(words) and not (places and words.istitle()):
            break
        name = whole[: max(standard or 0, len(f"{kind} {words}"))]
        bodies.append(Body(name, kind_of(name)))
        end = start + len(name) - len(f"{kind} ")
        if (joint := _TITLE_JOINT.match(text, end)) is None:
            break
        start = joint.end()
    return (bodies, end) if len(bodies) > 1 else None


def skip_group(text: str, start: int) -> int | None:
    """Return where the next element of a list begins after a nameless group ("các ngành") at `start`, or None."""
    headed = HEADED.match(text, start)
    group = _NAMELESS.match(text, headed.end() if headed else start)
    separator = JOINT.match(text, group_end(text, group.end(), frozenset())) if group else None
    return separator.end() if separator else None
