"""Runs migrations on the connection that `desktop.review.database` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
# The caller's transaction encloses everything: a migration happens whole or not at all.
context.run_migrations()
