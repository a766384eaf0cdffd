"""Who may lead a task where its words do not say it surely: as it was read, and how else it may be read.

A reading is sure where its names are known, or where what follows them surely begins a clause. It is not where nobody
was read though the sentence names bodies, where only what follows told that somebody is named, where a word of no known
form stands behind the last name, and where a comma or "và" may part two names as well as the words of one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import Final

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.doers.charged import named_before
from desktop_app.intake.plan.doers.subjects import places_of_doers
from desktop_app.intake.plan.names.agents import agent_head, surely_does, work_starts
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.clauses import STOP, VERB
from desktop_app.intake.plan.names.kinds import HEADED, begins_body_at
from desktop_app.intake.plan.names.named import Body, kind_of
from desktop_app.intake.plan.names.placed import has_own_name
from desktop_app.intake.plan.names.standard import longest_standard
from desktop_app.intake.plan.names.words import ALSO_DONE, OF_SOMETHING
from desktop_app.intake.plan.words import capitalised

Reading = tuple[Body, ...]

_MOST: Final = 5
"""How many readings are offered, each by a digit."""
_MOST_NAMES: Final = 30
"""A longer list is entered, not chosen."""
_MOST_WORKS: Final = 3
"""How many places are tried where what is done may begin behind one who may do it."""
_JOINT: Final = re.compile(r", (?:và )?| và ")
_SAME_KIND: Final = re.compile(
    r"(?:xã|phường|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|thành|thị|thôn|bản|đặc khu|ban|ngành|bộ|đơn vị|cơ quan"
    r"|địa phương|đoàn thể|phòng|trường học)(?!\w)",
    re.IGNORECASE,
)
"""What goes on in one name behind a comma: "UBND các xã, phường", "Các sở, ban, ngành"."""
_HALVES: Final = (" tổ", " bộ", " công", " đơn", " cơ", " trung", " cá", "Các cơ sở")
"""What a name does not end with: "Các cơ quan, tổ" where "chức" is lost."""
_NO_NAME: Final = re.compile(
    r"[;:]|,$|^[Tt]ổ chức (?:hội nghị|hội thảo|hội thi|lễ|lớp|cuộc|các|việc|đoàn kiểm)(?!\w)"
    r"| (?:yêu cầu|đề nghị|do|phải|sẽ|tiếp tục|(?:có|chịu) trách nhiệm|nghiêm túc)(?!\w)"
)
_LAST_WORDS: Final = 3
_MARK: Final = re.compile(r"[,.;:()]")
_FIRST_WORDS: Final = re.compile(r"\w+(?: (?=\w)|(?= ))")
_LONGEST: Final = 160
"""How far behind the first word of a name it is sought where what is done begins."""
_ALL_OF: Final = re.compile(r"(?:các|những) \w+(?: \w+)?$", re.IGNORECASE)


def lead_choices(text: str, reading: Reading, *, sure: bool) -> tuple[Reading, ...]:
    """Return who may lead, the likeliest first, () where `reading`, who was read in `text`, is sure or all there is.

    The first is `reading` itself, unless nobody was read: then those whom the sentence may name as who does it.
    """
    if sure or len(reading) > _MOST_NAMES:
        return ()
    place = _place(text, reading)
    if reading and not any(body.placed for body in reading) and not _is_unsure(text, reading, place):
        return ()
    offered: dict[frozenset[str], Reading] = {}
    read = _key(reading)
    for each in chain(_others(text, reading, place), _elsewhere(text)):
        if each and all(_is_name(free(body.name)) for body in each) and _key(each) != read:
            offered.setdefault(_key(each), each)
        if len(offered) == _MOST - 1:
            break
    others = tuple(offered.values())
    placed = any(body.placed for body in reading)
    return (reading, *others) if reading and (others or placed) else others


def _is_name(words: str) -> bool:
    """Return whether words may be a name: none in them, nor at their end, begins what is done."""
    ends = [space.end() for space in re.finditer(" ", words)][-_LAST_WORDS:]
    begun = (STOP.fullmatch(words, end) for end in ends)
    return _NO_NAME.search(words) is None and not any(stop and stop[0] != "tổ chức" for stop in begun)


def _key(reading: Reading) -> frozenset[str]:
    return frozenset(fold(free(body.name)) for body in reading)


def _place(text: str, reading: Reading) -> tuple[int, int] | None:
    """Return from where to where a list of names of known forms is that was read, None where it is no such list."""
    read = _key(reading)
    for start in places_of_doers(text) if reading else ():
        bodies, end = read_bodies(text, start, outside_groups=True)
        if bodies and _key(bodies) == read:
            return start, end
    return None


def _is_unsure(text: str, reading: Reading, place: tuple[int, int] | None) -> bool:
    if place is None:
        # Who is said to do it at last leads perhaps together with whom the sentence begins with.
        return not _before_colon(text, reading) and (agent_head(text, 0) is not None or _is_told_by_work(text, reading))
    names = [free(body.name) for body in reading]
    words = free(text).casefold()
    return (
        _is_loose(text, reading[-1], place[1])
        or HEADED.match(names[0]) is not None
        or any(map(_may_be_two, names))
        or any(_may_be_one(words, *pair) for pair in pairwise(names))
    )


def _before_colon(text: str, reading: Reading) -> bool:
    """Return whether who was read is all that stands there, or all before a colon."""
    words = free(text)
    return words.rstrip(" .;") == free(reading[0].name) or words.startswith(f"{free(reading[0].name)}:")


def _is_told_by_work(text: str, reading: Reading) -> bool:
    """Return whether only what they are to do told that somebody is named."""
    read = _key(reading)
    return any(_key(each) == read for each in _elsewhere(text))


def _is_loose(text: str, last: Body, end: int) -> bool:
    """Return whether the last name may go on behind `end`, where it was read to end."""
    if last.known or not text.startswith(" ", end) or text[end + 1 : end + 2] in "(“–-" or surely_does(text, end):
        return False
    goes_on = STOP.match(text, end + 1)
    if goes_on is None:
        return True
    may_name = goes_on[0] in OF_SOMETHING or goes_on[0] in ALSO_DONE
    return VERB.match(text, end + 1) is None or (may_name and last.kind is UnitKind.EVERYONE)


def _may_be_two(name: str) -> bool:
    """Return whether a name may be several, or is broken off in a word."""
    if longest_standard(name, 0) == len(name):
        return False
    return any(_parts(name)) or name.endswith(_HALVES)


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """Yield the two names that a name may be."""
    for joint in _JOINT.finditer(name):
        if agent_head(name, joint.end()) and not _SAME_KIND.match(name, joint.end()):
            yield name[: joint.start()], name[joint.end() :]


def _may_be_one(words: str, name: str, beside: str) -> bool:
    """Return whether two names may be one: "Các cụm, khối thi đua"."""
    return _ALL_OF.match(name) is not None and f"{name}, {beside}".casefold() in words


def _others(text: str, reading: Reading, place: tuple[int, int] | None) -> Iterator[Reading]:
    """Yield what `reading` becomes if its last name goes on, if two are one, or one is two."""
    for last in _longer(text, reading[-1], place) if reading else ():
        yield (*reading[:-1], _body(last))
    words = free(text).casefold()
    for number, pair in enumerate(pairwise(reading)):
        for joint in (", ", " và "):
            at = words.find(joint.join(free(body.name) for body in pair).casefold())
            if at >= 0:
                both = text[at : at + sum(len(body.name) for body in pair) + len(joint)]
                yield (*reading[:number], _body(both), *reading[number + 2 :])
    for number, body in enumerate(reading):
        for parts in _parts(free(body.name)):
            yield (*reading[:number], *map(_body, parts), *reading[number + 1 :])
    if reading and (headed := HEADED.match(free(reading[0].name))):
        yield (_body(reading[0].name[headed.end() :]), *reading[1:])


def _longer(text: str, last: Body, place: tuple[int, int] | None) -> Iterator[str]:
    """Yield what the last name is if it goes on."""
    if last.other:
        yield last.other
    if place is None or not text[: place[1]].casefold().endswith(last.name.casefold()) or surely_does(text, place[1]):
        return
    begins, end = place[1] - len(last.name), place[1]
    stops = (stop.start() - 1 for stop in STOP.finditer(text, end + 2, end + _LONGEST))
    for stop in islice((each for each in stops if text[each] == " "), _MOST_WORKS):
        mark = _MARK.search(text, end, stop)
        if mark is None:
            yield text[begins:stop].removesuffix(" và")
        elif mark[0] == "," and last.kind is UnitKind.EVERYONE:  # "Các công ty lữ hành, khách sạn"
            yield text[begins : mark.start()]
            if not _MARK.search(text, mark.end(), stop):
                yield text[begins:stop].removesuffix(" và")


def _elsewhere(text: str) -> Iterator[Reading]:
    """Yield those who stand before what may be done by them."""
    for start in places_of_doers(text):
        for end in _works(text, start):
            yield named_before(text, start, end, placed=start == 0 and has_own_name(text, 0, end))
        if begins_body_at(text, start):
            yield read_bodies(text, start, outside_groups=True)[0]


def _works(text: str, start: int) -> Sequence[int]:
    """Return where behind `start` what is done may begin, the nearest first."""
    # Any word that may follow a name counts, except those right behind its first one.
    first = _FIRST_WORDS.match(text, start)
    verbs = (VERB.finditer(text, first.end(), first.end() + _LONGEST)) if first else ()
    ends = {verb.start() - 1 for verb in verbs if text[verb.start() - 1] == " " and verb[0][0].islower()}
    return sorted(ends.union(work_starts(text, start, bidden=True)))[:_MOST_WORKS]


def _body(words: str) -> Body:
    name = capitalised(free(words).strip(" ,"))
    return Body(name, UnitKind.EVERYONE if _ALL_OF.match(name) else kind_of(name))
