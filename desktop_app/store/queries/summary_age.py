"""What the change log says of the records behind the summaries of nominations, as SQL text.

The page Thi đua – Khen thưởng asks it, so it does without SQLAlchemy.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.year.activities import ParticipantRole
from desktop_app.store.connection import PlainConnection
from desktop_app.store.logged import logged_row


class WrittenSummary(NamedTuple):
    """A summary: its nomination, its nominee, span and round, and the change and the moment since which it holds.

    The span ends with the meeting of the nominee's unit, as what is drafted does: what was done later it does not tell.
    """

    nomination_id: int
    person_id: int | None
    unit_id: int
    first: str
    last: str
    round_code: str
    as_of: int
    moment: str

    @property
    def rated_years(self) -> tuple[int, int]:
        """The first and the last year whose ratings it tells."""
        return parse_round_code(self.round_code).rated_years(int(self.first[:4]), int(self.last[:4]))


class LoggedRow(NamedTuple):
    """A row behind a summary in one change after it: its table and id, the record to show, its values as JSON.

    `day` is the day on which a period of a task is due or was done; None for other rows.
    """

    nomination_id: int
    table: str
    row_id: int
    shown_kind: str
    shown_id: int
    day: str | None
    before: str | None
    after: str | None


_WRITTEN: Final = """
SELECT nomination.id, nomination.person_id, nomination.unit_id,
       coalesce(nomination.period_from, review_round.from_date),
       min(coalesce(nomination.period_to, review_round.to_date), coalesce((
           SELECT max(review.held_on) FROM unit_review AS review
           WHERE review.round_id = nomination.round_id AND review.unit_id = nomination.unit_id
             AND review.trashed_at IS NULL
             AND review.held_on >= coalesce(nomination.period_from, review_round.from_date)
       ), '9999')),
       review_round.code,
       max(coalesce(nomination.summary_as_of, 0), coalesce((
           SELECT max(item.change_id) FROM change_item AS item JOIN "change" ON "change".id = item.change_id
           WHERE item.table_name = 'nomination' AND item.row_id = nomination.id AND "change".kind = 'do'
             AND json_extract(item.after, '$.summary') = nomination.summary
       ), 0)) AS as_of
FROM nomination JOIN review_round ON review_round.id = nomination.round_id
WHERE nomination.trashed_at IS NULL AND nomination.summary != ''
  AND (review_round.closed_on IS NULL OR review_round.closed_on > :today)
  AND nomination.state NOT IN ('failed', 'decided', 'awarded', 'cancelled')
