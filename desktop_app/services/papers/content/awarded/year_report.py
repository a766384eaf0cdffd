"""The report on a year's emulation and commendation: what the book counts, and what the clerk wrote of the year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.citations import count_words, day_words, document_words, joined_words
from desktop_app.domain.office.offices import Office
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import Criterion
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.papers.kinds.reports import emulation_report
from desktop_app.papers.parts.report_tables import paid_words
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.awards.order import AwardOrder, award_order
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.awarded.recognised import (
    initiatives_sentence,
    recognised_initiatives,
    waiting_initiatives,
)
from desktop_app.services.papers.content.awarded.year_awards import (
    counted,
    decided_lines,
    reported_award,
    workers_lines,
)
from desktop_app.services.papers.content.awarded.year_council import (
    HeldSession,
    outside_words,
    sessions_held,
    sessions_sentence,
    without_session,
)
from desktop_app.services.papers.content.registered import (
    Outcome,
    closed_words,
    criteria_with_results,
    exemplars_on,
    going_on_within,
    movement_of,
    outcome,
    recipient_of,
    registered_words,
    rest_sentence,
    to_come_sentences,
    undecided_sentence,
)
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.papers.reports.papers import cut_off_of
from desktop_app.services.papers.reports.texts.assessment import steps_over
from desktop_app.services.papers.reports.texts.awards import awaited_told, cancelled_sentence, exemplars_told
from desktop_app.services.papers.reports.texts.causes import with_cause
from desktop_app.services.papers.reports.texts.sentences import plain
from desktop_app.services.plan.deadlines import parts_over, still_to_come
from desktop_app.services.review_rounds import Round, rounds
from desktop_app.services.standing.decision_numbers import with_whole_numbers
from desktop_app.store import records
from desktop_app.store.queries.report_days import (
    DatedTables,
    cancellation_days,
    decision_days,
    proposal_days,
    voted_down_days,
)
from desktop_app.store.queries.year import cancelled_after, cancelled_awards, standing_awards
from desktop_app.store.records import Reader, Record

_YEAR_END: Final = 2
"""The half of a year whose round says what the clerk wrote of the year."""
_RECORDED: Final = "đăng ký thi đua, phong trào, phiên họp, khen thưởng"
_WRITTEN: Final = {
    "strengths": "ưu điểm",
    "weaknesses": "tồn tại, hạn chế",
    "causes": "nguyên nhân",
    "next_steps": "phương hướng, nhiệm vụ",
}


@dataclass(frozen=True, slots=True)
class _Facts:
    """The records of a year up to a day."""

    first: date
    cut_off: date
    office_name: str
    sessions: tuple[HeldSession, ...]
    registered: tuple[Record, ...]
    """The year's records of the collectives and the people that had registered for an emulation title."""
    movements: tuple[tuple[Record, str], ...]
    """The movements that went on in the year, and who registered for each, counted in words."""
    awards: tuple[Record, ...]
    cancelled: tuple[str, ...]
    """The document of each award that was cancelled, whenever it was given."""
    cancelled_later: tuple[str, ...]
    """The same of the awards of the year that were cancelled after the day of counting."""
    order: AwardOrder
    pending: Counter[str]
    """The number of proposals that a higher level has not decided on, by award."""
    exemplars: tuple[Record, ...]
    undecided: tuple[Record, ...]
    voted_down: tuple[Record, ...]
    """Who of those put forward is not counted, in words."""
    initiatives: tuple[Record, ...]
    criteria: Mapping[int, tuple[Criterion, ...]]
    """By movement, the criteria of which it is recorded what was reached."""
    tells_nothing: bool
    """Whether the book has nothing of the year that the report counts."""


