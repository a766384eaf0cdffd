"""Tasks that are late or were done late: how many, which, what made them difficult, and whose cause is still owed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words, joined_words
from desktop_app.domain.office.units import is_everyone, within_sentence
from desktop_app.domain.plan.deadlines import due_words
from desktop_app.domain.plan.occurrences import DONE_STATES, OccurrenceState, period_title
from desktop_app.domain.plan.tasks import without_lead_verb
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.papers.document.text import capitalised, inside_sentence, lowered
from desktop_app.papers.parts.report_tables import late_words
from desktop_app.services.papers.reports.facts.span import LATE, Facts
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.texts.causes import (
    CAUSES_OF_REST,
    DAY_TO_FILL,
    tell_owed_cause,
)
from desktop_app.services.papers.reports.texts.deeds import MOST_TOLD
from desktop_app.services.papers.reports.texts.plan import NOT_YET, task_mention, task_name, without_deadline
from desktop_app.services.papers.reports.texts.sentences import (
    BULLET,
    PLACE,
    ByPlace,
    Draft,
    Mention,
    Pieces,
    count,
    distinct,
    listed,
    rows,
    words,
)

TASKS, PERIODS = "nhiệm vụ", "kỳ thực hiện"
"""What a report counts: of several periods of one task the periods."""
_OVERDUE, _CARRIED = "Nhiệm vụ quá hạn", "Nhiệm vụ của các kỳ trước chưa hoàn thành"
_DONE_LATE: Final = "Nhiệm vụ hoàn thành sau hạn"
_DUE_LAST: Final = "Nhiệm vụ đến hạn ngày cuối kỳ chưa hoàn thành"
_LIST: Final = "occurrences"
_CARRIED_DONE: Final = ("hoàn thành", "của kỳ trước chuyển sang", "hạn ", "của kỳ trước chuyển sang đã hoàn thành")
_MISSED: Final = ("tính thêm", f"{LATE}, đã hoàn thành", "hạn ", f"{LATE}, đã hoàn thành")
_AHEAD: Final = ("hoàn thành sớm", "có hạn sau kỳ báo cáo", "", "của kỳ sau hoàn thành sớm trong kỳ")
"""How a report tells what is done of other days than its own: beginning, which, before the days, name of the number."""
_BEFORE: Final = (
    "không kể",
    "đã hoàn thành từ kỳ trước",
    "hạn ",
    "có thời hạn trong kỳ đã hoàn thành từ kỳ trước",
)
"""The same of what was done before the days that it fell due in."""
_MOST_DAYS: Final = 3
"""How many days are named; of more the first and the last."""


def done_besides(facts: Facts) -> Pieces:
    """Return what is done of the tasks that were due before the first day or are due after the last one.

    Neither is among those that fell due: more would seem to be asked than was.
    """
    first, last = facts.span.first, facts.span.last
    done = [task for task in facts.tasks if task.due_on is not None and task.state in DONE_STATES]
    before = [task for task in done if task.due_on is not None and task.due_on < first]
    missed = [task for task in before if task.done_on is not None and task.done_on < first]
    parts = [
        _done_of_other_days(facts, those, *its_words)
        for those, its_words in (
            ([task for task in before if task not in missed], _CARRIED_DONE),
            (missed, _MISSED),
            ([task for task in done if task.due_on is not None and task.due_on > last], _AHEAD),
        )
        if those
    ]
    return listed(parts)


def done_before(facts: Facts) -> Pieces:
    """Return which of the tasks that fell due are not counted, since they were done before the first day."""
    return _done_of_other_days(facts, facts.done_before, *_BEFORE) if facts.done_before else ()


def _done_of_other_days(
    facts: Facts, tasks: Sequence[TaskFact], beginning: str, of_which: str, due: str, name: str
) -> Pieces:
    # A task that was due within the days, too, is one of several periods.
    first, last = facts.span.first, facts.span.last
    within = {task.task_id for task in facts.tasks if task.due_on and first <= task.due_on <= last}
    is_again = len({task.task_id for task in tasks} - within) < len(tasks)
    what, unit = (PERIODS, "kỳ") if is_again else (TASKS, "nhiệm vụ")
    days = sorted({task.due_on for task in tasks if task.due_on})
    when = _several_days(days)
    number = count(f"{capitalised(what)} {name}", unit, _LIST, [task.id for task in tasks])
    return words(f"{beginning} ", number, f" {what} {of_which} ({due}{when})")


def _several_days(days: Sequence[date]) -> str:
    if len(days) > _MOST_DAYS:
        return f"{day_words(days[0])} đến {day_words(days[-1])}"
    return joined_words(tuple(map(day_words, days)))


def tell_late(draft: Draft, facts: Facts, key: str, annex: str, dots: str) -> None:
    """Tell what is late, was done late, or was due on the last day; `annex` lists the tasks, "" if there is none.

    `dots` end what has no cause on record, "" where they stand among the causes.
    """
    tasks = facts.tasks
    overdue, carried = _late_tasks(facts)
    done_late = _tasks_done_late(facts)
    for beginning, name, those in (
        ("Còn ", _OVERDUE, overdue),
        ("Có ", _DONE_LATE, done_late),
        ("Còn ", _CARRIED, carried),
    ):
        if those:
            besides = _from_before(facts, those, tasks) if those is done_late else ""
            which = words(beginning, *_counted_tasks(name, those, tasks), _state_in_name(name), besides)
            _tell_named(draft, key, which, those, annex, dots, since=those is carried)
        if those is done_late and len(those) == 1:
            _tell_difficulties(draft, key, those, is_named=True)
    if due_last := _due_last(facts):
        due = _state_of(_DUE_LAST, due_last)
        _tell_named(draft, key, words("Còn ", *_counted_tasks(_DUE_LAST, due_last, tasks), due), due_last, annex, dots)
        _tell_difficulties(draft, key, due_last, is_named=len(due_last) == 1)
    _tell_let_go(draft, key, [task for task in tasks if task.state is OccurrenceState.NOT_CARRIED_OUT])


def _tell_let_go(draft: Draft, key: str, tasks: Sequence[TaskFact]) -> None:
    """Tell which periods were not carried out, of each task in one sentence, and why."""
    of_task: dict[int, list[TaskFact]] = {}
    for task in tasks:
        of_task.setdefault(task.task_id, []).append(task)
    for periods in of_task.values():
        name = f"Kỳ không thực hiện của nhiệm vụ “{task_name(periods[0].text)}”"
        number = replace(count(name, "kỳ", _LIST, [task.id for task in periods]), is_total=False)
        why = "; ".join(filter(None, map(_why_let_go, periods)))
        named = task_mention(periods[0])
        draft.say(key, "Có ", number, " kỳ không thực hiện của nhiệm vụ ", named, f": {why}.")


def _why_let_go(task: TaskFact) -> str:
    """Return the period that was let go, with the reason that is on record."""
    reason = " - ".join(map(inside_lines, filter(None, (task.result, task.difficulty))))
    return f"{period_title(task.period)}{f' ({reason})' if reason else ''}"


def _from_before(facts: Facts, done_late: Sequence[TaskFact], tasks: Sequence[TaskFact]) -> str:
    """Return how many of what was done late fell due before the report's days: it is none of what fell due in them."""
    first = facts.span.first
    number = sum(task.due_on is not None and task.due_on < first for task in done_late)
    if not 0 < number < len(done_late):
        return ""
    return (
        f", kể cả {count_words(number)} {PERIODS if _are_periods(done_late, tasks) else TASKS} của kỳ trước chuyển sang"
    )


