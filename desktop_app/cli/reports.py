"""Reports on the command line: which were issued or sent, what one tells late, its figures, and what is stated."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
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


def show_figures(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the sentences drafted for a report, each with the list of the records that it tells."""
    from desktop_app.services.papers.reports.entered import report
    from desktop_app.services.papers.reports.figures import figures_of

    key, cut_off = _key(options), read_optional_day(options.cut_off, what="Ngày chốt số liệu")
    with opened(folder) as book:
        source = report(book, key.kind, key.period, cut_off, key.plan_id)
    lines: list[str] = []
    value = []
    before: tuple[str, str] = ("", "")
    for figure in figures_of(source):
        if before[0] != figure.heading:
            lines.append(figure.heading)
        if before != (figure.heading, figure.sentence):
            lines.append(f"  {figure.sentence}")
        before = (figure.heading, figure.sentence)
        command = f"list {figure.query.kind} --ids {','.join(map(str, figure.query.scope['ids']))}"
        lines.append(f"    {figure.text}\t{figure.meaning}\t{command}")
        number = None if figure.value is None else float(figure.value)
        value.append(asdict(figure) | {"value": number, "command": command})
    out.answer(value, lines or ["Báo cáo chưa có câu nào soạn từ số liệu."])


def state(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that a part of a report has nothing to tell."""
    from desktop_app.domain.year.statements import StatementFields
    from desktop_app.services.papers.reports.entered import report
    from desktop_app.services.papers.reports.statements import part_called, state_nothing

    key = _key(options)
    day = read_day(options.date, what="Ngày xác nhận") if options.date else date.today()
    with opened(folder) as book:
        offered = part_called(report(book, key.kind, key.period, plan_id=key.plan_id), options.part).offered_statement
        fields = StatementFields(options.text or offered, day, options.by)
        changes = state_nothing(book, key.kind, key.period, options.part, fields, key.plan_id)
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def withdraw(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Withdraw the statement of a part."""
    from desktop_app.services.papers.reports.statements import withdraw_statement

    key = _key(options)
    with opened(folder) as book:
        changes = withdraw_statement(book, key.kind, key.period, options.part, key.plan_id)
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def _key(options: argparse.Namespace) -> ReportKey:
    from desktop_app.services.papers.reports.sent_reports import ReportKey
    from desktop_app.services.papers.reports.spans import ANNUAL, HALF_YEAR

    if (options.year is None) == (options.round is None):
        raise UsageError("Chọn một báo cáo: --year của báo cáo năm, hoặc --round của báo cáo sơ kết.")
    if options.year is not None:
        return ReportKey(ANNUAL, str(options.year), options.plan)
    return ReportKey(HALF_YEAR, options.round, options.plan)
