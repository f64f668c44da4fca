"""Tables that only grow."""

from alembic import op

_REFUSALS = {
    "sqlite": (
        """
        CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """,
        """
        CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """,
        # INSERT OR REPLACE deletes without asking the trigger above.
        """
        CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """,
    ),
}
"""How each kind of database refuses to change or delete a row."""


def make_append_only(table: str) -> None:
    """Let the database itself refuse to change or delete a row of a table with an ``id``."""
    for refusal in _REFUSALS[op.get_bind().dialect.name]:
        op.execute(refusal.format(table=table))
