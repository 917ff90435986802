"""The press, its target, and what starts both on one machine."""
