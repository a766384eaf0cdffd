"""The reviews that the sample's units held on their own nominees, before the Council met."""

from collections import defaultdict
from datetime import date
from typing import Final

from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.office.people import posts_held
from desktop_app.services.papers.content.places import head_of
from desktop_app.services.review_rounds import round_of
from desktop_app.services.sample.content import content
from desktop_app.store import records
from desktop_app.store.records import Record

_ALL_COME: Final = 4
"""Up to so many people of a unit come all; of more one is away."""
_ONE_AGAINST: Final = 3
"""Every so many-th nominee has one vote against."""
_PAIR: Final = 2
"""Of two one alone is no more than half."""


def review_in_units(book: Book, code: str, day: date) -> None:
    """Let every unit with nominees in a round meet on them."""
    with book.store.reading() as connection:
        match = {"round_id": round_of(book, code).id}
        nominations = defaultdict[int, list[Record]](list)
        for row in records.living(connection, "nomination", match, order="list_key"):
            nominations[row["unit_id"]].append(row)
        names = {row["id"]: str(row["full_name"]) for row in records.living(connection, "person")}
        people = defaultdict[int, list[str]](list)
        for person_id, post in posts_held(connection, day).items():
            people[post.unit_id].append(names[person_id])
        heads = {unit_id: head_of(connection, unit_id, day).name for unit_id in nominations}
    for unit_id, rows in nominations.items():
        fields = _review(code, unit_id, day, people[unit_id], heads[unit_id], rows)
        save_unit_review(book, None, fields)


def _review(code: str, unit_id: int, day: date, people: list[str], head: str, rows: list[Record]) -> UnitReviewFields:
    wording = content("thi-dua")["unit_review"]
    staff = [name for name in people if name != head]
    away = staff[-1] if len(people) > _ALL_COME else ""
    present = max(len(people) - bool(away), 1)
    votes = []
    for place, row in enumerate(rows, 1):
        # Nobody votes on himself; more than half agree all the same.
        silent = int(row["nominee_name"] in people and row["nominee_name"] != away and present > _PAIR)
        against = int(place % _ONE_AGAINST == 0 and 2 * (present - silent - 1) > present)
        votes.append(UnitVote(row["id"], present - against - silent, against))
    return UnitReviewFields(
        code,
        unit_id,
        day,
        "08:00",
        "09:15",
        wording["place"],
        head or (people[0] if people else ""),
        staff[0] if staff else "",
        present,
        wording["absent"].replace("{tên}", away) if away else "",
        wording["discussion"],
        tuple(votes),
    )
