"""Programmes: what kind of visit day there is."""
