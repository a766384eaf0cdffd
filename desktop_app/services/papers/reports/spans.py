"""The span of a report to its cut-off, and the records it tells: an annual one goes on where the one before it ended.

Every record is told in exactly one annual report of a plan, and in one half-year report at most: what is entered for
days whose report was issued before belongs to the next one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.deadlines import Recurrence
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.report_tasks import asks_for_report
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR, RoundCode, parse_round_code, round_title
from desktop_app.domain.vietnamese import is_whole_number, shortened
from desktop_app.domain.year.spans import Ids, Span
from desktop_app.services.dates import from_iso
from desktop_app.services.plan.plan_records import plan_row
from desktop_app.services.year.indicators import period_span
from desktop_app.store import records
from desktop_app.store.queries.report_days import Days, days_of_records

ANNUAL, HALF_YEAR = "annual", "half_year"
"""The kinds of report. An annual one is of a year ("2026"), a half-year one of a round ("2026-H1")."""

_DAY = timedelta(days=1)


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
    return f"báo cáo năm {period}" if kind == ANNUAL else f"báo cáo {round_title(period)}"


def checked_period(kind: str, period: str) -> str:
    """Return the period if it suits the kind of report. Raises InvalidRecord."""
    if kind == HALF_YEAR:
        code = parse_round_code(period)
        if code.half != 1:
            first_half = RoundCode(code.year, 1)
            raise InvalidRecord(
                f"Báo cáo sơ kết là của 6 tháng đầu năm, không phải của đợt {code.title}.",
                "round",
                f"Chọn đợt {first_half.title} ({first_half}).",
            )
        return str(code)
    return checked_year(period)


def checked_year(year: str) -> str:
    """Return the year if papers are made of it. Raises InvalidRecord."""
    if not (len(year) == 4 and is_whole_number(year) and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise InvalidRecord(
            f"“{shortened(year)}” không phải năm của báo cáo, bảng theo dõi: chỉ lập cho {FIRST_YEAR} - {LAST_YEAR}.",
            "year",
            f"Chọn một năm từ {FIRST_YEAR}.",
        )
    return year


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


def is_before_plan(plan: PlanFields, period: str) -> bool:
    """Return whether a period was over before the plan was made, or before its first year."""
    last = period_span(period).last
    begins_later = plan.from_year is not None and last.year < plan.from_year
    return begins_later or (plan.dated_on is not None and plan.dated_on > last)


def usual_cut_off(kind: str, period: str) -> date:
    """Return the usual cut-off date: 15/11 for an annual report (due before 20/11), the last day for a round's."""
    if kind == HALF_YEAR:
        return parse_round_code(period).last_day
    return _usual_year_end(int(checked_period(kind, period)))


def checked_cut_off(kind: str, period: str, cut_off: date) -> date:
    """Return the last day that a report counts. Raises InvalidRecord for a day before its period begins."""
    whole = period_span(checked_period(kind, period))
    if cut_off < whole.first:
        raise InvalidRecord("Ngày chốt số liệu phải nằm trong kỳ báo cáo.", "cut_off")
    return min(cut_off, whole.last)


def refuse_cut_off_after(period: str, cut_off: date) -> None:
    """Refuse a chosen day after the end of the period: no figure would be counted to it. One stored before is kept."""
    last = period_span(period).last
    if cut_off > last:
        raise InvalidRecord(
            f"Ngày chốt số liệu {cut_off:%d/%m/%Y} ở sau kỳ báo cáo.", "cut_off", f"Chọn ngày đến {last:%d/%m/%Y}."
        )


def report_plan(connection: records.Reader, plan_id: int | None) -> int | None:
    """Return the plan a report is of: the one given, else the first one, None in a book without a plan."""
    plan = plan_row(connection, plan_id)
    return None if plan is None else int(plan["id"])


