"""Reports: drafted from the records up to a cut-off date, edited by the clerk part by part, and made into papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR, parse_round_code
from desktop_app.domain.vietnamese import clean_line, clean_text, is_whole_number
from desktop_app.papers.kinds import annual_report, half_year_report
from desktop_app.papers.parts.passages import Passages
from desktop_app.papers.parts.reports import ReportSection, marked
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.papers.house_style.wordings import wording_of
from desktop_app.services.papers.reports.facts import Facts, facts
from desktop_app.services.papers.reports.texts import Draft, draft_annual, draft_half_year
from desktop_app.services.year.indicators import Span, period_span
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork

ANNUAL, HALF_YEAR = "annual", "half_year"
"""The kinds of report. An annual one is of a year ("2026"), a half-year one of a round ("2026-H1")."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of a report: its heading, its text, the text drafted from the records, and whether it was edited."""

    key: str
    marker: str
    heading: str
    level: int
    text: str
    drafted: str
    edited: bool

    @property
    def title(self) -> str:
        """The heading with its marker: "V. Đề xuất, kiến nghị"."""
        return f"{self.marker} {clean_line(self.heading)}"


@dataclass(frozen=True, slots=True)
class Report:
    """A report counted to its cut-off date from `facts`: its parts in order, and the figures its drafts mention."""

    kind: str
    period: str
    cut_off: date
    facts: Facts
    parts: tuple[ReportPart, ...]
    figures: tuple[tuple[str, str, str], ...]

    @property
    def parents(self) -> frozenset[str]:
        """The keys of the parts that have parts below them and so need no text."""
        return frozenset(part.key for part, after in pairwise(self.parts) if after.level > part.level)

    @property
    def sections(self) -> tuple[ReportSection, ...]:
        """The parts as a paper takes them."""
        return tuple(
            ReportSection(part.key, part.heading, tuple(filter(None, part.text.split("\n"))), part.level)
            for part in self.parts
        )


def checked_period(kind: str, period: str) -> str:
    """Return the period if it suits the kind of report. Raises InvalidRecord."""
    if kind == HALF_YEAR:
        code = parse_round_code(period)
        if code.half != 1:
            raise InvalidRecord(
                f"Báo cáo sơ kết là của 6 tháng đầu năm, không phải của đợt {code}.", "round", f"Chọn {code.year}-H1."
            )
        return str(code)
    return checked_year(period)


def checked_year(year: str) -> str:
    """Return the year if papers are made of it. Raises InvalidRecord."""
    if not (len(year) == 4 and is_whole_number(year) and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise InvalidRecord(f"“{year}” không phải năm của báo cáo.", "year")
    return year


def span_of(kind: str, period: str, cut_off: date) -> Span:
    """Return the days a report covers. Raises InvalidRecord if it is cut off before it begins."""
    whole = period_span(checked_period(kind, period))
    if cut_off < whole.first:
        raise InvalidRecord("Ngày chốt số liệu phải nằm trong kỳ báo cáo.", "cut_off")
    return Span(whole.first, min(cut_off, whole.last))


def _refuse_cut_off_after(period: str, cut_off: date) -> None:
    """Refuse a chosen day after the end of the period: no figure would be counted to it. One stored before is kept."""
    last = period_span(period).last
    if cut_off > last:
        raise InvalidRecord(
            f"Ngày chốt số liệu {cut_off:%d/%m/%Y} ở sau kỳ báo cáo.", "cut_off", f"Chọn ngày đến {last:%d/%m/%Y}."
        )


def usual_cut_off(kind: str, period: str) -> date:
    """Return the usual cut-off date: 15/11 for an annual report (due before 20/11), the last day for a round's."""
    if kind == HALF_YEAR:
        return parse_round_code(period).last_day
    return date(int(checked_period(kind, period)), 11, 15)


def report(book: Book, kind: str, period: str, cut_off: date | None = None) -> Report:
    """Return a report with its edits, counted to a day (None: the stored or the usual one). Raises InvalidRecord."""
    period = checked_period(kind, period)
    if cut_off is not None:
        _refuse_cut_off_after(period, cut_off)
    with book.store.reading() as connection:
        row = next(iter(records.living(connection, "report", {"kind": kind, "period": period})), None)
        part_rows = records.living(connection, "report_part", {"report_id": row["id"]}) if row else []
    edited = {part_row["key"]: str(part_row["text"]) for part_row in part_rows}
    day = cut_off or (from_iso(row["cut_off"]) if row else None) or usual_cut_off(kind, period)
    period_facts = facts(book, period, span_of(kind, period, day))
    outline, draft = _drafted(book, kind, period_facts)
    return Report(kind, period, day, period_facts, tuple(_parts(outline, draft, edited)), tuple(draft.figures))


def report_passages(kind: str) -> Passages:
    """Return the passages of a kind of report."""
    return half_year_report.HALF_YEAR_REPORT if kind == HALF_YEAR else annual_report.ANNUAL_REPORT


def with_edits(unedited: Report, edits: Mapping[str, str | None]) -> Report:
    """Return a report with these edits applied; None resets a part to its draft."""
    return replace(unedited, parts=tuple(_edited(part, edits) for part in unedited.parts))


def save_report(book: Book, kind: str, period: str, cut_off: date, edited: Mapping[str, str | None]) -> Changes:
    """Save the cut-off date and the edited parts; None resets a part to its draft."""
    period = checked_period(kind, period)
    span_of(kind, period, cut_off)
    _refuse_cut_off_after(period, cut_off)
    name = f"báo cáo năm {period}" if kind == ANNUAL else f"báo cáo sơ kết {period}"
    with book.store.work(f"Sửa {name}") as work:
        report_id = _write_report(work, kind, period, cut_off)
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


def _edited(part: ReportPart, edits: Mapping[str, str | None]) -> ReportPart:
    if part.key not in edits:
        return part
    text = edits[part.key]
    if text is None:
        return replace(part, text=part.drafted, edited=False)
    return replace(part, text=clean_text(text), edited=True)


def _write_report(work: UnitOfWork, kind: str, period: str, cut_off: date) -> int:
    rows = records.living(work.connection, "report", {"kind": kind, "period": period})
    if rows:
        work.update("report", rows[0]["id"], {"cut_off": to_iso(cut_off)})
        return int(rows[0]["id"])
    return work.insert("report", {"kind": kind, "period": period, "cut_off": to_iso(cut_off)})


def _drafted(book: Book, kind: str, period_facts: Facts) -> tuple[Sequence[ReportSection], Draft]:
    wording = wording_of(book, report_passages(kind), period_facts.span.last)
    if kind == HALF_YEAR:
        return half_year_report.outline(wording), draft_half_year(period_facts)
    headings = [
        heading
        for heading in (period_facts.plan.headings if period_facts.plan else ())
        if heading.path.startswith("II/")
    ]
    top = [heading for heading in headings if heading.level == 2]
    outline = annual_report.outline(wording, [heading.title for heading in top])
    keys = {heading.path: f"plan-{number}" for number, heading in enumerate(top, start=1)}
    return outline, draft_annual(period_facts, keys)


def _parts(outline: Sequence[ReportSection], draft: Draft, edited: Mapping[str, str]) -> list[ReportPart]:
    parts = []
    for marker, section in marked(outline):
        drafted = "\n".join(draft.paragraphs.get(section.key, ()))
        text = edited.get(section.key, drafted)
        parts.append(
            ReportPart(section.key, marker, section.heading, section.level, text, drafted, section.key in edited)
        )
    return parts
