"""A plan document read for the proposal window."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan.plans import PlanImport, plan_text, propose_plan


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as read, whether its text differs from the book's, and the names of the units in the book."""

    plan_import: PlanImport
    text_differs: bool
    unit_names: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether writing the plan would change anything."""
        return self.plan_import.differs or self.text_differs


def read_plan(book: Book, path: Path) -> ReadPlan:
    """Read a plan document and compare it with the book, without changing anything. Raises UnreadableInput."""
    plan_import = propose_plan(book, path)
    current_text = plan_text(book, plan_import.plan_id)
    same = (
        current_text is not None
        and current_text.plan_id == plan_import.plan_id
        and current_text.paragraphs == plan_import.proposal.paragraphs
    )
    return ReadPlan(plan_import, not same, tuple(choice.name for choice in unit_choices(book)))
