"""The times of a schedule and of what is done again and again.

"Tối 26/7", "7 giờ 30, thứ Bảy ngày 14/3", "các ngày 11 và 12/6" are days without a word that binds. What is done each
week, each day or each shift, and what is due some days before or after an event, has no day in the calendar: its words
are the deadline.
"""

from datetime import date
from typing import Final

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.lunar import lunar_name, mid_autumn, new_year, years_of_tables
from desktop_app.intake.plan.times.rules import (
    BEFORE,
    DASH,
    DAY,
    EVERY,
    MONTHS,
    QUARTER,
    YEAR,
    Match,
    Rule,
    always,
    figure,
    read_day,
    read_month,
    read_month_in_words,
    read_quarter,
    read_school_year,
    time_rule,
    unless_behind,
)

_EACH_YEAR = rf"(?![\d/])(?P<every>,? {EVERY} năm)?"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_HOUR = r"\d{1,2}(?:\s?(?:h|g|giờ)\s?(?:\d{2})?(?: phút)?|:\d{2})"
_PART = rf"(?:sáng|trưa|chiều|tối|đêm|{_WEEKDAY}|{_HOUR})"
_JOINT = r"(?:\s?[,–-]\s?|\s(?:và|đến|tới)(?: hết)?(?: ngày)?\s)"
_COUNT = r"(?:\d{1,3}|một|hai|ba)(?: \([^()]*\))?"
_OF_SCHOOL_YEAR = r"\b(?:phương hướng|kế hoạch|nhiệm vụ|phong trào|kết quả|thành tích)\b[^.;:]{0,80}"
"""Behind what a school year tells of what a thing is: "phương hướng công tác trong năm học 2026 - 2027"."""
_END = r"(?=\s*(?:[.;,:)]|$))"

_YEARS_BY_NAME: Final = {lunar_name(year).casefold(): year for year in years_of_tables()}


def _read_new_year(match: Match) -> Deadline | None:
    """Return Tết Nguyên đán of the year that is named, by its number or as the lunar calendar calls it."""
    year = figure(match, "year") or _YEARS_BY_NAME.get((match["name"] or "").casefold())
    return _on(new_year(year) if year else None)


def _read_mid_autumn(match: Match) -> Deadline | None:
    """Return Tết Trung thu of the year that is named: one of no year comes back each year."""
    return _on(mid_autumn(int(match["year"])))


def _on(day: date | None) -> Deadline | None:
    return Deadline(kind=DeadlineKind.DAY, day=day.day, month=day.month, year=day.year) if day else None


DAYS: tuple[Rule, ...] = (
    time_rule(
        r"\b(?:trước|(?:trong |vào |nhân )?dịp) Tết(?: Nguyên đán| cổ truyền| Âm lịch){0,2}"
        rf"(?: (?P<name>{'|'.join(_YEARS_BY_NAME)})(?!\w))?(?:,? (?:năm )?(?P<year>20\d\d)\b)?",
        _read_new_year,
        "tết",
    ),
    time_rule(
        r"\b(?:(?:trước|(?:trong |vào |nhân )?dịp) )?Tết Trung thu,? (?:năm )?(?P<year>20\d\d)\b",
        _read_mid_autumn,
        "trung thu",
    ),
    # "Đợt 1: 15/9/2026": what is numbered is no hour.
    time_rule(rf"(?<=\d: )(?P<named>){DAY}{YEAR}{_EACH_YEAR}{_END}", read_day, "/"),
    time_rule(
        rf"\b(?:(?P<named>ngày )|{BEFORE} )(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>20\d\d)"
        r"(?P<every>\x00)?\b",
        read_day,
        ".20",
    ),
    time_rule(
        rf"(?<!\w)(?<!từ )(?P<named>{_PART}(?:[, ]{{1,2}}{_PART})*,? \(?(?:ngày )?){DAY}{YEAR}?{_EACH_YEAR}",
        read_day,
        "/",
        "-",
        "tháng",
    ),
    time_rule(
        rf"\b(?=\d)(?<!dịp )(?<!lễ )(?<!nghỉ )(?P<named>\d{{1,2}}/\d{{1,2}}(?:/20\d\d)?{DASH}(?:ngày )?)"
        rf"{DAY}{YEAR}?{_EACH_YEAR}",
        read_day,
        "/",
    ),
    time_rule(rf"\b(?P<named>ngày \d{{1,2}}(?:{_JOINT}\d{{1,2}})*{_JOINT}){DAY}{YEAR}?{_EACH_YEAR}", read_day, "ngày"),
    time_rule(rf"(?:(?<=\()|(?<=[,;:–-] ))(?P<named>ngày ){DAY}{YEAR}?{_EACH_YEAR}{_END}", read_day, "ngày"),
    time_rule(
        rf"\b(?P<named>(?:(?:thời )?hạn(?: cuối| chót)?(?: nộp| gửi)?|xong|hoàn thành|kết thúc|(?:chậm|muộn) nhất)"
        rf":? (?:là |vào )?(?:ngày )?){DAY}{YEAR}?{_EACH_YEAR}{_END}",
        read_day,
        "hạn",
        "xong",
        "hoàn thành",
        "kết thúc",
        "nhất",
    ),
)

