"""Read a plan from a document, or from its paragraphs, into a proposal that the clerk reviews and applies.

Plans are understood whose tasks are written as prose, with the unit as a heading or in the sentence, and deadlines in
the sentence or in labelled fields ("Cơ quan chủ trì: …"), or which stand in a table, a task a row, or are annexed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plans import PlanProposal, ProposedTask
from desktop_app.domain.shown import shown
from desktop_app.intake.files.documents import pasted_paragraphs, read_paragraphs
from desktop_app.intake.files.tables import TextTable
from desktop_app.intake.plan.annexes import read_tables
from desktop_app.intake.plan.deadlines import read_period
from desktop_app.intake.plan.frame import legal_bases, read_frame
from desktop_app.intake.plan.known_names import bind_known_names
from desktop_app.intake.plan.outline import read_outline
from desktop_app.intake.plan.tables import place_tables
from desktop_app.intake.plan.tasks.reading import read_tasks
from desktop_app.intake.plan.tasks.sections import fields_of_sections, stated_period
from desktop_app.intake.plan.tasks.unit_names import UnitNames

PASTED = "Văn bản dán vào"
"""What stands for the name of a file where there is none."""
LONGEST_PLAN = 2_000_000
"""The greatest number of characters of a plan; a plan of a hundred pages has a tenth of it."""
LONGEST_PARAGRAPH = 20_000
"""The same of one paragraph: what is sought in one may take as long as the square of its length."""


def propose(path: Path, known: Iterable[str] = ()) -> PlanProposal:
    """Return the plan in the document at `path`; `known` are names of bodies.

    Raises UnreadableInput if it cannot be read or is no plan.
    """
    remarks: list[str] = []
    paragraphs = read_paragraphs(path, remarks)
    try:
        plan = read_plan(paragraphs, shown(path.name), known)
    except UnreadableInput as problem:
        # Without the numbers there may be no heading: that is the reason then.
        raise UnreadableInput(problem.message, " ".join([*filter(None, [problem.hint]), *remarks])) from problem
    return replace(plan, remarks=tuple(remarks))


def propose_pasted(text: str, known: Iterable[str] = ()) -> PlanProposal:
    """Return the plan in a pasted text; `known` are names of bodies. Raises UnreadableInput if it is no plan."""
    remarks: list[str] = []
    plan = read_plan(pasted_paragraphs(text, remarks), PASTED, known)
    return replace(plan, remarks=tuple(remarks))


def read_plan(paragraphs: Sequence[str | TextTable], file_name: str, known: Iterable[str] = ()) -> PlanProposal:
    """Return the plan in `paragraphs` and tables; `file_name` is its name in errors, `known` are names of bodies.

    Raises UnreadableInput if the text is no plan: no title KẾ HOẠCH, no numbered heading, or too long to be one.
    """
    text, tables = place_tables(paragraphs)
    if sum(map(len, text)) > LONGEST_PLAN:
        raise UnreadableInput(f"“{file_name}” dài quá mức của một kế hoạch nên không được đọc.")
    if max(map(len, text), default=0) > LONGEST_PARAGRAPH:
        raise UnreadableInput(
            f"“{file_name}” có một đoạn dài quá mức của một kế hoạch nên không được đọc.",
            "Xuống dòng ở mỗi nhiệm vụ rồi thử lại.",
        )
    rows = frozenset(place for table in tables for place in range(table.first, table.last + 1))
    frame = read_frame(text, file_name, rows)
    sections = read_outline(text, frame.first, frame.after, rows)
    tables = bind_known_names(sections, tables, frame.recipients, known)
    in_tables = read_tables(tables, text, sections, frame)
    names = UnitNames()
    in_sections = fields_of_sections(sections)
    tasks, set_aside = read_tasks(sections, names, in_sections, in_tables.tasks, text[frame.first - 1])
    from_year, to_year = stated_period(sections, in_sections) or _period_of(frame.title, tasks) or (None, None)
    return PlanProposal(
        title=frame.title,
        paragraphs=text,
        headings=(*(section.heading for section in sections), *in_tables.headings),
        tasks=tasks,
        units=names.units(),
        legal_bases=legal_bases(text[: frame.after]),
        recipients=frame.recipients,
        signer_title=frame.signer_title,
        signer_name=frame.signer_name,
        from_year=from_year,
        to_year=to_year,
        other_tables=in_tables.others,
        set_aside=set_aside,
        other_names=names.others(),
    )


def _period_of(title: str, tasks: Sequence[ProposedTask]) -> tuple[int, int] | None:
    """Return the years that a title names; those of the tasks if all are later: a meeting looks back on its years."""
    period = read_period(title)
    years = {deadline.year for task in tasks for deadline in (task.deadline, *task.further_deadlines) if deadline.year}
    return (min(years), max(years)) if period and years and min(years) > period[1] else period


def proposal_to_json(proposal: PlanProposal) -> dict[str, object]:
    """Return `proposal` as JSON data, which the command line shows before the plan is applied."""
    return {
        "title": proposal.title,
        "number": proposal.number,
        "dated_on": proposal.dated_on and proposal.dated_on.isoformat(),
        "from_year": proposal.from_year,
        "to_year": proposal.to_year,
        "headings": [
            {"path": heading.path, "marker": heading.marker, "title": heading.title, "level": heading.level}
            for heading in proposal.headings
        ],
        "tasks": [
            {
                "path": task.path,
                "text": task.text,
                "leads": list(task.leads),
                "lead_choices": [list(names) for names in task.lead_choices],
                "supports": list(task.supports),
                "product": task.product,
                "deadline": _deadline_to_json(task.deadline),
                "further_deadlines": [_deadline_to_json(deadline) for deadline in task.further_deadlines],
            }
            for task in proposal.tasks
        ],
        "units": [unit.name for unit in proposal.units],
        "recipients": list(proposal.recipients),
        "other_tables": [{"first": span.first, "last": span.last} for span in proposal.other_tables],
        "set_aside": [
            {"path": each.task.path, "text": each.task.text, "reason": each.reason} for each in proposal.set_aside
        ],
        "remarks": list(proposal.remarks),
        "legal_bases": list(proposal.legal_bases),
        "signer_title": proposal.signer_title,
        "signer_name": proposal.signer_name,
    }


def _deadline_to_json(deadline: Deadline) -> dict[str, object]:
    return {
        "text": deadline.text,
        "kind": deadline.kind.value,
        "month": deadline.month,
        "day": deadline.day,
        "recurrence": deadline.recurrence.value,
    }
