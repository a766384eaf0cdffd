"""Who a sentence says does something, of whatever kind: told by the noun it begins with and by what it goes on with.

A name of a known form is read by `bodies`. What else may do a work is an open list, but its first word is one for
people or a body, and behind it the sentence goes on with a charge or with what is done.
"""

import re
from collections.abc import Iterator
from typing import Final

from desktop_app.intake.plan.names.charged import SURE_CHARGE
from desktop_app.intake.plan.names.clauses import VERB
from desktop_app.intake.plan.names.kinds import CAPITAL, begins_body_at
from desktop_app.intake.plan.names.placed import THINGS, is_phrase, is_syllable, placed_head
from desktop_app.intake.plan.words import LOWER

_HEADS: Final = (
    r"cán bộ|công chức|viên chức|nhân viên|giáo viên|giảng viên|chuyên viên|gvcn|gvbm|gv|tổ trưởng|tổ phó|nhóm trưởng"
    r"|lớp trưởng|lớp phó|bí thư|trưởng|phó|thành viên|[uủ][ỷy] viên|đảng viên|đoàn viên|hội viên|đội viên|kế toán"
    r"|văn thư|thủ quỹ|thư ký|lực lượng|đoàn(?! kết)|đội(?! ngũ)|tổ(?! chức)|nhóm|ban(?! hành)|bộ phận"
    r"|bộ môn|phòng(?!,? (?:chống|ngừa))|khoa(?! học)|cơ quan|đơn vị|tổ chức(?=[, ] ?(?:đảng|đoàn thể|cá nhân|chính trị"
    r"|hội|xã hội|công đoàn|thành viên))|doanh nghiệp|công ty|nhà (?:thầu|trường|cung cấp|mạng|đầu tư|tài trợ)"
    r"|chủ (?:đầu tư|rừng|cơ sở|nhiệm|tịch|hộ)|chi đội|chi đoàn|chi hội|chi bộ|liên đội|liên chi đoàn|đoàn thể|cụm"
    r"|khối(?! lượng)|ngành|cấp(?= (?:[uủ][ỷy]|tỉnh|huyện|xã|cơ sở|trên|bộ|cđ|hội|công đoàn|chính quyền))|địa phương"
    r"|thôn|bản(?! tin| cam| đồ| thân)|ấp|xã(?! hội)|phường|huyện|quận|tỉnh|thị trấn|thành phố|khu phố|chính quyền"
    r"|mặt trận|hội(?! nghị| thảo| thi| diễn| trường| viên| nhập)|trường(?! hợp)|trung tâm|trạm|hợp tác xã|trại|hạt"
    r"|đồn|cục|vụ(?! việc| án)|viện|sở(?! hữu)|tiểu ban|hiệu trưởng|giám đốc|thủ trưởng|lãnh đạo|người đứng đầu"
    r"|công an|văn phòng(?! phẩm)|[uủ][ỷy] ban (?:nhân dân|mặt trận|mttq|kiểm tra)|ubnd|mttq|thường trực"
    r"|cơ sở(?! vật chất| dữ liệu| hạ tầng| pháp lý)|đại diện|câu lạc bộ|clb|chi cục|chi nhánh|tập đoàn"
)
_QUANTITY = r"(?P<many>(?:(?:tất cả|toàn thể|toàn bộ|mọi|100%) )?(?:(?:các|những|một số) )?)"
_AGENT = re.compile(rf"{_QUANTITY}(?P<head>{_HEADS})(?!\w)", re.IGNORECASE)
_OPEN = re.compile(
    rf"(?:(?:tất cả|toàn bộ|toàn thể) )?(?:các|những|một số) (?!(?:{THINGS})(?!\w))\w+"
    r"|tổ chức(?=, )|(?:cá nhân|người|hộ|chủ)(?= \w)(?! động| trì| trương)",
    re.IGNORECASE,
)
"""Who is nobody unless charged with something: "Những hộ có nhà bên đê chịu trách nhiệm …"."""
_GENERAL = re.compile(
    "đơn vị|cơ quan|tổ chức|cơ sở|lãnh đạo|thành viên|đại diện|địa phương|bộ phận|cán bộ"
    "|tổ|đội|nhóm|tiểu ban|ban|hội|trạm",
    re.IGNORECASE,
)
"""Who is nobody without words that tell which of them is meant."""
_SURE = re.compile(
    r" (?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phải|sẽ|cần(?! thiết)|phối hợp(?: chặt chẽ)? (?:với|cùng)"
    r"|tiếp tục|chủ động|quyết liệt|kịp thời|tích cực|khẩn trương|nghiêm túc|căn cứ|trên cơ sở|theo chức năng"
    r"|làm (?:tốt|đầu mối)"
    r"|quan tâm|nêu cao|tự giác|tăng cường|h[àằ]ng ngày)(?!\w)"
)
"""What stands behind who does it: a charge, or how it is done."""
DUTY: Final = re.compile(r" (?:(?:có|chịu) trách nhiệm|có nhiệm vụ)(?!\w)")
_BREAKS = re.compile(
    r"[.;:()“”\"]| (?:do|để|nhằm|bằng|nếu|khi|thì|đã|được|bị|trong việc|về việc|của mình|đồng thời|là|yêu cầu|đề nghị) "
)
_BEFORE_NAMES = (",", " và", " các", " những")
_GOES_ON = re.compile(
    rf" (?:[{LOWER}\d]|(?:Kế hoạch|Chương trình|Nghị quyết|Chỉ thị|Đề án|Luật|Nghị định|Quyết định|Dự án)(?!\w))"
)
"""What a work goes on with, behind its verb."""
_FOR_ONE_ABOVE = ("tham mưu", "báo cáo", "giúp", "trình", "gửi", "phối hợp", "hướng dẫn", "hỗ trợ", "đề nghị")
"""What is done for somebody, whose name follows."""
_OWN_NAME = re.compile(rf"(?: [^\W\d_{LOWER}]\w*){{2,}}(?= (?!và )[{LOWER}])")
"""Behind which a work of no known form begins: "Hãng phim Sao Mai dựng …"."""
_BEFORE_WORK = re.compile(r"(?: (?:trực tiếp|chỉ|cũng|đều|sẽ|phải|cần|cùng))+$")
"""What stands before a work and is no more of the name of who does it."""
_LONGEST = 300
_MOST_WORDS = 6


