"""The summary of a nominee's achievements, drafted from the records: a sentence for each kind, six printed lines.

It says only what was recorded: alike activities are totalled with the months they span, the notable ones are named with
day and document; whoever has no role in an activity on record is not credited with it. Where it would be longer, names
give way to their numbers, those of least weight first.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS
from desktop_app.domain.office.citations import (
    count_words,
    day_words,
    joined_words,
    months_words,
    ratio_words,
    type_in_common,
)
from desktop_app.domain.rounds.achievements import (
    Achievements,
    CitedActivity,
    CitedInitiative,
    Credit,
    RoleInRecord,
    TaskResult,
)
from desktop_app.domain.rounds.joint_deeds import is_joint, partners_after, partners_of, together
from desktop_app.domain.rounds.quoted_tasks import first_sentence
from desktop_app.domain.rounds.told_tasks import MOST_NAMED, Detail, is_counted, role_in_task, told_limits, told_tasks
from desktop_app.domain.vietnamese import fold, quoted
from desktop_app.domain.year.activities import CAME_KINDS, SEEN_KINDS, ActivityKind, Spread
from desktop_app.domain.year.gatherings import gathering_words

COUNTED_ON: Final = re.compile(r"\n\(Số liệu tính đến ngày (\d+)/(\d+)/(\d+)\.\)$")
"""How a drafted summary ends that was written before its time was over."""
_LETTERS_OF_LINE: Final = 88
"""The letters on a line of a paper's text."""
_LETTERS_IN_LIST: Final = 70
"""The letters on a line of a list's widest column, where a summary stands beside others."""


_LEAST_FIRST: Final = (
    (Detail.POSTED, 6),
    (Detail.LONG_TASK, 6),
    (Detail.PAPER, 6),
    (Detail.HELPED, 6),
    (Detail.RESULT, 6),
    (Detail.DEED, 6),
)
"""In which order details are left out, each of a summary that still has more lines than this."""

_WORDS: Final[Mapping[ActivityKind, tuple[str, str, str, str]]] = {
    ActivityKind.CONFERENCE: ("hội nghị", "", "tổ chức", "tham dự"),
    ActivityKind.BRIEFING: ("buổi quán triệt", "", "tổ chức", "tham dự"),
    ActivityKind.LAW_DAY: ("kỳ “Ngày pháp luật”", "Ngày pháp luật", "tổ chức", "tham gia"),
    ActivityKind.POSTING: ("văn bản, tin, bài", "tin, bài", "đăng tải", "tham gia đăng tải"),
    ActivityKind.EVENT: ("sự kiện", "", "tổ chức", "tham gia"),
    ActivityKind.COOPERATION: ("hoạt động phối hợp", "", "phối hợp thực hiện", "tham gia"),
    ActivityKind.DOCUMENT: ("văn bản", "văn bản", "tham mưu ban hành", "tham gia soạn thảo"),
    ActivityKind.GOOD_NEWS: ("tin tốt", "tin tốt", "đăng", "tham gia thực hiện"),
    ActivityKind.STORY: ("câu chuyện đẹp", "câu chuyện đẹp", "đăng", "tham gia thực hiện"),
    ActivityKind.EXEMPLAR: ("bài về gương điển hình", "gương điển hình", "giới thiệu", "tham gia giới thiệu"),
    ActivityKind.OTHER: ("hoạt động", "", "thực hiện", "tham gia"),
}
"""For each kind: several of them, the word before the title of one, what a unit does, what one who takes part does."""
_INTRODUCED: Final = "gioi thieu guong"
"""What the title of a text about an exemplar often begins with, folded."""
_DAYS: Final = ("ngày ", "từ ngày ")
"""What a line on a single deed begins with."""
_LISTENED_AT: Final = (ActivityKind.CONFERENCE, ActivityKind.BRIEFING, ActivityKind.LAW_DAY)
"""Where somebody who only took part sat and listened."""
_MAIN_ROLES: Final = (
    RoleInRecord.LEAD,
    RoleInRecord.SPEAKER,
    RoleInRecord.AUTHOR,
    RoleInRecord.POSTED,
    RoleInRecord.UNIT,
)
_ROLES_OF_PERIODS: Final = (RoleInRecord.UNIT, RoleInRecord.TOOK_PART)
"""The roles that add nothing to those of the task, where its periods are told; a speaker's or an author's do."""
_OTHER_ROLES: Final = (RoleInRecord.SUPPORT, RoleInRecord.TOOK_PART)


