"""A unit or a person that the book does not have yet, added from the line in which one is chosen."""

from collections.abc import Callable
from functools import partial

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.vietnamese import search_words
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office.people import save_person
from desktop_app.services.office.units import add_unit
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit

_Add = Callable[[Book, str], Changes]


def offer_new_units(context: Context, *lines: ChoiceEdit) -> None:
    """Let units be added from lines in which one is chosen; what else is known of one is entered later."""
    _offer(context, "đơn vị", "unit", lambda book, name: add_unit(book, UnitFields(name)), *lines)


def offer_new_people(context: Context, *lines: ChoiceEdit) -> None:
    """Let people be added from lines in which one is chosen."""
    _offer(context, "người", "person", lambda book, name: save_person(book, None, PersonFields(name), ()), *lines)


def _offer(context: Context, noun: str, kind: str, add: _Add, *lines: ChoiceEdit) -> None:
    def make(line: ChoiceEdit, name: str) -> None:
        def done(changes: Changes) -> None:
            choice = Choice(changes.only_id(kind), name, "", search_words(name))
            for other in lines:
                if other is not line:
                    other.set_choices((*other.choices, choice))
            line.take_new(choice)

        context.act(lambda book: add(book, name), done, None, line)

    for line in lines:
        line.offer_new(noun, partial(make, line))
