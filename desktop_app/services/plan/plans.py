"""The plan: read from a document, compared with the register, written as one change, shown with its own text."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.fields import missing_field
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.unit_matching import unit_meant
from desktop_app.domain.office.unit_nouns import leaders_meant
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.drafts import DraftAction, KnownTask, TaskDraft, draft_tasks, match_paragraphs
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.plans import Heading, PlanProposal, TextSpan, with_known_units
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.shown import shown
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.runtime.resources import resource
from desktop_app.services.book import Book
from desktop_app.services.dates import to_iso
from desktop_app.services.office.offices import OFFICE_ROWS
from desktop_app.services.office.units import find_or_add, known_units
from desktop_app.services.plan import tasks
from desktop_app.services.plan.adjustments import insert_adjustment, is_recorded
from desktop_app.services.plan.assignments import set_assignments
from desktop_app.services.plan.deadlines import deadlines_of, set_further_deadlines
from desktop_app.services.plan.earlier import check_unchanged_since, keep_wording, wording
from desktop_app.services.plan.occurrences import PeriodsMoved, follow_deadline
from desktop_app.services.plan.plan_records import PLAN_ROWS, plan_row
from desktop_app.services.plan.sections import (
    HEADING_ROWS,
    SPAN_ROWS,
    leave_out_sections,
    match_sections,
    write_sections,
)
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanImport:
    """A proposal compared with the register: `plan_id` is the stored plan that it updates, None for a new one."""

    proposal: PlanProposal
    drafts: tuple[TaskDraft, ...]
    plan_id: int | None = None
    source_name: str = ""
    unsure_units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each unit of the document that may be one of the book's, those that it may be."""

    @property
    def differs(self) -> bool:
        """Whether applying it would change any task."""
        return self.plan_id is None or any(draft.writes for draft in self.drafts)

    def dropped(self, drafts: Sequence[TaskDraft]) -> tuple[int, ...]:
        """Return the tasks of the plan that its new text does not have, and that none of the drafts goes on with.

        A text that has fewer tasks than it would drop is not the whole plan: it says nothing of the others.
        """
        gone = [draft.task_id for draft in self.drafts if draft.action is DraftAction.GONE]
        linked = {draft.task_id for draft in drafts if draft.action is not DraftAction.GONE}
        dropped = tuple(task_id for task_id in gone if task_id is not None and task_id not in linked)
        return dropped if len(dropped) <= len(self.proposal.tasks) else ()

    @property
    def unsure_leads_in_words(self) -> str:
        """The sentence that says of how many tasks it is not sure who leads them, "" for none."""
        count = sum(draft.lead_is_unsure for draft in self.drafts)
        return f"{count} nhiệm vụ chưa chắc ai chủ trì." if count else ""


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's own text beside its register. `tasks` gives each living task's place in the text."""

    plan_id: int
    fields: PlanFields
    paragraphs: tuple[str, ...]
    headings: tuple[Heading, ...]
    section_ids: Mapping[str, int] = field(default_factory=dict)
    """For each heading's path, the section's id."""
    task_paths: tuple[str, ...] = ()
    """The path of the heading at which each living task stands, "" for a task of none."""
    tasks: Mapping[int, TextSpan] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the plan is about, as its own heading says."""
        return self.fields.title


def shipped_plan() -> Path:
    """Return the plan 2022-2030 that is shipped with the program."""
    return resource("plans", "ke-hoach-2022-2030.txt")


def propose_plan(book: Book, path: Path, adjusts: int | None = None) -> PlanImport:
    """Read a plan document and compare it with the register; changes nothing.

    It is a new version of the plan `adjusts`, without that of the one with its title. Raises UnreadableInput,
    InvalidRecord for an unknown plan.
    """
    # Imported here: the reader is needed only when a document is read.
    from desktop_app.intake.plan.reader import propose

    return compare_plan(book, propose(path, _unit_names(book)), shown(path.name), adjusts)


def propose_pasted_plan(book: Book, text: str, adjusts: int | None = None) -> PlanImport:
    """Read a plan from a text that was pasted and compare it with the register, as `propose_plan` does."""
    from desktop_app.intake.plan.reader import PASTED, propose_pasted

    return compare_plan(book, propose_pasted(text, _unit_names(book)), PASTED, adjusts)


