"""Columns of lists that show a field of a record; their titles are the words declared with the field.

The module of a record is imported when its first column is made: the program starts with only a few of its lists.
"""

from collections.abc import Callable

from desktop_app.domain.fields import words_of
from desktop_app.domain.lists import Column, ColumnKind


class ColumnsOf:
    """Makes the columns of one record: called with a field's name and, if it differs, the column's key."""

    def __init__(self, record: Callable[[], type]) -> None:
        self._record = record

    def __call__(
        self, field: str, kind: ColumnKind = ColumnKind.TEXT, width: int = 20, *, key: str = "", sortable: bool = True
    ) -> Column:
        """Return the column of a field. Raises KeyError for a field without words."""
        record = self._record()
        words = words_of(record)[field]
        return Column(key or field, words.header, kind, width, sortable, f"{record.__name__}.{field}")


@ColumnsOf
def unit() -> type:
    """Columns of a unit."""
    from desktop_app.domain.office.units import UnitFields

    return UnitFields


@ColumnsOf
def person() -> type:
    """Columns of a person."""
    from desktop_app.domain.office.people import PersonFields

    return PersonFields


@ColumnsOf
def post() -> type:
    """Columns of a person's post."""
    from desktop_app.domain.office.people import PostFields

    return PostFields


@ColumnsOf
def task() -> type:
    """Columns of a task of the plan."""
    from desktop_app.domain.plan.tasks import TaskFields

    return TaskFields


@ColumnsOf
def result() -> type:
    """Columns of an occurrence: the result of a task in a period."""
    from desktop_app.domain.plan.results import OccurrenceFields

    return OccurrenceFields


@ColumnsOf
def activity() -> type:
    """Columns of an activity."""
    from desktop_app.domain.year.activities import ActivityFields

    return ActivityFields


@ColumnsOf
def obstacle() -> type:
    """Columns of an obstacle."""
    from desktop_app.domain.year.obstacles import ObstacleFields

    return ObstacleFields


@ColumnsOf
def referral() -> type:
    """Columns of a matter passed on."""
    from desktop_app.domain.year.obstacles import ReferralFields

    return ReferralFields


@ColumnsOf
def indicator() -> type:
    """Columns of an indicator."""
    from desktop_app.domain.year.indicator_sets import IndicatorDraft

    return IndicatorDraft


@ColumnsOf
def year_record() -> type:
    """Columns of a year record."""
    from desktop_app.domain.standing.year_records import YearRecordFields

    return YearRecordFields


@ColumnsOf
def initiative() -> type:
    """Columns of an initiative."""
    from desktop_app.domain.standing.year_records import InitiativeFields

    return InitiativeFields


@ColumnsOf
def hold() -> type:
    """Columns of a hold."""
    from desktop_app.domain.standing.year_records import HoldFields

    return HoldFields


@ColumnsOf
def council() -> type:
    """Columns of a Council."""
    from desktop_app.domain.council.councils import CouncilFields

    return CouncilFields


@ColumnsOf
def session() -> type:
    """Columns of a session of the Council."""
    from desktop_app.domain.council.councils import SessionFields

    return SessionFields


@ColumnsOf
def votes() -> type:
    """Columns of the totals of a vote."""
    from desktop_app.domain.council.votes import Votes

    return Votes


@ColumnsOf
def nomination() -> type:
    """Columns of a nomination."""
    from desktop_app.domain.rounds.nominations import NominationFields

    return NominationFields


@ColumnsOf
def decision() -> type:
    """Columns of a decision."""
    from desktop_app.domain.awards.decisions import DecisionFields

    return DecisionFields
