"""Finds personal details in a text, and hides them."""
