"""The sample's movement: launched, registered for, and what was done in it."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.year.activities import activity, change_activity
from desktop_app.services.year.movements import save_movement
from desktop_app.services.year.registrations import register

_MOVEMENT = MovementFields(
    "Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp",
    date(2025, 1, 15),
    date(2025, 12, 15),
    document_type="Kế hoạch",
    document_number="07/KH-SNgV",
    document_date=date(2025, 1, 13),
    document_abstract="phát động phong trào thi đua “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp” năm 2025",
    criteria=(Criterion("Tin tốt đăng trong năm", "từ 20 tin"),),
)


def fill_movement(book: Book) -> None:
    """Launch the movement, let the units register, and count what they posted in it."""
    movement_id = save_movement(book, None, _MOVEMENT).only_id("emulation_movement")
    units = [choice.id for choice in unit_choices(book)[:3]]
    people = [choice.id for choice in person_choices(book)[:4]]
    register(book, movement_id, date(2025, 1, 20), units=units, people=people, content="Mỗi tuần 01 tin tốt")
    posted = lists.everything(book, ListQuery("activities", scope={"kinds": ("good_news", "story"), "year": 2025}))
    for row in posted[:8]:
        change_activity(book, row.id, replace(activity(book, row.id), movement_id=movement_id))
