"""Reports, filled from the records for the paper writers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import UsageError
from desktop_app.domain.office.citations import titled
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.domain.year.obstacles import body_asked
from desktop_app.domain.year.report_periods import REPORT_PERIODS
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.kinds.reports import annual_report, half_year_report
from desktop_app.papers.parts.report_charts import award_chart, task_chart
from desktop_app.papers.parts.report_tables import SAME_HALF, YEAR_BEFORE, IndicatorRow, LateRow, ReportedAward
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services.awards.order import CountedAs
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.registered import Outcome
from desktop_app.services.papers.content.submissions import office_issuer, office_signer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.options import plan_of
from desktop_app.services.papers.reports.activities import activity_rows
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, Report, report, report_passages
from desktop_app.services.papers.reports.facts.awards import AwardFact
from desktop_app.services.papers.reports.facts.span import LATE, Facts
from desktop_app.services.papers.reports.late_entries import entries_of
from desktop_app.services.papers.reports.recipients import half_year_recipients, report_recipients
from desktop_app.services.papers.reports.spans import report_plan, tells_rest, told_from
from desktop_app.services.papers.reports.tables.charts import AWARDS, TASKS, with_charts
from desktop_app.services.papers.reports.tables.figures import indicator_rows
from desktop_app.services.papers.reports.tables.tasks import CHARTED_STATES, task_rows, title_of_plan
from desktop_app.services.plan.adjustments import cited_basis
from desktop_app.services.plan.plan_records import chosen_plan

type _Counted = tuple[CountedAs, str]
"""Where an award is counted, and its name."""
_INDIVIDUAL = NOMINEE_KIND_LABELS[NomineeKind.INDIVIDUAL]


def cut_off_of(options: Mapping[str, str]) -> date | None:
    """Return the cut-off date among the options, None for the usual one. Raises UsageError."""
    text = options.get("cut_off", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"Ngày chốt số liệu “{text}” phải viết dạng 2026-11-15.") from None


def report_of(book: Book, kind: str, options: Mapping[str, str]) -> Report:
    """Return the report of a kind that a paper with these options is made from. Raises InvalidRecord, UsageError."""
    period = options[REPORT_PERIODS[kind].option]
    return report(book, kind, period, cut_off_of(options), plan_of(options))


def rest_note(book: Book, kind: str, options: Mapping[str, str]) -> str:
    """Return which plan's report has what names no plan, "" if it is this one: then the report is not read for it."""
    period = options[REPORT_PERIODS[kind].option]
    with book.store.reading() as connection:
        if tells_rest(connection, kind, period, report_plan(connection, plan_of(options), period)):
            return ""
    source = report_of(book, kind, options)
    if source.facts.is_of_main_plan:
        return ""
    main = chosen_plan(book, None, source.facts.span.last.year)
    if main is None or main.id == source.plan_id:
        return ""
    return (
        "Phong trào, khen thưởng, khó khăn, vướng mắc, việc đã chuyển và hoạt động không gắn với nhiệm vụ của kế hoạch "
        f"này nằm trong báo cáo về {main.fields.cited_shortly}."
    )


def annual_data(
    book: Book, year: str, cut_off: date | None = None, plan_id: int | None = None
) -> annual_report.AnnualReportData:
    """Return the data of the annual report. Raises InvalidRecord."""
    return annual_of(book, report(book, ANNUAL, year, cut_off, plan_id))


def annual_of(book: Book, source: Report) -> annual_report.AnnualReportData:
    """Return the data of an annual report that was read, with its edits."""
    return annual_report.AnnualReportData(
        frame=_frame(book, source),
        plan_title=title_of_plan(source.facts.plan),
        indicators=_indicator_rows(source, YEAR_BEFORE.called),
        before=replace(YEAR_BEFORE, told_from=source.facts.before_from),
        awards=tuple(award_rows(source.facts)),
        tasks=task_rows(source.facts),
        activities=activity_rows(source.account),
        late=_late_rows(book, source.facts),
    )


