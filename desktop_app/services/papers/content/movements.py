"""The papers on an emulation movement, filled from its records up to a day."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.office.citations import count_words, day_words, document_words, giver_words
from desktop_app.domain.office.people import post_words
from desktop_app.domain.rounds.states import PROPOSED
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS, POSTED_KINDS, ActivityFields
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import inside_sentence, lowered
from desktop_app.papers.document.wording import plain_date
from desktop_app.papers.kinds import movements
from desktop_app.papers.parts.passages import Passages
from desktop_app.papers.parts.report_tables import ReportedAward
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services import lists
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.awards.order import AwardOrder, award_order
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.movement_deeds import document_of, told_activities
from desktop_app.services.papers.content.places import places_then
from desktop_app.services.papers.content.registered import proposed_words, registered_words
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.reports.posted import PostedItem, counted_apart, is_totalled, listed_title, totals
from desktop_app.services.papers.reports.texts.awards import cancelled_sentence
from desktop_app.services.papers.reports.texts.causes import with_cause
from desktop_app.services.standing.decision_numbers import with_whole_numbers
from desktop_app.services.year.activities import activity
from desktop_app.services.year.movements import movement
from desktop_app.store import records
from desktop_app.store.queries import year
from desktop_app.store.records import Reader, Record

_MOST_NAMED: Final = 4
"""So many units are all named."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """The records of a movement from its first day to the day of counting."""

    fields: MovementFields
    cut_off: date
    registered: tuple[Record, ...]
    all_units: Mapping[int, Record]
    activities: tuple[ActivityFields, ...]
    units: Mapping[int, str]
    awards: tuple[Record, ...]
    cancelled: tuple[str, ...]
    """The document of each award that decisions until the day of counting gave and that was cancelled until then."""
    cancelled_later: tuple[str, ...]
    """The same of those that were cancelled after it."""
    exemplars: tuple[Record, ...]
    proposed: str
    order: AwardOrder

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria, with their results unless these were told only after the day of counting, at the end."""
        if not _ended_after(self.fields, self.cut_off):
            return self.fields.criteria
        return tuple(replace(row, result="", evidence="") for row in self.fields.criteria)

    @property
    def account(self) -> MovementFields:
        """The fields without the account that was given of the movement at its end, after the day of counting."""
        if not _ended_after(self.fields, self.cut_off):
            return self.fields
        return replace(self.fields, weaknesses="", causes="", next_steps="")

    @property
    def document(self) -> str:
        """The paper that launched the movement, as it is cited."""
        fields = self.fields
        cited = document_words(fields.document_type, fields.document_number, fields.document_date)
        abstract = lowered(fields.document_abstract)
        about = abstract if not abstract or abstract.startswith("về ") else f"về {abstract}"
        return " ".join(filter(None, (cited, about))) if cited else ""


def _ended_after(fields: MovementFields, day: date) -> bool:
    return fields.closed_on is not None and fields.closed_on > day


def movement_id_of(options: Mapping[str, str]) -> int:
    """Return the id of the movement among the options. Raises UsageError."""
    text = options["movement"]
    if not text.isdecimal():
        raise UsageError(f"“{text}” không phải mã số phong trào.", lists=("movements",))
    return int(text)


def not_recorded(book: Book, movement_id: int, cut_off: date | None, *, is_final: bool) -> str:
    """Return a note on what a report on a movement has no words for, "" if nothing is missing. Raises RecordGone."""
    fields = movement(book, movement_id)
    if fields.closed_on is not None and cut_off is not None and _ended_after(fields, cut_off):
        return (
            f"Kết quả tiêu chí, tồn tại, nguyên nhân, nhiệm vụ tiếp theo ghi khi tổng kết ngày "
            f"{day_words(fields.closed_on)}, sau ngày chốt số liệu {day_words(cut_off)}, nên không in."
        )
    closing = (("ngày tổng kết", fields.closed_on),) if is_final else ()
    written = (
        *closing,
        ("tồn tại", fields.weaknesses),
        ("nguyên nhân", fields.causes),
        ("nhiệm vụ tiếp theo", fields.next_steps),
    )
    missing = [words for words, value in written if not value]
    open_criteria = sum(not row.result for row in fields.criteria)
    if open_criteria:
        missing.append(f"kết quả của {count_words(open_criteria)} tiêu chí")
    return f"Phong trào chưa ghi {', '.join(missing)}: ghi ở thẻ Phong trào." if missing else ""


