"""Reports issued here or sent from outside: what closes the span of a report, and opens it again.

Issuing an annual report also completes the period of the plan's task to send it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import bare_number, document_words
from desktop_app.domain.year.report_periods import PHASE, REPORT_PERIODS
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.papers.reports.entered import write_report
from desktop_app.services.papers.reports.spans import (
    IssuedReport,
    checked_cut_off,
    checked_period,
    cut_off_of_report,
    first_day,
    issued_report,
    issued_reports,
    own_periods,
    refuse_cut_off_after,
    refuse_outside_plan,
    report_words,
)
from desktop_app.services.plan.occurrences import DONE
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

SENT_ROWS: Final = RowCodec(SentReportFields, "report")
_NOT_ISSUED: Final = {"issued_from": None, "issued_to": None, "issued_change": None, "number": "", "dated_on": None}


@dataclass(frozen=True, slots=True)
class ReportKey:
    """Which report: its kind, its period, and its plan (None: the first one)."""

    kind: str
    period: str
    plan_id: int | None = None

    @property
    def words(self) -> str:
        """The report in words: "báo cáo năm 2026"."""
        return report_words(self.kind, self.period)


def record_sent(book: Book, key: ReportKey, fields: SentReportFields) -> Changes:
    """Record that a report was sent from outside, or correct what was recorded of it. Raises InvalidRecord."""
    key, fields = _checked(key), fields.checked(date.today())
    checked_cut_off(key.kind, key.period, fields.cut_off)
    refuse_cut_off_after(key.kind, key.period, fields.cut_off)
    if key.kind == PHASE:
        refuse_outside_plan(book, key.period, key.plan_id)
    with book.store.work(f"Ghi {key.words} đã gửi, số {fields.number}") as work:
        own = issued_report(work.connection, key.kind, key.period, key.plan_id)
        if own is not None and own.change is not None:
            raise InvalidRecord(f"{_beginning(own.words)} đã phát hành trong sổ này.", "number")
        _refuse_before_later(work.connection, key, fields.cut_off)
        values = SENT_ROWS.as_row(fields) | {
            "issued_from": to_iso(first_day(work.connection, key.kind, key.period, key.plan_id, fields.cut_off)),
            "issued_to": to_iso(fields.cut_off),
        }
        write_report(work, key.kind, key.period, key.plan_id, values)
        _complete_task(work, key, fields.number, fields.dated_on)
        return work.changes()


def open_again(book: Book, key: ReportKey) -> Changes:
    """Open the span of a report again, as if it had not been issued; papers issued of it stay. Raises InvalidRecord."""
    key = _checked(key)
    with book.store.work(f"Mở lại {key.words}") as work:
        own = issued_report(work.connection, key.kind, key.period, key.plan_id)
        if own is None:
            raise InvalidRecord(f"{_beginning(key.words)} chưa phát hành.")
        _refuse_before_later(work.connection, key, None)
        work.update("report", own.id, _NOT_ISSUED)
        return work.changes()


def check_issue(book: Book, key: ReportKey, cut_off: date | None) -> None:
    """Raise InvalidRecord if a report cannot be issued as it is counted to a day (None: the stored or usual one)."""
    key = _checked(key)
    with book.store.reading() as connection:
        own = issued_report(connection, key.kind, key.period, key.plan_id)
        last = checked_cut_off(
            key.kind, key.period, cut_off or cut_off_of_report(connection, key.kind, key.period, key.plan_id)
        )
        if own is not None and own.change is None:
            raise InvalidRecord(
                f"{_beginning(own.words)} đã ghi là gửi từ trước (số {own.number}).",
                hint="Mở lại báo cáo rồi phát hành.",
            )
        if own is None or own.last != last:
            _refuse_before_later(connection, key, last)


def mark_issued(work: UnitOfWork, key: ReportKey, cut_off: date | None, number: str, dated_on: date | None) -> None:
    """Close the span of a report that is being issued. Once closed, another version of the same days leaves it so."""
    key = _checked(key)
    own = issued_report(work.connection, key.kind, key.period, key.plan_id)
    last = checked_cut_off(
        key.kind, key.period, cut_off or cut_off_of_report(work.connection, key.kind, key.period, key.plan_id)
    )
    _complete_task(work, key, number, dated_on or date.today())
    if own is not None and own.last == last:
        return
    values = {
        "cut_off": to_iso(last),
        "issued_from": to_iso(first_day(work.connection, key.kind, key.period, key.plan_id, last)),
        "issued_to": to_iso(last),
        "issued_change": work.changes().change_id,
        "number": number,
        "dated_on": to_iso(dated_on),
    }
    write_report(work, key.kind, key.period, key.plan_id, values)


def sent_before(book: Book, key: ReportKey) -> str:
    """Return under which number a report was sent already, and how to have it again; "" if it was not."""
    with book.store.reading() as connection:
        own = issued_report(connection, key.kind, key.period, key.plan_id)
    if own is None or not own.number:
        return ""
    day = f" ngày {own.dated_on:%d/%m/%Y}" if own.dated_on is not None else ""
    again = "" if own.change is None else "; in lại bằng “In lại” (reprint)"
    return f"{_beginning(own.words)} đã gửi{day}, số {own.number}{again}."


def numbered_otherwise(book: Book, key: ReportKey) -> str:
    """Return that a report has another number than the result of the plan's task to send it, "" if it has not."""
    with book.store.reading() as connection:
        own = issued_report(connection, key.kind, key.period, key.plan_id)
        periods = list(own_periods(connection, key.kind, key.period, key.plan_id))
    if own is None or not own.number:
        return ""
    others = (
        row
        for row in periods
        if row["document_number"] and bare_number(row["document_number"]) != bare_number(own.number)
    )
    other = next(others, None)
    if other is None:
        return ""
    document = document_words(
        other["document_type"] or "Báo cáo", other["document_number"], from_iso(other["document_date"])
    )
    return (
        f"{_beginning(own.words)} đã gửi là số {own.number}, còn kết quả của nhiệm vụ báo cáo năm {key.period} ghi "
        f"{document}: xem lại, sửa số không đúng."
    )


