"""What the site is told at once: what is built, taken down, interrupted, or to be put right."""
