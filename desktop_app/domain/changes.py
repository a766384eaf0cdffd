"""The result of a unit of work, from which every page of the window knows what to refresh."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """A change: its label in the clerk's words and the ids of the changed records, by kind of record.

    Kinds are the names of the records ("unit", "person", "nomination", …).
    """

    label: str
    ids: Mapping[str, frozenset[int]]
    change_id: int | None = None
    """The entry in the change log; None when nothing was changed."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the changed records."""
        return frozenset(self.ids)

    def only_id(self, kind: str) -> int:
        """Return the id of the one changed record of `kind`. Raises ValueError if there is not exactly one."""
        (row_id,) = self.ids.get(kind, frozenset())
        return row_id


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be undone or redone: its entry in the change log, and its label."""

    change_id: int
    label: str
