"""A plan document read for the proposal window."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan.plan_records import plan_choices
from desktop_app.services.plan.plans import PlanImport, compare_plan, plan_text, propose_pasted_plan, propose_plan


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as read, whether its text differs from the book's, and the names of the units in the book."""

    plan_import: PlanImport
    text_differs: bool
    unit_names: tuple[str, ...]
    plans: tuple[Choice, ...] = ()
    """The plans that it may adjust: those of the book, none for a document with the title of one of them."""

    @property
    def differs(self) -> bool:
        """Whether writing the plan would change anything."""
        return self.plan_import.differs or self.text_differs


def read_plan(book: Book, path: Path) -> ReadPlan:
    """Read a plan document and compare it with the book, without changing anything. Raises UnreadableInput."""
    return _read(book, propose_plan(book, path))


def read_pasted(book: Book, text: str) -> ReadPlan:
    """Read a plan from a text that was pasted, as `read_plan` a document."""
    return _read(book, propose_pasted_plan(book, text))


def _read(book: Book, plan_import: PlanImport) -> ReadPlan:
    return _compared(book, plan_import, tuple(plan_choices(book)) if plan_import.plan_id is None else ())


def read_as(book: Book, reading: ReadPlan, plan_id: int | None) -> ReadPlan:
    """Compare what was read with a plan that it adjusts, or as a new plan. Raises InvalidRecord for an unknown plan."""
    document = reading.plan_import
    return _compared(book, compare_plan(book, document.proposal, document.source_name, plan_id), reading.plans)


def _compared(book: Book, plan_import: PlanImport, plans: tuple[Choice, ...]) -> ReadPlan:
    current_text = plan_text(book, plan_import.plan_id)
    same = (
        current_text is not None
        and current_text.plan_id == plan_import.plan_id
        and current_text.paragraphs == plan_import.proposal.paragraphs
    )
    return ReadPlan(plan_import, not same, tuple(choice.name for choice in unit_choices(book)), plans)