def compose_summary(achievements: Achievements, *, whole: bool = False) -> str:
    """Return the summary, a line for each kind of achievement; "" if nothing of the period is on record.

    The titles of the year before only follow what was done. A `whole` one names everything, however long it is.
    """
    left_out = set() if whole else {Detail.UNPROVED}
    summary = _composed(achievements, left_out)
    for detail, most in () if whole else _LEAST_FIRST:
        if sum(-(-len(line) // _LETTERS_IN_LIST) for line in summary.split("\n")) > most:
            left_out.add(detail)
            summary = _composed(achievements, left_out)
    if not summary or achievements.counted_on is None or not (whole or _counts(achievements)):
        return summary
    # At the end, since it holds for each line; what weighs most comes first.
    return f"{summary}\n(Số liệu tính đến ngày {day_words(achievements.counted_on)}.)"


def _counts(achievements: Achievements) -> bool:
    """Return whether a summary tells numbers that days to come outrun: a single deed has its own day."""
    alike = Counter(_group(activity, tuple(RoleInRecord)) for activity in achievements.activities)
    return bool(achievements.results) or any(number > 1 for number in alike.values())


def counted_on(summary: str) -> date | None:
    """Return the day to which a drafted summary says that it counts, None where it says none.

    Nor where somebody wrote a day there that is in no calendar: "31/6/2026".
    """
    match = COUNTED_ON.search(summary)
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _composed(achievements: Achievements, left_out: Set[Detail]) -> str:
    lines = _deeds(_told_once(achievements), left_out, attended=False)
    if not any(lines):
        lines = _deeds(_told_once(achievements), left_out, attended=True)
    if not any(lines) and not achievements.members and not achievements.ratings:
        return ""
    in_order = [line for line in (*lines, _standing(achievements)) if line]
    # A day has its year.
    if achievements.span and any(lines) and not in_order[0].startswith(_DAYS):
        in_order[0] = f"{achievements.span}, {in_order[0]}"
    limits = told_limits(achievements, left_out)
    summary = "\n".join(
        f"{line[0].upper()}{line[1:].rstrip(' .')}." for line in (*in_order, *((limits,) if limits else ()))
    )
    return _cited_whole_once(summary, achievements.results, in_full=Detail.UNPROVED not in left_out)


def _cited_whole_once(summary: str, results: Sequence[TaskResult], *, in_full: bool) -> str:
    """Return a summary that cites a document with its day where it does so first, later by its number alone.

    A report cites it `in_full` there: with who issued it and what it is about.
    """
    documents = {result.plan: result.plan_in_full for result in results}
    if in_full:
        documents |= {result.document: result.document_in_full for result in results}
    for cited, full in documents.items():
        if " ngày " in cited:
            before, mention, behind = summary.partition(cited)
            first = (full or cited) if in_full and mention else mention
            summary = f"{before}{first}{behind.replace(cited, cited.rpartition(' ngày ')[0])}"
    return summary


def _told_once(achievements: Achievements) -> Achievements:
    """Return what was done without the activities that are periods of a task whose periods are counted.

    Two counts of the same would differ: not each period has its activity on record. The only one on record is told
    where it tells how many it reached, which the number of periods does not; and so is one more than the periods that
    were done, where each of these has another on its day.
    """
    counted = [
        result.task_id
        for result in achievements.results
        if result.credit is Credit.WITHIN and is_counted(role_in_task(result, achievements))
    ]
    tasks = {task_id for task_id in counted if counted.count(task_id) > 1}
    of_periods = [
        activity
        for activity in achievements.activities
        if activity.task_id in tasks and activity.role in _ROLES_OF_PERIODS
    ]
    of_each = Counter(activity.task_id for activity in of_periods)
    told_apart = (
        activity
        for activity in achievements.activities
        if activity.notable
        or activity not in of_periods
        or _is_beside_periods(activity, of_periods, achievements)
        or (activity.reached and of_each[activity.task_id] == 1 and activity.role is RoleInRecord.UNIT)
    )
    return replace(achievements, activities=tuple(told_apart))


def _is_beside_periods(
    activity: CitedActivity, of_periods: Sequence[CitedActivity], achievements: Achievements
) -> bool:
    """Return whether an activity for a task is none of its periods that were done: each of these had one on its day."""
    results = [result for result in achievements.results if result.task_id == activity.task_id and result.is_done]
    days = [result.done_on for result in results if result.done_on is not None]
    deeds = [deed for deed in of_periods if deed.task_id == activity.task_id]
    are_known = bool(results) and len(days) == len(results)
    if not are_known or any(activity.first <= day <= activity.last for day in days):
        return False
    return all(any(deed.first <= day <= deed.last for deed in deeds) for day in days)


def _deeds(achievements: Achievements, left_out: Set[Detail], *, attended: bool) -> tuple[str, ...]:
    """Return the lines on what was done; having listened is no merit beside it, and told only if `attended`."""
    activities = tuple(activity for activity in achievements.activities if attended or not _attended(activity))
    told_of = replace(achievements, activities=activities)
    return (
        *told_tasks(told_of, left_out),
        _activities(told_of, _MAIN_ROLES, left_out),
        _activities(told_of, _OTHER_ROLES, left_out),
        _initiatives(told_of),
    )


def _attended(activity: CitedActivity) -> bool:
    return activity.kind in _LISTENED_AT and activity.role is RoleInRecord.TOOK_PART


def without_role(achievements: Achievements) -> tuple[str, ...]:
    """Return what is cited but left out of the summary, since the nominee has no role in it on record."""
    activities = (
        activity.title for activity in achievements.activities if activity.role not in (*_MAIN_ROLES, *_OTHER_ROLES)
    )
    credited = {result.task_id for result in achievements.results if role_in_task(result, achievements)}
    tasks = (first_sentence(result.task) for result in achievements.results if result.task_id not in credited)
    return tuple(dict.fromkeys((*activities, *tasks)))


def _activities(achievements: Achievements, roles: Sequence[RoleInRecord], left_out: Set[Detail]) -> str:
    groups: dict[_Alike, list[CitedActivity]] = {}
    of_roles = [activity for activity in achievements.activities if activity.role in roles]
    for activity in sorted(_merged(of_roles, left_out), key=lambda activity: (activity.first, activity.record.id)):
        groups.setdefault(_group(activity, roles), []).append(activity)
    # Within a role what was held comes first, then documents and posts: each in the order of the days.
    kinds = tuple(ActivityKind)
    in_order = sorted(
        groups, key=lambda group: (group[:2], _first_told(groups[group]), kinds.index(group[2]), group[3:])
    )
    return "; ".join(_activity_clause(groups[group], left_out) for group in in_order)


def _merged(activities: Sequence[CitedActivity], left_out: Set[Detail]) -> Iterator[CitedActivity]:
    """Yield activities, those that a short summary does not name made alike, so that one number tells of them.

    What the nominee held counts by its kind, with whomever; what he helped with is so many activities, none of note,
    and so many posts: nobody came to these.
    """

    def alike(activity: CitedActivity) -> tuple[RoleInRecord, ActivityKind] | None:
        if activity.role in _OTHER_ROLES:
            helped = ActivityKind.POSTING if activity.kind in SEEN_KINDS else ActivityKind.OTHER
            return (activity.role, helped) if Detail.HELPED in left_out else None
        if Detail.DEED not in left_out or activity.kind not in CAME_KINDS:
            return None
        is_briefing = activity.kind is ActivityKind.BRIEFING
        return activity.role, ActivityKind.CONFERENCE if is_briefing else activity.kind

    numbers = Counter(map(alike, activities))
    for activity in activities:
        counted_as = alike(activity)
        if counted_as is None or numbers[counted_as] == 1:
            yield activity
            continue
        _, kind = counted_as
        of_note = activity.notable and activity.role not in _OTHER_ROLES
        yield replace(activity, kind=kind, partners="", colleagues=frozenset(), notable=of_note)


def _first_told(alike: Sequence[CitedActivity]) -> date:
    """Return the first day of activities as they are told: of several by months, which do not tell days apart."""
    first = alike[0].first
    return first if len(alike) == 1 else first.replace(day=1)


type _Alike = tuple[int, int, ActivityKind, bool, bool]
"""What activities have in common that are told by one number: role, weight, kind, shared or not, joint or not."""


def _group(activity: CitedActivity, roles: Sequence[RoleInRecord]) -> _Alike:
    kind = activity.kind
    weight = 0 if kind in CAME_KINDS else 1 if kind is ActivityKind.DOCUMENT else 2
    return roles.index(activity.role), weight, kind, activity.spread is Spread.SHARED, is_joint(activity)


def _is_named(activity: CitedActivity, left_out: Set[Detail]) -> bool:
    """Tell whether one activity is told by its title, not by its number: "01 hoạt động" says no more than its name."""
    if activity.notable or activity.role is RoleInRecord.SPEAKER:
        return True
    is_titled = activity.kind not in SEEN_KINDS or activity.kind is ActivityKind.POSTING
    if is_titled and len(activity.title) <= _LETTERS_OF_LINE:
        return True
    if activity.role in _OTHER_ROLES:
        return Detail.HELPED not in left_out
    return (Detail.POSTED if activity.kind in SEEN_KINDS else Detail.DEED) not in left_out


def _activity_clause(alike: Sequence[CitedActivity], left_out: Set[Detail]) -> str:
    first = alike[0]
    (several, singular, _, _), is_plain = _WORDS[first.kind], len(alike) == 1 and _is_named(first, left_out)
    verb = together(_verb(first), alike, before_title=is_plain)
    # The paper of what others led is theirs: a short summary has room for those of the nominee's own.
    is_short = Detail.PAPER in left_out or (first.role in _OTHER_ROLES and Detail.HELPED in left_out)
    if first.kind is ActivityKind.CONFERENCE:
        several = gathering_words([activity.title for activity in alike])
    elif first.kind is ActivityKind.DOCUMENT:
        several = type_in_common(activity.document for activity in alike) or several
    elif first.kind is ActivityKind.POSTING and len(alike) == 1:
        several = "nội dung"
    if is_plain:
        if first.kind is ActivityKind.EXEMPLAR and fold(first.title).startswith(_INTRODUCED):
            # Its title says what it is: "giới thiệu gương điển hình “Giới thiệu gương …”".
            singular, verb = "bài", verb.replace("giới thiệu", "thực hiện")
        elif verb.endswith("viết") and first.kind is ActivityKind.EXEMPLAR:
            singular = several
        before = f"{singular} " if singular and not fold(first.title).startswith(fold(singular)) else ""
        at = "tại " if first.role is RoleInRecord.SPEAKER else ""
        inside = _in_brackets(first, verb, is_short=is_short)
        return f"{_when(first)} {verb} {at}{before}{_quoted(first)}{_where(alike)}{inside}"
    titles = {activity.title for activity in alike}
    if verb.startswith("phối hợp"):
        several = several.removesuffix(" phối hợp")
    named = f" {_quoted(first)}" if len(titles) == 1 < len(alike) else ""
    span = months_words(alike[0].first, max(activity.last for activity in alike))
    reached = sum(activity.reached for activity in alike)
    audiences = {activity.audience for activity in alike if activity.reached}
    whom = next(iter(audiences)) if len(audiences) == 1 and "" not in audiences else "người"
    people = (
        "lượt người tiếp cận" if first.kind in SEEN_KINDS else f"lượt {whom} dự" if len(alike) > 1 else f"{whom} dự"
    )
    number = f", {count_words(reached)} {people}" if reached else ""
    with_whom = partners_of(alike, verb)
    # A body with which all were held is named once.
    named_already = f"{verb}{with_whom}" if len({activity.partners for activity in alike}) == 1 else verb
    notable = tuple(
        f"{_quoted(activity)} ngày {day_words(activity.first)}"
        f"{_in_brackets(activity, named_already, is_short=is_short)}"
        for activity in alike
        if activity.notable and len(titles) > 1
    )[: 1 if Detail.DEED in left_out else MOST_NAMED]
    examples = f", tiêu biểu là {joined_words(notable)}" if notable else ""
    where = f"{named}{_where(alike)} ({span})"
    return f"{verb} {count_words(len(alike))} {several}{where}{number}{with_whom}{examples}"


def _verb(activity: CitedActivity) -> str:
    _, _, does, takes_part = _WORDS[activity.kind]
    shared = does.replace("đăng", "chia sẻ lại", 1) if activity.spread is Spread.SHARED else does
    match activity.role:
        case RoleInRecord.LEAD:
            return "chủ trì thực hiện" if activity.kind in (*SEEN_KINDS, ActivityKind.DOCUMENT) else "chủ trì"
        case RoleInRecord.SPEAKER:
            return "là báo cáo viên"
        case RoleInRecord.AUTHOR:
            document = "soạn thảo" if activity.kind is ActivityKind.DOCUMENT else "soạn nội dung"
            return "viết" if activity.kind in SEEN_KINDS else document
        case RoleInRecord.POSTED:
            return shared if activity.kind in SEEN_KINDS else "đăng tin về"
        case RoleInRecord.SUPPORT:
            return "phối hợp thực hiện"
        case RoleInRecord.TOOK_PART:
            return takes_part
    return shared


def _when(activity: CitedActivity) -> str:
    if activity.first == activity.last:
        return f"ngày {day_words(activity.first)}"
    return f"từ ngày {day_words(activity.first)} đến ngày {day_words(activity.last)}"


def _quoted(activity: CitedActivity) -> str:
    title = activity.title.rstrip(" .;")
    return title if title.startswith("“") else quoted(title)


def _where(alike: Sequence[CitedActivity]) -> str:
    channels = {activity.channel for activity in alike}
    (channel,) = channels if len(channels) == 1 else ("",)
    return f" trên {channel}" if channel and channel != "Trực tiếp" and alike[0].kind in SEEN_KINDS else ""


def _in_brackets(activity: CitedActivity, verb: str, *, is_short: bool = False) -> str:
    unit = "lượt người tiếp cận" if activity.kind in SEEN_KINDS else activity.audience or "người"
    reached = f"{count_words(activity.reached)} {unit}" if activity.reached else ""
    paper = "" if is_short else activity.document
    inside = "; ".join(filter(None, (partners_after(activity, verb), reached, paper)))
    return f" ({inside})" if inside else ""


def _initiatives(achievements: Achievements) -> str:
    recognised = [initiative for initiative in achievements.initiatives if initiative.recognised]
    initiatives = sorted(recognised, key=lambda initiative: (initiative.year, initiative.record.id))
    if len(initiatives) == 1:
        (only,) = initiatives
        document = f" ({only.document})" if only.document else ""
        scope = SCOPE_LABELS[only.scope]
        return f"có sáng kiến {quoted(only.title)} được công nhận phạm vi ảnh hưởng {scope} năm {only.year}{document}"
    named = [f"{quoted(idea.title)} ({_standing_of(idea)})" for idea in initiatives[-MOST_NAMED:]]
    words = "trong đó có" if len(initiatives) > len(named) else "gồm"
    return f"có {count_words(len(initiatives))} sáng kiến được công nhận, {words} {'; '.join(named)}" if named else ""


def _standing_of(idea: CitedInitiative) -> str:
    return ", ".join(filter(None, (SCOPE_LABELS[idea.scope], f"năm {idea.year}", idea.document)))


def _standing(achievements: Achievements) -> str:
    """Return ratings and titles, year by year, each with its paper: what the standards of an award ask for."""
    facts = sorted((*_ratings(achievements), *_members(achievements), *_titles(achievements)), key=lambda fact: fact[0])
    by_year = groupby(facts, lambda fact: fact[0])
    return "; ".join(f"năm {year} {'; '.join(words for _, words in of_year)}" for year, of_year in by_year)


def _ratings(achievements: Achievements) -> Iterator[tuple[int, str]]:
    for rating in achievements.ratings:
        document = f" ({rating.document})" if rating.document else ""
        yield rating.year, f"được xếp loại {_lowered(RATING_LABELS[rating.rating])}{document}"


def _members(achievements: Achievements) -> Iterator[tuple[int, str]]:
    for year, rated in groupby(achievements.members, lambda member: member.year):
        shares = [
            f"{ratio_words(part.number, part.members)} cá nhân {_lowered(RATING_LABELS[part.rating])}" for part in rated
        ]
        yield year, f"có {joined_words(tuple(shares))}"


def _titles(achievements: Achievements) -> Iterator[tuple[int, str]]:
    for year, held in groupby(achievements.titles, lambda title: title.year):
        named = tuple(f"“{title.name}” ({title.decision})" for title in held)
        yield year, f"được công nhận {joined_words(named)}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
