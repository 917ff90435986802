"""Reads content files: headers, fields, bodies, and everything that is wrong with them, whatever the kind."""
