"""Sentences on the tasks of the plan: their results as they were entered, each once."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words, joined_words, ratio_words
from desktop_app.domain.office.units import is_everyone, within_sentence
from desktop_app.domain.plan.deadlines import due_words
from desktop_app.domain.plan.occurrences import OccurrenceState, period_days, period_title, span_title
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.papers.document.faults.words import without_errors
from desktop_app.papers.document.text import capitalised, inside_sentence, lowered
from desktop_app.services.papers.reports.activities import ActivityFact, ComingTask
from desktop_app.services.papers.reports.facts.held import is_told_as_held
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.texts.deeds import law_days_held, topic_of
from desktop_app.services.papers.reports.texts.periods import (
    each_period,
    is_unbroken,
    names_years,
    periods_by_year,
    periods_in_common,
)
from desktop_app.services.papers.reports.texts.sentences import (
    BULLET,
    PLACE,
    ByPlace,
    Draft,
    Figure,
    Mention,
    Pieces,
    count,
    rows,
    words,
)

_SENTENCE: Final = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")
_LIST: Final = "occurrences"
NOT_YET: Final = (OccurrenceState.DUE_SOON, OccurrenceState.OPEN)
"""The states of what is not late yet on the last day of a report, that being its day."""
_NAMING: Final = 4
"""So many words at the beginning of a result that are in the name of who leads are that name."""
_WITHOUT_OBJECT: Final = frozenset(
    f"{tense}{verb}"
    for tense in ("", "da ")
    for verb in ("to chuc", "thuc hien", "trien khai", "to chuc thuc hien", "trien khai thuc hien", "hoan thanh")
)
"""Results, folded, that say of nothing that it was done: the words of the task do."""
_MOST_TOLD: Final = 4
"""How many results of one task are told one by one."""
_EVERY_YEAR: Final = " hằng năm, "
_MOST_UNLIKE: Final = 3
"""How many activities that agree with no result of their task are named."""


def tell_results(
    draft: Draft,
    key: str,
    tasks: Sequence[TaskFact],
    annex: str,
    active: Mapping[int, Sequence[ActivityFact]],
    of_activities: str,
    since: date = date.min,
) -> None:
    """Tell the results of tasks; the same result in several periods of a task is told once, with the periods.

    `annex` is where the tasks are listed, "" if the report has none; `active` are the activities on record, by task,
    and `of_activities` is where they are listed. What was due before `since` is asked for by the reports before.
    """
    tasks = [_by_who_did_it(task, active.get(task.task_id, ())) for task in tasks]
    for with_result in _with_results(tasks).values():
        periods = [task for task in with_result if not task.is_unfinished]
        groups = _alike_but_for_the_period(periods)
        of_periods = [task for task in tasks if task.task_id == with_result[0].task_id]
        asked = [task for task in of_periods if task.tells_result or _is_asked(task, since)]
        is_of_years = len({task.period[:4] for task in with_result}) > 1
        if not _is_totalled(groups):
            of_task = active.get(with_result[0].task_id, ())
            untold = [[task for task in alike if not is_told_as_held(task, of_task)] for alike in groups]
            for alike in filter(None, untold):
                for of_leads in _by_leads(alike):
                    others = [task for task in asked if task not in of_leads]
                    draft.say(key, BULLET, *_result(of_leads, others), *_when(of_leads, is_of_years=is_of_years), ".")
        else:
            periods = _worded_alike(periods)
            of_task = active.get(periods[0].task_id, ())
            if law_days := law_days_within(of_task, periods):
                in_span = [task.id for task in asked]
                draft.say(key, BULLET, *_held(periods, in_span, annex, law_days, of_activities))
            else:
                draft.say(key, BULLET, *_total(periods, annex, of_task))
        # Half of what was asked for is not one more period of it: each is told with how far it has come.
        for task in with_result:
            if task.is_unfinished:
                draft.say(key, BULLET, *_result([task], ()), *_when([task], is_of_years=is_of_years), ".")


def _is_asked(task: TaskFact, since: date) -> bool:
    """Return whether a period is one that the report asks for: due in its days, those from before are told as late."""
    return task.state not in NOT_YET and (task.due_on is None or task.due_on >= since)


def _by_who_did_it(task: TaskFact, activities: Sequence[ActivityFact]) -> TaskFact:
    """Return a task with who did what its result without a day tells, where that is none of its units any more.

    Who answers for a task that is still to be done may have it from another since.
    """
    if task.done_on is not None or not task.result:
        return task
    days = period_days(task.period) or (date.min, task.due_on or date.max)
    units = {activity.unit: None for activity in activities if days[0] <= activity.from_date <= days[1]}
    is_of_others = "" not in units and units.keys().isdisjoint((*task.leads, *task.supports))
    return replace(task, leads=tuple(units)) if units and is_of_others else task


def _with_results(tasks: Iterable[TaskFact]) -> dict[int, list[TaskFact]]:
    """Return the periods that have a result, by task."""
    by_task: dict[int, list[TaskFact]] = {}
    for task in tasks:
        if task.tells_result:
            by_task.setdefault(task.task_id, []).append(task)
    return by_task


def _alike_but_for_the_period(periods: Iterable[TaskFact]) -> list[list[TaskFact]]:
    """Return groups of periods with one result as groups whose results name the period, and are alike otherwise."""
    merged: dict[str, list[TaskFact]] = {}
    for task in periods:
        merged.setdefault(fold(task.result), []).append(task)
    groups: dict[str, list[TaskFact]] = {}
    for alike in merged.values():
        period = _named_period(alike[0]) if len(alike) == 1 else ""
        groups.setdefault(fold(alike[0].result.replace(period, "…", 1) if period else alike[0].result), []).extend(
            alike
        )
    return list(groups.values())


def _by_leads(periods: Iterable[TaskFact]) -> list[list[TaskFact]]:
    """Return periods apart by who led them: a task goes on under another unit when the one before is dissolved."""
    by_leads: dict[tuple[str, ...], list[TaskFact]] = {}
    for task in periods:
        by_leads.setdefault(task.leads, []).append(task)
    return list(by_leads.values())


def _worded_alike(periods: list[TaskFact]) -> list[TaskFact]:
    """Return the periods of a task; of one worded anew meanwhile without whoever led it at the beginning."""
    if len({task.text for task in periods}) == 1:
        return periods
    leads = _leads_of(periods)
    return [replace(task, text=_without_lead(task.text, leads)) for task in periods]


def _without_lead(text: str, leads: Iterable[str]) -> str:
    lead = next((lead for lead in leads if fold(text).startswith(f"{fold(lead)} ")), "")
    # A plan says "Văn phòng Sở" of the unit "Văn phòng".
    return capitalised(text[len(lead) :].strip().removeprefix("Sở ")) if lead else text


def _named_period(task: TaskFact) -> str:
    """Return the words by which a result names the period it is of, or the day that is due in it; "" if it does not."""
    due_on = () if task.due_on is None else (day_words(task.due_on),)
    return next((words_of for words_of in (period_title(task.period), *due_on) if words_of in task.result), "")


def _is_totalled(groups: Sequence[Sequence[TaskFact]]) -> bool:
    """Return whether a task is told by the number of its periods: too many results, or too many days in one."""
    return len(groups) > _MOST_TOLD or any(_names_many_days(alike) for alike in groups)


def _names_many_days(alike: Sequence[TaskFact]) -> bool:
    """Return whether the periods that one result names are too many to be named, and have nothing in common."""
    return len(alike) > _MOST_TOLD and _names_periods(alike) and not periods_in_common(alike)


def law_days_within(activities: Sequence[ActivityFact], tasks: Sequence[TaskFact]) -> Sequence[ActivityFact]:
    """Return the meetings for the “Ngày pháp luật” of a task that are told with its periods, () if they are told alone.

    Each is one that a period's result tells, so two sentences would tell one thing twice.
    """
    law_days = [activity for activity in activities if activity.kind is ActivityKind.LAW_DAY]
    periods = [task for task in tasks if task.tells_result and not task.is_unfinished]
    if not periods or not any(activity.people for activity in law_days):
        return ()
    leads = {*_leads_of(periods), ""}
    are_of_periods = _is_totalled(_alike_but_for_the_period(periods)) and all(
        activity.unit in leads and any(is_shown(task, activity) for task in periods) for activity in law_days
    )
    return law_days if are_of_periods else ()


def _held(
    periods: Sequence[TaskFact], in_span: Sequence[int], annex: str, law_days: Sequence[ActivityFact], listed_in: str
) -> Pieces:
    """Return in how many of its periods a task was carried out, and how many came to the meetings of these."""
    name = _name_of_periods(periods)
    done = count(name, "kỳ", _LIST, [task.id for task in periods], in_ratio=True)
    whole = replace(count(f"{name}: tổng số kỳ", "kỳ", _LIST, in_span, in_ratio=True), is_total=False)
    held = law_days_held(law_days, listed_in)
    return words(
        f"{_who(periods)} thực hiện ",
        done,
        "/",
        whole,
        " kỳ của nhiệm vụ ",
        task_mention(periods[0]),
        f"{_span(periods)}; trong đó ",
        held,
        f"{_results_in(annex)}.",
    )


def _total(periods: Sequence[TaskFact], annex: str, activities: Sequence[ActivityFact]) -> Pieces:
    """Return that a task was carried out in many periods, which its annex tells one by one."""
    name, number = _name_of_periods(periods), _number(periods)
    # Only records that agree say that what is told above is what was done in these periods.
    shown = {activity.id: [task.id for task in periods if is_shown(task, activity)] for activity in activities}
    among: Pieces = ()
    if shown and all(shown.values()):
        ids = {row_id for of_activity in shown.values() for row_id in of_activity}
        among = words(", trong đó ", count(f"{name} đã nêu là hoạt động", "kỳ", _LIST, ids), " kỳ đã nêu ở trên")
    who, named, span = _who(periods), task_mention(periods[0]), _span(periods)
    return words(f"{who} thực hiện nhiệm vụ ", named, " trong ", number, f" kỳ{span}", among, f"{_results_in(annex)}.")


def _who(periods: Sequence[TaskFact]) -> str:
    leads = _leads_of(periods)
    name_begins = len(_by_leads(periods)) == 1 and any(fold(periods[0].text).startswith(fold(lead)) for lead in leads)
    return f"{_joined(leads)} đã" if leads and not name_begins else "Đã"


def _leads_of(periods: Sequence[TaskFact]) -> tuple[str, ...]:
    """Return whoever led one of some periods, in the order of these."""
    return tuple(dict.fromkeys(lead for task in periods for lead in task.leads))


def _span(periods: Sequence[TaskFact]) -> str:
    codes = sorted({task.period for task in periods} - {""})
    return f" ({span_title(codes[0], codes[-1])})" if codes else ""


def _results_in(annex: str) -> str:
    return f"; kết quả từng kỳ tại {annex}" if annex else ""


def is_shown(task: TaskFact, activity: ActivityFact) -> bool:
    """Return whether an activity is what a period's result tells: of the day it was done, or of the same subject."""
    topic = fold(topic_of(activity.title))
    is_of_day = task.done_on is not None and activity.from_date <= task.done_on <= activity.to_date
    is_of_month = task.period.startswith(activity.from_day[:7])
    return is_of_day or (is_of_month and bool(topic) and topic in fold(task.result))


