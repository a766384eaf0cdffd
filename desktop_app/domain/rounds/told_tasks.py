"""What a summary of achievements says of tasks: in which role, how many of them were done, and what came of them."""

import re
from collections.abc import Container, Sequence, Set
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words, joined_words, ratio_words
from desktop_app.domain.office.units import within_sentence
from desktop_app.domain.plan.occurrences import OccurrenceState, state_of
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.plan.tasks import without_lead_verb
from desktop_app.domain.rounds.achievements import Achievements, Credit, TaskResult
from desktop_app.domain.rounds.quoted_tasks import (
    LONGEST_IN_LIST,
    first_sentence,
    task_quoted,
    without_circumstance,
    without_helper,
)
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind


class Detail(Enum):
    """What a summary may leave out: it still counts what it does not name."""

    UNPROVED = auto()
    """What was done without a paper, and more of it than a few: only a whole summary names it."""
    POSTED = auto()
    """The title of one item posted."""
    LONG_TASK = auto()
    """The end of the words of a long task of which the result is told."""
    PAPER = auto()
    """The paper of a deed that is named with its day."""
    HELPED = auto()
    """The title of what the nominee took part in, or supported."""
    DEED = auto()
    """The title of what the nominee did, unless it is notable."""
    RESULT = auto()
    """The result of a task in words."""


MOST_NAMED: Final = 3
"""The number of notable records that are named of those alike."""
_OWN_DEED: Final = re.compile(r"(?: Sở)?(?:: | (?!và |cùng ))(?:chủ trì,? )?(?=\S)")
"""What follows a unit's name where a task says next what that unit does, and does not name another one."""
_NOMINEE: Final = "cá nhân"
"""What somebody is called of whom it is not recorded whether it is a man or a woman."""
_TAKING_PART: Final = "tham gia thực hiện"
_SUPPORTING: Final = "phối hợp thực hiện"
_TASKS: Final = " nhiệm vụ"
_DONE: Final = ", hoàn thành "
_UNDONE: Final = ", chưa hoàn thành"
_OVERDUE: Final = " quá hạn"
_LET_GO: Final = " không thực hiện"


def _task_named(result: TaskResult, left_out: Set[Detail], unit: str = "") -> str:
    """Return a task as it is quoted: without the unit that leads it, whose name a plan puts before what it has to do.

    One that several units head is counted instead: it would be their names that are quoted. Nor does it name the `unit`
    itself, with which the one that leads it is to work.
    """
    text = first_sentence(result.task).removeprefix("Đề nghị ")
    for lead in sorted({*result.leads, *result.leads_in_plan}, key=len, reverse=True):
        if fold(text[: len(lead)]) == fold(lead):
            own = _OWN_DEED.match(text, len(lead))
            if own is not None:
                text = without_helper(text[own.end() :], unit, result.helpers)
                break
            return _task_counted(result)
    else:
        # The sentence says in which role it was done.
        if (done := without_lead_verb(text)) != text:
            text = without_helper(done, unit, result.helpers)
    if Detail.UNPROVED not in left_out:
        return task_quoted(text)
    text = without_circumstance(text, LONGEST_IN_LIST)
    # In the middle of its sense no name ends: the plan tells which it is, and its result what came of it.
    if len(text) > LONGEST_IN_LIST and Detail.LONG_TASK in left_out and result.result:
        return _task_counted(result)
    return task_quoted(text)


def _role_words(words: str, result: TaskResult) -> str:
    """Return the words of a role before a task: of one that begins with its leader, which is left out, with whom."""
    if words == _SUPPORTING and _is_named_for_leader(result):
        return f"phối hợp với {within_sentence(result.leads[0])} thực hiện"
    return words


def _in_role(words: str, result: TaskResult, left_out: Set[Detail], unit: str) -> str:
    return f"{_role_words(words, result)} {_task_named(result, left_out, unit)}"


def _is_named_for_leader(result: TaskResult) -> bool:
    """Return whether a task begins with the one unit that leads it, whom the quotation leaves out."""
    task = first_sentence(result.task).removeprefix("Đề nghị ")
    names = {*result.leads, *result.leads_in_plan}
    begins = any(fold(task).startswith(f"{fold(name)} ") for name in names) or without_lead_verb(task) != task
    return len(result.leads) == 1 and begins


def _task_counted(result: TaskResult) -> str:
    place = f" tại {result.place}" if result.place else ""
    return f"{count_words(1)} nhiệm vụ{place}{f' của {result.plan}' if result.plan else ''}"


