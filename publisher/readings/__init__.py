"""Keeps the last good readings of content files: data of the office, which every copy of it takes along."""
