"""Tasks as rows: of the annex of the yearly report, and of the table that follows a year's tasks."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.occurrences import DONE_STATES, OCCURRENCE_STATES_ON_PAPER, OccurrenceState, period_title
from desktop_app.domain.plan.results import not_carried_out_words
from desktop_app.domain.vietnamese import CUT_OFF, shortened
from desktop_app.domain.year.report_periods import checked_year
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import capitalised, inside_sentence
from desktop_app.papers.kinds.tasks import task_table
from desktop_app.papers.parts.report_tables import TaskRow, late_words
from desktop_app.services.book import Book
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Holdings
from desktop_app.services.papers.reports.facts.span import LATE, Facts
from desktop_app.services.papers.reports.facts.tasks import TaskFact, tasks_of_year
from desktop_app.services.papers.reports.spans import refuse_before_plan
from desktop_app.services.papers.reports.texts.late import inside_lines
from desktop_app.services.papers.reports.texts.plan import NOT_YET, standing_words
from desktop_app.services.plan.adjustments import adjusted_until, adjusted_words, without_task
from desktop_app.services.plan.plans import PlanText, plan_text

_NO_DUE = OCCURRENCE_STATES_ON_PAPER[OccurrenceState.NO_DUE]
"""What papers print of a task to which the plan gives no day to finish by."""
_IN_ORDER = (
    OccurrenceState.DONE_ON_TIME,
    OccurrenceState.DONE_LATE,
    OccurrenceState.DONE,
    OccurrenceState.CARRIED_OUT,
    OccurrenceState.NOT_CARRIED_OUT,
    OccurrenceState.LATE,
    OccurrenceState.DUE_SOON,
    OccurrenceState.OPEN,
    OccurrenceState.BLANK,
    OccurrenceState.NO_DUE,
    OccurrenceState.NOT_RECORDED,
    OccurrenceState.STOPPED,
)
_ON_PAPER = {state: OCCURRENCE_STATES_ON_PAPER[state] for state in _IN_ORDER}
"""What papers print for a state, what was done first."""
STATES_ON_PAPER = tuple(dict.fromkeys(_ON_PAPER.values()))
"""These words in the order in which they are counted."""
_ROUTINE = f"{_ON_PAPER[OccurrenceState.DONE]} (nhiệm vụ thường xuyên)"
"""What a chart calls what was done without a day to finish by, beside what was done in time."""
_OWN = "Thực hiện bằng báo cáo này"
"""What came of the task to report, in the report itself."""
_CARRIED_OUT = STATES_ON_PAPER.index(_ON_PAPER[OccurrenceState.CARRIED_OUT])
CHARTED_STATES = tuple(
    _ROUTINE if words == _ON_PAPER[OccurrenceState.DONE] else words
    for words in (*STATES_ON_PAPER[:_CARRIED_OUT], _OWN, *STATES_ON_PAPER[_CARRIED_OUT:])
)
"""These words in the order of a chart: what the report itself does after what was done."""
_EACH_YEAR: Final = re.compile(r"h[àằ]ng năm")
_TO_FINISH: Final = re.compile(r"^hoàn thành (?=trước |trong |chậm nhất |vào )", re.IGNORECASE)
"""What a deadline need not say below "Thời hạn", beside "Hoàn thành đúng hạn"."""
_PHRASE: Final = re.compile(r".{20,}(?=[,;:])")
"""The longest piece of a text that ends where one of its phrases does."""
_BEFORE_LINK: Final = re.compile(r".{20,}(?= (?:với|theo|trước|sau|để|nhằm|trong|trên|tại|từ|đến|cho|và|của) )")
"""The longest piece of a text that a word which needs another after it follows."""
_NO_RESULT = "Chưa có kết quả"


def task_rows(source: Facts) -> tuple[TaskRow, ...]:
    """Return the periods of the tasks as rows; the words of a task stand in the first of its periods only."""
    return tuple(
        TaskRow(
            text=text,
            leads=task.leads,
            supports=task.supports,
            deadline=deadline,
            result=_OWN
            if task in source.own_tasks
            else _marked_late(source, task, _with_progress(task) or _with_day(task, source.span.last)),
            evidence=task.evidence,
            group=_heading(source.plan, task, is_cited=True),
            again=again,
            counted_as=_charted(source, task),
        )
        for task, text, deadline, again in _told_once((*source.tasks, *source.own_tasks))
    )


def _charted(source: Facts, task: TaskFact) -> str:
    """Return by what words a chart counts a task: the own one of a report, which sends it, is not one to come."""
    if task in source.own_tasks:
        return _OWN
    return _ROUTINE if task.state is OccurrenceState.DONE else _ON_PAPER[task.state]


def task_table_paper(book: Book, year: str, on: date | None = None, plan_id: int | None = None) -> Document:
    """Return the table of a year's tasks and their progress on a day. Raises InvalidRecord."""
    day = on or date.today()
    plan = plan_text(book, plan_id, int(checked_year(year)))
    own_office = office(book, day)
    return worded(
        book,
        task_table.build,
        task_table.TaskTableData(
            issuer=issuer(own_office),
            signer=signer(own_office),
            year=int(checked_year(year)),
            as_of=day,
            plan_title=title_of_plan(plan),
            plan_cited=_number_and_day(book, plan, day),
            states=STATES_ON_PAPER,
            overdue_before=_overdue_before(book, year, day, plan_id, plan),
            tasks=tuple(
                task_table.TrackedTask(
                    text=text,
                    state=_state(task, day),
                    leads=task.leads,
                    supports=task.supports,
                    deadline=deadline,
                    done_on=None if task.is_standing else task.done_on,
                    progress=_progress(task),
                    group=_heading(plan, task),
                    counted_as=_state(task, day) if _is_due_last(task, day) else _ON_PAPER[task.state],
                    again=again,
                )
                for task, text, deadline, again in _told_once(_followed(book, year, day, plan_id, plan))
            ),
        ),
        task_table.TASKS,
        day,
    )


