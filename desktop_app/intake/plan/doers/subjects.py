"""Read from the words of a task the units that lead it, the units that support it, and the recipients of its result.

The subject of the task's first sentence leads. Units named after "phối hợp với" support it, and so do the "đơn vị liên
quan" in the subject. Nameless groups outside the office ("các ngành", "hội Việt kiều") are left in the text, because
nobody there can be asked about the task. A task whose text names no unit has no lead: the clerk enters it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.doers.asked import ASKING, BIDS, CACHE_SIZE, CHARGE, GIVEN, POST_WORDS, asked
from desktop_app.intake.plan.doers.charged import before_charge, listed_doers, named_before
from desktop_app.intake.plan.doers.given import read_doer
from desktop_app.intake.plan.names.agents import agent_head, surely_does, work_starts
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.clauses import STOP, VERB, work_of_something
from desktop_app.intake.plan.names.ends import ABOVE_ALL, described_end, name_end
from desktop_app.intake.plan.names.kinds import CAPITAL, HEADED
from desktop_app.intake.plan.names.named import Body, person_end, sentence_goes_on
from desktop_app.intake.plan.names.placed import before_unknown_work, is_phrase, placed_head
from desktop_app.intake.plan.words import LOWER, capitalised, ends_with_mark

_BIDDEN = re.compile(r"(?:Đề nghị|Yêu cầu|Giao|Phân công) ")
"""What bids somebody: behind the name stands what is to be done, whatever its words."""
_MAY_BE_DONE = re.compile(rf"(?:Giao|Phân công) (?!cho |các )[{LOWER}]")
"""What does not tell of a word in small letters whether it is bidden: "Phân công học sinh trực phòng ở"."""
_LOWER_NEXT = re.compile(rf"(?:, (?=(?:chủ trì|phối hợp) )| )[{LOWER}]")
_COMRADES = re.compile(
    r"(?:(?:Đề nghị|Yêu cầu|Giao|Phân công) )?(?P<who>[Cc]ác (?:đồng chí|đ/c) (?:\w+ )?[Ủủ][yỷ] viên)"
)
_IN_CHARGE = re.compile(
    r"(?:(?:Đề nghị|Yêu cầu|Giao|Phân công) )?(?:[Cc]ác )?(?:[Đđ]ồng chí|đ/c) "
    r"(?P<who>(?:Đảng|Cấp|Chi|Thành|Tỉnh|Quận|Huyện) [uủ][ỷy] viên phụ trách"
    r" (?:thôn|bản|ấp|buôn|khu phố|tổ dân phố|địa bàn|cơ sở|chi bộ|lĩnh vực|xã|phường))(?!\w)"
)
"""Members of a committee by what is in their charge: "các đồng chí Đảng ủy viên phụ trách thôn"."""
"""Those who are called together by their post: "Các đồng chí Ủy viên Ban Thường vụ phụ trách địa bàn"."""
_POST = re.compile(rf"(?:(?:Các )?[Đđ]ồng chí )?(?P<post>(?:Các )?(?:[Pp]hó )?(?:{POST_WORDS}))(?!\w)")
_HEADS_BODY = re.compile(
    rf"(?:Phó )?(?:Chủ tịch|Bí thư|Chủ nhiệm) (?:Hội|Đoàn|Công đoàn|Liên đoàn|Câu lạc bộ)(?= [{LOWER}])"
)
"""Who heads a body of no name of its own: "Chủ tịch Hội phụ trách chung"."""
_TWO_TITLES = re.compile(
    rf"[Đđ]ồng chí (?P<post>(?:Phó )?(?:{HEADED.pattern}|(?:{POST_WORDS}) )[^:;.]{{3,60}}?)"
    r" [-–] (?:Phó )?(?:Trưởng|Tổ trưởng|[ỦU][ỷy] viên|Thành viên|Thư ký)[^:;.]{0,40}:"
)
"""Who has a post and another in a body of the plan: "Đồng chí Trưởng Ban xây dựng Đảng - Trưởng Tiểu ban: …"."""
_TOWARDS = re.compile(
    rf"Đối với [^:;]{{5,150}}?, (?:[Ôô]ng|[Bb]à|đồng chí)(?: [^\W\d_{LOWER}]\w*){{2,5}}(?: cũng| đã)?"
    r" (?:yêu cầu|giao|đề nghị) "
)
"""Of whom something is said before somebody else is bidden: "Đối với các xã chưa nộp, ông … yêu cầu Sở …"."""
_LONGEST_POST = 80
# What stands before the subject of a sentence: "Căn cứ Kế hoạch này, các cơ quan …", "Định kỳ hằng quý, Văn phòng …".
_BEFORE_SUBJECT = re.compile(
    r"(?:Căn cứ|Theo|Tùy theo|Trên cơ sở|Nhận được|Định kỳ|Hằng|Hàng|Trước|Trong|Sau|Khi|Để|Nhằm|Vào"
    r"|Chậm nhất|Đến|Từ|Trường hợp|Ngoài|Cùng với|Đối với|Nếu|Đầu|Giữa|Cuối|Về|Riêng|Đồng thời|Bên cạnh"
    r"|Cụ thể|Đặc biệt|Thời gian|Song song|Mỗi (?=(?:thứ|chủ nhật|tuần|tháng|quý|năm|học kỳ)\b))\b"
)
_LONGEST_BEFORE = 200
_MOST_PLACES = 10
_LISTED_ON = ("cán bộ, ", "công chức, ", "viên chức, ", "địa phương, ", "ngành, ", "cơ quan, ", "đơn vị, ", "tổ chức, ")
"""Behind which a list of the words before the subject goes on: "Căn cứ số lượng cán bộ, công chức, …"."""
_OWNERS = re.compile(rf"\b(?:của|giữa) (?:các )?[^\W\d_{LOWER}][^;:.]*,\s+$")
_GIVES = re.compile(r"(?<!được) giao(?: nhiệm vụ| trách nhiệm)?(?: cho)? (?=[^\W\d_])")
_MANY = re.compile(r"(?:các|những|toàn thể) ")
_GROUNDS = ("Căn cứ", "Theo", "Trên cơ sở")
_NAMES_ON = re.compile(r",[^.;:]{3,60}:\s")
"""More names before a colon, of no known form."""
_BELOW = re.compile(r"(?:các )?(?:đơn vị|cơ quan|bộ phận)(?:, (?:đơn vị|địa phương))? (?:trực thuộc|thuộc quyền)")
"""Whom those direct who are bidden themselves: "… đề nghị Giám đốc các Sở chỉ đạo các đơn vị trực thuộc thực hiện:"."""
_MAKES_PLAN = re.compile(r"\b[Kk]ế hoạch\b(?! này)")
"""What is said behind somebody who was bidden by another paper: "… đề nghị các xã báo cáo, UBND xã lập kế hoạch"."""
_AGREES = re.compile(r" (?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận)(?! với)(?!\w)")
"""What somebody does who gives the work to others: "UBND tỉnh thống nhất chủ trương; giao Sở Y tế chủ trì …"."""
_MARK = re.compile(r"[,.;:()]")
_HONORIFICS = ("ồng chí ", "/c ", "Thầy ", "Cô ")
"""Behind which nobody else stands than who does something."""
_MANY_AT_FIRST = re.compile(r"(?:Các|Những|Toàn thể|Mọi) ")
_ABOVE_ALL = re.compile(rf", (?:{'|'.join(ABOVE_ALL)}) ")
_LABEL = re.compile(rf"(?P<who>[^\W\d_{LOWER}][^:;.,()]{{2,60}}): (?P<work>\S.*)")
_EACH_ONE = re.compile(r"(?:Mỗi|Từng)\s")


@lru_cache(maxsize=CACHE_SIZE)
def read_subject(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` begins with, as the subject of its sentence or as a title."""
    if titled := _by_title(text):
        return titled
    open_list = 0  # where one may begin whose first names are of no known form
    for start in _starts(text)[1:] if _TOWARDS.match(text) else _starts(text):
        # "Căn cứ …, chỉ đạo các xã, …": who is told to do it stands above.
        if start and text.startswith(_GROUNDS) and work_of_something().match(text, start):
            break
        bodies, end = asked(text, start)
        if not bodies and not open_list and start and _MANY.match(text, start):
            open_list = start
        asking = ASKING.match(text, start)
        begins = asking.end() if asking else start
        bodies, end = _listed_behind_colon(text, bodies, end) or before_charge(text, begins, bodies, end)
        if text.startswith(" do ", end):  # "Khối 1 do Trường Chính trị làm khối trưởng"
            return ()
        if bodies and _is_subject(text, start, bodies, end):
            if _AGREES.match(text, end) and (given := read_doer(text)):
                return given
            return (named_before(text, open_list, end) if open_list else ()) or tuple(bodies)
        if not bodies and start == 0 and (member := _IN_CHARGE.match(text)):
            return (Body(member["who"], UnitKind.EVERYONE),)
        if not bodies and start == 0 and (comrades := _COMRADES.match(text)):
            end = described_end(text, name_end(text, comrades.end()))
            return (Body(capitalised(free(text[comrades.start("who") : end])), UnitKind.EVERYONE),)
    return _by_post(text) or _by_predicate(text)


