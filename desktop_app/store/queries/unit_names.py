"""The names that units had before, as the change log tells them."""

from sqlalchemy import Connection, func, select

from desktop_app.store.schema import change_item


def former_names(connection: Connection) -> list[tuple[int, str]]:
    """Return the id of a unit with each name that it had before another one."""
    name = func.json_extract(change_item.c.before, "$.name")
    statement = (
        select(change_item.c.row_id, name)
        .where(change_item.c.table_name == "unit", change_item.c.after.is_not(None), name.is_not(None))
        .order_by(change_item.c.id)
    )
    return [(row_id, str(text)) for row_id, text in connection.execute(statement)]
