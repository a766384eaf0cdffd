"""What the check says of what was held for a task without a result of its period."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.papers.reports.facts.tasks import TaskFact


def held_without_result(tasks: Sequence[TaskFact]) -> Iterator[str]:
    """Yield which periods have no result while something was held for their task just before they were due."""
    for task in tasks:
        if task.held_on is not None and task.due_on is not None:
            yield (
                f"Nhiệm vụ “{shortened(task.text)}”, hạn {day_words(task.due_on)}, chưa ghi kết quả; sổ có hoạt động "
                f"ngày {day_words(task.held_on)} của nhiệm vụ này nên báo cáo không nêu là quá hạn: nếu là kết quả của "
                "kỳ thì ghi kết quả."
            )