def tell_overdue(draft: Draft, key: str, periods: Sequence[TaskFact], *, goes_on: bool) -> None:
    """Tell that periods of a task are still to be done: the days of the plan are over, and dots stand for a new one.

    `goes_on` says that it has periods to come: what its name says of its days is not over.
    """
    task, days = periods[0], sorted(period.due_on for period in periods if period.due_on is not None)
    since, apart = f"nhiệm vụ {lowered(late_words(days[0]))}" if days else "nhiệm vụ", ","
    if len(days) > 1:
        since, apart = f"các kỳ quá hạn (hạn {_several_days(days)}) của nhiệm vụ", ""
    name, lead = task_name(task.text), led(task.leads, task.text)
    name = without_lead_verb(name) if lead else name
    if not goes_on and len(periods) == 1:
        name = without_deadline(name, task.deadline)
    again = f"{apart} {PLACE}{'' if lead else led_by(task.leads)}"
    named = ByPlace(task.task_id, f": “{name}” {PLACE}", again)
    which = Mention(f": {name}", rows(_LIST, [period.id for period in periods]), named)
    draft.say(key, BULLET, f"hoàn thành {since}", which, lead, DAY_TO_FILL)


def is_followed(period: TaskFact, facts: Facts) -> bool:
    """Return whether a later period of the same task has fallen due: what the one before asked for is over with it."""
    others = (*facts.tasks, *facts.done_before)
    due = period.due_on
    return due is not None and any(
        other.task_id == period.task_id and other.due_on is not None and due < other.due_on <= facts.span.last
        for other in others
    )