def _unit_names(book: Book) -> list[str]:
    """Return the names that the units of the book have or had."""
    with book.store.reading() as connection:
        return [name for unit in known_units(connection) for name in (unit.name, *unit.former)]


def compare_plan(book: Book, proposal: PlanProposal, source_name: str, adjusts: int | None = None) -> PlanImport:
    """Compare what was read of a plan document with the register, as `propose_plan` does."""
    with book.store.reading() as connection:
        units = known_units(connection)
        posts = {unit.name: leaders for unit in proposal.units if (leaders := leaders_meant(unit.name))}
        proposal = with_known_units(proposal, posts) if posts else proposal
        of_plan = [unit.name for unit in proposal.units]
        offered = {name for task in proposal.tasks for names in task.lead_choices for name in names}
        meant = {name: unit_meant(name, units) for name in (*of_plan, *sorted(offered))}
        proposal = with_known_units(proposal, {name: match.name for name, match in meant.items() if match.name})
        unsure = {
            name: others
            for name in of_plan
            if not meant[name].name and (others := (*meant[name].candidates, *proposal.other_names.get(name, ())))
        }
        like = _plan_like(records.living(connection, "plan"), proposal)
        plan = like if adjusts is None else plan_row(connection, adjusts)
        if plan is None:
            return PlanImport(proposal, draft_tasks(proposal), None, source_name, unsure)
        known_tasks = _known_tasks(connection, plan, proposal)
        drafts = draft_tasks(proposal, plan["paragraphs"].split("\n"), known_tasks)
    return PlanImport(proposal, drafts, plan["id"], source_name, unsure)


def apply_plan(
    book: Book,
    plan_import: PlanImport,
    drafts: Sequence[TaskDraft] | None = None,
    *,
    adjustment: AdjustmentFields | None = None,
) -> Changes:
    """Write the plan, its sections, units and tasks as one change; `drafts` are the tasks as corrected by the clerk.

    With an `adjustment` the text that held until then is kept under it, and units, words and deadlines that it gives to
    tasks hold from its day on; tasks and their results stay in any case.
    A document with another title than the plan's is taken in only as its adjustment. Without differences nothing
    changes. Raises InvalidRecord; RecordGone if the plan, or a task that a draft changes, was removed since.
    """
    chosen_drafts = plan_import.drafts if drafts is None else tuple(drafts)
    if plan_import.plan_id is None and not any(draft.writes for draft in chosen_drafts):
        raise InvalidRecord("Không còn nhiệm vụ nào để ghi vào sổ.")
    with book.store.work("Nhập kế hoạch", before=Occasion.IMPORT) as work:
        _take_in(work, plan_import, chosen_drafts, adjustment)
        return work.changes()


def would_do(book: Book, plan_import: PlanImport, adjustment: AdjustmentFields | None = None) -> str:
    """Return what taking in a proposal as it is would do, in the words of that act; it is taken back, and unlogged.

    Raises as `apply_plan`.
    """
    label = ""
    with suppress(_TakenBackError), book.store.work("Xem trước kế hoạch") as work:
        _take_in(work, plan_import, plan_import.drafts, adjustment)
        label = work.label
        raise _TakenBackError
    return label


class _TakenBackError(Exception):
    """Ends a unit of work whose rows are not to be kept."""


