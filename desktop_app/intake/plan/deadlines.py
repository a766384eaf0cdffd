"""Read the deadlines of a plan from its words.

In a sentence only binding phrases are read ("trước ngày …", "trong tháng …"): most dates of a plan stand in citations,
and most years in titles. In a field of its own ("Thời gian hoàn thành: …") the whole field is the deadline.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

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
    hide_times_of_papers,
    is_day,
    read_day,
    read_month,
    read_quarter,
    read_year,
    read_years,
    repeats,
    time_rule,
    unless_behind,
)
from desktop_app.intake.plan.times.schedules import DAYS, MOMENTS, QUARTERS
from desktop_app.intake.plan.words import hide_citations, hide_grounds, hide_quotes

type _Place = tuple[int, int]


def find_deadlines(text: str) -> tuple[Deadline, ...]:
    """Return the deadlines stated in the text of a task, each with its words: the one that decides first, () for none.

    "Trước ngày 20/11 hằng năm" is a DAY that recurs YEARLY; "định kỳ" and "thường xuyên", which name no period, are
    ONGOING, and count only where nothing more exact is written. Days of the calendar that an office keeps ("Ngày pháp
    luật" each month, 01/6, Tết Trung thu) are deadlines too, after those of the sentence.
    """
    stated = _all_stated(text)
    exact = [deadline for deadline in stated if not _is_weak(deadline)]
    lower = text.lower()
    named = (rule for rule in _EVENTS if any(word in lower for word in rule[2]))
    events = [deadline for deadline in map(_event(text), named) if deadline is not None]
    deadlines = [*exact, *events] or stated[:1]
    return tuple(dict.fromkeys(deadlines))


def _all_stated(text: str) -> list[Deadline]:
    """Return the deadlines of binding phrases: the first by the order of the rules, the others by their places."""
    searched = hide_times_of_papers(hide_grounds(hide_citations(hide_quotes(text))))
    lower = searched.lower()
    if not any(word in lower for word in _TIME_WORDS) and _FIGURE.search(lower) is None:
        return []
    by_place: dict[_Place, Deadline] = {}
    taken = bytearray(len(searched))
    for pattern, interpret in _binding_rules(_words_of_rules(lower)):
        for match in pattern.finditer(searched):
            if taken.find(1, *match.span()) < 0 and (deadline := interpret(match)):
                by_place[match.span()] = replace(deadline, text=text[match.start() : match.end()].strip(" ,;.("))
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    by_place |= _shared_out(text, searched) if "(" in searched and not by_place else {}
    by_place = _with_days_after(text, searched, by_place)
    if not by_place:
        return []
    first, *others = by_place.items()
    if first[1].kind is DeadlineKind.DAY:  # of two days the one that is named first
        first, *others = sorted([first, *others], key=lambda each: (each[1].kind is not DeadlineKind.DAY, each[0]))
    deadlines = [first[1], *(deadline for _, deadline in sorted(others, key=lambda each: each[0]))]
    # "trước ngày 15/6 và 15/12 hằng năm": "hằng năm" is said of both; "định kỳ 6 tháng (…), năm (…)" says it of all.
    yearly = any(deadline.recurrence is Recurrence.YEARLY for deadline in deadlines) or _EACH_HALF.search(searched)
    return [_yearly(deadline) for deadline in deadlines] if yearly else deadlines


@lru_cache(maxsize=256)
def _binding_rules(words: frozenset[str]) -> tuple[tuple[re.Pattern[str], Callable[[Match], Deadline | None]], ...]:
    """Return the binding rules that find something only where there are such words, or whatever words there are."""
    return tuple((pattern, read) for pattern, read, needed in _BINDING if not needed or not words.isdisjoint(needed))


def _with_days_after(text: str, searched: str, by_place: dict[_Place, Deadline]) -> dict[_Place, Deadline]:
    """Return the deadlines with the days that follow each day in the same breath, in the place of what stood there."""
    ends: set[int] = set()
    is_before = False  # of the days that were read last: from one of them on the same days would be read again
    for (_, end), deadline in list(by_place.items()):
        if deadline.kind is not DeadlineKind.DAY or deadline.month is None:
            continue
        if end in ends and deadline.is_before == is_before:
            continue
        if days_after := _days_after(text, searched, end, deadline):
            ends, is_before = {last for _, last in days_after}, deadline.is_before
            whole = (end, max(ends))
            by_place = {place: each for place, each in by_place.items() if not _overlap(place, whole)} | days_after
    return by_place


def _days_after(text: str, searched: str, end: int, before: Deadline) -> dict[_Place, Deadline]:
    """Return the days that follow one in the same breath: "trước ngày 15/3, 15/6, 15/9 và 15/12"."""
    by_place: dict[_Place, Deadline] = {}
    while match := _NEXT_DAY.match(searched, end):
        end = match.end()
        day, month, year = int(match["day"]), int(match["month"]), figure(match, "year")
        if not is_day(day, month, year):
            break
        recurrence = Recurrence.ONCE if year else repeats(match, Recurrence.YEARLY)
        deadline = Deadline(kind=DeadlineKind.DAY, recurrence=recurrence, day=day, month=month, year=year)
        words = text[match.start("day") : end].strip(" ,;.(")
        by_place[match.span()] = replace(deadline, text=f"trước ngày {words}" if before.is_before else words)
    return by_place


def _shared_out(text: str, searched: str) -> dict[_Place, Deadline]:
    """Return the times among which a bracket shares out the work: "(quý II: 02 lớp; quý III: 03 lớp)"."""
    by_place: dict[_Place, Deadline] = {}
    for bracket in _BRACKET.finditer(searched):
        if sum(map(_names_share, _BETWEEN_SHARES.split(bracket[0]))) < 2:
            continue
        for match in _SHARE.finditer(searched, *bracket.span()):
            if deadline := read_quarter(match) if match["quarter"] else read_month(match):
                by_place[match.span()] = replace(deadline, text=text[match.start() : match.end()])
    return by_place if len(by_place) > 1 else {}


def _names_share(clause: str) -> bool:
    return _SHARED_TIME.search(clause) is not None


def _overlap(first: _Place, second: _Place) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _yearly(deadline: Deadline) -> Deadline:
    bare = deadline.kind is DeadlineKind.DAY and deadline.month is not None and deadline.year is None
    return replace(deadline, recurrence=Recurrence.YEARLY) if bare else deadline


def _is_weak(deadline: Deadline) -> bool:
    return deadline.kind is DeadlineKind.ONGOING or deadline.is_each_period


def _event(text: str) -> Callable[[Rule], Deadline | None]:
    def read(rule: Rule) -> Deadline | None:
        match = rule[0].search(text)
        deadline = rule[1](match) if match else None
        return replace(deadline, text=match[0].strip(" ,;.(")) if match and deadline else None

    return read


def read_deadline(field: str) -> Deadline:
    """Return the deadline in a field of its own; its text is the whole field.

    A deadline that is not recognised (an event: "sau khi Luật có hiệu lực") has no due day and is ONGOING.
    """
    words = field.strip(" .;")
    if not words:
        return Deadline()
    bare = _EXPECTED.sub("", words)
    deadline = _first(_BINDING, words) or next(filter(None, map(_event(words), _EVENTS)), None) or _first(_BARE, bare)
    if deadline is None or (deadline.kind is not DeadlineKind.DAY and _ONGOING.match(words)):
        deadline = Deadline(kind=DeadlineKind.ONGOING)
    return replace(deadline, text=words)


def read_period(text: str) -> tuple[int, int] | None:
    """Return the first and last year that `text` names ("giai đoạn 2022 – 2030", "năm 2026"), or None."""
    hidden = hide_citations(text)
    if match := _PERIOD.search(hidden):
        first, last = int(match["from"]), int(match["to"])
        return (first, last) if first <= last else None
    if match := re.search(r"\bnăm (20\d\d)\b", hidden, re.IGNORECASE):
        return int(match[1]), int(match[1])
    return None


def _first(rules: tuple[Rule, ...], text: str) -> Deadline | None:
    searched = hide_citations(hide_quotes(text))
    rule_words = _words_of_rules(searched.lower())
    for pattern, interpret, needed in rules:
        for match in pattern.finditer(searched) if not needed or not rule_words.isdisjoint(needed) else ():
            if deadline := interpret(match):
                return replace(deadline, text=text[match.start() : match.end()].strip(" ,;.("))
    return None


def _months(match: Match) -> Deadline | None:
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


def _words_of_rules(words: str) -> frozenset[str]:
    """Return which of the words that rules need are in `words`."""
    return frozenset(word for word in _NEEDED if word in words)


_PERIOD = re.compile(rf"\b(?:năm |giai đoạn )?(?P<from>20\d\d){DASH}(?:năm )?(?P<to>20\d\d)\b", re.IGNORECASE)
_ROUNDS = (
    r"(?:(?:theo )?(?:giai đoạn|định kỳ|đợt)\s)?0?6 tháng(?: đầu năm)?(?:,| và| hoặc)\s"
    r"(?:cuối |cả |0?1 |hằng |hàng )?năm"
)
_FIGURE = re.compile(r"[0-9]")
_TIME_WORDS = tuple("từ|hằng|hàng|mỗi|lần|tuần|quý|quí|năm|tháng|ngày|sau|thường xuyên|định kỳ".split("|"))
"""What is in a text that says a time, if no figure is."""
_EXPECTED = re.compile(r"^(?:dự kiến|khoảng)(?: vào)?:?\s+", re.IGNORECASE)
_PIECES = (
    r"\d{1,2} (?:ngày|tin bài|bài viết|bài|bản tin|tin|video|clip|phóng sự|chuyên đề|chuyên mục|gương|buổi|cuộc|số|kỳ"
    r"|lượt|lớp)\s?/\s?"
)
_TIMES = r"(?:\d{1,2}|một|hai)(?: \([^()]*\))? lần\s?(?:/|mỗi |một |trong )\s?"
_UNTIL = r"(?:,? từ (?:nay|năm 20\d\d) đến (?:hết )?năm (?P<last>20\d\d))?"

_IN_DAYS = ("/", "-", " tháng ")
_OF_BUDGET = r"\d năm(?:,| và)|(?:trong|vào|từ|bố trí)(?: \w+){0,4} ngân sách(?: \w+){0,3}"
"""Behind what "hằng năm" tells which plan or budget is meant."""
_EACH_YEAR = ("hằng năm", "hàng năm", "mỗi năm")
_EACH_MONTH = ("hằng tháng", "hàng tháng", "mỗi tháng")

# The first rule that returns a deadline decides; more exact rules come first.
_BINDING: tuple[Rule, ...] = (
    # Due at its end, which is an event: "từ tháng 11/2025 đến khi hoàn thành".
    time_rule(
        r"\btừ (?:ngày |tháng |quý |năm )?[\w/ ]{1,20}? (?:đến|cho đến|tới) (?:khi|lúc|hết khi)\b[^.;,]*",
        always(DeadlineKind.ONGOING),
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
        _months,
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
        r"\b(?:định kỳ (?:0?6|sáu) tháng\b(?:/lần| một lần)?|(?:0?6|sáu) tháng(?: một |/)lần\b)",
        _rounds,
        "định kỳ",
        "lần",
    ),
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
    time_rule(
        rf"\b(?:trong|từ) (?:giai đoạn )?(?:năm )?(?P<from>20\d\d){DASH}(?:năm )?(?P<to>20\d\d)\b",
        unless_behind(r"\b(?:danh mục|các công trình|các dự án)\b[^.;:]{0,80}", read_years),
        "20",
    ),
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
    time_rule(r"\b(?<!chi )(?<!phí )thường xuyên\b(?:,? liên tục\b)?", always(DeadlineKind.ONGOING), "thường xuyên"),
    time_rule(r"(?:\btrong \x01+ )?\bđịnh kỳ\b(?: tại cơ quan\b)?", always(DeadlineKind.ONGOING), "định kỳ"),
)

# What goes on has no month until which it is due: "Thường xuyên, cao điểm từ tháng 01 đến tháng 4".
_ONGOING = re.compile("thường xuyên, ", re.IGNORECASE)
_EACH_HALF = re.compile(r"\bđịnh kỳ (?:báo cáo )?(?:0?[36]|ba|sáu) tháng\b[^.;]*\d", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_BETWEEN_SHARES = re.compile(r"[;,]")
_SHARED_TIME = re.compile(r"\b(?:quý|tháng)\b", re.IGNORECASE)
_SHARE = re.compile(rf"\b(?:{QUARTER}|tháng (?P<month>\d{{1,2}}))(?!\d){YEAR}?", re.IGNORECASE)
_NEXT_DAY = re.compile(
    rf"(?:\s?[,;]|\s+và)\s+(?:trước )?(?P<named>ngày )?{DAY}{YEAR}?(?![\d/])(?P<every>,? {EVERY} năm)?",
    re.IGNORECASE,
)

# Days that offices keep without a word of "trước ngày". The place of an event is searched in the text itself: its name
# stands in quotation marks.
_EVENTS: tuple[Rule, ...] = (
    time_rule(
        r"(?:trong )?[“\"]?Ngày pháp luật[”\"]?(?: (?:định kỳ|hằng tháng|hàng tháng))?(?: tại cơ quan)?",
        always(DeadlineKind.MONTH, Recurrence.MONTHLY),
        "ngày pháp luật",
    ),
    time_rule(
        r"(?:Ngày )?Quốc tế thiếu nhi(?: \(?0?1/0?6\)?)?",
        lambda _match: Deadline(kind=DeadlineKind.DAY, recurrence=Recurrence.YEARLY, day=1, month=6),
        "quốc tế thiếu nhi",
    ),
    time_rule(r"Tết Trung thu", always(DeadlineKind.MID_AUTUMN, Recurrence.YEARLY), "trung thu"),
)

# Rules for a text that is a deadline as a whole.
_BARE: tuple[Rule, ...] = (
    # Months, not the third of May: "3 - 5/2026".
    time_rule(rf"^(?P<first>\d{{1,2}}){DASH}(?P<month>\d{{1,2}})\s?/\s?(?P<year>20\d\d)$", _months),
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
    time_rule(_PERIOD.pattern, read_years),
    time_rule(r"^(?:đến )?năm (?P<year>20\d\d)\b(?P<after> và (?:các|những) năm)?", read_year),
    time_rule(r"\bnăm (?P<year>20\d\d)\b", read_year),
)
_NEEDED = frozenset(word for rules in (_BINDING, _BARE) for _, _, needed in rules for word in needed)