def task_table_note(book: Book, year: str, on: date | None, plan_id: int | None) -> str:
    """Return what has adjusted the plan until a day and has no row in the table, a sentence a line; "" for nothing."""
    plan = plan_text(book, plan_id, int(checked_year(year)))
    adjusted = adjusted_until(book, plan.plan_id, on or date.today()) if plan is not None else ()
    return "\n".join(without_task(adjusted, "xem bảng đã có việc này chưa"))


def task_table_holds(book: Book, year: str, plan_id: int | None) -> Holdings:
    """Return in words what the table of a plan's tasks of a year will contain."""
    try:
        tasks = _followed(book, year, date.today(), plan_id, plan_text(book, plan_id, int(checked_year(year))))
    except InvalidRecord as problem:
        return Holdings(f"{problem.message} {problem.hint}", False)
    if not tasks:
        return Holdings(f"Năm {year} chưa có nhiệm vụ nào để theo dõi.", False)
    words = f"Bảng gồm {format_number(len(tasks))} việc phải làm trong năm {year}"
    return Holdings(f"{words}: đơn vị chủ trì, phối hợp, thời hạn, tiến độ, kết quả và tình trạng đến hôm nay.", True)


def title_of_plan(plan: PlanText | None) -> str:
    """Return how a heading names the plan: without "thực hiện", which stands before it there, as it is cited below."""
    if plan is None:
        return "Kế hoạch"
    title = plan.title.removeprefix("Thực hiện ").strip()
    return f"{plan.fields.document_type} {inside_sentence(title)}"


def _number_and_day(book: Book, plan: PlanText | None, day: date) -> str:
    if plan is None:
        return ""
    numbered = plan.fields.cited_shortly.removeprefix(plan.fields.document_type).strip()
    return ", ".join(filter(None, (numbered, adjusted_words(book, plan.plan_id, day))))


def _followed(book: Book, year: str, day: date, plan_id: int | None, plan: PlanText | None) -> tuple[TaskFact, ...]:
    """Return the tasks of a year, but for periods that were over before the plan was made: nobody asked for them."""
    year = checked_year(year)
    if plan is not None:
        refuse_before_plan(plan.fields, year, "year")
    planned_on = plan.fields.dated_on if plan is not None else None
    return tuple(
        task
        for task in tasks_of_year(book, int(year), day, plan_id if plan is None else plan.plan_id)
        if task.state is not OccurrenceState.NOT_RECORDED
        or planned_on is None
        or task.due_on is None
        or task.due_on >= planned_on
    )


def _overdue_before(book: Book, year: str, day: date, plan_id: int | None, plan: PlanText | None) -> int:
    """Return how many tasks of the years before, since the plan's first one, are overdue on a day."""
    last = int(checked_year(year)) - 1
    first = last if plan is None or plan.fields.from_year is None else plan.fields.from_year
    of_plan = plan_id if plan is None else plan.plan_id
    return len(
        {
            task.task_id
            for number in range(first, last + 1)
            for task in tasks_of_year(book, number, day, of_plan)
            if task.state is OccurrenceState.LATE
        }
    )


