"""Whoever stands where a sentence names who does something, whatever the words are that tell who it is.

What bodies and people are called by is an open list. Behind what bids somebody ("Đề nghị …"), behind an honorific and
before a charge ("… chịu trách nhiệm") nobody else can stand than who does it: any noun there is one, unless it is known
to be a thing. That it is one is less sure than where its first word is one for people or a body.
"""

import re
from typing import Final

from desktop_app.intake.plan.names.clauses import STOP, VERB
from desktop_app.intake.plan.names.kinds import CAPITAL, WORD, begins_body_at
from desktop_app.intake.plan.names.words import ALSO_DONE, COMPOUNDS, OF_SOMETHING
from desktop_app.intake.plan.words import LOWER

THINGS: Final = (
    "hoạt động|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|tiêu chuẩn|giải pháp|chương trình|kế hoạch|văn bản|hồ sơ|dự án"
    "|công trình|chính sách|quy định|thủ tục|hình thức|biện pháp|mô hình|phong trào|cuộc|buổi|đợt|vấn đề|khó khăn"
    "|ý kiến|trường hợp|kết quả|mục tiêu|công việc|phần việc|đề án|điều kiện|quy trình|loại|mặt|bước|khâu|lĩnh vực"
    "|chế độ|khoản|nguồn|số liệu|tài liệu|sản phẩm|dịch vụ|hệ thống|thông tin|báo cáo|sự kiện"
    "|địa bàn|đối tượng|khu vực|vùng|ngày|tháng|năm|lần|điểm"
)
"""What may stand behind "các" and does nothing itself."""
_NOBODY = re.compile(
    rf"(?:(?:các|những|mọi|tất cả|toàn bộ|một số) )?(?:{THINGS}"
    r"|việc|công tác|quá trình|thời (?:gian|hạn|điểm|kỳ)|kinh phí|tiến độ|chất lượng|hiệu quả|tình hình|trách nhiệm"
    r"|nội quy|quy chế|phương (?:án|thức|châm|tiện)|mức|t[ỷỉ] lệ|số lượng|vai trò|ý nghĩa|tinh thần|yêu cầu|mục đích"
    r"|giai đoạn|học kỳ|quý|tuần|giờ|sáng|chiều|tối|đêm|nơi|lưu ý|chú ý|ghi chú|ngoài|riêng|còn|nay|này|đó|đây|mình"
    r"|họ|bài|sách|báo (?:cáo|tường)|phiếu|biểu|bảng|danh (?:sách|mục)|lễ|hội (?:nghị|thi|thảo|trại|diễn|thao)"
    r"|giải (?!phóng)|ngân sách|cơ sở (?:vật chất|dữ liệu|hạ tầng|pháp lý)|tài (?:sản|chính)|trang (?:thiết )?bị"
    r"|thiết bị|vật tư|tiết mục|trò chơi|gian hàng|đề tài|sáng kiến|tuyến|mẫu|món|phần|mục|câu|khẩu hiệu"
    r"|một|hai|ba|bốn|mười|nhiều|ít|đủ|hết|cả|rất|chỉ|vẫn|cũng|đang|nên|hoặc|và|hay|mà|rằng|vì|tuy|đồng thời"
    r"|bên cạnh|song song|trước mắt|cụ thể|đặc biệt|nhất là)(?!\w)",
    re.IGNORECASE,
)
_WORKS_OF_NAMES: Final = OF_SOMETHING | ALSO_DONE | COMPOUNDS
_WORD_BEFORE = re.compile(r"(\w+) $")
_WORD_BEHIND = re.compile(r" (\w+)")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_WORDS = 14
_LONGEST_WORD = 30
_SHORT = re.compile(r"(?!(?:TP|TX|TT|KP|TDP|KCN|KKT|PTNT|PTTH|DL|ĐT|MT|CN|XD|TTTT|TTDL|TTVH|TDTT|DT|TB|XH)$)[A-ZĐ]{2,}")
_NEXT_JOINT = re.compile(r"[,;:.()]| và ")


