"""The span of a report to its cut-off, and the records it tells: an annual one goes on where the one before it ended.

Every record is told in exactly one annual report of a plan, and in one half-year report at most: what is entered for
days whose report was issued before belongs to the next one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.deadlines import Recurrence
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.plan.phases import Phase, parse_phase, usual_phases, without_phases
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.report_tasks import asks_for_report, asks_for_report_within
from desktop_app.domain.year.report_periods import ANNUAL, PHASE, REPORT_PERIODS
from desktop_app.domain.year.spans import Ids, Span
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.plan.plan_records import chosen_plan, is_main_plan, plan_row
from desktop_app.services.year.indicators import period_span
from desktop_app.store import records
from desktop_app.store.queries.report_days import DatedTables, Days, days_of_records

NO_PHASE: Final = "Kế hoạch này không có giai đoạn nhiều năm: ghi năm đầu, năm cuối ở trang Kế hoạch."
"""Said of a plan without its first or last year."""
_DAY: Final = timedelta(days=1)
_BEFORE_DUE: Final = timedelta(days=4)
"""A report that is due on 19/11, before 20/11, is counted to 15/11."""


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """A report that was issued, with the days it tells.

    `change` is its place in the change log; None for one sent from outside, which told all of its days.
    """

    id: int
    kind: str
    plan_id: int | None
    period: str
    first: date
    last: date
    change: int | None
    number: str
    dated_on: date | None

    @property
    def words(self) -> str:
        """The report in words: "báo cáo năm 2025"."""
        return report_words(self.kind, self.period)


@dataclass(frozen=True, slots=True)
class ToldSpan:
    """A report's span, and which of its records are `late`: of days whose report was issued without them.

    `cancelled` are the awards that the report before it counts and that were cancelled on its days, but after it was
    issued: it could not say so.
    """

    span: Span
    late: Ids
    cancelled: frozenset[int] = frozenset()


def report_words(kind: str, period: str) -> str:
    """Return a report in words: "báo cáo năm 2026"."""
    return REPORT_PERIODS[kind].words(period)


def checked_period(kind: str, period: str) -> str:
    """Return the period if it suits the kind of report. Raises InvalidRecord."""
    return REPORT_PERIODS[kind].checked(period)


def whole_span(kind: str, period: str) -> Span:
    """Return the days of the period of a report. Raises InvalidRecord."""
    return Span(*REPORT_PERIODS[kind].days(checked_period(kind, period)))


def refuse_before_plan(plan: PlanFields, period: str, name: str) -> None:
    """Refuse a paper on a plan for a period that was over before the plan: it could only have empty parts.

    `name` is the field of the period. A period after the plan's last year has what is late and what came of it.
    """
    if not is_before_plan(plan, period):
        return
    last = period_span(period).last
    begins_later = plan.from_year is not None and last.year < plan.from_year
    why = f"thực hiện từ năm {plan.from_year}" if begins_later else f"ban hành ngày {day_words(plan.dated_on or last)}"
    raise InvalidRecord(
        f"{plan.cited_shortly} {why}: {period_title(period)} chưa có nhiệm vụ nào của kế hoạch này.",
        name,
        "Chọn kỳ sau, hoặc chọn kế hoạch khác.",
    )


def refuse_outside_plan(book: Book, code: str, plan_id: int | None) -> None:
    """Refuse a phase that is none of the plan's, or that has not begun. Raises InvalidRecord."""
    refuse_without_phases(book, plan_id, _year_of(code))
    chosen = chosen_plan(book, plan_id, _year_of(code))
    if chosen is None:
        raise InvalidRecord("Sổ chưa có kế hoạch nào để báo cáo.", "plan", "Nhập kế hoạch ở trang Kế hoạch trước.")
    plan = chosen.fields
    if not code:
        raise InvalidRecord(NO_PHASE, "phase")
    phase = parse_phase(code)
    if not phase.within(plan.from_year, plan.to_year):
        raise InvalidRecord(f"Giai đoạn {phase.words} nằm ngoài thời gian của kế hoạch ({plan.years}).", "phase")
    if date.today().year < phase.first:
        raise InvalidRecord(f"Giai đoạn {phase.words} chưa bắt đầu.", "phase")


