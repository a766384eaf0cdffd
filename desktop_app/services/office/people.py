"""People and the posts they hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RecordGone
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import place_of_work, within
from desktop_app.domain.vietnamese import caseless, name_key, search_words
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.dates import from_iso
from desktop_app.services.office.units import open_nominations
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

_FORMER: Final = "Nguyên "
PERSON_ROWS: Final = RowCodec(PersonFields, "person")
POST_ROWS: Final = RowCodec(PostFields, "post")


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A stored post: its id, its fields, and the unit's name."""

    id: int
    fields: PostFields
    unit_name: str


def person(book: Book, person_id: int) -> PersonFields:
    """Return a person. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "person", person_id)
    return PERSON_ROWS.from_row(row)


def posts(book: Book, person_id: int) -> list[HeldPost]:
    """Return a person's posts, the current or latest first."""
    with book.store.reading() as connection:
        rows = records.living(connection, "post", {"person_id": person_id})
        names = records.fetch_many(connection, "unit", sorted({row["unit_id"] for row in rows}))
    held_posts = [HeldPost(row["id"], post_fields(row), str(names[row["unit_id"]]["name"])) for row in rows]
    return sorted(held_posts, key=_latest_first, reverse=True)


def posts_held(connection: records.Reader, day: date) -> dict[int, PostFields]:
    """Return, by person, the post held on a day; of several the one in which the person works."""
    return {person_id: posts[0] for person_id, posts in all_posts_held(connection, day).items()}


def all_posts_held(connection: records.Reader, day: date) -> dict[int, list[PostFields]]:
    """Return, by person, the posts held on a day, first the one in which the person works."""
    places, rows = places_of_work(connection), defaultdict[int, list[Record]](list)
    for row in records.living(connection, "post"):
        if within(day, from_iso(row["from_date"]), from_iso(row["to_date"])):
            rows[row["person_id"]].append(row)
    return {
        person_id: [post_fields(row) for row in sorted(held, key=lambda row: worked_in(row, places), reverse=True)]
        for person_id, held in rows.items()
    }


def places_of_work(connection: records.Reader) -> dict[int, int]:
    """Return how far each unit comes before others as the place where people work who have a post in each."""
    return {row["id"]: place_of_work(row["kind"], row["name"]) for row in records.of_kind(connection, "unit")}


def worked_in(post: Record, places: Mapping[int, int]) -> tuple[int, str, int]:
    """Return by what the post in which somebody works is the greatest: by its unit, then the one begun last.

    The same order is that of the list of people in `store.list_sources.office`.
    """
    return -places[post["unit_id"]], post["from_date"] or "", post["id"]


def post_on(posts: Sequence[Record], day: date | None, places: Mapping[int, int]) -> Record | None:
    """Return the post held on a day, of several the one of the first place of work, `places` by unit.

    Of who holds none it is the one that ended last, so that somebody who left is listed where she worked.
    """
    held_posts = [
        post for post in posts if day is None or within(day, from_iso(post["from_date"]), from_iso(post["to_date"]))
    ]
    if held_posts:
        return max(held_posts, key=lambda post: worked_in(post, places))
    return max(posts, key=lambda post: (post["to_date"] or "", worked_in(post, places)), default=None)


def position_of(post: Record, first: date | None) -> str:
    """Return the position of a post as papers on a time from a day on tell it: a former one if it ended before."""
    last, position = from_iso(post["to_date"]), str(post["position"])
    return as_former(position) if first is not None and last is not None and last < first else position


def as_former(position: str) -> str:
    """Return a position told as one that is over: "Nguyên Giám đốc Sở"; "" stays ""."""
    return f"{_FORMER}{position}" if position and not is_former(position) else position


def is_former(position: str) -> bool:
    """Return whether a position is told as one that is over: "Nguyên Giám đốc Sở"."""
    return caseless(position).startswith(_FORMER.casefold())


def person_choices(book: Book, on: date | None = None) -> list[Choice]:
    """Return the living people by name, each with the post held on a day (today if none is given).

    People of the same name have their year of birth too.
    """
    day = on or date.today()
    with book.store.reading() as connection:
        rows = records.living(connection, "person")
        post_by_person = posts_held(connection, day)
        units = {row["id"]: row["name"] for row in records.living(connection, "unit")}
    name_counts = Counter(row["full_name"] for row in rows)
    choices = []
    for row in sorted(rows, key=lambda row: (name_key(row["full_name"]), row["id"])):
        current = post_by_person.get(row["id"])
        unit_name = units.get(current.unit_id, "") if current else ""
        born = f"sinh năm {row['birth_year']}" if row["birth_year"] and name_counts[row["full_name"]] > 1 else ""
        detail = ", ".join(filter(None, [current.position if current else "", unit_name, born]))
        choices.append(Choice(row["id"], row["full_name"], detail, search_words(row["full_name"], unit_name)))
    return choices


def save_person(
    book: Book, person_id: int | None, fields: PersonFields, held_posts: Sequence[tuple[int | None, PostFields]]
) -> Changes:
    """Save a person (new where `person_id` is None) and all their posts, each with its id or None for a new one.

    Posts left out are removed; open nominations follow a corrected name. Raises InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    checked = [(post_id, post.checked()) for post_id, post in held_posts]
    with book.store.work(f"{'Thêm' if person_id is None else 'Sửa'} “{fields.full_name}”") as work:
        if person_id is None:
            person_id = work.insert("person", PERSON_ROWS.as_row(fields))
        else:
            _change(work, person_id, fields)
        _set_posts(work, person_id, checked)
        return work.changes()


def _change(work: UnitOfWork, person_id: int, fields: PersonFields) -> None:
    before = records.fetch(work.connection, "person", person_id)
    work.update("person", person_id, PERSON_ROWS.as_row(fields))
    if before["full_name"] != fields.full_name:
        for row in open_nominations(work, {"person_id": person_id}):
            work.update("nomination", row["id"], {"nominee_name": fields.full_name})


def _set_posts(work: UnitOfWork, person_id: int, held_posts: Sequence[tuple[int | None, PostFields]]) -> None:
    kept_ids = {post_id for post_id, _ in held_posts if post_id is not None}
    stored_ids = {row["id"] for row in records.living(work.connection, "post", {"person_id": person_id})}
    if not kept_ids <= stored_ids:
        raise RecordGone("Một chức vụ của người này không còn nữa.", "Mở lại người này rồi sửa.")
    for post_id in stored_ids - kept_ids:
        work.delete("post", post_id)
    for post_id, post in held_posts:
        records.fetch(work.connection, "unit", post.unit_id)
        if post_id is None:
            work.insert("post", post_values(person_id, post))
        else:
            work.update("post", post_id, post_values(person_id, post))


def post_values(person_id: int, post: PostFields) -> dict[str, object]:
    """Return a post as it is stored."""
    return POST_ROWS.as_row(post) | {"person_id": person_id}


def post_fields(row: records.Record) -> PostFields:
    """Return a stored post."""
    return POST_ROWS.from_row(row)


def _latest_first(post: HeldPost) -> tuple[bool, date, int]:
    return post.fields.to_date is None, post.fields.from_date or date.min, post.id
