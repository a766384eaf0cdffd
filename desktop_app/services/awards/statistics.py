"""Awards counted for a year or a round and compared with another; each number has the query of the list it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.awards.statistics import (
    AwardName,
    CountedAwards,
    Recipient,
    TypeRow,
    UnitRow,
    count_by_type,
    count_by_unit,
    counted_awards,
)
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.round_codes import LAST_YEAR, parse_round_code
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.law.rules import rules_on
from desktop_app.store.queries import awards as award_queries

_YEAR_DIGITS = 4
_FIRST_AWARDS = 1990
_RECIPIENT_SCOPES: dict[Recipient, dict[str, Any]] = {
    Recipient.COLLECTIVES: {"kind": NomineeKind.COLLECTIVE.value},
    Recipient.INDIVIDUALS: {"kind": NomineeKind.INDIVIDUAL.value},
    Recipient.WOMEN: {"kind": NomineeKind.INDIVIDUAL.value, "woman": True},
    Recipient.LEADERS: {"kind": NomineeKind.INDIVIDUAL.value, "leader": True},
    Recipient.WORKERS: {"kind": NomineeKind.INDIVIDUAL.value, "leader": False},
}


@dataclass(frozen=True, slots=True)
class AwardStatistics:
    """The awards of a period ("2026", "2026-H1"), and of the period they are compared with ("" for none)."""

    period: str
    against: str
    awards: tuple[AwardName, ...]
    units: tuple[UnitRow, ...]
    types: tuple[TypeRow, ...]
    shorts: Mapping[str, str]
    """Short names of awards, for narrow columns, by code."""

    def query(
        self,
        award: AwardName | None = None,
        unit: UnitRow | None = None,
        recipient: Recipient | None = None,
        commendation_type: str | None = None,
        *,
        before: bool = False,
    ) -> ListQuery:
        """Return the query of the awards a number counts; None means any. `before` is for the period compared with."""
        scope: dict[str, Any] = {"signed": True, **period_scope(self.against if before else self.period)}
        if award is not None:
            scope["award"] = award.name
        if unit is not None:
            scope |= {"unit": unit.unit_id} if unit.unit_id is not None else {"unit_name": unit.unit_name}
        if recipient is not None:
            scope |= _RECIPIENT_SCOPES[recipient]
        if commendation_type is not None:
            scope["type"] = commendation_type
        return ListQuery(AWARDS.key, scope=scope)


def periods(book: Book) -> tuple[str, ...]:
    """Return the periods that have awards: years, then rounds, the latest first; this year if there are none."""
    with book.store.reading() as connection:
        years = award_queries.years_with_awards(connection)
        rounds = award_queries.rounds_with_awards(connection)
    return (*(str(year) for year in years or [date.today().year]), *rounds)


def statistics(
    book: Book, period: str, against: str = "", until: date | None = None, until_before: date | None = None
) -> AwardStatistics:
    """Count the awards of a period and compare them with another. Raises InvalidRecord for what is no period.

    Of the period those signed after the day `until` are left out, of the other one those after `until_before`.
    """
    counts = _counted(book, period, until)
    counts_before = _counted(book, against, until_before) if against else ()
    with book.store.reading() as connection:
        shorts = {award.code: award.short for award in rules_on(connection, date.today()).awards}
    order = list(shorts)
    awards = counted_awards((*counts, *counts_before), order)
    units = count_by_unit(counts, counts_before, awards)
    return AwardStatistics(period, against, awards, units, count_by_type(counts, counts_before, order), shorts)


def period_scope(period: str) -> dict[str, Any]:
    """Return the scope that filters a list of awards by a period. Raises InvalidRecord for what is no period."""
    if len(period) == _YEAR_DIGITS and is_whole_number(period) and _FIRST_AWARDS <= int(period) <= LAST_YEAR:
        return {"year": int(period)}
    try:
        return {"round": str(parse_round_code(period))}
    except InvalidRecord as problem:
        sentence = f"“{period}” không phải năm hay mã đợt xét: viết như 2026 hoặc 2026-H1."
        raise InvalidRecord(sentence, "period") from problem


def _counted(book: Book, period: str, until: date | None = None) -> tuple[CountedAwards, ...]:
    scope = {"signed": True, **period_scope(period)}
    if until is not None:
        scope["to"] = until.isoformat()
    with book.store.reading() as connection:
        rows = award_queries.count_awards(connection, scope)
    return tuple(
        CountedAwards(
            row["unit_id"],
            row["unit_name"],
            row["award_code"],
            row["award"],
            row["commendation_type"],
            NomineeKind(row["kind"]),
            bool(row["woman"]),
            bool(row["leader"]),
            row["number"],
            row["money"],
        )
        for row in rows
    )
