"""Adjustments of a plan (điều chỉnh): the paper that adjusts it, and the text that held until then.

Tasks and what was recorded of them stay: an adjustment is a dated version of the plan, not a new plan.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.vietnamese import clean_line, shortened
from desktop_app.services.book import Book
from desktop_app.services.plan.earlier import move_day
from desktop_app.services.plan.occurrences import follow_deadline
from desktop_app.services.plan.plan_records import chosen_plan
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

ADJUSTMENT_ROWS: Final = RowCodec(AdjustmentFields, "plan_adjustment")


@dataclass(frozen=True, slots=True)
class KnownAdjustment:
    """An adjustment of the book: its id, its plan, and the paragraphs that held until then (none if it has no text)."""

    id: int
    plan_id: int
    fields: AdjustmentFields
    paragraphs_before: tuple[str, ...]


def adjustment(book: Book, adjustment_id: int) -> AdjustmentFields:
    """Return an adjustment. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "plan_adjustment", adjustment_id)
    return ADJUSTMENT_ROWS.from_row(row)


def plan_adjusted(book: Book, adjustment_id: int) -> int:
    """Return the plan that an adjustment is of. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "plan_adjustment", adjustment_id)
    return int(str(row["plan_id"]))


def adjustments(book: Book, plan_id: int) -> Sequence[KnownAdjustment]:
    """Return the adjustments of a plan in order of their days."""
    with book.store.reading() as connection:
        rows = records.living(connection, "plan_adjustment", {"plan_id": plan_id}, order="dated_on")
    return [
        KnownAdjustment(
            row["id"],
            plan_id,
            ADJUSTMENT_ROWS.from_row(row),
            tuple(row["paragraphs_before"].split("\n")) if row["paragraphs_before"] else (),
        )
        for row in rows
    ]


def cited_basis(book: Book, plan_id: int | None, on: date) -> str:
    """Return how a paper of a day cites what it carries out: the programme above the plan, the plan, its adjustments.

    `plan_id` None stands for that of this year. "" without a plan.
    """
    plan = chosen_plan(book, plan_id)
    if plan is None:
        return ""
    return f"{_joined([plan.fields.programme, plan.fields.cited])}{adjusted_by(book, plan.id, on)}"


def adjusted_by(book: Book, plan_id: int, on: date) -> str:
    """Return in brackets, after the citation of a plan, what has adjusted it until a day; "" for nothing."""
    adjusted = adjusted_words(book, plan_id, on)
    return f" ({adjusted})" if adjusted else ""


def adjusted_words(book: Book, plan_id: int, on: date) -> str:
    """Return what has adjusted a plan until a day, for the brackets that name the plan; "" for nothing."""
    adjusted = [each.fields.cited for each in adjusted_until(book, plan_id, on)]
    return f"được điều chỉnh tại {_joined(adjusted)}" if adjusted else ""


def adjusted_until(book: Book, plan_id: int, on: date) -> Sequence[KnownAdjustment]:
    """Return what has adjusted a plan until a day, in order of the days."""
    known = adjustments(book, plan_id)
    return [each for each in known if each.fields.dated_on is not None and each.fields.dated_on <= on]


def without_task(adjusted: Iterable[KnownAdjustment], look: str) -> Iterator[str]:
    """Yield what a plan was adjusted to ask for: no task has it as its own, so nothing tells whether it was done.

    One that was read with its text changed the tasks themselves, which tell it.

    `look` says where the clerk can see it: "xem báo cáo đã nêu kết quả chưa".
    """
    for each in adjusted:
        if not each.paragraphs_before and (content := shortened(clean_line(each.fields.content))):
            asked = f"{each.fields.cited} điều chỉnh: “{content}”; sổ không gắn nội dung này với nhiệm vụ nào"
            yield f"{asked}: {look}."


def _joined(papers: Sequence[str]) -> str:
    *before, last = filter(None, papers)
    return f"{'; '.join(before)} và {last}" if before else last


def save_adjustment(book: Book, plan_id: int, adjustment_id: int | None, fields: AdjustmentFields) -> Changes:
    """Enter an adjustment of a plan (new without an id) or change it. Raises InvalidRecord, RecordGone.

    On another day of it, what it gave to other units or worded anew was so until that day.
    """
    fields = fields.checked()
    verb = "Ghi" if adjustment_id is None else "Sửa"
    with book.store.work(f"{verb} điều chỉnh kế hoạch") as work:
        plan = records.fetch(work.connection, "plan", plan_id)
        work.label = f"{verb} điều chỉnh kế hoạch “{shortened(plan['title'])}”: {fields.cited}"
        if adjustment_id is None:
            if is_recorded(work.connection, plan_id, fields):
                raise InvalidRecord(f"{fields.cited} điều chỉnh kế hoạch này đã ghi.", "number")
            insert_adjustment(work, plan, fields, "")
        else:
            _check_after_plan(plan, fields)
            before = ADJUSTMENT_ROWS.from_row(records.fetch(work.connection, "plan_adjustment", adjustment_id))
            work.update("plan_adjustment", adjustment_id, ADJUSTMENT_ROWS.as_row(fields))
            if before.dated_on and fields.dated_on and not _adjusted_on(work, plan_id, before.dated_on):
                for task_id in move_day(work, plan_id, before.dated_on, fields.dated_on):
                    follow_deadline(work, task_id)
        return work.changes()


def _adjusted_on(work: UnitOfWork, plan_id: int, day: date) -> bool:
    """Return whether a plan has an adjustment of a day: what was changed on it is then that one's, too."""
    same_day = {"plan_id": plan_id, "dated_on": day.isoformat()}
    return bool(records.living(work.connection, "plan_adjustment", same_day))


