"""Who registered for a movement, what was reached in it, and who was proposed in it, as the reports tell them."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum, auto
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words, joined_words
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.rounds.states import DECIDED, NominationState
from desktop_app.domain.vietnamese import name_key, shortened
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.papers.document.text import inside_sentence
from desktop_app.services.law.rules import round_rules
from desktop_app.services.year.movements import CRITERION_ROWS, MOVEMENT_ROWS
from desktop_app.services.year.registrations import end_of
from desktop_app.store import records
from desktop_app.store.queries.report_days import (
    DatedTables,
    decision_days,
    proposal_days,
    voted_down_days,
    votes_until,
)
from desktop_app.store.records import Reader, Record

PROPOSED_WORDS: Final = " được đề nghị khen thưởng"
VOTED_DOWN: Final = "Hội đồng xét không đạt"
NOT_JUDGED: Final = "chưa có kết quả xét của Hội đồng"
NOT_DECIDED: Final = "chưa có quyết định"
_DIVISIONS: Final = frozenset({UnitKind.DIVISION, UnitKind.OFFICE, UnitKind.INSPECTORATE, UnitKind.CENTRE})
"""The kinds that an office counts as its phòng, đơn vị: a Chi đoàn is a collective beside them."""


def going_on_within(
    connection: Reader, first: str, last: str, *, or_closed: bool = False
) -> Iterator[tuple[Record, list[Record]]]:
    """Yield the movements that go on in a span of days, each with its registrations up to the last day.

    With `or_closed` also those whose tổng kết is in the span, though they ended before it.
    """
    for movement in records.living(connection, "emulation_movement", order="from_date"):
        ends = [end_of(movement) or last, *filter(None, [movement["closed_on"] if or_closed else None])]
        if movement["from_date"] <= last and max(ends) >= first:
            entered = records.living(connection, "movement_registration", {"movement_id": movement["id"]})
            yield movement, [row for row in entered if row["registered_on"] <= last]


def movement_of(row: Record) -> MovementFields:
    """Return a movement on record, without its criteria."""
    return MOVEMENT_ROWS.from_row(row, criteria=())


def criteria_with_results(connection: Reader, movement_ids: Iterable[int]) -> dict[int, tuple[Criterion, ...]]:
    """Return, by movement, its criteria of which it is recorded what was reached."""
    criteria: dict[int, tuple[Criterion, ...]] = dict.fromkeys(movement_ids, ())
    for row in records.living(connection, "movement_criterion", order="position") if criteria else ():
        criterion = CRITERION_ROWS.from_row(row)
        if criterion.result and row["movement_id"] in criteria:
            criteria[row["movement_id"]] += (criterion,)
    return criteria


def criterion_parts(criterion: Criterion) -> tuple[str, str, str]:
    """Return a criterion, what was reached by it, and its target in brackets, "" for none: each without its end."""
    name, result, target = (text.rstrip(" .;") for text in (criterion.text, criterion.result, criterion.target))
    return name, result, f" (chỉ tiêu: {target})" if target else ""


def repeated_words(criteria: Iterable[Criterion]) -> Iterator[str]:
    """Yield of which criteria the result says again what the criterion says: papers print one behind the other."""
    if names := tuple(f"“{shortened(row.text)}”" for row in criteria if row.result_repeats):
        yield f"Kết quả ghi lại lời của tiêu chí {joined_words(names)}: chỉ ghi kết quả (số, tỷ lệ)."


def criterion_words(criterion: Criterion) -> str:
    """Return what was reached by a criterion, beside its target."""
    name, result, target = criterion_parts(criterion)
    return f"{name}: {result}{target}"


def _reached_words(criterion: Criterion) -> str:
    """Return the same within a sentence that has a colon before it: a number follows its criterion without one."""
    name, result, target = criterion_parts(criterion)
    # "chỉ tiêu không có" would be that there is no such target.
    aside = target.replace(":", "", 1) if any(map(str.isdigit, target)) else target
    return f"{name}{' đạt' if result[:1].isdigit() else ':'} {result}{aside}"


def closed_words(closed_on: date, criteria: Sequence[Criterion]) -> str:
    """Return the day of a movement's tổng kết, and what was reached in it by its criteria."""
    reached = "; ".join(inside_sentence(_reached_words(criterion)) for criterion in criteria)
    return f"tổng kết ngày {day_words(closed_on)}{f', kết quả: {reached}' if reached else ''}"


