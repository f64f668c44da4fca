"""Verdicts, a site's own operating points, sessions, and the chain that seals the logs."""

import sqlalchemy as sa
from alembic import op

from desktop.review.chain import Chain
from desktop.review.migrations.append_only import make_append_only
from desktop.review.schema import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_verdicts()
    _make_site_points()
    _make_sessions()
    _make_chain()
    for log in ("verdicts", "site_points", "audit_chain"):
        make_append_only(log)


def downgrade() -> None:
    """Logs are never thrown away; a backup is the way back."""
    raise NotImplementedError


def _make_verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("frame", sa.Integer, nullable=False),
        sa.Column("decision", sa.String),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("blind", sa.Boolean, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("model", sa.String),
        sa.Column("version", sa.String),
        sa.Column("probability", sa.Float),
        sa.Column("threshold", sa.Float),
        sa.Column("operating_point", sa.String),
        sa.Column("flagged", sa.Boolean),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_verdicts_film", "verdicts", ["sha256", "frame", "reader"])


def _make_site_points() -> None:
    op.create_table(
        "site_points",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("threshold", sa.Float),
        sa.Column("chosen_on", sa.String, nullable=False),
        sa.Column("films", sa.Integer, nullable=False),
        sa.Column("films_sha256", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_site_points_model", "site_points", ["model", "version"])


def _make_sessions() -> None:
    op.create_table(
        "reading_sessions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("folders", sa.JSON, nullable=False),
        sa.Column("place", sa.JSON),
        sa.Column("state", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )


def _make_chain() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("log", sa.String, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_chain_row", "audit_chain", ["log", "row"], unique=True)
    # What was logged before there was a chain is sealed as it stands now.
    connection = op.get_bind()
    chain = Chain(connection)
    events = _model_events()
    for row in connection.execute(sa.select(events).order_by(events.c.id)).mappings().all():
        chain.seal(events.name, row)


def _model_events() -> sa.TableClause:
    """Return the log as it was at this step, whatever becomes of it later."""
    names = ("user", "action", "name", "version", "sha256", "note")
    return sa.table(
        "model_events",
        sa.column("id", sa.Integer),
        sa.column("at", UtcDateTime),
        *(sa.column(name, sa.String) for name in names),
    )
