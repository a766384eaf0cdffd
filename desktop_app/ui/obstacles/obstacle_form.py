"""The form of an obstacle, from the day it is raised to the day it is solved."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import units
from desktop_app.services.year.obstacles import obstacle, save_obstacle
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm

_DATE_WIDTH: Final = 150


class ObstacleForm(RecordForm):
    """Enters an obstacle (`obstacle_id` None) or changes one; with `answering`, the answer of today is asked for."""

    def __init__(self, context: Context, obstacle_id: int | None, parent: QWidget, *, answering: bool = False) -> None:
        act = "Ghi" if obstacle_id is None else "Sửa"
        super().__init__(context, f"{act} khó khăn, vướng mắc", parent)
        self.setMinimumWidth(760)
        self._obstacle_id = obstacle_id
        self._answering = answering
        self.unit = ChoiceEdit()
        self.content, self.proposal, self.answer = LinesEdit(4), LinesEdit(2), LinesEdit(3)
        self.raised_on, self.put_on, self.answered_on, self.closed_on = DateEdit(), DateEdit(), DateEdit(), DateEdit()
        self._add_inputs()
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read what the form needs and show it."""
        self.ask_book(self._question, lambda answer: self._fill(*answer))

    def _question(self, book: Book) -> tuple[ObstacleFields | None, list[Choice]]:
        choices = units.unit_choices(book)
        if self._obstacle_id is None:
            return None, choices
        fields = obstacle(book, self._obstacle_id)
        if fields.unit_id is not None and all(choice.id != fields.unit_id for choice in choices):
            # A unit that has gone to the trash since stays that of its obstacle.
            name = units.unit(book, fields.unit_id).name
            choices.append(Choice(fields.unit_id, name, "", search_words(name)))
        return fields, choices

    def _add_inputs(self) -> None:
        for date_edit in (self.raised_on, self.put_on):
            date_edit.setFixedWidth(_DATE_WIDTH)
        self.unit.setPlaceholderText("Gõ tên đơn vị; để trống nếu là của chung")
        self.add_field("raised_on", "N&gày phản ánh", self.raised_on)
        self.add_field("unit_id", "Đơn &vị", self.unit, beside=True)
        self.add_field("content", "Nội &dung", self.content)
        self.add_field("proposal", "Đề &xuất, kiến nghị", self.proposal)
        self.add_field("put_on", "&Báo cáo Lãnh đạo ngày", self.put_on)
        self.add_field("answer", "Ý kiến &trả lời", self.answer)
        self.add_field("answered_on", "T&rả lời ngày", self.answered_on)
        self.add_field("closed_on", "Giải &quyết xong ngày", self.closed_on, beside=True)

    def _fill(self, fields: ObstacleFields | None, choices: list[Choice]) -> None:
        self.unit.set_choices(choices)
        if fields is None:
            self.raised_on.set_value(date.today())
        else:
            self._fill_kept(fields)
        if self._answering and self.answered_on.value() is None:
            self.answered_on.set_value(date.today())
        self.show_form("answer" if self._answering else "unit_id" if fields is None else "content")

    def _fill_kept(self, fields: ObstacleFields) -> None:
        self.raised_on.set_value(fields.raised_on)
        self.unit.set_chosen_id(fields.unit_id)
        self.content.setPlainText(fields.content)
        self.proposal.setPlainText(fields.proposal)
        self.put_on.set_value(fields.put_on)
        self.answer.setPlainText(fields.answer)
        self.answered_on.set_value(fields.answered_on)
        self.closed_on.set_value(fields.closed_on)

    def _collect(self) -> Callable[[Book], Changes]:
        raised_on = self.raised_on.value()
        if raised_on is None:
            raise InvalidRecord("Nhập ngày phản ánh.", "raised_on")
        fields = ObstacleFields(
            raised_on,
            self.content.toPlainText(),
            unit_id=self.unit.chosen_id,
            proposal=self.proposal.toPlainText(),
            put_on=self.put_on.value(),
            answer=self.answer.toPlainText(),
            answered_on=self.answered_on.value(),
            closed_on=self.closed_on.value(),
        ).checked()
        obstacle_id = self._obstacle_id
        return lambda book: save_obstacle(book, obstacle_id, fields)