def _take_in(
    work: UnitOfWork,
    plan_import: PlanImport,
    drafts: Sequence[TaskDraft],
    adjustment: AdjustmentFields | None,
) -> None:
    """Write a proposal with the drafts of its tasks, and say what that did in the label of the work."""
    proposal = plan_import.proposal
    before = None if plan_import.plan_id is None else _present(work, "plan", plan_import.plan_id)
    if before is not None and adjustment is None and not _is_titled(before, proposal):
        raise missing_field(AdjustmentFields, "dated_on")
    plan_id = _write_plan(work, plan_import, before)
    if adjustment is not None and before is not None:
        adjustment = adjustment.checked()
        if not is_recorded(work.connection, plan_id, adjustment):
            insert_adjustment(work, before, adjustment, before["paragraphs"])
    sections = write_sections(work, plan_id, proposal.headings)
    if before is not None:
        _move_tasks(work, plan_id, before["paragraphs"].split("\n"), proposal.paragraphs)
    adjusted_on = adjustment.dated_on if adjustment is not None and before is not None else None
    moved = _write_tasks(work, plan_id, sections, proposal, drafts, adjusted_on)
    if adjusted_on is not None:
        _stop_tasks(work, plan_import.dropped(drafts), adjusted_on)
    tasks.put_in_order(work, plan_id)
    leave_out_sections(work, plan_id, sections.values())
    _name_signer(work, proposal)
    changed = sum(draft.writes for draft in drafts)
    work.label = f"Nhập kế hoạch: {changed} nhiệm vụ" if changed else "Nhập lại kế hoạch"
    if adjustment is not None and before is not None:
        work.label = f"Điều chỉnh kế hoạch theo {adjustment.cited}: {changed} nhiệm vụ"
        if dropped := plan_import.dropped(drafts):
            work.label += f", thôi thực hiện {len(dropped)} nhiệm vụ từ ngày {adjustment.dated_on:%d/%m/%Y}"
    if periods := moved.in_words:
        work.label += f"; {periods}"


def plan_text(book: Book, plan_id: int | None = None, year: int | None = None) -> PlanText | None:
    """Return a plan with its sections and the places of its tasks, without an id that of a year; None without plans.

    Raises InvalidRecord for an unknown id.
    """
    with book.store.reading() as connection:
        plan = plan_row(connection, plan_id, year)
        if plan is None:
            return None
        rows = records.living(connection, "plan_section", {"plan_id": plan["id"]}, order="position")
        sections = [row for row in rows if row["first_paragraph"] is not None]
        tasks_with_paths = _plan_tasks(connection, plan)
    return PlanText(
        plan_id=plan["id"],
        fields=PLAN_ROWS.from_row(plan),
        paragraphs=tuple(plan["paragraphs"].split("\n")),
        headings=tuple(map(HEADING_ROWS.from_row, sections)),
        section_ids={row["path"]: row["id"] for row in sections},
        task_paths=tuple(path for _, path in tasks_with_paths),
        tasks={task_id: span for task_id, (_, span) in _places(tasks_with_paths).items()},
    )


def _plan_like(plans: Sequence[records.Record], proposal: PlanProposal) -> records.Record | None:
    return next((plan for plan in plans if _is_titled(plan, proposal)), None)


def _is_titled(plan: records.Record, proposal: PlanProposal) -> bool:
    return fold(plan["title"]) == fold(proposal.title)


def _plan_tasks(connection: records.Reader, plan: records.Record) -> list[tuple[records.Record, str]]:
    sections = records.living(connection, "plan_section", {"plan_id": plan["id"]})
    paths = {row["id"]: str(row["path"]) for row in sections}
    rows = records.living(connection, "task", {"plan_id": plan["id"]})
    return [(row, paths.get(row["section_id"], "")) for row in rows]


def _places(rows: Sequence[tuple[records.Record, str]]) -> dict[int, tuple[str, TextSpan]]:
    return {row["id"]: (path, SPAN_ROWS.from_row(row)) for row, path in rows if row["first_paragraph"] is not None}


def _known_tasks(connection: records.Reader, plan: records.Record, proposal: PlanProposal) -> list[KnownTask]:
    sections = records.living(connection, "plan_section", {"plan_id": plan["id"]}, order="position")
    new_paths = {section_id: path for path, section_id in match_sections(sections, proposal.headings).items()}
    with_paths = _plan_tasks(connection, plan)
    rows = {row["id"]: row for row, _ in with_paths}
    return [
        KnownTask(task_id, path, span, rows[task_id]["text"], new_paths.get(rows[task_id]["section_id"], ""))
        for task_id, (path, span) in _places(with_paths).items()
    ]


