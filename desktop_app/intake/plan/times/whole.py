"""The rules for days that an office keeps, and for a text that is a time as a whole."""

import re

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.intake.plan.times.binding import BINDING, months
from desktop_app.intake.plan.times.rules import (
    DASH,
    DAY,
    EVERY,
    QUARTER,
    YEAR,
    Rule,
    always,
    read_day,
    read_month,
    read_quarter,
    read_year,
    read_years,
    time_rule,
)

PERIOD = re.compile(rf"\b(?:năm |giai đoạn )?(?P<from>20\d\d){DASH}(?:năm )?(?P<to>20\d\d)\b", re.IGNORECASE)
# Days that offices keep without a word of "trước ngày". The place of an event is searched in the text itself: its name
# stands in quotation marks.
EVENTS: tuple[Rule, ...] = (
    time_rule(
        r"(?:trong )?[“\"]?Ngày pháp luật[”\"]?(?! (?:Việt Nam|nước))"
        r"(?: (?:định kỳ|hằng tháng|hàng tháng))?(?: tại cơ quan)?",
        always(DeadlineKind.MONTH, Recurrence.MONTHLY),
        "ngày pháp luật",
    ),
    time_rule(
        r"Ngày pháp luật (?:Việt Nam|nước [^,;.()]{5,60}?)(?: \(?0?9/11\)?)",
        lambda _match: Deadline(kind=DeadlineKind.DAY, recurrence=Recurrence.YEARLY, day=9, month=11),
        "ngày pháp luật",
    ),
    time_rule(
        r"(?:Ngày )?Quốc tế thiếu nhi(?: \(?0?1/0?6\)?)?",
        lambda _match: Deadline(kind=DeadlineKind.DAY, recurrence=Recurrence.YEARLY, day=1, month=6),
        "quốc tế thiếu nhi",
    ),
    time_rule(r"Tết Trung thu(?!,? (?:năm )?20\d\d)", always(DeadlineKind.MID_AUTUMN, Recurrence.YEARLY), "trung thu"),
)
# Rules for a text that is a deadline as a whole.
BARE: tuple[Rule, ...] = (
    # Months, not the third of May: "3 - 5/2026", "11/2026 - 3/2027".
    time_rule(
        rf"^(?P<first>\d{{1,2}})(?:\s?/\s?(?P<first_year>20\d\d))?{DASH}(?P<month>\d{{1,2}})\s?/\s?(?P<year>20\d\d)$",
        months,
    ),
    # Several days, due on the last: "16 - 20/3/2026", "28/02 - 03/3".
    time_rule(
        rf"^(?P<named>(?:từ )?(?:ngày )?\d{{1,2}}(?:\s?/\s?\d{{1,2}}(?:\s?/\s?20\d\d)?)?{DASH}(?:ngày )?)"
        rf"{DAY}{YEAR}?(?![\d/])(?P<every>,? {EVERY} năm)?",
        read_day,
    ),
    time_rule(rf"^(?P<named>ngày )?{DAY}{YEAR}?(?![\d/])(?P<every>,? {EVERY} năm)?", read_day),
    time_rule(rf"^(?P<named>{DAY})$", read_day),
    # A day beside other words: "01 ngày (dự kiến 26/3/2026)".
    time_rule(rf"\b(?P<named>ngày )?{DAY}{YEAR}(?![\d/])(?P<every>\x00)?", read_day),
    time_rule(rf"\b{QUARTER}", read_quarter),
    time_rule(r"^(?P<month>\d{1,2})\s?[/-]\s?(?P<year>20\d\d)$", read_month),
    time_rule(rf"^T\.? ?(?P<month>\d{{1,2}}){YEAR}?$", read_month),
    time_rule(r"^tháng (?P<month>\d{1,2})\b", read_month),
    time_rule(r"^(?P<year>20\d\d)$", read_year),
    time_rule(PERIOD.pattern, read_years),
    time_rule(r"^(?:đến )?năm (?P<year>20\d\d)\b(?P<after> và (?:các|những) năm)?", read_year),
    time_rule(r"\bnăm (?P<year>20\d\d)\b", read_year),
)
NEEDED = frozenset(word for rules in (BINDING, BARE) for _, _, needed in rules for word in needed)