def unlike(tasks: Sequence[TaskFact], activities: Sequence[ActivityFact]) -> Iterator[str]:
    """Yield of which tasks told by their number of periods the activities on record do not agree with the results."""
    by_task: dict[int | None, list[ActivityFact]] = {}
    for activity in activities:
        by_task.setdefault(activity.task_id, []).append(activity)
    for task_id, periods in _with_results(tasks).items():
        of_task = by_task.get(task_id, [])
        if not of_task or not _is_totalled(_alike_but_for_the_period(periods)):
            continue
        without = [task for task in periods if not any(is_shown(task, activity) for activity in of_task)]
        other = [activity for activity in of_task if not any(is_shown(task, activity) for task in periods)]
        named = f"Nhiệm vụ “{shortened(task_name(periods[0].text))}”"
        if without:
            number = ratio_words(len(without), len(periods))
            yield f"{named}: {number} kỳ đã ghi kết quả chưa có hoạt động nào trong sổ khớp ngày hoặc chủ đề."
        if other:
            # A task has an activity a week: who reads a line for each of them reads no other remark.
            which = [f"“{shortened(each.title)}” ngày {day_words(each.from_date)}" for each in other[:_MOST_UNLIKE]]
            more = f"; … ({count_words(len(other))} hoạt động)" if len(other) > _MOST_UNLIKE else ""
            yield f"{named}: hoạt động {'; '.join(which)}{more} khác ngày, khác chủ đề với kết quả từng kỳ."


