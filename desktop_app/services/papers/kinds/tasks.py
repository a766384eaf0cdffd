"""The papers on the tasks of the plan."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import MenuEntry, MenuPlace, PaperContent, PaperGroup, PaperKind
from desktop_app.services.papers.kinds.options import LATE_UNIT, PLAN, YEAR, day_of, plan_of, unit_words


def _task_table() -> PaperContent:
    from desktop_app.papers.kinds.tasks.task_table import TASKS
    from desktop_app.services.papers.reports.tables import tasks

    return PaperContent(
        build=lambda book, options: tasks.task_table_paper(book, options["year"], day_of(options), plan_of(options)),
        file_name=lambda options: f"Bảng theo dõi nhiệm vụ năm {options['year']}",
        note=lambda book, options: tasks.task_table_note(book, options["year"], day_of(options), plan_of(options)),
        wordings=(TASKS,),
        holds=tasks.task_table_holds,
    )


def _reminder_letter() -> PaperContent:
    from desktop_app.papers.kinds.tasks.reminder_letter import REMINDER
    from desktop_app.services.papers.reports.tables import reminders

    return PaperContent(
        build=lambda book, options: reminders.reminder_paper(
            book, reminders.unit_id_of(options), day_of(options), plan_of(options)
        ),
        file_name=lambda options: f"Công văn đôn đốc {unit_words(options)}",
        note=lambda book, options: reminders.reminder_note(
            book, reminders.unit_id_of(options), day_of(options), plan_of(options)
        ),
        wordings=(REMINDER,),
    )


KINDS: Final = (
    PaperKind(
        "task-table",
        "Bảng theo dõi nhiệm vụ",
        PaperGroup.TASKS,
        (YEAR, PLAN),
        _task_table,
        menus=(MenuEntry(MenuPlace.REPORTS, "Bảng nhiệm vụ"),),
        is_list=True,
    ),
    PaperKind(
        "reminder-letter",
        "Công văn đôn đốc nhiệm vụ",
        PaperGroup.TASKS,
        (PLAN, LATE_UNIT),
        _reminder_letter,
        menus=(MenuEntry(MenuPlace.REPORTS, "Công văn đôn đốc"),),
    ),
)
