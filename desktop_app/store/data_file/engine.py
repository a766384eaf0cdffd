"""SQLAlchemy's engine on the data file: the house's connections, and refusals as sentences."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from desktop_app.store.connection import connect, store_problem


def make_engine(path: Path) -> Engine:
    """Return an engine on the data file whose errors, in reading and writing alike, are StoreProblem where known."""
    return speaking(
        create_engine("sqlite://", creator=lambda: connect(path), poolclass=QueuePool, hide_parameters=True)
    )


def speaking(engine: Engine) -> Engine:
    """Make the errors of `engine` StoreProblem where known, and return it."""

    @event.listens_for(engine, "handle_error")
    def _speak(context: ExceptionContext) -> None:
        problem = store_problem(context.original_exception)
        if problem is not None:
            raise problem from context.original_exception

    return engine
