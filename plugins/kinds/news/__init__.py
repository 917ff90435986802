"""News posts, which Pelican knows as articles."""
