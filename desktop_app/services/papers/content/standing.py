"""The papers on what stands for people and collectives in a year: titles registered for, and initiatives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.year_facts import SCOPE_LABELS, Scope
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.office.people import post_words
from desktop_app.domain.standing.year_records import RECOGNITION_LABELS, YearRecordFields
from desktop_app.domain.vietnamese import fold, is_whole_number
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.kinds.standing import initiative_book, initiative_decision, title_registrations
from desktop_app.papers.kinds.standing.initiative_book import EnteredInitiative
from desktop_app.papers.kinds.standing.title_registrations import TitleRegistration
from desktop_app.papers.parts.office import Issuer
from desktop_app.papers.parts.passages import Passages
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.places import Place, head_of, places_then, unit_heads
from desktop_app.services.papers.house_style.wordings import worded, wording_of
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.standing.decision_numbers import recognised_by
from desktop_app.services.standing.names_then import NamesThen, last_day
from desktop_app.services.standing.year_records import subject_in, year_fields
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

_INITIATIVE: Final = "sang kien"
_DOTTED: Final = "……"
_ENTERED: Final = "Ghi sáng kiến ở thẻ Theo năm của trang Tập thể – cá nhân trước."
_WAITING: Final = (
    "{} sáng kiến chưa ghi công nhận, đưa vào dự thảo như đề nghị công nhận: in là “DỰ THẢO” đến khi phát hành có số, "
    "ngày; sổ không ghi phiên họp Hội đồng sáng kiến, đối chiếu với biên bản trước khi trình ký."
)
_BASES_LACKING: Final = (
    "Phần căn cứ chưa nêu văn bản về sáng kiến và biên bản của Hội đồng sáng kiến (sổ không ghi): có thì thêm vào "
    "“Căn cứ” ở Lời văn mẫu."
)
_MINUTES_OPEN: Final = (
    "Căn cứ biên bản họp Hội đồng sáng kiến để dòng chấm (sổ không ghi phiên họp ấy): điền số, ngày trước khi trình "
    "ký; chưa nêu văn bản về sáng kiến, có thì thêm vào “Căn cứ” ở Lời văn mẫu."
)


def registrations_paper(book: Book, options: Mapping[str, str], on: date | None = None) -> Document:
    """Return who registered for titles of a year: of the whole office, or of one unit and signed by its head.

    Raises UsageError, RecordGone.
    """
    day, year = on or date.today(), _year(options["year"])
    own_office, unit_id = office(book, day), _unit_id(options)
    with book.store.reading() as connection:
        unit = str(records.fetch(connection, "unit", unit_id)["name"]) if unit_id else ""
        rows = _registered(connection, year, unit_id, day)
        head = head_of(connection, unit_id, day) if unit_id else None
        forms = [fold(award.name) for award in catalogue_on(connection, day).awards if not award.is_title]
    data = title_registrations.TitleRegistrationsData(
        issuer=Issuer(own_office.name_with_province, unit, "", own_office.place) if unit else issuer(own_office),
        signer=head or signer(own_office),
        year=year,
        as_of=min(day, date(year, 12, 31)),
        registered=tuple(rows),
        unit=unit,
        has_forms=any(form in fold(row.titles) for row in rows for form in forms),
    )
    return worded(book, title_registrations.build, data, registrations_passages(options), day)


def registrations_passages(options: Mapping[str, str]) -> Passages:
    """Return the passages of the list with these options."""
    return title_registrations.OF_UNIT if options.get("unit") else title_registrations.OF_OFFICE


def registrations_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on registrations without titles or day, and on names that are others now; "" for none."""
    year = _year(options["year"])
    with book.store.reading() as connection:
        listed = _registered(connection, year, _unit_id(options), date.max)
        rows = [row for row in records.living(connection, "year_record", {"year": year}) if row["registered"]]
        renamed = _renamed(connection, rows, "registered_on", year)
    lacking = (
        (sum(not row.titles for row in listed), "trường hợp đăng ký chưa ghi danh hiệu đăng ký"),
        (sum(row.registered_on is None for row in listed), "trường hợp chưa ghi ngày đăng ký"),
        (sum(_has_no_post(row) for row in listed), "người chưa có chức vụ, đơn vị trong sổ vào ngày đăng ký"),
    )
    sentences = [f"{count} {words}." for count, words in lacking if count]
    if renamed:
        sentences.append(f"In tên, chức vụ khi đăng ký; trong sổ nay khác: {', '.join(renamed)}.")
    return "\n".join(sentences)