def _joined(leads: Sequence[str]) -> str:
    """Return who leads a task, as a sentence begins."""
    return joined_words((*leads[:1], *map(within_sentence, leads[1:])))


def _result(alike: Sequence[TaskFact], others: Sequence[TaskFact]) -> Pieces:
    """Return who reached a result, and what it is; `others` are the periods of the task that it is not of."""
    first = alike[0]
    if fold(first.result).strip(" .") in _WITHOUT_OBJECT:
        who = _joined([lead for lead in first.leads if not is_everyone(lead)])
        named = replace(task_mention(first), query=rows(_LIST, [task.id for task in alike]))
        return words(f"{who} đã" if who else "Đã", " thực hiện nhiệm vụ ", named)
    result = "; ".join(line.rstrip(" .;") for line in first.result.split("\n"))
    if _names_periods(alike):
        common = periods_in_common(alike) if len(alike) > _MOST_TOLD else ""
        result = result.replace(_named_period(first), common or joined_words(tuple(map(_named_period, alike))), 1)
    # Where all do something nobody is named who did it.
    leads = _joined([lead for lead in first.leads if not is_everyone(lead)])
    already = fold(result).startswith("da ")
    begun, led = (fold(words_of).replace(",", "").split() for words_of in (result, without_errors(leads)))
    # "Toàn thể công chức, viên chức …: Công chức, viên chức … tự quản lý" says it twice.
    is_named = begun[:2] == led[:2] or (
        len(begun) > _NAMING and f" {' '.join(begun[:_NAMING])} " in f" {' '.join(led)} "
    )
    text = lowered(result) if leads and already else result
    who = "" if not leads or is_named else f"{leads} " if already else f"{leads}: "
    each = each_period(alike, others) if _is_of_each(alike, result) else ""
    if each:
        who, text = (within_sentence(who), text) if who else ("", inside_sentence(text))
    return words(each, who, Mention(text, rows(_LIST, [task.id for task in alike])))