QUARTERS: tuple[Rule, ...] = (
    # Due in the last of them: "từ quý II/2026 đến quý IV/2026".
    time_rule(
        rf"\btừ qu[ýí] (?:IV|I{{1,3}}|[1-4])(?:(?:/| năm )20\d\d)?{DASH}{QUARTER}{YEAR}", read_quarter, "quý", "quí"
    ),
    # "Quý II, III/2026": due in the last of them, too.
    time_rule(
        rf"\b(?:{BEFORE} )?qu[ýí] (?:IV|I{{1,3}})(?:\s?[,–-]\s?|\s(?:và|đến)\s)(?P<quarter>IV|I{{1,3}})\b{YEAR}",
        read_quarter,
        "quý",
        "quí",
    ),
    # As people write for short: "T9/2026", "Q3/2026".
    time_rule(rf"\b(?:{BEFORE} )T\.?(?P<month>\d{{1,2}}){YEAR}", read_month, "20"),
    time_rule(rf"\b(?:{BEFORE} )Q\.?(?P<quarter>[1-4]){YEAR}", read_quarter, "20"),
    time_rule(r"^[-–+•\s]*Q\.?(?P<quarter>[1-4])\s?/\s?(?P<year>20\d\d)(?=:| [-–])", read_quarter, "20"),
)

MOMENTS: tuple[Rule, ...] = (
    time_rule(
        # The longest word or none: "tháng Mười Hai" is not "tháng Mười". "Tháng năm 2026" is no month.
        rf"\b{BEFORE} tháng (?P<word>(?>{'|'.join(reversed(MONTHS))}))(?!\w)(?! lần| lượt)"
        r"(?!(?<=tháng năm) 20\d\d)(?:(?:\s?/\s?|\s?-\s?| năm | )(?P<year>20\d\d))?",
        read_month_in_words,
        "tháng",
    ),
    time_rule(
        rf"\b(?:trong|hết) (?:cả )?năm học (?P<from>20\d\d){DASH}(?P<to>20\d\d)\b",
        unless_behind(_OF_SCHOOL_YEAR, read_school_year),
        "năm học",
    ),
    time_rule(
        rf"\b(?:cuối|đầu|giữa|(?:thượng|trung|hạ) tuần) tháng (?P<month>\d{{1,2}})(?!\d){YEAR}?"
        rf"(?P<every>,? {EVERY} năm)?",
        read_month,
        "tháng",
    ),
    time_rule(
        rf"\btrước {_COUNT} (?:giờ|ngày|tuần|tháng)(?= (?:tổ chức|diễn ra|khai mạc|bầu cử|so với)(?!\w))",
        always(DeadlineKind.ONGOING),
        "trước",
    ),
    time_rule(
        r"\b(?:(?:cuối|đầu|giữa|khi kết thúc)(?: mỗi)? (?:năm học|học kỳ)"
        r"|(?:mỗi|(?<!khóa biểu )(?<!kế hoạch )(?<!lịch )từng|hằng|hàng) (?:học kỳ|kỳ học))\b",
        always(DeadlineKind.ONGOING),
        "học",
    ),
    time_rule(
        rf"\b(?:(?:vào |trước )?(?:{_PART}[, ]{{1,2}})*(?:ngày )?)?{EVERY} tuần\b"
        rf"|\b{_COUNT} lần\s?(?:/|mỗi |một |trong )\s?tuần\b|\b(?:{_COUNT} )?tuần(?: một |/|/0?1 )lần\b"
        rf"|\b{_COUNT} \w+(?: \w+)?\s?/\s?tuần\b|\btheo (?:ngày, )?tuần\b",
        always(DeadlineKind.ONGOING),
        "tuần",
    ),
    time_rule(
        rf"\b(?<!việc )(?<!hoạt )(?<!sống )(?<!vụ )(?:{_PART}[, ]{{1,2}})*{EVERY} ngày"
        rf"(?! (?:lễ|hội|kỷ niệm|\d{{1,2}}/))\b"
        rf"|\b{_COUNT} lần\s?(?:/|mỗi |một |trong )\s?ngày\b|\bcác ngày (?:làm việc )?trong tuần\b"
        rf"|\b(?<!học )(?<!học tập ){_COUNT} (?:buổi|lượt|tin|bài|bản tin)\s?/\s?ngày\b"
        rf"|\b{EVERY} (?:sáng|trưa|chiều|tối|đêm)\b",
        always(DeadlineKind.ONGOING),
        "mỗi ",
        "hằng ",
        "hàng ",
        "lần",
        "các ngày",
        "/",
    ),
    time_rule(
        r"\b(?:(?:đầu|cuối|trước|sau|trong)(?: và (?:đầu|cuối|sau))? )?(?:mỗi|từng) (?:ca|kíp|phiên)"
        r"(?: trực| làm việc)?\b",
        always(DeadlineKind.ONGOING),
        "mỗi",
        "từng",
    ),
    time_rule(
        r"\b(?:(?:chậm nhất|muộn nhất|trong vòng|trong thời hạn|trong|không quá|sau|trước)(?: là)? ){1,2}"
        rf"{_COUNT} (?:phút|giờ|ngày|tuần|tháng)(?: làm việc)?,? (?:kể từ|tính từ|từ|sau|trước)(?: khi| ngày| lúc)?\b"
        r"[^.;,()]*",
        always(DeadlineKind.ONGOING),
        "từ",
        "sau",
        "trước",
    ),
    time_rule(
        rf"\btrước (?:(?!trong |sau |từ |của |về )[^.;,():\d]){{2,40}}? {_COUNT}"
        r" (?:giờ|ngày|tuần|tháng)(?: làm việc)?\b",
        always(DeadlineKind.ONGOING),
        "trước",
    ),
    time_rule(r"\bngay sau (?:khi )?\w[^.;,()]*", always(DeadlineKind.ONGOING), "ngay sau"),
)
