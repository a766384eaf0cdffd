"""Parts of records, read and saved with the record that they belong to: posts, participants, members, votes …"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.awards import acts as award_acts
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions, unit_reviews, vote_tallies
from desktop_app.services.keeping.fields.editing import EDITING, Editing
from desktop_app.services.office import people
from desktop_app.services.plan.deadlines import FURTHER_ROWS
from desktop_app.services.review_rounds import ROUND_ROWS, round_of
from desktop_app.services.rounds import acts as round_acts
from desktop_app.services.year import activities, indicators, movements
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec

_WHOLE_VOTE: Final = "Trước việc này chưa có kết quả biểu quyết; muốn bỏ kết quả thì bỏ cả dòng ở bảng kết quả."


@dataclass(frozen=True, slots=True)
class _TypedValue:
    """The value of an indicator as it is typed in for a period."""

    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class _Carried:
    """What is recorded of an award once its decision is signed, each by an act of its own."""

    amount: int | None
    unpaid_reason: str
    paid_on: date | None
    handed_on: date | None
    recovered_on: date | None


_VALUE_ROWS: Final = RowCodec(_TypedValue, "indicator_value")
_CARRIED_ROWS: Final = RowCodec(_Carried, "award")


def _round(book: Book, round_id: int) -> Any:  # noqa: ANN401 - the fields of one kind of record
    return round_of(book, _row(book, "review_round", round_id)["code"])


_WHOLES: Final[Mapping[str, Editing]] = {
    **EDITING,
    "review_round": Editing(ROUND_ROWS, _round, lambda book, _, entered: round_acts.change_round(book, entered)),
    "unit_review": Editing(unit_reviews.UNIT_REVIEW_ROWS, unit_reviews.unit_review, unit_reviews.save_unit_review),
}
"""The records that have a form of their own."""


def _row(book: Book, kind: str, row_id: int) -> Record:
    with book.store.reading() as connection:
        return records.fetch(connection, kind, row_id)


def _reading(rows: RowCodec[Any]) -> Callable[[Book, int], Any]:
    return lambda book, row_id: rows.from_row(_row(book, rows.table, row_id))


def _listed(rows: RowCodec[Any], whole: str, link: str, field: str) -> Editing:
    """Return how parts are edited that a field of the whole record lists."""

    def save(book: Book, row_id: int, entered: Any) -> Changes:  # noqa: ANN401 - the fields of one kind of part
        row = _row(book, rows.table, row_id)
        record, before = _WHOLES[whole].read(book, row[link]), rows.from_row(row)
        parts = list(getattr(record, field))
        parts[parts.index(before)] = entered
        return _WHOLES[whole].save(book, row[link], replace(record, **{field: tuple(parts)}))

    return Editing(rows, _reading(rows), save)


def _save_post(book: Book, post_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    person_id = _row(book, "post", post_id)["person_id"]
    posts = [(post.id, entered if post.id == post_id else post.fields) for post in people.posts(book, person_id)]
    return people.save_person(book, person_id, people.person(book, person_id), posts)


def _save_member(book: Book, member_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    council = councils.council(book, _row(book, "council_member", member_id)["council_id"])
    members = [(member.id, entered if member.id == member_id else member.fields) for member in council.members]
    return councils.save_council(book, council.id, council.fields, members)


def _save_attendance(book: Book, row_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    session = sessions.session(book, _row(book, "attendance", row_id)["session_id"])
    attendance = [entered if present.member_id == entered.member_id else present for _, present in session.attendance]
    return sessions.save_session(book, session.id, session.fields, attendance)


def _save_votes(book: Book, row_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    row = _row(book, "vote_tally", row_id)
    if any(getattr(entered, name) is None for name in Votes.FIGURES):
        raise InvalidRecord(_WHOLE_VOTE)
    return vote_tallies.record_votes(book, row["session_id"], {row["nomination_id"]: entered})


def _save_value(book: Book, row_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    row = _row(book, "indicator_value", row_id)
    return indicators.record_value(book, row["indicator_id"], row["period"], entered.value, entered.source)


def _save_carried(book: Book, award_id: int, entered: Any) -> Changes:  # noqa: ANN401 - as above
    before = _CARRIED_ROWS.from_row(_row(book, "award", award_id))
    days: Mapping[str, Callable[[], Changes]] = {
        "paid_on": partial(award_acts.pay_awards, book, [award_id], entered.paid_on),
        "handed_on": partial(award_acts.hand_over_awards, book, [award_id], entered.handed_on),
        "recovered_on": partial(award_acts.recover_awards, book, [award_id], entered.recovered_on),
    }
    for name, act in days.items():
        if getattr(entered, name) != getattr(before, name):
            return act()
    if entered.amount is None:
        raise InvalidRecord("Trước việc này khen thưởng chưa có số tiền.", hint="Dùng “Sửa số tiền…” để sửa.")
    return award_acts.change_amount(book, award_id, entered.amount, entered.unpaid_reason)


FIELDS_OF: Final[Mapping[str, Editing]] = {
    **_WHOLES,
    "post": Editing(people.POST_ROWS, lambda book, row_id: people.post_fields(_row(book, "post", row_id)), _save_post),
    "participant": _listed(activities.PARTICIPANT_ROWS, "activity", "activity_id", "participants"),
    "further_deadline": _listed(FURTHER_ROWS, "task", "task_id", "further_deadlines"),
    "movement_criterion": _listed(movements.CRITERION_ROWS, "emulation_movement", "movement_id", "criteria"),
    "indicator_target": _listed(indicators.TARGET_ROWS, "indicator", "indicator_id", "targets"),
    "unit_vote": _listed(unit_reviews.UNIT_VOTE_ROWS, "unit_review", "review_id", "votes"),
    "indicator_value": Editing(_VALUE_ROWS, _reading(_VALUE_ROWS), _save_value),
    "council_member": Editing(councils.MEMBER_ROWS, _reading(councils.MEMBER_ROWS), _save_member),
    "attendance": Editing(sessions.ATTENDANCE_ROWS, _reading(sessions.ATTENDANCE_ROWS), _save_attendance),
    "vote_tally": Editing(vote_tallies.VOTE_ROWS, _reading(vote_tallies.VOTE_ROWS), _save_votes),
    "award": Editing(_CARRIED_ROWS, _reading(_CARRIED_ROWS), _save_carried),
}
"""All records of which a field can be put back: those with a form, their parts, and what is recorded of an award."""