"""
_AS_OF: Final = 6
_OF_ROUND: Final = " AND review_round.code = :which AND review_round.trashed_at IS NULL"
_OF_ONE: Final = " AND nomination.id = :which"

_CLAIMED: Final = json.dumps([ParticipantRole.LEAD, ParticipantRole.SPEAKER, ParticipantRole.AUTHOR])
"""The roles of which a summary tells with how many others the nominee had them."""
_BEHIND: Final = """
WITH summary AS MATERIALIZED (
    SELECT nomination.id, nomination.person_id, nomination.unit_id, nomination.kind,
           json_extract(given.value, '$[1]') AS as_of,
           json_extract(given.value, '$[2]') AS first_year, json_extract(given.value, '$[3]') AS last_year,
           EXISTS (SELECT 1 FROM nomination_activity AS link WHERE link.nomination_id = nomination.id)
           OR EXISTS (SELECT 1 FROM nomination_task AS link WHERE link.nomination_id = nomination.id)
           OR EXISTS (SELECT 1 FROM nomination_initiative AS link WHERE link.nomination_id = nomination.id) AS cites
    FROM json_each(:summaries) AS given JOIN nomination ON nomination.id = json_extract(given.value, '$[0]')
), claimed (nomination_id, activity_id, person_id, role) AS (
    SELECT summary.id, own.activity_id, own.person_id, own.role
    FROM summary JOIN nomination_activity AS cited ON cited.nomination_id = summary.id
    JOIN participant AS own ON own.activity_id = cited.activity_id AND own.person_id = summary.person_id
    WHERE own.role IN (SELECT value FROM json_each(:claimed))
), behind (nomination_id, name, row_id, shown_kind, shown_id, day, role) AS (
    SELECT nomination_id, 'activity', activity_id, 'activity', activity_id, NULL, NULL FROM nomination_activity
    WHERE nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT nomination_id, 'nomination_activity', id, 'activity', activity_id, NULL, NULL FROM nomination_activity
    WHERE nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT nomination_id, 'nomination_task', id, 'task', task_id, NULL, NULL FROM nomination_task
    WHERE nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT nomination_id, 'nomination_initiative', id, 'initiative', initiative_id, NULL, NULL
    FROM nomination_initiative
    WHERE nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT nomination_id, 'initiative', initiative_id, 'initiative', initiative_id, NULL, NULL
    FROM nomination_initiative
    WHERE nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT nomination_id, 'task', task_id, 'task', task_id, NULL, NULL FROM nomination_task
    WHERE nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT cited.nomination_id, 'participant', participant.id, 'activity', cited.activity_id, NULL, NULL
    FROM nomination_activity AS cited JOIN summary ON summary.id = cited.nomination_id
    JOIN participant ON participant.activity_id = cited.activity_id AND participant.person_id = summary.person_id
    UNION ALL
    SELECT claimed.nomination_id, 'participant', other.id, 'activity', claimed.activity_id, NULL, claimed.role
    FROM claimed JOIN participant AS other
    ON other.activity_id = claimed.activity_id AND other.person_id != claimed.person_id
    UNION ALL
    SELECT cited.nomination_id, 'assignment', assignment.id, 'task', cited.task_id, NULL, NULL
    FROM nomination_task AS cited JOIN assignment ON assignment.task_id = cited.task_id
    WHERE cited.nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT cited.nomination_id, 'occurrence', occurrence.id, 'occurrence', occurrence.id,
           coalesce(occurrence.done_on, occurrence.due_on), NULL
    FROM nomination_task AS cited JOIN occurrence ON occurrence.task_id = cited.task_id
    WHERE cited.nomination_id IN (SELECT id FROM summary)
    UNION ALL
    SELECT summary.id, 'year_record', year_record.id, 'year_record', year_record.id, NULL, NULL
    FROM summary JOIN year_record ON year_record.person_id = summary.person_id
    WHERE summary.cites AND summary.kind = 'individual'
      AND year_record.year BETWEEN summary.first_year AND summary.last_year
    UNION ALL
    SELECT summary.id, 'year_record', year_record.id, 'year_record', year_record.id, NULL, NULL
    FROM summary JOIN year_record ON year_record.unit_id = summary.unit_id
    WHERE summary.cites AND summary.kind = 'collective'
      AND year_record.year BETWEEN summary.first_year AND summary.last_year
)
SELECT behind.nomination_id, behind.name, behind.row_id, behind.shown_kind, behind.shown_id, behind.day,
       item.before, item.after
