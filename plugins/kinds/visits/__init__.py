"""Visits: dated days on which services come to one place."""
