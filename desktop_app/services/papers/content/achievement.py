"""Báo cáo thành tích of a person or unit: part II is filled from nomination and initiatives, III from decisions.

What the book does not store (day and place of birth, home) is left as lines to write on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.domain.errors import UsageError
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS, Rating, Scope
from desktop_app.domain.office.citations import cited_document, joined_words
from desktop_app.domain.office.people import GENDER_LABELS, post_words
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.summaries import counted_on
from desktop_app.domain.standing.year_records import LAST_YEAR, Subject
from desktop_app.domain.vietnamese import fold, is_whole_number
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.model import Paragraph
from desktop_app.papers.document.text import lowered
from desktop_app.papers.kinds.awards.achievement_report import AchievementReportData, PrintedAward, build, passages
from desktop_app.papers.parts.awarded import SUDDEN, AwardedRecipient
from desktop_app.papers.parts.office import Issuer, Signer
from desktop_app.papers.parts.passages import Passages
from desktop_app.services.awards.rows import is_from_abroad
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import office, signer
from desktop_app.services.office.people import posts_held
from desktop_app.services.papers.content.places import head_of
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.rounds.evidence import drafted_deeds, drafted_summary
from desktop_app.services.rounds.nominations import stored_fields
from desktop_app.services.standing.award_history import given_awards
from desktop_app.services.standing.decision_numbers import recognised_by
from desktop_app.services.standing.facts import members_on
from desktop_app.services.standing.year_records import name_of, year_fields
from desktop_app.services.standing.year_tables import rules_of_year
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

if TYPE_CHECKING:
    from desktop_app.papers.document.model import Document

_WORDS: Final = {"nomination": "đề nghị", "person": "cá nhân", "unit": "tập thể"}
_TO_WRITE: Final = "…………………"
"""Printed for the award where there is no nomination."""
_YEARS: Final = 5
"""The number of years that the report covers: no condition looks further back."""


@dataclass(frozen=True, slots=True)
class _ReportRequest:
    """What a report is asked for: the subject, the proposed award, the year, and the rules that hold."""

    subject: Subject
    award: AwardedRecipient
    unit_name: str
    year: int
    occasion: str
    rules: RuleSet
    summary: tuple[str, ...] = ()
    round_id: int | None = None
    rated_to: int = LAST_YEAR
    """The last year whose rating was known at that time."""
    day: date = date.max
    """Awards decided after this day are left out."""

    @property
    def years(self) -> range:
        """The years that the report covers."""
        return range(self.year - _YEARS + 1, self.year + 1)

    def tells(self, words: str) -> bool:
        """Return whether the summary says something: what it tells with its document is not told beside it again."""
        return fold(words) in fold(" ".join(self.summary))

    def was_recognised(self, initiative: Record) -> bool:
        """Return whether an initiative was recognised at that time; one recognised without a day was."""
        in_time = initiative["year"] <= self.rated_to or (initiative["recognised_on"] or "") <= self.day.isoformat()
        return bool(initiative["recognised"]) and in_time


def achievement_paper(book: Book, options: Mapping[str, str]) -> "Document":
    """Return the report for a nomination, or of a person or unit without one (options "nomination", "person", "unit").

    Raises UsageError without any of them, RecordGone.
    """
    own_office = office(book)
    with book.store.reading() as connection:
        request = _request(book, connection, options)
        match = {request.subject.link: request.subject.id}
        ratings = _ratings_told(connection, request)
        initiatives = records.living(connection, "initiative", match, order="year")
        head = _unit_head(connection, request)
        staff = _staff(connection, request)
        person = _person(connection, request)
        awards = given_awards(connection, request.subject, request.rules)
    years = request.years
    confirmed = _confirmed_by(request, head, signer(own_office))
    data = AchievementReportData(
        issuer=Issuer(
            "" if request.award.is_from_abroad else own_office.name_with_province,
            request.unit_name,
            "",
            own_office.place,
        ),
        nominee=request.award,
        year=request.year,
        occasion=request.occasion,
        achievements=(
            *request.summary,
            *(
                _initiative({**row, "document": recognised_by(connection, row)})
                for row in initiatives
                if row["year"] in years and request.was_recognised(row) and not request.tells(row["title"])
            ),
        ),
        ratings=tuple((year, RATING_LABELS[rating]) for year, rating, _ in ratings),
        rating_documents=tuple((year, document) for year, _, document in ratings),
        earlier=tuple(
            PrintedAward(
                award.year,
                award.name,
                award.number,
                award.signed_on,
                award.decided_by,
                award.is_title,
            )
            for award in awards
            if award.signed_on <= request.day and (request.round_id is None or award.round_id != request.round_id)
        ),
        head=head.name if request.subject.kind is NomineeKind.COLLECTIVE else "",
        reported_as=head.capacity_lines if request.subject.kind is NomineeKind.COLLECTIVE and head.name else (),
        confirmed_by=confirmed.name,
        confirmed_as=confirmed.capacity_lines,
        staff=staff,
        gender=GENDER_LABELS[person["gender"]] if person else "",
        birth_year=person["birth_year"] if person else None,
    )
    return worded(book, build, data, passages(request.subject.kind), date.today())


def blanks_note(book: Book, options: Mapping[str, str]) -> str:
    """Return which details the book does not know: what the report leaves to be written by hand."""
    body = achievement_paper(book, options).body
    lines = [block.text for block in body if isinstance(block, Paragraph) and block.dotted]
    blanks = [] if options.get("nomination") else ["danh hiệu, hình thức đề nghị"]
    blanks += [lowered(line.removeprefix("- ").partition(":")[0]) for line in lines if ":" in line]
    sentences = [f"Sổ không có, để điền tay: {'; '.join(blanks)}."] if blanks else []
    with book.store.reading() as connection:
        ratings = _ratings_told(connection, _request(book, connection, options))
    unproved = tuple(str(year) for year, _, document in ratings if not document.strip())
    if unproved:
        years = f"{'các năm' if len(unproved) > 1 else 'năm'} {joined_words(unproved)}"
        sentences.append(f"Xếp loại {years} chưa ghi văn bản xếp loại: ghi ở thẻ Theo năm để báo cáo nêu được căn cứ.")
    return "\n".join(sentences)


def _ratings_told(connection: Reader, request: _ReportRequest) -> list[tuple[int, Rating, str]]:
    """Return the ratings that the report tells beside its summary, by year, each with the paper that states it."""
    match = {request.subject.link: request.subject.id}
    rows = map(year_fields, records.living(connection, "year_record", match, order="year"))
    return [
        (row.year, row.rating, row.document)
        for row in rows
        if row.rating and row.year in request.years and row.year <= request.rated_to
        if not request.tells(f"năm {row.year} được xếp loại")
    ]


def passages_of(options: Mapping[str, str]) -> Passages:
    """Return the passages that the report of these options is written with."""
    of_unit = options.get("unit") and not options.get("person")
    return passages(NomineeKind.COLLECTIVE if of_unit else NomineeKind.INDIVIDUAL)


def file_name(options: Mapping[str, str]) -> str:
    """Return the name offered for the file."""
    recipient = next((f"{word} {options[name]}" for name, word in _WORDS.items() if options.get(name)), "")
    return f"Báo cáo thành tích {options.get('name') or recipient}".strip()


def _request(book: Book, connection: Reader, options: Mapping[str, str]) -> _ReportRequest:
    for name, kind in (("person", NomineeKind.INDIVIDUAL), ("unit", NomineeKind.COLLECTIVE)):
        if options.get(name) and not options.get("nomination"):
            return _without_nomination(book, connection, Subject(kind, _number(options[name])))
    if not options.get("nomination"):
        raise UsageError(
            "Văn bản “Báo cáo thành tích” cần một đề nghị, một người hoặc một tập thể.",
            options=("nomination", "person", "unit"),
        )
    row = records.fetch(connection, "nomination", _number(options["nomination"]))
    round_record = records.fetch(connection, "review_round", row["round_id"])
    code, rules = parse_round_code(round_record["code"]), round_rules(round_record)
    kind = NomineeKind(row["kind"])
    catalogue_award = rules.by_code.get(row["award_code"])
    place = "" if kind is NomineeKind.COLLECTIVE else post_words(row["post_title"], row["unit_name"])
    award = AwardedRecipient(
        kind,
        row["nominee_name"],
        row["award"],
        place,
        catalogue_award is not None and catalogue_award.is_title,
        is_from_abroad=is_from_abroad(row),
    )
    subject = Subject(kind, row["person_id"] if kind is NomineeKind.INDIVIDUAL else row["unit_id"])
    summary = tuple(filter(None, _told_of(connection, row).split("\n")))
    return _ReportRequest(
        subject,
        award,
        row["unit_name"] or row["nominee_name"],
        code.year,
        code.occasion if row["commendation_type"] != CommendationType.SUDDEN else f"về thành tích {SUDDEN}",
        rules,
        summary,
        round_record["id"],
        code.last_rated_year,
        _day_of(connection, row, round_record),
    )


def _day_of(connection: Reader, nomination: Record, round_record: Record) -> date:
    """Return the day up to which a report for a nomination knows: to which it counts, on which the Council had it."""
    put_to = [
        row["session_id"] for row in records.living(connection, "vote_tally", {"nomination_id": nomination["id"]})
    ]
    sessions = records.fetch_many(connection, "council_session", put_to).values()
    held = (from_iso(row["held_on"]) for row in sessions if row["trashed_at"] is None)
    days = [counted_on(nomination["summary"]), *held]
    return min(day for day in (date.fromisoformat(round_record["to_date"]), *days) if day is not None)


def _told_of(connection: Reader, nomination: Record) -> str:
    """Return the summary of a nomination, at full length where the clerk left it as it was drafted for the list."""
    summary = str(nomination["summary"])
    fields, day = stored_fields(connection, nomination["id"]), counted_on(summary)
    is_draft = bool(summary) and drafted_summary(connection, fields, day).text == summary
    return drafted_summary(connection, fields, day, whole=True).text if is_draft else summary


def _without_nomination(book: Book, connection: Reader, subject: Subject) -> _ReportRequest:
    year, name, place, unit_name = date.today().year, name_of(connection, subject), "", ""
    if subject.kind is NomineeKind.INDIVIDUAL:
        post = posts_held(connection, date.today()).get(subject.id)
        if post is not None:
            unit_name = str(records.fetch(connection, "unit", post.unit_id)["name"])
            place = post_words(post.position, unit_name)
    else:
        unit_name = name
    award = AwardedRecipient(
        subject.kind, name, _TO_WRITE, place, is_from_abroad=_is_none_of_the_office(connection, subject)
    )
    deeds = tuple(filter(None, _deeds(connection, subject, year).split("\n")))
    return _ReportRequest(subject, award, unit_name, year, f"năm {year}", rules_of_year(book, year), deeds)


def _is_none_of_the_office(connection: Reader, subject: Subject) -> bool:
    """Return whether somebody was ever proposed for an award, or given one, that nobody of the office can have."""
    match = {"kind": subject.kind.value, subject.link: subject.id}
    return any(
        is_from_abroad(row) for table in ("nomination", "award") for row in records.living(connection, table, match)
    )


def _deeds(connection: Reader, subject: Subject, year: int) -> str:
    """Return what was done in the year, drafted as for a nomination of its last round; "" while it has no round."""
    codes = [str(row["code"]) for row in records.living(connection, "review_round", order="code")]
    of_year = [code for code in codes if parse_round_code(code).year == year]
    if not of_year:
        return ""
    fields = NominationFields(
        of_year[-1],
        subject.kind,
        person_id=subject.id if subject.kind is NomineeKind.INDIVIDUAL else None,
        unit_id=subject.id if subject.kind is NomineeKind.COLLECTIVE else None,
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
    )
    return drafted_deeds(connection, fields)


def _unit_head(connection: Reader, request: _ReportRequest) -> Signer:
    """Return who headed the unit at the time of the report, without a name where no single head is on record."""
    day = min(request.day, date.today())
    if request.subject.kind is NomineeKind.COLLECTIVE:
        return head_of(connection, request.subject.id, day)
    post = posts_held(connection, day).get(request.subject.id)
    return head_of(connection, post.unit_id, day) if post is not None else Signer(())


def _staff(connection: Reader, request: _ReportRequest) -> int:
    """Return how many people a collective had at the time of the report, 0 for a person."""
    if request.subject.kind is NomineeKind.INDIVIDUAL:
        return 0
    day = min(request.day, date.today())
    return len(members_on(connection, [request.subject.id], day)[request.subject.id])


def _person(connection: Reader, request: _ReportRequest) -> Record | None:
    """Return what is on record of the person who reports, None of a collective."""
    is_person = request.subject.kind is NomineeKind.INDIVIDUAL
    return records.fetch(connection, "person", request.subject.id) if is_person else None


def _confirmed_by(request: _ReportRequest, head: Signer, director: Signer) -> Signer:
    """Return who confirms a report: of a person the head of the unit, of a unit and of its head the director."""
    reports = request.award.name
    who = head if request.subject.kind is NomineeKind.INDIVIDUAL and head.name != reports else director
    # Nobody confirms what he reports himself; whoever is not known has no post either.
    return who if who.name not in ("", reports) else Signer(())


def _initiative(row: Record) -> str:
    reach = SCOPE_LABELS[Scope(row["scope"])]
    cited = cited_document(row["document"], from_iso(row["recognised_on"]))
    document = f" ({cited})" if cited else ""
    return f"Năm {row['year']}: sáng kiến “{row['title']}” được công nhận, phạm vi {reach}{document}."


def _number(text: str) -> int:
    if not is_whole_number(text):
        raise UsageError(f"“{text}” không phải mã số.", lists=("nominations", "people", "units"))
    return int(text)
