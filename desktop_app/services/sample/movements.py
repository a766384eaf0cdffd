"""The sample's movements: launched and registered for, and closed with what came of them."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.sample.content import content
from desktop_app.services.year.movements import movement, movement_choices, save_movement
from desktop_app.services.year.registrations import register

_OWN_UNITS = 6
"""The sample's own units and the youth union; the others that the plan names are outside."""
_CONTENT_OF_UNITS = "Tham gia đủ các nội dung của phong trào; mỗi quý có ít nhất một sản phẩm hoặc hoạt động cụ thể."
_CONTENT_OF_PEOPLE = "Mỗi tháng tham gia ít nhất một hoạt động hoặc viết, chia sẻ hai tin tốt."


def launch_movements(book: Book, today: date) -> None:
    """Launch the movements and let units and people register."""
    for wording in content("thi-dua")["movements"]:
        if wording["from_date"] > today:
            continue
        fields = MovementFields(
            wording["name"],
            wording["from_date"],
            wording["to_date"],
            document_type="Kế hoạch",
            document_number=wording["number"],
            document_date=wording["dated_on"],
            document_abstract=wording["abstract"],
            content=wording["content"],
            criteria=tuple(Criterion(text, target) for text, target, *_ in wording["criteria"]),
        )
        movement_id = save_movement(book, None, fields).only_id("emulation_movement")
        day = wording["registered_on"]
        units = [choice.id for choice in unit_choices(book)[:_OWN_UNITS]]
        people = [choice.id for choice in person_choices(book, day) if choice.detail]
        register(book, movement_id, day, units=units, content=_CONTENT_OF_UNITS)
        register(book, movement_id, day, people=people, content=_CONTENT_OF_PEOPLE)


def close_movements(book: Book) -> None:
    """Record what came of the movements that are over: results, weaknesses, causes and what comes next."""
    wordings = {wording["name"]: wording for wording in content("thi-dua")["movements"]}
    for choice in movement_choices(book):
        wording = wordings[choice.name]
        fields = movement(book, choice.id)
        if "closed_on" not in wording or wording["closed_on"] > date.today():
            continue
        # What is shared again is no item of the office's own.
        posted = {"kinds": ("good_news", "story"), "spread": "posted", "movement": choice.id}
        number = lists.count(book, ListQuery("activities", scope=posted))
        criteria = tuple(
            Criterion(text, target, result.replace("{tin}", str(number)), evidence)
            for text, target, result, evidence in wording["criteria"]
        )
        ending = {name: wording[name] for name in ("closed_on", "weaknesses", "causes", "next_steps")}
        save_movement(book, choice.id, replace(fields, criteria=criteria, **ending))
