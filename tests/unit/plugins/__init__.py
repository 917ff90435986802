"""Editors' mistakes, calendars, and a tiny site."""
