"""Facts on many people or units at once: their years, holds, first working days, members.

Checks and histories use them. Each function reads all of them with a few queries, however many they are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from desktop_app.domain.law.judging.collectives import CollectiveYear, disciplined_in
from desktop_app.domain.law.judging.findings import Hold
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts, Years
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.store.queries import standing as stored
from desktop_app.store.records import Reader

_RATINGS: Final[Mapping[int | None, Rating | None]] = {None: None} | {rating.value: rating for rating in Rating}
_TYPES: Final = {"": CommendationType.MERIT} | {kind.value: kind for kind in CommendationType}

type _Row = Sequence[Any]
type _Decisions = Mapping[int, tuple[str, int, date]]
"""For each signed decision, by id, its name in sentences, the year of its achievements and the day of signing."""


def facts_of(connection: Reader, kind: NomineeKind, ids: Collection[int], since: int = 0) -> Mapping[int, Years]:
    """Return the facts on each person or unit, by year: ratings, initiatives, awards of signed decisions.

    An award counts for the year in which its achievement ended; cancelled ones are left out. Years before `since` may
    be left unread.
    """
    collectives = kind is NomineeKind.COLLECTIVE
    decisions = _decisions(connection)
    years_by_subject = {subject: _LazyYears(decisions) for subject in ids}
    for row in stored.read_years(connection, collectives, ids, since=since):
        years_by_subject[row[0]].records.append(row)
    for row in stored.read_awards(connection, collectives, ids, since=since):
        years_by_subject[row[0]].awards.append(row)
    for row in stored.read_initiatives(connection, collectives, ids, since=since):
        years_by_subject[row[0]].initiatives.append(row)
    return years_by_subject


class _LazyYears(Mapping[int, YearFacts]):
    """The years of one person or unit: rows as read, made into facts lazily, when a year is asked for.

    Checks of a round need a year or two of the ten that are read; making all of them would take longer than reading.
    """

    __slots__ = ("_decisions", "_facts", "awards", "initiatives", "records")

    def __init__(self, decisions: _Decisions) -> None:
        self.records: list[_Row] = []
        self.awards: list[_Row] = []
        self.initiatives: list[_Row] = []
        self._decisions = decisions
        self._facts: dict[int, YearFacts | None] = {}

    def get(self, year: int, default: Any = None) -> Any:  # noqa: ANN401  # as Mapping has it
        """Return the facts of a year, `default` if there are none."""
        if year not in self._facts:
            self._facts[year] = self._made(year)
        return self._facts[year] or default

    def __getitem__(self, year: int) -> YearFacts:
        facts: YearFacts | None = self.get(year)
        if facts is None:
            raise KeyError(year)
        return facts

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.get(year) is not None

    def __iter__(self) -> Iterator[int]:
        years = {row[2] for row in self.records} | {row[1] for row in self.initiatives}
        return iter(sorted(years.union(year for row in self.awards if (year := self._year_of(row)) is not None)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _made(self, year: int) -> YearFacts | None:
        # Undo can restore a record beside a newer one of the same year: the newest counts.
        record = next((row for row in reversed(self.records) if row[2] == year), None)
        awards = [self._held(row) for row in self.awards if self._year_of(row) == year]
        initiatives = tuple(Scope(scope) for _, of_year, scope in self.initiatives if of_year == year)
        if record is None:
            return YearFacts(year, None, tuple(awards), initiatives) if awards or initiatives else None
        return YearFacts(year, _RATINGS[record[3]], tuple(awards), initiatives, RecordRef("year_record", record[1]))

    def _year_of(self, row: _Row) -> int | None:
        decision = self._decisions.get(row[4])
        return None if decision is None else row[5] or decision[1]

    def _held(self, row: _Row) -> HeldAward:
        decision, _, signed_on = self._decisions[row[4]]
        return HeldAward(row[2], decision, _TYPES[row[3]], RecordRef("award", row[1]), signed_on)


def _decisions(connection: Reader) -> _Decisions:
    return {
        row_id: (f"Quyết định {number} ngày {day:%d/%m/%Y}", year, day)
        for row_id, number, signed_on, year in stored.read_signed_decisions(connection)
        for day in (date.fromisoformat(signed_on),)
    }


def holds_of(connection: Reader, kind: NomineeKind, ids: Collection[int]) -> dict[int, tuple[Hold, ...]]:
    """Return the holds of each person or unit, the earliest first; those without any are left out."""
    holds = defaultdict[int, list[Hold]](list)
    rows = stored.read_holds(connection, kind is NomineeKind.COLLECTIVE, ids)
    for subject, row_id, first, last, document, discipline in rows:
        until = date.fromisoformat(last) if last else None
        hold = Hold(date.fromisoformat(first), until, document, bool(discipline), RecordRef("hold", row_id))
        holds[subject].append(hold)
    return {subject: tuple(subject_holds) for subject, subject_holds in holds.items()}


def registered_in(connection: Reader, kind: NomineeKind, ids: Collection[int], year: int) -> dict[int, bool]:
    """Return whether each person or unit registered for an emulation title of a year, where that is recorded."""
    rows = stored.read_years(connection, kind is NomineeKind.COLLECTIVE, ids, year)
    return {subject: bool(registered) for subject, _, _, _, registered in rows if registered is not None}


def worked_from(connection: Reader, person_ids: Collection[int]) -> dict[int, date]:
    """Return each person's first day at work, here or at the agency they came from.

    People whose first post has no first day are left out.
    """
    rows = stored.read_first_days(connection, person_ids)
    return {person_id: date.fromisoformat(first) for person_id, first in rows}


def left_on(connection: Reader, person_ids: Collection[int]) -> dict[int, date]:
    """Return the last day at work of each of these people who has no post any more."""
    return {person_id: date.fromisoformat(last) for person_id, last in stored.read_days_left(connection, person_ids)}


def members_on(connection: Reader, unit_ids: Collection[int], day: date) -> dict[int, tuple[int, ...]]:
    """Return the people who have a post in each unit on a day, by name."""
    members: dict[int, list[int]] = {unit_id: [] for unit_id in unit_ids}
    for unit_id, person_id in stored.read_members(connection, unit_ids, day.isoformat()):
        members[unit_id].append(person_id)
    return {unit_id: tuple(person_ids) for unit_id, person_ids in members.items()}


def collectives_in(
    connection: Reader, unit_ids: Collection[int], year: int, day: date | None = None
) -> dict[int, CollectiveYear]:
    """Return each unit's year: the facts on its members on a day (the year's last if none is given).

    A unit dissolved within the year has its members of its last day.
    """
    last = day or date(year, 12, 31)
    ended = {unit_id: min(last, end) for unit_id, end in _ends(connection, unit_ids).items()}
    members = members_on(connection, [unit_id for unit_id in unit_ids if unit_id not in ended], last)
    for unit_id, end in ended.items():
        members |= members_on(connection, [unit_id], end)
    people = {person_id for unit_members in members.values() for person_id in unit_members}
    years = facts_of(connection, NomineeKind.INDIVIDUAL, people)
    holds = holds_of(connection, NomineeKind.INDIVIDUAL, people)
    disciplined = frozenset(
        person_id for person_id, person_holds in holds.items() if disciplined_in(person_holds, year)
    )
    return {
        unit_id: CollectiveYear(
            year,
            ended.get(unit_id, last),
            {person_id: years[person_id].get(year) for person_id in members[unit_id]},
            disciplined.intersection(members[unit_id]),
        )
        for unit_id in unit_ids
    }


def _ends(connection: Reader, unit_ids: Collection[int]) -> dict[int, date]:
    return {unit_id: date.fromisoformat(end) for unit_id, end in stored.read_last_days(connection, unit_ids)}
