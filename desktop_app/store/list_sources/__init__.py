"""The source of the rows of each kind of list: a function of the list's own name in the module of its subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from desktop_app.domain.list_kinds import SUBJECTS

if TYPE_CHECKING:
    from desktop_app.store.lists import ListSource


def _lazy_source(subject: str, name: str) -> Callable[[], ListSource]:
    """Return a function that imports a module of this package when it is called: a page shows only one list or two."""

    def source() -> ListSource:
        list_source: ListSource = getattr(import_module(f"{__name__}.{subject}"), name)()
        return list_source

    return source


LIST_SOURCES: Mapping[str, Callable[[], ListSource]] = {
    key: _lazy_source(subject, key.replace("-", "_")) for key, subject in SUBJECTS.items()
}
"""For each kind of list, the function that returns its source."""
