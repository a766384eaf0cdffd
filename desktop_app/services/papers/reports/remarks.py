"""What is said of a report before it is printed: what it has not, and what of it no annex bears out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.plan.occurrences import ASKED_NO_MORE, OccurrenceState, period_title
from desktop_app.domain.plan.phases import parse_phase
from desktop_app.domain.plan.told_states import says_undone
from desktop_app.domain.vietnamese import clean_line, clean_text, shortened
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.domain.year.activities import HELD_KINDS, POSTED_KINDS, is_in_capitals
from desktop_app.domain.year.gatherings import several_in
from desktop_app.domain.year.obstacles import says_none
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.kinds.reports import annual_report, half_year_report, phase_report
from desktop_app.papers.kinds.reports.phase_report import LESSONS
from desktop_app.services.awards.decided_periods import OpenPeriod, decided_but_open
from desktop_app.services.book import Book
from desktop_app.services.papers.content.awarded.year_council import unjudged_words
from desktop_app.services.papers.content.registered import repeated_words
from desktop_app.services.papers.reports.activities import activity_rows
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, PHASE, Report
from desktop_app.services.papers.reports.facts.held import held_without_result
from desktop_app.services.papers.reports.facts.span import Facts
from desktop_app.services.papers.reports.facts.targets import missed, unmeasured
from desktop_app.services.papers.reports.late_entries import cancelled_since, entries_of
from desktop_app.services.papers.reports.papers import annual_of, half_year_of
from desktop_app.services.papers.reports.parts import OPTIONAL, ReportPart
from desktop_app.services.papers.reports.phases import phase_of
from desktop_app.services.papers.reports.posted import uncounted, without_spread, without_unit
from desktop_app.services.papers.reports.recipients import (
    UNADDRESSED,
    half_year_recipients,
    report_recipients,
    task_without_recipients,
)
from desktop_app.services.papers.reports.sent_reports import ReportKey, numbered_otherwise, sent_before
from desktop_app.services.papers.reports.spans import entered_since
from desktop_app.services.papers.reports.texts.assessment import steps_not_told
from desktop_app.services.papers.reports.texts.awards import long_undecided
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL, causes_to_fill
from desktop_app.services.papers.reports.texts.examples import left_out
from desktop_app.services.papers.reports.texts.looking_back import still_to_write
from desktop_app.services.papers.reports.texts.plan import unlike
from desktop_app.services.papers.reports.texts.sentences import Figure, Mention
from desktop_app.services.plan.adjustments import without_task
from desktop_app.services.standing.decision_numbers import cancelled_by
from desktop_app.services.year.indicators import is_unconfirmed
from desktop_app.store import records
from desktop_app.store.queries import year

_INDIVIDUAL = NOMINEE_KIND_LABELS[NomineeKind.INDIVIDUAL]
_MOST_NAMED = 3
_LOOK: Final = "xem báo cáo đã nêu kết quả hoặc việc sẽ làm chưa"


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
        loose = annual_report.numbers_without_source(annual_of(book, source))
    elif source.kind == HALF_YEAR:
        loose = half_year_report.numbers_without_source(half_year_of(book, source))
    elif source.kind == PHASE:
        loose = phase_report.numbers_without_source(phase_of(book, source))
    key = ReportKey(source.kind, source.period, source.plan_id)
    sent = (sent_before(book, key), *(numbered_otherwise(book, each) for each in _cited_reports(source, key)))
    return [
        *(Remark(sentence, "") for sentence in sent if sentence),
        *_unnumbered(source),
        *_unaddressed(book, source),
        *_begun_within(source),
        *_cancelled_since(book, source),
        *_entered_since(book, source),
        *_unsplit(source),
        *_unstated(source),
        *_without_evidence(source),
        *without_channel(source),
        *(Remark(sentence, "") for sentence in unlike(source.facts.tasks, source.account.activities)),
        *(Remark(sentence, "") for sentence in held_without_result(source.facts.tasks)),
        *(Remark(sentence, "") for sentence in examples_not_named(source)),
        *(Remark(sentence, "") for sentence in (*_in_capitals(source), *_repeated(source))),
        *(Remark(sentence, "") for sentence in _of_several(source)),
        *(Remark(sentence, "weaknesses") for sentence in _none_raised(book, source.facts)),
        *(Remark(sentence, "weaknesses") for sentence in contradicted(book, source.facts)),
        *(Remark(sentence, "weaknesses") for sentence in _undone_but_counted(source.facts)),
        *(Remark(sentence, "weaknesses") for sentence in without_value(source.facts)),
        *(Remark(sentence, "direction") for sentence in without_task(source.facts.adjustments, _LOOK)),
        *(Remark(sentence, "next") for sentence in steps_not_told(source.account)),
        *(Remark(sentence, part.key) for part in source.parts for sentence in causes_to_fill(part.text)),
        *(_left_to_write(source) if source.kind == PHASE else ()),
        *_unjudged(source),
        *(Remark(sentence, "next") for sentence in (*_long_undecided(source), *_without_task(source))),
        *(_unknown_women(source.facts) if source.kind == HALF_YEAR else ()),
        *(Remark(f"Số liệu không có trong phụ lục: “{words}”.", _part_saying(source, words), words) for words in loose),
    ]


def _cited_reports(source: Report, key: ReportKey) -> tuple[ReportKey, ...]:
    """Return the key of a report, and of those before it whose numbers it tells as results of the plan's task."""
    if source.kind == PHASE:
        years: Iterable[int] = parse_phase(source.period).years
    else:
        years = (int(source.period) - 1,) if source.kind == ANNUAL else ()
    return (*(ReportKey(ANNUAL, str(year), source.plan_id) for year in years), key)


