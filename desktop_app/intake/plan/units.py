"""Read from the words of a task the units that lead it, the units that support it, and the recipients of its result.

The subject of the task's first sentence leads. Units named after "phối hợp với" support it, and so do the "đơn vị liên
quan" in the subject. Nameless groups outside the office ("các ngành", "hội Việt kiều") are left in the text, because
nobody there can be asked about the task. A task whose text names no unit has no lead: the clerk enters it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.bodies import (
    Body,
    begins_body,
    begins_verb,
    kind_of,
    person_end,
    read_bodies,
    sentence_goes_on,
    skip_group,
)
from desktop_app.intake.plan.doers import before_charge, listed_doers, named_before
from desktop_app.intake.plan.names.agents import whole_agent
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.clauses import STOP, VERB, work_of_something
from desktop_app.intake.plan.names.ends import described_end, name_end
from desktop_app.intake.plan.names.kinds import HEAD, HEADED
from desktop_app.intake.plan.names.words import COMPOUNDS
from desktop_app.intake.plan.words import LOWER, capitalised, ends_with_mark

_REST_OF_TITLE = re.compile(rf"(?: [{LOWER}]+){{1,4}}(?=\s*(?:\([^()]*\))?:)")
"""What tells which of all are meant, up to a colon: "Các lớp năm nhất:"."""
_BIDS = re.compile(
    r" (?:cũng |đã |vừa |tiếp tục )?(?:(?P<orders>yêu cầu|giao(?! ban)(?: cho)?)|đề nghị|(?P<directs>chỉ đạo)) "
)
_REST_OF_BIDDER = re.compile(rf"[^,.;:()]{{3,80}}?{_BIDS.pattern}(?=(?:các|toàn thể) |[^\W\d_{LOWER}])")
"""Who bids, by a name that is not known to its end: "Sở LĐ-TB&XH các tỉnh yêu cầu các doanh nghiệp …"."""
_ASKING = re.compile(
    r"(?:(?:Giám đốc Sở|Tỉnh|Thành phố|TP|Huyện|(?:Thủ tướng )?Chính phủ|Bộ trưởng(?: Bộ [^,.;:]{2,40}?)?)"
    r" (?:yêu cầu|giao|đề nghị)\s+"
    rf"|Thủ tướng(?: Chính phủ)?(?: [^\W\d_{LOWER}]\w*){{0,5}}(?: cũng| đã| vừa)? (?:yêu cầu|giao|đề nghị|chỉ đạo)\s+"
    r"|(?:[Đđ]ề nghị|[Yy]êu cầu|Giao(?: trách nhiệm| nhiệm vụ)?(?: cho)?"
    r"|Phân công|Trân trọng đề nghị|Kính đề nghị):?\s+"
    r"|(?:(?:Trách nhiệm|Nhiệm vụ|Chức năng)(?:(?:,| và) (?:nhiệm vụ|quyền hạn|trách nhiệm))*"
    r"(?: cụ thể| thực hiện| chung)? (?:của|giao(?: cho)?)|Đối với|Về phía)\s+)?"
    r"(?:(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng(?:/bà|, bà| \(bà\))?|Bà|Thầy|Cô)\s+"
    rf"(?:(?:[^\W\d_{LOWER}]\w*\s+){{2,5}}[-–]\s+|(?:[^\W\d_{LOWER}]\w*\s+){{1,4}}[^\W\d_{LOWER}]\w*\s*,\s+)?)?"
)
_BIDDEN = re.compile(r"(?:Đề nghị|Yêu cầu|Giao|Phân công) ")
"""What bids somebody: behind the name stands what is to be done, whatever its words."""
_COMRADES = re.compile(
    r"(?:(?:Đề nghị|Yêu cầu|Giao|Phân công) )?(?P<who>[Cc]ác (?:đồng chí|đ/c) (?:\w+ )?[Ủủ][yỷ] viên)"
)
"""Those who are called together by their post: "Các đồng chí Ủy viên Ban Thường vụ phụ trách địa bàn"."""
_POST_WORDS = (
    "[Cc]hủ (?:tịch|nhiệm)|[Bb]í thư|[Gg]iám đốc|[Cc]hỉ huy (?:trưởng|phó)|[Cc]hính trị viên(?: phó)?|[Ủủ]y viên"
    "|[Tt]rưởng (?:ban|đoàn|phòng|khoa)|[Tt]ổ trưởng|[Đđ]ội trưởng|Văn thư|Thủ quỹ"
    "|(?:Cán bộ|Công chức|Chuyên viên|Nhân viên|Giáo viên|Người)(?: được (?:giao|phân công))? phụ trách|Giáo viên"
)
_POST = re.compile(rf"(?:(?:Các )?[Đđ]ồng chí )?(?P<post>(?:Các )?(?:[Pp]hó )?(?:{_POST_WORDS}))(?!\w)")
_HEADS_BODY = re.compile(
    rf"(?:Phó )?(?:Chủ tịch|Bí thư|Chủ nhiệm) (?:Hội|Đoàn|Công đoàn|Liên đoàn|Câu lạc bộ)(?= [{LOWER}])"
)
"""Who heads a body of no name of its own: "Chủ tịch Hội phụ trách chung"."""
_LONGEST_POST = 80
_POST_BEHIND = re.compile(r" \((?:Phó )?(?:Trưởng|Tổ trưởng|Ủy viên|Thành viên|Thư ký)\b[^()\d]*\)$", re.IGNORECASE)
"""What else somebody is: "Thầy Phó Hiệu trưởng Trần Văn A (Trưởng ban Giáo dục)"."""
# What stands before the subject of a sentence: "Căn cứ Kế hoạch này, các cơ quan …", "Định kỳ hằng quý, Văn phòng …".
_BEFORE_SUBJECT = re.compile(
    r"(?:Căn cứ|Theo|Tùy theo|Trên cơ sở|Nhận được|Định kỳ|Hằng|Hàng|Trước|Trong|Sau|Khi|Để|Nhằm|Vào"
    r"|Chậm nhất|Đến|Từ|Trường hợp|Ngoài|Cùng với|Đối với|Nếu|Đầu|Giữa|Cuối|Về|Riêng|Đồng thời|Bên cạnh)\b"
)
_LONGEST_BEFORE = 200
_MOST_PLACES = 10
_LISTED_ON = ("cán bộ, ", "công chức, ", "viên chức, ", "địa phương, ", "ngành, ", "cơ quan, ", "đơn vị, ", "tổ chức, ")
"""Behind which a list of the words before the subject goes on: "Căn cứ số lượng cán bộ, công chức, …"."""
_GROUNDS = ("Căn cứ", "Theo", "Trên cơ sở")
_TOGETHER = re.compile(
    r"[Pp]hối hợp(?: chặt chẽ| thường xuyên| cùng)?(?:, (?:quyết liệt|đồng bộ|hiệu quả))*"
    rf"(?:(?: với| cùng)\s+|\s+(?=các |[^\W\d_{LOWER}]))"
)
_GIVEN = re.compile(
    r"(?P<mark>[,;.(:]| và)\s*(?:[Gg]iao|[Pp]hân công)(?: cho)?\s+"
    r"|\b(?:(?P<do>do)|trách nhiệm (?:thuộc|của))\s+(?:(?:các )?(?:đồng chí|đ/c)\s+)?"
)
_NAMES_ON = re.compile(r",[^.;:]{3,60}:\s")
"""More names before a colon, of no known form."""
_EACH_ONE = re.compile(r"(?:Mỗi|Từng)\s")
_HAS_IT = re.compile(
    r" (?:chủ trì|phụ trách|đảm nhiệm|chịu trách nhiệm|(?:làm|là) (?:cơ quan |đơn vị |bộ phận )?"
    r"(?:đầu mối|thường trực|chủ trì|\w+ trưởng))(?!\w)"
)
_DOES_IT = re.compile(rf"{_HAS_IT.pattern}| (?:thực hiện|tham mưu|tổ chức|triển khai)(?!\w)")
_AT_LAST = re.compile(r" (?:thực hiện|tham mưu|chuẩn bị|chấp hành)(?=[.;]?$)| phối hợp (?:với|cùng)(?!\w)")
"""What the last clause of a sentence says of who does it: "Triển lãm ảnh, Phòng Văn hóa phối hợp với Bảo tàng tỉnh"."""
_LABEL = re.compile(r"(?:[^:;.]|\.(?=\d)){3,160}:\s+")
_TOLD_TO = re.compile(
    r"\b(?:cho|với|về|gồm|là|tại|đến|của|sau|qua)\s*:|\b(?:(?<!giấy )mời|gửi|thành phần|đối tượng|nơi nhận|gồm)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(r"(?:(?:các )?(?:[Cc]hương trình|hoạt động|kế hoạch|phong trào) của )?")
_SENT = re.compile(r"\b[Gg]ửi(?: báo cáo| kết quả)?(?: về| cho| tới| đến)*\s+")
_SENT_END = re.compile(r"\s+(?:để|trước|theo|chậm nhất|trong|nhằm|vào|đúng)\b|[.;:]|$")
_RECIPIENT = re.compile(
    r"(?:Sở|UBND|HĐND|Ủy ban|Uỷ ban|Tỉnh|Thành|Huyện|Đảng|Đoàn|Ban|Bộ|Văn phòng|Phòng|Thanh tra|Trung tâm|Công an|Hội"
    r"|Chi|Công đoàn|Lãnh đạo|Cục|Liên đoàn)\b"
)

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
_PERSON_OF_POST = re.compile(rf"(?:đồng chí|Đồng chí|đ/c|Đ/c)\s(?=(?:[Pp]hó )?(?:{HEADED.pattern}|{_POST_WORDS}))")
"""What stands before somebody who is called by a post: "đồng chí Trưởng Ban Phong trào"."""
_COLLECTIVE = re.compile(r"(?:các|những|một số|tất cả|toàn thể|mọi|từng)(?!\w)", re.IGNORECASE)
_COMMON_KIND = re.compile(r"(?:doanh nghiệp|cơ sở|hợp tác xã|trường)(?= |$)")
_SHORT_NAME = re.compile(r"[A-ZĐ&]{2,8}$")
"""A name of initials alone: "VTV"."""
_LONGEST_NAME = 150
_KEPT = 256
"""How many texts are kept with who is read in them: each task asks its headings anew."""
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+và\s+")
_WORKS_WITH = re.compile(r" (?:cùng )?phối hợp(?: thực hiện)?(?=[.;,]|$)")
"""What a clause says of those who work along: "Phòng Tham mưu chủ trì, Phòng Chính trị phối hợp"."""
_CLAUSE = re.compile(r"[;,.]\s+(?:trong đó,? )?")


@lru_cache(maxsize=_KEPT)
def read_subject(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` begins with, as the subject of its sentence or as a title."""
    for start in _starts(text):
        # "Căn cứ …, chỉ đạo các xã, …": who is told to do it stands above.
        if start and text.startswith(_GROUNDS) and work_of_something().match(text, start):
            break
        bodies, end = _asked(text, start)
        asking = _ASKING.match(text, start)
        begins = asking.end() if asking else start
        bodies, end = _listed_behind_colon(text, bodies, end) or before_charge(text, begins, bodies, end)
        if text.startswith(" do ", end):  # "Khối 1 do Trường Chính trị làm khối trưởng"
            return ()
        # After other words a name is the subject only if a verb follows it, not a mark.
        if bodies and start == 0 and _NAMES_ON.match(text, end):
            return tuple(bodies)
        if bodies and sentence_goes_on(text, end, bodies[-1]) and (start == 0 or text[end : end + 1] == " "):
            return tuple(bodies)
        if not bodies and start == 0 and (comrades := _COMRADES.match(text)):
            end = described_end(text, name_end(text, comrades.end()))
            return (Body(capitalised(free(text[comrades.start("who") : end])), UnitKind.EVERYONE),)
        if bodies and start == 0 and _BIDDEN.match(text) and re.match(r" \w", text[end:]) and text[end + 1].islower():
            return tuple(bodies)
    return _by_post(text) or _by_predicate(text)


