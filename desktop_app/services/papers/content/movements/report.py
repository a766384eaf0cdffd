"""The report on a movement, while it goes on and at its end."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import count_words, day_words, document_words, giver_words, joined_words
from desktop_app.domain.office.people import post_words
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityFields, Spread
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import ended, inside_sentence
from desktop_app.papers.kinds import movements
from desktop_app.papers.parts.passages import Passages
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.movements.annexes import activity_rows, reported_award
from desktop_app.services.papers.content.movements.deeds import examples_left_out, told_activities
from desktop_app.services.papers.content.movements.facts import WRITTEN_KINDS, MovementFacts, ended_after, facts_of
from desktop_app.services.papers.content.registered import (
    criterion_words,
    recipient_of,
    registered_words,
    repeated_words,
    to_come_sentences,
)
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.reports.posted import counted_apart, named_items, without_spread, without_unit
from desktop_app.services.papers.reports.texts.awards import cancelled_sentence
from desktop_app.services.papers.reports.texts.causes import with_cause
from desktop_app.services.year.movements import movement
from desktop_app.store.records import Record

_LAUNCHED_BY: Final = "Phong trào thi đua được phát động ngày {}, trên cơ sở các văn bản có hiệu lực khi đó:"
_MOST_NAMED: Final = 4
"""So many units are all named."""


def not_recorded(book: Book, movement_id: int, cut_off: date | None, *, is_final: bool) -> str:
    """Return a note on what a report on a movement has no words for, "" if nothing is missing. Raises RecordGone."""
    fields = movement(book, movement_id)
    if fields.closed_on is not None and cut_off is not None and ended_after(fields, cut_off):
        return (
            f"Kết quả tiêu chí, tồn tại, nguyên nhân, nhiệm vụ tiếp theo ghi khi tổng kết ngày "
            f"{day_words(fields.closed_on)}, sau ngày chốt số liệu {day_words(cut_off)}, nên không in."
        )
    closing = (("ngày tổng kết", fields.closed_on),) if is_final else ()
    written = (
        *closing,
        ("mục đích", fields.content),
        ("tồn tại", fields.weaknesses),
        ("nguyên nhân", fields.causes),
        ("nhiệm vụ tiếp theo", fields.next_steps),
    )
    missing = [words for words, value in written if not value]
    facts = facts_of(book, movement_id, cut_off)
    missing += [] if facts.registered else ["đăng ký tham gia"]
    open_criteria = sum(not row.result for row in fields.criteria)
    if open_criteria:
        missing.append(f"kết quả của {count_words(open_criteria)} tiêu chí")
    unwritten = [f"Phong trào chưa ghi {', '.join(missing)}: ghi ở thẻ Phong trào."] if missing else []
    return "\n".join(
        (
            *unwritten,
            *repeated_words(fields.criteria),
            *(_awarded_later(facts) if is_final else ()),
            *examples_left_out(facts.activities),
            *_posts_unrecorded(facts.activities),
        )
    )


def _awarded_later(facts: MovementFacts) -> Iterator[str]:
    """Yield which decisions on awards in the movement a final report leaves out: they were signed after its day."""
    decided = {row["decision_id"]: row for row in facts.awards_later}
    if not decided:
        return
    documents = [
        document_words("Quyết định", row["number"], date.fromisoformat(row["signed_on"])) for row in decided.values()
    ]
    cited = f"{joined_words(tuple(documents))} ký sau ngày chốt số liệu {day_words(facts.cut_off)}"
    yield (
        f"{count_words(len(facts.awards_later))} lượt khen thưởng trong phong trào theo {cited} nên không có trong "
        "báo cáo: chọn ngày chốt số liệu muộn hơn nếu báo cáo phải có."
    )


def _posts_unrecorded(activities: Sequence[ActivityFields]) -> Iterator[str]:
    """Yield of which posts nobody recorded who or whether they were posted or shared, and of which nor where."""
    posted = [row for row in activities if row.kind in POSTED_KINDS]
    unsure = [row for row in posted if row.spread is Spread.NONE]
    yield from without_unit([row for row in posted if row.unit_id is None])
    yield from without_spread(posted)
    nowhere = [row for row in unsure if not row.link] if len(unsure) < len(posted) else []
    if nowhere:
        yield f"Chưa có liên kết của {named_items(nowhere)}: ghi ở trang Hoạt động."


def movement_report_paper(
    book: Book, movement_id: int, passages: Passages, cut_off: date | None = None, on: date | None = None
) -> Document:
    """Return a report on a movement up to a day: by default its end, or today while it goes on.

    Office and signer are those of the day `on`, None for today. The law is that of the day on which the movement was
    launched: it rests on that, the report organises nothing. Raises InvalidRecord for a day before the movement, for an
    interim report of after its end and a final one of before it, RecordGone.
    """
    facts = facts_of(book, movement_id, cut_off)
    _check_end(facts.fields, facts.cut_off, is_final=passages is movements.FINAL_REPORT)
    own_office = office(book, on)
    with book.store.reading() as connection:
        law, law_now = (catalogue_on(connection, day).bases_on(day) for day in (facts.launched_on, on or date.today()))
    # What has lapsed since is the ground of the launch, and none of the report's.
    since = "" if law == law_now else _LAUNCHED_BY.format(day_words(facts.launched_on))
    frame = ReportFrame(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=facts.cut_off.year,
        first_day=facts.fields.from_date,
        cut_off=facts.cut_off,
        recipients=(),
        sections=(),
        copies_to=copies_to(own_office),
    )
    posted = [row for row in facts.activities if row.kind in POSTED_KINDS]
    data = movements.MovementReportData(
        frame=frame,
        movement=facts.fields.name,
        time=facts.fields.time_words(facts.cut_off),
        ended_on=_ended_on(facts),
        document=facts.document,
        paragraphs=_paragraphs(facts, own_office.name, law, since),
        criteria=tuple(
            movements.CriterionRow(row.text, row.target, row.result, row.evidence) for row in facts.criteria
        ),
        activities=tuple(activity_rows(facts)),
        posted=counted_apart(posted, "tin, bài") if posted else "",
        awards=tuple(map(reported_award, sorted(facts.awards, key=facts.order.place))),
    )
    return worded(book, movements.build, data, passages, facts.cut_off)


def _ended_on(facts: MovementFacts) -> date | None:
    """Return the last day of a movement that is over, None if something was done in it later: then there is none."""
    ended = facts.fields.to_date
    if ended is None or ended >= facts.cut_off:
        return None
    return ended if all((row.to_date or row.from_date) <= ended for row in facts.activities) else None


def _check_end(fields: MovementFields, day: date, *, is_final: bool) -> None:
    """Raise InvalidRecord if a report would be called by a name that is not true on its day."""
    if is_final and fields.closed_on is None and fields.to_date is not None and day < fields.to_date:
        raise InvalidRecord(
            f"Phong trào còn thực hiện đến ngày {day_words(fields.to_date)}, chưa tổng kết được.",
            "cut_off",
            "Lập báo cáo sơ kết; nếu đã kết thúc sớm, ghi ngày tổng kết ở thẻ Phong trào.",
        )
    if is_final:
        return
    if fields.closed_on is not None and day >= fields.closed_on:
        ended = f"đã tổng kết ngày {day_words(fields.closed_on)}"
    elif fields.to_date is not None and day > fields.to_date:
        ended = f"đã kết thúc ngày {day_words(fields.to_date)}"
    else:
        return
    raise InvalidRecord(
        f"Phong trào {ended}, không còn sơ kết.",
        "cut_off",
        "Lập báo cáo tổng kết, hoặc chọn ngày chốt số liệu trước ngày đó.",
    )


def _paragraphs(facts: MovementFacts, office_name: str, law: Sequence[str], since: str) -> dict[str, tuple[str, ...]]:
    fields = facts.account
    # The last one ends as the last basis of a decision does.
    bases = tuple(f"Căn cứ {basis}{'.' if place == len(law) else ';'}" for place, basis in enumerate(law, start=1))
    return {
        "basis": (*filter(None, (since,)), *bases, _launch(facts, office_name), *_purpose(fields.content)),
        "organisation": _organisation(facts),
        "criteria": (*(f"- {_criterion_words(row)}." for row in facts.criteria if row.result), *_without_result(facts)),
        "activities": (
            *told_activities(facts.activities, facts.units, _ended_on(facts) or facts.cut_off),
            *_writers(facts),
        ),
        "commendation": _commendation(facts, office_name),
        "weaknesses": tuple(filter(None, (ended(with_cause(fields.weaknesses, fields.causes)),))),
        "causes": tuple(filter(None, (ended(fields.causes),))),
        "next": (*filter(None, (ended(fields.next_steps),)), *_continued(facts)),
    }


def _writers(facts: MovementFacts) -> tuple[str, ...]:
    """Return of how many phòng, đơn vị people wrote news and stories or found them, where more did than posted them."""
    posting = {row.unit_id for row in facts.activities if row.kind in WRITTEN_KINDS}
    if facts.writing_units <= posting:
        return ()
    whose = f"{count_words(len(facts.writing_units))} phòng, đơn vị"
    return (f"Các tin tốt, câu chuyện đẹp do công chức, viên chức, người lao động của {whose} viết, giới thiệu.",)


def _continued(facts: MovementFacts) -> tuple[str, ...]:
    """Return that the movement goes on, of one that does."""
    goes_on = facts.fields.goes_on_after(facts.cut_off)
    return tuple(to_come_sentences(facts.fields, facts.cut_off)) if goes_on else ()


def _purpose(content: str) -> tuple[str, ...]:
    """Return what a movement is for as a sentence: the field holds it as the clerk wrote it, often a phrase."""
    if not content or "muc dich" in fold(content):
        return (ended(content),) if content else ()
    return (ended(f"Mục đích: {inside_sentence(content)}"),)


def _without_result(facts: MovementFacts) -> tuple[str, ...]:
    """Return which criteria have no result yet: the annex has a row of each."""
    names = [inside_sentence(row.text.rstrip(" .;")) for row in facts.criteria if not row.result]
    return (f"- Chưa có số liệu về {count_words(len(names))} tiêu chí: {'; '.join(names)}.",) if names else ()


def _criterion_words(row: Criterion) -> str:
    evidence = f"; minh chứng: {row.evidence}" if row.evidence else ""
    return f"{criterion_words(row)}{evidence}"


def _launch(facts: MovementFacts, office_name: str) -> str:
    fields = facts.fields
    span = f"từ ngày {day_words(fields.from_date)}"
    span += f" đến ngày {day_words(fields.to_date)}" if fields.to_date else ""
    # The opening cites what launched it.
    return f"{office_name} tổ chức phong trào thi đua “{fields.name}” {span}."


def _organisation(facts: MovementFacts) -> tuple[str, ...]:
    if not facts.registered:
        return ()
    units = [facts.units[row["unit_id"]] for row in facts.registered if row["unit_id"] is not None]
    are_named = len(facts.registered) == len(units) <= _MOST_NAMED
    counts = f"{count_words(len(units))} tập thể" if are_named else registered_words(facts.registered, facts.all_units)
    days = [date.fromisoformat(row["registered_on"]) for row in (facts.registered[0], facts.registered[-1])]
    when = f"ngày {day_words(days[0])}"
    if days[0] != days[1]:
        when = f"từ ngày {day_words(days[0])} đến ngày {day_words(days[1])}"
    named = f", gồm: {'; '.join(units)}" if are_named else ""
    return (f"Có {counts} đăng ký tham gia ({when}){named}.",)


def _commendation(facts: MovementFacts, office_name: str) -> tuple[str, ...]:
    lines = [facts.proposed] if facts.proposed else []
    groups: defaultdict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for row in facts.awards:
        is_title = facts.order.is_title(row["award_code"], row["award"])
        act = f"{'công nhận danh hiệu' if is_title else 'tặng'} {row['award']}"
        groups[row["issuing_body"] or office_name, act, row["number"], row["signed_on"]][row["kind"]] += 1
    by_giver: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for (body, act, number, signed_on), counts in sorted(groups.items(), key=lambda group: group[0][3]):
        whom = [
            f"{count_words(counts[kind])} {noun}"
            for kind, noun in ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân"))
            if counts[kind]
        ]
        decision = document_words("Quyết định", number, date.fromisoformat(signed_on))
        by_giver[giver_words(body, office_name)].append((act, f"{' và '.join(whom)} ({decision})"))
    for giver, given in by_giver.items():
        # Several decisions on the same are one sentence.
        deeds = (f"{act} cho {'; '.join(whom for _, whom in same)}" for act, same in groupby(given, itemgetter(0)))
        lines.append(f"{giver} {'; '.join(deeds)}.")
    # Their decisions have more people than are told here.
    after = f"Sau ngày {day_words(facts.cut_off)}"
    for when, documents in (("Trong phong trào", facts.cancelled), (after, facts.cancelled_later)):
        if documents:
            lines.append(cancelled_sentence(when, documents))
    if facts.exemplars:
        # One who is so in both rounds of a year is one.
        named = "; ".join(
            ", ".join(filter(None, (row["nominee_name"], post_words(row["post_title"], _unit(row)))))
            for row in {recipient_of(row): row for row in facts.exemplars}.values()
        )
        lines.append(f"Gương điển hình đề nghị nhân rộng: {named}.")
    return tuple(lines)


def _unit(row: Record) -> str:
    return str(row["unit_name"]) if row["kind"] == NomineeKind.INDIVIDUAL else ""
