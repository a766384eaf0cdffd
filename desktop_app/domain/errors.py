"""Errors that are not faults of the program. Each carries one Vietnamese sentence for the clerk.

The code that detects a problem raises the type for it; callers distinguish errors by type, never by the sentence. The
exit status of the command line follows the type (README, command line).
"""

from collections.abc import Sequence

from desktop_app.domain.shown import shown


class ClerkError(Exception):
    """A problem the clerk can act on: `message` is one sentence, `hint` (may be empty) says what to do.

    The sentences name a choice by its label, as the window shows it. `options` are the choices' names on the command
    line, `lists` the lists that show the ids it may be given: the command line adds what is typed for them.
    """

    exit_status = 3

    def __init__(self, message: str, hint: str = "", *, options: Sequence[str] = (), lists: Sequence[str] = ()) -> None:
        # They name files, as whoever made those has called them.
        self.message = shown(message)
        self.hint = shown(hint)
        self.options, self.lists = tuple(options), tuple(lists)
        super().__init__(self.message)


class UsageError(ClerkError):
    """A command that was written wrongly."""

    exit_status = 2


class InvalidRecord(ClerkError):
    """A record that cannot be saved; `field` names the input that the sentence is about ("" for none)."""

    def __init__(self, message: str, field: str = "", hint: str = "", *, lists: Sequence[str] = ()) -> None:
        super().__init__(message, hint, lists=lists)
        self.field = field


class RecordGone(ClerkError):
    """A requested record does not exist (any more)."""


class UnreadableInput(ClerkError):
    """Input from outside that cannot be read. The message names file, sheet, row and column where they are known."""


class PassphraseNeeded(UnreadableInput):
    """A package is under a passphrase, and none was given, or another one."""


class SettingDamaged(UnreadableInput):
    """A stored setting that cannot be read, since it was changed outside the program."""


class UnwritableOutput(ClerkError):
    """A file that cannot be written in the place the clerk chose (open elsewhere, read-only, disk full)."""


class UndoRefused(ClerkError):
    """A step that cannot be undone or redone because its records were changed in the meantime."""


class StoreProblem(ClerkError):
    """The data folder cannot be used; nothing in it was changed."""

    exit_status = 4


class NoBook(StoreProblem):
    """There is no book in the data folder; nobody but who is asked to makes one."""


class PracticePlace(StoreProblem):
    """The folder is the place for the book to practise with: no other is made there."""


class BookLost(NoBook):
    """The data file is gone or empty, and what lies beside it says that there was one.

    `backup` is the newest backup that can be read, "" if none can.
    """

    def __init__(self, message: str, hint: str = "", backup: str = "") -> None:
        super().__init__(message, hint)
        self.backup = backup


class BookMoved(StoreProblem):
    """The book was moved from here to where it cannot be found now: what lies here is as old as that."""


class StoreLocked(StoreProblem):
    """Another instance of the program has the data folder open."""


class BookInUse(StoreLocked):
    """Another instance of the program holds the data folder: the book can be opened to be looked at meanwhile."""


class StoreTooNew(StoreProblem):
    """The data folder was written by a newer version of the program."""


class StoreDamaged(StoreProblem):
    """The data file is not a database, or is damaged."""


class BookDamaged(StoreDamaged):
    """The data file cannot be opened; what can be read of it may be saved (`check --repair`).

    `backup` is the newest backup that can be read, "" if none can.
    """

    def __init__(self, message: str, hint: str = "", backup: str = "") -> None:
        super().__init__(message, hint)
        self.backup = backup


class StoreReadOnly(StoreProblem):
    """The data folder or file cannot be written."""


class StoreLost(StoreProblem):
    """The data file was deleted, moved or replaced while it was open; what is in memory can be written elsewhere."""


class StoreFull(StoreProblem):
    """The disk is full."""


class Cancelled(Exception):
    """The clerk cancelled a long operation; nothing was changed."""
