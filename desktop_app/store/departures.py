"""The log of what left the machine. It is no part of any step: nothing that has left is undone."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert

from desktop_app.store.data_file.opening import Store
from desktop_app.store.schema import departure


def write_departure(store: Store, values: Mapping[str, Any]) -> None:
    """Write an entry, with the time and who works now. Raises StoreProblem."""
    # Loaded by the first who writes.
    from desktop_app.store.work import now

    with store.work("Ghi nhật ký đưa ra khỏi máy") as work:
        entry = {**values, "at": now(), "actor": work.actor, "login": work.login}
        work.connection.execute(insert(departure).values(entry))