def registration_list_paper(book: Book, movement_id: int, on: date | None = None) -> Document:
    """Return the list of those who registered for a movement up to the paper's day. Raises RecordGone."""
    day = on or date.today()
    fields = movement(book, movement_id)
    query = ListQuery("movement-registrations", scope={"movement": movement_id})
    rows = lists.everything(book, query)
    with book.store.reading() as connection:
        stored = records.fetch_many(connection, "movement_registration", [row.id for row in rows])
        registered = _registered(connection, rows, stored, day)
    own_office = office(book, day)
    data = movements.RegistrationListData(
        issuer(own_office), signer(own_office), fields.name, _cited(fields), day, registered
    )
    return worded(book, movements.build_registrations, data, movements.REGISTRATIONS, day)


def _registered(
    connection: Reader, rows: Sequence[ListRow], stored: Mapping[int, Record], day: date
) -> tuple[movements.Registered, ...]:
    """Return those registered up to a day, named as on the day of each, in the order of lists.

    Whoever is in the trash stands last, named as in the register.
    """
    in_time = [row for row in rows if stored[row.id]["registered_on"] <= day.isoformat()]
    days = [date.fromisoformat(stored[row.id]["registered_on"]) for row in in_time]
    subjects = [_subject(stored[row.id]) for row in in_time]
    places = places_then(connection, list(zip(subjects, days, strict=True)))
    listed = [
        (
            place,
            movements.Registered(
                kind=subject.kind,
                name=place.name if place else row.values[2],
                position_and_unit=place.post if place else _place(row.values[3]),
                registered_on=registered_on,
                content=stored[row.id]["content"],
                note=stored[row.id]["note"],
            ),
        )
        for row, subject, registered_on, place in zip(in_time, subjects, days, places, strict=True)
    ]
    known = sorted(((place, entry) for place, entry in listed if place), key=lambda pair: pair[0].order)
    return (*(entry for _, entry in known), *(entry for place, entry in listed if place is None))


def _subject(registration: Record) -> Subject:
    if registration["person_id"] is not None:
        return Subject(NomineeKind.INDIVIDUAL, registration["person_id"])
    return Subject(NomineeKind.COLLECTIVE, registration["unit_id"])


def _place(post: str) -> str:
    position, _, unit_name = post.partition(", ")
    return post_words(position, unit_name) if unit_name else post


def movement_report_paper(
    book: Book, movement_id: int, passages: Passages, cut_off: date | None = None, on: date | None = None
) -> Document:
    """Return a report on a movement up to a day: by default its end, or today while it goes on.

    Office and signer are those of the day `on`, None for today; the law is that of `on`, else of the last day. Raises
    InvalidRecord for a day before the movement, for an interim report of after its end and a final one of before it,
    RecordGone.
    """
    facts = _facts(book, movement_id, cut_off)
    _check_end(facts.fields, facts.cut_off, is_final=passages is movements.FINAL_REPORT)
    own_office, law_day = office(book, on), on or facts.cut_off
    with book.store.reading() as connection:
        law = catalogue_on(connection, law_day).bases_on(law_day)
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
        document=facts.document if _cited(facts.fields) else "",
        paragraphs=_paragraphs(facts, own_office.name, law),
        criteria=tuple(
            movements.CriterionRow(row.text, row.target, row.result, row.evidence) for row in facts.criteria
        ),
        activities=tuple(_activity_rows(facts)),
        posted=counted_apart(posted, "tin, bài") if posted else "",
        awards=tuple(map(_award, sorted(facts.awards, key=facts.order.place))),
    )
    return worded(book, movements.build, data, passages, facts.cut_off)


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


def _cited(fields: MovementFields) -> str:
    cited = document_words(fields.document_type, fields.document_number, fields.document_date)
    return cited if fields.document_number or fields.document_date else ""