def agent_head(text: str, start: int) -> int | None:
    """Return where the first word of whoever may do something ends, None where words begin that name nobody."""
    if head := _AGENT.match(text, start) or _OPEN.match(text, start):
        return head.end()
    # "Báo cáo", "Trường hợp" begin with words for bodies.
    work = VERB.match(text, start)
    begins_other = (work and " " in work[0]) or text.startswith("Trường hợp", start)
    return start + 1 if begins_body_at(text, start) and not begins_other else None


def surely_does(text: str, end: int) -> bool:
    """Return whether behind a name that ends at `end` stands a charge, or how something is done."""
    return _SURE.match(text, end) is not None


def says_who(words: str) -> bool:
    """Return whether words tell more than that somebody is meant: "đơn vị vận hành", no "đơn vị"."""
    head = _AGENT.match(words)
    return not (head and head.end() == len(words) and not head["many"] and _GENERAL.fullmatch(head["head"]))


def work_starts(text: str, start: int, *, bidden: bool) -> Iterator[int]:
    """Yield where behind `start` it may begin what somebody does who is named before it: surely first, then perhaps.

    Behind what bids somebody any work may follow.
    """
    known_head = agent_head(text, start)
    head = known_head or (placed_head(text, start) if bidden or CAPITAL.match(text, start) else None)
    if head is None:
        return
    breaks = _BREAKS.search(text, start)
    last = min(breaks.start() if breaks else len(text), start + _LONGEST)
    is_known = known_head and (_AGENT.match(text, start) or not _OPEN.match(text, start))
    for sure in (_SURE if is_known else SURE_CHARGE).finditer(text, head, last):
        if not text.endswith(_BEFORE_NAMES, start, sure.start()):
            if known_head or bidden or is_phrase(text, start, sure.start()):
                yield sure.start()
            break
    if bidden:
        yield from _any_work(text, start, head, last)
        if not known_head and (own_name := _OWN_NAME.search(text, head, last)):
            yield own_name.end()


def _any_work(text: str, start: int, head: int, last: int) -> Iterator[int]:
    """Yield where between `head` and `last` any work begins behind who is named from `start` on."""
    for verb in VERB.finditer(text, head + 1, last):
        before = verb.start() - 1
        if text[before] != " " or not verb[0][0].islower() or is_syllable(text, verb):
            continue
        if small := _BEFORE_WORK.search(text, head, before):
            before = small.start()
        elif text[before - 1] == "," and verb[0] != "tổ chức":  # "các cảng vụ phía Bắc, tăng cường kiểm tra"
            before -= 1
        goes_on = _GOES_ON.match(text, verb.end()) or verb[0] in _FOR_ONE_ABOVE
        if goes_on and not text.endswith(_BEFORE_NAMES, start, before):
            yield before


def whole_agent(text: str, start: int) -> str:
    """Return the words from `start` to the end of `text` if they are nothing but who does something, else ""."""
    words = text[start:].rstrip(" .;")
    head = _AGENT.match(words)
    if head is None or _BREAKS.search(words) or "," in words or len(words.split()) > _MOST_WORDS:
        return ""
    return "" if VERB.search(words, head.end()) else words