def phases_of_plan(book: Book, plan_id: int | None) -> tuple[Phase, ...]:
    """Return the phases of a plan to choose from: the usual ones, and those of which a report was begun."""
    chosen = chosen_plan(book, plan_id)
    if chosen is None or without_phases(chosen.fields.from_year, chosen.fields.to_year):
        return ()
    usual = usual_phases(chosen.fields.from_year, chosen.fields.to_year)
    with book.store.reading() as connection:
        begun = [parse_phase(row["period"]) for row in _rows_of(connection, PHASE, plan_id, "")]
    return tuple(sorted({*usual, *begun}, key=lambda phase: (phase.last, phase.first)))


def refuse_without_phases(book: Book, plan_id: int | None, year: int | None = None) -> None:
    """Raise InvalidRecord for a plan of a single year, of which there is a yearly report."""
    plan = chosen_plan(book, plan_id, year)
    if plan is not None and (why := without_phases(plan.fields.from_year, plan.fields.to_year)):
        raise InvalidRecord(why, "plan")


def is_before_plan(plan: PlanFields, period: str) -> bool:
    """Return whether a period was over before the plan was made, or before its first year."""
    last = period_span(period).last
    begins_later = plan.from_year is not None and last.year < plan.from_year
    return begins_later or (plan.dated_on is not None and plan.dated_on > last)


def usual_cut_off(kind: str, period: str) -> date:
    """Return the usual cut-off date: 15/11 for an annual report (due before 20/11), else the last day of the period."""
    return REPORT_PERIODS[kind].usual_end(checked_period(kind, period))


def checked_cut_off(kind: str, period: str, cut_off: date) -> date:
    """Return the last day that a report counts. Raises InvalidRecord for a day before its period begins."""
    whole = whole_span(kind, period)
    if cut_off < whole.first:
        raise InvalidRecord("Ngày chốt số liệu phải nằm trong kỳ báo cáo.", "cut_off")
    return min(cut_off, whole.last)


def refuse_cut_off_after(kind: str, period: str, cut_off: date) -> None:
    """Refuse a chosen day after the end of the period: no figure would be counted to it. One stored before is kept."""
    last = whole_span(kind, period).last
    if cut_off > last:
        raise InvalidRecord(
            f"Ngày chốt số liệu {cut_off:%d/%m/%Y} ở sau kỳ báo cáo.", "cut_off", f"Chọn ngày đến {last:%d/%m/%Y}."
        )


def report_plan(connection: records.Reader, plan_id: int | None, period: str = "") -> int | None:
    """Return the plan a report is of: the one given, else that of the (first) year of its period, "" for this year.

    None in a book without a plan.
    """
    plan = plan_row(connection, plan_id, _year_of(period))
    return None if plan is None else int(plan["id"])


