"""The source of the rows of each kind of list: one `ListSource` for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.store.lists import ListSource


def _lazy_source(module: str, name: str) -> Callable[[], ListSource]:
    """Return a function that imports a module of this package when it is called: a page shows only one list or two."""

    def source() -> ListSource:
        list_source: ListSource = getattr(import_module(f"{__name__}.{module}"), name)()
        return list_source

    return source


LIST_SOURCES: Mapping[str, Callable[[], ListSource]] = {
    "units": _lazy_source("office", "units"),
    "people": _lazy_source("office", "people"),
    "plans": _lazy_source("plan", "plans"),
    "adjustments": _lazy_source("plan", "adjustments"),
    "tasks": _lazy_source("plan", "tasks"),
    "occurrences": _lazy_source("plan", "occurrences"),
    "activities": _lazy_source("year", "activities"),
    "movements": _lazy_source("movements", "movements"),
    "movement-registrations": _lazy_source("movements", "registrations"),
    "obstacles": _lazy_source("year", "obstacles"),
    "referrals": _lazy_source("year", "referrals"),
    "indicators": _lazy_source("year", "indicators"),
    "rounds": _lazy_source("emulation", "rounds"),
    "nominations": _lazy_source("emulation", "nominations"),
    "councils": _lazy_source("council", "councils"),
    "sessions": _lazy_source("council", "sessions"),
    "unit-reviews": _lazy_source("council", "unit_reviews"),
    "votes": _lazy_source("council", "votes"),
    "decisions": _lazy_source("emulation", "decisions"),
    "awards": _lazy_source("emulation", "awards"),
    "issued": _lazy_source("papers", "issued"),
    "year-records": _lazy_source("standing", "year_records"),
    "initiatives": _lazy_source("standing", "initiatives"),
    "holds": _lazy_source("standing", "holds"),
    "history": _lazy_source("keeping", "history"),
    "departures": _lazy_source("keeping", "departures"),
    "trash": _lazy_source("keeping", "trash"),
}
"""For each kind of list, the function that returns its source."""
