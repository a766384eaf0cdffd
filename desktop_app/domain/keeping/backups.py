"""When a backup is due without anybody asking for one, and which of them are worth keeping.

All of it is told by the hours at which backups were made. A clock that was set back makes none of them old, and never
holds one up: what seems to lie in the future counts as neither new enough nor old enough to go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Occasion(StrEnum):
    """Why a backup was made."""

    BY_HAND = "by-hand"
    DAY = "day"
    WORK = "work"
    CLOSING = "closing"
    UPDATE = "update"
    IMPORT = "import"
    BULK = "bulk"
    EMPTYING = "emptying"
    RESTORE = "restore"
    REPAIR = "repair"
    UNDO = "undo"


OCCASION_WORDS = {
    Occasion.BY_HAND: "tự tay sao lưu",
    Occasion.DAY: "đầu ngày làm việc",
    Occasion.WORK: "trong giờ làm việc",
    Occasion.CLOSING: "khi đóng sổ",
    Occasion.UPDATE: "trước khi nâng cấp dữ liệu",
    Occasion.IMPORT: "trước khi nhập dữ liệu",
    Occasion.BULK: "trước khi ghi nhiều bản ghi",
    Occasion.EMPTYING: "trước khi dọn thùng rác",
    Occasion.RESTORE: "trước khi phục hồi",
    Occasion.REPAIR: "trước khi sửa chữa",
    Occasion.UNDO: "trước khi hoàn tác phục hồi",
}

WORK_MINUTES = 30
"""How long the clerk works at most without a backup."""
BULK_MINUTES = 10
"""How old a backup may be that an act on many records relies on."""
REHEARSED_DAYS = 365
"""How long a rehearsal counts."""

_ALL_FOR = timedelta(days=2)
_MOST_OF_THEM = 12
_DAYS, _WEEKS, _MONTHS = 14, 10, 24
_STAYING = {
    Occasion.BY_HAND: None,
    Occasion.UPDATE: timedelta(days=365),
    Occasion.RESTORE: timedelta(days=60),
    Occasion.REPAIR: timedelta(days=60),
    Occasion.UNDO: timedelta(days=60),
}
"""How long backups stay whatever others there are; None for ever."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup's name, when it was made and why."""

    name: str
    at: datetime
    occasion: Occasion


def bulk(ids: Sequence[object]) -> Occasion | None:
    """Return the occasion that an act on these records is: none for a single one."""
    return Occasion.BULK if len(ids) > 1 else None


def is_due(occasion: Occasion, now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Return whether a backup is to be made.

    `last` is when the newest good one was made (None for never), `changed` whether the book has changed since.
    """
    if last is None or (occasion is Occasion.DAY and last.date() != now.date()):
        return True
    if not changed or occasion is Occasion.DAY:
        return False
    limit = {Occasion.WORK: WORK_MINUTES, Occasion.BULK: BULK_MINUTES}.get(occasion, 0)
    return not timedelta(0) <= now - last < timedelta(minutes=limit)


def is_rehearsal_due(now: datetime, last: datetime | None) -> bool:
    """Return whether it has to be proved again that a backup can be put back."""
    return last is None or not timedelta(0) <= now - last < timedelta(days=REHEARSED_DAYS)


def to_drop(backups: Iterable[Made], now: datetime) -> list[str]:
    """Return the names of backups that others make needless; they are given in the order in which they were made.

    Of two days the last dozen stay; of two weeks one a day, of ten weeks one a week, of two years one a month, and then
    one a year: always the newest. The one that was made last stays, whatever the clock said then.
    """
    made = list(backups)
    ordered = sorted(made, key=lambda backup: (backup.at, backup.name), reverse=True)
    staying = {backup.name for backup in (*ordered[:1], *made[-1:])}
    staying |= {backup.name for backup in ordered if backup.at > now or _stays_anyway(backup, now)}
    # What seems to lie ahead stays, and speaks for no other: it may hold less than what was made since.
    past = [backup for backup in ordered if backup.at <= now]
    staying |= {backup.name for backup in [each for each in past if now - each.at < _ALL_FOR][:_MOST_OF_THEM]}
    seen: set[tuple[str, date | tuple[int, int] | int]] = set()
    for backup in past:
        period = _period(backup.at, now)
        if period not in seen:
            seen.add(period)
            staying.add(backup.name)
    return [backup.name for backup in ordered if backup.name not in staying]


def _stays_anyway(backup: Made, now: datetime) -> bool:
    if backup.occasion not in _STAYING:
        return False
    limit = _STAYING[backup.occasion]
    return limit is None or now - backup.at < limit


def _period(at: datetime, now: datetime) -> tuple[str, date | tuple[int, int] | int]:
    days = (now.date() - at.date()).days
    if days < _DAYS:
        return "day", at.date()
    if days < 7 * _WEEKS:
        return "week", at.date() - timedelta(days=at.weekday())
    if (now.year - at.year) * 12 + now.month - at.month < _MONTHS:
        return "month", (at.year, at.month)
    return "year", at.year
