"""Official forms: where one is had, what must be known to fill it, who signs, and what its sheet asks."""
