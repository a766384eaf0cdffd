"""The form of a person and the posts of that person."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.people import GENDER_LABELS, PersonFields, PostFields
from desktop_app.domain.vietnamese import search_words
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import people, units
from desktop_app.services.office.people import HeldPost
from desktop_app.ui.base.context import Context
from desktop_app.ui.people.post_rows import PostRows
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.forms.year_box import YearEdit

_Person = tuple[PersonFields, list[HeldPost], list[Choice]]


class PersonForm(FormOf[PersonFields]):
    """Enters a person (`person_id` None), with a first post in `unit_id` if one is given, or changes one."""

    full_name = Input(QLineEdit)
    gender = Input(ValueBox[str])
    birth_year = Input(YearEdit)
    posts = Input(PostRows, label="Chức vụ", across=True)
    rows = (("full_name",), ("gender", "birth_year"), ("posts",), ("served_from",))
    least_width = 860

    def __init__(self, context: Context, person_id: int | None, parent: QWidget, unit_id: int | None = None) -> None:
        super().__init__(context, "Thêm người" if person_id is None else "Sửa thông tin người", parent)
        self.person_id = person_id
        self._unit_id = unit_id
        if person_id is None:
            self.offer_next()
        self.gender.offer({"": "Không ghi"} | {key: label for key, label in GENDER_LABELS.items() if key})

    def start(self) -> None:
        """Read the form data and show the form."""

        def question(book: Book) -> _Person:
            choices = units.unit_choices(book)
            if self.person_id is None:
                return PersonFields(""), [], choices
            return people.person(book, self.person_id), people.posts(book, self.person_id), choices

        self.ask_book(question, lambda answer: self._show(*answer))

    def _show(self, fields: PersonFields, held_posts: Sequence[HeldPost], choices: Sequence[Choice]) -> None:
        self.posts.set_choices([*choices, *_units_in_trash(held_posts, choices)])
        self.fill(fields)
        for post in held_posts:
            self.posts.add_row(post.id, post.fields)
        if not held_posts:
            self.posts.add_row(None, PostFields(self._unit_id) if self._unit_id is not None else None)
        self.show_form()

    def _collect(self) -> Callable[[Book], Changes]:
        fields, person_id, posts = self.collected(), self.person_id, self.posts.posts()
        return lambda book: people.save_person(book, person_id, fields, posts)


def _units_in_trash(held_posts: Sequence[HeldPost], choices: Sequence[Choice]) -> list[Choice]:
    """Return the units of posts that are in the trash, so that an old post keeps its unit."""
    choice_ids = {choice.id for choice in choices}
    names = {post.fields.unit_id: post.unit_name for post in held_posts if post.fields.unit_id not in choice_ids}
    return [Choice(unit_id, name, "đã xóa", search_words(name)) for unit_id, name in names.items()]