def periods_let_go(facts: Facts) -> Iterator[str]:
    """Yield how many overdue periods of tasks are no more to be done, a later one having fallen due, and of which."""
    over: dict[int, list[TaskFact]] = {}
    for task in facts.tasks:
        if task.state is OccurrenceState.LATE and is_followed(task, facts):
            over.setdefault(task.task_id, []).append(task)
    if over:
        named = [f"“{shortened(of_task[0].text)}” {count_words(len(of_task))}" for of_task in over.values()]
        more = "; …" * (len(named) > MOST_TOLD)
        number = count_words(sum(map(len, over.values())))
        yield (
            f"{number} kỳ quá hạn đã có kỳ sau đến hạn nên không nêu là việc sẽ làm ({'; '.join(named[:MOST_TOLD])}"
            f"{more}): kỳ nào không làm nữa, ghi “Không thực hiện” ở kỳ đó."
        )


def led(leads: Sequence[str], text: str) -> str:
    """Return who leads a task, unless its own words begin with them."""
    return "" if _begins_with(text, leads) else led_by(leads)


def led_by(leads: Sequence[str]) -> str:
    """Return who leads a task, whatever its words say: they may stand elsewhere."""
    named = tuple(map(within_sentence, leads))
    does = "thực hiện" if all(map(is_everyone, leads)) else "chủ trì"
    return f"; {joined_words(named)} {does}" if leads else ""


def _begins_with(text: str, leads: Sequence[str]) -> bool:
    """Return whether the words of a task begin with one of those who lead it."""
    return any(fold(text).startswith(fold(lead)) for lead in leads)


def tell_other_difficulties(draft: Draft, facts: Facts, key: str) -> None:
    """Tell what made tasks difficult that are neither late, nor done late, nor due on the last day."""
    apart = {OccurrenceState.LATE, OccurrenceState.DONE_LATE, OccurrenceState.NOT_CARRIED_OUT}
    due_last = _due_last(facts)
    _tell_difficulties(draft, key, [task for task in facts.tasks if task.state not in apart and task not in due_last])


def tell_causes_of_late(draft: Draft, facts: Facts, key: str, *, are_all_owed: bool) -> None:
    """Tell why tasks are late, as it was recorded with them, and of how many late or done late it was not.

    `are_all_owed` says that those of which no cause at all is on record have no dots of their own.
    """
    done_late = _tasks_done_late(facts)
    late = [task for task in facts.tasks if task.state is OccurrenceState.LATE]
    # Of one alone it was told where that was named.
    for when, those in (("quá hạn", late), ("hoàn thành sau hạn", done_late if len(done_late) > 1 else [])):
        for task in those:
            if task.difficulty:
                of_before = task.due_on is not None and task.due_on < facts.span.first and task.period
                period = f" ({period_title(task.period)})" if of_before else ""
                draft.say(key, "Nhiệm vụ ", task_mention(task), f"{period} {when}: {inside_lines(task.difficulty)}.")
    overdue, carried = _late_tasks(facts)
    for name, those in (
        (_OVERDUE, overdue),
        (_DONE_LATE, _tasks_done_late(facts)),
        (_CARRIED, carried),
        (_DUE_LAST, _due_last(facts)),
    ):
        _tell_owed_causes(draft, key, name, those, facts.tasks, are_all_owed=are_all_owed)


def _due_last(facts: Facts) -> list[TaskFact]:
    last = facts.span.last
    return [task for task in facts.tasks if task.due_on == last < date.today() and task.state in NOT_YET]


def inside_lines(text: str) -> str:
    """Return the lines of a text as one clause within a sentence."""
    return "; ".join(inside_sentence(line.strip().rstrip(" .;")) for line in text.split("\n") if line.strip())


def _late_tasks(facts: Facts) -> tuple[list[TaskFact], list[TaskFact]]:
    """Return the tasks that are late, and apart those that were so before the report's days."""
    late = [task for task in facts.tasks if task.state is OccurrenceState.LATE]
    carried = [task for task in late if task.due_on is not None and task.due_on < facts.span.first]
    return [task for task in late if task not in carried], carried


def _tasks_done_late(facts: Facts) -> list[TaskFact]:
    return [task for task in facts.tasks if task.state is OccurrenceState.DONE_LATE]


def _state_in_name(name: str) -> str:
    return name.removeprefix(capitalised(TASKS))


def _tell_difficulties(draft: Draft, key: str, tasks: Sequence[TaskFact], *, is_named: bool = False) -> None:
    """Tell what made tasks difficult; `is_named` says that the sentence before names the only one, in many words."""
    for task in tasks:
        if task.difficulty:
            whose = Mention("này", rows(_LIST, [task.id])) if is_named else task_mention(task)
            draft.say(key, "Khó khăn khi thực hiện nhiệm vụ ", whose, f": {inside_lines(task.difficulty)}.")


