"""The name of the first member of staff, for whoever only says it."""

FIRST_NAME = "petugas"