def _facts(book: Book, movement_id: int, cut_off: date | None) -> _Facts:
    fields = movement(book, movement_id)
    # What was signed on the day of the tổng kết belongs to the movement, too.
    end = fields.closed_on or min(filter(None, (fields.to_date, date.today())))
    day = cut_off or max(end, fields.from_date)
    if day < fields.from_date:
        raise InvalidRecord("Ngày chốt số liệu phải sau ngày bắt đầu phong trào.", "cut_off")
    query = ListQuery("activities", scope={"movement": movement_id, "to": day.isoformat()})
    activity_ids = [row.id for row in lists.everything(book, query)]
    activities = sorted((activity(book, row_id) for row_id in activity_ids), key=lambda row: row.from_date)
    with book.store.reading() as connection:
        registrations = records.living(
            connection, "movement_registration", {"movement_id": movement_id}, order="registered_on"
        )
        registered = [row for row in registrations if row["registered_on"] <= day.isoformat()]
        units = {row["id"]: row for row in records.of_kind(connection, "unit")}
        nominations = records.living(connection, "nomination", {"movement_id": movement_id}, order="list_key")
        order = award_order(connection, day)
        until, after = (
            year.cancelled_in_movement(connection, movement_id, day.isoformat(), later=later) for later in (False, True)
        )
    awards = _signed_awards(book, movement_id, day)
    awarded_ids = {row["nomination_id"] for row in awards}
    with book.store.reading() as connection:
        proposed = proposed_words(connection, nominations, awarded_ids, day)
    return _Facts(
        fields=fields,
        cut_off=day,
        registered=tuple(registered),
        all_units=units,
        activities=tuple(activities),
        units={unit_id: row["name"] for unit_id, row in units.items()},
        awards=tuple(awards),
        cancelled=tuple(str(row["document"]) for row in until),
        cancelled_later=tuple(str(row["document"]) for row in after),
        exemplars=tuple(
            row for row in nominations if row["exemplar"] and row["state"] in PROPOSED and row["id"] in awarded_ids
        ),
        proposed=proposed,
        order=order,
    )


def _signed_awards(book: Book, movement_id: int, day: date) -> list[Record]:
    """Return the awards in a movement by decisions signed up to a day, by day, each with number, day and body."""
    query = ListQuery("awards", sort="signed_on", scope={"movement": movement_id, "signed": True})
    ids = [row.id for row in lists.everything(book, query) if row.values[0] <= day]
    with book.store.reading() as connection:
        awards = records.fetch_many(connection, "award", ids)
        decided = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in awards.values()}))
        decisions = {row["id"]: row for row in with_whole_numbers(connection, decided.values())}
    of_decision = ("number", "signed_on", "issuing_body")
    signed = [{**row, **{name: decisions[row["decision_id"]][name] for name in of_decision}} for row in awards.values()]
    return sorted(signed, key=lambda row: (row["signed_on"], row["decision_id"], row["position"], row["id"]))


def _paragraphs(facts: _Facts, office_name: str, law: Sequence[str]) -> dict[str, tuple[str, ...]]:
    fields = facts.account
    # The last one ends as the last basis of a decision does.
    bases = tuple(f"Căn cứ {basis}{'.' if place == len(law) else ';'}" for place, basis in enumerate(law, start=1))
    return {
        "basis": (*bases, _launch(facts, office_name), *_purpose(fields.content)),
        "organisation": _organisation(facts),
        "criteria": (*(f"- {_criterion_words(row)}." for row in facts.criteria if row.result), *_without_result(facts)),
        "activities": told_activities(facts.activities, facts.units),
        "commendation": _commendation(facts, office_name),
        "weaknesses": tuple(filter(None, (with_cause(fields.weaknesses, fields.causes),))),
        "causes": tuple(filter(None, (fields.causes,))),
        "next": tuple(filter(None, (fields.next_steps,))),
    }


def _purpose(content: str) -> tuple[str, ...]:
    """Return what a movement is for as a sentence: the field holds it as the clerk wrote it, often a phrase."""
    if not content or "muc dich" in fold(content):
        return (content,) if content else ()
    return (f"Mục đích: {inside_sentence(content)}",)


def _without_result(facts: _Facts) -> tuple[str, ...]:
    """Return which criteria have no result yet: the annex has a row of each."""
    names = [row.text.rstrip(" .;") for row in facts.criteria if not row.result]
    return (f"- Chưa có số liệu về {count_words(len(names))} tiêu chí: {'; '.join(names)}.",) if names else ()


def _criterion_words(row: Criterion) -> str:
    target = f" (chỉ tiêu: {row.target})" if row.target else ""
    evidence = f"; minh chứng: {row.evidence}" if row.evidence else ""
    return f"{row.text.rstrip(' .;')}: {row.result.rstrip(' .;')}{target}{evidence}"


