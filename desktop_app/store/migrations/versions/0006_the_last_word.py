"""What papers are edited by, decisions of their own kind, the clerk's own order, who did and took out what.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

from desktop_app.domain.vietnamese import fold

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and columns, subject by subject."""
    _decisions()
    _order()
    _round_papers()
    _issued_papers()
    _keeping()
    _obstacles()


def _decisions() -> None:
    """What a decision is of: titles of collectives, of people, Giấy khen; those before gave any of them."""
    op.add_column("decision", sa.Column("content", sa.String(length=20), server_default="any", nullable=False))


def _order() -> None:
    """The clerk's own order of a list; of old rows the units' order as it is now, and the usual one by award.

    A round that is closed or has a signed decision keeps the order it had on paper: that of its decisions, else the old
    one of its list.
    """
    for name in ("place", "unit_place"):
        op.add_column("nomination", sa.Column(name, sa.Integer(), nullable=True))
    op.execute("UPDATE nomination SET unit_place = (SELECT position FROM unit WHERE unit.id = nomination.unit_id)")
    connection = op.get_bind()
    places = _places_on_paper(connection)
    columns = "id, kind, award_code, unit_place, post_title, list_key"
    keys = [
        {"row": row.id, "place": places.get(row.id), "key": _list_key(places.get(row.id), *row[1:])}
        for row in connection.execute(sa.text(f"SELECT {columns} FROM nomination"))
    ]
    if keys:
        statement = sa.text("UPDATE nomination SET place = :place, list_key = :key WHERE id = :row")
        connection.execute(statement, keys)


def _places_on_paper(connection: sa.Connection) -> dict[int, int]:
    rows = connection.execute(
        sa.text("""
            SELECT nomination.id, nomination.round_id, nomination.kind
            FROM nomination JOIN review_round ON review_round.id = nomination.round_id
            LEFT JOIN (
                SELECT award.nomination_id, decision.signed_on, decision.id, min(award.position) AS position
                FROM award JOIN decision ON decision.id = award.decision_id
                WHERE decision.trashed_at IS NULL AND decision.signed_on IS NOT NULL AND decision.number != ''
                GROUP BY award.nomination_id
            ) AS decided ON decided.nomination_id = nomination.id
            WHERE nomination.trashed_at IS NULL AND (review_round.closed_on IS NOT NULL OR EXISTS (
                SELECT 1 FROM decision WHERE decision.round_id = review_round.id
                AND decision.trashed_at IS NULL AND decision.signed_on IS NOT NULL AND decision.number != ''
            ))
            ORDER BY nomination.round_id, nomination.kind, decided.signed_on IS NULL,
                decided.signed_on, decided.id, decided.position, nomination.list_key
        """)
    ).all()
    places: dict[int, int] = {}
    before: dict[tuple[int, str], int] = {}
    for row_id, round_id, kind in rows:
        places[row_id] = before[round_id, kind] = before.get((round_id, kind), 0) + 1
    return places


_AWARDS = (
    *("labour_order_third", "government_flag", "national_fighter", "pm_certificate", "provincial_flag"),
    *("provincial_fighter", "excellent_collective", "provincial_certificate", "commemorative_medal"),
    *("advanced_collective", "grassroots_fighter", "advanced_worker", "certificate_of_merit", "ministry_certificate"),
    *("diplomacy_medal", "central_union_certificate", "union_certificate", "union_medal"),
)
_RANKS = (
    ("giam doc", "q. giam doc", "quyen giam doc"),
    ("pho giam doc",),
    ("chanh ", "truong ", "q. chanh ", "q. truong ", "quyen ", "phu trach"),
    ("pho ",),
    ("chuyen vien cao cap",),
    ("chuyen vien chinh",),
    ("chuyen vien", "ke toan", "van thu"),
)


def _list_key(place: int | None, kind: str, award: str, unit_place: int | None, post: str, before: str) -> str:
    """Return the key of printed order as schema 6 has it; that of schema 5 was a digit for the kind, then the name."""
    group = "1" if kind == "collective" else "2"
    award_place = f"{_AWARDS.index(award):02d}" if award in _AWARDS else "99"
    rank = next((place for place, starts in enumerate(_RANKS) if fold(post).startswith(starts)), len(_RANKS))
    unit = 9_999 if unit_place is None else min(unit_place, 9_999)
    return f"{group}{9_999 if place is None else place:04d}{award_place}{unit:04d}{rank}{before[1:]}"


def _round_papers() -> None:
    """What the papers of a round print and nothing recorded until now."""
    op.add_column("office", sa.Column("half_year_to", sa.Text(), server_default="", nullable=False))
    op.add_column("year_record", sa.Column("registered_for", sa.Text(), server_default="", nullable=False))
    # Until now only what was recognised was recorded.
    op.add_column("initiative", sa.Column("recognised", sa.Integer(), server_default="1", nullable=False))
    op.add_column("initiative", sa.Column("registered_on", sa.String(length=10), nullable=True))
    for name in ("units_by", "files_by", "council_on", "submit_by"):
        op.add_column("review_round", sa.Column(name, sa.String(length=10), nullable=True))
    op.add_column("review_round", sa.Column("guided_by", sa.Text(), server_default="", nullable=False))
    _unit_reviews()
    op.add_column("council_session", sa.Column("opinions_by", sa.String(length=10), nullable=True))
    for name in ("posted_from", "posted_until", "ceremony_on"):
        op.add_column("review_round", sa.Column(name, sa.String(length=10), nullable=True))
    for name in ("posted_at", "ceremony_place", "strengths", "weaknesses", "causes", "next_steps"):
        op.add_column("review_round", sa.Column(name, sa.Text(), server_default="", nullable=False))
    for name in ("payment_requester", "chief_accountant"):
        op.add_column("office", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("cancel_reason", sa.Text(), server_default="", nullable=False))


def _unit_reviews() -> None:
    op.create_table(
        "unit_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.String(length=10), nullable=False),
        *(
            sa.Column(name, sa.Text(), server_default="", nullable=False)
            for name in ("started_at", "ended_at", "place", "chair", "secretary")
        ),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("absent", sa.Text(), server_default="", nullable=False),
        sa.Column("discussion", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["review_round.id"], name=op.f("fk_unit_review_round_id_review_round")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_review_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_review")),
        sqlite_autoincrement=True,
    )
    for name in ("round_id", "unit_id"):
        op.create_index(op.f(f"ix_unit_review_{name}"), "unit_review", [name], unique=False)


def _issued_papers() -> None:
    """The version that was changed in Word and taken back; what was issued until now was not."""
    op.add_column("issued_paper", sa.Column("edits", sa.Text(), server_default="", nullable=False))


def _keeping() -> None:
    """Who did it, and what left the machine."""
    # Until now the log had the account of the machine alone: it stands for whoever worked there.
    op.add_column("change", sa.Column("login", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE change SET login = actor")
    op.create_table(
        "departure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("personal", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sealed", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departure")),
        sqlite_autoincrement=True,
    )


def _obstacles() -> None:
    """Why there was an obstacle, for the causes in a report."""
    op.add_column("obstacle", sa.Column("cause", sa.Text(), server_default="", nullable=False))
