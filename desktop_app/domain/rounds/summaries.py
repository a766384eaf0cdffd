"""The summary of a nominee's achievements, drafted from the records: a sentence for each kind, six printed lines.

It says only what was recorded: alike activities are totalled with the months they span, the notable ones are named with
day and document; whoever has no role in an activity on record is not credited with it. Where it would be longer, names
give way to their numbers, those of least weight first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from itertools import groupby
from typing import Final

from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS
from desktop_app.domain.office.citations import count_words, day_words, joined_words, months_words
from desktop_app.domain.office.units import within_sentence
from desktop_app.domain.plan.occurrences import OccurrenceState, state_of
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.rounds.achievements import (
    Achievements,
    CitedActivity,
    CitedInitiative,
    RoleInRecord,
    TaskResult,
)
from desktop_app.domain.rounds.quoted_tasks import LONGEST_QUOTED, first_sentence, task_begun, task_quoted
from desktop_app.domain.vietnamese import fold, quoted
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityKind, Spread

_LETTERS_OF_LINE: Final = 88
"""The letters on a line of a paper's text."""


class _Detail(Enum):
    """What a summary may leave out: it still counts what it does not name."""

    UNPROVED = auto()
    """What was done without a paper, and more of it than a few: only a whole summary names it."""
    POSTED = auto()
    """The title of one item posted."""
    LONG_TASK = auto()
    """The end of the words of a long task of which the result is told."""
    HELPED = auto()
    """The title of what the nominee took part in, or supported."""
    DEED = auto()
    """The title of what the nominee did, unless it is notable."""
    RESULT = auto()
    """The result of a task in words."""


_LEAST_FIRST: Final = (
    (_Detail.POSTED, 6),
    (_Detail.LONG_TASK, 6),
    (_Detail.HELPED, 6),
    (_Detail.DEED, 8),
    (_Detail.RESULT, 8),
)
"""In which order details are left out, each of a summary that still has more lines than this."""
_MOST_NAMED: Final = 3
"""The number of notable records that are named of those alike."""
_OWN_DEED: Final = re.compile(r"(?: Sở)?(?:: | (?!và |cùng ))(?:chủ trì,? )?(?=\S)")
"""What follows a unit's name where a task says next what that unit does, and does not name another one."""

