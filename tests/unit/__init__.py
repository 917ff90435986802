"""Rules of single parts, tried without a running server."""