def read_introduced(text: str) -> tuple[Body, ...]:
    """Return whose the works are that a text introduces: "Trước tình hình đó, … yêu cầu các xã thực hiện như sau:"."""
    if bodies := read_subject(text):
        return bodies
    bids = [bid.end() for bid in _BIDS.finditer(text)] if text.endswith(":") else []
    introduced = (read_bodies(text, end, outside_groups=True)[0] for end in reversed(bids))
    return next(filter(None, introduced), ())


def _starts(text: str) -> list[int]:
    """Return where the subject of a sentence may begin: at its beginning, or behind what stands before the subject."""
    commas = re.finditer(r",\s+(?:thì )?| thì ", text[:_LONGEST_BEFORE]) if _BEFORE_SUBJECT.match(text) else ()
    return [0, *(comma.end() for comma in commas if not text.endswith(_LISTED_ON, 0, comma.end()))]


def places_of_doers(text: str) -> list[int]:
    """Return where a sentence may name who does something, the likeliest first: also behind what asks or bids them."""
    starts = _starts(text)
    asked = [asking.end() for start in starts if (asking := _ASKING.match(text, start))]
    bidden = [bid.end() for pattern in (_BIDS, _GIVEN) for bid in pattern.finditer(text)]
    return list(dict.fromkeys([*asked, *starts, *bidden]))[:_MOST_PLACES]


