"""The page of one letter: what came, what is typed about it, and what is done."""
