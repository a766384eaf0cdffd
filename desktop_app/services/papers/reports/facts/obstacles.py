"""What a report tells of obstacles."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.year.obstacles import body_asked
from desktop_app.services.dates import from_iso
from desktop_app.store.records import Record


@dataclass(frozen=True, slots=True)
class ObstacleFact:
    """An obstacle as it stood on the last day: what was answered or solved later is not told."""

    id: int
    unit: str
    unit_place: int
    """The place of the unit in the settings."""
    content: str
    cause: str
    proposal: str
    asked_of: str
    """The body beside or above the office that the proposal is made to, "" where none was named."""
    raised_on: date
    put_on: date | None
    answer: str
    answered_on: date | None
    closed_on: date | None
    answered_by: str
    """Who was asked, the own Director, too; "" where nobody was named."""


def obstacle_fact(row: Record, last: date, office: str) -> ObstacleFact:
    """Return the obstacle of a row as it stood on a day, in the book of an office of this name."""

    def until_then(column: str) -> date | None:
        day = from_iso(row[column])
        return day if day is not None and day <= last else None

    answered_on = until_then("answered_on")
    return ObstacleFact(
        id=row["id"],
        unit=row["unit"],
        unit_place=row["unit_place"],
        content=row["content"],
        cause=row["cause"],
        proposal=row["proposal"],
        asked_of=body_asked(row["asked_of"], office),
        raised_on=date.fromisoformat(row["raised_on"]),
        put_on=until_then("put_on"),
        answer=row["answer"] if answered_on is not None or row["answered_on"] is None else "",
        answered_on=answered_on,
        closed_on=until_then("closed_on"),
        answered_by=row["asked_of"],
    )