def _tell_owed_causes(
    draft: Draft, key: str, name: str, tasks: Sequence[TaskFact], all_tasks: Sequence[TaskFact], *, are_all_owed: bool
) -> None:
    """Tell with dots for their cause how many of some tasks are left where that of others is on record, or of all."""
    left = [task.id for task in tasks if not task.difficulty]
    if left and len(left) < len(tasks):
        what = PERIODS if _are_periods(tasks, all_tasks) else TASKS
        number = count(f"{name}: chưa ghi nguyên nhân", what, _LIST, left)
        # A part of a number that stands in the report's figures is none of them.
        owed = replace(number, is_total=False), f" {what}{_state_in_name(name)}{CAUSES_OF_REST.rstrip(':')}"
        tell_owed_cause(draft, key, owed)
    elif left and are_all_owed:
        tell_owed_cause(draft, key, _counted_tasks(name, tasks, all_tasks), _state_of(name, tasks))


def _state_of(name: str, tasks: Sequence[TaskFact]) -> str:
    """Return the state of tasks as the sentence on them has it, with the day of those due on the last one."""
    if name != _DUE_LAST or tasks[0].due_on is None:
        return _state_in_name(name)
    return f" đến hạn ngày {day_words(tasks[0].due_on)} chưa hoàn thành"


def _are_periods(tasks: Sequence[TaskFact], all_tasks: Sequence[TaskFact]) -> bool:
    """Return whether these are some of the several periods that a report has of their tasks: one alone is a task."""
    task_ids = {task.task_id for task in tasks}
    return len(tasks) > 1 and sum(task.task_id in task_ids for task in all_tasks) != len(task_ids)


def _counted_tasks(name: str, tasks: Sequence[TaskFact], all_tasks: Sequence[TaskFact]) -> Pieces:
    """Return "03 nhiệm vụ", of some of the periods that a report has of tasks "03 kỳ thực hiện của 01 nhiệm vụ"."""
    ids = [task.id for task in tasks]
    if not _are_periods(tasks, all_tasks):
        return words(count(name, TASKS, _LIST, ids), f" {TASKS}")
    of_tasks = distinct(name, TASKS, _LIST, ids, len({task.task_id for task in tasks}))
    # By the name that the sentence on what was reached has for them: one number is one row.
    periods = count(f"{capitalised(PERIODS)}{_state_in_name(name)}", "kỳ", _LIST, ids)
    return words(periods, f" {PERIODS} của ", of_tasks, f" {TASKS}")


def _tell_named(
    draft: Draft, key: str, which: Pieces, tasks: Sequence[TaskFact], annex: str, dots: str, *, since: bool = False
) -> None:
    """Tell how many tasks there are and which: several in lines of their own, for a plan words them at length.

    `since` says that they are late from before the report's days.
    """
    if any(task.difficulty for task in tasks):
        dots = ""
    if len(tasks) > MOST_TOLD:
        draft.say(key, *which, f" (cụ thể tại {annex})." if annex else ".", dots)
        return
    named = _named_tasks(tasks, since=since)
    if len(named) == 1:
        draft.say(key, *which, ": ", *named, ".", dots)
        return
    draft.say(key, *which, ":")
    for task in named:
        draft.say(key, BULLET, *task, ".", dots)


def _named_tasks(tasks: Sequence[TaskFact], *, since: bool) -> list[Pieces]:
    """Return tasks by day, name and units, each once."""
    parts: list[Pieces] = []
    alike: dict[tuple[int, Sequence[str]], list[TaskFact]] = {}
    for task in sorted(tasks, key=lambda task: task.due_on or date.max):
        alike.setdefault((task.task_id, task.leads), []).append(task)
    for (_, leads), periods in alike.items():
        quoted = f"“{task_name(periods[0].text)}”"
        named = ByPlace(periods[0].task_id, f"nhiệm vụ {quoted} {PLACE}", f"nhiệm vụ {PLACE}")
        name = Mention(quoted, rows(_LIST, [task.id for task in periods]), named)
        days = "; ".join(filter(None, (_days(task, since=since) for task in periods)))
        whose = () if _begins_with(periods[0].text, leads) else leads
        details = (", " if len(periods) == 1 else "; ").join(
            filter(None, [days, ", ".join(map(within_sentence, whose))])
        )
        parts.append(words(name, f" ({details})"))
    return parts


def _days(task: TaskFact, *, since: bool) -> str:
    due = "" if task.due_on is None else f"hạn {due_words(task.due_on, task.deadline)}"
    if since and task.due_on is not None:
        due = lowered(late_words(task.due_on))
    done = "" if task.done_on is None else f"hoàn thành ngày {day_words(task.done_on)}"
    return ", ".join(filter(None, [due, done]))