def role_in_task(result: TaskResult, achievements: Achievements) -> str:
    """Return the words for what the nominee did for a task, "" if nothing of it is on record."""
    leading, unit = result.unit_role is AssignmentRole.LEAD, achievements.unit
    if not (leading and achievements.heads_unit):
        by_another = next((lead for lead in result.leads if lead in achievements.also_heads), "")
        leading, unit = leading or bool(by_another), by_another or unit
    others = tuple(within_sentence(lead) for lead in result.leads if lead != unit)
    led = f"cùng {joined_words(others)} chủ trì" if others else "chủ trì"
    if achievements.kind is NomineeKind.COLLECTIVE:
        return (led if leading else _SUPPORTING) if result.unit_role else ""
    if leading and (achievements.heads_unit or unit in achievements.also_heads):
        return f"{unit} (đơn vị do {achievements.address or _NOMINEE} phụ trách) {led}"
    return _TAKING_PART if result.has_role else ""


def is_counted(role: str) -> bool:
    """Tell whether the periods of a task are the nominee's: who took part in it did not do each of them."""
    return role not in ("", _TAKING_PART)


def told_tasks(achievements: Achievements, left_out: Set[Detail]) -> Sequence[str]:
    """Return what was done of the tasks, what was led first: in one line, in a whole summary in one for each role."""
    by_role = _by_role(achievements)
    roles = sorted(by_role, key=lambda words: (words == _TAKING_PART, words == _SUPPORTING))
    until, unit = achievements.counted_on, achievements.unit
    clauses = [clause for words in roles if (clause := _task_clause(words, by_role[words], left_out, until, unit))]
    if clauses and achievements.kind is NomineeKind.COLLECTIVE:
        staff = f" ({count_words(achievements.staff)} người)" if achievements.staff else ""
        clauses[0] = f"{achievements.unit}{staff} {clauses[0]}"
    # Results are parted by the same sign as roles are: where there is room, each role is a sentence.
    return ("; ".join(clauses),) if Detail.UNPROVED in left_out else clauses


def told_limits(achievements: Achievements, left_out: Set[Detail]) -> str:
    """Return what is overdue, as a whole summary tells it apart from what was achieved; "" for nothing.

    What others lead and it only helps with is theirs to have done in time.
    """
    own = [
        due
        for words, due in _by_role(achievements).items()
        if is_counted(words) and words != _SUPPORTING and any(result.credit is Credit.WITHIN for result in due)
    ]
    late = [_limit(results, due, _OVERDUE) for due in own if (results := _late_of(due, achievements.counted_on))]
    let_go = [_limit(results, due, _LET_GO) for due in own if (results := _let_go_of(due))]
    if Detail.UNPROVED in left_out or not (late or let_go):
        return ""
    return f"hạn chế: {'còn ' if late else ''}{'; '.join((*late, *let_go))}"


def _by_role(achievements: Achievements) -> dict[str, list[TaskResult]]:
    by_role: dict[str, list[TaskResult]] = {}
    for result in achievements.results:
        if words := role_in_task(result, achievements):
            by_role.setdefault(words, []).append(result)
    return by_role


def _late_of(due: Sequence[TaskResult], until: date | None) -> list[TaskResult]:
    """Return what is overdue; what is due on the day `until` which it is counted is not late yet."""
    within = [result for result in due if result.credit is Credit.WITHIN]
    open_ones = [result for result in within if not result.is_done and not result.let_go]
    return [result for result in open_ones if result.due_on and result.due_on != until]


def _let_go_of(due: Sequence[TaskResult]) -> list[TaskResult]:
    """Return what was not carried out, and is asked for no more."""
    return [result for result in due if result.credit is Credit.WITHIN and result.let_go]


def _limit(limits: Sequence[TaskResult], due: Sequence[TaskResult], state: str) -> str:
    periods = " kỳ" if len(due) > len({result.task_id for result in due}) else _TASKS
    tasks = dict.fromkeys(task_quoted(first_sentence(result.task)) for result in limits)
    return f"{count_words(len(limits))}{periods}{state}, đó là {'; '.join(tasks)}"


