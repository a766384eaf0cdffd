"""Sentences on what was reached, what is late, why, and what comes next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.numbers import PERCENT, format_number
from desktop_app.domain.office.citations import bodies_of, count_words, day_words, joined_words, partners_words
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.plans import cited_in_full
from desktop_app.domain.plan.tasks import without_lead_verb
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.year.indicators import CEILINGS
from desktop_app.papers.document.text import capitalised, inside_sentence
from desktop_app.services.papers.content.registered import closing_words, continued_words
from desktop_app.services.papers.reports.activities import Account, ClosingFact, ComingTask
from desktop_app.services.papers.reports.facts.obstacles import ObstacleFact
from desktop_app.services.papers.reports.facts.span import Facts
from desktop_app.services.papers.reports.facts.targets import missed, reached, target_words, unmeasured
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.posted import units_of
from desktop_app.services.papers.reports.texts.causes import CAUSE_TO_FILL, tell_owed_cause, with_cause
from desktop_app.services.papers.reports.texts.deeds import units_words
from desktop_app.services.papers.reports.texts.late import (
    PERIODS,
    TASKS,
    done_before,
    done_besides,
    inside_lines,
    is_followed,
    led,
    led_by,
    periods_let_go,
    tell_causes_of_late,
    tell_late,
    tell_other_difficulties,
    tell_overdue,
)
from desktop_app.services.papers.reports.texts.plan import (
    days_of_coming,
    due_of_coming,
    task_mention,
    task_name,
)
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
    share,
    words,
)
from desktop_app.services.plan.deadlines import clauses_to_come, parts_over, still_to_come
from desktop_app.services.year.indicators import Measured

_NEITHER: Final = {
    OccurrenceState.CARRIED_OUT: "có thực hiện",
    OccurrenceState.NOT_RECORDED: "chưa có số liệu",
}
_MOST_TARGETS: Final = 4
_MOST_NAMED: Final = 2
"""So many indicators without a value are named; of more it is told how many they are."""
_OBSTACLES: Final = " khó khăn, vướng mắc"
_CONTENT: Final = " nội dung"
_SOLVED: Final = ("đã giải quyết xong ", _CONTENT, "")
_OPEN: Final = ("còn ", _CONTENT, " chưa giải quyết xong")
"""What stands before a number of obstacles, what they are called, and their state."""
_CARRIED_OVER: Final = " từ kỳ trước chuyển sang"
_ASKS: Final = ("đề nghị", "kiến nghị")
_POINT: Final = re.compile(r"(?:^|(?<=[\s.;]))(?:\d{1,2}[.)]|[-+•])\s+", re.MULTILINE)
"""The number or dash of a point of a proposal."""
_LIST: Final = "occurrences"
_FOLLOWED: Final = timedelta(days=366)
"""How long what was to follow a movement, its tổng kết first, is told as a task to come."""
_LONG_AGO: Final = timedelta(days=183)
"""After so long it is asked whether what was to follow was done."""


def tell_strengths(draft: Draft, account: Account, key: str = "strengths") -> None:
    """Tell the tasks done in time and the targets reached: nothing of it is a judgement."""
    first, last = account.facts.span.first, account.facts.span.last
    # What is due after the last day, and not done, is a task of the next period; what is late from before is told once,
    # among the weaknesses: it would lower the share of every year to come.
    asked = [task for task in account.facts.tasks if task.state is not OccurrenceState.STOPPED]
    dated = [task for task in asked if task.due_on is not None and first <= task.due_on <= last]
    before, besides = done_before(account.facts), done_besides(account.facts)
    # What came late stands among the weaknesses, and there alone.
    in_time = [task.id for task in dated if task.state is OccurrenceState.DONE_ON_TIME]
    if in_time:
        # Of twelve months of one task twelve periods are due, and one task.
        all_ids, tasks = [task.id for task in dated], len({task.task_id for task in dated})
        what, unit = (PERIODS, "kỳ") if tasks < len(dated) else (TASKS, "nhiệm vụ")
        whole = count(f"{capitalised(what)} có thời hạn trong kỳ", unit, _LIST, all_ids, in_ratio=True)
        number = count(f"{capitalised(what)} hoàn thành đúng hạn", unit, _LIST, in_time, in_ratio=True)
        part = share(f"Tỷ lệ {what} hoàn thành đúng hạn", _LIST, in_time, len(dated))
        # What is neither done nor late is named, too: no other part of the report has it.
        others = [
            words("; ", count(f"{capitalised(what)} {outcome}", unit, _LIST, of_state), f" {unit} {outcome}")
            for state, outcome in _NEITHER.items()
            if (of_state := [task.id for task in dated if task.state is state])
        ]
        of_tasks: Pieces = ()
        if tasks < len(dated):
            of_all = distinct("Nhiệm vụ có thời hạn trong kỳ", "nhiệm vụ", _LIST, all_ids, tasks)
            of_tasks = words(f" {PERIODS} của ", of_all)
        draft.say(
            key,
            "Hoàn thành đúng hạn ",
            number,
            "/",
            whole,
            *of_tasks,
            " nhiệm vụ có thời hạn trong kỳ",
            # All of them is no share.
            *(() if len(in_time) == len(dated) else (" (đạt ", part, ")")),
            *others,
            *(("; ", *before) if before else ()),
            *(("; ngoài ra, ", *besides) if besides else ()),
            ".",
        )
    elif besides:
        draft.say(key, *besides, ".")
    for measured in reached(account.facts)[:_MOST_TARGETS]:
        target = f" ({target_words(measured, account.facts)})."
        draft.say(key, f"{measured.draft.name}: {_reaching(measured, 'đạt')} ", _value(measured), target)


def tell_solved(draft: Draft, key: str, account: Account) -> None:
    """Tell the obstacles that were solved, in the order of the days: answered, then solved, or the other way round."""
    for obstacle in account.facts.solved_obstacles:
        day = "" if obstacle.closed_on is None else f" ngày {day_words(obstacle.closed_on)}"
        ends = [_answered(obstacle) if obstacle.answer else "", f"đã giải quyết xong{day}"]
        if obstacle.answered_on is not None and (obstacle.closed_on or date.max) < obstacle.answered_on:
            ends.reverse()
        draft.say(key, _solved(obstacle), f" {'; '.join(filter(None, ends))}.")


def tell_weaknesses(draft: Draft, account: Account, annex: str, *, causes_apart: bool) -> None:
    """Tell the late tasks, those done late, the targets missed and the obstacles that are open.

    A weakness without a cause on record has dots to write it on, where the causes have no part of their own:
    `causes_apart`. `annex` is where the tasks are listed, "" if the report has none.
    """
    key, dots = "weaknesses", "" if causes_apart else CAUSE_TO_FILL
    tell_late(draft, account.facts, key, annex, dots)
    _tell_targets(draft, account, key, dots)
    tell_other_difficulties(draft, account.facts, key)
    for movement in account.closed:
        if movement.weaknesses:
            weakness = with_cause(f": {inside_lines(movement.weaknesses)}.", movement.causes, dots)
            draft.say(key, *_movement(movement), weakness)
    _tell_obstacles(draft, account, key, dots)


def _reaching(measured: Measured, words: str) -> str:
    """Return how a value is told beside its target: what is not to be exceeded is not reached by more of it."""
    return "còn" if measured.target is not None and measured.target.comparison in CEILINGS else words


def _tell_targets(draft: Draft, account: Account, key: str, dots: str) -> None:
    """Tell the targets that are missed, and of how many nobody can say whether they are reached."""
    for measured in missed(account.facts):
        target = f" ({target_words(measured, account.facts)})."
        draft.say(key, f"{measured.draft.name}: {_reaching(measured, 'mới đạt')} ", _value(measured), target, dots)
    if unknown := unmeasured(account.facts):
        day = day_words(account.facts.span.last)
        draft.say(key, f"Đến ngày {day} chưa có số liệu của {_unknown(unknown, account.facts)}.{dots}")


def _unknown(indicators: Sequence[Measured], facts: Facts) -> str:
    """Return how many indicators have no value and of which targets they are.

    Of targets with a heading of their own in the annex: "09 chỉ tiêu thuộc mục tiêu của Quyết định số 311/QĐ-TTg ngày
    …", all of its rows without a value, also those whose own target is none of the year or was not confirmed. No other
    sentence cites its paper, so here it is cited in full, as far as the plan does.
    """
    categories = {measured.draft.category for measured in indicators}
    category = categories.pop() if len(categories) == 1 else ""
    number = count_words(len(indicators))
    if len(indicators) <= _MOST_NAMED and not category.casefold().startswith("mục tiêu"):
        names = joined_words(tuple(f"“{measured.draft.name}”" for measured in indicators))
        return f"{number} chỉ tiêu có mục tiêu ({names})"
    if not category:
        return f"{number} chỉ tiêu có mục tiêu"
    plan = facts.plan
    cited = cited_in_full(inside_sentence(category), plan.paragraphs if plan is not None else ())
    if not cited.startswith("mục tiêu"):
        return f"{number} chỉ tiêu có mục tiêu ({cited})"
    rows_of_it = [each for each in facts.indicators if each.draft.category == category and each.value is None]
    return f"{count_words(len(rows_of_it))} chỉ tiêu thuộc {cited}"


def _tell_obstacles(draft: Draft, account: Account, key: str, dots: str) -> None:
    """Tell how many obstacles were raised, solved and are open, and each that is open with its unit and its state."""
    facts = account.facts
    who = _who_raised(facts.obstacles)
    raised = (f"{who} phản ánh ", _OBSTACLES, "") if who else ("có ", _OBSTACLES, " được phản ánh")
    numbers = [
        words(
            before,
            count(name, "nội dung", "obstacles", [obstacle.id for obstacle in those]),
            what,
            *_carried_over(name, those, facts.obstacles, state),
        )
        for (before, what, state), name, those in (
            (raised, "Khó khăn, vướng mắc phản ánh trong kỳ", facts.obstacles),
            (_SOLVED, "Khó khăn, vướng mắc giải quyết xong trong kỳ", facts.solved_obstacles),
            (_OPEN, "Khó khăn, vướng mắc chưa giải quyết xong", facts.open_obstacles),
        )
        if those
    ]
    if facts.obstacles and len(facts.open_obstacles) + len(facts.solved_obstacles) > 1:
        draft.say(key, "Trong kỳ, " if who else "Trong kỳ ", listed(numbers), ".")
    for obstacle in account.facts.open_obstacles:
        put = "" if obstacle.put_on is None else f"; đã báo cáo Lãnh đạo Sở ngày {day_words(obstacle.put_on)}"
        answer = f"; {_answer(obstacle)}" if obstacle.answer else ""
        asked = (
            "" if _goes_up(obstacle) or not obstacle.proposal else f"; {_asked('; '.join(_points(obstacle.proposal)))}"
        )
        weakness = with_cause(f"{asked}{put}{answer}; chưa giải quyết xong.", obstacle.cause, dots)
        draft.say(key, _obstacle(obstacle), weakness)


def _who_raised(obstacles: Sequence[ObstacleFact]) -> str:
    """Return which units raised obstacles, by name while these are few; "" where it is not recorded of each."""
    if not all(obstacle.unit for obstacle in obstacles):
        return ""
    return units_words(units_of(obstacles))


def tell_causes(draft: Draft, account: Account, key: str = "causes") -> None:
    """Tell why tasks are late and why there are the obstacles that are open, as it was recorded with them.

    In a part of their own dots stand for those that nobody recorded.
    """
    are_all_owed = key != "weaknesses"
    tell_causes_of_late(draft, account.facts, key, are_all_owed=are_all_owed)
    if are_all_owed:
        for measured in missed(account.facts):
            tell_owed_cause(draft, key, f"việc chỉ tiêu “{measured.draft.name}” chưa đạt mục tiêu")
        if unknown := unmeasured(account.facts):
            which = "chỉ tiêu" if len(unknown) == 1 else "các chỉ tiêu"
            tell_owed_cause(draft, key, f"việc chưa có số liệu của {which} nêu trên")
    for obstacle in account.facts.open_obstacles:
        unit = f" do {obstacle.unit} phản ánh ngày" if obstacle.unit else ", phản ánh ngày"
        raised = f"khó khăn, vướng mắc{unit} {day_words(obstacle.raised_on)}"
        if obstacle.cause:
            cause = Mention(inside_lines(obstacle.cause), rows("obstacles", [obstacle.id]))
            draft.say(key, f"{capitalised(raised)}: nguyên nhân là ", cause, ".")
        elif are_all_owed:
            tell_owed_cause(draft, key, raised)
    for movement in account.closed:
        if movement.causes:
            draft.say(key, *_movement(movement), f": {inside_lines(movement.causes)}.")
        elif movement.weaknesses and are_all_owed:
            tell_owed_cause(draft, key, "tồn tại, hạn chế trong ", _movement(movement))


def tell_next(draft: Draft, account: Account, key: str = "next") -> None:
    """Tell the tasks of the next period: first those that are late, then what has its period or day there."""
    late: dict[int, list[TaskFact]] = {}
    for task in account.facts.tasks:
        if task.state is OccurrenceState.LATE:
            late.setdefault(task.task_id, []).append(task)
    going_on = {coming.task_id for coming in account.coming if coming.due_on}
    for task_id, periods in late.items():
        if left_to_do := [period for period in periods if not is_followed(period, account.facts)]:
            tell_overdue(draft, key, left_to_do, goes_on=task_id in going_on)
    for coming in sorted(account.coming, key=lambda coming: coming.due_on[:1]):
        if coming.due_on:
            left = clauses_to_come(task_name(coming.text), account.facts.span.last)
            draft.say(key, BULLET, *_coming(replace(coming, text=left)), ".")
    _tell_movements(draft, account, key)
    undated = [coming.ids[0] for coming in account.coming if not coming.due_on]
    if undated:
        number = count("Nhiệm vụ thường xuyên của kỳ tiếp theo", "nhiệm vụ", _LIST, undated)
        draft.say(key, BULLET, "Tiếp tục thực hiện ", number, " nhiệm vụ thường xuyên hằng năm của Kế hoạch.")


def _coming(coming: ComingTask) -> Pieces:
    """Return a task to come with who leads it and its days.

    By its place it is told with both where its words alone say them; where they say a part of the days, the name has
    what is left of them.
    """
    name, lead = task_name(coming.text), led(coming.leads, coming.text)
    # Who leads it is named behind it.
    name = without_lead_verb(name) if lead else name
    due, days = due_of_coming(coming), days_of_coming(coming)
    is_part = due not in ("", days)
    behind = f"{lead}{due}" if is_part else ""
    left = f"{'' if lead and not is_part else led_by(coming.leads)}{days if is_part or not due else ''}"
    first, again = f"nhiệm vụ “{name}” {PLACE}{behind}", f"thực hiện nhiệm vụ {PLACE}{left}"
    named = Mention(f"{name}{behind}", rows(_LIST, coming.ids), ByPlace(coming.task_id, first, again))
    return words(named, *(() if is_part else (lead, due)))


def _tell_movements(draft: Draft, account: Account, key: str) -> None:
    """Tell which movements go on, whose tổng kết is to come, and what is to follow one that had it."""
    for each in account.going_on:
        before, after = continued_words(each.to_date)
        draft.say(key, BULLET, before, Mention(f"“{each.name}”", rows("movements", [each.id])), after)
    last = account.facts.span.last
    for each in account.to_close:
        if each.to_date is not None and last - each.to_date <= _FOLLOWED:
            before, after = closing_words(each.to_date)
            draft.say(key, BULLET, before, Mention(f"“{each.name}”", rows("movements", [each.id])), after)
    for movement in account.closed:
        if _is_followed(movement, last) and (to_come := still_to_come(movement.next_steps, last)):
            draft.say(key, BULLET, f"{inside_lines(to_come)} (việc nêu khi tổng kết ", *_movement(movement), ").")


def _is_followed(movement: ClosingFact, last: date) -> bool:
    """Return whether what was to follow a movement is of the time to come: not years after its tổng kết."""
    return last - movement.closed_on <= _FOLLOWED


def steps_not_told(account: Account) -> Iterator[str]:
    """Yield a sentence on each next step that a report leaves out, and on each tổng kết that never was."""
    last = account.facts.span.last
    yield from periods_let_go(account.facts)
    yield from _never_closed(account)
    for movement in account.closed:
        yield from steps_over(movement.name, movement.next_steps, last)
        yield from _steps_of_long_ago(movement, last)
        if not _is_followed(movement, last) and (to_come := still_to_come(movement.next_steps, last)):
            what = f"“{capitalised(inside_lines(to_come))}” (nhiệm vụ tiếp theo của phong trào “{movement.name}”)"
            closed = f"phong trào tổng kết ngày {day_words(movement.closed_on)}, quá một năm trước ngày chốt số liệu"
            yield f"{what} không nêu là việc sẽ làm: {closed}."


def _never_closed(account: Account) -> Iterator[str]:
    """Yield which movements ended so long ago that no report names their tổng kết any more, and had none."""
    last = account.facts.span.last
    for each in account.to_close:
        if each.to_date is not None and last - each.to_date > _FOLLOWED:
            ended = (
                f"Phong trào “{each.name}” kết thúc ngày {day_words(each.to_date)}, quá một năm trước ngày chốt số liệu"
            )
            yield f"{ended}, chưa ghi tổng kết nên báo cáo không nêu: ghi ngày tổng kết ở thẻ Phong trào."


def _steps_of_long_ago(movement: ClosingFact, last: date) -> Iterator[str]:
    """Yield that a next step is told as one to come though there was half a year to take it."""
    to_come = still_to_come(movement.next_steps, last)
    if to_come and _is_followed(movement, last) and last - movement.closed_on > _LONG_AGO:
        what = f"“{capitalised(inside_lines(to_come))}” (nhiệm vụ tiếp theo của phong trào “{movement.name}”)"
        closed = f"phong trào tổng kết ngày {day_words(movement.closed_on)}"
        yield f"{what} vẫn nêu là việc sẽ làm, tuy {closed}: nếu đã làm, sửa ở thẻ Phong trào."


def steps_over(name: str, next_steps: str, last: date) -> Iterator[str]:
    """Yield a sentence on each next step of a movement that is not told, being due before the last day."""
    for part in parts_over(next_steps, last):
        what = f"“{capitalised(part)}” (nhiệm vụ tiếp theo của phong trào “{name}”)"
        yield f"{what} đến hạn trước ngày {day_words(last)} nên không nêu là việc sẽ làm."


def tell_proposals(draft: Draft, account: Account, key: str = "proposals") -> None:
    """Tell what was proposed upward and is not answered, and for which tasks direction is asked."""
    for obstacle in account.facts.open_obstacles:
        if _goes_up(obstacle):
            unit = f" (theo phản ánh của {obstacle.unit} ngày {day_words(obstacle.raised_on)})" if obstacle.unit else ""
            # What is asked of several bodies in points is asked of each in a line of its own.
            for point in _points(obstacle.proposal):
                text = _asked(point, obstacle.asked_of)
                draft.say(key, BULLET, Mention(text, rows("obstacles", [obstacle.id])), f"{unit}.")
    for task in account.facts.tasks:
        if task.needs_direction:
            text = _asked(task.needs_direction)
            asked = Mention(text, rows(_LIST, [task.id]))
            draft.say(key, BULLET, asked, " (nhiệm vụ ", task_mention(task), ").")


def _obstacle(obstacle: ObstacleFact) -> Pieces:
    unit = f"{obstacle.unit} phản ánh" if obstacle.unit else "Phản ánh"
    content = Mention(inside_lines(obstacle.content), rows("obstacles", [obstacle.id]))
    return words(f"{unit} ngày {day_words(obstacle.raised_on)}: ", content)


def _carried_over(name: str, those: Sequence[ObstacleFact], raised: Sequence[ObstacleFact], state: str) -> Pieces:
    """Return the state of a number, and how many of it were raised before the span: the numbers have to add up."""
    earlier = [obstacle.id for obstacle in those if obstacle not in raised]
    if len(earlier) in (0, len(those)):
        return (f"{_CARRIED_OVER if earlier else ''}{state}",)
    number = count(f"{name}, trong đó{_CARRIED_OVER}", "nội dung", "obstacles", earlier)
    return words(f"{state}, kể cả ", number, f"{_CONTENT}{_CARRIED_OVER}")


def _solved(obstacle: ObstacleFact) -> Pieces:
    unit = f" do {obstacle.unit}" if obstacle.unit else ""
    content = Mention(inside_lines(obstacle.content), rows("obstacles", [obstacle.id]))
    cause = f"; nguyên nhân là {inside_lines(obstacle.cause)}" if obstacle.cause else ""
    return words(f"Vướng mắc{unit} phản ánh ngày {day_words(obstacle.raised_on)} (", content, f"{cause})")


def _movement(movement: ClosingFact) -> Pieces:
    return words("phong trào thi đua ", Mention(f"“{movement.name}”", rows("movements", [movement.id])))


def _goes_up(obstacle: ObstacleFact) -> bool:
    """Return whether its proposal waits for a body that it names: what is asked of the own Director does not."""
    return bool(obstacle.asked_of) and not obstacle.answer


def _answered(obstacle: ObstacleFact) -> str:
    day = "" if obstacle.answered_on is None else f" ngày {day_words(obstacle.answered_on)}"
    who = f"{obstacle.answered_by} " if obstacle.answered_by else ""
    return f"được {who}trả lời{day}: {inside_lines(obstacle.answer)}"


def _answer(obstacle: ObstacleFact) -> str:
    """Return who answered what, in brackets: a colon opened the sentence on what was raised."""
    day = "" if obstacle.answered_on is None else f" ngày {day_words(obstacle.answered_on)}"
    who = f"{obstacle.answered_by} trả lời" if obstacle.answered_by else "đã có ý kiến trả lời"
    return f"{who}{day} ({inside_lines(obstacle.answer)})"


def _points(text: str) -> list[str]:
    """Return the numbered points of a text without their numbers, the whole of one that has none."""
    points = [point.strip(" ;") for point in _POINT.split(text)]
    return [point for point in points if point] if len(points) > 2 else [text]


def _asked(text: str, body: str = "") -> str:
    """Return a proposal as a request, to the body if its own words do not name it, or one of several bodies."""
    inside = inside_lines(text)
    verb = next((verb for verb in _ASKS if inside.startswith(f"{verb} ")), "")
    rest = inside.removeprefix(f"{verb} ")
    is_named = any(fold(each) in fold(rest) for each in bodies_of(body))
    named = "" if not body or is_named else f"{partners_words(body)} "
    return f"{verb or _ASKS[0]} {named}{rest}"


def _value(measured: Measured) -> Mention:
    written = format_number(measured.value or 0, mark=measured.mark)
    text = f"{written}%" if measured.draft.measure == PERCENT else f"{written} {measured.draft.measure}".rstrip()
    return Mention(text, rows("indicators", [measured.id]))
