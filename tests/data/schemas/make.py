"""Put a data file of today's schema, with some of every kind of record, into the museum.

Run as `python -m tests.data.schemas.make`. Once a version is released its file is never made again.
"""

import os
import tempfile
from pathlib import Path

from desktop_app.services.keeping.backups import back_up
from desktop_app.store.data_file.version import SCHEMA_VERSION
from tests.books import book_in, fill

MUSEUM = Path(__file__).parent


def main() -> None:
    """Write the file, as somebody who is nobody."""
    os.environ["LOGNAME"] = "van-thu"
    with tempfile.TemporaryDirectory() as folder, book_in(Path(folder) / "book") as book:
        fill(book)
        back_up(book, MUSEUM / f"{SCHEMA_VERSION:04d}.db")


if __name__ == "__main__":
    main()
