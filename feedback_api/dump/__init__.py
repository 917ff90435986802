"""A dump of all an office keeps, in JSON lines, and how it is loaded into another store: an operator's errand."""