def _by_predicate(text: str) -> tuple[Body, ...]:
    """Return who does what follows, of whatever kind they are: "Cán bộ tiếp nhận hồ sơ phải hướng dẫn …"."""
    for start in _starts(text):
        asking = _ASKING.match(text, start)
        bidden = bool(start == 0 and _BIDDEN.match(text))
        bodies, end = listed_doers(text, asking.end() if asking else start, bidden=bidden)
        if bodies and text[end : end + 1] == " ":
            return bodies
    return ()


def _listed_behind_colon(text: str, bodies: Sequence[Body], end: int) -> tuple[tuple[Body, ...], int] | None:
    """Return who is named behind words for all of them: "Các cơ quan báo chí: Báo tỉnh, Đài tỉnh đưa tin"."""
    if len(bodies) != 1 or bodies[0].kind is not UnitKind.EVERYONE or not text.startswith(": ", end):
        return None
    named, after = read_bodies(text, end + 2, outside_groups=True)
    return (named, after) if len(named) > 1 and text[after : after + 1] == " " else None


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


def _asked(text: str, start: int) -> tuple[tuple[Body, ...], int]:
    """Return the bodies at a place and where they end, whether something is asked of them ("Đề nghị …") or not."""
    asking = _ASKING.match(text, start)
    start = asking.end() if asking else start
    if text.endswith(" của ", 0, start) and text[start : start + 1].islower():  # "Trách nhiệm của điều tra viên: …"
        text = f"{text[:start]}{capitalised(text[start:])}"
    bodies, end = read_bodies(text, start, outside_groups=True)
    if len(bodies) == 1 and bodies[0].kind is UnitKind.EVERYONE and (rest := _REST_OF_TITLE.match(text, end)):
        if not STOP.search(rest[0]):
            return (replace(bodies[0], name=f"{bodies[0].name}{free(rest[0])}"),), rest.end()
    return _bidden(text, bodies, start, end) or (bodies, end)


