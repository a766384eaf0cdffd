"""Alembic's environment: runs the migrations on the connection passed to it, and commits nothing."""

from alembic import context
from sqlalchemy import Connection

from desktop_app.store.schema import metadata

_connection = context.config.attributes["connection"]
if not isinstance(_connection, Connection):
    raise TypeError("migrations run only through desktop_app.store.data_file.migrate")
context.configure(connection=_connection, target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
