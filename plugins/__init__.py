"""Turns content files and published answers into pages, one package a kind."""