def counted(remarks: Collection[Remark]) -> str:
    """Return how many remarks of each kind there are, in words, "" for none."""
    loose = sum(bool(remark.words) for remark in remarks)
    kinds = ((len(remarks) - loose, "điều"), (loose, "số liệu không có trong phụ lục"))
    return ", ".join(f"{number} {words}" for number, words in kinds if number)


def _unjudged(source: Report) -> Iterator[Remark]:
    """Yield which awards came of no proposal that the Council judged, where it judged others of the report."""
    awards = source.facts.awards
    unjudged = [award for award in awards if award.judged_on is None]
    # As the sentence on awards has them: those of no proposal, where it tells of proposals.
    is_apart = bool(source.facts.put_forward) and not any(award.is_proposed for award in unjudged)
    words = unjudged_words([award.award for award in unjudged], len(awards), "trong sổ", is_apart=is_apart)
    if len(unjudged) < len(awards) and words:
        yield Remark(words, "commendation" if source.kind == HALF_YEAR else "emulation")


def _long_undecided(source: Report) -> Iterator[str]:
    return long_undecided(source.facts.proposals, source.facts.span.last)


def _without_task(source: Report) -> Iterator[str]:
    """Yield for what that is lacking no record says what will be done: the report names no task to come for it.

    What the clerk wrote herself as weakness or as task to come is not looked at.
    """
    by_key = {part.key: part for part in source.parts}
    to_come = by_key["next"]
    if lacking := list(_lacking(source)):
        if not (to_come.edited or by_key["weaknesses"].edited):
            heading = clean_line(to_come.heading)
            yield f"Mục “{heading}” chưa nêu việc sẽ làm đối với: {'; '.join(lacking)}. Viết thêm ở trang Báo cáo."


def _lacking(source: Report) -> Iterator[str]:
    """Yield what a report tells as lacking and the book has no task to come for: late tasks and awards have theirs."""
    account = source.account
    if unknown := unmeasured(source.facts):
        yield f"{count_words(len(unknown))} chỉ tiêu có mục tiêu chưa có số liệu"
    for measured in missed(source.facts):
        yield f"chỉ tiêu “{shortened(measured.draft.name)}” chưa đạt mục tiêu"
    for obstacle in source.facts.open_obstacles:
        # What is asked of a body above stands among the proposals.
        if not obstacle.asked_of or obstacle.answer:
            raised = f"khó khăn, vướng mắc phản ánh ngày {day_words(obstacle.raised_on)}"
            yield f"{raised} (“{shortened(obstacle.content)}”) chưa giải quyết xong"
    for referral in account.referrals:
        if not referral.outcome:
            yield f"vụ việc chuyển {referral.body or 'đi'} ngày {day_words(referral.passed_on)} chưa có kết quả xử lý"
    for movement in account.closed:
        if movement.weaknesses and not movement.next_steps:
            yield f"tồn tại, hạn chế của phong trào “{movement.name}”"


def _left_to_write(source: Report) -> Iterator[Remark]:
    """Yield what a report on a phase has dots for."""
    yield from (Remark(sentence, key) for key, sentence in still_to_write(source.parts))
    for part in source.parts:
        if part.text == LINE_TO_FILL and part.key != LESSONS:
            yield Remark(f"Mục “{part.title}” để dòng chấm.", part.key)


def contradicted(book: Book, source: Facts) -> Iterator[str]:
    """Yield which of the tasks that a report calls undone the book itself has the decision of."""
    undone = [task for task in source.tasks if task.done_on is None and task.state not in ASKED_NO_MORE]
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "occurrence", [task.id for task in undone])
    # One that was done after the last day of the report is recorded as that.
    periods = [OpenPeriod(task.text, task.period) for task in undone if rows[task.id]["done_on"] is None]
    return decided_but_open(book, source.span.last, periods)


