"""How records of each kind are read and saved: what a form of theirs does, for acts that change a field by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions
from desktop_app.services.office import people, units
from desktop_app.services.plan import adjustments, occurrences, plan_records, tasks
from desktop_app.services.rounds import nominations
from desktop_app.services.standing import year_records
from desktop_app.services.year import activities, indicators, movements, obstacles, registrations
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec


@dataclass(frozen=True, slots=True)
class Editing:
    """How records of a kind are read and saved: what a form of theirs does."""

    rows: RowCodec[Any]
    read: Callable[[Book, int], Any]
    save: Callable[[Book, int, Any], Changes]


def _plan(book: Book, plan_id: int) -> Any:  # noqa: ANN401 - the fields of one kind of record
    plan = plan_records.chosen_plan(book, plan_id)
    return plan.fields if plan is not None else None


def _year_record(book: Book, row_id: int) -> Any:  # noqa: ANN401 - the fields of one kind of record
    with book.store.reading() as connection:
        return year_records.year_fields(records.fetch(connection, "year_record", row_id))


def _save_person(book: Book, person_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    posts = [(post.id, post.fields) for post in people.posts(book, person_id)]
    return people.save_person(book, person_id, entered, posts)


def _save_council(book: Book, council_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    members = [(member.id, member.fields) for member in councils.council(book, council_id).members]
    return councils.save_council(book, council_id, entered, members)


def _save_adjustment(book: Book, row_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    with book.store.reading() as connection:
        plan_id = records.fetch(connection, "plan_adjustment", row_id)["plan_id"]
    return adjustments.save_adjustment(book, plan_id, row_id, entered)


EDITING: Final[Mapping[str, Editing]] = {
    "unit": Editing(units.UNIT_ROWS, units.unit, units.change_unit),
    "person": Editing(people.PERSON_ROWS, people.person, _save_person),
    "plan": Editing(plan_records.PLAN_ROWS, _plan, plan_records.save_plan),
    "plan_adjustment": Editing(adjustments.ADJUSTMENT_ROWS, adjustments.adjustment, _save_adjustment),
    "task": Editing(tasks.TASK_ROWS, tasks.task, tasks.change_task),
    "occurrence": Editing(
        occurrences.RESULT_ROWS,
        lambda book, row_id: occurrences.occurrence(book, row_id).fields,
        occurrences.record_result,
    ),
    "activity": Editing(activities.ACTIVITY_ROWS, activities.activity, activities.change_activity),
    "obstacle": Editing(obstacles.OBSTACLE_ROWS, obstacles.obstacle, obstacles.save_obstacle),
    "referral": Editing(obstacles.REFERRAL_ROWS, obstacles.referral, obstacles.save_referral),
    "emulation_movement": Editing(movements.MOVEMENT_ROWS, movements.movement, movements.save_movement),
    "movement_registration": Editing(
        registrations.REGISTRATION_ROWS, registrations.registration, registrations.save_registration
    ),
    "indicator": Editing(indicators.INDICATOR_ROWS, indicators.indicator, indicators.save_indicator),
    "year_record": Editing(
        year_records.YEAR_ROWS, _year_record, lambda book, _, entered: year_records.save_year_record(book, entered)
    ),
    "initiative": Editing(year_records.INITIATIVE_ROWS, year_records.initiative, year_records.save_initiative),
    "hold": Editing(year_records.HOLD_ROWS, year_records.hold, year_records.save_hold),
    "council": Editing(
        councils.COUNCIL_ROWS, lambda book, row_id: councils.council(book, row_id).fields, _save_council
    ),
    "council_session": Editing(
        sessions.SESSION_ROWS, lambda book, row_id: sessions.session(book, row_id).fields, sessions.save_session
    ),
    "nomination": Editing(
        nominations.NOMINATION_ROWS,
        lambda book, row_id: nominations.nomination(book, row_id).fields,
        nominations.change_nomination,
    ),
    "decision": Editing(
        decisions.DECISION_ROWS,
        lambda book, row_id: decisions.decision(book, row_id)[0],
        lambda book, row_id, entered: decisions.save_decision(
            book, row_id, entered, decisions.decision(book, row_id)[1]
        ),
    ),
}
