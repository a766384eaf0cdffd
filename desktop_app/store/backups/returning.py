"""A restore that can be undone: the data it replaced are among the backups, and the ledger says after which act.

The log of a restored book knows nothing of the restore. It is the next step to undo once all that was done since is
undone: when nothing stands in the log, after the last act that the backup had, that could still be undone.
"""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import ClerkError, StoreDamaged
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.runtime.leftovers import ROOM
from desktop_app.runtime.paths import DataFolder
from desktop_app.store.backups.automatic import AutomaticBackups
from desktop_app.store.backups.ledger import BackupNote, Ledger, change_ledger, read_ledger
from desktop_app.store.connection import PlainConnection
from desktop_app.store.data_file.backup import summarise
from desktop_app.store.data_file.migrate import migrate
from desktop_app.store.data_file.repair import put_over
from desktop_app.store.data_file.version import SCHEMA_VERSION


def can_return(folder: DataFolder, name: str, state: str) -> None:
    """Write down that what the backup `name` holds was replaced, by a book whose last act is `state`."""

    def marked(ledger: Ledger) -> Ledger:
        notes = (replace(note, undoes=state) if note.name == name else note for note in ledger.backups)
        return replace(ledger, backups=tuple(notes))

    with suppress(ClerkError):
        change_ledger(folder, marked)


def next_return(folder: DataFolder, connection: PlainConnection) -> BackupNote | None:
    """Return the backup that undoing puts back, None if the next step to undo is another or there is none."""
    replaced = [note for note in read_ledger(folder).backups if note.undoes]
    for note in reversed(replaced):
        last_id, _, at = note.undoes.partition(" ")
        if connection.execute("SELECT 1 FROM change WHERE id = ? AND at = ?", (int(last_id), at)).fetchone() is None:
            continue
        pending = (
            "SELECT 1 FROM change WHERE id > ? AND (kind = 'final' OR (kind = 'do' AND undone_by IS NULL)) LIMIT 1"
        )
        return None if connection.execute(pending, (int(last_id),)).fetchone() is not None else note
    return None


def put_back(database: Path, note: BackupNote) -> None:
    """Give the data file, which may be open, what a restore replaced; what it holds is kept as a backup first.

    Raises UnwritableOutput, StoreProblem; then it is as it was.
    """
    folder = DataFolder(database.parent)
    AutomaticBackups(database).make(Occasion.UNDO)
    try:
        room = Path(tempfile.mkdtemp(prefix=ROOM, dir=folder.root))
    except OSError as problem:
        raise StoreDamaged(f"Không ghi được vào thư mục dữ liệu “{folder.root}”.") from problem
    try:
        copy = room / database.name
        shutil.copyfile(folder.backups / note.name, copy)
        if summarise(copy).version < SCHEMA_VERSION:
            migrate(copy)
        put_over(copy, database)
    except OSError as problem:
        raise StoreDamaged(f"Không đọc được “{note.name}” để trả lại dữ liệu trước khi phục hồi.") from problem
    finally:
        shutil.rmtree(room, ignore_errors=True)
    can_return(folder, note.name, "")