def _by_title(text: str) -> tuple[Body, ...]:
    """Return who is called by a title with a charge, which a heading has, or by one of two before a colon."""
    if charge := CHARGE.fullmatch(free(text).rstrip(" .:;")):
        return (Body(capitalised(charge["post"]), UnitKind.OTHER),)
    if (titles := _TWO_TITLES.match(text)) is None:
        return ()
    bodies, end = read_bodies(titles["post"], 0, outside_groups=True)
    return bodies if end == len(titles["post"]) else (Body(capitalised(titles["post"]), UnitKind.OTHER),)


def _is_subject(text: str, start: int, bodies: Sequence[Body], end: int) -> bool:
    """Return whether the bodies named from `start` to `end` are the subject of a sentence, or all that a title says."""
    if start == 0:
        bidden = _BIDDEN.match(text) and _LOWER_NEXT.match(text, end)
        return bool(_NAMES_ON.match(text, end) or sentence_goes_on(text, end, bodies[-1]) or bidden)
    # "… hướng dẫn của Trung ương, Tỉnh ủy, Đảng ủy xã về …": whose papers they are stands in a list, too.
    if _OWNERS.search(text, 0, start) and not (VERB.match(text, end + 1) or surely_does(text, end)):
        return False
    # After other words a name is the subject only if a verb follows it, not a mark.
    return text[end : end + 1] == " " and sentence_goes_on(text, end, bodies[-1])