def _task_clause(
    words: str, due: Sequence[TaskResult], left_out: Set[Detail], until: date | None, unit: str = ""
) -> str:
    """Return what was done of the tasks in one role, "" where nothing of it is on record.

    What does not count is named beside their number; of who only took part in them it says nothing. What is due on the
    day `until` which it is counted is not late yet.
    """
    outcome = _outcome if is_counted(words) else _outcome_of_unit
    results = [result for result in due if result.credit is Credit.WITHIN]
    going_on = [result for result in due if result.credit is Credit.AHEAD and result.result]
    if not results:
        return "; ".join(f"{_in_role(words, result, left_out, unit)}{outcome(result, left_out)}" for result in going_on)
    shown = due if is_counted(words) else results
    tasks = {result.task_id: result.task for result in shown}
    goes_on = _goes_on(tasks, due)
    # Who leads is said only if the same units lead all of them.
    leads = shown[0].leads if len({result.leads for result in shown}) == 1 else ()
    heads = joined_words(tuple(map(within_sentence, leads)))
    led_by = f" do {heads} chủ trì" if heads and words == _TAKING_PART else ""
    if len(shown) == 1:
        (only,) = shown
        came_of_it = outcome(only, left_out) if is_counted(words) or not goes_on else ""
        # A whole summary says in a line of its own that it is overdue.
        if came_of_it == _UNDONE and _late_of(shown, until) and Detail.UNPROVED in left_out:
            came_of_it = f", quá hạn{_UNDONE}"
        return f"{_in_role(words, only, left_out, unit)}{led_by}{came_of_it}"
    done = [result for result in results if result.is_done]
    plans = tuple(dict.fromkeys(result.plan for result in shown if result.plan))
    number = f"{count_words(len(tasks))} nhiệm vụ{f' của {joined_words(plans)}' if plans else ''}{led_by}"
    periods = " kỳ" if len(shown) > len(tasks) else ""
    if len(tasks) == 1:
        words = _role_words(words, results[0])
        number = f"{_task_named(results[0], left_out - {Detail.LONG_TASK}, unit)}{led_by}"
    if (periods or goes_on) and not is_counted(words):
        return f"{words} {number}"
    ahead = sum(result.credit is Credit.AHEAD for result in shown)
    # Who took part is told that they are done alone: how is the units'.
    how = _all_in_time(done) if is_counted(words) else ""
    verb = "hoàn thành" if any(result.due_on for result in results) else "đã thực hiện"
    share = f"{verb} {how}{ratio_words(len(done), len(results))}{periods}"
    if ahead or len(done) < len(results):
        # Of how many it is, where others are named beside them.
        share += "" if periods else _TASKS
        share += " đến hạn" if all(result.due_on for result in results) else ""
    if not is_counted(words):
        return f"{words} {number}; {_by_others(shown)}{share}"
    late = _late_of(results, until)
    left = f"; còn {count_words(ahead)}{periods or _TASKS} chưa đến hạn" if ahead else ""
    outcomes = _outcomes(done, left_out)
    named = f"{left}{outcomes}" if outcomes.startswith(";") else f"{outcomes}{left}"
    so_far = "; ".join(_plain(result.result) for result in going_on) if Detail.UNPROVED not in left_out else ""
    so_far = f"; đang thực hiện: {so_far}" if so_far and shown is due else ""
    # A whole summary names what is overdue in a line of its own: it is none of what was achieved.
    overdue = _late(late, periods, "" if left else "còn ") if Detail.UNPROVED in left_out else ""
    overdue += _let_go(results, periods or _TASKS) if Detail.UNPROVED in left_out else ""
    return (
        f"{words} {number}{_done_before(shown, periods)}, {share}{'' if how else _timed(done)}{named}{so_far}{overdue}"
    )


def _goes_on(tasks: Container[int], due: Sequence[TaskResult]) -> bool:
    """Tell whether periods of these tasks are still to come: who took part is told of no completion by the units."""
    return any(result.credit is Credit.AHEAD and result.task_id in tasks for result in due)


def _by_others(shown: Sequence[TaskResult]) -> str:
    """Return whose it is before what was done: who took part in some of the tasks did not do each.

    It is the leading units' only where each of the tasks has one.
    """
    if not all(result.leads for result in shown):
        return f"kết quả{_whose('')}: "
    return f"{_leading([lead for result in shown for lead in result.leads])} "


def _late(late: Sequence[TaskResult], periods: str, still: str) -> str:
    """Return how many are overdue; `still` are the words before the first number of those that are not done."""
    return f"; {still}{count_words(len(late))}{periods}{_OVERDUE}" if late else ""


def _let_go(results: Sequence[TaskResult], periods: str) -> str:
    """Return how many were not carried out."""
    number = len(_let_go_of(results))
    return f"; {count_words(number)}{periods}{_LET_GO}" if number else ""


def _done_before(shown: Sequence[TaskResult], periods: str) -> str:
    """Return in brackets how many of the tasks, or of their periods, were done before what is counted here began."""
    number = sum(result.credit is Credit.EARLIER for result in shown)
    return (
        f" ({count_words(number)}{periods or _TASKS} đã hoàn thành trước thời gian tính thành tích)" if number else ""
    )


