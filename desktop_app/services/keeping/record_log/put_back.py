"""One field of a record as it was before a change: put back by the act that saves such records, with its rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions
from desktop_app.services.keeping.record_log.history_words import column_words
from desktop_app.services.office import people, units
from desktop_app.services.plan import adjustments, occurrences, plan_records, tasks
from desktop_app.services.rounds import nominations
from desktop_app.services.standing import year_records
from desktop_app.services.year import activities, indicators, movements, obstacles, registrations
from desktop_app.store import records
from desktop_app.store.queries import record_history as log
from desktop_app.store.row_codec import RowCodec

_LONGEST_NAME: Final = 60
_BY_FORM: Final = "Mở bản ghi và sửa ở biểu mẫu."


@dataclass(frozen=True, slots=True)
class _Editing:
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


_EDITING: Final[Mapping[str, _Editing]] = {
    "unit": _Editing(units.UNIT_ROWS, units.unit, units.change_unit),
    "person": _Editing(people.PERSON_ROWS, people.person, _save_person),
    "plan": _Editing(plan_records.PLAN_ROWS, _plan, plan_records.save_plan),
    "plan_adjustment": _Editing(adjustments.ADJUSTMENT_ROWS, adjustments.adjustment, _save_adjustment),
    "task": _Editing(tasks.TASK_ROWS, tasks.task, tasks.change_task),
    "occurrence": _Editing(
        occurrences.RESULT_ROWS,
        lambda book, row_id: occurrences.occurrence(book, row_id).fields,
        occurrences.record_result,
    ),
    "activity": _Editing(activities.ACTIVITY_ROWS, activities.activity, activities.change_activity),
    "obstacle": _Editing(obstacles.OBSTACLE_ROWS, obstacles.obstacle, obstacles.save_obstacle),
    "referral": _Editing(obstacles.REFERRAL_ROWS, obstacles.referral, obstacles.save_referral),
    "emulation_movement": _Editing(movements.MOVEMENT_ROWS, movements.movement, movements.save_movement),
    "movement_registration": _Editing(
        registrations.REGISTRATION_ROWS, registrations.registration, registrations.save_registration
    ),
    "indicator": _Editing(indicators.INDICATOR_ROWS, indicators.indicator, indicators.save_indicator),
    "year_record": _Editing(
        year_records.YEAR_ROWS, _year_record, lambda book, _, entered: year_records.save_year_record(book, entered)
    ),
    "initiative": _Editing(year_records.INITIATIVE_ROWS, year_records.initiative, year_records.save_initiative),
    "hold": _Editing(year_records.HOLD_ROWS, year_records.hold, year_records.save_hold),
    "council": _Editing(
        councils.COUNCIL_ROWS, lambda book, row_id: councils.council(book, row_id).fields, _save_council
    ),
    "council_session": _Editing(
        sessions.SESSION_ROWS, lambda book, row_id: sessions.session(book, row_id).fields, sessions.save_session
    ),
    "nomination": _Editing(
        nominations.NOMINATION_ROWS,
        lambda book, row_id: nominations.nomination(book, row_id).fields,
        nominations.change_nomination,
    ),
    "decision": _Editing(
        decisions.DECISION_ROWS,
        lambda book, row_id: decisions.decision(book, row_id)[0],
        lambda book, row_id, entered: decisions.save_decision(
            book, row_id, entered, decisions.decision(book, row_id)[1]
        ),
    ),
}


def can_put_back(kind: str, column: str) -> bool:
    """Return whether a field of records of this kind can be put back by itself."""
    editing = _EDITING.get(kind)
    return editing is not None and column in editing.rows.column_names


def put_back(book: Book, kind: str, row_id: int, column: str, change_id: int) -> Changes:
    """Give a field the value that it had before a change, by the rules of the record, as one step.

    Raises InvalidRecord where that is not possible or the rules speak against it, RecordGone.
    """
    label = column_words(kind, column).label
    if not can_put_back(kind, column):
        raise InvalidRecord(f"Mục “{label}” không lấy lại riêng được.", hint=_BY_FORM)
    editing, noun = _EDITING[kind], RECORD_KINDS[kind].noun or "bản ghi"
    with book.store.one_step(f"Lấy lại “{label}”") as step:
        row = records.fetch(step.connection, kind, row_id)
        entered = editing.read(book, row_id)
        value = _value_before(step.connection, kind, row_id, column, change_id)
        earlier = _earlier(editing.rows, entered, row, column, value)
        saved = editing.save(book, row_id, earlier) if earlier != entered else None
        if saved is None or saved.change_id is None:
            raise InvalidRecord(f"Mục “{label}” đang có đúng nội dung đó.")
        name = shortened(str(row[RECORD_KINDS[kind].name] or ""), _LONGEST_NAME) if RECORD_KINDS[kind].name else ""
        step.label = f"Lấy lại “{label}” của {noun}" + (f" “{name}”" if name else "")
        return Changes(step.label, saved.ids, saved.change_id)


def _value_before(connection: records.Reader, kind: str, row_id: int, column: str, change_id: int) -> object:
    for row in log.rows_of_record(connection, kind, row_id):
        of_it = (row.change_id, row.kind, row.row_id) == (change_id, kind, row_id)
        if of_it and row.after is not None and row.before is not None and column in row.before:
            value: object = row.before[column]
            return value
    raise InvalidRecord("Nhật ký không ghi nội dung trước đó của mục này.", hint=_BY_FORM)


def _earlier(rows: RowCodec[Any], entered: Any, row: records.Record, column: str, value: object) -> Any:  # noqa: ANN401
    """Return what is entered, with the fields that are other once the column has its earlier value."""
    apart = {name: getattr(entered, name) for name in rows.apart}
    now, then = rows.from_row(row, **apart), rows.from_row({**row, column: value}, **apart)
    names = [of.name for of in fields(rows.record) if getattr(now, of.name) != getattr(then, of.name)]
    return replace(entered, **{name: getattr(then, name) for name in names})
