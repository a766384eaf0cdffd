"""What leaves the machine is written down: exports, prints, backups elsewhere, packages; what, when, by whom, where to.

It is written when it has left. Where the book cannot be written (a full disk, a file that is gone) what was asked for
is done all the same: reading goes on there, and the program's log says that an entry is missing.
"""

import logging
from pathlib import Path

from desktop_app.domain.errors import StoreProblem
from desktop_app.domain.shown import shown
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.book import Book
from desktop_app.services.outputs import output

_LOG = logging.getLogger(__name__)


def note_departure(
    book: Book,
    way: DepartureWay,
    label: str,
    place: str | Path,
    amount: int | None = None,
    *,
    personal: bool = False,
    sealed: bool = False,
) -> None:
    """Write down that something left: what (`label`), to which file or printer, how many rows, pages or records.

    `personal` is what was asked for with gender, year of birth or holds; `sealed` is under a passphrase.
    """
    if book.store.read_only:
        return
    from desktop_app.store.departures import write_departure

    values = {"way": way, "label": shown(label), "place": shown(str(place)), "amount": amount}
    try:
        write_departure(book.store, {**values, "personal": int(personal), "sealed": int(sealed)})
    except StoreProblem as problem:
        _LOG.warning("a departure is not in the log of the book: %s", type(problem).__name__)


def write_out(book: Book, label: str, content: bytes, path: Path) -> Path:
    """Write a finished file where the clerk wants it, whole or not at all, and write that down.

    Raises UnwritableOutput.
    """
    with output(path, len(content)) as stream:
        stream.write(content)
    note_departure(book, DepartureWay.FILE, label, path)
    return path
