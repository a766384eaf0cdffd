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
_SURE_CHARGE: Final = re.compile(rf" (?:{_SURE}|phối hợp(?: chặt chẽ)? (?:với|cùng))(?!\w)")
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
_THINGS = (
    "hoạt động|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|tiêu chuẩn|giải pháp|chương trình|kế hoạch|văn bản|hồ sơ|dự án"
    "|công trình|chính sách|quy định|thủ tục|hình thức|biện pháp|mô hình|phong trào|cuộc|buổi|đợt|vấn đề|khó khăn"
    "|ý kiến|trường hợp|kết quả|mục tiêu|công việc|phần việc|đề án|điều kiện|quy trình|loại|mặt|bước|khâu|lĩnh vực"
    "|chế độ|khoản|nguồn|số liệu|tài liệu|sản phẩm|dịch vụ|hệ thống|thông tin|báo cáo|sự kiện|ngày|tháng|năm|lần|điểm"
)
_MANY = re.compile(rf"(?:(?:tất cả|toàn bộ|toàn thể) )?(?:các|những|một số) (?!(?:{_THINGS})(?!\w))\w+", re.IGNORECASE)
_GENERAL = re.compile(
    r"(?:Cơ quan|(?:[Tt]ổ chức|Bộ|Sở)(?=, )|Đơn vị|Địa phương|Cá nhân|Người|Hộ"
    r"|Chủ(?! tịch| nhiệm| động| trì| trương)|Cơ sở|Nhà thầu|Doanh nghiệp|Đại diện|Thành viên)(?= \w|, )"
)
"""Who does nothing without words that tell which of them is meant."""
_CAUSES = re.compile(
    r" (?:phân công|giao|cử|yêu cầu|đề nghị|chỉ đạo|hướng dẫn|giúp|thông báo|bố trí|mời|quyết định|xác định|nâng cao"
    r"|phát huy|đề cao|tăng cường|nhận|chịu|tham mưu|phối hợp|là|ban hành|xây dựng|báo cáo|trình|gửi|chủ trì)(?!\w)"
)
"""What makes that somebody else has a duty, or has words before it that say of what: "phân công tổ trưởng chịu …"."""
_LONGEST_WORK = 50
_ENDS = re.compile(r"[.;:()“”\"]| (?:do|để|nhằm|bằng|nếu|khi|thì|phải|sẽ|đã|cần) ")
_DUTY = re.compile(r" (?:(?:có|chịu) trách nhiệm|có nhiệm vụ)")
_OTHERS = re.compile(r",? và (?=(?:các|những) )|, (?=tổ chức, cá nhân|cơ quan, )")
_LONGEST = 160


def general_end(text: str, start: int) -> int | None:
    """Return where words end that say in general who has a duty: "Cơ quan quản lý nhà nước về y tế có trách nhiệm"."""
    general = _GENERAL.match(text, start)
    end = charge_start(text, general.end()) if general else None
    if end is None or not _DUTY.match(text, end):
        return None
    others = _OTHERS.search(text, start, end)
    return others.start() if others else end


def many_end(text: str, start: int) -> int | None:
    """Return where words end that tell which of many are charged: "Các công chức phụ trách khu phố phối hợp …"."""
    many = _MANY.match(text, start)
    end = charge_start(text, many.end()) if many else None
    return None if end is None or "," in text[start:end] else end


def charge_start(text: str, start: int) -> int | None:
    """Return where the charge begins that follows words from `start` on, None if the sentence goes on otherwise."""
    charge = _CHARGE.search(text, start, start + _LONGEST)
    if charge is None or _ENDS.search(text, start, charge.start() + 1):
        return None
    suffered = charge["how"] and " được " in text[start : charge.start()]
    return None if suffered or text.endswith((",", " và"), start, charge.start()) else charge.start()


def work_end(text: str, end: int) -> int:
    """Return where a name ends with the work by which its bearer is called, at `end` where it has none.

    "Tiểu ban Tổ chức phục vụ Đại hội có nhiệm vụ …": of two verbs with nothing between them the first is of the name.
    """
    duty = _DUTY.search(text, end, end + _LONGEST_WORK)
    if duty is None or text[end : end + 1] != " " or _CAUSES.match(text, end) or HOW.match(text, end + 1):
        return end
    work = text[end : duty.start()]
    is_joined = "," in work or " và" in work or _ENDS.search(text, end, duty.start() + 1)
    return duty.start() if VERB.match(text, end + 1) and not is_joined else end


def is_called_by(text: str, start: int) -> bool:
    """Return whether a verb at `start` belongs to a name: without an object, before what its bearer is charged with.

    "Cục Nghệ thuật biểu diễn chủ trì …".
    """
    work = None if HOW.match(text, start) else VERB.match(text, start)
    return work is not None and _SURE_CHARGE.match(text, work.end()) is not None
