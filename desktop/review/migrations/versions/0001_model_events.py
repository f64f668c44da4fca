"""The log of model changes."""

import sqlalchemy as sa
from alembic import op

from desktop.review.migrations.append_only import make_append_only

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "model_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_events_name", "model_events", ["name"])
    make_append_only("model_events")


def downgrade() -> None:
    """Logs are never thrown away; a backup is the way back."""
    raise NotImplementedError
