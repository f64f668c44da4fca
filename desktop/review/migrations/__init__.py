"""Steps of the database's schema, run by Alembic when the database is opened.

A new step is a file in ``versions`` named after its number; `SCHEMA_HEAD` in
`desktop.review.database` moves with it, and a test holds the two together.
"""