def known_reports(book: Book, plan_id: int | None = None) -> list[IssuedReport]:
    """Return all reports of a plan that were issued here or sent from outside, the earliest first."""
    with book.store.reading() as connection:
        rows = [report for kind in REPORT_PERIODS for report in issued_reports(connection, kind, plan_id)]
    return sorted(rows, key=lambda report: (report.last, report.kind))


def _checked(key: ReportKey) -> ReportKey:
    return replace(key, period=checked_period(key.kind, key.period))


def _last_day(connection: records.Reader, key: ReportKey, cut_off: date | None) -> date:
    day = cut_off or cut_off_of_report(connection, key.kind, key.period, key.plan_id)
    return checked_cut_off(key.kind, key.period, day)


def _refuse_before_later(connection: records.Reader, key: ReportKey, last: date | None) -> None:
    """Refuse an end of a span that a report issued later does not follow on: days would be told twice, or by none."""
    if key.kind == PHASE:
        # Phases lie in one another: each looks back on all of its years.
        return
    later = [report for report in issued_reports(connection, key.kind, key.plan_id) if report.period > key.period]
    if later and (last is None or last + timedelta(days=1) != later[0].first):
        raise InvalidRecord(
            f"{_beginning(later[0].words)} đã phát hành, tính từ ngày {later[0].first:%d/%m/%Y}.",
            "cut_off",
            "Mở lại báo cáo sau trước.",
        )


def _complete_task(work: UnitOfWork, key: ReportKey, number: str, day: date) -> None:
    """Complete the period of the plan's yearly task to report, unless the clerk has done so."""
    for row in own_periods(work.connection, key.kind, key.period, key.plan_id):
        if row["done_on"] is None:
            papers = {"document_type": "Báo cáo", "document_number": number, "document_date": to_iso(day)}
            filled = {} if row["document_type"] or row["document_number"] else papers
            work.update("occurrence", row["id"], {"done_on": to_iso(day), **DONE, **filled})


def _beginning(words: str) -> str:
    return words[:1].upper() + words[1:]
