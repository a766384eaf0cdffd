"""The sample's units, people and plans."""

from dataclasses import replace
from typing import Final

from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.runtime.resources import resource
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.office.people import save_person
from desktop_app.services.office.units import add_unit
from desktop_app.services.plan.adjustments import save_adjustment
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.plan.plans import apply_plan, plan_text, propose_plan, shipped_plan
from desktop_app.services.sample.content import content

FIRST_YEAR = 2022
_SECOND_YEAR: Final = 2026
"""The one year of the second plan, which is followed in a book that is made in a later one, too."""


def fill_office(book: Book) -> None:
    """Write the office, its units and people, its plan and the plan of one year beside it."""
    wording = content("co-quan")
    change_office(book, replace(office(book), **wording["office"]))
    for later in wording["office_since"]:
        change_office(book, replace(office(book, later["valid_from"]), **later))
    units = [
        add_unit(book, UnitFields(unit["name"], UnitKind(unit["kind"]))).only_id("unit") for unit in wording["units"]
    ]
    for person in wording["people"]:
        posts = [PostFields(units[place - 1], position, *days) for place, position, *days in person["posts"]]
        fields = PersonFields(person["name"], person["gender"], person["birth"])
        save_person(book, None, fields, [(None, post) for post in posts])
    _fill_plans(book)


def _fill_plans(book: Book) -> None:
    wording = content("co-quan")
    plan_id = apply_plan(book, propose_plan(book, shipped_plan())).only_id("plan")
    _name_plan(book, plan_id, wording["plan"])
    track_from(book, plan_id, FIRST_YEAR)
    save_adjustment(book, plan_id, None, AdjustmentFields(**wording["adjustment"]))
    second = apply_plan(book, propose_plan(book, resource("sample", "ke-hoach-2026.txt"))).only_id("plan")
    track_from(book, second, _SECOND_YEAR)
    _name_plan(book, second, wording["second_plan"])


def _name_plan(book: Book, plan_id: int, names: dict[str, object]) -> None:
    plan = plan_text(book, plan_id)
    if plan is not None:
        save_plan(book, plan_id, replace(plan.fields, **names))  # type: ignore[arg-type]
