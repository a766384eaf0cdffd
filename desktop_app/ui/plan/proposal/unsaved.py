"""What the clerk corrected in a proposal and has not written yet, as a draft, and read from one."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.plan.drafts import TaskDraft
from desktop_app.services.plan.plans import PlanImport
from desktop_app.ui.widgets.drafts.contents import packed, unpacked


@dataclass(frozen=True, slots=True)
class UnsavedProposal:
    """The plan that is adjusted, the tasks with their checks, number and day, and what is entered of one task.

    `drafts` is empty while no task is corrected; `inputs` are of the task at `place`.
    """

    plan_id: int | None = None
    drafts: Sequence[TaskDraft] = ()
    checked: Sequence[bool] = ()
    number: str = ""
    dated_on: str = ""
    place: int | None = None
    inputs: Mapping[str, Any] | None = None

    def contents(self) -> dict[str, Any]:
        """Return it in JSON's types."""
        return {
            "plan": self.plan_id,
            "drafts": packed(self.drafts),
            "checked": packed(self.checked),
            "adjustment": [self.number, self.dated_on],
            "place": self.place,
            "inputs": self.inputs,
        }

    @classmethod
    def of(cls, contents: Mapping[str, Any]) -> "UnsavedProposal":
        """Return what a draft holds. Raises ValueError and the like where it is damaged."""
        drafts, checked = unpacked(contents["drafts"]), unpacked(contents["checked"])
        if not all(isinstance(draft, TaskDraft) for draft in drafts) or len(drafts) != len(checked):
            raise ValueError("these are no tasks of a plan")
        number, day = contents["adjustment"]
        inputs = contents["inputs"]
        return cls(contents["plan"], drafts, checked, number, day, contents["place"], inputs and dict(inputs))


def began_with(plan_import: PlanImport) -> dict[str, Any]:
    """Return what tells a document and what the book said of it from others."""
    parts = [plan_import.proposal.paragraphs, packed(plan_import.drafts)]
    return {"document": hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()}
