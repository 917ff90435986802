"""Posters: large sheets for a wall, one a guide and one a village."""
