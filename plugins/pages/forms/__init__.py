"""The pages of official forms."""
