"""The law that a paper cites, held against its day: what is to come, and what is no longer in force."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.units import within

_NUMBER = re.compile(r"\d+/\d{4}/[A-ZĐ]+(?:-[A-ZĐ]+)*")
_NAMED_BY_DAY = re.compile(r"Luật Thi đua, khen thưởng ngày \d{1,2} tháng \d{1,2} năm \d{4}")
_DAY = re.compile(r"ngày\s(\d{1,2})\stháng\s(\d{1,2})\snăm\s(\d{4})")
_LONGEST_DAY_AFTER = 40
"""How far behind the number of a document its day may stand, in letters."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree or circular: how a text names it, and from which day to which it is cited (None: no bound).

    `lapses` is the day from which it is in force only if it was prolonged.
    """

    name: str
    first: date | None
    last: date | None
    lapses: date | None = None


def instruments_of(rule_sets: Sequence[RuleSet]) -> tuple[Instrument, ...]:
    """Return what the rule sets know of: one that several of them cite has the days of all."""
    spans: dict[str, Instrument] = {}
    for rule_set in rule_sets:
        for basis in rule_set.bases:
            name = _name_in(basis.text)
            if name:
                first, last = basis.first or rule_set.first, basis.last or rule_set.last
                known = spans.get(name, Instrument(name, first, last))
                lasts = (known.last, last)
                last_day = None if None in lasts else max(day for day in lasts if day is not None)
                spans[name] = Instrument(name, min(known.first or first, first), last_day, known.lapses or basis.lapses)
    return tuple(spans.values())


def basis_fault(basis: str, day: date, instruments: Sequence[Instrument]) -> str:
    """Return what is wrong with a basis of a paper of a day, as the end of a sentence; "" for nothing."""
    name = _name_in(basis)
    for instrument in instruments:
        if instrument.name == name and not within(day, instrument.first, instrument.last):
            is_to_come = instrument.first is not None and day < instrument.first
            return f"{'chưa' if is_to_come else 'không còn'} có hiệu lực vào ngày {day:%d/%m/%Y} của văn bản"
        if instrument.name == name and instrument.lapses is not None and instrument.lapses <= day:
            return f"tự hết hiệu lực từ ngày {instrument.lapses:%d/%m/%Y} nếu không được kéo dài hoặc thay thế trước đó"
    issued = _day_in(basis)
    return f"ban hành sau ngày {day:%d/%m/%Y} của văn bản" if issued is not None and issued > day else ""


def cited_too_early(text: str, day: date, instruments: Sequence[Instrument]) -> Iterator[str]:
    """Yield the names of those in a text that were to come on its day."""
    plain = text.replace("\u00a0", " ")
    for instrument in instruments:
        if instrument.first is not None and day < instrument.first and instrument.name in plain:
            yield instrument.name


def _name_in(basis: str) -> str:
    basis = basis.replace("\u00a0", " ")
    match = _NAMED_BY_DAY.search(basis) or _NUMBER.search(basis)
    return match[0] if match is not None else ""


def _day_in(basis: str) -> date | None:
    """Return the day of the document that a basis begins with: the first day in it, if it stands near the number."""
    match = _DAY.search(basis)
    if match is None:
        return None
    number = _NUMBER.search(basis)
    if number is not None and not -1 < match.start() - number.end() <= _LONGEST_DAY_AFTER:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