def read_introduced(text: str) -> tuple[Body, ...]:
    """Return whose the works are that a text introduces: "Trước tình hình đó, … yêu cầu các xã thực hiện như sau:"."""
    if bodies := read_subject(text):
        return bodies
    introduced = (bodies for bodies, _ in _bidden_at_last(text) if bodies)
    return next(introduced, ())


def read_bidden(opening: str) -> tuple[Body, ...]:
    """Return whom the opening of a plan bids to do all of it: "… UBND xã yêu cầu các thôn thực hiện các việc sau:"."""
    bidden = next(((bodies, end) for bodies, end in _bidden_at_last(opening) if bodies), None)
    if bidden is None or _MAKES_PLAN.search(opening, bidden[1]):
        return ()
    # "… yêu cầu các sở rà soát, Sở Nội vụ đề ra các việc sau:": these are of another paper.
    return () if _another_body(opening, bidden[1]) else bidden[0]


def _another_body(text: str, start: int) -> bool:
    """Return whether behind a comma somebody else begins to do something."""
    for comma in re.compile(r",\s+").finditer(text, start):
        bodies, end = read_bodies(text, comma.end(), outside_groups=True)
        if bodies and text[comma.end()].isupper() and text.startswith(" ", end):
            return True
    return False


def _bidden_at_last(text: str) -> Iterator[tuple[tuple[Body, ...], int]]:
    """Yield whom a text that introduces something bids, and where they end, the last first."""
    bids = [bid.end() for bid in BIDS.finditer(text)] if text.endswith(":") else []
    bids = [
        end for end in bids if not (_BELOW.match(text, end) and text.endswith("chỉ đạo ", 0, end) and len(bids) > 1)
    ]
    return (read_bodies(text, end, outside_groups=True) for end in reversed(bids))


