"""The lists of the office, a module a subject; their keys are also their words on the command line."""

from typing import Final

from desktop_app.domain.list_kinds import awards, council, keeping, office, papers, plan, rounds, standing, year
from desktop_app.domain.list_kinds.read_whole import READ_WHOLE
from desktop_app.domain.lists import ListKind

_MODULES: Final = (office, plan, year, rounds, council, awards, papers, standing, keeping)
LIST_KINDS: Final = {
    kind.key: kind for module in _MODULES for kind in vars(module).values() if isinstance(kind, ListKind)
}
"""Every kind of list that a subject declares, by its key, in the order in which lists are offered and exported."""


def kind_called(key: str) -> ListKind:
    """Return the kind of list, or of a table that is read whole, with a key. Raises KeyError."""
    return READ_WHOLE[key] if key in READ_WHOLE else LIST_KINDS[key]


SUBJECTS: Final = {
    kind.key: module.__name__.rpartition(".")[2]
    for module in _MODULES
    for kind in vars(module).values()
    if isinstance(kind, ListKind)
}
"""The subject that declares each kind of list, by its key: a room of that name on each floor has what is of it."""
