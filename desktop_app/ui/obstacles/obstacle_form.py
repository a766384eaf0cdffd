"""The form of an obstacle, from the day it is raised to the day it is solved."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.vietnamese import search_words, shortened
from desktop_app.domain.year.obstacles import ASKED_OF, ObstacleFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import units
from desktop_app.services.year.obstacles import obstacle, save_obstacle
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, not_yet, open_box
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.records.adding import offer_new_units

_STEPS: Final = {"answer": "Ghi trả lời", "closed_on": "Ghi giải quyết xong"}
"""What is done in the form that is opened at one of its steps."""


class ObstacleForm(FormOf[ObstacleFields]):
    """Enters an obstacle (`obstacle_id` None) or changes one; `step` asks for its answer or its end, dated today."""

    raised_on, put_on = Input(DateEdit, doubt=not_yet), Input(DateEdit, doubt=not_yet)
    answered_on, closed_on = Input(DateEdit, doubt=not_yet), Input(DateEdit, doubt=not_yet)
    unit = Input(ChoiceEdit, of="unit_id")
    content, answer = Input(lambda: LinesEdit(4)), Input(lambda: LinesEdit(3))
    cause, proposal = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    asked_of = Input(partial(open_box, ("", *ASKED_OF)))
    rows = (
        ("raised_on",),
        ("unit_id",),
        ("content",),
        ("proposal",),
        ("asked_of",),
        ("cause",),
        ("put_on",),
        ("answer",),
        ("answered_on", "closed_on"),
    )
    least_width = 760

    def __init__(self, context: Context, obstacle_id: int | None, parent: QWidget, *, step: str = "") -> None:
        act = "Ghi" if obstacle_id is None else "Sửa"
        super().__init__(context, f"{act} khó khăn, vướng mắc", parent)
        self._obstacle_id = obstacle_id
        self._step = step
        offer_new_units(context, self.unit)
        if obstacle_id is None:
            self.offer_next(("raised_on", "unit_id"))

    def start(self) -> None:
        """Read the form data and show the form."""
        self.ask_book(self._question, lambda answer: self._show(*answer))

    def _question(self, book: Book) -> tuple[ObstacleFields, list[Choice]]:
        choices = units.unit_choices(book)
        if self._obstacle_id is None:
            return ObstacleFields(date.today(), ""), choices
        fields = obstacle(book, self._obstacle_id)
        if fields.unit_id is not None and all(choice.id != fields.unit_id for choice in choices):
            # A unit moved to the trash since then remains the unit of its obstacle.
            name = units.unit(book, fields.unit_id).name
            choices.append(Choice(fields.unit_id, name, "", search_words(name)))
        return fields, choices

    def _show(self, fields: ObstacleFields, choices: list[Choice]) -> None:
        self.unit.set_choices(choices)
        self.fill(fields)
        if self._obstacle_id is not None:
            act = _STEPS.get(self._step, "Sửa khó khăn, vướng mắc")
            self.setWindowTitle(f"{act}: {shortened(fields.content)}")
        if self._step:
            day = self.answered_on if self._step == "answer" else self.closed_on
            if day.value() is None:
                day.set_value(date.today())
        self.show_form(self._step or ("unit_id" if self._obstacle_id is None else "content"))

    def _collect(self) -> Callable[[Book], Changes]:
        fields, obstacle_id = self.collected().checked(), self._obstacle_id
        return lambda book: save_obstacle(book, obstacle_id, fields)
