"""Read the deadlines of a plan from its words.

In a sentence only binding phrases are read ("trước ngày …", "trong tháng …"): most dates of a plan stand in citations,
and most years in titles. In a field of its own ("Thời gian hoàn thành: …") the whole field is the deadline.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.intake.plan.times.binding import BINDING
from desktop_app.intake.plan.times.rules import (
    BEFORE,
    DAY,
    EVERY,
    QUARTER,
    YEAR,
    Match,
    Rule,
    figure,
    hide_times_of_papers,
    is_day,
    read_month,
    read_quarter,
    repeats,
)
from desktop_app.intake.plan.times.since import begun, since_alone
from desktop_app.intake.plan.times.whole import BARE, EVENTS, NEEDED, PERIOD
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
    named = (rule for rule in EVENTS if any(word in lower for word in rule[2]))
    events = [deadline for deadline in map(_event(text), named) if deadline is not None]
    deadlines = [*exact, *(event for event in events if not _has_times_of_its_own(event, text, exact))] or stated[:1]
    if "từ " not in lower:
        return tuple(dict.fromkeys(deadlines))
    searched = hide_grounds(hide_citations(hide_quotes(text)))
    # What has no time but that from which it goes on is not asked for before.
    goes_on = None if deadlines else since_alone(searched)
    return (goes_on,) if goes_on else tuple(dict.fromkeys(begun(deadline, searched) for deadline in deadlines))


def _has_times_of_its_own(event: Deadline, text: str, stated: Sequence[Deadline]) -> bool:
    """Return whether the clause of what an office keeps each month or year says itself when that is.

    "Tổ chức Ngày pháp luật vào tháng 3 và tháng 9 hằng năm" is nothing of each month, "Ngày pháp luật định kỳ" is.
    """
    if event.kind is DeadlineKind.MID_AUTUMN or _EACH_TIME.search(event.text):
        return False
    start = text.find(event.text)
    before, behind = text[:start], text[start + len(event.text) :]
    clause = f"{_CLAUSE_END.split(before)[-1]}{event.text}{_CLAUSE_END.split(behind)[0]}"
    of_clause = _all_stated(clause) if stated else []
    if event.is_each_period:
        return any(not _is_weak(each) for each in of_clause)
    return any((each.day, each.month) == (event.day, event.month) for each in of_clause)


def _all_stated(text: str) -> list[Deadline]:
    """Return the deadlines of binding phrases: the first by the order of the rules, the others by their places."""
    searched = hide_times_of_papers(hide_grounds(hide_citations(hide_quotes(text))))
    lower = searched.lower()
    if not any(word in lower for word in _TIME_WORDS) and _FIGURE.search(lower) is None:
        return []
    by_place = _each_of_a_year(text, searched)
    taken = bytearray(len(searched))
    for start, end in by_place:
        taken[start:end] = b"\1" * (end - start)
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
    return _from_the_next_year([_yearly(deadline) for deadline in deadlines] if yearly else deadlines)


def _from_the_next_year(deadlines: list[Deadline]) -> list[Deadline]:
    """Return the deadlines, of which a yearly one begins after the year for which another says it.

    "Trong quý I năm 2023 và trước ngày 31/3 hằng năm" asks for it once in 2023.
    """
    once = {
        (each.year, each.quarter or _quarter_of(each.month))
        for each in deadlines
        if each.recurrence is Recurrence.ONCE and each.year and (each.quarter or each.month)
    }

    def begun(deadline: Deadline) -> Deadline:
        if deadline.recurrence is not Recurrence.YEARLY or deadline.from_year or deadline.year or not deadline.month:
            return deadline
        years = [year for year, quarter in once if year and quarter == _quarter_of(deadline.month)]
        return replace(deadline, from_year=max(years) + 1) if years else deadline

    return [begun(deadline) for deadline in deadlines]


def _quarter_of(month: int | None) -> int | None:
    return None if month is None else (month + 2) // 3


@lru_cache(maxsize=256)
def _binding_rules(words: frozenset[str]) -> tuple[tuple[re.Pattern[str], Callable[[Match], Deadline | None]], ...]:
    """Return the binding rules that find something only where there are such words, or whatever words there are."""
    return tuple((pattern, read) for pattern, read, needed in BINDING if not needed or not words.isdisjoint(needed))


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


def _each_of_a_year(text: str, searched: str) -> dict[_Place, Deadline]:
    """Return the quarters and months of a year that are named in one breath: "vào quý I, tháng 9 hằng năm".

    What says of which year may stand before them, too: "Hằng năm, vào quý I và quý III".
    """
    by_place: dict[_Place, Deadline] = {}
    rules = _OF_A_YEAR if "năm" in searched.casefold() else _OF_A_YEAR[-1:] if "/" in searched else ()
    for match in (match for rule in rules for match in rule.finditer(searched)):
        groups = match.groupdict()
        every, year = (groups.get("every") or "").lstrip(" ,").lower(), groups.get("year")
        times = list(_ONE_OF_SEVERAL.finditer(searched, *match.span("times")))
        if year and not _is_of_each(times):
            continue
        start, unit = match.start(), ""
        for time in times:
            unit = time["unit"] or unit
            named = (_NAMED_MONTH if unit.casefold() == "tháng" else _NAMED_QUARTER).fullmatch(
                f"{unit} {time['figure']}"
            )
            deadline = (read_month if unit.casefold() == "tháng" else read_quarter)(named) if named else None
            if deadline is not None:
                words = f"{unit} {time['figure']} {f'năm {year}' if year else every}"
                recurrence = Recurrence.ONCE if year else Recurrence.YEARLY
                whole = replace(deadline, recurrence=recurrence, year=int(year) if year else None, text=words)
                by_place.setdefault((start, time.end()), whole)
            start = time.end()
    return by_place


def _is_of_each(times: list[Match]) -> bool:
    """Return whether times of a year are each by itself: "quý II, III/2026" is a span, "quý II, IV/2026" is none."""
    units = [(time["unit"] or "").casefold() for time in times]
    if all(units) and len(set(units)) > 1:
        return True
    if any(unit != units[0] for unit in units if unit):
        return False
    figures = [_as_number(time["figure"]) for time in times]
    return any(later - earlier > 1 for earlier, later in pairwise(figures))


def _as_number(figure: str) -> int:
    return int(figure) if figure.isdecimal() else _ROMAN_FIGURES.index(figure.upper()) + 1


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
    deadline = _first(BINDING, words) or next(filter(None, map(_event(words), EVENTS)), None) or _first(BARE, bare)
    if deadline is None or (deadline.kind is not DeadlineKind.DAY and _ONGOING.match(words)):
        deadline = Deadline(kind=DeadlineKind.ONGOING)
    if (goes_on := since_alone(words)) is not None and goes_on.text == words:
        return goes_on
    return begun(replace(deadline, text=words), words)


def field_deadlines(field: str) -> tuple[Deadline, ...]:
    """Return the deadlines in a field of its own, the first with the words of the whole field."""
    if days := _days_of_field(field.strip(" .;")):
        return days
    several = find_deadlines(field)
    if len(several) < 2:
        return (read_deadline(field),)
    # "Quốc tế thiếu nhi (01/6) và Tết Trung thu hằng năm": read as one time it would be the end of each year.
    each_by_itself = all(each.recurrence is Recurrence.YEARLY or each.year for each in several)
    first = replace(several[0], text=field.strip(" .;")) if each_by_itself else read_deadline(field)
    return (first, *several[1:])


def _days_of_field(field: str) -> tuple[Deadline, ...]:
    """Return the days of a field that names nothing else: "31/5/2025 và 31/10/2025", "15/3, 15/6/2025"."""
    if not _DAYS_ALONE.fullmatch(field):
        return ()
    days = list(_DAY_ALONE.finditer(field))
    years = [figure(match, "year") for match in days]
    deadlines = []
    for place, match in enumerate(days):
        day, month = int(match["day"]), int(match["month"])
        year = next((year for year in years[place:] if year), None)
        if not is_day(day, month, year):
            return ()
        text = match[0] if place else field
        deadlines.append(Deadline(text, DeadlineKind.DAY, day=day, month=month, year=year))
    return tuple(deadlines)


def read_period(text: str) -> tuple[int, int] | None:
    """Return the first and last year that `text` names ("giai đoạn 2022 – 2030", "năm 2026"), or None."""
    hidden = hide_citations(text)
    if match := PERIOD.search(hidden):
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


def _words_of_rules(words: str) -> frozenset[str]:
    """Return which of the words that rules need are in `words`."""
    return frozenset(word for word in NEEDED if word in words)


_FIGURE = re.compile(r"[0-9]")
_TIME_WORDS = tuple("từ|hằng|hàng|mỗi|lần|tuần|quý|quí|năm|tháng|ngày|sau|thường xuyên|định kỳ|tết|kỳ".split("|"))
"""What is in a text that says a time, if no figure is."""
_EXPECTED = re.compile(r"^(?:dự kiến|khoảng)(?: vào)?:?\s+", re.IGNORECASE)
# What goes on has no month until which it is due: "Thường xuyên, cao điểm từ tháng 01 đến tháng 4".
_ONGOING = re.compile("thường xuyên, ", re.IGNORECASE)
_EACH_TIME = re.compile(r"định kỳ|h[ằà]ng tháng", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:](?=\s|$)")
_ROMAN_FIGURES = ("I", "II", "III", "IV")
_DAY_ALONE = re.compile(rf"{DAY}{YEAR}?(?![\d/])")
_NO_GROUPS = re.sub(r"\?P<\w+>", "?:", f"{DAY}{YEAR}?")
_DAYS_ALONE = re.compile(
    rf"(?:ngày )?{_NO_GROUPS}(?:(?:\s?[,;]|\s+và)\s+(?:ngày )?{_NO_GROUPS}){{1,11}}", re.IGNORECASE
)
_EACH_HALF = re.compile(r"\bđịnh kỳ (?:báo cáo )?(?:0?[36]|ba|sáu) tháng\b[^.;]*\d", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_BETWEEN_SHARES = re.compile(r"[;,]")
_SHARED_TIME = re.compile(r"\b(?:quý|tháng)\b", re.IGNORECASE)
_TIME_OF_A_YEAR = r"(?:qu[ýí]|tháng) (?:IV|I{1,3}|\d{1,2})\b"
_MORE_TIMES = r"(?:(?:\s?,|\s+và)\s+(?:(?:vào |trong )?(?:qu[ýí]|tháng) )?(?:IV|I{1,3}|\d{1,2})\b)"
_SEVERAL_TIMES = rf"(?<!\d )\b(?:{BEFORE} )?(?P<times>(?:các )?{_TIME_OF_A_YEAR}{_MORE_TIMES}{{1,11}})"
_OF_A_YEAR = (
    re.compile(rf"{_SEVERAL_TIMES}(?P<every>,? {EVERY} năm)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<every>{EVERY} năm)\b(?:(?!\btừ\b)[^.;:]){{0,80}}?(?:,| {BEFORE}| \()\s?"
        rf"(?P<times>(?:các )?{_TIME_OF_A_YEAR}{_MORE_TIMES}{{0,11}})(?!\s?[/-]\s?\d| năm| (?:tới|đến) )",
        re.IGNORECASE,
    ),
    re.compile(rf"{_SEVERAL_TIMES}{YEAR}\b", re.IGNORECASE),
)
_ONE_OF_SEVERAL = re.compile(r"(?:\b(?P<unit>qu[ýí]|tháng) )?\b(?P<figure>IV|I{1,3}|\d{1,2})\b", re.IGNORECASE)
_NAMED_QUARTER = re.compile(QUARTER, re.IGNORECASE)
_NAMED_MONTH = re.compile(r"tháng (?P<month>\d{1,2})", re.IGNORECASE)
_SHARE = re.compile(rf"\b(?:{QUARTER}|tháng (?P<month>\d{{1,2}}))(?!\d){YEAR}?", re.IGNORECASE)
_NEXT_DAY = re.compile(
    rf"(?:\s?[,;]|\s+và)\s+(?:trước )?(?P<named>ngày )?{DAY}{YEAR}?(?![\d/])(?P<every>,? {EVERY} năm)?",
    re.IGNORECASE,
)
