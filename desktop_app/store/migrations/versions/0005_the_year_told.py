"""Reports with a span, several plans, movements, what the clerk changes in the law, who signed.

Revision ID: 0005
"""

import json
import re

import sqlalchemy as sa
from alembic import op

from desktop_app.domain.vietnamese import folded_words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


_REPORTS = {"annual-report": ("annual", "year", "11-15"), "half-year-report": ("half_year", "round", "06-30")}
"""For each paper, the kind of its report, the option that names its period, and its usual cut-off."""
_CUT_OFF = re.compile("tính đến ngày ([0-9]{2})/([0-9]{2})/([0-9]{4})")


def upgrade() -> None:
    """Add the tables and columns, subject by subject."""
    _offices()
    _rules()
    _plans()
    _movements()
    _activities()
    _nominations()
    _reports()
    _statements()


def _offices() -> None:
    op.add_column("person", sa.Column("served_from", sa.String(length=10), nullable=True))
    op.add_column("office", sa.Column("valid_from", sa.String(length=10), nullable=True))
    for name in ("functions", "office_rule", "copies_to"):
        op.add_column("office", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("decision", sa.Column("signer_title", sa.Text(), server_default="", nullable=False))
    # A signed decision printed the office's signer of whatever day: it keeps the one that it prints now.
    for name in ("signer", "signer_title"):
        of_office = {"signer": "signer_name"}.get(name, name)
        op.execute(
            f"UPDATE decision SET {name} = coalesce((SELECT {of_office} FROM office ORDER BY id LIMIT 1), '') "
            f"WHERE {name} = '' AND level = 'department' AND number != '' AND signed_on IS NOT NULL"
        )


def _rules() -> None:
    op.create_table(
        "rule_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_set")),
        sqlite_autoincrement=True,
    )
    op.add_column("review_round", sa.Column("rule_text", sa.Text(), server_default="", nullable=False))


def _plans() -> None:
    """Plans have what papers cite of them, tasks several deadlines, and a period the days that it covers."""
    for name in ("number", "issuer", "short_name", "programme", "search_text"):
        op.add_column("plan", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("plan", sa.Column("document_type", sa.Text(), server_default="Kế hoạch", nullable=False))
    op.add_column("plan", sa.Column("state", sa.String(length=12), server_default="in_force", nullable=False))
    for name in ("dated_on", "late_from"):
        op.add_column("plan", sa.Column(name, sa.String(length=10), nullable=True))
    op.create_table(
        "plan_adjustment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("document_type", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("dated_on", sa.String(length=10), nullable=True),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("paragraphs_before", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_adjustment_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_adjustment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_plan_adjustment_plan_id"), "plan_adjustment", ["plan_id"], unique=False)
    op.create_table(
        "further_deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        *(
            sa.Column(name, sa.Text(), server_default="", nullable=False)
            for name in ("deadline_text", "deadline_kind", "recurrence", "deadline_until_round")
        ),
        *(
            sa.Column(f"deadline_{name}", sa.Integer(), nullable=True)
            for name in ("day", "month", "quarter", "year", "from_year", "to_year")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_further_deadline_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_further_deadline")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_further_deadline_task_id"), "further_deadline", ["task_id"], unique=False)
    op.add_column("occurrence", sa.Column("deadline_place", sa.Integer(), server_default="0", nullable=False))
    op.add_column("occurrence", sa.Column("whole_period", sa.Integer(), nullable=True))
    for name in ("period_from", "period_to"):
        op.add_column("occurrence", sa.Column(name, sa.String(length=10), nullable=True))
    _fill_plans()


def _fill_plans() -> None:
    connection = op.get_bind()
    each_period = "deadline_month IS NULL AND deadline_quarter IS NULL AND deadline_kind || recurrence IN"
    each_period += " ('monthmonthly', 'quarterquarterly', 'yearyearly') OR deadline_kind IN ('none', 'ongoing')"
    whole = f"UPDATE occurrence SET whole_period = task_id IN (SELECT id FROM task WHERE {each_period})"
    connection.execute(sa.text(whole))
    for period_from, period_to, condition in (
        ("period || '-01-01'", "period || '-12-31'", "length(period) = 4"),
        ("substr(period, 1, 4) || '-01-01'", "substr(period, 1, 4) || '-06-30'", "period LIKE '%-H1'"),
        ("substr(period, 1, 4) || '-07-01'", "substr(period, 1, 4) || '-12-31'", "period LIKE '%-H2'"),
        (
            "substr(period, 1, 4) || printf('-%02d-01', 3 * substr(period, 7) - 2)",
            "date(substr(period, 1, 4) || printf('-%02d-01', 3 * substr(period, 7)), '+1 month', '-1 day')",
            "period LIKE '%-Q_'",
        ),
        ("period || '-01'", "date(period || '-01', '+1 month', '-1 day')", "period GLOB '????-[01][0-9]'"),
    ):
        statement = f"UPDATE occurrence SET period_from = {period_from}, period_to = {period_to} WHERE {condition}"
        connection.execute(sa.text(statement))
    # Periods of years before a plan was taken in were never asked for: they are not late.
    taken_in = """
        SELECT min(substr("change".at, 1, 4)) FROM change_item JOIN "change" ON "change".id = change_item.change_id
        WHERE change_item.table_name = 'plan' AND change_item.row_id = plan.id
    """
    connection.execute(sa.text(f"UPDATE plan SET late_from = coalesce(({taken_in}), tracked_from_year) || '-01-01'"))
    for plan_id, title in connection.execute(sa.text("SELECT id, title FROM plan")).fetchall():
        connection.execute(
            sa.text("UPDATE plan SET search_text = :words WHERE id = :id"),
            {"words": folded_words(title, "", "", ""), "id": plan_id},
        )