def own_periods(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> Iterator[records.Record]:
    """Yield the periods of the plan's yearly tasks to report that a report is itself the result of."""
    if kind != ANNUAL:
        return
    plan = report_plan(connection, plan_id)
    for task in records.living(connection, "task", {"plan_id": plan, "recurrence": Recurrence.YEARLY.value}):
        if asks_for_report(task["text"], task["recipients"]):
            yield from records.living(connection, "occurrence", {"task_id": task["id"], "period": period})


def report_row(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> records.Record | None:
    """Return the record of a report, None before anything was saved of it."""
    return next((row for row in _rows_of(connection, kind, plan_id) if row["period"] == period), None)


def cut_off_of_report(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> date:
    """Return the day that a report is counted to: the stored one, else the usual one."""
    row = report_row(connection, kind, period, plan_id)
    return (from_iso(row["cut_off"]) if row else None) or usual_cut_off(kind, period)


def issued_reports(connection: records.Reader, kind: str, plan_id: int | None = None) -> list[IssuedReport]:
    """Return the reports of a kind and a plan that were issued or sent from outside, the earliest first."""
    issued = [_issued(row) for row in _rows_of(connection, kind, plan_id) if row["issued_to"] is not None]
    return sorted(issued, key=lambda report: report.last)


def issued_report(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> IssuedReport | None:
    """Return a report as it was issued, None if it was not."""
    return next((report for report in issued_reports(connection, kind, plan_id) if report.period == period), None)


def report_before(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> IssuedReport | None:
    """Return the issued report after which a report begins, if there is one: a half-year one begins with its year."""
    if kind == HALF_YEAR:
        return None
    before = [report for report in issued_reports(connection, kind, plan_id) if report.period < period]
    return before[-1] if before else None


def first_day(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> date:
    """Return the first day that a report tells.

    Of an annual one that is the day after the report before it, or after the usual year's end. Of a half-year one it is
    the first of the year: what came between the two was told in no half year, and is in the annual report.
    """
    if kind == HALF_YEAR:
        return period_span(period).first
    before = report_before(connection, kind, period, plan_id)
    return (before.last if before is not None else _usual_year_end(int(period[:4]) - 1)) + _DAY


def told_span(connection: records.Reader, kind: str, period: str, cut_off: date, plan_id: int | None) -> ToldSpan:
    """Return the days that a report counted to a cut-off date tells, and the records told in it though of other days.

    A report that was issued to this day is counted as it was then. Raises InvalidRecord as `checked_cut_off`.
    """
    last = checked_cut_off(kind, period, cut_off)
    own = issued_report(connection, kind, period, plan_id)
    is_issued = own is not None and own.last == last
    first = own.first if own is not None and is_issued else first_day(connection, kind, period, plan_id)
    at = own.change if own is not None and is_issued else None
    plan = _narrowing_plan(connection, plan_id)
    before = [
        report for report in issued_reports(connection, kind, plan_id) if report.period < period and report.change
    ]
    if not before and at is None:
        return ToldSpan(Span(first, last, plan_id=plan), {})
    days, now = Span(first, last), days_of_records(connection, plan_id=plan)
    then = now if at is None else days_of_records(connection, at, plan)
    as_issued = [days_of_records(connection, report.change, plan) for report in before]
    here = _reported(then, days, before, _reported_before(before, as_issued))
    gone = _cancelled(connection, before[-1], as_issued[-1], then) if before else frozenset()
    added, left_out, late = {}, {}, {}
    for record_kind, days_now in now.items():
        of_here = here[record_kind]
        added[record_kind] = {row_id for row_id in of_here if row_id in days_now and not _lies(days_now[row_id], days)}
        left_out[record_kind] = {
            row_id for row_id, day in days_now.items() if _lies(day, days) and row_id not in of_here
        }
        late[record_kind] = {row_id for row_id, day in of_here.items() if day < first.isoformat()}
    return ToldSpan(Span(first, last, added, left_out, plan), late, gone)


def told_from(connection: records.Reader, span: Span, planned_on: date | None) -> date:
    """Return the day from which a report says it counts: the plan's own where no record lies before it."""
    if planned_on is None or not span.first < planned_on <= span.last:
        return span.first
    before = Span(span.first, planned_on - _DAY)
    days = days_of_records(connection, plan_id=span.plan_id)
    has_earlier = any(_lies(day, before) for of_kind in days.values() for day in of_kind.values())
    return span.first if has_earlier else planned_on


def first_of_phase(connection: records.Reader, span: Span, planned_on: date | None) -> date:
    """Return the day from which a report over years tells: not before the plan was made, to which nothing belongs.

    A plan with results of days before its own was issued anew: they are its results.
    """
    if planned_on is None or planned_on <= span.first:
        return span.first
    results = days_of_records(connection, plan_id=span.plan_id)["occurrence"]
    was_there = any(day < planned_on.isoformat() for day in results.values())
    return span.first if was_there else min(planned_on, span.last)


def cancelled_since(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> list[records.Record]:
    """Return the awards that a report counts as it was issued and that were cancelled since, in their order."""
    own = issued_report(connection, kind, period, plan_id)
    if own is None or own.change is None:
        return []
    plan = _narrowing_plan(connection, plan_id)
    days = Span(own.first, own.last)
    then, now = (days_of_records(connection, at, plan)["award"] for at in (own.change, None))
    ids = [row_id for row_id, day in then.items() if row_id not in now and _lies(day, days)]
    rows = records.fetch_many(connection, "award", ids)
    return [rows[row_id] for row_id in sorted(rows) if rows[row_id]["cancelled_on"]]


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
            if row_id not in reported_ids.get(kind, ()) and any(_lies(day, reported) for reported in spans)
        }
        for kind, of_kind in days.items()
    }


def _lies(day: str, span: Span) -> bool:
    return span.first.isoformat() <= day <= span.last.isoformat()


def _rows_of(connection: records.Reader, kind: str, plan_id: int | None) -> Iterator[records.Record]:
    plan = report_plan(connection, plan_id)
    # A report that was saved before the book had a plan is of the first one.
    plans = {plan} if plan_id is not None and plan != report_plan(connection, None) else {plan, None}
    return (row for row in records.living(connection, "report", {"kind": kind}) if row["plan_id"] in plans)


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


def _narrowing_plan(connection: records.Reader, plan_id: int | None) -> int | None:
    """Return the plan whose records alone count, None where there is but one."""
    return report_plan(connection, plan_id) if len(records.living(connection, "plan")) > 1 else None


def _usual_year_end(year: int) -> date:
    return date(year, 11, 15)