def _done(task: TaskFact) -> tuple[str, ...]:
    """Return when a task was done and by which document; the day once if it is that of the document."""
    document = f"theo {task.document}" if task.document else ""
    if task.done_on is None:
        return (document,)
    done = f"ngày {day_words(task.done_on)}"
    when = standing_words(task.done_on) if task.is_standing else f"hoàn thành {done}"
    return (task.document,) if document.endswith(done) else (when, document)


def standing_words(day: date) -> str:
    """Return how papers say until which day the result of a standing duty is told: it is completed on none."""
    return f"kết quả đến ngày {day_words(day)}"


def _names_periods(periods: Sequence[TaskFact]) -> bool:
    """Return whether each of several periods has a result of its own, which names it."""
    return len({task.result for task in periods}) > 1 and all(map(_named_period, periods))


def task_mention(task: TaskFact) -> Mention:
    """Return the name of a task as it stands behind "nhiệm vụ", quoted; it opens its period."""
    name = f"“{task_name(task.text)}”"
    by_place = ByPlace(task.task_id, f"{name} {PLACE}", PLACE)
    return Mention(name, rows(_LIST, [task.id]), by_place)


def task_name(text: str) -> str:
    """Return the first whole sentence of a task: a signed paper has no sentence that breaks off."""
    return _SENTENCE.split(text.replace("\n", " "), maxsplit=1)[0].rstrip(" .;")


def without_deadline(name: str, deadline: str) -> str:
    """Return the name of a task without the day at its end by which its plan asked for it.

    `deadline` is that day in the plan's words: "…, hoàn thành trong quý III/2026" ends with "trong quý III/2026".
    """
    end = re.escape(deadline.strip(" .;"))
    # One of two days that "và" joins stays: without it the other would go on with nothing.
    return (
        re.sub(rf"(?<! và)(?<! hoặc)[,;]?(?: (?:và )?(?:phải )?(?:hoàn thành|xong))? {end}$", "", name) if end else name
    )


def due_of_coming(task: ComingTask) -> str:
    """Return when a task to come is due, "" if its own words say so."""
    if not task.due_on:
        return ""
    days = [due_words(day, task.deadline) for day in task.due_on]
    if len(days) == 1 and (days[0].split()[-1] in task.text or f"{task.due_on[0]:%d/%m/%Y}" in task.text):
        return ""
    if len(days) == 1 and _names_quarter(task.text, task.due_on[0]):
        return ""
    due = days_of_coming(task)
    # "báo cáo trước ngày 20/11 hằng năm …; hạn trước ngày 20/11 hằng năm, từ năm …": its own words say the day.
    day, every, years = due.removeprefix("; hạn ").partition(_EVERY_YEAR)
    return f"; {years}" if every and f"{day} hằng năm" in task.text else due


