"""Name, post and unit as they stood on a day, kept with a registration and with an initiative that was recognised.

Lists of a year print them: whoever is renamed, moves on or whose unit is renamed later stays there as on that day.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

from desktop_app.domain.office.people import PostFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.office.people import posts_held
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_REGISTERED: Final = ("registered", "registered_for", "registered_on")
_RECOGNISED: Final = ("recognised", "recognised_on", "year")


def last_day(year: int) -> date:
    """Return the day by which a year's posts are told: its last one, or today while it goes on."""
    return min(date(year, 12, 31), date.today())


class NamesThen:
    """Reads names, posts and units of days; the posts of a day once."""

    def __init__(self, connection: Reader) -> None:
        self._connection = connection
        self._posts: dict[date, Mapping[int, PostFields]] = {}

    def of_registration(self, fields: YearRecordFields, values: Record, before: Record | None) -> dict[str, object]:
        """Return the names for a year's record, those it had while its registration stays as it was."""
        day = fields.registered_on or last_day(fields.year)
        return self._frozen(fields.subject, day, bool(fields.registered), _REGISTERED, values, before)

    def of_initiative(self, fields: InitiativeFields, values: Record, before: Record | None) -> dict[str, object]:
        """Return the names for an initiative: "" until it is recognised."""
        day = fields.recognised_on or last_day(fields.year)
        return self._frozen(fields.subject, day, fields.recognised, _RECOGNISED, values, before)

    def on(self, subject: Subject, day: date) -> dict[str, object]:
        """Return name, post and unit of a person, or the name of a unit, on a day."""
        if subject.kind is NomineeKind.COLLECTIVE:
            return {"named_as": self._units[subject.id], "named_post": "", "named_unit": ""}
        if day not in self._posts:
            self._posts[day] = posts_held(self._connection, day)
        post = self._posts[day].get(subject.id)
        return {
            "named_as": self._people[subject.id],
            "named_post": post.position if post is not None else "",
            "named_unit": self._units[post.unit_id] if post is not None else "",
        }

    def _frozen(
        self, subject: Subject, day: date, stands: bool, of: tuple[str, ...], values: Record, before: Record | None
    ) -> dict[str, object]:
        if not stands:
            return {"named_as": "", "named_post": "", "named_unit": ""}
        same = ("person_id", "unit_id", *of)
        if before is not None and before["named_as"] and all(before[name] == values[name] for name in same):
            return {}
        return self.on(subject, day)

    @cached_property
    def _units(self) -> Mapping[int, str]:
        return {row["id"]: str(row["name"]) for row in records.of_kind(self._connection, "unit")}

    @cached_property
    def _people(self) -> Mapping[int, str]:
        return {row["id"]: str(row["full_name"]) for row in records.of_kind(self._connection, "person")}
