"""Atom feeds: everything new, answers, and what concerns one village."""