def _movements() -> None:
    """Movements, their criteria, who registered; rounds, nominations and activities can belong to one."""
    op.create_table(
        "emulation_movement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("from_date", sa.String(length=10), nullable=False),
        sa.Column("to_date", sa.String(length=10), nullable=True),
        sa.Column("document_type", sa.Text(), server_default="", nullable=False),
        sa.Column("document_number", sa.Text(), server_default="", nullable=False),
        sa.Column("document_date", sa.String(length=10), nullable=True),
        sa.Column("document_abstract", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=True),
        sa.Column("weaknesses", sa.Text(), server_default="", nullable=False),
        sa.Column("causes", sa.Text(), server_default="", nullable=False),
        sa.Column("next_steps", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emulation_movement")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "movement_criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), server_default="", nullable=False),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["movement_id"], ["emulation_movement.id"], name=op.f("fk_movement_criterion_movement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement_criterion")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_movement_criterion_movement_id"), "movement_criterion", ["movement_id"], unique=False)
    op.create_table(
        "movement_registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("registered_on", sa.String(length=10), nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["movement_id"], ["emulation_movement.id"], name=op.f("fk_movement_registration_movement_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_movement_registration_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_movement_registration_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement_registration")),
        sqlite_autoincrement=True,
    )
    for column in ("movement_id", "person_id", "unit_id"):
        op.create_index(f"ix_movement_registration_{column}", "movement_registration", [column], unique=False)
    for table in ("activity", "review_round", "nomination"):
        _add_link(table, "movement_id", "emulation_movement")


def _add_link(table: str, column: str, target: str) -> None:
    """Add a link to a table without writing its rows anew, which Alembic would do for the sake of the foreign key."""
    reference = f"CONSTRAINT fk_{table}_{column} REFERENCES {target} (id)"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER {reference}")
    op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def _activities() -> None:
    # Of those entered before, only that they took part is known.
    role = sa.Column("role", sa.String(12), nullable=False, server_default="took_part")
    op.add_column("participant", role)
    for name in ("partners", "document"):
        op.add_column("activity", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("activity", sa.Column("document_date", sa.String(length=10), nullable=True))
    op.add_column("activity", sa.Column("notable", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_activity_task", "activity", ["task_id", "trashed_at", "from_date"], unique=False)


def _nominations() -> None:
    op.add_column("nomination", sa.Column("summary_as_of", sa.Integer(), nullable=True))


def _reports() -> None:
    op.add_column("report", sa.Column("plan_id", sa.Integer(), nullable=True))
    for name in ("issued_from", "issued_to", "dated_on"):
        op.add_column("report", sa.Column(name, sa.String(length=10), nullable=True))
    op.add_column("report", sa.Column("issued_change", sa.Integer(), nullable=True))
    op.add_column("report", sa.Column("number", sa.Text(), server_default="", nullable=False))
    # Until now every report was of the one plan.
    op.execute("UPDATE report SET plan_id = (SELECT min(id) FROM plan WHERE trashed_at IS NULL)")
    _close_issued_reports()


def _close_issued_reports() -> None:
    """Say of each report that was issued which days it told: those of its year up to the cut-off that it prints."""
    connection = op.get_bind()
    papers = connection.execute(
        sa.text(
            "SELECT kind, options, number, dated_on, content, (SELECT max(change_id) FROM change_item "
            "WHERE table_name = 'issued_paper' AND row_id = issued_paper.id AND before IS NULL) AS change_id "
            "FROM issued_paper WHERE kind IN ('annual-report', 'half-year-report') ORDER BY version"
        )
    )
    for paper in papers.mappings().all():
        kind, option, usual = _REPORTS[paper["kind"]]
        period = json.loads(paper["options"]).get(option, "")
        year = period[:4]
        printed = _CUT_OFF.search(json.dumps(json.loads(paper["content"] or "{}"), ensure_ascii=False))
        values = {
            "kind": kind,
            "period": period,
            "issued_from": f"{year}-01-01",
            "issued_to": "-".join(reversed(printed.groups())) if printed else f"{year}-{usual}",
            "issued_change": paper["change_id"],
            "number": paper["number"],
            "dated_on": paper["dated_on"],
        }
        connection.execute(
            sa.text(
                "INSERT INTO report (kind, period, cut_off, plan_id) SELECT :kind, :period, :issued_to, "
                "(SELECT min(id) FROM plan WHERE trashed_at IS NULL) "
                "WHERE NOT EXISTS (SELECT 1 FROM report WHERE kind = :kind AND period = :period)"
            ),
            values,
        )
        connection.execute(
            sa.text(
                "UPDATE report SET issued_from = :issued_from, issued_to = :issued_to, issued_change = :issued_change, "
                "number = :number, dated_on = :dated_on WHERE kind = :kind AND period = :period"
            ),
            values,
        )


def _statements() -> None:
    op.create_table(
        "report_statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.String(length=10), nullable=False),
        sa.Column("stated_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_statement_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_statement")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_statement_report_id"), "report_statement", ["report_id"], unique=False)