def _indicator_rows(source: Report, compared_with: str) -> tuple[IndicatorRow, ...]:
    return tuple(indicator_rows(source.facts.indicators, source.figures, compared_with, source.account.closed))


def annual_paper(
    book: Book,
    year: str,
    cut_off: date | None = None,
    plan_id: int | None = None,
    on: date | None = None,
    charts: Collection[str] = (),
) -> Document:
    """Return the annual report, dated `on` if it is issued, with these charts. Raises InvalidRecord."""
    data = annual_data(book, year, cut_off, plan_id)
    drawn = with_charts(charts, {AWARDS: award_chart(data.awards), TASKS: task_chart(data.tasks, CHARTED_STATES)})
    data = replace(data, frame=replace(dated_frame(book, data.frame, on), charts=drawn))
    return worded(book, annual_report.build, data, report_passages(ANNUAL), data.frame.cut_off)


def half_year_data(
    book: Book, code: str, cut_off: date | None = None, plan_id: int | None = None
) -> half_year_report.HalfYearReportData:
    """Return the data of the six-month report. Raises InvalidRecord."""
    return half_year_of(book, report(book, HALF_YEAR, code, cut_off, plan_id))


def half_year_of(book: Book, source: Report) -> half_year_report.HalfYearReportData:
    """Return the data of a six-month report that was read, with its edits."""
    return half_year_report.HalfYearReportData(
        frame=_frame(book, source),
        counts=_award_counts(source.facts),
        awards=tuple(award_rows(source.facts)),
        indicators=_indicator_rows(source, SAME_HALF.called),
        before=replace(SAME_HALF, told_from=source.facts.before_from),
        activities=activity_rows(source.account),
        late=_late_rows(book, source.facts),
        plan_title="" if source.facts.is_of_main_plan else title_of_plan(source.facts.plan),
    )


def half_year_paper(
    book: Book,
    code: str,
    cut_off: date | None = None,
    plan_id: int | None = None,
    on: date | None = None,
    charts: Collection[str] = (),
) -> Document:
    """Return the six-month report, dated `on` if it is issued, with these charts. Raises InvalidRecord, UsageError."""
    data = half_year_data(book, code, cut_off, plan_id)
    drawn = with_charts(charts, {AWARDS: award_chart(data.awards)}, "commendation")
    recipients = half_year_recipients(book, data.frame.recipients, on)
    frame = dated_frame(book, replace(data.frame, recipients=recipients, charts=drawn), on)
    data = replace(data, frame=frame)
    return worded(book, half_year_report.build, data, report_passages(HALF_YEAR), data.frame.cut_off)


def _frame(book: Book, source: Report) -> ReportFrame:
    own_office, plan = office(book), source.facts.plan
    # That of a half year on all emulation is no younger for a plan made within it.
    is_of_plan = source.kind == ANNUAL or not source.facts.is_of_main_plan
    planned_on = plan.fields.dated_on if plan is not None and is_of_plan else None
    with book.store.reading() as connection:
        counted_from = told_from(connection, source.facts.span, planned_on)
    return ReportFrame(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=int(source.period[:4]),
        # A half year is named by its days, and is called one whenever its plan was made.
        first_day=source.facts.span.first,
        counted_from=counted_from,
        cut_off=source.facts.span.last,
        recipients=report_recipients(book, source.plan_id),
        sections=source.sections,
        basis=cited_basis(book, source.plan_id, source.facts.span.last),
    )


