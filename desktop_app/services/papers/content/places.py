"""Where people and units stand on a day, as papers print it: post and unit, the order of lists, who heads a unit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.office.heads import heads_unit
from desktop_app.domain.office.people import PostFields, post_words
from desktop_app.domain.office.units import UnitKind, within
from desktop_app.domain.rounds.printed_order import rank_of
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vietnamese import fold, name_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.parts.office import OFFICE_HEAD, Signer
from desktop_app.services.dates import from_iso
from desktop_app.services.office.people import all_posts_held, posts_held
from desktop_app.store import records
from desktop_app.store.records import Reader

_HEAD: Final = "Thủ trưởng"
_NO_HEAD: Final = f"{_HEAD} đơn vị"


@dataclass(frozen=True, slots=True)
class Place:
    """A person with post and unit, or a unit, `post` "".

    `order` is the place in a list: units, then people, by the units' order, by rank, by name, as in a round's papers.
    """

    name: str
    post: str
    unit_id: int | None
    order: tuple[bool, int, int, str]


def places_of(connection: Reader, subjects: Sequence[Subject], day: date) -> dict[Subject, Place]:
    """Return people and units as they stand on a day; those in the trash are left out."""
    units = {row["id"]: row for row in records.of_kind(connection, "unit")}
    held, places = posts_held(connection, day), {}
    people = {row["id"]: row for row in records.living(connection, "person")}
    for subject in subjects:
        if subject.kind is NomineeKind.COLLECTIVE:
            unit = units.get(subject.id)
            if unit is not None and unit["trashed_at"] is None:
                places[subject] = Place(unit["name"], "", subject.id, (False, unit["position"], 0, unit["name"]))
        elif subject.id in people:
            name, post = str(people[subject.id]["full_name"]), held.get(subject.id)
            unit = units.get(post.unit_id) if post else None
            words = post_words(post.position, unit["name"]) if post and unit else ""
            rank = rank_of(post.position if post else "")
            order = (True, unit["position"] if unit else len(units), rank, name_key(name))
            places[subject] = Place(name, words, post.unit_id if post else None, order)
    return places


def places_then(connection: Reader, stood_on: Sequence[tuple[Subject, date]]) -> list[Place | None]:
    """Return where each stood on the day beside it; None of those in the trash."""
    subjects_by_day = defaultdict[date, list[Subject]](list)
    for subject, day in stood_on:
        subjects_by_day[day].append(subject)
    places = {day: places_of(connection, subjects, day) for day, subjects in subjects_by_day.items()}
    return [places[day].get(subject) for subject, day in stood_on]


def posts_on(connection: Reader, recorded: Mapping[int, str], day: date) -> dict[int, str]:
    """Return the posts that people held on a day, of those whose recorded post is one that they held on another.

    What is recorded in other words than those of a post stays as it is; posts that are the same are left out.
    """
    units = {row["id"]: str(row["name"]) for row in records.of_kind(connection, "unit")}
    held, then = posts_held(connection, day), {}
    ever: dict[int, set[str]] = {}
    for row in records.living(connection, "post"):
        unit_name = units.get(row["unit_id"], "")
        # A post recorded as unit and position stand beside each other is that post, too: "Giám đốc, Lãnh đạo Sở".
        written = (post_words(row["position"], unit_name), f"{row['position']} {unit_name}")
        ever.setdefault(row["person_id"], set()).update(map(_bare, written))
    for person_id, words in recorded.items():
        if person_id in held and _bare(words) in ever.get(person_id, ()):
            post = held[person_id]
            on_the_day = post_words(post.position, units.get(post.unit_id, ""))
            if _bare(on_the_day) != _bare(words):
                then[person_id] = on_the_day
    return then


def _bare(words: str) -> str:
    return " ".join(fold(words).replace(",", " ").split())


def accountant_post(connection: Reader, name: str, day: date) -> str:
    """Return the post of who signs as the accountant, as recorded of the person of that name; "" where none is."""
    named = [row["id"] for row in records.living(connection, "person", {"full_name": name})] if name else []
    held = posts_held(connection, day) if named else {}
    posts = {held[person_id].position for person_id in named if person_id in held}
    return next((post for post in sorted(posts) if _ACCOUNTS in fold(post)), "")


_ACCOUNTS = "ke toan"
_HEADED: Final = (UnitKind.DIVISION, UnitKind.INSPECTORATE, UnitKind.CENTRE)
"""The kinds of unit, beside the Văn phòng, whose heads carry out what the director decides."""
_BRANCH: Final = "chi cuc "
_DIVISION_HEADS: Final = "Trưởng các phòng"
_CHIEF_ACCOUNTANT: Final = "Kế toán trưởng"


def carried_out_by(connection: Reader, chief_accountant: str, day: date) -> str:
    """Return who carries a decision of the director out, the accountant by the post on record."""
    return f"{OFFICE_HEAD}, {accountant_post(connection, chief_accountant, day) or _CHIEF_ACCOUNTANT}"


def unit_heads(connection: Reader, day: date) -> str:
    """Return who carries out what concerns every unit of a day, each head by the post: a centre has a Giám đốc."""
    heads, held = [OFFICE_HEAD], all_posts_held(connection, day)
    rows = records.living(connection, "unit", order="position")
    units = [row for row in rows if within(day, from_iso(row["valid_from"]), from_iso(row["valid_to"]))]
    divisions = [row for row in units if row["kind"] == UnitKind.DIVISION]
    for row in units:
        if len(divisions) > 1 and row in divisions:
            heads.append(_DIVISION_HEADS)
        elif row["kind"] in _HEADED or _is_branch(row["kind"], row["name"]):
            (post,) = _head_among(connection, held, row["id"], row["name"]).capacity_lines
            # Among others a comma would make one head two: "Chi cục trưởng Chi cục Kiểm lâm".
            words = post_words(post, row["name"]).replace(f"{post}, ", f"{post} ")
            heads.append(f"{_HEAD} {row['name']}" if post == _NO_HEAD else words)
    words = ", ".join(dict.fromkeys(heads))
    return words if words.endswith(" Sở") else f"{words} thuộc Sở"


def _is_branch(kind: str, name: str) -> bool:
    """Return whether a unit is a Chi cục, which books entered as a unit of another kind."""
    return kind == UnitKind.OTHER and fold(name).startswith(_BRANCH)


def head_of(connection: Reader, unit_id: int, day: date) -> Signer:
    """Return who signs for a unit on a day; without a single head on record, a blank under "Thủ trưởng đơn vị"."""
    unit_name = str(records.fetch(connection, "unit", unit_id)["name"])
    return _head_among(connection, all_posts_held(connection, day), unit_id, unit_name)


def _head_among(connection: Reader, held: Mapping[int, Sequence[PostFields]], unit_id: int, unit_name: str) -> Signer:
    heads = {
        person_id: post
        for person_id, posts in held.items()
        for post in posts
        if post.unit_id == unit_id and heads_unit(post.position, unit_name)
    }
    people = records.fetch_many(connection, "person", list(heads))
    living = [row for row in people.values() if row["trashed_at"] is None]
    if len(living) != 1:
        return Signer((_NO_HEAD,))
    return Signer((heads[living[0]["id"]].position,), str(living[0]["full_name"]))
