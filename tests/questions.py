"""How often a book is asked: the statements that reading it takes."""

from collections.abc import Callable

from sqlalchemy import event

from desktop_app.services.book import Book


def questions(book: Book, reading: Callable[[], object]) -> int:
    """Return the number of statements that a reading takes."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(book.store.engine, "before_cursor_execute", note)
    try:
        reading()
    finally:
        event.remove(book.store.engine, "before_cursor_execute", note)
    return len(statements)