def days_of_coming(task: ComingTask) -> str:
    """Return when a task to come is due."""
    days = [due_words(day, task.deadline) for day in task.due_on]
    years, of_year = [day.year for day in task.due_on], {each.rpartition("/")[0] for each in days}
    if len(days) > 2 and len(of_year) == 1 and years == list(range(years[0], years[-1] + 1)):
        return f"; hạn {of_year.pop()}{_EVERY_YEAR}từ năm {years[0]} đến năm {years[-1]}"
    if len(days) > _MOST_TOLD:
        first, last = map(day_words, (task.due_on[0], task.due_on[-1]))
        return f"; các kỳ đến hạn từ ngày {first} đến ngày {last}"
    return f"; hạn {joined_words(tuple(days))}"


def _names_quarter(text: str, due_on: date) -> bool:
    """Return whether a text says itself that something is due by the end of a quarter: "trong quý III/2026"."""
    quarter, (_, last) = ("I", "II", "III", "IV")[(due_on.month - 1) // 3], monthrange(due_on.year, due_on.month)
    is_end = due_on.month % 3 == 0 and due_on.day == last
    return is_end and re.search(rf"\bquý {quarter}(/| năm ){due_on.year}\b", text, re.IGNORECASE) is not None


def _is_yearly(periods: Sequence[TaskFact]) -> bool:
    """Return whether several years have one result: "04 kỳ sinh hoạt" is the number of each, not of all."""
    return len(periods) > 1 and not _names_periods(periods) and all(task.period.isdigit() for task in periods)


def _is_of_each(periods: Sequence[TaskFact], result: str) -> bool:
    """Return whether a sentence says that the result of several periods is that of each.

    "01 buổi sinh hoạt" of three quarters is three, and what was sent in two years needs no such word beside its
    documents.
    """
    if len(periods) == 1 or _names_periods(periods):
        return False
    return re.search(r"\d", result) is not None or (_is_yearly(periods) and not _when(periods))


def _when(periods: Sequence[TaskFact], *, is_of_years: bool = False) -> Pieces:
    """Return when results were reached; `is_of_years` says that their task has results of other years, too."""
    is_named, is_yearly = _names_periods(periods), _is_yearly(periods)
    codes = sorted({task.period for task in periods} - {""})
    if len(periods) > _MOST_TOLD and not is_yearly and codes:
        # What the periods share may say itself of which years they are.
        common = periods_in_common(periods) if is_named else ""
        span = "" if names_years(common) else f", {span_title(codes[0], codes[-1])}"
        if not is_named and not is_unbroken(codes):
            span = f": {periods_by_year(codes)}"
        return words(" (", _number(periods), f" kỳ{span})")
    days = [day_words(task.done_on) for task in periods if task.done_on is not None]
    if (is_yearly or is_named) and len(days) == len(periods) and not any(task.document for task in periods):
        # A standing duty is done with on no day: that is the one to which its result was told.
        is_standing = is_yearly and all(task.due_on is None for task in periods)
        return (f" ({'kết quả đến' if is_standing else 'hoàn thành'} các ngày {joined_words(tuple(days))})",)
    details = []
    for task in periods:
        is_undated = is_of_years and task.done_on is None and not task.document
        title = period_title(task.period) if "-" in task.period or is_undated else ""
        period = "" if fold(title) in fold(task.result) else title
        details.append(", ".join(filter(None, [period, *_done(task), task.progress_words])))
    named = list(filter(None, details))
    if not named:
        return ()
    if is_yearly and named == [task.document for task in periods]:
        return (f" ({joined_words(tuple(named), apart='; ')})",)
    return (f" ({'; '.join(named)})",)


def _number(periods: Sequence[TaskFact]) -> Figure:
    """Return the number of the periods in which a task was carried out."""
    return count(_name_of_periods(periods), "kỳ", _LIST, [task.id for task in periods])


def _name_of_periods(periods: Sequence[TaskFact]) -> str:
    # Of a task worded anew meanwhile as the last of them was: an adjustment may have taken it from whom it named.
    last = max(periods, key=lambda task: task.period)
    return f"Kỳ đã thực hiện nhiệm vụ “{task_name(last.text)}”"
