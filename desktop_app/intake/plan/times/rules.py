"""How the rules are made by which the times of a plan are read: their words, and what a match of them means."""

import re
from calendar import monthrange
from collections.abc import Callable

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence

type Match = re.Match[str]
type Rule = tuple[re.Pattern[str], Callable[[Match], Deadline | None], tuple[str, ...]]
"""A pattern, what its match means, and words (in small letters) of which each text that it matches has one, if any."""

BEFORE = (
    r"(?:(?:hoàn thành |xong |chậm nhất |muộn nhất )?(?:là )?(?:trước|vào(?: dịp)?|đến hết|đến|hết|trong)"
    r"|hoàn thành|kết thúc|(?:chậm|muộn) nhất(?: là| vào| trong)?|xong|dự kiến(?: vào| trong)?)"
    r"(?: \d{1,2}\s?(?:h|g|giờ)\s?(?:\d{2})?(?: phút)?,?)?"
)
EVERY = r"(?:hằng|hàng|mỗi)"
NEXT = r"(?:liền kề|sau|tiếp theo|kế tiếp)"
YEAR = r"(?:(?:\s?/\s?|\s?-\s?| năm )(?P<year>20\d\d))"
DAY = r"(?P<day>\d{1,2})(?:\s?[/-]\s?| tháng )(?P<month>\d{1,2})"
NAMED_DAY = (
    r"(?P<named>ngày (?:(?:Quốc khánh|Nhà giáo Việt Nam|Thương binh[ ,–-]+Liệt sĩ|Phụ nữ Việt Nam|Pháp luật Việt Nam"
    r"|khai giảng|bầu cử|Quốc tế \w+ \w+|Giải phóng miền Nam|thành lập [^\d,;.()]{3,40}?),? \(?)?)?"
)
"""What stands before a day that has a name: "trước ngày Quốc khánh 02/9"."""
_OF_PAPERS = re.compile(
    r"\b(?:(?:người|thanh niên|công dân|trẻ em|trẻ|đối tượng|học sinh|nam|nữ) sinh(?: ra)?"
    r"|(?:văn bản|hồ sơ|giấy tờ|dự án|công trình)(?: \w+){0,3}"
    r" (?:ban hành|được cấp|phát sinh|tồn đọng))"
    r" (?:từ |trước |sau |đến )(?:ngày |tháng |năm )[\d/]+"
    r"|\b(?:đợt|do|trận|cơn) (?:\w+,? ){0,4}?(?:lũ|bão|lụt|thiên tai|dịch|dịch bệnh|sự cố)(?: \w+){0,3}?"
    r" (?:từ |trong |các |vào )*(?:ngày )?\d[\d/–-]*(?:(?: đến| tới)(?: hết)?(?: ngày)? [\d/]+)?"
    r"|\bhưởng (?:chính sách |chế độ )?(?:trợ cấp|phụ cấp)(?: \w+){0,3} (?:hằng|hàng) tháng"
    r"|\b(?:đề|bài) (?:kiểm tra|thi|đánh giá)(?: \w+)? định kỳ"
    r"|\b(?:kỳ|buổi|cuộc|dự|tham gia) (?:sinh hoạt|họp)(?: \w+){0,2} định kỳ"
    r"|\b(?:đổi mới|hình thức|kết quả|quy định về) (?:việc )?kiểm tra, đánh giá (?:thường xuyên|định kỳ)"
    r"|\b(?:kế hoạch|chương trình) (?:hằng|hàng) năm(?= (?:và|,) (?:dài hạn|trung hạn|5 năm|giai đoạn))"
    r"|\bbản (?:kiểm điểm|tự kiểm điểm)(?: \w+){0,3} cuối năm 20\d\d",
    re.IGNORECASE,
)
"""A time that tells which papers, people or events are meant: "văn bản ban hành trước ngày 01/7/2025"."""
MONTHS = (
    *("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *("mười một", "mười hai"),
)
_LAST_OF_SCHOOL = 5
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
QUARTER = r"[Qq]u[ýí] (?P<quarter>IV|I{1,3}|[1-4])\b"
DASH = r"\s?(?:-|–|—|đến|tới)(?: hết)?\s?"


_OF_DAYS = ("trước", "tháng", "chậm nhất", "muộn nhất")
"""What tells that two figures are a day where nothing else does: "chậm nhất 30/6"."""


def figure(match: Match, name: str) -> int | None:
    """Return the number that the group `name` of a match has, None if there is none."""
    value = match.groupdict().get(name)
    return None if value is None else int(value)


def repeats(match: Match, recurrence: Recurrence) -> Recurrence:
    """Return `recurrence` if the words say that it is for every year, else that it is once."""
    return recurrence if match.groupdict().get("every") else Recurrence.ONCE


def read_day(match: Match) -> Deadline | None:
    """Return the day of the calendar that the words name, None where they are no day."""
    day, month, year = int(match["day"]), int(match["month"]), figure(match, "year")
    words = match[0].casefold()
    if not (match["named"] or match["every"] or year or any(word in words for word in _OF_DAYS)):
        return None  # "trong 3/4 số xã" is a share
    if not is_day(day, month, year):
        return None
    recurrence = Recurrence.ONCE if year else repeats(match, Recurrence.YEARLY)
    return Deadline(kind=DeadlineKind.DAY, recurrence=recurrence, day=day, month=month, year=year)


def hide_times_of_papers(text: str) -> str:
    """Return a text without the times that tell which papers or people are meant, of the same length."""
    return _OF_PAPERS.sub(lambda match: "\x01" * len(match[0]), text)


def is_day(day: int, month: int, year: int | None) -> bool:
    """Return whether there is such a day in the calendar."""
    # 2024 has a 29 February: without a year the day only has to exist in some year.
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


def day_of(recurrence: Recurrence) -> Callable[[Match], Deadline | None]:
    """Return what reads a day that comes back each month or each quarter."""

    def interpret(match: Match) -> Deadline | None:
        day = int(match["day"])
        return Deadline(kind=DeadlineKind.DAY, recurrence=recurrence, day=day) if 1 <= day <= 31 else None

    return interpret


def read_month(match: Match) -> Deadline | None:
    """Return the month that the words name, None where there is no such month."""
    month, year = int(match["month"]), figure(match, "year")
    if not 1 <= month <= 12:
        return None
    recurrence = Recurrence.ONCE if year else repeats(match, Recurrence.YEARLY)
    return Deadline(kind=DeadlineKind.MONTH, recurrence=recurrence, month=month, year=year)


def read_month_in_words(match: Match) -> Deadline:
    """Return the month that is named by a word: "tháng Ba"."""
    month = MONTHS.index(match["word"].casefold()) + 1
    return Deadline(kind=DeadlineKind.MONTH, month=month, year=figure(match, "year"))


def read_school_year(match: Match) -> Deadline | None:
    """Return the school year that the words name, which ends in May; None if it is no single one."""
    first, last = int(match["from"]), int(match["to"])
    if last != first + 1:
        return None
    return Deadline(kind=DeadlineKind.RANGE, month=_LAST_OF_SCHOOL, from_year=first, to_year=last)


def read_quarter(match: Match) -> Deadline:
    """Return the quarter that the words name, or that of each year from it on."""
    written, year = match["quarter"], figure(match, "year")
    quarter = _ROMAN.get(written.upper().replace("İ", "I")) or int(written)
    if match.groupdict().get("after"):
        return Deadline(kind=DeadlineKind.QUARTER, recurrence=Recurrence.YEARLY, quarter=quarter, from_year=year)
    recurrence = Recurrence.ONCE if year else repeats(match, Recurrence.YEARLY)
    return Deadline(kind=DeadlineKind.QUARTER, recurrence=recurrence, quarter=quarter, year=year)


def read_years(match: Match) -> Deadline | None:
    """Return the years from one to another that the words name, None where the last is before the first."""
    first, last = int(match["from"]), int(match["to"])
    return Deadline(kind=DeadlineKind.RANGE, from_year=first, to_year=last) if first <= last else None


def read_year(match: Match) -> Deadline:
    """Return the year that the words name, or each from it on."""
    year = int(match["year"])
    if match.groupdict().get("after"):
        return Deadline(kind=DeadlineKind.YEAR, recurrence=Recurrence.YEARLY, year=year, from_year=year)
    return Deadline(kind=DeadlineKind.YEAR, year=year)


def always(kind: DeadlineKind, recurrence: Recurrence = Recurrence.ONCE) -> Callable[[Match], Deadline]:
    """Return what reads one and the same deadline from all words that match."""
    return lambda _match: Deadline(kind=kind, recurrence=recurrence)


def unless_behind(words: str, interpret: Callable[[Match], Deadline | None]) -> Callable[[Match], Deadline | None]:
    """Return what reads a time as `interpret` does, but not behind words with which it tells of what a thing is."""
    behind = re.compile(rf"(?:{words})\s*$", re.IGNORECASE)
    return lambda match: None if behind.search(match.string[: match.start()]) else interpret(match)


def time_rule[T: Deadline | None](pattern: str, interpret: Callable[[Match], T], *needed: str) -> Rule:
    """Return a rule: what its words look like, what they mean, and the words of which one is `needed`."""
    return re.compile(pattern, re.IGNORECASE), interpret, needed