def own_periods(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> Iterator[records.Record]:
    """Yield the periods of the plan's tasks to report that a report is itself the result of.

    A plan of one year asks for it once, when the year ends; one that names nobody above, from its own head.
    """
    if kind != ANNUAL:
        return
    plan = report_plan(connection, plan_id, period)
    tasks = list(records.living(connection, "task", {"plan_id": plan}))
    asked = [task for task in tasks if asks_for_report(task["text"], task["recipients"])]
    if not asked and not is_main_plan(connection, plan, _years_of(kind, period)):
        asked = [task for task in tasks if asks_for_report_within(task["text"])]
    end = REPORT_PERIODS[kind].usual_end(period).isoformat()
    for task in asked:
        if task["recurrence"] == Recurrence.YEARLY.value:
            yield from records.living(connection, "occurrence", {"task_id": task["id"], "period": period})
        elif _is_of_one_year(connection, plan, period):
            once = records.living(connection, "occurrence", {"task_id": task["id"], "year": int(period)})
            yield from (row for row in once if (row["due_on"] or "") > end)


def _is_of_one_year(connection: records.Reader, plan_id: int | None, year: str) -> bool:
    plan = plan_row(connection, plan_id)
    return plan is not None and plan["from_year"] == plan["to_year"] == int(year)


def report_row(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> records.Record | None:
    """Return the record of a report, None before anything was saved of it."""
    return next((row for row in _rows_of(connection, kind, plan_id, period) if row["period"] == period), None)


def cut_off_of_report(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> date:
    """Return the day that a report is counted to: the stored one, else the usual one; of a phase that runs, today."""
    row = report_row(connection, kind, period, plan_id)
    day = (from_iso(row["cut_off"]) if row else None) or _usual_of_plan(connection, kind, period, plan_id)
    return min(day, date.today()) if kind == PHASE else day


def _usual_of_plan(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> date:
    """Return the usual day, of a plan of one year as long before its own report is due as of all others."""
    usual = usual_cut_off(kind, period)
    if kind != ANNUAL or not _is_of_one_year(connection, report_plan(connection, plan_id, period), period):
        return usual
    due = [from_iso(row["due_on"]) for row in own_periods(connection, kind, period, plan_id)]
    later = [day - _BEFORE_DUE for day in due if day is not None]
    return max([usual, *later])


def issued_reports(
    connection: records.Reader, kind: str, plan_id: int | None = None, period: str = ""
) -> list[IssuedReport]:
    """Return the reports of a kind and a plan that were issued or sent from outside, the earliest first.

    Without a plan those of the plan that a report of the period is of.
    """
    issued = [_issued(row) for row in _rows_of(connection, kind, plan_id, period) if row["issued_to"] is not None]
    return sorted(issued, key=lambda report: report.last)


def issued_report(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> IssuedReport | None:
    """Return a report as it was issued, None if it was not."""
    issued = issued_reports(connection, kind, plan_id, period)
    return next((report for report in issued if report.period == period), None)


def report_before(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> IssuedReport | None:
    """Return the issued report after which a report begins, if there is one: others begin with their own period."""
    if not REPORT_PERIODS[kind].is_continued:
        return None
    before = [report for report in issued_reports(connection, kind, plan_id, period) if report.period < period]
    return before[-1] if before else None


def first_day(connection: records.Reader, kind: str, period: str, plan_id: int | None, last: date) -> date:
    """Return the first day that a report counted to a last one tells.

    Of an annual one that is the day after the report before it, or after the usual year's end. Of a half-year one it is
    the first of the year: what came between the two was told in no half year, and is in the annual report. A phase
    begins with its years, or with its plan; counted to a day before its plan it tells that day alone.
    """
    if kind == PHASE:
        span = replace(whole_span(kind, period), last=last, plan_id=report_plan(connection, plan_id, period))
        plan = plan_row(connection, span.plan_id)
        return _first_of_phase(connection, span, from_iso(plan["dated_on"]) if plan is not None else None)
    if not REPORT_PERIODS[kind].is_continued:
        return whole_span(kind, period).first
    before = report_before(connection, kind, period, plan_id)
    return (before.last if before is not None else REPORT_PERIODS[kind].usual_end(str(int(period) - 1))) + _DAY


def told_span(connection: records.Reader, kind: str, period: str, cut_off: date, plan_id: int | None) -> ToldSpan:
    """Return the days that a report counted to a cut-off date tells, and the records told in it though of other days.

    A report that was issued to this day is counted as it was then; that on a phase looks back on years that were told
    before and always has all that is known of them. Raises InvalidRecord as `checked_cut_off`.
    """
    last = checked_cut_off(kind, period, cut_off)
    if kind == PHASE:
        first = first_day(connection, kind, period, plan_id, last)
        plan = report_plan(connection, plan_id, period)
        return ToldSpan(Span(first, last, plan_id=plan, with_rest=tells_rest(connection, kind, period, plan)), {})
    own = issued_report(connection, kind, period, plan_id)
    is_issued = own is not None and own.last == last
    first = own.first if own is not None and is_issued else first_day(connection, kind, period, plan_id, last)
    at = own.change if own is not None and is_issued else None
    plan = narrowing_plan(connection, plan_id, period)
    with_rest = tells_rest(connection, kind, period, plan)
    before = [
        report
        for report in issued_reports(connection, kind, plan_id, period)
        if report.period < period and report.change
    ]
    if not before and at is None:
        return ToldSpan(Span(first, last, plan_id=plan, with_rest=with_rest), {})
    tables = DatedTables(connection)
    days, now = Span(first, last), days_of_records(tables, plan_id=plan, with_rest=with_rest)
    then = now if at is None else days_of_records(tables, at, plan, with_rest=with_rest)
    as_issued = [
        days_of_records(tables, report.change, plan, with_rest=tells_rest(connection, report.kind, report.period, plan))
        for report in before
    ]
    here = _reported(then, days, before, _reported_before(before, as_issued))
    gone = _cancelled(connection, before[-1], as_issued[-1], then) if before else frozenset()
    added, left_out, late = {}, {}, {}
    for record_kind, days_now in now.items():
        of_here = here[record_kind]
        added[record_kind] = {row_id for row_id in of_here if row_id in days_now and not lies(days_now[row_id], days)}
        left_out[record_kind] = {
            row_id for row_id, day in days_now.items() if lies(day, days) and row_id not in of_here
        }
        late[record_kind] = {row_id for row_id, day in of_here.items() if day < first.isoformat()}
    return ToldSpan(Span(first, last, added, left_out, plan, with_rest), late, gone)


def told_from(connection: records.Reader, span: Span, planned_on: date | None) -> date:
    """Return the day from which a report says it counts: the plan's own where no record lies before it."""
    if planned_on is None or not span.first < planned_on <= span.last:
        return span.first
    before = Span(span.first, planned_on - _DAY)
    days = days_of_records(DatedTables(connection), plan_id=span.plan_id, with_rest=span.with_rest)
    has_earlier = any(lies(day, before) for of_kind in days.values() for day in of_kind.values())
    return span.first if has_earlier else planned_on


def _first_of_phase(connection: records.Reader, span: Span, planned_on: date | None) -> date:
    """Return the day from which a report over years tells: not before the plan was made, to which nothing belongs.

    A plan with results of days before its own was issued anew: they are its results.
    """
    if planned_on is None or planned_on <= span.first:
        return span.first
    results = days_of_records(DatedTables(connection), plan_id=span.plan_id)["occurrence"]
    was_there = any(day < planned_on.isoformat() for day in results.values())
    return span.first if was_there else min(planned_on, span.last)


def entered_since(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> ToldSpan | None:
    """Return the days of an issued report, and as late the records of them that came after it; None of one not issued.

    One on a phase counts all that is known whenever it is printed: nothing comes too late for it.
    """
    own = issued_report(connection, kind, period, plan_id)
    if own is None or own.change is None or kind == PHASE:
        return None
    plan = narrowing_plan(connection, plan_id, period)
    with_rest = tells_rest(connection, kind, period, plan)
    days, tables = Span(own.first, own.last, plan_id=plan, with_rest=with_rest), DatedTables(connection)
    then, now = (days_of_records(tables, at, plan, with_rest=with_rest) for at in (own.change, None))
    came = {
        record_kind: {row_id for row_id, day in of_kind.items() if lies(day, days) and row_id not in then[record_kind]}
        for record_kind, of_kind in now.items()
    }
    return ToldSpan(days, came)


def _cancelled(connection: records.Reader, before: IssuedReport, as_issued: Days, then: Days) -> frozenset[int]:
    """Return the awards that were cancelled on days of the report before, after it was issued and until `then`."""
    ids = [row_id for row_id in as_issued["award"] if row_id not in then["award"]]
    rows = records.fetch_many(connection, "award", ids)
    last = before.last.isoformat()
    return frozenset(row_id for row_id, row in rows.items() if row["cancelled_on"] and row["cancelled_on"] <= last)


def span_compared(connection: records.Reader, kind: str, period: str, span: Span, plan_id: int | None) -> Span:
    """Return what the figures of a report's span are compared with: the same days of the year before.

    If a report told just these days, then what it told. What this one tells late counts here alone.
    """
    same_days = span.year_before
    earlier = issued_report(connection, kind, f"{int(period[:4]) - 1}{period[4:]}", plan_id)
    if earlier is not None and (earlier.first, earlier.last) == (same_days.first, same_days.last):
        same_days = told_span(connection, kind, earlier.period, earlier.last, plan_id).span
    left_out = {
        record_kind: {*same_days.left_out.get(record_kind, ()), *span.added.get(record_kind, ())}
        for record_kind in same_days.left_out.keys() | span.added.keys()
    }
    return replace(same_days, left_out=left_out)


def _reported_before(before: Sequence[IssuedReport], as_issued: Sequence[Days]) -> Mapping[str, set[int]]:
    ids_by_kind: defaultdict[str, set[int]] = defaultdict(set)
    for place, (report, days) in enumerate(zip(before, as_issued, strict=True)):
        for kind, ids in _reported(days, Span(report.first, report.last), before[:place], ids_by_kind).items():
            ids_by_kind[kind].update(ids)
    return ids_by_kind


def _reported(
    days: Days, span: Span, before: Sequence[IssuedReport], reported_ids: Mapping[str, set[int]]
) -> dict[str, dict[int, str]]:
    """Return the records that a report tells, with their days: those of its span, and those missed before."""
    spans = [span, *(Span(report.first, report.last) for report in before)]
    return {
        kind: {
            row_id: day
            for row_id, day in of_kind.items()
            if row_id not in reported_ids.get(kind, ()) and any(lies(day, reported) for reported in spans)
        }
        for kind, of_kind in days.items()
    }


def lies(day: str, span: Span) -> bool:
    """Return whether a day (ISO) is one of a span."""
    return span.first.isoformat() <= day <= span.last.isoformat()


def _rows_of(connection: records.Reader, kind: str, plan_id: int | None, period: str) -> Iterator[records.Record]:
    plan = report_plan(connection, plan_id, period)
    for row in records.living(connection, "report", {"kind": kind}):
        # A report that was saved before the book had a plan is of that which goes with its years.
        if row["plan_id"] == plan or (row["plan_id"] is None and report_plan(connection, None, row["period"]) == plan):
            yield row


def _issued(row: records.Record) -> IssuedReport:
    return IssuedReport(
        id=row["id"],
        kind=row["kind"],
        plan_id=row["plan_id"],
        period=row["period"],
        first=date.fromisoformat(row["issued_from"]),
        last=date.fromisoformat(row["issued_to"]),
        change=row["issued_change"],
        number=row["number"],
        dated_on=from_iso(row["dated_on"]),
    )


def narrowing_plan(connection: records.Reader, plan_id: int | None, period: str) -> int | None:
    """Return the plan whose records alone count, None where there is but one."""
    return report_plan(connection, plan_id, period) if len(records.living(connection, "plan")) > 1 else None


def tells_rest(connection: records.Reader, kind: str, period: str, plan: int | None) -> bool:
    """Return whether a report of a plan tells what names no plan: that of the plan of the years it is of."""
    return is_main_plan(connection, plan, _years_of(kind, period))


def _years_of(kind: str, period: str) -> Sequence[int]:
    first, last = REPORT_PERIODS[kind].days(period)
    return range(first.year, last.year + 1)


def _year_of(period: str) -> int | None:
    """Return the year that a period begins in, None for ""."""
    return int(period[:4]) if period else None
