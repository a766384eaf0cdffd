"""Reports on the command line: their text, which were issued or sent, what one tells late, its figures, statements."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day, read_optional_day
from desktop_app.cli.named import record_id, whole_number
from desktop_app.domain.errors import UsageError
from desktop_app.domain.fields import words_of
from desktop_app.domain.year.report_periods import ANNUAL, REPORT_PERIODS
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.domain.year.statements import StatementFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.services.papers.reports.sent_reports import ReportKey


type Add = Callable[..., argparse.ArgumentParser]


def add_commands(add: Add, group: Callable[[str, str], object]) -> None:
    """Add the commands on reports, each of which names one by the period of its kind."""
    under = group("report", "báo cáo: lời văn, đã phát hành, đã gửi từ trước, số liệu bổ sung của kỳ trước")
    shown = add("list", show, "các báo cáo đã phát hành hoặc đã gửi, từ ngày nào đến ngày nào", under)
    written = add("write", write, "viết lời văn của một mục, hay lấy lại lời văn soạn từ số liệu", under)
    sent = add("sent", record_sent, "ghi một báo cáo đã gửi từ trước, ngoài chương trình", under)
    reopened = add("reopen", open_again, "mở lại kỳ của một báo cáo đã phát hành hoặc đã gửi", under)
    told_late = add("late", late, "số liệu bổ sung: ghi sau khi báo cáo của kỳ trước đã phát hành", under)
    words = "các câu soạn từ số liệu, mỗi số với lệnh in đúng các bản ghi của nó"
    figures = add("figures", show_figures, words, under)
    stated = add("state", state, "xác nhận một mục không có gì để báo cáo", under)
    withdrawn = add("withdraw-statement", withdraw, "bỏ lời xác nhận của một mục", under)
    for command in (written, sent, reopened, told_late, figures, stated, withdrawn):
        for kind, periods in REPORT_PERIODS.items():
            of_type = whole_number if kind == ANNUAL else str
            command.add_argument(f"--{periods.option}", type=of_type, metavar=periods.example, help=periods.help)
    for command in (written, stated, withdrawn):
        command.add_argument("--part", required=True, metavar="causes", help="mục: xem report figures --json")
    for command in (shown, written, sent, reopened, told_late, figures, stated, withdrawn):
        words = "kế hoạch, mặc định là kế hoạch của kỳ"
        command.add_argument("--plan", type=record_id, metavar="MÃ", help=words)
    for command in (written, told_late, figures):
        command.add_argument("--cut-off", metavar="2026-11-15", help="ngày chốt số liệu của báo cáo")
    ways = written.add_mutually_exclusive_group(required=True)
    ways.add_argument("--text", metavar="LỜI-VĂN", help="lời văn của mục; xuống dòng là sang đoạn")
    ways.add_argument("--draft", action="store_true", help="bỏ lời văn đã viết, lấy lại lời văn soạn từ số liệu")
    stating, sending = words_of(StatementFields), words_of(SentReportFields)
    stated.add_argument("--by", required=True, metavar="AI", help=stating["stated_by"].in_sentence)
    words = f"{stating['stated_on'].in_sentence}, mặc định hôm nay"
    stated.add_argument("--date", metavar="2026-11-16", help=words)
    words = f"{stating['text'].in_sentence}, mặc định câu có sẵn"
    stated.add_argument("--text", metavar="CÂU", help=words)
    for name, field, example in (
        ("--number", "number", "SỐ"),
        ("--date", "dated_on", "2025-11-18"),
        ("--cut-off", "cut_off", "2025-11-15"),
    ):
        sent.add_argument(name, required=True, metavar=example, help=sending[field].in_sentence)


def write(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write a part of a report, or give it back to its draft."""
    from desktop_app.services.papers.reports.entered import report, save_report
    from desktop_app.services.papers.reports.statements import part_called

    key, cut_off = _key(options), read_optional_day(options.cut_off, what="Ngày chốt số liệu")
    with opened(folder) as book:
        source = report(book, key.kind, key.period, cut_off, key.plan_id)
        edits = {part_called(source, options.part).key: None if options.draft else options.text}
        changes = save_report(book, key.kind, key.period, source.cut_off, edits, key.plan_id)
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


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

    chosen = [
        ReportKey(kind, str(period), options.plan)
        for kind, periods in REPORT_PERIODS.items()
        if (period := getattr(options, periods.option)) is not None
    ]
    if len(chosen) != 1:
        ways = "; ".join(f"--{periods.option} của {periods.help}" for periods in REPORT_PERIODS.values())
        raise UsageError(f"Chọn một báo cáo: {ways}.")
    return chosen[0]