def emulation_report_paper(book: Book, options: Options) -> Document:
    """Return the report on a year up to a day: by default its end, or today. Raises UsageError, InvalidRecord."""
    year = _year(options)
    own_office = office(book, day_of(options))
    cut_off = _cut_off(options, year)
    facts = _facts(book, year, cut_off, own_office.name)
    frame = ReportFrame(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=(day_of(options) or date.today()).year,
        first_day=facts.first,
        cut_off=cut_off,
        recipients=(),
        sections=(),
        copies_to=copies_to(own_office),
        basis=_basis(book, own_office, day_of(options) or cut_off),
    )
    of_year = _year_end(book, year)
    if of_year is None and facts.tells_nothing:
        # Not even a round: it would be lines to write on.
        raise InvalidRecord(
            f"Sổ không có {_RECORDED} nào của năm {facts.first.year}.",
            "year",
            "Chọn năm khác, hoặc ghi phong trào, quyết định của năm ấy vào sổ trước.",
        )
    written = {key: getattr(of_year, key) for key in _WRITTEN} if of_year is not None else {}
    nothing = f"Tính đến ngày {day_words(cut_off)}, chưa có số liệu về {_RECORDED} năm {year}."
    paragraphs = {
        "results": (nothing,) if facts.tells_nothing else (),
        "direction": (sessions_sentence(facts.sessions),) if facts.sessions else (),
        "registration": _registration(facts),
        "movements": _movements(facts),
        "commendation": _commendation(facts),
        "strengths": _lines(written.get("strengths", "")),
        "weaknesses": (
            *_lines(with_cause(written.get("weaknesses", ""), written.get("causes", ""))),
            *_of_closed(facts, "weaknesses"),
        ),
        "causes": (*_lines(written.get("causes", "")), *_of_closed(facts, "causes")),
        "next": _next(facts, written.get("next_steps", "")),
    }
    # Each with its time, as titles have theirs: of one year, beside those of its first half.
    listed = tuple(reported_award(row, facts.order) for row in sorted(facts.awards, key=facts.order.place))
    data = emulation_report.EmulationReportData(frame, paragraphs, listed, _money(facts))
    return worded(book, emulation_report.build, data, emulation_report.EMULATION_REPORT, cut_off)


def _basis(book: Book, own_office: Office, day: date) -> str:
    """Return the laws of a day and the province's rule: what the report is made under, no letter asking for it."""
    with book.store.reading() as connection:
        laws = [basis for basis in catalogue_on(connection, day).bases_on(day) if basis.startswith("Luật ")]
    return joined_words((*laws, *filter(None, [own_office.office_rule])))


def emulation_report_note(book: Book, options: Options) -> str:
    """Return a note on what the clerk has not written of the year."""
    year = _year(options)
    code, cut_off = RoundCode(year, _YEAR_END), _cut_off(options, year)
    of_year = _year_end(book, year)
    if of_year is None:
        sentences = [f"Chưa có đợt {code.title}: đánh giá, phương hướng ghi ở đợt ấy."]
    else:
        missing = [words for key, words in _WRITTEN.items() if not getattr(of_year, key)]
        sentences = [f"Đợt {code.title} chưa ghi {', '.join(missing)}: ghi ở “Sửa đợt xét”."] if missing else []
    facts = _facts(book, year, cut_off, "")
    if facts.tells_nothing:
        sentences += [f"Đến ngày {cut_off:%d/%m/%Y} sổ chưa có {_RECORDED} nào của năm {year}."] if of_year else []
    else:
        sentences += filter(None, (*_left_out(facts), without_session(facts.awards, facts.sessions)))
    with book.store.reading() as connection:
        sentences += waiting_initiatives(connection, year)
    for part in parts_over(of_year.next_steps if of_year is not None else "", cut_off):
        due = f"“{part}” (phương hướng, nhiệm vụ của đợt {code.title}) đến hạn trước ngày {day_words(cut_off)}"
        sentences.append(f"{due}, báo cáo vẫn nêu: sửa ở “Sửa đợt xét”.")
    for row in _closed_within(facts.movements, date(year, 1, 1), cut_off):
        sentences += steps_over(row["name"], row["next_steps"], cut_off)
    return "\n".join(sentences)