def _undone_but_counted(source: Facts) -> Iterator[str]:
    """Yield which periods are counted as carried out of which the result says that nothing was done."""
    for task in source.tasks:
        if task.state is OccurrenceState.CARRIED_OUT and says_undone(task.result):
            which = f"{capitalised(period_title(task.period))} của nhiệm vụ “{shortened(task.text)}”"
            way_out = "đánh dấu “Không thực hiện” hoặc ghi tiến độ 0% ở kỳ đó"
            yield f"{which} ghi “{shortened(task.result)}” mà tính là có thực hiện: {way_out}."


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
        typed = [measured for measured in unknown if measured.draft.automatic is None]
        way_out = "nhập ở trang Chỉ tiêu"
        if len(typed) < len(unknown):
            counted = "ghi người dự vào danh sách của hoạt động quán triệt, vì chỉ tiêu này tính từ sổ"
            way_out = f"{way_out}; {counted}" if typed else counted
        yield f"Chưa {'nhập' if typed else 'có'} số liệu của {number} chỉ tiêu có mục tiêu ({names}{more}): {way_out}."


def _unnumbered(source: Report) -> Iterator[Remark]:
    """Yield what the report cannot cite of its plan."""
    plan = source.facts.plan
    if plan is not None and not (plan.fields.number and plan.fields.dated_on):
        sentence = "Kế hoạch chưa ghi số, ngày ban hành nên báo cáo chỉ nêu tên; ghi ở trang Kế hoạch."
        yield Remark(sentence, source.parts[0].key, plan.title)


def _unaddressed(book: Book, source: Report) -> Iterator[Remark]:
    """Yield that nothing says whom the report goes to, or that the task of reporting does not."""
    of_plan = report_recipients(book, source.plan_id)
    named = half_year_recipients(book, of_plan) if source.kind == HALF_YEAR else of_plan
    if not named:
        yield Remark(UNADDRESSED, source.parts[0].key)
    elif named == of_plan and (task := task_without_recipients(book, source.plan_id)):
        yield Remark(
            f"Nhiệm vụ “{shortened(task)}” chưa ghi nơi nhận nên báo cáo kính gửi {'; '.join(named)}; nếu "
            "khác, ghi nơi nhận ở nhiệm vụ ấy, trang Kế hoạch.",
            source.parts[0].key,
        )


def _cancelled_since(book: Book, source: Report) -> Iterator[Remark]:
    """Yield which awards of a report that was issued are cancelled by now: its file still counts them."""
    with book.store.reading() as connection:
        rows = cancelled_since(connection, source.kind, source.period, source.plan_id)
        cancelling = cancelled_by(connection, rows)
    if not rows:
        return
    others = f" và {count_words(len(rows) - 1)} khen thưởng khác" if len(rows) > 1 else ""
    documents = "; ".join(dict.fromkeys(filter(None, cancelling.values())))
    cited = f" ({documents})" if documents else ""
    yield Remark(
        f"Báo cáo đã phát hành có tính “{rows[0]['award']}” của “{rows[0]['awarded_name']}”{others}, nay đã hủy bỏ"
        f"{cited}: báo cáo kỳ sau nêu.",
        "",
    )


def _entered_since(book: Book, source: Report) -> Iterator[Remark]:
    """Yield what was recorded of the days of a report after it was issued: it is in none of its numbers."""
    with book.store.reading() as connection:
        since = entered_since(connection, source.kind, source.period, source.plan_id)
    entries = [] if since is None else entries_of(book, since.span, since.late)
    if entries:
        first = entries[:_MOST_NAMED]
        named = [f"{entry.what} “{shortened(entry.name)}” ngày {day_words(entry.day)}" for entry in first]
        more = "; …" * (len(entries) > _MOST_NAMED)
        yield Remark(
            f"Báo cáo đã phát hành không tính {count_words(len(entries))} nội dung trong kỳ ghi vào sổ sau đó "
            f"({'; '.join(named)}{more}): báo cáo kỳ sau tính.",
            "",
        )


