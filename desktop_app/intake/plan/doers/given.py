"""To whom a sentence gives its work further on, who works with them, and to whom what comes of it is sent."""

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.bodies import read_bodies, skip_group
from desktop_app.intake.plan.doers.asked import CACHE_SIZE, GIVEN, LONGEST_NAME, OF_SO, asked
from desktop_app.intake.plan.doers.charged import named_before
from desktop_app.intake.plan.names.agents import whole_agent
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.named import Body, begins_verb, sentence_goes_on
from desktop_app.intake.plan.words import LOWER, capitalised

_TOGETHER = re.compile(
    r"(?<!quy chế )(?<!chế độ )[Pp]hối hợp(?: chặt chẽ| thường xuyên| cùng)?"
    r"(?:, (?:quyết liệt|đồng bộ|hiệu quả|kịp thời|thường xuyên))*"
    rf"(?:(?: với| cùng)\s+|\s+(?=các |[^\W\d_{LOWER}]))"
    rf"|(?<=\w )cùng với\s+(?=các |[^\W\d_{LOWER}])"
)
"""Behind what those are named who work along: "Công an xã phối hợp với …", "Công an xã cùng với …"."""
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
_DIRECTED = re.compile(r"(?:(?:Ngoài ra|Đồng thời|Bên cạnh đó|Cùng với đó|Trong đó|Song song đó),? )?[Cc]hỉ đạo ")
"""Behind what those are named who do a work, if nobody is said to direct them: "Ngoài ra, chỉ đạo Sở Tài chính …"."""
_SENT = re.compile(r"\b[Gg]ửi(?: báo cáo| kết quả)?(?: về| cho| tới| đến)*\s+")
_REPORTED = re.compile(
    r"(?<!\w)[Bb]áo cáo(?: kết quả(?: thực hiện)?)?(?: về| cho| lên| với)?\s+"
    rf"(?=(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Tỉnh ủy|Tỉnh đoàn|Thành đoàn)(?!\w)|Sở [^\W\d_{LOWER}])"
)
"""What is reported straight to who is above, without a word of sending: "báo cáo UBND tỉnh (qua Sở Nội vụ)"."""
_REPORTED_END = re.compile(
    r"\s+(?:để|trước|theo|chậm nhất|trong|nhằm|vào|đúng|kết quả|tình hình|về|khi|sau|ngày|hằng|hàng|định kỳ|tổng hợp)\b"
    r"|[.;:]|$"
)
_TO_DECIDE = re.compile(r"\b(?:xem xét|quyết định|phê duyệt|chỉ đạo|cho ý kiến|ban hành)\b", re.IGNORECASE)
"""Behind whom a work is put before to decide on it: that is no report on the plan."""
_SENT_END = re.compile(r"\s+(?:để|trước|theo|chậm nhất|trong|nhằm|vào|đúng)\b|[.;:]|$")
_RECIPIENT = re.compile(
    r"(?:Sở|UBND|HĐND|Ủy ban|Uỷ ban|Tỉnh|Thành|Huyện|Đảng|Đoàn|Ban|Bộ|Văn phòng|Phòng|Thanh tra|Trung tâm|Công an|Hội"
    r"|Chi|Công đoàn|Lãnh đạo|Cục|Liên đoàn)\b"
)
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+và\s+")
_NEXT_CLAUSE = re.compile(r"; (?:giao )?(?=\S)")
_IN_BETWEEN = re.compile(r" (?:là|làm) (?:cơ quan |đơn vị |bộ phận )?đầu mối(?!\w)")
"""What who works along is told behind who leads: "Giám đốc Sở chỉ đạo …; Văn phòng là đầu mối tham mưu"."""
_WORKS_WITH = re.compile(r" (?:cùng )?phối hợp(?: thực hiện)?(?=[.;,]|$)")
"""What a clause says of those who work along: "Phòng Tham mưu chủ trì, Phòng Chính trị phối hợp"."""
_TIME_BEFORE = re.compile(r"[^:;.]{0,20}\d[^:;.]{0,20}:\s+")
_PROPOSES = re.compile(r" (?:giới thiệu|đề cử|bầu)(?!\w)")
"""What tells by whom somebody was named: "nhân sự, do Ủy ban MTTQ xã giới thiệu ứng cử"."""
_CLAUSE = re.compile(r"[;,.]\s+(?:trong đó,? )?")