def _all_in_time(done: Sequence[TaskResult]) -> str:
    """Return the words before how many were done where all of them were in time, else ""."""
    return "đúng hạn " if done and any(result.due_on for result in done) and all(map(_in_time, done)) else ""


def _timed(done: Sequence[TaskResult]) -> str:
    """Return how many of those done were done in time, "" where none has a day to be done by.

    What has none is named: beside those in time it would be late.
    """
    undated = sum(result.due_on is None for result in done)
    if undated == len(done):
        return ""
    in_time = sum(map(_in_time, done))
    if not in_time and not undated:
        return ", đều sau hạn" if len(done) > 1 else ", sau hạn"
    apart = f", {count_words(undated)} không có thời hạn" if undated else ""
    number, how = (in_time, "đúng hạn") if in_time else (len(done) - undated, "sau hạn")
    return f", trong đó {count_words(number)} {how}{apart}"


def _outcomes(done: Sequence[TaskResult], left_out: Set[Detail]) -> str:
    """Return what came of the tasks done, and of which of them: of a few with a paper, or of each."""
    # Of a task with several periods the last one stands for all.
    last = {result.task_id: result for result in done if result.document or Detail.UNPROVED not in left_out}
    named = list(last.values())[: MOST_NAMED if Detail.UNPROVED in left_out else None]
    outcomes = [_result_told(result, left_out) for result in named]
    if not outcomes:
        return ""
    if all(text == result.document for text, result in zip(outcomes, named, strict=True)):
        return f" ({'; '.join(outcomes)})"
    if len(done) == 1:
        which = ""
    elif len(named) == len(done):
        which = ", cụ thể"
    else:
        which = "; kết quả kỳ gần nhất" if len(named) == len({result.task_id for result in done}) else "; có văn bản"
    return f"{which}: {'; '.join(outcomes)}"


def _result_told(result: TaskResult, left_out: Set[Detail]) -> str:
    """Return what came of a task in words with its paper, else the paper or the task itself."""
    text = "" if Detail.RESULT in left_out else _plain(result.result)
    if not text:
        return result.document or task_quoted(first_sentence(result.task))
    return f"{text} ({result.document})" if result.document else text


def _outcome(result: TaskResult, left_out: Set[Detail]) -> str:
    text = f": {_plain(result.result)}" if result.result.strip() and Detail.RESULT not in left_out else ""
    document = f" ({result.document})" if result.document else ""
    if result.let_go:
        return text or f",{_LET_GO}"
    if result.done_on is None:
        return f"{text}{document}" if document or result.result.strip() else _UNDONE
    if result.due_on is None:
        # A standing duty, "hằng quý, khi có yêu cầu", is completed on no day.
        so_far = f"đến ngày {day_words(result.done_on)}"
        return f", kết quả {so_far}{text}{document}" if text else f", đã thực hiện {so_far}{document}"
    in_time = ", đúng hạn" if _in_time(result) else ""
    return f"{_DONE}ngày {day_words(result.done_on)}{in_time}{text}{document}"


def _outcome_of_unit(result: TaskResult, left_out: Set[Detail]) -> str:
    """Return what came of a task for who only took part in it: as that of the units that lead it."""
    leading = _leading(result.leads)
    who = f"{leading} hoàn thành nhiệm vụ" if leading else "nhiệm vụ hoàn thành"
    is_done_elsewhere = Detail.PAPER in left_out and result.done_on is not None
    outcome = _outcome(replace(result, document="") if is_done_elsewhere else result, left_out)
    if result.due_on is None and result.done_on is not None:
        so_far = outcome.removeprefix(", ").removeprefix("kết quả ")
        return f"; kết quả{_whose(leading)} {so_far}" if ":" in so_far else f"; {leading or 'nhiệm vụ'} {so_far}"
    if outcome.startswith(_DONE):
        return f"; {who} {outcome.removeprefix(_DONE)}"
    if result.done_on is None and not result.result.strip() and not result.document:
        return "; nhiệm vụ chưa hoàn thành"
    return f"; kết quả{_whose(leading)}: {outcome.lstrip(' :')}"


def _whose(leading: str) -> str:
    """Return whose a result is that is not of who took part: the office's of what nobody leads."""
    return f" của {leading}" if leading else " chung của Sở"


def _leading(leads: Sequence[str]) -> str:
    """Return the units that lead as a report calls them beside their task, "" where none is recorded."""
    return ("các đơn vị chủ trì" if len(set(leads)) > 1 else "đơn vị chủ trì") if leads else ""


def _in_time(result: TaskResult) -> bool:
    day = result.done_on or date.max
    return result.carried_out or state_of(result.due_on, result.done_on, day) is OccurrenceState.DONE_ON_TIME


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;")
