"""The award history of a person or a collective: past awards, streaks, and the next awards within reach."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.domain.law.judging.next_awards import NextAward, next_awards
from desktop_app.domain.law.judging.streaks import (
    counts_for_merit,
    rating_streak,
    settled_year,
    title_streak,
    told_streaks,
)
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS, HeldAward, Rating, RecordRef, Scope, Years
from desktop_app.domain.office.citations import giver_words
from desktop_app.domain.standing.year_records import RECOGNITION_LABELS, Subject
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.office.people import posts
from desktop_app.services.standing import facts
from desktop_app.services.standing.decision_numbers import recognised_by, whole_number
from desktop_app.services.standing.year_records import name_of, year_fields
from desktop_app.services.standing.year_tables import rules_of_year
from desktop_app.store import records
from desktop_app.store.queries.history import read_signed_awards
from desktop_app.store.records import Reader, Record


@dataclass(frozen=True, slots=True)
class PastAward:
    """An award of a signed decision. `counts` is False if it does not count for further awards; `note` says why."""

    id: int
    year: int
    code: str
    name: str
    is_title: bool
    number: str
    signed_on: date
    decided_by: str
    type: CommendationType
    decision_id: int
    round_id: int | None = None
    counts: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line of the history: an award, a rating or an initiative of a year, with its record."""

    year: int
    what: str
    detail: str
    document: str
    day: date | None
    note: str
    record: RecordRef


@dataclass(frozen=True, slots=True)
class AwardHistory:
    """The history as of the end of `year`: its lines (the latest year first), the current streaks, the next awards."""

    subject: Subject
    name: str
    place: str
    year: int
    rules_name: str
    awards: tuple[PastAward, ...]
    lines: tuple[HistoryLine, ...]
    streaks: tuple[str, ...]
    near: tuple[NextAward, ...]


def award_history(book: Book, subject: Subject, year: int | None = None) -> AwardHistory:
    """Return the history of a person or a unit, with streaks up to the end of a year (None: the last on record).

    While nothing of that year is decided, the streaks reach up to the one before; `year` of the history says which.

    Raises RecordGone.
    """
    with book.store.reading() as connection:
        name = name_of(connection, subject)
        years = facts.facts_of(connection, subject.kind, [subject.id])[subject.id]
        match = {subject.link: subject.id}
        year_rows = records.living(connection, "year_record", match, order="year")
        initiatives = records.living(connection, "initiative", match, order="year")
        initiative_rows = [{**row, "document": recognised_by(connection, row)} for row in initiatives]
        asked = year or max(years, default=date.today().year)
        rules = rules_of_year(book, max(asked, date.today().year) if year is None else year)
        last = settled_year(years, asked, rules) if years else asked
        awards = _past_awards(connection, subject, rules)
    lines = [*map(_of_award, awards), *map(_of_initiative, initiative_rows), *map(_of_record, year_rows)]
    return AwardHistory(
        subject,
        name,
        _place(book, subject),
        last,
        rules.name,
        awards,
        tuple(sorted(lines, key=lambda line: line.year, reverse=True)),
        tuple(_streaks(years, rules, subject.kind, last)),
        next_awards(years, subject.kind, rules, year=asked),
    )


def given_awards(connection: Reader, subject: Subject, rules: RuleSet) -> tuple[PastAward, ...]:
    """Return, for papers, the awards of signed decisions that were not cancelled, the earliest first."""
    return tuple(award for award in _past_awards(connection, subject, rules) if award.note != _CANCELLED)


_CANCELLED = "Đã hủy bỏ"


def _past_awards(connection: Reader, subject: Subject, rules: RuleSet) -> tuple[PastAward, ...]:
    collective = subject.kind is NomineeKind.COLLECTIVE
    rows = read_signed_awards(connection, collective, subject.id)
    return tuple(_award(connection, row, rules) for row in rows)


def _award(connection: Reader, row: Record, rules: RuleSet) -> PastAward:
    catalogue_award = rules.by_code.get(row["award_code"])
    type_ = CommendationType(row["commendation_type"] or CommendationType.MERIT)
    counts, note = catalogue_award is not None, "" if catalogue_award else "Không có trong danh mục nên không tính"
    if catalogue_award and not counts_for_merit(HeldAward(catalogue_award.code, "", type_), rules):
        counts, note = False, f"{COMMENDATION_TYPE_LABELS[type_]}: không tính vào công trạng"
    if row["cancelled_on"]:
        counts, note = False, _CANCELLED
    return PastAward(
        row["id"],
        row["year"],
        row["award_code"],
        row["award"],
        catalogue_award.is_title if catalogue_award else False,
        whole_number(connection, row),
        date.fromisoformat(row["signed_on"]),
        _decided_by(connection, row),
        type_,
        row["decision_id"],
        row["round_id"],
        counts,
        note,
    )


def _decided_by(connection: Reader, row: Record) -> str:
    """Return who decided: for the office, by its name of that day, its director; without a body, that of the level."""
    own_name = office_of_day(connection, date.fromisoformat(row["signed_on"])).name
    level = AwardLevel(row["level"])
    body = row["issuing_body"] or (own_name if level is AwardLevel.DEPARTMENT else LEVEL_LABELS[level])
    return f"Giám đốc {body}" if body == own_name else giver_words(body, own_name)


def _of_award(award: PastAward) -> HistoryLine:
    document = f"Quyết định {award.number}"
    record = RecordRef("award", award.id)
    return HistoryLine(award.year, award.name, award.decided_by, document, award.signed_on, award.note, record)


def _of_initiative(row: Record) -> HistoryLine:
    reach = SCOPE_LABELS[Scope(row["scope"])]
    record = RecordRef("initiative", row["id"])
    day = from_iso(row["recognised_on"])
    note = "" if row["recognised"] else RECOGNITION_LABELS[False]
    return HistoryLine(row["year"], f"Sáng kiến: {row['title']}", reach, row["document"], day, note, record)


def _of_record(row: Record) -> HistoryLine:
    fields = year_fields(row)
    rated = RATING_LABELS[fields.rating] if fields.rating else "Chưa ghi xếp loại"
    registered = {True: "Có đăng ký thi đua", False: "Không đăng ký thi đua", None: ""}[fields.registered]
    record = RecordRef("year_record", row["id"])
    return HistoryLine(fields.year, f"Xếp loại: {rated}", registered, fields.document, None, fields.note, record)


def _streaks(years: Years, rules: RuleSet, kind: NomineeKind, last: int) -> list[str]:
    """Return the streaks of at least two years up to the last year, in words, titles from the highest down."""
    titles = [
        (title_streak(years, award.code, rules, last=last), f"đạt danh hiệu “{award.name}”")
        for award in rules.awards
        if award.is_title and kind in award.terms
    ]
    ratings = [
        (rating_streak(years, Rating.EXCELLENT, last=last), f"xếp loại “{RATING_LABELS[Rating.EXCELLENT]}”"),
        (rating_streak(years, Rating.GOOD, last=last), f"xếp loại từ “{RATING_LABELS[Rating.GOOD]}” trở lên"),
    ]
    return [
        f"{length} năm liền {words} ({last - length + 1}–{last})"
        for chains in (titles, ratings)
        for length, words in told_streaks(chains)
    ]


def _place(book: Book, subject: Subject) -> str:
    if subject.kind is NomineeKind.COLLECTIVE:
        return ""
    held_posts = posts(book, subject.id)
    return ", ".join(filter(None, [held_posts[0].fields.position, held_posts[0].unit_name])) if held_posts else ""
