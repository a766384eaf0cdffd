"""Statements that a section of a report has nothing to tell, kept with the day and the name of who made them."""

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.year.statements import StatementFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import STATEMENT_ROWS, Report, report, write_report
from desktop_app.services.papers.reports.parts import ReportPart, parents
from desktop_app.services.papers.reports.spans import report_words
from desktop_app.services.papers.reports.texts.causes import written_causes
from desktop_app.store import records


def state_nothing(
    book: Book, kind: str, period: str, key: str, fields: StatementFields, plan_id: int | None = None
) -> Changes:
    """Record that a part of a report has nothing to tell; a statement made before is replaced.

    Raises InvalidRecord for a part that has records, or that others speak against, or is none.
    """
    fields = fields.checked(date.today())
    unstated = report(book, kind, period, plan_id=plan_id)
    part = part_called(unstated, key)
    if part.key in parents(unstated.parts):
        raise InvalidRecord(f"“{part.title}” là đề mục lớn: xác nhận ở từng mục bên dưới.", "key")
    if part.has_records and not part.drafted:
        raise InvalidRecord(part.why_left_out, "key")
    if part.has_records and not written_causes(part.drafted):
        heading = clean_line(part.heading)
        raise InvalidRecord(f"Mục “{heading}” còn dòng chấm: ghi nguyên nhân ở từng tồn tại, hạn chế đã nêu.", "key")
    if part.has_records:
        raise InvalidRecord(f"Mục “{clean_line(part.heading)}” có số liệu trong sổ, không thể xác nhận là không có.")
    with book.store.work(f"Xác nhận mục “{clean_line(part.heading)}” của {report_words(kind, period)}") as work:
        report_id = write_report(work, kind, unstated.period, plan_id, {})
        match = {"report_id": report_id, "key": part.key}
        values = STATEMENT_ROWS.as_row(fields)
        rows = records.living(work.connection, "report_statement", match)
        if rows:
            work.update("report_statement", rows[0]["id"], values)
        else:
            work.insert("report_statement", match | values)
        return work.changes()


def withdraw_statement(book: Book, kind: str, period: str, key: str, plan_id: int | None = None) -> Changes:
    """Delete the statement of a part. Raises InvalidRecord if it has none."""
    stated = report(book, kind, period, plan_id=plan_id)
    part = part_called(stated, key)
    if part.statement is None:
        raise InvalidRecord(f"Mục “{clean_line(part.heading)}” chưa có lời xác nhận nào.")
    with book.store.work(f"Bỏ xác nhận mục “{clean_line(part.heading)}” của {report_words(kind, period)}") as work:
        report_id = write_report(work, kind, stated.period, plan_id, {})
        for row in records.living(work.connection, "report_statement", {"report_id": report_id, "key": part.key}):
            work.delete("report_statement", row["id"])
        return work.changes()


def part_called(source: Report, key: str) -> ReportPart:
    """Return the part of a report with a key. Raises InvalidRecord naming those there are."""
    named: Mapping[str, ReportPart] = {part.key: part for part in source.parts}
    if key not in named:
        raise InvalidRecord(f"Báo cáo không có mục “{key}”; có: {', '.join(named)}.", "key")
    return named[key]