def _bidden(text: str, bodies: Sequence[Body], start: int, end: int) -> tuple[tuple[Body, ...], int] | None:
    """Return who is bidden by bodies that end at `end`, None if these lead: "UBND tỉnh yêu cầu Sở Y tế …".

    Who asks a higher body leads itself: "UBND xã đề nghị Sở Tài chính …".
    """
    bids = _BIDS.match(text, end) or _REST_OF_BIDDER.match(text, start) if len(bodies) == 1 else None
    asked = read_bodies(text, bids.end(), outside_groups=True) if bids else ((), 0)
    if bids and not (asked[0] and VERB.match(text, asked[1] + 1)):
        listed = listed_doers(text, bids.end(), bidden=True)
        goes_on = asked[0] and sentence_goes_on(text, asked[1], asked[0][-1])
        asked = listed if listed[0] or not goes_on else asked
    if bids and bids["directs"]:
        return asked if asked[0] and text.startswith(" chủ trì", asked[1]) else None
    several = len(asked[0]) > 1 or any(
        each.kind is UnitKind.EVERYONE or " các " in each.name.lower() for each in asked[0]
    )
    downwards = bids and asked[0] and (bids["orders"] or several)
    return asked if downwards else None


def tells_each(text: str) -> bool:
    """Return whether a text says what each of those above is to do: "Mỗi hội, đoàn thể thành lập 01 đội"."""
    return _EACH_ONE.match(text) is not None