FROM behind JOIN summary ON summary.id = behind.nomination_id
JOIN change_item AS item ON item.table_name = behind.name AND item.row_id = behind.row_id
WHERE item.change_id > summary.as_of AND (
    behind.role IS NULL OR behind.role IN (json_extract(item.before, '$.role'), json_extract(item.after, '$.role'))
)
ORDER BY behind.nomination_id, item.id
"""
_REMOVED: Final = """
SELECT item.table_name, item.before, (
    SELECT json_group_array(json_array(step.change_id, step.after IS NOT NULL) ORDER BY step.id)
    FROM change_item AS step WHERE step.table_name = item.table_name AND step.row_id = item.row_id
)
FROM change_item AS item
WHERE item.change_id > :since AND item.after IS NULL AND item.table_name IN (
    'nomination_activity', 'nomination_task', 'nomination_initiative', 'participant', 'assignment', 'year_record'
) AND NOT EXISTS (
    SELECT 1 FROM change_item AS later
    WHERE later.table_name = item.table_name AND later.row_id = item.row_id AND later.id > item.id
)
"""


def read_written(
    connection: PlainConnection, *, round_code: str = "", nomination_id: int | None = None
) -> list[WrittenSummary]:
    """Return the summaries of a round, or of one nomination, that can still be told anew: not decided, round open.

    A summary holds since the change that wrote it as it stands now, or since it was last confirmed.
    """
    statement = _WRITTEN + (_OF_ROUND if nomination_id is None else _OF_ONE)
    which = round_code if nomination_id is None else nomination_id
    rows = connection.execute(statement, {"which": which, "today": date.today().isoformat()}).fetchall()
    moments = dict(
        connection.execute(
            'SELECT id, at FROM "change" WHERE id IN (SELECT value FROM json_each(?))',
            (json.dumps(sorted({row[_AS_OF] for row in rows})),),
        )
    )
    # What no change wrote (a file whose log was lost) cannot be older than anything.
    return [WrittenSummary._make((*row, moments[row[_AS_OF]])) for row in rows if row[_AS_OF] in moments]


def read_changed(connection: PlainConnection, summaries: Sequence[WrittenSummary]) -> Iterator[LoggedRow]:
    """Yield what the log says of each row behind some summaries after they were written, in order."""
    given = [(summary.nomination_id, summary.as_of, *summary.rated_years) for summary in summaries]
    for row in connection.execute(_BEHIND, {"summaries": json.dumps(given), "claimed": _CLAIMED}):
        yield LoggedRow(*row)


class RemovedRow(NamedTuple):
    """A row that is gone: its table, its last values, and after which changes it was there and after which not."""

    table: str
    values: Mapping[str, Any]
    steps: Sequence[tuple[int, int]]

    def was_there(self, as_of: int) -> bool:
        """Tell whether the row was there after a change."""
        present = [bool(there) for change_id, there in self.steps if change_id <= as_of]
        return bool(present) and present[-1]


def read_removed(connection: PlainConnection, since: int) -> list[RemovedRow]:
    """Return the rows that are gone and were deleted after a change."""
    return [
        RemovedRow(name, logged_row(before), json.loads(steps))
        for name, before, steps in connection.execute(_REMOVED, {"since": since})
    ]


def read_cited(connection: PlainConnection, nomination_ids: Iterable[int]) -> frozenset[tuple[int, str, int]]:
    """Return nomination, kind and id of the activities and tasks that some nominations cite."""
    statement = """
        SELECT nomination_id, 'activity', activity_id FROM nomination_activity
        WHERE nomination_id IN (SELECT value FROM json_each(:ids))
        UNION ALL
        SELECT nomination_id, 'task', task_id FROM nomination_task
        WHERE nomination_id IN (SELECT value FROM json_each(:ids))
    """
    return frozenset(connection.execute(statement, {"ids": json.dumps(list(nomination_ids))}).fetchall())


def read_claimed(connection: PlainConnection, nomination_ids: Iterable[int]) -> frozenset[tuple[int, int, str]]:
    """Return nomination, activity and role of what nominees are told to have done with those of the same role."""
    statement = """
        SELECT nomination.id, own.activity_id, own.role
        FROM nomination JOIN nomination_activity AS cited ON cited.nomination_id = nomination.id
        JOIN participant AS own ON own.activity_id = cited.activity_id AND own.person_id = nomination.person_id
        WHERE nomination.id IN (SELECT value FROM json_each(:ids))
          AND own.role IN (SELECT value FROM json_each(:claimed))
    """
    given = {"ids": json.dumps(list(nomination_ids)), "claimed": _CLAIMED}
    return frozenset(connection.execute(statement, given).fetchall())


def last_change(connection: PlainConnection) -> int:
    """Return the id of the last change, 0 when there is none."""
    return int(connection.execute('SELECT coalesce(max(id), 0) FROM "change"').fetchone()[0])
