"""Put a data file of today's schema, with some of every kind of record, into the museum.

Run as `python3 packaging/dev.py museum` before a migration is written: only a checkout without the migration can make
the file of the schema before it. A file that is there already is left alone, since a version that was released is never
made again; for a schema that was not, delete its file first.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from desktop_app.services.keeping.backups import back_up
from desktop_app.services.law.own_sets import SetFields, copy_set
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.store.data_file.version import SCHEMA_VERSION
from tests.books import book_in, fill

MUSEUM = Path(__file__).parent


def main(museum: Path = MUSEUM) -> int:
    """Write the file, as somebody who is nobody; return the exit status."""
    file = museum / f"{SCHEMA_VERSION:04d}.db"
    if file.exists():
        sys.stderr.write(f"{file.name} is in the museum already; delete it first if its schema was never released.\n")
        return 1
    os.environ["LOGNAME"] = "van-thu"
    with tempfile.TemporaryDirectory() as folder, book_in(Path(folder) / "book") as book:
        filled = fill(book)
        # Tests begin with a book in which nobody is marked yet, and that has only the shipped rules.
        set_for_many(book, [filled.of_lan], SetForMany(exemplar=True))
        copy_set(book, "2026-10-01", SetFields("quy định riêng của cơ quan", date(2030, 1, 1)))
        back_up(book, file, replace=True)
    sys.stdout.write(f"{file.name} is in the museum; commit it before the migration.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
