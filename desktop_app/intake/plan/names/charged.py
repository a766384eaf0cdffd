"""Who is meant by words that no name is known to have: told by the charge that follows them.

Who may be charged with a work is an open list, and so is what tells which of them are meant: "Những hộ có đất trong
hành lang", "Cơ quan quản lý nhà nước về giáo dục". That they are charged is said in few words, with which the sentence
goes on: "có trách nhiệm", "chủ trì, phối hợp", "căn cứ".
"""

import re
from typing import Final

from desktop_app.intake.plan.names.clauses import VERB

_SURE: Final = (
    r"(?:có|chịu) trách nhiệm|có nhiệm vụ|chủ trì|là (?:cơ quan|đơn vị|đầu mối)|căn cứ|được giao (?=chủ|phối|làm)"
)
SURE_CHARGE: Final = re.compile(rf" (?:{_SURE}|phối hợp(?: chặt chẽ)? (?:với|cùng))(?!\w)")
"""What stands behind who does it and never behind what is done."""
_CHARGE = re.compile(
    rf" (?:{_SURE}|phối hợp|phụ trách|tham mưu"
    r"|(?P<how>chủ động|nghiêm túc|tích cực|khẩn trương|chấp hành|quán triệt|kịp thời|thường xuyên))(?!\w)"
)
HOW: Final = re.compile(
    r"(?:tiếp tục|chủ động|tích cực|thường xuyên|kịp thời|khẩn trương|nghiêm túc|tập trung|tăng cường|định kỳ"
    r"|thống nhất|đồng chủ trì|cùng|là|chịu|căn cứ|thay mặt|giao|phân công|cử|chủ trì|phối hợp|phụ trách"
    r"|hằng|hàng|tự)(?!\w)",
    re.IGNORECASE,
)
"""What says how something is done, or is a charge itself."""
CAUSES: Final = re.compile(
    r" (?:phân công|giao|cử|yêu cầu|đề nghị|chỉ đạo|hướng dẫn|giúp|thông báo|bố trí|mời|quyết định|xác định|nâng cao"
    r"|phát huy|đề cao|tăng cường|nhận|chịu|tham mưu|phối hợp|là|ban hành|xây dựng|báo cáo|trình|gửi|chủ trì)(?!\w)"
)
"""What makes that somebody else has a duty, or has words before it that say of what: "phân công tổ trưởng chịu …"."""
_HOW_IT_IS_DONE = re.compile(
    r" (?:trong|tại|theo|với|về|khi|từ|cho|vào|được|cũng|đã|và|cùng|trên|của|ở|qua|sau|trước|không|chỉ|các|mỗi"
    r"|làm)(?!\w)"
)
_LONGEST_WORK = 50
_ENDS = re.compile(r"[.;:()“”\"]| (?:do|để|nhằm|bằng|nếu|khi|thì|phải|sẽ|đã|cần) ")
_LONGEST = 160


def charge_start(text: str, start: int) -> int | None:
    """Return where the charge begins that follows words from `start` on, None if the sentence goes on otherwise."""
    charge = _CHARGE.search(text, start, start + _LONGEST)
    if charge is None or _ENDS.search(text, start, charge.start() + 1):
        return None
    suffered = charge["how"] and " được " in text[start : charge.start()]
    return None if suffered or text.endswith((",", " và"), start, charge.start()) else charge.start()


def work_end(text: str, end: int) -> int:
    """Return where a name ends with what is said of its bearer before a charge, at `end` where nothing is.

    "Tiểu ban Tổ chức phục vụ Đại hội có nhiệm vụ …": of two verbs with nothing between them the first is of the name.
    """
    charge = SURE_CHARGE.search(text, end, end + _LONGEST_WORK)
    if charge is None or charge.start() == end or text[end] != " ":
        return end
    if CAUSES.match(text, end) or HOW.match(text, end + 1) or _HOW_IT_IS_DONE.match(text, end):
        return end
    before = text[end : charge.start()]
    is_joined = "," in before or before.endswith(" và") or _ENDS.search(text, end, charge.start() + 1)
    return end if is_joined else charge.start()


def is_called_by(text: str, start: int) -> bool:
    """Return whether a verb at `start` belongs to a name: without an object, before what its bearer is charged with.

    "Cục Nghệ thuật biểu diễn chủ trì …".
    """
    work = None if HOW.match(text, start) else VERB.match(text, start)
    return work is not None and SURE_CHARGE.match(text, work.end()) is not None
