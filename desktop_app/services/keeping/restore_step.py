"""A restore, or a repair, as a step that can be undone."""

from dataclasses import dataclass

from desktop_app.domain.changes import Changes
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services.book import Book
from desktop_app.store.backups.ledger import BackupNote
from desktop_app.store.backups.returning import next_return, put_back
from desktop_app.store.connection import PlainConnection


@dataclass(frozen=True, slots=True)
class RestoreStep:
    """A restore, with what is known of the data that it replaced."""

    former: BackupNote

    @property
    def label(self) -> str:
        """What the clerk has done."""
        what = "Sửa chữa dữ liệu" if self.former.occasion is Occasion.REPAIR else "Phục hồi từ bản sao lưu"
        return f"{what}, {self.former.at:%H:%M} ngày {self.former.at:%d/%m/%Y}"

    def undo(self, book: Book) -> Changes:
        """Put the replaced data back in place. Raises UnwritableOutput, StoreProblem; then nothing has changed."""
        with book.store.alone():
            put_back(book.store.path, self.former)
        return Changes(f"Hoàn tác: {self.label}", dict.fromkeys(RECORD_KINDS, frozenset()), 0)


def next_restore_step(book: Book, connection: PlainConnection) -> RestoreStep | None:
    """Return the restore that is the next step to undo, None if it is another step."""
    former = next_return(book.folder, connection)
    return None if former is None else RestoreStep(former)
