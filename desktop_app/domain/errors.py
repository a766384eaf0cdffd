"""What can go wrong and is not a fault of the program. Each error is one Vietnamese sentence for the clerk.

Whoever first meets a problem raises the type that says what it is; nobody further up reads the words. The exit
status of the command line follows the type (README, command line).
"""


class ClerkError(Exception):
    """A problem the clerk can act on: `message` is one sentence, `hint` (may be empty) says what to do."""

    exit_status = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ClerkError):
    """A command that was written wrongly."""

    exit_status = 2


class InvalidRecord(ClerkError):
    """A record that cannot be kept as it stands; `field` names the input the sentence belongs to ("" for none)."""

    def __init__(self, message: str, field: str = "", hint: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


class UnreadableInput(ClerkError):
    """Something from outside that cannot be taken in. The message names file, sheet, row and column where known."""


class UnwritableOutput(ClerkError):
    """A file that cannot be written where the clerk wants it (open elsewhere, read-only, full)."""


class UndoRefused(ClerkError):
    """A step that cannot be undone or redone, since its records have changed in the meantime."""


class StoreProblem(ClerkError):
    """The data folder cannot be used; nothing in it was changed."""

    exit_status = 4


class NoBook(StoreProblem):
    """There is no book in the data folder; nobody but who is asked to makes one."""


class BookLost(NoBook):
    """The data file is gone or empty, and what lies beside it says that there was one.

    `backup` is the newest backup that can be read, "" if none can.
    """

    def __init__(self, message: str, hint: str = "", backup: str = "") -> None:
        super().__init__(message, hint)
        self.backup = backup


class StoreLocked(StoreProblem):
    """Another instance of the program has the data folder open."""


class StoreTooNew(StoreProblem):
    """The data folder was written by a newer version of the program."""


class StoreDamaged(StoreProblem):
    """The data file is not a database, or is damaged."""


class StoreReadOnly(StoreProblem):
    """The data folder or file cannot be written."""


class StoreFull(StoreProblem):
    """The disk is full."""


class Cancelled(Exception):
    """The clerk cancelled a long piece of work; nothing was changed."""