_WORDS: Final[Mapping[ActivityKind, tuple[str, str, str, str]]] = {
    ActivityKind.CONFERENCE: ("hội nghị, lớp tập huấn", "", "tổ chức", "tham dự"),
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
_TRAINING: Final = re.compile(r"(?:to chuc |mo )?(?:lop|tap huan)\b")
_TAKING_PART: Final = "tham gia thực hiện"
_LISTENED_AT: Final = (ActivityKind.CONFERENCE, ActivityKind.BRIEFING, ActivityKind.LAW_DAY)
"""Where somebody who only took part sat and listened."""
_WRITTEN: Final = (*POSTED_KINDS, ActivityKind.POSTING)
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
    left_out = set() if whole else {_Detail.UNPROVED}
    summary = _composed(achievements, left_out)
    for detail, most in () if whole else _LEAST_FIRST:
        if sum(-(-len(line) // _LETTERS_OF_LINE) for line in summary.split("\n")) > most:
            left_out.add(detail)
            summary = _composed(achievements, left_out)
    return summary


def _composed(achievements: Achievements, left_out: Set[_Detail]) -> str:
    lines = _deeds(_told_once(achievements), left_out, attended=False)
    if not any(lines):
        lines = _deeds(_told_once(achievements), left_out, attended=True)
    if not any(lines) and not achievements.members and not achievements.ratings:
        return ""
    in_order = [line for line in (*lines, _standing(achievements)) if line]
    if achievements.span and any(lines):
        in_order[0] = f"{achievements.span}, {in_order[0]}"
    return "\n".join(f"{line[0].upper()}{line[1:].rstrip(' .')}." for line in in_order)


def _told_once(achievements: Achievements) -> Achievements:
    """Return what was done without the activities that are periods of a task whose periods are counted.

    Two counts of the same would differ: not each period has its activity on record.
    """
    counted = [result.task_id for result in achievements.results if _is_counted(_role_in_task(result, achievements))]
    tasks = {task_id for task_id in counted if counted.count(task_id) > 1}
    told_apart = (
        activity
        for activity in achievements.activities
        if activity.notable or activity.task_id not in tasks or activity.role not in _ROLES_OF_PERIODS
    )
    return replace(achievements, activities=tuple(told_apart))


def _deeds(achievements: Achievements, left_out: Set[_Detail], *, attended: bool) -> tuple[str, ...]:
    """Return the lines on what was done; having listened is no merit beside it, and told only if `attended`."""
    activities = tuple(activity for activity in achievements.activities if attended or not _attended(activity))
    told_of = replace(achievements, activities=activities)
    return (
        _tasks(told_of, left_out),
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
    credited = {result.task_id for result in achievements.results if _role_in_task(result, achievements)}
    tasks = (first_sentence(result.task) for result in achievements.results if result.task_id not in credited)
    return tuple(dict.fromkeys((*activities, *tasks)))


def _task_named(result: TaskResult, left_out: Set[_Detail]) -> str:
    """Return a task as it is quoted: without the unit that leads it, whose name a plan puts before what it has to do.

    One that several units head is counted instead: it would be their names that are quoted.
    """
    text = first_sentence(result.task).removeprefix("Đề nghị ")
    is_shortened = _Detail.LONG_TASK in left_out and bool(result.result)
    for unit in sorted(result.leads, key=len, reverse=True):
        if fold(text[: len(unit)]) == fold(unit):
            own = _OWN_DEED.match(text, len(unit))
            if own is not None:
                text = text[own.end() :]
                break
            return _task_counted(result)
    if is_shortened and len(text) > LONGEST_QUOTED // 2:
        return task_begun(text) or _task_counted(result)
    return task_quoted(text)


def _task_counted(result: TaskResult) -> str:
    return f"{count_words(1)} nhiệm vụ{f' của {result.plan}' if result.plan else ''}"


def _role_in_task(result: TaskResult, achievements: Achievements) -> str:
    """Return the words for what the nominee did for a task, "" if nothing of it is on record."""
    leading, unit = result.unit_role is AssignmentRole.LEAD, achievements.unit
    others = tuple(within_sentence(lead) for lead in result.leads if lead != unit)
    led = f"cùng {joined_words(others)} chủ trì" if others else "chủ trì"
    if achievements.kind is NomineeKind.COLLECTIVE:
        return (led if leading else "phối hợp thực hiện") if result.unit_role else ""
    if achievements.heads_unit and leading:
        return f"đơn vị phụ trách ({unit}) {led}"
    return _TAKING_PART if result.has_role else ""


def _is_counted(role: str) -> bool:
    """Tell whether the periods of a task are the nominee's: who took part in it did not do each of them."""
    return role not in ("", _TAKING_PART)


def _tasks(achievements: Achievements, left_out: Set[_Detail]) -> str:
    by_role: dict[str, list[TaskResult]] = {}
    for result in achievements.results:
        if words := _role_in_task(result, achievements):
            by_role.setdefault(words, []).append(result)
    clauses = "; ".join(_task_clause(words, results, left_out) for words, results in by_role.items())
    if not clauses:
        return ""
    if achievements.kind is not NomineeKind.COLLECTIVE:
        return clauses
    staff = f" ({count_words(achievements.staff)} người)" if achievements.staff else ""
    return f"{achievements.unit}{staff} {clauses}"


def _task_clause(words: str, results: Sequence[TaskResult], left_out: Set[_Detail]) -> str:
    tasks = {result.task_id: result.task for result in results}
    # Who leads is said only if the same units lead all of them.
    leads = results[0].leads if len({result.leads for result in results}) == 1 else ()
    heads = joined_words(tuple(map(within_sentence, leads)))
    led_by = f" do {heads} chủ trì" if heads and words == _TAKING_PART else ""
    if len(results) == 1:
        (only,) = results
        return f"{words} {_task_named(only, left_out)}{led_by}{_outcome(only, left_out)}"
    done = [result for result in results if result.is_done]
    plans = tuple(dict.fromkeys(result.plan for result in results if result.plan))
    number = f"{count_words(len(tasks))} nhiệm vụ{f' của {joined_words(plans)}' if plans else ''}{led_by}"
    periods = " kỳ" if len(results) > len(tasks) else ""
    if len(tasks) == 1:
        number = f"{_task_named(results[0], left_out - {_Detail.LONG_TASK})}{led_by}"
    if periods and not _is_counted(words):
        return f"{words} {number}"
    share = f"hoàn thành {count_words(len(done))}/{count_words(len(results))}{periods}"
    in_time = sum(_in_time(result) for result in done)
    timed = f", {count_words(in_time)} đúng hạn" if any(result.due_on for result in done) else ""
    return f"{words} {number}, {share}{timed}{_outcomes(done, left_out)}"


def _outcomes(done: Sequence[TaskResult], left_out: Set[_Detail]) -> str:
    """Return what came of the tasks done, and of which of them: of a few with a paper, or of each."""
    # Of a task with several periods the last one stands for all.
    last = {result.task_id: result for result in done if result.document or _Detail.UNPROVED not in left_out}
    named = list(last.values())[: _MOST_NAMED if _Detail.UNPROVED in left_out else None]
    outcomes = [_result_told(result, left_out) for result in named]
    if not outcomes:
        return ""
    if all(text == result.document for text, result in zip(outcomes, named, strict=True)):
        return f" ({'; '.join(outcomes)})"
    if len(named) == len(done):
        which = ", trong đó"
    else:
        which = "; kết quả kỳ gần nhất" if len(named) == len({result.task_id for result in done}) else "; có văn bản"
    return f"{which}: {'; '.join(outcomes)}"


def _result_told(result: TaskResult, left_out: Set[_Detail]) -> str:
    """Return what came of a task in words with its paper, else the paper or the task itself."""
    text = "" if _Detail.RESULT in left_out else _plain(result.result)
    if not text:
        return result.document or task_quoted(first_sentence(result.task))
    return f"{text} ({result.document})" if result.document else text


def _outcome(result: TaskResult, left_out: Set[_Detail]) -> str:
    text = f": {_plain(result.result)}" if result.result.strip() and _Detail.RESULT not in left_out else ""
    document = f" ({result.document})" if result.document else ""
    if result.done_on is None:
        return f"{text}{document}" if document or result.result.strip() else ", chưa hoàn thành"
    in_time = ", đúng hạn" if _in_time(result) else ""
    return f", hoàn thành ngày {day_words(result.done_on)}{in_time}{text}{document}"


def _in_time(result: TaskResult) -> bool:
    day = result.done_on or date.max
    return result.carried_out or state_of(result.due_on, result.done_on, day) is OccurrenceState.DONE_ON_TIME


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;")


def _activities(achievements: Achievements, roles: Sequence[RoleInRecord], left_out: Set[_Detail]) -> str:
    chosen = sorted(
        (activity for activity in achievements.activities if activity.role in roles),
        key=lambda activity: (*_group(activity, roles), activity.first, activity.record.id),
    )
    groups = groupby(chosen, lambda activity: _group(activity, roles))
    return "; ".join(_activity_clause(tuple(alike), left_out) for _, alike in groups)


def _group(activity: CitedActivity, roles: Sequence[RoleInRecord]) -> tuple[int, int, bool]:
    kinds = tuple(ActivityKind)
    return roles.index(activity.role), kinds.index(activity.kind), activity.spread is Spread.SHARED


def _is_named(activity: CitedActivity, left_out: Set[_Detail]) -> bool:
    """Tell whether one activity is told by its title, not by its number."""
    if activity.notable or activity.role is RoleInRecord.SPEAKER:
        return True
    if activity.role in _OTHER_ROLES:
        return _Detail.HELPED not in left_out
    return (_Detail.POSTED if activity.kind in _WRITTEN else _Detail.DEED) not in left_out


def _activity_clause(alike: Sequence[CitedActivity], left_out: Set[_Detail]) -> str:
    first = alike[0]
    verb, (several, singular, _, _) = _verb(first), _WORDS[first.kind]
    if len(alike) == 1:
        several = _of_one(first) or several
    if len(alike) == 1 and _is_named(first, left_out):
        before = f"{singular} " if singular and not fold(first.title).startswith(fold(singular)) else ""
        at = "tại " if first.role is RoleInRecord.SPEAKER else ""
        return f"{_when(first)} {verb} {at}{before}{_quoted(first)}{_where(alike)}{_in_brackets(first)}"
    titles = {activity.title for activity in alike}
    if verb.startswith("phối hợp"):
        several = several.removesuffix(" phối hợp")
    named = f" {_quoted(first)}" if len(titles) == 1 < len(alike) else ""
    span = months_words(alike[0].first, max(activity.last for activity in alike))
    reached = sum(activity.reached for activity in alike)
    people = "lượt người tiếp cận" if first.kind in _WRITTEN else "lượt người dự"
    number = f", {count_words(reached)} {people}" if reached else ""
    notable = tuple(
        f"{_quoted(activity)} ngày {day_words(activity.first)}{_in_brackets(activity)}"
        for activity in alike
        if activity.notable and len(titles) > 1
    )[:_MOST_NAMED]
    examples = f", tiêu biểu là {joined_words(notable)}" if notable else ""
    return f"{verb} {count_words(len(alike))} {several}{named}{_where(alike)} ({span}){number}{examples}"


def _of_one(activity: CitedActivity) -> str:
    """Return the word for one whose kind has several words, of which it is only one; "" for another kind."""
    match activity.kind:
        case ActivityKind.CONFERENCE:
            return "lớp tập huấn" if _TRAINING.match(fold(activity.title)) else "hội nghị"
        case ActivityKind.POSTING:
            return "nội dung"
    return ""


def _verb(activity: CitedActivity) -> str:
    _, _, does, takes_part = _WORDS[activity.kind]
    shared = does.replace("đăng", "chia sẻ lại", 1) if activity.spread is Spread.SHARED else does
    match activity.role:
        case RoleInRecord.LEAD:
            return "chủ trì thực hiện" if activity.kind in (*_WRITTEN, ActivityKind.DOCUMENT) else "chủ trì"
        case RoleInRecord.SPEAKER:
            return "là báo cáo viên"
        case RoleInRecord.AUTHOR:
            document = "soạn thảo" if activity.kind is ActivityKind.DOCUMENT else "soạn nội dung"
            return "viết" if activity.kind in _WRITTEN else document
        case RoleInRecord.POSTED:
            return shared if activity.kind in _WRITTEN else "đăng tin về"
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
    return f" trên {channel}" if channel and channel != "Trực tiếp" and alike[0].kind in _WRITTEN else ""


def _in_brackets(activity: CitedActivity) -> str:
    unit = "lượt người tiếp cận" if activity.kind in _WRITTEN else "người"
    reached = f"{count_words(activity.reached)} {unit}" if activity.reached else ""
    inside = "; ".join(filter(None, (reached, activity.document)))
    return f" ({inside})" if inside else ""


def _initiatives(achievements: Achievements) -> str:
    recognised = [initiative for initiative in achievements.initiatives if initiative.recognised]
    initiatives = sorted(recognised, key=lambda initiative: (initiative.year, initiative.record.id))
    if len(initiatives) == 1:
        (only,) = initiatives
        document = f" ({only.document})" if only.document else ""
        scope = SCOPE_LABELS[only.scope]
        return f"có sáng kiến {quoted(only.title)} được công nhận phạm vi ảnh hưởng {scope} năm {only.year}{document}"
    named = [f"{quoted(idea.title)} ({_standing_of(idea)})" for idea in initiatives[-_MOST_NAMED:]]
    words = "trong đó có" if len(initiatives) > len(named) else "gồm"
    return f"có {count_words(len(initiatives))} sáng kiến được công nhận, {words} {'; '.join(named)}" if named else ""


def _standing_of(idea: CitedInitiative) -> str:
    return ", ".join(filter(None, (SCOPE_LABELS[idea.scope], f"năm {idea.year}", idea.document)))


def _standing(achievements: Achievements) -> str:
    """Return ratings and titles, year by year."""
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
            f"{count_words(part.number)}/{count_words(part.members)} cá nhân {_lowered(RATING_LABELS[part.rating])}"
            for part in rated
        ]
        yield year, f"có {joined_words(tuple(shares))}"


def _titles(achievements: Achievements) -> Iterator[tuple[int, str]]:
    for year, held in groupby(achievements.titles, lambda title: title.year):
        named = tuple(f"“{title.name}” ({title.decision})" for title in held)
        yield year, f"được công nhận {joined_words(named)}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