@lru_cache(maxsize=_KEPT)
def read_doer(text: str) -> tuple[Body, ...]:
    """Return the bodies by which something is done: "Nhóm nhiệm vụ do Văn phòng chủ trì"."""
    may_say = any(words in text for words in ("do ", "iao ", "ân công ", "ách nhiệm thuộc ", "ách nhiệm của "))
    for given in _GIVEN.finditer(text) if may_say else ():
        bodies, end = read_bodies(text, given.end(), outside_groups=True)
        does = _DOES_IT.match(text, end) or (
            text.endswith((", ", "; "), 0, given.start())
            and sentence_goes_on(text, end, bodies[-1] if bodies else None)
        )
        if bodies and (given["do"] is None or does):
            return tuple(bodies)
        has_it = _HAS_IT.search(text, given.end(), given.end() + _LONGEST_NAME) if given["do"] else None
        if has_it and (named := named_before(text, given.end(), has_it.start())):
            return named
    return ()


def read_assigned(text: str) -> tuple[Body, ...]:
    """Return the bodies to which a sentence gives its work further on.

    They stand behind the name of the work ("Trang trí: Công đoàn Sở, xong trước ngày 05/3"), or where they are said to
    have it ("…, giao Sở Xây dựng đôn đốc", "…; Văn phòng chủ trì", "… do Chi đoàn phụ trách").
    """
    if bodies := read_doer(text):
        return bodies
    before, colon, last = text.rstrip(" .;").rpartition(": ")
    if colon and ": " in before and not _TOLD_TO.search(before[-_LONGEST_NAME:].rpartition(". ")[2] + ":"):
        named, end = read_bodies(last, 0, outside_groups=True)
        if named and (end == len(last) or sentence_goes_on(last, end, named[-1])):
            return tuple(named)
    if (label := _LABEL.match(text)) and not _TOLD_TO.search(label[0]):
        named, end = _asked(text, label.end())
        if named and (not text[end:].strip() or text[end] in ",.;(" or sentence_goes_on(text, end, named[-1])):
            return tuple(named)
        if agent := whole_agent(text, label.end()):
            return (Body(capitalised(free(agent)), UnitKind.OTHER),)
    beside = _lists_of_partners(text)
    for clause in _CLAUSE.finditer(text):
        if any(start <= clause.start() < end for start, end in beside):
            continue
        named, end = read_bodies(text, clause.end(), outside_groups=True)
        does = clause[0].startswith(";") and text[end : end + 1] == " " and begins_verb(text[end + 1 :])
        if named and (does or _HAS_IT.match(text, end) or _AT_LAST.match(text, end)):
            return tuple(named)
    return ()


