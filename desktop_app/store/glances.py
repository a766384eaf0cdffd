"""What the window asks before its first page is filled, in plain SQL: loading SQLAlchemy takes longer than all of it.

Everything here takes the connection of `Store.glancing`. A list asked again in another order or with words to find is
read by `lists`, from the same columns.
"""

from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.list_kinds import NOMINATIONS
from desktop_app.domain.lists import ListRow
from desktop_app.store.connection import Glance
from desktop_app.store.list_rows import row_maker
from desktop_app.store.list_sources.nomination_columns import COLUMNS, SHOWN

_OF_ROUND: Final = (
    "nomination.trashed_at IS NULL AND nomination.round_id = (SELECT id FROM review_round WHERE code = ? LIMIT 1)"
)
_OF_LIVING_ROUND: Final = "round_id = (SELECT id FROM review_round WHERE code = ? AND trashed_at IS NULL)"


def rounds(glance: Glance) -> list[Mapping[str, Any]]:
    """Return the records of the living rounds, the newest first."""
    names = ("id", "code", "from_date", "to_date", "note", "opened_on", "closed_on", "rule_set")
    rows = glance.execute(f"SELECT {', '.join(names)} FROM review_round WHERE trashed_at IS NULL ORDER BY code DESC")
    return [dict(zip(names, row, strict=True)) for row in rows]


def nominations(glance: Glance, code: str, limit: int) -> list[ListRow]:
    """Return the first rows of a round's list of nominations, in printed order."""
    columns = ", ".join(COLUMNS[column.key] for column in NOMINATIONS.columns)
    statement = (
        f"SELECT nomination.id, {columns} FROM nomination JOIN review_round ON review_round.id = nomination.round_id "
        f"WHERE {_OF_ROUND} ORDER BY nomination.list_key, nomination.id LIMIT ?"
    )
    return list(map(row_maker(NOMINATIONS.key, SHOWN), glance.execute(statement, (code, limit))))


def count_nominations(glance: Glance, code: str) -> int:
    """Return how many rows a round's list of nominations has."""
    return _number(glance, f"SELECT count(*) FROM nomination WHERE {_OF_ROUND}", code)


def count_collectives(glance: Glance, code: str) -> int:
    """Return how many rows of a round's list of nominations are collectives."""
    # The key of the printed order begins with "1" for them, so that its index alone can tell and count.
    statement = f"SELECT count(*) FROM nomination WHERE {_OF_ROUND} AND nomination.list_key < '2'"
    return _number(glance, statement, code)


def count_exemplars(glance: Glance, code: str) -> int:
    """Return how many rows of a round's list of nominations are proposed to be spread as models."""
    return _number(glance, f"SELECT count(*) FROM nomination WHERE {_OF_ROUND} AND nomination.exemplar = 1", code)


def count_states(glance: Glance, code: str) -> dict[str, int]:
    """Return how many living nominations of a living round are in each state that some are in."""
    statement = f"SELECT state, count(*) FROM nomination WHERE trashed_at IS NULL AND {_OF_LIVING_ROUND} GROUP BY state"
    return dict(glance.execute(statement, (code,)))


def count_states_of_rounds(glance: Glance) -> dict[str, dict[str, int]]:
    """Return for each living round, the latest first, how many living nominations are in each state some are in."""
    statement = """
        SELECT review_round.code, nomination.state, count(nomination.id)
        FROM review_round
        LEFT JOIN nomination ON nomination.round_id = review_round.id AND nomination.trashed_at IS NULL
        WHERE review_round.trashed_at IS NULL
        GROUP BY review_round.code, nomination.state ORDER BY review_round.code DESC
    """
    found: dict[str, dict[str, int]] = {}
    for code, state, number in glance.execute(statement):
        of_round = found.setdefault(code, {})
        if state is not None:
            of_round[state] = number
    return found


def count_unsigned(glance: Glance, code: str) -> int:
    """Return how many living decisions of a living round award somebody and have no number and date yet."""
    statement = f"""
        SELECT count(*) FROM decision
        WHERE trashed_at IS NULL AND signed_on IS NULL AND {_OF_LIVING_ROUND}
          AND EXISTS (SELECT 1 FROM award WHERE award.decision_id = decision.id)
    """
    return _number(glance, statement, code)


def _number(glance: Glance, statement: str, *values: str) -> int:
    return int(glance.execute(statement, values).fetchone()[0])
