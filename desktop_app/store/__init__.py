"""SQLAlchemy lives only here: schema, queries, the change log, migrations, backups, checks."""
