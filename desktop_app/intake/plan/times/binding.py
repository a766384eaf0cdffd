"""The rules for times in a sentence: only binding phrases, the more exact ones first."""

from dataclasses import replace

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.intake.plan.times.rules import (
    BEFORE,
    DASH,
    DAY,
    EVERY,
    NAMED_DAY,
    NEXT,
    QUARTER,
    YEAR,
    Match,
    Rule,
    always,
    day_of,
    figure,
    read_day,
    read_month,
    read_quarter,
    read_year,
    read_years,
    time_rule,
    unless_behind,
)
from desktop_app.intake.plan.times.schedules import DAYS, MOMENTS, QUARTERS


def months(match: Match) -> Deadline | None:
    """Return the months from one to another, of which the last decides."""
    last = read_month(match)
    if last is None or not 1 <= int(match["first"]) <= 12:
        return None
    from_year = figure(match, "first_year") or last.year
    return replace(last, kind=DeadlineKind.RANGE, year=None, from_year=from_year, to_year=last.year)


def _rounds(match: Match) -> Deadline:
    last = match.groupdict().get("last")
    until = f"{last}-H2" if last else ""
    return Deadline(kind=DeadlineKind.ROUND, recurrence=Recurrence.PER_ROUND, until_round=until)


def _half_year(match: Match) -> Deadline:
    year, half = int(match["year"]), "H1" if match["half"] == "đầu" else "H2"
    return Deadline(kind=DeadlineKind.ROUND, year=year, until_round=f"{year}-{half}")


