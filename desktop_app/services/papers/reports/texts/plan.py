"""Sentences on the tasks of the plan: their results as they were entered, each once."""

import re
from collections.abc import Sequence
from typing import Final

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.vietnamese import fold
from desktop_app.papers.document.text import lowered
from desktop_app.services.papers.reports.facts import TaskFact
from desktop_app.services.papers.reports.texts.sentences import BULLET, Draft, Mention, rows, series, words

_SENTENCE: Final = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")
_LIST: Final = "occurrences"


def tell_results(draft: Draft, key: str, tasks: Sequence[TaskFact]) -> None:
    """Tell the results of tasks; the same result in several periods of a task is told once, with the periods."""
    merged: dict[tuple[int, str], list[TaskFact]] = {}
    for task in tasks:
        if task.result:
            merged.setdefault((task.task_id, fold(task.result)), []).append(task)
    for periods in merged.values():
        first = periods[0]
        result = "; ".join(line.rstrip(" .;") for line in first.result.split("\n"))
        leads = ", ".join(first.leads)
        already = fold(result).startswith("da ")
        text = result if not leads else lowered(result) if already else result
        who = f"{leads} " if leads and already else f"{leads}: " if leads else ""
        mention = Mention(text, rows(_LIST, [task.id for task in periods]))
        draft.say(key, BULLET, who, mention, _when(periods), ".")


def task_mention(task: TaskFact) -> Mention:
    """Return the name of a task, which opens its period."""
    return Mention(task_name(task.text), rows(_LIST, [task.id]))


def task_name(text: str) -> str:
    """Return the first whole sentence of a task: a signed paper has no sentence that breaks off."""
    return _SENTENCE.split(text.replace("\n", " "), maxsplit=1)[0].rstrip(" .;")


def _when(periods: Sequence[TaskFact]) -> str:
    details = []
    for task in periods:
        period = period_title(task.period) if "-" in task.period else ""
        document = f"tại {task.document}" if task.document else ""
        done = f"hoàn thành ngày {day_words(task.done_on)}" if task.done_on is not None else ""
        details.append(", ".join(filter(None, [period, done, document])))
    named = list(filter(None, details))
    return (
        "".join(piece for piece in words(" (", series(named, apart="; "), ")") if isinstance(piece, str))
        if named
        else ""
    )