def initiative_book_paper(book: Book, options: Mapping[str, str], on: date | None = None) -> Document:
    """Return the book of the initiatives of a year as it was on the paper's day. Raises UsageError."""
    day, year = on or date.today(), _year(options["year"])
    own_office = office(book, day)
    with book.store.reading() as connection:
        rows = _as_of(_initiatives(connection, year), day.isoformat())
        entries = _entries(connection, rows, year)
    data = initiative_book.InitiativeBookData(issuer(own_office), signer(own_office), year, day, entries)
    return worded(book, initiative_book.build, data, initiative_book.INITIATIVE_BOOK, day)


def initiative_book_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what the records of the book lack, "" for nothing."""
    with book.store.reading() as connection:
        rows = _initiatives(connection, _year(options["year"]))
    lacking = (
        (sum(row["registered_on"] is None for row in rows), "chưa ghi ngày đăng ký"),
        (sum(bool(row["recognised"]) and not row["document"] for row in rows), "chưa ghi văn bản công nhận"),
    )
    sentences = [f"{count} sáng kiến {words}" for count, words in lacking if count]
    bare = dict.fromkeys(row["document"] for row in rows if row["recognised"] and row["document"].isdecimal())
    if bare:
        sentences.append(f"Văn bản công nhận sáng kiến chỉ ghi số “{'”, “'.join(bare)}”, thiếu ký hiệu sau số")
    return f"{'; '.join(sentences)}." if sentences else ""


def initiative_decision_paper(book: Book, options: Mapping[str, str], on: date | None = None) -> Document:
    """Return the decision on a year's initiatives of the office's own reach.

    It is that of the document chosen, else a draft over those that are not recognised yet. Raises UsageError,
    InvalidRecord if there are none.
    """
    year, document = _year(options["year"]), options.get("recognition", "")
    with book.store.reading() as connection:
        rows = _of_decision(_initiatives(connection, year), document)
        decided_on = next((from_iso(row["recognised_on"]) for row in rows), None) if document else None
        day = decided_on or on or date.today()
        law = catalogue_on(connection, day).bases_on(day)
        entries = _entries(connection, rows, year, by_units=True)
        carriers = unit_heads(connection, day)
    if not rows:
        which = f"được công nhận theo “{document}”" if document else "cấp cơ sở chờ công nhận"
        raise InvalidRecord(f"Năm {year} không có sáng kiến nào {which}.", "recognition", _ENTERED)
    own_office = office(book, day)
    data = initiative_decision.InitiativeDecisionData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        authority=f"Giám đốc {own_office.name}",
        year=year,
        dated_in=day.year,
        entries=entries,
        law=law,
        functions=own_office.functions,
        office_rule=own_office.office_rule,
        carried_out_by=carriers,
        copies_to=copies_to(own_office),
        number=document,
        issued_on=decided_on,
        is_draft=not document,
    )
    return worded(book, initiative_decision.build, data, initiative_decision.INITIATIVE_DECISION, day)


def initiative_decision_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on the bases that the book does not hold, and on initiatives that wait for it or a higher level."""
    with book.store.reading() as connection:
        rows = _initiatives(connection, _year(options["year"]))
    waiting = 0 if options.get("recognition") else len(_of_decision(rows, ""))
    higher = sum(not row["recognised"] and row["scope"] != Scope.BASE for row in rows)
    day = day_of(options) or date.today()
    bases = wording_of(book, initiative_decision.INITIATIVE_DECISION, day).lists["bases"]
    of_initiatives = [basis for basis in bases if _INITIATIVE in fold(basis)]
    is_open = any(_DOTTED in basis for basis in of_initiatives)
    sentences = [_MINUTES_OPEN] if is_open else [] if of_initiatives else [_BASES_LACKING]
    if waiting:
        sentences.insert(0, _WAITING.format(count_words(waiting)))
    if higher:
        sentences.append(f"{higher} sáng kiến đăng ký phạm vi cao hơn cấp cơ sở: trình cấp trên công nhận.")
    return "\n".join(sentences)


def recognitions_of(book: Book, year: str) -> list[tuple[str, int]]:
    """Return the decisions that a year's initiatives need or have, each with the number of these; "" is a draft."""
    with book.store.reading() as connection:
        rows = _initiatives(connection, _year(year))
    documents = dict.fromkeys(row["document"] for row in rows if row["recognised"] and row["document"])
    counts = [(document, len(_of_decision(rows, document))) for document in ("", *documents)]
    return [(document, count) for document, count in counts if count]


def recognise(work: UnitOfWork, options: Mapping[str, str], number: str, dated_on: date | None) -> None:
    """Record as recognised, in the step that issues the draft with number and date, the initiatives that it names."""
    if options.get("recognition") or not (number and dated_on):
        return
    values = {"recognised": 1, "document": number, "recognised_on": dated_on.isoformat()}
    names = NamesThen(work.connection)
    for row in _of_decision(_initiatives(work.connection, _year(options["year"])), ""):
        work.update("initiative", row["id"], values | names.on(subject_in(row), dated_on))


