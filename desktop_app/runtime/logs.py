"""The program's log: what went wrong, for whoever is asked to help. It names no person and no record's content.

What an exception says may hold what a record says (a name, the parameters of a statement): of a fault the log keeps its
types and the lines of the program it went through, and no word more. It lies in the data folder, its user's own, or is
not kept at all.
"""

import logging
import logging.handlers
import os
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import override

from desktop_app.runtime.private_files import private_append

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NAME = "desktop_app"


def log_to(path: Path) -> None:
    """Write warnings and faults to `path` (at most 1 MB and one older file), nowhere if its folder cannot be written.

    Never to the terminal: what is logged is for whoever is asked to help, not for the clerk.
    """
    root = logging.getLogger(_NAME)
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.addHandler(_PrivateFile(path) if os.access(path.parent, os.W_OK) else logging.NullHandler())
    root.setLevel(logging.INFO)


class _PrivateFile(logging.handlers.RotatingFileHandler):
    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter(_FORMAT))

    @override
    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(private_append(Path(self.baseFilename)), encoding="utf-8", write_through=True)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        # On a full disk the log is what can be done without; logging's own way is a traceback on the terminal.
        del record


def record_fault(problem: BaseException) -> str:
    """Log a fault of the program with the way it took; return the id by which it is found in the log."""
    fault_id = os.urandom(4).hex().upper()
    logging.getLogger(_NAME).error("fault %s\n%s", fault_id, without_content(problem))
    return fault_id


def without_content(problem: BaseException) -> str:
    """Return what an exception is and the lines it went through, without the words it was raised with."""
    parts = [f"{type(problem).__module__}.{type(problem).__qualname__}{_number(problem)}\n"]
    parts += traceback.format_tb(problem.__traceback__)
    if isinstance(problem, BaseExceptionGroup):
        parts += [f"of a group: {without_content(part)}" for part in problem.exceptions]
    cause = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if cause is not None:
        parts.append(f"after: {without_content(cause)}")
    return "".join(parts).rstrip() + "\n"


def _number(problem: BaseException) -> str:
    # Those of the system, and the names of SQLite's.
    number = problem.errno if isinstance(problem, OSError) else getattr(problem, "sqlite_errorname", None)
    return "" if number is None else f" {number}"
