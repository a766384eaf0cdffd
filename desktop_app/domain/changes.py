"""What a piece of work did, as every page of the window is told it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What was done: its label in the clerk's words and, by kind of record, the ids it touched.

    Kinds are the names of the records ("unit", "person", "nomination", …).
    """

    label: str
    ids: Mapping[str, frozenset[int]]
    change_id: int | None = None
    """The entry in the change log; None when nothing was changed."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record touched."""
        return frozenset(self.ids)

    def only_id(self, kind: str) -> int:
        """Return the id of the one record of `kind` that was touched. ValueError if there is not exactly one."""
        (row_id,) = self.ids.get(kind, frozenset())
        return row_id


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be undone or redone: its entry in the change log, and its label."""

    change_id: int
    label: str
