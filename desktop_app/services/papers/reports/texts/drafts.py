"""The drafts of the reports: which sentences stand in which part, in the plan's order."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final, NamedTuple

from desktop_app.domain.list_kinds.plan import ADJUSTMENTS
from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.plan.report_tasks import says_only_sent
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityKind
from desktop_app.domain.year.gatherings import attends
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.domain.year.spans import DATED_KINDS
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.reports import annex_names
from desktop_app.services.papers.reports.activities import Account, ActivityFact, LaunchFact
from desktop_app.services.papers.reports.facts.span import LATE, Facts
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.texts.assessment import (
    tell_causes,
    tell_next,
    tell_proposals,
    tell_solved,
    tell_strengths,
    tell_weaknesses,
)
from desktop_app.services.papers.reports.texts.awards import tell_awaited, tell_awards, tell_entries, tell_registrations
from desktop_app.services.papers.reports.texts.closings import tell_closed
from desktop_app.services.papers.reports.texts.deeds import further_told, named_among, told_activities
from desktop_app.services.papers.reports.texts.late import inside_lines
from desktop_app.services.papers.reports.texts.news import tell_news, tell_referrals
from desktop_app.services.papers.reports.texts.plan import law_days_within, tell_results
from desktop_app.services.papers.reports.texts.sentences import (
    Draft,
    DraftParagraph,
    Mention,
    Pieces,
    count,
    listed,
    rows,
    share,
    words,
)

DIRECTION: Final = (ActivityKind.DOCUMENT, ActivityKind.BRIEFING)
"""The kinds told in the part on direction, whatever task they belong to."""
_STAFF: Final = "Công chức, viên chức, người lao động"
ASSESSING: Final = frozenset({"strengths", "weaknesses", "causes", "next", "proposals"})
"""The parts that tell no results: what they count stays, and they say themselves what is of another period."""


type _Kind = tuple[ActivityKind, bool]
"""A kind of activities, and whether others held them."""


class Annexes(NamedTuple):
    """Where a report lists awards, tasks and activities: "Phụ lục II"; "" for what it has no annex of."""

    awards: str
    tasks: str
    activities: str


def annexes_of(account: Account, *, has_tasks: bool, late: int = 0) -> Annexes:
    """Return the annexes of a report: that of figures, then those that have rows, numbered throughout.

    `late` more follow them.
    """
    facts = account.facts
    held = (bool(facts.awards) or (not has_tasks and bool(facts.proposals)), has_tasks, bool(account.activities))
    names = iter(annex_names(1 + sum(held) + late)[1:])
    return Annexes(*(next(names) if is_held else "" for is_held in held))


def draft_annual(
    account: Account,
    plan_keys: Mapping[str, str],
    titles: Mapping[str, str],
    annexes: Annexes,
    is_direction: Callable[[str], bool],
) -> Draft:
    """Draft the parts of the annual report.

    `plan_keys` gives the part's key for each heading of the plan's work by path, `titles` the heading's words;
    `is_direction` tells of a path of the plan whether it is told with the direction of the work.
    """
    tasks_annex, annex, since = annexes.tasks, annexes.activities, account.facts.span.first
    draft = Draft()
    _direction(draft, account, annex)
    _launches(draft, "direction", account)
    active = _tasks_told(account)
    results = _results_told(account.facts)
    of_direction = [task for task in results if is_direction(task.path)]
    tell_results(draft, "direction", of_direction, tasks_annex, active, annex, since)
    news = _heading_saying(titles, account.facts, "tin tốt") or "others"
    referrals = _heading_saying(titles, account.facts, "vi phạm", "chuyển cơ quan") or "others"
    for path, key in plan_keys.items():
        inside = _under(path)
        _deeds(draft, key, account, [activity for activity in account.activities if inside(activity.path)], annex)
        if key == plan_keys.get(referrals):
            tell_referrals(draft, key, account.referrals, account.office)
        if key == plan_keys.get(news):
            tell_news(draft, key, account)
        of_key = [task for task in results if inside(task.path)]
        tell_results(draft, key, of_key, tasks_annex, active, annex, since)
    _others(draft, account, [*map(_under, plan_keys)], is_direction, (news, referrals), annexes)
    tell_closed(draft, "emulation", account)
    tell_awards(draft, "emulation", account, annexes.awards)
    tell_strengths(draft, account)
    tell_weaknesses(draft, account, tasks_annex, causes_apart=True)
    tell_causes(draft, account)
    tell_next(draft, account)
    tell_awaited(draft, "next", account)
    tell_proposals(draft, account)
    _mark_late(draft, account)
    return draft


def draft_half_year(account: Account, unsplit: str = "") -> Draft:
    """Draft the parts of the six-month report; `unsplit` is the part that tells movements and tasks in one, or ""."""
    movements, tasks = unsplit or "movements", unsplit or "tasks"
    draft, annexes = Draft(), annexes_of(account, has_tasks=False)
    _direction(draft, account, annexes.activities)
    tell_registrations(draft, "registration", account)
    _launches(draft, movements, account)
    tell_entries(draft, movements, account)
    tell_closed(draft, movements, account)
    _deeds(draft, tasks, account, account.activities, annexes.activities)
    tell_news(draft, tasks, account)
    tell_referrals(draft, tasks, account.referrals, account.office)
    active, since = _tasks_told(account), account.facts.span.first
    tell_results(draft, tasks, account.facts.tasks, "", active, annexes.activities, since)
    tell_awards(draft, "commendation", account, annexes.awards, is_summed=True)
    tell_strengths(draft, account)
    tell_weaknesses(draft, account, annex="", causes_apart=False)
    tell_causes(draft, account, "weaknesses")
    tell_next(draft, account)
    tell_awaited(draft, "next", account)
    tell_proposals(draft, account)
    _mark_late(draft, account)
    return draft


def _mark_late(draft: Draft, account: Account) -> None:
    """Mark each paragraph of results that tells what an earlier report was issued without, as the annex marks it.

    Unmarked, a day of the year before would be one that this report forgot to keep to. Of news and stories a sentence
    of their own says how many they are.
    """
    posted = {("activity", each.id) for each in account.activities if each.kind in POSTED_KINDS}
    late = {(kind, row_id) for kind, ids in account.facts.late.items() for row_id in ids} - posted
    for key in draft.paragraphs.keys() - ASSESSING if late else ():
        draft.paragraphs[key] = [_marked(paragraph, late) for paragraph in draft.paragraphs[key]]


def _marked(paragraph: DraftParagraph, late_records: Set[tuple[str, int]]) -> DraftParagraph:
    of_lists = [placed.link.query for placed in paragraph.links if placed.link.query.kind in DATED_KINDS]
    counted = {(DATED_KINDS[query.kind], row_id) for query in of_lists for row_id in query.scope.get("ids", ())}
    late = counted & late_records
    if not late or not paragraph.text.endswith("."):
        return paragraph
    which = LATE if len(late) == len(counted) else f"gồm cả {count_words(len(late))} nội dung {LATE}"
    return replace(paragraph, text=f"{paragraph.text[:-1]} ({which}).")


def _direction(draft: Draft, account: Account, annex: str) -> None:
    activities = [activity for activity in account.activities if activity.kind in DIRECTION]
    sentences = [
        *_adjusted(account),
        *(
            (of_kind[0].day_named, told_activities(of_kind, kind, account.office, annex))
            for (kind, _), of_kind in _by_kind(activities)
        ),
    ]
    for _, pieces in sorted(sentences, key=lambda each: each[0]):
        draft.say("direction", *pieces)
    staff = account.facts.staff
    informed = [person.person_id for person in staff if person.since is not None]
    if informed:
        number = count(f"{_STAFF} được quán triệt", "người", "people", informed, in_ratio=True)
        whole = count(f"{_STAFF} của cơ quan", "người", "people", [person.person_id for person in staff], in_ratio=True)
        measure = AutomaticMeasure.STAFF_INFORMED
        part = share(f"Tỷ lệ {lowered(_STAFF)} được quán triệt", "people", informed, len(staff), measure=measure)
        draft.say(
            "direction",
            # Who heard of the plan in an earlier year counts: more than came to this year's meeting.
            f"Lũy kế đến ngày {day_words(account.facts.span.last)}, đã quán triệt tới ",
            number,
            "/",
            whole,
            f" {lowered(_STAFF)} (đạt ",
            part,
            ").",
        )
    tell_solved(draft, "direction", account)


def _adjusted(account: Account) -> Iterator[tuple[str, Pieces]]:
    """Yield what adjusted the plan by its day: who issued it, and what it changes."""
    plan = account.facts.plan
    for each in account.facts.adjustments:
        fields, day = each.fields, each.fields.dated_on
        if plan is None or day is None:
            continue
        # Both papers are cited without their days: the sentence begins with the one, the report with the other.
        paper = Mention(replace(fields, dated_on=None).cited, rows(ADJUSTMENTS.key, [each.id]))
        of_plan = replace(plan.fields, dated_on=None).cited_shortly
        changes = f": {inside_lines(fields.content)}" if fields.content else ""
        issued = f"ngày {day_words(day)}, {fields.issuer or account.office} ban hành "
        yield day.isoformat(), words(issued, paper, f" điều chỉnh {of_plan}{changes}.")


def _by_kind(activities: Sequence[ActivityFact]) -> list[tuple[_Kind, list[ActivityFact]]]:
    """Return activities by kind, in the order of their days; what others held apart from what was held."""
    kinds: dict[_Kind, list[ActivityFact]] = {}
    for activity in sorted(activities, key=lambda activity: activity.day_named):
        kinds.setdefault((activity.kind, attends(activity.kind, activity.title)), []).append(activity)
    return list(kinds.items())


def _launches(draft: Draft, key: str, account: Account) -> None:
    """Tell the movements launched: by which document, and from when to when they go."""
    launched = account.launched
    if len(launched) == 1:
        day = f"ngày {day_words(launched[0].launched_on)}"
        # Once: mostly it is that of its document.
        when = "" if launched[0].document.endswith(day) else f"{day}, "
        draft.say(key, f"{when}{account.office} phát động phong trào thi đua ", *_launch(launched[0]), ".")
    elif launched:
        number = count("Phong trào thi đua đã phát động", "phong trào", "movements", [each.id for each in launched])
        named = listed([_launch(each) for each in launched])
        draft.say(key, f"Trong kỳ, {account.office} đã phát động ", number, " phong trào thi đua, cụ thể: ", named, ".")


def _launch(launch: LaunchFact) -> Pieces:
    until = "" if launch.to_date is None else f" đến ngày {day_words(launch.to_date)}"
    span = f"từ ngày {day_words(launch.from_date)}{until}"
    details = ", thực hiện ".join(filter(None, [launch.document, span]))
    return words(Mention(f"“{launch.name}”", rows("movements", [launch.id])), f" ({details})")


def _deeds(draft: Draft, key: str, account: Account, activities: Sequence[ActivityFact], annex: str) -> None:
    with_periods = _told_with_periods(account)
    in_all = dict(_by_kind([each for each in account.activities if each.id not in with_periods]))
    apart = [each for each in activities if each.id not in with_periods]
    kinds = [each for each in _by_kind(apart) if each[0][0] not in POSTED_KINDS and each[0][0] not in DIRECTION]
    # What others did with a partner is counted by its own kind: beside a number of joint activities it is one more.
    joint = [kind for kind, of_kind in kinds if any(activity.partners for activity in of_kind)]
    further = joint[1] if (ActivityKind.COOPERATION, False) in joint[:2] and len(joint) > 1 else None
    for kind, of_kind in kinds:
        sentence = named_among(told_activities(of_kind, kind[0], account.office, annex), of_kind, in_all[kind], key)
        draft.say(key, *(further_told(sentence) if kind is further else sentence))


def _others(
    draft: Draft,
    account: Account,
    headings: Sequence[Callable[[str], bool]],
    is_direction: Callable[[str], bool],
    news_and_referrals: tuple[str, str],
    annexes: Annexes,
) -> None:
    """Tell what stands under no heading of the plan's work."""
    news, referrals = news_and_referrals

    def is_outside(path: str) -> bool:
        return not any(inside(path) for inside in headings)

    _deeds(
        draft,
        "others",
        account,
        [activity for activity in account.activities if is_outside(activity.path)],
        annexes.activities,
    )
    if news == "others":
        tell_news(draft, "others", account)
    if referrals == "others":
        tell_referrals(draft, "others", account.referrals, account.office)
    results = _results_told(account.facts)
    outside = [task for task in results if is_outside(task.path) and not is_direction(task.path)]
    active, since = _tasks_told(account), account.facts.span.first
    tell_results(draft, "others", outside, annexes.tasks, active, annexes.activities, since)