def _left_out(facts: _Facts) -> Iterator[str]:
    """Yield which subjects of such a report are not told, nothing of them being on record."""
    subjects = {
        "phiên họp Hội đồng": facts.sessions,
        "đăng ký thi đua": facts.registered,
        "phong trào thi đua": facts.movements,
        "khen thưởng theo quyết định đã ký": facts.awards,
        "sáng kiến được công nhận": facts.initiatives,
        "gương điển hình đề nghị nhân rộng": facts.exemplars,
    }
    missing = [words for words, recorded in subjects.items() if not recorded]
    if missing:
        days = f"từ ngày {day_words(facts.first)} đến ngày {day_words(facts.cut_off)}"
        yield f"Báo cáo không nêu {', '.join(missing)}: sổ chưa ghi gì {days}."


def _year(options: Options) -> int:
    text = options["year"]
    if not (is_whole_number(text) and len(text) == 4):
        raise UsageError(f"Năm “{text}” phải viết bằng bốn chữ số.")
    return int(text)


def _cut_off(options: Options, year: int) -> date:
    asked_for = cut_off_of(options)
    if asked_for is not None and asked_for.year != year:
        raise InvalidRecord(f"Ngày chốt số liệu {asked_for:%d/%m/%Y} không thuộc năm {year}.", "cut_off")
    return asked_for or max(date(year, 1, 1), min(date(year, 12, 31), date.today()))


def _year_end(book: Book, year: int) -> Round | None:
    of_year = (row for row in rounds(book) if (row.code.year, row.code.half) == (year, _YEAR_END))
    return next(of_year, None)


def _facts(book: Book, year: int, cut_off: date, office_name: str) -> _Facts:
    with book.store.reading() as connection:
        tables = DatedTables(connection)
        recorded = tuple(_recorded(connection, tables, year, cut_off))
        sessions, registered, movements, awards, cancelled, later, pending, exemplars, undecided, initiatives = recorded
        return _Facts(
            first=date(year, 1, 1),
            cut_off=cut_off,
            office_name=office_name,
            sessions=sessions,
            registered=tuple(registered),
            movements=movements,
            awards=awards,
            cancelled=cancelled,
            cancelled_later=later,
            order=award_order(connection, cut_off),
            pending=pending,
            exemplars=exemplars,
            undecided=undecided,
            voted_down=_voted_down(tables, f"{year}-01-01", cut_off.isoformat()),
            initiatives=initiatives,
            criteria=criteria_with_results(connection, [row["id"] for row, _ in movements]),
            tells_nothing=not any(recorded),
        )


def _recorded(connection: Reader, tables: DatedTables, year: int, cut_off: date) -> Iterator[Any]:
    """Yield what the report counts of a year, kind by kind: who asks whether there is any reads only what it needs."""
    first, last = f"{year}-01-01", cut_off.isoformat()
    review_rounds = records.living(connection, "review_round")
    yield sessions_held(connection, {row["id"] for row in review_rounds}, first, last)
    year_records = records.living(connection, "year_record", {"year": year})
    yield [row for row in year_records if row["registered"] and (row["registered_on"] or "") <= last]
    yield tuple(_movements_of(connection, first, last))
    given = with_whole_numbers(connection, standing_awards(connection, {"year": year}))
    yield tuple(row for row in given if row["signed_on"] <= last)
    yield tuple(str(row["document"]) for row in cancelled_awards(connection, {}, first, last))
    yield tuple(str(row["document"]) for row in cancelled_after(connection, {}, first, last))
    nominations = _put_forward(connection, review_rounds, proposal_days(tables, last), first)
    waiting, pending = _waiting(tables, nominations, {row["id"]: row for row in review_rounds}, last)
    yield pending
    yield exemplars_on(cancellation_days(tables), nominations, cut_off)
    yield waiting
    yield recognised_initiatives(connection, year, last)


def _voted_down(tables: DatedTables, first: str, last: str) -> tuple[Record, ...]:
    days, connection = voted_down_days(tables, last), tables.connection
    return tuple(_put_forward(connection, records.living(connection, "review_round"), days, first))


def _put_forward(
    connection: Reader, review_rounds: Sequence[Record], days: Mapping[int, str], first: str
) -> list[Record]:
    """Return the nominations put forward on one of these days, none before the first, in printed order by round."""
    places = {row["id"]: place for place, row in enumerate(review_rounds)}
    put_forward = [
        row
        for row in records.living(connection, "nomination", order="list_key")
        if row["round_id"] in places and first <= days.get(row["id"], "")
    ]
    return sorted(put_forward, key=lambda row: places[row["round_id"]])


