"""What was held for a task: its result that says the same is not told again, and one that is missing is asked for."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.domain.year.activities import ATTENDED_KINDS
from desktop_app.services.papers.reports.activities import ActivityFact
from desktop_app.services.papers.reports.facts.tasks import TaskFact

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAID_BY_ACTIVITIES: Final = re.compile(
    r"^(?:da )?(?:to chuc|thuc hien|trien khai) |\b(?:cho|voi) \d+ \w+|\bngay \d\S*"
)
"""What a sentence on an activity has by itself, folded: that it was held, for how many, and on which day."""
_MOST_TOLD: Final = 4
"""So many activities of a task are told one by one, with what they were."""
_ALIKE: Final = 0.75
"""Such a part of the words of a result in the title of an activity says that both are of one thing."""


def is_told_as_held(task: TaskFact, activities: Sequence[ActivityFact]) -> bool:
    """Return whether the sentence on an activity of a task tells what a period's result does: of one day, in its words.

    What has a document, or says several things, is told for these.
    """
    result = task.result.strip(" .;\n")
    if task.done_on is None or task.document or re.search(r"[;\n]", result) or len(activities) > _MOST_TOLD:
        return False
    own = set(_WORD.findall(_SAID_BY_ACTIVITIES.sub(" ", fold(result))))
    return bool(own) and any(
        activity.kind in ATTENDED_KINDS
        and activity.from_date <= task.done_on <= activity.to_date
        and len(own & set(_WORD.findall(fold(activity.title)))) >= _ALIKE * len(own)
        for activity in activities
    )


def held_without_result(tasks: Sequence[TaskFact]) -> Iterator[str]:
    """Yield which periods have no result while something was held for their task just before they were due."""
    for task in tasks:
        if task.held_on is not None and task.due_on is not None:
            yield (
                f"Nhiệm vụ “{shortened(task.text)}”, hạn {day_words(task.due_on)}, chưa ghi kết quả; sổ có hoạt động "
                f"ngày {day_words(task.held_on)} của nhiệm vụ này nên báo cáo không nêu là quá hạn: nếu là kết quả của "
                "kỳ thì ghi kết quả."
            )
