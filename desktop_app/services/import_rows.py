"""The rows of a file compared with the book, whatever they become: what each will do, and what the clerk chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import Cancelled, InvalidRecord

if TYPE_CHECKING:
    # Loaded when a workbook is read.
    from collections.abc import Sequence

    from desktop_app.intake.files.workbook import CellPlace
    from desktop_app.intake.sheets.reading import Reading
    from desktop_app.services.book import Book

NEW: Final = "new"
"""The answer that a name is new: it is added to the book, or an award is kept by its name alone."""

type Report = Callable[[int], bool]
"""Called with the number of rows written so far; returns whether to go on."""


class RowAction(StrEnum):
    """What writing a row would do."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    CONFLICT = "conflict"
    """The row contradicts another row of the file."""
    UNCLEAR = "unclear"
    """The row cannot be written: it is not clear which record it means, or a value is wrong."""
    LEFT_OUT = "left_out"
    """The row is no entry of the list: a heading, a total, a signature."""


WRITTEN: Final = (RowAction.ADD, RowAction.CHANGE)
"""The actions that change the book."""


class NameKind(StrEnum):
    """What a name in a file can mean."""

    PERSON = "person"
    UNIT = "unit"
    AWARD = "award"
    TASK = "task"
    MOVEMENT = "movement"


class NameKey(NamedTuple):
    """A name as a file has it; `detail` tells people of one name apart, by their unit."""

    kind: NameKind
    name: str
    detail: str = ""


class NameOption(NamedTuple):
    """What a name can mean: the id of a record or the code of an award, and how it is shown."""

    value: int | str
    label: str


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A name that the book does not know, or knows several times; `can_be_new` says whether it can be added.

    `suggested` is what it means unless the clerk says otherwise: what she chose for it before, or the only unit that it
    shortens.
    """

    key: NameKey
    options: tuple[NameOption, ...]
    can_be_new: bool = True
    suggested: int | str | None = None


type Answers = Mapping[NameKey, int | str]
"""What names mean, as the clerk chose: the id of a record, the code of an award, or NEW."""


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """How a file is to be taken in: how it is read, what its names mean, which unknown names are added.

    `before` is what the clerk chose for the names of units in files before this one. `within` is what the list is
    narrowed to that a block is pasted into (its plan, its session): what the rows need not say.
    """

    reading: Reading | None = None
    answers: Answers = field(default_factory=dict)
    before: Answers = field(default_factory=dict)
    new_people: bool = False
    new_units: bool = False
    new_awards: bool = False
    round_code: str = ""
    year: int | None = None
    within: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of a file: its place, its cells by field as texts, and what writing it would do and why."""

    place: Place
    texts: Mapping[str, str]
    action: RowAction
    reason: str = ""


type Place = CellPlace
"""The place of a row in a file: its sheet and its number."""
type Apply = Callable[[Book, Sequence[int], Report | None], Changes]


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """A file compared with the book: every row, the names to be settled, and the act that writes chosen rows.

    `labels` are the fields that the file has columns for, with their labels, in order.
    """

    kind: str
    file_name: str
    labels: Mapping[str, str]
    rows: tuple[ImportRow, ...]
    questions: tuple[NameQuestion, ...]
    apply: Apply

    def to_write(self) -> list[int]:
        """Return the places of the rows that would change something."""
        return [place for place, row in enumerate(self.rows) if row.action in WRITTEN]

    def counts(self) -> dict[RowAction, int]:
        """Return how many rows there are of each action, those of no row left out."""
        counts: dict[RowAction, int] = {}
        for row in self.rows:
            counts[row.action] = counts.get(row.action, 0) + 1
        return counts


def all_found(*lookups: Callable[[], Any]) -> list[Any]:
    """Return what all these find. Raises the first InvalidRecord at the end, so that all that is asked for is known."""
    results, problems = [], []
    for lookup in lookups:
        try:
            results.append(lookup())
        except InvalidRecord as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return results


def report_to(report: Report | None, count: int) -> None:
    """Tell how many rows are written. Raises Cancelled if the clerk stopped: the unit of work then leaves no trace."""
    if report is not None and not report(count):
        raise Cancelled


def settled(value: Any, ids: Mapping[int, int]) -> Any:  # noqa: ANN401 - records of any kind
    """Return a record whose links to people and units that were not in the book yet lead to those that were added."""
    from dataclasses import fields, is_dataclass, replace

    if isinstance(value, tuple):
        parts = [settled(part, ids) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if not is_dataclass(value) or isinstance(value, type):
        return ids.get(value, value) if type(value) is int and value < 0 else value
    changed = {entry.name: settled(getattr(value, entry.name), ids) for entry in fields(value)}
    return replace(value, **{name: new for name, new in changed.items() if new is not getattr(value, name)})
