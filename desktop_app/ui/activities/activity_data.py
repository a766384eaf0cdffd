"""The form data of an activity, read from the book at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.vietnamese import first_line, search_words
from desktop_app.domain.year.activities import ActivityFields
from desktop_app.services.attachments import Attachment, attachments
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import people, units
from desktop_app.services.plan import tasks
from desktop_app.services.year import activities
from desktop_app.services.year.movements import movement_choices


@dataclass(frozen=True, slots=True)
class ActivityFormData:
    """The initial fields of an activity (`activity_id` None for a new one), and what can be chosen in the form."""

    activity_id: int | None
    fields: ActivityFields
    units: Sequence[Choice]
    tasks: Sequence[Choice]
    people: Sequence[Choice]
    movements: Sequence[Choice]
    files: Sequence[Attachment] = ()


def blank_activity(book: Book, fields: ActivityFields) -> ActivityFormData:
    """Return the form data of a new activity with these initial fields."""
    return _form_data(book, None, fields, [])


def saved_activity(book: Book, activity_id: int) -> ActivityFormData:
    """Return the form data of a saved activity. Raises RecordGone."""
    fields = activities.activity(book, activity_id)
    return _form_data(book, activity_id, fields, attachments(book, "activity", activity_id))


def _form_data(
    book: Book, activity_id: int | None, fields: ActivityFields, files: Sequence[Attachment]
) -> ActivityFormData:
    named = [fields.author_id, *(participant.person_id for participant in fields.participants)]
    return ActivityFormData(
        activity_id,
        fields,
        _with_gone(units.unit_choices(book), [fields.unit_id], lambda row_id: units.unit(book, row_id).name),
        _with_gone(
            tasks.task_choices(book), [fields.task_id], lambda row_id: first_line(tasks.task(book, row_id).text)
        ),
        _with_gone(people.person_choices(book), named, lambda row_id: people.person(book, row_id).full_name),
        movement_choices(book, fields.movement_id),
        files,
    )


def _with_gone(choices: list[Choice], ids: Iterable[int | None], name_of: Callable[[int], str]) -> list[Choice]:
    """Return the choices and those records of `ids` that are in the trash, so that saving does not lose them."""
    choice_ids = {choice.id for choice in choices}
    for row_id in dict.fromkeys(ids):
        if row_id is not None and row_id not in choice_ids:
            name = name_of(row_id)
            choices.append(Choice(row_id, name, "đã xóa", search_words(name)))
    return choices
