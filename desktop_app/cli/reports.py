"""Reports on the command line: which were issued or sent, what one tells late, and their spans opened again."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day, read_optional_day
from desktop_app.domain.errors import UsageError
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.services.papers.reports.sent_reports import ReportKey


def show(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the reports that were issued or sent, with the days they tell."""
    from desktop_app.services.papers.reports.sent_reports import known_reports

    with opened(folder) as book:
        reports = known_reports(book, options.plan)
    lines = [
        f"{report.words}: từ ngày {report.first:%d/%m/%Y} đến ngày {report.last:%d/%m/%Y}"
        f"{f', số {report.number}' if report.number else ''}"
        f"{f', ngày {report.dated_on:%d/%m/%Y}' if report.dated_on else ''}"
        f"{' (gửi từ trước)' if report.change is None else ''}"
        for report in reports
    ]
    out.answer([asdict(report) for report in reports], lines or ["Chưa có báo cáo nào đã phát hành hoặc đã gửi."])


def late(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the records that a report tells late, since the report of their days was issued without them."""
    from desktop_app.services.papers.reports.late_entries import late_entries

    key, cut_off = _key(options), read_optional_day(options.cut_off, what="Ngày chốt số liệu")
    with opened(folder) as book:
        entries = late_entries(book, key.kind, key.period, cut_off, key.plan_id)
    lines = [f"{entry.day:%d/%m/%Y}\t{entry.what}\t{entry.id}\t{entry.name}" for entry in entries]
    out.answer([asdict(entry) for entry in entries], lines or ["Không có số liệu bổ sung của kỳ trước."])


def record_sent(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that a report was sent from outside the program."""
    from desktop_app.domain.year.sent_reports import SentReportFields
    from desktop_app.services.papers.reports import sent_reports

    dated_on, cut_off = read_day(options.date), read_day(options.cut_off, what="Ngày chốt số liệu")
    with opened(folder) as book:
        changes = sent_reports.record_sent(book, _key(options), SentReportFields(options.number, dated_on, cut_off))
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def open_again(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Open the span of a report again, as if it had not been issued or sent."""
    from desktop_app.services.papers.reports import sent_reports

    with opened(folder) as book:
        changes = sent_reports.open_again(book, _key(options))
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def _key(options: argparse.Namespace) -> ReportKey:
    from desktop_app.services.papers.reports.sent_reports import ReportKey
    from desktop_app.services.papers.reports.spans import ANNUAL, HALF_YEAR

    if (options.year is None) == (options.round is None):
        raise UsageError("Chọn một báo cáo: --year của báo cáo năm, hoặc --round của báo cáo sơ kết.")
    if options.year is not None:
        return ReportKey(ANNUAL, str(options.year), options.plan)
    return ReportKey(HALF_YEAR, options.round, options.plan)