def continued_words(until: date | None) -> tuple[str, str]:
    """Return what stands before and after the name of a movement that goes on, in the sentence on what comes next."""
    after = "." if until is None else f" đến ngày {day_words(until)}, tổng kết khi kết thúc."
    return "Tiếp tục thực hiện phong trào thi đua ", after


def closing_words(ended: date) -> tuple[str, str]:
    """Return the same of one whose time is over since a day, and whose tổng kết is still to come."""
    return "Tổng kết phong trào thi đua ", f" (kết thúc ngày {day_words(ended)})."


def to_come_sentences(movement: MovementFields, day: date) -> Iterator[str]:
    """Yield the sentence on what comes next that a movement goes on after a day, or that its tổng kết is to come."""
    if movement.goes_on_after(day):
        yield f"“{movement.name}”".join(continued_words(movement.to_date))
    elif movement.to_date is not None and movement.awaits_closing(day):
        yield f"“{movement.name}”".join(closing_words(movement.to_date))


class Outcome(Enum):
    """What had become of a proposal by a day."""

    DECIDED = auto()
    PENDING = auto()
    """A higher level has it and has not decided."""
    WAITING = auto()
    """It is neither decided nor with a higher level."""


def outcome(state: str, decided_on: str | None, day: date, *, goes_up: bool) -> Outcome:
    """Return what had become by a day of a proposal that is in a state now and was decided on a day (ISO), or on none.

    `goes_up` says that a higher level decides on it.
    """
    # A decision that is not signed yet is none.
    if state == NominationState.CANCELLED if decided_on is None else decided_on <= day.isoformat():
        return Outcome.DECIDED
    is_sent = state in DECIDED or state == NominationState.SUBMITTED
    return Outcome.PENDING if goes_up and is_sent else Outcome.WAITING


def outcome_of(row: Record, round_row: Record, decided_on: str | None, day: date) -> Outcome:
    """Return the same of the record of a nomination: whether a higher level decides the rules of its round say."""
    award = round_rules(round_row).by_code.get(row["award_code"])
    return outcome(row["state"], decided_on, day, goes_up=award is not None and award.goes_up)


def proposed_words(tables: DatedTables, nominations: Sequence[Record], day: date) -> str:
    """Return for whom commendation was proposed until a day and is not decided then, "" for nobody."""
    days, decided = proposal_days(tables, day.isoformat()), decision_days(tables)
    undecided = [
        row
        for row in nominations
        if row["id"] in days
        and outcome(row["state"], decided.get(row["id"]), day, goes_up=False) is not Outcome.DECIDED
    ]
    refused = voted_down_days(tables, day.isoformat())
    passed = {row_id for row_id, (_, has_passed) in votes_until(tables, day.isoformat()).items() if has_passed}
    return undecided_sentence(undecided, [row for row in nominations if row["id"] in refused], day, passed)


def undecided_sentence(
    undecided: Sequence[Record], voted_down: Sequence[Record], day: date, passed: Container[int]
) -> str:
    """Return for whom commendation was proposed and is not decided on a day, "" for nobody.

    Whom the Council did not find for is told beside: else fewer would seem to be asked for. `passed` are those whom it
    found for.
    """
    if not undecided:
        return ""
    waiting = _waiting(undecided, passed)
    if not voted_down and len(waiting) == 1:
        return f"Có {proposals_counted(undecided)}{PROPOSED_WORDS}{undecided_words(day, waiting[0][1])}."
    refused = f"; {VOTED_DOWN} {proposals_counted(voted_down)}" if voted_down else ""
    whom, left = proposals_counted((*undecided, *voted_down)), _left(waiting)
    return f"Có {whom}{PROPOSED_WORDS}{refused}; đến ngày {day_words(day)} còn {left}."