def _present(work: UnitOfWork, kind: str, row_id: int) -> records.Record:
    row = records.fetch(work.connection, kind, row_id)
    if row["trashed_at"] is not None:
        what = f"Kế hoạch “{shortened(row['title'])}”" if kind == "plan" else f"Nhiệm vụ “{shortened(row['text'])}”"
        raise RecordGone(f"{what} đang ở trong thùng rác.", "Khôi phục từ thùng rác, hoặc đọc lại văn bản.")
    return row


def _write_plan(work: UnitOfWork, plan_import: PlanImport, before: records.Record | None) -> int:
    proposal = plan_import.proposal
    values = {
        "title": proposal.title,
        "from_year": proposal.from_year,
        "to_year": proposal.to_year,
        "paragraphs": "\n".join(proposal.paragraphs),
        "legal_bases": "\n".join(proposal.legal_bases),
        "recipients": "\n".join(proposal.recipients),
        "signer_title": proposal.signer_title,
        "signer_name": proposal.signer_name,
    }
    if before is None:
        tracked_from = max(proposal.from_year or 0, date.today().year)
        values |= {
            "number": proposal.number,
            "dated_on": to_iso(proposal.dated_on),
            "document_type": proposal.document_type,
            "programme": proposal.programme,
            "source_name": plan_import.source_name,
            "tracked_from_year": tracked_from,
            # What was due before was never asked for in this book.
            "late_from": to_iso(date.today()),
        }
        return work.insert("plan", values)
    # What an adjustment does not name stays as it was; an adjusting paper has a title of its own.
    named = {name: value for name, value in values.items() if value not in ("", None)}
    if not _is_titled(before, proposal):
        named["title"] = before["title"]
    elif not before["number"] and before["dated_on"] is None and proposal.number:
        named["number"] = proposal.number
        if (day := to_iso(proposal.dated_on)) is not None:
            named["dated_on"] = day
    work.update("plan", before["id"], named)
    return int(before["id"])


def _move_tasks(work: UnitOfWork, plan_id: int, before: Sequence[str], after: Sequence[str]) -> None:
    moved = match_paragraphs(before, after)
    for row in records.living(work.connection, "task", {"plan_id": plan_id}):
        # A task whose paragraphs are not in the new text stays a task, without a place in the text.
        first, last = moved.get(row["first_paragraph"]), moved.get(row["last_paragraph"])
        if first is None or last is None:
            first = last = None
        work.update("task", row["id"], {"first_paragraph": first, "last_paragraph": last})


def _write_tasks(
    work: UnitOfWork,
    plan_id: int,
    sections: Mapping[str, int],
    proposal: PlanProposal,
    drafts: Sequence[TaskDraft],
    adjusted_on: date | None,
) -> PeriodsMoved:
    """Write the tasks; what an adjustment brings begins on its day. Return what became of the periods."""
    periods = PeriodsMoved()
    kinds = {unit.name: unit.kind for unit in proposal.units}
    written = [draft for draft in drafts if draft.writes]
    named = [draft for draft in written if draft.action is not DraftAction.MOVE]
    names = [name for draft in named for name in (*draft.task.leads, *draft.task.supports)]
    units = find_or_add(work, [(name, kinds.get(name, UnitKind.OTHER)) for name in dict.fromkeys(names)])
    for position, draft in enumerate(written, records.highest(work.connection, "task", "position") + 1):
        task = draft.task
        place = {
            "section_id": sections.get(task.path),
            "first_paragraph": task.span.first,
            "last_paragraph": task.span.last,
        }
        if draft.action is DraftAction.MOVE and draft.task_id is not None:
            _present(work, "task", draft.task_id)
            work.update("task", draft.task_id, place)
            continue
        fields = TaskFields(
            text=task.text,
            section_id=sections.get(task.path),
            product=task.product,
            deadline=task.deadline,
            further_deadlines=task.further_deadlines,
            recipients=task.recipients,
            leads=tuple(units[name] for name in task.leads),
            supports=tuple(units[name] for name in task.supports),
        ).checked()
        values = tasks.task_values(fields) | place | {"plan_id": plan_id}
        before, since = None, None
        deadlines: tuple[Deadline, ...] = ()
        if draft.task_id is None:
            begins = {"from_date": to_iso(adjusted_on)}
            task_id = work.insert("task", values | begins | {"position": position})
        else:
            task_id, since = draft.task_id, adjusted_on
            stored = _present(work, "task", task_id)
            check_unchanged_since(work.connection, stored, since)
            before, deadlines = wording(work.connection, stored), deadlines_of(work.connection, stored)
            days = {name: stored[name] for name in ("from_date", "to_date")}
            work.update("task", task_id, values | days)
        set_assignments(work, task_id, fields.leads, fields.supports, since)
        set_further_deadlines(work, task_id, fields.further_deadlines)
        if before is not None and since is not None:
            keep_wording(work, task_id, before, since)
        periods = periods.plus(follow_deadline(work, task_id, deadlines))
    return periods