_WITH_WHAT = re.compile(
    r" (?:các|những|một số|mọi|toàn bộ|từng|mỗi|việc|công tác|ít nhất|tối thiểu|không quá|\d[\d.,]*)(?!\w)"
)
_NO_NAME = re.compile(rf"[.;:()“”\"\d]| (?:[^\W\d_{LOWER}])")
_LONGEST_WORDS = 90
_FEWEST = 3
_TWO_CAPITALS = re.compile(rf" [^\W\d_{LOWER}]\w* [^\W\d_{LOWER}]\w*$")


def placed_head(text: str, start: int) -> int | None:
    """Return where the first word ends of whoever stands at `start`, None where words begin that are nobody."""
    word = WORD.match(text, start)
    if word is None or not _LETTER.match(word[0]) or _NOBODY.match(text, start):
        return None
    if STOP.match(text[start : start + _LONGEST_WORD].lower()):
        return None
    return None if VERB.match(text, start) else word.end()


def is_phrase(text: str, start: int, end: int) -> bool:
    """Return whether the words from `start` to `end` may be one name: in it nothing is done, except as in names."""
    words = text[start:end]
    if len(words.split()) > _MOST_WORDS:
        return False
    return not any(
        stop[0][0].islower()
        and words[stop.start() - 1] == " "
        and stop[0] not in _WORKS_OF_NAMES
        and not is_syllable(words, stop)
        for stop in VERB.finditer(words, 1)
    )


def has_own_name(text: str, start: int, end: int) -> bool:
    """Return whether the words from `start` to `end` have a capital behind the first, and no number."""
    words = text[start:end].split()
    return (
        "Ngày" not in words
        and any(CAPITAL.match(word) for word in words[1:])
        and not any(map(str.isdigit, text[start:end]))
    )


def ends_with_own_name(words: str) -> bool:
    """Return whether words end with a name of two capitals or more: "Hãng phim Sao Mai"."""
    return len(words.split()) > _FEWEST and _TWO_CAPITALS.search(words) is not None


def is_syllable(text: str, verb: re.Match[str]) -> bool:
    """Return whether what looks like a work is a syllable of a word of names: "cảng hàng không", "khách hàng"."""
    before, after = _WORD_BEFORE.search(text, 0, verb.start()), _WORD_BEHIND.match(text, verb.end())
    words = [f"{before[1]} {verb[0]}" if before else "", f"{verb[0]} {after[1]}" if after else ""]
    return any(each.casefold() in _WORKS_OF_NAMES for each in words)


def is_another(text: str, start: int) -> bool:
    """Return whether behind a comma or "và" another name begins, of no known form: no second word of the same name.

    "Văn hóa, Thể thao và Du lịch" goes on with words of two syllables, of which the second is small; another name has
    initials, or a word for its kind before a capital: "Sở Y tế, Hãng phim Sao Mai".
    """
    if not CAPITAL.match(text, start) or placed_head(text, start) is None or begins_body_at(text, start):
        return False
    joint = _NEXT_JOINT.search(text, start)
    words = text[start : joint.start() if joint else len(text)].split()
    if _SHORT.fullmatch(words[0]):
        return True
    if " ".join(words[:2]).casefold() in COMPOUNDS:
        return False
    return len(words) > 2 and not CAPITAL.match(words[1]) and CAPITAL.match(words[2]) is not None


def before_unknown_work(text: str, end: int) -> int | None:
    """Return where words of no known form end before a work of no known form, which is told by with what it is done.

    "Các đơn vị chiếu sáng công cộng áp thu các khoản …": between a name and "các", "những", a number stands a work, of
    two syllables, or of one where the others are words of two.
    """
    thing = _WITH_WHAT.search(text, end, end + _LONGEST_WORDS)
    between = text[end : thing.start()] if thing else ""
    if not between or _NO_NAME.search(between) or STOP.search(between, 1):
        return None
    words = between.rpartition(", ")[2].split()
    if len(words) < _FEWEST:
        return None
    work = words[-2:] if len(words) % 2 == 0 else words[-1:]
    return end + len(between) - len(" ".join(work)) - 1
