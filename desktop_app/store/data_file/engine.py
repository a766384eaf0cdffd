"""SQLAlchemy's engine on the data file: the house's connections, and refusals as sentences."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from desktop_app.store.connection import Snapshot, connect_to_read, store_problem


def make_engine(path: Path, check: Callable[[], None]) -> Engine:
    """Return an engine on the data file whose errors, in reading and writing alike, are StoreProblem where known.

    `check` is called before each connection is made.
    """

    def connect_checked() -> sqlite3.Connection:
        check()
        return _connect(path)

    engine = create_engine("sqlite://", creator=connect_checked, poolclass=QueuePool, hide_parameters=True)

    @event.listens_for(engine, "checkin")
    def _forget_snapshot(connection: object, record: ConnectionPoolEntry) -> None:
        if isinstance(connection, Snapshot):
            record.invalidate()

    return speaking(engine, path)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return connect_to_read(path)
    except sqlite3.Error as error:
        # The engine tells of what fails on a connection, not of one that cannot be made.
        raise store_problem(error, path) or error from error


def speaking(engine: Engine, path: Path) -> Engine:
    """Make the errors of an `engine` on a data file StoreProblem where known, and return it."""

    @event.listens_for(engine, "handle_error")
    def _speak(context: ExceptionContext) -> None:
        problem = store_problem(context.original_exception, path)
        if problem is not None:
            raise problem from context.original_exception

    return engine
