"""Addresses last for ever: what was published once has a page, or a line that says where it went."""