_ROUNDS = (
    r"(?:(?:theo )?(?:giai đoạn|định kỳ|đợt)\s)?0?6 tháng(?: đầu năm)?(?:,| và| hoặc)\s"
    r"(?:cuối |cả |0?1 |hằng |hàng )?năm"
)
_PIECES = (
    r"\d{1,2} (?:ngày|tin bài|bài viết|bài|bản tin|tin|video|clip|phóng sự|chuyên đề|chuyên mục|gương|buổi|cuộc|số|kỳ"
    r"|lượt|lớp)\s?/\s?"
)
_TIMES = r"(?:\d{1,2}|một|hai)(?: \([^()]*\))? lần\s?(?:/|mỗi |một |trong )\s?"
_AT_LATEST = r"(?:chậm|muộn) nhất(?: là)?"
_UNTIL = r"(?:,? từ (?:nay|năm 20\d\d) đến (?:hết )?năm (?P<last>20\d\d))?"
_IN_DAYS = ("/", "-", " tháng ")
_OF_BUDGET = r"\d năm(?:,| và)|(?:trong|vào|từ|bố trí)(?: \w+){0,4} ngân sách(?: \w+){0,3}"
"""Behind what "hằng năm" tells which plan or budget is meant."""
_AS_IT_IS = r"(?:sự|có) (?:tham gia|phối hợp|quan tâm|hỗ trợ|giám sát)"
"""Behind what "thường xuyên" says how others take part: "có sự tham gia thường xuyên của các hộ"."""
_NAME_OF_DAY = r"ngày (?:(?!ngày )[^\d,;.:()]){3,60}"
_EACH_YEAR = ("hằng năm", "hàng năm", "mỗi năm")
_EACH_MONTH = ("hằng tháng", "hàng tháng", "mỗi tháng")
# The first rule that returns a deadline decides; more exact rules come first.
BINDING: tuple[Rule, ...] = (
    # Due at its end, which is an event: "từ tháng 11/2025 đến khi hoàn thành".
    time_rule(
        r"\btừ (?:ngày |tháng |quý |năm )?[\w/ ]{1,20}? (?:đến|cho đến|tới) (?:khi|lúc|hết khi)\b[^.;,]*",
        unless_behind(r"(?:khâu|bước|giai đoạn|quá trình|công đoạn)", always(DeadlineKind.ONGOING)),
        "khi",
        "lúc",
    ),
    # Nor has it an end: "từ tháng 11/2026 trở đi", "Từ tháng 9/2026 và thường xuyên".
    time_rule(
        r"\btừ (?:ngày |tháng |quý |năm )?[\w/ ]{1,20}?(?: trở đi|,? (?:và )?thường xuyên)\b",
        always(DeadlineKind.ONGOING),
        "trở đi",
        "thường xuyên",
    ),
    time_rule(rf"\b{_ROUNDS}\b{_UNTIL}", _rounds, "6 tháng"),
    time_rule(rf"\b{BEFORE} (?P<named>ngày )?{DAY} (?P<every>(?:của )?năm {NEXT})", read_day, "năm"),
    time_rule(rf"\b(?P<every>{EVERY} năm),?\s?\(?{BEFORE} (?P<named>ngày ){DAY}(?![\d/])\)?", read_day, *_EACH_YEAR),
    time_rule(
        rf"\b{BEFORE} {NAMED_DAY}{DAY}{YEAR}?(?![\d/])(?P<every>,? {EVERY} năm)?",
        read_day,
        *_IN_DAYS,
    ),
    time_rule(rf"\b(?P<named>ngày )?{DAY}(?![\d/])(?P<every>,? {EVERY} năm)", read_day, *_EACH_YEAR),
    # A day by its name, with its date in brackets: "nhân Ngày Gia đình Việt Nam (28/6) hằng năm".
    time_rule(
        rf"\b(?P<named>{_NAME_OF_DAY} \((?:ngày )?){DAY}{YEAR}?\)(?P<every>,? {EVERY} năm)",
        read_day,
        *_EACH_YEAR,
    ),
    time_rule(
        rf"\b(?P<every>{EVERY} năm),? (?:nhân |vào |trong )?(?:dịp )?(?:kỷ niệm )?"
        rf"(?P<named>{_NAME_OF_DAY} \((?:ngày )?){DAY}\)",
        read_day,
        *_EACH_YEAR,
    ),
    # A line of a schedule: "Ngày 26/3/2026: Tổ chức mít tinh".
    time_rule(rf"^(?P<named>ngày ){DAY}{YEAR}?(?![\d/])(?P<every>,? {EVERY} năm)?\s*:", read_day, "ngày"),
    *DAYS,
    time_rule(
        rf"\bbáo cáo tháng,? (?:gửi )?\(?{BEFORE} ngày (?P<day>\d{{1,2}})(?!\d| ?[/-])",
        day_of(Recurrence.MONTHLY),
        "báo cáo tháng",
    ),
    time_rule(
        rf"\b{EVERY} tháng,? \(?{BEFORE} ngày (?P<day>\d{{1,2}})(?!\d)\)?", day_of(Recurrence.MONTHLY), *_EACH_MONTH
    ),
    time_rule(
        rf"\b(?:{BEFORE} )?ngày (?P<day>\d{{1,2}})(?: của)? {EVERY} tháng", day_of(Recurrence.MONTHLY), *_EACH_MONTH
    ),
    # "Hằng tháng, các thôn báo cáo Công an xã trước ngày 20."
    time_rule(
        rf"\b{EVERY} tháng\b.{{1,150}}?\b{BEFORE} ngày (?P<day>\d{{1,2}})(?!\d|\s?[/-]\s?\d| tháng| của)",
        day_of(Recurrence.MONTHLY),
        *_EACH_MONTH,
    ),
    time_rule(
        rf"\b(?:trong )?tuần (?:cuối|đầu|thứ (?:nhất|hai|ba|tư|\d))(?: cùng)?(?: của)? tháng (?P<month>\d{{1,2}})"
        rf"(?!\d){YEAR}?",
        read_month,
        "tuần",
    ),
    time_rule(
        rf"\btuần (?:cuối|đầu)(?: cùng)?(?: của)?(?: {EVERY})? tháng(?! \d)",
        always(DeadlineKind.MONTH, Recurrence.MONTHLY),
        "tuần",
    ),
    time_rule(r"\((?:tháng \d{1,2}(?:,| và) (?:tháng )?)*tháng (?P<month>\d{1,2})\)", read_month, "(tháng"),
    time_rule(
        rf"\b{EVERY} (?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật) (?:đầu|cuối)(?: tiên| cùng)?(?: của)?"
        rf"(?: {EVERY})? tháng(?! \d)",
        always(DeadlineKind.MONTH, Recurrence.MONTHLY),
        "tháng",
    ),
    time_rule(
        rf"\bngày (?:làm việc )?cuối(?: cùng)?(?: của)?(?: {EVERY})? tháng(?! \d)",
        always(DeadlineKind.MONTH, Recurrence.MONTHLY),
        "cuối",
    ),
    time_rule(
        rf"\b(?:{BEFORE} )?ngày (?P<day>\d{{1,2}})(?: của)? tháng cuối(?: của)?(?: {EVERY})? quý",
        day_of(Recurrence.QUARTERLY),
        "tháng cuối",
    ),
    # A Deadline's day lies in the last month of its period. For a day in another month only the words are stored:
    # better no due day than a wrong one.
    time_rule(
        rf"\b{BEFORE} ngày \d{{1,2}}(?: của)? tháng (?:{NEXT}"
        rf"|(?:đầu|giữa|thứ nhất|thứ hai)(?: của)?(?: {EVERY})? quý(?: {NEXT})?)",
        always(DeadlineKind.ONGOING),
        "tháng",
    ),
    time_rule(
        rf"\btháng \d{{1,2}}(?:(?:,| và) (?:tháng )?\d{{1,2}})*?(?:,| và) (?:tháng )?(?P<month>\d{{1,2}})"
        rf"(?:{YEAR}|(?P<every>,? {EVERY} năm))",
        read_month,
        "tháng",
    ),
    time_rule(
        rf"\b(?:{BEFORE} |từ )?tháng (?P<first>\d{{1,2}})(?:/(?P<first_year>20\d\d))?{DASH}"
        rf"(?:tháng )?(?P<month>\d{{1,2}}){YEAR}",
        months,
        "tháng",
    ),
    time_rule(rf"\b{BEFORE} (?P<month>\d{{1,2}})\s?/\s?(?P<year>20\d\d)\b", read_month, "/"),
    time_rule(rf"\b{BEFORE} tháng (?P<month>\d{{1,2}})(?!\d){YEAR}?(?P<every>,? {EVERY} năm)?", read_month, "tháng"),
    time_rule(rf"\btháng (?P<month>\d{{1,2}})(?:{YEAR}|(?P<every>,? {EVERY} năm))", read_month, "tháng"),
    *QUARTERS,
    time_rule(
        rf"\b(?:{BEFORE} )?{QUARTER}(?:{YEAR}(?P<after> và (?:các|những) năm)?|(?P<every>,? {EVERY} năm))",
        read_quarter,
        "quý",
        "quí",
    ),
    time_rule(rf"\b{BEFORE} {QUARTER}", read_quarter, "quý", "quí"),
    time_rule(r"\b(?:trong |hết )?0?6 tháng (?P<half>đầu|cuối) năm (?P<year>20\d\d)", _half_year, "6 tháng"),
    time_rule(
        rf"\b(?:định kỳ )?(?:{EVERY} quý|quý một lần)\b", always(DeadlineKind.QUARTER, Recurrence.QUARTERLY), "quý"
    ),
    time_rule(
        rf"\b(?<!đồng )(?:định kỳ )?{EVERY} tháng\b", always(DeadlineKind.MONTH, Recurrence.MONTHLY), *_EACH_MONTH
    ),
    time_rule(
        r"\b(?:định kỳ (?:0?6|sáu) tháng\b(?:/lần| một lần)?|(?:0?6|sáu) tháng(?: một |/)lần\b"
        rf"|(?<!trong )(?:{EVERY} )?(?:0?6|sáu) tháng (?:0?1|một) (?:buổi|cuộc|số|kỳ|lần|lượt|lớp)\b)",
        _rounds,
        "định kỳ",
        "lần",
        "6 tháng",
        "sáu tháng",
    ),
    # No record comes back after several years: only the words are kept.
    time_rule(r"\b(?:0?[2-9]|10|hai|ba|bốn|năm|mười) năm ?(?:/|một |0?1 )lần\b", always(DeadlineKind.ONGOING), "lần"),
    time_rule(rf"\b{_TIMES}năm\b", always(DeadlineKind.YEAR, Recurrence.YEARLY), "lần"),
    time_rule(
        rf"\b(?:{_TIMES}|{_PIECES})quý\b|\b(?:0?3|ba) tháng (?:một|/|0?1) ?lần\b",
        always(DeadlineKind.QUARTER, Recurrence.QUARTERLY),
        "quý",
        "lần",
    ),
    time_rule(rf"\b(?:{_TIMES}|{_PIECES})tháng\b", always(DeadlineKind.MONTH, Recurrence.MONTHLY), "tháng"),
    time_rule(
        rf"\b(?:định kỳ )?{EVERY} năm\b",
        unless_behind(_OF_BUDGET, always(DeadlineKind.YEAR, Recurrence.YEARLY)),
        *_EACH_YEAR,
    ),
    time_rule(
        rf"^(?:trong )?giai đoạn (?:\d )?\(?(?P<from>20\d\d){DASH}(?P<to>20\d\d)\)?\s*[,:]", read_years, "giai đoạn"
    ),
    # A year that a work begins with: "Năm 2027: trình đề án", "Năm 2027, hoàn thành …".
    time_rule(
        r"^(?:trong )?năm (?P<year>20\d\d)\s*[,:] (?=(?:hoàn thành|trình|ban hành|rà soát|tổ chức|xây dựng"
        r"|triển khai|thực hiện|thí điểm|khởi công|nghiệm thu|tổng kết|sơ kết|lập|mở|thành lập|đầu tư|sửa chữa"
        r"|nâng cấp|mua)(?!\w))",
        read_year,
        "năm",
    ),
    time_rule(
        rf"\b(?:trong|từ) (?:giai đoạn )?(?:\d{{1,2}} )?(?:năm )?(?P<from>20\d\d){DASH}(?:năm )?(?P<to>20\d\d)\b",
        unless_behind(r"\b(?:danh mục|các công trình|các dự án)\b[^.;:]{0,80}", read_years),
        "20",
    ),
    # "Hoàn thành đến năm 2030", "đến năm 2028 hoàn thành"; a strategy "đến năm 2030" alone is no deadline.
    time_rule(rf"\b(?:hoàn thành|{_AT_LATEST}) (?:đến|tới|vào) năm (?P<year>20\d\d)\b", read_year, "năm"),
    time_rule(r"\b(?:đến|tới) (?:hết |cuối )?năm (?P<year>20\d\d),? (?:phải |cơ bản )?hoàn thành\b", read_year, "năm"),
    time_rule(
        r"\b(?:trong|hết|xong|trước|cuối|hoàn thành) (?:năm )(?P<year>20\d\d)\b(?P<after> và (?:các|những) năm)?",
        read_year,
        "năm",
    ),
    time_rule(r"\bvào (?:cuối )?năm (?P<year>20\d\d)\b", unless_behind(r"h[ằà]ng năm\b.*", read_year), "vào"),
    time_rule(
        r"\b(?=n)(?<!từ )(?<!kể )(?<!giờ )(?<!sau )(?<!hành )(?<!lực )(?<!ký )(?<!sinh )"
        rf"(?P<named>ngày ){DAY}{YEAR}(?=\s*(?:[.;,)]|$))",
        read_day,
        "ngày",
    ),
    *MOMENTS,
    time_rule(
        r"\b(?<!chi )(?<!phí )thường xuyên\b(?:,? liên tục\b)?",
        unless_behind(_AS_IT_IS, always(DeadlineKind.ONGOING)),
        "thường xuyên",
    ),
    time_rule(r"(?:\btrong \x01+ )?\bđịnh kỳ\b(?: tại cơ quan\b)?", always(DeadlineKind.ONGOING), "định kỳ"),
)