def delete_adjustments(book: Book, adjustment_ids: Sequence[int]) -> Changes:
    """Remove adjustments entered by mistake, as one step. Raises RecordGone.

    The plan's text stays as it is, and so do the days since when units have its tasks: undoing takes these back.
    """
    with book.store.work("Xóa điều chỉnh kế hoạch") as work:
        rows = records.fetch_many(work.connection, "plan_adjustment", adjustment_ids)
        work.label = (
            f"Xóa điều chỉnh kế hoạch: {'; '.join(ADJUSTMENT_ROWS.from_row(row).cited for row in rows.values())}"
        )
        for adjustment_id in rows:
            work.delete("plan_adjustment", adjustment_id)
        return work.changes()


def is_recorded(connection: Reader, plan_id: int, fields: AdjustmentFields) -> bool:
    """Return whether a plan has an adjustment by this paper: its kind, number and day."""
    values = ADJUSTMENT_ROWS.as_row(fields)
    paper = {name: values[name] for name in ("document_type", "number", "dated_on")}
    return bool(records.living(connection, "plan_adjustment", {"plan_id": plan_id, **paper}))


def insert_adjustment(work: UnitOfWork, plan: Record, fields: AdjustmentFields, paragraphs_before: str) -> None:
    """Write a new adjustment of a stored plan with the text that held until then. Raises InvalidRecord."""
    _check_after_plan(plan, fields)
    values = ADJUSTMENT_ROWS.as_row(fields) | {"plan_id": plan["id"], "paragraphs_before": paragraphs_before}
    work.insert("plan_adjustment", values)


def _check_after_plan(plan: Record, fields: AdjustmentFields) -> None:
    """Raise InvalidRecord if an adjustment has a day before that of its plan: its year is mistyped."""
    if fields.dated_on is not None and fields.dated_on.isoformat() < (plan["dated_on"] or ""):
        raise InvalidRecord(
            f"Ngày văn bản điều chỉnh trước ngày của kế hoạch ({day_words(date.fromisoformat(plan['dated_on']))}).",
            "dated_on",
            "Sửa ngày của văn bản điều chỉnh, hoặc ngày văn bản của kế hoạch.",
        )