def _starts(text: str) -> list[int]:
    """Return where the subject of a sentence may begin: at its beginning, or behind what stands before the subject."""
    commas = (
        re.finditer(r",\s+(?:thì )?| thì |(?<=Theo đó) (?=các )", text[:_LONGEST_BEFORE])
        if _BEFORE_SUBJECT.match(text)
        else ()
    )
    ends = (comma.end() for comma in commas)
    starts = [0, *(end for end in ends if _MANY.match(text, end) or not text.endswith(_LISTED_ON, 0, end))]
    # "Theo Kế hoạch, UBND xã giao cho Công an xã, Trạm Y tế …": the commas behind part those who are bidden.
    bidden = _GIVES.search(text, 0, _LONGEST_BEFORE) if len(starts) > 1 else None
    return sorted({*starts, bidden.end()}) if bidden else starts


def places_of_doers(text: str) -> list[int]:
    """Return where a sentence may name who does something, the likeliest first: also behind what asks or bids them."""
    starts = _starts(text)
    asked = [asking.end() for start in starts if (asking := ASKING.match(text, start))]
    bidden = [bid.end() for pattern in (BIDS, GIVEN) for bid in pattern.finditer(text)]
    return list(dict.fromkeys([*asked, *starts, *bidden]))[:_MOST_PLACES]


def _by_predicate(text: str) -> tuple[Body, ...]:
    """Return who does what follows, of whatever kind they are: "Cán bộ tiếp nhận hồ sơ phải hướng dẫn …"."""
    for start in _starts(text):
        asking = ASKING.match(text, start)
        begins = asking.end() if asking else start
        honoured = text.endswith(_HONORIFICS, start, begins) and not person_end(f" {text[begins:]}", 0)
        bidden = honoured or bool(start == 0 and _BIDDEN.match(text))
        placed = not (start == 0 and _MAY_BE_DONE.match(text))
        bodies, end = listed_doers(text, begins, bidden=bidden, placed=placed)
        if bodies and text[end : end + 1] == " ":
            return bodies
    return _with_known(text) or _bidden_by_anyone(text) or _many_of_no_kind(text)


def _many_of_no_kind(text: str) -> tuple[Body, ...]:
    """Return those of one kind, whatever it is, who do something: "Các khách hàng công nghiệp báo …"."""
    many = _MANY_AT_FIRST.match(text)
    head = placed_head(text, many.end()) if many else None
    if many is None or head is None:
        return ()
    above_all = _ABOVE_ALL.search(text, head, _LONGEST_POST)
    unknown = before_unknown_work(text, many.end() - 1)
    for end in [above_all.start()] if above_all else [*work_starts(text, 0, bidden=True), *filter(None, [unknown])]:
        if is_phrase(text, many.end(), end) and (bodies := named_before(text, 0, end, placed=True)):
            return tuple(replace(body, placed=True) for body in bodies)
    return ()


def who_works(text: str, start: int) -> tuple[Body, ...]:
    """Return who is said from `start` on to do what follows, by a first word for people: "…, ngành điện triển khai"."""
    if agent_head(text, start) is None or VERB.match(text, start):
        return ()
    readings = (named_before(text, start, end) for end in work_starts(text, start, bidden=True))
    return next((tuple(replace(body, placed=True) for body in bodies) for bodies in readings if bodies), ())