def _results_told(facts: Facts) -> list[TaskFact]:
    """Return the tasks whose results a report tells: not that it was itself sent."""
    return [task for task in facts.tasks if task.id not in facts.own_periods or not says_only_sent(task.result)]


def _heading_saying(titles: Mapping[str, str], source: Facts, *sayings: str) -> str:
    """Return the path of the first heading that says something, else of the first with a task that does, else ""."""

    def says(text: str) -> bool:
        return any(saying in text.casefold() for saying in sayings)

    asking = [task.path for task in source.tasks if says(task.text)]
    by_title = (path for path, title in titles.items() if says(title))
    by_task = (path for path in titles if any(_under(path)(other) for other in asking))
    return next(by_title, "") or next(by_task, "")


def _tasks_told(account: Account) -> dict[int, list[ActivityFact]]:
    """Return by task the activities that are told before the results of the same heading."""
    by_task: dict[int, list[ActivityFact]] = {}
    for activity in account.activities:
        if activity.task_id is not None and activity.kind not in POSTED_KINDS:
            by_task.setdefault(activity.task_id, []).append(activity)
    return by_task


def _told_with_periods(account: Account) -> set[int]:
    """Return the activities that are told with the periods that they were held in."""
    periods: dict[int, list[TaskFact]] = {}
    for task in account.facts.tasks:
        periods.setdefault(task.task_id, []).append(task)
    return {
        activity.id
        for task_id, activities in _tasks_told(account).items()
        for activity in law_days_within(activities, periods.get(task_id, ()))
    }


def _under(path: str) -> Callable[[str], bool]:
    return lambda other: other == path or other.startswith(f"{path}/")
