"""Reports, filled from the records for the paper writers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import UsageError
from desktop_app.domain.office.citations import count_words, day_words, titled
from desktop_app.domain.vietnamese import clean_line, clean_text, shortened
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.domain.year.activities import POSTED_KINDS, Spread
from desktop_app.domain.year.obstacles import body_asked
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.kinds.reports import annual_report, half_year_report
from desktop_app.papers.kinds.reports.phase_report import LESSONS
from desktop_app.papers.parts.report_charts import award_chart, task_chart
from desktop_app.papers.parts.report_tables import SAME_HALF, YEAR_BEFORE, IndicatorRow, LateRow, ReportedAward
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services.awards.decided_periods import OpenPeriod, decided_but_open
from desktop_app.services.awards.order import CountedAs
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.registered import Outcome
from desktop_app.services.papers.content.submissions import office_issuer, office_signer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.reports.activities import activity_rows
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, PHASE, Report, report, report_passages
from desktop_app.services.papers.reports.facts import LATE, AwardFact, Facts
from desktop_app.services.papers.reports.late_entries import entries_of
from desktop_app.services.papers.reports.parts import OPTIONAL, ReportPart
from desktop_app.services.papers.reports.recipients import UNADDRESSED, half_year_recipients, report_recipients
from desktop_app.services.papers.reports.sent_reports import ReportKey, numbered_otherwise, sent_before
from desktop_app.services.papers.reports.spans import cancelled_since, told_from
from desktop_app.services.papers.reports.tables.charts import AWARDS, TASKS, with_charts
from desktop_app.services.papers.reports.tables.figures import indicator_rows
from desktop_app.services.papers.reports.tables.tasks import CHARTED_STATES, task_rows, title_of_plan
from desktop_app.services.papers.reports.texts.assessment import steps_not_told, unmeasured
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL, causes_to_fill
from desktop_app.services.papers.reports.texts.examples import left_out
from desktop_app.services.papers.reports.texts.looking_back import still_to_write
from desktop_app.services.papers.reports.texts.plan import unlike
from desktop_app.services.papers.reports.texts.sentences import Figure, Mention
from desktop_app.services.plan.adjustments import cited_basis
from desktop_app.services.year.indicators import is_unconfirmed

type _Counted = tuple[CountedAs, str]
"""Where an award is counted, and its name."""
_INDIVIDUAL = NOMINEE_KIND_LABELS[NomineeKind.INDIVIDUAL]
_MOST_NAMED = 3


def cut_off_of(options: Mapping[str, str]) -> date | None:
    """Return the cut-off date among the options, None for the usual one. Raises UsageError."""
    text = options.get("cut_off", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"Ngày chốt số liệu “{text}” phải viết dạng 2026-11-15.") from None


def annual_data(
    book: Book, year: str, cut_off: date | None = None, plan_id: int | None = None
) -> annual_report.AnnualReportData:
    """Return the data of the annual report. Raises InvalidRecord."""
    return _annual(book, report(book, ANNUAL, year, cut_off, plan_id))


def _annual(book: Book, source: Report) -> annual_report.AnnualReportData:
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
    return _half_year(book, report(book, HALF_YEAR, code, cut_off, plan_id))


def _half_year(book: Book, source: Report) -> half_year_report.HalfYearReportData:
    return half_year_report.HalfYearReportData(
        frame=_frame(book, source),
        counts=_award_counts(source.facts),
        awards=tuple(award_rows(source.facts)),
        indicators=_indicator_rows(source, SAME_HALF.called),
        before=replace(SAME_HALF, told_from=source.facts.before_from),
        activities=activity_rows(source.account),
        late=_late_rows(book, source.facts),
        plan_title="" if source.facts.is_of_first_plan else title_of_plan(source.facts.plan),
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
    recipients = half_year_recipients(book, plan_id, on)
    frame = dated_frame(book, replace(data.frame, recipients=recipients, charts=drawn), on)
    data = replace(data, frame=frame)
    return worded(book, half_year_report.build, data, report_passages(HALF_YEAR), data.frame.cut_off)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a report before printing: a sentence, the part it is about, and the words in the part's text.

    `part` is "" for words outside all parts, `words` is "" for what is missing: a text, or
    what nobody recorded.
    """

    sentence: str
    part: str
    words: str = ""