def labelled_doer(text: str) -> tuple[Body, ...]:
    """Return who stands before a colon and what is done, of whatever kind: "Giới trẻ: phụ trách trang trí …"."""
    label = _LABEL.match(text)
    if (
        label is None
        or not VERB.match(label["work"])
        or not placed_head(text, 0)
        or not is_phrase(label["who"], 0, label.end("who"))
    ):
        return ()
    bodies = named_before(text, 0, label.end("who"), placed=True)
    return tuple(replace(body, placed=True) for body in bodies)


def _bidden_by_anyone(text: str) -> tuple[Body, ...]:
    """Return whom somebody bids, whoever that is: "Hãng phim tỉnh yêu cầu các phân xưởng …"."""
    for start in _starts(text):
        bids = BIDS.search(text, start + 1, start + _LONGEST_POST) if CAPITAL.match(text, start) else None
        if bids is None or bids["directs"] or not placed_head(text, start) or _MARK.search(text, start, bids.start()):
            continue
        bodies, end = read_bodies(text, bids.end(), outside_groups=True)
        if bodies and sentence_goes_on(text, end, bodies[-1]) and is_phrase(text, start, bids.start()):
            return bodies
        if is_phrase(text, start, bids.start()) and (listed := listed_doers(text, bids.end(), bidden=True)[0]):
            return listed
    return ()


def _with_known(text: str) -> tuple[Body, ...]:
    """Return who of no known kind does something together with who is known: "X và Sở Y tế tổ chức …"."""
    joint = text.find(" và ", 0, _LONGEST_POST)
    if joint < 0 or not CAPITAL.match(text) or not placed_head(text, 0) or _MARK.search(text, 0, joint):
        return ()
    bodies, end = read_bodies(text, joint + len(" và "), outside_groups=True)
    does = bodies and CAPITAL.match(text, joint + len(" và ")) and VERB.match(text, end + 1)
    return named_before(text, 0, end, placed=True) if does else ()


def _listed_behind_colon(text: str, bodies: Sequence[Body], end: int) -> tuple[tuple[Body, ...], int] | None:
    """Return who is named behind words for all of them: "Các cơ quan báo chí: Báo tỉnh, Đài tỉnh đưa tin"."""
    if len(bodies) != 1 or bodies[0].kind is not UnitKind.EVERYONE or not text.startswith(": ", end):
        return None
    named, after = read_bodies(text, end + 2, outside_groups=True)
    return (named, after) if len(named) > 1 and text[after : after + 1] in ("", " ") else None


@cache
def _has_charge() -> re.Pattern[str]:
    """Return the pattern of who is called by a charge: "Cán bộ phụ trách thi đua"."""
    return re.compile(
        rf"(?:Cán bộ|Công chức|Chuyên viên|Nhân viên|Giáo viên) phụ trách(?:,?(?: và)? [{LOWER}]+ [{LOWER}]+){{1,3}}?"
        rf"(?= (?:{STOP.pattern}))"
    )


def _by_post(text: str) -> tuple[Body, ...]:
    """Return who is called by a post alone, as a title or before a colon: "Chính trị viên: …", "2. Chủ tịch Hội"."""
    charged = _has_charge().match(text) if " phụ trách" in text else None
    if (sure := _HEADS_BODY.match(text) or charged) and STOP.match(text, sure.end() + 1):
        return (Body(capitalised(sure[0]), UnitKind.OTHER),)
    words = text.partition(":")[0].strip()
    post = _POST.match(words)
    if post is None or len(words) > _LONGEST_POST or (":" not in text and ends_with_mark(text)):
        return ()
    if STOP.search(words, post.end()):
        return ()
    if person_end(words, post.end()):
        return (Body(capitalised(post["post"]), UnitKind.OTHER),)
    name = re.split(r"\s+[-–]\s+|\s*\(", words[post.start("post") :])[0]
    return (Body(capitalised(name), UnitKind.OTHER),)


def tells_each(text: str) -> bool:
    """Return whether a text says what each of those above is to do: "Mỗi hội, đoàn thể thành lập 01 đội"."""
    return _EACH_ONE.match(text) is not None
