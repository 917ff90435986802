"""The pages of villages."""