def _movements_of(connection: Reader, first: str, last: str) -> Iterator[tuple[Record, str]]:
    units = {row["id"]: row for row in records.of_kind(connection, "unit")}
    for row, registered in going_on_within(connection, first, last, or_closed=True):
        yield row, registered_words(registered, units)


def _waiting(
    tables: DatedTables, nominations: Sequence[Record], round_rows: dict[int, Record], last: str
) -> tuple[tuple[Record, ...], Counter[str]]:
    """Return what was not decided on by the report's last day, and apart, by award, how many a higher level has."""
    waiting, pending = [], Counter[str]()
    decided_on = decision_days(tables)
    for row in nominations:
        award = round_rules(round_rows[row["round_id"]]).by_code.get(row["award_code"])
        goes_up = award is not None and award.goes_up
        became = outcome(row["state"], decided_on.get(row["id"]), date.fromisoformat(last), goes_up=goes_up)
        if became is Outcome.PENDING:
            pending[row["award"]] += 1
        elif became is Outcome.WAITING:
            waiting.append(row)
    return tuple(waiting), pending


def _registration(facts: _Facts) -> tuple[str, ...]:
    if not facts.registered:
        return ()
    titles = {row["registered_for"] for row in facts.registered}
    split = [
        f"{counted([row for row in facts.registered if row['registered_for'] == title])} đăng ký {title}"
        for title in sorted(titles - {""}, key=lambda title: facts.order.award_place("", title))
    ]
    among = f"{', trong đó' if '' in titles else ', gồm'} {'; '.join(split)}" if split else ""
    return (f"Có {counted(facts.registered)} đăng ký thi đua năm {facts.first.year}{among}.",)


def _movements(facts: _Facts) -> tuple[str, ...]:
    lines = []
    for row, counts in facts.movements:
        document = document_words(row["document_type"], row["document_number"], from_iso(row["document_date"]))
        cited = f" ({document})" if row["document_number"] or row["document_date"] else ""
        span = f"từ ngày {day_words(date.fromisoformat(row['from_date']))}"
        last = from_iso(row["to_date"])
        span += f" đến ngày {day_words(last)}" if last is not None else ""
        registered = f"; có {counts} đăng ký tham gia" if counts else ""
        closed = from_iso(row["closed_on"])
        is_closed = closed is not None and closed <= facts.cut_off
        ended = f"; {closed_words(closed, facts.criteria[row['id']])}" if closed is not None and is_closed else ""
        lines.append(f"phong trào thi đua “{row['name']}”{cited}, {span}{registered}{ended}.")
    # A list of one line is none.
    if len(lines) == 1:
        return (f"{facts.office_name} tổ chức {lines[0]}",)
    return tuple(f"- {capitalised(line)}" for line in lines)


def _of_closed(facts: _Facts, column: str) -> Iterator[str]:
    """Yield what was recorded of each movement that was closed in the year."""
    for row in _closed_within(facts.movements, facts.first, facts.cut_off):
        text = still_to_come(row[column], facts.cut_off) if column == "next_steps" else row[column]
        words = "; ".join(line.rstrip(" .;") for line in _lines(text))
        if words:
            sentence = f"Phong trào thi đua “{row['name']}”: {lowered(words)}."
            yield with_cause(sentence, row["causes"]) if column == "weaknesses" else sentence


def _closed_within(movements: Sequence[tuple[Record, str]], first: date, last: date) -> Iterator[Record]:
    return (row for row, _ in movements if first <= (from_iso(row["closed_on"]) or date.min) <= last)


def _next(facts: _Facts, written: str) -> tuple[str, ...]:
    """Return what comes next: what was written of it, movements that go on, and what is to be decided."""
    lines = [*_lines(written), *_of_closed(facts, "next_steps")]
    is_written = bool(lines)
    for row, _ in facts.movements:
        # One that the clerk names is not told twice.
        if row["name"] not in written:
            lines += [f"- {sentence}" for sentence in to_come_sentences(movement_of(row), facts.cut_off)]
    passed = _passed(facts)
    for has_passed in (False, True):
        if those := [row for row in facts.undecided if (row["id"] in passed) is has_passed]:
            lines.append(plain(awaited_told(counted(those), has_passed=has_passed)))
    if facts.pending and not is_written:
        lines.append(f"- Theo dõi kết quả xét {_pending_words(facts)} đang trình cấp trên.")
    return tuple(lines)