def remarks(book: Book, source: Report) -> list[Remark]:
    """Return the remarks on a report before printing: empty headings, and numbers that are in no annex."""
    loose: tuple[str, ...] = ()
    if source.kind == ANNUAL:
        loose = annual_report.numbers_without_source(_annual(book, source))
    elif source.kind == HALF_YEAR:
        loose = half_year_report.numbers_without_source(_half_year(book, source))
    key = ReportKey(source.kind, source.period, source.plan_id)
    sent = (sent_before(book, key), numbered_otherwise(book, key))
    return [
        *(Remark(sentence, "") for sentence in sent if sentence),
        *_unnumbered(source),
        *_unaddressed(book, source),
        *_begun_within(source),
        *_cancelled_since(book, source),
        *_unsplit(source),
        *_unstated(source),
        *_without_evidence(source),
        *without_channel(source),
        *(Remark(sentence, "") for sentence in unlike(source.facts.tasks, source.account.activities)),
        *(Remark(sentence, "") for sentence in examples_not_named(source)),
        *(Remark(sentence, "weaknesses") for sentence in contradicted(book, source.facts)),
        *(Remark(sentence, "weaknesses") for sentence in without_value(source.facts)),
        *(Remark(sentence, "next") for sentence in steps_not_told(source.account)),
        *(Remark(sentence, part.key) for part in source.parts for sentence in causes_to_fill(part.text)),
        *(_left_to_write(source) if source.kind == PHASE else ()),
        *(_unknown_women(source.facts) if source.kind == HALF_YEAR else ()),
        *(Remark(f"Số liệu không có trong phụ lục: “{words}”.", _part_saying(source, words), words) for words in loose),
    ]


def counted(remarks: Collection[Remark]) -> str:
    """Return how many remarks of each kind there are, in words, "" for none."""
    loose = sum(bool(remark.words) for remark in remarks)
    kinds = ((len(remarks) - loose, "nội dung còn thiếu"), (loose, "số liệu không có trong phụ lục"))
    return ", ".join(f"{number} {words}" for number, words in kinds if number)


def _left_to_write(source: Report) -> Iterator[Remark]:
    """Yield what a report on a phase has dots for."""
    yield from (Remark(sentence, key) for key, sentence in still_to_write(source.parts))
    for part in source.parts:
        if part.text == LINE_TO_FILL and part.key != LESSONS:
            yield Remark(f"Mục “{part.title}” để dòng chấm.", part.key)


def contradicted(book: Book, source: Facts) -> Iterator[str]:
    """Yield which of the tasks that a report calls undone the book itself has the decision of."""
    periods = [OpenPeriod(task.text, task.period) for task in source.tasks if task.done_on is None]
    return decided_but_open(book, source.span.last, periods)


def without_value(source: Facts) -> Iterator[str]:
    """Yield how many indicators have a target and no value, and each whose target nobody confirmed."""
    for measured in source.indicators:
        if is_unconfirmed(measured.draft):
            left_out = f"Mục tiêu của chỉ tiêu “{measured.draft.name}” chưa xác nhận nên báo cáo không in"
            yield f"{left_out}: đối chiếu với văn bản rồi xác nhận ở trang Chỉ tiêu."
    if unknown := unmeasured(source):
        names = "; ".join(f"“{shortened(measured.draft.name)}”" for measured in unknown[:_MOST_NAMED])
        more = "; …" * (len(unknown) > _MOST_NAMED)
        number = count_words(len(unknown))
        yield f"Chưa nhập số liệu của {number} chỉ tiêu có mục tiêu ({names}{more}): nhập ở trang Chỉ tiêu."


def _unnumbered(source: Report) -> Iterator[Remark]:
    """Yield what the report cannot cite of its plan."""
    plan = source.facts.plan
    if plan is not None and not (plan.fields.number and plan.fields.dated_on):
        sentence = "Kế hoạch chưa ghi số, ngày ban hành nên báo cáo chỉ nêu tên; ghi ở trang Kế hoạch."
        yield Remark(sentence, source.parts[0].key, plan.title)


def _unaddressed(book: Book, source: Report) -> Iterator[Remark]:
    """Yield that nothing says whom the report goes to."""
    recipients = half_year_recipients if source.kind == HALF_YEAR else report_recipients
    if not recipients(book, source.plan_id):
        yield Remark(UNADDRESSED, source.parts[0].key)


def _cancelled_since(book: Book, source: Report) -> Iterator[Remark]:
    """Yield which awards of a report that was issued are cancelled by now: its file still counts them."""
    with book.store.reading() as connection:
        rows = cancelled_since(connection, source.kind, source.period, source.plan_id)
    if not rows:
        return
    others = f" và {count_words(len(rows) - 1)} khen thưởng khác" if len(rows) > 1 else ""
    documents = "; ".join(dict.fromkeys(row["cancel_document"] for row in rows if row["cancel_document"]))
    cited = f" ({documents})" if documents else ""
    yield Remark(
        f"Báo cáo đã phát hành có tính “{rows[0]['award']}” của “{rows[0]['awarded_name']}”{others}, nay đã hủy bỏ"
        f"{cited}: báo cáo kỳ sau nêu.",
        "",
    )


def _begun_within(source: Report) -> Iterator[Remark]:
    """Yield that the plan is younger than the days of the report: why its first report has little to tell."""
    plan, span = source.facts.plan, source.facts.span
    if plan is not None and plan.fields.dated_on is not None and span.first < plan.fields.dated_on <= span.last:
        days = f"từ ngày {day_words(span.first)} đến ngày {day_words(span.last)}"
        sentence = f"Kế hoạch ban hành ngày {day_words(plan.fields.dated_on)}, trong kỳ báo cáo ({days}): "
        yield Remark(f"{sentence}trước ngày đó chưa có nhiệm vụ nào để báo cáo.", source.parts[0].key)


