"""Slips of typing and pasting, each told with its own line and its mend."""