def _begun_within(source: Report) -> Iterator[Remark]:
    """Yield that the plan is younger than the days of the report, or over before them: why it has little to tell."""
    plan, span = source.facts.plan, source.facts.span
    if plan is not None and plan.fields.dated_on is not None and span.first < plan.fields.dated_on <= span.last:
        days = f"từ ngày {day_words(span.first)} đến ngày {day_words(span.last)}"
        sentence = f"Kế hoạch ban hành ngày {day_words(plan.fields.dated_on)}, trong kỳ báo cáo ({days}): "
        before = [each for each in source.account.activities if each.from_date < plan.fields.dated_on]
        names = [f"“{shortened(each.title)}” ngày {day_words(each.from_date)}" for each in before[:_MOST_NAMED]]
        more = "; …" * (len(before) > _MOST_NAMED)
        also = f", báo cáo vẫn nêu {count_words(len(before))} hoạt động ({'; '.join(names)}{more})" if before else ""
        yield Remark(f"{sentence}trước ngày đó chưa có nhiệm vụ nào để báo cáo{also}.", source.parts[0].key)
    if plan is not None and plan.fields.to_year is not None and plan.fields.to_year < span.last.year:
        ended = f"Kế hoạch kết thúc năm {plan.fields.to_year}"
        yield Remark(f"{ended}: báo cáo năm {span.last.year} chỉ còn việc quá hạn của Kế hoạch.", source.parts[0].key)


def _unsplit(source: Report) -> Iterator[Remark]:
    """Yield that a text stands for two parts: one written since they are two is taken for one that tells both."""
    for part in source.parts:
        if part.key == half_year_report.UNSPLIT:
            named = f"Mục “{clean_line(part.heading)}” thay cho hai mục, phong trào và nhiệm vụ của Kế hoạch"
            way_out = "nếu chưa nêu nhiệm vụ, bấm Lấy lại (Ctrl+R) để tách rồi sửa từng mục."
            yield Remark(f"{named}, vì viết khi hai mục còn là một: {way_out}", part.key)


def _unstated(source: Report) -> Iterator[Remark]:
    """Yield the parts not printed for want of records, and the statements that records or her own words contradict."""
    for part in source.parts:
        heading, statement = clean_line(part.heading), part.statement
        by = f"{statement.stated_by} xác nhận ngày {day_words(statement.stated_on)}" if statement is not None else ""
        if statement is not None and part.has_records:
            yield Remark(f"Mục “{heading}” nay có số liệu; câu {by} không được in nữa.", part.key)
        elif statement is not None and part.text and part.text != statement.text:
            words = f"Mục “{heading}” in lời viết tay, tuy {by} là không có"
            yield Remark(f"{words}: có nội dung thì bỏ xác nhận; không có thì bấm Lấy lại (Ctrl+R).", part.key)
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
    """Yield of which items nobody recorded the channel, who or what was done: no number by it has them."""
    posted = [activity for activity in source.account.activities if activity.kind in POSTED_KINDS]
    nowhere = [each for each in posted if not each.channel]
    for sentence in (
        *uncounted(nowhere, len(posted), "chưa ghi kênh đăng", "theo kênh"),
        *without_unit([each for each in posted if not each.unit]),
        *without_spread(posted),
    ):
        yield Remark(sentence, "")


def _in_capitals(source: Report) -> Iterator[str]:
    """Yield which activities have titles that are typed in capitals: a sentence has them as they are."""
    if shouted := [each for each in source.account.activities if is_in_capitals(each.title)]:
        names = "; ".join(f"“{each.title}” ngày {day_words(each.from_date)}" for each in shouted[:_MOST_NAMED])
        more = "; …" * (len(shouted) > _MOST_NAMED)
        yield (
            f"Tên của {count_words(len(shouted))} hoạt động viết toàn chữ in hoa ({names}{more}), báo cáo in nguyên "
            "như vậy: sửa ở trang Hoạt động."
        )


def _of_several(source: Report) -> Iterator[str]:
    """Yield which activities are several by their own titles, and counted as one."""
    for each in source.account.activities:
        if each.kind in HELD_KINDS and (several := several_in(each.title)):
            what = f"Hoạt động “{shortened(each.title)}” ngày {day_words(each.from_date)}"
            yield f"{what} là {several} theo tên nhưng báo cáo tính là 01: ghi riêng từng hoạt động ở trang Hoạt động."


def _none_raised(book: Book, source: Facts) -> Iterator[str]:
    """Yield what is recorded as an obstacle and says that there is none: no report counts it."""
    with book.store.reading() as connection:
        rows = year.obstacles_until(connection, source.span.of_plan, source.span.last)
    for row in rows:
        if says_none(row["content"]) and row["raised_on"] >= source.span.first.isoformat():
            who = f" của {row['unit']}" if row["unit"] else ""
            day = day_words(date.fromisoformat(row["raised_on"]))
            yield f"Khó khăn ghi ngày {day}{who} là “{shortened(row['content'])}”: báo cáo không tính, xóa khỏi sổ."


def _repeated(source: Report) -> Iterator[str]:
    return repeated_words(criterion for movement in source.account.closed for criterion in movement.criteria)


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
