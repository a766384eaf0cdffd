"""Where the name of a body ends in a sentence.

What may follow a name is an open list, since a body may do anything: where nothing that is known follows, the name
ends before the first small letter that no name goes on with. Names are made of capitals with the second syllable of
their word, of words that names are known to have, and of whose they are.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from desktop_app.intake.plan.names.charged import HOW, charge_start, is_called_by
from desktop_app.intake.plan.names.clauses import STOP, VERB
from desktop_app.intake.plan.names.kinds import CAPITAL, JOINT, SITE_OF, STAFF, WORD, begins_body_at
from desktop_app.intake.plan.names.placed import before_unknown_work, is_another
from desktop_app.intake.plan.names.words import ALSO_DONE, COMPOUNDS, OF_SOMETHING, WHOLE
from desktop_app.intake.plan.words import LOWER

_MOST_WORDS = 14
"""How many words a name has at most, and what stands between two commas of a group: a list may be of any length."""
_MOST_UNKNOWN = 4
"""How many words that are not known to belong to names a name may have where what follows it is known."""
_COMMA = re.compile(r",\s+")
_GROUP_PART = re.compile(
    rf"(?<=cơ sở) {SITE_OF}(?:(?:,| và) {SITE_OF})*"
    "(?: (?:nghề nghiệp|giáo viên|đại học|phổ thông|mầm non|thường xuyên|thực phẩm|nghề|cán bộ)(?!\\w))?"
    r"|(?<=cơ quan) (?:ngang [Bb]ộ|thuộc Chính phủ)(?!\w)"
    r"|(?:(?<=cơ quan)|(?<=đơn vị)) thông tin đại chúng(?!\w)"
    r"| khác(?=[,;:]|$| (?:ở|trên|trong|của|thuộc|và|có|phải|cần)(?!\w))"
    r"| ở [Tt]rung ương(?: và (?:ở )?địa phương)?(?!\w)",
    re.IGNORECASE,
)
"""What the name of a group goes on with, though a body may do it as well: "Các cơ sở giáo dục", "cơ quan ngang Bộ"."""
_OF_LABEL = re.compile(r" trong phạm vi [^,.;:]{3,60}(?=:)")
_MORE_BODIES = re.compile(r"tổ chức(?=, (?:đoàn thể|cá nhân|cơ quan|đơn vị)| (?:có )?liên quan)")
ABOVE_ALL = ("nhất là", "trước hết là", "đặc biệt là", "trực tiếp là")
"""What says who of all is meant above all; it is no part of their name."""
_MORE_GENERAL = re.compile(r"(?:cơ quan|đơn vị|tổ chức), (?:cơ quan|đơn vị|tổ chức|địa phương|cá nhân)(?!\w)")
"""More general words for those who are meant: "Các cơ quan, đơn vị, địa phương"."""
_AND = re.compile(r"(?:và|cùng với|cùng)\s+")
_ONE_NAME = re.compile(
    r"(?:, (?:chữa cháy|trật tự)| và vay vốn| ở (?:địa phương|cơ sở)"
    r"|(?<=TNHH) [Mm]ột thành viên|(?<! các) cấp (?:tỉnh|huyện|xã|phường)"
    r"|(?<=[Gg]iáo dục) thường xuyên|(?<= [Nn]hân dân) (?:tối cao|cấp cao)"
    r"|,[A-ZĐ]{2,}(?:&[A-ZĐ]{2,})?|, TT(?:&|\s(?:&|và)\s)DL|(?<=[A-ZĐ]{3}) [-–] [A-ZĐ]{2,}| cùng cấp)(?!\w)"
    rf"| & (?:(?=[^\W\d_{LOWER}])\w+|[{LOWER}]+ [{LOWER}]+)"
)
"""What one name goes on with behind a comma or "và": "Cảnh sát phòng cháy, chữa cháy", "Sở VH,TT&DL"."""
_OWNERS = (" Sở", " sở", " tỉnh", " xã", " phường", " khu vực", " trường", " Công ty", " Bệnh viện", " bệnh viện")
_GOES_ON = frozenset(
    "hội ủy uỷ đoàn biên và cùng trung tiểu mầm đại cao phổ dân học chuyên đa các cổ trách quản y".split()
)
"""What goes on after such a word: "xã hội", "khu vực biên giới"."""
_NO_OWNERS = (" cơ sở", "ợp tác xã", "ôi trường", "ị trường", "ội trường")
_FIGURE = re.compile(r" \d$")
_ROMAN = re.compile("[IVX]+")
_BEFORE_DASH = re.compile(rf"(?: [{LOWER}]+){{1,3}} [-–](?= [^\W\d_{LOWER}])")
"""Small letters between which and more of the name a dash stands: "Khoa Hồi sức tích cực - Chống độc"."""
_MORE_PLACES = re.compile(
    r"(?:(?:,| và) (?:xã(?! hội)|phường|thôn|bản(?! tin| đồ)|thị trấn|thị xã|đặc khu|khu phố|tổ dân phố"
    rf"|thành phố(?! [^\W\d_{LOWER}])|thành(?! viên)|thị)(?!\w))+"
)
"""Whose a body is, if there are several kinds: "Trung tâm Phục vụ hành chính công xã, phường"."""
_NEVER_WHOLE = ("Ban Quản lý", "Ban quản lý", "thành viên Quản lý")
"""Names that do not say of what: "Ban Quản lý bảo trì đường bộ"."""
_PLACES = frozenset({"tỉnh", "xã", "phường"})
_SURE_KINDS = frozenset(
    "Tổng Toàn Tất Mọi Nhân Cộng Điều Lực Ký Trung Các Tổ Đội Đoàn Khối Trạm Hội Hạt Đồn Tiểu Mạng".split()
)
_OWNED = frozenset("tỉnh xã phường huyện ngành thôn bản ấp buôn khóm phố trường tổ khối cụm".split())
"""Whose a body is, in one word."""
_NOUNS = frozenset("chợ rừng đất nước xe chè lúa điện than cá dân quân gạo sữa gỗ đá thuốc ngành lớp nhà số".split())
_SUBJECTS = frozenset("Toán Lý Hóa Sinh Văn Sử Địa Tin Anh Nhi Sản Mắt Nội Ngoại".split())
"""What is a word by itself behind a dash: "Tổ Lý - Hóa - Sinh"."""
_KINDS = frozenset("Ban Bộ Chi Cục Đảng Đoàn Đội Hội Khoa Khối Phòng Sở Tổ Trạm Trường Ủy Uỷ Viện".split())
_ALL = COMPOUNDS | ALSO_DONE
_NUMBER = re.compile(r" (?:số )?(?:\d{1,2}(?![\w/.-])(?!,\d)(?:(?:,| và) \d{1,2}(?![\w/.-])(?!,\d))*|[IVX]+(?!\w))")
_NUMBERED = re.compile(
    r"(?:(?:khu|liên) vực|quân khu|số|cơ sở|khu phố|thôn|bản|tổ|phố|khối|ấp|khóm|đội|cụm|đề án|dự án)$", re.IGNORECASE
)
_MORE_WORK = re.compile(rf", [{LOWER}]+ [{LOWER}]+ (?P<of>[{LOWER}]+ [{LOWER}]+)(?!\w)")
_PAIR = re.compile(rf"[{LOWER}]+ [{LOWER}]+(?= )")
_WORKS = (OF_SOMETHING | ALSO_DONE) - frozenset(
    (
        "tổng hợp, xây dựng, tích cực, tiết kiệm, hỗ trợ, quản lý, điều hành, bảo vệ, phát triển, ứng dụng, "
        "nghiên cứu, bồi dưỡng, thông tin, số hóa"
    ).split(", ")
)
_SHORT = 5
_LOWER_WORD = re.compile(rf" [{LOWER}]+(?!\w)")
_MOMENT = re.compile(r"(?:ngày|tháng|quý|năm) (?:\d|[IVX]+(?!\w))|\d")
_DUTIES = "trách nhiệm|nhiệm vụ|báo cáo|kế hoạch|văn bản|biện pháp|phương án|giải pháp|thể|quyền"
"""What somebody has to have or make, and who is meant is not told by."""
_WHICH = re.compile(
    rf" (?:có (?!{_DUTIES})[^,.;:()]{{3,40}}? đi qua"
    r"|được [Nn]hà nước (?:giao|cho)[^.;:()]{3,60}?(?= (?:phải|có trách nhiệm|chịu trách nhiệm)(?!\w))"
    r"|chịu sự(?= \w)|(?:tham mưu|chuyên môn|giúp việc|chức năng)(?=,? (?:của|thuộc|trực thuộc)(?!\w))"
    rf"|của(?= [^\W\d_{LOWER}]| quân đội| (?:tỉnh|huyện|xã|phường)(?!\w))"
    r"|được (?:giao|phân công|kiểm tra|giám sát|thanh tra|khảo sát)"
    r"(?: chủ trì| phối hợp| nhiệm vụ| phụ trách)*"
    r"|cấp trên(?: trực tiếp)?(?: cơ sở)?"
    r"|(?:đóng )?trên địa bàn|trong (?:cả nước|toàn quốc)"
    r"|trong(?: toàn)?(?= (?:[Tt]ỉnh|xã|phường|trường|nhà trường|ngành|cơ quan)(?!\w))"
    rf"|từ(?=(?: [^\W\d_{LOWER}]\w*){{1,4}} đến [^\W\d_{LOWER}])[^,.;:]*? đến(?=(?: [^\W\d_{LOWER}]\w*)+)"
    rf"|(?P<does>phụ trách|có(?= (?!{_DUTIES})\w)))(?!\w)"
    r"| được (?:cấp )?phép [^,.;:()]{3,80}?(?= (?:phải|có trách nhiệm|chịu trách nhiệm|chấp hành)(?!\w))"
    r"| (?<=đội )(?:tham gia|dự thi)(?= (?:tự|phải|có trách nhiệm|chủ động|nộp|đăng ký|cử|gửi|chuẩn bị)(?!\w))"
    rf"| (?:(?:(?<=cơ quan )|(?<=đơn vị )|(?<=bộ phận ))(?:chủ trì|phối hợp)|thụ hưởng)(?= (?:{VERB.pattern}))"
)
_HAVING = re.compile(
    rf" có (?!{_DUTIES}|liên quan"
    r"|ít nhất|tối thiểu|trên|hơn|đủ|không)(?=\D|[^,]* được )\w[^,.;:()]{2,80}(?=, \w)"
)
_SUFFERED = re.compile(r"(?:được|bị)(?: \w+){1,2}")
_WORK_SUFFERED = frozenset({"giám sát", "kiểm tra", "quản lý", "chỉ đạo", "thanh tra"})
"""What a body suffers: "Cơ quan, đơn vị chịu sự giám sát"."""
_CLAUSE = re.compile(
    rf" (?!h[àằ]ng )(?:{VERB.pattern}|(?:có|phải|sẽ|được|không|đã|của|thuộc|trực tiếp|đồng thời|cùng)(?!\w))"
)
"""What follows a whole name: what the body does, or whose it is."""


def name_end(text: str, end: int, *, known: bool = False) -> int:
    """Return where a name ends whose first word ends at `end`; one that is `known` goes on with sure words only."""
    words: list[str] = [text[:end].rpartition(" ")[2]]
    unknown, syllables, certain = 0, 0, end
    for _ in range(_MOST_WORDS):
        if part := _whole_part(text, words, end, known=known):
            end = part.end()
            words += part[0].split()
        elif word := _next_word(text, words, end):
            if not (_within(text, words[-1], word, _ALL) or _may_follow(words[1:], word[0])):
                if known or (not unknown and _is_closed(words)):
                    return end
                unknown += 1
                syllables += word[0] not in _NOUNS
            end = word.end()
            words.append(word[0])
        else:
            break
        if 0 < unknown <= _MOST_UNKNOWN and words[-1] in _PLACES and _ends_at_owner(text, words[-1], end):
            return places.end() if (places := _MORE_PLACES.match(text, end)) else end
        certain = certain if unknown else end
    # Words of names have two syllables: a single one before a verb is a verb, too ("đóng mở cống").
    single = syllables % 2 == 1 and _CLAUSE.match(text, end)
    return end if not unknown or (not single and _is_whole(text, end, unknown)) else certain


def other_end(text: str, start: int, end: int) -> int | None:
    """Return where else a name may end that begins at `start` and was read to end at `end`, None if that is sure.

    It is not where words go on that names are made of and that bodies do as well ("Phòng Cảnh sát quản lý …"), nor
    where words stand in it, or behind it, of which neither is known, and a verb behind these.
    """
    if text[end : end + 1] != " ":
        return None
    named = text[start:end].split()
    if len(named) == 2 and _is_half(named[1]) and (half := _LOWER_WORD.match(text, end)):  # "Phòng Trung chuyển"
        return half.end()
    work = STOP.match(text, end + 1)
    of_work = text.endswith(_NEVER_WHOLE, start, end)
    if work and work[0] not in OF_SOMETHING and work[0] not in ALSO_DONE and not of_work:
        return None
    after, count = (work.end() if work else end), 0
    while (word := _LOWER_WORD.match(text, after)) and count < _MOST_UNKNOWN + 2:
        if count and VERB.match(text, after + 1):
            return after if work or count % 2 == 0 else None
        if STOP.match(text, after + 1):
            break
        after, count = word.end(), count + 1
    return None


def _is_half(word: str) -> bool:
    """Return whether a capital is the first syllable of a word of which the second is missing."""
    return CAPITAL.match(word) is not None and not word.isupper() and word.casefold() not in WHOLE | _NOUNS


def _is_closed(words: Sequence[str]) -> bool:
    """Return whether a name ends before any word that names are not known to have: with a number or a proper name."""
    last = words[-1]
    numbered = last[-1].isdigit() or _ROMAN.fullmatch(last) is not None
    proper = len(words) > 2 and all(CAPITAL.match(word) and not word.isupper() for word in words[-2:])
    subject = words[-2:-1] in (["-"], ["–"]) and last in _SUBJECTS
    return last.casefold() in WHOLE or numbered or proper or subject


def _ends_at_owner(text: str, owner: str, end: int) -> bool:
    """Return whether a name ends with whose body it is: "Ban Chỉ đạo giảm nghèo xã phúc tra …"."""
    following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    goes_on = following is not None and (
        CAPITAL.match(following[0]) or f"{owner} {following[0]}" in COMPOUNDS or following[0] in _GOES_ON
    )
    return not goes_on


def _whole_part(text: str, words: Sequence[str], end: int, *, known: bool) -> re.Match[str] | None:
    """Return what a name goes on with at `end` in more than a word, or in a number."""
    if part := _ONE_NAME.match(text, end) or _work_goes_on(text, words, end):
        return part
    if words == ["sở"] and (part := _GROUP_PART.match(text, end)):
        return part
    if (part := _BEFORE_DASH.match(text, end)) and not begins_body_at(text, part.end() + 1):
        return part
    if words[-1] in _OWNED and (part := _MORE_PLACES.match(text, end)):
        return part
    number = _NUMBER.match(text, end)
    # After a name a figure alone is a part of it: between it and what is counted would stand a verb.
    sure = number and (
        ((known or len(words) > 1) and _FIGURE.match(number[0])) or "số" in number[0] or _NUMBERED.search(text, 0, end)
    )
    return number if sure else None


def _next_word(text: str, words: Sequence[str], end: int) -> re.Match[str] | None:
    """Return the next word of a name, None where the sentence goes on."""
    start = end + 1
    if separator := JOINT.match(text, end):
        start = separator.end()
        if not CAPITAL.match(text[start : start + 1]) or ";" in separator[0] or begins_body_at(text, start):
            return None
        if words[-1] in _OWNED and "," in separator[0]:
            return None
        if _OWNED.isdisjoint(words) and is_another(text, start):
            return None
    elif text[end : end + 1] != " ":
        return None
    word = WORD.match(text, start)
    if word is None or (words[1:] and _MOMENT.match(text, start)) or _is_clause_of_owner(text, words, end, word[0]):
        return None
    if _within(text, words[-1], word, COMPOUNDS) or (words[1:] and _is_work(words[-1], word[0])):
        return word
    if len(words) < _SHORT and (_two_clauses(text, start) or is_called_by(text, start)):
        return word
    return None if STOP.match(text, start) or goes_on_after_owner(text, end, word[0]) else word


def _work_goes_on(text: str, words: Sequence[str], end: int) -> re.Match[str] | None:
    """Return what a name goes on with that says two things a body does: "Phòng Phổ biến, giáo dục pháp luật"."""
    if (part := _MORE_WORK.match(text, end)) and part["of"] in COMPOUNDS and _CLAUSE.match(text, part.end()):
        return part
    if not text.startswith(", ", end) or not VERB.fullmatch(" ".join(words[-2:])):
        return None
    two_things = _second_work().match(text, end)
    return two_things if two_things and two_things["of"] in COMPOUNDS else None


@cache
def _second_work() -> re.Pattern[str]:
    return re.compile(rf", (?:{VERB.pattern}) (?P<of>\w+ \w+)")


def _is_clause_of_owner(text: str, words: Sequence[str], end: int, word: str) -> bool:
    """Return whether behind whose body it is a clause begins: "Viễn thông tỉnh dự phòng máy phát"."""
    owned = (words[1:] and words[-1] in _PLACES and words[-2] != "tác") or words == ["trường"]
    return bool(owned) and text[end : end + 1] == " " and goes_on_after_owner(text, end, word)


def _two_clauses(text: str, start: int) -> bool:
    """Return whether at `start` a work stands before another one, and so belongs to who does that.

    "Các phòng giao dịch giải ngân …", "Văn phòng Cơ quan Cảnh sát điều tra thống kê …".
    """
    pair = _PAIR.match(text, start)
    if pair is None:
        return False
    of_work = text.startswith(" viên ", pair.end()) and not text.startswith(" viên chức", pair.end())
    before_work = VERB.match(text, pair.end() + 1) is not None and not HOW.match(text, pair.end() + 1)
    takes_part = text.startswith(" tham gia", pair.end())  # "Các đơn vị đăng ký tham gia …" is one work
    return of_work or (pair[0] in _WORKS and before_work and not takes_part)


def _is_work(before: str, word: str) -> bool:
    """Return whether a capital begins what the body is named after, in two words: "Văn phòng Đăng ký đất đai"."""
    words = f"{before} {word}".casefold()
    return CAPITAL.match(before) is not None and not CAPITAL.match(word) and words in OF_SOMETHING


def _within(text: str, before: str, word: re.Match[str], compounds: frozenset[str]) -> bool:
    """Return whether a word of small letters makes one of `compounds` with that before it or behind it."""
    if CAPITAL.match(word[0]):
        return False
    if f"{before} {word[0]}".casefold() in compounds:
        return True
    following = WORD.match(text, word.end() + 1) if text[word.end() : word.end() + 1] == " " else None
    return following is not None and f"{word[0]} {following[0]}" in compounds


def _may_follow(words: list[str], word: str) -> bool:
    """Return whether a name whose `words` stand behind its kind may go on with `word`."""
    if CAPITAL.match(word) or word in _OWNED:
        return True
    if not words or word in "-–":
        return bool(words)
    last = words[-1]
    if CAPITAL.match(last):
        before = words[-2] if len(words) > 1 else ""
        if before in ("-", "–") and last in _SUBJECTS:
            return False
        is_first = not CAPITAL.match(before) or before.isupper() or before in _KINDS
        return is_first and not last.isupper() and last.casefold() not in WHOLE
    return any(f"{before} {after}".casefold() in OF_SOMETHING for before, after in pairwise(words[-3:]))


def _is_whole(text: str, end: int, unknown: int) -> bool:
    """Return whether what follows at `end` is known to follow a name."""
    if unknown > _MOST_UNKNOWN:
        return False
    if not text[end:].strip(" .") or text[end] in ":(":
        return unknown < _MOST_UNKNOWN - 1
    if _CLAUSE.match(text, end):
        return True
    separator = JOINT.match(text, end)
    return separator is not None and begins_body_at(text, separator.end())


def clause_begins(text: str, end: int, name: str) -> bool:
    """Return whether behind `name`, which ends at `end`, a small letter begins a clause of no known form."""
    word = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    named = " " in name and (
        not name[1:].islower()
        or name.split()[0] in _SURE_KINDS
        or name[-1].isdigit()
        or name.endswith((" trưởng", " viên"))
    )
    return named and word is not None and word[0][0].islower()


def goes_on_after_owner(text: str, end: int, word: str) -> bool:
    """Return whether a clause begins with `word`: "Văn phòng Sở nhắc …", "Trạm Y tế xã phun …"."""
    owned = text.endswith(_OWNERS, 0, end) and not text.endswith(_NO_OWNERS, 0, end)
    return owned and not CAPITAL.match(word) and word not in _GOES_ON


_MANAGED = "quản lý|vận hành|khai thác|thi công|cung cấp|cung ứng|sản xuất|kinh doanh|chế biến|thu mua|sử dụng"


@cache
def _managing() -> re.Pattern[str]:
    """Return the pattern of two works by which a group is called, with what they are done."""
    return re.compile(
        rf" (?:{_MANAGED})(?:(?:,| và) (?:{_MANAGED}))+ (?!chặt|tốt|hiệu quả|có |đúng|và |các |\w+, )"
        rf"(?:(?! (?:được|theo|của|để|bảo đảm|đảm bảo) )[^.;:()]){{3,60}}?(?<!,)(?= (?:{VERB.pattern}))"
    )


@cache
def _managing_one() -> re.Pattern[str]:
    """Return the pattern of the work by which a body is called that is nothing without it, before what it does.

    "Các cơ quan quản lý quy hoạch đô thị chỉ cấp …".
    """
    return re.compile(
        rf" (?:{_MANAGED}) (?!chặt|tốt|hiệu quả|có |đúng|và |các |\w+, )[{LOWER}]+(?: [{LOWER}]+){{1,5}}?"
        rf"(?= (?:{STOP.pattern}))(?! (?:theo|của|để|được|và|trong|tại|trên)(?!\w))"
    )


def described_end(text: str, end: int) -> int:
    """Return where a group that ends at `end` ends with what tells which of its kind are meant.

    "Các cơ quan được giao chủ trì", "Các doanh nghiệp trên địa bàn tỉnh", "Các sở, ngành phụ trách tiêu chí cử …",
    "Các đơn vị quản lý, vận hành hồ chứa rà soát …".
    """
    managing = _managing().match(text, end) if text.endswith((" vị", " nghiệp", " chức", " sở"), 0, end) else None
    managing = managing or (_managing_one().match(text, end) if text.endswith((" quan", " nghiệp"), 0, end) else None)
    if managing:
        return managing.end()
    if label := _OF_LABEL.match(text, end):
        return label.end()
    if before_comma := _clause_before_comma(text, end):
        return before_comma
    while which := _WHICH.match(text, end):
        after = group_end(text, which.end(), _WORK_SUFFERED if " chịu sự" in which[0] else frozenset())
        if which["does"] and (
            after == which.end() or not (_CLAUSE.match(text, after) or text[after : after + 1] in ":.")
        ):
            charge = charge_start(text, which.end())
            return end if charge is None or "," in text[end:charge] else charge
        end = after
    return end


def _clause_before_comma(text: str, end: int) -> int | None:
    """Return where what tells which are meant ends before a comma: "UBND các xã có dự án đi qua, phối hợp …"."""
    clause = _HAVING.match(text, end)
    if clause is None or VERB.match(text, clause.end() + 2) is None:
        return None
    return None if VERB.search(_SUFFERED.sub("", clause[0])) else clause.end()


def group_end(text: str, end: int, allowed: frozenset[str], *, of_people: bool = False) -> int:
    """Return where a nameless group ends: at a verb or particle, a stronger mark, or the next body.

    What people it is of goes on behind a comma: "Toàn thể giáo viên, nhân viên".
    """
    unknown, certain, words = 0, end, 0
    before = text[:end].rpartition(" ")[2]
    while words < _MOST_WORDS:
        if part := _GROUP_PART.match(text, end):
            end, before = part.end(), part[0].rpartition(" ")[2]
            certain = certain if unknown else end
            continue
        comma = _COMMA.match(text, end)
        words = 1 if comma else words + 1
        start = comma.end() if comma else end + 1
        if (not comma and text[end : end + 1] != " ") or text.startswith(ABOVE_ALL, start):
            break
        joined = _AND.match(text, start)
        after = joined.end() if joined else start
        is_next = (comma or joined) and begins_body_at(text, after) and not _MORE_GENERAL.match(text, after)
        if is_next and not (of_people and STAFF.match(text, after)):
            break
        concerned = text.startswith("có liên quan", start)
        stop = None if concerned else STOP.match(text, start)
        word = WORD.match(text, start)
        if word is None:
            break
        within = _within(text, before, word, COMPOUNDS) or (not comma and _two_clauses(text, start))
        if before in _PLACES and not comma and not joined and not within and _ends_at_owner(text, before, end):
            break
        # After a comma, or before one, "tổ chức" is one more kind of body; else it is a verb.
        comma = comma or _MORE_BODIES.match(text, start)
        if (
            stop
            and not within
            and before != "người"
            and stop[0] not in allowed
            and not (comma and stop[0] == "tổ chức")
        ):
            if before in ("và", "cùng"):
                end = end - len(f" {before}")
            break
        unknown += not (
            within
            or comma
            or joined
            or stop
            or concerned
            or CAPITAL.match(word[0])
            or word[0] in _OWNED
            or word[0] in "-–"
        )
        end = start + len("tổ chức") if comma and stop and stop[0] == "tổ chức" else word.end()
        certain = certain if unknown else end
        before = text[start:end].rpartition(" ")[2]
    if not unknown or _is_whole(text, end, unknown):
        return end
    return before_unknown_work(text, certain) or certain