def rest_sentence(undecided: Sequence[Record], day: date, passed: Container[int]) -> str:
    """Return who is left behind those commended in the same paragraph; `passed` are those the Council found for."""
    waiting = _waiting(undecided, passed)
    what = undecided_words(day, waiting[0][1]) if len(waiting) == 1 else f", đến ngày {day_words(day)} {_left(waiting)}"
    return f"Còn {proposals_counted(undecided)}{PROPOSED_WORDS}{what}."


def _waiting(undecided: Sequence[Record], passed: Container[int]) -> list[tuple[list[Record], str]]:
    """Return those not decided on with what they wait for: a decision, or first that the Council judges them."""
    parts = (
        ([row for row in undecided if (row["id"] in passed) is has_passed], words)
        for has_passed, words in ((True, NOT_DECIDED), (False, NOT_JUDGED))
    )
    return [part for part in parts if part[0]]


def _left(waiting: Sequence[tuple[Sequence[Record], str]]) -> str:
    return "; ".join(f"{proposals_counted(those)} {words}" for those, words in waiting)


def proposals_counted(nominations: Sequence[Record]) -> str:
    """Return "01 tập thể và 07 lượt cá nhân (05 cá nhân)": who is proposed for two awards is one."""
    parts = []
    for kind, noun in ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân")):
        of_kind = [row for row in nominations if row["kind"] == kind]
        different = {recipient_of(row) for row in of_kind}
        if len(different) < len(of_kind):
            parts.append(f"{count_words(len(of_kind))} lượt {noun} ({count_words(len(different))} {noun})")
        elif of_kind:
            parts.append(f"{count_words(len(of_kind))} {noun}")
    return " và ".join(parts)


def undecided_words(day: date, waits_for: str) -> str:
    """Return what follows those proposed of whom nobody is decided on by a day, and what they wait for."""
    return f", đến ngày {day_words(day)} {waits_for}"


def exemplars_on(cancelled: Mapping[int, str], put_forward: Iterable[Record], day: date) -> tuple[Record, ...]:
    """Return which of the proposals that count until a day are to be spread: marked so, and not cancelled by then.

    What became of one after the day, also that the Council voted it down, takes it out of no report up to the day.
    `cancelled` are the days on which awards of proposals were cancelled.
    """
    return tuple(
        row
        for row in put_forward
        if row["exemplar"]
        and (row["state"] != NominationState.CANCELLED or cancelled.get(row["id"], "") > day.isoformat())
    )


def recipient_of(row: Record) -> str:
    """Return who has an award or is proposed for one: whoever has two is the same in both, two of one name are not."""
    is_person = row["kind"] == NomineeKind.INDIVIDUAL
    row_id = row["person_id"] if is_person else row["unit_id"]
    name = row["awarded_name"] if "awarded_name" in row else row["nominee_name"]
    return f"{row['kind']}/{name_key(name) if row_id is None else row_id}"


def registered_words(registrations: Sequence[Record], units: Mapping[int, Record]) -> str:
    """Return "06 tập thể (05 phòng, đơn vị và Chi đoàn Sở) và 25 cá nhân", "" for nobody.

    Other places count the phòng, đơn vị alone, so whoever is a collective beside them is named.
    """
    collectives = [units[row["unit_id"]] for row in registrations if row["unit_id"] is not None]
    people = len(registrations) - len(collectives)
    return " và ".join(filter(None, (_collectives(collectives), f"{count_words(people)} cá nhân" if people else "")))


def beside_divisions(registration: Record, units: Mapping[int, Record]) -> str:
    """Return the name of a collective that is none of the phòng, đơn vị, "" for these and for a person."""
    unit = units.get(registration["unit_id"] or 0)
    return str(unit["name"]) if unit is not None and unit["kind"] not in _DIVISIONS else ""


def _collectives(units: Sequence[Record]) -> str:
    if not units:
        return ""
    others = tuple(str(unit["name"]) for unit in units if unit["kind"] not in _DIVISIONS)
    divisions = len(units) - len(others)
    among = f" ({joined_words((f'{count_words(divisions)} phòng, đơn vị', *others))})" if divisions and others else ""
    return f"{count_words(len(units))} tập thể{among}"
