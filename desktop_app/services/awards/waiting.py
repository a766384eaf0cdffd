"""Proposals that wait for a decision: one that comes back by a list is joined with its proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.direct_awards import DirectAward
from desktop_app.services.dates import from_iso
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_WAITING: Final = (NominationState.PASSED, NominationState.SUBMITTED)
"""Where a proposal stands that only a decision is lacking for."""


@dataclass(frozen=True, slots=True)
class WaitingProposal:
    """A proposal that no decision gives yet: its id, its round, its type."""

    id: int
    round_code: str
    commendation_type: CommendationType

    @property
    def remark(self) -> str:
        """What a list that brings the decision says of it."""
        return f"Nối với đề nghị đang chờ quyết định của đợt {round_title(self.round_code)}."


class WaitingProposals:
    """Finds the proposal that an award answers; all are read once."""

    def __init__(self, connection: Reader) -> None:
        self._connection = connection
        self._waiting: dict[tuple[str, int, str], list[Record]] = {}
        for row in records.living(connection, "nomination"):
            if row["state"] in _WAITING and row["award_code"]:
                self._waiting.setdefault(_key(row), []).append(row)

    def answered(self, award: DirectAward, signed_on: date, *, any_type: bool) -> WaitingProposal | None:
        """Return the proposal that an award of a decision of this day answers, None if there is none, or several.

        The proposal is of the year that the award is for; of the decision's year or the one before where that is not
        stated. With `any_type` the award's type of commendation is not known.
        """
        rows = self._waiting.get((award.kind.value, award.recipient_id, award.award), ()) if award.award else ()
        years = (award.period_to.year,) if award.period_to is not None else (signed_on.year, signed_on.year - 1)
        fitting = [
            row
            for row in rows
            if (any_type or row["commendation_type"] == award.commendation_type)
            and (row["period_from"] or "") <= signed_on.isoformat()
            and (last := from_iso(row["period_to"])) is not None
            and last.year in years
        ]
        if len(fitting) != 1:
            return None
        (row,) = fitting
        code = records.fetch(self._connection, "review_round", row["round_id"])["code"]
        return WaitingProposal(row["id"], code, CommendationType(row["commendation_type"]))


def given_but_waiting(connection: Reader, awards: Sequence[Record]) -> Sequence[Record]:
    """Return the proposals that still wait though one of these awards, of no proposal, gives the same to the same."""
    given = {_key(row) for row in awards if row["nomination_id"] is None and row["award_code"]}
    if not given:
        return ()
    return [row for row in records.living(connection, "nomination") if row["state"] in _WAITING and _key(row) in given]


def _key(row: Record) -> tuple[str, int, str]:
    recipient = "unit_id" if row["kind"] == NomineeKind.COLLECTIVE else "person_id"
    return row["kind"], row[recipient] or 0, row["award_code"]
