"""Builds the site once: Pelican, what it needs from one build to the next, and what came of it."""