def _passed(facts: _Facts) -> frozenset[int]:
    return frozenset(proposal.nomination_id for each in facts.sessions for proposal in each.judged if proposal.passed)


def _pending_words(facts: _Facts) -> str:
    return joined_words(tuple(f"{count_words(number)} hồ sơ {award}" for award, number in facts.pending.items()))


def _commendation(facts: _Facts) -> tuple[str, ...]:
    lines = []
    until = f"Tính đến ngày {day_words(facts.cut_off)},"
    during = "Trong năm" if facts.cut_off >= date(facts.first.year, 12, 31) else until
    if facts.awards:
        kinds = Counter(row["kind"] for row in facts.awards)
        nouns = ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân"))
        counts = [_times([row for row in facts.awards if row["kind"] == kind], noun) for kind, noun in nouns]
        only = "".join(f" {noun}" for kind, noun in nouns if kinds[kind] == len(facts.awards))
        split = "" if only else f", gồm {' và '.join(filter(None, counts))}"
        paid = f"; {paid_words(money)}" if (money := _money(facts)) else ""
        number, apart = count_words(len(facts.awards)), outside_words(facts.awards, facts.sessions, facts.order)
        sentence = f"{during} có {number} lượt khen thưởng{only} theo quyết định đã ký{split}{apart}{paid}"
        given = decided_lines(facts.awards, facts.order, facts.office_name)
        # A list of one line is none.
        lines += [f"{sentence}. {given[0].removeprefix('- ')}"] if len(given) == 1 else [f"{sentence}. Cụ thể:", *given]
        lines += workers_lines(facts.awards)
    titles = {row["registered_for"] for row in facts.registered} - {row["award"] for row in facts.awards}
    titles = {title for title in titles if facts.order.is_title("", title)}
    if during == until and titles:
        waiting = joined_words(tuple(sorted(titles, key=lambda title: facts.order.award_place("", title))))
        # What was given until that day says it already.
        beginning = "Chưa" if facts.awards else f"{until} chưa"
        lines.append(f"{beginning} có quyết định công nhận {waiting} năm {facts.first.year}.")
    if facts.initiatives:
        lines.append(initiatives_sentence(facts.initiatives, during))
    if facts.undecided:
        # Behind what was given it would read as if nobody else had been proposed.
        rest = rest_sentence(facts.undecided, facts.cut_off, _passed(facts))
        whole = undecided_sentence(facts.undecided, facts.voted_down, facts.cut_off, _passed(facts))
        lines.append(rest if facts.awards else whole)
    if facts.cancelled:
        lines.append(cancelled_sentence("Trong năm", facts.cancelled))
    if facts.cancelled_later:
        lines.append(cancelled_sentence(f"Sau ngày {day_words(facts.cut_off)}", facts.cancelled_later))
    if facts.pending:
        pending = f"{facts.office_name} đang trình cấp trên xem xét {_pending_words(facts)}"
        lines.append(f"{pending}; chưa tính vào số đã được khen thưởng.")
    if facts.exemplars:
        several = len(set(map(recipient_of, facts.exemplars)))
        lines.append(plain(exemplars_told([row["id"] for row in facts.exemplars], several)))
    return tuple(lines)


def _money(facts: _Facts) -> int:
    return sum(row["amount"] or 0 for row in facts.awards)


def _times(awards: Sequence[Record], noun: str) -> str:
    """Return "10 lượt tập thể (05 tập thể)" as below the list of names, without what repeats the number."""
    people = len({recipient_of(row) for row in awards})
    apart = f" ({count_words(people)} {noun})" if people < len(awards) else ""
    return f"{count_words(len(awards))} lượt {noun}{apart}" if awards else ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("\n")))
