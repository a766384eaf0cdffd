"""Reports: drafted from the records up to a cut-off date, edited by the clerk part by part, and made into papers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.division import division_of
from desktop_app.domain.plan.phases import parse_phase
from desktop_app.domain.vietnamese import clean_text
from desktop_app.domain.year.report_periods import ANNUAL as ANNUAL
from desktop_app.domain.year.report_periods import HALF_YEAR as HALF_YEAR
from desktop_app.domain.year.report_periods import PHASE as PHASE
from desktop_app.domain.year.report_periods import REPORT_PERIODS
from desktop_app.domain.year.statements import StatementFields
from desktop_app.papers.kinds.reports import annual_report, half_year_report, phase_report
from desktop_app.papers.parts.passages import Passages
from desktop_app.papers.parts.reports import ReportSection
from desktop_app.services.book import Book
from desktop_app.services.dates import to_iso
from desktop_app.services.papers.house_style.wordings import wording_of
from desktop_app.services.papers.reports.activities import Account, account_of
from desktop_app.services.papers.reports.facts.span import Facts, facts
from desktop_app.services.papers.reports.facts.tasks import Telling
from desktop_app.services.papers.reports.parts import (
    ReportPart,
    figures_by_part,
    numbered,
    parents,
    parts_of,
    sections_of,
    with_edit,
)
from desktop_app.services.papers.reports.spans import (
    IssuedReport,
    checked_cut_off,
    checked_period,
    cut_off_of_report,
    issued_report,
    own_periods,
    refuse_before_plan,
    refuse_cut_off_after,
    refuse_outside_plan,
    report_before,
    report_plan,
    report_row,
    report_words,
    span_compared,
    told_from,
    told_span,
    usual_cut_off,
    whole_span,
)
from desktop_app.services.papers.reports.texts.drafts import annexes_of, draft_annual, draft_half_year
from desktop_app.services.papers.reports.texts.looking_back import OF_YEARS, look_back
from desktop_app.services.papers.reports.texts.placed_tasks import name_by_place, places_of_tasks
from desktop_app.services.papers.reports.texts.sentences import Draft, Figure
from desktop_app.services.plan.plan_records import chosen_plan
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

STATEMENT_ROWS: Final = RowCodec(StatementFields, "report_statement")


@dataclass(frozen=True, slots=True)
class Report:
    """A report counted to its cut-off date from `facts`: its parts in order, and the figures its drafts mention.

    `issued` says when it was issued, None before; `before` is the report it begins after. Its span is `facts.span`.
    """

    kind: str
    period: str
    cut_off: date
    plan_id: int | None
    issued: IssuedReport | None
    before: IssuedReport | None
    facts: Facts
    parts: tuple[ReportPart, ...]
    figures: tuple[Figure, ...]
    account: Account

    @property
    def parents(self) -> frozenset[str]:
        """The keys of the parts that have parts below them and so need no text."""
        return parents(self.parts)

    @property
    def sections(self) -> tuple[ReportSection, ...]:
        """The parts as a paper takes them."""
        return sections_of(self.parts)


type _Asked = tuple[Path, str, str, date | None, int | None]
_READ: ContextVar[dict[_Asked, Report] | None] = ContextVar("read", default=None)
"""The reports read since `each_report_once`, None outside of it."""


@contextmanager
def each_report_once() -> Iterator[None]:
    """Have each report that is asked for within read once: a paper and what is said of it are of the same records."""
    if _READ.get() is not None:
        yield
        return
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def report(book: Book, kind: str, period: str, cut_off: date | None = None, plan_id: int | None = None) -> Report:
    """Return a report with its edits, counted to a day (None: the stored or the usual one). Raises InvalidRecord.

    `plan_id` None stands for the plan that goes with the period; a period before the plan has no report, nor has one
    outside it a phase.
    """
    read, key = _READ.get(), (book.folder.root, kind, period, cut_off, plan_id)
    if read is not None and key in read:
        return read[key]
    made = _report(book, kind, period, cut_off, plan_id)
    if read is not None:
        read[key] = made
    return made


def _report(book: Book, kind: str, period: str, cut_off: date | None, plan_id: int | None) -> Report:
    if kind == PHASE:
        refuse_outside_plan(book, period, plan_id)
    period = checked_period(kind, period)
    if cut_off is not None:
        refuse_cut_off_after(kind, period, cut_off)
    chosen = chosen_plan(book, plan_id, int(period[:4]))
    plan_id = chosen.id if chosen is not None else None
    if chosen is not None and kind != PHASE:
        refuse_before_plan(chosen.fields, period, "year" if kind == ANNUAL else "round")
    with book.store.reading() as connection:
        row = report_row(connection, kind, period, plan_id)
        part_rows = records.living(connection, "report_part", {"report_id": row["id"]}) if row else []
        stated = records.living(connection, "report_statement", {"report_id": row["id"]}) if row else []
        day = cut_off or cut_off_of_report(connection, kind, period, plan_id)
        reported = told_span(connection, kind, period, day, plan_id)
        issued = issued_report(connection, kind, period, plan_id)
        before = report_before(connection, kind, period, plan_id)
        # Several years are compared with nothing: their own stand side by side.
        compared = span_compared(connection, kind, period, reported.span, plan_id) if kind != PHASE else None
        planned_on = chosen.fields.dated_on if chosen is not None else None
        compared_from = told_from(connection, compared, planned_on) if compared is not None else None
        plan = report_plan(connection, plan_id)
        own = frozenset(row["id"] for row in own_periods(connection, kind, period, plan_id))
    edited = {part_row["key"]: str(part_row["text"]) for part_row in part_rows}
    statements = {stated_row["key"]: STATEMENT_ROWS.from_row(stated_row) for stated_row in stated}
    counted = period if kind != PHASE else str(reported.span.last.year)
    period_facts = facts(
        book,
        counted,
        reported.span,
        plan,
        reported.late,
        compared,
        compared_from,
        reported.cancelled,
        own,
        telling=_telling(kind, period, day, before, issued),
    )
    plan_ends = chosen.fields.to_year if chosen is not None else None
    account = account_of(book, period_facts, _next_period_ends(kind, period, plan_ends))
    outline, draft = _drafted(book, kind, period, account, edited.keys() | statements.keys())
    parts = parts_of(outline, draft, edited, statements)
    return Report(
        kind, period, day, plan, issued, before, period_facts, parts, figures_by_part(draft.totals, parts), account
    )


def _telling(kind: str, period: str, day: date, before: IssuedReport | None, own: IssuedReport | None) -> Telling:
    """Return the years that a report is of as a whole, its own and those since the report after which it begins."""
    years: Sequence[int] = REPORT_PERIODS[kind].years(period)
    if before is not None:
        years = range(int(before.period) + 1, max(years) + 1)
    is_issued = own is not None and own.last == day
    return Telling(years, before.change if before else None, own.change if own and is_issued else None)


def report_passages(kind: str) -> Passages:
    """Return the passages of a kind of report."""
    passages = {HALF_YEAR: half_year_report.HALF_YEAR_REPORT, PHASE: phase_report.PHASE_REPORT}
    return passages.get(kind, annual_report.ANNUAL_REPORT)


def with_edits(unedited: Report, edits: Mapping[str, str | None]) -> Report:
    """Return a report with these edits applied; None resets a part to its draft."""
    return replace(unedited, parts=numbered([with_edit(part, edits) for part in unedited.parts]))


def save_report(
    book: Book,
    kind: str,
    period: str,
    cut_off: date,
    edited: Mapping[str, str | None],
    plan_id: int | None = None,
) -> Changes:
    """Save the cut-off date and the edited parts; None resets a part to its draft.

    A phase counted to today goes on being counted to the day, until its end.
    """
    if kind == PHASE:
        refuse_outside_plan(book, period, plan_id)
    period = checked_period(kind, period)
    checked_cut_off(kind, period, cut_off)
    refuse_cut_off_after(kind, period, cut_off)
    if kind == PHASE and cut_off >= date.today():
        cut_off = usual_cut_off(kind, period)
    with book.store.work(f"Sửa {report_words(kind, period)}") as work:
        report_id = write_report(work, kind, period, plan_id, {"cut_off": to_iso(cut_off)})
        part_rows = records.living(work.connection, "report_part", {"report_id": report_id})
        part_ids = {row["key"]: row["id"] for row in part_rows}
        for key, text in edited.items():
            if text is None and key in part_ids:
                work.delete("report_part", part_ids[key])
            elif text is not None and key in part_ids:
                work.update("report_part", part_ids[key], {"text": clean_text(text)})
            elif text is not None:
                work.insert("report_part", {"report_id": report_id, "key": key, "text": clean_text(text)})
        return work.changes()


def write_report(work: UnitOfWork, kind: str, period: str, plan_id: int | None, values: Mapping[str, object]) -> int:
    """Write values of a report, of which a record is made if need be, and return its id."""
    row = report_row(work.connection, kind, period, plan_id)
    if row is not None:
        work.update("report", row["id"], values)
        return int(row["id"])
    key = {"kind": kind, "period": period, "plan_id": report_plan(work.connection, plan_id, period)}
    day = usual_cut_off(kind, period) if kind == PHASE else cut_off_of_report(work.connection, kind, period, plan_id)
    return work.insert("report", {"cut_off": to_iso(day), **values, **key})


def _next_period_ends(kind: str, period: str, plan_ends: int | None) -> date:
    """Return the last day of the tasks that a report names as those of the next period: of a phase, of its plan."""
    year = whole_span(kind, period).last.year
    if kind == PHASE and plan_ends is not None and plan_ends > year:
        return date(plan_ends, 12, 31)
    return date(year, 12, 31) if kind == HALF_YEAR else date(year + 1, 12, 31)


def _drafted(
    book: Book, kind: str, period: str, account: Account, stored: Collection[str]
) -> tuple[Sequence[ReportSection], Draft]:
    """Return the parts of a report and their drafts; `stored` are the keys of those that the clerk wrote or stated."""
    wording = wording_of(book, report_passages(kind), account.facts.span.last)
    if kind == HALF_YEAR:
        is_of_plan = not account.facts.is_of_main_plan
        unsplit = half_year_report.UNSPLIT if half_year_report.UNSPLIT in stored and not is_of_plan else ""
        outline = half_year_report.outline(wording, is_of_plan=is_of_plan, is_unsplit=bool(unsplit))
        return outline, draft_half_year(account, unsplit)
    late = int(any(account.facts.late.values()))
    annexes = OF_YEARS if kind == PHASE else annexes_of(account, has_tasks=True, late=late)
    plan = account.facts.plan
    division = division_of(plan.headings, plan.task_paths) if plan else division_of((), ())
    top = division.headings or division.whole
    outline_of = phase_report.outline if kind == PHASE else annual_report.outline
    outline = outline_of(wording, [heading.title for heading in top])
    keys = {heading.path: f"plan-{number}" for number, heading in enumerate(top, start=1)}
    titles = {heading.path: heading.title for heading in top}
    if not top:
        # The headings of the wording stand for the plan's, in its order.
        sections = [section for section in outline if section.key.startswith("plan-")]
        titles = {section.key: section.heading for section in sections}
        keys = dict(zip(titles, titles, strict=True))
    draft = draft_annual(account, keys, titles, annexes, division.is_direction)
    # What the clerk wrote instead of a draft may name no task; in one of a year what is to come alone names one twice.
    drafted = [section.key for section in outline if section.key not in stored] if kind == PHASE else ["next"]
    name_by_place(draft, drafted, places_of_tasks(plan))
    if kind == PHASE:
        with book.store.reading() as connection:
            look_back(draft, connection, parse_phase(period).years, account)
    return outline, draft