def _unsplit(source: Report) -> Iterator[Remark]:
    """Yield that a text stands for two parts: one written since they are two is taken for one that tells both."""
    for part in source.parts:
        if part.key == half_year_report.UNSPLIT:
            named = f"Mục “{clean_line(part.heading)}” thay cho hai mục, phong trào và nhiệm vụ của Kế hoạch"
            way_out = "nếu chưa nêu nhiệm vụ, bấm Lấy lại (Ctrl+R) để tách rồi sửa từng mục."
            yield Remark(f"{named}, vì viết khi hai mục còn là một: {way_out}", part.key)


def _unstated(source: Report) -> Iterator[Remark]:
    """Yield the parts that are not printed for want of records, and the statements that records contradict."""
    for part in source.parts:
        heading = clean_line(part.heading)
        if part.statement is not None and part.has_records:
            stated = f"{part.statement.stated_by} xác nhận ngày {day_words(part.statement.stated_on)}"
            yield Remark(f"Mục “{heading}” nay có số liệu; câu {stated} không được in nữa.", part.key)
        elif not part.text and part.key not in source.parents and part.key not in OPTIONAL:
            yield Remark(part.why_left_out, part.key)


def _without_evidence(source: Report) -> Iterator[Remark]:
    """Yield how many rows of the annexes have no evidence: their cells are a dash."""
    tasks = source.facts.tasks if source.kind == ANNUAL else ()
    counts = (
        (sum(not row.evidence for row in activity_rows(source.account)), "mục hoạt động"),
        (sum(bool(task.result) and not task.evidence for task in tasks), "nhiệm vụ đã ghi kết quả"),
    )
    missing = [f"{count_words(number)} {what}" for number, what in counts if number]
    if missing:
        words = f"Chưa ghi minh chứng (văn bản, liên kết, tệp) của {' và '.join(missing)}: ô Minh chứng để dấu “–”."
        yield Remark(words, "")


def without_channel(source: Report) -> Iterator[Remark]:
    """Yield of which items nobody recorded the channel, or what was done: no number by it has them."""
    posted = [activity for activity in source.account.activities if activity.kind in POSTED_KINDS]
    for without, fact, split in (
        ([each for each in posted if not each.channel], "kênh đăng", "theo kênh"),
        ([each for each in posted if each.spread is Spread.NONE], "đăng mới hay chia sẻ lại", "đăng mới, chia sẻ lại"),
    ):
        if 0 < len(without) < len(posted):
            names = [f"“{each.title}” ngày {day_words(each.from_date)}" for each in without[:_MOST_NAMED]]
            those = f"{count_words(len(without))} tin, bài ({'; '.join(names)}{'; …' * (len(without) > _MOST_NAMED)})"
            yield Remark(f"Chưa ghi {fact} của {those}: số {split} trong báo cáo không tính tin, bài này.", "")


def examples_not_named(source: Report) -> Iterator[str]:
    """Yield which records are marked as notable and not named in a part that is told as it was drafted."""
    links = {is_edited: _links_to_activities(source.parts, is_edited=is_edited) for is_edited in (False, True)}
    # What only a part tells that somebody wrote is named there, or was left out by her.
    written = _ids_of(links[True]) - _ids_of(links[False])
    named = _ids_of(link for link in links[False] if isinstance(link, Mention))
    notable = [each for each in source.account.activities if each.notable and each.id not in written | named]
    yield from left_out(notable, "hoạt động, tin, bài")


def _links_to_activities(parts: Sequence[ReportPart], *, is_edited: bool) -> list[Mention | Figure]:
    """Return what stands for activities in the drafts of the parts that were written over, or of all others."""
    links = (placed.link for part in parts if part.edited is is_edited for placed in part.links)
    return [link for link in links if link.query.kind == "activities"]


def _ids_of(links: Iterable[Mention | Figure]) -> set[int]:
    return {row_id for link in links for row_id in link.query.scope["ids"]}


def _unknown_women(source: Facts) -> Iterator[Remark]:
    """Yield why the annex does not count women: of these people it is not recorded."""
    unknown = sorted({award.name for award in source.awards if award.kind == _INDIVIDUAL and award.is_woman is None})
    if unknown:
        others = f" và {len(unknown) - 1} người khác" if len(unknown) > 1 else ""
        yield Remark(f"Phụ lục không in cột “Nữ”: chưa ghi giới tính của {unknown[0]}{others}.", "commendation")


def _part_saying(source: Report, words: str) -> str:
    return next((part.key for part in source.parts if words in clean_text(part.text)), "")


def _frame(book: Book, source: Report) -> ReportFrame:
    own_office, plan = office(book), source.facts.plan
    # A half year is named by its days, and is called one whenever its plan was made.
    planned_on = plan.fields.dated_on if plan is not None and source.kind == ANNUAL else None
    with book.store.reading() as connection:
        first = told_from(connection, source.facts.span, planned_on)
    return ReportFrame(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=int(source.period[:4]),
        first_day=first,
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
