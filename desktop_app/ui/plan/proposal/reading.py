"""A plan document read for the proposal window."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan.plans import PlanImport, plan_text, propose_plan


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as read; whether its text is other than the book's; the names of the units in the book."""

    taken: PlanImport
    text_differs: bool
    unit_names: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether writing it would change anything."""
        return self.taken.differs or self.text_differs


def read_plan(book: Book, path: Path) -> ReadPlan:
    """Read a plan document and hold it against the book; changes nothing. Raises UnreadableInput."""
    taken = propose_plan(book, path)
    kept = plan_text(book)
    same = kept is not None and kept.plan_id == taken.plan_id and kept.paragraphs == taken.proposal.paragraphs
    return ReadPlan(taken, not same, tuple(choice.name for choice in unit_choices(book)))