@lru_cache(maxsize=CACHE_SIZE)
def read_doer(text: str) -> tuple[Body, ...]:
    """Return the bodies by which something is done: "Nhóm nhiệm vụ do Văn phòng chủ trì"."""
    may_say = any(words in text for words in ("do ", "iao ", "ân công ", "ách nhiệm thuộc ", "ách nhiệm của "))
    for given in GIVEN.finditer(text) if may_say else ():
        bodies, end = read_bodies(text, given.end(), outside_groups=True)
        if given["do"] and _PROPOSES.match(text, end):
            continue
        does = _DOES_IT.match(text, end) or (
            text.endswith((", ", "; "), 0, given.start())
            and sentence_goes_on(text, end, bodies[-1] if bodies else None)
        )
        if bodies and (given["do"] is None or does):
            return tuple(bodies)
        has_it = _HAS_IT.search(text, given.end(), given.end() + LONGEST_NAME) if given["do"] else None
        if has_it and (named := named_before(text, given.end(), has_it.start())):
            return named
    return ()


def read_directed(text: str, *, surely: bool = False) -> tuple[Body, ...]:
    """Return the bodies that a sentence says to direct, who do what follows: "Ngoài ra, chỉ đạo Sở Tài chính …".

    That is sure of a Sở, and of whoever is to lead the work.
    """
    if (directed := _DIRECTED.match(text)) is None:
        return ()
    bodies, end = read_bodies(text, directed.end(), outside_groups=True)
    if not bodies or not sentence_goes_on(text, end, bodies[-1]):
        return ()
    is_sure = OF_SO.match(bodies[0].name) or text.startswith(" chủ trì", end)
    return tuple(bodies) if is_sure or not surely else ()


def read_assigned(text: str) -> tuple[Body, ...]:
    """Return the bodies to which a sentence gives its work further on.

    They stand behind the name of the work ("Trang trí: Công đoàn Sở, xong trước ngày 05/3"), or where they are said to
    have it ("…, giao Sở Xây dựng đôn đốc", "…; Văn phòng chủ trì", "… do Chi đoàn phụ trách").
    """
    if bodies := read_doer(text) or read_directed(text):
        return bodies
    before, colon, last = text.rstrip(" .;").rpartition(": ")
    if colon and ": " in before and not _TOLD_TO.search(before[-LONGEST_NAME:].rpartition(". ")[2] + ":"):
        named, end = read_bodies(last, 0, outside_groups=True)
        if named and (end == len(last) or sentence_goes_on(last, end, named[-1])):
            return tuple(named)
    if (label := _LABEL.match(text)) and not _TOLD_TO.search(label[0]):
        named, end = asked(text, label.end())
        if named and (not text[end:].strip() or text[end] in ",.;(" or sentence_goes_on(text, end, named[-1])):
            return tuple(named)
        if agent := whole_agent(text, label.end()):
            return (Body(capitalised(free(agent)), UnitKind.OTHER),)
    beside = _lists_of_partners(text)
    for clause in _CLAUSE.finditer(text):
        if any(start <= clause.start() < end for start, end in beside):
            continue
        named, end = read_bodies(text, clause.end(), outside_groups=True)
        does = clause[0].startswith(";") and text.startswith(" ", end) and _has_it_all(text, named, end)
        if named and (does or _HAS_IT.match(text, end) or _AT_LAST.match(text, end)):
            return tuple(named)
    return ()


def _has_it_all(text: str, named: Sequence[Body], end: int) -> bool:
    """Return whether those whose names end at `end`, in a last clause, do something and have all of the work.

    All of a kind do not, behind another work: "Quý IV/2026: mở chuyên mục; các chi đoàn gửi bài".
    """
    if not begins_verb(text[end + 1 :]):
        return False
    time = _TIME_BEFORE.match(text)
    behind_work = begins_verb(text[time.end() if time else 0 :].capitalize())
    return not behind_work or any(body.kind is not UnitKind.EVERYONE for body in named)


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
    for clause in _NEXT_CLAUSE.finditer(text) if "đầu mối" in text else ():
        named, end = read_bodies(text, clause.end(), outside_groups=False)
        if named and _IN_BETWEEN.match(text, end):
            bodies_named += named
    return tuple(bodies_named)


def task_recipients(text: str) -> tuple[str, ...]:
    """Return the recipients of the task's result ("gửi về UBND tỉnh qua Sở Nội vụ"), each in the plan's words."""
    sent, ends = _SENT.search(text) if "ửi" in text else None, _SENT_END
    if sent is None:
        sent, ends = _REPORTED.search(text) if "áo cáo" in text else None, _REPORTED_END
        if sent is None or _TO_DECIDE.search(text, sent.end()):
            return ()
    end = ends.search(text, sent.end())
    recipients = text[sent.end() : end.start() if end else len(text)]
    names: list[str] = []
    for part in re.split(r"(,\s+|\s+và\s+)", recipients):
        if _RECIPIENT.match(part) or not names:
            names.append(part)
        else:  # a separator, or the rest of a name such as "Sở Văn hóa, Thể thao và Du lịch"
            names[-1] += part
    return tuple(name for name in (re.sub(r"(?:,|\s+và)\s*$", "", name) for name in names) if _RECIPIENT.match(name))
