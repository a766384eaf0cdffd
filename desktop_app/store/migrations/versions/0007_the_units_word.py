"""How units voted on their own people, and whose names stood where something was registered or recognised.

Revision ID: 0007
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


_NAMED = ("named_as", "named_post", "named_unit")


def upgrade() -> None:
    """Add the tables and columns, subject by subject."""
    _unit_votes()
    _names_of_the_year()


def _unit_votes() -> None:
    """The totals of a unit's own vote on each of its nominees; of old reviews none was recorded."""
    op.create_table(
        "unit_vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("agree", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_unit_vote_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["unit_review.id"], name=op.f("fk_unit_vote_review_id_unit_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_vote")),
        sqlite_autoincrement=True,
    )
    for name in ("nomination_id", "review_id"):
        op.create_index(op.f(f"ix_unit_vote_{name}"), "unit_vote", [name], unique=False)


def _names_of_the_year() -> None:
    """Whose registration and whose initiative it was, in the words of its day; of old rows those of the register."""
    op.add_column("year_record", sa.Column("registered_on", sa.String(length=10), nullable=True))
    for table in ("year_record", "initiative"):
        for name in _NAMED:
            op.add_column(table, sa.Column(name, sa.Text(), server_default="", nullable=False))
    connection = op.get_bind()
    today = date.today().isoformat()
    rows = connection.execute(
        sa.text("""
            SELECT 'year_record' AS kind, id, person_id, unit_id, year, NULL AS day FROM year_record
            WHERE registered = 1
            UNION ALL
            SELECT 'initiative', id, person_id, unit_id, year, recognised_on FROM initiative WHERE recognised = 1
        """)
    ).all()
    names = ("id", *_NAMED)
    tables = {kind: sa.table(kind, *map(sa.column, names)) for kind in ("year_record", "initiative")}
    for kind, row_id, person_id, unit_id, year, day in rows:
        values = _named(connection, person_id, unit_id, day or min(f"{year}-12-31", today))
        connection.execute(tables[kind].update().where(tables[kind].c.id == row_id).values(values))


def _named(connection: sa.Connection, person_id: int | None, unit_id: int | None, day: str) -> dict[str, object]:
    if person_id is None:
        name = connection.execute(sa.text("SELECT name FROM unit WHERE id = :id"), {"id": unit_id}).scalar()
        return {"named_as": name or "", "named_post": "", "named_unit": ""}
    name = connection.execute(sa.text("SELECT full_name FROM person WHERE id = :id"), {"id": person_id}).scalar()
    held = connection.execute(
        sa.text("""
            SELECT post.position, unit.name FROM post JOIN unit ON unit.id = post.unit_id
            WHERE post.person_id = :id AND post.trashed_at IS NULL
            AND coalesce(post.from_date, :day) <= :day AND coalesce(post.to_date, :day) >= :day
            ORDER BY post.from_date DESC, post.id DESC LIMIT 1
        """),
        {"id": person_id, "day": day},
    ).first()
    post, unit = held or ("", "")
    return {"named_as": name or "", "named_post": post, "named_unit": unit}
