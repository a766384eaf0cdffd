"""The lists of the office, a module a subject; their keys are also their words on the command line."""

from typing import Final

from desktop_app.domain.list_kinds import awards, council, keeping, office, papers, plan, rounds, standing, year
from desktop_app.domain.lists import ListKind

_SUBJECTS: Final = (office, plan, year, rounds, council, awards, papers, standing, keeping)
LIST_KINDS: Final = {
    kind.key: kind for subject in _SUBJECTS for kind in vars(subject).values() if isinstance(kind, ListKind)
}
"""Every kind of list that a subject declares, by its key, in the order in which lists are offered and exported."""
