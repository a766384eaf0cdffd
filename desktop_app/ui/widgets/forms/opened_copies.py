"""Copies of attached files, under their original names, to be opened in place of the stored files."""

import stat
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QTemporaryDir

from desktop_app.services.attachments import Attachment, save_copy


class OpenedCopies(QObject):
    """A temporary folder of copies. They are read-only: changes made to a copy would be lost."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._folder = QTemporaryDir()

    @classmethod
    def of(cls, owner: QObject) -> Self:
        """Return the copies that belong to `owner` (a context); make them if there are none yet."""
        copies = owner.findChild(cls)
        return copies if copies is not None else cls(owner)

    def copy_of(self, file: Attachment) -> Path:
        """Return a copy of an attached file; may run on any thread. Raises UnreadableInput, UnwritableOutput."""
        folder = Path(self._folder.path(), str(file.id))
        folder.mkdir(exist_ok=True)
        copy = folder / file.file_name
        if not copy.exists():
            save_copy(file, copy)
            copy.chmod(stat.S_IREAD)
        return copy
