"""The tables of a plan at their places: under the headings of its body, and annexed behind the signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.plans import Heading, TextSpan
from desktop_app.intake.plan.columns import ColumnRole
from desktop_app.intake.plan.deadlines import find_deadlines, read_deadline
from desktop_app.intake.plan.fields import Label, read_fields
from desktop_app.intake.plan.frame import ANNEX, Frame
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.no_tasks import topic
from desktop_app.intake.plan.outline import OutlineSection, short_title
from desktop_app.intake.plan.tables import PlacedTable, TaskTable, read_table
from desktop_app.intake.plan.tasks.parts import TaskParts
from desktop_app.intake.plan.tasks.sections import holds_no_tasks, inherited_bodies, stage_of

_BESIDE = re.compile(r"\(?(?:Kèm theo|Ban hành kèm|Đơn vị tính)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:các )?nội dung\b", re.IGNORECASE)
"""What is examined is no task in words, but in a table that says by whom and when: "Nội dung thanh tra"."""
_OF_FIGURES = re.compile(r"số liệu|tính (?:đến|từ)|kèm theo", re.IGNORECASE)
"""What says of when a table is, and not until when: "(Số liệu tính đến ngày 31/12/2025)"."""
_MOST_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class PlanTables:
    """The tasks in a plan's tables, the headings of annexes that hold some, and the places of the other tables."""

    tasks: tuple[TaskParts, ...]
    headings: tuple[Heading, ...]
    others: tuple[TextSpan, ...]


def read_tables(
    tables: Sequence[PlacedTable], paragraphs: Sequence[str], sections: Sequence[OutlineSection], frame: Frame
) -> PlanTables:
    """Return what the tables behind the first heading say; those before it belong to the title."""
    years = set(re.findall(r"\b20\d\d\b", frame.title))
    year = years.pop() if len(years) == 1 else ""
    tasks: list[TaskParts] = []
    headings: dict[int, Heading] = {}
    others: list[TextSpan] = []
    before: TaskTable | None = None
    last = -2
    for table in tables:
        if table.first < frame.first:
            continue
        above = before if table.first == last + 1 else None
        last = table.last
        annex = None
        if table.first < frame.after:
            section = [each for each in sections if each.heading.span.first < table.first][-1]
            path, inherited = section.heading.path, inherited_bodies(section)
            ruled_out = any(
                holds_no_tasks(each) or (topic(each.text) and not _CONTENTS.match(each.text)) for each in section.line()
            )
        else:
            annex = _annex(paragraphs, frame.after, table.first, headings)
            path, inherited, ruled_out = annex.path if annex else "", (), False
        caption = paragraphs[table.first - 1] if above is None else above.caption
        before = None if ruled_out else read_table(table, path, caption, inherited, year, above)
        if before is None:
            others.append(TextSpan(table.first, table.last))
            continue
        if not before.places(ColumnRole.TIME, ColumnRole.PERIOD):
            section_above = section if table.first < frame.after else None
            due = _due_above(caption, section_above, table.first, paragraphs[: frame.first])
            for task in before.tasks:
                task.stage = due
        tasks += before.tasks
        if annex:
            headings[annex.span.first] = annex
    return PlanTables(tuple(tasks), tuple(headings.values()), tuple(others))


def _due_above(
    caption: str, section: OutlineSection | None, first: int, opening: Sequence[str]
) -> tuple[Deadline, ...]:
    """Return until when all in a table at `first` is due that has no column for it, as the words above it say.

    The nearest do: its caption, a line "Thời gian: …" below its heading, the heading's stage, one of the opening.
    """
    caption = "" if _OF_FIGURES.search(caption) else caption
    lines = [item.text for item in section.items if item.first < first] if section else []
    for deadlines in (
        _exact(find_deadlines(caption)),
        *(map(_time_said, [caption, *reversed(lines)])),
        stage_of(section) if section else (),
        *(map(_time_said, opening)),
    ):
        if deadlines:
            return deadlines
    return ()


def _time_said(line: str) -> tuple[Deadline, ...]:
    """Return the time that a line with such a label says, if it is no more than a quarter."""
    head, fields = read_fields(line)
    times = [each.value for each in fields if each.label is Label.DEADLINE and each.value]
    return _exact([read_deadline(free(times[0]))]) if times and not head else ()


def _exact(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    kinds = (DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER)
    return tuple(each for each in deadlines if each.kind in kinds)[:1]


def _annex(paragraphs: Sequence[str], after: int, first: int, known: dict[int, Heading]) -> Heading | None:
    """Return the heading of the annex that a table stands in, by the nearest line "PHỤ LỤC" above it.

    Those that are `known` are given by their places.
    """
    place = next((at for at in range(first - 1, after - 1, -1) if ANNEX.match(paragraphs[at])), None)
    if place is None:
        return None
    if place in known:
        return known[place]
    match = ANNEX.match(paragraphs[place])
    marker = f"Phụ lục {(match['number'] if match else '') or ''}".strip()
    lines = [match["rest"] if match else "", *paragraphs[place + 1 : min(first, place + 1 + _MOST_TITLE_LINES)]]
    title = " ".join(line for line in lines if line and not _BESIDE.match(line) and re.search(r"\w", line))
    path, count = marker, 1
    while any(heading.path == path for heading in known.values()):
        count += 1
        path = f"{marker} ({count})"
    return Heading(path, marker, short_title(title) or marker, 1, TextSpan(place, place))
