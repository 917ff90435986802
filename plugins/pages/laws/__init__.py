"""The pages of laws: what stands on each of them, and what changed it."""
