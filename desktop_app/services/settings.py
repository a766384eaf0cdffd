"""The office's own settings over the shipped ones: texts by key, stored and undone like records.

Values with parts are JSON; values that hold from a day on are stored by day ("": from the beginning).
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desktop_app.domain.errors import SettingDamaged
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork

type ByDay[T] = Mapping[date, T]
"""Values of a setting by the day from which they hold; `date.min` for the beginning."""


def setting(connection: Reader, key: str) -> str:
    """Return the text set under a key, "" for none."""
    rows = records.living(connection, "setting", {"key": key}, "id")
    return str(rows[0]["value"]) if rows else ""


def set_setting(work: UnitOfWork, key: str, value: str) -> None:
    """Set a text under a key; "" removes it."""
    rows = records.living(work.connection, "setting", {"key": key}, "id")
    # A migration may have set what an undone step sets again beside it: the earlier row holds, and is not outlived.
    for row in rows[1:] if value else rows:
        work.delete("setting", row["id"])
    if rows and value:
        work.update("setting", rows[0]["id"], {"value": value})
    elif value:
        work.insert("setting", {"key": key, "value": value})


def read_values(text: str, what: str) -> dict[str, Any]:
    """Return the parts of a value, none for "". Raises SettingDamaged, which names the damaged setting by `what`."""
    try:
        values = json.loads(text) if text else {}
    except ValueError as error:
        raise damaged(what) from error
    if not isinstance(values, dict):
        raise damaged(what)
    return values


def read_by_day[T](text: str, what: str, read: Callable[[object], T]) -> dict[date, T]:
    """Return the values of a setting by day; `read` raises ValueError for a wrong value. Raises SettingDamaged."""
    try:
        return {
            date.fromisoformat(day) if day else date.min: read(value) for day, value in read_values(text, what).items()
        }
    except ValueError as error:
        raise damaged(what) from error


def written_by_day(by_day_values: ByDay[object]) -> str:
    """Return values by day as stored text, "" for none."""
    by_day = {"" if day == date.min else day.isoformat(): value for day, value in sorted(by_day_values.items())}
    return json.dumps(by_day, ensure_ascii=False) if by_day else ""


def latest[T](values_by_day: ByDay[T], first: date | None, day: date) -> tuple[date, T] | None:
    """Return the newest value up to a day, and the day it holds from; None if there is none since `first`.

    `first` is the first day of the shipped setting: a new decree overrides what the office set under the old one.
    """
    starts = [start for start in values_by_day if (first or date.min) <= start <= day]
    return (max(starts), values_by_day[max(starts)]) if starts else None


def damaged(what: str) -> SettingDamaged:
    """Return the error for a stored value that cannot be read, since it was changed outside the program."""
    return SettingDamaged(
        f"{what} đã ghi trong sổ không đọc được.",
        "Phục hồi từ bản sao lưu, hoặc bỏ phần hỏng để dùng lại như chương trình có sẵn.",
    )
