"""Which plan goes with what names none."""

from sqlalchemy import Connection, text

from desktop_app.store.list_sources.texts import main_plan

_MAIN_PLAN = text(f"SELECT {main_plan(':year')}")


def main_plan_id(connection: Connection, year: int) -> int | None:
    """Return the id of the plan that goes in a year with what names no plan, None in a book without a plan."""
    plan_id: int | None = connection.execute(_MAIN_PLAN, {"year": year}).scalar_one()
    return plan_id
