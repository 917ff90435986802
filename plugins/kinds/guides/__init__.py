"""Guides: what to bring and do for one service."""