def _told_once(tasks: Iterable[TaskFact]) -> Iterator[tuple[TaskFact, str, str, bool]]:
    """Yield each task with its words and deadline; of a further period "Như TT 5: …" and the period.

    What an adjustment worded anew is told anew, as a further period of the same task: that is what is last.
    """
    first_of: dict[tuple[int, str], int] = {}
    seen: set[int] = set()
    for number, task in enumerate(tasks, 1):
        first = first_of.setdefault((task.task_id, task.text), number)
        deadline, again = _deadline(task), task.task_id in seen
        seen.add(task.task_id)
        if first == number:
            yield task, task.text, deadline, again
        else:
            # With its first words: the row that it names may be on an earlier page.
            same = f"Như TT {first}: {_first_phrase(task.text)}"
            yield task, same, period_title(task.period) if "-" in task.period else deadline, again


def _first_phrase(text: str) -> str:
    """Return how a task begins, up to the end of a phrase: as a label it would be cut off within one."""
    label = shortened(text)
    if label == text:
        return text
    if phrase := _PHRASE.match(label):
        return f"{phrase[0]}{CUT_OFF}"
    longer = shortened(text, 2 * len(label))
    whole = _BEFORE_LINK.match(longer)
    return f"{whole[0]}{CUT_OFF}" if whole and longer != text else longer


def _heading(plan: PlanText | None, task: TaskFact, *, is_cited: bool = False) -> str:
    """Return the second-level heading of a task; the first-level one if that is cut short or the task itself.

    `is_cited` says whose number it is: a report that leaves a part out numbers the same headings otherwise.
    """
    headings = {heading.path: heading for heading in (plan.headings if plan else ())}
    levels = task.path.split("/")
    for top in ("/".join(levels[:2]), levels[0]):
        if top not in headings or headings[top].title.rstrip(" .;") == task.text.rstrip(" .;"):
            continue
        if not headings[top].title.endswith(CUT_OFF):
            # "II.1", beside "III": the markers of one level alone would begin with 1 and go on with III.
            above = [headings[levels[0]].marker] if "/" in top and levels[0] in headings else []
            number = ".".join(filter(None, [*above, headings[top].marker]))
            named = f"Mục {number} của Kế hoạch: " if is_cited else f"{number}. "
            return f"{named if number else ''}{headings[top].title}"
    return "Việc phát sinh"


def _deadline(task: TaskFact) -> str:
    """Return the deadline in the plan's words, with the period of a task that recurs: several may stand in a table."""
    period, deadline = period_title(task.period), _TO_FINISH.sub("", task.deadline)
    recurs = "-" in task.period or (task.period and _EACH_YEAR.search(deadline))
    return f"{deadline} ({period})" if deadline and recurs else deadline or period


def _is_due_last(task: TaskFact, day: date) -> bool:
    """Return whether a task was due on the day of a paper, which is over, and was not done: it is no more to come."""
    return task.state in NOT_YET and task.due_on == day < date.today()


def _state(task: TaskFact, day: date) -> str:
    """Return the state of a task as a paper of a day prints it: what is late with the day from which it is."""
    if task.state is OccurrenceState.LATE and task.due_on is not None:
        return late_words(task.due_on)
    return f"Đến hạn ngày {day_words(day)} chưa hoàn thành" if _is_due_last(task, day) else _ON_PAPER[task.state]


def _with_day(task: TaskFact, last: date) -> str:
    """Return the state of a task, with the day it was done on where no column tells it.

    That its plan gives no day is no result of it: the column before says so.
    """
    if _ON_PAPER[task.state] == _NO_DUE:
        return _NO_RESULT
    return _state(task, last) + (f" (ngày {day_words(task.done_on)})" if task.done_on is not None else "")


def _progress(task: TaskFact) -> str:
    """Return the result of a task, below it what stands in its way: who signs the table sees what the unit reported."""
    result = _with_progress(task) or _without_result(task)
    if task.is_standing and task.done_on is not None:
        result = f"{result.rstrip(' .;')} ({standing_words(task.done_on)})"
    return f"{result}\nVướng mắc: {inside_lines(task.difficulty)}." if task.difficulty else result


def _with_progress(task: TaskFact) -> str:
    """Return the result of a task with how far it has come, "" where neither is recorded."""
    if task.state is OccurrenceState.NOT_CARRIED_OUT:
        return not_carried_out_words(task.result, task.difficulty)
    far = task.progress_words
    if not task.result or not far:
        return task.result or capitalised(far)
    return f"{task.result.rstrip(' .;')} ({far})"


def _without_result(task: TaskFact) -> str:
    """Return what stands for the result of a task without one: its document or that it was done, else that none is."""
    if task.state not in DONE_STATES:
        return _NO_RESULT
    return task.document or _ON_PAPER[OccurrenceState.DONE]


def _marked_late(source: Facts, task: TaskFact, result: str) -> str:
    return " ".join(filter(None, [result, f"({LATE})" if source.is_late("occurrence", task.id) else ""]))