def _year(text: str) -> int:
    if not (is_whole_number(text) and len(text) == 4):
        raise UsageError(f"Năm “{text}” phải viết bằng bốn chữ số.")
    return int(text)


def _unit_id(options: Mapping[str, str]) -> int | None:
    text = options.get("unit", "")
    if text and not is_whole_number(text):
        raise UsageError(f"“{text}” không phải mã số đơn vị.", lists=("units",))
    return int(text) if text else None


def _registered(connection: Reader, year: int, unit_id: int | None, as_of: date) -> list[TitleRegistration]:
    """Return who had registered by a day, units in their order, then people by name; of a unit, itself and its people.

    Each is named as on the day of the registration.
    """
    rows = [
        row
        for row in records.living(connection, "year_record", {"year": year})
        if row["registered"] and (row["registered_on"] or "") <= as_of.isoformat()
    ]
    placed = [
        (place, _registration(year_fields(row), place))
        for row, place in zip(rows, _places_then(connection, rows, "registered_on", year), strict=True)
        if place is not None and unit_id in (None, place.unit_id)
    ]
    return [registration for _, registration in sorted(placed, key=lambda pair: pair[0].order)]


def _has_no_post(row: TitleRegistration) -> bool:
    return row.kind is NomineeKind.INDIVIDUAL and not row.position_and_unit


def _registration(fields: YearRecordFields, place: Place) -> TitleRegistration:
    return TitleRegistration(
        fields.subject.kind, place.name, place.post, fields.registered_for, fields.note, fields.registered_on
    )


def _places_then(connection: Reader, rows: Sequence[Record], day: str, year: int) -> list[Place | None]:
    """Return where the people and units of records stood on the day of each, by the names kept with it."""
    stood = places_then(connection, [(subject_in(row), from_iso(row[day]) or last_day(year)) for row in rows])
    return [
        replace(place, name=row["named_as"], post=post_words(row["named_post"], row["named_unit"]))
        if place is not None and row["named_as"]
        else place
        for row, place in zip(rows, stood, strict=True)
    ]


def _renamed(connection: Reader, rows: Sequence[Record], day: str, year: int) -> list[str]:
    """Return the names, kept with records, of those whose name, post or unit of that day is another in the register."""
    names, renamed = NamesThen(connection), []
    for row in rows:
        in_register = names.on(subject_in(row), from_iso(row[day]) or last_day(year)) if row["named_as"] else {}
        if any(row[key] != text for key, text in in_register.items()):
            renamed.append(row["named_as"])
    return renamed


def _initiatives(connection: Reader, year: int) -> list[Record]:
    """Return the initiatives of a year in the order of the book: by the day of registration, then as entered."""
    rows = records.living(connection, "initiative", {"year": year})
    return sorted(rows, key=lambda row: (row["registered_on"] or row["recognised_on"] or "9999", row["id"]))


def _as_of(rows: Sequence[Record], day: str) -> list[Record]:
    """Return the initiatives registered up to a day (ISO); one that was recognised later is not recognised yet."""
    unrecognised = {"recognised": 0, "document": "", "recognised_on": None, "named_as": ""}
    return [
        {**row, **unrecognised} if (row["recognised_on"] or day) > day else row
        for row in rows
        if (row["registered_on"] or day) <= day
    ]


def _of_decision(rows: Sequence[Record], document: str) -> list[Record]:
    own = [row for row in rows if row["scope"] == Scope.BASE]
    if document:
        return [row for row in own if row["recognised"] and row["document"] == document]
    return [row for row in own if not row["recognised"]]


def _entries(
    connection: Reader, rows: Sequence[Record], year: int, *, by_units: bool = False
) -> tuple[EnteredInitiative, ...]:
    """Return initiatives as papers name them: in the order of the book, of a decision in that of its other lists."""
    places = zip(rows, _places_then(connection, rows, "recognised_on", year), strict=True)
    placed = [(row, place) for row, place in places if place is not None]
    if by_units:
        placed.sort(key=lambda pair: pair[1].order)
    return tuple(
        EnteredInitiative(
            title=row["title"],
            author=place.name,
            position_and_unit=place.post,
            reach=capitalised(SCOPE_LABELS[Scope(row["scope"])]),
            outcome=RECOGNITION_LABELS[bool(row["recognised"])],
            recognised=bool(row["recognised"]),
            registered_on=from_iso(row["registered_on"]),
            document=recognised_by(connection, row),
            recognised_on=from_iso(row["recognised_on"]),
        )
        for row, place in placed
    )
