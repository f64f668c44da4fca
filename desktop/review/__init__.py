"""Findings and the order of the worklist; the database."""