def dated_frame(book: Book, frame: ReportFrame, on: date | None) -> ReportFrame:
    """Return the frame of a report with the names and the signer of the day that it bears (None: of today).

    One that goes to nobody who is known is sent to those whom the office sends its papers to. Nobody reports to
    himself: what goes to no body above is the Văn phòng's report to the director.
    """
    own_office = office(book, on)
    copies = () if frame.recipients else copies_to(own_office)
    if any(body_asked(recipient, own_office.name) for recipient in frame.recipients):
        return replace(frame, issuer=issuer(own_office), signer=signer(own_office), copies_to=copies)
    head = office_signer(book, on or date.today())
    return replace(frame, issuer=office_issuer(own_office), signer=head, copies_to=copies)


def award_rows(source: Facts) -> list[ReportedAward]:
    """Return the awards of a span as rows of their annex: titles first, each award as its decisions have it."""
    return [
        ReportedAward(
            kind=NomineeKind.COLLECTIVE if award.kind != _INDIVIDUAL else NomineeKind.INDIVIDUAL,
            name=award.name,
            award=award.award,
            decision_number=award.number,
            decision_date=award.signed_on,
            position_and_unit=award.position_and_unit,
            note=capitalised(LATE) if source.is_late("award", award.id) else "",
            recipient=award.recipient,
            year=award.last_year if award.is_title else None,
            occasion=award.occasion,
        )
        for award in sorted(source.awards, key=lambda award: award.place)
    ]


def _late_rows(book: Book, source: Facts) -> tuple[LateRow, ...]:
    entries = entries_of(book, source.span, source.late)
    return tuple(LateRow(entry.what, entry.day, entry.name, entry.list_key) for entry in entries)


def _women(awards: Sequence[AwardFact]) -> int | None:
    """Return how many went to women, None if of somebody it is not recorded."""
    known = [award.is_woman for award in awards if award.kind == _INDIVIDUAL]
    return None if None in known else sum(map(bool, known))


def _proposed(of_award: Counter[str], kind: str, awards: Sequence[AwardFact]) -> int | None:
    """Return how many were proposed, None where what was awarded has no proposal on record: then nobody knows."""
    return None if awards and not of_award and not any(award.is_proposed for award in awards) else of_award[kind]


def _named(award: str, proposed: Counter[str], awarded: Sequence[AwardFact]) -> str:
    """Return an award as its row names it: a title with its year, unless those of other years are proposed beside."""
    return award if proposed else titled(award, {each.last_year for each in awarded if each.is_title})


def _award_counts(source: Facts) -> tuple[half_year_report.AwardCount, ...]:
    proposed: defaultdict[_Counted, Counter[str]] = defaultdict(Counter)
    pending: defaultdict[_Counted, Counter[str]] = defaultdict(Counter)
    for proposal in source.proposals:
        key = proposal.counted_as, proposal.award
        proposed[key][proposal.kind] += 1
        pending[key][proposal.kind] += proposal.outcome is Outcome.PENDING
    # What the Council did not find for was proposed all the same: the text counts it, too.
    for proposal in source.voted_down:
        proposed[proposal.counted_as, proposal.award][proposal.kind] += 1
    awarded: defaultdict[_Counted, list[AwardFact]] = defaultdict(list)
    for award in source.awards:
        awarded[award.counted_as, award.award].append(award)
    return tuple(
        half_year_report.AwardCount(
            group=key[0].group,
            award=_named(key[1], proposed[key], awarded[key]),
            proposed_collectives=_proposed(proposed[key], "collective", awarded[key]),
            proposed_individuals=_proposed(proposed[key], "individual", awarded[key]),
            collectives=sum(fact.kind != _INDIVIDUAL for fact in awarded[key]),
            individuals=sum(fact.kind == _INDIVIDUAL for fact in awarded[key]),
            leaders=sum(fact.kind == _INDIVIDUAL and fact.is_leader for fact in awarded[key]),
            women=_women(awarded[key]),
            pending_collectives=pending[key]["collective"],
            pending_individuals=pending[key]["individual"],
            money=sum(fact.amount or 0 for fact in awarded[key]),
        )
        for key in sorted(proposed.keys() | awarded.keys())
    )
