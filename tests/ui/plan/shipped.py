"""The plan that the program brings along, in a book, for tests."""

from desktop_app.services.book import Book
from desktop_app.services.plan import plans


def take_in(book: Book) -> None:
    """Take in the plan: for the `FILLINGS` of a module."""
    plans.apply_plan(book, plans.propose_plan(book, plans.shipped_plan()))
