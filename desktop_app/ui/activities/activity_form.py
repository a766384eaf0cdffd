"""The form of an activity."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.year.activities import (
    ACTIVITY_KIND_LABELS,
    CHANNELS,
    SPREAD_LABELS,
    ActivityFields,
    PeopleReached,
    Spread,
)
from desktop_app.services.book import Book
from desktop_app.services.year import activities
from desktop_app.ui.activities.activity_data import ActivityFormData
from desktop_app.ui.activities.news.link_watch import LinkWatch
from desktop_app.ui.activities.news.pasted import link_in
from desktop_app.ui.activities.participants_edit import ParticipantsEdit
from desktop_app.ui.activities.reached_edit import ReachedEdit
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.attached_files import AttachedFiles
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, not_yet
from desktop_app.ui.widgets.forms.record_form import NEXT_KEYS
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.records.adding import offer_new_people, offer_new_units


class ChannelBox(QComboBox):
    """A combo box for the channel of a post: one of the usual ones, or any other typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(["", *CHANNELS])


class ActivityForm(FormOf[ActivityFields]):
    """Enters or changes one activity; after a save it can go on with the next one like it."""

    from_date = Input(DateEdit, missing="Nhập ngày bắt đầu.", doubt=not_yet)
    to_date = Input(DateEdit, doubt=not_yet)
    title, link, note = Input(QLineEdit), Input(QLineEdit), Input(QLineEdit)
    partners, document = Input(QLineEdit, letter=False), Input(QLineEdit, letter=False)
    document_date = Input(DateEdit, letter=False)
    notable = Input(QCheckBox, letter=False)
    kind = Input(lambda: ValueBox(ACTIVITY_KIND_LABELS))
    channel = Input(ChannelBox)
    unit, task = Input(ChoiceEdit, of="unit_id"), Input(ChoiceEdit, of="task_id")
    author = Input(ChoiceEdit, of="author_id")
    movement = Input(ChoiceEdit, of="movement_id", letter=False)
    spread = Input(lambda: ValueBox(SPREAD_LABELS | {Spread.NONE: "Không ghi"}))
    reached = Input(ReachedEdit)
    participants = Input(ParticipantsEdit)
    files: Input[AttachedFiles] = Input(label="Tệp")
    rows = (
        ("from_date", "to_date"),
        ("title",),
        ("kind", "channel"),
        ("unit_id", "partners"),
        ("task_id",),
        ("document", "document_date"),
        ("link", "movement_id"),
        ("spread", "author_id"),
        ("reached",),
        ("participants", "files"),
        ("note", "notable"),
    )
    least_width = 960

    def __init__(self, context: Context, form_data: ActivityFormData, parent: QWidget) -> None:
        title = "Thêm hoạt động" if form_data.activity_id is None else "Sửa hoạt động"
        super().__init__(context, title, parent, files=AttachedFiles(context))
        self.activity_id = form_data.activity_id
        self.unit.set_choices(form_data.units)
        self.task.set_choices(form_data.tasks)
        self.author.set_choices(form_data.people)
        self.movement.set_choices(form_data.movements)
        self.participants.set_choices(form_data.people)
        offer_new_units(context, self.unit)
        offer_new_people(context, self.author, self.participants.line)
        fields = form_data.fields
        self.fill(replace(fields, to_date=fields.to_date if fields.to_date != fields.from_date else None))
        self.files.set_attached(form_data.files)
        if self.activity_id is None:
            self.add_save_button("Lưu và thêm tiếp", self._collect, NEXT_KEYS, keep=self._go_on)
        self._watch = LinkWatch(context, form_data.activity_id, self)
        self._watch.answered.connect(self._show_link_note)
        self.link.textChanged.connect(lambda text: self._watch.look_up(link_in(text)))

    def _collect(self) -> Callable[[Book], Changes]:
        entered = self.collected().checked()
        activity_id = self.activity_id
        if activity_id is None:
            return self.files.staged().with_save(lambda book: activities.add_activity(book, entered), "activity")
        act = partial(activities.change_activity, activity_id=activity_id, fields=entered)
        return self.files.staged().with_save(act, "activity", activity_id)

    def _go_on(self, changes: Changes) -> None:
        """Clear what is particular to the activity and be ready for the next one."""
        title = self.title.text()
        for line in (self.title, self.link, self.note, self.document):
            line.clear()
        self.document_date.set_value(None)
        self.notable.setChecked(False)
        self.reached.set_value(PeopleReached())
        self.participants.set_value(())
        self.files.set_attached(())
        self.begin_next("title", changes, f"Đã ghi “{title}”. Nhập hoạt động tiếp theo.")

    def _show_link_note(self, sentence: str) -> None:
        self.fields["link"].tell(sentence)
        self.grow()
