"""An invented office with five years of records, to try the program on. Every person's name in it is made up.

What the records say is in resources/sample; here they are put together, in the order of the days on which an office
would have recorded them. Nothing of it lies after today.
"""

from datetime import date
from typing import Final

from desktop_app.services.book import Book
from desktop_app.services.sample.movements import close_movements, launch_movements
from desktop_app.services.sample.office import fill_office
from desktop_app.services.sample.rounds import fill_rounds
from desktop_app.services.sample.standing import fill_standing
from desktop_app.services.sample.year import fill_years

_LABEL: Final = "Ghi cơ quan giả định"


def fill(book: Book) -> None:
    """Write the sample into an empty book, in one step: all of it, or nothing."""
    today = date.today()
    with book.store.one_step(_LABEL):
        fill_office(book)
        launch_movements(book, today)
        fill_years(book, today)
        close_movements(book)
        fill_standing(book)
        fill_rounds(book, today)
