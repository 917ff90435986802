"""The pages of questions and their archive."""
