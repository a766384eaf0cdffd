"""What each kind of list reads: one `ListSource` a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.store.lists import ListSource


def _of(module: str, name: str) -> Callable[[], ListSource]:
    """Return a function that loads a module of this package when it is first called: a page shows one list or two."""

    def source() -> ListSource:
        made: ListSource = getattr(import_module(f"{__name__}.{module}"), name)()
        return made

    return source


LIST_SOURCES: Mapping[str, Callable[[], ListSource]] = {
    "units": _of("office", "units"),
    "people": _of("office", "people"),
    "tasks": _of("plan", "tasks"),
    "occurrences": _of("plan", "occurrences"),
    "activities": _of("year", "activities"),
    "obstacles": _of("year", "obstacles"),
    "referrals": _of("year", "referrals"),
    "indicators": _of("year", "indicators"),
    "rounds": _of("emulation", "rounds"),
    "nominations": _of("emulation", "nominations"),
    "councils": _of("council", "councils"),
    "sessions": _of("council", "sessions"),
    "votes": _of("council", "votes"),
    "decisions": _of("emulation", "decisions"),
    "awards": _of("emulation", "awards"),
    "issued": _of("papers", "issued"),
    "year-records": _of("standing", "year_records"),
    "initiatives": _of("standing", "initiatives"),
    "holds": _of("standing", "holds"),
    "history": _of("keeping", "history"),
    "trash": _of("keeping", "trash"),
}
"""For each kind of list, the function that says where its rows come from."""
