"""The program's log: what went wrong, for whoever is asked to help. It names no person and no record's content."""

import logging
import logging.handlers
import os
import tempfile
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to(path: Path) -> None:
    """Write warnings and faults to `path` (at most 1 MB and one older file), where it cannot be to a temporary file.

    Never to the terminal: what is logged is for whoever is asked to help, not for the clerk.
    """
    root = logging.getLogger("desktop_app")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    place = path if os.access(path.parent, os.W_OK) else Path(tempfile.gettempdir(), "so-thi-dua.log")
    target = logging.handlers.RotatingFileHandler(
        place, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
    )
    target.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(target)
    root.setLevel(logging.INFO)


def record_fault(problem: BaseException) -> str:
    """Log a fault of the program with its traceback; return the id by which it is found in the log."""
    fault_id = os.urandom(4).hex().upper()
    logging.getLogger("desktop_app").error("fault %s", fault_id, exc_info=problem)
    return fault_id