def _lists_of_partners(text: str) -> list[tuple[int, int]]:
    """Return where those stand whom `text` names after "phối hợp với"."""
    return [
        (together.end(), read_bodies(text, together.end(), outside_groups=True)[1])
        for together in _TOGETHER.finditer(text)
    ]


def read_partners(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` names after "phối hợp với", without nameless groups outside the office."""
    bodies_named: list[Body] = []
    for together in _TOGETHER.finditer(text):
        start: int | None = together.end()
        while start is not None:
            filler = _FILLER.match(text, start)
            bodies, end = read_bodies(text, filler.end() if filler else start, outside_groups=False)
            bodies_named += bodies
            separator = _BETWEEN.match(text, end) if bodies else None
            start = separator.end() if separator else None if bodies else skip_group(text, start)
    for clause in _CLAUSE.finditer(text) if "phối hợp" in text and _WORKS_WITH.search(text) else ():
        named, end = read_bodies(text, clause.end(), outside_groups=False)
        if named and _WORKS_WITH.match(text, end):
            bodies_named += named
    return tuple(bodies_named)


def task_recipients(text: str) -> tuple[str, ...]:
    """Return the recipients of the task's result ("gửi về UBND tỉnh qua Sở Nội vụ"), each in the plan's words."""
    sent = _SENT.search(text) if "ửi" in text else None
    if sent is None:
        return ()
    end = _SENT_END.search(text, sent.end())
    recipients = text[sent.end() : end.start() if end else len(text)]
    names: list[str] = []
    for part in re.split(r"(,\s+|\s+và\s+)", recipients):
        if _RECIPIENT.match(part) or not names:
            names.append(part)
        else:  # a separator, or the rest of a name such as "Sở Văn hóa, Thể thao và Du lịch"
            names[-1] += part
    return tuple(name for name in (re.sub(r"(?:,|\s+và)\s*$", "", name) for name in names) if _RECIPIENT.match(name))


def read_named(value: str) -> tuple[Body, ...]:
    """Return the bodies that a field or a cell names, which holds nothing else; persons are left in the text."""
    bodies: list[Body] = []
    for part in re.split(r"\s*(?:\n|;)\s*", value):
        piece = _PERSON_OF_POST.sub("", re.sub(r"\s*\([^()]*\)", "", part).strip(" .,:-–+•"))
        if piece and not _PERSON.match(piece):
            bodies += _listed(piece)
    return tuple(bodies)


def read_whole(text: str) -> tuple[tuple[Body, ...], bool]:
    """Return the bodies that `text` names if it names nothing else, and whether that is sure.

    It is not where what a name goes on with may as well be what the body does: "Phòng Quản lý bay trực".
    """
    start = _after_asking(text)
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
    return all(read_bodies(piece, _after_asking(piece), outside_groups=True)[1] == len(piece) > 0 for piece in pieces)


def _after_asking(text: str) -> int:
    """Return where the name begins that something is asked of, or that an honorific stands before."""
    asking = _ASKING.match(text)
    return asking.end() if asking else 0


def _listed(piece: str) -> Sequence[Body]:
    start = _after_asking(piece)
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
        if names and not (is_short or begins_body(part) or _COLLECTIVE.match(part) or _in_small_letters(part)):
            names[-1] += f"{comma}{part}"
        else:
            names.append(part)
    return [
        Body(capitalised(name), UnitKind.EVERYONE if _COLLECTIVE.match(name) else kind_of(name))
        for name in names
        if len(name) <= _LONGEST_NAME
    ]


def _in_small_letters(part: str) -> bool:
    """Return whether an element of a list is a name written in small letters: "trạm y tế xã", no "thể thao"."""
    if _COMMON_KIND.match(part):
        return True
    kind = HEAD.match(capitalised(part))
    if kind is None or not part[:1].islower():
        return False
    return " " in kind[0] or " ".join(part.split()[:2]) not in COMPOUNDS
