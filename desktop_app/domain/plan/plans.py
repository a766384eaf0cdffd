"""A plan as read from a document, before it becomes records: headings, tasks, units, recipients.

A proposal holds the parts of the plan, each with its place in the text (`Span`, paragraph numbers from 0), so that the
clerk sees each part beside its text, corrects it, and applies the whole as one change.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.deadlines import Deadline


class AssignmentRole(StrEnum):
    """The role of a unit in a task."""

    LEAD = "lead"
    """Chủ trì."""
    SUPPORT = "support"
    """Phối hợp."""


@dataclass(frozen=True, slots=True)
class Span:
    """Paragraphs `first` to `last` (both inclusive, from 0) of the plan's text."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading. `path` joins the markers from the top: "II/1/1.1"; `level` counts from 1."""

    path: str
    marker: str
    title: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class ProposedTask:
    """A task read from the text, under the heading `path`; `leads` and `supports` are units by name."""

    path: str
    text: str
    span: Span
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: Deadline = field(default_factory=Deadline)
    recipients: tuple[str, ...] = ()
    """Who the task's result is sent to, in the plan's words."""


@dataclass(frozen=True, slots=True)
class ProposedUnit:
    """A unit named in the plan, by the first full form of its name ("phòng …" capitalised at the start of a name)."""

    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class PlanProposal:
    """A whole plan as read. The spans refer to `paragraphs`, the clean text; the years are those of its period."""

    title: str
    paragraphs: tuple[str, ...]
    headings: tuple[Heading, ...]
    tasks: tuple[ProposedTask, ...]
    units: tuple[ProposedUnit, ...]
    legal_bases: tuple[str, ...]
    recipients: tuple[str, ...]
    signer_title: str = ""
    signer_name: str = ""
    from_year: int | None = None
    to_year: int | None = None
