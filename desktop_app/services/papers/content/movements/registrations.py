"""The list of those who registered for a movement."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.office.people import post_words
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds import movements
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.content.movements.facts import launch_cited
from desktop_app.services.papers.content.places import places_then
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.year.movements import movement
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


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
        issuer(own_office), signer(own_office), fields.name, launch_cited(fields), day, registered
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