def _stop_tasks(work: UnitOfWork, task_ids: Sequence[int], on: date) -> None:
    """Let tasks that an adjustment drops be tasks of the plan until the day before it."""
    for task_id in task_ids:
        if (stored := _present(work, "task", task_id))["to_date"] is None:
            check_unchanged_since(work.connection, stored, on)
            work.update("task", task_id, {"to_date": to_iso(on - timedelta(days=1))})
            follow_deadline(work, task_id)


def _name_signer(work: UnitOfWork, proposal: PlanProposal) -> None:
    # The plan names the director, who signs papers until the clerk enters another name.
    if proposal.signer_name and not records.living(work.connection, "office"):
        new_office = Office(signer_title=proposal.signer_title, signer_name=proposal.signer_name)
        work.insert("office", OFFICE_ROWS.as_row(new_office))


def as_json(plan_import: PlanImport) -> dict[str, object]:
    """Return a proposal as JSON values, with the action of each task under "actions"; what is none is "set_aside"."""
    from desktop_app.intake.plan.reader import proposal_to_json

    value = proposal_to_json(plan_import.proposal)
    listed = [draft for draft in plan_import.drafts if draft.action not in (DraftAction.APART, DraftAction.GONE)]
    gone = [
        {"id": draft.task_id, "text": draft.task.text}
        for draft in plan_import.drafts
        if draft.action is DraftAction.GONE
    ]
    unsure = {name: list(candidates) for name, candidates in plan_import.unsure_units.items()}
    return value | {"actions": [draft.action.value for draft in listed], "gone": gone, "unsure_units": unsure}


def in_words(plan_import: PlanImport, adjusted_on: date | None = None) -> list[str]:
    """Return a proposal as lines of text; `adjusted_on` is the day from which an adjustment drops what is gone."""
    proposal = plan_import.proposal
    lines = [proposal.title, f"{len(proposal.headings)} đề mục, {len(proposal.tasks)} nhiệm vụ."]
    lines += filter(None, [proposal.left_out, *proposal.remarks, plan_import.unsure_leads_in_words])
    for name, candidates in plan_import.unsure_units.items():
        lines.append(f"Đơn vị “{name}” có thể là trong sổ: {'; '.join(candidates)}.")
    words = {
        DraftAction.ADD: "thêm",
        DraftAction.CHANGE: "sửa",
        DraftAction.KEEP: "đã có",
        DraftAction.MOVE: "chuyển mục",
        DraftAction.GONE: "không còn",
        DraftAction.APART: "để riêng",
    }
    dropped = plan_import.dropped(plan_import.drafts) if adjusted_on is not None else ()
    for draft in plan_import.drafts:
        leads = draft.reason or draft.leads_in_words or "chưa giao"
        if draft.action is DraftAction.GONE:
            leads = f"thôi thực hiện từ ngày {adjusted_on:%d/%m/%Y}" if draft.task_id in dropped else "vẫn ở trong sổ"
        lines.append(f"{words[draft.action]}\t{draft.task.path}\t{shortened(draft.task.text)}\t{leads}")
        others = [each for each in draft.task.lead_choices if each != draft.task.leads]
        if draft.lead_is_unsure and others:
            lines.append(f"\t\tCó thể là: {' | '.join('; '.join(each) for each in others)}")
    return lines
