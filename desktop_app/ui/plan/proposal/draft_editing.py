"""The proposed tasks while the clerk edits them, with undo and redo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.plan import drafts as plan_drafts
from desktop_app.domain.plan.drafts import DraftAction, TaskDraft
from desktop_app.domain.plan.plans import ProposedTask


@dataclass(frozen=True, slots=True)
class _Step:
    drafts: tuple[TaskDraft, ...]
    checked: tuple[bool, ...]
    place: int


class DraftEditing(QObject):
    """The current drafts, and which of them are checked to be written.

    Signal: `changed(int)` after every step, with the place of the draft to show.
    """

    changed = Signal(int)

    def __init__(self, drafts: Sequence[TaskDraft], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = _Step(tuple(drafts), (True,) * len(drafts), 0)
        self._undo_steps: list[_Step] = []
        self._redo_steps: list[_Step] = []

    def start(self, drafts: Sequence[TaskDraft]) -> None:
        """Begin again with other drafts."""
        self._current = _Step(tuple(drafts), (True,) * len(drafts), 0)
        self._undo_steps.clear()
        self._redo_steps.clear()
        self.changed.emit(0)

    def fill(self, drafts: Sequence[TaskDraft], checked: Sequence[bool]) -> None:
        """Take other drafts with their checks, as one step. Raises ValueError if the two do not fit."""
        if len(drafts) != len(checked) or not drafts:
            raise ValueError("each draft is checked or not")
        self._add_step(tuple(drafts), tuple(checked), 0)

    @property
    def checked(self) -> tuple[bool, ...]:
        """Which of the drafts are to be written."""
        return self._current.checked

    @property
    def drafts(self) -> tuple[TaskDraft, ...]:
        """All drafts, in the order of the plan."""
        return self._current.drafts

    @property
    def unit_names(self) -> frozenset[str]:
        """The names of the units in the drafts."""
        return frozenset(name for draft in self.drafts for name in (*draft.task.leads, *draft.task.supports))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._undo_steps)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._redo_steps)

    def is_checked(self, place: int) -> bool:
        """Return whether the draft at `place` is to be written."""
        return self._current.checked[place]

    def to_write(self) -> tuple[TaskDraft, ...]:
        """Return the drafts to apply: the checked ones, and those unchanged in the book."""
        pairs = zip(self._current.drafts, self._current.checked, strict=True)
        return tuple(
            draft for draft, checked in pairs if (checked and draft.writes) or draft.action is DraftAction.KEEP
        )

    @property
    def unsure(self) -> tuple[int, ...]:
        """The places of the drafts to write of which it is not sure who leads."""
        drafts = enumerate(self.drafts)
        return tuple(place for place, draft in drafts if draft.lead_is_unsure and self.is_checked(place))

    def unsure_after(self, place: int | None) -> int | None:
        """Return the next unsure draft behind `place`, the first if none is behind it; None if there is none."""
        unsure = self.unsure
        return next((other for other in unsure if place is None or other > place), next(iter(unsure), None))

    def count(self, action: DraftAction) -> int:
        """Return how many of the drafts to write have an action."""
        return sum(draft.action is action for draft in self.to_write())

    def set_checked(self, places: Sequence[int], checked: bool) -> None:
        """Check or uncheck drafts."""
        marks = [checked if place in places else mark for place, mark in enumerate(self._current.checked)]
        self._add_step(self._current.drafts, tuple(marks), places[0] if places else 0)

    def mend(self, place: int, task: ProposedTask) -> None:
        """Replace the task of a draft by a corrected one. Raises InvalidRecord."""
        mended = plan_drafts.correct(self.drafts, place, task)
        if task != self.drafts[place].task:
            self._add_step(mended, self._current.checked, place)

    def merge(self, places: Sequence[int]) -> None:
        """Join neighbouring drafts into the first of them. Raises InvalidRecord."""
        merged = plan_drafts.merge(self.drafts, places)
        first, last = min(places), max(places)
        self._add_step(merged, self._current.checked[: first + 1] + self._current.checked[last + 1 :], first)

    def split(self, place: int, at: int) -> None:
        """Cut a draft in two before the character `at` of its text. Raises InvalidRecord."""
        halves = plan_drafts.split(self.drafts, place, at)
        checked = self._current.checked
        self._add_step(halves, (*checked[: place + 1], checked[place], *checked[place + 1 :]), place + 1)

    def drop(self, places: Sequence[int]) -> None:
        """Remove drafts from the proposal. Raises InvalidRecord for tasks that are in the book."""
        dropped = plan_drafts.drop(self.drafts, places)
        left = [place for place in range(len(self.drafts)) if place not in places]
        after = min(min(places, default=0), len(left) - 1)
        self._add_step(dropped, tuple(self._current.checked[place] for place in left), after)

    def take_over(self, places: Sequence[int]) -> None:
        """Make tasks of drafts that stand apart. Raises InvalidRecord if none does."""
        taken = plan_drafts.take_over(self.drafts, places)
        marks = dict(zip(self.drafts, self._current.checked, strict=True))
        added = [place for place, draft in enumerate(taken) if draft not in marks]
        self._add_step(taken, tuple(marks.get(draft, True) for draft in taken), added[0])

    def rename_unit(self, before: str, after: str) -> None:
        """Give a unit another name in all drafts."""
        self._add_step(plan_drafts.rename_unit(self.drafts, before, after), self._current.checked, 0)

    def undo(self) -> None:
        """Undo the last step, if there is one."""
        self._change_step(self._undo_steps, self._redo_steps, lambda taken_back, _: taken_back.place)

    def redo(self) -> None:
        """Redo the step undone last, if there is one."""
        self._change_step(self._redo_steps, self._undo_steps, lambda _, done_again: done_again.place)

    def _change_step(self, source: list[_Step], target: list[_Step], place: Callable[[_Step, _Step], int]) -> None:
        if source:
            before, self._current = self._current, source.pop()
            target.append(before)
            self.changed.emit(min(place(before, self._current), len(self.drafts) - 1))

    def _add_step(self, drafts: tuple[TaskDraft, ...], checked: tuple[bool, ...], place: int) -> None:
        self._undo_steps.append(self._current)
        self._redo_steps.clear()
        self._current = _Step(drafts, checked, place)
        self.changed.emit(place)
