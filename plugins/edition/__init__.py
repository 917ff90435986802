"""One build: all content, checked, and what it shows on this day."""
