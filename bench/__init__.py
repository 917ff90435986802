"""Measures this system against its peers."""