def _launch(facts: _Facts, office_name: str) -> str:
    fields = facts.fields
    span = f"từ ngày {day_words(fields.from_date)}"
    span += f" đến ngày {day_words(fields.to_date)}" if fields.to_date else ""
    # Its first citation, with the title, is in the opening.
    cited = document_words(fields.document_type, fields.document_number, None)
    basis = f"Thực hiện {cited}, {office_name}" if fields.document_number else office_name
    return f"{basis} tổ chức phong trào thi đua “{fields.name}” {span}."


def _organisation(facts: _Facts) -> tuple[str, ...]:
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


def _commendation(facts: _Facts, office_name: str) -> tuple[str, ...]:
    lines = [facts.proposed] if facts.proposed else []
    groups: defaultdict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for row in facts.awards:
        is_title = facts.order.is_title(row["award_code"], row["award"])
        act = f"{'công nhận danh hiệu' if is_title else 'tặng'} {row['award']}"
        groups[row["issuing_body"] or office_name, act, row["number"], row["signed_on"]][row["kind"]] += 1
    for (body, act, number, signed_on), counts in sorted(groups.items(), key=lambda group: group[0][3]):
        whom = [
            f"{count_words(counts[kind])} {noun}"
            for kind, noun in ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân"))
            if counts[kind]
        ]
        decision = document_words("Quyết định", number, date.fromisoformat(signed_on))
        lines.append(f"{giver_words(body, office_name)} {act} cho {' và '.join(whom)} ({decision}).")
    # Their decisions have more people than are told here.
    after = f"Sau ngày {day_words(facts.cut_off)}"
    for when, documents in (("Trong phong trào", facts.cancelled), (after, facts.cancelled_later)):
        if documents:
            lines.append(cancelled_sentence(when, documents))
    if facts.exemplars:
        named = "; ".join(
            ", ".join(filter(None, (row["nominee_name"], post_words(row["post_title"], _unit(row)))))
            for row in facts.exemplars
        )
        lines.append(f"Gương điển hình đề nghị nhân rộng: {named}.")
    return tuple(lines)


def _unit(row: Record) -> str:
    return str(row["unit_name"]) if row["kind"] == NomineeKind.INDIVIDUAL else ""


def _posted(row: ActivityFields, units: Mapping[int, str]) -> PostedItem:
    unit = units.get(row.unit_id or 0, "")
    return PostedItem(row.from_date, row.kind, row.spread, row.channel, unit, row.people)


def _activity_rows(facts: _Facts) -> Iterator[movements.MovementActivity]:
    """Yield the activities by kind; news and stories are totalled by month if they are many."""
    for kind, label in ACTIVITY_KIND_LABELS.items():
        of_kind = [row for row in facts.activities if row.kind is kind]
        if is_totalled(kind, len(of_kind)):
            for total in totals([_posted(row, facts.units) for row in of_kind]):
                yield movements.MovementActivity(
                    days=total.days,
                    kind=label,
                    title=total.title,
                    unit=total.units,
                    reached=total.people or None,
                    evidence=total.channels,
                    is_posted=True,
                )
        else:
            yield from (_activity_row(row, facts.units) for row in of_kind)


def _activity_row(row: ActivityFields, units: Mapping[int, str]) -> movements.MovementActivity:
    last = row.to_date or row.from_date
    days = plain_date(row.from_date)
    if last != row.from_date:
        days += f" - {plain_date(last)}"
    return movements.MovementActivity(
        days=days,
        kind=ACTIVITY_KIND_LABELS[row.kind],
        title=listed_title(row.title, row.spread),
        unit=units.get(row.unit_id or 0, ""),
        reached=row.people or None,
        evidence="\n".join(filter(None, (document_of(row), row.link))),
        is_posted=row.kind in POSTED_KINDS,
    )


def _award(row: Record) -> ReportedAward:
    individual = row["kind"] == NomineeKind.INDIVIDUAL
    return ReportedAward(
        kind=NomineeKind(row["kind"]),
        name=row["awarded_name"],
        award=row["award"],
        decision_number=row["number"],
        decision_date=date.fromisoformat(row["signed_on"]),
        position_and_unit=post_words(row["post_title"], row["unit_name"]) if individual else "",
        recipient=f"{row['kind']}{row['person_id'] if individual else row['unit_id']}",
    )
